//! Who is told what, unasked. Every notice names the kode and the tahap, so that reading it twice does no harm.

use chrono::{DateTime, Utc};

use super::card::{View, card, desk_of, may_see, moved};
use super::session::Session;
use super::tunda::waits;
use crate::app::fault::Fault;
use crate::dialog::entri::data_lines;
use crate::dialog::kurang::finding_lines;
use crate::domain::berkas::{Answer, Checklist, FileRef};
use crate::domain::foto::Remark;
use crate::domain::kantor::Kantor;
use crate::domain::langkah::Event;
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::domain::petugas::{Actor, ChatId, Peran, PetugasId};
use crate::domain::tunda::{Tunda, hold_on};
use crate::pesan::arg::Oleh;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, PermohonanId, Queued};
use crate::pesan::tap::Act;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::disclosure::Disclosed;
use crate::store::permohonan::{Held, Loaded, NewPermohonan};
use crate::store::petugas::Petugas;
use crate::store::{StoreError, UnitOfWork};

/// A new permohonan: staf get its card.
///
/// # Errors
/// Faults of the register.
pub async fn submitted(s: &mut Session<'_>, id: PermohonanId, new: &NewPermohonan) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let registered_by = s.petugas.as_ref().map(|one| one.id).filter(|_| new.pihak.is_empty());
    let files: Vec<&FileRef> = new.pieces.iter().filter_map(|piece| file(&piece.answer)).collect();
    let remarks = if files.is_empty() { Vec::new() } else { s.uow.periksa().link(s.chat, id, &files).await? };
    let p = as_submitted(new, s.now, registered_by, remarks);
    let desa = s.kantor().desa_nama(&p.data.desa);
    let told = Meja::ToldNew { kode: p.kode, jenis: p.jenis, desa };
    new_cards(s, &staff, Peran::Staf, &About { id, p: &p, unreachable: false, holder: None, hold: None }, &told.into());
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
        submitted_at,
        registered_by,
        tahap: Tahap::Diajukan,
        pernyataan: Vec::new(),
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

/// Something happened to a permohonan: the people it belongs to and the next desk are told, and cards that were
/// shown before are brought up to date in place.
///
/// # Errors
/// Faults of the register.
pub async fn happened(s: &mut Session<'_>, before: &Loaded, after: &Permohonan, event: &Event) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let sent_under =
        if let Event::Dikirim { recipient } = event { s.uow.tunda().at_sending(*recipient).await? } else { None };
    let hold = sent_under.as_ref().or_else(|| hold_on(after, &before.tunda));
    let holder = before.holder_after(after, s.now);
    let about = About { id: before.id, p: after, unreachable: before.unreachable, holder, hold };
    let waited = !before.permohonan.checklist.open_kekurangan().is_empty();
    let next_desk = next_desk(after, event, waited);
    refresh_cards(s, &staff, before, &about, next_desk);
    tell_warga(s, &about, event);
    tell_desks(s, &staff, &about, event, next_desk);
    if let Event::Dikirim { recipient } = event {
        hand_over(s, &staff, &about, *recipient).await?;
    }
    Ok(())
}

/// The desk that gets a new card, so that it stands at the end of the chat.
fn next_desk(p: &Permohonan, event: &Event, waited: bool) -> Option<Peran> {
    match event {
        Event::Diterima => Some(Peran::Kasi),
        Event::Lengkap | Event::TidakLengkap { .. } => Some(Peran::Staf),
        Event::Dilengkapi { .. } if waited && p.checklist.open_kekurangan().is_empty() => Some(Peran::Staf),
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. }
        | Event::Dibatalkan { .. }
        | Event::Dinyatakan { .. }
        | Event::Ditautkan { .. } => None,
    }
}

