//! Chat hygiene: a message in which a NIK or the number of a KK stands is deleted from the chat, and one with a file once the
//! file is kept. That is queued in the unit of work that keeps what it said, so it goes after the answer is safe. A number goes
//! kept or not; a file that is not kept stays, for a photo that was taken in Telegram's camera may be the only one.

use super::session::Session;
use crate::dialog::hygiene::Said;
use crate::domain::petugas::ChatId;
use crate::pesan::Reply;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::umum::Umum;

/// Seconds to wait for other messages that cannot be deleted either: it is said once for all of them.
const GATHER: u16 = 5;

/// These messages go, after what is answered to them.
pub fn tidy(s: &mut Session<'_>, messages: Vec<i64>) {
    if messages.is_empty() {
        return;
    }
    if !s.keep {
        say(s);
    }
    let delay = s.queued.iter().filter(|queued| queued.chat == s.chat).map(|queued| queued.delay).max();
    for message_id in messages {
        let deletion = Queued::new(s.chat, Outgoing::Delete { message_id });
        s.queued.push(Queued { delay: delay.unwrap_or_default(), ..deletion });
    }
}

/// Says so in the answer, once in a conversation.
fn say(s: &mut Session<'_>) {
    let (chat, now) = (s.chat, s.now);
    let answers = s.queued.iter_mut().filter(|queued| queued.chat == chat && !queued.is_card);
    let mut replies = answers.filter_map(|queued| match &mut queued.outgoing {
        Outgoing::Say(reply) => Some((reply, queued.topic.clone())),
        Outgoing::Edit { .. }
        | Outgoing::File { .. }
        | Outgoing::Receipt { .. }
        | Outgoing::Copy { .. }
        | Outgoing::Register { .. }
        | Outgoing::Album(_)
        | Outgoing::Delete { .. }
        | Outgoing::Menu { .. } => None,
    });
    let Some((reply, topic)) = replies.next() else { return };
    if s.dialog.hygiene.as_ref().is_some_and(|said| said.is_known(topic.as_deref(), now)) {
        return;
    }
    *reply = reply.clone().beside_first(Umum::MessagesDeleted);
    s.dialog.hygiene = Some(Said { at: now, topic });
}

/// Telegram does not delete messages any more that are older than 48 hours: the person is told how to do it.
#[must_use]
pub fn undeleted(chat: ChatId) -> Queued {
    let told = Queued::say(chat, Reply::new(Umum::MessagesNotDeleted)).on("undeleted");
    Queued { delay: GATHER, ..told }
}
