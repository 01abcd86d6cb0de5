//! What arrived: stored by the intake, claimed and finished by a worker, oldest first within each chat.

mod claim;
mod fail;
mod finish;
mod intake;

pub use self::claim::{Batch, Claimed, StoredDialog};
pub use self::fail::Failed;
pub use self::finish::{DialogWrite, DraftWrite, Finish, Marks};
pub use self::intake::{Intake, Poller, RawUpdate};
use super::sealing::{Place, Vault};
use crate::store::link::Link;

/// The worker's side of what arrived.
pub struct Updates<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

pub(super) fn raw_place(update_id: &str) -> Place<'_> {
    Place { table: "inbox", column: "raw", row: update_id }
}

pub(super) fn dialog_place(chat: &str) -> Place<'_> {
    Place { table: "dialog", column: "state", row: chat }
}
