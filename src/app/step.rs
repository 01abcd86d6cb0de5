//! A command of the SOP: lock, decide, save with its riwayat, tell everybody concerned. One place for all of it, so
//! that no step can be taken without its notices.

use super::notice;
use super::session::Session;
use super::warga::better;
use crate::app::fault::Fault;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Refusal, decide};
use crate::domain::pengambilan::begun_by;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{Actor, Stamp};
use crate::domain::sight::Sight;
use crate::pesan::outgoing::PermohonanId;
use crate::store::permohonan::{Held, Loaded};

/// What became of a command.
#[must_use]
pub enum Stepped {
    /// It happened.
    Advanced {
        /// As the register has it now.
        loaded: Box<Loaded>,
        /// The permohonan after it.
        after: Box<Permohonan>,
    },
    /// It had happened.
    AlreadyDone {
        /// Its key.
        id: PermohonanId,
        /// As it stands.
        permohonan: Box<Permohonan>,
        /// By whom and when.
        first: Stamp,
    },
    /// It may not happen.
    Refused {
        /// As it stands.
        permohonan: Box<Permohonan>,
        /// Why not.
        refusal: Refusal,
    },
    /// No such kode, or not this person's: nobody learns which.
    NotFound,
}

/// What is out of sight is not read at all. A claim has shown that its permohonan is meant.
fn sight(command: &Command, by: Actor) -> Sight {
    match (command, by) {
        (Command::Tautkan { .. }, Actor::Warga(_)) => Sight::All,
        (_, Actor::Warga(chat)) => Sight::OfChat(chat),
        (_, Actor::Petugas(petugas, peran)) => Sight::of(petugas, peran),
    }
}

/// Gives a command to a permohonan.
///
/// # Errors
/// Faults of the register.
pub async fn step(s: &mut Session<'_>, kode: Kode, command: &Command, by: Actor) -> Result<Stepped, Fault> {
    let sight = sight(command, by);
    let Some(mut loaded) = s.uow.permohonan().lock_in(kode, sight).await? else { return Ok(Stepped::NotFound) };
    let stamp = Stamp { by, at: s.now };
    match decide(&loaded.permohonan, command, stamp) {
        Decision::Refused(Refusal::NotYours) => Ok(Stepped::NotFound),
        Decision::Refused(refusal) => Ok(Stepped::Refused { permohonan: Box::new(loaded.permohonan), refusal }),
        Decision::AlreadyDone(first) => {
            Ok(Stepped::AlreadyDone { id: loaded.id, permohonan: Box::new(loaded.permohonan), first })
        }
        Decision::Advanced(event) => {
            let nomor = s.uow.permohonan().save(&loaded, &event, stamp).await?;
            let mut after = loaded.permohonan.clone();
            after.apply(&event, stamp, nomor);
            let taken = begun_by(&event, &after, loaded.held.as_ref().map(|held| &held.pengambilan), stamp);
            if let Some((pengambilan, me)) = taken.zip(s.petugas.as_ref()) {
                loaded.held = Some(Held { pengambilan, nama: me.nama.clone(), chat: me.chat });
            }
            notice::happened(s, &loaded, &after, &event).await?;
            better::went_on(s, &loaded, (&after, by)).await?;
            Ok(Stepped::Advanced { loaded: Box::new(loaded), after: Box::new(after) })
        }
    }
}
