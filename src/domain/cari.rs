//! What somebody looks for in the register, read from what they typed.
//!
//! Personal data is sealed and found by the exact word only. So a text is a kode, a nomor register, a NIK, or whole words
//! of a name, with the name of a desa among them.

use chrono::{DateTime, Utc};

use super::cleaning;
use super::codes::codes;
use super::desa::{Desa, DesaKode, Wilayah};
use super::kantor::Kantor;
use super::kode::Kode;
use super::nama::{Nama, NamaError};
use super::nik::Nik;
use super::register::{NomorRegister, register_year};
use super::wib::today_wib;

/// Longest text that is read.
const LONGEST: usize = 200;

/// The name of a desa has at most so many words.
const DESA_WORDS: usize = 3;

/// What stands before the name of a desa.
const DESA: [&str; 4] = ["desa", "ds", "kelurahan", "kel"];

/// What stands before the name of the kecamatan.
const KECAMATAN: [&str; 2] = ["kecamatan", "kec"];

/// What stands before words of a name, where one of them is also the name of a desa.
const NAMA: &str = "nama";

/// What people put around words, and what is part of none.
const AROUND: [char; 9] = ['!', '?', ':', ';', '"', '“', '”', '(', ')'];

codes! {
    /// By what kind of thing it is looked for.
    pub enum Kunci {
        /// Kode permohonan.
        Kode = "kode",
        /// Nomor register.
        Nomor = "nomor",
        /// NIK.
        Nik = "nik",
        /// Words of a name.
        Nama = "nama",
        /// Words of a name, in a desa.
        NamaDesa = "nama_desa",
        /// A desa.
        Desa = "desa",
    }
}

/// What is looked for. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub enum Sought {
    /// One permohonan, by its kode.
    Kode(Kode),
    /// One permohonan, by its number.
    Nomor(NomorRegister),
    /// Those of a person.
    Nik(Nik),
    /// Those of people whose name has all these words, in a desa where one is named.
    Nama {
        /// As [`Nama::words`] gives them; at least one.
        words: Vec<String>,
        /// Only there.
        desa: Option<DesaKode>,
    },
    /// Those of a desa.
    Desa(DesaKode),
}

impl Sought {
    /// The kind of thing.
    #[must_use]
    pub fn kunci(&self) -> Kunci {
        match self {
            Self::Kode(_) => Kunci::Kode,
            Self::Nomor(_) => Kunci::Nomor,
            Self::Nik(_) => Kunci::Nik,
            Self::Nama { desa: None, .. } => Kunci::Nama,
            Self::Nama { desa: Some(_), .. } => Kunci::NamaDesa,
            Self::Desa(_) => Kunci::Desa,
        }
    }

    /// The same text for what is the same, however it was typed: its digest is kept.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Kode(kode) => kode.compact(),
            Self::Nomor(nomor) => format!("{}/{}", nomor.tahun, nomor.urut),
            Self::Nik(nik) => nik.as_str().to_owned(),
            Self::Nama { words, desa } => {
                let mut sorted = words.clone();
                sorted.sort();
                format!("{}|{}", sorted.join(" "), desa.as_ref().map_or("", DesaKode::as_str))
            }
            Self::Desa(desa) => desa.as_str().to_owned(),
        }
    }
}

impl std::fmt::Debug for Sought {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sought({})", self.kunci())
    }
}

/// What a text may mean: what is looked for first, and where nothing is found, what else it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The likelier.
    pub first: Sought,
    /// Seven letters can be a kode and a name.
    pub otherwise: Option<Sought>,
}

/// Why a text is nothing that can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CariError {
    /// Nothing there.
    #[error("nothing there")]
    Empty,
    /// Digits that are no NIK and no number.
    #[error("digits that are no NIK")]
    NotNik,
    /// Signs that are in no name.
    #[error("strange characters")]
    Strange,
    /// Single letters only.
    #[error("single letters only")]
    TooShort,
    /// More than anybody's name.
    #[error("too long")]
    TooLong,
    /// A desa that is not in this kecamatan.
    #[error("unknown desa")]
    UnknownDesa,
    /// Only the kecamatan: everything here is in it.
    #[error("only the kecamatan")]
    OnlyKecamatan,
}

