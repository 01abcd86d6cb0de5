//! Sentences and buttons about the kalender: when the office works, and how the admin changes it.

use chrono::{DateTime, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::arg::{Day, Weekdays};
use super::{Pesan, sentences};
use crate::domain::kalender::biasa::Hari;
use crate::domain::kalender::{JamKhususId, JenisLibur, Kepastian};
use crate::domain::pelaksana::Days;

sentences! {
    /// About the kalender.
    pub enum KalenderText in "kalender" {
        /// This week.
        Week { daftar: Vec<Pesan> },
        /// A day on which the office works.
        DayOpen { hari: Weekday, jam: Box<Pesan> },
        /// A day off.
        DayLibur { hari: Weekday, nama: String },
        /// A week without any day of work.
        DayNone,
        /// What is off next.
        Coming { daftar: Vec<Pesan> },
        /// Nothing is off next.
        ComingNone,
        /// A day off with its source.
        LiburLine { hari: Day, nama: String, kepastian: Kepastian, dasar: String },
        /// A day off within another sentence.
        LiburShort { hari: Day, nama: String },
        /// Days with other hours.
        HoursList { daftar: Vec<Pesan> },
        /// No days with other hours.
        HoursNone,
        /// Some days with other hours.
        HoursLine { hari: Days, dasar: String, jam: Vec<Pesan> },
        /// The usual hours.
        Usual { jam: Vec<Pesan> },
        /// What of them changes later.
        UsualComing { daftar: Vec<Pesan> },
        /// One such change.
        UsualLine { mulai: Day, hari: Box<Pesan>, jam: Box<Pesan>, dasar: String },
        /// Which days of the week change?
        UsualPick,
        /// A day of the week within a sentence.
        HariOne { hari: Weekday },
        /// Days of the week within a sentence.
        HariMany { dari: Weekday, sampai: Weekday },
        /// A year that is not confirmed: how many estimates, how many days of joint leave.
        Unconfirmed { tahun: u32, perkiraan: u32, cuti: u32 },
        /// The same once a week, with what to do.
        Warning { daftar: Vec<Pesan> },
        /// Which day off?
        AskPick,
        /// No day off is left to choose from.
        AskPickNone,
        /// One day off: what can be done with it.
        Entry { hari: Day, nama: String, jenis: JenisLibur, kepastian: Kepastian, dasar: String },
        /// On which day?
        AskTanggal,
        /// What kind of day off?
        AskJenis { hari: Day },
        /// What is it called?
        AskNama { hari: Day },
        /// Moved to which day?
        AskKe { hari: Day, nama: String },
        /// Other hours from which day?
        AskDari,
        /// Until which day?
        AskSampai { dari: Day },
        /// Which hours from Monday to Thursday?
        AskBiasa { hari: Days },
        /// Which hours on Friday?
        AskJumat,
        /// Which usual hours?
        AskJam { hari: Box<Pesan> },
        /// From which day?
        AskMulai,
        /// By which source?
        AskDasar,
        /// Not a date.
        DateForm,
        /// No such day.
        DateNoSuchDay,
        /// Years away.
        DateFar,
        /// That day is off already.
        DateTaken { hari: Day, nama: String },
        /// That day is not off.
        DateNone { hari: Day },
        /// That day is certain already.
        DateCertain { hari: Day, nama: String },
        /// The last day is before the first.
        SampaiBefore { dari: Day },
        /// More than a year of other hours.
        SampaiLong,
        /// Not hours.
        HoursForm,
        /// They close before they open.
        HoursBackwards,
        /// They overlap.
        HoursOverlap,
        /// What has passed keeps its hours.
        Early { hari: Day },
        /// The office would never open.
        NeverOpen,
        /// Too short or too long for a name.
        NamaWrong { jumlah: u32 },
        /// Too short or too long for a source.
        DasarWrong { jumlah: u32 },
        /// Before it is saved: a new day off.
        PreviewAdd { hari: Day, nama: String, jenis: JenisLibur, dasar: String },
        /// A day off is moved.
        PreviewMove { hari: Day, ke: Day, nama: String, dasar: String },
        /// A day off becomes a day of work.
        PreviewCancel { hari: Day, nama: String, dasar: String },
        /// An estimate is certain.
        PreviewConfirm { hari: Day, nama: String, dasar: String },
        /// A year is certain.
        PreviewYear { tahun: u32, daftar: Vec<Pesan>, dasar: String },
        /// A year without an estimate is certain.
        PreviewYearNone { tahun: u32, dasar: String },
        /// The year has no joint leave yet.
        CutiNone { tahun: u32 },
        /// Other hours.
        PreviewHours { hari: Weekdays, jam: Vec<Pesan>, dasar: String },
        /// There are other hours for some of these days.
        HoursThere,
        /// Other hours are taken back.
        PreviewEnd { hari: Weekdays, dasar: String },
        /// Other hours end in the middle.
        PreviewEndFrom { sejak: Day, hari: Weekdays, dasar: String },
        /// Other usual hours.
        PreviewUsual { hari: Box<Pesan>, jam: Box<Pesan>, mulai: Day, dasar: String },
        /// They change again later.
        UsualLater { mulai: Day },
        /// Other hours hold on some of these days.
        UsualKhusus { hari: Days },
        /// What it does to the days of work in a year.
        Effect { tahun: u32, dari: u32, ke: u32 },
        /// It does nothing to the days of work.
        EffectNone,
        /// It is about time that has passed.
        Past,
        /// Save it?
        Save,
        /// Saved.
        Done,
        /// To colleagues: it was changed, in this way.
        Told { oleh: String },
        /// Not saved.
        Dropped,
        /// The question is not open any more.
        Passed,
        /// Those hours are usual again already, or have passed.
        HoursGone,
        /// The year is confirmed already.
        YearDone { tahun: u32 },
        /// The last changes.
        History { daftar: Vec<Pesan> },
        /// Nothing was changed yet.
        HistoryNone,
        /// A change: a day off was added.
        ChangedDitambah { waktu: DateTime<Utc>, oleh: String, hari: Day, nama: String, dasar: String },
        /// It was moved.
        ChangedDipindah { waktu: DateTime<Utc>, oleh: String, hari: Day, ke: Day, nama: String, dasar: String },
        /// It was cancelled.
        ChangedDibatalkan { waktu: DateTime<Utc>, oleh: String, hari: Day, nama: String, dasar: String },
        /// It was confirmed.
        ChangedDipastikan { waktu: DateTime<Utc>, oleh: String, hari: Day, nama: String, dasar: String },
        /// A year was confirmed.
        ChangedTahun { waktu: DateTime<Utc>, oleh: String, tahun: u32, dasar: String },
        /// Other hours were added.
        ChangedJamKhusus { waktu: DateTime<Utc>, oleh: String, hari: Days, dasar: String },
        /// They were taken back.
        ChangedJamKhususSelesai { waktu: DateTime<Utc>, oleh: String, hari: Days },
        /// They were ended in the middle.
        ChangedJamKhususDiakhiri { waktu: DateTime<Utc>, oleh: String, hari: Days, sejak: NaiveDate },
        /// The usual hours of some days of the week changed.
        ChangedJamKerja { waktu: DateTime<Utc>, oleh: String, hari: Box<Pesan>, jam: Box<Pesan>, mulai: NaiveDate, dasar: String },
    }
}

/// What pressing a button about the kalender means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KalenderTap {
    /// Show it.
    Show,
    /// The last changes.
    History,
    /// Choose a day off, after so many.
    Pick(u16),
    /// One day off.
    Entry(NaiveDate),
    /// Begin to add one.
    Add,
    /// It is of this kind.
    Jenis(JenisLibur),
    /// Begin to move it.
    Move(NaiveDate),
    /// Begin to cancel it.
    Cancel(NaiveDate),
    /// Begin to confirm it.
    Confirm(NaiveDate),
    /// Begin to confirm a year.
    ConfirmYear(i32),
    /// Days with other hours.
    Hours,
    /// Begin to add some.
    AddHours,
    /// Friday is like the days before it.
    SameHours,
    /// Begin to take some back.
    EndHours(JamKhususId),
    /// The usual hours.
    Usual,
    /// Begin to change them on these days of the week.
    SetHours(Hari),
    /// Closed on them.
    Closed,
    /// The question before.
    Back,
    /// Save it.
    Yes,
    /// Do not.
    No,
}
