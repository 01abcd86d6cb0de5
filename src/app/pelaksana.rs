//! `/pelaksana`: the Kasi, or an admin for a Kasi who is ill, names who stands in, from when to when.

use chrono::{Days as ChronoDays, NaiveDate};

use super::fault::Fault;
use super::route;
use super::session::Session;
use crate::dialog::Focus;
use crate::domain::pelaksana::{Days, DaysError, MAX_DAYS, PelaksanaId, may_stand_in};
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::tanggal;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::plh::Plh;
use crate::pesan::tap::{Stand, Tap};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::pelaksana::{Named, Pelaksana};
use crate::store::petugas::Petugas;

const NAMERS: [Peran; 2] = [Peran::Kasi, Peran::Admin];

/// How many days of work are offered as the first.
const FIRST: usize = 5;

/// How many days of work after the first one is offered as the last.
const LAST_AFTER: [usize; 4] = [0, 1, 2, 4];

/// How far a day of work is looked for: the longest closing of an office.
const LOOKED_AT: u64 = 31;

/// Who stands in, or will.
///
/// # Errors
/// Faults of the register.
pub async fn list(s: &mut Session<'_>) -> Result<(), Fault> {
    if !route::require(s, &NAMERS) {
        return Ok(());
    }
    let all = s.uow.pelaksana().coming(today_wib(s.now)).await?;
    let end = |one: &Pelaksana| {
        let label = Label::PlhEnd { nama: one.nama.clone(), mulai: one.days.first };
        Button::new(label, Tap::Pelaksana(Stand::End(one.id)))
    };
    let text = if all.is_empty() {
        Plh::ListEmpty
    } else {
        Plh::List { daftar: all.iter().map(|one| line(one, one.days.contain(s.now))).collect() }
    };
    let name = Button::new(Label::PlhName, Tap::Pelaksana(Stand::Choose));
    s.dialog.focus = Focus::Nothing;
    s.say(Reply::new(text).rows([name]).rows(all.iter().map(end)));
    Ok(())
}

fn line(one: &Pelaksana, today: bool) -> Pesan {
    let (nama, hari) = (one.nama.clone(), one.days);
    if today { Plh::LineToday { nama, hari }.into() } else { Plh::Line { nama, hari }.into() }
}

/// A button was pressed.
///
/// # Errors
/// Faults of the register.
pub async fn tapped(s: &mut Session<'_>, stand: Stand) -> Result<(), Fault> {
    if !route::require(s, &NAMERS) {
        return Ok(());
    }
    match stand {
        Stand::Choose => choose(s).await,
        Stand::Who(petugas) => ask_first(s, petugas).await,
        Stand::From(petugas, first) => ask_last(s, petugas, first).await,
        Stand::To(petugas, first, last) => confirm(s, petugas, first, last).await,
        Stand::Yes => yes(s).await,
        Stand::End(id) => ask_end(s, id).await,
        Stand::EndYes(id) => end(s, id).await,
        Stand::EndNo => list(s).await,
    }
}

async fn choose(s: &mut Session<'_>) -> Result<(), Fault> {
    let all = s.uow.petugas().active().await?;
    let button = |p: &Petugas| Button::new(Label::Petugas { nama: p.nama.clone() }, Tap::Pelaksana(Stand::Who(p.id)));
    let buttons: Vec<Button> = all.iter().filter(|p| may_be_named(s, p)).map(button).collect();
    s.dialog.focus = Focus::Nothing;
    if buttons.is_empty() {
        s.tell(Plh::Nobody);
    } else {
        s.say(Reply::new(Plh::Choose).rows(buttons));
    }
    Ok(())
}

/// Nobody gives the Kasi's rights to themselves.
fn may_be_named(s: &Session<'_>, p: &Petugas) -> bool {
    p.aktif && may_stand_in(p.peran) && s.petugas.as_ref().is_some_and(|me| me.id != p.id)
}

/// The one who is to be named, if that is possible still; if not, it is said.
async fn candidate(s: &mut Session<'_>, id: PetugasId) -> Result<Option<Petugas>, Fault> {
    let found = s.uow.petugas().by_id(id).await?.filter(|p| may_be_named(s, p));
    if found.is_none() {
        s.dialog.focus = Focus::Nothing;
        s.tell(Plh::NotPossible);
    }
    Ok(found)
}

