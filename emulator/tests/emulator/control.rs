//! The control interface itself.

use std::time::Duration;

use anyhow::Result;
use bot_api_emulator::Config;
use bot_api_emulator::protocol::{CallFilter, ReplyButton};
use serde_json::json;

use crate::stage::{ANI, Stage};

const LONG: Duration = Duration::from_secs(30);

#[tokio::test]
async fn the_clock_can_be_moved_and_set() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.set_clock(1_900_000_000).await?;
    let sent = bot.call("sendMessage", json!({"chat_id": ANI, "text": "later"})).await?;
    assert!((1_900_000_000..1_900_000_060).contains(&sent["date"].as_i64().unwrap_or_default()), "{sent}");
    control.advance_clock(-900_000_000).await?;
    assert!((1_000_000_000..1_000_000_060).contains(&control.clock().await?));
    Ok(())
}

#[tokio::test]
async fn waiting_for_messages_and_changes() -> Result<()> {
    let stage = Stage::open().await?;
    let (waiter, bot) = (stage.control.clone(), stage.bot.clone());
    let waiting = tokio::spawn(async move { waiter.wait_messages(ANI, 1, LONG).await });
    let id = bot.say(ANI, "hello").await?;
    let came = waiting.await??.remove(0);
    assert_eq!((came.message_id, came.from_bot), (id, true));
    let waiter = stage.control.clone();
    let waiting = tokio::spawn(async move { waiter.wait_changes(ANI, came.revision, LONG).await });
    bot.call("editMessageText", json!({"chat_id": ANI, "message_id": id, "text": "changed"})).await?;
    assert_eq!(waiting.await??[0].text, "changed");
    assert!(stage.control.wait_messages(ANI, id, Duration::ZERO).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn one_can_wait_for_a_chat_that_does_not_exist_yet() -> Result<()> {
    let stage = Stage::empty(Config::default()).await?;
    let waiter = stage.control.clone();
    let waiting = tokio::spawn(async move { waiter.wait_messages(ANI, 0, LONG).await });
    stage.control.user(ANI, "Ani").await?;
    stage.control.send_text(ANI, "first").await?;
    assert_eq!(waiting.await??[0].text, "first");
    Ok(())
}

#[tokio::test]
async fn the_call_log_is_bounded() -> Result<()> {
    let stage = Stage::with(Config { call_log_limit: 3, ..Config::default() }).await?;
    for _ in 0..5 {
        stage.bot.call("getMe", json!({})).await?;
    }
    let calls = stage.control.calls(&CallFilter::default()).await?;
    assert_eq!(calls.len(), 3);
    let last = CallFilter { limit: Some(1), ..CallFilter::method("getMe") };
    assert_eq!(stage.control.calls(&last).await?, calls[2..]);
    Ok(())
}

#[tokio::test]
async fn reset_forgets_everything_and_wakes_the_poller() -> Result<()> {
    let stage = Stage::open().await?;
    let bot = stage.bot.clone();
    let poll = tokio::spawn(async move { bot.updates(json!({"timeout": 50})).await });
    stage.control.reset().await?;
    assert!(stage.control.messages(ANI).await?.is_empty());
    stage.control.user(ANI, "Ani").await?;
    stage.control.send_text(ANI, "new world").await?;
    let update = poll.await??.remove(0);
    assert_eq!(update["message"]["text"], "new world");
    // A bot that goes on with the offset it had before still gets what is new.
    let next = update["update_id"].as_i64().unwrap_or_default() + 1;
    stage.bot.updates(json!({"offset": next})).await?;
    stage.control.reset().await?;
    stage.control.user(ANI, "Ani").await?;
    stage.control.send_text(ANI, "newer world").await?;
    assert_eq!(stage.bot.updates(json!({"offset": next})).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn reply_keyboards_and_transcripts_are_shown() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let mine = json!({"text": "My number", "request_contact": true});
    let keyboard = json!({"keyboard": [["Yes", {"text": "No"}], [mine]], "one_time_keyboard": true});
    let sent = bot.call("sendMessage", json!({"chat_id": ANI, "text": "Well?", "reply_markup": keyboard})).await?;
    assert!(sent.get("reply_markup").is_none());
    bot.with_button(ANI, "Go", "go").await?;
    let messages = control.messages(ANI).await?;
    let button = |label: &str, request_contact| ReplyButton { label: label.to_owned(), request_contact };
    let rows = vec![vec![button("Yes", false), button("No", false)], vec![button("My number", true)]];
    assert_eq!(messages[1].reply_keyboard, rows);
    assert!(messages[1].one_time_keyboard && !messages[1].remove_keyboard);
    let gone = json!({"chat_id": ANI, "text": "Thanks", "reply_markup": {"remove_keyboard": true}});
    bot.call("sendMessage", gone).await?;
    assert!(control.messages(ANI).await?[3].remove_keyboard);
    assert_eq!(
        control.transcript(ANI).await?,
        "#1 Ani: /start\n#2 Emulated bot: Well?\n#3 Emulated bot: choose\n    [ Go ]\n#4 Emulated bot: Thanks\n"
    );
    Ok(())
}

#[tokio::test]
async fn every_refusal_is_json_with_an_error() -> Result<()> {
    let stage = Stage::open().await?;
    let cases = [
        ("POST", "/say", "{", 400),
        ("POST", "/say", r#"{"user": 101}"#, 422),
        ("POST", "/say", r#"{"user": 101, "content": {"type": "telepathy"}}"#, 422),
        ("POST", "/users/ani/block", "", 400),
        ("GET", "/chats/101/messages?after=x", "", 400),
        ("GET", "/say", "", 405),
        ("DELETE", "/clock", "", 405),
        ("GET", "/nothing", "", 404),
        ("POST", "/users/101/praise", "", 404),
        ("GET", "", "", 404),
        ("GET", "/files/none", "", 404),
    ];
    for (method, path, body, status) in cases {
        let url = format!("{}{path}", stage.emulator.control_url());
        let request = stage.bot.http.request(method.parse()?, url).header("content-type", "application/json");
        let response = request.body(body).send().await?;
        assert_eq!(response.status().as_u16(), status, "{method} {path} {body}");
        let answer: serde_json::Value = response.json().await?;
        assert!(answer["error"].as_str().is_some_and(|words| !words.is_empty()), "{method} {path}: {answer}");
    }
    Ok(())
}

#[tokio::test]
async fn json_without_its_content_type_is_refused_in_json() -> Result<()> {
    let stage = Stage::open().await?;
    let response = stage.bot.http.post(format!("{}/say", stage.emulator.control_url())).body("{}").send().await?;
    assert_eq!(response.status().as_u16(), 415);
    assert!(response.json::<serde_json::Value>().await?["error"].is_string());
    Ok(())
}
