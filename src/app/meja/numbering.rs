//! `/nomor`: the Kasi, who stands in, or an admin sees which number comes next, sets some aside for days on paper, or lets the
//! counter go on where the book before ended. None of it can be taken back, so it is asked once more.

use chrono::Datelike;

use super::register::may;
use super::void;
use super::years::Years;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::numbering::Numbering;
use crate::domain::register::block::{Block, BlockKind, Counter, Filled, MOST_SET_ASIDE, PassOver, PassOverError};
use crate::domain::register::{NomorRegister, register_year};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::nomor::Nomor;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::tap::NumberingTap;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// How many are offered for paper: about a page, a busy day, some days.
const OFFERED: [u16; 3] = [10, 25, 50];

/// `/nomor`, or `/nomor 151`.
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>, next: Option<&str>) -> Result<(), Fault> {
    if may(s).is_none() {
        return Ok(());
    }
    match next {
        Some(text) => ask_next(s, text).await,
        None => show(s).await,
    }
}

/// A button.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: NumberingTap) -> Result<(), Fault> {
    if may(s).is_none() {
        return Ok(());
    }
    match tap {
        NumberingTap::Open => show(s).await,
        NumberingTap::AskCount => {
            ask_count(s, Year::This, None);
            Ok(())
        }
        NumberingTap::AskCountAhead => {
            ask_count(s, Year::Next, None);
            Ok(())
        }
        NumberingTap::AskCountBehind => {
            ask_count(s, Year::Before, None);
            Ok(())
        }
        NumberingTap::Count(count) => offer(s, PassOver::SetAside(u32::from(count)), None).await,
        NumberingTap::CountAhead(count) => offer(s, PassOver::SetAsideAhead(u32::from(count)), None).await,
        NumberingTap::CountBehind(count) => offer(s, PassOver::SetAsideBehind(u32::from(count)), None).await,
        NumberingTap::AskNext => {
            let nomor = counter(s, register_year(s.now)).await?.next();
            ask_for_next(s, nomor, None);
            Ok(())
        }
        NumberingTap::Yes { first, last } => pass_over(s, (first, last)).await,
        NumberingTap::No => {
            let stopped = matches!(s.dialog.focus, Focus::Numbering(_));
            s.unfocus();
            if stopped {
                s.tell(Nomor::Stopped);
            } else {
                s.old_button();
            }
            Ok(())
        }
        NumberingTap::Pages { tahun, first } => pages(s, tahun, first).await,
        NumberingTap::AskVoid => void::open(s).await,
        NumberingTap::Void(numbers) => void::chosen(s, numbers, None).await,
        NumberingTap::VoidFor(numbers, reason) => void::record(s, numbers, reason).await,
    }
}

/// A typed answer.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, asked: Numbering, text: &str) -> Result<(), Fault> {
    if may(s).is_none() {
        s.unfocus();
        return Ok(());
    }
    match asked {
        Numbering::Count => counted(s, Year::This, text).await,
        Numbering::CountAhead => counted(s, Year::Next, text).await,
        Numbering::CountBehind => counted(s, Year::Before, text).await,
        Numbering::Next => ask_next(s, text).await,
        Numbering::Confirm { asked, .. } => offer(s, asked, Some(Umum::PickOne.into())).await,
        Numbering::VoidWhich => void::typed(s, text).await,
        Numbering::VoidWhy(numbers) => void::chosen(s, numbers, Some(Umum::PickOne.into())).await,
    }
}

/// Of which year numbers are set aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    This,
    /// In December only.
    Next,
    /// In January only.
    Before,
}

async fn counter(s: &mut Session<'_>, tahun: i32) -> Result<Counter, Fault> {
    Ok(s.uow.counter().of(tahun).await?)
}

