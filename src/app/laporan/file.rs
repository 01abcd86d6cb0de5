//! A report as a file, made when it is sent: nothing of it waits in the queue or lies on a disk.

use super::read::reckon;
use crate::app::App;
use crate::app::buku::{Made, Oleh, may_still};
use crate::domain::laporan::{BentukLaporan, Laporan, Masa};
use crate::pesan::laporan::LaporanText;
use crate::print::laporan::{Context, picture, sheet};
use crate::store::StoreError;

/// Of which time, as what.
pub type Order = (Masa, BentukLaporan);

/// Makes a report for a chat.
///
/// # Errors
/// The register does not answer.
pub async fn for_chat(app: &App, (masa, bentuk): Order, oleh: Oleh) -> Result<Made, StoreError> {
    if !may_still(app, oleh).await? {
        return Ok(Made::Instead(LaporanText::NotYours.into()));
    }
    let mut uow = app.store.begin().await?;
    let laporan = reckon(&mut uow, masa, app.clock.now()).await?;
    drop(uow);
    let caption = LaporanText::Caption { masa, jumlah: laporan.received.total() }.into();
    let name = |ending: &str| format!("laporan-{masa}.{ending}");
    Ok(match (made(app, laporan, bentuk).await, bentuk) {
        (Some(bytes), BentukLaporan::Gambar) => Made::Picture { name: name("png"), bytes, caption },
        (Some(bytes), BentukLaporan::Xlsx) => Made::Whole { name: name("xlsx"), bytes, caption },
        (None, _) => Made::Instead(LaporanText::Broken.into()),
    })
}

/// Beside the workers, which nobody shall wait for. `None`: it cannot be made, and that is logged.
async fn made(app: &App, laporan: Laporan, bentuk: BentukLaporan) -> Option<Vec<u8>> {
    let (kantor, locale) = (app.kantor.clone(), app.locale);
    let making = tokio::task::spawn_blocking(move || {
        let context = Context { kantor: &kantor, locale };
        match bentuk {
            BentukLaporan::Gambar => picture(&laporan, &context),
            BentukLaporan::Xlsx => sheet(&laporan, &context),
        }
    });
    match making.await {
        Ok(Ok(bytes)) => Some(bytes),
        Ok(Err(error)) => {
            tracing::error!(%error, "a report cannot be made");
            None
        }
        Err(_) => {
            tracing::error!("making a report panicked");
            None
        }
    }
}
