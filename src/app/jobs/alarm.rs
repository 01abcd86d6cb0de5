//! Tells the desks what waits too long: what nobody has taken first, then what is handled for longer than the SOP says.
//! One message a person and run; nothing about the same permohonan, turn and reason twice on a day; only while the office is
//! open. While what was said last has not gone out to somebody, it is replaced by all that stands now: nothing heaps up, and
//! nothing is lost. Where a briefing is due it brings along what there is to say here.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{JobRun, Progress, briefing};
use crate::app::fault::Fault;
use crate::app::rough::passed;
use crate::domain::clocks::{Holder, turns};
use crate::domain::kalender::Kalender;
use crate::domain::langkah::Langkah;
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::watch::{Alarm, AtDesk, alarm};
use crate::domain::wib::today_wib;
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::Menu;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::desk::Said;
use crate::store::permohonan::{Candidate, Loaded, Watch};
use crate::store::petugas::Petugas;

/// Read at once.
const BATCH: i64 = 200;

/// What an alarm is replaced by while it waits.
pub(super) const TOPIC: &str = "alarm";

/// A word that is due, with how long it has lasted.
struct Word {
    alarm: Alarm,
    told: bool,
    langkah: Langkah,
    since: DateTime<Utc>,
    lasted: TimeDelta,
    holder: Option<PetugasId>,
    loaded: Loaded,
}

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let kalender = run.uow.kalender().load().await?.kalender;
    if briefing::due(run, &kalender).await?.is_some() {
        return Ok(Progress::All);
    }
    for (chat, lines) in due(run, &kalender).await? {
        run.queued.push(Queued::say(chat, lines.reply()).on(TOPIC));
    }
    Ok(Progress::All)
}

/// What somebody is told.
pub(super) struct Lines {
    lines: Vec<Pesan>,
    at_desk: bool,
}

impl Lines {
    /// With what its reader can do about it: an admin has no work list, but names who stands in for the Kasi.
    pub(super) fn text(self) -> Pesan {
        let baris = self.lines;
        if self.at_desk { Kerja::AlarmList { baris }.into() } else { Kerja::AlarmListAdmin { baris }.into() }
    }

    pub(super) fn reply(self) -> Reply {
        let antrean = self.at_desk.then(|| Button::new(Label::MenuAntrean, Menu::Antrean));
        Reply::new(self.text()).rows(antrean)
    }
}

/// What is to be said to whom; from now on it was said.
pub(super) async fn due(run: &mut JobRun<'_>, kalender: &Kalender) -> Result<BTreeMap<ChatId, Lines>, Fault> {
    let mut told: BTreeMap<ChatId, Lines> = BTreeMap::new();
    if !kalender.is_open(run.now) {
        return Ok(told);
    }
    let mut waiting = run.uow.outbox().waiting_on(TOPIC).await?;
    waiting.extend(run.uow.outbox().waiting_on(briefing::TOPIC).await?);
    let mut words = words(run, kalender, !waiting.is_empty()).await?;
    if words.is_empty() {
        return Ok(told);
    }
    words.sort_by_key(|word| (word.alarm, word.loaded.permohonan.submitted_at));
    let staff = run.uow.petugas().active().await?;
    let reachable = run.uow.petugas().reachable().await?;
    let mut said = Vec::new();
    for word in &words {
        let line = line(word, &staff);
        let hears = |one: &&Petugas| is_told(one, word, run.now) && (!word.told || waiting.contains(&one.chat));
        let hearers: Vec<&Petugas> = reachable.iter().filter(hears).collect();
        said.extend((!word.told && !hearers.is_empty()).then(|| word.said()));
        for one in hearers {
            let at_desk = one.has_desk(run.now);
            told.entry(one.chat).or_insert(Lines { lines: Vec::new(), at_desk }).lines.push(line.clone());
        }
    }
    run.uow.desk().said(&said, today_wib(run.now), run.now).await?;
    Ok(told)
}

impl Word {
    fn said(&self) -> Said {
        let cycle = self.loaded.permohonan.checklist.cycle();
        Said { id: self.loaded.id, alarm: self.alarm, langkah: self.langkah, cycle }
    }
}

/// What is due; with `again` what was said today, too.
async fn words(run: &mut JobRun<'_>, kalender: &Kalender, again: bool) -> Result<Vec<Word>, Fault> {
    let (now, today) = (run.now, today_wib(run.now));
    let (mut words, mut after) = (Vec::new(), None);
    loop {
        let watch = Watch { now, today, again, after, limit: BATCH };
        let found = run.uow.permohonan().candidates(watch).await?;
        let due = found.list.into_iter().filter_map(|one| word(one, kalender, now));
        words.extend(due.filter(|word| again || !word.told));
        after = found.next;
        if after.is_none() {
            return Ok(words);
        }
    }
}

/// What is due about it. While the citizen has it, nothing is.
fn word(candidate: Candidate, kalender: &Kalender, now: DateTime<Utc>) -> Option<Word> {
    let Candidate { loaded, told } = candidate;
    let turn = *turns(&loaded.permohonan, &loaded.riwayat()).last()?;
    let langkah = turn.langkah.filter(|_| matches!(turn.holder, Holder::Staf | Holder::Kasi))?;
    let held = loaded.held.as_ref().map(|held| held.pengambilan).filter(|held| held.is_live(now));
    let at_desk = AtDesk { langkah, since: turn.from, taken: held.map(|held| (held.petugas, held.taken_at)) };
    let alarm = alarm(&at_desk, now, |from, until| kalender.working(from, until))?;
    let since = held.map_or(turn.from, |held| held.taken_at);
    let holder = held.map(|held| held.petugas);
    let lasted = kalender.working(since, now);
    Some(Word { alarm, told: told.contains(&alarm), langkah, since, lasted, holder, loaded })
}

/// Who is told: the desk and, when it has lasted, whoever looks after it; the holder alone while there is time left.
fn is_told(petugas: &Petugas, word: &Word, now: DateTime<Utc>) -> bool {
    let desk = word.langkah.peran();
    let over = if desk == Peran::Kasi { Peran::Admin } else { Peran::Kasi };
    match word.alarm {
        Alarm::Unowned => petugas.acts_as(desk, now),
        Alarm::UnownedLong => petugas.acts_as(desk, now) || petugas.acts_as(over, now),
        Alarm::Past => petugas.acts_as(Peran::Kasi, now),
        Alarm::Near => Some(petugas.id) == word.holder,
    }
}

fn line(word: &Word, staff: &[Petugas]) -> Pesan {
    let p = &word.loaded.permohonan;
    let (sejak, sasaran) = (word.since, word.langkah.minutes().unwrap_or_default().into());
    let antrean = crate::domain::antrean::Antrean::of(p);
    match (word.alarm, antrean) {
        (Alarm::Unowned | Alarm::UnownedLong, Some(antrean)) => {
            let lama = Box::new(passed(word.lasted));
            Kerja::AlarmUnowned { kode: p.kode, jenis: p.jenis, antrean, lama, sejak }.into()
        }
        (Alarm::Past | Alarm::Unowned | Alarm::UnownedLong, _) => {
            let nama = staff.iter().find(|one| Some(one.id) == word.holder).map(|one| one.nama.clone());
            let terpakai = u32::try_from(word.lasted.num_minutes()).unwrap_or_default();
            Kerja::AlarmPast { kode: p.kode, nama: nama.unwrap_or_default(), terpakai, sejak, sasaran }.into()
        }
        (Alarm::Near, _) => Kerja::AlarmNear { kode: p.kode, sasaran }.into(),
    }
}
