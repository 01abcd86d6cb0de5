//! `reply_markup` and its refusals.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Arguments;
use crate::error::ApiError;
use crate::wire::{InlineButton, InlineKeyboard, Markup};

/// Most bytes of `callback_data`.
const MAX_DATA: usize = 64;

/// Reads and checks `reply_markup`.
pub(super) fn read(call: &Arguments) -> Result<Markup, ApiError> {
    let refusal = "can't parse reply keyboard markup JSON object";
    let Some(given) = call.object::<Map<String, Value>>("reply_markup", refusal)? else {
        return Ok(Markup::None);
    };
    let yes = |name: &str| given.get(name).and_then(Value::as_bool) == Some(true);
    let (removes, forces) = (yes("remove_keyboard"), yes("force_reply"));
    if given.contains_key("inline_keyboard") {
        return inline(Value::Object(given));
    }
    if let Some(rows) = given.get("keyboard") {
        return reply(rows);
    }
    Ok(if removes {
        Markup::RemoveReply
    } else if forces {
        Markup::ForceReply
    } else {
        Markup::None
    })
}

/// The inline keyboard that an edit leaves under the message; without one the old one goes.
pub(super) fn for_edit(call: &Arguments) -> Result<Option<InlineKeyboard>, ApiError> {
    match read(call)? {
        Markup::Inline(keyboard) => Ok(Some(keyboard)),
        Markup::None => Ok(None),
        Markup::Reply(_) | Markup::RemoveReply | Markup::ForceReply => {
            Err(ApiError::bad("inline keyboard expected"))
        }
    }
}

fn inline(given: Value) -> Result<Markup, ApiError> {
    let keyboard: InlineKeyboard = serde_json::from_value(given)
        .map_err(|_| ApiError::bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object"))?;
    for button in keyboard.buttons() {
        check(button)?;
    }
    let rows: Vec<_> = keyboard.inline_keyboard.into_iter().filter(|row| !row.is_empty()).collect();
    if rows.is_empty() {
        return Ok(Markup::None);
    }
    Ok(Markup::Inline(InlineKeyboard { inline_keyboard: rows }))
}

fn check(button: &InlineButton) -> Result<(), ApiError> {
    if button.text.trim().is_empty() {
        return Err(ApiError::bad("can't parse inline keyboard button: Text must be non-empty"));
    }
    if let Some(data) = &button.callback_data {
        let fits = (1..=MAX_DATA).contains(&data.len());
        return if fits { Ok(()) } else { Err(ApiError::bad("BUTTON_DATA_INVALID")) };
    }
    match &button.url {
        Some(url) => check_url(url),
        None if button.other.is_empty() => {
            Err(ApiError::bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"))
        }
        None => Ok(()),
    }
}

/// Telegram takes no address without a dot in its host, `localhost` for one.
fn check_url(url: &str) -> Result<(), ApiError> {
    let scheme_free = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = scheme_free.split(['/', '?', '#']).next().unwrap_or_default();
    if url.starts_with("tg://") || host.contains('.') {
        return Ok(());
    }
    Err(ApiError::bad(format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")))
}

fn reply(rows: &Value) -> Result<Markup, ApiError> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Key {
        Label(String),
        Button { text: String },
    }
    let refusal = |_| ApiError::bad("can't parse keyboard button: KeyboardButton must be an Object");
    let rows = Vec::<Vec<Key>>::deserialize(rows).map_err(refusal)?;
    let label = |key| match key {
        Key::Label(text) | Key::Button { text } => text,
    };
    Ok(Markup::Reply(rows.into_iter().map(|row| row.into_iter().map(label).collect()).collect()))
}
