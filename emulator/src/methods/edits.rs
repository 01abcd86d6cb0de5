//! `editMessage…`. An edit without `reply_markup` takes the buttons away, as at Telegram.

use super::media::{InputMedia, MediaPart};
use super::{Arguments, Outcome, answer, keyboards, words};
use crate::error::ApiError;
use crate::state::{Server, State};
use crate::wire::{Content, Message};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly \
    the same as a current content and reply markup of the message";

/// `editMessageText`.
pub(super) fn text(server: &Server, call: &Arguments) -> Outcome {
    let target = Target::read(call)?;
    let words = words::text(call)?;
    let reply_markup = keyboards::for_edit(call)?;
    let mut state = server.lock();
    let mut changed = target.current(&state)?;
    if !matches!(changed.content, Content::Text { .. }) {
        return Err(ApiError::bad("there is no text in the message to edit"));
    }
    changed.content = Content::Text { text: words.text, entities: words.entities };
    changed.reply_markup = reply_markup;
    target.store(&mut state, changed, Some(words.html))
}

/// `editMessageCaption`.
pub(super) fn caption(server: &Server, call: &Arguments) -> Outcome {
    let target = Target::read(call)?;
    let (media_text, html) = words::media_text(words::caption(call)?);
    let reply_markup = keyboards::for_edit(call)?;
    let mut state = server.lock();
    let mut changed = target.current(&state)?;
    match changed.content.caption_mut() {
        Some(caption) => *caption = media_text,
        None => return Err(ApiError::bad("there is no caption in the message to edit")),
    }
    changed.reply_markup = reply_markup;
    target.store(&mut state, changed, Some(html))
}

/// `editMessageReplyMarkup`.
pub(super) fn reply_markup(server: &Server, call: &Arguments) -> Outcome {
    let target = Target::read(call)?;
    let reply_markup = keyboards::for_edit(call)?;
    let mut state = server.lock();
    let mut changed = target.current(&state)?;
    changed.reply_markup = reply_markup;
    target.store(&mut state, changed, None)
}

/// `editMessageMedia`.
pub(super) fn media(server: &Server, call: &Arguments) -> Outcome {
    let target = Target::read(call)?;
    let given: Option<InputMedia> = call.object("media", "can't parse media JSON object")?;
    let MediaPart { kind, source, caption } = given.ok_or_else(|| ApiError::bad("media is empty"))?.read(call)?;
    let reply_markup = keyboards::for_edit(call)?;
    let mut state = server.lock();
    let mut changed = target.current(&state)?;
    let (content, html) = source.content(&mut state, kind, caption)?;
    changed.content = content;
    changed.reply_markup = reply_markup;
    target.store(&mut state, changed, Some(html))
}

/// The message to be edited.
struct Target {
    chat: i64,
    message: i64,
}

impl Target {
    fn read(call: &Arguments) -> Result<Target, ApiError> {
        Ok(Target { chat: call.chat()?, message: call.message_id()? })
    }

    fn current(&self, state: &State) -> Result<Message, ApiError> {
        state.editable(self.chat, self.message).map(|stored| stored.message.as_ref().clone())
    }

    /// Refuses an edit that changes nothing.
    fn store(&self, state: &mut State, changed: Message, html: Option<String>) -> Outcome {
        let stored = state.editable(self.chat, self.message)?;
        let same = stored.message.content == changed.content && stored.message.reply_markup == changed.reply_markup;
        if same {
            return Err(ApiError::bad(NOT_MODIFIED));
        }
        let html = html.unwrap_or_else(|| stored.html.clone());
        let message = state.replace(self.chat, self.message, changed, html)?;
        answer(&*message)
    }
}
