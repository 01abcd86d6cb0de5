//! Bytes of updates, as Telegram sends them → what arrived.

use chrono::DateTime;
use layanan_ktp::app::inbound::{Command, Inbound, Incoming, NotTaken};
use layanan_ktp::domain::berkas::{FileKind, FileRef};
use layanan_ktp::domain::foto::Says;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::pesan::tap::{Menu, Tap};
use layanan_ktp::telegram::inbound::parse;
use proptest::prelude::*;
use rstest::rstest;

const BOT: &str = "sooko_bot";

fn arrived(update: &str) -> Option<Inbound> {
    parse(update.as_bytes(), BOT).ok()
}

/// A message of person 11 in their private chat.
fn message(content: &str) -> String {
    update("message", content)
}

fn update(kind: &str, content: &str) -> String {
    format!(
        r#"{{"update_id":7,"{kind}":{{"message_id":5,"date":1795400000,"chat":{{"id":11,"type":"private","first_name":"Siti"}},
        "from":{{"id":11,"is_bot":false,"first_name":"Siti"}},{content}}}}}"#
    )
}

fn in_group(text: &str) -> String {
    let group = r#"{"id":-100123,"type":"supergroup","title":"Warga"}"#;
    message(&format!(r#""text":"{text}""#)).replace(r#"{"id":11,"type":"private","first_name":"Siti"}"#, group)
}

/// The date in all of them.
fn sent() -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(1_795_400_000, 0).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "compared with what may not be readable")]
fn private(what: Incoming) -> Option<Inbound> {
    let is_message =
        !matches!(&what, Incoming::Tap { .. } | Incoming::Edited | Incoming::Blocked | Incoming::Unblocked);
    let sent_at = is_message.then(sent);
    let typed = matches!(&what, Incoming::Text(_) | Incoming::Command(_) | Incoming::UnknownCommand).then_some(5);
    Some(Inbound { chat: ChatId(11), personal: None, typed, captioned: None, sent_at, what })
}

fn personal(update: &str) -> Option<i64> {
    arrived(update).and_then(|inbound| inbound.personal)
}

fn contact(own: bool) -> Incoming {
    Incoming::Contact { phone: "62811".into(), own }
}

#[rstest]
#[case::text(r#""text":"Siti Aminah""#, Incoming::Text("Siti Aminah".into()))]
#[case::a_zero_byte(r#""text":"a\u0000b""#, Incoming::Text("a\0b".into()))]
#[case::command(r#""text":"/status K7 4MQX P","entities":[{"type":"bot_command","offset":0,"length":7}]"#,
    Incoming::Command(Command::Status(Some("K74MQXP".into()))))]
#[case::sticker(r#""sticker":{"file_id":"s","file_unique_id":"u","type":"regular","width":5,"height":5,"is_animated":false,"is_video":false,"file_size":9}"#,
    not_taken(NotTaken::Unsupported))]
#[case::voice(
    r#""voice":{"file_id":"s","file_unique_id":"u","duration":3,"mime_type":"audio/ogg","file_size":9}"#,
    not_taken(NotTaken::Unsupported)
)]
#[case::what_teloxide_cannot_read(
    r#""voice":{"file_id":"s","file_unique_id":"u","duration":3,"file_size":9}"#,
    not_taken(NotTaken::Unsupported)
)]
#[case::of_unknown_size(
    r#""document":{"file_id":"d","file_unique_id":"ud","mime_type":"image/png"}"#,
    file((FileKind::Dokumen, Says::Picture), "d", None)
)]
#[case::location(r#""location":{"latitude":-7.5,"longitude":112.4}"#, not_taken(NotTaken::Unsupported))]
#[case::own_contact(r#""contact":{"phone_number":"62811","first_name":"Siti","user_id":11}"#, contact(true))]
#[case::contact_of_another(r#""contact":{"phone_number":"62811","first_name":"Agus","user_id":12}"#, contact(false))]
#[case::contact_of_nobody(r#""contact":{"phone_number":"62811","first_name":"Agus"}"#, contact(false))]
#[case::word_file(&document("application/msword", 900), not_taken(NotTaken::WrongFileType))]
#[case::document_without_type(
    r#""document":{"file_id":"d","file_unique_id":"ud","file_size":900}"#,
    file((FileKind::Dokumen, Says::Unnamed), "d", None)
)]
#[case::large(&document("application/pdf", (20 << 20) + 1), not_taken(NotTaken::FileTooBig))]
#[case::document_of_any_type(&document("application/octet-stream", 900), file((FileKind::Dokumen, Says::Unnamed), "d", None))]
#[case::as_large_as_may_be(&document("application/pdf", 20 << 20), file((FileKind::Dokumen, Says::Pdf), "d", None))]
#[case::heic(&document("image/heic", 900), file((FileKind::Dokumen, Says::Picture), "d", None))]
fn messages(#[case] content: &str, #[case] what: Incoming) {
    assert_eq!(arrived(&message(content)), private(what));
}

