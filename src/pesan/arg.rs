//! Arguments of sentences: typed here, turned into words by `telegram/render.rs`.

mod days;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};

pub use self::days::{Day, Weekdays};
use super::Pesan;
use super::plh::Plh;
use super::umum::Umum;
use crate::domain::antrean::{Antrean, Umur};
use crate::domain::berkas::{AlasanKurang, Demand};
use crate::domain::clocks::Holder;
use crate::domain::disclosed::DisclosedKind;
use crate::domain::foto::Flaw;
use crate::domain::insiden::DataKind;
use crate::domain::kalender::{JenisLibur, Kepastian};
use crate::domain::kode::Kode;
use crate::domain::langkah::{AlasanBatal, EventKind, Langkah};
use crate::domain::nik::{Nik, Sex};
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::domain::pengiriman::AlasanKembali;
use crate::domain::perbaikan::{AlasanTolak, Bagian};
use crate::domain::permohonan::{PernyataanKind, TahapKind};
use crate::domain::petugas::Peran;
use crate::domain::register::block::VoidReason;
use crate::domain::standing::Standing;
use crate::domain::tunda::AlasanTunda;
use crate::domain::watch::Cause;

/// An argument, ready to be turned into words.
#[derive(Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text that somebody typed, or data of the office: escaped, never interpreted.
    Text(String),
    /// A number.
    Number(i64),
    /// A code: its words stand in the locales under `<vocabulary>-<code>`; the code itself is given to selectors
    /// under the name of the argument with `-code` behind it.
    Code(&'static str, &'static str),
    /// A moment, shown in WIB with day, date and time.
    Moment(DateTime<Utc>),
    /// A date.
    Date(NaiveDate),
    /// A date with its day of the week.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// Another sentence.
    Sentence(Pesan),
    /// Sentences, one a line.
    Lines(Vec<Pesan>),
}

/// What can be an argument of a sentence.
pub trait IntoArg {
    /// As an argument.
    fn arg(&self) -> Arg;
    /// A made-up value, for the test that renders every sentence.
    fn sample() -> Self;
}

impl IntoArg for String {
    fn arg(&self) -> Arg {
        Arg::Text(self.clone())
    }

    fn sample() -> Self {
        "contoh".into()
    }
}

/// A name that goes with a kode, in brackets; nothing where none was said, as by an earlier program.
impl IntoArg for Option<String> {
    fn arg(&self) -> Arg {
        match self {
            Some(nama) => Arg::Sentence(Umum::Whose { nama: nama.clone() }.into()),
            None => Arg::Text(String::new()),
        }
    }

    fn sample() -> Self {
        Some(String::sample())
    }
}

/// The number of a person, masked. Absent while it is not known: earlier programs knew it always.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Masked(pub Option<String>);

impl Masked {
    /// A NIK, where it is known.
    #[must_use]
    pub fn nik(nik: Option<&Nik>) -> Self {
        Self(nik.map(Nik::masked))
    }
}

impl IntoArg for Masked {
    fn arg(&self) -> Arg {
        match &self.0 {
            Some(number) => Arg::Text(number.clone()),
            None => Arg::Sentence(Umum::NumberUnknown.into()),
        }
    }

    fn sample() -> Self {
        Self(Some(String::sample()))
    }
}

impl IntoArg for u32 {
    fn arg(&self) -> Arg {
        Arg::Number(i64::from(*self))
    }

    fn sample() -> Self {
        2
    }
}

impl IntoArg for Kode {
    fn arg(&self) -> Arg {
        Arg::Text(self.to_string())
    }

    fn sample() -> Self {
        Self::from_entropy([7; 8])
    }
}

impl IntoArg for DateTime<Utc> {
    fn arg(&self) -> Arg {
        Arg::Moment(*self)
    }

    fn sample() -> Self {
        Utc.timestamp_opt(1_795_400_000, 0).single().unwrap_or_default()
    }
}

impl IntoArg for NaiveDate {
    fn arg(&self) -> Arg {
        Arg::Date(*self)
    }

    fn sample() -> Self {
        Self::from_ymd_opt(2026, 11, 23).unwrap_or_default()
    }
}

impl IntoArg for Weekday {
    fn arg(&self) -> Arg {
        let code = match self {
            Self::Mon => "1",
            Self::Tue => "2",
            Self::Wed => "3",
            Self::Thu => "4",
            Self::Fri => "5",
            Self::Sat => "6",
            Self::Sun => "7",
        };
        Arg::Code("hari", code)
    }

    fn sample() -> Self {
        Self::Mon
    }
}

impl IntoArg for NaiveTime {
    fn arg(&self) -> Arg {
        Arg::Time(*self)
    }

