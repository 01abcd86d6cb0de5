//! Tells the desks what waits too long: what nobody has taken first, then what is handled for longer than the SOP says.
//! One message a person and run; nothing about the same permohonan and reason twice on a day; only while the office is open.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::rough::rough;
use crate::domain::clocks::{Holder, turns};
use crate::domain::kalender::Kalender;
use crate::domain::langkah::Langkah;
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::watch::{Alarm, AtDesk, alarm};
use crate::domain::wib::today_wib;
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::outgoing::{PermohonanId, Queued};
use crate::pesan::tap::Menu;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{Candidate, Loaded};
use crate::store::petugas::Petugas;

/// Looked at in one run.
const BATCH: i64 = 200;

/// A word that is due, with how long it has lasted.
struct Word {
    alarm: Alarm,
    langkah: Langkah,
    lasted: TimeDelta,
    holder: Option<PetugasId>,
    loaded: Loaded,
}

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let kalender = run.uow.kalender().load().await?.kalender;
    if !kalender.is_open(run.now) {
        return Ok(Progress::All);
    }
    let today = today_wib(run.now);
    let candidates = run.uow.permohonan().candidates(run.now, today, BATCH).await?;
    let mut words: Vec<Word> = candidates.into_iter().filter_map(|one| word(one, &kalender, run.now)).collect();
    if words.is_empty() {
        return Ok(Progress::All);
    }
    words.sort_by_key(|word| (word.alarm, word.loaded.permohonan.submitted_at));
    let said: Vec<(PermohonanId, Alarm)> = words.iter().map(|word| (word.loaded.id, word.alarm)).collect();
    run.uow.desk().said(&said, today, run.now).await?;
    let staff = run.uow.petugas().active().await?;
    let mut told: BTreeMap<ChatId, Vec<Pesan>> = BTreeMap::new();
    for word in &words {
        let line = line(word, &staff);
        for petugas in staff.iter().filter(|petugas| is_told(petugas, word, run.now)) {
            told.entry(petugas.chat).or_default().push(line.clone());
        }
    }
    let antrean = || Button::new(Label::MenuAntrean, Menu::Antrean);
    let message = |(chat, baris)| Queued::say(chat, Reply::new(Kerja::AlarmList { baris }).rows([antrean()]));
    run.queued.extend(told.into_iter().map(message));
    Ok(Progress::All)
}

/// What is due about it and was not said today. While the citizen has it, nothing is.
fn word(candidate: Candidate, kalender: &Kalender, now: DateTime<Utc>) -> Option<Word> {
    let Candidate { loaded, told } = candidate;
    let turn = *turns(&loaded.permohonan, &loaded.riwayat()).last()?;
    let langkah = turn.langkah.filter(|_| matches!(turn.holder, Holder::Staf | Holder::Kasi))?;
    let held = loaded.held.as_ref().map(|held| held.pengambilan).filter(|held| held.is_live(now));
    let at_desk = AtDesk { langkah, since: turn.from, taken: held.map(|held| (held.petugas, held.taken_at)) };
    let alarm = alarm(&at_desk, now, |from, until| kalender.working(from, until)).filter(|one| !told.contains(one))?;
    let since = held.map_or(turn.from, |held| held.taken_at);
    let holder = held.map(|held| held.petugas);
    Some(Word { alarm, langkah, lasted: kalender.working(since, now), holder, loaded })
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
    let sasaran = word.langkah.minutes().unwrap_or_default().into();
    let antrean = crate::domain::antrean::Antrean::of(p);
    match (word.alarm, antrean) {
        (Alarm::Unowned | Alarm::UnownedLong, Some(antrean)) => {
            let lama = Box::new(rough(word.lasted));
            Kerja::AlarmUnowned { kode: p.kode, jenis: p.jenis, antrean, lama }.into()
        }
        (Alarm::Past | Alarm::Unowned | Alarm::UnownedLong, _) => {
            let nama = staff.iter().find(|one| Some(one.id) == word.holder).map(|one| one.nama.clone());
            let terpakai = u32::try_from(word.lasted.num_minutes()).unwrap_or_default();
            Kerja::AlarmPast { kode: p.kode, nama: nama.unwrap_or_default(), terpakai, sasaran }.into()
        }
        (Alarm::Near, _) => Kerja::AlarmNear { kode: p.kode, sasaran }.into(),
    }
}
