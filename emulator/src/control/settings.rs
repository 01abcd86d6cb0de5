//! Faults, clock, ids, reset.

use std::ops::RangeInclusive;

use axum::Json;
use axum::extract::State;
use serde_json::Value;

use super::{Refused, done};
use crate::protocol::{ClockMove, ClockView, Fault, NextUpdateId};
use crate::state::App;

pub(super) async fn add_fault(State(app): State<App>, Json(fault): Json<Fault>) -> Json<Value> {
    app.world().faults.add(fault);
    done()
}

pub(super) async fn faults(State(app): State<App>) -> Json<Vec<Fault>> {
    Json(app.world().faults.list().to_vec())
}

pub(super) async fn clear_faults(State(app): State<App>) -> Json<Value> {
    app.world().faults.clear();
    done()
}

pub(super) async fn clock(State(app): State<App>) -> Json<ClockView> {
    Json(ClockView { now: app.world().now() })
}

pub(super) async fn move_clock(State(app): State<App>, Json(moved): Json<ClockMove>) -> Json<ClockView> {
    let mut world = app.world();
    match moved {
        ClockMove::Advance { seconds } => world.clock.advance(seconds),
        ClockMove::Set { now } => world.clock.set(now),
    }
    Json(ClockView { now: world.now() })
}

/// The ids an update can have: 31 bits, and an offset of 0 confirms nothing.
const UPDATE_IDS: RangeInclusive<i64> = 1..=0x7fff_ffff;

pub(super) async fn jump_update_id(
    State(app): State<App>,
    Json(jump): Json<NextUpdateId>,
) -> Result<Json<Value>, Refused> {
    if !UPDATE_IDS.contains(&jump.next) {
        return Err(Refused::wrong("an update id is 1 to 2147483647"));
    }
    app.world().queue.jump(jump.next);
    Ok(done())
}

pub(super) async fn reset(State(app): State<App>) -> Json<Value> {
    app.reset();
    done()
}
