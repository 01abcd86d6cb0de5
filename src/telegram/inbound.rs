//! An update of Telegram → what arrived.

use teloxide::types::{
    ChatMemberKind, ChatMemberUpdated, Contact, Document, MediaKind, Message, MessageKind, PhotoSize, Update,
    UpdateKind,
};

use super::{callback, command};
use crate::app::inbound::{Inbound, Incoming, NotTaken};
use crate::domain::berkas::{FileKind, FileRef};
use crate::domain::foto::Says;
use crate::domain::kantor::MAX_FILE_MB;
use crate::domain::personal::holds_number;
use crate::domain::petugas::ChatId;

/// An update that this version cannot read. Says nothing of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unreadable update")]
pub struct Unreadable;

/// What teloxide gives as the size where Telegram does not tell it, as it need not.
const UNKNOWN_SIZE: u32 = u32::MAX;

/// Reads the bytes of an update.
///
/// # Errors
/// [`Unreadable`]: not an update, or of a kind that this version does not know.
#[expect(clippy::wildcard_enum_match_arm, reason = "teloxide's enums grow with Telegram; what is new needs no answer")]
pub fn parse(raw: &[u8], bot_username: &str) -> Result<Inbound, Unreadable> {
    // From text, never from a `Value`: teloxide asks for a borrowed key, and every update would become an `Error`.
    let update: Update = serde_json::from_slice(raw).map_err(|_| Unreadable)?;
    let chat = ChatId(
        update
            .chat()
            .map(|c| c.id.0)
            .or_else(|| update.from().map(|u| i64::try_from(u.id.0).unwrap_or(0)))
            .unwrap_or(0),
    );
    let private = update.chat().is_none_or(teloxide::types::Chat::is_private);
    let (personal, captioned) = match &update.kind {
        UpdateKind::Message(message) | UpdateKind::EditedMessage(message) if private => personal(message),
        _ => (None, None),
    };
    let typed = match &update.kind {
        UpdateKind::Message(message) if private => message.text().map(|_| i64::from(message.id.0)),
        _ => None,
    };
    let sent_at = match &update.kind {
        UpdateKind::Message(message) => Some(message.date),
        UpdateKind::EditedMessage(message) => message.edit_date().copied(),
        _ => None,
    };
    let what = match update.kind {
        UpdateKind::Message(message) if private => message_kind(&message, bot_username),
        UpdateKind::Message(message) => in_group(&message, bot_username),
        // A live location is edited every few seconds, for hours: only words are what somebody meant to put right.
        UpdateKind::EditedMessage(message) if private && has_words(&message) => Incoming::Edited,
        UpdateKind::CallbackQuery(query) if private => Incoming::Tap {
            tap: query.data.as_deref().and_then(callback::decode),
            message_id: query.message.as_ref().map(|m| i64::from(m.id().0)),
        },
        UpdateKind::MyChatMember(change) => membership(&change, private),
        UpdateKind::Error(_) => return Err(Unreadable),
        _ => Incoming::Nothing,
    };
    Ok(Inbound { chat, personal, typed, captioned, sent_at, what })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "teloxide's enums grow with Telegram; what is new is not supported")]
fn message_kind(message: &Message, bot_username: &str) -> Incoming {
    if matches!(message.kind, MessageKind::Empty {} | MessageKind::Dice(_)) {
        return not_taken(message, NotTaken::Unsupported); // empty: teloxide cannot read it; answered all the same
    }
    let MessageKind::Common(common) = &message.kind else { return Incoming::Nothing };
    match &common.media_kind {
        MediaKind::Text(text) => command::parse(&text.text, bot_username),
        MediaKind::Photo(photo) => {
            let largest = photo.photo.iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height));
            let taken = |one: &PhotoSize| file(message, (FileKind::Foto, Says::Picture), &one.file);
            largest.map_or(not_taken(message, NotTaken::Unsupported), taken)
        }
        MediaKind::Document(document) => match says(&document.document) {
            Some(says) => file(message, (FileKind::Dokumen, says), &document.document.file),
            None => not_taken(message, NotTaken::WrongFileType),
        },
        MediaKind::Contact(shared) => contact(message, &shared.contact),
        _ => not_taken(message, NotTaken::Unsupported),
    }
}

/// Whose contact it is, Telegram says only of people it knows.
fn contact(message: &Message, contact: &Contact) -> Incoming {
    let sender = message.from.as_ref().map(|user| user.id);
    Incoming::Contact {
        phone: contact.phone_number.clone(),
        own: contact.user_id.is_some() && contact.user_id == sender,
    }
}

/// The message, where a NIK or the number of a KK stands in its text; or else in its caption. One with a photo, a video or a
/// voice may be the only copy that the person has: it goes only where what it holds is kept.
fn personal(message: &Message) -> (Option<i64>, Option<i64>) {
    let id = |words: &str| holds_number(words).then(|| i64::from(message.id.0));
    (message.text().and_then(id), message.caption().and_then(id))
}

fn has_words(message: &Message) -> bool {
    message.text().or_else(|| message.caption()).is_some()
}

/// What a document says that it is; `None` for what is not accepted. Some programs send a PDF without its type.
fn says(document: &Document) -> Option<Says> {
    let Some(mime) = &document.mime_type else { return Some(Says::Unnamed) };
    match mime.essence_str() {
        "application/pdf" => Some(Says::Pdf),
        "image/jpeg" | "image/png" | "image/heic" | "image/heif" => Some(Says::Picture),
        "application/octet-stream" => Some(Says::Unnamed),
        _ => None,
    }
}

fn album(message: &Message) -> Option<String> {
    message.media_group_id().map(|id| id.0.clone())
}

fn not_taken(message: &Message, why: NotTaken) -> Incoming {
    Incoming::NotTaken { why, album: album(message) }
}

fn file(message: &Message, (kind, says): (FileKind, Says), file: &teloxide::types::FileMeta) -> Incoming {
    if file.size > MAX_FILE_MB << 20 && file.size != UNKNOWN_SIZE {
        return not_taken(message, NotTaken::FileTooBig);
    }
    let file = FileRef { kind, file_id: file.id.0.clone(), unique_id: file.unique_id.0.clone() };
    Incoming::File { file, says, album: album(message), sent_at: message.date, message_id: message.id.0.into() }
}

/// In a group only what is meant for the bot is answered, and only with a pointer to the private chat.
fn in_group(message: &Message, bot_username: &str) -> Incoming {
    let mention = format!("@{}", bot_username.to_lowercase());
    let meant = message.text().is_some_and(|text| {
        let ours = matches!(command::parse(text, bot_username), Incoming::Command(_) | Incoming::UnknownCommand);
        ours || text.to_lowercase().contains(&mention)
    });
    if meant { Incoming::Group } else { Incoming::Nothing }
}

fn membership(change: &ChatMemberUpdated, private: bool) -> Incoming {
    let kind = &change.new_chat_member.kind;
    let there = matches!(kind, ChatMemberKind::Member(_) | ChatMemberKind::Administrator(_));
    match (private, there) {
        (true, true) => Incoming::Unblocked,
        (true, false) if matches!(kind, ChatMemberKind::Banned(_) | ChatMemberKind::Left) => Incoming::Blocked,
        (false, true) => Incoming::Group,
        (true | false, false) => Incoming::Nothing,
    }
}
