//! Bot API calls: from the request to the answer, with faults in between.

mod access;
mod callbacks;
mod chats;
mod commands;
mod deletions;
mod edits;
mod files;
mod keyboard;
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

use crate::connection::Cutter;
use crate::protocol::{Call, CallOutcome, FaultKind};
use crate::reply::{ApiResult, Refusal, success};
use crate::request::Params;
use crate::state::App;
use table::{Handler, find};

pub(crate) use files::download;

/// Answers one call; `None` = the connection is cut.
pub(crate) async fn serve(app: &App, method: &str, request: Request) -> Option<Response> {
    let (name, handler) = find(method).unwrap_or((method, Handler::Unknown));
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(refusal) => return Some(refusal.into_response()),
    };
    let (call, fault) = register(app, name, &params);
    let (response, outcome) = run(app, handler, &params, fault).await;
    let world = &mut *app.world();
    let summary = world.calls.finish(call, outcome).map(|call| json!({"event": "call", "call": call}));
    if let Some(summary) = summary {
        world.emit(|| summary);
    }
    response
}

/// Logs the call and picks the fault that hits it.
fn register(app: &App, method: &str, params: &Params) -> (u64, Option<FaultKind>) {
    let world = &mut *app.world();
    let queried = || world.callbacks.get(&params.text("callback_query_id")?).map(|query| query.chat);
    let chat = params.number("chat_id").or_else(queried);
    let call = Call {
        id: 0,
        at: world.now(),
        method: method.to_owned(),
        chat,
        params: params.logged(),
        outcome: CallOutcome::Pending,
    };
    (world.calls.add(call), world.faults.strike(method, chat))
}

/// Performs the call as the fault lets it; no response = cut.
async fn run(
    app: &App,
    handler: Handler,
    params: &Params,
    fault: Option<FaultKind>,
) -> (Option<Response>, CallOutcome) {
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
        FaultKind::Reset => (None, CallOutcome::Reset),
        FaultKind::Hang { ms } => {
            pause(app, ms).await;
            (None, CallOutcome::Reset)
        }
        FaultKind::Slow { ms } => {
            pause(app, ms).await;
            answer(perform(app, handler, params).await)
        }
        FaultKind::AnswerLost => {
            let _ = perform(app, handler, params).await;
            (None, CallOutcome::AnswerLost)
        }
    }
}

async fn perform(app: &App, handler: Handler, params: &Params) -> ApiResult {
    match handler {
        Handler::Plain(handler) => handler(&mut app.world(), params),
        Handler::GetUpdates => updates::get_updates(app, params).await,
        Handler::Unknown => Err(Refusal::new(404, "Not Found")),
    }
}

fn answer(result: ApiResult) -> (Option<Response>, CallOutcome) {
    match result {
        Ok(result) => (Some(success(&result)), CallOutcome::Ok),
        Err(refusal) => {
            let outcome = CallOutcome::Refused { code: refusal.code, description: refusal.description.clone() };
            (Some(refusal.into_response()), outcome)
        }
    }
}

/// What a proxy in front of Telegram says.
fn bad_gateway() -> (Option<Response>, CallOutcome) {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>\
                </center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    let response = (StatusCode::BAD_GATEWAY, [(CONTENT_TYPE, "text/html")], page).into_response();
    (Some(response), CallOutcome::Refused { code: 502, description: "Bad Gateway".to_owned() })
}

/// Waits, but not beyond the server's end.
async fn pause(app: &App, ms: u64) {
    tokio::select! {
        () = tokio::time::sleep(Duration::from_millis(ms)) => {}
        () = app.stop.cancelled() => {}
    }
}

/// Cuts the connection; the response is never written.
pub(crate) fn cut(cutter: &Cutter) -> Response {
    cutter.cut();
    StatusCode::NO_CONTENT.into_response()
}
