//! How numbers are written, year by year: with the first number of a year its pattern is fixed, so that what was told to people and
//! printed stays as it is when the office changes its own.

use std::collections::BTreeMap;

use super::{NomorRegister, RegisterPattern};

/// The pattern of the office profile, and those of the years that have begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    present: RegisterPattern,
    of: BTreeMap<i32, RegisterPattern>,
}

impl Patterns {
    /// Those of an office whose register is not known yet.
    #[must_use]
    pub fn new(present: RegisterPattern) -> Self {
        Self { present, of: BTreeMap::new() }
    }

    /// With those of the years that have begun.
    #[must_use]
    pub fn begun(self, of: BTreeMap<i32, RegisterPattern>) -> Self {
        Self { of, ..self }
    }

    /// What the office profile says.
    #[must_use]
    pub fn present(&self) -> &RegisterPattern {
        &self.present
    }

    /// Whether numbers of a year are not written as the office profile says.
    #[must_use]
    pub fn differs_in(&self, tahun: i32) -> bool {
        *self.of(tahun) != self.present
    }

    fn of(&self, tahun: i32) -> &RegisterPattern {
        self.of.get(&tahun).unwrap_or(&self.present)
    }

    /// Writes a number.
    #[must_use]
    pub fn format(&self, nomor: NomorRegister) -> String {
        self.of(nomor.tahun).format(nomor)
    }

    /// Reads a number as people type it: as the office writes it, or wrote it in a year before; or in short, as
    /// [`RegisterPattern::read`].
    #[must_use]
    pub fn read(&self, typed: &str, tahun: i32) -> Option<NomorRegister> {
        let mut all = std::iter::once(&self.present).chain(self.of.values());
        all.find_map(|pattern| pattern.read_whole(typed)).or_else(|| self.present.read(typed, tahun))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(klas: &str) -> RegisterPattern {
        RegisterPattern::parse("{klas}/{urut:03}/{tahun}", klas, "").unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn what_was_given_keeps_its_form() {
        let all = Patterns::new(pattern("400.12")).begun(BTreeMap::from([(2026, pattern("470"))]));
        let [old, new] = [2026, 2027].map(|tahun| NomorRegister { tahun, urut: 7 });
        assert_eq!([old, new].map(|nomor| all.format(nomor)), ["470/007/2026", "400.12/007/2027"]);
        assert!(all.differs_in(2026) && !all.differs_in(2027));
        for (typed, nomor) in [("470/007/2026", old), ("400.12/7/2027", new), ("7/2026", old), ("7", new)] {
            assert_eq!(all.read(typed, 2027), Some(nomor), "{typed}");
        }
    }
}
