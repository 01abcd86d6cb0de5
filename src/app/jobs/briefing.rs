//! Tells the desks how much there is: at opening, and an hour before closing. Each once a working day; a process that was
//! down at that time still does within the hour. Who cannot be reached is passed over, and a briefing that has not gone out
//! is replaced by the next. What waits too long is told with it: one message a person. The newest segel comes with the first of a day,
//! to who acts as the Kasi; where nobody does who can be reached, to the admins.

use chrono::{NaiveTime, TimeDelta};

use super::{JobRun, Progress, alarm};
use crate::app::fault::Fault;
use crate::domain::antrean::Antrean;
use crate::domain::jam_kerja::Hours;
use crate::domain::kalender::Kalender;
use crate::domain::langkah::EventKind;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::watch::Briefing;
use crate::domain::wib::{today_wib, wib};
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::Menu;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::desk::ListCount;
use crate::store::petugas::Petugas;

/// What a briefing is replaced by while it waits.
pub(super) const TOPIC: &str = "briefing";

/// All that a briefing is made of.
struct Numbers {
    lists: Vec<ListCount>,
    taken: Vec<(PetugasId, u32)>,
    done: Option<Pesan>,
    dead: Option<Pesan>,
    segel: Option<Pesan>,
    /// Whether somebody acts as the Kasi who can be reached.
    kasi_hears: bool,
}

/// The briefing that is due and was not given, with the hours of the day.
pub(super) async fn due(run: &mut JobRun<'_>, kalender: &Kalender) -> Result<Option<(Hours, Briefing)>, Fault> {
    let local = wib(run.now);
    let day = kalender.day(local.date_naive());
    let due = day.and_then(|day| Some((day, Briefing::due(day, local.time())?)));
    let Some((day, briefing)) = due else { return Ok(None) };
    let given = run.uow.desk().is_briefed(local.date_naive(), briefing).await?;
    Ok((!given).then_some((day, briefing)))
}

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let kalender = run.uow.kalender().load().await?.kalender;
    let Some((day, briefing)) = due(run, &kalender).await? else { return Ok(Progress::All) };
    if !run.uow.desk().begin_briefing(today_wib(run.now), briefing, run.now).await? {
        return Ok(Progress::All);
    }
    let reachable = run.uow.petugas().reachable().await?;
    let numbers = numbers(run, briefing, &reachable).await?;
    let mut alarms = alarm::due(run, &kalender).await?;
    for petugas in reachable {
        let (baris, alarm) = (lines(&petugas, &numbers, run), alarms.remove(&petugas.chat));
        let text = match briefing {
            Briefing::Pagi => Kerja::BriefMorning { baris: baris.clone() },
            Briefing::Sore => Kerja::BriefEvening { tutup: day.close, baris: baris.clone() },
        };
        let brief = (!baris.is_empty()).then(|| text.into());
        let parts: Vec<Pesan> = brief.into_iter().chain(alarm.map(alarm::Lines::text)).collect();
        if parts.is_empty() {
            continue;
        }
        let antrean = petugas.has_desk(run.now).then(|| Button::new(Label::MenuAntrean, Menu::Antrean));
        let reply = Reply::new(Pesan::Together(parts)).rows(antrean);
        run.uow.outbox().withdraw(petugas.chat, alarm::TOPIC).await?;
        run.queued.push(Queued::say(petugas.chat, reply).on(TOPIC));
    }
    Ok(Progress::All)
}

