//! Files as the page opens them: whatever was sent, nothing runs in the page's name.

use anyhow::Result;
use serde_json::json;

use crate::stage::{ANI, Stage};

#[tokio::test]
async fn only_pictures_and_pdf_are_shown() -> Result<()> {
    let stage = Stage::open().await?;
    let control = &stage.control;
    control.send_photo(ANI, b"\x89PNG\r\n\x1a\n rest", None).await?;
    control.send_document(ANI, "kk.pdf", "application/pdf", b"%PDF-1.7").await?;
    control.send_document(ANI, "page.html", "text/html", b"<script>alert(1)</script>").await?;
    control.send_document(ANI, "p.svg", "image/svg+xml", b"<svg onload='alert(1)'/>").await?;
    control.send_photo(ANI, b"<svg/>", None).await?;
    let expected = [
        ("image/png", "inline"),
        ("application/pdf", "inline; filename*=UTF-8''kk.pdf"),
        ("application/octet-stream", "attachment; filename*=UTF-8''page.html"),
        ("application/octet-stream", "attachment; filename*=UTF-8''p.svg"),
        ("application/octet-stream", "attachment"),
    ];
    let files = control.messages(ANI).await?.into_iter().filter_map(|message| message.file);
    for (file, (kind, how)) in files.zip(expected) {
        let url = format!("{}/files/{}", stage.emulator.control_url(), file.file_id);
        let response = stage.bot.http.get(url).send().await?;
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
        assert_eq!((header("content-type"), header("content-disposition")), (Some(kind), Some(how)));
        assert_eq!(header("x-content-type-options"), Some("nosniff"));
    }
    Ok(())
}

/// A file outlives the message that it came with, as at Telegram.
#[tokio::test]
async fn a_file_of_a_deleted_message_is_still_there() -> Result<()> {
    let stage = Stage::open().await?;
    let id = stage.control.send_photo(ANI, b"\x89PNG\r\n\x1a\n rest", None).await?;
    let file = stage.control.messages(ANI).await?.pop().and_then(|message| message.file).map(|file| file.file_id);
    stage.bot.call("deleteMessage", json!({"chat_id": ANI, "message_id": id})).await?;
    stage.bot.call("getFile", json!({"file_id": file})).await?;
    stage.bot.call("sendPhoto", json!({"chat_id": ANI, "photo": file})).await?;
    Ok(())
}
