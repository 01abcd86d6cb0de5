//! What is to be said → payloads of the Bot API.

use reqwest::multipart::{Form, Part};
use teloxide::payloads::{DeleteMessage, EditMessageText, SendMessage};
use teloxide::types::{
    ButtonRequest, ChatId as TgChatId, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, KeyboardMarkup,
    KeyboardRemove, LinkPreviewOptions, MessageId, ParseMode, Recipient, ReplyMarkup,
};

use super::callback;
use crate::domain::berkas::{FileKind, Media};
use crate::domain::petugas::ChatId;
use crate::domain::wib::today_wib;
use crate::locale::Locale;
use crate::pesan::copy::DataCopy;
use crate::pesan::outgoing::Shown;
use crate::pesan::receipt::Receipt;
use crate::pesan::{Button, Keyboard, Pesan, Reply};
use crate::print;

/// Telegram takes 4096 UTF-16 units after entities are parsed; before, with room to spare, fewer still fit.
const MAX_UNITS: usize = 4000;

/// Telegram takes 1024 for what stands below a file.
const MAX_CAPTION: usize = 1000;

/// A message as new ones: a long text in parts, the buttons below the last.
#[must_use]
pub fn messages(chat: ChatId, reply: &Reply, locale: Locale) -> Vec<SendMessage> {
    let mut parts: Vec<SendMessage> =
        parts(&locale.html(&reply.text), MAX_UNITS).into_iter().map(|text| message(chat, text)).collect();
    if let Some(last) = parts.last_mut() {
        last.reply_markup = markup(reply, locale);
    }
    parts
}

fn message(chat: ChatId, text: String) -> SendMessage {
    let mut payload = SendMessage::new(recipient(chat), text);
    payload.parse_mode = Some(ParseMode::Html);
    payload.link_preview_options = Some(no_preview());
    payload
}

/// A message in place of one that was sent; what does not fit is left out, with the buttons kept.
pub fn edit(chat: ChatId, message_id: i64, reply: &Reply, locale: Locale) -> EditMessageText {
    let text = parts(&locale.html(&reply.text), MAX_UNITS).into_iter().next().unwrap_or_default();
    let mut payload = EditMessageText::new(recipient(chat), id(message_id), text);
    payload.parse_mode = Some(ParseMode::Html);
    payload.link_preview_options = Some(no_preview());
    payload.reply_markup = keyboard(reply, locale);
    payload
}

/// The same, with what does not fit as new messages behind it, which then have the buttons.
pub fn edit_whole(chat: ChatId, message_id: i64, reply: &Reply, locale: Locale) -> (EditMessageText, Vec<SendMessage>) {
    let mut edit = edit(chat, message_id, reply, locale);
    let rest: Vec<SendMessage> = messages(chat, reply, locale).into_iter().skip(1).collect();
    if !rest.is_empty() {
        edit.reply_markup = None;
    }
    (edit, rest)
}

/// A message goes from the chat.
pub fn delete(chat: ChatId, message_id: i64) -> DeleteMessage {
    DeleteMessage::new(recipient(chat), id(message_id))
}

fn id(message_id: i64) -> MessageId {
    MessageId(i32::try_from(message_id).unwrap_or(i32::MAX))
}

/// A receipt, made into a page.
///
/// # Errors
/// The link does not fit into a code: nothing that waiting mends.
pub fn receipt(chat: ChatId, receipt: &Receipt, caption: &Pesan, locale: Locale) -> Result<Form, print::TooLong> {
    let page = print::receipt(receipt, locale)?;
    let name = format!("tanda-terima-{}.pdf", receipt.kode);
    let file = Part::bytes(page).file_name(name).mime_str("application/pdf");
    let file = file.map_err(|_| print::TooLong)?; // the type is one
    Ok(Form::new()
        .text("chat_id", chat.0.to_string())
        .text("caption", caption_text(caption, locale))
        .text("parse_mode", "HTML")
        .part("document", file))
}

/// A copy of what is kept of a person, as a file.
///
/// # Errors
/// It cannot be written as JSON: nothing that waiting mends.
pub fn copy(chat: ChatId, copy: &DataCopy, caption: &Pesan, locale: Locale) -> Result<Form, serde_json::Error> {
    let name = format!("dataku-{}.json", today_wib(copy.dibuat));
    Ok(document(chat, (name, serde_json::to_vec_pretty(copy)?), caption, locale))
}

/// A document that was made for a chat.
#[must_use]
pub fn document(chat: ChatId, (name, bytes): (String, Vec<u8>), caption: &Pesan, locale: Locale) -> Form {
    Form::new()
        .text("chat_id", chat.0.to_string())
        .text("caption", caption_text(caption, locale))
        .text("parse_mode", "HTML")
        .part("document", Part::bytes(bytes).file_name(name))
}

/// A picture that was made for a chat.
#[must_use]
pub fn picture(chat: ChatId, (name, bytes): (String, Vec<u8>), caption: &Pesan, locale: Locale) -> Form {
    Form::new()
        .text("chat_id", chat.0.to_string())
        .text("caption", caption_text(caption, locale))
        .text("parse_mode", "HTML")
        .part("photo", Part::bytes(bytes).file_name(name))
}