async fn ask_first(s: &mut Session<'_>, id: PetugasId) -> Result<(), Fault> {
    let Some(p) = candidate(s, id).await? else { return Ok(()) };
    let today = today_wib(s.now);
    let label = |day| match day {
        day if day == today => Label::PlhToday,
        day if day == after(today, 1) => Label::PlhTomorrow,
        tanggal => Label::PlhDate { tanggal },
    };
    let from = |day| Button::new(label(day), Tap::Pelaksana(Stand::From(id, day)));
    let days = days_of_work(s, today).await?.into_iter().take(FIRST);
    s.dialog.focus = Focus::PlhFrom { petugas: id };
    s.say(Reply::new(Plh::From { nama: p.nama }).rows(days.map(from)));
    Ok(())
}

/// The days from this one on when the office works: nobody has to stand in on others. Another day can be typed.
async fn days_of_work(s: &mut Session<'_>, from: NaiveDate) -> Result<Vec<NaiveDate>, Fault> {
    let kalender = s.uow.kalender().load().await?.kalender;
    Ok((0..LOOKED_AT).map(|n| after(from, n)).filter(|day| kalender.is_working_day(*day)).collect())
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(ChronoDays::new(days)).unwrap_or(day)
}

async fn ask_last(s: &mut Session<'_>, id: PetugasId, first: NaiveDate) -> Result<(), Fault> {
    if let Err(wrong) = Days::new(first, first, today_wib(s.now)) {
        s.tell(what_is_wrong(wrong, first));
        return ask_first(s, id).await;
    }
    let Some(p) = candidate(s, id).await? else { return Ok(()) };
    let days = days_of_work(s, first).await?;
    let to =
        |last: &NaiveDate| Button::new(Label::PlhDate { tanggal: *last }, Tap::Pelaksana(Stand::To(id, first, *last)));
    let offered = LAST_AFTER.iter().filter_map(|n| days.get(*n)).map(to);
    s.dialog.focus = Focus::PlhTo { petugas: id, mulai: first };
    s.say(Reply::new(Plh::To { nama: p.nama, mulai: first }).rows(offered));
    Ok(())
}

fn what_is_wrong(wrong: DaysError, mulai: NaiveDate) -> Plh {
    match wrong {
        DaysError::Past => Plh::DatePast,
        DaysError::Backwards => Plh::DateBackwards { mulai },
        DaysError::TooLong => Plh::TooLong { hari: MAX_DAYS },
    }
}

async fn confirm(s: &mut Session<'_>, id: PetugasId, first: NaiveDate, last: NaiveDate) -> Result<(), Fault> {
    let days = match Days::new(first, last, today_wib(s.now)) {
        Ok(days) => days,
        Err(wrong) => {
            s.tell(what_is_wrong(wrong, first));
            return ask_last(s, id, first).await;
        }
    };
    let Some(p) = candidate(s, id).await? else { return Ok(()) };
    let yes = Button::new(Label::PlhYes, Tap::Pelaksana(Stand::Yes));
    let again = Button::new(Label::PlhAgain, Tap::Pelaksana(Stand::Who(id)));
    s.dialog.focus = Focus::PlhConfirm { petugas: id, days };
    s.say(Reply::new(Plh::Confirm { nama: p.nama, hari: days }).rows([yes, again]));
    Ok(())
}

/// A typed day, or something else where one is asked for.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    if !route::require(s, &NAMERS) {
        s.unfocus();
        return Ok(());
    }
    let day = tanggal::parse(&s.app.locale.dated(text, today_wib(s.now))).ok();
    match (s.dialog.focus.clone(), day) {
        (Focus::PlhFrom { petugas }, Some(first)) => ask_last(s, petugas, first).await,
        (Focus::PlhTo { petugas, mulai }, Some(last)) => confirm(s, petugas, mulai, last).await,
        (Focus::PlhConfirm { petugas, days }, _) => confirm(s, petugas, days.first, days.last).await,
        (Focus::PlhFrom { petugas }, None) => {
            s.tell(Plh::DateWrong);
            ask_first(s, petugas).await
        }
        (Focus::PlhTo { petugas, mulai }, None) => {
            s.tell(Plh::DateWrong);
            ask_last(s, petugas, mulai).await
        }
        _ => {
            s.tell(Plh::DateWrong);
            Ok(())
        }
    }
}

