//! Numbers for paper under which nothing is going to come: what an outage left over, what was spoilt or is lost. Which ones, and why;
//! the reason is the *yes*, for the question before it says that it cannot be taken back.

use super::numbering::{no, put};
use super::register::may;
use super::years::Years;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::numbering::Numbering;
use crate::domain::register::block::{Filled, OnPaper, Void, VoidReason};
use crate::domain::register::register_year;
use crate::pesan::label::Label;
use crate::pesan::nomor::Nomor;
use crate::pesan::tap::NumberingTap;
use crate::pesan::{Button, Pesan, Reply};

/// So many runs of numbers are offered; the others are typed.
const OFFERED: usize = 8;

/// *Nomor kertas yang tidak dipakai*.
///
/// # Errors
/// Faults of the register.
pub(super) async fn open(s: &mut Session<'_>) -> Result<(), Fault> {
    let years = Years::load(s).await?;
    ask(s, &years, None);
    Ok(())
}

/// Which ones?
fn ask(s: &mut Session<'_>, years: &Years, first: Option<Pesan>) {
    let runs = years.blocks().flat_map(left_of).take(OFFERED).map(|void| run(s, void)).collect::<Vec<_>>();
    if runs.is_empty() {
        s.unfocus();
        s.tell(Nomor::VoidNone);
        return;
    }
    put(s, Numbering::VoidWhich, Reply::new(Nomor::AskVoid).rows(runs).rows([no()]), first);
}

fn left_of(filled: &Filled) -> impl Iterator<Item = Void> {
    let tahun = filled.block.tahun;
    filled.unused().into_iter().map(move |(first, last)| Void { tahun, first, last })
}

fn run(s: &Session<'_>, void: Void) -> Button {
    let [dari, sampai] = void.ends().map(|nomor| s.kantor().nomor(nomor));
    Button::new(Label::PaperVoidRun { dari, sampai, jumlah: void.count() }, NumberingTap::Void(void))
}

/// Numbers as they were typed: `35`, `36-40`, `36 s.d. 40`, or as the office writes one.
///
/// # Errors
/// Faults of the register.
pub(super) async fn typed(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    match read(s, text) {
        Some(void) => chosen(s, void, None).await,
        None => {
            let years = Years::load(s).await?;
            ask(s, &years, Some(Nomor::VoidForm.into()));
            Ok(())
        }
    }
}

fn read(s: &Session<'_>, text: &str) -> Option<Void> {
    let one = |text: &str| s.kantor().pattern.read(text, register_year(s.now));
    if let Some(nomor) = one(text) {
        return Some(Void { tahun: nomor.tahun, first: nomor.urut, last: nomor.urut });
    }
    let ends = ["s.d.", "sd", "sampai", "–", "-"].iter().find_map(|between| {
        let (first, last) = text.split_once(between)?;
        Some((one(first)?, one(last)?))
    });
    let (first, last) = ends?;
    (first.tahun == last.tahun && first.urut <= last.urut).then_some(Void {
        tahun: first.tahun,
        first: first.urut,
        last: last.urut,
    })
}

/// These: why? What is wrong with them is said, and the question before comes again.
///
/// # Errors
/// Faults of the register.
pub(super) async fn chosen(s: &mut Session<'_>, void: Void, first: Option<Pesan>) -> Result<(), Fault> {
    let years = Years::load(s).await?;
    if let Some(wrong) = wrong(s, &years, void) {
        ask(s, &years, Some(wrong.into()));
        return Ok(());
    }
    let [dari, sampai] = void.ends().map(|nomor| s.kantor().nomor(nomor));
    let reasons = [
        (Label::VoidLeftOver, VoidReason::LeftOver),
        (Label::VoidSpoilt, VoidReason::Spoilt),
        (Label::VoidLost, VoidReason::Lost),
    ];
    let reasons = reasons.map(|(label, reason)| Button::new(label, NumberingTap::VoidFor(void, reason)));
    let question = Reply::new(Nomor::VoidWhy { dari, sampai, jumlah: void.count() }).rows(reasons).rows([no()]);
    put(s, Numbering::VoidWhy(void), question, first);
    Ok(())
}

fn wrong(s: &Session<'_>, years: &Years, void: Void) -> Option<Nomor> {
    let not_for_paper = (void.ends()[0], OnPaper::NotSetAside);
    let (nomor, stands) = years.of(void.tahun).map_or(Some(not_for_paper), |counter| counter.in_the_way(void))?;
    let nomor = s.kantor().nomor(nomor);
    Some(match stands {
        OnPaper::Used => Nomor::VoidUsed { nomor },
        OnPaper::Void => Nomor::VoidAlready { nomor },
        OnPaper::NotSetAside | OnPaper::Free => Nomor::VoidNotSetAside { nomor },
    })
}

/// A reason, pressed. Only what stands above the button is recorded: where something else was asked since, the button is old.
///
/// # Errors
/// Faults of the register.
pub(super) async fn record(s: &mut Session<'_>, void: Void, reason: VoidReason) -> Result<(), Fault> {
    let Some(oleh) = may(s) else { return Ok(()) };
    if s.dialog.focus != Focus::Numbering(Numbering::VoidWhy(void)) {
        s.old_button();
        return Ok(());
    }
    let years = Years::load(s).await?;
    if let Some(wrong) = wrong(s, &years, void) {
        ask(s, &years, Some(wrong.into()));
        return Ok(());
    }
    s.uow.counter().void((void, reason), oleh, s.now).await?;
    s.unfocus();
    let [dari, sampai] = void.ends().map(|nomor| s.kantor().nomor(nomor));
    s.tell(Nomor::VoidDone { dari, sampai, jumlah: void.count() });
    Ok(())
}
