//! The admin changes the kalender: one question at a time, then everything once more before it is saved. What was said is
//! kept as answers; the next question is the first that has none.
//!
//! * `typed` – what was typed, as an answer

mod typed;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use self::typed::{date, free, hours, there, words};
use crate::domain::jam_kerja::{Hours, JamKerja};
use crate::domain::kalender::biasa::{Hari, JamBaru};
use crate::domain::kalender::change::{Change, Refusal};
use crate::domain::kalender::{JamKhusus, JamKhususId, JenisLibur, Kalender, Kepastian, Libur};
use crate::domain::wib::today_wib;
use crate::pesan::arg::Day;
use crate::pesan::kalender::KalenderText;

/// Longest name of a day off, in characters.
const MAX_NAMA: usize = 80;

/// Longest source, in characters.
const MAX_DASAR: usize = 120;

/// Longest run of days with other hours.
const LONG_DAYS: u64 = 366;

/// What is going to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A day off, which is still to be named.
    Pick,
    /// A new day off.
    Add,
    /// This one is moved.
    Move(NaiveDate),
    /// This one is cancelled.
    Cancel(NaiveDate),
    /// This one is certain.
    Confirm(NaiveDate),
    /// This year is certain.
    ConfirmYear(i32),
    /// New days with other hours.
    AddHours,
    /// These have the usual ones again.
    EndHours(JamKhususId),
    /// Other usual hours on these days of the week.
    SetHours(Hari),
}

/// A change of the kalender being told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// What is changed.
    pub what: What,
    /// The day, or the first of other hours; of hours that end, the day on which that was said.
    pub tanggal: Option<NaiveDate>,
    /// The day it is moved to, or the last of other hours.
    pub ke: Option<NaiveDate>,
    /// What kind of day off.
    pub jenis: Option<JenisLibur>,
    /// What it is called.
    pub nama: Option<String>,
    /// Hours from Monday to Thursday, or of the days of the week that are changed; none: closed.
    pub biasa: Option<Vec<Hours>>,
    /// Hours on Friday.
    pub jumat: Option<Vec<Hours>>,
    /// Where it stands.
    pub dasar: Option<String>,
}

/// What is asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Which day off.
    Pick,
    /// The day.
    Tanggal,
    /// What kind.
    Jenis,
    /// What it is called.
    Nama,
    /// Where to.
    Ke,
    /// The first day of other hours.
    Dari,
    /// The last.
    Sampai,
    /// Hours from Monday to Thursday.
    Biasa,
    /// Hours on Friday.
    Jumat,
    /// The usual hours.
    Jam,
    /// From when they hold.
    Mulai,
    /// The source.
    Dasar,
}

impl Begun {
    /// Nothing told yet.
    #[must_use]
    pub fn new(what: What) -> Self {
        let (tanggal, ke, jenis, nama) = (None, None, None, None);
        Self { what, tanggal, ke, jenis, nama, biasa: None, jumat: None, dasar: None }
    }

