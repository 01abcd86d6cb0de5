//! The archives of a pengiriman once more, for its officer, until it is acknowledged: they asked for them, or staf did.

use super::ekspedisi::gone_on;
use super::kirim::unreachable;
use super::require;
use crate::app::fault::Fault;
use crate::app::notice;
use crate::app::session::Session;
use crate::domain::pengiriman::PengirimanId;
use crate::domain::petugas::Peran;
use crate::domain::sight::Sight;
use crate::pesan::pengiriman::PengirimanText;
use crate::store::petugas::Recipient;

/// They are made anew, and go as the first ones did; what waits to be made is not made twice.
///
/// # Errors
/// Faults of the register.
pub async fn again(s: &mut Session<'_>, id: PengirimanId) -> Result<(), Fault> {
    if !require(s, &[Peran::Dispendukcapil, Peran::Staf]) {
        return Ok(());
    }
    let of = if s.is(Peran::Staf) { None } else { s.petugas.as_ref().map(|one| one.id) };
    let Some(found) = s.uow.pengiriman().find(id, of).await? else {
        s.old_button();
        return Ok(());
    };
    let nomor = found.nomor;
    if let Some(waktu) = found.acknowledged {
        s.tell(PengirimanText::ArsipAnswered { nomor, waktu });
        return Ok(());
    }
    if let Some(gone_on) = gone_on(&found) {
        s.tell(gone_on);
        return Ok(());
    }
    let recipients = s.uow.petugas().recipients().await?;
    let officer = match recipients.into_iter().find(|one| one.petugas.id == found.recipient) {
        Some(Recipient { petugas, reachable: true }) => petugas,
        Some(away) => {
            s.tell(unreachable(&[away]));
            return Ok(());
        }
        None => {
            s.tell(PengirimanText::ArsipNobody { nomor });
            return Ok(());
        }
    };
    let all = s.uow.permohonan().find_many(&found.standing(), Sight::SentTo(found.recipient)).await?;
    if all.is_empty() {
        s.tell(PengirimanText::ArsipBroken { nomor });
        return Ok(());
    }
    notice::archives_again(s, id, &officer, &all).await?;
    s.tell(PengirimanText::ArsipComing { nomor });
    Ok(())
}
