//! Sends the outbox: leases a batch, sends outside any transaction, records what became of each. Per chat strictly in
//! order, since only the oldest message of a chat is ever leased.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::requests::Payload;
use tokio::sync::Notify;
use tokio::task::{JoinError, JoinSet};
use tokio_util::sync::CancellationToken;

use super::api::{Api, ApiError, CALL_TIMEOUT};
use super::making::Delivery;
use super::{command, render};
use crate::app::buku::{Made, Oleh};
use crate::app::meter::{MessageKind, Meter, Sending};
use crate::app::saluran::Undelivered;
use crate::app::{arsip, laporan};
use crate::domain::buku::Cetakan;
use crate::domain::laporan::Masa;
use crate::domain::pengiriman::PengirimanId;
use crate::domain::petugas::ChatId;
use crate::domain::register::block::Block;
use crate::locale::Locale;
use crate::pesan::Reply;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{OutboxId, Outgoing, PermohonanId, Queued};
use crate::store::outbox::{ELSEWHERE, EditTarget, Leased, Outcome};
use crate::store::{Store, StoreError};

/// Calls under way at once: grammY's experience is that a few in parallel go furthest.
const IN_FLIGHT: usize = 16;

/// A message that is not recorded within this time is sent again: longer than an edit and the message in its place may
/// take. After a `kill -9` a chat waits so long for the message that was under way.
pub(super) const LEASE_SECONDS: f64 = 45.0;

/// How long to sleep when nobody wakes us: finds what has become due.
const IDLE: Duration = Duration::from_millis(500);

/// How long to wait for calls that end with the first one.
const GATHER: Duration = Duration::from_millis(1);

/// How long everything pauses when Telegram refuses us and not a message.
const REFUSED_PAUSE: Duration = Duration::from_secs(30);

/// Seconds to wait at a 429 that does not say how long.
const BARE_429_SECONDS: f64 = 5.0;

/// Seconds to wait before a person who could not be reached is tried again, should marking them have failed.
const UNREACHABLE_SECONDS: f64 = 5.0;

/// So long what is personal is shown in full to a petugas: to copy a number, or to call it.
const SHOWN_SECONDS: u16 = 15 * 60;

/// What people have to hear of, since waiting does not mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// A person cannot be reached.
    Unreachable(ChatId),
    /// A message about this permohonan cannot be sent for good.
    Undelivered(PermohonanId),
    /// A message of this person cannot be deleted any more.
    Undeleted(ChatId),
    /// An archive of this pengiriman cannot be put where its officer looks for it.
    NotPlaced(PengirimanId),
    /// This part of the archive of a pengiriman is refused for good.
    ArchiveRefused(PengirimanId, u16),
    /// A report that was asked for here is refused for good.
    ReportRefused(ChatId, Masa),
    /// The book that was asked for here is.
    BookRefused(ChatId),
}

/// Tells the register of it.
pub type Report = Arc<dyn Fn(Trouble) -> BoxFuture<'static, ()> + Send + Sync>;

/// Makes the book for a chat, when it is sent.
pub type MakeBook = Arc<dyn Fn(Cetakan, Oleh) -> BoxFuture<'static, Result<Made, StoreError>> + Send + Sync>;

/// Makes a report as a file, when it is sent.
pub type MakeReport = Arc<dyn Fn(laporan::Order, Oleh) -> BoxFuture<'static, Result<Made, StoreError>> + Send + Sync>;

/// Makes the pages for paper, when they are sent.
pub type MakeBlank = Arc<dyn Fn(&Block) -> Made + Send + Sync>;

/// Makes an archive of a pengiriman, when it is sent.
pub type MakeArchive = Arc<dyn Fn(arsip::Order) -> BoxFuture<'static, Result<arsip::Made, StoreError>> + Send + Sync>;

