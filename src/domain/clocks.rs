//! Four honest clocks of a permohonan: how long staf, the Kasi, the citizen and Dispendukcapil have had it. Exactly one runs
//! at a time, until it has ended.
//!
//! While something that is required is not there, it is the citizen who has it: before the first receipt and after a return.
//! So a return stops the clock of the office and starts that of the citizen, a promise to bring the original does not end it,
//! and nothing that anybody repeats sets a clock back.
//!
//! Beside waiting there is handling: from taking a card to the step. The SOP's minutes are targets of handling.

use chrono::{DateTime, TimeDelta, Utc};

use super::berkas::{Answer, Checklist, Demand, SyaratKode};
use super::codes::codes;
use super::langkah::{EventKind, Langkah};
use super::permohonan::{Permohonan, Pernyataan, PernyataanKind};

codes! {
    /// Who has a permohonan.
    pub enum Holder {
        /// The desk of SOP steps 1, 3 and 4.
        Staf = "staf",
        /// The desk of SOP step 2.
        Kasi = "kasi",
        /// Pemohon or pelapor, who have to bring or send something.
        Warga = "warga",
        /// After SOP step 4.
        Dispendukcapil = "dispendukcapil",
    }
}

/// A time, both ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// While the office was open.
    pub working: TimeDelta,
    /// By the calendar.
    pub calendar: TimeDelta,
}

/// A time in which one of them had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub holder: Holder,
    /// The step that it waited for; none for the citizen and for Dispendukcapil.
    pub langkah: Option<Langkah>,
    /// Since when.
    pub from: DateTime<Utc>,
    /// Until when; `None`: still.
    pub until: Option<DateTime<Utc>>,
}

/// A time in which a petugas had taken the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The step it was taken for.
    pub langkah: Langkah,
    /// Since when.
    pub from: DateTime<Utc>,
    /// Until when; `None`: still.
    pub until: Option<DateTime<Utc>>,
}

/// Who had it when, oldest first, from the riwayat (kinds and times, oldest first).
#[must_use]
pub fn turns(p: &Permohonan, riwayat: &[(EventKind, DateTime<Utc>)]) -> Vec<Turn> {
    let mut turns = Turns::default();
    let mut cycle = 0;
    for &(kind, at) in riwayat {
        match kind {
            EventKind::Diajukan => turns.completing(at, held(&p.checklist, required(&p.checklist), 0)),
            EventKind::TidakLengkap => {
                cycle += 1;
                turns.completing(at, held(&p.checklist, named(&p.checklist, cycle), cycle));
            }
            EventKind::Diterima => turns.next(Holder::Kasi, Some(Langkah::Mengecek), at),
            EventKind::Lengkap => turns.next(Holder::Staf, Some(Langkah::Mengentri), at),
            EventKind::Dientri => turns.next(Holder::Staf, Some(Langkah::Mengirim), at),
            EventKind::Dikirim => turns.next(Holder::Dispendukcapil, None, at),
            EventKind::Dibatalkan => turns.end(at),
            EventKind::AsliDicatat
            | EventKind::AsliDicabut
            | EventKind::Dilengkapi
            | EventKind::Dinyatakan
            | EventKind::Ditautkan => {}
        }
    }
    if let Some(at) = ended(&p.pernyataan) {
        turns.end(at);
    }
    turns.0
}

/// Since when Dispendukcapil has nothing left to do: the last statement counts, as in the lists. One that takes back an end
/// lets the clock run on as if it had never stopped; the same end stated again sets it nowhere.
fn ended(stated: &[Pernyataan]) -> Option<DateTime<Utc>> {
    let last = stated.last().filter(|last| is_final(last.kind))?;
    let same = stated.iter().rev().take_while(|one| one.kind == last.kind);
    same.last().map(|one| one.stamp.at)
}

/// The statements after which Dispendukcapil has nothing left to do.
fn is_final(kind: PernyataanKind) -> bool {
    match kind {
        PernyataanKind::Diserahkan | PernyataanKind::Ditolak => true,
        PernyataanKind::Diterima | PernyataanKind::MenungguBlangko | PernyataanKind::Dicetak => false,
    }
}

#[derive(Default)]
struct Turns(Vec<Turn>);

impl Turns {
    fn next(&mut self, holder: Holder, langkah: Option<Langkah>, at: DateTime<Utc>) {
        self.end(at);
        self.0.push(Turn { holder, langkah, from: at, until: None });
    }

    /// The citizen has it until everything is there, then staf has it.
    fn completing(&mut self, at: DateTime<Utc>, complete: Option<DateTime<Utc>>) {
        match complete {
            Some(complete) if complete <= at => {}
            Some(_) | None => self.next(Holder::Warga, None, at),
        }
        if let Some(complete) = complete {
            self.next(Holder::Staf, Some(Langkah::Menerima), complete.max(at));
        }
    }

