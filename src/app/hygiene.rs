//! Chat hygiene: a message in which a NIK or the number of a KK stands is deleted from the chat, and one with a file once the
//! file stands in the store. That is queued in the unit of work that keeps what it said (of a file: `periksa::record`), so it
//! goes after the answer is safe. A number goes kept or not; a file that is not kept stays, for a photo that was taken in
//! Telegram's camera may be the only one.

use super::inbound::Incoming;
use super::route::is_fresh;
use super::session::Session;
use crate::dialog::Focus;
use crate::dialog::hygiene::Said;
use crate::domain::petugas::ChatId;
use crate::pesan::Reply;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::umum::Umum;

/// Seconds to wait for other messages that cannot be deleted either: it is said once for all of them.
const GATHER: u16 = 5;

/// Whether this is the number of a letter that was asked for: it stays in the chat.
#[must_use]
pub fn is_letter(s: &Session<'_>, what: &Incoming) -> bool {
    let Incoming::Text(text) = what else { return false };
    let is_asked = matches!(s.dialog.focus, Focus::Entri) || is_fresh(s); // the other question passes
    is_asked && s.dialog.takes_for_letter(text)
}

/// This message goes, after what is answered to it; those of files go later, and that is said here, too.
pub fn tidy(s: &mut Session<'_>) {
    let personal = s.personal;
    let mut of_files = s.taken.iter().filter_map(|taken| taken.message);
    let has_files = of_files.clone().next().is_some();
    if s.captioned.is_some_and(|message| of_files.all(|one| one.id != message)) {
        stays(s);
    }
    if (has_files || personal.is_some()) && !s.keep {
        say(s);
    }
    let delay = s.queued.iter().filter(|queued| queued.chat == s.chat).map(|queued| queued.delay).max();
    let delay = delay.unwrap_or_default();
    s.queued.extend(personal.map(|message_id| Queued { delay, ..deletion(s.chat, message_id) }));
}

/// This message goes.
#[must_use]
pub fn deletion(chat: ChatId, message_id: i64) -> Queued {
    Queued::new(chat, Outgoing::Delete { message_id })
}

/// A number stands in the caption of something that is not kept: its sender is told how to delete it.
fn stays(s: &mut Session<'_>) {
    let chat = s.chat;
    if let Some((reply, _)) = answers(&mut s.queued, chat).next() {
        *reply = reply.clone().beside_first(Umum::CaptionStays);
    }
}

/// The same of a file that was taken and turned out to be one that cannot be kept.
#[must_use]
pub fn caption_stays(chat: ChatId) -> Queued {
    let told = Queued::say(chat, Reply::new(Umum::CaptionStays)).on("caption");
    Queued { delay: GATHER, ..told }
}

/// What is answered in this chat.
fn answers(queued: &mut [Queued], chat: ChatId) -> impl Iterator<Item = (&mut Reply, Option<String>)> {
    let answers = queued.iter_mut().filter(move |queued| queued.chat == chat && !queued.is_card);
    answers.filter_map(|queued| match &mut queued.outgoing {
        Outgoing::Say(reply) | Outgoing::Brief { reply, .. } => Some((reply, queued.topic.clone())),
        Outgoing::Edit { .. }
        | Outgoing::File { .. }
        | Outgoing::Receipt { .. }
        | Outgoing::Copy { .. }
        | Outgoing::Blank { .. }
        | Outgoing::Register { .. }
        | Outgoing::Laporan { .. }
        | Outgoing::Pengiriman { .. }
        | Outgoing::Album(_)
        | Outgoing::Delete { .. }
        | Outgoing::Menu { .. } => None,
    })
}

/// Says so in the answer, once in a conversation.
fn say(s: &mut Session<'_>) {
    let (chat, now) = (s.chat, s.now);
    let Some((reply, topic)) = answers(&mut s.queued, chat).next() else { return };
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
