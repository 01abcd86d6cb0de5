//! An officer of Dispendukcapil sends one permohonan back, whenever they find that something is wrong: after they have acknowledged
//! its pengiriman, too, or where it was sent before there were any.

use super::nyatakan::sent;
use super::{answer, require};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::step;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::Command;
use crate::domain::pengiriman::{AlasanKembali, Sebab};
use crate::domain::personal::covered;
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};

/// Why? One of the reasons is tapped, another one typed.
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if require(s, &[Peran::Dispendukcapil]) && sent(s, kode).await?.is_some() {
        s.dialog.focus = Focus::KembalikanText { kode };
        s.say(question(kode));
    }
    Ok(())
}

fn question(kode: Kode) -> Reply {
    let button =
        |alasan: AlasanKembali| Button::new(Label::AlasanKembali { alasan }, (kode, Act::KembalikanWhy(alasan)));
    let tapped = AlasanKembali::BY_OFFICER.iter().copied().filter(|alasan| *alasan != AlasanKembali::Lainnya);
    Reply::new(PengirimanText::KembalikanAsk { kode }).rows(tapped.map(button))
}

/// For this reason. A button of an earlier question asks anew: it may have been sent again since.
///
/// # Errors
/// Faults of the register.
pub async fn why(s: &mut Session<'_>, kode: Kode, alasan: AlasanKembali) -> Result<(), Fault> {
    let is_asked = matches!(s.dialog.focus, Focus::KembalikanText { kode: asked } if asked == kode);
    if !is_asked || alasan == AlasanKembali::Lainnya {
        return ask(s, kode).await;
    }
    record(s, kode, Sebab { kode: alasan, text: None }).await
}

/// In own words.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, kode: Kode, text: &str) -> Result<(), Fault> {
    let words = text.trim();
    if words.is_empty() || words.chars().count() > super::ekspedisi::MAX_TEXT {
        let jumlah = u32::try_from(super::ekspedisi::MAX_TEXT).unwrap_or(u32::MAX);
        s.say(question(kode).after(Meja::TextTooLong { jumlah }));
        return Ok(());
    }
    record(s, kode, Sebab { kode: AlasanKembali::Lainnya, text: Some(covered(words)) }).await
}

async fn record(s: &mut Session<'_>, kode: Kode, sebab: Sebab) -> Result<(), Fault> {
    s.unfocus();
    s.pressed = None; // the pressed message is the question, not a card
    let by = s.actor();
    let stepped = step(s, kode, &Command::Kembalikan { sebab }, by).await?;
    answer(s, kode, stepped, |_, _| PengirimanText::DoneKembalikan { kode }.into()).await
}
