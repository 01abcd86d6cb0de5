//! Every night the sealed files go that nothing names: what was destroyed or forgotten, what belonged to a draft, and what was
//! written by a process that died before it could say so.
//!
//! The one job that is more than a unit of work: that it has run is committed first, for files do not lie in the database. One
//! that fails is done the next night; until then nobody can open what should be gone, since the key is.

use super::Progress;
use crate::app::App;
use crate::app::fault::Fault;
use crate::store::UnitOfWork;

pub(super) async fn run(app: &App, uow: UnitOfWork) -> Result<Option<Progress>, Fault> {
    uow.commit().await?;
    let gone = app.store.sweep_files().await?;
    if gone > 0 {
        tracing::info!(files = gone, "files that nothing names are taken away");
    }
    Ok(Some(Progress::All))
}
