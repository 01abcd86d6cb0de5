//! Works off the inbox: what an update causes is committed at once. Where many wait, those of citizens share a transaction. A fault or
//! panic rolls back; each is tried alone then, the fault is counted on the one that has it, and only that one dies after a few attempts.
//!
//! `batch` – those that share a commit; `handle` – what one of them causes

mod batch;
mod handle;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

pub use self::batch::{Worked, work};
pub(super) use self::handle::dialog_of;
pub use self::handle::{DialogFate, Handled, handle, read_dialog};
use super::App;
use super::inbound::Inbound;
use crate::store::StoreError;

/// Reads the bytes of an update; `None` for what this version cannot read.
pub type Parse = Arc<dyn Fn(&[u8]) -> Option<Inbound> + Send + Sync>;

/// More than one, so that what is slow holds up only those that share its commit.
const WORKERS: usize = 4;

/// How long the one who leads sleeps when nobody wakes it: finds what a restart or a backoff left.
const IDLE: Duration = Duration::from_secs(1);

/// So long the one who leads goes on leading while it works: what comes meanwhile waits for it, and shares a commit.
const LEADS: Duration = Duration::from_millis(5);

/// So many updates are worked off together, where so many wait: they share a commit.
const TOGETHER: i64 = 16;

/// The workers. One leads: it waits for what comes, and works it off. Who takes long lets another one lead meanwhile, so that only those
/// wait behind what is slow who share its commit. As a rule one is enough: what comes while it works is taken together, and nobody looks
/// in vain.
pub fn crew(
    app: &App,
    parse: &Parse,
    stop: &CancellationToken,
) -> impl Iterator<Item = impl Future<Output = ()> + use<>> {
    let lead = Arc::new(Mutex::new(()));
    let (app, parse, stop) = (app.clone(), parse.clone(), stop.clone());
    (0..WORKERS).map(move |_| run(app.clone(), parse.clone(), lead.clone(), stop.clone()))
}

/// Works until told to stop; what was begun is finished.
async fn run(app: App, parse: Parse, lead: Arc<Mutex<()>>, stop: CancellationToken) {
    loop {
        let leads = lead.lock().await;
        loop {
            tokio::select! {
                biased;
                () = stop.cancelled() => return,
                () = app.inbox.notified() => {}
                () = tokio::time::sleep(IDLE) => {}
            }
            let mut working = pin!(work_off(&app, &parse, &stop));
            if tokio::time::timeout(LEADS, &mut working).await.is_err() {
                drop(leads);
                if working.await == Looked::Worked {
                    app.inbox.notify_one(); // for what these chats have sent meanwhile
                }
                break;
            }
        }
    }
}

/// What came of a look.
#[derive(PartialEq, Eq)]
enum Looked {
    /// Chats were held for a while.
    Worked,
    /// None was.
    InVain,
}

/// Works off what waits together, or each of it alone where one fails.
async fn work_off(app: &App, parse: &Parse, stop: &CancellationToken) -> Looked {
    let looked = match work(app, parse, TOGETHER).await {
        Ok(Worked::Nothing) => return Looked::InVain,
        Ok(Worked::Done) => Ok(()),
        Ok(Worked::Apart(updates)) => each_alone(app, parse, (updates, stop)).await,
        Err(error) => Err(error),
    };
    if let Err(error) = looked {
        tracing::error!(kind = error.kind(), "the register cannot be reached; trying again");
        tokio::time::sleep(IDLE).await;
        return Looked::InVain;
    }
    Looked::Worked
}

async fn each_alone(app: &App, parse: &Parse, (updates, stop): (usize, &CancellationToken)) -> Result<(), StoreError> {
    for _ in 0..updates {
        if stop.is_cancelled() {
            break;
        }
        work(app, parse, 1).await?;
    }
    Ok(())
}
