//! What a person says to a remark about a file: *kirim ulang*, or *tetap pakai ini*. Neither drops or moves anything else;
//! the remark may be about a draft, about a kekurangan being completed, or about what was sent long ago.

use super::{ajukan, better, files, lengkapi, news};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::{card, meja};
use crate::dialog::Focus;
use crate::dialog::ask::syarat_nama;
use crate::domain::berkas::Piece;
use crate::domain::foto::{Flaw, PeriksaId, Verdict};
use crate::domain::kode::Kode;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::Peran;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::outgoing::PermohonanId;
use crate::pesan::tap::Act;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::periksa::Sheet;

/// Answers a remark. The sheet has to be this person's.
///
/// # Errors
/// Faults of the register.
pub async fn said(s: &mut Session<'_>, id: PeriksaId, verdict: Verdict) -> Result<(), Fault> {
    let Some(sheet) = s.uow.periksa().sheet_of(id, s.chat).await? else { return ajukan::remark(s, Umum::OldButton) };
    if verdict == Verdict::Again && !s.kantor().by_chat.files {
        return files::not_by_chat(s, None).await;
    }
    match sheet.about {
        Some(about) => of_permohonan(s, &sheet, about, verdict).await,
        None => of_draft(s, &sheet, verdict).await,
    }
}

/// *Pengganti*: the photo that waits comes in the place of this sheet, which has to be this person's.
///
/// # Errors
/// Faults of the register.
pub async fn replaces(s: &mut Session<'_>, id: PeriksaId) -> Result<(), Fault> {
    let chat = s.chat;
    let Some(sheet) = s.uow.periksa().sheet_of(id, chat).await? else { return ajukan::remark(s, Umum::OldButton) };
    let Some(about) = sheet.about else {
        let turn = ajukan::fill(s, |filling| filling.are_instead_of(&sheet.syarat, &sheet.unique_id)).flatten();
        let Some(turn) = turn else { return ajukan::remark(s, Foto::Gone) };
        s.dialog.focus = Focus::Ajukan;
        let reply = news::before_question(s, turn.reply);
        s.say(reply);
        return Ok(());
    };
    let Some(kode) = s.uow.permohonan().kode_of(about).await? else { return ajukan::remark(s, Umum::OldButton) };
    if better::waits(s, kode) {
        return better::is_of(s, kode, &sheet.syarat, Some(sheet.unique_id)).await;
    }
    match lengkapi::own(s, kode).await? {
        Some(p) if !lengkapi::is_named(&p, &sheet.syarat) => s.say(not_now(&p, &sheet)),
        Some(_) => return ajukan::remark(s, Umum::QuestionPassed),
        None => return ajukan::remark(s, Umum::OldButton),
    }
    Ok(())
}

/// Nobody waits for another one any more.
fn not_now(p: &Permohonan, sheet: &Sheet) -> Reply {
    let (kode, (syarat, _), tahap) = (p.kode, named(p, sheet), p.tahap.kind());
    let sent = if is_of_counter(p, sheet) {
        Foto::SentCounter { kode, syarat, tahap }
    } else {
        Foto::Sent { kode, nama: p.nama(), syarat, tahap }
    };
    as_it_stands(p, sheet, sent)
}

async fn of_draft(s: &mut Session<'_>, sheet: &Sheet, verdict: Verdict) -> Result<(), Fault> {
    let kantor = s.app.kantor.clone();
    let Some(draft) = s.dialog.draft.as_ref().filter(|d| d.holds(&sheet.syarat, &sheet.unique_id, &kantor)) else {
        return ajukan::remark(s, Foto::Gone);
    };
    let (syarat, lembar) =
        (syarat_nama(draft, &kantor, &sheet.syarat), draft.sheet_number(&sheet.syarat, &sheet.unique_id));
    match verdict {
        Verdict::Again => {
            let turn = ajukan::fill(s, |filling| filling.once_more(&sheet.syarat, &sheet.unique_id)).flatten();
            let Some(turn) = turn else { return ajukan::remark(s, Foto::Gone) };
            s.dialog.focus = Focus::Ajukan;
            s.say(turn.reply);
            Ok(())
        }
        Verdict::Keep if is_unopened(sheet) => ajukan::remark(s, not_opened(syarat, lembar)),
        Verdict::Keep => {
            let waited = !draft.waiting.is_empty();
            let said = kept(syarat, lembar);
            s.uow.periksa().say(sheet.id, verdict, s.now).await?;
            let turn = ajukan::fill(s, |filling| filling.keeps(&sheet.syarat, &sheet.unique_id, said.clone()));
            match turn.filter(|_| waited || s.dialog.focus == Focus::Ajukan) {
                Some(turn) => {
                    s.dialog.focus = Focus::Ajukan;
                    let reply = news::before_question(s, turn.reply);
                    s.say(reply);
                    Ok(())
                }
                None => ajukan::remark(s, said),
            }
        }
    }
}

