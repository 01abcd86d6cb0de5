//! The ways by which an archive of a pengiriman gets to its officer. The chat is the first (`telegram::chat`), a folder that the
//! office gives out the second.
//!
//! Another one is a variant of [`Saluran`], a type that is a [`Channel`] and is put into [`Channels`] by `serve`, and what is said
//! of it to the officer (`notice::handover`, `arsip`). When an archive is made, tried again, recorded and taken away is none of
//! its business.

use std::error::Error;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use tokio::sync::oneshot;

use crate::domain::pengiriman::Saluran;
use crate::domain::petugas::ChatId;
use crate::pesan::Pesan;
use crate::pesan::outgoing::Outgoing;
use crate::store::folder::Folder;
use crate::store::pengiriman::Placed;

/// How long a folder may take, its turn with it: one on another machine may never answer. Shorter than the register lets a unit of work rest.
const PATIENCE: Duration = Duration::from_secs(45);

/// Why one did not get there; it is tried again. What it says is known to who made it.
pub type Undelivered = Box<dyn Error + Send + Sync>;

/// An archive on its way.
#[derive(Clone)]
pub struct Parcel {
    /// The chat of the officer.
    pub chat: ChatId,
    /// Its name: numbers, and nothing that somebody typed.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What stands below it.
    pub caption: Pesan,
}

/// A way by which archives get to an officer.
pub trait Channel: Send + Sync {
    /// Brings one there; a second time it replaces the first where it can. The message in which it lies, where it lies in one.
    fn deliver(&self, parcel: Parcel) -> BoxFuture<'_, Result<Option<i64>, Undelivered>>;

    /// Takes away one that lies there; what is gone already is gone. What has to be sent for it, in the chat of its officer.
    fn take_away(&self, placed: Placed) -> BoxFuture<'_, Result<Option<Outgoing>, Undelivered>>;

    /// Takes away what is ours, is none of these, and is older than that; gives how many archives there were.
    fn sweep(&self, known: Vec<String>, before: DateTime<Utc>) -> BoxFuture<'_, io::Result<u64>>;

    /// How long one may lie there that nobody acknowledges.
    fn lies_for(&self) -> TimeDelta;
}

/// The ways that this office has.
#[derive(Clone, Default)]
pub struct Channels(Vec<(Saluran, Arc<dyn Channel>)>);

impl Channels {
    /// With one more.
    #[must_use]
    pub fn with(mut self, saluran: Saluran, channel: impl Channel + 'static) -> Self {
        self.0.push((saluran, Arc::new(channel)));
        self
    }

    /// One of them.
    #[must_use]
    pub fn of(&self, saluran: Saluran) -> Option<&dyn Channel> {
        self.all().find(|(other, _)| *other == saluran).map(|(_, channel)| channel)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (Saluran, &dyn Channel)> {
        self.0.iter().map(|(saluran, channel)| (*saluran, &**channel))
    }
}

/// The folder that the office gives out.
pub struct InFolder {
    folder: Folder,
    lies_for: TimeDelta,
    hand: Hand,
}

impl InFolder {
    /// Where an archive may lie for so long.
    #[must_use]
    pub fn new(folder: Folder, lies_for: TimeDelta) -> Self {
        Self { folder, lies_for, hand: Hand::new(PATIENCE) }
    }
}

/// Does one thing at a time beside the tasks of the bot. Each has a thread of its own that nothing waits for at the end; while one
/// hangs, nothing else is begun.
struct Hand {
    patience: Duration,
    alone: Arc<tokio::sync::Mutex<()>>,
    /// Since when something is being done.
    since: Arc<Mutex<Option<Instant>>>,
}

impl Hand {
    fn new(patience: Duration) -> Self {
        Self { patience, alone: Arc::default(), since: Arc::default() }
    }

    async fn does<T: Send + 'static>(&self, work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
        if self.hangs() {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "the folder has not answered yet"));
        }
        tokio::time::timeout(self.patience, self.in_turn(work)).await?
    }

    /// In a thread of its own, which goes on where nobody waits any more.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
        let alone = self.alone.clone().lock_owned().await;
        let (since, (done, answer)) = (self.since.clone(), oneshot::channel());
        set(&since, Some(Instant::now()));
        let thread = std::thread::Builder::new().name("folder".to_owned()).spawn(move || {
            let result = work();
            set(&since, None);
            drop(alone);
            drop(done.send(result)); // who asked may have gone
        });
        thread?;
        answer.await.map_err(|_| io::Error::other("its thread has panicked"))?
    }

    fn hangs(&self) -> bool {
        let since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        self.alone.try_lock().is_err() && since.is_some_and(|since| since.elapsed() >= self.patience)
    }
}

fn set(since: &Mutex<Option<Instant>>, to: Option<Instant>) {
    *since.lock().unwrap_or_else(PoisonError::into_inner) = to;
}

impl Channel for InFolder {
    fn deliver(&self, parcel: Parcel) -> BoxFuture<'_, Result<Option<i64>, Undelivered>> {
        let folder = self.folder.clone();
        Box::pin(async move {
            self.hand.does(move || folder.put(&parcel.name, &parcel.bytes)).await?;
            Ok(None)
        })
    }

    fn take_away(&self, placed: Placed) -> BoxFuture<'_, Result<Option<Outgoing>, Undelivered>> {
        let folder = self.folder.clone();
        Box::pin(async move {
            self.hand.does(move || folder.remove(&placed.name)).await?;
            Ok(None)
        })
    }

    fn sweep(&self, known: Vec<String>, before: DateTime<Utc>) -> BoxFuture<'_, io::Result<u64>> {
        let folder = self.folder.clone();
        Box::pin(async move { self.hand.does(move || folder.sweep(&known, before)).await })
    }

    fn lies_for(&self) -> TimeDelta {
        self.lies_for
    }
}

#[cfg(test)]
mod tests;
