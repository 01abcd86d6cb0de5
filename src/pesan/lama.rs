//! Sentences about how long a permohonan took: the four clocks, and how long each step was handled. What is recorded,
//! without anybody's name.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Pesan, sentences};
use crate::domain::clocks::Holder;
use crate::domain::clocks::length::Length;
use crate::domain::kode::Kode;
use crate::domain::langkah::Langkah;

sentences! {
    /// How long it took.
    pub enum Lama in "lama" {
        /// All of it.
        Clocks { kode: Kode, waktu: DateTime<Utc>, sekarang: Box<Pesan>, jam: Vec<Pesan>, langkah: Vec<Pesan> },
        /// It waits for a step.
        NowWaits { pemegang: Holder, langkah: Langkah },
        /// A step is being handled.
        NowHandled { pemegang: Holder, langkah: Langkah },
        /// The citizen has it.
        NowWarga,
        /// Dispendukcapil has it.
        NowDispendukcapil,
        /// The same, where a hold lasts.
        NowHeldUp,
        /// No clock runs.
        NowOver,
        /// The clock of one of the four.
        Clock { pemegang: Holder, lama: Box<Pesan> },
        /// One of the four never had it.
        ClockNone { pemegang: Holder },
        /// The clock of Dispendukcapil, with a hold in it.
        ClockHeld { pemegang: Holder, lama: Box<Pesan>, tunda: Box<Pesan>, alasan: Box<Pesan> },
        /// The same, for several reasons.
        ClockHeldSeveral { pemegang: Holder, lama: Box<Pesan>, tunda: Box<Pesan>, daftar: Vec<Pesan> },
        /// One of the reasons.
        HeldWhy { alasan: Box<Pesan> },
        /// A step that has not begun.
        StepNone { langkah: Langkah },
        /// A step that nobody has taken.
        StepNotYet { langkah: Langkah, sasaran: u32, sisa: Box<Pesan> },
        /// A step: handled, and waiting for it; `sasaran` 0: the SOP names none.
        Step { langkah: Langkah, sasaran: u32, ditangani: Box<Pesan>, sisa: Box<Pesan> },
        /// A step that was done without taking: nobody knows how long it was handled.
        StepUnknown { langkah: Langkah, sasaran: u32, sisa: Box<Pesan> },
        /// A step that was done without taking in some of its rounds.
        StepInPart { langkah: Langkah, sasaran: u32, ditangani: Box<Pesan>, kali: u32, sisa: Box<Pesan> },
        /// Working time and by the calendar, where they are the same.
        Same { lama: Box<Pesan> },
        /// Working time, and by the calendar.
        Both { jam: Box<Pesan>, kalender: Box<Pesan> },
        /// Less than a minute.
        Moment,
        /// Minutes.
        Minutes { menit: u32 },
        /// Hours and minutes.
        Hours { jam: u32, menit: u32 },
        /// Working days and hours.
        WorkingDays { hari: u32, jam: u32 },
        /// Days and hours.
        Days { hari: u32, jam: u32 },
    }
}

impl Lama {
    /// A working time, to the minute and rounded up: what is said to have taken so long took no longer.
    #[must_use]
    pub fn at_most(time: TimeDelta) -> Self {
        let minutes =
            if time < TimeDelta::minutes(1) { time } else { TimeDelta::minutes((time.num_seconds() + 59) / 60) };
        match Length::of_working(minutes) {
            Length::Moment | Length::Minutes(0) => Self::Moment,
            Length::Minutes(menit) => Self::Minutes { menit },
            Length::Hours(jam, menit) => Self::Hours { jam, menit },
            Length::Days(hari, jam) => Self::WorkingDays { hari, jam },
        }
    }
}
