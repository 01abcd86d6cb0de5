//! Cards, berkas and full numbers, shown to a petugas who asks; what shows a person in full is recorded.

use crate::app::card::{View, card, may_see, moved};
use crate::app::fault::Fault;
use crate::app::notice::file_message;
use crate::app::session::Session;
use crate::domain::berkas::{Answer, SyaratKode};
use crate::domain::kode::Kode;
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::Peran;
use crate::domain::tunda::hold_on;
use crate::pesan::Reply;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::umum::Umum;
use crate::store::disclosure::Disclosed;
use crate::store::permohonan::Loaded;

/// The card of a kode, as a new message.
///
/// # Errors
/// Faults of the register.
pub async fn card_of(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if let Some(loaded) = visible(s, kode).await? {
        say_card(s, &loaded);
    }
    Ok(())
}

/// A card as a new message.
pub fn say_card(s: &mut Session<'_>, loaded: &Loaded) {
    let Some(reply) = own_card(s, loaded, &loaded.permohonan) else { return };
    for before in loaded.cards.iter().filter(|c| c.chat == s.chat) {
        let line = Queued::say(s.chat, moved(&loaded.permohonan)).about(loaded.id);
        s.queued.push(Queued { edits: Some(before.outbox), ..line });
    }
    s.say_card(loaded.id, reply);
}

/// The card of this petugas, of what the permohonan has become.
fn own_card(s: &Session<'_>, loaded: &Loaded, after: &Permohonan) -> Option<Reply> {
    let viewer = s.petugas.as_ref()?;
    let unanswered = loaded.unanswered && *after == loaded.permohonan;
    let view = View::of(&s.app.kantor, viewer, (after, s.now)).unanswered(unanswered);
    Some(card(
        after,
        view.with(loaded.unreachable, loaded.holder_after(after, s.now)).waiting(hold_on(after, &loaded.tunda)),
    ))
}

/// The permohonan, if this petugas may see it: the officer of Dispendukcapil sees only what was sent to them. A
/// kode that they may not see gets the answer of one that does not exist.
///
/// # Errors
/// Faults of the register.
pub async fn visible(s: &mut Session<'_>, kode: Kode) -> Result<Option<Loaded>, Fault> {
    let found = s.uow.permohonan().find(kode).await?.filter(|l| allowed(s, &l.permohonan));
    if found.is_none() {
        s.tell(Meja::NotFound { kode });
    }
    Ok(found)
}

pub(super) fn allowed(s: &Session<'_>, p: &Permohonan) -> bool {
    s.petugas.as_ref().is_some_and(|petugas| may_see(petugas, p, s.now))
}

/// Brings the pressed message up to date: an old card, too, or a list that has been worked off. Where it is the newest
/// card, `notice` has done so, and Telegram says that nothing is to be changed.
pub fn refresh_pressed(s: &mut Session<'_>, loaded: &Loaded, after: &Permohonan) {
    let Some(message_id) = s.pressed.take() else { return };
    let Some(reply) = own_card(s, loaded, after) else { return };
    s.queued.push(Queued::new(s.chat, Outgoing::Edit { message_id, reply }));
}

/// Brings the pressed message up to date although nothing happened: an old card tells how things stand.
///
/// # Errors
/// Faults of the register.
pub async fn card_in_place(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(message_id) = s.pressed.take() else { return Ok(()) };
    let Some(loaded) = s.uow.permohonan().find(kode).await?.filter(|l| allowed(s, &l.permohonan)) else {
        return Ok(());
    };
    let Some(reply) = own_card(s, &loaded, &loaded.permohonan) else { return Ok(()) };
    s.queued.push(Queued::new(s.chat, Outgoing::Edit { message_id, reply }));
    Ok(())
}

/// The files of one syarat. That they were opened is recorded.
///
/// # Errors
/// Faults of the register.
pub async fn files(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode) -> Result<(), Fault> {
    let Some(loaded) = visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    let nama = p.checklist.syarat(syarat).map_or_else(|| syarat.to_string(), |x| x.nama.clone());
    let messages: Vec<Queued> = p
        .checklist
        .pieces
        .iter()
        .filter(|piece| piece.syarat == *syarat)
        .filter_map(|piece| match &piece.answer {
            Answer::File(file) => Some(file_message(p, &nama, file, s.chat).about(loaded.id)),
            Answer::Promised | Answer::Original(_) => None,
        })
        .collect();
    if messages.is_empty() {
        s.old_button();
        return Ok(());
    }
    if let Some(petugas) = s.petugas.as_ref().map(|one| one.id) {
        s.uow.disclosure().record(loaded.id, petugas, &Disclosed::Berkas(syarat.clone()), s.now).await?;
    }
    s.queued.extend(messages);
    Ok(())
}

/// NIK and KK in full: for entering and sending, to the one who asked, recorded.
///
/// # Errors
/// Faults of the register.
pub async fn nik(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    let Some(petugas) = s.petugas.as_ref().filter(|one| needs_nik(one.peran, p.tahap.kind())).map(|one| one.id) else {
        s.tell(Umum::NotForYou);
        return Ok(());
    };
    s.uow.disclosure().record(loaded.id, petugas, &Disclosed::Nik, s.now).await?;
    s.tell(Meja::NikShown { kode, nik: p.data.nik.as_str().to_owned(), kk: p.data.kk.as_str().to_owned() });
    Ok(())
}

/// Where the full number is needed: entering and sending; afterwards for the officer who got it.
fn needs_nik(peran: Peran, tahap: TahapKind) -> bool {
    match peran {
        Peran::Staf => matches!(tahap, TahapKind::Lengkap | TahapKind::Dientri),
        Peran::Dispendukcapil => tahap == TahapKind::Dikirim,
        Peran::Kasi | Peran::Admin => false,
    }
}
