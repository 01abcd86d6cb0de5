//! Pushing updates to the bot.

use std::sync::{Arc, Mutex};

use anyhow::Result;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

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

#[tokio::test]
async fn updates_are_pushed_in_order_until_taken() -> Result<()> {
    let stage = Stage::open().await?;
    let (tries, mut inbox) = unbounded_channel();
    let hook = Hook { refusals: Arc::new(Mutex::new(2)), tries };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hook", listener.local_addr()?);
    let router = Router::new().route("/hook", post(receive)).with_state(hook);
    tokio::spawn(async move { axum::serve(listener, router).await });

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
