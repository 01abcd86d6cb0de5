//! The kode permohonan, `K7-4MQX-P`: what a pemohon reads aloud at the counter or types after `/status`.
//!
//! It is public. Knowing it gives nobody access to anything: who may see a permohonan is decided by the chat or the
//! peran, never by the code.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::cleaning;

/// 29 characters that look and sound apart: no 0 O 1 I L, no U beside V, no S beside 5.
///
/// The size is a prime on purpose, see [`WEIGHTS`].
const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRTVWXYZ";
const SIZE: u64 = ALPHABET.len() as u64;
const LENGTH: usize = 7;

/// The weighted sum of all seven characters is [`CHECK_SUM`] modulo 29.
///
/// 29 is a prime, no weight is 0 and no two are equal, so one wrong character always changes the sum, and so does
/// swapping any two different characters.
const WEIGHTS: [u64; LENGTH] = [7, 6, 5, 4, 3, 2, 1];
/// Not 0, so that the code of all zeros, the likeliest product of a programming error, is not valid.
const CHECK_SUM: u64 = 18;

/// Why a text is not a kode permohonan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum KodeError {
    /// Not seven characters.
    #[error("{characters} characters instead of 7")]
    WrongLength {
        /// How many there are beside spaces, hyphens and dots.
        characters: u32,
    },
    /// A character that no code has, and that stands for none for certain.
    #[error("strange character {0:?}")]
    StrangeCharacter(char),
    /// A typing error: the check character does not fit.
    #[error("check character does not fit")]
    WrongCheck,
}

/// A kode permohonan: six random characters and a check character.
///
/// `Display` and [`Kode::parse`] speak the form with hyphens; [`Kode::compact`] and serde the stored form without.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kode([u8; LENGTH]);

impl Kode {
    /// Makes a code of random bytes.
    ///
    /// There are 29⁶, about 595 million, codes; 64 bits modulo that many favour none by more than one part in 10¹⁰.
    /// Two draws can be equal, so whoever stores a code must draw again when it is taken.
    #[must_use]
    pub fn from_entropy(entropy: [u8; 8]) -> Self {
        let mut rest = u64::from_le_bytes(entropy);
        let body = [(); LENGTH - 1].map(|()| {
            let value = rest % SIZE;
            rest /= SIZE;
            value
        });
        Self::from_body(body)
    }

    /// Parses what a person typed: capital or small, with or without spaces, hyphens and dots.
    ///
    /// U is read as V and S as 5, which nothing else in the alphabet looks like. 0, O, 1, I and L are not guessed.
    ///
    /// # Errors
    /// [`KodeError`]; the length is looked at first.
    pub fn parse(input: &str) -> Result<Self, KodeError> {
        let typed: Vec<char> = input.chars().filter(|c| !cleaning::is_gap(*c) && !is_hyphen(*c)).collect();
        let Ok(typed) = <[char; LENGTH]>::try_from(typed.as_slice()) else {
            return Err(KodeError::WrongLength { characters: u32::try_from(typed.len()).unwrap_or(u32::MAX) });
        };
        let mut characters = [0; LENGTH];
        for (place, typed) in characters.iter_mut().zip(typed) {
            *place = character(typed).ok_or(KodeError::StrangeCharacter(typed))?;
        }
        let kode = Self(characters);
        if kode.sum() == CHECK_SUM { Ok(kode) } else { Err(KodeError::WrongCheck) }
    }

    /// The stored form, seven characters: `K74MQXP`.
    #[must_use]
    pub fn compact(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }

    fn from_body(body: [u64; LENGTH - 1]) -> Self {
        let sum: u64 = body.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        let check = (CHECK_SUM + SIZE * SIZE - sum) % SIZE; // the sum is at most 28 · 27, so nothing goes below 0
        let mut characters = [symbol(check); LENGTH];
        for (place, value) in characters.iter_mut().zip(body) {
            *place = symbol(value);
        }
        Self(characters)
    }

    fn sum(self) -> u64 {
        self.0.into_iter().zip(WEIGHTS).map(|(symbol, weight)| value(symbol) * weight).sum::<u64>() % SIZE
    }
}

impl std::fmt::Display for Kode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let compact = self.compact();
        write!(f, "{}-{}-{}", &compact[..2], &compact[2..6], &compact[6..])
    }
}

impl std::fmt::Debug for Kode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kode({self})")
    }
}

impl std::str::FromStr for Kode {
    type Err = KodeError;

    fn from_str(text: &str) -> Result<Self, KodeError> {
        Self::parse(text)
    }
}

impl Serialize for Kode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.compact())
    }
}

impl<'de> Deserialize<'de> for Kode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// The dashes that phones make of a hyphen.
fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}')
}

/// The character of the alphabet that a typed one stands for.
fn character(typed: char) -> Option<u8> {
    let upper = match typed.to_ascii_uppercase() {
        'U' => 'V',
        'S' => '5',
        other => other,
    };
    ALPHABET.iter().copied().find(|symbol| char::from(*symbol) == upper)
}

fn symbol(value: u64) -> u8 {
    ALPHABET[usize::try_from(value % SIZE).unwrap_or_default()]
}

