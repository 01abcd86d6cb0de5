//! The telephone number: typed, shared from Telegram, or left out. It is for when the chat does not reach the person, so
//! nothing goes wrong without it.

use super::Turn;
use super::ajukan::Filling;
use super::ask::for_someone_else;
use super::draft::Phone;
use super::question::Question;
use super::wrong::phone_error;
use crate::domain::phone::PhoneNumber;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::{Keyboard, Reply};

/// Fewer digits in a sentence are a house number or a year.
const LIKELY_DIGITS: usize = 6;

impl Filling<'_> {
    pub(in crate::dialog) fn phone(&mut self, text: &str) -> Turn {
        let found = numbers_in(text);
        match found.as_slice() {
            [] => self.take(text),
            [one] => self.take(one),
            [_, _, ..] => self.again(Ajukan::PhoneSeveral),
        }
    }

    /// A contact that was shared. One of somebody else may be the pemohon's, where somebody else applies; the person's own
    /// cannot be told from it otherwise.
    pub fn contact(&mut self, number: &str, own: bool) -> Turn {
        if self.draft.question(self.kantor) != Question::Phone {
            return self.again(Ajukan::PhoneNotAsked);
        }
        match (self.draft.walk_in, own) {
            // At the counter the contact that staf share of themselves is not the person's.
            (true, true) => self.again(Ajukan::PhoneNotAsked),
            (true, false) | (false, true) => self.take(number),
            (false, false) if for_someone_else(self.draft) => self.take(number),
            (false, false) => self.again(Ajukan::PhoneOfOther),
        }
    }

    fn take(&mut self, text: &str) -> Turn {
        match PhoneNumber::parse(text) {
            Ok(number) => {
                let saved = Ajukan::PhoneSaved { nomor: number.national() };
                self.draft.phone = Some(Phone::Number(number));
                self.draft.editing = None;
                self.next(Some(saved.into()))
            }
            Err(error) => self.again(phone_error(error)),
        }
    }

    pub(in crate::dialog) fn no_phone(&mut self) -> Turn {
        self.draft.phone = Some(Phone::Skipped);
        self.draft.editing = None;
        self.next(Some(Ajukan::PhoneSkipped.into()))
    }
}

/// Telegram lets a person share their number only by a keyboard in place of the letters.
pub(in crate::dialog) fn ask_to_share() -> Turn {
    Turn::say(Reply::new(Ajukan::PhoneShareHow).with_keyboard(Keyboard::Contact(Label::PhoneShareNow)))
}

/// The numbers in a sentence that are long enough to be called.
pub(in crate::dialog) fn numbers_in(text: &str) -> Vec<String> {
    let between = |c: char| c.is_alphabetic() || matches!(c, ',' | ';' | '/' | '\n' | ':');
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    text.split(between).map(str::trim).filter(|part| digits(part) >= LIKELY_DIGITS).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("nomor saya 0812-0000-9901 pak", &["0812-0000-9901"])]
    #[case("WA: +62 812 0000 9901", &["+62 812 0000 9901"])]
    #[case("081200009901 atau 081200009902", &["081200009901", "081200009902"])]
    #[case("081200009901/081200009902", &["081200009901", "081200009902"])]
    #[case("rumah nomor 12", &[])]
    #[case("O81200009901", &["81200009901"])]
    fn the_numbers_of_a_sentence(#[case] text: &str, #[case] numbers: &[&str]) {
        assert_eq!(numbers_in(text), numbers);
    }
}
