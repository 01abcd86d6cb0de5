//! getUpdates as the real server does it.

use anyhow::{Context as _, Result};
use bot_api_emulator::Config;
use bot_api_emulator::client::ControlError;
use bot_api_emulator::protocol::CallFilter;
use serde_json::{Value, json};

use crate::stage::{ANI, Bot, Stage, ids};

async fn three_waiting(stage: &Stage) -> Result<Vec<i64>> {
    for text in ["one", "two", "three"] {
        stage.control.send_text(ANI, text).await?;
    }
    Ok(ids(&stage.bot.updates(json!({})).await?))
}

#[tokio::test]
async fn zero_confirms_nothing_and_an_offset_forgets_below() -> Result<()> {
    let stage = Stage::open().await?;
    let all = three_waiting(&stage).await?;
    assert_eq!(ids(&stage.bot.updates(json!({"offset": 0})).await?), all);
    assert_eq!(ids(&stage.bot.updates(json!({"offset": 0, "limit": 1})).await?), all[..1]);
    assert_eq!(ids(&stage.bot.updates(json!({"offset": all[1]})).await?), all[1..]);
    assert_eq!(ids(&stage.bot.updates(json!({})).await?), all[1..]);
    assert_eq!(stage.control.pending_updates().await?, 2);
    Ok(())
}

#[tokio::test]
async fn a_negative_offset_keeps_the_last() -> Result<()> {
    let stage = Stage::open().await?;
    let all = three_waiting(&stage).await?;
    assert_eq!(ids(&stage.bot.updates(json!({"offset": -1})).await?), all[2..]);
    assert_eq!(stage.control.pending_updates().await?, 1);
    Ok(())
}

#[tokio::test]
async fn an_offset_from_the_future_starts_at_the_head() -> Result<()> {
    let stage = Stage::open().await?;
    let all = three_waiting(&stage).await?;
    assert_eq!(ids(&stage.bot.updates(json!({"offset": all[2] + 12})).await?), all);
    // Near enough it confirms everything.
    assert!(stage.bot.updates(json!({"offset": all[2] + 11})).await?.is_empty());
    assert_eq!(stage.control.pending_updates().await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_long_poll_answers_when_something_comes() -> Result<()> {
    let stage = Stage::open().await?;
    let poll = waiting_poll(&stage, json!({"timeout": 50})).await?;
    stage.control.send_text(ANI, "ring").await?;
    assert_eq!(poll.await??["result"][0]["message"]["text"], "ring");
    Ok(())
}

#[tokio::test]
async fn the_older_poller_is_ended() -> Result<()> {
    let stage = Stage::open().await?;
    let older = waiting_poll(&stage, json!({"timeout": 50})).await?;
    stage.bot.updates(json!({})).await?;
    let answer = older.await??;
    assert_eq!(answer["error_code"], 409);
    let words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    assert_eq!(answer["description"], words);
    Ok(())
}

#[tokio::test]
async fn a_webhook_excludes_polling() -> Result<()> {
    let stage = Stage::open().await?;
    stage.bot.call("setWebhook", json!({"url": "http://127.0.0.1:9/hook"})).await?;
    let (code, words) = stage.bot.refused("getUpdates", json!({})).await?;
    assert_eq!(code, 409);
    assert_eq!(
        words,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    );
    stage.bot.call("deleteWebhook", json!({})).await?;
    assert!(stage.bot.updates(json!({})).await?.is_empty());
    Ok(())
}

/// Starts a poll and waits until the server has it.
async fn waiting_poll(stage: &Stage, params: Value) -> Result<tokio::task::JoinHandle<Result<Value>>> {
    let filter = CallFilter::method("getUpdates");
    let before = stage.control.calls(&filter).await?.len();
    let bot: Bot = stage.bot.clone();
    let poll = tokio::spawn(async move { bot.raw("getUpdates", params).await });
    while stage.control.calls(&filter).await?.len() == before {
        tokio::task::yield_now().await;
    }
    Ok(poll)
}

#[tokio::test]
async fn allowed_updates_are_remembered_and_applied_at_creation() -> Result<()> {
    let stage = Stage::open().await?;
    let (control, bot) = (&stage.control, &stage.bot);
    bot.updates(json!({"allowed_updates": ["callback_query"]})).await?;
    control.send_text(ANI, "not wanted").await?;
    assert_eq!(control.allowed_updates().await?, ["callback_query"]);
    bot.updates(json!({"allowed_updates": ["message"]})).await?;
    control.send_text(ANI, "wanted").await?;
    bot.updates(json!({})).await?;
    control.block(ANI).await?;
    let updates = bot.drain().await?;
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["message"]["text"], "wanted");
    bot.updates(json!({"allowed_updates": []})).await?;
    control.unblock(ANI).await?;
    assert!(bot.drain().await?[0].get("my_chat_member").is_some());
    Ok(())
}

#[tokio::test]
async fn updates_expire_by_the_clock() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    bot.with_button(ANI, "Go", "go").await?;
    control.send_text(ANI, "stays a day").await?;
    control.press_label(ANI, "Go").await?;
    control.advance_clock(149).await?;
    assert_eq!(control.pending_updates().await?, 2);
    control.advance_clock(2).await?;
    let left = bot.updates(json!({})).await?;
    assert_eq!((left.len(), &left[0]["message"]["text"]), (1, &json!("stays a day")));
    control.advance_clock(24 * 60 * 60).await?;
    assert!(bot.updates(json!({})).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn expiry_holds_for_each_update_when_the_clock_goes_back() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    bot.with_button(ANI, "Go", "go").await?;
    let begun = control.clock().await?;
    control.set_clock(begun + 1_000).await?;
    control.send_text(ANI, "from later").await?;
    control.press_label(ANI, "Go").await?;
    control.set_clock(begun).await?;
    control.press_label(ANI, "Go").await?;
    control.send_text(ANI, "from earlier").await?;
    assert_eq!(control.pending_updates().await?, 4);
    // The press further back goes first, although an older one is still good.
    control.set_clock(begun + 600).await?;
    assert_eq!(control.pending_updates().await?, 3);
    control.set_clock(begun + 24 * 60 * 60 + 500).await?;
    let left = bot.updates(json!({})).await?;
    assert_eq!((left.len(), &left[0]["message"]["text"]), (1, &json!("from later")));
    Ok(())
}

#[tokio::test]
async fn ids_jump_up_and_down() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.jump_update_id(900_000_000).await?;
    control.send_text(ANI, "high").await?;
    control.jump_update_id(500).await?;
    control.send_text(ANI, "still high").await?;
    let high = bot.drain().await?;
    assert_eq!(ids(&high), [900_000_000, 900_000_001]);
    control.send_text(ANI, "low").await?;
    // The bot goes on with its old offset and still gets it.
    let low = bot.updates(json!({"offset": 900_000_002})).await?;
    assert_eq!(ids(&low), [500]);
    Ok(())
}

