//! The office panel: one page with the chats and, beside them, the register as it fills, the boxes, a clock that can be
//! moved, trouble that can be switched on, and a tour.
//!
//! * `page` – the page and its files; `state` – what it shows; `tour` – what there is to try

mod page;
mod state;
mod tour;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::json;

use super::faults::Trouble;
use super::office::PracticeOffice;
use crate::domain::kode::Kode;
use crate::locale::Locale;

/// Where the panel is.
pub(super) const HOME: &str = "/kantor/";

/// The longest move of the clock at once, in minutes: a year.
const LONGEST_MOVE: i64 = 366 * 24 * 60;

type Office = Arc<PracticeOffice>;

/// All routes of the panel. The emulator puts them behind its check of `Host` and `Origin`.
pub(super) fn router(office: Office) -> Router {
    Router::new()
        .merge(page::router())
        .route("/kantor/api/state", get(show))
        .route("/kantor/api/riwayat/{kode}", get(riwayat))
        .route("/kantor/api/clock", post(clock))
        .route("/kantor/api/trouble", post(trouble))
        .route("/kantor/api/crash", post(crash))
        .route("/kantor/api/start-over", post(start_over))
        .with_state(office)
}

/// A request that could not be done: said in the person's words, the cause goes to the log.
struct Failed(StatusCode, &'static str);

impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Self {
        tracing::warn!(error = format!("{error:#}"), "the panel could not do what was asked");
        Self(StatusCode::SERVICE_UNAVAILABLE, "latihan-failed")
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": Locale::default().text(self.1) }))).into_response()
    }
}

async fn show(State(office): State<Office>) -> Result<Json<state::Shown>, Failed> {
    let app = office.app().await.ok_or(Failed(StatusCode::SERVICE_UNAVAILABLE, "latihan-starting"))?;
    Ok(Json(state::shown(&office, &app).await?))
}

async fn riwayat(State(office): State<Office>, Path(kode): Path<String>) -> Result<Json<state::Riwayat>, Failed> {
    let app = office.app().await.ok_or(Failed(StatusCode::SERVICE_UNAVAILABLE, "latihan-starting"))?;
    let kode = Kode::parse(&kode).map_err(|_| Failed(StatusCode::NOT_FOUND, "latihan-no-such-kode"))?;
    let found = state::riwayat(&app, kode).await?;
    found.map(Json).ok_or(Failed(StatusCode::NOT_FOUND, "latihan-no-such-kode"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    minutes: i64,
}

async fn clock(State(office): State<Office>, Json(by): Json<Move>) -> Result<Response, Failed> {
    if !(1..=LONGEST_MOVE).contains(&by.minutes) {
        return Err(Failed(StatusCode::BAD_REQUEST, "latihan-clock-range"));
    }
    office.forward(TimeDelta::minutes(by.minutes)).await?;
    Ok(done())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    trouble: String,
    on: bool,
}

async fn trouble(State(office): State<Office>, Json(switch): Json<Switch>) -> Result<Response, Failed> {
    let trouble = Trouble::from_code(&switch.trouble).ok_or(Failed(StatusCode::BAD_REQUEST, "latihan-failed"))?;
    office.trouble(trouble, switch.on).await?;
    Ok(done())
}

async fn crash(State(office): State<Office>) -> Result<Response, Failed> {
    office.crash_database().await?;
    Ok(done())
}

async fn start_over(State(office): State<Office>) -> Result<Response, Failed> {
    office.start_over().await?;
    Ok(done())
}

fn done() -> Response {
    Json(json!({})).into_response()
}
