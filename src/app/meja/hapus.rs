//! `/hapus`: the pemohon has come to the counter to have what is kept of them erased (UU 27/2022, article 8), because no chat of
//! theirs could ask for it. Only of what is closed, and after being asked once more, for it cannot be taken back.

use super::{require, show};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::{Peran, PetugasId};
use crate::pesan::data::Data;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};
use crate::store::disclosure::Disclosed;
use crate::store::permohonan::Loaded;

const ERASERS: [Peran; 2] = [Peran::Staf, Peran::Kasi];

/// What goes and what stays; whether to erase it.
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some((loaded, by)) = closed(s, kode).await? else { return Ok(()) };
    s.uow.disclosure().record(loaded.id, by, &Disclosed::Kartu, s.now).await?; // who it is about is named
    s.dialog.focus = Focus::HapusConfirm { kode };
    let nama = loaded.permohonan.data.nama.as_str().to_owned();
    let (no, yes) =
        (Button::new(Label::HapusNo, (kode, Act::Card)), Button::new(Label::HapusYes, (kode, Act::HapusYes)));
    s.say(Reply::new(Meja::HapusConfirm { kode, nama }).rows([no, yes]));
    Ok(())
}

/// *Ya, hapus*. An old *yes* erases nothing: the question has to be open.
///
/// # Errors
/// Faults of the register.
pub async fn yes(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if s.dialog.focus != (Focus::HapusConfirm { kode }) {
        return ask(s, kode).await;
    }
    s.unfocus();
    s.pressed = None; // the pressed message is the question, not a card
    let Some((loaded, (petugas, _))) = closed(s, kode).await? else { return Ok(()) };
    if !s.uow.forget().at_the_counter(kode, petugas, s.now).await? {
        s.tell(Meja::HapusNotYet { kode });
        return Ok(());
    }
    let told = |chat| Queued::say(chat, Reply::new(Data::ErasedAtCounter { kode }));
    let told: Vec<Queued> = loaded.permohonan.pihak.iter().map(|one| told(one.chat)).collect();
    s.tell(if told.is_empty() { Meja::HapusDone { kode } } else { Meja::HapusDoneTold { kode } });
    s.queued.extend(told);
    Ok(())
}

/// The permohonan, where it is closed and this petugas may erase, and who they are; what stands in the way otherwise is said.
async fn closed(s: &mut Session<'_>, kode: Kode) -> Result<Option<(Loaded, (PetugasId, Peran))>, Fault> {
    if !require(s, &ERASERS) {
        return Ok(None);
    }
    let Some(by) = s.petugas.as_ref().map(|one| (one.id, one.peran)) else { return Ok(None) };
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(None) };
    match loaded.permohonan.tahap.kind() {
        TahapKind::Dibatalkan => return Ok(Some((loaded, by))),
        TahapKind::Dikirim => s.tell(Meja::HapusSent { kode }),
        TahapKind::Diajukan
        | TahapKind::Diterima
        | TahapKind::TidakLengkap
        | TahapKind::Lengkap
        | TahapKind::Dientri => s.tell(Meja::HapusOpen { kode }),
    }
    Ok(None)
}
