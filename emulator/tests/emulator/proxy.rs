//! A proxy of the environment is for the world outside: nothing here goes through it.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use axum::Router;
use axum::routing::post;
use serde_json::json;
use tokio::sync::mpsc::unbounded_channel;

use crate::stage::{ANI, Stage};

#[tokio::test]
#[ignore = "the process that the other test starts behind a proxy"]
async fn behind_a_proxy() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let (sender, mut inbox) = unbounded_channel();
    let take = move || {
        let _ = sender.send(());
        async {}
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hook", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/hook", post(take))).await });
    bot.call("setWebhook", json!({"url": url})).await?;
    control.send_text(ANI, "hello").await?;
    tokio::time::timeout(Duration::from_secs(20), inbox.recv()).await?;
    Ok(())
}

#[test]
fn control_and_webhook_do_not_ask_the_proxy() -> Result<()> {
    let mut program = Command::new(std::env::current_exe()?);
    program.args(["proxy::behind_a_proxy", "--exact", "--ignored"]).env_remove("NO_PROXY").env_remove("no_proxy");
    for name in ["http_proxy", "HTTP_PROXY", "ALL_PROXY"] {
        program.env(name, "http://127.0.0.1:9"); // nobody listens there
    }
    let output = program.output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    Ok(())
}
