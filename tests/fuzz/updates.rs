//! Updates: whole ones with odd fields, some of which are missing, and the same with broken bytes.

use layanan_ktp::app::inbound::Incoming;
use layanan_ktp::telegram::inbound::parse;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{send, text};

/// A field that may be as it should, of another kind, or not there.
fn field(name: &'static str, good: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<(String, Value)>> {
    prop_oneof![
        80 => good.prop_map(move |value| Some((name.to_owned(), value))),
        1 => odd().prop_map(move |value| Some((name.to_owned(), value))),
        1 => Just(None),
    ]
    .boxed()
}

fn object(fields: Vec<BoxedStrategy<Option<(String, Value)>>>) -> BoxedStrategy<Value> {
    fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect::<Map<_, _>>())).boxed()
}

fn odd() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}", inner), 0..4)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
    .boxed()
}

fn number() -> BoxedStrategy<Value> {
    prop_oneof![
        80 => (1i64..5000).prop_map(Value::from),
        1 => prop::sample::select(vec![0, -1, i64::MIN, i64::MAX, i64::from(i32::MAX), i64::from(i32::MAX) + 1, -100_123]).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
    ]
    .boxed()
}

fn words() -> BoxedStrategy<Value> {
    text().prop_map(Value::from).boxed()
}

fn one_of(all: &[&'static str]) -> BoxedStrategy<Value> {
    prop_oneof![40 => prop::sample::select(all.to_vec()).prop_map(Value::from), 1 => text().prop_map(Value::from)]
        .boxed()
}

fn chat() -> BoxedStrategy<Value> {
    let kinds = one_of(&["private", "private", "private", "group", "supergroup", "channel"]);
    object(vec![field("id", number()), field("type", kinds), field("first_name", words()), field("title", words())])
}

fn user() -> BoxedStrategy<Value> {
    let bot = any::<bool>().prop_map(Value::from);
    object(vec![
        field("id", number()),
        field("is_bot", bot),
        field("first_name", words()),
        field("language_code", words()),
    ])
}

fn file(kinds: &[&'static str]) -> BoxedStrategy<Value> {
    object(vec![
        field("file_id", words()),
        field("file_unique_id", words()),
        field("file_size", number()),
        field("width", number()),
        field("height", number()),
        field("mime_type", one_of(kinds)),
        field("file_name", words()),
    ])
}

/// What a message holds.
fn content() -> BoxedStrategy<Option<(String, Value)>> {
    let entity = object(vec![
        field("type", one_of(&["bot_command", "mention", "url", "text_link", "pre", "custom_emoji"])),
        field("offset", number()),
        field("length", number()),
    ]);
    let files = ["application/pdf", "image/jpeg", "image/heic", "text/plain", "a/b/c", ""];
    let contact =
        object(vec![field("phone_number", words()), field("first_name", words()), field("user_id", number())]);
    prop_oneof![
        6 => field("text", words()),
        2 => field("photo", prop::collection::vec(file(&files), 0..4).prop_map(Value::from)),
        3 => field("document", file(&files)),
        2 => field("contact", contact),
        1 => field("caption", words()),
        1 => field("entities", prop::collection::vec(entity, 0..4).prop_map(Value::from)),
        1 => field("sticker", odd()),
        1 => field("location", odd()),
        1 => field("dice", odd()),
        1 => field("new_chat_members", odd()),
        1 => field("pinned_message", odd()),
        1 => field("media_group_id", words()),
        1 => field("forward_origin", odd()),
        1 => ("[a-z_]{1,12}", odd()).prop_map(Some),
    ]
    .boxed()
}

fn message() -> BoxedStrategy<Value> {
    let mut fields =
        vec![field("message_id", number()), field("date", number()), field("chat", chat()), field("from", user())];
    fields.extend(std::iter::repeat_with(content).take(3));
    object(fields)
}

fn update() -> BoxedStrategy<Value> {
    let query = object(vec![
        field("id", words()),
        field("from", user()),
        field("chat_instance", words()),
        field("data", prop_oneof![words(), Just(json!("1:p:K74MQXP:st"))]),
        field("message", message()),
    ]);
    let member = || {
        let status = one_of(&["member", "kicked", "left", "administrator", "creator", "restricted"]);
        object(vec![
            field("status", status),
            field("user", user()),
            field("until_date", number()),
            field("is_anonymous", odd()),
        ])
    };
    let change = object(vec![
        field("chat", chat()),
        field("from", user()),
        field("date", number()),
        field("old_chat_member", member()),
        field("new_chat_member", member()),
    ]);
    let kind = prop_oneof![
        8 => message().prop_map(|value| ("message".to_owned(), value)),
        2 => message().prop_map(|value| ("edited_message".to_owned(), value)),
        4 => query.prop_map(|value| ("callback_query".to_owned(), value)),
        2 => change.prop_map(|value| ("my_chat_member".to_owned(), value)),
        1 => message().prop_map(|value| ("channel_post".to_owned(), value)),
        1 => ("[a-z_]{1,20}", odd()),
    ];
    (number(), kind)
        .prop_map(|(number, (kind, value))| {
            let mut update = Map::new();
            update.insert("update_id".to_owned(), number);
            update.insert(kind, value);
            Value::Object(update)
        })
        .boxed()
}

/// Bytes that were cut, turned over, doubled or put in.
fn harmed(bytes: Vec<u8>, harm: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes;
    for (at, how, new) in harm {
        if bytes.is_empty() {
            return bytes;
        }
        let at = at.index(bytes.len());
        match how % 4 {
            0 => bytes.truncate(at),
            1 => bytes[at] = *new,
            2 => bytes.insert(at, *new),
            _ => {
                bytes.remove(at);
            }
        }
    }
    bytes
}

#[test]
fn updates() {
    let harm = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 0..3);
    let inputs = prop_oneof![
        6 => update().prop_map(|value| value.to_string().into_bytes()),
        3 => (update(), harm).prop_map(|(value, harm)| harmed(value.to_string().into_bytes(), &harm)),
        1 => any::<Vec<u8>>(),
    ];
    let (read, of_people) = (std::cell::Cell::new(0u32), std::cell::Cell::new(0u32));
    send("updates", 35, inputs, |bytes| {
        if let Ok(inbound) = parse(&bytes, "sooko_bot") {
            read.set(read.get() + 1);
            if !matches!(inbound.what, Incoming::Nothing | Incoming::Group) {
                of_people.set(of_people.get() + 1);
            }
            let _ = format!("{inbound:?}");
        }
        Ok(())
    });
    println!("updates: {} could be read, {} of them said something", read.get(), of_people.get());
    assert!(of_people.get() > 0, "nothing gets as far as it should");
}
