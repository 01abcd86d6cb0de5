//! Files that were fetched come into the book, once their draft was sent: hashed in the riwayat, and sealed with the key of the
//! permohonan.

use crate::app::App;
use crate::app::fault::Fault;
use crate::domain::kode::Kode;

/// Keeps the files of one permohonan. `false`: there is none, or the register does not answer.
pub(super) async fn next(app: &App) -> bool {
    let kode = match app.store.next_to_keep().await {
        Ok(Some(kode)) => kode,
        Ok(None) => return false,
        Err(error) => {
            tracing::warn!(kind = error.kind(), "the files to keep cannot be reached");
            return false;
        }
    };
    if let Err(fault) = keep(app, kode).await {
        tracing::warn!(%kode, kind = fault.kind(), "files do not come into the book; it is tried again");
        return put_off(app, kode).await.is_ok();
    }
    true
}

async fn keep(app: &App, kode: Kode) -> Result<(), Fault> {
    let mut uow = app.store.begin().await?;
    let Some(loaded) = uow.permohonan().lock(kode).await? else { return put_off(app, kode).await };
    uow.permohonan().keep(&loaded, app.clock.now()).await?;
    Ok(uow.commit().await?)
}

/// One that cannot be read holds up no other.
async fn put_off(app: &App, kode: Kode) -> Result<(), Fault> {
    let mut uow = app.store.begin().await?;
    uow.files().later(kode).await?;
    Ok(uow.commit().await?)
}
