//! *Lanjut*, of a petugas who fills in nothing: what they began last on a permohonan, or else what waits for them.

use super::{act, antrean, pilih};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::dialog::begun::OnPermohonan as _;
use crate::domain::petugas::Peran;
use crate::pesan::tap::Act;

/// Goes on with it. Whose work is no list reads what they can do.
///
/// # Errors
/// Faults of the register.
pub async fn go_on(s: &mut Session<'_>) -> Result<(), Fault> {
    let entri = s.dialog.entri.current().filter(|_| s.is(Peran::Staf)).map(|one| (one.kode(), Act::Entri));
    let kurang = s.dialog.kurang.current().filter(|_| s.acts_as(Peran::Kasi)).map(|one| (one.kode(), Act::Kurang));
    match entri.or(kurang) {
        Some((kode, next)) => act(s, kode, next).await,
        None if s.is(Peran::Staf) && s.dialog.kirim.is_some() => pilih::open(s).await,
        None if s.is(Peran::Admin) && !s.acts_as(Peran::Kasi) => warga::menu::help(s).await,
        None => antrean::open(s, None).await,
    }
}