    fn end(&mut self, at: DateTime<Utc>) {
        // What was complete only after the step that did not need it has not had its turn.
        self.0.retain(|turn| turn.from < at || turn.until.is_some());
        if let Some(last) = self.0.last_mut() {
            let until = last.until.get_or_insert(at);
            *until = (*until).min(at);
        }
    }
}

fn required(checklist: &Checklist) -> Vec<&SyaratKode> {
    checklist.syarat.iter().filter(|s| s.demand == Demand::Wajib).map(|s| &s.kode).collect()
}

fn named(checklist: &Checklist, cycle: u16) -> Vec<&SyaratKode> {
    checklist.kekurangan.iter().filter(|k| k.cycle == cycle).map(|k| &k.finding.syarat).collect()
}

/// When all of these were there, as a file or as the original itself, given in this cycle or later.
fn held(checklist: &Checklist, syarat: Vec<&SyaratKode>, cycle: u16) -> Option<DateTime<Utc>> {
    let first = |kode: &SyaratKode| {
        let answers = checklist.pieces.iter().filter(|piece| {
            piece.syarat == *kode
                && piece.cycle >= cycle
                && matches!(piece.answer, Answer::File(_) | Answer::Original(_))
        });
        answers.map(|piece| piece.at).min()
    };
    let times: Option<Vec<DateTime<Utc>>> = syarat.into_iter().map(first).collect();
    Some(times?.into_iter().max().unwrap_or(DateTime::<Utc>::MIN_UTC))
}

/// How long a step took, over all rounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StepTime {
    /// While somebody had taken it.
    pub handling: Span,
    /// While nobody had.
    pub waiting: Span,
}

/// Turns and takings of one permohonan, measured at a moment by a calendar.
pub struct Clocks<'a, W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta> {
    /// Who had it when.
    pub turns: &'a [Turn],
    /// When it was taken.
    pub taken: &'a [Taken],
    /// Until when what is not over is counted.
    pub now: DateTime<Utc>,
    /// The working time between two instants.
    pub working: W,
}

impl<W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta> Clocks<'_, W> {
    /// How long one of the four has had it.
    #[must_use]
    pub fn of(&self, holder: Holder) -> Span {
        let turns = self.turns.iter().filter(|turn| turn.holder == holder);
        self.sum(turns.map(|turn| (turn.from, turn.until.unwrap_or(self.now))).collect())
    }

    /// How long the office has had it: staf and the Kasi.
    #[must_use]
    pub fn office(&self) -> Span {
        self.of(Holder::Staf) + self.of(Holder::Kasi)
    }

    /// How long a step took or has taken so far; `None`: it never began.
    #[must_use]
    pub fn step(&self, langkah: Langkah) -> Option<StepTime> {
        let turns: Vec<(DateTime<Utc>, DateTime<Utc>)> = self
            .turns
            .iter()
            .filter(|turn| turn.langkah == Some(langkah))
            .map(|turn| (turn.from, turn.until.unwrap_or(self.now)))
            .collect();
        if turns.is_empty() {
            return None;
        }
        let handling = self.sum(self.handled(langkah, &turns));
        let all = self.sum(turns);
        Some(StepTime { handling, waiting: all - handling })
    }

    /// When it was taken within its turns; what overlaps counts once.
    fn handled(
        &self,
        langkah: Langkah,
        turns: &[(DateTime<Utc>, DateTime<Utc>)],
    ) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let mut taken: Vec<&Taken> = self.taken.iter().filter(|one| one.langkah == langkah).collect();
        taken.sort_by_key(|one| one.from);
        let mut handled: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::new();
        for &(begun, ended) in turns {
            for one in &taken {
                let after = handled.last().map_or(begun, |last| last.1.max(begun));
                let (from, until) = (one.from.max(after), one.until.unwrap_or(self.now).min(ended));
                if from < until {
                    handled.push((from, until));
                }
            }
        }
        handled
    }

    fn sum(&self, spans: Vec<(DateTime<Utc>, DateTime<Utc>)>) -> Span {
        let span = |(from, until): (DateTime<Utc>, DateTime<Utc>)| {
            let until = until.max(from);
            Span { working: (self.working)(from, until), calendar: until - from }
        };
        spans.into_iter().map(span).fold(Span::default(), |sum, one| sum + one)
    }
}

impl std::ops::Add for Span {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { working: self.working + other.working, calendar: self.calendar + other.calendar }
    }
}

impl std::ops::Sub for Span {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { working: self.working - other.working, calendar: self.calendar - other.calendar }
    }
}

#[cfg(test)]
mod tests;
