//! The stream of events.

use anyhow::{Context as _, Result};
use bot_api_emulator::protocol::NewUser;
use reqwest::Response;
use serde_json::{Value, json};

use crate::stage::{ANI, Stage};

/// An open stream.
struct Events {
    response: Response,
    text: String,
}

impl Events {
    async fn open(stage: &Stage) -> Result<Self> {
        let url = format!("{}/events", stage.emulator.control_url());
        Ok(Self { response: stage.bot.http.get(url).send().await?, text: String::new() })
    }

    /// The next event; `None` when the stream ends.
    async fn next(&mut self) -> Result<Option<Value>> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let data = event.strip_prefix("data: ").map(serde_json::from_str).transpose()?;
                self.text = String::from(rest);
                if data.is_some() {
                    return Ok(data);
                }
            } else {
                let Some(chunk) = self.response.chunk().await? else { return Ok(None) };
                self.text.push_str(&String::from_utf8_lossy(&chunk));
            }
        }
    }

    /// The next event of this kind.
    async fn expect(&mut self, kind: &str) -> Result<Value> {
        while let Some(event) = self.next().await? {
            if event["event"] == kind {
                return Ok(event);
            }
        }
        anyhow::bail!("no {kind} came")
    }
}

#[tokio::test]
async fn what_happens_is_told_in_order() -> Result<()> {
    let stage = Stage::open().await?;
    let mut events = Events::open(&stage).await?;
    stage.bot.say(ANI, "hello").await?;
    let kinds = [events.next().await?, events.next().await?, events.next().await?];
    let kinds: Vec<_> = kinds.iter().flatten().filter_map(|event| event["event"].as_str()).collect();
    assert_eq!(kinds, ["hello", "message", "call"]);
    // An open stream does not hold the server back.
    stage.emulator.stop().await;
    assert_eq!(events.next().await?, None);
    Ok(())
}

#[tokio::test]
async fn a_greeting_tells_which_world_it_is() -> Result<()> {
    let stage = Stage::open().await?;
    let first = Events::open(&stage).await?.next().await?.context("hello")?;
    stage.bot.say(ANI, "hello").await?;
    let mut events = Events::open(&stage).await?;
    let again = events.next().await?.context("hello")?;
    assert_eq!(first["world"], again["world"]);
    assert!(first["revision"].as_u64() < again["revision"].as_u64(), "{first} {again}");
    stage.control.reset().await?;
    let other = events.expect("hello").await?;
    assert_ne!(first["world"], other["world"]);
    assert_eq!(other["revision"], 0);
    let elsewhere = Events::open(&Stage::open().await?).await?.next().await?.context("hello")?;
    assert_ne!(first["world"], elsewhere["world"]);
    Ok(())
}

#[tokio::test]
async fn people_and_menus_are_told_about() -> Result<()> {
    let stage = Stage::open().await?;
    let mut events = Events::open(&stage).await?;
    let note = Some("staf".to_owned());
    stage.control.add_user(&NewUser { id: 7, first_name: "Budi".to_owned(), note, ..NewUser::default() }).await?;
    let added = events.expect("user").await?;
    assert_eq!((&added["user"]["note"], &added["user"]["has_chat"]), (&json!("staf"), &json!(false)));
    stage.control.send_text(7, "/start").await?;
    assert_eq!(events.expect("user").await?["user"]["has_chat"], true);
    stage.control.block(7).await?;
    assert_eq!(events.expect("user").await?["user"]["blocked"], true);
    stage.control.unblock(7).await?;
    assert_eq!(events.expect("user").await?["user"]["blocked"], false);
    stage.control.deactivate(7).await?;
    assert_eq!(events.expect("user").await?["user"]["deactivated"], true);
    let list = json!({"commands": [{"command": "start", "description": "Begin"}]});
    stage.bot.call("setMyCommands", list).await?;
    events.expect("commands").await?;
    stage.bot.call("setMyName", json!({"name": "Office"})).await?;
    events.expect("bot").await?;
    Ok(())
}

#[tokio::test]
async fn answers_and_actions_name_whom_they_are_for() -> Result<()> {
    let stage = Stage::open().await?;
    let mut events = Events::open(&stage).await?;
    stage.bot.call("sendChatAction", json!({"chat_id": ANI, "action": "typing"})).await?;
    let action = events.expect("chat_action").await?;
    assert_eq!((&action["chat"], &action["action"]), (&json!(ANI), &json!("typing")));
    let id = stage.bot.with_button(ANI, "Go", "go").await?;
    let query = stage.control.press(ANI, id, "go").await?;
    let answer = json!({"callback_query_id": query, "text": "Gone", "show_alert": true, "url": "https://t.me/x"});
    stage.bot.call("answerCallbackQuery", answer).await?;
    let told = events.expect("callback_answer").await?;
    assert_eq!((&told["user"], &told["query_id"]), (&json!(ANI), &json!(query)));
    assert_eq!((&told["text"], &told["show_alert"]), (&json!("Gone"), &json!(true)));
    assert_eq!(told["url"], "https://t.me/x");
    Ok(())
}