/// What a file is, and what it is sent as.
pub struct Ready<'a> {
    /// How it is shown.
    pub shown: &'a Shown,
    /// What it is.
    pub media: Media,
    /// The file with its mark.
    pub bytes: Vec<u8>,
}

impl Ready<'_> {
    /// The kind of its method and its part.
    fn field(&self) -> &'static str {
        match self.shown.kind {
            FileKind::Foto => "photo",
            FileKind::Dokumen => "document",
        }
    }

    fn part(self) -> Option<Part> {
        let (name, mime) = match self.media {
            Media::Jpeg => ("berkas.jpg", "image/jpeg"),
            Media::Pdf => ("berkas.pdf", "application/pdf"),
        };
        Part::bytes(self.bytes).file_name(name).mime_str(mime).ok() // the types are some
    }
}

/// Files that are shown, side by side where there are several: the method, and what goes with it. `None`: there is none.
#[must_use]
pub fn files(chat: ChatId, mut ready: Vec<Ready<'_>>, locale: Locale) -> Option<(&'static str, Form)> {
    let form = Form::new().text("chat_id", chat.0.to_string());
    if ready.len() > 1 {
        return album(ready, form, locale).map(|form| ("sendMediaGroup", form));
    }
    let one = ready.pop()?;
    let (field, caption) = (one.field(), caption_text(&one.shown.caption, locale));
    let method = match one.shown.kind {
        FileKind::Foto => "sendPhoto",
        FileKind::Dokumen => "sendDocument",
    };
    Some((method, form.text("caption", caption).text("parse_mode", "HTML").part(field, one.part()?)))
}

fn album(ready: Vec<Ready<'_>>, mut form: Form, locale: Locale) -> Option<Form> {
    let mut media = Vec::new();
    for (n, one) in ready.into_iter().enumerate() {
        let name = format!("file{n}");
        media.push(serde_json::json!({
            "type": one.field(),
            "media": format!("attach://{name}"),
            "caption": caption_text(&one.shown.caption, locale),
            "parse_mode": "HTML",
        }));
        form = form.part(name, one.part()?);
    }
    Some(form.text("media", serde_json::Value::Array(media).to_string()))
}

fn caption_text(caption: &Pesan, locale: Locale) -> String {
    parts(&locale.html(caption), MAX_CAPTION).into_iter().next().unwrap_or_default()
}

fn recipient(chat: ChatId) -> Recipient {
    Recipient::Id(TgChatId(chat.0))
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn markup(reply: &Reply, locale: Locale) -> Option<ReplyMarkup> {
    if let Some(inline) = keyboard(reply, locale) {
        return Some(ReplyMarkup::InlineKeyboard(inline));
    }
    match &reply.keyboard {
        Keyboard::AsBefore => None,
        Keyboard::Contact(label) => {
            let key = KeyboardButton::new(locale.label(label)).request(ButtonRequest::Contact);
            Some(ReplyMarkup::Keyboard(KeyboardMarkup::new([[key]]).resize_keyboard().one_time_keyboard()))
        }
        Keyboard::Letters => Some(ReplyMarkup::KeyboardRemove(KeyboardRemove::new())),
    }
}

fn keyboard(reply: &Reply, locale: Locale) -> Option<InlineKeyboardMarkup> {
    if reply.buttons.is_empty() {
        return None;
    }
    let button = |b: &Button| InlineKeyboardButton::callback(locale.label(&b.label), callback::encode(&b.tap));
    Some(InlineKeyboardMarkup::new(reply.buttons.iter().map(|row| row.iter().map(button).collect::<Vec<_>>())))
}

/// Cuts a text at ends of lines, so that no tag is torn: our texts open and close their tags within a line.
fn parts(text: &str, max: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut room = 0;
    for line in text.trim_end().lines().flat_map(|line| cut(line, max)) {
        let units = line.encode_utf16().count() + 1;
        match parts.last_mut() {
            Some(last) if units <= room => {
                last.push('\n');
                last.push_str(&line);
                room -= units;
            }
            _ => {
                parts.push(line);
                room = max.saturating_sub(units);
            }
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// A line that is too long by itself is typed text without tags; cut between characters, never inside `&amp;`.
fn cut(line: &str, max: usize) -> Vec<String> {
    if line.encode_utf16().count() < max {
        return vec![line.to_owned()];
    }
    let mut cuts = vec![String::new()];
    for word in line.split_inclusive([' ', ';']) {
        let full = cuts.last().is_some_and(|c| c.encode_utf16().count() + word.encode_utf16().count() >= max);
        if full {
            cuts.push(String::new());
        }
        if let Some(last) = cuts.last_mut() {
            last.extend(word.chars().take(max / 2));
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_part_is_longer_than_telegram_takes(text in "[a-z &<🙂\n]{0,3000}") {
            for part in parts(&text, 100) {
                prop_assert!(part.encode_utf16().count() <= 100);
            }
        }
    }

    #[test]
    fn a_long_text_goes_on_in_another_message() {
        let text = (0..300).map(|n| format!("baris <b>{n}</b>")).collect::<Vec<_>>().join("\n");
        let all = parts(&text, 1000);
        assert!(all.len() > 1);
        assert_eq!(all.join("\n"), text);
    }
}
