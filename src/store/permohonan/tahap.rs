//! The tahap from the columns of a row: the only place where it is rebuilt.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::domain::permohonan::{Sent, Tahap, TahapKind};
use crate::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};

/// The columns that say who did which step and when.
#[derive(Deserialize)]
pub(super) struct Steps {
    tahap: TahapKind,
    received_by: Option<PetugasId>,
    received_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub(super) received_paper_at: Option<DateTime<Utc>>,
    checked_by: Option<PetugasId>,
    checked_at: Option<DateTime<Utc>>,
    entered_by: Option<PetugasId>,
    entered_at: Option<DateTime<Utc>>,
    sent_by: Option<PetugasId>,
    sent_at: Option<DateTime<Utc>>,
    recipient: Option<PetugasId>,
    closed_by: Option<PetugasId>,
    closed_peran: Option<Peran>,
    closed_chat: Option<ChatId>,
    closed_at: Option<DateTime<Utc>>,
}

impl Steps {
    /// The tahap; `None` when the columns do not establish it.
    pub(super) fn tahap(&self) -> Option<Tahap> {
        Some(match self.tahap {
            TahapKind::Diajukan => Tahap::Diajukan,
            TahapKind::Diterima => Tahap::Diterima { received: self.received()? },
            TahapKind::TidakLengkap => Tahap::TidakLengkap { received: self.received()?, checked: self.checked()? },
            TahapKind::Lengkap => Tahap::Lengkap { received: self.received()?, checked: self.checked()? },
            TahapKind::Dientri => {
                Tahap::Dientri { received: self.received()?, checked: self.checked()?, entered: self.entered()? }
            }
            TahapKind::Dikirim => Tahap::Dikirim {
                received: self.received()?,
                checked: self.checked()?,
                entered: self.entered()?,
                sent: self.sent()?,
            },
            TahapKind::Dibatalkan => Tahap::Dibatalkan { closed: self.closed()? },
        })
    }

    fn received(&self) -> Option<Stamp> {
        stamp(self.received_by?, Peran::Staf, self.received_at)
    }

    fn checked(&self) -> Option<Stamp> {
        stamp(self.checked_by?, Peran::Kasi, self.checked_at)
    }

    fn entered(&self) -> Option<Stamp> {
        stamp(self.entered_by?, Peran::Staf, self.entered_at)
    }

    fn sent(&self) -> Option<Sent> {
        Some(Sent { stamp: stamp(self.sent_by?, Peran::Staf, self.sent_at)?, recipient: self.recipient? })
    }

    fn closed(&self) -> Option<Stamp> {
        match self.closed_by {
            Some(petugas) => stamp(petugas, self.closed_peran?, self.closed_at),
            None => Some(Stamp { by: Actor::Warga(self.closed_chat?), at: self.closed_at? }),
        }
    }
}

fn stamp(petugas: PetugasId, peran: Peran, at: Option<DateTime<Utc>>) -> Option<Stamp> {
    Some(Stamp { by: Actor::Petugas(petugas, peran), at: at? })
}
