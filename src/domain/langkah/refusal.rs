//! Why a command is not carried out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::berkas::SyaratKode;
use crate::domain::petugas::Peran;

/// Why a command is refused: a reason for the person, not a fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Another role has to do this.
    NotYourRole(Peran),
    /// Not a permohonan of this person. Told exactly as one that does not exist.
    NotYours,
    /// Staf has to receive it first (SOP 1).
    NotReceived,
    /// The Kasi returned it: what is missing has to come, and staf has to receive again.
    Returned,
    /// The Kasi has not approved it yet (SOP 2).
    NotApproved,
    /// The data is not entered yet (SOP 3).
    NotEntered,
    /// It was approved; it cannot be returned any more.
    AlreadyApproved,
    /// It was received; ticks and answers are closed until the Kasi has checked.
    WithKasi,
    /// It was sent; this office's work has ended.
    AlreadySent,
    /// It is not sent yet, so Dispendukcapil has nothing to state.
    NotSent,
    /// It was sent back to staf; only that it is declined can be stated until it is sent again.
    SentBack,
    /// Dispendukcapil has stated that it has ended.
    Ended,
    /// It was sent back and is declined since: if that was a mistake, it has to be stated first.
    DeclinedSinceSentBack,
    /// It is not stated to be declined, so there is nothing of that to take back.
    NotDeclined,
    /// It was withdrawn or closed.
    Closed,
    /// NIK and number of the KK are not known; staf enter them before the receipt.
    NumbersMissing,
    /// NIK and number of the KK are known already.
    NumbersKnown,
    /// They are put right in SOP 3, which comes next.
    NumbersInEntri,
    /// It has a number; what comes back is received as usual.
    HasNumber,
    /// What was received on paper was so before it is recorded.
    PaperInFuture,
    /// What was received on paper has a number of that year.
    PaperOtherYear,
    /// Who asked by chat, then, has brought nothing before.
    PaperBeforeRequest(DateTime<Utc>),
    /// Required syarat for which no photo, PDF or original is there.
    NotHeld(Vec<SyaratKode>),
    /// The one who received may not check.
    ReceivedBySame,
    /// A return has to name what is missing.
    NothingNamed,
    /// No such syarat in this permohonan.
    UnknownSyarat,
    /// The reason needs words.
    TextMissing,
    /// The Kasi did not ask for this one.
    NotAsked,
    /// The recipient is not an active officer of Dispendukcapil.
    NotARecipient,
    /// The statement is for another officer, to whom it was sent.
    NotTheRecipient,
    /// A statement cannot be true of a day to come.
    InFuture,
    /// A statement cannot be true of a day before it was sent.
    BeforeSent,
    /// No original is ticked that could be taken back.
    NotTicked,
    /// The letter of the desa is there; its number and date have to be entered.
    LetterMissing,
    /// As many chats as may belong to one permohonan do already.
    TooManyChats,
    /// A perangkat desa has not said that the pemohon agreed.
    PemohonNotAgreed,
    /// NIK and number of the KK would be the same.
    SameNumbers,
    /// A request about this data waits for an answer already.
    PerbaikanOpen,
    /// No such request.
    UnknownPerbaikan,
    /// Nothing of the KTP would be left to correct, or nothing is asked to be.
    NoCorrections,
}

impl Refusal {
    /// Whether the step may not be done because another step has been done meanwhile: then people ask who was faster.
    #[must_use]
    pub fn is_by_another_step(&self) -> bool {
        match self {
            Self::Returned | Self::AlreadyApproved | Self::WithKasi | Self::AlreadySent | Self::Closed => true,
            Self::NotYourRole(_)
            | Self::NotYours
            | Self::NotReceived
            | Self::NotApproved
            | Self::NotEntered
            | Self::NotSent
            | Self::SentBack
            | Self::Ended
            | Self::DeclinedSinceSentBack
            | Self::NotDeclined
            | Self::NumbersMissing
            | Self::NumbersKnown
            | Self::NumbersInEntri
            | Self::HasNumber
            | Self::PaperInFuture
            | Self::PaperOtherYear
            | Self::PaperBeforeRequest(_)
            | Self::NotHeld(_)
            | Self::ReceivedBySame
            | Self::NothingNamed
            | Self::UnknownSyarat
            | Self::TextMissing
            | Self::NotAsked
            | Self::NotARecipient
            | Self::NotTheRecipient
            | Self::InFuture
            | Self::BeforeSent
            | Self::NotTicked
            | Self::LetterMissing
            | Self::TooManyChats
            | Self::PemohonNotAgreed
            | Self::SameNumbers
            | Self::PerbaikanOpen
            | Self::UnknownPerbaikan
            | Self::NoCorrections => false,
        }
    }
}
