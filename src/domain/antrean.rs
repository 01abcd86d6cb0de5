//! In whose list a permohonan stands. Every one that is not over stands in just one; the view `antrean` says the same to
//! the database.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::desa::DesaKode;
use super::pemohon::Jenis;
use super::permohonan::{Permohonan, PernyataanKind, TahapKind};
use super::petugas::{Peran, PetugasId};

codes! {
    /// A work list.
    pub enum Antrean {
        /// What staf can go on with.
        Staf = "staf",
        /// Waits for the pemohon; staf look after it.
        Pemohon = "pemohon",
        /// What the Kasi has to check.
        Kasi = "kasi",
        /// What was sent to an officer of Dispendukcapil, until it is handed over or refused.
        Dispendukcapil = "dispendukcapil",
    }
}

impl Antrean {
    /// Whose list it is.
    #[must_use]
    pub fn peran(self) -> Peran {
        match self {
            Self::Staf | Self::Pemohon => Peran::Staf,
            Self::Kasi => Peran::Kasi,
            Self::Dispendukcapil => Peran::Dispendukcapil,
        }
    }

    /// The list in which a permohonan stands; `None`: it is over.
    #[must_use]
    pub fn of(p: &Permohonan) -> Option<Self> {
        let waits = !p.checklist.open_kekurangan().is_empty();
        match p.kembali {
            Some(_) if !p.has_ended() => Some(Self::Staf),
            Some(_) | None => Self::of_tahap(p.tahap.kind(), waits, p.stated().map(|stated| stated.kind)),
        }
    }

    /// The same of its parts, of what was not sent back: whether a kekurangan is open, and what was stated last.
    #[must_use]
    pub fn of_tahap(tahap: TahapKind, waits: bool, stated: Option<PernyataanKind>) -> Option<Self> {
        match tahap {
            TahapKind::Diajukan | TahapKind::Lengkap | TahapKind::Dientri => Some(Self::Staf),
            TahapKind::TidakLengkap => Some(if waits { Self::Pemohon } else { Self::Staf }),
            TahapKind::Diterima => Some(Self::Kasi),
            TahapKind::Dikirim => match stated {
                Some(PernyataanKind::Diserahkan | PernyataanKind::Ditolak) => None,
                Some(
                    PernyataanKind::Diterima
                    | PernyataanKind::MenungguBlangko
                    | PernyataanKind::Dicetak
                    | PernyataanKind::TetapDiproses,
                )
                | None => Some(Self::Dispendukcapil),
            },
            TahapKind::Dibatalkan => None,
        }
    }
}

codes! {
    /// How long ago something was asked for.
    pub enum Umur {
        /// More than a day.
        SatuHari = "satu_hari",
        /// More than three days.
        TigaHari = "tiga_hari",
    }
}

impl Umur {
    /// Asked for before this moment.
    #[must_use]
    pub fn before(self, now: DateTime<Utc>) -> DateTime<Utc> {
        now - match self {
            Self::SatuHari => TimeDelta::days(1),
            Self::TigaHari => TimeDelta::days(3),
        }
    }
}

/// What of a list is shown. Nothing set: all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saringan {
    /// Of one desa.
    pub desa: Option<DesaKode>,
    /// Of one kind.
    pub jenis: Option<Jenis>,
    /// Old ones.
    pub umur: Option<Umur>,
}

codes! {
    /// What kind of thing the nightly look has found.
    pub enum BreachKind {
        /// In no list.
        Nowhere = "nowhere",
        /// In more than one list.
        Twice = "twice",
        /// Nobody is there for its list.
        Nobody = "nobody",
        /// Only the receiver could check it.
        OnlyReceiver = "only_receiver",
        /// The officer is gone.
        Recipient = "recipient",
        /// It cannot be read.
        Unreadable = "unreadable",
    }
}

/// What the nightly look has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    /// It is not over and stands in no list.
    Nowhere,
    /// It stands in more than one place.
    Twice,
    /// Nobody who can be reached has the role of its list.
    Nobody(Antrean),
    /// Of those who check, only the one who received it can be reached.
    OnlyReceiver,
    /// The officer to whom it was sent is not active, or cannot be reached.
    Recipient(PetugasId),
    /// It cannot be read, so that lists and jobs leave it out.
    Unreadable,
}

