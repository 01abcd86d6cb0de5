//! NIK and number of the KK at the counter, where the office does not ask for them by chat.

use super::decide::{Answered, Step};
use super::{Event, Refusal};
use crate::domain::pemohon::Numbers;
use crate::domain::permohonan::{Permohonan, Tahap};

/// Once, before the first receipt. What is written there is put right by [`put_right`], or in SOP 3.
pub(super) fn note(p: &Permohonan, numbers: &Numbers) -> Answered {
    match (&p.tahap, &p.data.numbers) {
        (Tahap::Dibatalkan { .. }, _) => Err(Refusal::Closed),
        (_, Some(known)) if known == numbers => Ok(Step::Done(p.last_change())),
        (Tahap::Diajukan, None) if numbers.are_same() => Err(Refusal::SameNumbers),
        (Tahap::Diajukan, None) => Ok(Step::Advance(Event::NomorDicatat { numbers: Box::new(numbers.clone()) })),
        (
            Tahap::Diajukan
            | Tahap::Diterima { .. }
            | Tahap::TidakLengkap { .. }
            | Tahap::Lengkap { .. }
            | Tahap::Dientri { .. }
            | Tahap::Dikirim { .. },
            _,
        ) => Err(Refusal::NumbersKnown),
    }
}

/// As often as it takes, while nobody has sent it: in SOP 3 every field is held against the berkas, so not while it waits for that.
pub(super) fn put_right(p: &Permohonan, numbers: &Numbers) -> Answered {
    match (&p.tahap, &p.data.numbers) {
        (Tahap::Dibatalkan { .. }, _) => Err(Refusal::Closed),
        (_, Some(known)) if known == numbers => Ok(Step::Done(p.last_change())),
        (Tahap::Dikirim { .. }, _) => Err(Refusal::AlreadySent),
        (_, None) => Err(Refusal::NumbersMissing),
        (Tahap::Lengkap { .. }, _) => Err(Refusal::NumbersInEntri),
        (Tahap::Diajukan | Tahap::Diterima { .. } | Tahap::TidakLengkap { .. } | Tahap::Dientri { .. }, Some(_))
            if numbers.are_same() =>
        {
            Err(Refusal::SameNumbers)
        }
        (Tahap::Diajukan | Tahap::Diterima { .. } | Tahap::TidakLengkap { .. } | Tahap::Dientri { .. }, Some(_)) => {
            Ok(Step::Advance(Event::NomorDiperbaiki { numbers: Box::new(numbers.clone()) }))
        }
    }
}
