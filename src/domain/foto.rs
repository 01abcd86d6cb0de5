//! What a photo or PDF has to be so that an officer can read it: judged on numbers, never on what it shows.
//!
//! Nothing here refuses: a flaw is a remark. Limits are set where people clearly cannot read any more, since a good
//! photo that is found fault with costs more trust than a bad one that an officer sees later.
//!
//! * `flaw` – what can be wrong; `print` – what two copies have in common

mod flaw;
mod print;

use serde::{Deserialize, Serialize};

pub use self::flaw::Flaw;
pub use self::print::{Print, is_copy};
use super::berkas::SyaratKode;
use super::codes::codes;

/// Telegram makes photos 1280 pixels long. Half of it leaves the small print of a KK about four pixels high.
const LONG_SIDE: u32 = 640;

/// A card or letter across 400 pixels has letters that can just be told apart.
const SHORT_SIDE: u32 = 400;

/// The brightest parts are paper. Paper below this is grey on black on a phone.
const DARK_PAPER: u8 = 80;

/// The darkest parts are ink. Ink above this is light grey on white.
const PALE_INK: u8 = 185;

/// Less than this between ink and paper, and there is nothing to read.
const FLAT: u8 = 24;

/// See [`Seen::sharpness`]. At 1280 pixels, print in focus has 600 and more; out of focus by a radius of two pixels it has
/// 424 and more, by three at most 412, whatever its size, light and grain (`tests/foto.rs`). Letters of a KK, nine pixels
/// high, have then run into each other.
const BLURRED: u32 = 415;

/// A syarat is a letter, a card, an akta or an ijazah. More pages are a book that nobody asked for.
const MAX_PAGES: usize = 20;

codes! {
    /// What a file says that it is.
    pub enum Says {
        /// A photo, or a document that names itself a picture.
        Picture = "picture",
        /// A PDF.
        Pdf = "pdf",
        /// A document that does not say it: its bytes tell.
        Unnamed = "unnamed",
    }
}

codes! {
    /// What the person said to a remark.
    pub enum Verdict {
        /// It is used all the same.
        Keep = "keep",
        /// It is going to be sent again.
        Again = "again",
    }
}

/// A picture in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// How bright the darkest parts are: the brightness that one pixel in 200 does not reach.
    pub ink: u8,
    /// How bright the brightest parts are: the brightness that one pixel in 20 exceeds.
    pub paper: u8,
    /// How steep edges are: the part of the way from dark to bright that lies between two pixels, in thousandths.
    pub sharpness: u32,
}

/// A PDF in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself, and several may hold")]
pub struct Pages {
    /// Whether its end is there.
    pub whole: bool,
    /// Whether it asks for a password.
    pub locked: bool,
    /// Whether it takes more to read than any syarat does.
    pub heavy: bool,
    /// How many pages it has.
    pub count: usize,
    /// Whether it acts by itself (scripts, actions), or carries other files.
    pub active: bool,
}

impl Pages {
    /// Whether it is taken into the store.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        of_pages(*self).is_none()
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A picture.
    Picture(Seen),
    /// A PDF.
    Pdf(Pages),
    /// A picture that cannot be opened, or not to its end.
    BrokenPicture,
    /// A picture as some phones keep it, HEIC: many programs do not open it.
    Heif,
    /// A picture of a kind or size that this program does not open.
    Unopened,
    /// Something else.
    Other,
}

/// Key of a row in `periksa`: one file that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PeriksaId(pub i64);

/// What is thought of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Nothing is wrong.
    Good,
    /// Something is wrong.
    Flawed(Flaw),
}

/// The file that another one is a copy of.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// What it was given for.
    pub syarat: SyaratKode,
    /// Telegram's unique id of it.
    pub unique_id: String,
}

/// What the look at a file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What is wrong.
    pub flaw: Option<Flaw>,
    /// For copies of it.
    pub print: Print,
    /// What it is a copy of.
    pub copy_of: Option<Original>,
}

/// What officers see beside a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Remark {
    /// Telegram's unique id of the file.
    pub unique_id: String,
    /// What it was given for.
    pub syarat: SyaratKode,
    /// What was found; `None`: it could not be looked at.
    pub found: Option<Found>,
    /// What the person said to it.
    pub verdict: Option<Verdict>,
}

