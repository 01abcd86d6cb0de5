//! Who works here. A petugas who left stays, inactive: the riwayat names them.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::riwayat::fields;
use super::sealing::{Place, Vault};
use crate::domain::pelaksana::Days;
use crate::domain::petugas::{Actor, ChatId, Peran, PetugasId};

const DOMAIN: &str = "petugas";

/// A petugas.
#[derive(Clone, PartialEq, Eq)]
pub struct Petugas {
    /// Key.
    pub id: PetugasId,
    /// What they may do.
    pub peran: Peran,
    /// Their name.
    pub nama: String,
    /// Their private chat.
    pub chat: ChatId,
    /// Whether they may do it still.
    pub aktif: bool,
    /// The days on which they stand in for the Kasi.
    pub plh: Vec<Days>,
}

impl Petugas {
    /// Whether they may act in this role now: it is theirs, or they stand in for the Kasi today.
    #[must_use]
    pub fn acts_as(&self, peran: Peran, now: DateTime<Utc>) -> bool {
        self.peran == peran || (peran == Peran::Kasi && self.is_plh(now))
    }

    /// Whether they stand in for the Kasi today.
    #[must_use]
    pub fn is_plh(&self, now: DateTime<Utc>) -> bool {
        self.peran != Peran::Kasi && self.plh.iter().any(|days| days.contain(now))
    }

    /// Whether they have a work list now.
    #[must_use]
    pub fn has_desk(&self, now: DateTime<Utc>) -> bool {
        match self.peran {
            Peran::Staf | Peran::Kasi | Peran::Dispendukcapil => true,
            Peran::Admin => self.is_plh(now),
        }
    }

    /// The petugas in this role, where they may act in it now; in their own role otherwise.
    #[must_use]
    pub fn actor(&self, wanted: Peran, now: DateTime<Utc>) -> Actor {
        Actor::Petugas(self.id, if self.acts_as(wanted, now) { wanted } else { self.peran })
    }

    /// Whether it is the digest that the program gave this row, under whichever key.
    pub(super) fn has_digest(&self, vault: &Vault, digest: &[u8]) -> bool {
        vault.digest_candidates(DOMAIN, &self.bytes()).iter().any(|candidate| candidate == digest)
    }

    fn bytes(&self) -> Vec<u8> {
        let (id, chat) = (self.id.0.to_string(), self.chat.0.to_string());
        let aktif = if self.aktif { "aktif" } else { "nonaktif" };
        fields(&[id.as_bytes(), chat.as_bytes(), self.peran.code().as_bytes(), self.nama.as_bytes(), aktif.as_bytes()])
    }
}

impl std::fmt::Debug for Petugas {
    /// Names are never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Petugas({}, {}, aktif: {})", self.id.0, self.peran, self.aktif)
    }
}

/// An officer to whom data can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub petugas: Petugas,
    /// Whether the bot may write to them: they have opened its chat, and have not blocked it.
    pub reachable: bool,
}

/// The row, as it is read everywhere.
pub(super) struct PetugasRow {
    pub(super) petugas_id: i64,
    pub(super) chat_id: i64,
    pub(super) peran: String,
    pub(super) nama: Vec<u8>,
    pub(super) aktif: bool,
    pub(super) plh: Option<String>,
}

impl PetugasRow {
    pub(super) fn open(self, vault: &Vault) -> Result<Petugas, StoreError> {
        let wrong = || StoreError::inconsistent("petugas", &self.petugas_id);
        let nama = vault.open(nama_place(&self.chat_id.to_string()), &self.nama)?;
        Ok(Petugas {
            id: PetugasId(self.petugas_id),
            peran: Peran::from_code(&self.peran).ok_or_else(wrong)?,
            nama: String::from_utf8(nama).map_err(|_| wrong())?,
            chat: ChatId(self.chat_id),
            aktif: self.aktif,
            plh: days(self.plh.as_deref()).ok_or_else(wrong)?,
        })
    }

    /// One row that cannot be opened must not hold up the whole office.
    pub(super) fn open_or_skip(self, vault: &Vault) -> Option<Petugas> {
        let id = self.petugas_id;
        let opened = self.open(vault);
        if let Err(error) = &opened {
            tracing::error!(petugas = id, kind = error.kind(), "a petugas cannot be read and is left out");
        }
        opened.ok()
    }
}

fn days(plh: Option<&str>) -> Option<Vec<Days>> {
    plh.map_or(Some(Vec::new()), |json| serde_json::from_str(json).ok())
}

pub(super) fn nama_place(chat: &str) -> Place<'_> {
    Place { table: "petugas", column: "nama", row: chat }
}

