//! Text in the characters of the standard fonts (Windows 1252), and how wide it is in Helvetica.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::latin::stand_in;

/// A typeface of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Helvetica.
    Plain,
    /// Helvetica Bold.
    Bold,
}

/// Widths of the printable ASCII characters, from space on, in thousandths of the size.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// Of 0x80 to 0x9F: where Windows 1252 differs from Unicode.
const UPPER: [(char, u8); 27] = [
    ('€', 0x80),
    ('‚', 0x82),
    ('ƒ', 0x83),
    ('„', 0x84),
    ('…', 0x85),
    ('†', 0x86),
    ('‡', 0x87),
    ('ˆ', 0x88),
    ('‰', 0x89),
    ('Š', 0x8A),
    ('‹', 0x8B),
    ('Œ', 0x8C),
    ('Ž', 0x8E),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('•', 0x95),
    ('–', 0x96),
    ('—', 0x97),
    ('˜', 0x98),
    ('™', 0x99),
    ('š', 0x9A),
    ('›', 0x9B),
    ('œ', 0x9C),
    ('ž', 0x9E),
    ('Ÿ', 0x9F),
];

/// What stands for a character that the fonts do not have.
const UNKNOWN: u8 = b'?';

/// A text in Windows 1252. For a letter that is not in it another one stands.
pub(super) fn encode(text: &str) -> Vec<u8> {
    let whole = text.nfc().filter(|c| !is_combining_mark(*c));
    whole.flat_map(bytes).collect()
}

fn bytes(c: char) -> Vec<u8> {
    match byte(c) {
        Some(byte) => vec![byte],
        None => stand_in(c).chars().map(|c| byte(c).unwrap_or(UNKNOWN)).collect(),
    }
}

fn byte(c: char) -> Option<u8> {
    match c {
        ' '..='~' | '\u{A0}'..='ÿ' => u8::try_from(u32::from(c)).ok(),
        other => UPPER.iter().find(|(known, _)| *known == other).map(|(_, byte)| *byte),
    }
}

/// The letter under the diacritics.
fn base(c: char) -> char {
    std::iter::once(c).nfd().next().unwrap_or(c)
}

/// The width of a text, in the unit of the size.
pub(super) fn width(text: &str, face: Face, size: f32) -> f32 {
    scaled(units(text, face), size)
}

/// In thousandths of the size. Letters have their width whatever stands beside them.
fn units(text: &str, face: Face) -> u32 {
    if text.is_ascii() {
        return text.bytes().map(|byte| u32::from(advance(byte, face))).sum();
    }
    encode(text).into_iter().map(|byte| u32::from(advance(byte, face))).sum()
}

fn scaled(units: u32, size: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a line of text is not that wide")]
    let units = units as f32;
    units * size / 1000.0
}

fn advance(byte: u8, face: Face) -> u16 {
    let table = match face {
        Face::Plain => &PLAIN,
        Face::Bold => &BOLD,
    };
    let known = |byte: u8| table.get(usize::from(byte.checked_sub(b' ')?)).copied();
    match byte {
        b' '..=b'~' => known(byte),
        0x95 => Some(350), // bullet
        0x85 | 0x97 | 0x89 | 0x99 => Some(1000),
        0x91 | 0x92 => Some(if face == Face::Bold { 278 } else { 222 }),
        0xC0..=0xFF => u8::try_from(u32::from(base(char::from(byte)))).ok().and_then(known),
        _ => None,
    }
    .unwrap_or(611)
}

/// A text in lines that fit. A word that is too long by itself is cut.
pub(super) fn wrap(text: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    let space = units(" ", face);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        lines.push(String::new());
        let mut used = 0;
        for word in line.split_whitespace().flat_map(|word| cut(word, face, size, room)) {
            let Some(last) = lines.last_mut() else { continue };
            let own = units(&word, face);
            if last.is_empty() {
                (*last, used) = (word, own);
            } else if scaled(used + space + own, size) <= room {
                last.push(' ');
                last.push_str(&word);
                used += space + own;
            } else {
                lines.push(word);
                used = own;
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn cut(word: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    if width(word, face, size) <= room {
        return vec![word.to_owned()];
    }
    let mut parts = vec![String::new()];
    for c in word.chars() {
        let full = parts.last().is_some_and(|part| !part.is_empty() && width(&format!("{part}{c}"), face, size) > room);
        if full {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[rstest::rstest]
    #[case("Siti’s Café", b"Siti\x92s Caf\xE9")]
    #[case("Jose\u{301} Nun\u{303}ez", b"Jos\xE9 Nu\xF1ez")]
    #[case("Şahin Đặng Łuk", b"Sahin Dang Luk")]
    #[case("Ħusejn Əliyev Ŋaŋa", b"Husejn Eliyev Nana")]
    #[case("STRAẞE ǅ ﬁ", b"STRASSE Dz fi")]
    #[case("Nur\u{2BC}aini Ma\u{2BB}ruf Al\u{2011}Amin", b"Nur\x92aini Ma\x91ruf Al-Amin")]
    #[case("••9901", b"\x95\x959901")]
    #[case("Иван 😀", b"???? ?")]
    fn characters_of_names(#[case] text: &str, #[case] bytes: &[u8]) {
        assert_eq!(encode(text), bytes);
    }

    /// What `domain::nama` takes for a letter is never a question mark on paper.
    #[test]
    fn every_letter_of_a_name_stands_for_something() {
        for c in ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}') {
            let bytes = encode(&c.to_string());
            assert!(!bytes.is_empty() && !bytes.contains(&UNKNOWN), "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn widths_are_those_of_helvetica() {
        assert!((width("Sooko", Face::Plain, 1000.0) - 2835.0).abs() < 0.5);
        assert!((width("Sooko", Face::Bold, 1000.0) - 3056.0).abs() < 0.5);
        assert!((width("é", Face::Plain, 1000.0) - 556.0).abs() < 0.5);
    }

    proptest! {
        #[test]
        fn lines_fit_and_hold_every_word(text in "[a-zA-Z ]{0,200}") {
            let lines = wrap(&text, Face::Plain, 10.0, 60.0);
            prop_assert!(lines.iter().all(|line| width(line, Face::Plain, 10.0) <= 60.0));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
