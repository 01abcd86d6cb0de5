//! The way of a small conversation.

use crate::stage::{ANI, Bot, Stage};
use anyhow::Result;
use bot_api_emulator::Config;
use bot_api_emulator::protocol::{CallFilter, CallOutcome, ContentKind};
use serde_json::json;

#[tokio::test]
async fn get_me_has_what_clients_ask_for() -> Result<()> {
    let stage = Stage::open().await?;
    let me = stage.bot.call("GetMe", json!({})).await?;
    for field in [
        "id",
        "is_bot",
        "first_name",
        "username",
        "can_join_groups",
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    ] {
        assert!(me.get(field).is_some(), "{field}");
    }
    Ok(())
}

#[tokio::test]
async fn a_conversation_with_buttons() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.send_text(ANI, "/help me").await?;
    let updates = bot.drain().await?;
    assert_eq!(updates[0]["message"]["text"], "/help me");
    assert_eq!(updates[0]["message"]["chat"]["type"], "private");
    assert_eq!(updates[0]["message"]["entities"][0]["type"], "bot_command");

    let id = bot.with_button(ANI, "Yes", "yes").await?;
    let query = control.press_label(ANI, "Yes").await?;
    let update = bot.drain().await?.remove(0);
    assert_eq!(update["callback_query"]["id"], query.as_str());
    assert_eq!(update["callback_query"]["data"], "yes");
    assert_eq!(update["callback_query"]["message"]["message_id"], id);
    bot.call("answerCallbackQuery", json!({"callback_query_id": query, "text": "Noted"})).await?;
    assert_eq!(control.callback_answers(ANI).await?[0].text.as_deref(), Some("Noted"));

    let edit = json!({"chat_id": ANI, "message_id": id, "text": "<b>done</b>", "parse_mode": "HTML"});
    assert_eq!(bot.call("editMessageText", edit).await?["text"], "done");
    let messages = control.messages(ANI).await?;
    let last = messages.last().expect("the edited message");
    assert_eq!((last.text.as_str(), last.html.as_str(), last.edit_count), ("done", "<b>done</b>", 1));
    assert_eq!((last.kind, last.from_bot, last.buttons.len()), (ContentKind::Text, true, 0));
    assert!(control.press_label(ANI, "Yes").await.is_err());
    assert!(control.transcript(ANI).await?.contains("(edited): done"));
    Ok(())
}

#[tokio::test]
async fn a_quote_that_can_be_opened() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    let html = "<blockquote expandable>long</blockquote>";
    let sent = bot.call("sendMessage", json!({"chat_id": ANI, "text": html, "parse_mode": "HTML"})).await?;
    assert_eq!(sent["entities"], json!([{"type": "expandable_blockquote", "offset": 0, "length": 4}]));
    Ok(())
}

#[tokio::test]
async fn entities_are_in_order_and_end_with_the_text() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    let html = "/start <code>/stop</code> <tg-emoji emoji-id=\"7\">👍</tg-emoji><b> \n</b>";
    let sent = bot.call("sendMessage", json!({"chat_id": ANI, "text": html, "parse_mode": "HTML"})).await?;
    assert_eq!(sent["text"], "/start /stop 👍");
    let expected = json!([
        {"type": "bot_command", "offset": 0, "length": 6},
        {"type": "code", "offset": 7, "length": 5},
        {"type": "custom_emoji", "offset": 13, "length": 2, "custom_emoji_id": "7"},
    ]);
    assert_eq!(sent["entities"], expected);
    Ok(())
}

#[tokio::test]
async fn calls_are_logged_with_their_outcome() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    bot.say(ANI, "hello").await?;
    bot.refused("sendMessage", json!({"chat_id": ANI, "text": ""})).await?;
    let calls = control.calls(&CallFilter::method("sendmessage").chat(ANI)).await?;
    assert_eq!(calls[0].outcome, CallOutcome::Ok);
    assert_eq!(calls[0].params["text"], "hello");
    assert!(matches!(&calls[1].outcome, CallOutcome::Refused { code: 400, .. }));
    Ok(())
}

#[tokio::test]
async fn wrong_token_unknown_method_and_stop() -> Result<()> {
    let stage = Stage::empty(Config::default()).await?;
    let stranger = Bot { url: format!("{}/bot1:wrong", stage.emulator.base_url()), ..stage.bot.clone() };
    assert_eq!(stranger.refused("getMe", json!({})).await?, (401, "Unauthorized".to_owned()));
    assert_eq!(stage.bot.refused("sendTeapot", json!({})).await?, (404, "Not Found".to_owned()));

    let bot = stage.bot.clone();
    let poll = tokio::spawn(async move { bot.updates(json!({"timeout": 50})).await });
    while stage.control.calls(&CallFilter::method("getUpdates")).await?.is_empty() {
        tokio::task::yield_now().await;
    }
    stage.emulator.stop().await;
    let _ = poll.await?;
    assert!(stage.bot.raw("getMe", json!({})).await.is_err());
    Ok(())
}

#[tokio::test]
async fn form_and_query_parameters_work_too() -> Result<()> {
    let Stage { bot, .. } = &Stage::open().await?;
    let form = format!("chat_id={ANI}&text=a+b%26c");
    let request = bot.http.post(format!("{}/sendMessage", bot.url)).body(form);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer: serde_json::Value = request.send().await?.json().await?;
    assert_eq!(answer["result"]["text"], "a b&c");
    let url = format!("{}/SENDMESSAGE?chat_id={ANI}&text=hi", bot.url);
    let answer: serde_json::Value = bot.http.get(url).send().await?.json().await?;
    assert_eq!(answer["result"]["text"], "hi");
    Ok(())
}

#[tokio::test]
async fn commands_by_scope_and_language() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let commands = json!([{"command": "start", "description": "Begin"}]);
    bot.call("setMyCommands", json!({"commands": commands})).await?;
    bot.call("setMyCommands", json!({"commands": [], "scope": {"type": "chat", "chat_id": 1}})).await?;
    assert_eq!(control.commands().await?, commands);
    assert_eq!(bot.call("getMyCommands", json!({"scope": {"type": "default"}})).await?, commands);
    assert_eq!(bot.call("getMyCommands", json!({"language_code": "id"})).await?, json!([]));
    bot.call("deleteMyCommands", json!({})).await?;
    assert_eq!(bot.call("getMyCommands", json!({})).await?, json!([]));
    let bad = json!({"commands": [{"command": "Start!", "description": "x"}]});
    assert_eq!(bot.refused("setMyCommands", bad).await?.1, "Bad Request: BOT_COMMAND_INVALID");
    bot.call("setMyDescription", json!({"description": "d", "language_code": "id"})).await?;
    assert_eq!(bot.call("getMyDescription", json!({"language_code": "id"})).await?["description"], "d");
    Ok(())
}
