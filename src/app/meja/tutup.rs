//! `/tutup`: the office closes a permohonan, with a reason that the pemohon is told.

use super::{answer, require, show};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::step;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Alasan, AlasanBatal, Command};
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};

/// Longest text of a reason, in characters.
const MAX_TEXT: usize = 300;

/// Why.
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf, Peran::Kasi]) || show::visible(s, kode).await?.is_none() {
        return Ok(());
    }
    let button = |&alasan: &AlasanBatal| Button::new(Label::AlasanBatal { alasan }, (kode, Act::TutupWhy(alasan)));
    let back = Button::new(Label::Card, (kode, Act::Card));
    s.say(Reply::new(Meja::TutupWhy { kode }).rows(AlasanBatal::ALL.iter().map(button)).rows([back]));
    Ok(())
}

/// The reason was chosen; *lainnya* asks for words.
///
/// # Errors
/// Faults of the register.
pub async fn why(s: &mut Session<'_>, kode: Kode, alasan: AlasanBatal) -> Result<(), Fault> {
    if alasan == AlasanBatal::Lainnya && require(s, &[Peran::Staf, Peran::Kasi]) {
        s.dialog.focus = Focus::TutupText { kode };
        s.tell(Meja::TutupText { kode });
        return Ok(());
    }
    close(s, kode, Alasan { kode: alasan, text: None }).await
}

/// Own words for the reason.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, kode: Kode, text: &str) -> Result<(), Fault> {
    s.unfocus();
    if !require(s, &[Peran::Staf, Peran::Kasi]) {
        return Ok(());
    }
    let text: String = text.trim().chars().take(MAX_TEXT).collect();
    close(s, kode, Alasan { kode: AlasanBatal::Lainnya, text: Some(text) }).await
}

async fn close(s: &mut Session<'_>, kode: Kode, alasan: Alasan) -> Result<(), Fault> {
    let by = s.actor();
    s.pressed = None; // the pressed message is the choice, not a card
    let stepped = step(s, kode, &Command::Batalkan { alasan }, by).await?;
    answer(s, kode, stepped, |_, _| Meja::DoneDibatalkan { kode }.into()).await
}
