//! Destroying what nobody needs any more. Of a permohonan the key goes, and what its person is found by: copies of what was
//! sealed open nowhere again. That it was done stays, with its rule; how much of everything else, as a count.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::riwayat::{fields, is_keyed_hash, keyed_hash, micros};
use super::sealing::Vault;
use crate::domain::kode::Kode;
use crate::domain::petugas::PetugasId;
use crate::domain::retention::{Heap, Rule};

const DOMAIN: &str = "destruction";

/// Label of the digest of a destroyed file.
const FILE: &str = "destruction/file";

/// Destroys, and counts what would be destroyed.
pub struct ForgetRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

/// That a permohonan was forgotten, as its digest covers it.
pub(super) struct Destruction<'a> {
    pub(super) kode: &'a str,
    pub(super) rule: &'a str,
    pub(super) at: DateTime<Utc>,
    /// Who did it at the counter, at the word of the person.
    pub(super) petugas: Option<i64>,
}

impl Destruction<'_> {
    fn bytes(&self) -> Vec<u8> {
        let at = self.at.timestamp_micros().to_string();
        let petugas = self.petugas.map(|id| id.to_string());
        let own = [self.kode.as_bytes(), self.rule.as_bytes(), at.as_bytes()];
        fields(&own.into_iter().chain(petugas.as_deref().map(str::as_bytes)).collect::<Vec<_>>())
    }

    /// Whether this program wrote it.
    pub(super) fn has_digest(&self, vault: &Vault, digest: &[u8]) -> bool {
        is_keyed_hash(vault, DOMAIN, &self.bytes(), digest)
    }
}

/// That the content of a file was destroyed by this program.
fn destroyed_digest(vault: &Vault, object: Uuid, at: DateTime<Utc>) -> Vec<u8> {
    keyed_hash(vault, FILE, &destroyed_bytes(object, at))
}

/// Whether this program destroyed it.
pub(super) fn is_destroyed_digest(vault: &Vault, (object, at): (Uuid, DateTime<Utc>), digest: &[u8]) -> bool {
    is_keyed_hash(vault, FILE, &destroyed_bytes(object, at), digest)
}

fn destroyed_bytes(object: Uuid, at: DateTime<Utc>) -> Vec<u8> {
    fields(&[object.to_string().as_bytes(), at.timestamp_micros().to_string().as_bytes()])
}

