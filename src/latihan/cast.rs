//! Who takes part: made-up people.

use bot_api_emulator::client::ControlClient;
use chrono::{DateTime, Utc};

use crate::domain::petugas::{ChatId, Peran};
use crate::store::Store;

/// A person at the emulator.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Chat and user id.
    pub(super) id: i64,
    /// Name.
    pub(super) nama: &'static str,
    /// What is printed before what they say.
    pub(super) part: &'static str,
}

/// Everybody.
#[derive(Debug, Clone)]
pub(super) struct Cast {
    /// Applies.
    pub(super) warga: Person,
    /// Staf.
    pub(super) staf: Person,
    /// Kasi.
    pub(super) kasi: Person,
    /// The officer of Dispendukcapil.
    pub(super) dispendukcapil: Person,
    /// Serial of the made-up NIK, 9900 to 9999.
    pub(super) serial: u32,
}

impl Cast {
    /// All four.
    pub(super) fn all(&self) -> [&Person; 4] {
        [&self.warga, &self.staf, &self.kasi, &self.dispendukcapil]
    }
}

/// Adds everybody to the emulator, and the petugas to the register. The citizen is another one at each start, so that
/// an earlier practice is in nobody's way.
pub(super) async fn gather(store: &Store, control: &ControlClient, now: DateTime<Utc>) -> anyhow::Result<Cast> {
    let person = |id, nama, part| Person { id, nama, part };
    let cast = Cast {
        warga: person(now.timestamp(), "Siti Aminah", "warga"),
        staf: person(2001, "Budi Santoso", "staf"),
        kasi: person(2002, "Ratna Wulandari", "kasi"),
        dispendukcapil: person(2003, "Hendra Wijaya", "dispendukcapil"),
        serial: 9900 + u32::try_from(now.timestamp() % 100).unwrap_or(1),
    };
    for one in cast.all() {
        control.user(one.id, one.nama).await?;
    }
    let mut uow = store.begin().await?;
    for (one, peran) in
        [(&cast.staf, Peran::Staf), (&cast.kasi, Peran::Kasi), (&cast.dispendukcapil, Peran::Dispendukcapil)]
    {
        uow.petugas().add(ChatId(one.id), peran, one.nama, now).await?;
    }
    uow.commit().await?;
    Ok(cast)
}