/// Reads and writes petugas.
pub struct PetugasRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl PetugasRepo<'_> {
    /// Those who are active, by their key.
    pub async fn active(&mut self) -> Result<Vec<Petugas>, StoreError> {
        let rows = sqlx::query_as!(
            PetugasRow,
            "select petugas_id, chat_id, peran, nama, aktif, plh_of(petugas_id) as plh from petugas where aktif order by petugas_id"
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(rows.into_iter().filter_map(|row| row.open_or_skip(self.vault)).collect())
    }

    /// The active ones to whom the bot may write, by their key.
    pub async fn reachable(&mut self) -> Result<Vec<Petugas>, StoreError> {
        let rows = sqlx::query_as!(
            PetugasRow,
            "select petugas_id, chat_id, peran, nama, aktif, plh_of(petugas_id) as plh from petugas p
             where aktif and exists (select from dialog d where d.chat_id = p.chat_id and d.unreachable_since is null)
             order by petugas_id"
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(rows.into_iter().filter_map(|row| row.open_or_skip(self.vault)).collect())
    }

    /// The active officers of Dispendukcapil, by their key.
    pub async fn recipients(&mut self) -> Result<Vec<Recipient>, StoreError> {
        let rows = sqlx::query!(
            r#"select p.petugas_id, p.chat_id, p.peran, p.nama, p.aktif, plh_of(p.petugas_id) as plh,
                   exists (select 1 from dialog d where d.chat_id = p.chat_id and d.unreachable_since is null) as "reachable!"
             from petugas p where p.aktif and p.peran = 'dispendukcapil' order by p.petugas_id"#
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let recipient = |r: PetugasRow, reachable| Some(Recipient { petugas: r.open_or_skip(self.vault)?, reachable });
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let (petugas_id, chat_id) = (row.petugas_id, row.chat_id);
                let (peran, nama, aktif, plh) = (row.peran, row.nama, row.aktif, row.plh);
                let petugas = PetugasRow { petugas_id, chat_id, peran, nama, aktif, plh };
                recipient(petugas, row.reachable)
            })
            .collect())
    }

    /// All there ever were, by their key.
    pub async fn all(&mut self) -> Result<Vec<Petugas>, StoreError> {
        let rows = sqlx::query_as!(
            PetugasRow,
            "select petugas_id, chat_id, peran, nama, aktif, plh_of(petugas_id) as plh from petugas order by petugas_id"
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter().map(|row| row.open(self.vault)).collect()
    }

    /// One of them, active or not.
    pub async fn by_id(&mut self, id: PetugasId) -> Result<Option<Petugas>, StoreError> {
        let row = sqlx::query_as!(
            PetugasRow,
            "select petugas_id, chat_id, peran, nama, aktif, plh_of(petugas_id) as plh from petugas where petugas_id = $1",
            id.0
        );
        row.fetch_optional(&mut *self.connection).await?.map(|row| row.open(self.vault)).transpose()
    }

    /// Adds one. A chat that is known already gets this peran and name, and is active again.
    pub async fn add(
        &mut self,
        chat: ChatId,
        peran: Peran,
        nama: &str,
        at: DateTime<Utc>,
    ) -> Result<PetugasId, StoreError> {
        let id = PetugasId(self.number(chat).await?);
        let new = Petugas { id, peran, nama: nama.to_owned(), chat, aktif: true, plh: Vec::new() };
        let added = sqlx::query!(
            "insert into petugas as p (petugas_id, chat_id, peran, nama, created_at, digest)
             overriding system value values ($1, $2, $3, $4, $5, $6)
             on conflict (chat_id) do update
             set peran = excluded.peran, nama = excluded.nama, aktif = true, deactivated_at = null, digest = excluded.digest
             where p.petugas_id = excluded.petugas_id",
            id.0,
            chat.0,
            peran.code(),
            self.vault.seal(nama_place(&chat.0.to_string()), nama.as_bytes())?,
            at,
            self.vault.digest(DOMAIN, &new.bytes())
        );
        expect_rows(added.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(id)
    }

    /// The number that a chat has, or a new one: the digest covers it.
    async fn number(&mut self, chat: ChatId) -> Result<i64, StoreError> {
        let number = sqlx::query_scalar!(
            r#"select coalesce((select petugas_id from petugas where chat_id = $1),
                 nextval(pg_get_serial_sequence('petugas', 'petugas_id'))) as "number!""#,
            chat.0
        );
        Ok(number.fetch_one(&mut *self.connection).await?)
    }

    /// Takes their rights away. `None`: unknown, or inactive already.
    pub async fn deactivate(&mut self, id: PetugasId, at: DateTime<Utc>) -> Result<Option<Petugas>, StoreError> {
        let row = sqlx::query_as!(
            PetugasRow,
            "select petugas_id, chat_id, peran, nama, aktif, plh_of(petugas_id) as plh from petugas where petugas_id = $1 and aktif for update",
            id.0
        );
        let Some(row) = row.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        let left = Petugas { aktif: false, ..row.open(self.vault)? };
        let written = sqlx::query!(
            "update petugas set aktif = false, deactivated_at = $2, digest = $3 where petugas_id = $1",
            id.0,
            at,
            self.vault.digest(DOMAIN, &left.bytes())
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        self.withhold(left.chat.0).await?;
        Ok(Some(left))
    }

    /// What waits for somebody who has left is not sent any more, unless it is about a permohonan of their own.
    async fn withhold(&mut self, chat_id: i64) -> Result<(), StoreError> {
        let withheld = sqlx::query!(
            "delete from outbox o where o.chat_id = $1 and o.state = 'pending' and o.permohonan_id is not null
               and not exists (select from pihak h where h.permohonan_id = o.permohonan_id and h.chat_id = o.chat_id)",
            chat_id
        );
        let count = withheld.execute(&mut *self.connection).await?.rows_affected();
        tracing::debug!(count, "messages to a petugas who left were withheld");
        Ok(())
    }
}
