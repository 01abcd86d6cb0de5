//! Holds, in words: on the card, for the people who wait, for colleagues; and telling them, batch by batch.

use chrono::{DateTime, Utc};

use super::fault::Fault;
use crate::domain::petugas::Peran;
use crate::domain::tunda::{Tunda, Why};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::Act;
use crate::pesan::tunda::TundaText;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::UnitOfWork;
use crate::store::tunda::{Batch, Told, What};

/// Chats that are told in one transaction.
pub const BATCH: u16 = 200;

/// Most buttons below a message to somebody who waits with several.
const BUTTONS: usize = 5;

/// Why.
#[must_use]
pub fn reason(why: &Why) -> Pesan {
    match &why.text {
        Some(text) => TundaText::WhyText { catatan: text.clone() }.into(),
        None => TundaText::Why { alasan: why.kode }.into(),
    }
}

/// In which peran it was declared.
#[must_use]
pub fn declarer(tunda: &Tunda) -> Peran {
    tunda.declared.by.peran().unwrap_or(Peran::Dispendukcapil)
}

/// The line on a card.
#[must_use]
pub fn card_line(tunda: &Tunda) -> Pesan {
    let (alasan, peran, sejak) = (Box::new(reason(&tunda.why)), declarer(tunda), tunda.declared.at);
    TundaText::CardLine { alasan, peran, sejak }.into()
}

/// The line above the work list of the officer.
#[must_use]
pub fn antrean_line(tunda: &Tunda) -> Pesan {
    let (alasan, peran, sejak) = (Box::new(reason(&tunda.why)), declarer(tunda), tunda.declared.at);
    TundaText::AntreanLine { alasan, peran, sejak }.into()
}

/// What the person who waits is told about where it stands.
#[must_use]
pub fn waits(tunda: &Tunda) -> Pesan {
    let (peran, sejak) = (declarer(tunda), today_wib(tunda.declared.at));
    match &tunda.why.text {
        Some(text) => TundaText::WaitsText { catatan: text.clone(), peran, sejak }.into(),
        None => TundaText::Waits { alasan: tunda.why.kode, peran, sejak }.into(),
    }
}

/// Tells the next chats that a hold began or ended: what to queue, and whether
/// another look is worth it. What was told and that it
/// was told are committed together, so that nobody hears it twice.
///
/// # Errors
/// Faults of the register.
pub async fn tell_next(uow: &mut UnitOfWork, now: DateTime<Utc>) -> Result<(Vec<Queued>, bool), Fault> {
    let Some(batch) = uow.tunda().next_batch(BATCH, now).await? else { return Ok((Vec::new(), false)) };
    let queued = batch.told.iter().map(|told| Queued::say(told.chat, message(&batch, told))).collect();
    Ok((queued, true))
}

/// One message to a chat, with all that it waits for.
fn message(batch: &Batch, told: &Told) -> Reply {
    let tunda = &batch.listed.tunda;
    let line = |(kode, nama): &(_, String)| TundaText::WaitsLine { kode: *kode, nama: nama.clone() }.into();
    let daftar = told.permohonan.iter().map(line).collect();
    let other = told.held_by.and_then(|id| batch.others.iter().find(|other| other.id == id));
    let text = match (batch.what, other, tunda.lifted) {
        (What::Lifted, Some(other), _) => {
            let (peran, sejak) = (declarer(other), today_wib(other.declared.at));
            TundaText::WaitsChanged { alasan: Box::new(reason(&other.why)), peran, sejak, daftar }
        }
        (What::Lifted, None, Some(lifted)) => {
            let peran = lifted.by.peran().unwrap_or(Peran::Dispendukcapil);
            TundaText::WaitsLifted { peran, sejak: today_wib(lifted.at), daftar }
        }
        (What::Declared, ..) | (What::Lifted, None, None) => {
            let (peran, sejak) = (declarer(tunda), today_wib(tunda.declared.at));
            TundaText::WaitsDeclared { alasan: Box::new(reason(&tunda.why)), peran, sejak, daftar }
        }
    };
    Reply::new(text).rows(buttons(told))
}

fn buttons(told: &Told) -> Vec<Button> {
    if let [(kode, _)] = told.permohonan[..] {
        return vec![Button::new(Label::MenuStatus, (kode, Act::Status))];
    }
    let button = |(kode, nama): &(_, String)| {
        Button::new(Label::Permohonan { kode: *kode, nama: nama.clone() }, (*kode, Act::Status))
    };
    told.permohonan.iter().take(BUTTONS).map(button).collect()
}
