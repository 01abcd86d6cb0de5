//! The call log's side of a call: written when it begins, completed when it ends, however it ends.

use serde_json::json;

use crate::protocol::{Call, CallOutcome, FaultKind};
use crate::request::Params;
use crate::state::{App, World};

/// A call in the log.
pub(super) struct Logged {
    app: App,
    id: u64,
    /// How it ends when the bot goes away first; `None` leaves it pending, or it has ended already.
    abandoned: Option<CallOutcome>,
}

impl Logged {
    /// Logs the call and picks the fault that hits it.
    pub(super) fn begin(app: &App, method: &str, params: &Params) -> (Self, Option<FaultKind>) {
        let world = &mut *app.world();
        let queried = || world.callbacks.get(&params.text("callback_query_id")?).map(|query| query.chat);
        let chat = params.number("chat_id").or_else(queried);
        let id = add(world, method, (chat, params));
        let fault = world.faults.strike(method, chat);
        // A hung call has no effect, whoever closes the connection.
        let abandoned = matches!(fault, Some(FaultKind::Hang { .. })).then_some(CallOutcome::Reset);
        (Self { app: App::clone(app), id, abandoned }, fault)
    }

    /// Logs a call whose parameters cannot be read; no fault can be meant for it.
    pub(super) fn unreadable(app: &App, method: &str) -> Self {
        let id = add(&mut app.world(), method, (None, &Params::default()));
        Self { app: App::clone(app), id, abandoned: None }
    }

    /// Records how the call ended.
    pub(super) fn end(mut self, outcome: CallOutcome) {
        self.abandoned = None;
        self.record(outcome);
    }

    fn record(&self, outcome: CallOutcome) {
        let world = &mut *self.app.world();
        if let Some(call) = world.calls.finish(self.id, outcome) {
            world.emit(|| json!({"event": "call", "call": call}));
        }
    }
}

fn add(world: &mut World, method: &str, (chat, params): (Option<i64>, &Params)) -> u64 {
    world.calls.add(Call {
        id: 0,
        at: world.now(),
        method: method.to_owned(),
        chat,
        params: params.logged(),
        outcome: CallOutcome::Pending,
    })
}

impl Drop for Logged {
    /// The server drops a handler as soon as its client closes the connection.
    fn drop(&mut self) {
        if let Some(outcome) = self.abandoned.take() {
            self.record(outcome);
        }
    }
}
