//! The desa of a kecamatan (Kemendagri codes, Kepmendagri 300.2.2-2138/2025; the file holds Kabupaten Mojokerto).
//!
//! Everything joins on codes, never on names: there is a Desa Sooko in Kecamatan Sooko, another Kecamatan Sooko in
//! Ponorogo and a Desa Sooko in Gresik.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// `kode,nama` of the kabupaten, its kecamatan and their desa, with a heading.
const WILAYAH: &str = include_str!("../../data/wilayah-35.16.csv");

/// Shortest beginning of a name that is taken for the name.
const SHORTEST_PREFIX: usize = 4;

/// Why there is no list of desa, or no code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum WilayahError {
    /// Not the code of a kecamatan in the list, such as `35.16.13`.
    #[error("unknown kecamatan {0:?}")]
    UnknownKecamatan(String),
    /// Not of the form `35.16.13.2010`.
    #[error("{0:?} is not the code of a desa")]
    NotDesaKode(String),
}

/// Code of a desa, `35.16.13.2010`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct DesaKode(String);

impl DesaKode {
    /// Parses a code; only its form is checked, as a pemohon may come from anywhere. See [`Wilayah::find`].
    ///
    /// # Errors
    /// [`WilayahError::NotDesaKode`].
    pub fn parse(text: &str) -> Result<Self, WilayahError> {
        let is_code = text.len() == 13
            && text.bytes().enumerate().all(|(at, byte)| match at {
                2 | 5 | 8 => byte == b'.',
                _ => byte.is_ascii_digit(),
            });
        if is_code { Ok(Self(text.to_owned())) } else { Err(WilayahError::NotDesaKode(text.to_owned())) }
    }

    /// The code with its dots.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a kelurahan: by Permendagri 58/2021 the last part of those begins with 1, of desa with 2 or 3.
    #[must_use]
    pub fn is_kelurahan(&self) -> bool {
        self.0[9..].starts_with('1')
    }
}

impl std::fmt::Display for DesaKode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DesaKode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// A desa (or kelurahan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desa {
    /// Its code.
    pub kode: DesaKode,
    /// Its name, without the word desa.
    pub nama: String,
}

/// A kecamatan with its desa.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wilayah {
    kecamatan: Row,
    desa: Vec<Desa>,
}

impl Wilayah {
    /// The kecamatan with this code, such as `35.16.13`.
    ///
    /// # Errors
    /// [`WilayahError::UnknownKecamatan`].
    pub fn of(kecamatan: &str) -> Result<Self, WilayahError> {
        let found = rows().find(|row| row.kode == kecamatan && row.kode.len() == 8);
        let kecamatan = found.ok_or_else(|| WilayahError::UnknownKecamatan(kecamatan.to_owned()))?;
        let mut desa: Vec<Desa> = rows().filter_map(|row| row.desa_of(kecamatan)).collect();
        desa.sort_by(|a, b| a.nama.cmp(&b.nama));
        Ok(Self { kecamatan, desa })
    }

    /// Code of the kecamatan, `35.16.13`.
    #[must_use]
    pub fn kecamatan_kode(&self) -> &str {
        self.kecamatan.kode
    }

    /// Name of the kecamatan, without the word kecamatan.
    #[must_use]
    pub fn kecamatan_nama(&self) -> &str {
        self.kecamatan.nama
    }

    /// Code of the kabupaten, `35.16`.
    #[must_use]
    pub fn kabupaten_kode(&self) -> &str {
        &self.kecamatan.kode[..5]
    }

    /// The desa, by name.
    #[must_use]
    pub fn desa(&self) -> &[Desa] {
        &self.desa
    }

    /// The desa with this code, if it is in this kecamatan.
    #[must_use]
    pub fn find(&self, kode: &DesaKode) -> Option<&Desa> {
        self.desa.iter().find(|desa| desa.kode == *kode)
    }

    /// The desa a person means by a typed name: letter case, spaces and signs do not matter, `desa` or `ds.` may stand
    /// before it, and at least four letters are enough where no other name begins with them.
    #[must_use]
    pub fn find_by_name(&self, typed: &str) -> Option<&Desa> {
        let whole = key(typed);
        let bare = whole.strip_prefix("desa").or_else(|| whole.strip_prefix("ds"));
        self.by_key(&whole).or_else(|| bare.and_then(|rest| self.by_key(rest)))
    }

    fn by_key(&self, typed: &str) -> Option<&Desa> {
        let exact = self.desa.iter().find(|desa| key(&desa.nama) == typed);
        exact.or_else(|| if typed.chars().count() < SHORTEST_PREFIX { None } else { self.by_unique_prefix(typed) })
    }

    fn by_unique_prefix(&self, typed: &str) -> Option<&Desa> {
        let mut matching = self.desa.iter().filter(|desa| key(&desa.nama).starts_with(typed));
        matching.next().filter(|_| matching.next().is_none())
    }
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    kode: &'static str,
    nama: &'static str,
}

