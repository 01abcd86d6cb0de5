//! A state file: what was said outlives the server.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result};
use bot_api_emulator::Config;
use bot_api_emulator::protocol::NewUser;
use serde_json::{Value, json};

use crate::stage::{ANI, Stage, ids};

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let name = format!("bot-api-emulator-{}-{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }

    fn file(&self) -> PathBuf {
        self.0.join("state.json")
    }

    async fn stage(&self) -> Result<Stage> {
        Stage::empty(Config { state_file: Some(self.file()), ..Config::default() }).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Somebody who has talked to the bot, with a press and a photo the bot has not confirmed.
async fn talk(stage: &Stage) -> Result<()> {
    let note = Some("warga".to_owned());
    stage.control.add_user(&NewUser { id: ANI, first_name: "Ani".to_owned(), note, ..NewUser::default() }).await?;
    stage.control.send_text(ANI, "/start").await?;
    stage.bot.drain().await?;
    stage.bot.with_button(ANI, "Go", "go").await?;
    stage.control.press_label(ANI, "Go").await?;
    stage.control.send_photo(ANI, b"picture", Some("look")).await?;
    let list = json!({"commands": [{"command": "start", "description": "Begin"}], "language_code": "id"});
    stage.bot.call("setMyCommands", list).await?;
    stage.bot.call("setMyName", json!({"name": "Office"})).await?;
    stage.control.advance_clock(100).await?;
    Ok(())
}

#[tokio::test]
async fn all_is_as_before_after_a_restart() -> Result<()> {
    let folder = Folder::new()?;
    let stage = folder.stage().await?;
    talk(&stage).await?;
    let (messages, users) = (stage.control.messages(ANI).await?, stage.control.users().await?);
    let updates = stage.bot.updates(json!({})).await?;
    assert_eq!(updates.len(), 2);
    let clock = stage.control.clock().await?;
    stage.emulator.stop().await;

    let Stage { control, bot, .. } = &folder.stage().await?;
    assert_eq!(control.messages(ANI).await?, messages);
    assert_eq!(control.users().await?, users);
    assert_eq!(bot.updates(json!({})).await?, updates);
    assert!((clock..clock + 60).contains(&control.clock().await?));
    assert_eq!(control.bot().await?.first_name, "Office");
    let list = bot.call("getMyCommands", json!({"language_code": "id"})).await?;
    assert_eq!(list[0]["command"], "start");
    let file = messages[2].file.as_ref().context("file")?;
    assert_eq!(control.file(&file.file_id).await?, b"picture");
    Ok(())
}

#[tokio::test]
async fn counting_goes_on_after_a_restart() -> Result<()> {
    let folder = Folder::new()?;
    let stage = folder.stage().await?;
    talk(&stage).await?;
    let before = stage.bot.updates(json!({})).await?;
    stage.emulator.stop().await;

    let Stage { control, bot, .. } = &folder.stage().await?;
    assert_eq!(control.send_text(ANI, "again").await?, 4);
    let updates = bot.drain().await?;
    let first = ids(&before).first().copied().context("update")?;
    assert_eq!(ids(&updates), [first, first + 1, first + 2]);
    // The press from before can still be answered, once.
    let answer = json!({"callback_query_id": updates[0]["callback_query"]["id"]});
    bot.call("answerCallbackQuery", answer.clone()).await?;
    assert_eq!(bot.refused("answerCallbackQuery", answer).await?.0, 400);
    // What is confirmed stays confirmed.
    assert!(bot.updates(json!({})).await?.is_empty());
    Ok(())
}

async fn written(file: &Path, fits: impl Fn(&Value) -> bool) -> Result<()> {
    for _ in 0..1000 {
        if let Ok(text) = std::fs::read(file)
            && fits(&serde_json::from_slice(&text)?)
        {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    anyhow::bail!("not written: {}", file.display())
}

#[tokio::test]
async fn it_is_written_while_the_server_runs_and_emptied_by_a_reset() -> Result<()> {
    let folder = Folder::new()?;
    let stage = folder.stage().await?;
    talk(&stage).await?;
    let people = |world: &Value| world.pointer("/world/people/order").and_then(Value::as_array).map(Vec::len);
    written(&folder.file(), |world| people(world) == Some(1)).await?;
    stage.control.reset().await?;
    written(&folder.file(), |world| people(world) == Some(0)).await?;
    stage.emulator.stop().await;
    let contents = folder.0.join("state.json.files");
    assert_eq!(std::fs::read_dir(contents)?.count(), 0);
    assert!(folder.stage().await?.control.users().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn an_unreadable_file_is_set_aside() -> Result<()> {
    for content in ["{\"version\": 1, \"wor", "{\"version\": 99, \"world\": {}}", ""] {
        let folder = Folder::new()?;
        std::fs::write(folder.file(), content)?;
        let stage = folder.stage().await?;
        assert!(stage.control.users().await?.is_empty());
        assert_eq!(std::fs::read_to_string(folder.0.join("state.json.bad"))?, content);
        talk(&stage).await?;
        stage.emulator.stop().await;
        assert_eq!(folder.stage().await?.control.users().await?.len(), 1);
    }
    Ok(())
}
