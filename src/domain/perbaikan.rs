//! A perbaikan: data of a person that is put right at their word (UU 27/2022, articles 6 and 30). What nobody has compared
//! with a berkas yet they change themself; of the rest they ask, and staf answer within 3 × 24 hours. Those run through nights
//! and weekends; the office does not, so who has to answer is reminded while there is still time to work.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::desa::DesaKode;
use super::kk::NomorKk;
use super::nama::Nama;
use super::nik::Nik;
use super::pemohon::DataPemohon;
use super::petugas::{ChatId, PetugasId};
use super::phone::PhoneNumber;

/// Within this time a request is answered: hours, not working hours.
pub const ANSWERED_WITHIN: TimeDelta = TimeDelta::hours(72);

codes! {
    /// What of the data of a person.
    pub enum Bagian {
        /// Name.
        Nama = "nama",
        /// NIK.
        Nik = "nik",
        /// Number of the KK.
        Kk = "kk",
        /// Desa.
        Desa = "desa",
        /// Telephone number.
        Telepon = "telepon",
    }
}

/// What one of them should be.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nilai {
    /// Name.
    Nama(Nama),
    /// NIK.
    Nik(Nik),
    /// Number of the KK.
    Kk(NomorKk),
    /// Desa.
    Desa(DesaKode),
    /// Telephone number.
    Telepon(PhoneNumber),
}

impl Nilai {
    /// Which data it is of.
    #[must_use]
    pub fn bagian(&self) -> Bagian {
        match self {
            Self::Nama(_) => Bagian::Nama,
            Self::Nik(_) => Bagian::Nik,
            Self::Kk(_) => Bagian::Kk,
            Self::Desa(_) => Bagian::Desa,
            Self::Telepon(_) => Bagian::Telepon,
        }
    }

    /// As it stands; `None` for a telephone number that was not given, and for numbers that are not known yet.
    #[must_use]
    pub fn of(data: &DataPemohon, bagian: Bagian) -> Option<Self> {
        Some(match bagian {
            Bagian::Nama => Self::Nama(data.nama.clone()),
            Bagian::Nik => Self::Nik(data.nik()?.clone()),
            Bagian::Kk => Self::Kk(data.kk()?.clone()),
            Bagian::Desa => Self::Desa(data.desa.clone()),
            Bagian::Telepon => Self::Telepon(data.phone.clone()?),
        })
    }

    /// The data with this in its place. One number alone is put nowhere: where none is known, staf enter both.
    #[must_use]
    pub fn put_into(&self, data: &DataPemohon) -> DataPemohon {
        let mut data = data.clone();
        match self {
            Self::Nama(nama) => data.nama = nama.clone(),
            Self::Nik(nik) => data.numbers.iter_mut().for_each(|numbers| numbers.nik = nik.clone()),
            Self::Kk(kk) => data.numbers.iter_mut().for_each(|numbers| numbers.kk = kk.clone()),
            Self::Desa(desa) => data.desa = desa.clone(),
            Self::Telepon(phone) => data.phone = Some(phone.clone()),
        }
        data
    }
}

impl std::fmt::Debug for Nilai {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Nilai({})", self.bagian())
    }
}

/// More digits than these that differ are not shown: two numbers, and not one with a slip in it.
const SLIPS: usize = 4;

/// How many digits at the end of a number are shown.
const END: usize = 4;

/// Two numbers masked but for their ends, and for the digits in which they differ where these are few: otherwise a slip in the
/// middle could not be seen.
#[must_use]
pub fn masked_apart(old: &str, new: &str) -> (String, String) {
    let covered = old.chars().count().saturating_sub(END);
    let differs = |at: usize, c: char, other: &str| other.chars().nth(at) != Some(c);
    let slips = old.chars().take(covered).enumerate().filter(|(at, c)| differs(*at, *c, new)).count();
    let mask = |text: &str, other: &str| {
        let shown = |at: usize, c: char| at >= covered || (slips <= SLIPS && differs(at, c, other));
        text.chars().enumerate().map(|(at, c)| if shown(at, c) { c } else { '•' }).collect::<String>()
    };
    (mask(old, new), mask(new, old))
}

codes! {
    /// Why staf do not put it right.
    pub enum AlasanTolak {
        /// The berkas says what stands there.
        SesuaiBerkas = "sesuai_berkas",
        /// No document that was brought shows what it should be.
        BuktiKurang = "bukti_kurang",
        /// The KK says it too: Dispendukcapil has to put that right first.
        Dispendukcapil = "dispendukcapil",
        /// Anything else, with a text.
        Lainnya = "lainnya",
    }
}

/// Why not, with words where the code does not say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tolak {
    /// The code.
    pub kode: AlasanTolak,
    /// Own words; required for [`AlasanTolak::Lainnya`].
    pub text: Option<String>,
}

impl std::fmt::Debug for Tolak {
    /// Free text may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tolak({})", self.kode)
    }
}

codes! {
    /// How a request was answered.
    pub enum Hasil {
        /// What was asked for is written.
        Diperbaiki = "diperbaiki",
        /// It is not, with a reason.
        Ditolak = "ditolak",
    }
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jawaban {
    /// Who of staf.
    pub by: PetugasId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why not; `None`: it is put right.
    pub tolak: Option<Tolak>,
}

impl Jawaban {
    /// How it was answered.
    #[must_use]
    pub fn hasil(&self) -> Hasil {
        if self.tolak.is_some() { Hasil::Ditolak } else { Hasil::Diperbaiki }
    }
}

/// A request to put something right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Perbaikan {
    /// Its number within the permohonan, from 1.
    pub nomor: u16,
    /// What it should be.
    pub nilai: Nilai,
    /// Who asks.
    pub chat: ChatId,
    /// When.
    pub at: DateTime<Utc>,
    /// What was answered.
    pub jawaban: Option<Jawaban>,
}

