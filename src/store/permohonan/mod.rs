//! The register: permohonan with everything that belongs to them.
//!
//! * `load` – one row of the view `permohonan_full` to a [`Loaded`]; `body` – its JSON; `tahap` – the tahap from columns
//! * `insert` – a new one; `save` – what an event changes; `head` – its row and the next of its riwayat; `keep` – its files;
//!   `many` – events of many at once; `sending` – a pengiriman, and what comes back of it;
//!   `perbaikan` – requests to put data right, and their answers
//! * `lists` – of a chat, of a desk; `search` – what somebody looks for; `taking` – what an event makes of a pengambilan

mod body;
mod head;
mod insert;
mod keep;
mod lists;
mod load;
mod many;
mod perbaikan;
mod rows;
mod save;
pub mod search;
mod sending;
mod tahap;
mod taking;
mod unreadable;
mod watched;

pub use self::insert::{Inserted, NewPermohonan};
pub use self::lists::{AntreanPage, AntreanQuery};
pub use self::load::{CardRef, Held, Loaded, TimelineEntry};
pub use self::many::Move;
pub use self::sending::Made;
pub(super) use self::sending::{kembali_place, kembali_row};
pub use self::watched::{Candidate, Candidates, Watch, WatchPlace};
use super::error::StoreError;
use super::sealing::{Place, Vault};
use crate::domain::kode::Kode;
use crate::domain::pemohon::DataPemohon;
use crate::store::link::Link;

/// Reads and writes permohonan.
pub struct PermohonanRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

/// The place of a sealed column of a permohonan.
pub(super) fn place<'a>(column: &'static str, kode: &'a str) -> Place<'a> {
    Place { table: "permohonan", column, row: kode }
}

pub(super) fn file_place(berkas: &str) -> Place<'_> {
    Place { table: "berkas", column: "file", row: berkas }
}

/// The row of a note, as text: `K74MQXP/1/kk`.
pub(super) fn note_row(kode: Kode, cycle: u16, syarat: &str) -> String {
    format!("{}/{cycle}/{syarat}", kode.compact())
}

pub(super) fn note_place(row: &str) -> Place<'_> {
    Place { table: "kekurangan", column: "note", row }
}

/// JSON of our own types; a failure is a fault of the program.
fn json<T: serde::Serialize>(value: &T, kode: Kode) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|_| StoreError::inconsistent("permohonan", &kode.compact()))
}

/// What a person is found by, without being named.
pub(super) struct Indexes {
    /// Absent while the numbers are not known.
    pub(super) nik: Option<Vec<u8>>,
    pub(super) kk: Option<Vec<u8>>,
    pub(super) nama: Vec<Vec<u8>>,
}

impl Indexes {
    pub(super) fn of(data: &DataPemohon, vault: &Vault) -> Self {
        Self {
            nik: data.nik().map(|nik| vault.index("nik", nik.as_str())),
            kk: data.kk().map(|kk| vault.index("kk", kk.as_str())),
            nama: data.nama.words().iter().map(|word| vault.index("nama", word)).collect(),
        }
    }
}
