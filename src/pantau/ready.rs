//! Whether the process can work: one word for each part, never more.

use std::fmt;
use std::time::Duration;

use super::Watched;
use super::files::Place;
use crate::store::observer::Schema;

/// How long the database gets to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// No worker looks for work for so long only where something holds up all of them. One waits ten seconds for a connection.
const HELD_UP: Duration = Duration::from_mins(1);

/// What is asked for.
pub(super) struct Parts {
    database: &'static str,
    schema: &'static str,
    files: &'static str,
    work: &'static str,
}

const OK: &str = "ok";

pub(super) async fn parts(watched: &Watched) -> Parts {
    let (database, schema) = match tokio::time::timeout(PATIENCE, watched.observer.schema()).await {
        Ok(Ok(Schema::Ours)) => (OK, OK),
        Ok(Err(error)) if error.is_transient() => ("away", "unknown"),
        Ok(Ok(Schema::Foreign) | Err(_)) => (OK, "foreign"), // it answers, and may know no such table
        Err(_) => ("slow", "unknown"),
    };
    let files = match watched.files.place().await {
        Place::Works => OK,
        Place::Away => "away",
        Place::Refuses => "refused",
    };
    Parts { database, schema, files, work: work(watched) }
}

fn work(watched: &Watched) -> &'static str {
    let life = watched.meter.life();
    if life.is_stopping() {
        "stopping"
    } else if !life.is_whole() {
        "ended"
    } else if !life.has_begun() {
        "starting"
    } else if watched.meter.idle() > HELD_UP {
        "stuck"
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
