//! Every fault, as the bot meets it.

use anyhow::Result;
use bot_api_emulator::protocol::{CallFilter, CallOutcome, Fault, FaultKind};
use serde_json::{Value, json};

use crate::stage::{ANI, Stage};

fn hello() -> Value {
    json!({"chat_id": ANI, "text": "hello"})
}

/// How many messages the bot has in the chat.
async fn delivered(stage: &Stage) -> Result<usize> {
    Ok(stage.control.messages(ANI).await?.iter().filter(|message| message.from_bot).count())
}

#[tokio::test]
async fn answers_with_errors_have_no_effect() -> Result<()> {
    let stage = Stage::open().await?;
    let refuse = FaultKind::Refuse { code: 403, description: "Forbidden: user is deactivated".to_owned() };
    let expected = [
        (FaultKind::TooManyRequests { retry_after: 7 }, 429, "Too Many Requests: retry after 7"),
        (FaultKind::TooManyRequestsBare, 429, "Too Many Requests"),
        (FaultKind::InternalError, 500, "Internal Server Error"),
        (refuse, 403, "Forbidden: user is deactivated"),
    ];
    for (kind, code, words) in expected {
        let retry_after = matches!(kind, FaultKind::TooManyRequests { .. });
        stage.control.fault(Fault::new(kind).method("SendMessage")).await?;
        let answer = stage.bot.raw("sendMessage", hello()).await?;
        assert_eq!((&answer["error_code"], &answer["description"]), (&json!(code), &json!(words)));
        assert_eq!(answer["parameters"]["retry_after"] == 7, retry_after);
    }
    assert_eq!(delivered(&stage).await?, 0);
    assert!(stage.control.faults().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_bad_gateway_answers_in_html() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::BadGateway)).await?;
    let response = stage.bot.http.post(format!("{}/sendMessage", stage.bot.url)).json(&hello()).send().await?;
    assert_eq!(response.status().as_u16(), 502);
    assert!(response.text().await?.starts_with("<html>"));
    Ok(())
}

#[tokio::test]
async fn a_reset_comes_before_the_effect_and_a_lost_answer_after_it() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::Reset)).await?;
    assert!(stage.bot.raw("sendMessage", hello()).await.is_err());
    assert_eq!(delivered(&stage).await?, 0);
    stage.control.fault(Fault::new(FaultKind::AnswerLost)).await?;
    assert!(stage.bot.raw("sendMessage", hello()).await.is_err());
    assert_eq!(delivered(&stage).await?, 1);
    let calls = stage.control.calls(&CallFilter::method("sendMessage")).await?;
    let outcomes: Vec<_> = calls.into_iter().map(|call| call.outcome).collect();
    assert_eq!(outcomes, [CallOutcome::Reset, CallOutcome::AnswerLost]);
    Ok(())
}

#[tokio::test]
async fn a_cut_connection_is_a_network_error() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::Reset).method("getMe")).await?;
    let sent = stage.bot.http.post(format!("{}/getMe", stage.bot.url)).send().await;
    let error = sent.expect_err("no answer");
    assert!(error.is_request() && !error.is_timeout() && error.status().is_none());
    Ok(())
}

#[tokio::test]
async fn hanging_has_no_effect_and_slow_has() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::Hang { ms: 10 })).await?;
    assert!(stage.bot.raw("sendMessage", hello()).await.is_err());
    assert_eq!(delivered(&stage).await?, 0);
    stage.control.fault(Fault::new(FaultKind::Slow { ms: 10 })).await?;
    stage.bot.call("sendMessage", hello()).await?;
    assert_eq!(delivered(&stage).await?, 1);
    Ok(())
}

#[tokio::test]
async fn faults_pick_method_chat_and_count() -> Result<()> {
    let stage = Stage::open().await?;
    let fault = Fault::new(FaultKind::InternalError).method("sendMessage").chat(ANI).after(1).times(2);
    stage.control.fault(fault).await?;
    stage.control.user(102, "Budi").await?;
    stage.control.send_text(102, "/start").await?;
    stage.bot.say(102, "not this chat").await?;
    stage.bot.call("getMe", json!({})).await?;
    stage.bot.say(ANI, "passes first").await?;
    for _ in 0..2 {
        assert_eq!(stage.bot.refused("sendMessage", hello()).await?.0, 500);
    }
    stage.bot.say(ANI, "used up").await?;
    Ok(())
}

#[tokio::test]
async fn faults_hit_get_updates_and_stay_until_cleared() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.send_text(ANI, "wait").await?;
    stage.control.fault(Fault::new(FaultKind::InternalError).method("getUpdates").until_cleared()).await?;
    for _ in 0..3 {
        assert_eq!(stage.bot.refused("getUpdates", json!({"offset": 1})).await?.0, 500);
    }
    stage.control.clear_faults().await?;
    assert_eq!(stage.bot.drain().await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_fault_on_an_answer_is_found_by_its_chat() -> Result<()> {
    let stage = Stage::open().await?;
    stage.bot.with_button(ANI, "Go", "go").await?;
    let query = stage.control.press_label(ANI, "Go").await?;
    stage.control.fault(Fault::new(FaultKind::InternalError).chat(ANI)).await?;
    let answer = json!({"callback_query_id": query});
    assert_eq!(stage.bot.refused("answerCallbackQuery", answer.clone()).await?.0, 500);
    stage.bot.call("answerCallbackQuery", answer).await?;
    Ok(())
}
