//! Where a permohonan stands, as people read it: its tahap and, of one that was returned, whether something is left to do.
//! That is no tahap of its own: the SOP returns it, and staf receive it again.

use super::codes::codes;
use super::permohonan::{Permohonan, Tahap};

codes! {
    /// The tahap, with what is left of the kekurangan.
    pub enum Standing {
        /// Asked for.
        Diajukan = "diajukan",
        /// Received.
        Diterima = "diterima",
        /// Returned, and a kekurangan is not answered.
        TidakLengkap = "tidak_lengkap",
        /// Returned; all are answered, and an original is waited for.
        Promised = "tidak_lengkap_dibawa",
        /// Returned; all are answered, and staf have to receive it.
        Answered = "tidak_lengkap_dijawab",
        /// Approved.
        Lengkap = "lengkap",
        /// Entered.
        Dientri = "dientri",
        /// Sent.
        Dikirim = "dikirim",
        /// Sent, and sent back to staf.
        Dikembalikan = "dikirim_dikembalikan",
        /// Cancelled.
        Dibatalkan = "dibatalkan",
    }
}

impl Standing {
    /// Of this one, now.
    #[must_use]
    pub fn of(p: &Permohonan) -> Self {
        match &p.tahap {
            Tahap::Diajukan => Self::Diajukan,
            Tahap::Diterima { .. } => Self::Diterima,
            Tahap::TidakLengkap { .. } if !p.checklist.open_kekurangan().is_empty() => Self::TidakLengkap,
            Tahap::TidakLengkap { .. } if !p.checklist.not_held().is_empty() => Self::Promised,
            Tahap::TidakLengkap { .. } => Self::Answered,
            Tahap::Lengkap { .. } => Self::Lengkap,
            Tahap::Dientri { .. } => Self::Dientri,
            Tahap::Dikirim { .. } if p.is_sent_back() => Self::Dikembalikan,
            Tahap::Dikirim { .. } => Self::Dikirim,
            Tahap::Dibatalkan { .. } => Self::Dibatalkan,
        }
    }
}