/// Brings an archive to the officer, and records that it has gone.
pub type HandOver =
    Arc<dyn Fn(ChatId, arsip::Package) -> BoxFuture<'static, Result<Option<i64>, Undelivered>> + Send + Sync>;

/// The sender.
pub struct Sender {
    /// Telegram.
    pub api: Api,
    /// The register.
    pub store: Store,
    /// The language of the chats.
    pub locale: Locale,
    /// Wakes it after a commit that left messages.
    pub wake: Arc<Notify>,
    /// What to do about trouble that waiting does not mend.
    pub report: Report,
    /// Makes the book.
    pub book: MakeBook,
    /// Makes a report.
    pub laporan: MakeReport,
    /// Makes the pages for paper.
    pub blank: MakeBlank,
    /// Makes an archive.
    pub archive: MakeArchive,
    /// Brings it to the officer.
    pub hand_over: HandOver,
    /// Counts what is sent.
    pub meter: Meter,
}

/// Calls under way; they go on while the register is asked.
type Calls = JoinSet<Ended>;

/// What became of a message; `None`: its lease had run out, so that it is another sender's.
type Ended = (OutboxId, Option<Outcome>);

/// What the sender does next; of two, the later one here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    /// Nothing is due, or what is cannot be had now.
    Wait,
    /// Something may be due: looks as soon as there is room.
    Look,
    /// Telegram refuses us and not a message: all of it waits.
    Rest,
}

#[derive(Deserialize)]
struct Sent {
    message_id: i64,
}

impl Sender {
    /// Sends until told to stop; what was begun is finished. Looks for what is due where something may be: who looks in vain costs the
    /// register as much as who finds something.
    pub async fn run(self, stop: CancellationToken) {
        let this = Arc::new(self);
        let mut calls = Calls::new();
        let mut next = Next::Look;
        let mut since = tokio::time::Instant::now(); // the last look, or the refusal
        while !stop.is_cancelled() {
            let room = IN_FLIGHT - calls.len();
            if next == Next::Look && room > 0 {
                next = this.begin(room, &mut calls).await;
                since = tokio::time::Instant::now();
                continue;
            }
            let idle = if next == Next::Rest { REFUSED_PAUSE } else { IDLE };
            tokio::select! {
                () = stop.cancelled() => {}
                Some(first) = calls.join_next() => {
                    let then = this.ended(first, &mut calls).await;
                    if then == Next::Rest && next != Next::Rest {
                        since = tokio::time::Instant::now();
                    }
                    next = next.max(then);
                }
                () = this.wake.notified(), if next == Next::Wait => next = Next::Look,
                () = tokio::time::sleep_until(since + idle), if next != Next::Look => next = Next::Look,
            }
        }
        while let Some(last) = calls.join_next().await {
            this.ended(last, &mut calls).await;
        }
    }

    /// Begins to send what is due, the oldest message of each chat. A slow call holds up its own chat only.
    async fn begin(self: &Arc<Self>, room: usize, calls: &mut Calls) -> Next {
        let leased = match self.store.lease_outbox(i64::try_from(room).unwrap_or(1), LEASE_SECONDS).await {
            Ok(leased) => leased,
            Err(error) => {
                tracing::warn!(kind = error.kind(), "the outbox cannot be reached");
                return Next::Wait;
            }
        };
        let more = leased.len() == room;
        for one in leased {
            let this = self.clone();
            calls.spawn(async move { this.deliver(one).await });
        }
        if more { Next::Look } else { Next::Wait }
    }

    /// Records what has ended, all at once.
    async fn ended(&self, first: Result<Ended, JoinError>, calls: &mut Calls) -> Next {
        let mut ended = vec![first];
        if !calls.is_empty() {
            tokio::time::sleep(GATHER).await; // calls begun together end together: one statement for all of them
        }
        while let Some(more) = calls.try_join_next() {
            ended.push(more);
        }
        let outcomes: Vec<(OutboxId, Outcome)> = ended.into_iter().filter_map(outcome).collect();
        let more = self.record(&outcomes).await;
        match outcomes.iter().any(|(_, o)| matches!(o, Outcome::Held { .. })) {
            true => Next::Rest,
            false if more => Next::Look,
            false => Next::Wait,
        }
    }

