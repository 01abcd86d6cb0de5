//! NIK and number of the KK as people type them: alone, inside a sentence, or one in place of the other.

use super::Turn;
use super::ajukan::Filling;
use super::draft::Twice;
use super::question::Question;
use super::wrong::{kk_error, nik_error};
use crate::domain::kk::{KkError, NomorKk};
use crate::domain::nik::Nik;
use crate::domain::pemohon::Jenis;
use crate::domain::personal::holds_letter;
use crate::domain::wib::today_wib;
use crate::pesan::Pesan;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::umum::Umum;

/// From this age on a person can be recorded; the card is printed at 17.
const PRINT_AGE: u32 = 17;

/// Nobody of this age applies for a KTP.
const LIKELY_AGE: u32 = 100;

/// Fewer digits in a sentence are no NIK that lacks some, but a house number or a year.
const LIKELY_DIGITS: usize = 10;

impl Filling<'_> {
    pub(in crate::dialog) fn nik(&mut self, text: &str) -> Turn {
        match Nik::parse(&number_in(text), today_wib(self.now)) {
            Ok(nik) if self.draft.kk.as_ref().is_some_and(|kk| kk.same_digits(&nik)) => self.twice(Twice::Nik(nik)),
            Ok(nik) => {
                let young = self.draft.jenis == Some(Jenis::Baru) && self.is_young(&nik);
                let saved = Ajukan::NikSaved { nik: nik.masked() };
                self.draft.nik = Some(nik);
                self.draft.editing = None;
                let mut turn = self.next(young.then(|| Ajukan::Young.into()));
                turn.reply = turn.reply.after(saved);
                turn
            }
            Err(error) => self.again(nik_error(error)),
        }
    }

    /// The NIK has two digits for the year: young is who is not a hundred years old instead.
    fn is_young(&self, nik: &Nik) -> bool {
        let today = today_wib(self.now);
        let ages = nik.birth_dates(today).into_iter().filter_map(|born| today.years_since(born));
        let likely: Vec<u32> = ages.filter(|age| *age < LIKELY_AGE).collect();
        !likely.is_empty() && likely.iter().all(|age| *age < PRINT_AGE)
    }

    pub(in crate::dialog) fn kk(&mut self, text: &str) -> Turn {
        let text = number_in(text);
        let parsed = match &self.draft.nik {
            Some(nik) => NomorKk::parse_beside(&text, nik),
            None => NomorKk::parse(&text),
        };
        match parsed {
            Ok(kk) => {
                let saved = Ajukan::KkSaved { kk: kk.masked() };
                self.draft.kk = Some(kk);
                self.draft.editing = None;
                self.next(Some(saved.into()))
            }
            Err(KkError::SameAsNik) => match NomorKk::parse(&text) {
                Ok(kk) => self.twice(Twice::Kk(kk)),
                Err(error) => self.again(kk_error(error)),
            },
            Err(error) => self.again(kk_error(error)),
        }
    }

    fn twice(&mut self, twice: Twice) -> Turn {
        self.draft.twice = Some(twice);
        self.next(None)
    }

    /// The one said before goes, and this number stays; or this one is asked for again.
    pub(in crate::dialog) fn which_is_wrong(&mut self, before: bool) -> Turn {
        let said: Pesan = match self.draft.twice.take().filter(|_| before) {
            None => return self.next(None),
            Some(Twice::Kk(kk)) => {
                (self.draft.nik, self.draft.kk) = (None, Some(kk));
                Ajukan::TakenAsKk.into()
            }
            Some(Twice::Nik(nik)) => {
                (self.draft.nik, self.draft.kk) = (Some(nik), None);
                Ajukan::TakenAsNik.into()
            }
        };
        self.draft.editing = None;
        self.next(Some(said))
    }

    /// A number in place of a choice: the one that was asked for, typed again.
    pub(in crate::dialog) fn number_again(&mut self, text: &str) -> Turn {
        if !text.chars().any(|c| c.is_ascii_digit()) {
            return self.again(Umum::PickOne);
        }
        let asked = match self.draft.twice.take() {
            Some(Twice::Nik(_)) => Question::Nik,
            Some(Twice::Kk(_)) | None => Question::Kk,
        };
        if asked == Question::Nik { self.nik(text) } else { self.kk(text) }
    }
}

/// The one long number in a sentence; the whole text where there is none, or more than one, or that of a letter.
pub(in crate::dialog) fn number_in(text: &str) -> String {
    if holds_letter(text) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let runs: Vec<String> = words.chunk_by(|a, b| is_digits(a) == is_digits(b)).map(<[&str]>::concat).collect();
    let whole = words.iter().filter(|w| is_digits(w) && w.len() == 16).map(|w| (*w).to_owned());
    let long = runs.into_iter().filter(|run| is_digits(run) && run.len() >= LIKELY_DIGITS);
    only(whole).or_else(|| only(long)).unwrap_or_else(|| text.to_owned())
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn only(mut found: impl Iterator<Item = String>) -> Option<String> {
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::personal::holds_number;

    #[rstest::rstest]
    #[case("NIK saya 3516134101909901", "3516134101909901")]
    #[case("nik: 3516 1341 0190 9901 pak", "3516134101909901")]
    #[case("rt 3 3516134101909901", "3516134101909901")]
    #[case("saya lahir 1990, NIK 351613410190990", "351613410190990")]
    #[case("kk 3516130101159901 nik 3516134101909901", "kk 3516130101159901 nik 3516134101909901")]
    #[case("3516130101O09901", "3516130101O09901")]
    #[case("rumah nomor 12", "rumah nomor 12")]
    #[case("141/123/416-313/2026", "141/123/416-313/2026")]
    fn the_one_long_number_of_a_sentence(#[case] text: &str, #[case] number: &str) {
        assert_eq!(number_in(text), number);
    }

    proptest! {
        /// What is taken for a number does not stay in the chat.
        #[test]
        fn whatever_is_taken_is_seen_as_personal(
            digits in proptest::collection::vec((0..=9_u8, r"(|||||[ \n/,._:;\u{23CE}\u{200B}-]{1,2})"), 14),
            before in "(nik )?", after in "( ya)?",
        ) {
            let typed = digits.iter().fold(String::new(), |typed, (digit, gap)| format!("{typed}{digit}{gap}"));
            let text = format!("{before}35{typed}{after}");
            let number = number_in(&text);
            let taken = NomorKk::parse(&number).is_ok() || Nik::parse(&number, "2026-11-23".parse().unwrap()).is_ok();
            prop_assert!(!taken || holds_number(&text), "{}", text);
        }
    }
}