    fn questions(&self) -> &'static [Question] {
        match self.what {
            What::Pick => &[Question::Pick],
            What::Add => &[Question::Tanggal, Question::Jenis, Question::Nama, Question::Dasar],
            What::Move(_) => &[Question::Ke, Question::Dasar],
            What::Cancel(_) | What::Confirm(_) | What::ConfirmYear(_) => &[Question::Dasar],
            What::AddHours => &[Question::Dari, Question::Sampai, Question::Biasa, Question::Jumat, Question::Dasar],
            What::SetHours(_) => &[Question::Jam, Question::Mulai, Question::Dasar],
            What::EndHours(_) => &[],
        }
    }

    fn is_answered(&self, question: Question) -> bool {
        match question {
            Question::Pick | Question::Tanggal | Question::Dari | Question::Mulai => self.tanggal.is_some(),
            Question::Ke | Question::Sampai => self.ke.is_some(),
            Question::Jenis => self.jenis.is_some(),
            Question::Nama => self.nama.is_some(),
            Question::Biasa | Question::Jam => self.biasa.is_some(),
            Question::Jumat => self.jumat.is_some(),
            Question::Dasar => self.dasar.is_some(),
        }
    }

    /// What is asked next; `None`: everything is told.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        self.questions().iter().copied().find(|&question| !self.is_answered(question))
    }

    /// The question before is asked again. `false`: there is none.
    pub fn back(&mut self) -> bool {
        let last = self.questions().iter().copied().rev().find(|&question| self.is_answered(question));
        match last {
            Some(Question::Pick | Question::Tanggal | Question::Dari | Question::Mulai) => self.tanggal = None,
            Some(Question::Ke | Question::Sampai) => self.ke = None,
            Some(Question::Jenis) => self.jenis = None,
            Some(Question::Nama) => self.nama = None,
            Some(Question::Biasa | Question::Jam) => self.biasa = None,
            Some(Question::Jumat) => self.jumat = None,
            Some(Question::Dasar) => self.dasar = None,
            None => {}
        }
        last.is_some()
    }

    /// Takes a typed answer, with months already written as numbers.
    ///
    /// # Errors
    /// What is wrong with it; the question stays open.
    pub fn answer(&mut self, text: &str, now: DateTime<Utc>, kalender: &Kalender) -> Result<(), KalenderText> {
        let today = today_wib(now);
        match self.question() {
            Some(Question::Pick) => self.tanggal = Some(there(date(text, today)?, kalender)?.tanggal),
            Some(Question::Tanggal) => self.tanggal = Some(free(date(text, today)?, kalender)?),
            Some(Question::Ke) => self.ke = Some(free(date(text, today)?, kalender)?),
            Some(Question::Dari) => self.tanggal = Some(date(text, today)?),
            Some(Question::Sampai) => self.ke = Some(self.last_day(date(text, today)?)?),
            Some(Question::Nama) => {
                self.nama = Some(words(text, MAX_NAMA, |jumlah| KalenderText::NamaWrong { jumlah })?);
            }
            Some(Question::Dasar) => {
                self.dasar = Some(words(text, MAX_DASAR, |jumlah| KalenderText::DasarWrong { jumlah })?);
            }
            Some(Question::Mulai) => self.tanggal = Some(self.first_day(date(text, today)?, now, kalender)?),
            Some(Question::Biasa | Question::Jam) => self.biasa = Some(hours(text)?),
            Some(Question::Jumat) => self.jumat = Some(hours(text)?),
            Some(Question::Jenis) | None => {}
        }
        Ok(())
    }

    fn last_day(&self, ke: NaiveDate) -> Result<NaiveDate, KalenderText> {
        let Some(dari) = self.tanggal else { return Ok(ke) };
        if ke < dari {
            return Err(KalenderText::SampaiBefore { dari: Day(dari) });
        }
        let longest = dari.checked_add_days(Days::new(LONG_DAYS));
        if longest.is_some_and(|last| ke > last) { Err(KalenderText::SampaiLong) } else { Ok(ke) }
    }

    /// Of usual hours: what has passed keeps its own.
    fn first_day(&self, dari: NaiveDate, now: DateTime<Utc>, kalender: &Kalender) -> Result<NaiveDate, KalenderText> {
        let What::SetHours(hari) = self.what else { return Ok(dari) };
        let hours = JamBaru { hari, dari, sesi: self.biasa.clone().unwrap_or_default(), dasar: String::new() };
        let earliest = kalender.earliest(&hours, now);
        if dari < earliest { Err(refused(Refusal::Early(earliest))) } else { Ok(dari) }
    }

    /// The office is closed on these days of the week.
    pub fn closed(&mut self) {
        if self.question() == Some(Question::Jam) {
            self.biasa = Some(Vec::new());
        }
    }

    /// Takes the kind of day off.
    pub fn choose(&mut self, jenis: JenisLibur) {
        if self.question() == Some(Question::Jenis) {
            self.jenis = Some(jenis);
        }
    }

    /// Whether a date is asked for.
    #[must_use]
    pub fn asks_date(&self) -> bool {
        match self.question() {
            Some(
                Question::Pick | Question::Tanggal | Question::Ke | Question::Dari | Question::Sampai | Question::Mulai,
            ) => true,
            Some(
                Question::Jenis | Question::Nama | Question::Biasa | Question::Jumat | Question::Jam | Question::Dasar,
            )
            | None => false,
        }
    }

    /// Friday is like the days before it.
    pub fn same_hours(&mut self) {
        if self.question() == Some(Question::Jumat) {
            self.jumat.clone_from(&self.biasa);
        }
    }

    /// The change, once everything is told. Other hours leave Saturday and Sunday as they usually are.
    #[must_use]
    pub fn change(&self, kalender: &Kalender) -> Option<Change> {
        let dasar = self.dasar.clone().unwrap_or_default();
        if self.question().is_some() {
            return None;
        }
        Some(match self.what {
            What::Pick => return None,
            What::Add => Change::Add(Libur {
                tanggal: self.tanggal?,
                jenis: self.jenis?,
                nama: self.nama.clone()?,
                dasar,
                kepastian: Kepastian::Pasti,
            }),
            What::Move(tanggal) => Change::Move { tanggal, ke: self.ke?, dasar },
            What::Cancel(tanggal) => Change::Cancel { tanggal, dasar },
            What::Confirm(tanggal) => Change::Confirm { tanggal, dasar },
            What::ConfirmYear(tahun) => Change::ConfirmYear { tahun, dasar },
            What::AddHours => Change::AddHours(JamKhusus {
                id: None,
                dari: self.tanggal?,
                sampai: self.ke?,
                jam_kerja: self.week(kalender.biasa.week_of(self.tanggal?))?,
                dasar,
            }),
            What::EndHours(id) => Change::EndHours { id, sejak: self.tanggal? },
            What::SetHours(hari) => {
                Change::SetHours(JamBaru { hari, dari: self.tanggal?, sesi: self.biasa.clone()?, dasar })
            }
        })
    }

    fn week(&self, usual: &JamKerja) -> Option<JamKerja> {
        let (biasa, jumat) = (self.biasa.clone()?, self.jumat.clone()?);
        let [_, _, _, _, _, sabtu, minggu] = usual.week.clone();
        Some(JamKerja { week: [biasa.clone(), biasa.clone(), biasa.clone(), biasa, jumat, sabtu, minggu] })
    }
}

/// Why a change cannot be made, for the admin.
#[must_use]
pub fn refused(refusal: Refusal) -> KalenderText {
    match refusal {
        Refusal::Taken(libur) => KalenderText::DateTaken { hari: Day(libur.tanggal), nama: libur.nama },
        Refusal::NoLibur(tanggal) => KalenderText::DateNone { hari: Day(tanggal) },
        Refusal::Certain(libur) => KalenderText::DateCertain { hari: Day(libur.tanggal), nama: libur.nama },
        Refusal::NoHours => KalenderText::HoursGone,
        Refusal::Early(earliest) => KalenderText::Early { hari: Day(earliest) },
        Refusal::NeverOpen => KalenderText::NeverOpen,
    }
}

#[cfg(test)]
mod tests;
