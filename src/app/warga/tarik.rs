//! `/tarik`: withdraw an own permohonan, with a reason, after being asked once more.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::warga::better;
use crate::app::warga::perbaikan::tarik::over;
use crate::app::{refusal, warga};
use crate::dialog::{Choosing, Focus};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Alasan, AlasanBatal, Command, Refusal};
use crate::domain::permohonan::{Permohonan, Tahap, TahapKind};
use crate::domain::personal::covered;
use crate::pesan::label::Label;
use crate::pesan::tap::Act;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Reply};

/// The reasons of a citizen; that it is not this office's matter is for the office to say.
const REASONS: [AlasanBatal; 4] =
    [AlasanBatal::TidakJadi, AlasanBatal::SalahData, AlasanBatal::DiurusDiTempatLain, AlasanBatal::Lainnya];

/// Longest text of a reason, in characters.
const MAX_TEXT: usize = 300;

/// `/tarik` without a kode.
///
/// # Errors
/// Faults of the register.
pub async fn all(s: &mut Session<'_>) -> Result<(), Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let open: Vec<&Permohonan> = own.iter().map(|l| &l.permohonan).filter(|p| p.tahap.kind().is_open()).collect();
    match open[..] {
        [] => {
            let reply = warga::menu::offer_draft(s, Reply::new(Warga::TarikNone));
            s.say(reply);
        }
        [one] => ask_why(s, one),
        _ => {
            let daftar = open.iter().map(|p| warga::status::own_line(p)).collect();
            let button = |p: &&Permohonan| warga::status::own_button(p, Act::Tarik);
            let reply = Reply::new(Warga::TarikChoose { daftar }).rows(open.iter().map(button));
            s.dialog.focus = Focus::Choose(Choosing::Tarik);
            s.say(reply);
        }
    }
    Ok(())
}

/// `/tarik KODE`
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    match own.iter().map(|l| &l.permohonan).find(|p| p.kode == kode) {
        None => s.not_yours(kode),
        Some(p) => match &p.tahap {
            Tahap::Dikirim { .. } => s.tell(Warga::TarikTooLate { kode, nama: p.nama() }),
            Tahap::Dibatalkan { closed } => s.tell(Warga::TarikAlready { kode, nama: p.nama(), waktu: closed.at }),
            Tahap::Diajukan
            | Tahap::Diterima { .. }
            | Tahap::TidakLengkap { .. }
            | Tahap::Lengkap { .. }
            | Tahap::Dientri { .. } => ask_why(s, p),
        },
    }
    Ok(())
}

fn ask_why(s: &mut Session<'_>, p: &Permohonan) {
    s.dialog.focus = Focus::TarikWhy { kode: p.kode };
    s.say(why_question(p));
}

/// A permohonan of this chat.
///
/// # Errors
/// Faults of the register.
pub async fn own(s: &mut Session<'_>, kode: Kode) -> Result<Option<Permohonan>, Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    Ok(own.into_iter().map(|l| l.permohonan).find(|p| p.kode == kode))
}

fn nama(p: &Permohonan) -> String {
    p.data.nama.as_str().to_owned()
}

/// Why it is withdrawn.
#[must_use]
pub fn why_question(p: &Permohonan) -> Reply {
    let kode = p.kode;
    let reason = |&alasan: &AlasanBatal| Button::new(Label::AlasanBatal { alasan }, (kode, Act::TarikWhy(alasan)));
    let no = Button::new(Label::TarikNo, (kode, Act::TarikNo));
    Reply::new(Warga::TarikWhy { kode, nama: nama(p) }).rows(REASONS.iter().map(reason)).rows([no])
}

/// The reason was chosen: own words for *lainnya*, else the last question.
///
/// # Errors
/// Faults of the register.
pub async fn why(s: &mut Session<'_>, kode: Kode, alasan: AlasanBatal) -> Result<(), Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    if own.iter().all(|l| l.permohonan.kode != kode) {
        s.not_yours(kode);
    } else if alasan == AlasanBatal::Lainnya {
        s.dialog.focus = Focus::TarikText { kode };
        let nama = own.iter().find(|l| l.permohonan.kode == kode).and_then(|l| l.permohonan.nama());
        s.say(text_question(kode, nama));
    } else {
        return confirm(s, kode, Alasan { kode: alasan, text: None }).await;
    }
    Ok(())
}

