//! What goes over the wire: the Bot API's objects as JSON, paths, and the client for what stays on this machine.

use serde_json::{Map, Value, json};

/// Inserts unless absent: the Bot API leaves out empty fields instead of sending null.
pub(crate) fn put<V: Into<Value>>(object: &mut Value, name: &str, value: Option<V>) {
    if let (Value::Object(object), Some(value)) = (object, value) {
        object.insert(name.to_owned(), value.into());
    }
}

/// `Message` without its content.
pub(crate) fn message_head(message_id: i64, date: i64, chat: &Value, from: &Value) -> Map<String, Value> {
    let mut head = Map::new();
    head.insert("message_id".to_owned(), json!(message_id));
    head.insert("date".to_owned(), json!(date));
    head.insert("chat".to_owned(), chat.clone());
    head.insert("from".to_owned(), from.clone());
    head
}

/// `ChatMember` with one of the statuses the emulator knows.
pub(crate) fn member(status: &str, user: &Value) -> Value {
    let mut member = json!({"status": status, "user": user});
    if status == "kicked" {
        put(&mut member, "until_date", Some(0));
    }
    member
}

/// An integer field of a JSON object.
pub(crate) fn integer(object: &Value, name: &str) -> Option<i64> {
    object.get(name)?.as_i64()
}

/// A string field of a JSON object, owned.
pub(crate) fn string(object: &Value, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

/// An HTTP client that goes straight to its address. A proxy of the environment is meant for the world outside, and a
/// redirected update would reach somebody the bot did not name.
pub(crate) fn direct() -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
    // Nothing is asked for that this machine could lack.
    client.unwrap_or_default()
}

/// Clients encode the token's colon or the slash of a file path; broken escapes stay as they are.
pub(crate) fn percent_decoded(path: &str) -> String {
    let mut decoded = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
