//! Fetches photos and PDFs after the commit that took them, looks at them, and keeps them. Nobody waits for it: it makes
//! remarks, to the person who sent the file and to officers, and writes what can be shown into the store.
//!
//! A file is leased, fetched, measured and written outside any transaction; what was seen, what is said about it and that it
//! is kept are one unit of work. A process that is killed between leaves the lease, which runs out; then the file is fetched
//! again, nobody was told anything, and an object that no row names is swept away. Once its draft was sent, the book names it
//! in a unit of work of its own (`keep`).
//!
//! * `keep` – files come into the book
//! * `place` – the draft or permohonan that a file belongs to, and what it is a copy of there
//! * `visit` – the unit of work; `record` – what was seen; `tell` – what is said

mod keep;
mod place;
mod record;
mod tell;
mod visit;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use self::record::{record, tell_others};
use super::App;
use crate::domain::berkas::FileRef;
use crate::domain::foto::{Content, Judgement, Print, judge};
use crate::foto::{self, Clean};
use crate::store::file::WrittenFile;
use crate::store::periksa::{Again, LeasedSheet};

/// How many files are fetched at once, by as many tasks.
pub const AT_ONCE: usize = 2;

/// Only one file is unpacked at a time to be looked at, and one to be shown: it is the one thing here that takes much memory.
/// An officer who opens a berkas does not wait for what citizens have just sent.
static LOOKING: Semaphore = Semaphore::const_new(1);
/// To be shown; see `LOOKING`.
pub static SHOWING: Semaphore = Semaphore::const_new(1);

/// Longer than fetching and measuring may take. After a `kill -9` a file waits so long.
const LEASE_SECONDS: f64 = 120.0;

/// How long to sleep when nobody wakes us: finds what has become due.
const IDLE: Duration = Duration::from_secs(1);

/// With pauses of 1, 5, 25 seconds and so on, that is about an hour of a Telegram that does not answer.
const ATTEMPTS: i16 = 6;

/// Seconds until it is tried again whether the register takes what was seen.
const UNRECORDED_SECONDS: f64 = 5.0;

/// Why a file was not fetched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NotFetched {
    /// Later; whether it counts as an attempt.
    Later(Again),
    /// Never.
    Never,
}

/// Fetches the bytes of a file: handed in, since `app` does not know Telegram.
pub type Fetch = Arc<dyn Fn(FileRef) -> BoxFuture<'static, Result<Vec<u8>, NotFetched>> + Send + Sync>;

/// What was seen, and the file where it is kept.
struct Seen {
    judgement: Judgement,
    print: Print,
    file: Option<WrittenFile>,
}

/// What came of a look.
enum Outcome {
    /// It was seen.
    Seen(Box<Seen>),
    /// It will not be.
    GivenUp,
    /// Later.
    Later(Again),
}

/// Looks at files until told to stop; a file that is being fetched then is given back.
pub async fn run(app: App, fetch: Fetch, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let woken = app.files.notified();
        match app.store.lease_periksa(LEASE_SECONDS).await {
            Ok(Some(leased)) => look_at(&app, &fetch, (&leased, &stop)).await,
            Ok(None) if keep::next(&app).await => {}
            Ok(None) => {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = woken => {}
                    () = tokio::time::sleep(IDLE) => {}
                }
            }
            Err(error) => {
                tracing::warn!(kind = error.kind(), "the files to look at cannot be reached");
                tokio::time::sleep(IDLE).await;
            }
        }
    }
}

async fn look_at(app: &App, fetch: &Fetch, (leased, stop): (&LeasedSheet, &CancellationToken)) {
    let outcome = tokio::select! {
        () = stop.cancelled() => Outcome::Later(Again { seconds: 0.0, counts: false, kind: "stopped" }),
        outcome = look(app, leased, fetch) => outcome,
    };
    let recorded = match outcome {
        Outcome::Seen(seen) => record(app, leased, Some(*seen)).await,
        Outcome::GivenUp => record(app, leased, None).await,
        Outcome::Later(again) if again.counts && leased.attempt >= ATTEMPTS => record(app, leased, None).await,
        Outcome::Later(again) => return give_back(app, leased, again).await,
    };
    if let Err(fault) = recorded {
        tracing::warn!(kind = fault.kind(), "what was seen on a file is not recorded; it is looked at again");
        give_back(app, leased, Again { seconds: UNRECORDED_SECONDS, counts: true, kind: fault.kind() }).await;
    }
}

/// What is not given back is looked at when the lease has run out.
async fn give_back(app: &App, leased: &LeasedSheet, again: Again) {
    if let Err(error) = app.store.return_periksa(leased, again).await {
        tracing::warn!(kind = error.kind(), "a file waits until its lease runs out");
    }
    // What was found on the others of its album waited for it.
    if again.counts
        && leased.attempt == 1
        && let Err(fault) = tell_others(app, leased).await
    {
        tracing::warn!(kind = fault.kind(), "what was seen on other files is told later");
    }
}

async fn look(app: &App, leased: &LeasedSheet, fetch: &Fetch) -> Outcome {
    let Some(file) = leased.file.clone().filter(|_| leased.attempt <= ATTEMPTS) else { return Outcome::GivenUp };
    match fetch(file).await {
        Ok(bytes) => seen(app, leased, bytes).await,
        Err(NotFetched::Never) => Outcome::GivenUp,
        Err(NotFetched::Later(again)) => {
            let seconds = again.seconds.max(backoff(leased.attempt));
            Outcome::Later(Again { seconds: if again.counts { seconds } else { again.seconds }, ..again })
        }
    }
}

/// Whatever can be opened is kept: its sender may insist on it. What cannot be written is tried again like what cannot be
/// fetched.
async fn seen(app: &App, leased: &LeasedSheet, bytes: Vec<u8>) -> Outcome {
    let (content, print, clean) = measure(bytes).await;
    let judgement = judge(&content, leased.says);
    let file = match clean.filter(|_| is_kept(judgement)) {
        None => None,
        Some(clean) => match app.store.write_file(clean.media, &clean.bytes).await {
            Ok(file) => Some(file),
            Err(error) => {
                tracing::warn!(kind = error.kind(), "a file cannot be kept; it is fetched again later");
                let seconds = backoff(leased.attempt);
                return Outcome::Later(Again { seconds, counts: true, kind: error.kind() });
            }
        },
    };
    Outcome::Seen(Box::new(Seen { judgement, print, file }))
}

fn is_kept(judgement: Judgement) -> bool {
    match judgement {
        Judgement::Good => true,
        Judgement::Flawed(flaw) => !flaw.is_unopened(),
    }
}

/// Does what unpacks a file, when its turn has come. `None`: it panicked, as a decoder may over a file that nobody can open.
pub async fn unpacking<T: Send + 'static>(turn: &Semaphore, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let _alone = turn.acquire().await; // it is never closed
    tokio::task::spawn_blocking(work).await.ok()
}

async fn measure(bytes: Vec<u8>) -> (Content, Print, Option<Clean>) {
    let measured = unpacking(&LOOKING, move || foto::look(&bytes)).await;
    measured.unwrap_or((Content::BrokenPicture, Print { digest: [0; 32], gradient: None, fine: None }, None))
}

/// 1, 5, 25 … seconds, at most an hour.
fn backoff(attempt: i16) -> f64 {
    5f64.powi(i32::from(attempt.clamp(1, 9)) - 1).min(3600.0)
}