/// Own words for the reason.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, kode: Kode, text: &str) -> Result<(), Fault> {
    let text = text.trim();
    let length = text.chars().count();
    if text.is_empty() || length > MAX_TEXT {
        s.dialog.focus = Focus::TarikText { kode };
        let nama = own(s, kode).await?.and_then(|p| p.nama());
        let question = text_question(kode, nama);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let too_long = Warga::TarikTooLong { jumlah: count(length), paling: count(MAX_TEXT) };
        s.say(if text.is_empty() { question } else { question.after(too_long) });
        return Ok(());
    }
    confirm(s, kode, Alasan { kode: AlasanBatal::Lainnya, text: Some(covered(text)) }).await
}

/// Asks for own words.
#[must_use]
pub fn text_question(kode: Kode, nama: Option<String>) -> Reply {
    Reply::new(Warga::TarikText { kode, nama })
}

/// The last question.
///
/// # Errors
/// Faults of the register.
pub async fn confirm(s: &mut Session<'_>, kode: Kode, alasan: Alasan) -> Result<(), Fault> {
    match own(s, kode).await? {
        Some(p) => {
            let reply = confirm_question(&p, &alasan);
            s.dialog.focus = Focus::TarikConfirm { kode, alasan };
            s.say(reply);
        }
        None => s.not_yours(kode),
    }
    Ok(())
}

/// Whether to withdraw it for this reason.
#[must_use]
pub fn confirm_question(p: &Permohonan, alasan: &Alasan) -> Reply {
    let (kode, nama) = (p.kode, nama(p));
    let (yes, no) =
        (Button::new(Label::TarikYes, (kode, Act::TarikYes)), Button::new(Label::TarikNo, (kode, Act::TarikNo)));
    let question = match &alasan.text {
        Some(text) => Warga::TarikConfirmText { kode, nama, catatan: text.clone() },
        None => Warga::TarikConfirm { kode, nama, alasan: alasan.kode },
    };
    Reply::new(question).rows([no, yes])
}

/// *Ya, tarik*. An old *yes* withdraws nothing: the question has to be open.
///
/// # Errors
/// Faults of the register.
pub async fn yes(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Focus::TarikConfirm { kode: asked, alasan } = s.dialog.focus.clone() else { return ask(s, kode).await };
    if asked != kode {
        return ask(s, kode).await;
    }
    s.unfocus();
    let by = s.warga();
    match step(s, kode, &Command::Batalkan { alasan }, by).await? {
        Stepped::Advanced { after, .. } => {
            let done = Reply::new(Warga::TarikDone { kode, nama: after.nama() });
            let said = better::passed(s, &after).into_iter().chain(over(&after));
            let reply = said.fold(done, Reply::beside_first);
            s.say(reply);
        }
        Stepped::AlreadyDone { permohonan, first, .. } => {
            s.tell(Warga::TarikAlready { kode, nama: permohonan.nama(), waktu: first.at });
        }
        Stepped::Refused { permohonan, refusal } => {
            let text = refusal::for_warga(&permohonan, &refusal);
            s.tell(text);
        }
        Stepped::NotFound => s.not_yours(kode),
    }
    Ok(())
}

/// *Tidak jadi*. An old button may come after the withdrawal: it is told how things stand.
///
/// # Errors
/// Faults of the register.
pub async fn no(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    s.unfocus();
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    match own.iter().map(|l| &l.permohonan).find(|p| p.kode == kode) {
        Some(p) if p.tahap.kind().is_open() => s.tell(Warga::TarikKept { kode, nama: p.nama() }),
        Some(p) => s.tell(refusal::for_warga(p, &closed(p))),
        None => s.not_yours(kode),
    }
    Ok(())
}

fn closed(p: &Permohonan) -> Refusal {
    if p.tahap.kind() == TahapKind::Dikirim { Refusal::AlreadySent } else { Refusal::Closed }
}
