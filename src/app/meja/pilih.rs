//! SOP step 4, many at once: staf look at all that can be sent, mark what goes, and choose the officer. What is marked lives in
//! the conversation.

use super::kirim::{Whom, dispatch, recipients};
use super::require;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::kirim::{Choice, Ready, sum_of};
use crate::domain::pengiriman::MOST;
use crate::domain::petugas::{Peran, PetugasId};
use crate::pesan::label::Label;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Reply};
use crate::store::pengiriman::Sendable;

/// All that can be sent, marked but for what was sent back: that goes again only where somebody says so.
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let mut all = s.uow.pengiriman().sendable(MOST).await?;
    all.truncate(MOST); // the others can be sent once these are
    if all.is_empty() {
        s.dialog.kirim = None;
        s.tell(PengirimanText::PickEmpty);
        return Ok(());
    }
    let ready = |one: Sendable| Ready {
        kode: one.kode,
        jenis: one.jenis,
        desa: one.desa.map(|desa| s.kantor().desa_nama(&desa)).unwrap_or_default(),
        kembali: one.kembali,
        on: !one.kembali,
    };
    let choice = Choice { ready: all.into_iter().map(ready).collect(), at: s.now };
    let reply = choice.page(0);
    s.dialog.kirim = Some(choice);
    s.unfocus();
    s.say(reply);
    Ok(())
}

/// The choice, while it stands before their eyes; if not, they are told.
fn current(s: &mut Session<'_>) -> Option<Choice> {
    if !require(s, &[Peran::Staf]) {
        return None;
    }
    let choice = s.dialog.kirim.clone().filter(|choice| choice.is_good(s.now));
    if choice.is_none() {
        s.dialog.kirim = None;
        s.tell(PengirimanText::PickOver);
    }
    choice
}

/// Another page.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn page(s: &mut Session<'_>, page: u16) -> Result<(), Fault> {
    if let Some(choice) = current(s) {
        s.say_in_place(choice.page(page));
    }
    Ok(())
}

/// One goes, or does not.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn toggle(s: &mut Session<'_>, urut: u16) -> Result<(), Fault> {
    if let Some(mut choice) = current(s) {
        let page = choice.toggle(urut);
        s.say_in_place(choice.page(page));
        s.dialog.kirim = Some(choice);
    }
    Ok(())
}

/// All of a page go, or none.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn all(s: &mut Session<'_>, page: u16, on: bool) -> Result<(), Fault> {
    if let Some(mut choice) = current(s) {
        choice.all(page, on);
        s.say_in_place(choice.page(page));
        s.dialog.kirim = Some(choice);
    }
    Ok(())
}

/// To whom?
///
/// # Errors
/// Faults of the register.
pub async fn next(s: &mut Session<'_>) -> Result<(), Fault> {
    let Some(choice) = current(s) else { return Ok(()) };
    let chosen = choice.chosen();
    let (jumlah, sum) = (u32::try_from(chosen.len()).unwrap_or(u32::MAX), sum_of(&chosen));
    if jumlah == 0 {
        s.tell(PengirimanText::PickNone);
        return Ok(());
    }
    let Whom::These(officers) = recipients(s).await? else { return Ok(()) };
    let button = |one: &crate::store::petugas::Petugas| {
        Button::new(Label::Recipient { nama: one.nama.clone() }, KirimTap::To(one.id, sum))
    };
    s.say(Reply::new(PengirimanText::Choose { jumlah }).rows(officers.iter().map(button)));
    Ok(())
}

/// What was chosen goes to this officer. A second tap finds the choice gone; a question about another choice than the one that
/// stands now sends nothing: they look at it once more.
///
/// # Errors
/// Faults of the register.
pub async fn to(s: &mut Session<'_>, officer: PetugasId, sum: u32) -> Result<(), Fault> {
    let Some(choice) = current(s) else { return Ok(()) };
    let chosen = choice.chosen();
    if chosen.is_empty() {
        s.tell(PengirimanText::PickNone);
        return Ok(());
    }
    if sum_of(&chosen) != sum {
        s.say(choice.page(0).after(PengirimanText::PickChanged));
        return Ok(());
    }
    if dispatch(s, officer, &chosen, Some(&choice)).await? {
        s.dialog.kirim = None;
    }
    Ok(())
}
