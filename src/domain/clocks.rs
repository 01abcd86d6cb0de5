//! Four honest clocks of a permohonan: how long staf, the Kasi, the citizen and Dispendukcapil have had it. Exactly one runs
//! at a time, until it has ended.
//!
//! While something that is required is not there, it is the citizen who has it: before the first receipt and after a return.
//! So a return stops the clock of the office and starts that of the citizen, a promise to bring the original does not end it,
//! and nothing that anybody repeats sets a clock back.
//!
//! Beside waiting there is handling: from taking a card to the step. The SOP's minutes are targets of handling. A step that
//! was done without taking says nothing of how long it was handled, and so do these clocks.

mod held_up;
pub mod length;
mod spans;
mod there;

use chrono::{DateTime, TimeDelta, Utc};

use self::spans::{Between, both, union};

pub use self::there::There;
use super::codes::codes;
use super::langkah::{EventKind, Langkah};
use super::permohonan::{Permohonan, Pernyataan, counting};

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
    /// Until when; what is still taken, until it expires.
    pub until: DateTime<Utc>,
    /// Whether it ended with the step.
    pub done: bool,
}

/// Who had it when, oldest first, from the riwayat (kinds and times, oldest first).
#[must_use]
pub fn turns(p: &Permohonan, riwayat: &[(EventKind, DateTime<Utc>)]) -> Vec<Turn> {
    let mut turns = until_sent(&There::of(&p.checklist), riwayat);
    if let Some(at) = ended(&p.pernyataan) {
        turns.end(at);
    }
    turns.0
}

/// The same for who looks at the office alone: the last turn of Dispendukcapil has no end.
#[must_use]
pub fn office_turns(there: &There, riwayat: &[(EventKind, DateTime<Utc>)]) -> Vec<Turn> {
    until_sent(there, riwayat).0
}

fn until_sent(there: &There, riwayat: &[(EventKind, DateTime<Utc>)]) -> Turns {
    let mut turns = Turns::default();
    let mut cycle = 0;
    for &(kind, at) in riwayat {
        match kind {
            EventKind::Diajukan => turns.completing(at, there.required_at()),
            EventKind::TidakLengkap => {
                cycle += 1;
                turns.completing(at, there.named_at(cycle));
            }
            EventKind::Diterima => turns.next(Holder::Kasi, Some(Langkah::Mengecek), at),
            EventKind::Lengkap => turns.next(Holder::Staf, Some(Langkah::Mengentri), at),
            EventKind::Dientri | EventKind::Dikembalikan => turns.next(Holder::Staf, Some(Langkah::Mengirim), at),
            EventKind::Dikirim | EventKind::DikirimUlang => turns.next(Holder::Dispendukcapil, None, at),
            EventKind::Dibatalkan => turns.end(at),
            EventKind::AsliDicatat
            | EventKind::NomorDicatat
            | EventKind::NomorDiperbaiki
            | EventKind::AsliDicabut
            | EventKind::Dilengkapi
            | EventKind::DientriUlang
            | EventKind::Dinyatakan
            | EventKind::Ditautkan
            | EventKind::PerbaikanDiminta
            | EventKind::Diperbaiki
            | EventKind::PerbaikanDitolak
            | EventKind::PerbaikanDitarik
            | EventKind::BerkasDisimpan => {}
        }
    }
    turns
}

