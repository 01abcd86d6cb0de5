//! Looks at photos and PDFs after the commit that took them. Nobody waits for it, and nothing depends on it: it makes
//! remarks, to the person who sent the file and to officers.
//!
//! A file is leased, fetched and measured outside any transaction; what was seen and what is said about it are one unit
//! of work. A process that is killed between leaves the lease, which runs out; then the file is looked at again, and
//! nobody was told anything.
//!
//! * `place` – the draft or permohonan that a file belongs to, and what it is a copy of there
//! * `visit` – the unit of work; `record` – what was seen; `tell` – what is said

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
use crate::foto;
use crate::store::periksa::{Again, LeasedSheet};

/// How many files are fetched at once, by as many tasks.
pub const AT_ONCE: usize = 2;

/// Only one picture is unpacked at a time: it is the one thing here that takes much memory.
static UNPACKING: Semaphore = Semaphore::const_new(1);

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

/// What came of a look.
enum Outcome {
    /// It was seen.
    Seen(Judgement, Print),
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
        outcome = look(leased, fetch) => outcome,
    };
    let recorded = match outcome {
        Outcome::Seen(judgement, print) => record(app, leased, Some((judgement, print))).await,
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

async fn look(leased: &LeasedSheet, fetch: &Fetch) -> Outcome {
    let Some(file) = leased.file.clone().filter(|_| leased.attempt <= ATTEMPTS) else { return Outcome::GivenUp };
    match fetch(file).await {
        Ok(bytes) => {
            let (content, print) = measure(bytes).await;
            Outcome::Seen(judge(&content, leased.says), print)
        }
        Err(NotFetched::Never) => Outcome::GivenUp,
        Err(NotFetched::Later(again)) => {
            let seconds = again.seconds.max(backoff(leased.attempt));
            Outcome::Later(Again { seconds: if again.counts { seconds } else { again.seconds }, ..again })
        }
    }
}

/// A decoder that panics has met a picture that nobody can open.
async fn measure(bytes: Vec<u8>) -> (Content, Print) {
    let _alone = UNPACKING.acquire().await; // it is never closed
    let measured = tokio::task::spawn_blocking(move || foto::look(&bytes)).await;
    measured.unwrap_or((Content::BrokenPicture, Print { digest: [0; 32], gradient: None, fine: None }))
}

/// 1, 5, 25 … seconds, at most an hour.
fn backoff(attempt: i16) -> f64 {
    5f64.powi(i32::from(attempt.clamp(1, 9)) - 1).min(3600.0)
}
