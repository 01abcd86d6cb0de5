//! Words of a name, with the name of a desa among them.

use super::{AROUND, CariError, Sought};
use crate::domain::desa::{Desa, DesaKode, Wilayah};
use crate::domain::nama::{Nama, NamaError};

/// The name of a desa has at most so many words.
const DESA_WORDS: usize = 3;

/// What stands before the name of a desa.
const DESA: [&str; 4] = ["desa", "ds", "kelurahan", "kel"];

/// What stands before the name of the kecamatan.
const KECAMATAN: [&str; 2] = ["kecamatan", "kec"];

/// What stands before words of a name, where one of them is also the name of a desa.
const NAMA: &str = "nama";

/// Words of a name and the name of a desa, in any order.
pub(super) fn person(text: &str, wilayah: &Wilayah) -> Result<Sought, CariError> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',').map(|word| word.trim_matches(AROUND));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let split = Split::of(&words, wilayah)?;
    let nama = split.nama.join(" ");
    match (Nama::parse(&nama), split.desa) {
        (Ok((nama, _)), desa) => named(nama.words(), desa),
        (Err(NamaError::Empty), Some(desa)) => Ok(Sought::Desa(desa)),
        (Err(NamaError::Empty), None) if split.kecamatan => Err(CariError::OnlyKecamatan),
        (Err(NamaError::Empty), None) => Err(CariError::Empty),
        (Err(NamaError::TooShort), _) => Err(CariError::TooShort),
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
