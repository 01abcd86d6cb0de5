//! A typed text as words, whatever stands between them.

use std::ops::Range;

/// What stands behind a word without changing what it is about: *syaratnya*, *apakah*.
const ENDINGS: [&str; 2] = ["nya", "kah"];

/// The card that all is about, as people write it.
const KTP: [&str; 2] = ["ktp", "ektp"];

/// A text as words: small letters and digits, whatever stands between them.
#[derive(Clone, PartialEq, Eq)]
pub struct Said(Vec<String>);

impl Said {
    /// Takes a text apart.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        Self(text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect())
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Where a phrase stands in it, as whole words.
    #[must_use]
    pub fn find(&self, phrase: &Self) -> Option<Range<usize>> {
        let length = phrase.0.len();
        let same = |(said, word): (&String, &String)| said == word || without_ending(said) == Some(word);
        let at = (length > 0).then(|| self.0.windows(length).position(|w| w.iter().zip(&phrase.0).all(same)))??;
        Some(at..at + length)
    }

    /// Whether one of the phrases of a list stands in it.
    #[must_use]
    pub fn has_one_of(&self, list: &[Self]) -> bool {
        list.iter().any(|phrase| self.find(phrase).is_some())
    }

    /// Whether the KTP is named.
    #[must_use]
    pub fn names_ktp(&self) -> bool {
        KTP.iter().any(|ktp| self.find(&Self::new(ktp)).is_some())
    }
}

fn without_ending(word: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending))
}

impl std::fmt::Debug for Said {
    /// It may hold anything.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("alamatnya salah", "alamat", Some(0..1))]
    #[case("kk belum benar", "belum benar", Some(1..3))]
    #[case("Alamatku", "alamat", None)]
    #[case("", "", None)]
    fn a_phrase_is_found_as_whole_words(#[case] text: &str, #[case] phrase: &str, #[case] at: Option<Range<usize>>) {
        assert_eq!(Said::new(text).find(&Said::new(phrase)), at);
    }
}
