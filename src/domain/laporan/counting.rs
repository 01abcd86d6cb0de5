//! From rows to figures: one permohonan after the other, so that none of them is kept.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};

use super::figure::{Figure, StepFigures, StepTimes};
use super::{DesaFigures, HandedOver, Laporan, Masa, Missing, Part};
use crate::domain::berkas::{AlasanKurang, SyaratKode};
use crate::domain::buku::Hitung;
use crate::domain::clocks::{Clocks, Handling, Holder, Taken, There, done, in_hand, office_turns};
use crate::domain::desa::DesaKode;
use crate::domain::langkah::{EventKind, Langkah};
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::PetugasId;
use crate::domain::wib::today_wib;

/// A row of the riwayat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// By which petugas.
    pub by: Option<PetugasId>,
}

/// A permohonan that was received, as far as a report asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fakta {
    /// Kind of service.
    pub jenis: Jenis,
    /// Desa of the pemohon.
    pub desa: Option<DesaKode>,
    /// Where it stands; one that Dispendukcapil has sent back is entered, for staf have it again.
    pub tahap: TahapKind,
    /// When it was received first.
    pub received: DateTime<Utc>,
    /// Whether that was on paper.
    pub on_paper: bool,
    /// Its riwayat, oldest first.
    pub riwayat: Vec<Step>,
    /// What of the berkas the clocks go by.
    pub there: There,
    /// Names of syarat that were found missing, and why; one for each time.
    pub missing: Vec<(SyaratKode, String, AlasanKurang)>,
    /// When it was taken.
    pub taken: Vec<Taken>,
}

impl Fakta {
    fn is_returned(&self) -> bool {
        self.riwayat.iter().any(|step| step.kind == EventKind::TidakLengkap)
    }

    /// What the first check found, where there was one.
    fn first_check(&self) -> Option<bool> {
        self.riwayat.iter().find_map(|step| match step.kind {
            EventKind::Lengkap => Some(true),
            EventKind::TidakLengkap => Some(false),
            EventKind::Diajukan
            | EventKind::AsliDicatat
            | EventKind::NomorDicatat
            | EventKind::NomorDiperbaiki
            | EventKind::AsliDicabut
            | EventKind::Diterima
            | EventKind::Dilengkapi
            | EventKind::Dientri
            | EventKind::Dikirim
            | EventKind::Dikembalikan
            | EventKind::DientriUlang
            | EventKind::DikirimUlang
            | EventKind::Dinyatakan
            | EventKind::Ditautkan
            | EventKind::PerbaikanDiminta
            | EventKind::Diperbaiki
            | EventKind::PerbaikanDitolak
            | EventKind::PerbaikanDitarik
            | EventKind::BerkasDisimpan
            | EventKind::Dibatalkan => None,
        })
    }

    /// Who did a step last.
    fn by(&self, at: DateTime<Utc>) -> Option<PetugasId> {
        self.riwayat.iter().rev().find(|step| step.at == at).and_then(|step| step.by)
    }
}

/// A report while it is being counted.
#[derive(Debug)]
pub struct Counting {
    masa: Masa,
    now: DateTime<Utc>,
    received: Hitung,
    returned: u32,
    checked: u32,
    complete: u32,
    sent: u32,
    closed: u32,
    steps: Vec<(Langkah, StepTimes)>,
    office: Vec<TimeDelta>,
    desa: BTreeMap<Option<DesaKode>, Group>,
    missing: Kinds,
    parts: BTreeMap<Masa, (u32, u32)>,
}

impl Counting {
    /// Of nothing yet.
    #[must_use]
    pub fn new(masa: Masa, now: DateTime<Utc>) -> Self {
        Self {
            masa,
            now,
            received: Hitung::default(),
            returned: 0,
            checked: 0,
            complete: 0,
            sent: 0,
            closed: 0,
            steps: Langkah::ALL.iter().map(|&langkah| (langkah, StepTimes::default())).collect(),
            office: Vec::new(),
            desa: BTreeMap::new(),
            missing: Kinds::default(),
            parts: masa.parts(today_wib(now)).into_iter().map(|part| (part, (0, 0))).collect(),
        }
    }

    /// One more. `working` is the working time between two instants.
    pub fn add(&mut self, fakta: &Fakta, working: impl Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta) {
        let returned = u32::from(fakta.is_returned());
        self.received.add(fakta.jenis);
        self.returned += returned;
        if let Some(complete) = fakta.first_check() {
            self.checked += 1;
            self.complete += u32::from(complete);
        }
        self.sent += u32::from(fakta.tahap == TahapKind::Dikirim);
        self.closed += u32::from(fakta.tahap == TahapKind::Dibatalkan);
        let group = self.desa.entry(fakta.desa.clone()).or_default();
        group.received += 1;
        group.returned += returned;
        group.missing.add(fakta);
        self.missing.add(fakta);
        if let Some(part) = self.masa.part_of(fakta.received) {
            let counts = self.parts.entry(part).or_default();
            *counts = (counts.0 + 1, counts.1 + returned);
        }
        self.measure(fakta, working);
    }