fn document(mime: &str, size: u32) -> String {
    format!(r#""document":{{"file_id":"d","file_unique_id":"ud","mime_type":"{mime}","file_size":{size}}}"#)
}

fn file((kind, says): (FileKind, Says), id: &str, album: Option<&str>) -> Incoming {
    let file = FileRef { kind, file_id: id.into(), unique_id: format!("u{id}") };
    let sent_at = DateTime::from_timestamp(1_795_400_000, 0).unwrap();
    Incoming::File { file, says, album: album.map(str::to_owned), sent_at, message_id: 5 }
}

fn not_taken(why: NotTaken) -> Incoming {
    Incoming::NotTaken { why, album: None }
}

#[rstest]
#[case::video(
    r#""media_group_id":"g1","video":{"file_id":"v","file_unique_id":"u","width":9,"height":9,"duration":3,"mime_type":"video/mp4","file_size":900}"#,
    NotTaken::Unsupported
)]
#[case::large(
    r#""media_group_id":"g1","document":{"file_id":"d","file_unique_id":"u","mime_type":"application/pdf","file_size":20971521}"#,
    NotTaken::FileTooBig
)]
#[case::word_file(
    r#""media_group_id":"g1","document":{"file_id":"d","file_unique_id":"u","mime_type":"application/msword","file_size":900}"#,
    NotTaken::WrongFileType
)]
fn what_is_not_taken_names_its_album_too(#[case] content: &str, #[case] why: NotTaken) {
    assert_eq!(arrived(&message(content)), private(Incoming::NotTaken { why, album: Some("g1".into()) }));
}

#[test]
fn of_a_photo_the_largest_size_is_taken() {
    let photo = r#""media_group_id":"g1","caption":"KK saya","photo":[
        {"file_id":"small","file_unique_id":"usmall","width":90,"height":60,"file_size":900},
        {"file_id":"large","file_unique_id":"ularge","width":1280,"height":853,"file_size":90000}]"#;
    assert_eq!(arrived(&message(photo)), private(file((FileKind::Foto, Says::Picture), "large", Some("g1"))));
}

