//! Rare Latin letters in those of the standard fonts.
//!
//! No font is embedded: it would make each receipt and the program many times larger for a name in a thousand. A letter
//! that the fonts lack stands as its base letter, as in the lines of passports that machines read; the register keeps the
//! name as it was typed.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Letters that do not come apart into a base letter and diacritics, by what stands for them.
const STAND_IN: [(&str, &str); 64] = [
    ("A", "Ⱥ"),
    ("B", "ƁƂƄɃ"),
    ("b", "ƀƃƅ"),
    ("C", "ƇȻ"),
    ("c", "ƈȼ"),
    ("D", "ĐƉƊƋ"),
    ("d", "đƌƍȡẟ"),
    ("db", "ȸ"),
    ("E", "ƎƏƐɆ"),
    ("e", "ǝəɛɇ"),
    ("F", "Ƒ"),
    ("G", "ƓƔǤ"),
    ("g", "ǥ"),
    ("H", "Ħ"),
    ("h", "ħ"),
    ("HV", "Ƕ"),
    ("hv", "ƕ"),
    ("I", "ƖƗ"),
    ("i", "ıɨ"),
    ("J", "Ɉ"),
    ("j", "ȷɉ"),
    ("K", "Ƙ"),
    ("k", "ĸƙ"),
    ("L", "ŁȽ"),
    ("l", "łƚƛȴ"),
    ("LL", "Ỻ"),
    ("ll", "ỻ"),
    ("M", "Ɯ"),
    ("N", "ŊƝȠ"),
    ("n", "ŋƞȵ"),
    ("O", "ƆƟ"),
    ("o", "ɔɵ"),
    ("OI", "Ƣ"),
    ("oi", "ƣ"),
    ("OU", "Ȣ"),
    ("ou", "ȣ"),
    ("P", "Ƥ"),
    ("p", "ƥ"),
    ("Q", "Ɋ"),
    ("q", "ɋ"),
    ("qp", "ȹ"),
    ("R", "ƦɌ"),
    ("r", "ɍ"),
    ("S", "ƧƩƼ"),
    ("s", "ƨƪƽȿẜẝ"),
    ("SS", "ẞ"),
    ("T", "ŦƬƮȾ"),
    ("t", "ŧƫƭȶ"),
    ("U", "ƱɄ"),
    ("V", "ƲɅỼ"),
    ("v", "ỽ"),
    ("W", "Ƿ"),
    ("w", "ƿ"),
    ("Y", "ƳȜɎỾ"),
    ("y", "ƴȝɏỿ"),
    ("Z", "ƵƷƸȤ"),
    ("z", "ƶƹƺƻȥɀʒ"),
    ("|", "ǀ"),
    ("||", "ǁ"),
    ("+", "ǂ"),
    ("!", "ǃ"),
    ("‘", "ʻʽʿ"),
    ("’", "ʼʾƾɁɂ′"),
    ("-", "‐‑‒―−"),
];

/// What stands for a character, in characters that may still be unknown to the fonts.
pub(super) fn stand_in(c: char) -> String {
    if let Some(known) = known(c) {
        return known.to_owned();
    }
    let base = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
    base.map(|part| known(part).map_or_else(|| part.to_string(), str::to_owned)).collect()
}

fn known(c: char) -> Option<&'static str> {
    STAND_IN.iter().find(|(_, letters)| letters.contains(c)).map(|(known, _)| *known)
}
