//! The ways by which an archive of a pengiriman gets to its officer. The chat is the first (`telegram::chat`), a folder that the
//! office gives out the second.
//!
//! Another one is a variant of [`Saluran`], a type that is a [`Channel`] and is put into [`Channels`] by `serve`, and what is said
//! of it to the officer (`notice::handover`, `arsip`). When an archive is made, tried again, recorded and taken away is none of
//! its business.

use std::error::Error;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;

use crate::domain::pengiriman::Saluran;
use crate::domain::petugas::ChatId;
use crate::pesan::Pesan;
use crate::pesan::outgoing::Outgoing;
use crate::store::folder::Folder;
use crate::store::pengiriman::Placed;

/// How long a folder may take: one on another machine may never answer.
const PATIENCE: Duration = Duration::from_mins(1);

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
    /// Which one.
    pub folder: Folder,
    /// How long an archive may lie there.
    pub lies_for: TimeDelta,
}

impl InFolder {
    /// Takes away what is ours, is none of these, and is older than that; gives how many archives there were.
    ///
    /// # Errors
    /// The folder cannot be read, or one cannot be taken away.
    pub async fn sweep(path: &Path, known: Vec<String>, before: DateTime<Utc>) -> io::Result<u64> {
        let folder = Folder::new(path);
        beside(move || folder.sweep(&known, before)).await
    }
}

/// Files beside the tasks of the bot, and no longer than [`PATIENCE`].
async fn beside<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::time::timeout(PATIENCE, tokio::task::spawn_blocking(work)).await??
}

impl Channel for InFolder {
    fn deliver(&self, parcel: Parcel) -> BoxFuture<'_, Result<Option<i64>, Undelivered>> {
        let folder = self.folder.clone();
        Box::pin(async move {
            beside(move || folder.put(&parcel.name, &parcel.bytes)).await?;
            Ok(None)
        })
    }

    fn take_away(&self, placed: Placed) -> BoxFuture<'_, Result<Option<Outgoing>, Undelivered>> {
        let folder = self.folder.clone();
        Box::pin(async move {
            beside(move || folder.remove(&placed.name)).await?;
            Ok(None)
        })
    }

    fn lies_for(&self) -> TimeDelta {
        self.lies_for
    }
}
