//! Pictures, files and albums, both ways.

use anyhow::{Context as _, Result};
use bot_api_emulator::protocol::{AlbumItem, ContentKind};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::stage::{ANI, Bot, Stage};

async fn upload(bot: &Bot, method: &str, form: Form) -> Result<Value> {
    let form = form.text("chat_id", ANI.to_string());
    Ok(bot.http.post(format!("{}/{method}", bot.url)).multipart(form).send().await?.json().await?)
}

fn file(bytes: &[u8], name: &str) -> Part {
    Part::bytes(bytes.to_vec()).file_name(name.to_owned())
}

#[tokio::test]
async fn uploads_by_attach_and_by_name() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let form = Form::new().text("photo", "attach://u1").part("u1", file(b"picture", "x")).text("caption", "<b>c</b>");
    let photo = upload(bot, "sendPhoto", form.text("parse_mode", "HTML")).await?["result"].clone();
    assert_eq!((&photo["caption"], &photo["caption_entities"][0]["type"]), (&json!("c"), &json!("bold")));
    let form = Form::new().part("document", file(b"report", "r.pdf").mime_str("application/pdf")?);
    let document = upload(bot, "sendDocument", form).await?["result"]["document"].clone();
    assert_eq!((&document["file_name"], &document["mime_type"]), (&json!("r.pdf"), &json!("application/pdf")));

    // By file id, as a plain string.
    let full = photo["photo"].as_array().and_then(|sizes| sizes.last()).context("sizes")?;
    let again = bot.call("sendPhoto", json!({"chat_id": ANI, "photo": full["file_id"]})).await?;
    assert_eq!(again["photo"], photo["photo"]);
    let messages = control.messages(ANI).await?;
    let seen = messages.last().and_then(|message| message.file.clone()).context("file")?;
    assert_eq!(control.file(&seen.file_id).await?, b"picture");
    Ok(())
}

#[tokio::test]
async fn captions_and_media_are_edited() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let sent = upload(bot, "sendPhoto", Form::new().part("photo", file(b"one", "1.jpg"))).await?;
    let id = sent["result"]["message_id"].clone();
    let long = json!({"chat_id": ANI, "message_id": id, "caption": "x".repeat(1025)});
    assert_eq!(bot.refused("editMessageCaption", long).await?.1, "Bad Request: message caption is too long");
    bot.call("editMessageCaption", json!({"chat_id": ANI, "message_id": id, "caption": "new"})).await?;
    let media = json!({"type": "document", "media": "attach://f", "caption": "file now"}).to_string();
    let form = Form::new().text("message_id", id.to_string()).text("media", media).part("f", file(b"two", "2.txt"));
    let edited = upload(bot, "editMessageMedia", form).await?["result"].clone();
    assert_eq!(edited["document"]["file_name"], "2.txt");
    assert!(edited.get("photo").is_none());
    let messages = control.messages(ANI).await?;
    let last = messages.last().context("message")?;
    assert_eq!((last.kind, last.caption.as_deref(), last.edit_count), (ContentKind::Document, Some("file now"), 2));
    Ok(())
}

#[tokio::test]
async fn the_bot_sends_an_album() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let media = json!([
        {"type": "photo", "media": "attach://a", "caption": "<i>x</i>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://b"},
    ]);
    let form = Form::new().text("media", media.to_string()).part("a", file(b"a", "a")).part("b", file(b"b", "b"));
    let sent = upload(bot, "sendMediaGroup", form).await?["result"].clone();
    assert_eq!((&sent[0]["caption"], sent[1].get("caption")), (&json!("x"), None));
    assert_eq!(sent[0]["media_group_id"], sent[1]["media_group_id"]);
    let messages = control.messages(ANI).await?;
    assert!(messages.iter().rev().take(2).all(|message| message.media_group_id.is_some()));
    // One wrong item, and nothing is sent.
    let media = json!([{"type": "photo", "media": "nonsense"}, {"type": "photo", "media": "nonsense"}]);
    bot.refused("sendMediaGroup", json!({"chat_id": ANI, "media": media})).await?;
    assert_eq!(control.messages(ANI).await?.len(), messages.len());
    Ok(())
}

