//! NIK and number of the KK at the counter, where the office does not ask for them by chat: before the first receipt staf type
//! them in a short dialogue, which the card opens, or `/terima`. What was typed wrong they put right in the same way, until it is
//! sent: the person cannot do so by chat there.

use super::{ambil, answer, require, show};
use crate::app::fault::Fault;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::dialog::Focus;
use crate::dialog::numbers::Entering;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::Pesan;
use crate::pesan::loket::Loket;
use crate::pesan::meja::Meja;
use crate::pesan::tap::NomorAct;
use crate::pesan::umum::Umum;
use crate::store::permohonan::Loaded;

/// A button on the way.
///
/// # Errors
/// Faults of the register.
pub async fn act(s: &mut Session<'_>, kode: Kode, act: NomorAct) -> Result<(), Fault> {
    match act {
        NomorAct::Begin => begin(s, kode).await,
        NomorAct::Fix => begin_as(s, kode, true).await,
        NomorAct::Again => {
            let fixes = entering(s, kode).is_some_and(|begun| begun.fixes);
            begin_as(s, kode, fixes).await
        }
        NomorAct::Save => save(s, kode).await,
        NomorAct::Stop => {
            let Some(begun) = entering(s, kode) else {
                s.old_button();
                return Ok(());
            };
            s.unfocus();
            s.tell(if begun.fixes { Loket::NumbersFixStopped { kode } } else { Loket::NumbersStopped { kode } });
            Ok(())
        }
    }
}

/// Asks for the NIK, and takes the permohonan for who does so.
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    begin_as(s, kode, false).await
}

async fn begin_as(s: &mut Session<'_>, kode: Kode, fixes: bool) -> Result<(), Fault> {
    let Some(loaded) = now(s, kode, fixes).await? else { return Ok(()) };
    let beside = if fixes { None } else { ambil::begun(s, &loaded).await? };
    let nama = loaded.permohonan.data.nama.as_str().to_owned();
    let first = if fixes { Loket::NumbersFixBegin { kode, nama } } else { Loket::NumbersBegin { kode, nama } };
    let first = std::iter::once(first.into()).chain(beside.map(Pesan::from)).collect();
    ask(s, &loaded.permohonan, Entering::new(kode, fixes), Some(Pesan::Together(first)));
    Ok(())
}

/// A typed number.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, mut entering: Entering, text: &str) -> Result<(), Fault> {
    let Some(loaded) = now(s, entering.kode, entering.fixes).await? else { return Ok(()) };
    let said = entering.text(text, today_wib(s.now));
    ask(s, &loaded.permohonan, entering, said);
    Ok(())
}

fn ask(s: &mut Session<'_>, p: &Permohonan, entering: Entering, first: Option<Pesan>) {
    let question = entering.ask(p.data.nama.as_str());
    s.dialog.focus = Focus::Nomor(entering);
    s.say(match first {
        Some(first) => question.after(first),
        None => question,
    });
}

/// What was typed so far of this permohonan.
fn entering(s: &Session<'_>, kode: Kode) -> Option<Entering> {
    let Focus::Nomor(entering) = &s.dialog.focus else { return None };
    (entering.kode == kode).then(|| entering.clone())
}

/// The permohonan, where staf may enter its numbers now, or put them right; what stands in the way otherwise is said.
async fn now(s: &mut Session<'_>, kode: Kode, fixes: bool) -> Result<Option<Loaded>, Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(None);
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(None) };
    let why = if fixes { not_fixed_now(&loaded.permohonan) } else { not_now(&loaded.permohonan) };
    let Some(why) = why else { return Ok(Some(loaded)) };
    if entering(s, kode).is_some() {
        s.unfocus();
    }
    s.tell(refusal::for_petugas(&loaded.permohonan, &why));
    show::card_in_place(s, kode).await?;
    Ok(None)
}

fn not_now(p: &Permohonan) -> Option<Refusal> {
    match p.tahap.kind() {
        TahapKind::Dibatalkan => Some(Refusal::Closed),
        TahapKind::Diajukan
        | TahapKind::Diterima
        | TahapKind::TidakLengkap
        | TahapKind::Lengkap
        | TahapKind::Dientri
        | TahapKind::Dikirim => p.data.numbers.is_some().then_some(Refusal::NumbersKnown),
    }
}

/// Why they cannot be put right now.
fn not_fixed_now(p: &Permohonan) -> Option<Refusal> {
    match p.tahap.kind() {
        TahapKind::Dibatalkan => Some(Refusal::Closed),
        TahapKind::Dikirim if !p.is_sent_back() => Some(Refusal::AlreadySent),
        TahapKind::Lengkap | TahapKind::Dikirim => Some(Refusal::NumbersInEntri),
        TahapKind::Diajukan | TahapKind::Diterima | TahapKind::TidakLengkap | TahapKind::Dientri => {
            p.data.numbers.is_none().then_some(Refusal::NumbersMissing)
        }
    }
}

/// *Simpan*. Where the person has another open one of this kind, it is named, and what was typed stays.
async fn save(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let begun = entering(s, kode);
    let fixes = begun.as_ref().is_some_and(|begun| begun.fixes);
    let Some(loaded) = now(s, kode, fixes).await? else { return Ok(()) };
    let Some(numbers) = begun.as_ref().and_then(Entering::numbers) else {
        let first = begun.as_ref().map(|_| Umum::QuestionPassed.into());
        ask(s, &loaded.permohonan, begun.unwrap_or_else(|| Entering::new(kode, fixes)), first);
        return Ok(());
    };
    if let Some(lain) = s.uow.permohonan().other_open(kode, &numbers.nik).await? {
        s.tell(Meja::RefusedOtherOpen { kode, lain });
        return Ok(());
    }
    s.unfocus();
    let (by, numbers) = (s.actor(), Box::new(numbers));
    let command = if fixes { Command::PerbaikiNomor { numbers } } else { Command::CatatNomor { numbers } };
    match step(s, kode, &command, by).await? {
        Stepped::Advanced { loaded, after } => {
            s.tell(if fixes { Loket::NumbersFixed { kode } } else { Loket::NumbersSaved { kode } });
            let now = Loaded { permohonan: *after, ..*loaded };
            show::say_card(s, &now);
            Ok(())
        }
        other @ (Stepped::AlreadyDone { .. } | Stepped::Refused { .. } | Stepped::NotFound) => {
            answer(s, kode, other, |_, _| Umum::OldButtonPetugas.into()).await
        }
    }
}
