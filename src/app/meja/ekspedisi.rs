//! The officer of Dispendukcapil answers a pengiriman: all of it is there, or all but some, which go back to staf with a reason.
//! What is marked lives in their conversation; nothing is recorded before the last question.

mod record;

use super::require;
use crate::app::fault::Fault;
use crate::app::notice;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::kirim::{Answering, sum_of_marks};
use crate::domain::pengiriman::{AlasanKembali, PengirimanId, Sebab};
use crate::domain::personal::covered;
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Reply};
use crate::store::pengiriman::Kiriman;

/// Longest text of the officer's own words, in characters.
pub(super) const MAX_TEXT: usize = 300;

/// The pengiriman, where it went to this officer and waits for an answer; if not, they are told.
async fn waiting(s: &mut Session<'_>, id: PengirimanId) -> Result<Option<Kiriman>, Fault> {
    if !require(s, &[Peran::Dispendukcapil]) {
        return Ok(None);
    }
    let Some(me) = s.petugas.as_ref().map(|one| one.id) else { return Ok(None) };
    let Some(found) = s.uow.pengiriman().find(id, Some(me)).await? else {
        s.old_button();
        return Ok(None);
    };
    if let Some(waktu) = found.acknowledged {
        s.tell(PengirimanText::TerimaAlready { nomor: found.nomor, waktu });
        return Ok(None);
    }
    if let Some(gone_on) = gone_on(&found) {
        s.tell(gone_on);
        return Ok(None);
    }
    Ok(Some(found))
}

/// So many numbers are named where a pengiriman went on with several others.
const NAMED: usize = 10;

/// What is said where all of it was sent again since: nothing of it is left, to answer or to be packed.
pub(super) fn gone_on(found: &Kiriman) -> Option<PengirimanText> {
    let mut later: Vec<String> = found.resent.values().map(ToString::to_string).collect();
    later.sort();
    later.dedup();
    later.truncate(NAMED);
    let (nomor, lain) = (found.nomor, later.join(", "));
    found.standing().is_empty().then_some(PengirimanText::GoneOn { nomor, lain })
}

/// The answer as far as it was given, or a new one.
async fn begun(s: &mut Session<'_>, id: PengirimanId) -> Result<Option<Answering>, Fault> {
    let Some(found) = waiting(s, id).await? else { return Ok(None) };
    let before = s.dialog.terima.take().filter(|answering| answering.id == id);
    let new = || Answering { id, nomor: found.nomor, isi: found.isi, kembali: Vec::new(), at: s.now };
    Ok(Some(before.unwrap_or_else(new)))
}

/// Is all of it there?
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, id: PengirimanId) -> Result<(), Fault> {
    let Some(mut answering) = begun(s, id).await? else { return Ok(()) };
    answering.kembali.clear();
    s.unfocus();
    s.say(answering.confirm());
    s.dialog.terima = Some(answering);
    Ok(())
}

/// What is not, from a number on.
///
/// # Errors
/// Faults of the register.
pub async fn except(s: &mut Session<'_>, id: PengirimanId, from: u16) -> Result<(), Fault> {
    let Some(answering) = begun(s, id).await? else { return Ok(()) };
    let begins = answering.kembali.is_empty() && from == 1;
    let reply = answering.numbers(from);
    s.dialog.terima = Some(answering);
    s.unfocus();
    if begins {
        s.say(reply); // the list itself stays as it is
    } else {
        s.say_in_place(reply);
    }
    Ok(())
}

/// Why not this one?
///
/// # Errors
/// Faults of the register.
pub async fn one(s: &mut Session<'_>, id: PengirimanId, urut: u16) -> Result<(), Fault> {
    let Some(answering) = begun(s, id).await? else { return Ok(()) };
    let Some(kode) = answering.kode(urut) else {
        s.old_button();
        return Ok(());
    };
    let reason =
        |&alasan: &AlasanKembali| Button::new(Label::AlasanKembali { alasan }, KirimTap::Why(id, urut, alasan));
    let marked = answering.kembali.iter().any(|(other, _)| *other == urut);
    let clear = marked.then(|| Button::new(Label::KembaliClear, KirimTap::Clear(id, urut)));
    let text = PengirimanText::TerimaWhy { nomor: answering.nomor, urut: urut.into(), kode };
    let back = Button::new(Label::Back, KirimTap::Except(id, urut));
    s.say_in_place(Reply::new(text).rows(AlasanKembali::BY_OFFICER.iter().map(reason)).rows(clear).rows([back]));
    s.dialog.terima = Some(answering);
    Ok(())
}

