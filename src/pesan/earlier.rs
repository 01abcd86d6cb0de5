//! What earlier programs wrote, read as what this one says: messages wait in `outbox` and buttons in `dialog` while the
//! program is exchanged. A sentence that has landed keeps its name and fields, or a line of `CHANGES` says what became
//! of it. `tests/payloads/` keeps what each release wrote; `tests/telegram/payloads.rs` reads it all.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

type Sentence = Map<String, Value>;

/// What became of a sentence.
enum Change {
    /// The first and the last day stand in one field.
    Days([&'static str; 2]),
    /// Who is told on has to know more: without this field it is the older sentence of this name.
    Without(&'static str, &'static str),
    /// A value of data that was a text is a sentence.
    Value(&'static str),
    /// A field that says this where nothing was said.
    Added(&'static str, fn(&Sentence) -> Value),
    /// Another sentence says it, where it is the older one of this name.
    Into(&'static str, fn(&Sentence) -> Option<Value>),
}

/// Family, sentence, and what became of it.
const CHANGES: &[(&str, &str, Change)] = &[
    // From c74c9c8 to b0e82e1.
    ("Kalender", "HoursLine", Change::Days(["dari", "sampai"])),
    ("Kalender", "AskBiasa", Change::Days(["dari", "sampai"])),
    ("Kalender", "PreviewHours", Change::Days(["dari", "sampai"])),
    ("Kalender", "PreviewEnd", Change::Days(["dari", "sampai"])),
    ("Kalender", "PreviewEndFrom", Change::Days(["dari", "sampai"])),
    ("Kalender", "UsualKhusus", Change::Days(["dari", "sampai"])),
    ("Kalender", "ChangedJamKhusus", Change::Days(["dari", "sampai"])),
    ("Kalender", "ChangedJamKhususSelesai", Change::Days(["dari", "sampai"])),
    ("Kalender", "ChangedJamKhususDiakhiri", Change::Days(["dari", "sampai"])),
    ("Label", "JamKhususEnd", Change::Days(["dari", "sampai"])),
    ("Plh", "Line", Change::Days(["mulai", "sampai"])),
    ("Plh", "LineToday", Change::Days(["mulai", "sampai"])),
    ("Plh", "Confirm", Change::Days(["mulai", "sampai"])),
    ("Plh", "Before", Change::Days(["mulai", "sampai"])),
    ("Plh", "Done", Change::Days(["mulai", "sampai"])),
    ("Plh", "ToldYou", Change::Days(["mulai", "sampai"])),
    ("Plh", "Told", Change::Days(["mulai", "sampai"])),
    ("Plh", "EndConfirm", Change::Days(["mulai", "sampai"])),
    ("Kerja", "AlarmUnowned", Change::Without("sejak", "AlarmUnownedEarlier")),
    ("Kerja", "AlarmPast", Change::Without("sejak", "AlarmPastEarlier")),
    ("Meja", "ToldNotBrought", Change::Added("hubungi", call)),
    ("Meja", "ToldUnanswered", Change::Added("hubungi", call)),
    ("Tunda", "Confirm", Change::Added("tetap", none)),
    ("Tunda", "Confirm", Change::Added("baru", |before| before.get("permohonan").cloned().unwrap_or_default())),
    ("Tunda", "LiftConfirm", Change::Added("tetap", none)),
    ("Tunda", "LiftDone", Change::Added("tetap", none)),
    ("Tunda", "ToldDeclared", Change::Without("orang", "ToldDeclaredEarlier")),
    ("Tunda", "ToldLifted", Change::Without("orang", "ToldLiftedEarlier")),
    // From b0e82e1 on.
    ("Ajukan", "NoticeMore", Change::Added("berkas_hari", |_| Value::from(30))),
    // From f7de063 on.
    ("Perbaikan", "Confirm", Change::Value("baru")),
    ("Perbaikan", "ConfirmAsked", Change::Value("baru")),
    ("Perbaikan", "Changed", Change::Value("baru")),
    ("Perbaikan", "ToldFixed", Change::Value("baru")),
    ("Perbaikan", "Open", Change::Value("baru")),
    ("Perbaikan", "OpenSent", Change::Value("baru")),
    ("Perbaikan", "DoneFixed", Change::Value("baru")),
    // From e4739a4 on. Where nobody knows any more for how long: as the built-in profile keeps it.
    ("Data", "RestFailed", Change::Added("hari", |_| Value::from(30))),
    ("Data", "RestArchived", Change::Added("hari", |_| Value::from(90))),
    ("Data", "RestLooks", Change::Added("hari", |_| Value::from(30))),
    ("Data", "StaysOfPemohon", Change::Without("sampai", "StaysOfPemohonEarlier")),
    // From 98931a8 on: what is said of a langkah stands line by line.
    (
        "Laporan",
        "Step",
        Change::Into("Step", |said| {
            let lines = [("StepDesk", "meja"), ("StepHandled", "ditangani")];
            let lines = lines.map(|(name, field)| Some(laporan(name, &json!({ "lama": said.get(field)? }))));
            step(said, &lines.into_iter().collect::<Option<Vec<_>>>()?)
        }),
    ),
    (
        "Laporan",
        "StepDesk",
        Change::Into("Step", |said| step(said, &[laporan("StepDesk", &json!({ "lama": said.get("meja")? }))])),
    ),
    ("Laporan", "StepTooFew", Change::Into("Step", |said| step(said, &[json!({ "Laporan": "StepTooFew" })]))),
    ("Laporan", "StepOnePerson", Change::Into("Step", |said| step(said, &[json!({ "Laporan": "WhyNotShown" })]))),
    (
        "Laporan",
        "SpreadSop",
        Change::Into("Spread", |said| {
            Some(json!({ "separuh": said.get("separuh")?, "sembilan": said.get("sembilan")? }))
        }),
    ),
];

fn laporan(name: &str, fields: &Value) -> Value {
    json!({ "Laporan": { name: fields } })
}

fn step(said: &Sentence, lines: &[Value]) -> Option<Value> {
    Some(json!({ "langkah": said.get("langkah")?, "isi": lines }))
}

fn call(_: &Sentence) -> Value {
    json!({ "Meja": "CallEarlier" })
}

fn none(_: &Sentence) -> Value {
    Value::from(0)
}

/// Reads what this program or an earlier one wrote.
///
/// # Errors
/// No program that has landed wrote it.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> serde_json::Result<T> {
    serde_json::from_slice(bytes).or_else(|_| {
        let mut value = serde_json::from_slice(bytes)?;
        renew(&mut value);
        serde_json::from_value(value)
    })
}

/// Before files were kept here they were sent on from Telegram. What waits of that says where the file can be opened.
fn sent_on(fields: &Sentence) -> Option<Value> {
    let caption = |shown: &Value| shown.get("file").and_then(|_| shown.get("caption").cloned());
    let mut said: Vec<Value> = match (fields.get("File"), fields.get("Album")) {
        (Some(file), None) => vec![caption(file)?],
        (None, Some(Value::Array(all))) => all.iter().map(caption).collect::<Option<_>>()?,
        _ => return None,
    };
    said.push(json!({ "Foto": "OpenAgain" }));
    Some(json!({ "Say": { "text": { "Together": said }, "buttons": [] } }))
}

/// Every sentence in it, however deep.
fn renew(value: &mut Value) {
    if let Some(say) = value.as_object().and_then(sent_on) {
        *value = say;
    }
    if let Value::Array(parts) = value {
        parts.iter_mut().for_each(renew);
    } else if let Value::Object(fields) = value {
        for (family, inner) in fields.iter_mut() {
            // What stands on a button is under the name of the field.
            let family = if family == "label" { "Label" } else { family };
            if let Value::Object(sentence) = inner {
                CHANGES.iter().filter(|change| change.0 == family).for_each(|change| renew_one(sentence, change));
            }
            renew(inner);
        }
    }
}

fn renew_one(sentence: &mut Sentence, (_, name, change): &(&str, &str, Change)) {
    let Some(Value::Object(fields)) = sentence.get_mut(*name) else { return };
    match change {
        Change::Days([first, last]) => {
            if let (Some(first), Some(last)) = (fields.remove(*first), fields.remove(*last)) {
                fields.insert("hari".to_owned(), json!({ "first": first, "last": last }));
            }
        }
        Change::Without(field, earlier) => {
            if !fields.contains_key(*field) {
                let before = std::mem::take(fields);
                sentence.remove(*name);
                sentence.insert((*earlier).to_owned(), Value::Object(before));
            }
        }
        Change::Value(field) => {
            if let Some(value) = fields.get_mut(*field).filter(|value| value.is_string()) {
                *value = json!({ "Perbaikan": { "Nilai": { "nilai": value } } });
            }
        }
        Change::Into(other, said) => {
            if let Some(value) = said(fields) {
                sentence.remove(*name);
                sentence.insert((*other).to_owned(), value);
            }
        }
        Change::Added(field, said) => {
            if !fields.contains_key(*field) {
                let value = said(fields);
                fields.insert((*field).to_owned(), value);
            }
        }
    }
}