async fn of_permohonan(s: &mut Session<'_>, sheet: &Sheet, about: PermohonanId, verdict: Verdict) -> Result<(), Fault> {
    let Some(kode) = s.uow.permohonan().kode_of(about).await? else { return ajukan::remark(s, Umum::OldButton) };
    let Some(loaded) = s.uow.permohonan().lock(kode).await? else { return ajukan::remark(s, Umum::OldButton) };
    let p = &loaded.permohonan;
    let (syarat, lembar) = named(p, sheet);
    let counter = is_of_counter(p, sheet);
    if counter && !s.acts_as(Peran::Staf) {
        return ajukan::remark(s, Umum::OldButton);
    }
    if is_replaced(p, sheet) {
        s.say(as_it_stands(p, sheet, Foto::Gone));
        return Ok(());
    }
    if verdict == Verdict::Keep || !better::waits(s, kode) {
        s.dialog.unremark(sheet.id); // what waits may still be a better one of a sheet that is asked for anew
    }
    match verdict {
        Verdict::Again => {
            let lembaran = Box::new(Foto::Sheet { syarat: syarat.clone(), lembar }.into());
            let asked = Reply::new(Foto::AskAgain { lembaran });
            let once_more = if counter { meja::daftarkan::once_more } else { lengkapi::once_more };
            if once_more(s, p, sheet, asked) {
                s.uow.periksa().say(sheet.id, verdict, s.now).await?;
            } else {
                s.say(not_now(p, sheet));
            }
            Ok(())
        }
        Verdict::Keep if is_unopened(sheet) => {
            s.say(as_it_stands(p, sheet, not_opened(syarat, lembar)));
            Ok(())
        }
        Verdict::Keep => {
            s.uow.periksa().say(sheet.id, verdict, s.now).await?;
            refresh_cards(s, kode).await?;
            let completing = if let Focus::Lengkapi { kode, .. } = s.dialog.focus { Some(kode) } else { None };
            let goes_on = completing.or(better::waits(s, kode).then_some(kode));
            if let Some(kode) = goes_on.filter(|_| !counter) {
                return lengkapi::again(s, kode, Some(kept(syarat, lembar))).await;
            }
            s.say(as_it_stands(p, sheet, kept(syarat, lembar)));
            Ok(())
        }
    }
}

/// Cards that were shown before tell what was said.
async fn refresh_cards(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(now) = s.uow.permohonan().find(kode).await? else { return Ok(()) };
    let staff = s.uow.petugas().active().await?;
    s.queued.extend(card::in_place(&s.app.kantor, &staff, &now, s.now));
    Ok(())
}

/// Whether staf sent it in place of the pemohon.
fn is_of_counter(p: &Permohonan, sheet: &Sheet) -> bool {
    p.checklist.recorded_by(&sheet.syarat, &sheet.unique_id).is_some()
}

/// Whether a better one came in its place.
fn is_replaced(p: &Permohonan, sheet: &Sheet) -> bool {
    let list = &p.checklist;
    let is_it = |piece: &Piece| piece.replaced && piece.syarat == sheet.syarat && piece.is_file(&sheet.unique_id);
    !list.counts(&sheet.syarat, &sheet.unique_id) && list.pieces.iter().any(is_it)
}

fn kept(syarat: String, lembar: u32) -> Pesan {
    Foto::Kept { lembaran: Box::new(Foto::Sheet { syarat, lembar }.into()) }.into()
}

/// A button of an earlier program: what nobody can open is of no use.
fn is_unopened(sheet: &Sheet) -> bool {
    sheet.found().and_then(|found| found.flaw).is_some_and(Flaw::is_unopened)
}

fn not_opened(syarat: String, lembar: u32) -> Pesan {
    Foto::NotOpened { lembaran: Box::new(Foto::Sheet { syarat, lembar }.into()) }.into()
}

fn as_it_stands(p: &Permohonan, sheet: &Sheet, text: impl Into<Pesan>) -> Reply {
    let (label, act) =
        if is_of_counter(p, sheet) { (Label::Card, Act::Card) } else { (Label::MenuStatus, Act::Status) };
    Reply::new(text).rows([Button::new(label, (p.kode, act))])
}

/// The name of the syarat, and the number of the sheet where there are several.
#[must_use]
pub fn named(p: &Permohonan, sheet: &Sheet) -> (String, u32) {
    let list = &p.checklist;
    let nama = list.syarat(&sheet.syarat).map_or_else(|| sheet.syarat.to_string(), |s| s.nama.clone());
    (nama, list.sheet_number(&sheet.syarat, &sheet.unique_id))
}
