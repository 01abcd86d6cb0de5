//! How much a chat may say, and how often it may be wrong. Both are counted with what every update reads and writes anyway.

use chrono::{DateTime, Utc};

use super::App;
use super::inbound::{Inbound, Incoming};
use super::session::Session;
use crate::domain::guess::Door;
use crate::domain::kode::Kode;
use crate::domain::pace::{Allowance, Heard, Pace, Way};
use crate::domain::wib::wib;
use crate::pesan::outgoing::Queued;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};
use crate::store::updates::Claimed;

/// Who goes through a list presses faster than anybody writes, and what was pressed while we were away comes at once.
const PRESSES: u16 = 2;

/// Counts what arrived: how much the chat has said or pressed with it, and whether it is read. `None`: it counts for nothing.
#[must_use]
pub fn hear(app: &App, claimed: &Claimed, inbound: &Inbound, now: DateTime<Utc>) -> Option<((Way, Pace), Heard)> {
    // By when it was sent: what waited while we were away was not said all at once. A press does not tell when it was, and
    // counted with the rest by our clock it would make what was sent before it too much.
    let (way, at) = match (inbound.sent_at, &inbound.what) {
        (_, Incoming::Tap { .. }) => (Way::Pressed, now),
        (Some(sent), _) => (Way::Said, sent.min(now)),
        (None, _) => (Way::Said, now),
    };
    let (before, times) = match way {
        Way::Said => (claimed.said, 1),
        Way::Pressed => (claimed.pressed, PRESSES),
    };
    let allowance = allowance(app, claimed, &inbound.what)?.times(times);
    let (pace, heard) = before.unwrap_or(Pace::new(at)).and_one(allowance, at);
    Some(((way, pace), heard))
}

fn allowance(app: &App, claimed: &Claimed, what: &Incoming) -> Option<Allowance> {
    let limits = &app.kantor.limits;
    match what {
        Incoming::Group => Some(limits.grup),
        Incoming::Blocked | Incoming::Unblocked | Incoming::Nothing => None, // nothing that anybody says
        Incoming::Command(_)
        | Incoming::UnknownCommand
        | Incoming::Text(_)
        | Incoming::File { .. }
        | Incoming::Contact { .. }
        | Incoming::NotTaken { .. }
        | Incoming::Tap { .. }
        | Incoming::Edited => Some(if claimed.petugas.is_some() { limits.petugas } else { limits.warga }),
    }
}

/// What is said to a message that is not read: the first time, until when. In a group nothing.
#[must_use]
pub fn not_read(claimed: &Claimed, inbound: &Inbound, heard: Heard, now: DateTime<Utc>) -> Option<Queued> {
    match heard {
        Heard::TooMuch(until) if inbound.what != Incoming::Group => {
            let sampai = wib(until.max(now)).time();
            let pressed = matches!(inbound.what, Incoming::Tap { .. });
            let said = if pressed { Umum::TooManyPresses { sampai } } else { Umum::TooMuch { sampai } };
            Some(Queued::say(claimed.chat, Reply::new(said)))
        }
        Heard::TooMuch(_) | Heard::Silent | Heard::Read | Heard::ReadAgain(_) => None,
    }
}

impl Session<'_> {
    /// Before the answer: how many messages before this one were not read. What was offered can still be typed.
    pub fn heard_again(&mut self, jumlah: u32) {
        self.queued.push(Queued::say(self.chat, Reply::new(Umum::HeardAgain { jumlah })));
    }

    /// Something that was typed or pressed did not fit. It is counted, unless the chat has to wait already.
    pub fn guessed(&mut self, door: Door) {
        if !self.has_to_wait() {
            self.guesses.push(door);
        }
    }

    /// Whether so much did not fit lately that nothing is tried out any more.
    #[must_use]
    pub fn has_to_wait(&self) -> bool {
        self.guessed_before >= self.kantor().limits.guesses.of_one
    }

    /// That the person has to wait, whatever it was.
    #[must_use]
    pub fn wait_first(&self) -> Umum {
        Umum::GuessWait { kontak: self.kantor().kontak.clone() }
    }

    /// The answer to a kode that does not exist or is not this person's: nobody learns which.
    pub fn no_such(&mut self, answer: impl Into<Pesan>) -> Pesan {
        let waits = self.has_to_wait();
        self.guessed(Door::Kode);
        if waits { self.wait_first().into() } else { answer.into() }
    }

    /// The same, told to a citizen.
    pub fn not_yours(&mut self, kode: Kode) {
        let text = self.no_such(Umum::NotFound { kode: kode.to_string() });
        self.tell(text);
    }
}
