//! A better photo for a kekurangan that comes without *Kirim ulang*, after a remark about an answer of this round. As in a
//! draft (`dialog::which`): it takes the place of what was remarked where it can be nothing else, and is asked about where
//! another kekurangan is open for a photo. It goes into the book only once its place is known; until then its message stays
//! in the chat. Where the permohonan goes on before that, nobody waits for it any more, and whoever sent it is told.

use super::lengkapi;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::worker::read_dialog;
use crate::dialog::album::Album;
use crate::dialog::draft::Draft;
use crate::dialog::flagged::{OfPermohonan, Sheet};
use crate::dialog::which::{Arrived, in_chat, question, together};
use crate::dialog::{Dialog, Focus};
use crate::domain::berkas::SyaratKode;
use crate::domain::kode::Kode;
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::domain::petugas::{Actor, ChatId};
use crate::domain::sight::Sight;
use crate::pesan::foto::Foto;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::Act;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};
use crate::store::permohonan::Loaded;

/// Takes a photo that may be a better one. `false`: nothing is unanswered, or something else was asked for. `after_last`: it
/// came after the last kekurangan was answered.
///
/// # Errors
/// Faults of the register.
pub async fn took(s: &mut Session<'_>, arrived: &Arrived, after_last: bool) -> Result<bool, Fault> {
    let Some(kode) = s.dialog.remarked.as_ref().map(|remarked| remarked.kode) else { return Ok(false) };
    let asked = if let Focus::Lengkapi { kode: of, syarat, replaces: None } = &s.dialog.focus
        && *of == kode
    {
        Some(syarat.clone())
    } else if s.dialog.focus == Focus::Nothing || (after_last && s.dialog.focus == Focus::Ajukan) {
        None
    } else {
        return Ok(false); // what is asked for is something else
    };
    // Locked: staf who receive at this moment find what waits, or it is seen here that they have received.
    let Some(loaded) = s.uow.permohonan().lock_in(kode, Sight::OfChat(s.chat)).await? else { return Ok(false) };
    let p = &loaded.permohonan;
    if let Some(told) = passed(s, p) {
        s.queued.push(Queued::say(s.chat, Reply::new(told)).about(loaded.id));
    }
    let is_open = |kode: &SyaratKode| p.checklist.open_kekurangan().iter().any(|k| k.finding.syarat == *kode);
    if asked.as_ref().is_some_and(|asked| !is_open(asked)) {
        return Ok(false); // another sheet was asked for
    }
    let Some(remarked) = &mut s.dialog.remarked else { return Ok(false) };
    let flagged = remarked.unanswered(p);
    if flagged.is_empty() && remarked.waiting.is_empty() {
        s.dialog.remarked = None;
        return Ok(false);
    }
    remarked.waiting.push(arrived.clone());
    match (asked, &flagged[..]) {
        (None, [one]) if s.dialog.remarked.as_ref().is_some_and(|remarked| remarked.waiting.len() == 1) => {
            is_of(s, kode, &one.syarat, Some(one.unique_id.clone())).await?;
        }
        _ => {
            if let Some(asked) = ask(s, p) {
                s.say(asked);
            }
        }
    }
    Ok(true)
}

/// The question which one it is, where a photo waits.
#[must_use]
pub fn ask(s: &Session<'_>, p: &Permohonan) -> Option<Reply> {
    let remarked = s.dialog.remarked.as_ref().filter(|r| r.kode == p.kode && !r.waiting.is_empty())?;
    let nama = |kode: &SyaratKode| lengkapi::nama(p, kode);
    let replaces = remarked
        .unanswered(p)
        .into_iter()
        .map(|sheet| (sheet.id, nama(&sheet.syarat), p.checklist.sheet_number(&sheet.syarat, &sheet.unique_id)));
    let open = p.checklist.open_kekurangan().first().map(|open| open.finding.syarat.clone());
    let open = open.map(|kode| (nama(&kode), (p.kode, Act::AddPage(kode)).into()));
    Some(question(&remarked.waiting, replaces, open))
}

/// Whether a photo of this permohonan waits.
#[must_use]
pub fn waits(s: &Session<'_>, kode: Kode) -> bool {
    s.dialog.remarked.as_ref().is_some_and(|remarked| remarked.kode == kode && !remarked.waiting.is_empty())
}

/// The photos that wait first are of this syarat; in the place of this sheet. They wait on where they cannot be.
///
/// # Errors
/// Faults of the register.
pub async fn is_of(
    s: &mut Session<'_>,
    kode: Kode,
    syarat: &SyaratKode,
    replaces: Option<String>,
) -> Result<(), Fault> {
    let loaded = s.uow.permohonan().lock(kode).await?; // nothing changes any more before they are in the book
    let Some(p) = loaded.as_ref().map(|loaded| &loaded.permohonan).filter(|p| may_be(p, syarat, replaces.as_deref()))
    else {
        let goes_on = loaded.as_ref().is_some_and(|loaded| is_completed(&loaded.permohonan));
        return lengkapi::again(s, kode, goes_on.then(|| Umum::QuestionPassed.into())).await;
    };
    let old = replaces.as_ref().map(|unique_id| lengkapi::sheet(p, syarat, unique_id));
    let (mut replaces, group) = (replaces, take(s));
    let several = group.len() > 1;
    // The first that is new takes its place: one that is in the book already does not.
    for (at, arrived) in group.into_iter().enumerate() {
        if at > 0 {
            s.queued.retain(|queued| queued.chat != s.chat || queued.about.is_some()); // the last answer says it all
        }
        s.dialog.album = Some(Album::begin(&arrived.sent, syarat.clone(), Some(kode)));
        if super::files::completes(s, kode, (syarat.clone(), replaces.clone()), &arrived).await? {
            replaces = None;
        }
    }
    if let Some(old) = old.filter(|_| several && replaces.is_none()) {
        super::files::say_first(s, Foto::Replaced { lembaran: Box::new(old) }.into());
    }
    Ok(())
}

