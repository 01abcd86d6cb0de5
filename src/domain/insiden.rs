//! A breach of personal data (UU 27/2022, article 46): whom it may concern, by what, and until when they have to be told.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::berkas::{Answer, Piece};
use super::codes::codes;
use super::disclosed::DisclosedKind;
use super::kode::Kode;
use super::permohonan::Permohonan;
use super::petugas::PetugasId;

/// Hours, not working hours: they run through nights and weekends.
const DUE: TimeDelta = TimeDelta::hours(72);

/// An admin is reminded while so much time is left, and when none is.
const RUNGS: [TimeDelta; 3] = [TimeDelta::hours(24), TimeDelta::hours(6), TimeDelta::zero()];

/// Days on which there is a reminder after that.
const DAYS_AFTER: i64 = 14;

/// Key of a breach, and the number by which it is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsidenId(pub i64);

/// Whom it may concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everybody in the register: the machine or a copy of the data was seen.
    All,
    /// Who was shown to this petugas: their account was used by somebody else, or they passed on what they saw.
    Petugas(PetugasId),
    /// These permohonan.
    Permohonan(Vec<Kode>),
}

/// What is known of a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insiden {
    /// When the office came to know of it.
    pub known_at: DateTime<Utc>,
    /// Since when data may have been seen.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Whom it may concern.
    pub scope: Scope,
}

impl Insiden {
    /// Everybody has been told by then: 3 × 24 hours after the office came to know of it.
    #[must_use]
    pub fn due(&self) -> DateTime<Utc> {
        self.known_at + DUE
    }

    /// How many reminders are due by now.
    #[must_use]
    pub fn reminders(&self, now: DateTime<Utc>) -> i16 {
        let left = self.due() - now;
        let rungs = RUNGS.iter().filter(|rung| left <= **rung).count();
        let after = (-left.num_days()).clamp(0, DAYS_AFTER);
        i16::try_from(rungs).unwrap_or(i16::MAX).saturating_add(i16::try_from(after).unwrap_or_default())
    }
}

/// Whether the last of so many reminders is one of those that come every day when the time is over.
#[must_use]
pub fn is_daily(reminders: i16) -> bool {
    usize::try_from(reminders).is_ok_and(|n| n > RUNGS.len())
}

/// What the office says of a breach, to everybody alike: never about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// When.
    pub kapan: String,
    /// What happened.
    pub terjadi: String,
    /// What was done about it.
    pub penanganan: String,
    /// What people can do.
    pub saran: String,
}

codes! {
    /// How somebody was told whom no chat reaches.
    pub enum Via {
        /// By letter.
        Surat = "surat",
        /// By telephone.
        Telepon = "telepon",
        /// In person.
        Langsung = "langsung",
    }
}

/// How far it has come with telling those of a permohonan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The message is not queued.
    Not,
    /// No chat belongs to it.
    NoChat,
    /// The message is on its way.
    Waiting,
    /// No chat took the message: it was given up, or waits for one that cannot be reached.
    Unreached,
    /// Only those who applied for the pemohon took it, in so many chats, the first time then: they are asked to pass it on, and the
    /// pemohon is told by hand.
    Pelapor(u64, DateTime<Utc>),
    /// The message left, to so many chats, to one of the pemohon the first time then.
    Chats(u64, DateTime<Utc>),
    /// It left then, to its chat, while it was a draft.
    AsDraft(DateTime<Utc>),
    /// By hand: how and when, the first time first.
    ByHand(Vec<(Via, DateTime<Utc>)>),
}

impl Told {
    /// Whether they have been told.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self {
            Self::Chats(..) | Self::AsDraft(_) | Self::ByHand(_) => true,
            Self::Not | Self::NoChat | Self::Waiting | Self::Unreached | Self::Pelapor(..) => false,
        }
    }
}

codes! {
    /// Data that may have been seen, in the order in which it is named.
    pub enum DataKind {
        /// What stands on a card: name, desa and a part of the NIK.
        Kartu = "kartu",
        /// What stands on a card where the office does not have the NIK: name and desa.
        Nama = "nama",
        /// The whole NIK and the number of the KK.
        Nik = "nik",
        /// Name, NIK, number of the KK, desa and what is to be corrected.
        Identitas = "identitas",
        /// The same where the office has no numbers: name, desa and what is to be corrected.
        Isian = "isian",
        /// The telephone number.
        Telepon = "telepon",
        /// What staf entered from the berkas.
        Entri = "entri",
        /// Photos and PDFs.
        Berkas = "berkas",
    }
}

