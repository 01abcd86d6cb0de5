//! About the bot itself.

use serde_json::{Value, json};

use crate::reply::ApiResult;
use crate::request::Params;
use crate::state::World;

/// `getMe`.
#[expect(clippy::unnecessary_wraps, reason = "the shape all handlers have")]
pub(super) fn get_me(world: &mut World, _: &Params) -> ApiResult {
    let mut me = world.bot.clone();
    if let Some(me) = me.as_object_mut() {
        me.insert("can_join_groups".to_owned(), json!(true));
        me.insert("can_read_all_group_messages".to_owned(), json!(!world.privacy_mode));
        for field in ["supports_inline_queries", "can_connect_to_business", "has_main_web_app"] {
            me.insert(field.to_owned(), json!(false));
        }
    }
    Ok(me)
}

/// Methods that are only acknowledged.
#[expect(clippy::unnecessary_wraps, reason = "the shape all handlers have")]
pub(super) fn accept(_: &mut World, _: &Params) -> ApiResult {
    Ok(Value::Bool(true))
}
