//! What there is to see.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::Value;
use tokio::time::Instant;

use crate::protocol::{AfterQuery, BotView, Call, CallFilter, CallbackAnswer, ChatMessage, UpdatesView};
use crate::state::{App, World};

/// Longest wait for messages.
const WAIT_LIMIT: u64 = 60_000;

/// Messages of a chat; with `wait_ms` it waits until there is one.
pub(super) async fn messages(
    State(app): State<App>,
    Path(chat): Path<i64>,
    Query(query): Query<AfterQuery>,
) -> Json<Vec<ChatMessage>> {
    let until = Instant::now() + Duration::from_millis(query.wait_ms.unwrap_or_default().min(WAIT_LIMIT));
    loop {
        let bell = app.world().chats.get(chat).map(crate::state::chats::Chat::changed);
        let Some(bell) = bell else {
            if Instant::now() >= until || app.stop.is_cancelled() {
                return Json(Vec::new());
            }
            // The chat has no bell yet: nobody wrote.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let mut changed = Box::pin(bell.notified());
        changed.as_mut().enable();
        let found = pick(&app.world(), chat, &query);
        if !found.is_empty() || Instant::now() >= until || app.stop.is_cancelled() {
            return Json(found);
        }
        tokio::select! {
            () = changed => {}
            () = tokio::time::sleep_until(until) => {}
            () = app.stop.cancelled() => {}
        }
    }
}

fn pick(world: &World, chat: i64, query: &AfterQuery) -> Vec<ChatMessage> {
    let Some(chat) = world.chats.get(chat) else { return Vec::new() };
    let after = query.after.unwrap_or_default();
    match query.changed_after {
        Some(revision) => chat
            .changed_after(revision)
            .filter(|(id, _)| *id > after)
            .map(|(id, stored)| world.view(id, stored))
            .collect(),
        None => chat.after(after).map(|(id, stored)| world.view(id, stored)).collect(),
    }
}

pub(super) async fn transcript(State(app): State<App>, Path(chat): Path<i64>) -> String {
    app.world().transcript(chat)
}

pub(super) async fn calls(State(app): State<App>, Query(filter): Query<CallFilter>) -> Json<Vec<Arc<Call>>> {
    let found = app.world().calls.find(&filter);
    Json(found)
}

pub(super) async fn callback_answers(State(app): State<App>, Path(user): Path<i64>) -> Json<Vec<CallbackAnswer>> {
    Json(app.world().callbacks.answers_to(user))
}

/// Scope as JSON, and language; both as in `setMyCommands`.
#[derive(Debug, Deserialize)]
pub(super) struct CommandsQuery {
    #[serde(default)]
    scope: Option<String>,
    #[serde(default)]
    language_code: String,
}

/// The command list of one scope and language.
pub(super) async fn commands(State(app): State<App>, Query(query): Query<CommandsQuery>) -> Json<Value> {
    let scope = query.scope.unwrap_or_else(|| r#"{"type":"default"}"#.to_owned());
    // Keys are sorted by reading and writing it again.
    let scope = serde_json::from_str::<Value>(&scope).map_or(scope, |scope| scope.to_string());
    Json(app.world().profile.commands(&scope, &query.language_code))
}

/// In a group the list depends on who looks.
#[derive(Debug, Deserialize)]
pub(super) struct SeenBy {
    #[serde(default)]
    user: Option<i64>,
}

/// The command list a person sees in a chat, resolved as Telegram does.
pub(super) async fn commands_seen(
    State(app): State<App>,
    Path(chat): Path<i64>,
    Query(by): Query<SeenBy>,
) -> Json<Value> {
    let world = app.world();
    let user = by.user.unwrap_or(chat);
    Json(world.profile.commands_seen(chat, user, world.people.language(user)))
}

pub(super) async fn bot(State(app): State<App>) -> Json<BotView> {
    Json(app.world().bot_view())
}

pub(super) async fn updates(State(app): State<App>) -> Json<UpdatesView> {
    let mut world = app.world();
    let now = world.now();
    Json(UpdatesView {
        pending: world.queue.pending(now) as u64,
        next_update_id: world.queue.next_id(),
        allowed_updates: world.queue.allowed().to_vec(),
    })
}
