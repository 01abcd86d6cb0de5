//! `/tutup`: the office closes a permohonan, with a reason that the pemohon is told, after being asked once more.

use super::{already, answer, require, show};
use crate::app::fault::Fault;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::step;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Alasan, AlasanBatal, Command, Refusal};
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::domain::personal::covered;
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};

/// Longest text of a reason, in characters.
const MAX_TEXT: usize = 300;

const CLOSERS: [Peran; 2] = [Peran::Staf, Peran::Kasi];

/// Why.
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !may_close(s, kode).await? {
        return Ok(());
    }
    let button = |&alasan: &AlasanBatal| Button::new(Label::AlasanBatal { alasan }, (kode, Act::TutupWhy(alasan)));
    s.dialog.focus = Focus::TutupText { kode }; // a typed reason is one in own words
    s.say(Reply::new(Meja::TutupWhy { kode }).rows(AlasanBatal::ALL.iter().map(button)).rows([back(kode)]));
    Ok(())
}

/// Whether there is something to close for this petugas; if not, they are told why.
async fn may_close(s: &mut Session<'_>, kode: Kode) -> Result<bool, Fault> {
    if !require(s, &CLOSERS) {
        return Ok(false);
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(false) };
    let text = not_now(s, &loaded.permohonan).await?;
    let may = text.is_none();
    if let Some(text) = text {
        s.tell(text);
    }
    Ok(may)
}

/// What has ended is not closed: said before anybody gives a reason for nothing.
async fn not_now(s: &mut Session<'_>, p: &Permohonan) -> Result<Option<Pesan>, Fault> {
    Ok(match &p.tahap {
        Tahap::Dikirim { .. } => Some(refusal::for_petugas(p, &Refusal::AlreadySent)),
        Tahap::Dibatalkan { closed } => Some(already(s, p, *closed).await?),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => None,
    })
}

fn back(kode: Kode) -> Button {
    Button::new(Label::Card, (kode, Act::Card))
}

/// The reason was chosen: own words for *lainnya*, else the last question.
///
/// # Errors
/// Faults of the register.
pub async fn why(s: &mut Session<'_>, kode: Kode, alasan: AlasanBatal) -> Result<(), Fault> {
    if !may_close(s, kode).await? {
        return Ok(());
    }
    if alasan == AlasanBatal::Lainnya {
        s.dialog.focus = Focus::TutupText { kode };
        s.say(Reply::new(Meja::TutupText { kode }).rows([back(kode)]));
    } else {
        confirm(s, kode, Alasan { kode: alasan, text: None });
    }
    Ok(())
}

/// Own words for the reason.
pub fn text(s: &mut Session<'_>, kode: Kode, text: &str) {
    if !require(s, &CLOSERS) {
        return s.unfocus();
    }
    let text = text.trim();
    if text.chars().count() > MAX_TEXT {
        return s.tell(Meja::TextTooLong { jumlah: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) });
    }
    confirm(s, kode, Alasan { kode: AlasanBatal::Lainnya, text: Some(covered(text)) });
}

/// The last question.
pub fn confirm(s: &mut Session<'_>, kode: Kode, alasan: Alasan) {
    let question = match &alasan.text {
        Some(text) => Meja::TutupConfirmText { kode, catatan: text.clone() },
        None => Meja::TutupConfirm { kode, alasan: alasan.kode },
    };
    s.dialog.focus = Focus::TutupConfirm { kode, alasan };
    let (no, yes) =
        (Button::new(Label::TutupNo, (kode, Act::Card)), Button::new(Label::TutupYes, (kode, Act::TutupYes)));
    s.say(Reply::new(question).rows([no, yes]));
}

/// *Ya, tutup*. An old *yes* closes nothing: the question has to be open.
///
/// # Errors
/// Faults of the register.
pub async fn yes(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Focus::TutupConfirm { kode: asked, alasan } = s.dialog.focus.clone() else { return ask(s, kode).await };
    if asked != kode {
        return ask(s, kode).await;
    }
    s.unfocus();
    s.pressed = None; // the pressed message is the question, not a card
    let by = if s.is(Peran::Staf) { s.actor() } else { s.actor_as(Peran::Kasi) };
    let stepped = step(s, kode, &Command::Batalkan { alasan }, by).await?;
    answer(s, kode, stepped, |_, _| Meja::DoneDibatalkan { kode }.into()).await
}
