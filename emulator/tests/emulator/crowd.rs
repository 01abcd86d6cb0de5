//! Many people in the same process.

use anyhow::Result;
use bot_api_emulator::{Config, Heard};
use serde_json::json;

use crate::stage::{ANI, Stage};

#[tokio::test]
async fn what_a_crowd_says_reaches_the_bot_and_what_the_bot_says_reaches_the_crowd() -> Result<()> {
    let Stage { emulator, bot, control } = &Stage::empty(Config::default()).await?;
    let crowd = emulator.crowd();
    let mut hear = crowd.listen();
    assert!(!crowd.says(ANI, "/start"), "nobody has joined");
    crowd.joins(ANI, "Ani");
    assert!(crowd.says(ANI, "/start"));
    assert_eq!(crowd.unconfirmed(), 1);
    assert_eq!(bot.drain().await?[0]["message"]["text"], "/start");
    assert_eq!(crowd.unconfirmed(), 0);
    assert!(hear.try_recv().is_err(), "only the bot is heard");

    let sent = bot.call("sendMessage", json!({"chat_id": ANI, "text": "Welcome"})).await?;
    let message_id = sent["message_id"].as_i64().unwrap_or_default();
    assert_eq!(hear.recv().await, Some(Heard { chat: ANI, message_id }));

    control.reset().await?;
    crowd.joins(ANI, "Ani");
    assert!(crowd.says(ANI, "/start"));
    bot.drain().await?;
    bot.call("sendMessage", json!({"chat_id": ANI, "text": "Welcome back"})).await?;
    assert!(hear.recv().await.is_some(), "a reset does not deafen it");
    Ok(())
}