macro_rules! redacted {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            /// It names a file of somebody.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
redacted!(Original);
redacted!(Remark);

/// Judges a file by itself.
#[must_use]
pub fn judge(content: &Content, says: Says) -> Judgement {
    let flaw = match (content, says) {
        (Content::Unopened, Says::Picture | Says::Unnamed) => Some(Flaw::Foreign),
        (Content::Other | Content::Unopened, _)
        | (Content::Picture(_) | Content::BrokenPicture | Content::Heif, Says::Pdf)
        | (Content::Pdf(_), Says::Picture) => Some(Flaw::OtherType),
        (Content::BrokenPicture, Says::Picture | Says::Unnamed) => Some(Flaw::Broken),
        (Content::Heif, Says::Picture | Says::Unnamed) => Some(Flaw::Heic),
        (Content::Picture(seen), Says::Picture | Says::Unnamed) => of_picture(seen),
        (Content::Pdf(pages), Says::Pdf | Says::Unnamed) => of_pages(*pages),
    };
    flaw.map_or(Judgement::Good, Judgement::Flawed)
}

/// A PDF that is cut off has lost its pages, too; one that is locked does not show them.
fn of_pages(pages: Pages) -> Option<Flaw> {
    match pages {
        Pages { whole: false, .. } => Some(Flaw::Broken),
        Pages { locked: true, .. } => Some(Flaw::Locked),
        Pages { heavy: true, .. } => Some(Flaw::Foreign),
        Pages { count: 0, .. } => Some(Flaw::NoPage),
        Pages { active: true, .. } => Some(Flaw::Active),
        Pages { count, .. } if count > MAX_PAGES => Some(Flaw::ManyPages),
        Pages { whole: true, locked: false, heavy: false, active: false, .. } => None,
    }
}

fn of_picture(seen: &Seen) -> Option<Flaw> {
    let (long, short) = (seen.width.max(seen.height), seen.width.min(seen.height));
    let first = [
        (seen.paper < DARK_PAPER, Flaw::Dark),
        (seen.paper.saturating_sub(seen.ink) < FLAT, Flaw::Empty),
        (seen.ink > PALE_INK, Flaw::Pale),
        (long < LONG_SIDE || short < SHORT_SIDE, Flaw::Small),
        (seen.sharpness < BLURRED, Flaw::Blurred),
    ];
    first.into_iter().find_map(|(is, flaw)| is.then_some(flaw))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Seen = Seen { width: 1280, height: 960, ink: 20, paper: 220, sharpness: 900 };
    const PAGES: Pages = Pages { whole: true, locked: false, heavy: false, count: 1, active: false };

    #[rstest::rstest]
    #[case::good(GOOD, None)]
    #[case::just_long_enough(Seen { width: 640, height: 400, ..GOOD }, None)]
    #[case::not_long_enough(Seen { width: 639, height: 500, ..GOOD }, Some(Flaw::Small))]
    #[case::upright_is_as_good(Seen { width: 400, height: 640, ..GOOD }, None)]
    #[case::not_wide_enough(Seen { width: 1280, height: 399, ..GOOD }, Some(Flaw::Small))]
    #[case::dim_paper(Seen { paper: 80, ..GOOD }, None)]
    #[case::dark_paper(Seen { paper: 79, ..GOOD }, Some(Flaw::Dark))]
    #[case::black(Seen { paper: 3, ink: 0, ..GOOD }, Some(Flaw::Dark))]
    #[case::grey_ink(Seen { ink: 185, ..GOOD }, None)]
    #[case::pale_ink(Seen { ink: 186, ..GOOD }, Some(Flaw::Pale))]
    #[case::little_contrast(Seen { ink: 100, paper: 124, ..GOOD }, None)]
    #[case::no_contrast(Seen { ink: 101, paper: 124, ..GOOD }, Some(Flaw::Empty))]
    #[case::soft(Seen { sharpness: 415, ..GOOD }, None)]
    #[case::blurred(Seen { sharpness: 414, ..GOOD }, Some(Flaw::Blurred))]
    #[case::dark_comes_before_blurred(Seen { paper: 40, sharpness: 9, ..GOOD }, Some(Flaw::Dark))]
    fn pictures_near_the_limits(#[case] seen: Seen, #[case] flaw: Option<Flaw>) {
        let judged = flaw.map_or(Judgement::Good, Judgement::Flawed);
        assert_eq!(judge(&Content::Picture(seen), Says::Picture), judged);
    }

    #[rstest::rstest]
    #[case::good(PAGES, None)]
    #[case::cut_off(Pages { whole: false, count: 0, ..PAGES }, Some(Flaw::Broken))]
    #[case::locked(Pages { locked: true, count: 0, ..PAGES }, Some(Flaw::Locked))]
    #[case::takes_too_much(Pages { heavy: true, count: 0, ..PAGES }, Some(Flaw::Foreign))]
    #[case::no_page(Pages { count: 0, ..PAGES }, Some(Flaw::NoPage))]
    #[case::acts(Pages { active: true, ..PAGES }, Some(Flaw::Active))]
    #[case::as_many_as_may_be(Pages { count: 20, ..PAGES }, None)]
    #[case::more(Pages { count: 21, ..PAGES }, Some(Flaw::ManyPages))]
    fn pdfs(#[case] pages: Pages, #[case] flaw: Option<Flaw>) {
        let judged = flaw.map_or(Judgement::Good, Judgement::Flawed);
        assert_eq!(judge(&Content::Pdf(pages), Says::Pdf), judged);
    }

    #[rstest::rstest]
    #[case(Content::Picture(GOOD), Says::Unnamed, Judgement::Good)]
    #[case(Content::Pdf(PAGES), Says::Unnamed, Judgement::Good)]
    #[case(Content::Other, Says::Unnamed, Judgement::Flawed(Flaw::OtherType))]
    #[case(Content::Heif, Says::Unnamed, Judgement::Flawed(Flaw::Heic))]
    #[case(Content::Picture(GOOD), Says::Pdf, Judgement::Flawed(Flaw::OtherType))]
    #[case(Content::Pdf(PAGES), Says::Picture, Judgement::Flawed(Flaw::OtherType))]
    #[case(Content::Other, Says::Picture, Judgement::Flawed(Flaw::OtherType))]
    #[case(Content::Other, Says::Pdf, Judgement::Flawed(Flaw::OtherType))]
    #[case(Content::BrokenPicture, Says::Picture, Judgement::Flawed(Flaw::Broken))]
    #[case(Content::Heif, Says::Picture, Judgement::Flawed(Flaw::Heic))]
    #[case(Content::Heif, Says::Pdf, Judgement::Flawed(Flaw::OtherType))]
    #[case(Content::Unopened, Says::Picture, Judgement::Flawed(Flaw::Foreign))]
    #[case(Content::Unopened, Says::Pdf, Judgement::Flawed(Flaw::OtherType))]
    fn what_a_file_says_and_what_it_is(#[case] content: Content, #[case] says: Says, #[case] judged: Judgement) {
        assert_eq!(judge(&content, says), judged);
    }
}