async fn show(s: &mut Session<'_>) -> Result<(), Fault> {
    let years = Years::load(s).await?;
    let daftar = years.blocks().map(|filled| line(s, filled)).collect();
    let pages = |filled: &Filled| {
        let nomor = s.kantor().nomor(filled.block.ends()[0]);
        let tap = NumberingTap::Pages { tahun: filled.block.tahun, first: filled.block.first };
        filled.next_unused().map(|_| Button::new(Label::PaperPages { nomor }, tap))
    };
    let other =
        |counter: &Counter, tap| Button::new(Label::PaperSetAsideAhead { tahun: counter.tahun.to_string() }, tap);
    let ahead = years.ahead.as_ref().map(|counter| other(counter, NumberingTap::AskCountAhead));
    let behind = in_month(s, 1).then(|| other(&years.before, NumberingTap::AskCountBehind));
    let void = years.next_unused().map(|_| Button::new(Label::PaperVoid, NumberingTap::AskVoid));
    let buttons = std::iter::once(Button::new(Label::PaperSetAside, NumberingTap::AskCount))
        .chain(ahead)
        .chain(behind)
        .chain([Button::new(Label::NomorNext, NumberingTap::AskNext)])
        .chain(years.blocks().filter_map(pages))
        .chain(void)
        .collect::<Vec<_>>();
    let nomor = s.kantor().nomor(years.this.next());
    s.unfocus();
    s.say(Reply::new(Nomor::Now { nomor, daftar }).rows(buttons));
    Ok(())
}

fn line(s: &Session<'_>, filled: &Filled) -> Pesan {
    let [dari, sampai] = filled.block.ends().map(|nomor| s.kantor().nomor(nomor));
    match filled.block.kind {
        BlockKind::Earlier => Nomor::LineEarlier { dari, sampai }.into(),
        BlockKind::Paper => {
            let sisa = filled.unused().iter().map(|(first, last)| last - first + 1).sum();
            Nomor::LinePaper { dari, sampai, sisa }.into()
        }
    }
}

async fn counted(s: &mut Session<'_>, year: Year, text: &str) -> Result<(), Fault> {
    let Ok(count) = text.trim().parse() else {
        ask_count(s, year, Some(Nomor::NotANumber.into()));
        return Ok(());
    };
    let asked = match year {
        Year::This => PassOver::SetAside(count),
        Year::Next => PassOver::SetAsideAhead(count),
        Year::Before => PassOver::SetAsideBehind(count),
    };
    offer(s, asked, None).await
}

fn ask_count(s: &mut Session<'_>, year: Year, first: Option<Pesan>) {
    let (state, tap): (_, fn(u16) -> NumberingTap) = match year {
        Year::This => (Numbering::Count, NumberingTap::Count),
        Year::Next => (Numbering::CountAhead, NumberingTap::CountAhead),
        Year::Before => (Numbering::CountBehind, NumberingTap::CountBehind),
    };
    let button = |&count: &u16| Button::new(Label::Count { jumlah: u32::from(count) }, tap(count));
    let question = Reply::new(Nomor::AskCount { paling: MOST_SET_ASIDE }).row(OFFERED.iter().map(button).collect());
    put(s, state, question.rows([no()]), first);
}

fn ask_for_next(s: &mut Session<'_>, nomor: NomorRegister, first: Option<Pesan>) {
    let nomor = s.kantor().nomor(nomor);
    put(s, Numbering::Next, Reply::new(Nomor::AskNext { nomor }).rows([no()]), first);
}

/// The next number as it was typed: `151`, or as the office writes it.
async fn ask_next(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    let counter = counter(s, register_year(s.now)).await?;
    match s.kantor().pattern.read(text, counter.tahun).filter(|nomor| nomor.tahun == counter.tahun) {
        Some(nomor) => offer(s, PassOver::GoOnWith(nomor.urut), None).await,
        None => {
            ask_for_next(s, counter.next(), Some(Nomor::NotANumber.into()));
            Ok(())
        }
    }
}

/// What that would be; or what is wrong with it, and the question again.
async fn offer(s: &mut Session<'_>, asked: PassOver, first: Option<Pesan>) -> Result<(), Fault> {
    let Some(tahun) = year_of(s, asked) else {
        s.old_button();
        return Ok(());
    };
    let counter = counter(s, tahun).await?;
    let next = s.kantor().nomor(counter.next());
    match (counter.block(asked), asked) {
        (Ok(block), _) => confirm(s, asked, block, first),
        (Err(PassOverError::Range), PassOver::SetAside(_)) => {
            ask_count(s, Year::This, Some(Nomor::CountRange { paling: MOST_SET_ASIDE }.into()));
        }
        (Err(PassOverError::Range), PassOver::SetAsideAhead(_)) => {
            ask_count(s, Year::Next, Some(Nomor::CountRange { paling: MOST_SET_ASIDE }.into()));
        }
        (Err(PassOverError::Range), PassOver::SetAsideBehind(_)) => {
            ask_count(s, Year::Before, Some(Nomor::CountRange { paling: MOST_SET_ASIDE }.into()));
        }
        (Err(PassOverError::Range), PassOver::GoOnWith(_)) => {
            ask_for_next(s, counter.next(), Some(Nomor::TooHigh.into()));
        }
        (Err(PassOverError::Behind), _) => {
            ask_for_next(s, counter.next(), Some(Nomor::Behind { nomor: next }.into()));
        }
        (Err(PassOverError::NextAlready), _) => {
            s.unfocus();
            s.tell(Nomor::NextAlready { nomor: next });
        }
    }
    Ok(())
}

