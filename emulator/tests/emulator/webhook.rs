//! Pushing updates to the bot.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use bot_api_emulator::Config;
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

use crate::stage::{ANI, Stage};

/// A bot's webhook: refuses as often as told, then takes.
#[derive(Clone)]
struct Hook {
    refusals: Arc<Mutex<u32>>,
    tries: UnboundedSender<(bool, String, Value)>,
}

async fn receive(State(hook): State<Hook>, headers: HeaderMap, Json(update): Json<Value>) -> StatusCode {
    let secret = headers.get("x-telegram-bot-api-secret-token").and_then(|value| value.to_str().ok());
    let mut refusals = hook.refusals.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let taken = *refusals == 0;
    *refusals = refusals.saturating_sub(1);
    let _ = hook.tries.send((taken, secret.unwrap_or_default().to_owned(), update));
    if taken { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}

/// Serves a bot's webhook; returns its URL.
async fn listen(router: Router) -> Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address: SocketAddr = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(format!("http://{address}/hook"))
}

fn pausing(ms: u64) -> Config {
    Config { webhook_retry_pause: Duration::from_millis(ms), ..Config::default() }
}

async fn came<T>(inbox: &mut UnboundedReceiver<T>) -> Result<T> {
    timeout(Duration::from_secs(20), inbox.recv()).await?.context("the webhook is gone")
}

#[tokio::test]
async fn updates_are_pushed_in_order_until_taken() -> Result<()> {
    let stage = Stage::with(pausing(10)).await?;
    let (tries, mut inbox) = unbounded_channel();
    let hook = Hook { refusals: Arc::new(Mutex::new(2)), tries };
    let url = listen(Router::new().route("/hook", post(receive)).with_state(hook)).await?;

    stage.control.send_text(ANI, "one").await?;
    stage.control.send_text(ANI, "two").await?;
    stage.bot.call("setWebhook", json!({"url": url, "secret_token": "s3cret"})).await?;
    let mut seen = Vec::new();
    while seen.len() < 4 {
        let Some((taken, secret, update)) = inbox.recv().await else { break };
        assert_eq!(secret, "s3cret");
        seen.push((taken, update["message"]["text"].as_str().unwrap_or_default().to_owned()));
    }
    let seen: Vec<_> = seen.iter().map(|(taken, text)| (*taken, text.as_str())).collect();
    assert_eq!(seen, [(false, "one"), (false, "one"), (true, "one"), (true, "two")]);
    while stage.control.pending_updates().await? > 0 {
        tokio::task::yield_now().await;
    }
    let info = stage.bot.call("getWebhookInfo", json!({})).await?;
    assert_eq!((&info["url"], &info["pending_update_count"]), (&json!(url), &json!(0)));
    assert!(info["last_error_message"].is_string());
    Ok(())
}

#[tokio::test]
async fn pending_updates_can_be_dropped() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.send_text(ANI, "gone").await?;
    stage.bot.call("deleteWebhook", json!({"drop_pending_updates": true})).await?;
    assert_eq!(stage.control.pending_updates().await?, 0);
    Ok(())
}

#[tokio::test]
async fn the_first_retry_comes_at_once_and_pauses_grow() -> Result<()> {
    let stage = Stage::with(pausing(500)).await?;
    let (tries, mut inbox) = unbounded_channel();
    let hook = Hook { refusals: Arc::new(Mutex::new(3)), tries };
    let url = listen(Router::new().route("/hook", post(receive)).with_state(hook)).await?;
    stage.control.send_text(ANI, "one").await?;
    stage.bot.call("setWebhook", json!({"url": url})).await?;
    let mut gaps = Vec::new();
    came(&mut inbox).await?;
    for _ in 0..3 {
        let before = Instant::now();
        came(&mut inbox).await?;
        gaps.push(before.elapsed().as_millis());
    }
    assert!(gaps[0] < gaps[1] && gaps[1] < gaps[2] && gaps[2] > 600, "{gaps:?}");
    Ok(())
}

#[tokio::test]
async fn a_new_address_does_not_wait_for_the_pause_of_the_old_one() -> Result<()> {
    let stage = Stage::with(pausing(3_600_000)).await?;
    let (tries, mut inbox) = unbounded_channel();
    let hook = Hook { refusals: Arc::new(Mutex::new(2)), tries };
    let url = listen(Router::new().route("/hook", post(receive)).with_state(hook)).await?;
    stage.control.send_text(ANI, "one").await?;
    stage.bot.call("setWebhook", json!({"url": url})).await?;
    came(&mut inbox).await?;
    came(&mut inbox).await?;
    stage.bot.call("setWebhook", json!({"url": format!("{url}?again")})).await?;
    assert!(came(&mut inbox).await?.0);
    Ok(())
}

