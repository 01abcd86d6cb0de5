//! Who has taken a permohonan for its next step. It binds nobody: it expires by the clock, and whoever has the right may do
//! the step all the same. From it comes the time of handling.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::langkah::{Event, Langkah, Refusal};
use super::permohonan::{Permohonan, Tahap};
use super::petugas::{Actor, PetugasId, Stamp};

/// How long a pengambilan lasts, counted anew whenever its holder does something.
pub const LASTS: TimeDelta = TimeDelta::minutes(30);

codes! {
    /// How a pengambilan began.
    pub enum Begun {
        /// Taken by word.
        Diambil = "diambil",
        /// Work on the step was begun while nobody had it.
        Dikerjakan = "dikerjakan",
        /// The step was done without: a span of no length.
        TanpaDiambil = "tanpa_diambil",
    }
}

codes! {
    /// How a pengambilan ended.
    pub enum Ended {
        /// The holder did the step.
        Selesai = "selesai",
        /// Given back.
        Dikembalikan = "dikembalikan",
        /// Taken over by another petugas.
        DiambilAlih = "diambil_alih",
        /// Expired.
        Kedaluwarsa = "kedaluwarsa",
        /// Another one did the step, or it was closed.
        Beralih = "beralih",
        /// The holder is no petugas any more.
        Nonaktif = "nonaktif",
    }
}

/// A pengambilan that was not ended; it may have expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pengambilan {
    /// For which step.
    pub langkah: Langkah,
    /// Who has it.
    pub petugas: PetugasId,
    /// Since when.
    pub taken_at: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// What comes of taking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taking {
    /// It is theirs now.
    Taken(Langkah),
    /// It was theirs before.
    Mine,
    /// Somebody else has it.
    Held,
    /// There is nothing that this petugas could do with it now.
    NoWork,
    /// The pemohon has to complete it first.
    WaitsForPemohon,
    /// They may not do the step.
    Refused(Refusal),
}

impl Pengambilan {
    /// Whether it holds still.
    #[must_use]
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        now < self.until
    }

    /// Whether it is this petugas's, and holds still.
    #[must_use]
    pub fn is_of(&self, petugas: Option<PetugasId>, now: DateTime<Utc>) -> bool {
        petugas == Some(self.petugas) && self.is_live(now)
    }

    /// How and when it ends, where something ends it at this time: what has expired before, ended then.
    #[must_use]
    pub fn end(&self, ended: Ended, at: DateTime<Utc>) -> (Ended, DateTime<Utc>) {
        if self.is_live(at) { (ended, at.max(self.taken_at)) } else { (Ended::Kedaluwarsa, self.until) }
    }

    /// The same, where somebody moves the permohonan on.
    #[must_use]
    pub fn end_by(&self, by: Option<PetugasId>, at: DateTime<Utc>) -> (Ended, DateTime<Utc>) {
        self.end(if by == Some(self.petugas) { Ended::Selesai } else { Ended::Beralih }, at)
    }
}

/// The step that is next.
#[must_use]
pub fn next(tahap: &Tahap) -> Option<Langkah> {
    match tahap {
        Tahap::Diajukan | Tahap::TidakLengkap { .. } => Some(Langkah::Menerima),
        Tahap::Diterima { .. } => Some(Langkah::Mengecek),
        Tahap::Lengkap { .. } => Some(Langkah::Mengentri),
        Tahap::Dientri { .. } => Some(Langkah::Mengirim),
        Tahap::Dikirim { .. } | Tahap::Dibatalkan { .. } => None,
    }
}

/// Whether this petugas, in this peran, could do the next step, and which it is.
///
/// # Errors
/// Why not.
pub fn work(p: &Permohonan, by: Actor) -> Result<Langkah, Taking> {
    let langkah = next(&p.tahap).ok_or(Taking::NoWork)?;
    if by.peran() != Some(langkah.peran()) {
        return Err(Taking::NoWork);
    }
    match &p.tahap {
        Tahap::TidakLengkap { .. } if !p.checklist.open_kekurangan().is_empty() => Err(Taking::WaitsForPemohon),
        Tahap::Diterima { received } if received.by.petugas() == by.petugas() => {
            Err(Taking::Refused(Refusal::ReceivedBySame))
        }
        Tahap::Diajukan
        | Tahap::TidakLengkap { .. }
        | Tahap::Diterima { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. }
        | Tahap::Dikirim { .. }
        | Tahap::Dibatalkan { .. } => Ok(langkah),
    }
}