/// Who gets a new card sees the old one become a line that points to it: one card of a permohonan in a chat is alive.
fn refresh_cards(s: &mut Session<'_>, staff: &[Petugas], before: &Loaded, about: &About<'_>, next: Option<Peran>) {
    for shown in &before.cards {
        let viewer = staff.iter().find(|p| p.chat == shown.chat && may_see(p, about.p, s.now));
        let Some(viewer) = viewer else { continue };
        let view =
            View::of(&s.app.kantor, viewer, (about.p, s.now)).with(about.unreachable, about.holder).waiting(about.hold);
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

fn tell_warga(s: &mut Session<'_>, about: &About<'_>, event: &Event) {
    let p = about.p;
    let kode = p.kode;
    let nama = p.data.nama.as_str().to_owned();
    let tugas = Box::new(super::warga::status::to_do(p.jenis, s.kantor()));
    let status = Button::new(Label::MenuStatus, (kode, Act::Status));
    let reply = match event {
        Event::Diterima => {
            let nomor = p.nomor.map(|n| s.kantor().nomor(n)).unwrap_or_default();
            Reply::new(Warga::ToldDiterima { kode, nama, nomor, tugas })
        }
        Event::TidakLengkap { .. } => {
            let daftar = super::warga::status::missing_lines(&p.checklist);
            let putaran = u32::from(p.checklist.cycle());
            Reply::new(Warga::ToldTidakLengkap { kode, nama, putaran, daftar })
                .rows([Button::new(Label::Lengkapi, (kode, Act::Lengkapi))])
        }
        Event::Lengkap => Reply::new(Warga::ToldLengkap { kode, nama, tugas }),
        Event::Dientri { .. } => Reply::new(Warga::ToldDientri { kode, nama, tugas }),
        Event::Dikirim { .. } => {
            let told = Warga::ToldDikirim { kode, nama, tugas }.into();
            Reply::new(Pesan::Together(std::iter::once(told).chain(about.hold.map(waits)).collect()))
        }
        Event::Dibatalkan { .. } if withdrawn(p) => Reply::new(Warga::ToldWithdrawn { kode, nama }),
        Event::Dibatalkan { alasan } => Reply::new(match &alasan.text {
            Some(text) => Warga::ToldDibatalkanText { kode, nama, alasan: alasan.kode, catatan: text.clone() },
            None => Warga::ToldDibatalkan { kode, nama, alasan: alasan.kode },
        }),
        Event::Dinyatakan { kind, tanggal } => {
            Reply::new(Warga::ToldPernyataan { kode, nama, pernyataan: *kind, tanggal: *tanggal })
        }
        Event::Ditautkan { .. } => Reply::new(Loket::ToldBound { kode, nama }),
        Event::Diajukan | Event::AsliDicatat { .. } | Event::AsliDicabut { .. } | Event::Dilengkapi { .. } => return,
    };
    let reply = reply.rows([status]);
    // Who withdraws or binds a chat is answered anyway; a petugas who applied is told like anybody.
    let answered = |chat: ChatId| (withdrawn(p) || matches!(event, Event::Ditautkan { .. })) && chat == s.chat;
    let told: Vec<Queued> = p
        .pihak
        .iter()
        .filter(|one| !answered(one.chat))
        .map(|one| Queued::say(one.chat, reply.clone()).about(about.id))
        .collect();
    s.queued.extend(told);
}

fn withdrawn(p: &Permohonan) -> bool {
    matches!(p.tahap, Tahap::Dibatalkan { closed } if closed.by.petugas().is_none())
}

fn tell_desks(s: &mut Session<'_>, staff: &[Petugas], about: &About<'_>, event: &Event, next: Option<Peran>) {
    let p = about.p;
    let kode = p.kode;
    let oleh = s.petugas.as_ref().map(|one| named(one, p.last_change().by));
    let oleh = oleh.unwrap_or_else(|| Oleh::Own(String::new()));
    match event {
        Event::Diterima => {
            let oleh = s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default();
            new_cards(s, staff, Peran::Kasi, about, &Meja::ToldDiterima { kode, oleh }.into());
        }
        Event::Lengkap => new_cards(s, staff, Peran::Staf, about, &Meja::ToldLengkap { kode, oleh }.into()),
        Event::TidakLengkap { findings } => {
            let daftar = finding_lines(&p.checklist.syarat, findings);
            let putaran = u32::from(p.checklist.cycle());
            new_cards(s, staff, Peran::Staf, about, &Meja::ToldTidakLengkap { kode, putaran, oleh, daftar }.into());
        }
        Event::Dilengkapi { .. } if next == Some(Peran::Staf) => {
            new_cards(s, staff, Peran::Staf, about, &Meja::ToldAnswered { kode }.into());
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
        Event::Dinyatakan { kind, tanggal } => {
            let told = Meja::ToldPernyataan { kode, pernyataan: *kind, tanggal: *tanggal }.into();
            messages(s, staff, Peran::Staf, about, &told);
            messages(s, staff, Peran::Dispendukcapil, about, &told);
        }
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. }
        | Event::Dibatalkan { .. }
        | Event::Ditautkan { .. } => {}
    }
}

/// Who did something, with what it was done as where that is not their own role.
#[must_use]
pub fn named(petugas: &Petugas, by: Actor) -> Oleh {
    let nama = petugas.nama.clone();
    let as_plh = by.peran() == Some(Peran::Kasi) && petugas.peran != Peran::Kasi;
    if as_plh { Oleh::Plh { plh: nama } } else { Oleh::Own(nama) }
}

fn others<'a>(s: &Session<'_>, staff: &'a [Petugas], peran: Peran) -> Vec<&'a Petugas> {
    let is = |p: &Petugas| p.peran == peran || (p.peran == Peran::Admin && p.acts_as(peran, s.now));
    staff.iter().filter(|p| is(p) && p.chat != s.chat).collect()
}

fn new_cards(s: &mut Session<'_>, staff: &[Petugas], peran: Peran, about: &About<'_>, told: &Pesan) {
    for viewer in staff.iter().filter(|p| is_at(p, peran, about.p, s.now)) {
        let view =
            View::of(&s.app.kantor, viewer, (about.p, s.now)).with(about.unreachable, about.holder).waiting(about.hold);
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

/// SOP step 4: the data in full and every berkas, to the named officer; recorded as shown.
async fn hand_over(s: &mut Session<'_>, staff: &[Petugas], about: &About<'_>, to: PetugasId) -> Result<(), Fault> {
    // Deactivated in this moment: tried again, and then refused.
    let Some(officer) = staff.iter().find(|p| p.id == to) else { return Err(Fault::Store(StoreError::Conflict)) };
    let p = about.p;
    s.uow.disclosure().record(about.id, officer.id, &Disclosed::Data, s.now).await?;
    let mut daftar = data_lines(&p.data, p.entri.as_ref(), s.kantor());
    let original = |x: &crate::domain::berkas::Syarat| {
        let brought = p.checklist.current(&x.kode).any(|piece| matches!(piece.answer, Answer::Original(_)));
        brought.then(|| Meja::DataOriginal { syarat: x.nama.clone() }.into())
    };
    daftar.extend(p.checklist.syarat.iter().filter_map(original));
    let text = Meja::Handover {
        kode: p.kode,
        nomor: p.nomor.map(|n| s.kantor().nomor(n)).unwrap_or_default(),
        jenis: p.jenis,
        pengirim: s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default(),
        daftar,
    };
    let reply = Reply::new(text).rows([Button::new(Label::Nyatakan, (p.kode, Act::Nyatakan))]);
    s.queued.push(Queued::say(officer.chat, reply).about(about.id));
    let files = file_messages(p, officer.chat, about.id);
    s.queued.extend(files);
    Ok(())
}

/// Every file that counts, each with the name of its syarat.
#[must_use]
pub fn file_messages(p: &Permohonan, chat: ChatId, id: PermohonanId) -> Vec<Queued> {
    let of = |s: &crate::domain::berkas::Syarat| -> Vec<Queued> {
        p.checklist
            .current(&s.kode)
            .filter_map(|piece| file(&piece.answer))
            .map(|f| file_message(p, &s.nama, f, chat).about(id))
            .collect()
    };
    p.checklist.syarat.iter().flat_map(of).collect()
}

/// One file with its caption.
#[must_use]
pub fn file_message(p: &Permohonan, syarat: &str, file: &FileRef, chat: ChatId) -> Queued {
    let caption = Meja::FileCaption { kode: p.kode, syarat: syarat.to_owned() }.into();
    Queued::new(chat, Outgoing::File { file: file.clone(), caption })
}

fn file(answer: &Answer) -> Option<&FileRef> {
    match answer {
        Answer::File(file) => Some(file),
        Answer::Promised | Answer::Original(_) => None,
    }
}

/// The person blocked the bot: nothing is sent until they come back, and staf of their permohonan are told.
///
/// # Errors
/// Faults of the register.
pub async fn blocked(s: &mut Session<'_>) -> Result<(), Fault> {
    let told = unreachable(s.uow, s.chat, s.now).await?;
    s.queued.extend(told);
    s.blocked = true;
    Ok(())
}

/// Telegram refused a message about a permohonan for good: staf are told, since somebody waits for it in vain.
///
/// # Errors
/// Faults of the register.
pub async fn undelivered(uow: &mut UnitOfWork, about: PermohonanId) -> Result<Vec<Queued>, Fault> {
    let Some(kode) = uow.permohonan().kode_of(about).await? else { return Ok(Vec::new()) };
    let reply = Reply::new(Meja::ToldUndelivered { kode }).rows([Button::new(Label::Card, (kode, Act::Card))]);
    let staff = uow.petugas().active().await?;
    // About no permohonan themselves: one that is refused too is not told of again.
    Ok(staff.iter().filter(|p| p.peran == Peran::Staf).map(|p| Queued::say(p.chat, reply.clone())).collect())
}

/// Kekurangan stay unanswered after all reminders: staf get the card once more, with who is to be called or what to close.
#[must_use]
pub fn unanswered(
    kantor: &Kantor,
    staff: &[Petugas],
    loaded: &Loaded,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
) -> Vec<Queued> {
    let p = &loaded.permohonan;
    let told = Meja::ToldUnanswered { kode: p.kode, sejak: since };
    let mut queued = Vec::new();
    for viewer in staff.iter().filter(|one| one.peran == Peran::Staf) {
        for before in loaded.cards.iter().filter(|c| c.chat == viewer.chat) {
            let line = Queued::say(viewer.chat, moved(p)).about(loaded.id);
            queued.push(Queued { edits: Some(before.outbox), ..line });
        }
        let view = View::of(kantor, viewer, (p, now)).with(loaded.unreachable, loaded.holder(now)).unanswered(true);
        let reply = card(p, view).after(told.clone());
        queued.push(Queued { is_card: true, ..Queued::say(viewer.chat, reply).about(loaded.id) });
    }
    queued
}

/// A petugas who blocked the bot holds up the work: those who keep the list of petugas are told.
fn colleague_unreachable(staff: &[Petugas], chat: ChatId) -> Vec<Queued> {
    let Some(gone) = staff.iter().find(|p| p.chat == chat) else { return Vec::new() };
    let reply = Reply::new(Meja::ToldPetugasUnreachable { nama: gone.nama.clone(), peran: gone.peran });
    let told = |p: &&Petugas| p.chat != chat && matches!(p.peran, Peran::Staf | Peran::Kasi | Peran::Admin);
    staff.iter().filter(told).map(|p| Queued::say(p.chat, reply.clone())).collect()
}

/// Marks a person as unreachable and makes the messages to staf.
///
/// # Errors
/// Faults of the register.
pub async fn unreachable(uow: &mut UnitOfWork, chat: ChatId, now: DateTime<Utc>) -> Result<Vec<Queued>, Fault> {
    let Some(open) = uow.outbox().mark_unreachable(chat, now).await? else { return Ok(Vec::new()) };
    let staff = uow.petugas().active().await?;
    let mut told = colleague_unreachable(&staff, chat);
    let own = if open.is_empty() { Vec::new() } else { uow.permohonan().of_chat(chat).await? };
    for (id, kode) in open {
        let data = own.iter().find(|l| l.id == id).map(|l| &l.permohonan.data);
        let call = data.and_then(|data| Some((data.nama.as_str().to_owned(), data.phone.as_ref()?.national())));
        let shown = call.is_some();
        let text = match call {
            Some((nama, nomor)) => Meja::ToldUnreachablePhone { kode, nama, nomor },
            None => Meja::ToldUnreachable { kode },
        };
        let reply = Reply::new(text).rows([Button::new(Label::Card, (kode, Act::Card))]);
        for viewer in staff.iter().filter(|p| p.peran == Peran::Staf && p.chat != chat) {
            if shown {
                uow.disclosure().record(id, viewer.id, &Disclosed::Phone, now).await?;
            }
            told.push(Queued::say(viewer.chat, reply.clone()).about(id));
        }
    }
    Ok(told)
}
