//! People and groups.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::Value;

use super::{Refused, done};
use crate::protocol::{NewGroup, NewUser, Upgrade, UserView};
use crate::state::{App, Membership, World};

pub(super) async fn add_user(State(app): State<App>, Json(user): Json<NewUser>) -> Json<Value> {
    app.world().add_user(user);
    done()
}

/// Everybody, in the order of adding.
pub(super) async fn users(State(app): State<App>) -> Json<Vec<UserView>> {
    Json(app.world().user_views())
}

pub(super) async fn block(State(app): State<App>, Path(id): Path<i64>) -> Result<Json<Value>, Refused> {
    checked(app.world().set_blocked(id, Membership::Out), "user")
}

pub(super) async fn unblock(State(app): State<App>, Path(id): Path<i64>) -> Result<Json<Value>, Refused> {
    checked(app.world().set_blocked(id, Membership::In), "user")
}

pub(super) async fn deactivate(State(app): State<App>, Path(id): Path<i64>) -> Result<Json<Value>, Refused> {
    checked(app.world().deactivate(id), "user")
}

pub(super) async fn create_group(State(app): State<App>, Json(group): Json<NewGroup>) -> Result<Json<Value>, Refused> {
    let mut world = app.world();
    check_new_group(&world, group.id)?;
    world.create_group(&group);
    Ok(done())
}

fn check_new_group(world: &World, id: i64) -> Result<(), Refused> {
    let free = id < 0 && world.chats.get(id).is_none();
    if free { Ok(()) } else { Err(Refused::impossible("a group needs a negative id of its own")) }
}

/// Who did it; nobody in particular is fine.
#[derive(Debug, Deserialize)]
pub(super) struct By {
    #[serde(default)]
    by: i64,
}

pub(super) async fn remove_bot(
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(by): Query<By>,
) -> Result<Json<Value>, Refused> {
    checked(app.world().set_in_group(id, by.by, Membership::Out), "group")
}

pub(super) async fn add_bot(
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(by): Query<By>,
) -> Result<Json<Value>, Refused> {
    checked(app.world().set_in_group(id, by.by, Membership::In), "group")
}

pub(super) async fn upgrade(
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(by): Query<By>,
    Json(upgrade): Json<Upgrade>,
) -> Result<Json<Value>, Refused> {
    let mut world = app.world();
    check_new_group(&world, upgrade.new_id)?;
    checked(world.upgrade_group(id, upgrade.new_id, by.by), "ordinary group")
}

fn checked(found: bool, what: &str) -> Result<Json<Value>, Refused> {
    if found { Ok(done()) } else { Err(Refused::unknown(what)) }
}
