//! One call of the bot: token, arguments, faults, method, log.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{Connection, body};
use crate::error::ApiError;
use crate::faults;
use crate::methods::{self, Arguments, Method};
use crate::protocol::{CallOutcome, FaultKind};
use crate::state::Server;

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

/// `POST /bot<token>/<Method>`.
pub(super) async fn call(
    State(server): State<Arc<Server>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    Path((token, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    if token != server.config.token {
        return refusal(&ApiError::new(401, "Unauthorized"));
    }
    let arguments = match body::read(request).await {
        Ok(arguments) => arguments,
        Err(error) => return logged_refusal(&server, &name, &error),
    };
    let method = Method::from_name(&name);
    let log_name = method.map_or(name.as_str(), Method::name);
    let (seq, fault) = arrive(&server, log_name, &arguments);
    match fault {
        Some(kind) => Struck { server, connection, seq, kind }.answer(method, arguments).await,
        None => {
            let result = perform(&server, method, arguments).await;
            server.lock().calls.end(seq, outcome(&result));
            respond(result)
        }
    }
}

/// 404 in Telegram's envelope.
pub(super) async fn not_found() -> Response {
    refusal(&ApiError::new(404, "Not Found"))
}

/// Notes the call and asks whether a fault strikes it.
fn arrive(server: &Server, name: &str, arguments: &Arguments) -> (u64, Option<FaultKind>) {
    let chat = arguments.logged_chat();
    let mut state = server.lock();
    let now = state.clock.now_ms();
    let seq = state.calls.begin(now, name, chat, arguments.logged());
    (seq, state.faults.strike(name, chat))
}

async fn perform(server: &Arc<Server>, method: Option<Method>, arguments: Arguments) -> Result<String, ApiError> {
    match method {
        Some(method) => methods::perform(server, method, arguments).await,
        None => Err(ApiError::new(404, "Not Found")),
    }
}

fn outcome(result: &Result<String, ApiError>) -> CallOutcome {
    match result {
        Ok(_) => CallOutcome::Ok,
        Err(error) => CallOutcome::Refused { code: error.code, description: error.description.clone() },
    }
}

fn respond(result: Result<String, ApiError>) -> Response {
    match result {
        Ok(result) => json(StatusCode::OK, format!(r#"{{"ok":true,"result":{result}}}"#)),
        Err(error) => refusal(&error),
    }
}

/// A refusal with its envelope and status.
pub(super) fn refusal(error: &ApiError) -> Response {
    let status = StatusCode::from_u16(error.code).unwrap_or(StatusCode::BAD_REQUEST);
    json(status, error.body())
}

fn logged_refusal(server: &Server, name: &str, error: &ApiError) -> Response {
    let log_name = Method::from_name(name).map_or(name, Method::name);
    let (seq, _) = arrive(server, log_name, &Arguments::default());
    server.lock().calls.end(seq, outcome(&Err(error.clone())));
    refusal(error)
}

fn json(status: StatusCode, body: String) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}

/// A call that a fault fell upon.
struct Struck {
    server: Arc<Server>,
    connection: Connection,
    seq: u64,
    kind: FaultKind,
}

impl Struck {
    async fn answer(self, method: Option<Method>, arguments: Arguments) -> Response {
        match &self.kind {
            FaultKind::TooManyRequests { retry_after } => self.refuse(&ApiError::retry_after(*retry_after)),
            FaultKind::TooManyRequestsBare => self.refuse(&ApiError::new(429, "Too Many Requests")),
            FaultKind::InternalError => self.refuse(&ApiError::new(500, "Internal Server Error")),
            FaultKind::Refuse { code, description } => self.refuse(&ApiError::new(*code, description.as_str())),
            FaultKind::BadGateway => {
                self.note(false);
                (StatusCode::BAD_GATEWAY, [(CONTENT_TYPE, "text/html")], BAD_GATEWAY).into_response()
            }
            FaultKind::Reset => self.reset(false),
            FaultKind::Hang { ms } => {
                // Noted first: the bot may hang up before the time is over.
                self.note(false);
                self.pause(*ms).await;
                self.reset(false)
            }
            FaultKind::Slow { ms } => {
                let result = perform(&self.server, method, arguments).await;
                self.note(result.is_ok());
                self.pause(*ms).await;
                respond(result)
            }
            FaultKind::AnswerLost => {
                let result = perform(&self.server, method, arguments).await;
                self.reset(result.is_ok())
            }
        }
    }

    fn note(&self, effect: bool) {
        let fault = faults::name(&self.kind).to_owned();
        self.server.lock().calls.end(self.seq, CallOutcome::Fault { fault, effect });
    }

    fn refuse(&self, error: &ApiError) -> Response {
        self.note(false);
        refusal(error)
    }

    /// Whatever is answered after this never reaches the client.
    fn reset(&self, effect: bool) -> Response {
        self.note(effect);
        self.connection.reset();
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }

    /// Ends early when the server stops.
    async fn pause(&self, ms: u64) {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(ms)) => {}
            () = self.server.stopping.cancelled() => {}
        }
    }
}