#[tokio::test]
async fn an_album_is_of_one_kind_has_2_to_10_items_and_no_keyboard() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    let album = async |kinds: &[&str]| -> Result<Value> {
        let media: Vec<Value> = kinds.iter().map(|kind| json!({"type": kind, "media": "attach://a"})).collect();
        let markup = json!({"inline_keyboard": [[{"text": "a", "callback_data": "a".repeat(65)}]]});
        let form = Form::new().text("media", json!(media).to_string()).text("reply_markup", markup.to_string());
        upload(bot, "sendMediaGroup", form.part("a", file(b"a", "a"))).await
    };
    for kinds in [["photo", "document"], ["document", "photo"]] {
        let mixed = album(&kinds).await?["description"].clone();
        assert_eq!(mixed, "Bad Request: document can't be mixed with other media types");
    }
    for number in [0, 1, 11] {
        assert_eq!(album(&vec!["photo"; number]).await?["error_code"], 400, "{number}");
    }
    for (kind, number) in [("photo", 2), ("document", 10)] {
        let sent = album(&vec![kind; number]).await?["result"].clone();
        let sent = sent.as_array().context("messages")?;
        assert_eq!(sent.len(), number);
        assert!(sent.iter().all(|message| message.get("reply_markup").is_none()));
    }
    Ok(())
}

#[tokio::test]
async fn a_persons_album_comes_as_one_update_each() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let items = vec![AlbumItem::photo_with_caption(b"front", "my card"), AlbumItem::photo(b"back")];
    assert_eq!(control.send_album(ANI, items).await?.len(), 2);
    let updates = bot.drain().await?;
    let (front, back) = (&updates[0]["message"], &updates[1]["message"]);
    assert_eq!(front["caption"], "my card");
    assert!(front["media_group_id"].is_string());
    assert_eq!(front["media_group_id"], back["media_group_id"]);
    Ok(())
}

#[tokio::test]
async fn unique_ids_belong_to_the_bytes() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    for bytes in [b"same", b"same", b"else"] {
        control.send_photo(ANI, bytes, None).await?;
    }
    let updates = bot.drain().await?;
    let full = |index: usize| &updates[index]["message"]["photo"][1];
    assert_eq!(full(0)["file_unique_id"], full(1)["file_unique_id"]);
    assert_ne!(full(0)["file_unique_id"], full(2)["file_unique_id"]);
    assert_ne!(full(0)["file_id"], full(1)["file_id"]);
    Ok(())
}

#[tokio::test]
async fn downloads_with_slash_or_encoded() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.send_document(ANI, "kk.pdf", "application/pdf", b"%PDF-1.7").await?;
    let document = bot.drain().await?[0]["message"]["document"].clone();
    assert_eq!(document["file_size"], 8);
    let file = bot.call("getFile", json!({"file_id": document["file_id"]})).await?;
    let path = file["file_path"].as_str().context("path")?;
    for path in [path.to_owned(), path.replace('/', "%2F")] {
        let bytes = bot.http.get(format!("{}/{path}", bot.file_url)).send().await?.bytes().await?;
        assert_eq!(&bytes[..], b"%PDF-1.7", "{path}");
    }
    let missing = bot.http.get(format!("{}/documents/none", bot.file_url)).send().await?;
    assert_eq!(missing.status().as_u16(), 404);
    Ok(())
}

#[tokio::test]
async fn a_big_file_cannot_be_fetched() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.send_document(ANI, "big.bin", "application/octet-stream", &vec![0; (20 << 20) + 1]).await?;
    let id = bot.drain().await?[0]["message"]["document"]["file_id"].clone();
    assert_eq!(bot.refused("getFile", json!({"file_id": id})).await?.1, "Bad Request: file is too big");
    Ok(())
}
