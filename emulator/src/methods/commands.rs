//! The bot's command list, name and descriptions.

use serde_json::{Value, json};

use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::World;
use crate::wire::put;

/// Most commands in a list.
const COMMANDS_LIMIT: usize = 100;

/// `setMyCommands`.
pub(super) fn set_commands(world: &mut World, params: &Params) -> ApiResult {
    let commands: Vec<Value> = params.shaped("commands")?.unwrap_or_default();
    if commands.len() > COMMANDS_LIMIT {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in &commands {
        check(command)?;
    }
    let (scope, language) = place(params)?;
    world.profile.set_commands(scope, language, Value::Array(commands));
    world.emit(|| json!({"event": "commands"}));
    Ok(Value::Bool(true))
}

/// `getMyCommands`.
pub(super) fn get_commands(world: &mut World, params: &Params) -> ApiResult {
    let (scope, language) = place(params)?;
    Ok(world.profile.commands(&scope, &language))
}

/// `deleteMyCommands`.
pub(super) fn delete_commands(world: &mut World, params: &Params) -> ApiResult {
    let (scope, language) = place(params)?;
    world.profile.delete_commands(&scope, &language);
    world.emit(|| json!({"event": "commands"}));
    Ok(Value::Bool(true))
}

/// Scope as canonical JSON (keys are sorted), and language.
fn place(params: &Params) -> Result<(String, String), Refusal> {
    let mut scope = params.object("scope")?.unwrap_or_else(|| json!({"type": "default"}));
    // Some clients send ids as text.
    if let Some(id) = scope.get("chat_id").and_then(Value::as_str).and_then(|id| id.parse::<i64>().ok()) {
        put(&mut scope, "chat_id", Some(id));
    }
    Ok((scope.to_string(), language(params)))
}

fn language(params: &Params) -> String {
    params.text("language_code").unwrap_or_default()
}

fn check(command: &Value) -> Result<(), Refusal> {
    let field = |name: &str| command.get(name).and_then(Value::as_str).unwrap_or_default();
    let name = field("command").trim_start_matches('/');
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !letters || !(1..=32).contains(&name.len()) {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    if !(1..=256).contains(&field("description").chars().count()) {
        return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(())
}

/// `setMyName`.
pub(super) fn set_name(world: &mut World, params: &Params) -> ApiResult {
    set(world, params, "name")
}

/// `getMyName`.
pub(super) fn get_name(world: &mut World, params: &Params) -> ApiResult {
    get(world, params, "name")
}

/// `setMyDescription`.
pub(super) fn set_description(world: &mut World, params: &Params) -> ApiResult {
    set(world, params, "description")
}

/// `getMyDescription`.
pub(super) fn get_description(world: &mut World, params: &Params) -> ApiResult {
    get(world, params, "description")
}

/// `setMyShortDescription`.
pub(super) fn set_short_description(world: &mut World, params: &Params) -> ApiResult {
    set(world, params, "short_description")
}

/// `getMyShortDescription`.
pub(super) fn get_short_description(world: &mut World, params: &Params) -> ApiResult {
    get(world, params, "short_description")
}

#[expect(clippy::unnecessary_wraps, reason = "the shape all handlers have")]
fn set(world: &mut World, params: &Params, field: &str) -> ApiResult {
    world.profile.set_text(field, language(params), params.text(field).unwrap_or_default());
    world.emit(|| json!({"event": "bot"}));
    Ok(Value::Bool(true))
}

#[expect(clippy::unnecessary_wraps, reason = "the shape all handlers have")]
fn get(world: &mut World, params: &Params, field: &str) -> ApiResult {
    Ok(json!({field: world.profile.text(field, &language(params))}))
}