impl Perbaikan {
    /// Until when it has to be answered.
    #[must_use]
    pub fn due(&self) -> DateTime<Utc> {
        self.at + ANSWERED_WITHIN
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.jawaban.is_none()
    }
}

codes! {
    /// Of what staf are reminded.
    pub enum Rung {
        /// A day has passed.
        Sehari = "sehari",
        /// A day is left, or as much as there is to work in.
        Mendesak = "mendesak",
        /// It is too late.
        Lewat = "lewat",
    }
}

/// So long before the due time the office has to be open again for a reminder to wait for it: time to look and to write.
const TIME_TO_WORK: TimeDelta = TimeDelta::hours(4);

/// What the calendar says around a moment.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// Whether the office is open.
    pub open: bool,
    /// Whether people may be written to although the office is closed.
    pub awake: bool,
    /// When the office opens next, if it is closed now.
    pub opens: Option<DateTime<Utc>>,
    /// When it opens after the coming hour, if it is closed then.
    pub opens_later: Option<DateTime<Utc>>,
}

/// The rung that is due now, if one is: the latest that was not said. It waits for the opening of the office while that leaves
/// time to answer; what has to be answered before or soon after the next opening is said in the hour before closing, and
/// where the office is closed for longer, on a day off.
#[must_use]
pub fn due(due_at: DateTime<Utc>, said: &[Rung], now: DateTime<Utc>, around: Around) -> Option<Rung> {
    let too_late_then = |opens: Option<DateTime<Utc>>| opens.is_none_or(|at| at + TIME_TO_WORK > due_at);
    let last_chance = around.open && now < due_at && around.opens_later.is_some() && too_late_then(around.opens_later);
    let reached = |rung: &Rung| match rung {
        Rung::Sehari => now + TimeDelta::hours(48) >= due_at,
        Rung::Mendesak => now + TimeDelta::hours(24) >= due_at || last_chance,
        Rung::Lewat => now >= due_at,
    };
    let rung = Rung::ALL.iter().copied().rfind(reached).filter(|rung| said.iter().all(|said| said < rung))?;
    let may_say = around.open || (around.awake && (rung == Rung::Lewat || too_late_then(around.opens)));
    may_say.then_some(rung)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jam_kerja::{JamKerja, sessions};
    use crate::domain::kalender::Kalender;
    use crate::domain::pengingat::is_awake;
    use crate::domain::wib::at_wib;
    use rstest::rstest;

    #[test]
    fn a_slip_is_seen_and_two_numbers_stay_covered() {
        let (old, new) = masked_apart("3516134101909901", "3516134107909901");
        assert_eq!((old.as_str(), new.as_str()), ("•••••••••1••9901", "•••••••••7••9901"));
        let (old, new) = masked_apart("3516134101909901", "3578010203859902");
        assert_eq!((old.as_str(), new.as_str()), ("••••••••••••9901", "••••••••••••9902"));
    }

    /// Monday to Friday, 07.30 to 15.00.
    fn kalender() -> Kalender {
        let mut week = JamKerja::default();
        for day in week.week.iter_mut().take(5) {
            *day = sessions("07.30-15.00").unwrap();
        }
        Kalender::of_week(&week)
    }

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}:00+07:00").parse::<DateTime<chrono::FixedOffset>>().unwrap().to_utc()
    }

    fn around(now: DateTime<Utc>) -> Around {
        let kalender = kalender();
        let opens = |at: DateTime<Utc>| {
            if kalender.is_open(at) { None } else { kalender.next_opening(at).map(|(date, time)| at_wib(date, time)) }
        };
        let later = opens(now + TimeDelta::hours(1));
        Around { open: kalender.is_open(now), awake: is_awake(now), opens: opens(now), opens_later: later }
    }

    /// When what is said, looked at every five minutes.
    fn told(asked: &str, until: &str) -> Vec<(Rung, String)> {
        let (mut now, due_at, mut said) = (at(asked), at(asked) + ANSWERED_WITHIN, Vec::new());
        let mut told = Vec::new();
        while now < at(until) {
            if let Some(rung) = due(due_at, &said, now, around(now)) {
                said.push(rung);
                told.push((rung, crate::domain::wib::wib(now).format("%a %d %H.%M").to_string()));
            }
            now += TimeDelta::minutes(5);
        }
        told
    }

    #[rstest]
    #[case::within_the_week("2026-11-23T09:30", &["Tue 24 09.30", "Wed 25 09.30", "Thu 26 09.30"])]
    #[case::in_the_evening("2026-11-23T21:00", &["Wed 25 07.30", "Thu 26 07.30", "Fri 27 07.30"])]
    // It has to be answered soon after the weekend: said before the weekend, in the last hour.
    #[case::before_the_weekend("2026-11-27T09:30", &["Fri 27 14.00", "Mon 30 09.30"])]
    #[case::on_thursday("2026-11-26T14:30", &["Fri 27 14.00", "Sun 29 14.30"])]
    // There are four hours on Monday to answer in.
    #[case::on_friday_afternoon("2026-11-27T13:00", &["Mon 30 07.30", "Mon 30 13.00"])]
    #[case::on_the_weekend("2026-11-28T10:00", &["Mon 30 07.30", "Mon 30 10.00", "Tue 01 10.00"])]
    fn the_officer_is_reminded_while_the_office_is_open(#[case] asked: &str, #[case] expected: &[&str]) {
        let told: Vec<String> = told(asked, "2026-12-02T00:00").into_iter().map(|(_, at)| at).collect();
        assert_eq!(told, expected);
    }
}