/// Whose counter is asked; that of the year that comes in December only, and that of the year before in January only.
fn year_of(s: &Session<'_>, asked: PassOver) -> Option<i32> {
    let this = register_year(s.now);
    match asked {
        PassOver::SetAside(_) | PassOver::GoOnWith(_) => Some(this),
        PassOver::SetAsideAhead(_) => in_month(s, 12).then_some(this + 1),
        PassOver::SetAsideBehind(_) => in_month(s, 1).then_some(this - 1),
    }
}

fn in_month(s: &Session<'_>, month: u32) -> bool {
    today_wib(s.now).month() == month
}

fn confirm(s: &mut Session<'_>, asked: PassOver, block: Block, first: Option<Pesan>) {
    let [dari, sampai] = block.ends().map(|nomor| s.kantor().nomor(nomor));
    let jumlah = block.count();
    let question = match block.kind {
        BlockKind::Paper => Nomor::ConfirmPaper { dari, sampai, jumlah },
        BlockKind::Earlier => {
            let nomor = s.kantor().nomor(NomorRegister { tahun: block.tahun, urut: block.last + 1 });
            Nomor::ConfirmEarlier { dari, sampai, jumlah, nomor }
        }
    };
    let yes = Button::new(Label::NomorYes, NumberingTap::Yes { first: block.first, last: block.last });
    put(s, Numbering::Confirm { asked, block }, Reply::new(question).rows([yes, no()]), first);
}

pub(super) fn no() -> Button {
    Button::new(Label::NomorNo, NumberingTap::No)
}

pub(super) fn put(s: &mut Session<'_>, asked: Numbering, question: Reply, first: Option<Pesan>) {
    s.dialog.focus = Focus::Numbering(asked);
    s.say(match first {
        Some(first) => question.after(first),
        None => question,
    });
}

/// *Ya*. Only what stands above the button is done: where something else was asked since, the button is old; where a number was
/// given meanwhile, it is asked anew.
async fn pass_over(s: &mut Session<'_>, said: (u32, u32)) -> Result<(), Fault> {
    let Some(oleh) = may(s) else { return Ok(()) };
    let Focus::Numbering(Numbering::Confirm { asked, block: shown }) = s.dialog.focus else {
        s.old_button();
        return Ok(());
    };
    if said != (shown.first, shown.last) {
        s.old_button();
        return Ok(());
    }
    match counter(s, shown.tahun).await?.block(asked) {
        Ok(block) if block == shown => {}
        Ok(_) | Err(_) => return offer(s, asked, Some(Nomor::Moved.into())).await,
    }
    s.uow.counter().pass_over(shown, oleh, s.now).await?;
    s.unfocus();
    let [dari, sampai] = shown.ends().map(|nomor| s.kantor().nomor(nomor));
    match shown.kind {
        BlockKind::Paper => {
            s.tell(Nomor::DonePaper { dari, sampai });
            s.queued.push(Queued::new(s.chat, Outgoing::Blank { block: shown }));
        }
        BlockKind::Earlier => {
            let next = NomorRegister { tahun: shown.tahun, urut: shown.last + 1 };
            s.tell(Nomor::DoneEarlier { nomor: s.kantor().nomor(next) });
        }
    }
    Ok(())
}

/// The pages once more.
async fn pages(s: &mut Session<'_>, tahun: i32, first: u32) -> Result<(), Fault> {
    let counter = s.uow.counter().of(tahun).await?;
    let found = counter.blocks.iter().map(|filled| filled.block);
    match found.into_iter().find(|block| block.first == first && block.kind == BlockKind::Paper) {
        Some(block) => s.queued.push(Queued::new(s.chat, Outgoing::Blank { block })),
        None => s.old_button(),
    }
    Ok(())
}
