//! The telephone number, for staf, where the chat does not reach the person. Each showing is recorded.

use super::show::visible;
use crate::app::card::{View, may_call};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::kode::Kode;
use crate::domain::petugas::Peran;
use crate::pesan::meja::Meja;
use crate::pesan::umum::Umum;
use crate::store::disclosure::Disclosed;

/// Shows it to the one who asked.
///
/// # Errors
/// Faults of the register.
pub async fn show(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = visible(s, kode).await? else { return Ok(()) };
    let Some(petugas) = s.petugas.clone() else { return Ok(()) };
    let p = &loaded.permohonan;
    if petugas.peran != Peran::Staf {
        s.tell(Umum::NotForYou);
        return Ok(());
    }
    if !may_call(p, View::now(&s.app.kantor, &petugas, &loaded, s.now)) {
        s.tell(Meja::PhoneNotNeeded { kode });
        return Ok(());
    }
    let Some(number) = &p.data.phone else {
        s.tell(Meja::PhoneNone { kode });
        return Ok(());
    };
    let (nama, nomor) = (p.data.nama.as_str().to_owned(), number.national());
    let covered = Meja::PhoneCovered { kode, nomor: number.masked() };
    s.uow.disclosure().record(loaded.id, (petugas.id, Peran::Staf), &Disclosed::Phone, s.now).await?;
    s.tell_briefly(loaded.id, Meja::PhoneShown { kode, nama, nomor }, covered);
    Ok(())
}
