//! Cards and messages of petugas.

use chrono::{DateTime, Utc};

use super::warga::withdrawn;
use super::{About, named};
use crate::app::card::{card, desk_of, may_see, moved};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::kirim::Answered;
use crate::dialog::kurang::finding_lines;
use crate::domain::langkah::Event;
use crate::domain::perbaikan::Bagian;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::Peran;
use crate::domain::standing::Standing;
use crate::pesan::arg::Oleh;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, PerbaikanAct};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::Loaded;
use crate::store::petugas::Petugas;

/// The desk that gets a new card, so that it stands at the end of the chat.
pub(super) fn next_desk(p: &Permohonan, event: &Event, waited: bool) -> Option<Peran> {
    match event {
        Event::Diterima | Event::DiterimaDiKertas { .. } => Some(Peran::Kasi),
        Event::Lengkap | Event::TidakLengkap { .. } | Event::Dikembalikan { .. } => Some(Peran::Staf),
        Event::Dilengkapi { .. } if waited && p.checklist.open_kekurangan().is_empty() => Some(Peran::Staf),
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::NomorDicatat { .. }
        | Event::NomorDiperbaiki { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. }
        | Event::Dibatalkan { .. }
        | Event::Dinyatakan { .. }
        | Event::Ditautkan { .. }
        | Event::PerbaikanDiminta { .. }
        | Event::Diperbaiki { .. }
        | Event::PerbaikanDitolak { .. }
        | Event::PerbaikanDitarik { .. }
        | Event::BerkasDisimpan => None,
    }
}

/// Who gets a new card sees the old one become a line that points to it: one card of a permohonan in a chat is alive.
pub(super) fn refresh_cards(
    s: &mut Session<'_>,
    staff: &[Petugas],
    before: &Loaded,
    about: &About<'_>,
    next: Option<Peran>,
) {
    for shown in &before.cards {
        let viewer = staff.iter().find(|p| p.chat == shown.chat && may_see(p, about.p, s.now));
        let Some(viewer) = viewer else { continue };
        let view = about.view(&s.app.kantor, viewer, s.now);
        let gets_new = next.is_some_and(|peran| is_at(viewer, peran, about.p, s.now));
        let reply = if gets_new { moved(about.p) } else { card(about.p, view) };
        s.queued.push(Queued { edits: Some(shown.outbox), ..Queued::say(shown.chat, reply).about(about.id) });
    }
}

/// Whether the card of a desk goes to this petugas: who stands in for the Kasi checks nothing that they received.
fn is_at(viewer: &Petugas, peran: Peran, p: &Permohonan, now: DateTime<Utc>) -> bool {
    match peran {
        Peran::Kasi => viewer.acts_as(peran, now) && desk_of(viewer, p, now) == peran,
        Peran::Staf | Peran::Dispendukcapil | Peran::Admin => viewer.peran == peran,
    }
}

pub(super) fn tell(s: &mut Session<'_>, staff: &[Petugas], about: &About<'_>, event: &Event, next: Option<Peran>) {
    let p = about.p;
    let kode = p.kode;
    let oleh = s.petugas.as_ref().map(|one| named(one, p.last_change().by));
    let oleh = oleh.unwrap_or_else(|| Oleh::Own(String::new()));
    match event {
        Event::Diterima | Event::DiterimaDiKertas { .. } => {
            let oleh = s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default();
            new_cards(s, staff, Peran::Kasi, about, &Meja::ToldDiterima { kode, oleh }.into());
        }
        Event::Lengkap => new_cards(s, staff, Peran::Staf, about, &Meja::ToldLengkap { kode, oleh }.into()),
        Event::TidakLengkap { findings } => {
            let daftar = finding_lines(&p.checklist.syarat, findings);
            let putaran = u32::from(p.checklist.cycle());
            new_cards(s, staff, Peran::Staf, about, &Meja::ToldTidakLengkap { kode, putaran, oleh, daftar }.into());
        }
        Event::Dikembalikan { sebab } => {
            let told = match &sebab.text {
                Some(text) => PengirimanText::ToldKembaliText { kode, catatan: text.clone() },
                None => PengirimanText::ToldKembali { kode, alasan: sebab.kode },
            };
            new_cards(s, staff, Peran::Staf, about, &told.into());
        }
        Event::Dilengkapi { .. } if next == Some(Peran::Staf) => {
            new_cards(s, staff, Peran::Staf, about, &answered(p).into());
        }
        Event::Dibatalkan { alasan } if withdrawn(p) => {
            let told = match &alasan.text {
                Some(text) => Meja::ToldWithdrawnText { kode, alasan: alasan.kode, catatan: text.clone() },
                None => Meja::ToldWithdrawn { kode, alasan: alasan.kode },
            };
            let told = told.into();
            messages(s, staff, Peran::Staf, about, &told);
            if p.nomor.is_some() {
                messages(s, staff, Peran::Kasi, about, &told); // it has been on their desk
            }
        }
        Event::Dinyatakan { kind, tanggal, susulan: false } => {
            let told = Meja::ToldPernyataan { kode, pernyataan: *kind, tanggal: *tanggal }.into();
            messages(s, staff, Peran::Staf, about, &told);
            messages(s, staff, Peran::Dispendukcapil, about, &told);
        }
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::NomorDicatat { .. }
        | Event::NomorDiperbaiki { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. }
        | Event::Dinyatakan { susulan: true, .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. }
        | Event::Dibatalkan { .. }
        | Event::Ditautkan { .. }
        | Event::Diperbaiki { .. }
        | Event::PerbaikanDitolak { .. }
        | Event::PerbaikanDitarik { .. } // `taken_back`
        | Event::BerkasDisimpan => {}
        Event::PerbaikanDiminta { nilai } => asked(s, staff, about, nilai.bagian()),
    }
}