fn may_be(p: &Permohonan, syarat: &SyaratKode, replaces: Option<&str>) -> bool {
    lengkapi::is_named(p, syarat) && replaces.is_none_or(|old| p.checklist.counts(syarat, old))
}

/// The photos that wait first are not used.
///
/// # Errors
/// Faults of the register.
pub async fn unused(s: &mut Session<'_>) -> Result<(), Fault> {
    let said = if take(s).is_empty() { Umum::QuestionPassed.into() } else { Foto::Unused.into() };
    let Some(kode) = s.dialog.remarked.as_ref().map(|remarked| remarked.kode) else { return Ok(()) };
    lengkapi::again(s, kode, Some(said)).await
}

fn take(s: &mut Session<'_>) -> Vec<Arrived> {
    let Some(remarked) = &mut s.dialog.remarked else { return Vec::new() };
    let count = together(&remarked.waiting);
    remarked.waiting.drain(..count).collect()
}

/// A permohonan has gone on: what was remarked in it is over. Gives what has to be said of photos that waited.
#[must_use]
pub fn passed(s: &mut Session<'_>, p: &Permohonan) -> Option<Pesan> {
    s.dialog.passed(p)
}

/// The same, before an answer.
#[must_use]
pub fn after_passed(s: &mut Session<'_>, p: &Permohonan, reply: Reply) -> Reply {
    match passed(s, p) {
        Some(told) => reply.after(told),
        None => reply,
    }
}

/// Photos of a draft that is dropped, where they waited for their place.
#[must_use]
pub fn not_placed(draft: &Draft) -> Option<Pesan> {
    let (jumlah, ada) = (count(&draft.waiting), in_chat(&draft.waiting));
    (jumlah > 0).then(|| Foto::NotPlacedDraft { jumlah, ada }.into())
}

/// The same where nobody went on with the draft: they are destroyed with it.
#[must_use]
pub fn destroyed_unplaced(draft: &Draft) -> Option<Pesan> {
    let (jumlah, ada) = (count(&draft.waiting), in_chat(&draft.waiting));
    (jumlah > 0).then(|| Foto::NotPlacedDestroyed { jumlah, ada }.into())
}

/// A step was taken by which nobody waits for the pemohon any more: whoever had a photo waiting is told, and so is the petugas
/// who took it. A conversation that is worked on at this moment hears of it with its next photo, or when it comes back to the permohonan.
///
/// # Errors
/// Faults of the register.
pub async fn went_on(s: &mut Session<'_>, before: &Loaded, (after, by): (&Permohonan, Actor)) -> Result<(), Fault> {
    if !is_completed(&before.permohonan) || is_completed(after) {
        return Ok(());
    }
    let others: Vec<ChatId> = after.pihak.iter().map(|pihak| pihak.chat).filter(|chat| *chat != s.chat).collect();
    let mut told: Vec<(ChatId, Pesan)> = Vec::new();
    if by != s.warga() {
        told.extend(passed(s, after).map(|said| (s.chat, said))); // who withdraws is answered instead
    }
    let dialogs = if others.is_empty() { Vec::new() } else { s.uow.periksa().free_dialogs(&others).await? };
    for (chat, stored) in dialogs {
        let Some(mut dialog) = read_dialog(&stored) else { continue };
        let Some(said) = dialog.passed(after) else { continue };
        let state = serde_json::to_string(&dialog).map_err(|_| Fault::Unwritable)?;
        s.uow.periksa().save_dialog(chat, &state).await?;
        told.push((chat, said));
    }
    let jumlah = told.iter().map(|(_, said)| photos(said)).sum();
    let counter = (jumlah > 0 && matches!(after.tahap, Tahap::Diterima { .. }))
        .then(|| (s.chat, Foto::NotPlacedCounter { kode: after.kode, jumlah }.into()));
    let said = told.into_iter().chain(counter);
    s.queued.extend(said.map(|(chat, said)| Queued::say(chat, Reply::new(said)).about(before.id)));
    Ok(())
}

/// Whether the pemohon is completing it.
fn is_completed(p: &Permohonan) -> bool {
    matches!(p.tahap, Tahap::TidakLengkap { .. })
}

fn photos(said: &Pesan) -> u32 {
    if let Pesan::Foto(Foto::NotPlaced { jumlah, .. }) = said { *jumlah } else { 0 }
}

fn count(photos: &[Arrived]) -> u32 {
    u32::try_from(photos.len()).unwrap_or(u32::MAX)
}

impl Dialog {
    fn passed(&mut self, p: &Permohonan) -> Option<Pesan> {
        if is_completed(p) {
            return None;
        }
        let remarked = self.remarked.take_if(|remarked| remarked.kode == p.kode)?;
        let (kode, tahap) = (p.kode, p.tahap.kind());
        let (jumlah, ada) = (count(&remarked.waiting), in_chat(&remarked.waiting));
        (jumlah > 0).then(|| Foto::NotPlaced { kode, jumlah, ada, tahap }.into())
    }
}

impl OfPermohonan {
    /// The sheets of it that count still, and nobody has answered for.
    fn unanswered(&self, p: &Permohonan) -> Vec<Sheet> {
        let counts = |sheet: &&Sheet| {
            lengkapi::is_named(p, &sheet.syarat) && p.checklist.counts(&sheet.syarat, &sheet.unique_id)
        };
        self.sheets.iter().filter(counts).cloned().collect()
    }
}