/// A webhook where `old` hangs until it is let go.
#[derive(Clone)]
struct Hanging {
    came: UnboundedSender<Value>,
    let_go: Arc<Notify>,
}

async fn hang(State(hook): State<Hanging>, Json(update): Json<Value>) -> StatusCode {
    let old = update["message"]["text"] == "old";
    let _ = hook.came.send(update);
    if old {
        hook.let_go.notified().await;
    }
    StatusCode::OK
}

#[tokio::test]
async fn a_delivery_from_before_a_reset_leaves_the_new_update_with_its_id() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::empty(Config::default()).await?;
    let (sender, mut inbox) = unbounded_channel();
    let let_go = Arc::new(Notify::new());
    let hook = Hanging { came: sender, let_go: Arc::clone(&let_go) };
    let url = listen(Router::new().route("/hook", post(hang)).with_state(hook)).await?;
    bot.call("setWebhook", json!({"url": url})).await?;
    control.user(ANI, "Ani").await?;
    control.send_text(ANI, "old").await?;
    let old = came(&mut inbox).await?;

    control.reset().await?;
    control.jump_update_id(old["update_id"].as_i64().context("id")?).await?;
    control.user(ANI, "Ani").await?;
    control.send_text(ANI, "new").await?;
    let_go.notify_one();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(control.pending_updates().await?, 1);
    bot.call("setWebhook", json!({"url": url})).await?;
    let new = came(&mut inbox).await?;
    assert_eq!((&new["message"]["text"], &new["update_id"]), (&json!("new"), &old["update_id"]));
    Ok(())
}

#[tokio::test]
async fn a_hanging_delivery_from_before_a_reset_holds_nobody_back() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::empty(Config::default()).await?;
    let (sender, mut inbox) = unbounded_channel();
    let hook = Hanging { came: sender, let_go: Arc::new(Notify::new()) };
    let url = listen(Router::new().route("/hook", post(hang)).with_state(hook)).await?;
    for text in ["old", "new"] {
        control.reset().await?;
        control.user(ANI, "Ani").await?;
        control.send_text(ANI, text).await?;
        bot.call("setWebhook", json!({"url": url})).await?;
        assert_eq!(came(&mut inbox).await?["message"]["text"], text);
    }
    Ok(())
}

/// Answers each update with a status and one header, and tells of it.
async fn answering(status: StatusCode, header: (&'static str, String)) -> Result<(String, UnboundedReceiver<()>)> {
    let (sender, inbox) = unbounded_channel();
    let answer = move || {
        let _ = sender.send(());
        let answer = (status, [header.clone()]);
        async { answer }
    };
    Ok((listen(Router::new().route("/hook", post(answer))).await?, inbox))
}

#[tokio::test]
async fn a_bot_says_when_to_try_again() -> Result<()> {
    let stage = Stage::with(pausing(0)).await?;
    let (url, mut inbox) = answering(StatusCode::SERVICE_UNAVAILABLE, ("retry-after", "3600".to_owned())).await?;
    stage.bot.call("setWebhook", json!({"url": url})).await?;
    stage.control.send_text(ANI, "one").await?;
    came(&mut inbox).await?;
    assert!(timeout(Duration::from_millis(300), inbox.recv()).await.is_err(), "it came again");
    // Another address is not asked to wait.
    stage.bot.call("setWebhook", json!({"url": format!("{url}?again")})).await?;
    came(&mut inbox).await?;
    Ok(())
}

#[tokio::test]
async fn a_redirect_is_a_failure_and_not_followed() -> Result<()> {
    let stage = Stage::with(pausing(3_600_000)).await?;
    let (elsewhere, mut gone) = answering(StatusCode::OK, ("x", String::new())).await?;
    let (url, mut inbox) = answering(StatusCode::TEMPORARY_REDIRECT, ("location", elsewhere)).await?;
    stage.bot.call("setWebhook", json!({"url": url})).await?;
    stage.control.send_text(ANI, "one").await?;
    came(&mut inbox).await?;
    came(&mut inbox).await?;
    assert!(gone.try_recv().is_err());
    assert_eq!(stage.control.pending_updates().await?, 1);
    let info = stage.bot.call("getWebhookInfo", json!({})).await?;
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 307 Temporary Redirect");
    Ok(())
}