/// The officer has answered a pengiriman: staf hear of it once, whatever it holds.
pub(super) fn tell_answer(s: &mut Session<'_>, staff: &[Petugas], answered: &Answered) {
    let oleh = s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default();
    let told = answered.told(oleh);
    for viewer in others(s, staff, Peran::Staf) {
        s.queued.push(Queued::say(viewer.chat, told.clone()));
    }
}

/// Staf are asked to put data right: each gets a button to the request.
fn asked(s: &mut Session<'_>, staff: &[Petugas], about: &About<'_>, bagian: Bagian) {
    let kode = about.p.kode;
    let Some(open) = about.p.open_perbaikan().find(|open| open.nilai.bagian() == bagian) else { return };
    let told = Reply::new(PerbaikanText::ToldAsked { kode, bagian, batas: open.due() });
    let button = Button::new(Label::Perbaikan { bagian }, (kode, Act::Perbaikan(open.nomor, PerbaikanAct::Open)));
    let told = told.rows([button]);
    for viewer in others(s, staff, Peran::Staf) {
        s.queued.push(Queued::say(viewer.chat, told.clone()).about(about.id));
    }
}

/// A request was taken back: staf who have been shown something of its permohonan since it was made may be working on it.
pub(super) async fn taken_back(
    s: &mut Session<'_>,
    staff: &[Petugas],
    about: &About<'_>,
    nomor: u16,
) -> Result<(), Fault> {
    let Some(asked) = about.p.perbaikan.iter().find(|one| one.nomor == nomor) else { return Ok(()) };
    let seen = s.uow.disclosure().shown_since(about.id, asked.at).await?;
    let told = PerbaikanText::ToldTakenBack { kode: about.p.kode, bagian: asked.nilai.bagian() };
    for viewer in others(s, staff, Peran::Staf).into_iter().filter(|one| seen.contains(&one.id)) {
        s.queued.push(Queued::say(viewer.chat, Reply::new(told.clone())).about(about.id));
    }
    Ok(())
}

/// All kekurangan are answered: what staf have to do now.
fn answered(p: &Permohonan) -> Meja {
    let kode = p.kode;
    if Standing::of(p) == Standing::Promised { Meja::ToldPromised { kode } } else { Meja::ToldAnswered { kode } }
}

fn others<'a>(s: &Session<'_>, staff: &'a [Petugas], peran: Peran) -> Vec<&'a Petugas> {
    let is = |p: &Petugas| p.peran == peran || (p.peran == Peran::Admin && p.acts_as(peran, s.now));
    staff.iter().filter(|p| is(p) && p.chat != s.chat).collect()
}

pub(super) fn new_cards(s: &mut Session<'_>, staff: &[Petugas], peran: Peran, about: &About<'_>, told: &Pesan) {
    for viewer in staff.iter().filter(|p| is_at(p, peran, about.p, s.now)) {
        let view = about.view(&s.app.kantor, viewer, s.now);
        let reply = card(about.p, view).after(told.clone());
        s.queued.push(Queued { is_card: true, ..Queued::say(viewer.chat, reply).about(about.id) });
    }
}

fn messages(s: &mut Session<'_>, staff: &[Petugas], peran: Peran, about: &About<'_>, told: &Pesan) {
    let button = Button::new(Label::Card, (about.p.kode, Act::Card));
    for viewer in others(s, staff, peran).into_iter().filter(|p| may_see(p, about.p, s.now)) {
        let reply = Reply::new(told.clone()).rows([button.clone()]);
        s.queued.push(Queued::say(viewer.chat, reply).about(about.id));
    }
}