async fn numbers(run: &mut JobRun<'_>, briefing: Briefing, told: &[Petugas]) -> Result<Numbers, Fault> {
    let somebody_hears = told.iter().any(|petugas| petugas.peran == Peran::Admin);
    let (pesan, masuk) = if somebody_hears { run.uow.desk().newly_dead(run.now).await? } else { (0, 0) };
    Ok(Numbers {
        lists: run.uow.desk().lists(run.now).await?,
        taken: run.uow.desk().taken(run.now).await?,
        done: match briefing {
            Briefing::Pagi => None,
            Briefing::Sore => Some(done_today(run).await?),
        },
        segel: if is_first(run, briefing).await? {
            let newest = run.uow.desk().newest_segel().await?;
            newest.map(|segel| Kerja::BriefSegel { segel: segel.to_string() }.into())
        } else {
            None
        },
        kasi_hears: told.iter().any(|petugas| petugas.acts_as(Peran::Kasi, run.now)),
        dead: (pesan + masuk > 0).then(|| Kerja::BriefDead { pesan, masuk }.into()),
    })
}

/// Where the bot came up late there was none in the morning.
async fn is_first(run: &mut JobRun<'_>, briefing: Briefing) -> Result<bool, Fault> {
    Ok(match briefing {
        Briefing::Pagi => true,
        Briefing::Sore => !run.uow.desk().is_briefed(today_wib(run.now), Briefing::Pagi).await?,
    })
}

/// Since midnight WIB, not in the last 24 hours.
async fn done_today(run: &mut JobRun<'_>) -> Result<Pesan, Fault> {
    let since_midnight = wib(run.now).time() - NaiveTime::MIN;
    let midnight = run.now - since_midnight.max(TimeDelta::zero());
    let mut desk = run.uow.desk();
    Ok(Kerja::BriefDone {
        masuk: desk.happened(EventKind::Diajukan, midnight).await?,
        diterima: desk.happened(EventKind::Diterima, midnight).await?,
        dikembalikan: desk.happened(EventKind::TidakLengkap, midnight).await?,
        dikirim: desk.happened(EventKind::Dikirim, midnight).await?,
    }
    .into())
}

/// What somebody is told: their lists, and for the Kasi those of staf and the newest segel too.
fn lines(petugas: &Petugas, numbers: &Numbers, run: &JobRun<'_>) -> Vec<Pesan> {
    let mut baris: Vec<Pesan> = Vec::new();
    let mine = numbers.lists.iter().filter(|list| concerns(petugas, list, run));
    baris.extend(mine.flat_map(list_lines));
    let has = numbers.taken.iter().find(|(id, _)| *id == petugas.id).map(|(_, jumlah)| *jumlah);
    baris.extend(has.map(|jumlah| Kerja::BriefMine { jumlah }.into()));
    let at_desk = petugas.acts_as(Peran::Staf, run.now) || petugas.acts_as(Peran::Kasi, run.now);
    if baris.is_empty() && at_desk {
        baris.push(Kerja::BriefNothing.into());
    }
    if at_desk {
        baris.extend(numbers.done.clone());
    }
    if petugas.peran == Peran::Admin {
        baris.extend(numbers.dead.clone());
    }
    let keeps = if numbers.kasi_hears { petugas.acts_as(Peran::Kasi, run.now) } else { petugas.peran == Peran::Admin };
    if keeps {
        baris.extend(numbers.segel.clone());
    }
    baris
}

fn concerns(petugas: &Petugas, list: &ListCount, run: &JobRun<'_>) -> bool {
    let acts = |peran| petugas.acts_as(peran, run.now);
    match list.antrean {
        Antrean::Staf | Antrean::Pemohon => acts(Peran::Staf) || acts(Peran::Kasi),
        Antrean::Kasi => acts(Peran::Kasi),
        Antrean::Dispendukcapil => list.recipient == Some(petugas.id),
    }
}

fn list_lines(list: &ListCount) -> [Pesan; 2] {
    let (antrean, jumlah, bebas) = (list.antrean, list.total, list.free);
    let count = match antrean {
        Antrean::Staf | Antrean::Kasi => Kerja::BriefListFree { antrean, jumlah, bebas },
        Antrean::Pemohon | Antrean::Dispendukcapil => Kerja::BriefList { antrean, jumlah },
    };
    let (kode, sejak) = list.oldest;
    [count.into(), Kerja::BriefOldest { kode, sejak }.into()]
}