    /// What was sent must be recorded, or it is sent again: a database that restarts is waited for. Whether more waits for these chats.
    async fn record(&self, outcomes: &[(OutboxId, Outcome)]) -> bool {
        for attempt in 0..40 {
            match self.store.finish_outbox(outcomes).await {
                Ok(more) => return more,
                Err(StoreError::Conflict) => {
                    // A lease had run out, or an earlier try was committed unheard: all that could be recorded is.
                    tracing::warn!("some of what was sent had been recorded before");
                    return true;
                }
                Err(error) => tracing::warn!(kind = error.kind(), attempt, "what was sent is not recorded yet"),
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        tracing::error!("what was sent could not be recorded; some messages will come twice");
        true
    }

    async fn deliver(&self, leased: Leased) -> Ended {
        let begun = Instant::now();
        let outcome = match &leased.outgoing {
            None => self.given_up(&leased, "unreadable").await,
            Some(outgoing) => match self.send(&leased, outgoing).await {
                Ok(Delivery::Sent(message_id)) => {
                    self.cover_later(&leased, outgoing, message_id).await;
                    Outcome::Sent { message_id }
                }
                Ok(Delivery::NotOurs) => return (leased.id, None),
                Ok(Delivery::NotPlaced) => self.not_placed(&leased, outgoing).await,
                Ok(Delivery::NotHad) => self.not_had(&leased).await,
                Err(error) => self.failed(&leased, &error).await,
            },
        };
        let kind = MessageKind::of(leased.outgoing.as_ref(), leased.edits.is_some());
        self.meter.sending((kind, sending(outcome)), leased.waited + begun.elapsed());
        (leased.id, Some(outcome))
    }

    /// What was shown for a while is going to be covered. Queued before the sending is recorded: who is sent it twice has both
    /// covered.
    async fn cover_later(&self, leased: &Leased, outgoing: &Outgoing, message_id: Option<i64>) {
        let (Outgoing::Brief { then, .. }, Some(message_id)) = (outgoing, message_id) else { return };
        let edit = Queued::new(leased.chat, Outgoing::Edit { message_id, reply: then.clone() });
        // About no permohonan: what waits about one that is forgotten goes with it, and this has to come all the same.
        let cover = Queued { delay: SHOWN_SECONDS, ..edit };
        if let Err(error) = self.queue(&cover).await {
            tracing::error!(kind = error.kind(), "what was shown for a while stays in the chat");
        }
    }

    async fn queue(&self, one: &Queued) -> Result<(), StoreError> {
        let mut uow = self.store.begin().await?;
        uow.outbox().enqueue(std::slice::from_ref(one)).await?;
        uow.commit().await
    }

    /// What does not go into the chat is tried on beside what is said there; staf hear of it at the first time.
    async fn not_placed(&self, leased: &Leased, outgoing: &Outgoing) -> Outcome {
        if let (0, Outgoing::Pengiriman { id, .. }) = (leased.attempts, outgoing) {
            (self.report)(Trouble::NotPlaced(*id)).await;
        }
        Outcome::RetryAt { seconds: backoff(leased.attempts), count: true, kind: ELSEWHERE }
    }

    /// Files that cannot be had now come later, and what is said goes on meanwhile; who waits for them is told so once.
    async fn not_had(&self, leased: &Leased) -> Outcome {
        if leased.attempts == 0
            && let Err(error) = self.say(leased.chat, &Reply::new(Meja::FileLater)).await
        {
            tracing::warn!(kind = error.kind(), "nobody is told that files come later");
        }
        Outcome::RetryAt { seconds: backoff(leased.attempts), count: true, kind: ELSEWHERE }
    }

    /// Kept for a person to look at; those who work on the permohonan hear that somebody waits for it in vain.
    async fn given_up(&self, leased: &Leased, kind: &'static str) -> Outcome {
        tracing::error!(outbox = leased.id.0, kind, "a message cannot be sent; it is kept for a person to look at");
        let about = leased.about.filter(|_| leased.edits.is_none()).map(Trouble::Undelivered);
        if let Some(trouble) = leased.outgoing.as_ref().and_then(|outgoing| refused(leased.chat, outgoing)).or(about) {
            (self.report)(trouble).await;
        }
        Outcome::Dead { kind }
    }

    async fn failed(&self, leased: &Leased, error: &ApiError) -> Outcome {
        let kind = error.kind();
        match error {
            #[expect(clippy::cast_precision_loss, reason = "seconds of a pause")]
            ApiError::RetryAfter(seconds) => Outcome::RetryAt { seconds: *seconds as f64, count: false, kind },
            ApiError::TooManyRequests => Outcome::RetryAt { seconds: BARE_429_SECONDS, count: false, kind },
            ApiError::Server | ApiError::Network => {
                Outcome::RetryAt { seconds: backoff(leased.attempts), count: true, kind }
            }
            ApiError::Unreachable => {
                (self.report)(Trouble::Unreachable(leased.chat)).await;
                // Waits for the person once they are marked; where marking failed, this keeps from asking at once again.
                Outcome::RetryAt { seconds: UNREACHABLE_SECONDS, count: false, kind }
            }
            ApiError::NotModified | ApiError::EditGone | ApiError::DeleteGone => Outcome::Sent { message_id: None },
            ApiError::Undeletable => {
                (self.report)(Trouble::Undeleted(leased.chat)).await;
                Outcome::Sent { message_id: None }
            }
            ApiError::BadRequest => self.given_up(leased, kind).await,
            ApiError::Unauthorized | ApiError::Conflict => {
                tracing::error!(kind, "Telegram refuses the bot; all sending pauses, nothing is dropped");
                Outcome::Held { kind }
            }
        }
    }

    async fn send(&self, leased: &Leased, outgoing: &Outgoing) -> Result<Delivery, ApiError> {
        let chat = leased.chat;
        let sent = match (outgoing, &leased.edits) {
            (Outgoing::Say(reply), None) | (Outgoing::Brief { reply, .. }, _) => self.say(chat, reply).await,
            (Outgoing::Say(reply), Some(EditTarget::MessageId(id))) => {
                self.call(&render::edit(chat, *id, reply, self.locale)).await
            }
            (Outgoing::Say(_), Some(EditTarget::Gone)) => Ok(None),
            (Outgoing::Register { cetakan, oleh }, _) => return self.book(leased, *cetakan, *oleh).await,
            (Outgoing::Laporan { masa, bentuk, oleh }, _) => {
                return self.report(leased, (*masa, *bentuk), *oleh).await;
            }
            (Outgoing::Pengiriman { id, oleh, bagian, dari, berkas }, _) => {
                let bagian = (*bagian, *dari);
                let order = arsip::Order { id: *id, oleh: *oleh, bagian, berkas: berkas.clone() };
                return self.archive(leased, order).await;
            }
            (Outgoing::Edit { message_id, reply }, _) => self.edit(chat, *message_id, reply).await,
            (Outgoing::File(one), _) => return self.show(chat, std::slice::from_ref(one)).await,
            (Outgoing::Album(files), _) => return self.show(chat, files).await,
            (Outgoing::Delete { message_id }, _) => self.call(&render::delete(chat, *message_id)).await,
            (Outgoing::Menu { peran, plh }, _) => {
                self.call(&command::chat_menu(chat, (*peran, *plh), self.locale)).await
            }
            (Outgoing::Blank { block }, _) => self.made(chat, (self.blank)(block)).await,
            (Outgoing::Receipt { receipt, caption }, _) => {
                let form = render::receipt(chat, receipt, caption, self.locale).map_err(|_| ApiError::BadRequest)?;
                Ok(message_id(&self.api.upload("sendDocument", form).await?))
            }
            (Outgoing::Copy { copy, caption }, _) => {
                let form = render::copy(chat, copy, caption, self.locale).map_err(|_| ApiError::BadRequest)?;
                Ok(message_id(&self.api.upload("sendDocument", form).await?))
            }
        };
        Ok(Delivery::Sent(sent?))
    }

    /// Says it in the place of a message; what does not fit there behind it.
    async fn edit(&self, chat: ChatId, message_id: i64, reply: &Reply) -> Result<Option<i64>, ApiError> {
        let (edit, rest) = render::edit_whole(chat, message_id, reply, self.locale);
        let mut last = match self.call(&edit).await {
            Err(ApiError::EditGone) => return self.say(chat, reply).await,
            Err(ApiError::NotModified) if !rest.is_empty() => None,
            edited => edited?,
        };
        for part in rest {
            last = self.call(&part).await?;
        }
        Ok(last)
    }

    pub(super) async fn say(&self, chat: ChatId, reply: &Reply) -> Result<Option<i64>, ApiError> {
        let mut last = None;
        for part in render::messages(chat, reply, self.locale) {
            last = self.call(&part).await?;
        }
        Ok(last)
    }

    pub(super) async fn call<P: Payload + Serialize + Sync>(&self, payload: &P) -> Result<Option<i64>, ApiError> {
        let result = self.api.call(payload, CALL_TIMEOUT).await?;
        Ok(message_id(&result))
    }
}

/// A panic is one of the sender: its process ends, and what was not recorded is sent again.
fn outcome(ended: Result<Ended, JoinError>) -> Option<(OutboxId, Outcome)> {
    match ended.map_err(JoinError::try_into_panic) {
        Ok((id, outcome)) => Some((id, outcome?)),
        Err(Ok(panic)) => std::panic::resume_unwind(panic),
        Err(Err(_stopped)) => None,
    }
}

pub(super) fn message_id(result: &RawValue) -> Option<i64> {
    serde_json::from_str::<Sent>(result.get()).ok().map(|sent| sent.message_id)
}

/// As it is counted. It waits for who cannot be reached, and otherwise only for a while.
fn sending(outcome: Outcome) -> Sending {
    match outcome {
        Outcome::Sent { .. } => Sending::Sent,
        Outcome::RetryAt { kind, .. } if kind == ApiError::Unreachable.kind() => Sending::Unreachable,
        Outcome::RetryAt { .. } => Sending::Retry,
        Outcome::Held { .. } => Sending::Held,
        Outcome::Dead { .. } => Sending::Dead,
    }
}

/// Of whom somebody waits that a file comes.
fn refused(chat: ChatId, outgoing: &Outgoing) -> Option<Trouble> {
    match outgoing {
        Outgoing::Pengiriman { id, bagian, .. } => Some(Trouble::ArchiveRefused(*id, *bagian)),
        Outgoing::Laporan { masa, .. } => Some(Trouble::ReportRefused(chat, *masa)),
        Outgoing::Register { .. } => Some(Trouble::BookRefused(chat)),
        Outgoing::Say(_)
        | Outgoing::Brief { .. }
        | Outgoing::Edit { .. }
        | Outgoing::File(_)
        | Outgoing::Album(_)
        | Outgoing::Delete { .. }
        | Outgoing::Menu { .. }
        | Outgoing::Blank { .. }
        | Outgoing::Receipt { .. }
        | Outgoing::Copy { .. } => None,
    }
}

/// 1, 2, 4 … at most 300 seconds.
fn backoff(attempts: i16) -> f64 {
    2f64.powi(i32::from(attempts.clamp(0, 9))).min(300.0)
}
