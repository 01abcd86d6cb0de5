//! A person's name as the KK has it.
//!
//! Permendagri 73/2022 wants at least two words and at most 60 letters with spaces for *new* records. Names of
//! one word, with an apostrophe, a dot or a hyphen were recorded before it and stay valid, so the rule is a remark.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::cleaning;
use super::codes::codes;

/// Longest name of the regulation; a longer one is remarked upon.
const LONG: usize = 60;
/// Longest text taken for a name at all.
const LONGEST: usize = 200;

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NamaError {
    /// Nothing there, or no letter in it.
    #[error("no letter")]
    Empty,
    /// A single letter: nobody's name.
    #[error("one letter")]
    TooShort,
    /// Neither a Latin letter nor a space, apostrophe, dot, comma or hyphen.
    #[error("strange character {0:?}")]
    StrangeCharacter(char),
    /// More than anybody's name.
    #[error("{letters} letters")]
    TooLong {
        /// How many there are, spaces included.
        letters: u32,
    },
}

codes! {
    /// What staf should look at. Never refuses anything.
    pub enum NamaRemark {
        /// Over 60 letters with spaces.
        Long = "long",
    }
}

/// A name, with one space between its words and otherwise as typed. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Nama(String);

impl Nama {
    /// Parses what a person typed.
    ///
    /// # Errors
    /// [`NamaError`]; the length is looked at before the characters, so a pasted letter is called long and not strange.
    pub fn parse(input: &str) -> Result<(Self, Option<NamaRemark>), NamaError> {
        let text = tidy(input);
        let length = text.chars().count();
        if length > LONGEST {
            return Err(NamaError::TooLong { letters: u32::try_from(length).unwrap_or(u32::MAX) });
        }
        if let Some(strange) = text.chars().find(|c| !is_allowed(*c)) {
            return Err(NamaError::StrangeCharacter(strange));
        }
        match text.chars().filter(|c| is_letter(*c)).take(2).count() {
            0 => return Err(NamaError::Empty),
            1 => return Err(NamaError::TooShort),
            _ => {}
        }
        Ok((Self(text), (length > LONG).then_some(NamaRemark::Long)))
    }

    /// Takes a name back from where it was stored: what was once accepted stays readable when the rules change.
    ///
    /// # Errors
    /// [`NamaError::Empty`].
    pub fn from_stored(text: &str) -> Result<Self, NamaError> {
        if text.trim().is_empty() { Err(NamaError::Empty) } else { Ok(Self(text.to_owned())) }
    }

    /// The name as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name for a paper that others may see: the first word, and the first letters of the others (`Siti A.`).
    #[must_use]
    pub fn short(&self) -> String {
        let mut words = self.0.split(' ');
        let first = words.next().unwrap_or_default().to_owned();
        let initial = |word: &str| word.chars().find(|c| is_letter(*c)).map(|c| format!(" {c}."));
        std::iter::once(first).chain(words.filter_map(initial)).collect()
    }

    /// The words as they are compared in a search: small letters without diacritics, each word once.
    ///
    /// An apostrophe vanishes (`Nur'aini`, `Nuraini`); dot, comma and hyphen separate, so that `M.Yusuf` is found as
    /// `yusuf` and equals `M. Yusuf`.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for part in self.0.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-')) {
            let word: String = part.chars().flat_map(char::to_lowercase).filter(|c| is_base(*c)).map(fold).collect();
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
        words
    }
}

impl std::fmt::Debug for Nama {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Nama(…)")
    }
}

impl<'de> Deserialize<'de> for Nama {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_stored(&cleaning::secret_text(from)?).map_err(D::Error::custom)
    }
}

/// One space between words, nothing that cannot be seen, and one sign each for apostrophe and hyphen.
fn tidy(input: &str) -> String {
    let plain: String = input.chars().map(plain).filter(|c| !cleaning::is_invisible(*c)).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What keyboards and other programs write for a space, an apostrophe or a hyphen.
fn plain(c: char) -> char {
    match c {
        '\u{200B}' => ' ', // it has no width, but it stands between words
        '`' | '´' | 'ʼ' => '\'',
        '\u{2010}'..='\u{2013}' => '-',
        other => other,
    }
}

fn is_allowed(c: char) -> bool {
    is_letter(c) || is_combining(c) || is_apostrophe(c) || matches!(c, ' ' | '.' | ',' | '-')
}

/// Latin letters, with the two signs left out that stand between them in Unicode.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && !matches!(c, '×' | '÷'))
}

/// A diacritic as a character of its own; some keyboards type `é` as two.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Phones make `‘` or `’` of the typed `'`.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’')
}

fn is_base(c: char) -> bool {
    !is_apostrophe(c) && !is_combining(c)
}

