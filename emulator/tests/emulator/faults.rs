//! Every fault, as the bot meets it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

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

/// Calls a method, but does not wait for the answer.
async fn abandoned(stage: &Stage) -> Result<()> {
    let request = stage.bot.http.post(format!("{}/sendMessage", stage.bot.url)).json(&hello());
    let given_up = request.timeout(Duration::from_millis(50)).send().await;
    anyhow::ensure!(given_up.is_err_and(|error| error.is_timeout()), "an answer came");
    Ok(())
}

/// The outcome of the only message call, once it has one.
async fn outcome(stage: &Stage) -> Result<CallOutcome> {
    loop {
        let calls = stage.control.calls(&CallFilter::method("sendMessage")).await?;
        assert_eq!(calls.len(), 1);
        if calls[0].outcome != CallOutcome::Pending {
            return Ok(calls[0].outcome.clone());
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_hung_call_that_is_given_up_is_logged_at_once() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::Hang { ms: 3_600_000 })).await?;
    abandoned(&stage).await?;
    let logged = tokio::time::timeout(Duration::from_secs(20), outcome(&stage)).await??;
    assert_eq!(logged, CallOutcome::Reset);
    assert_eq!(delivered(&stage).await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_slow_call_that_is_given_up_still_has_its_effect() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::Slow { ms: 300 })).await?;
    abandoned(&stage).await?;
    assert_eq!(outcome(&stage).await?, CallOutcome::AnswerLost);
    assert_eq!(delivered(&stage).await?, 1);
    Ok(())
}

/// What a bare TCP client reads after its request.
async fn read_bare(stage: &Stage) -> Result<std::io::Result<usize>> {
    let address = stage.emulator.base_url().replace("http://", "");
    let request = format!("GET /bot{}/getMe HTTP/1.1\r\nhost: {address}\r\n\r\n", stage.emulator.token());
    let reading = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address)?;
        stream.write_all(request.as_bytes())?;
        Ok(stream.read(&mut [0; 64]))
    });
    reading.await?
}

#[tokio::test]
async fn reset_resets_and_the_others_close_in_order() -> Result<()> {
    let stage = Stage::open().await?;
    stage.control.fault(Fault::new(FaultKind::Reset)).await?;
    let error = read_bare(&stage).await?.expect_err("a reset");
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
    for kind in [FaultKind::Hang { ms: 0 }, FaultKind::AnswerLost] {
        stage.control.fault(Fault::new(kind)).await?;
        assert_eq!(read_bare(&stage).await??, 0);
    }
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

/// The address of a file a person sent.
async fn sent_file(stage: &Stage) -> Result<String> {
    stage.control.send_document(ANI, "kk.pdf", "application/pdf", b"%PDF").await?;
    let id = stage.bot.drain().await?[0]["message"]["document"]["file_id"].clone();
    let file = stage.bot.call("getFile", json!({"file_id": id})).await?;
    Ok(format!("{}/{}", stage.bot.file_url, file["file_path"].as_str().unwrap_or_default()))
}

#[tokio::test]
async fn downloads_meet_every_fault_and_are_logged() -> Result<()> {
    let stage = Stage::open().await?;
    let url = sent_file(&stage).await?;
    let status = async || -> Result<u16> { Ok(stage.bot.http.get(&url).send().await?.status().as_u16()) };
    let answered = [
        (FaultKind::TooManyRequests { retry_after: 7 }, 429),
        (FaultKind::TooManyRequestsBare, 429),
        (FaultKind::InternalError, 500),
        (FaultKind::BadGateway, 502),
        (FaultKind::Refuse { code: 404, description: "Not Found".to_owned() }, 404),
        (FaultKind::Slow { ms: 10 }, 200),
    ];
    for (kind, code) in answered {
        stage.control.fault(Fault::new(kind).method("file")).await?;
        assert_eq!(status().await?, code);
    }
    for kind in [FaultKind::Reset, FaultKind::Hang { ms: 10 }, FaultKind::AnswerLost] {
        stage.control.fault(Fault::new(kind).method("file")).await?;
        assert!(status().await.is_err());
    }
    assert_eq!(status().await?, 200);
    let calls = stage.control.calls(&CallFilter::method("file")).await?;
    assert!(calls.iter().all(|call| call.params["file_path"] == "documents/file_1.pdf"), "{calls:?}");
    let ok = calls.iter().filter(|call| call.outcome == CallOutcome::Ok).count();
    assert_eq!((calls.len(), ok), (10, 2));
    Ok(())
}

#[tokio::test]
async fn requests_that_cannot_be_read_are_logged() -> Result<()> {
    let stage = Stage::open().await?;
    let send = async |body: Vec<u8>| -> Result<u16> {
        let request = stage.bot.http.post(format!("{}/sendMessage", stage.bot.url)).body(body);
        Ok(request.header("content-type", "application/json").send().await?.status().as_u16())
    };
    assert_eq!(send(b"{".to_vec()).await?, 400);
    assert_eq!(send(vec![b' '; (51 << 20) + 1]).await?, 413);
    let calls = stage.control.calls(&CallFilter::method("sendMessage")).await?;
    let codes: Vec<_> = calls.into_iter().map(|call| call.outcome).collect();
    let refused = |code, words: &str| CallOutcome::Refused { code, description: words.to_owned() };
    let expected = [refused(400, "Bad Request: can't parse JSON object"), refused(413, "Request Entity Too Large")];
    assert_eq!(codes, expected);
    Ok(())
}