/// Since when Dispendukcapil has nothing left to do: the last statement counts, as in the lists. One that takes back an end
/// lets the clock run on as if it had never stopped; the same end stated again sets it nowhere.
fn ended(stated: &[Pernyataan]) -> Option<DateTime<Utc>> {
    let last = counting(stated).next_back().filter(|last| last.kind.is_final())?;
    let same = counting(stated).rev().take_while(|one| one.kind == last.kind);
    same.last().map(|one| one.stamp.at)
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

/// The steps that were done, and when, oldest first.
#[must_use]
pub fn done(riwayat: &[(EventKind, DateTime<Utc>)]) -> Vec<(Langkah, DateTime<Utc>)> {
    let step = |&(kind, at): &(EventKind, DateTime<Utc>)| {
        let langkah = match kind {
            EventKind::Diterima => Langkah::Menerima,
            EventKind::Lengkap | EventKind::TidakLengkap => Langkah::Mengecek,
            EventKind::Dientri => Langkah::Mengentri,
            EventKind::Dikirim | EventKind::DikirimUlang => Langkah::Mengirim,
            EventKind::Diajukan
            | EventKind::AsliDicatat
            | EventKind::NomorDicatat
            | EventKind::NomorDiperbaiki
            | EventKind::AsliDicabut
            | EventKind::Dilengkapi
            | EventKind::Dikembalikan
            | EventKind::DientriUlang
            | EventKind::Dinyatakan
            | EventKind::Ditautkan
            | EventKind::PerbaikanDiminta
            | EventKind::Diperbaiki
            | EventKind::PerbaikanDitolak
            | EventKind::PerbaikanDitarik
            | EventKind::BerkasDisimpan
            | EventKind::Dibatalkan => return None,
        };
        Some((langkah, at))
    };
    riwayat.iter().filter_map(step).collect()
}

/// The same turns, with what staf had in hand: at the counter the citizen brings what is missing while staf work on it, and
/// then it is staf who have it.
#[must_use]
pub fn in_hand(turns: Vec<Turn>, taken: &[Taken], now: DateTime<Utc>) -> Vec<Turn> {
    let receiving = taken.iter().filter(|one| one.langkah == Langkah::Menerima);
    let hands = union(receiving.map(|one| (one.from, one.until.min(now))).collect());
    let parts = |turn: Turn| if turn.holder == Holder::Warga { cut(turn, &hands, now) } else { vec![turn] };
    turns.into_iter().flat_map(parts).collect()
}

fn cut(turn: Turn, hands: &[Between], now: DateTime<Utc>) -> Vec<Turn> {
    let end = turn.until.unwrap_or(now);
    let mut parts = Vec::new();
    let mut at = turn.from;
    for (from, until) in both(&[(turn.from, end)], hands) {
        if at < from {
            parts.push(Turn { from: at, until: Some(from), ..turn });
        }
        parts.push(Turn { holder: Holder::Staf, langkah: Some(Langkah::Menerima), from, until: Some(until) });
        at = until;
    }
    match parts.last_mut() {
        Some(last) if at >= end => last.until = turn.until,
        Some(_) | None => parts.push(Turn { from: at, ..turn }),
    }
    parts
}

/// How long a step was handled, over all rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    /// Nobody has taken it, and it was not done.
    NotYet,
    /// It was done without taking: nobody knows.
    Unknown,
    /// From taking to the step, or until now.
    Known(Span),
    /// So much is known; so often it was done without taking.
    InPart(Span, u32),
}

/// How long a step took, over all rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepTime {
    /// While somebody had taken it.
    pub handling: Handling,
    /// While nobody had: waiting, and what was handled without taking.
    pub rest: Span,
}

/// Turns and takings of one permohonan, measured at a moment by a calendar.
pub struct Clocks<'a, W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta> {
    /// Who had it when.
    pub turns: &'a [Turn],
    /// When it was taken.
    pub taken: &'a [Taken],
    /// The steps that were done, and when.
    pub done: &'a [(Langkah, DateTime<Utc>)],
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
        self.sum(&turns.map(|turn| (turn.from, turn.until.unwrap_or(self.now))).collect::<Vec<_>>())
    }

    /// How long the office has had it: staf and the Kasi.
    #[must_use]
    pub fn office(&self) -> Span {
        self.of(Holder::Staf) + self.of(Holder::Kasi)
    }

    /// How long a step took or has taken so far; `None`: it never began.
    #[must_use]
    pub fn step(&self, langkah: Langkah) -> Option<StepTime> {
        let turns: Vec<Between> = self
            .turns
            .iter()
            .filter(|turn| turn.langkah == Some(langkah))
            .map(|turn| (turn.from, turn.until.unwrap_or(self.now)))
            .collect();
        let done = self.done.iter().filter(|one| one.0 == langkah).count();
        if turns.is_empty() && done == 0 {
            return None;
        }
        let taken: Vec<&Taken> = self.taken.iter().filter(|one| one.langkah == langkah).collect();
        let spans: Vec<Between> = taken.iter().map(|one| (one.from, one.until)).collect();
        let handled = self.sum(&both(&turns, &spans));
        let untaken = self.untaken(langkah, &taken);
        let handling = match (taken.is_empty(), done, untaken) {
            (true, 0, _) => Handling::NotYet,
            (true, _, _) => Handling::Unknown,
            (false, _, 0) => Handling::Known(handled),
            (false, _, times) => Handling::InPart(handled, times),
        };
        Some(StepTime { handling, rest: self.sum(&union(turns)) - handled })
    }

    /// How often a step was done by somebody who had not taken it.
    fn untaken(&self, langkah: Langkah, taken: &[&Taken]) -> u32 {
        let by_taker = |at: DateTime<Utc>| taken.iter().any(|one| one.done && one.until == at);
        let untaken = self.done.iter().filter(|&&(step, at)| step == langkah && !by_taker(at)).count();
        u32::try_from(untaken).unwrap_or(u32::MAX)
    }

    fn sum(&self, spans: &[Between]) -> Span {
        let span = |&(from, until): &Between| {
            let until = until.max(from);
            Span { working: (self.working)(from, until), calendar: until - from }
        };
        spans.iter().map(span).fold(Span::default(), |sum, one| sum + one)
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