/// Takes it, where nobody else has it. `from` is the one from whom it is taken over: it is theirs only as long as nobody
/// else has taken it meanwhile.
#[must_use]
pub fn take(
    p: &Permohonan,
    held: Option<&Pengambilan>,
    by: Actor,
    (from, now): (Option<PetugasId>, DateTime<Utc>),
) -> Taking {
    let langkah = match work(p, by) {
        Ok(langkah) => langkah,
        Err(why) => return why,
    };
    match held.filter(|held| held.is_live(now)) {
        None => Taking::Taken(langkah),
        Some(held) if by.petugas() == Some(held.petugas) => Taking::Mine,
        Some(held) if from == Some(held.petugas) => Taking::Taken(langkah),
        Some(_) => Taking::Held,
    }
}

/// What is taken by what has just happened: who ticks an original receives, and has it where nobody else does.
#[must_use]
pub fn begun_by(event: &Event, after: &Permohonan, held: Option<&Pengambilan>, stamp: Stamp) -> Option<Pengambilan> {
    match event {
        Event::AsliDicatat { .. } | Event::NomorDicatat { .. } => {}
        Event::Diajukan
        | Event::NomorDiperbaiki { .. }
        | Event::AsliDicabut { .. }
        | Event::Diterima
        | Event::DiterimaDiKertas { .. }
        | Event::Lengkap
        | Event::TidakLengkap { .. }
        | Event::Dilengkapi { .. }
        | Event::Dientri { .. }
        | Event::Dikirim { .. }
        | Event::Dikembalikan { .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. }
        | Event::Dibatalkan { .. }
        | Event::Dinyatakan { .. }
        | Event::Ditautkan { .. }
        | Event::PerbaikanDiminta { .. }
        | Event::Diperbaiki { .. }
        | Event::PerbaikanDitolak { .. }
        | Event::PerbaikanDitarik { .. }
        | Event::BerkasDisimpan => return None,
    }
    let petugas = stamp.by.petugas()?;
    match take(after, held, stamp.by, (None, stamp.at)) {
        Taking::Taken(langkah) => Some(Pengambilan { langkah, petugas, taken_at: stamp.at, until: stamp.at + LASTS }),
        Taking::Mine | Taking::Held | Taking::NoWork | Taking::WaitsForPemohon | Taking::Refused(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn taken() -> Pengambilan {
        let (langkah, petugas) = (Langkah::Menerima, PetugasId(1));
        Pengambilan { langkah, petugas, taken_at: at(0), until: at(30) }
    }

    #[rstest::rstest]
    #[case(29, Some(1), (Ended::Selesai, 29))]
    #[case(29, Some(2), (Ended::Beralih, 29))]
    #[case(29, None, (Ended::Beralih, 29))]
    #[case(30, Some(1), (Ended::Kedaluwarsa, 30))]
    #[case(500, Some(2), (Ended::Kedaluwarsa, 30))]
    #[case(-1, Some(1), (Ended::Selesai, 0))] // by a clock that is behind
    fn it_ends_once_by_the_clock_or_by_the_step(
        #[case] minute: i64,
        #[case] by: Option<i64>,
        #[case] (ended, then): (Ended, i64),
    ) {
        assert_eq!(taken().end_by(by.map(PetugasId), at(minute)), (ended, at(then)));
    }

    #[test]
    fn it_is_live_until_it_expires() {
        assert!(taken().is_of(Some(PetugasId(1)), at(29)) && !taken().is_of(Some(PetugasId(1)), at(30)));
        assert!(!taken().is_of(Some(PetugasId(2)), at(1)) && !taken().is_of(None, at(1)));
    }
}