    fn sample() -> Self {
        Self::from_hms_opt(7, 30, 0).unwrap_or_default()
    }
}

impl IntoArg for Box<Pesan> {
    fn arg(&self) -> Arg {
        Arg::Sentence((**self).clone())
    }

    fn sample() -> Self {
        Box::new(Pesan::sample())
    }
}

impl IntoArg for Vec<Pesan> {
    fn arg(&self) -> Arg {
        Arg::Lines(self.clone())
    }

    fn sample() -> Self {
        vec![Pesan::sample(), Pesan::sample()]
    }
}

/// Who did something: by name, and as what where that is not their own role.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Oleh {
    /// In their own role. Earlier programs have kept only the name.
    Own(String),
    /// As pelaksana harian of the Kasi.
    Plh {
        /// The name.
        plh: String,
    },
}

impl IntoArg for Oleh {
    fn arg(&self) -> Arg {
        match self {
            Self::Own(nama) => Arg::Text(nama.clone()),
            Self::Plh { plh } => Arg::Sentence(Plh::Named { nama: plh.clone() }.into()),
        }
    }

    fn sample() -> Self {
        Self::Plh { plh: String::sample() }
    }
}

/// The names of the vocabularies with all their codes: each has its words in every locale.
#[must_use]
pub fn vocabularies() -> Vec<(&'static str, &'static str)> {
    let mut all = Vec::new();
    add::<TahapKind>(&mut all);
    add::<Standing>(&mut all);
    add::<Jenis>(&mut all);
    add::<Peran>(&mut all);
    add::<Hubungan>(&mut all);
    add::<Element>(&mut all);
    add::<AlasanKurang>(&mut all);
    add::<AlasanBatal>(&mut all);
    add::<PernyataanKind>(&mut all);
    add::<EventKind>(&mut all);
    add::<Demand>(&mut all);
    add::<Sex>(&mut all);
    add::<Flaw>(&mut all);
    add::<Antrean>(&mut all);
    add::<Umur>(&mut all);
    add::<JenisLibur>(&mut all);
    add::<Kepastian>(&mut all);
    add::<AlasanTunda>(&mut all);
    add::<Langkah>(&mut all);
    add::<Holder>(&mut all);
    add::<DisclosedKind>(&mut all);
    add::<Bagian>(&mut all);
    add::<AlasanTolak>(&mut all);
    add::<AlasanKembali>(&mut all);
    add::<DataKind>(&mut all);
    add::<VoidReason>(&mut all);
    add::<Cause>(&mut all);
    all
}

trait Vocabulary: Sized + 'static {
    const NAME: &'static str;
    fn codes() -> Vec<&'static str>;
}

fn add<V: Vocabulary>(all: &mut Vec<(&'static str, &'static str)>) {
    all.extend(V::codes().into_iter().map(|code| (V::NAME, code)));
}

macro_rules! vocabulary {
    ($($ty:ty => $name:literal),+ $(,)?) => {$(
        impl Vocabulary for $ty {
            const NAME: &'static str = $name;
            fn codes() -> Vec<&'static str> {
                <$ty>::ALL.iter().map(|v| v.code()).collect()
            }
        }

        impl IntoArg for $ty {
            fn arg(&self) -> Arg {
                Arg::Code($name, self.code())
            }

            fn sample() -> Self {
                <$ty>::ALL[0]
            }
        }
    )+};
}

vocabulary!(
    TahapKind => "tahap",
    Standing => "tahap",
    Jenis => "jenis",
    Peran => "peran",
    Hubungan => "hubungan",
    Element => "element",
    AlasanKurang => "alasan-kurang",
    AlasanBatal => "alasan-batal",
    PernyataanKind => "pernyataan",
    EventKind => "event",
    Demand => "demand",
    Sex => "sex",
    Flaw => "flaw",
    Antrean => "antrean",
    Umur => "umur",
    JenisLibur => "jenis-libur",
    Kepastian => "kepastian",
    AlasanTunda => "alasan-tunda",
    Langkah => "langkah",
    Holder => "holder",
    DisclosedKind => "dibuka",
    Bagian => "bagian",
    AlasanTolak => "alasan-tolak",
    AlasanKembali => "alasan-kembali",
    DataKind => "data-pribadi",
    VoidReason => "nomor-batal",
    Cause => "gangguan",
);

/// `AskNik` of the family `ajukan` is `ajukan-ask-nik`.
#[must_use]
pub fn key(prefix: &str, variant: &str) -> String {
    let mut key = String::from(prefix);
    for c in variant.chars() {
        if c.is_ascii_uppercase() {
            key.push('-');
        }
        key.push(c.to_ascii_lowercase());
    }
    key
}

impl std::fmt::Debug for Arg {
    /// It may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Arg(…)")
    }
}
