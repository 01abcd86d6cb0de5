//! SOP step 1 that was done on paper: staf registered the pemohon since, and record under which number the berkas were received,
//! and when. What happened stands apart from when it was recorded.

use chrono::{DateTime, Utc};

use super::years::Years;
use super::{answer, require, show};
use crate::app::fault::Fault;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::step;
use crate::dialog::Focus;
use crate::dialog::paper::{Paper, moment};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Refusal, decide};
use crate::domain::petugas::{Peran, Stamp};
use crate::domain::register::block::{OnPaper, PaperReceipt};
use crate::domain::register::{NomorRegister, register_year};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::nomor::Nomor;
use crate::pesan::tap::{Act, PaperAct};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::Loaded;

/// So many days before its number was set aside something was received on paper at most, as a rule: an outage that nobody saw
/// coming is over, and the numbers are set aside afterwards.
const USUAL_DAYS: u32 = 7;

/// A button on the way.
///
/// # Errors
/// Faults of the register.
pub async fn act(s: &mut Session<'_>, kode: Kode, act: PaperAct) -> Result<(), Fault> {
    match act {
        PaperAct::Begin | PaperAct::Again => begin(s, kode).await,
        PaperAct::Next => next(s, kode).await,
        PaperAct::Save { urut, minute } => save(s, kode, (urut, minute)).await,
        PaperAct::Stop => {
            if answered(s, kode).is_none() {
                s.old_button();
                return Ok(());
            }
            s.unfocus();
            s.tell(Nomor::PaperStopped { kode });
            Ok(())
        }
    }
}

/// `/kertas KODE`: which number?
async fn begin(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = receivable(s, kode).await? else { return Ok(()) };
    let years = Years::load(s).await?;
    if years.next_unused().is_none() {
        s.unfocus();
        s.tell(Nomor::PaperNone);
        return Ok(());
    }
    ask(s, &loaded, Paper::new(kode), (&years, None));
    Ok(())
}

/// A typed number or time.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, paper: Paper, text: &str) -> Result<(), Fault> {
    let Some(loaded) = receivable(s, paper.kode).await? else { return Ok(()) };
    let years = Years::load(s).await?;
    let (paper, said) = match (paper.nomor, paper.at) {
        (None, _) => numbered(s, paper, text, &years),
        (Some(_), None) => timed(s, &loaded, paper, text),
        (Some(_), Some(_)) => (paper, Some(crate::pesan::umum::Umum::PickOne.into())),
    };
    ask(s, &loaded, paper, (&years, said));
    Ok(())
}

/// The number as it was typed. Where no year is named it is of this one, or of the year before where only there it is free.
fn numbered(s: &Session<'_>, paper: Paper, text: &str, years: &Years) -> (Paper, Option<Pesan>) {
    let of_year = |tahun| s.kantor().pattern.read(text, tahun);
    let this = register_year(s.now);
    let free = [this, this - 1].into_iter().filter_map(of_year).find(|nomor| years.on_paper(*nomor) == OnPaper::Free);
    let Some(nomor) = free.or_else(|| of_year(this)) else {
        return (paper, Some(Nomor::NotANumber.into()));
    };
    let shown = s.kantor().nomor(nomor);
    match years.on_paper(nomor) {
        OnPaper::Free => (Paper { nomor: Some(nomor), ..paper }, None),
        OnPaper::Used => (paper, Some(Nomor::PaperUsed { nomor: shown }.into())),
        OnPaper::Void => (paper, Some(Nomor::PaperVoid { nomor: shown }.into())),
        OnPaper::NotSetAside => (paper, Some(Nomor::PaperNotSetAside { nomor: shown }.into())),
    }
}

fn timed(s: &Session<'_>, loaded: &Loaded, paper: Paper, text: &str) -> (Paper, Option<Pesan>) {
    let (today, locale) = (today_wib(s.now), s.app.locale);
    let words = (|text: &str| locale.dated(text, today), |word: &str| locale.is_clock_word(word));
    let Some(at) = moment(text, today, words) else { return (paper, Some(Nomor::PaperWhenForm.into())) };
    let timed = Paper { at: Some(at), ..paper.clone() };
    match timed.receipt().and_then(|receipt| refused(s, loaded, receipt)) {
        Some(refusal) => (paper, Some(refusal::for_petugas(&loaded.permohonan, &refusal))),
        None => (timed, None),
    }
}

/// The lowest free number, pressed.
async fn next(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = receivable(s, kode).await? else { return Ok(()) };
    let years = Years::load(s).await?;
    let paper = Paper { nomor: years.next_unused(), ..Paper::new(kode) };
    ask(s, &loaded, paper, (&years, None));
    Ok(())
}

