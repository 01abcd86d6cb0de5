//! The code of a new syarat. It stands in the register for ever, so it is made once and never follows the name.

use super::{Lists, MAX_KODE, is_kode};
use crate::domain::berkas::{PENGANTAR, SyaratKode};
use crate::domain::pemohon::Jenis;

/// The code of a name without a plain letter.
const FALLBACK: &str = "syarat";

impl Lists {
    /// A code for a new syarat of a kind. What another kind calls the same is the same thing, so that its answer is kept
    /// where somebody changes the kind; and a letter of the desa is the one that the program knows.
    #[must_use]
    pub fn kode_for(&self, jenis: Jenis, nama: &str) -> SyaratKode {
        let same = |s: &&super::Syarat| s.nama.to_lowercase() == nama.to_lowercase();
        let elsewhere = self.all().iter().flat_map(|s| &s.syarat).find(same).map(|s| s.kode.0.clone());
        let letter = || words(nama).any(|word| word == PENGANTAR).then(|| PENGANTAR.to_owned());
        let taken = |kode: &str| self.service(jenis).is_some_and(|s| s.find(&SyaratKode(kode.to_owned())).is_some());
        let known = elsewhere.or_else(letter).filter(|kode| !taken(kode));
        SyaratKode(known.unwrap_or_else(|| free(&plain(nama), taken)))
    }
}

fn words(nama: &str) -> impl Iterator<Item = String> {
    nama.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).map(str::to_ascii_lowercase)
}

/// The words of a name, as many as fit: people read the code, too.
fn plain(nama: &str) -> String {
    let joined = words(nama).collect::<Vec<_>>().join("_");
    let begun: String = joined.chars().take(MAX_KODE).collect();
    let whole =
        if joined.len() > MAX_KODE && !joined[MAX_KODE..].starts_with('_') { begun.rsplit_once('_') } else { None };
    let cut = whole.map_or(begun.as_str(), |(words, _)| words).trim_end_matches('_');
    // `pengantar` by chance would be taken for the letter of the desa where there is one already
    if is_kode(cut) && cut != PENGANTAR { cut.to_owned() } else { FALLBACK.to_owned() }
}

/// The code itself, or with a letter behind it.
fn free(kode: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(kode) {
        return kode.to_owned();
    }
    let base: String = kode.chars().take(MAX_KODE - 2).collect();
    let others = ('b'..='z').map(|letter| format!("{base}_{letter}"));
    others.into_iter().find(|other| !taken(other)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::berkas::{Demand, Syarat};
    use crate::domain::syarat::Service;

    fn lists() -> Lists {
        let syarat =
            |kode: &str, nama: &str| Syarat { kode: SyaratKode(kode.into()), nama: nama.into(), demand: Demand::Wajib };
        let baru = vec![syarat("kk", "Kartu Keluarga (KK)"), syarat("foto", "Foto")];
        let hilang = vec![syarat("pengantar", "Surat pengantar desa"), syarat("kehilangan", "Surat kehilangan polisi")];
        Lists::new(
            1,
            vec![
                Service { jenis: Jenis::Baru, aktif: true, syarat: baru },
                Service { jenis: Jenis::Hilang, aktif: false, syarat: hilang },
            ],
        )
    }

    #[rstest::rstest]
    #[case::from_the_name("Surat kuasa", "surat_kuasa")]
    #[case::as_long_as_fits("Surat keterangan domisili", "surat_keterangan")]
    #[case::what_another_kind_calls_the_same("surat kehilangan POLISI", "kehilangan")]
    #[case::the_letter_of_the_desa("Pengantar dari desa", "pengantar")]
    #[case::digits_and_signs("Akta <lahir> 2", "akta_lahir")]
    #[case::one_that_is_taken("Foto!", "foto_b")]
    #[case::no_plain_letter("身分証", "syarat")]
    fn a_code_comes_from_the_name(#[case] nama: &str, #[case] kode: &str) {
        assert_eq!(lists().kode_for(Jenis::Baru, nama).0, kode);
    }

    #[test]
    fn a_second_letter_is_not_taken_for_the_first() {
        assert_eq!(lists().kode_for(Jenis::Hilang, "Pengantar").0, "syarat");
    }
}
