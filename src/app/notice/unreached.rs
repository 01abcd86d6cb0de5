//! Who could not be told, and who did not answer: staf hear of it.

use chrono::{DateTime, Utc};

use crate::app::card::{View, card, moved_in};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::kantor::Kantor;
use crate::domain::pengiriman::{MOST, PengirimanId};
use crate::domain::petugas::{ChatId, Peran};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{PermohonanId, Queued};
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::{Act, KirimTap};
use crate::pesan::{Button, Reply};
use crate::store::permohonan::Loaded;
use crate::store::petugas::Petugas;
use crate::store::{StoreError, UnitOfWork};

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

/// An archive cannot be put where the officer looks for it; it is tried on. Staf can tell the officer, and who keeps the machine
/// is asked for by the admins.
///
/// # Errors
/// Faults of the register.
pub async fn not_placed(uow: &mut UnitOfWork, id: PengirimanId, now: DateTime<Utc>) -> Result<Vec<Queued>, Fault> {
    let Some(kiriman) = uow.pengiriman().find(id, None).await? else { return Ok(Vec::new()) };
    uow.pengiriman().folder_told(now).await?;
    Ok(staf_and_admins(uow, PengirimanText::ArsipNotPlaced { nomor: kiriman.nomor }).await?)
}

/// The folder takes archives again, of which staf and admins were told that it does not.
///
/// # Errors
/// The register does not answer.
pub async fn folder_works(uow: &mut UnitOfWork) -> Result<Vec<Queued>, StoreError> {
    staf_and_admins(uow, PengirimanText::ArsipFolderWorks).await
}

/// What they hear of the ways of archives.
///
/// # Errors
/// The register does not answer.
pub async fn staf_and_admins(uow: &mut UnitOfWork, text: PengirimanText) -> Result<Vec<Queued>, StoreError> {
    let reply = Reply::new(text);
    let hears = |p: &&Petugas| matches!(p.peran, Peran::Staf | Peran::Admin);
    let staff = uow.petugas().active().await?;
    Ok(staff.iter().filter(hears).map(|p| Queued::say(p.chat, reply.clone())).collect())
}

/// Telegram refused an archive for good: staf and admins are told what they can do, and its officer where the data is.
///
/// # Errors
/// Faults of the register.
pub async fn archive_refused(uow: &mut UnitOfWork, id: PengirimanId, bagian: u16) -> Result<Vec<Queued>, Fault> {
    let Some(kiriman) = uow.pengiriman().find(id, None).await? else { return Ok(Vec::new()) };
    let (nomor, bagian) = (kiriman.nomor, u32::from(bagian));
    let mut told = staf_and_admins(uow, PengirimanText::ArsipRefused { nomor, bagian }).await?;
    if let Some(officer) = uow.petugas().by_id(kiriman.recipient).await?.filter(|officer| officer.aktif) {
        told.push(Queued::say(officer.chat, Reply::new(PengirimanText::ArsipRefusedOfficer { nomor, bagian })));
    }
    Ok(told)
}

/// An officer of Dispendukcapil is none any more: staf hear how much stands with them, and can give it on.
///
/// # Errors
/// Faults of the register.
pub async fn officer_gone(s: &mut Session<'_>, gone: &Petugas) -> Result<(), Fault> {
    let standing = s.uow.pengiriman().standing_with(gone.id, MOST).await?;
    if standing.is_empty() {
        return Ok(());
    }
    let (nama, jumlah) = (gone.nama.clone(), u32::try_from(standing.len()).unwrap_or(u32::MAX));
    let reply = Reply::new(PengirimanText::ToldOfficerGone { nama, jumlah }).rows([give_on(gone)]);
    let staff = s.uow.petugas().active().await?;
    let staf = staff.iter().filter(|p| p.peran == Peran::Staf);
    s.queued.extend(staf.map(|p| Queued::say(p.chat, reply.clone())));
    Ok(())
}

/// What stands with this officer goes to another one.
#[must_use]
pub fn give_on(gone: &Petugas) -> Button {
    Button::new(Label::Alih { nama: gone.nama.clone() }, KirimTap::Alih(gone.id))
}

/// What is missing was neither sent nor brought after all reminders: staf get the card once more, with who is to be called
/// or what to close.
#[must_use]
pub fn unanswered(
    kantor: &Kantor,
    staff: &[Petugas],
    loaded: &Loaded,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
) -> Vec<Queued> {
    let p = &loaded.permohonan;
    let (kode, sejak) = (p.kode, since);
    let waits_for_answer = !p.checklist.open_kekurangan().is_empty();
    let hubungi = Box::new(if p.data.phone.is_some() { Meja::CallByPhone } else { Meja::CallOtherwise }.into());
    let told = if waits_for_answer {
        Meja::ToldUnanswered { kode, sejak, hubungi }
    } else {
        Meja::ToldNotBrought { kode, sejak, hubungi }
    };
    let mut queued = Vec::new();
    for viewer in staff.iter().filter(|one| one.peran == Peran::Staf) {
        queued.extend(moved_in(viewer.chat, loaded));
        let view = View::now(kantor, viewer, loaded, now).unanswered(true);
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

/// Marks a person as unreachable and makes the messages to staf. The telephone number stands in none of them: who is going
/// to call opens it from the card, which is recorded.
///
/// # Errors
/// Faults of the register.
pub async fn unreachable(uow: &mut UnitOfWork, chat: ChatId, now: DateTime<Utc>) -> Result<Vec<Queued>, Fault> {
    let Some(open) = uow.outbox().mark_unreachable(chat, now).await? else { return Ok(Vec::new()) };
    let staff = uow.petugas().active().await?;
    let mut told = colleague_unreachable(&staff, chat);
    for (id, kode) in open {
        let reply = Reply::new(Meja::ToldUnreachable { kode }).rows([Button::new(Label::Card, (kode, Act::Card))]);
        let staf = staff.iter().filter(|p| p.peran == Peran::Staf && p.chat != chat);
        told.extend(staf.map(|viewer| Queued::say(viewer.chat, reply.clone()).about(id)));
    }
    Ok(told)
}
