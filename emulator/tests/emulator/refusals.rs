//! Refusals in Telegram's words.

use anyhow::Result;
use serde_json::{Value, json};

use crate::stage::{ANI, Bot, Stage};

/// Expects a 400 with these words after `Bad Request: `.
async fn bad(bot: &Bot, method: &str, params: Value, words: &str) -> Result<()> {
    let (code, description) = bot.refused(method, params).await?;
    assert_eq!((code, description.as_str()), (400, format!("Bad Request: {words}").as_str()));
    Ok(())
}

fn text(text: &str) -> Value {
    json!({"chat_id": ANI, "text": text})
}

fn html(text: &str) -> Value {
    json!({"chat_id": ANI, "text": text, "parse_mode": "HTML"})
}

#[tokio::test]
async fn texts() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    bad(bot, "sendMessage", text("  \n"), "message text is empty").await?;
    bad(bot, "sendMessage", html("<b></b>"), "message text is empty").await?;
    bad(bot, "sendMessage", text(&"x".repeat(4097)), "message is too long").await?;
    // Counted in UTF-16 units, without the tags.
    bad(bot, "sendMessage", text(&"😀".repeat(2049)), "message is too long").await?;
    bot.call("sendMessage", html(&format!("<b>{}</b>", "😀".repeat(2048)))).await?;
    let unknown = bot.refused("sendMessage", html("<blink>x</blink>")).await?.1;
    assert_eq!(unknown, "Bad Request: can't parse entities: Unsupported start tag \"blink\" at byte offset 0");
    let comparison = "can't parse entities: Unsupported start tag \"\" at byte offset 2";
    bad(bot, "sendMessage", html("1 < 2"), comparison).await?;
    for broken in ["<b>x", "x</b>", "<b><i>x</b></i>"] {
        let words = bot.refused("sendMessage", html(broken)).await?.1;
        assert!(words.starts_with("Bad Request: can't parse entities: "), "{broken}: {words}");
    }
    Ok(())
}

#[tokio::test]
async fn buttons() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    for data in [String::new(), "é".repeat(33)] {
        let markup = json!({"inline_keyboard": [[{"text": "a", "callback_data": data}]]});
        let params = json!({"chat_id": ANI, "text": "x", "reply_markup": markup});
        bad(bot, "sendMessage", params, "BUTTON_DATA_INVALID").await?;
    }
    bot.with_button(ANI, "a", &"x".repeat(64)).await?;
    Ok(())
}

#[tokio::test]
async fn edits() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let id = bot.with_button(ANI, "a", "a").await?;
    let markup = json!({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]});
    let same = json!({"chat_id": ANI, "message_id": id, "text": "choose", "reply_markup": markup});
    let not_modified = "message is not modified: specified new message content and reply markup are exactly the same as \
                        a current content and reply markup of the message";
    bad(bot, "editMessageText", same.clone(), not_modified).await?;
    let same_buttons = json!({"chat_id": ANI, "message_id": id, "reply_markup": markup});
    bad(bot, "editMessageReplyMarkup", same_buttons, not_modified).await?;
    // Without the keyboard it is another message.
    bot.call("editMessageReplyMarkup", json!({"chat_id": ANI, "message_id": id})).await?;
    bot.call("editMessageText", same).await?;
    let edit = |id: i64| json!({"chat_id": ANI, "message_id": id, "text": "new"});
    bad(bot, "editMessageText", edit(99), "message to edit not found").await?;
    let theirs = control.send_text(ANI, "mine").await?;
    bad(bot, "editMessageText", edit(theirs), "message can't be edited").await?;
    let caption = json!({"chat_id": ANI, "message_id": id, "caption": "c"});
    bad(bot, "editMessageCaption", caption, "there is no caption in the message to edit").await?;
    bot.call("deleteMessage", json!({"chat_id": ANI, "message_id": id})).await?;
    bad(bot, "editMessageText", edit(id), "message to edit not found").await?;
    Ok(())
}

#[tokio::test]
async fn deletions() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let id = bot.say(ANI, "old").await?;
    let delete = |id: i64| json!({"chat_id": ANI, "message_id": id});
    control.advance_clock(48 * 60 * 60 + 1).await?;
    bad(bot, "deleteMessage", delete(id), "message can't be deleted for everyone").await?;
    bad(bot, "deleteMessage", delete(99), "message to delete not found").await?;
    let some = |ids: Vec<i64>| json!({"chat_id": ANI, "message_ids": ids});
    bad(bot, "deleteMessages", some(Vec::new()), "message identifiers are not specified").await?;
    bad(bot, "deleteMessages", some((1..=101).collect()), "too many message identifiers specified").await?;
    let (one, two) = (bot.say(ANI, "1").await?, bot.say(ANI, "2").await?);
    let many = json!({"chat_id": ANI, "message_ids": [id, one, two, 99]});
    assert_eq!(bot.call("deleteMessages", many).await?, true);
    let deleted: Vec<i64> = control
        .messages(ANI)
        .await?
        .iter()
        .filter(|message| message.deleted)
        .map(|message| message.message_id)
        .collect();
    assert_eq!(deleted, [one, two]);
    Ok(())
}

#[tokio::test]
async fn callbacks() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let words = "query is too old and response timeout expired or query ID is invalid";
    bad(bot, "answerCallbackQuery", json!({"callback_query_id": "1"}), words).await?;
    bot.with_button(ANI, "Go", "go").await?;
    let query = control.press_label(ANI, "Go").await?;
    control.advance_clock(151).await?;
    bad(bot, "answerCallbackQuery", json!({"callback_query_id": query}), words).await?;
    assert!(control.callback_answers(ANI).await?.is_empty());
    let query = control.press_label(ANI, "Go").await?;
    let answer = json!({"callback_query_id": query, "text": "once"});
    bot.call("answerCallbackQuery", answer.clone()).await?;
    bad(bot, "answerCallbackQuery", answer, words).await?;
    assert_eq!(control.callback_answers(ANI).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn replies_and_files() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    let reply = json!({"chat_id": ANI, "text": "x", "reply_parameters": {"message_id": 99}});
    bad(bot, "sendMessage", reply, "message to be replied not found").await?;
    let wrong = "wrong file identifier/HTTP URL specified";
    bad(bot, "sendPhoto", json!({"chat_id": ANI, "photo": "nonsense"}), wrong).await?;
    bad(bot, "sendDocument", json!({"chat_id": ANI, "document": "attach://gone"}), wrong).await?;
    bad(bot, "getFile", json!({"file_id": "nonsense"}), "invalid file_id").await?;
    Ok(())
}