#[test]
fn an_edited_message_is_only_noticed() {
    let edited = update("edited_message", r#""edit_date":1795400009,"text":"Siti""#);
    let sent_at = DateTime::from_timestamp(1_795_400_009, 0);
    let inbound = private(Incoming::Edited).map(|inbound| Inbound { sent_at, ..inbound });
    assert_eq!(arrived(&edited), inbound, "it counts when it was edited");
}

#[test]
fn an_edited_caption_is_noticed_like_an_edited_text() {
    let photo = r#""edit_date":1795400009,"caption":"KK saya","photo":[{"file_id":"f","file_unique_id":"u","width":9,"height":9,"file_size":900}]"#;
    assert_eq!(arrived(&update("edited_message", photo)).map(|inbound| inbound.what), Some(Incoming::Edited));
}

#[rstest]
#[case::text(r#""text":"NIK saya 3516 1341 0190 9901""#)]
#[case::command(r#""text":"/cari 3516134101909901","entities":[{"type":"bot_command","offset":0,"length":5}]"#)]
fn a_message_with_a_number_of_a_person_is_named(#[case] content: &str) {
    assert_eq!(personal(&message(content)), Some(5));
    assert_eq!(personal(&update("edited_message", &format!(r#""edit_date":1795400009,{content}"#))), Some(5));
}

#[test]
fn other_messages_are_not_named_and_none_in_a_group() {
    assert_eq!(personal(&message(r#""text":"Siti Aminah""#)), None);
    assert_eq!(personal(&message(&document("application/zip", 900))), None, "it is not known yet if it is kept");
    assert_eq!(personal(&in_group("/status@sooko_bot 3516134101909901")), None);
}

/// It may be the only copy: it goes once it is kept, and what is never kept stays.
#[rstest]
#[case::photo(r#""photo":[{"file_id":"f","file_unique_id":"u","width":9,"height":9,"file_size":900}]"#)]
#[case::voice(r#""voice":{"file_id":"s","file_unique_id":"u","duration":3,"mime_type":"audio/ogg","file_size":9}"#)]
#[case::video(r#""video":{"file_id":"s","file_unique_id":"u","width":9,"height":9,"duration":3,"file_size":9,"mime_type":"video/mp4"}"#)]
#[case::animation(
    r#""animation":{"file_id":"s","file_unique_id":"u","width":9,"height":9,"duration":3,"file_size":9,"mime_type":"video/mp4"}"#
)]
fn a_caption_with_a_number_of_a_person_is_told_from_a_text(#[case] media: &str) {
    let named = |content: &str| arrived(&message(content)).map(|inbound| (inbound.personal, inbound.captioned));
    assert_eq!(named(&format!(r#""caption":"KK 3516134101909901",{media}"#)), Some((None, Some(5))));
    assert_eq!(named(&format!(r#""caption":"KK saya",{media}"#)), Some((None, None)));
}

/// As Telegram sends it every few seconds, for as long as the person shares where they are.
#[test]
fn a_live_location_that_moves_is_nothing() {
    let moved = r#""edit_date":1795400009,"location":{"latitude":-7.503417,"longitude":112.421356,
        "horizontal_accuracy":12.0,"live_period":28800,"heading":90}"#;
    assert_eq!(arrived(&update("edited_message", moved)).map(|inbound| inbound.what), Some(Incoming::Nothing));
}

#[test]
fn a_service_message_needs_no_answer() {
    let pinned = r#""pinned_message":{"message_id":4,"date":1795400000,"chat":{"id":11,"type":"private","first_name":"Siti"},"text":"x"}"#;
    assert_eq!(arrived(&message(pinned)), private(Incoming::Nothing));
}

fn pressed(message: &str, data: &str) -> String {
    format!(
        r#"{{"update_id":8,"callback_query":{{"id":"q1","from":{{"id":11,"is_bot":false,"first_name":"Siti"}},
        {message}"chat_instance":"c","data":"{data}"}}}}"#
    )
}

#[rstest]
#[case::message(r#""message":{"message_id":5,"date":1795400000,"chat":{"id":11,"type":"private","first_name":"Siti"},"text":"Pilih"},"#, Some(5))]
#[case::too_old(
    r#""message":{"message_id":5,"date":0,"chat":{"id":11,"type":"private","first_name":"Siti"}},"#,
    Some(5)
)]
#[case::none("", None)]
fn a_button_counts_even_where_its_message_is_out_of_reach(#[case] message: &str, #[case] message_id: Option<i64>) {
    let tap = Some(Tap::Menu(Menu::Ajukan));
    assert_eq!(arrived(&pressed(message, "1:m:ajukan")), private(Incoming::Tap { tap, message_id }));
    let unreadable = Incoming::Tap { tap: None, message_id };
    assert_eq!(arrived(&pressed(message, "0:tua")), private(unreadable));
}

fn member(old: &str, new: &str) -> String {
    let bot = r#""user":{"id":99,"is_bot":true,"first_name":"Sooko","username":"sooko_bot"}"#;
    format!(
        r#"{{"update_id":9,"my_chat_member":{{"chat":{{"id":11,"type":"private","first_name":"Siti"}},
        "from":{{"id":11,"is_bot":false,"first_name":"Siti"}},"date":1795400000,
        "old_chat_member":{{{bot},{old}}},"new_chat_member":{{{bot},{new}}}}}}}"#
    )
}

#[test]
fn blocking_and_unblocking_are_told() {
    let (member_of, kicked) = (r#""status":"member""#, r#""status":"kicked","until_date":0"#);
    assert_eq!(arrived(&member(member_of, kicked)), private(Incoming::Blocked));
    assert_eq!(arrived(&member(kicked, member_of)), private(Incoming::Unblocked));
}

#[rstest]
#[case("/status", Incoming::Group)]
#[case("/status@sooko_bot", Incoming::Group)]
#[case("halo @Sooko_Bot, bisa bantu?", Incoming::Group)]
#[case("/status@other_bot", Incoming::Nothing)]
#[case("selamat pagi", Incoming::Nothing)]
fn in_a_group_only_what_is_meant_for_the_bot_counts(#[case] text: &str, #[case] what: Incoming) {
    assert_eq!(
        arrived(&in_group(text)),
        Some(Inbound {
            chat: ChatId(-100_123),
            personal: None,
            typed: None,
            captioned: None,
            sent_at: Some(sent()),
            what
        })
    );
}

#[rstest]
#[case::nothing("")]
#[case::no_update(r#"{"ok":true}"#)]
#[case::a_kind_of_next_year(r#"{"update_id":9,"holographic_call":{"id":1}}"#)]
fn what_cannot_be_read_is_said_to_be_so(#[case] update: &str) {
    assert_eq!(arrived(update), None);
}

proptest! {
    #[test]
    fn any_text_arrives_as_it_was_written(text in "[^/\u{0}][^\u{0}]{0,40}") {
        prop_assume!(!text.trim_start().starts_with('/'));
        let content = format!(r#""text":{}"#, serde_json::to_string(&text).unwrap());
        prop_assert_eq!(arrived(&message(&content)), private(Incoming::Text(text)));
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in any::<Vec<u8>>()) {
        let _ = parse(&bytes, BOT);
    }
}