/// Reads what somebody looks for.
///
/// # Errors
/// [`CariError`]: what is told to the person.
pub fn read(text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Result<Query, CariError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
    if text.chars().count() > LONGEST {
        return Err(CariError::TooLong);
    }
    let only = |first| Ok(Query { first, otherwise: None });
    if let Ok(kode) = Kode::parse(text) {
        return Ok(Query { first: Sought::Kode(kode), otherwise: person(text, &kantor.wilayah).ok() });
    }
    if let Some(nomor) = kantor.pattern.read(text, register_year(now)) {
        return only(Sought::Nomor(nomor));
    }
    if text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || cleaning::is_gap(c)) {
        return only(Sought::Nik(Nik::parse(text, today_wib(now)).map_err(|_| CariError::NotNik)?));
    }
    only(person(text, &kantor.wilayah)?)
}

/// Words of a name and the name of a desa, in any order.
fn person(text: &str, wilayah: &Wilayah) -> Result<Sought, CariError> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',').map(|word| word.trim_matches(AROUND));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let split = Split::of(&words, wilayah)?;
    let nama = split.nama.join(" ");
    match (Nama::parse(&nama), split.desa) {
        (Ok((nama, _)), desa) => named(nama.words(), desa),
        (Err(NamaError::Empty), Some(desa)) => Ok(Sought::Desa(desa)),
        (Err(NamaError::Empty), None) if split.kecamatan => Err(CariError::OnlyKecamatan),
        (Err(NamaError::Empty), None) => Err(CariError::Empty),
        (Err(NamaError::StrangeCharacter(_)), _) => Err(CariError::Strange),
        (Err(NamaError::TooLong { .. }), _) => Err(CariError::TooLong),
    }
}

fn named(words: Vec<String>, desa: Option<DesaKode>) -> Result<Sought, CariError> {
    if words.iter().all(|word| word.chars().count() < 2) {
        return Err(CariError::TooShort);
    }
    Ok(Sought::Nama { words, desa })
}

/// The words of a text by what they name.
#[derive(Default)]
struct Split<'a> {
    nama: Vec<&'a str>,
    desa: Option<DesaKode>,
    kecamatan: bool,
}

impl<'a> Split<'a> {
    fn of(words: &[&'a str], wilayah: &Wilayah) -> Result<Self, CariError> {
        let mut split = Self::default();
        if let [first, rest @ ..] = words
            && bare(first) == NAMA
            && !rest.is_empty()
        {
            split.nama = rest.to_vec();
            return Ok(split);
        }
        let mut rest = words;
        while let [first, after @ ..] = rest {
            rest = split.take(first, after, wilayah)?;
        }
        Ok(split)
    }

    /// Takes what begins with the first of these words; what is left comes back.
    fn take<'b>(
        &mut self,
        first: &'a str,
        after: &'b [&'a str],
        wilayah: &Wilayah,
    ) -> Result<&'b [&'a str], CariError> {
        let word = bare(first);
        if KECAMATAN.contains(&word.as_str())
            && let [next, after @ ..] = after
            && bare(next) == bare(wilayah.kecamatan_nama())
        {
            self.kecamatan = true;
            return Ok(after);
        }
        if DESA.contains(&word.as_str()) && !after.is_empty() {
            let named = desa_at(after, wilayah).or_else(|| desa_begun(after, wilayah));
            let (desa, taken) = named.ok_or(CariError::UnknownDesa)?;
            self.desa = Some(desa);
            return Ok(after.get(taken..).unwrap_or_default());
        }
        let all: Vec<&str> = std::iter::once(first).chain(after.iter().copied()).collect();
        match desa_at(&all, wilayah).filter(|_| self.desa.is_none()) {
            Some((desa, taken)) => {
                self.desa = Some(desa);
                Ok(after.get(taken - 1..).unwrap_or_default())
            }
            None => {
                self.nama.push(first);
                Ok(after)
            }
        }
    }
}

/// The desa whose whole name these words begin with, and how many of them it takes.
fn desa_at(words: &[&str], wilayah: &Wilayah) -> Option<(DesaKode, usize)> {
    let named = |count: usize| {
        let typed = bare(&words.get(..count)?.concat());
        let found = wilayah.desa().iter().find(|desa| bare(&desa.nama) == typed)?;
        Some((found.kode.clone(), count))
    };
    (1..=DESA_WORDS).rev().find_map(named)
}