/// What is kept of a permohonan and may have been seen, where everything may have been since then.
#[must_use]
pub fn everything(p: &Permohonan, since: DateTime<Utc>) -> Vec<DataKind> {
    kept(p, &[DataKind::Identitas, DataKind::Telepon, DataKind::Entri, DataKind::Berkas], since)
}

/// What a petugas was shown of a permohonan, and when first; its card at least.
#[must_use]
pub fn shown(p: &Permohonan, opened: &[(DisclosedKind, DateTime<Utc>)]) -> Vec<DataKind> {
    let mut kinds = named(p, DataKind::Kartu).map_or_else(Vec::new, |card| vec![card]);
    for &(what, first) in opened {
        kinds.extend(match what {
            DisclosedKind::Nik => kept(p, &[DataKind::Nik], first),
            // Its lines have what staf read from the berkas, too. Masked, it has less; rather too much is named than too little.
            DisclosedKind::Register => kept(p, &[DataKind::Identitas, DataKind::Entri], first),
            DisclosedKind::Data | DisclosedKind::Kiriman => {
                kept(p, &[DataKind::Identitas, DataKind::Entri, DataKind::Berkas], first) // as handed over
            }
            DisclosedKind::Phone => vec![DataKind::Telepon],
            DisclosedKind::Berkas => vec![DataKind::Berkas], // what was shown stands in the chat, destroyed here or not
            DisclosedKind::Kartu => Vec::new(),
        });
    }
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.iter().any(|kind| matches!(kind, DataKind::Identitas | DataKind::Isian)) {
        kinds.retain(|kind| !matches!(kind, DataKind::Kartu | DataKind::Nama | DataKind::Nik)); // named with it
    }
    kinds
}

/// What of these is kept. A file that was destroyed before `since` was not there to be seen; one that was destroyed later was.
fn kept(p: &Permohonan, kinds: &[DataKind], since: DateTime<Utc>) -> Vec<DataKind> {
    let was_there = |piece: &Piece| piece.gone.is_none_or(|gone| gone.at() >= since);
    let is_kept = |kind: &DataKind| match kind {
        DataKind::Telepon => p.data.phone.is_some(),
        DataKind::Entri => p.entri.is_some(),
        DataKind::Berkas => {
            p.checklist.pieces.iter().any(|piece| matches!(piece.answer, Answer::File(_)) && was_there(piece))
        }
        DataKind::Kartu | DataKind::Nama | DataKind::Nik | DataKind::Identitas | DataKind::Isian => true,
    };
    kinds.iter().copied().filter(is_kept).filter_map(|kind| named(p, kind)).collect()
}

/// What it is called of this permohonan: numbers that the office does not have are not named.
fn named(p: &Permohonan, kind: DataKind) -> Option<DataKind> {
    if p.data.numbers.is_some() {
        return Some(kind);
    }
    match kind {
        DataKind::Kartu | DataKind::Nama => Some(DataKind::Nama),
        DataKind::Nik => None,
        DataKind::Identitas | DataKind::Isian => Some(DataKind::Isian),
        DataKind::Telepon | DataKind::Entri | DataKind::Berkas => Some(kind),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-11-27T03:00:00Z", 0)] // Friday 10.00: just known
    #[case("2026-11-29T02:59:59Z", 0)]
    #[case("2026-11-29T03:00:00Z", 1)] // Sunday: a day is left
    #[case("2026-11-29T21:00:00Z", 2)]
    #[case("2026-11-30T03:00:00Z", 3)] // Monday 10.00: the time has passed, though no working day has
    #[case("2026-12-01T03:00:00Z", 4)] // every day of a fortnight
    #[case("2027-01-24T03:00:00Z", 17)]
    fn the_clock_runs_through_a_weekend(#[case] now: DateTime<Utc>, #[case] reminders: i16) {
        let known_at = "2026-11-27T03:00:00Z".parse().unwrap();
        let insiden = Insiden { known_at, since: known_at, until: known_at, scope: Scope::All };
        assert_eq!(insiden.reminders(now), reminders);
    }
}
