//! Reminds of requests to put data right, while there is time to answer: staf first, then Kasi and admin too. That it is too
//! late is said to all of them on each day until somebody has answered.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::meja::perbaikan::{button, line};
use crate::domain::kalender::Kalender;
use crate::domain::pengingat::is_awake;
use crate::domain::perbaikan::{ANSWERED_WITHIN, Around, Rung, due};
use crate::domain::petugas::{ChatId, Peran};
use crate::domain::wib::{at_wib, today_wib};
use crate::pesan::Reply;
use crate::pesan::outgoing::Queued;
use crate::pesan::perbaikan::PerbaikanText;
use crate::store::perbaikan::Waiting;
use crate::store::petugas::Petugas;

/// Read at once; the first due first, so that none is passed over for ever.
const BATCH: i64 = 200;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let waiting = run.uow.perbaikan().waiting(Some(run.now + ANSWERED_WITHIN), BATCH).await?;
    if waiting.is_empty() {
        return Ok(Progress::All);
    }
    let kalender = run.uow.kalender().load().await?.kalender;
    let due = due_now(&waiting, &kalender, run.now);
    let reachable = run.uow.petugas().reachable().await?;
    let mut told: BTreeMap<ChatId, (Vec<&Waiting>, Peran)> = BTreeMap::new();
    for (one, rung) in due {
        let hears: Vec<&Petugas> = reachable.iter().filter(|p| is_told(p, rung, run.now)).collect();
        if hears.is_empty() {
            tracing::warn!(kode = %one.kode, "nobody can be reminded of a request to put data right");
            continue;
        }
        run.uow.perbaikan().said(one, rung, today_wib(run.now), run.now).await?;
        for petugas in hears {
            told.entry(petugas.chat).or_insert((Vec::new(), petugas.peran)).0.push(one);
        }
    }
    run.queued.extend(told.into_iter().map(|(chat, (all, peran))| Queued::say(chat, reminder(&all, peran, run.now))));
    Ok(Progress::All)
}

fn due_now<'a>(waiting: &'a [Waiting], kalender: &Kalender, now: DateTime<Utc>) -> Vec<(&'a Waiting, Rung)> {
    let around = Around {
        open: kalender.is_open(now),
        awake: is_awake(now),
        opens: opens(kalender, now),
        opens_later: opens(kalender, now + TimeDelta::hours(1)),
    };
    let today = today_wib(now);
    let said = |one: &Waiting| -> Vec<Rung> {
        let again = |rung: &Rung| *rung != Rung::Lewat || one.late_on == Some(today);
        one.said.iter().copied().filter(again).collect()
    };
    waiting.iter().filter_map(|one| due(one.due_at, &said(one), now, around).map(|rung| (one, rung))).collect()
}

/// When the office opens next, where it is closed at a moment.
fn opens(kalender: &Kalender, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if kalender.is_open(at) {
        return None;
    }
    let (date, time) = kalender.next_opening(at)?;
    Some(at_wib(date, time))
}

fn is_told(petugas: &Petugas, rung: Rung, now: DateTime<Utc>) -> bool {
    let over = petugas.acts_as(Peran::Kasi, now) || petugas.peran == Peran::Admin;
    match rung {
        Rung::Sehari => petugas.peran == Peran::Staf,
        Rung::Mendesak | Rung::Lewat => petugas.peran == Peran::Staf || over,
    }
}

/// What waits, with the way to each for who answers.
fn reminder(all: &[&Waiting], peran: Peran, now: DateTime<Utc>) -> Reply {
    let reply = Reply::new(PerbaikanText::Reminder { daftar: all.iter().map(|one| line(one, now)).collect() });
    if peran == Peran::Staf { reply.rows(all.iter().map(|one| button(one))) } else { reply }
}