/// The desa that is meant by the beginning of its name.
fn desa_begun(words: &[&str], wilayah: &Wilayah) -> Option<(DesaKode, usize)> {
    let found: &Desa = wilayah.find_by_name(words.first()?)?;
    Some((found.kode.clone(), 1))
}

/// Letters and digits in small.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn kantor() -> Kantor {
        crate::config::kantor::parse(include_str!("../../kantor.toml")).unwrap_or_else(|error| panic!("{error:?}"))
    }

    fn now() -> DateTime<Utc> {
        "2026-11-23T02:30:00Z".parse().unwrap_or_else(|error| panic!("{error}"))
    }

    /// Kind and canonical text of what a text is read as.
    fn as_read(text: &str) -> Result<String, CariError> {
        read(text, &kantor(), now()).map(|q| format!("{} {}", q.first.kunci(), q.first.canonical()))
    }

    #[rstest]
    #[case("470/001/416-313/2026", "nomor 2026/1")]
    #[case(" 470/1/416-313/2025 ", "nomor 2025/1")]
    #[case("12/2025", "nomor 2025/12")]
    #[case("001", "nomor 2026/1")]
    #[case("3516 1341 0190 9901", "nik 3516134101909901")]
    #[case("Siti Aminah", "nama aminah siti|")]
    #[case("aminah, SITI", "nama aminah siti|")]
    #[case("Nur'aini", "nama nuraini|")]
    #[case("siti brangkal", "nama_desa siti|35.16.13.2003")]
    #[case("brangkal siti", "nama_desa siti|35.16.13.2003")]
    #[case("siti desa brang", "nama_desa siti|35.16.13.2003")]
    #[case("Ds. Sooko", "desa 35.16.13.2010")]
    #[case("sooko", "desa 35.16.13.2010")]
    #[case("siti sooko", "nama_desa siti|35.16.13.2010")]
    #[case("desa sooko kecamatan sooko", "desa 35.16.13.2010")]
    #[case("siti kec. sooko", "nama siti|")]
    #[case("nama japan", "nama japan|")]
    #[case("nama siti japan", "nama japan siti|")]
    #[case("M Yusuf", "nama m yusuf|")]
    #[case("Sutrisno!", "nama sutrisno|")]
    #[case("“siti” (brangkal)?", "nama_desa siti|35.16.13.2003")]
    #[case("001?", "nomor 2026/1")]
    fn reads(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(as_read(text), Ok(expected.to_owned()));
    }

    #[rstest]
    #[case("", CariError::Empty)]
    #[case(" .-' ", CariError::Empty)]
    #[case("a", CariError::TooShort)]
    #[case("a b", CariError::TooShort)]
    #[case("<b>siti", CariError::Strange)]
    #[case("siti 12", CariError::Strange)]
    #[case("351613410190990", CariError::NotNik)]
    #[case("3516139901909901", CariError::NotNik)]
    #[case("0", CariError::NotNik)]
    #[case("desa Mojosari", CariError::UnknownDesa)]
    #[case("kecamatan Sooko", CariError::OnlyKecamatan)]
    fn refuses(#[case] text: &str, #[case] error: CariError) {
        assert_eq!(as_read(text), Err(error));
    }

    #[test]
    fn what_can_be_a_kode_can_be_a_name_too() {
        let kode = Kode::from_entropy([7; 8]);
        for text in [kode.to_string(), kode.compact().to_lowercase()] {
            assert_eq!(as_read(&text), Ok(format!("kode {}", kode.compact())));
        }
        let letters = (0..=255).map(|n| Kode::from_entropy([n, 1, 2, 3, 4, 5, 6, 7]).compact());
        let name = letters.into_iter().find(|k| k.bytes().all(|b| b.is_ascii_alphabetic()));
        if let Some(name) = name {
            let query = read(&name, &kantor(), now());
            assert!(query.is_ok_and(|q| q.otherwise.is_some_and(|o| o.kunci() == Kunci::Nama)));
        }
    }

    #[test]
    fn too_much_is_not_read_and_nothing_is_shown() {
        assert_eq!(as_read(&"a".repeat(201)), Err(CariError::TooLong));
        assert_eq!(format!("{:?}", Sought::Desa(kantor().wilayah.desa()[0].kode.clone())), "Sought(desa)");
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), near in "[a-z0-9/ .,'-]{0,30}") {
            let kantor = kantor();
            drop((read(&text, &kantor, now()), read(&near, &kantor, now())));
        }
    }
}