fn value(symbol: u8) -> u64 {
    (0..).zip(ALPHABET).find_map(|(value, other)| (*other == symbol).then_some(value)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;
    use std::collections::HashSet;

    /// For every place, every character of the alphabet occurs in at least one of them.
    fn samples() -> impl Iterator<Item = Kode> {
        (0..SIZE).map(|n| Kode::from_body([n, n + 3, n * 5, n * 7 + 1, n * 11, n + 20].map(|value| value % SIZE)))
    }

    fn with(kode: Kode, place: usize, symbol: u8) -> Kode {
        let mut characters = kode.0;
        characters[place] = symbol;
        Kode(characters)
    }

    #[test]
    fn every_wrong_character_is_noticed() {
        let mut seen = HashSet::new();
        for (kode, place) in samples().flat_map(|kode| (0..LENGTH).map(move |place| (kode, place))) {
            for wrong in ALPHABET.iter().filter(|wrong| **wrong != kode.0[place]) {
                assert_eq!(Kode::parse(&with(kode, place, *wrong).compact()), Err(KodeError::WrongCheck));
                seen.insert((place, kode.0[place], *wrong));
            }
        }
        assert_eq!(seen.len(), LENGTH * 29 * 28);
    }

    #[test]
    fn every_swap_is_noticed() {
        let mut seen = HashSet::new();
        for (a, b, c) in (0..SIZE).flat_map(|a| (0..SIZE).flat_map(move |b| (0..SIZE).map(move |c| (a, b, c)))) {
            for kode in [Kode::from_body([a, b, a, b, a, b]), Kode::from_body([c, 0, 0, 0, a, b])] {
                for place in (0..LENGTH - 1).filter(|place| kode.0[*place] != kode.0[place + 1]) {
                    let mut swapped = kode;
                    swapped.0.swap(place, place + 1);
                    assert_ne!(swapped.sum(), CHECK_SUM, "{kode} {place}");
                    seen.insert((place, kode.0[place], kode.0[place + 1]));
                }
            }
        }
        assert_eq!(seen.len(), (LENGTH - 1) * 29 * 28);
    }

    #[rstest]
    #[case("K7-4MQX-P")]
    #[case("k74mqxp")]
    #[case(" k7 4mqx p\n")]
    #[case("K7.4MQX.P")]
    #[case("K7–4MQX—P")]
    fn reads_what_people_type(#[case] typed: &str) {
        let kode = Kode::parse(typed);
        assert_eq!(kode.map(|kode| kode.to_string()), Ok("K7-4MQX-P".to_owned()));
        assert_eq!(kode.map(|kode| kode.compact()), Ok("K74MQXP".to_owned()));
    }

    #[test]
    fn u_is_v_and_s_is_5() {
        let kode = Kode::from_body([value(b'V'), value(b'5'), 0, value(b'V'), 0, value(b'5')]);
        assert_eq!(Kode::parse(&kode.compact().replace('V', "u").replace('5', "S")), Ok(kode));
    }

    #[rstest]
    #[case("", KodeError::WrongLength { characters: 0 })]
    #[case("K7-4MQX", KodeError::WrongLength { characters: 6 })]
    #[case("K7-4MQX-PP", KodeError::WrongLength { characters: 8 })]
    #[case("K7-4MQO-P", KodeError::StrangeCharacter('O'))]
    #[case("K7-4MQ0-P", KodeError::StrangeCharacter('0'))]
    #[case("l7-4MQX-P", KodeError::StrangeCharacter('l'))]
    #[case("i7-4MQX-P", KodeError::StrangeCharacter('i'))]
    #[case("17-4MQX-P", KodeError::StrangeCharacter('1'))]
    #[case("Ｋ7-4MQX-P", KodeError::StrangeCharacter('Ｋ'))]
    #[case("7K-4MQX-P", KodeError::WrongCheck)]
    #[case("2222222", KodeError::WrongCheck)]
    fn refuses(#[case] typed: &str, #[case] error: KodeError) {
        assert_eq!(Kode::parse(typed), Err(error));
    }

    #[test]
    fn is_stored_in_the_compact_form() {
        let json = "\"K74MQXP\"";
        let read = serde_json::from_str::<Kode>(json);
        assert!(read.is_ok_and(|kode| serde_json::to_string(&kode).is_ok_and(|again| again == json)));
        assert!(serde_json::from_str::<Kode>("\"K74MQXQ\"").is_err());
    }

    proptest! {
        #[test]
        fn any_entropy_makes_a_code_that_reads_back(entropy: [u8; 8]) {
            let kode = Kode::from_entropy(entropy);
            prop_assert_eq!(Kode::parse(&kode.to_string()), Ok(kode));
            prop_assert_eq!(Kode::parse(&kode.compact().to_lowercase()), Ok(kode));
            prop_assert_eq!(kode.to_string().len(), 9);
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = Kode::parse(&text);
        }

        #[test]
        fn seven_characters_never_panic(text in ".{7}") {
            let _ = Kode::parse(&text);
        }
    }
}
