//! What is to be said → payloads, as Telegram takes them.

use layanan_ktp::domain::berkas::{BerkasId, FileKind, Media};
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::locale::Locale;
use layanan_ktp::pesan::ajukan::Ajukan;
use layanan_ktp::pesan::label::Label;
use layanan_ktp::pesan::outgoing::Shown;
use layanan_ktp::pesan::tap::{Menu, Tap};
use layanan_ktp::pesan::umum::Umum;
use layanan_ktp::pesan::{Button, Pesan, Reply};
use layanan_ktp::telegram::render::Ready;
use layanan_ktp::telegram::{command, render};
use serde_json::{Value, json};

const CHAT: ChatId = ChatId(11);

fn wire(payload: &impl serde::Serialize) -> Value {
    serde_json::to_value(payload).unwrap()
}

#[test]
fn what_people_typed_is_never_markup() {
    let reply = Reply::new(Ajukan::LineNama { nama: "<b>R&D</b> \"x\"".into() });
    let sent = render::messages(CHAT, &reply, Locale::Id);
    let payload = wire(&sent[0]);
    assert!(payload["text"].as_str().unwrap().contains("&lt;b&gt;R&amp;D&lt;/b&gt; &quot;x&quot;"), "{payload}");
    assert_eq!(payload["parse_mode"], "HTML");
    assert_eq!(payload["link_preview_options"]["is_disabled"], true);
    assert_eq!(payload["chat_id"], 11);
    assert_eq!(payload.get("reply_markup"), None);
}

#[test]
fn buttons_stand_below_the_last_part_of_a_long_message() {
    let line = Pesan::from(Ajukan::LineNama { nama: "Siti Aminah binti Abdullah".into() });
    let reply =
        Reply::new(Pesan::Together(vec![line; 200])).row(vec![Button::new(Label::Send, Tap::Menu(Menu::Status))]);
    let sent: Vec<Value> = render::messages(CHAT, &reply, Locale::Id).iter().map(wire).collect();
    assert!(sent.len() > 1);
    let (last, before) = sent.split_last().unwrap();
    assert_eq!(last["reply_markup"]["inline_keyboard"][0][0]["callback_data"], "1:m:status");
    for part in before {
        assert!(part.get("reply_markup").is_none());
        assert!(part["text"].as_str().unwrap().encode_utf16().count() <= 4096);
    }
}

#[test]
fn an_edit_names_its_message() {
    let payload = wire(&render::edit(CHAT, 5, &Reply::new(Umum::Help), Locale::Id));
    assert_eq!((&payload["message_id"], &payload["chat_id"]), (&json!(5), &json!(11)));
}

#[test]
fn what_does_not_fit_into_an_edit_comes_behind_it() {
    let line = Pesan::from(Ajukan::LineNama { nama: "Siti Aminah binti Abdullah".into() });
    let with = |lines| {
        Reply::new(Pesan::Together(vec![line.clone(); lines])).rows([Button::new(Label::Send, Tap::Menu(Menu::Status))])
    };
    let (edit, rest) = render::edit_whole(CHAT, 5, &with(200), Locale::Id);
    let whole = render::messages(CHAT, &with(200), Locale::Id);
    assert_eq!((edit.text.as_str(), edit.reply_markup), (whole[0].text.as_str(), None));
    assert_eq!(rest, whole[1..]);
    let (edit, rest) = render::edit_whole(CHAT, 5, &with(2), Locale::Id);
    assert!(edit.reply_markup.is_some() && rest.is_empty());
}

#[test]
fn a_deletion_names_its_message() {
    assert_eq!(wire(&render::delete(CHAT, 5)), json!({"chat_id": 11, "message_id": 5}));
}

#[test]
fn one_file_goes_alone_and_several_side_by_side() {
    let shown =
        |kind| Shown { berkas: BerkasId("b".into()), kind, caption: Label::Yes.into(), mark: Label::Yes.into() };
    let (photo, document) = (shown(FileKind::Foto), shown(FileKind::Dokumen));
    let method = |files: &[&Shown]| {
        let ready = files.iter().map(|one| Ready { shown: one, media: Media::Jpeg, bytes: vec![1] }).collect();
        render::files(CHAT, ready, Locale::Id).map(|(method, _)| method)
    };
    assert_eq!(method(&[&photo]), Some("sendPhoto"));
    assert_eq!(method(&[&document]), Some("sendDocument"));
    assert_eq!(method(&[&photo, &photo]), Some("sendMediaGroup"));
    assert_eq!(method(&[]), None);
}

#[test]
fn a_menu_is_of_one_chat() {
    let payload = wire(&command::chat_menu(CHAT, (Some(Peran::Kasi), false), Locale::Id));
    assert_eq!(payload["scope"], json!({"type": "chat", "chat_id": 11}));
    assert!(payload["commands"].as_array().unwrap().iter().any(|c| c["command"] == "lengkap"));
}