impl ForgetRepo<'_> {
    /// Permohonan that were closed before this time and show their person still, oldest first.
    pub async fn closed_before(&mut self, before: DateTime<Utc>, limit: i64) -> Result<Vec<Kode>, StoreError> {
        let rows = sqlx::query_scalar!(
            "select kode from permohonan
             where tahap = 'dibatalkan' and forgotten_at is null and closed_at < $1
               and exists (select from data_key k where k.permohonan_id = permohonan.permohonan_id)
             order by closed_at, permohonan_id limit $2",
            before,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.iter().map(|kode| Kode::parse(kode).map_err(|_| StoreError::inconsistent("permohonan", kode))).collect()
    }

    /// Forgets the person of a permohonan that was withdrawn or closed. `false`: it is not closed, is forgotten already, or has
    /// no key of its own that could be destroyed: a change of keys gives it one. Behind a savepoint, and held against the
    /// guards at once: where the database refuses it, what else this unit of work does goes on.
    pub async fn permohonan(&mut self, kode: Kode, rule: Rule, at: DateTime<Utc>) -> Result<bool, StoreError> {
        self.behind_savepoint(kode, (rule, None), at).await
    }

    /// The same, by a petugas at the counter, because the person asked them to.
    pub async fn at_the_counter(
        &mut self,
        kode: Kode,
        petugas: PetugasId,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.behind_savepoint(kode, (Rule::Asked, Some(petugas)), at).await
    }

    async fn behind_savepoint(
        &mut self,
        kode: Kode,
        why: (Rule, Option<PetugasId>),
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        self.connection.save_point().await?;
        let forgotten = self.guarded(kode, why, at).await;
        self.connection.leave_point(forgotten).await
    }

    async fn guarded(
        &mut self,
        kode: Kode,
        why: (Rule, Option<PetugasId>),
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let forgotten = self.forget(kode, why, at).await?;
        sqlx::query("set constraints all immediate").execute(&mut *self.connection).await?;
        sqlx::query("set constraints all deferred").execute(&mut *self.connection).await?;
        Ok(forgotten)
    }

    async fn forget(
        &mut self,
        kode: Kode,
        (rule, petugas): (Rule, Option<PetugasId>),
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let petugas = petugas.map(|petugas| petugas.0);
        let compact = kode.compact();
        let row = sqlx::query!(
            r#"update permohonan set forgotten_at = greatest($2, closed_at), data = '', nik_index = '', kk_index = '',
                 nama_index = '{}', entri = case when entri is not null then ''::bytea end,
                 alasan_text = case when alasan_text is not null then ''::bytea end
             where kode = $1 and tahap = 'dibatalkan' and forgotten_at is null
               and exists (select from data_key k where k.permohonan_id = permohonan.permohonan_id)
             returning permohonan_id, forgotten_at as "at!""#,
            compact,
            micros(at)
        );
        let Some(row) = row.fetch_optional(&mut *self.connection).await? else { return Ok(false) };
        let written = Destruction { kode: &compact, rule: rule.code(), at: row.at, petugas };
        let done = sqlx::query!(
            "with key as (delete from data_key where permohonan_id = $1),
                 seen as (delete from periksa where permohonan_id = $1),
                 waiting as (
                     select o.outbox_id from outbox o
                     where (o.permohonan_id = $1 or o.topic = 'salinan' and exists (
                             select from pihak h where h.permohonan_id = $1 and h.chat_id = o.chat_id))
                         and o.state <> 'sent' and coalesce(o.leased_until, now()) <= now()),
                 said as (
                     delete from outbox o where o.outbox_id in (select w.outbox_id from waiting w)
                         or o.edits in (select w.outbox_id from waiting w))
             insert into destruction (permohonan_id, rule, at, digest, petugas_id) values ($1, $2, $3, $4, $5)",
            row.permohonan_id,
            rule.code(),
            row.at,
            keyed_hash(self.vault, DOMAIN, &written.bytes()),
            petugas
        );
        expect_rows(done.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(true)
    }

    /// Destroys up to `limit` of the contents of files: of what was sent before this time, and what belongs to no draft and no
    /// permohonan any more. The rows of the book stay.
    pub async fn files(
        &mut self,
        sent_before: DateTime<Utc>,
        limit: i64,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let nobodys = sqlx::query!(
            "delete from fetched_file where periksa_id in (
                 select f.periksa_id from fetched_file f join periksa x on x.periksa_id = f.periksa_id
                 left join permohonan p on p.permohonan_id = x.permohonan_id
                 where is_nobodys_file(x.chat_id, p.permohonan_id, p.tahap, p.sent_at, $1)
                 order by f.periksa_id limit $2 for update of f skip locked)",
            sent_before,
            limit
        );
        let nobodys = nobodys.execute(&mut *self.connection).await?.rows_affected();
        let due = sqlx::query_scalar!(
            "select s.object_id from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
             where s.destroyed_at is null and p.tahap = 'dikirim' and p.sent_at < $1
               and not stands_sent_back(p.permohonan_id) -- staf need them to mend it
             order by p.sent_at, s.object_id limit $2 for update of s skip locked",
            sent_before,
            limit
        );
        let due = due.fetch_all(&mut *self.connection).await?;
        self.destroy_files(&due, at).await?;
        Ok(nobodys + due.len() as u64)
    }

    /// The content of these files goes with its key.
    pub(super) async fn destroy_files(&mut self, due: &[Uuid], at: DateTime<Utc>) -> Result<(), StoreError> {
        let digests: Vec<Vec<u8>> = due.iter().map(|id| destroyed_digest(self.vault, *id, micros(at))).collect();
        let done = sqlx::query!(
            "update stored_file s set file_key = null, destroyed_at = $3, destroyed_digest = n.digest
             from unnest($1::uuid[], $2::bytea[]) as n (id, digest) where s.object_id = n.id",
            due,
            &digests,
            micros(at)
        );
        expect_rows(done.execute(&mut *self.connection).await?.rows_affected(), due.len())
    }

    /// Writes down how many rows of a kind were destroyed.
    pub async fn counted(&mut self, what: Heap, rows: u64, at: DateTime<Utc>) -> Result<(), StoreError> {
        if rows == 0 {
            return Ok(());
        }
        let counted = sqlx::query!(
            "insert into destroyed_rows (at, what, rows) values ($1, $2, $3)",
            micros(at),
            what.code(),
            i64::try_from(rows).unwrap_or(i64::MAX)
        );
        expect_rows(counted.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Permohonan from before each had a key: they are forgotten only once they have one.
    pub async fn keyless(&mut self) -> Result<u64, StoreError> {
        let rows = sqlx::query_scalar!(
            r#"select count(*) as "keyless!" from permohonan p
             where p.forgotten_at is null
               and not exists (select from data_key k where k.permohonan_id = p.permohonan_id)"#
        );
        Ok(rows.fetch_one(&mut *self.connection).await?.unsigned_abs())
    }
}