impl Breach {
    /// What kind of thing it is.
    #[must_use]
    pub fn kind(self) -> BreachKind {
        match self {
            Self::Nowhere => BreachKind::Nowhere,
            Self::Twice => BreachKind::Twice,
            Self::Nobody(_) => BreachKind::Nobody,
            Self::OnlyReceiver => BreachKind::OnlyReceiver,
            Self::Recipient(_) => BreachKind::Recipient,
            Self::Unreadable => BreachKind::Unreadable,
        }
    }
}

/// A permohonan that is not over, as the nightly look finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// In which lists, as the commands read them.
    pub lists: Vec<Antrean>,
    /// Who received it last.
    pub received_by: Option<PetugasId>,
    /// To whom it was sent.
    pub recipient: Option<PetugasId>,
}

impl Standing {
    /// What is wrong with it. `reachable` are the active petugas who can be written to, with each peran in which they act.
    #[must_use]
    pub fn breach(&self, reachable: &[(PetugasId, Peran)]) -> Option<Breach> {
        let list = match self.lists[..] {
            [] => return Some(Breach::Nowhere),
            [list] => list,
            _ => return Some(Breach::Twice),
        };
        let mut there = reachable.iter().filter(|(_, peran)| *peran == list.peran()).map(|(id, _)| *id);
        match list {
            Antrean::Staf | Antrean::Pemohon => there.next().is_none().then_some(Breach::Nobody(list)),
            Antrean::Kasi => {
                let all: Vec<PetugasId> = there.collect();
                let may_check = all.iter().any(|&id| Some(id) != self.received_by);
                let breach = if all.is_empty() { Breach::Nobody(list) } else { Breach::OnlyReceiver };
                (!may_check).then_some(breach)
            }
            Antrean::Dispendukcapil => match self.recipient {
                Some(to) => (!there.any(|id| id == to)).then_some(Breach::Recipient(to)),
                None => Some(Breach::Nowhere),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDI: PetugasId = PetugasId(1);
    const RATNA: PetugasId = PetugasId(2);
    const HENDRA: PetugasId = PetugasId(3);

    fn standing(lists: &[Antrean]) -> Standing {
        Standing { lists: lists.to_vec(), received_by: Some(BUDI), recipient: Some(HENDRA) }
    }

    #[test]
    fn all_is_well_where_somebody_can_go_on() {
        let all = [(BUDI, Peran::Staf), (RATNA, Peran::Kasi), (HENDRA, Peran::Dispendukcapil)];
        for &list in Antrean::ALL {
            assert_eq!(standing(&[list]).breach(&all), None, "{list}");
            assert!(standing(&[list]).breach(&[]).is_some(), "{list}");
        }
    }

    #[rstest::rstest]
    #[case(&[], &[], Breach::Nowhere)]
    #[case(&[Antrean::Staf, Antrean::Kasi], &[(BUDI, Peran::Staf), (RATNA, Peran::Kasi)], Breach::Twice)]
    #[case(&[Antrean::Kasi, Antrean::Kasi], &[(RATNA, Peran::Kasi)], Breach::Twice)]
    #[case(&[Antrean::Staf], &[(RATNA, Peran::Kasi)], Breach::Nobody(Antrean::Staf))]
    #[case(&[Antrean::Kasi], &[(BUDI, Peran::Staf)], Breach::Nobody(Antrean::Kasi))]
    #[case(&[Antrean::Kasi], &[(BUDI, Peran::Staf), (BUDI, Peran::Kasi)], Breach::OnlyReceiver)]
    #[case(&[Antrean::Dispendukcapil], &[(PetugasId(9), Peran::Dispendukcapil)], Breach::Recipient(HENDRA))]
    fn what_is_wrong(#[case] lists: &[Antrean], #[case] there: &[(PetugasId, Peran)], #[case] breach: Breach) {
        assert_eq!(standing(lists).breach(there), Some(breach));
    }
}