    fn measure(&mut self, fakta: &Fakta, working: impl Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta) {
        let riwayat: Vec<(EventKind, DateTime<Utc>)> = fakta.riwayat.iter().map(|step| (step.kind, step.at)).collect();
        let turns = in_hand(office_turns(&fakta.there, &riwayat), &fakta.taken, self.now);
        let done = done(&riwayat);
        let clocks = Clocks { turns: &turns, taken: &fakta.taken, done: &done, now: self.now, working };
        let last = turns.last().and_then(|turn| turn.langkah);
        let is_closed = fakta.tahap == TahapKind::Dibatalkan;
        for (langkah, times) in &mut self.steps {
            let Some(&(_, at)) = done.iter().rev().find(|one| one.0 == *langkah) else { continue };
            let waits = turns.iter().any(|turn| turn.langkah == Some(*langkah) && turn.until.is_none());
            let was_closed_in = is_closed && last == Some(*langkah);
            let was_on_paper = fakta.on_paper && *langkah == Langkah::Menerima;
            if waits || was_closed_in || was_on_paper {
                continue;
            }
            let Some(step) = clocks.step(*langkah) else { continue };
            let (handled, known) = match step.handling {
                Handling::Known(span) => (span.working, true),
                Handling::InPart(span, _) => (span.working, false),
                Handling::NotYet | Handling::Unknown => (TimeDelta::zero(), false),
            };
            times.add(step.rest.working + handled, known.then_some(handled), fakta.by(at));
        }
        let is_over = !turns.iter().any(|turn| turn.until.is_none() && turn.holder != Holder::Dispendukcapil);
        if fakta.tahap == TahapKind::Dikirim && is_over && !fakta.on_paper {
            self.office.push(clocks.office().working);
        }
    }

    /// The times alone, for who wants no more.
    #[must_use]
    pub fn steps(self) -> Vec<StepFigures> {
        self.steps.into_iter().map(|(langkah, times)| times.figures(langkah)).collect()
    }

    /// The figures, with what became of what was handed over, which is not counted by the first receipt.
    #[must_use]
    pub fn end(self, handed: HandedOver) -> Laporan {
        let mut desa: Vec<DesaFigures> = self.desa.into_iter().map(|(desa, group)| group.end(desa)).collect();
        desa.sort_by_key(|one| std::cmp::Reverse(one.received));
        let part = |(masa, (received, returned))| Part { masa, received, returned };
        Laporan {
            masa: self.masa,
            at: self.now,
            received: self.received,
            returned: self.returned,
            checked: self.checked,
            complete: self.complete,
            sent: self.sent,
            closed: self.closed,
            handed,
            steps: self.steps.into_iter().map(|(langkah, times)| times.figures(langkah)).collect(),
            office: Figure::of(self.office),
            desa,
            missing: self.missing.end(),
            parts: self.parts.into_iter().map(part).collect(),
        }
    }
}

/// A desa while it is being counted.
#[derive(Debug, Default)]
struct Group {
    received: u32,
    returned: u32,
    missing: Kinds,
}

impl Group {
    fn end(self, desa: Option<DesaKode>) -> DesaFigures {
        DesaFigures { desa, received: self.received, returned: self.returned, missing: self.missing.end() }
    }
}

/// What was missing while it is being counted.
#[derive(Debug, Default)]
struct Kinds(BTreeMap<SyaratKode, Kind>);

#[derive(Debug, Default)]
struct Kind {
    /// The newest name, and of when it is.
    name: (DateTime<Utc>, String),
    times: u32,
    people: u32,
    why: HashMap<AlasanKurang, u32>,
}

impl Kinds {
    fn add(&mut self, fakta: &Fakta) {
        let mut seen: Vec<&SyaratKode> = Vec::new();
        for (syarat, name, alasan) in &fakta.missing {
            let kind = self.0.entry(syarat.clone()).or_default();
            if kind.name.0 <= fakta.received {
                kind.name = (fakta.received, name.clone());
            }
            kind.times += 1;
            *kind.why.entry(*alasan).or_default() += 1;
            if !seen.contains(&syarat) {
                kind.people += 1;
                seen.push(syarat);
            }
        }
    }

    fn end(self) -> Vec<Missing> {
        let missing = |(syarat, kind): (SyaratKode, Kind)| {
            let mut why: Vec<(AlasanKurang, u32)> = kind.why.into_iter().collect();
            why.sort_by_key(|&(alasan, times)| (std::cmp::Reverse(times), alasan));
            Missing { syarat, name: kind.name.1, times: kind.times, people: kind.people, why }
        };
        let mut all: Vec<Missing> = self.0.into_iter().map(missing).collect();
        all.sort_by_key(|one| std::cmp::Reverse((one.people, one.times)));
        all
    }
}
