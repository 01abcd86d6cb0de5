//! The desa as people type it: its name, or an address with it.

use super::Turn;
use super::ajukan::Filling;
use crate::domain::desa::{Desa, Wilayah};
use crate::pesan::ajukan::Ajukan;

/// What stands before the name of a desa.
const DESA: [&str; 4] = ["desa", "ds", "kelurahan", "kel"];

/// What stands before the name of something else, which may be that of a desa, too.
const OTHER: [&str; 9] = ["kecamatan", "kec", "kabupaten", "kab", "dusun", "dsn", "dukuh", "jalan", "jl"];

impl Filling<'_> {
    pub(in crate::dialog) fn desa_by_name(&mut self, text: &str) -> Turn {
        let wilayah = &self.kantor.wilayah;
        match wilayah.find_by_name(text).or_else(|| named_in(text, wilayah)).map(|d| d.kode.clone()) {
            Some(kode) => self.desa(&kode),
            None => self.again(Ajukan::DesaUnknown { nama: text.chars().take(40).collect() }),
        }
    }
}

/// The desa named as such in a text, else the only one that is named at all.
pub(in crate::dialog) fn named_in<'a>(text: &str, wilayah: &'a Wilayah) -> Option<&'a Desa> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let follows = |at: usize, before: &[&str]| at > 0 && words.get(at - 1).is_some_and(|w| before.contains(w));
    let named = |at: &usize| words.get(*at).and_then(|w| wilayah.desa().iter().find(|d| d.nama.to_lowercase() == **w));
    let mut as_desa = (0..words.len()).filter(|at| follows(*at, &DESA)).filter_map(|at| named(&at));
    let alone: Vec<&Desa> = (0..words.len()).filter(|at| !follows(*at, &OTHER)).filter_map(|at| named(&at)).collect();
    let one = alone.first().copied().filter(|first| alone.iter().all(|d| d.kode == first.kode));
    as_desa.next().or(one)
}
