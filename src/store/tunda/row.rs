//! Holds as they stand in the register.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Listed, Target};
use crate::domain::kode::Kode;
use crate::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use crate::domain::tunda::{AlasanTunda, Scope, Tunda, TundaId, Why};
use crate::pesan::outgoing::PermohonanId;
use crate::store::error::StoreError;
use crate::store::hex::from_hex;
use crate::store::sealing::{Place, Vault};

/// A row with what it is about.
pub(super) struct Row {
    pub(super) tunda_id: i64,
    pub(super) tunda_key: Uuid,
    pub(super) scope: String,
    pub(super) permohonan_id: Option<i64>,
    pub(super) recipient: Option<i64>,
    pub(super) officer: Option<i64>,
    pub(super) kode: Option<String>,
    pub(super) alasan: String,
    pub(super) alasan_text: Option<Vec<u8>>,
    pub(super) declared_by: i64,
    pub(super) declared_peran: String,
    pub(super) declared_at: DateTime<Utc>,
    pub(super) lifted_by: Option<i64>,
    pub(super) lifted_peran: Option<String>,
    pub(super) lifted_at: Option<DateTime<Utc>>,
}

impl Row {
    pub(super) fn open(self, vault: &Vault) -> Result<Listed, StoreError> {
        let id = self.tunda_id;
        self.listed(vault).ok_or_else(|| StoreError::inconsistent("tunda", &id))
    }

    fn listed(self, vault: &Vault) -> Option<Listed> {
        let text = match &self.alasan_text {
            Some(sealed) => Some(open_text(vault, &self.tunda_key.to_string(), sealed)?),
            None => None,
        };
        let lifted = match (self.lifted_by, self.lifted_peran, self.lifted_at) {
            (Some(by), Some(peran), Some(at)) => Some(stamp(by, &peran, at)?),
            _ => None,
        };
        let scope = Scope::from_code(&self.scope)?;
        let tunda = Tunda {
            id: TundaId(self.tunda_id),
            scope,
            why: Why { kode: AlasanTunda::from_code(&self.alasan)?, text },
            declared: stamp(self.declared_by, &self.declared_peran, self.declared_at)?,
            lifted,
        };
        let target = match scope {
            Scope::One => Target::One { id: PermohonanId(self.permohonan_id?), recipient: self.officer.map(PetugasId) },
            Scope::Recipient => Target::Recipient(PetugasId(self.recipient?)),
            Scope::All => Target::All,
        };
        let kode = self.kode.map(|kode| Kode::parse(&kode));
        Some(Listed { tunda, target, kode: kode.transpose().ok()? })
    }
}

fn stamp(by: i64, peran: &str, at: DateTime<Utc>) -> Option<Stamp> {
    Some(Stamp { by: Actor::Petugas(PetugasId(by), Peran::from_code(peran)?), at })
}

pub(super) fn text_place(key: &str) -> Place<'_> {
    Place { table: "tunda", column: "alasan_text", row: key }
}

fn open_text(vault: &Vault, key: &str, sealed: &[u8]) -> Option<String> {
    String::from_utf8(vault.open(text_place(key), sealed).ok()?).ok()
}

/// A hold in the json of `permohonan_full`.
#[derive(serde::Deserialize)]
pub(in crate::store) struct TundaJson {
    id: i64,
    key: String,
    scope: Scope,
    alasan: AlasanTunda,
    text: Option<String>,
    by: PetugasId,
    peran: Peran,
    at: DateTime<Utc>,
    lifted_by: Option<PetugasId>,
    lifted_peran: Option<Peran>,
    lifted_at: Option<DateTime<Utc>>,
}

impl TundaJson {
    pub(in crate::store) fn open(&self, vault: &Vault) -> Option<Tunda> {
        let text = match &self.text {
            Some(sealed) => Some(open_text(vault, &self.key, &from_hex(sealed)?)?),
            None => None,
        };
        let lifted = match (self.lifted_by, self.lifted_peran, self.lifted_at) {
            (Some(by), Some(peran), Some(at)) => Some(Stamp { by: Actor::Petugas(by, peran), at }),
            _ => None,
        };
        Some(Tunda {
            id: TundaId(self.id),
            scope: self.scope,
            why: Why { kode: self.alasan, text },
            declared: Stamp { by: Actor::Petugas(self.by, self.peran), at: self.at },
            lifted,
        })
    }
}