/// The plain letter under the common diacritics of a small letter; any other letter stays as it is.
fn fold(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ś' | 'ş' | 'š' | 'ṣ' => 's',
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' | 'ẓ' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn nama(text: &str) -> Nama {
        Nama::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).0
    }

    #[rstest]
    #[case("Suharto", "Suharto")] // one word is valid
    #[case("  Siti \n  AMINAH\t", "Siti AMINAH")]
    #[case("M. Nur'aini, S.Pd.", "M. Nur'aini, S.Pd.")]
    #[case("Nu’man Abdul-Rahman", "Nu’man Abdul-Rahman")]
    #[case("Ng", "Ng")]
    #[case("José Nuñez Şahin Ðặng", "José Nuñez Şahin Ðặng")]
    #[case("Jose\u{301}", "Jose\u{301}")]
    #[case("Budi\u{200B}\u{A0}Santoso", "Budi Santoso")]
    #[case("Budi\u{200B}Santoso", "Budi Santoso")]
    #[case("Bu\u{AD}di\u{FE0F} \u{61C}San\u{180E}to\u{34F}so\u{FE0E}", "Budi Santoso")]
    #[case("Nu`man Nur´aini Ma\u{2BC}ruf", "Nu'man Nur'aini Ma'ruf")]
    #[case("Abdul\u{2010}Rahman Al\u{2011}Amin\u{2012}A\u{2013}B", "Abdul-Rahman Al-Amin-A-B")]
    fn keeps_a_name_as_typed(#[case] text: &str, #[case] kept: &str) {
        assert_eq!(Nama::parse(text), Ok((Nama(kept.to_owned()), None)));
    }

    #[rstest]
    #[case("", NamaError::Empty)]
    #[case(" \u{200B} ", NamaError::Empty)]
    #[case(".-'", NamaError::Empty)]
    #[case("\u{301}", NamaError::Empty)]
    #[case("x", NamaError::TooShort)]
    #[case("M.", NamaError::TooShort)]
    #[case("Budi 2", NamaError::StrangeCharacter('2'))]
    #[case("Budi 😀", NamaError::StrangeCharacter('😀'))]
    #[case("/batal", NamaError::StrangeCharacter('/'))]
    #[case("Иван", NamaError::StrangeCharacter('И'))]
    #[case("<b>Budi", NamaError::StrangeCharacter('<'))]
    #[case("Budi×Ani", NamaError::StrangeCharacter('×'))]
    #[case("Budi٣", NamaError::StrangeCharacter('٣'))]
    fn refuses(#[case] text: &str, #[case] error: NamaError) {
        assert_eq!(Nama::parse(text), Err(error));
    }

    #[rstest]
    #[case(60, Ok(None))]
    #[case(61, Ok(Some(NamaRemark::Long)))]
    #[case(200, Ok(Some(NamaRemark::Long)))]
    #[case(201, Err(NamaError::TooLong { letters: 201 }))]
    fn length(#[case] letters: usize, #[case] expected: Result<Option<NamaRemark>, NamaError>) {
        assert_eq!(Nama::parse(&"é".repeat(letters)).map(|(_, remark)| remark), expected);
    }

    #[rstest]
    #[case("Siti NURHALIZA", &["siti", "nurhaliza"])]
    #[case("Nur'aini, S.Pd.", &["nuraini", "s", "pd"])]
    #[case("M.Yusuf", &["m", "yusuf"])]
    #[case("Abdul-Rahman Abdul", &["abdul", "rahman"])]
    #[case("JOSÉ Nuñez", &["jose", "nunez"])]
    #[case("Jose\u{301} İdris", &["jose", "idris"])]
    fn words_for_searching(#[case] text: &str, #[case] words: &[&str]) {
        assert_eq!(nama(text).words(), words);
    }

    #[rstest]
    #[case("Suharto", "Suharto")]
    #[case("Siti AMINAH", "Siti A.")]
    #[case("Nur'aini - 'Abdul S.Pd.", "Nur'aini A. S.")]
    fn short_for_a_paper(#[case] text: &str, #[case] short: &str) {
        assert_eq!(nama(text).short(), short);
    }

    #[test]
    fn hides_itself_and_is_stored_as_a_text() {
        assert_eq!(format!("{:?}", nama("Budi")), "Nama(…)");
        assert!(serde_json::to_string(&nama("Budi")).is_ok_and(|json| json == "\"Budi\""));
        assert!(serde_json::from_str::<Nama>("\"Budi 2\"").is_ok_and(|read| read.as_str() == "Budi 2"));
        assert!(serde_json::from_str::<Nama>("\" \"").is_err());
    }

    proptest! {
        #[test]
        fn never_panics_and_is_stable(text in any::<String>()) {
            if let Ok((nama, remark)) = Nama::parse(&text) {
                prop_assert_eq!(Nama::parse(nama.as_str()), Ok((nama.clone(), remark)));
                prop_assert!(nama.words().iter().all(|word| !word.is_empty()));
            }
        }

        #[test]
        fn case_and_spaces_do_not_change_the_words(text in "[A-Za-z]{2,9}( [A-Za-z'.]{2,9}){0,3}") {
            let shouted = format!(" {} ", text.to_uppercase().replace(' ', "   "));
            prop_assert_eq!(nama(&text).words(), nama(&shouted).words());
        }
    }
}
