//! What stands with an officer of Dispendukcapil who is none any more goes to another one, as a new pengiriman: staf take it back
//! from the one and send it to the other in one unit of work, so it is nobody's at no time.

use super::kirim::{Whom, hand_over, recipients};
use super::require;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Event, decide};
use crate::domain::pengiriman::MOST;
use crate::domain::petugas::{Peran, PetugasId, Stamp};
use crate::domain::sight::Sight;
use crate::pesan::label::Label;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Reply};
use crate::store::permohonan::{Loaded, Move};
use crate::store::petugas::Petugas;

/// To whom?
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, from: PetugasId) -> Result<(), Fault> {
    let Some((gone, kode)) = left_by(s, from).await? else { return Ok(()) };
    let Whom::These(officers) = recipients(s).await? else { return Ok(()) };
    let jumlah = u32::try_from(kode.len()).unwrap_or(u32::MAX);
    let button =
        |one: &Petugas| Button::new(Label::Recipient { nama: one.nama.clone() }, KirimTap::AlihTo(from, one.id));
    s.unfocus();
    s.say(Reply::new(PengirimanText::AlihAsk { nama: gone.nama, jumlah }).rows(officers.iter().map(button)));
    Ok(())
}

/// All of it goes to this officer. A second tap finds nothing that stands with the other one.
///
/// # Errors
/// Faults of the register.
pub async fn to(s: &mut Session<'_>, (from, to): (PetugasId, PetugasId)) -> Result<(), Fault> {
    let Some((_, kode)) = left_by(s, from).await? else { return Ok(()) };
    let Whom::These(officers) = recipients(s).await? else { return Ok(()) };
    let Some(officer) = officers.into_iter().find(|one| one.id == to) else {
        s.old_button();
        return Ok(());
    };
    s.pressed = None;
    let back = decided(s, &kode, &Command::AmbilKembali { recipient_peran: None }).await?;
    let stamp = Stamp { by: s.actor(), at: s.now };
    let moves: Vec<Move<'_>> = back.iter().map(|(before, event)| Move { before, event: event.clone() }).collect();
    s.uow.permohonan().save_many(&moves, stamp).await?;
    drop(moves);
    let (by, ids): (_, Vec<_>) = (s.petugas.as_ref().map(|one| one.id), back.iter().map(|(one, _)| one.id).collect());
    if let Some(by) = by {
        s.uow.pengiriman().given_on(from, (by, &ids), s.now).await?;
    }
    let send = Command::Kirim { recipient: officer.id, recipient_peran: Some(officer.peran) };
    let go = decided(s, &kode, &send).await?;
    let without = kode.len() - go.len();
    if go.is_empty() {
        s.old_button();
        return Ok(());
    }
    hand_over(s, &officer, go, without).await
}

/// What stands with an officer who is none any more; if there is nothing, the petugas is told why.
async fn left_by(s: &mut Session<'_>, from: PetugasId) -> Result<Option<(Petugas, Vec<Kode>)>, Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(None);
    }
    let Some(gone) = s.uow.petugas().by_id(from).await? else {
        s.old_button();
        return Ok(None);
    };
    if gone.aktif && gone.peran == Peran::Dispendukcapil {
        s.tell(PengirimanText::AlihStill { nama: gone.nama });
        return Ok(None);
    }
    let kode = s.uow.pengiriman().standing_with(from, MOST).await?;
    if kode.is_empty() {
        s.tell(PengirimanText::AlihNothing { nama: gone.nama });
        return Ok(None);
    }
    Ok(Some((gone, kode)))
}

/// Those that move, locked, each with its event.
async fn decided(s: &mut Session<'_>, kode: &[Kode], command: &Command) -> Result<Vec<(Loaded, Event)>, Fault> {
    let stamp = Stamp { by: s.actor(), at: s.now };
    let locked = s.uow.permohonan().lock_many(kode, Sight::All).await?;
    let event = |loaded: &Loaded| match decide(&loaded.permohonan, command, stamp) {
        Decision::Advanced(event) => Some(event),
        Decision::AlreadyDone(_) | Decision::Refused(_) => None,
    };
    Ok(locked.into_iter().filter_map(|loaded| event(&loaded).map(|event| (loaded, event))).collect())
}
