//! Command menus (`setMyCommands` and its siblings).

use serde::Deserialize;

use super::{Arguments, Outcome, answer, done};
use crate::error::ApiError;
use crate::protocol::{Command, EventKind};
use crate::state::Server;
use crate::text::utf16_len;

/// Most commands of one menu.
const MAX_COMMANDS: usize = 100;

/// `setMyCommands`.
pub(super) fn set(server: &Server, call: &Arguments) -> Outcome {
    let commands: Vec<Command> = call.object("commands", "can't parse commands JSON object")?.unwrap_or_default();
    if commands.len() > MAX_COMMANDS {
        return Err(ApiError::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in &commands {
        check(command)?;
    }
    store(server, call, commands)
}

/// `deleteMyCommands`.
pub(super) fn delete(server: &Server, call: &Arguments) -> Outcome {
    store(server, call, Vec::new())
}

/// `getMyCommands`: exactly this scope and language, nothing wider.
pub(super) fn get(server: &Server, call: &Arguments) -> Outcome {
    let (scope, language) = place(call)?;
    let state = server.lock();
    answer(&state.profile.menu(&scope, &language))
}

fn store(server: &Server, call: &Arguments, commands: Vec<Command>) -> Outcome {
    let (scope, language) = place(call)?;
    let mut state = server.lock();
    state.profile.set_menu(scope, language, commands);
    state.record(EventKind::Commands);
    drop(state);
    done()
}

fn check(command: &Command) -> Result<(), ApiError> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if !(1..=32).contains(&command.command.len()) || !command.command.bytes().all(allowed) {
        return Err(ApiError::bad("BOT_COMMAND_INVALID"));
    }
    if !(1..=256).contains(&utf16_len(&command.description)) {
        return Err(ApiError::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(())
}

/// `BotCommandScope`.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Scope {
    Default,
    AllPrivateChats,
    AllGroupChats,
    AllChatAdministrators,
    Chat { chat_id: i64 },
    ChatAdministrators { chat_id: i64 },
    ChatMember { chat_id: i64, user_id: i64 },
}

fn place(call: &Arguments) -> Result<(String, String), ApiError> {
    let scope = call.object("scope", "can't parse BotCommandScope")?.unwrap_or(Scope::Default);
    let name = match scope {
        Scope::Default => "default".to_owned(),
        Scope::AllPrivateChats => "all_private_chats".to_owned(),
        Scope::AllGroupChats => "all_group_chats".to_owned(),
        Scope::AllChatAdministrators => "all_chat_administrators".to_owned(),
        Scope::Chat { chat_id } => format!("chat:{chat_id}"),
        Scope::ChatAdministrators { chat_id } => format!("chat_administrators:{chat_id}"),
        Scope::ChatMember { chat_id, user_id } => format!("chat_member:{chat_id}:{user_id}"),
    };
    Ok((name, call.text("language_code").unwrap_or_default().to_owned()))
}
