//! Whether the process can work: one word for each part, never more.

use std::fmt;
use std::time::Duration;

use super::files::Place;
use super::{Register, Watched};
use crate::store::StoreError;
use crate::store::observer::Tables;

/// How long the database gets to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// No worker looks for work for so long only where something holds up all of them. One waits ten seconds for a connection.
const HELD_UP: Duration = Duration::from_mins(1);

/// For so long it counts that something could not be kept: Telegram brings it again within this, and then it is seen anew.
const NOT_KEPT: Duration = Duration::from_mins(2);

/// What is asked for.
pub(super) struct Parts {
    database: &'static str,
    schema: &'static str,
    files: &'static str,
    work: &'static str,
}

const OK: &str = "ok";

pub(super) async fn parts(watched: &Watched) -> Parts {
    let Some(Register { observer, files, .. }) = watched.register.get() else {
        return Parts { database: "away", schema: "unknown", files: "unknown", work: work(watched) };
    };
    let (database, schema) = database(tokio::time::timeout(PATIENCE, observer.tables()).await.ok());
    let files = match files.place().await {
        Place::Works => OK,
        Place::Away => "away",
        Place::Refuses => "refused",
    };
    Parts { database, schema, files, work: work(watched) }
}

fn database(said: Option<Result<Tables, StoreError>>) -> (&'static str, &'static str) {
    match said {
        None => ("slow", "unknown"),
        Some(Err(error)) if error.is_transient() => ("away", "unknown"),
        Some(Err(_)) => (OK, "foreign"), // it answers, and may know no such table
        Some(Ok(Tables { writable, ours })) => {
            (if writable { OK } else { "read-only" }, if ours { OK } else { "foreign" })
        }
    }
}

fn work(watched: &Watched) -> &'static str {
    let life = watched.meter.life();
    if life.is_stopping() {
        "stopping"
    } else if !life.is_whole() {
        "ended"
    } else if !life.has_begun() {
        "starting"
    } else if watched.meter.signs().idle() > HELD_UP {
        "stuck"
    } else if watched.meter.signs().unanswered() > HELD_UP {
        "waiting"
    } else if watched.meter.signs().not_kept().is_some_and(|ago| ago < NOT_KEPT) {
        "refused"
    } else {
        OK
    }
}

impl Parts {
    /// A place of files that is away is waited for; the rest goes on meanwhile.
    pub(super) fn is_ready(&self) -> bool {
        [self.database, self.schema, self.work] == [OK; 3] && self.files != "refused"
    }
}

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "database: {}", self.database)?;
        writeln!(f, "schema: {}", self.schema)?;
        writeln!(f, "files: {}", self.files)?;
        writeln!(f, "work: {}", self.work)
    }
}