/// *Ya, tunjuk*. An old *yes* names nobody: the question has to be open.
async fn yes(s: &mut Session<'_>) -> Result<(), Fault> {
    let Focus::PlhConfirm { petugas, days } = s.dialog.focus.clone() else { return list(s).await };
    let Some(p) = candidate(s, petugas).await? else { return Ok(()) };
    if let Err(wrong) = Days::new(days.first, days.last, today_wib(s.now)) {
        s.tell(what_is_wrong(wrong, days.first)); // asked before midnight
        return ask_first(s, petugas).await;
    }
    let Some(me) = s.petugas.clone() else { return Ok(()) };
    s.dialog.focus = Focus::Nothing;
    match s.uow.pelaksana().name(petugas, days, (me.id, s.now)).await? {
        Named::Before(hari) => s.tell(Plh::Before { nama: p.nama, hari }),
        Named::Done(_) => tell_named(s, &me, &p, days).await?,
    }
    Ok(())
}

async fn tell_named(s: &mut Session<'_>, me: &Petugas, p: &Petugas, hari: Days) -> Result<(), Fault> {
    let (nama, oleh) = (p.nama.clone(), me.nama.clone());
    let staff = s.uow.petugas().active().await?;
    s.queued.push(Queued::say(p.chat, Reply::new(Plh::ToldYou { oleh: oleh.clone(), hari })));
    if hari.contain(s.now) {
        s.queued.push(Queued::new(p.chat, Outgoing::Menu { peran: Some(p.peran), plh: true }));
    }
    let told = Plh::Told { nama: nama.clone(), oleh, hari };
    s.queued.extend(to_others(&staff, &[p.chat, s.chat], &told));
    s.tell(Plh::Done { nama, hari });
    Ok(())
}

/// To everybody of the office but these.
#[must_use]
pub fn to_others(staff: &[Petugas], but: &[ChatId], told: &Plh) -> Vec<Queued> {
    let here = |p: &&Petugas| p.peran != Peran::Dispendukcapil && !but.contains(&p.chat);
    staff.iter().filter(here).map(|p| Queued::say(p.chat, Reply::new(told.clone()))).collect()
}

async fn ask_end(s: &mut Session<'_>, id: PelaksanaId) -> Result<(), Fault> {
    let coming = s.uow.pelaksana().coming(today_wib(s.now)).await?;
    match coming.into_iter().find(|one| one.id == id) {
        Some(Pelaksana { nama, days: hari, .. }) => {
            let no = Button::new(Label::PlhEndNo, Tap::Pelaksana(Stand::EndNo));
            let yes = Button::new(Label::PlhEndYes, Tap::Pelaksana(Stand::EndYes(id)));
            s.say(Reply::new(Plh::EndConfirm { nama, hari }).rows([no, yes]));
        }
        None => s.tell(Plh::EndNothing),
    }
    Ok(())
}

async fn end(s: &mut Session<'_>, id: PelaksanaId) -> Result<(), Fault> {
    let Some(me) = s.petugas.clone() else { return Ok(()) };
    let Some(one) = s.uow.pelaksana().end(id, (me.id, s.now), today_wib(s.now)).await? else {
        s.tell(Plh::EndNothing);
        return Ok(());
    };
    let (nama, oleh, hari) = (one.nama, me.nama, one.days);
    let staff = s.uow.petugas().active().await?;
    if let Some(p) = staff.iter().find(|p| p.id == one.petugas) {
        s.queued.push(Queued::say(p.chat, Reply::new(Plh::EndedYouOn { oleh: oleh.clone(), hari })));
        s.queued.push(Queued::new(p.chat, Outgoing::Menu { peran: Some(p.peran), plh: p.is_plh(s.now) }));
    }
    s.queued.extend(to_others(&staff, &[one.chat, s.chat], &Plh::EndedOn { nama: nama.clone(), oleh, hari }));
    s.tell(Plh::EndDoneOn { nama, hari });
    Ok(())
}
