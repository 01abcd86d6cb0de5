//! `sendMessage`, and what every sending method shares.

use std::sync::Arc;

use super::{Arguments, Outcome, answer, keyboards, words};
use crate::error::ApiError;
use crate::state::{Draft, Server, State};
use crate::wire::{Content, Markup, Message};

/// `sendMessage`.
pub(super) fn send(server: &Server, call: &Arguments) -> Outcome {
    let frame = Frame::read(call)?;
    let words = words::text(call)?;
    let content = Content::Text { text: words.text, entities: words.entities };
    let message = frame.post(&mut server.lock(), content, words.html)?;
    answer(&*message)
}

/// What a call says about a message besides its content.
pub(super) struct Frame {
    pub(super) chat: i64,
    markup: Markup,
    reply: Option<(i64, bool)>,
}

impl Frame {
    pub(super) fn read(call: &Arguments) -> Result<Frame, ApiError> {
        Ok(Frame { chat: call.chat()?, markup: keyboards::read(call)?, reply: call.reply()? })
    }

    /// Posts as the bot, if the chat is open to it.
    pub(super) fn post(&self, state: &mut State, content: Content, html: String) -> Result<Arc<Message>, ApiError> {
        self.post_in_album(state, content, html, None)
    }

    pub(super) fn post_in_album(
        &self,
        state: &mut State,
        content: Content,
        html: String,
        album: Option<String>,
    ) -> Result<Arc<Message>, ApiError> {
        let reply_to = self.reply_to(state)?;
        let draft = Draft { content, html, markup: self.markup.clone(), reply_to, media_group_id: album };
        let me = state.me.clone();
        state.post(self.chat, me, draft)
    }

    /// Checks the chat, then the message answered to.
    fn reply_to(&self, state: &State) -> Result<Option<i64>, ApiError> {
        let room = state.rooms.open_to_bot(self.chat)?;
        let Some((id, may_be_missing)) = self.reply else { return Ok(None) };
        let there = room.messages.get(&id).is_some_and(|stored| !stored.deleted);
        match (there, may_be_missing) {
            (true, _) => Ok(Some(id)),
            (false, true) => Ok(None),
            (false, false) => Err(ApiError::bad("message to be replied not found")),
        }
    }
}
