//! SOP step 4 as a hand-over of many: a pengiriman with a number of its own, what comes back of it, and how its archive is
//! split.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::expected::DAY;
use super::petugas::Stamp;

/// Most that one pengiriman holds: the list of it stays one that people read, and the unit of work a short one.
pub const MOST: usize = 500;

/// Most bytes of berkas in one archive. Telegram takes 50 MB of a bot; marking a photo may make it larger.
pub const ARCHIVE: u64 = 30 * 1024 * 1024;

/// For so long an archive lies in a chat: Telegram deletes nothing that is older than 48 hours.
pub const IN_CHAT: TimeDelta = TimeDelta::hours(47);

/// What is older than that no bot can delete.
pub const DELETABLE: TimeDelta = TimeDelta::hours(48);

/// Key of a pengiriman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PengirimanId(pub i64);

/// The number in the office's buku ekspedisi: from 1 in each year, without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NomorEkspedisi {
    /// The year, by the clock of the office.
    pub tahun: i32,
    /// The number in it.
    pub urut: u32,
}

impl std::fmt::Display for NomorEkspedisi {
    /// `12/2026`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.urut, self.tahun)
    }
}

codes! {
    /// By which way its archives go to the officer. The list goes into the chat always.
    pub enum Saluran {
        /// As files in their chat.
        Chat = "chat",
        /// As files in a folder that the office gives out.
        Folder = "folder",
    }
}

codes! {
    /// Why an officer sends one back.
    pub enum AlasanKembali {
        /// A berkas is not there.
        BerkasKurang = "berkas_kurang",
        /// A berkas cannot be read.
        BerkasTidakTerbaca = "berkas_tidak_terbaca",
        /// The data is not that of the berkas, or not that of Dispendukcapil.
        DataTidakSesuai = "data_tidak_sesuai",
        /// Anything else, with a text.
        Lainnya = "lainnya",
        /// Its officer is none any more: staf have taken it back, to send it to another one.
        PenerimaBerganti = "penerima_berganti",
    }
}

impl AlasanKembali {
    /// Those that an officer may give.
    pub const BY_OFFICER: &'static [Self] =
        &[Self::BerkasKurang, Self::BerkasTidakTerbaca, Self::DataTidakSesuai, Self::Lainnya];
}

codes! {
    /// Who is asked about a pengiriman that is not acknowledged.
    pub enum Rung {
        /// The officer.
        Petugas = "petugas",
        /// Staf, who ask the officer themselves.
        Staf = "staf",
    }
}

/// Who is asked next, after so much working time and what was said so far. Where the officer cannot be reached, staf are asked
/// at once.
#[must_use]
pub fn asks(waited: TimeDelta, said: &[Rung], reachable: bool) -> Option<Rung> {
    let due = |rung| match rung {
        Rung::Petugas => reachable && waited >= DAY,
        Rung::Staf if reachable => waited >= DAY * 2,
        Rung::Staf => waited >= DAY,
    };
    Rung::ALL.iter().copied().find(|rung| due(*rung) && !said.contains(rung))
}

/// A reason to send one back, with the officer's own words where the code does not say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sebab {
    /// The code.
    pub kode: AlasanKembali,
    /// Own words; required for [`AlasanKembali::Lainnya`].
    pub text: Option<String>,
}

impl std::fmt::Debug for Sebab {
    /// Free text may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sebab({})", self.kode)
    }
}

/// That one was sent back, and not sent again yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kembali {
    /// Why.
    pub sebab: Sebab,
    /// By which officer, and when.
    pub stamp: Stamp,
}

/// Splits files of these sizes, in their order, into parts of at most so many bytes; a file that is larger is a part of its
/// own. There is always one part.
#[must_use]
pub fn parts(sizes: &[u64], most: u64) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let (mut from, mut sum) = (0, 0u64);
    for (n, size) in sizes.iter().enumerate() {
        if n > from && sum.saturating_add(*size) > most {
            parts.push(from..n);
            (from, sum) = (n, 0);
        }
        sum = sum.saturating_add(*size);
    }
    parts.push(from..sizes.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Nothing is left out, nothing comes twice, and no part is too large that has two files.
        #[test]
        fn parts_hold_all_files_once(sizes in prop::collection::vec(0u64..60, 0..40), most in 1u64..50) {
            let parts = parts(&sizes, most);
            let all: Vec<usize> = parts.iter().cloned().flatten().collect();
            prop_assert_eq!(all, (0..sizes.len()).collect::<Vec<_>>());
            for part in &parts {
                let sum: u64 = sizes[part.clone()].iter().sum();
                prop_assert!(sum <= most || part.len() == 1);
            }
        }
    }

    #[test]
    fn the_officer_is_asked_after_a_working_day_then_staf() {
        let after = |days: i32, said: &[Rung], reachable| asks(DAY * days, said, reachable);
        assert_eq!((after(0, &[], true), after(1, &[], true)), (None, Some(Rung::Petugas)));
        assert_eq!((after(1, &[Rung::Petugas], true), after(2, &[Rung::Petugas], true)), (None, Some(Rung::Staf)));
        assert_eq!(after(9, Rung::ALL, true), None);
        assert_eq!((after(1, &[], false), after(9, &[Rung::Staf], false)), (Some(Rung::Staf), None));
    }

    #[test]
    fn without_files_there_is_one_part() {
        assert_eq!(parts(&[], 10).len(), 1);
    }
}
