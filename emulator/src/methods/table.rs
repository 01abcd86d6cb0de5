//! Method names and their handlers.

use super::{callbacks, chats, commands, deletions, edits, files, me, media, messages, webhook};
use crate::reply::ApiResult;
use crate::request::Params;
use crate::state::World;

/// How a method is carried out.
#[derive(Clone, Copy)]
pub(super) enum Handler {
    /// At once, under the lock.
    Plain(fn(&mut World, &Params) -> ApiResult),
    /// May wait for updates.
    GetUpdates,
    /// The bytes of a file; no method, but treated like one.
    Download,
    /// Telegram has no such method, or the emulator does not play it.
    Unknown,
}

/// Methods in Telegram's spelling.
const METHODS: [(&str, Handler); 36] = [
    ("getMe", Handler::Plain(me::get_me)),
    ("logOut", Handler::Plain(me::accept)),
    ("close", Handler::Plain(me::accept)),
    ("getUpdates", Handler::GetUpdates),
    ("setWebhook", Handler::Plain(webhook::set_webhook)),
    ("deleteWebhook", Handler::Plain(webhook::delete_webhook)),
    ("getWebhookInfo", Handler::Plain(webhook::get_webhook_info)),
    ("sendMessage", Handler::Plain(messages::send_message)),
    ("sendPhoto", Handler::Plain(media::send_photo)),
    ("sendDocument", Handler::Plain(media::send_document)),
    ("sendMediaGroup", Handler::Plain(media::send_media_group)),
    ("sendChatAction", Handler::Plain(chats::send_chat_action)),
    ("editMessageText", Handler::Plain(edits::edit_text)),
    ("editMessageCaption", Handler::Plain(edits::edit_caption)),
    ("editMessageMedia", Handler::Plain(edits::edit_media)),
    ("editMessageReplyMarkup", Handler::Plain(edits::edit_reply_markup)),
    ("deleteMessage", Handler::Plain(deletions::delete_message)),
    ("deleteMessages", Handler::Plain(deletions::delete_messages)),
    ("answerCallbackQuery", Handler::Plain(callbacks::answer)),
    ("getFile", Handler::Plain(files::get_file)),
    ("getChat", Handler::Plain(chats::get_chat)),
    ("leaveChat", Handler::Plain(chats::leave_chat)),
    ("setMyCommands", Handler::Plain(commands::set_commands)),
    ("getMyCommands", Handler::Plain(commands::get_commands)),
    ("deleteMyCommands", Handler::Plain(commands::delete_commands)),
    ("setMyName", Handler::Plain(commands::set_name)),
    ("getMyName", Handler::Plain(commands::get_name)),
    ("setMyDescription", Handler::Plain(commands::set_description)),
    ("getMyDescription", Handler::Plain(commands::get_description)),
    ("setMyShortDescription", Handler::Plain(commands::set_short_description)),
    ("getMyShortDescription", Handler::Plain(commands::get_short_description)),
    ("setChatMenuButton", Handler::Plain(me::accept)),
    ("pinChatMessage", Handler::Plain(me::accept)),
    ("unpinChatMessage", Handler::Plain(me::accept)),
    ("unpinAllChatMessages", Handler::Plain(me::accept)),
    ("setMessageReaction", Handler::Plain(me::accept)),
];

/// The method of this name in any case.
pub(super) fn find(name: &str) -> Option<(&'static str, Handler)> {
    METHODS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied()
}
