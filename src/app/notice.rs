//! Who is told what, unasked. Every notice names the kode and the tahap, so that reading it twice does no harm.
//!
//! * `warga` – the people it belongs to
//! * `desks` – cards and messages of petugas
//! * `handover` – the data and the berkas that go to Dispendukcapil
//! * `unreached` – who could not be told, and who did not answer

mod desks;
mod handover;
mod unreached;
mod warga;

use chrono::{DateTime, Utc};

pub use self::handover::{archives_again, mark};
pub use self::unreached::{
    archive_refused, blocked, folder_works, give_on, not_placed, officer_gone, staf_and_admins, unanswered,
    undelivered, unreachable,
};
use super::card::View;
use super::session::Session;
use crate::app::fault::Fault;
use crate::dialog::kirim::Answered;
use crate::domain::berkas::{Checklist, FileRef};
use crate::domain::foto::Remark;
use crate::domain::kantor::Kantor;
use crate::domain::langkah::Event;
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::domain::petugas::{Actor, Peran, PetugasId};
use crate::domain::tunda::{Tunda, hold_on};
use crate::pesan::arg::Oleh;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::PermohonanId;
use crate::store::permohonan::{Held, Loaded, Made, NewPermohonan};
use crate::store::petugas::Petugas;

/// A new permohonan: staf get its card.
///
/// # Errors
/// Faults of the register.
pub async fn submitted(s: &mut Session<'_>, id: PermohonanId, new: &NewPermohonan) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let registered_by = s.petugas.as_ref().map(|one| one.id).filter(|_| new.pihak.is_empty());
    let files: Vec<&FileRef> = new.pieces.iter().filter_map(|piece| handover::file(&piece.answer)).collect();
    s.handed_in = files.len();
    let remarks = if files.is_empty() { Vec::new() } else { s.uow.periksa().link(s.chat, id, &files).await? };
    let p = as_submitted(new, s.now, registered_by, remarks);
    let desa = s.kantor().desa_nama(&p.data.desa);
    let told = Meja::ToldNew { kode: p.kode, jenis: p.jenis, desa };
    desks::new_cards(
        s,
        &staff,
        Peran::Staf,
        &About { id, p: &p, unreachable: false, holder: None, hold: None },
        &told.into(),
    );
    Ok(())
}

fn as_submitted(
    new: &NewPermohonan,
    submitted_at: DateTime<Utc>,
    registered_by: Option<PetugasId>,
    remarks: Vec<Remark>,
) -> Permohonan {
    let (syarat, pieces) = (new.syarat.clone(), new.pieces.clone());
    let checklist = Checklist { syarat, pieces, withdrawn: Vec::new(), kekurangan: Vec::new(), remarks };
    Permohonan {
        kode: new.kode,
        jenis: new.jenis,
        pihak: new.pihak.clone(),
        data: new.data.clone(),
        entri: None,
        checklist,
        nomor: None,
        on_paper: None,
        submitted_at,
        registered_by,
        tahap: Tahap::Diajukan,
        pernyataan: Vec::new(),
        perbaikan: Vec::new(),
        kembali: None,
    }
}

/// A permohonan that something is said about.
struct About<'a> {
    id: PermohonanId,
    p: &'a Permohonan,
    unreachable: bool,
    holder: Option<&'a Held>,
    hold: Option<&'a Tunda>,
}

impl<'a> About<'a> {
    fn view(&self, kantor: &'a Kantor, viewer: &'a Petugas, now: DateTime<Utc>) -> View<'a> {
        View::of(kantor, viewer, (self.p, now)).with(self.unreachable, self.holder).waiting(self.hold)
    }
}

/// Something happened to a permohonan: the people it belongs to and the next desk are told, and cards that were
/// shown before are brought up to date in place.
///
/// # Errors
/// Faults of the register.
pub async fn happened(s: &mut Session<'_>, before: &Loaded, after: &Permohonan, event: &Event) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let hold = hold_on(after, &before.tunda);
    let holder = before.holder_after(after, s.now);
    let about = About { id: before.id, p: after, unreachable: before.unreachable, holder, hold };
    let waited = !before.permohonan.checklist.open_kekurangan().is_empty();
    let next_desk = desks::next_desk(after, event, waited);
    desks::refresh_cards(s, &staff, before, &about, next_desk);
    warga::tell(s, &about, event);
    desks::tell(s, &staff, &about, event, next_desk);
    if let Event::PerbaikanDitarik { nomor } = event {
        desks::taken_back(s, &staff, &about, *nomor).await?;
    }
    Ok(())
}

/// What happened to one of many.
pub struct Happened {
    /// Before.
    pub before: Loaded,
    /// After.
    pub after: Permohonan,
    /// What.
    pub event: Event,
}

/// These were sent to an officer as one pengiriman: those they belong to hear of it, but of what was sent again, of which they
/// have heard already; cards are brought up to date, and the officer gets the list and the archives.
///
/// # Errors
/// Faults of the register.
pub async fn sent(s: &mut Session<'_>, sent: &[Happened], officer: &Petugas, made: Made) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let hold = s.uow.tunda().at_sending(officer.id).await?;
    for one in sent {
        let about = about(one, hold.as_ref().or_else(|| hold_on(&one.after, &one.before.tunda)));
        desks::refresh_cards(s, &staff, &one.before, &about, None);
        warga::tell(s, &about, &one.event);
    }
    handover::hand_over(s, sent, officer, made).await
}

/// The officer has answered a pengiriman: staf hear of it once, and get a card of each that was sent back; of what is there,
/// those hear to whom it belongs.
///
/// # Errors
/// Faults of the register.
pub async fn answered(s: &mut Session<'_>, all: &[Happened], answered: &Answered) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    desks::tell_answer(s, &staff, answered);
    for one in all {
        let about = about(one, hold_on(&one.after, &one.before.tunda));
        let next = desks::next_desk(&one.after, &one.event, false);
        desks::refresh_cards(s, &staff, &one.before, &about, next);
        warga::tell(s, &about, &one.event);
        if matches!(one.event, Event::Dikembalikan { .. }) {
            desks::tell(s, &staff, &about, &one.event, next);
        }
    }
    Ok(())
}

fn about<'a>(one: &'a Happened, hold: Option<&'a Tunda>) -> About<'a> {
    About { id: one.before.id, p: &one.after, unreachable: one.before.unreachable, holder: None, hold }
}

/// Who did something, with what it was done as where that is not their own role.
#[must_use]
pub fn named(petugas: &Petugas, by: Actor) -> Oleh {
    let nama = petugas.nama.clone();
    let as_plh = by.peran() == Some(Peran::Kasi) && petugas.peran != Peran::Kasi;
    if as_plh { Oleh::Plh { plh: nama } } else { Oleh::Own(nama) }
}
