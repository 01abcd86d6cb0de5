//! Bot API calls: from the request to the answer, with faults in between.

mod access;
mod callbacks;
mod chats;
mod commands;
mod deletions;
mod edits;
mod files;
mod keyboard;
mod log;
mod me;
mod media;
mod messages;
mod table;
mod text;
mod updates;
mod webhook;

use std::time::Duration;

use axum::extract::Request;
use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::oneshot;

use crate::connection::Cut;
use crate::protocol::{CallOutcome, FaultKind};
use crate::reply::{Refusal, success};
use crate::request::Params;
use crate::state::App;
use log::Logged;
use table::{Handler, find};

/// What a download is called in faults and in the call log.
const DOWNLOAD: &str = "file";

/// What the bot gets: a response, or the connection's end.
pub(crate) type Answer = Result<Response, Cut>;

/// Answers one call.
pub(crate) async fn serve(app: &App, method: &str, request: Request) -> Answer {
    let (name, handler) = find(method).unwrap_or((method, Handler::Unknown));
    match Params::read(request).await {
        Ok(params) => carry_out(app, (name, handler), params).await,
        Err(refusal) => {
            let (answer, outcome) = answer(Err(refusal));
            Logged::unreadable(app, name).end(outcome);
            answer
        }
    }
}

/// Answers a download: like a call, so that faults hit it and the log has it.
pub(crate) async fn download(app: &App, path: &str) -> Answer {
    carry_out(app, (DOWNLOAD, Handler::Download), Params::with("file_path", path)).await
}

async fn carry_out(app: &App, (name, handler): (&str, Handler), params: Params) -> Answer {
    let (call, fault) = Logged::begin(app, name, &params);
    if let (Some(FaultKind::Slow { ms }), Handler::Plain(_)) = (&fault, handler) {
        return slowly(App::clone(app), handler, params, *ms, call).await;
    }
    let (answer, outcome) = run(app, handler, &params, fault).await;
    call.end(outcome);
    answer
}

/// The effect comes later, also when the bot does not wait for it.
async fn slowly(app: App, handler: Handler, params: Params, ms: u64, call: Logged) -> Answer {
    let (sender, receiver) = oneshot::channel();
    tokio::spawn(async move {
        pause(&app, ms).await;
        let (answer, outcome) = answer(perform(&app, handler, &params).await);
        let unheard = sender.is_closed() && outcome == CallOutcome::Ok;
        call.end(if unheard { CallOutcome::AnswerLost } else { outcome });
        let _ = sender.send(answer);
    });
    receiver.await.unwrap_or(Err(Cut::Close))
}

/// Performs the call as the fault lets it.
async fn run(app: &App, handler: Handler, params: &Params, fault: Option<FaultKind>) -> (Answer, CallOutcome) {
    let Some(fault) = fault else { return answer(perform(app, handler, params).await) };
    match fault {
        FaultKind::TooManyRequests { retry_after } => {
            let refusal = Refusal::new(429, format!("Too Many Requests: retry after {retry_after}"));
            answer(Err(refusal.with(json!({"retry_after": retry_after}))))
        }
        FaultKind::TooManyRequestsBare => answer(Err(Refusal::new(429, "Too Many Requests"))),
        FaultKind::InternalError => answer(Err(Refusal::new(500, "Internal Server Error"))),
        FaultKind::BadGateway => bad_gateway(),
        FaultKind::Refuse { code, description } => answer(Err(Refusal::new(code, description))),
        FaultKind::Reset => (Err(Cut::Reset), CallOutcome::Reset),
        FaultKind::Hang { ms } => {
            pause(app, ms).await;
            (Err(Cut::Close), CallOutcome::Reset)
        }
        FaultKind::Slow { ms } => {
            pause(app, ms).await;
            answer(perform(app, handler, params).await)
        }
        FaultKind::AnswerLost => {
            let _ = perform(app, handler, params).await;
            (Err(Cut::Close), CallOutcome::AnswerLost)
        }
    }
}

async fn perform(app: &App, handler: Handler, params: &Params) -> Result<Response, Refusal> {
    let result = match handler {
        Handler::Plain(handler) => handler(&mut app.world(), params),
        Handler::GetUpdates => updates::get_updates(app, params).await,
        Handler::Download => return files::download(&app.world(), params).map(IntoResponse::into_response),
        Handler::Unknown => Err(Refusal::new(404, "Not Found")),
    };
    result.map(|result| success(&result))
}

fn answer(result: Result<Response, Refusal>) -> (Answer, CallOutcome) {
    match result {
        Ok(response) => (Ok(response), CallOutcome::Ok),
        Err(refusal) => {
            let outcome = CallOutcome::Refused { code: refusal.code, description: refusal.description.clone() };
            (Ok(refusal.into_response()), outcome)
        }
    }
}

/// What a proxy in front of Telegram says.
fn bad_gateway() -> (Answer, CallOutcome) {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>\
                </center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    let response = (StatusCode::BAD_GATEWAY, [(CONTENT_TYPE, "text/html")], page).into_response();
    (Ok(response), CallOutcome::Refused { code: 502, description: "Bad Gateway".to_owned() })
}

/// Waits, but not beyond the server's end.
async fn pause(app: &App, ms: u64) {
    tokio::select! {
        () = tokio::time::sleep(Duration::from_millis(ms)) => {}
        () = app.stop.cancelled() => {}
    }
}
