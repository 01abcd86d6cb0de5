//! `reply_markup`.

use serde_json::Value;

use crate::protocol::ReplyButton;
use crate::reply::Refusal;
use crate::request::Params;
use crate::state::chats::ReplyKeyboard;

/// Keyboards of a message: inline ones belong to it, reply keyboards only come with it.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) inline: Option<Value>,
    pub(super) reply: ReplyKeyboard,
}

impl Markup {
    /// Reads and checks `reply_markup`.
    pub(super) fn read(params: &Params) -> Result<Self, Refusal> {
        let Some(markup) = params.object("reply_markup")? else { return Ok(Self::default()) };
        let inline = match rows(&markup, "inline_keyboard") {
            Some(rows) => {
                check(rows)?;
                rows.iter().any(|row| row.as_array().is_some_and(|row| !row.is_empty())).then(|| markup.clone())
            }
            None => None,
        };
        let reply = ReplyKeyboard {
            rows: rows(&markup, "keyboard").into_iter().flatten().map(reply_row).collect(),
            one_time: is_set(&markup, "one_time_keyboard"),
            remove: is_set(&markup, "remove_keyboard"),
        };
        Ok(Self { inline, reply })
    }
}

fn rows<'a>(markup: &'a Value, name: &str) -> Option<&'a Vec<Value>> {
    markup.get(name)?.as_array()
}

fn is_set(object: &Value, name: &str) -> bool {
    object.get(name) == Some(&Value::Bool(true))
}

fn reply_row(row: &Value) -> Vec<ReplyButton> {
    row.as_array().into_iter().flatten().filter_map(reply_button).collect()
}

/// A button is an object, or its label alone.
fn reply_button(button: &Value) -> Option<ReplyButton> {
    let label = button.as_str().or_else(|| button.get("text")?.as_str())?.to_owned();
    Some(ReplyButton { label, request_contact: is_set(button, "request_contact") })
}

fn check(rows: &[Value]) -> Result<(), Refusal> {
    let broken = || Refusal::bad("can't parse inline keyboard: keyboard row must be an array");
    for row in rows {
        for button in row.as_array().ok_or_else(broken)? {
            check_button(button)?;
        }
    }
    Ok(())
}

fn check_button(button: &Value) -> Result<(), Refusal> {
    let text = |name: &str| button.get(name).and_then(Value::as_str);
    if text("text").unwrap_or_default().is_empty() {
        return Err(Refusal::bad("can't parse inline keyboard button: Field \"text\" must be of type String"));
    }
    if let Some(data) = text("callback_data") {
        return if (1..=64).contains(&data.len()) { Ok(()) } else { Err(Refusal::bad("BUTTON_DATA_INVALID")) };
    }
    if let Some(url) = text("url") {
        let known = ["http://", "https://", "tg://", "t.me/"].iter().any(|scheme| url.starts_with(scheme));
        return if known { Ok(()) } else { Err(Refusal::bad("BUTTON_URL_INVALID")) };
    }
    let other = ["web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text"];
    if other.iter().any(|name| button.get(name).is_some()) {
        return Ok(());
    }
    Err(Refusal::bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"))
}