impl Row {
    fn desa_of(self, kecamatan: Self) -> Option<Desa> {
        let within = self.kode.strip_prefix(kecamatan.kode)?.starts_with('.');
        let kode = DesaKode::parse(self.kode).ok()?;
        within.then(|| Desa { kode, nama: self.nama.to_owned() })
    }
}

fn rows() -> impl Iterator<Item = Row> {
    WILAYAH.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(kode, nama)| Row { kode, nama })
}

fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn sooko() -> Wilayah {
        Wilayah::of("35.16.13").unwrap_or_else(|error| panic!("{error}"))
    }

    fn kode(text: &str) -> DesaKode {
        DesaKode::parse(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn sooko_has_fifteen_desa_and_no_kelurahan() {
        let wilayah = sooko();
        let names: Vec<&str> = wilayah.desa().iter().map(|desa| desa.nama.as_str()).collect();
        #[rustfmt::skip]
        let expected = [
            "Blimbingsari", "Brangkal", "Gemekan", "Jampirogo", "Japan", "Karangkedawang", "Kedungmaling", "Klinterejo",
            "Modongan", "Mojoranu", "Ngingasrembyong", "Sambiroto", "Sooko", "Tempuran", "Wringinrejo",
        ];
        assert_eq!(names, expected);
        assert_eq!((wilayah.kecamatan_kode(), wilayah.kecamatan_nama()), ("35.16.13", "Sooko"));
        assert_eq!(wilayah.kabupaten_kode(), "35.16");
        assert!(wilayah.desa().iter().all(|desa| !desa.kode.is_kelurahan()));
    }

    #[test]
    fn the_whole_kabupaten_is_readable() {
        let kecamatan: Vec<Wilayah> = rows().filter_map(|row| Wilayah::of(row.kode).ok()).collect();
        let desa: Vec<&Desa> = kecamatan.iter().flat_map(Wilayah::desa).collect();
        let kelurahan = desa.iter().filter(|desa| desa.kode.is_kelurahan()).count();
        assert_eq!((kecamatan.len(), desa.len() - kelurahan, kelurahan), (18, 299, 5));
        assert_eq!(WILAYAH.lines().skip(1).count(), 1 + 18 + 299 + 5);
    }

    #[rstest]
    #[case("")]
    #[case("35.16")]
    #[case("35.16.13.2010")]
    #[case("35.02.06")] // the other Sooko
    fn other_codes_are_no_kecamatan(#[case] text: &str) {
        assert_eq!(Wilayah::of(text), Err(WilayahError::UnknownKecamatan(text.to_owned())));
    }

    #[test]
    fn finds_by_code() {
        assert_eq!(sooko().find(&kode("35.16.13.2010")).map(|desa| desa.nama.as_str()), Some("Sooko"));
        assert_eq!(sooko().find(&kode("35.16.01.2001")), None);
    }

    #[rstest]
    #[case("Ngingasrembyong", Some("Ngingasrembyong"))]
    #[case("ngingas rembyong", Some("Ngingasrembyong"))]
    #[case(" NGINGAS-rem ", Some("Ngingasrembyong"))]
    #[case("japan", Some("Japan"))]
    #[case("Desa Japan", Some("Japan"))]
    #[case("ds. sooko", Some("Sooko"))]
    #[case("jamp", Some("Jampirogo"))]
    #[case("jam", None)] // too short
    #[case("Surodinawan", None)] // moved to the Kota
    #[case("desa", None)]
    #[case("", None)]
    fn finds_by_name(#[case] typed: &str, #[case] nama: Option<&str>) {
        assert_eq!(sooko().find_by_name(typed).map(|desa| desa.nama.as_str()), nama);
    }

    #[test]
    fn an_ambiguous_beginning_finds_nothing() {
        let mut ambiguous = 0;
        for wilayah in rows().filter_map(|row| Wilayah::of(row.kode).ok()) {
            let names: Vec<String> = wilayah.desa().iter().map(|desa| key(&desa.nama)).collect();
            for start in
                names.iter().map(|name| &name[..SHORTEST_PREFIX]).filter(|start| !names.contains(&(*start).into()))
            {
                let alone = names.iter().filter(|other| other.starts_with(start)).count() == 1;
                assert_eq!(wilayah.find_by_name(start).is_some(), alone, "{start}");
                ambiguous += usize::from(!alone);
            }
        }
        assert!(ambiguous > 0, "the test looked at nothing");
    }

    #[rstest]
    #[case("35.16.13.201")]
    #[case("3516132010")]
    #[case("35.16.13-2010")]
    #[case("35.16.13.20a0")]
    fn refuses_a_bad_code(#[case] text: &str) {
        assert_eq!(DesaKode::parse(text), Err(WilayahError::NotDesaKode(text.to_owned())));
        assert!(serde_json::from_value::<DesaKode>(serde_json::json!(text)).is_err());
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            drop((DesaKode::parse(&text), Wilayah::of(&text)));
            let _ = sooko().find_by_name(&text);
        }
    }
}
