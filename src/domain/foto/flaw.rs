//! What can be wrong with a file, and what it means for those who sent it.

use crate::domain::codes::codes;

codes! {
    /// What is wrong with a file, the gravest first.
    pub enum Flaw {
        /// It is neither a picture nor a PDF, or the other one of the two.
        OtherType = "other_type",
        /// It is cut off or cannot be opened.
        Broken = "broken",
        /// A PDF that asks for a password.
        Locked = "locked",
        /// A PDF without a page.
        NoPage = "no_page",
        /// A picture of a kind that many programs do not open.
        Heic = "heic",
        /// A PDF that acts by itself, or carries other files.
        Active = "active",
        /// A PDF with too many pages.
        ManyPages = "many_pages",
        /// A file of a kind or size that is not opened here.
        Foreign = "foreign",
        /// Nothing can be told from the dark.
        Dark = "dark",
        /// One colour all over.
        Empty = "empty",
        /// Nothing is darker than light grey.
        Pale = "pale",
        /// The same picture was given for another syarat.
        SameAsOther = "same_as_other",
        /// The same picture was found wanting before.
        SameAgain = "same_again",
        /// The same picture was given twice for one syarat.
        SameTwice = "same_twice",
        /// Too few pixels.
        Small = "small",
        /// Letters have run into each other.
        Blurred = "blurred",
    }
}

impl Flaw {
    /// Whether it says more about the file than that it is a copy: such a file is no copy of anything worth naming.
    #[must_use]
    pub fn outweighs_copy(self) -> bool {
        match self {
            Self::OtherType
            | Self::Broken
            | Self::Locked
            | Self::NoPage
            | Self::Heic
            | Self::Active
            | Self::ManyPages
            | Self::Foreign
            | Self::Dark
            | Self::Empty
            | Self::Pale => true,
            Self::SameAsOther | Self::SameAgain | Self::SameTwice | Self::Small | Self::Blurred => false,
        }
    }

    /// Whether nobody can open it, officers neither: it is of no use as it is.
    #[must_use]
    pub fn is_unopened(self) -> bool {
        match self {
            Self::OtherType
            | Self::Heic
            | Self::Broken
            | Self::Locked
            | Self::NoPage
            | Self::Active
            | Self::ManyPages
            | Self::Foreign => true,
            Self::Dark
            | Self::Empty
            | Self::Pale
            | Self::SameAsOther
            | Self::SameAgain
            | Self::SameTwice
            | Self::Small
            | Self::Blurred => false,
        }
    }

    /// Whether a better picture of the same thing is what was asked for.
    #[must_use]
    pub fn asks_for_a_better_one(self) -> bool {
        match self {
            Self::OtherType
            | Self::Broken
            | Self::Locked
            | Self::NoPage
            | Self::Heic
            | Self::Active
            | Self::ManyPages
            | Self::Foreign
            | Self::Dark
            | Self::Empty
            | Self::Pale
            | Self::SameAgain
            | Self::Small
            | Self::Blurred => true,
            Self::SameAsOther | Self::SameTwice => false,
        }
    }
}