/// Confirms all there is; the offset a running bot asks with next.
async fn offset_after(stage: &Stage, said: usize) -> Result<i64> {
    for _ in 0..said {
        stage.control.send_text(ANI, "before").await?;
    }
    let last = ids(&stage.bot.drain().await?).last().copied().context("an update")?;
    Ok(last + 1)
}

#[tokio::test]
async fn a_running_bot_loses_nothing_after_a_reset() -> Result<()> {
    let stage = Stage::open().await?;
    for said in [1, 20] {
        let offset = offset_after(&stage, said).await?;
        if said == 20 {
            // Ids that were ordered lower do not come into its way either.
            stage.control.jump_update_id(offset - 15).await?;
        }
        stage.control.reset().await?;
        stage.control.user(ANI, "Ani").await?;
        for _ in 0..12 {
            stage.control.send_text(ANI, "after").await?;
        }
        assert_eq!(stage.bot.updates(json!({"offset": offset})).await?.len(), 12);
    }
    Ok(())
}

#[tokio::test]
async fn a_running_bot_loses_nothing_when_the_server_starts_anew() -> Result<()> {
    let stage = Stage::open().await?;
    let offset = offset_after(&stage, 3).await?;
    stage.emulator.stop().await;
    let stage = Stage::empty(Config::default()).await?;
    stage.control.user(ANI, "Ani").await?;
    for _ in 0..12 {
        stage.control.send_text(ANI, "after").await?;
    }
    assert_eq!(stage.bot.updates(json!({"offset": offset})).await?.len(), 12);
    Ok(())
}

#[tokio::test]
async fn only_ids_an_update_can_have_are_taken() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    for next in [i64::MAX, 1 << 31, 0, -1, i64::MIN] {
        let refused = control.jump_update_id(next).await;
        assert!(matches!(refused, Err(ControlError::Refused { status: 400, .. })), "{next}: {refused:?}");
    }
    control.jump_update_id((1 << 31) - 1).await?;
    control.send_text(ANI, "last").await?;
    assert_eq!(ids(&bot.drain().await?), [(1 << 31) - 1]);
    control.jump_update_id(1).await?;
    control.send_text(ANI, "first").await?;
    assert_eq!(ids(&bot.drain().await?), [1]);
    Ok(())
}

#[tokio::test]
async fn strict_polling_slows_a_repeated_offset() -> Result<()> {
    let stage = Stage::with(Config { strict_polling: true, ..Config::default() }).await?;
    three_waiting(&stage).await?;
    stage.bot.updates(json!({"offset": 5})).await?;
    assert_eq!(stage.bot.updates(json!({"offset": 5})).await?.len(), 1);
    Ok(())
}
