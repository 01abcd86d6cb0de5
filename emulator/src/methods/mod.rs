//! The methods of the Bot API, one file per subject.

mod arguments;
mod callbacks;
mod chats;
mod commands;
mod deletes;
mod edits;
mod files;
mod keyboards;
mod media;
mod messages;
mod profile;
mod updates;
mod webhook;
mod words;

use std::sync::Arc;

use serde::Serialize;

pub(crate) use arguments::{Arguments, Upload};

use crate::error::ApiError;
use crate::state::{ProfileText, Server};

/// Declares the methods once: variant and Telegram's spelling.
macro_rules! methods {
    ($($variant:ident = $name:literal,)*) => {
        /// The methods this server knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Method { $($variant,)* }

        impl Method {
            /// Case does not matter.
            pub(crate) fn from_name(name: &str) -> Option<Method> {
                $(if name.eq_ignore_ascii_case($name) { return Some(Method::$variant); })*
                None
            }

            /// Telegram's spelling.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Method::$variant => $name,)* }
            }
        }
    };
}

methods! {
    GetUpdates = "getUpdates",
    SendMessage = "sendMessage",
    AnswerCallbackQuery = "answerCallbackQuery",
    EditMessageText = "editMessageText",
    EditMessageReplyMarkup = "editMessageReplyMarkup",
    EditMessageCaption = "editMessageCaption",
    EditMessageMedia = "editMessageMedia",
    DeleteMessage = "deleteMessage",
    DeleteMessages = "deleteMessages",
    SendPhoto = "sendPhoto",
    SendDocument = "sendDocument",
    SendMediaGroup = "sendMediaGroup",
    SendChatAction = "sendChatAction",
    GetFile = "getFile",
    GetChat = "getChat",
    GetMe = "getMe",
    SetWebhook = "setWebhook",
    DeleteWebhook = "deleteWebhook",
    GetWebhookInfo = "getWebhookInfo",
    SetMyCommands = "setMyCommands",
    GetMyCommands = "getMyCommands",
    DeleteMyCommands = "deleteMyCommands",
    SetMyName = "setMyName",
    GetMyName = "getMyName",
    SetMyDescription = "setMyDescription",
    GetMyDescription = "getMyDescription",
    SetMyShortDescription = "setMyShortDescription",
    GetMyShortDescription = "getMyShortDescription",
    LogOut = "logOut",
    Close = "close",
}

/// The `result` of an answer, as JSON.
type Outcome = Result<String, ApiError>;

/// Carries out a call; only `getUpdates` ever waits.
pub(crate) async fn perform(server: &Arc<Server>, method: Method, arguments: Arguments) -> Outcome {
    let call = &arguments;
    match method {
        Method::GetUpdates => updates::get(server, call).await,
        Method::SendMessage => messages::send(server, call),
        Method::AnswerCallbackQuery => callbacks::answer(server, call),
        Method::EditMessageText => edits::text(server, call),
        Method::EditMessageReplyMarkup => edits::reply_markup(server, call),
        Method::EditMessageCaption => edits::caption(server, call),
        Method::EditMessageMedia => edits::media(server, call),
        Method::DeleteMessage => deletes::one(server, call),
        Method::DeleteMessages => deletes::many(server, call),
        Method::SendPhoto => media::photo(server, call),
        Method::SendDocument => media::document(server, call),
        Method::SendMediaGroup => media::album(server, call),
        Method::SendChatAction => chats::action(server, call),
        Method::GetFile => files::get(server, call),
        Method::GetChat => chats::get(server, call),
        Method::GetMe => profile::me(server),
        Method::SetWebhook => webhook::set(server, call),
        Method::DeleteWebhook => webhook::delete(server, call),
        Method::GetWebhookInfo => webhook::info(server),
        Method::SetMyCommands => commands::set(server, call),
        Method::GetMyCommands => commands::get(server, call),
        Method::DeleteMyCommands => commands::delete(server, call),
        Method::SetMyName => profile::set_text(server, call, ProfileText::Name),
        Method::GetMyName => profile::get_text(server, call, ProfileText::Name),
        Method::SetMyDescription => profile::set_text(server, call, ProfileText::Description),
        Method::GetMyDescription => profile::get_text(server, call, ProfileText::Description),
        Method::SetMyShortDescription => profile::set_text(server, call, ProfileText::ShortDescription),
        Method::GetMyShortDescription => profile::get_text(server, call, ProfileText::ShortDescription),
        Method::LogOut | Method::Close => done(),
    }
}

/// `true`, the answer of methods that have nothing to give back.
fn done() -> Outcome {
    Ok("true".to_owned())
}

fn answer(result: &impl Serialize) -> Outcome {
    serde_json::to_string(result).map_err(|_| ApiError::new(500, "Internal Server Error"))
}