/// For this reason; *lainnya* asks for words.
///
/// # Errors
/// Faults of the register.
pub async fn why(s: &mut Session<'_>, (id, urut): (PengirimanId, u16), alasan: AlasanKembali) -> Result<(), Fault> {
    let Some(mut answering) = begun(s, id).await? else { return Ok(()) };
    let Some(kode) = answering.kode(urut).filter(|_| AlasanKembali::BY_OFFICER.contains(&alasan)) else {
        s.old_button();
        return Ok(());
    };
    if alasan == AlasanKembali::Lainnya {
        s.dialog.terima = Some(answering);
        s.dialog.focus = Focus::KembaliText { id, urut };
        s.tell(PengirimanText::TerimaText { urut: urut.into(), kode });
        return Ok(());
    }
    answering.mark(urut, Sebab { kode: alasan, text: None });
    s.say_in_place(answering.numbers(urut));
    s.dialog.terima = Some(answering);
    Ok(())
}

/// The officer's own words.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn text(s: &mut Session<'_>, (id, urut): (PengirimanId, u16), text: &str) -> Result<(), Fault> {
    if !require(s, &[Peran::Dispendukcapil]) {
        s.unfocus();
        return Ok(());
    }
    let of_it = s.dialog.terima.clone().filter(|answering| answering.id == id);
    let Some((mut answering, kode)) = of_it.and_then(|answering| Some((answering.clone(), answering.kode(urut)?)))
    else {
        s.unfocus();
        s.old_button();
        return Ok(());
    };
    let words = text.trim();
    if words.is_empty() || words.chars().count() > MAX_TEXT {
        let jumlah = u32::try_from(MAX_TEXT).unwrap_or(u32::MAX);
        let again = Reply::new(PengirimanText::TerimaText { urut: urut.into(), kode });
        s.say(again.after(Meja::TextTooLong { jumlah }));
        return Ok(());
    }
    answering.mark(urut, Sebab { kode: AlasanKembali::Lainnya, text: Some(covered(words)) });
    s.unfocus();
    s.say(answering.numbers(urut));
    s.dialog.terima = Some(answering);
    Ok(())
}

/// It is there after all.
///
/// # Errors
/// Faults of the register.
pub async fn clear(s: &mut Session<'_>, id: PengirimanId, urut: u16) -> Result<(), Fault> {
    let Some(mut answering) = begun(s, id).await? else { return Ok(()) };
    answering.clear(urut);
    s.say_in_place(answering.numbers(urut));
    s.dialog.terima = Some(answering);
    Ok(())
}

/// The last question.
///
/// # Errors
/// Faults of the register.
pub async fn confirm(s: &mut Session<'_>, id: PengirimanId) -> Result<(), Fault> {
    let Some(answering) = begun(s, id).await? else { return Ok(()) };
    s.unfocus();
    s.say(answering.confirm());
    s.dialog.terima = Some(answering);
    Ok(())
}

/// Records the answer: what is there is stated so, what is not goes back to staf. An old *yes* records nothing, and one about
/// other marks than those that stand now asks about these.
///
/// # Errors
/// Faults of the register.
pub async fn yes(s: &mut Session<'_>, id: PengirimanId, sum: u32) -> Result<(), Fault> {
    if !require(s, &[Peran::Dispendukcapil]) {
        s.dialog.terima = None;
        return Ok(());
    }
    s.uow.pengiriman().lock(id).await?;
    let Some(found) = waiting(s, id).await? else {
        s.dialog.terima = None;
        return Ok(());
    };
    let Some(answering) = s.dialog.terima.clone().filter(|answering| answering.id == id) else {
        return ask(s, id).await;
    };
    if sum_of_marks(&answering.kembali) != sum {
        s.unfocus();
        s.say(answering.confirm().after(PengirimanText::TerimaChanged));
        return Ok(());
    }
    s.dialog.terima = None;
    s.unfocus();
    let (moves, answered) = record::record(s, &found, &answering).await?;
    s.uow.pengiriman().acknowledge(id, found.recipient, answered.kembali.len(), s.now).await?;
    notice::answered(s, &moves, &answered).await?;
    s.say_in_place(answered.done());
    Ok(())
}