/// The open question.
fn ask(s: &mut Session<'_>, loaded: &Loaded, paper: Paper, (years, first): (&Years, Option<Pesan>)) {
    let (kode, nama) = (paper.kode, loaded.permohonan.data.nama.as_str().to_owned());
    let button = |label, act| Button::new(label, (kode, Act::Paper(act)));
    let (again, stop) = (button(Label::PaperAgain, PaperAct::Again), button(Label::PaperStop, PaperAct::Stop));
    let shown = |nomor: NomorRegister| s.kantor().nomor(nomor);
    let question = match (paper.nomor, paper.at) {
        (None, _) => {
            let next =
                years.next_unused().map(|nomor| button(Label::PaperNomor { nomor: shown(nomor) }, PaperAct::Next));
            Reply::new(Nomor::PaperAskNomor { kode, nama }).rows(next.into_iter().chain([stop]))
        }
        (Some(nomor), None) => Reply::new(Nomor::PaperAskWhen { nomor: shown(nomor) }).rows([again, stop]),
        (Some(nomor), Some(waktu)) => Reply::new(Nomor::PaperConfirm { kode, nama, nomor: shown(nomor), waktu })
            .rows([button(Label::PaperSave, PaperAct::Save { urut: nomor.urut, minute: minute(waktu) }), again, stop]),
    };
    let early = paper.receipt().and_then(|receipt| early(years, receipt));
    s.dialog.focus = Focus::Paper(paper);
    s.say(match first.or(early) {
        Some(first) => question.after(first),
        None => question,
    });
}

/// A day long before the numbers were set aside is a slip more often than not, and cannot be put right later.
fn early(years: &Years, receipt: PaperReceipt) -> Option<Pesan> {
    let made = years.set_aside_at(receipt.nomor)?;
    let days = u32::try_from((today_wib(made) - today_wib(receipt.at)).num_days()).unwrap_or(0);
    (days > USUAL_DAYS).then(|| Nomor::PaperEarly { hari: days }.into())
}

/// In minutes, as a button has it.
fn minute(at: DateTime<Utc>) -> u32 {
    u32::try_from(at.timestamp() / 60).unwrap_or_default()
}

/// *Catat*. Only what stands above the button is recorded: where something else was answered since, the button is old.
async fn save(s: &mut Session<'_>, kode: Kode, said: (u32, u32)) -> Result<(), Fault> {
    let Some(paper) = answered(s, kode).and_then(|paper| paper.receipt()) else { return begin(s, kode).await };
    if said != (paper.nomor.urut, minute(paper.at)) {
        s.old_button();
        return Ok(());
    }
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let nomor = s.kantor().nomor(paper.nomor);
    match Years::load(s).await?.on_paper(paper.nomor) {
        OnPaper::Free => {}
        OnPaper::Void => {
            s.tell(Nomor::PaperVoid { nomor });
            return begin(s, kode).await;
        }
        OnPaper::Used | OnPaper::NotSetAside => {
            s.tell(Nomor::PaperUsed { nomor });
            return begin(s, kode).await;
        }
    }
    s.unfocus();
    let by = s.actor();
    let stepped = step(s, kode, &Command::TerimaDiKertas { paper }, by).await?;
    answer(s, kode, stepped, |_, _| Nomor::PaperDone { kode, nomor, waktu: paper.at }.into()).await
}

/// What was answered so far of this permohonan.
fn answered(s: &Session<'_>, kode: Kode) -> Option<Paper> {
    let Focus::Paper(paper) = &s.dialog.focus else { return None };
    (paper.kode == kode).then(|| paper.clone())
}

/// The permohonan, where staf may receive it now; what stands in the way otherwise is said, before anything is asked.
async fn receivable(s: &mut Session<'_>, kode: Kode) -> Result<Option<Loaded>, Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(None);
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(None) };
    let p = &loaded.permohonan;
    let before = s.now - chrono::TimeDelta::microseconds(1);
    let probe = PaperReceipt { nomor: NomorRegister { tahun: register_year(before), urut: 1 }, at: before };
    let stamp = Stamp { by: s.actor(), at: s.now };
    let text = match decide(p, &Command::TerimaDiKertas { paper: probe }, stamp) {
        Decision::Advanced(_) => return Ok(Some(loaded)),
        Decision::Refused(Refusal::NumbersMissing) => {
            super::numbers::begin(s, kode).await?;
            return Ok(None);
        }
        Decision::Refused(refusal) => refusal::for_petugas(p, &refusal),
        Decision::AlreadyDone(first) => super::already(s, p, first).await?,
    };
    if answered(s, kode).is_some() {
        s.unfocus();
    }
    s.tell(text);
    show::card_in_place(s, kode).await?;
    Ok(None)
}

fn refused(s: &Session<'_>, loaded: &Loaded, paper: PaperReceipt) -> Option<Refusal> {
    let stamp = Stamp { by: s.actor(), at: s.now };
    match decide(&loaded.permohonan, &Command::TerimaDiKertas { paper }, stamp) {
        Decision::Refused(refusal) => Some(refusal),
        Decision::Advanced(_) | Decision::AlreadyDone(_) => None,
    }
}
