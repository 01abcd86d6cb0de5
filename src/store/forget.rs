//! Destroying what nobody needs any more. Of a permohonan the key goes, and what its person is found by: copies of what was
//! sealed open nowhere again. That it was done stays, with its rule; how much of everything else, as a count.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{Connection as _, PgConnection};
use uuid::Uuid;

use super::error::{StoreError, expect_rows};
use super::riwayat::{fields, is_keyed_hash, keyed_hash, micros};
use super::sealing::Vault;
use crate::domain::kode::Kode;
use crate::domain::petugas::ChatId;
use crate::domain::retention::{Heap, Retention, Rule};

const DOMAIN: &str = "destruction";

/// Label of the digest of a destroyed file.
const FILE: &str = "destruction/file";

/// What files are counted as.
const FILES: &str = "berkas";

/// Destroys, and counts what would be destroyed.
pub struct ForgetRepo<'a> {
    pub(super) connection: &'a mut PgConnection,
    pub(super) vault: &'a Vault,
}

/// How much is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Permohonan whose person is forgotten.
    pub closed: u64,
    /// Photos and PDFs of what was sent, or of nothing any more.
    pub files: u64,
    /// Permohonan from before each had a key: they are forgotten only once they have one.
    pub keyless: u64,
    /// Updates that could not be worked on.
    pub updates: u64,
    /// Messages that could not be sent.
    pub messages: u64,
    /// Conversations that this version cannot read.
    pub conversations: u64,
}

/// That a permohonan was forgotten, as its digest covers it.
pub(super) struct Destruction<'a> {
    pub(super) kode: &'a str,
    pub(super) rule: &'a str,
    pub(super) at: DateTime<Utc>,
}

impl Destruction<'_> {
    fn bytes(&self) -> Vec<u8> {
        fields(&[self.kode.as_bytes(), self.rule.as_bytes(), self.at.timestamp_micros().to_string().as_bytes()])
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
        let mut point = self.connection.begin().await?;
        let mut inner = ForgetRepo { connection: &mut point, vault: self.vault };
        let forgotten = inner.forget(kode, rule, at).await?;
        sqlx::query("set constraints all immediate").execute(&mut *point).await?;
        sqlx::query("set constraints all deferred").execute(&mut *point).await?;
        point.commit().await?;
        Ok(forgotten)
    }

    async fn forget(&mut self, kode: Kode, rule: Rule, at: DateTime<Utc>) -> Result<bool, StoreError> {
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
        let written = Destruction { kode: &compact, rule: rule.code(), at: row.at };
        let done = sqlx::query!(
            "with key as (delete from data_key where permohonan_id = $1),
                 seen as (delete from periksa where permohonan_id = $1),
                 waiting as (
                     select o.outbox_id from outbox o
                     where o.permohonan_id = $1 and o.state <> 'sent' and coalesce(o.leased_until, now()) <= now()),
                 said as (
                     delete from outbox o where o.outbox_id in (select w.outbox_id from waiting w)
                         or o.edits in (select w.outbox_id from waiting w))
             insert into destruction (permohonan_id, rule, at, digest) values ($1, $2, $3, $4)",
            row.permohonan_id,
            rule.code(),
            row.at,
            keyed_hash(self.vault, DOMAIN, &written.bytes())
        );
        expect_rows(done.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(true)
    }

    /// Destroys up to `limit` of the contents of files: of what was sent before this time, and what belongs to no draft and no
    /// permohonan any more. The rows of the book stay. Writes down how many there were.
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
             order by p.sent_at, s.object_id limit $2 for update of s skip locked",
            sent_before,
            limit
        );
        let due = due.fetch_all(&mut *self.connection).await?;
        let digests: Vec<Vec<u8>> = due.iter().map(|id| destroyed_digest(self.vault, *id, micros(at))).collect();
        let done = sqlx::query!(
            "update stored_file s set file_key = null, destroyed_at = $3, destroyed_digest = n.digest
             from unnest($1::uuid[], $2::bytea[]) as n (id, digest) where s.object_id = n.id",
            &due,
            &digests,
            micros(at)
        );
        expect_rows(done.execute(&mut *self.connection).await?.rows_affected(), due.len())?;
        let gone = nobodys + due.len() as u64;
        self.counted(FILES, gone, at).await?;
        Ok(gone)
    }

    async fn counted(&mut self, what: &str, rows: u64, at: DateTime<Utc>) -> Result<(), StoreError> {
        if rows == 0 {
            return Ok(());
        }
        let counted = sqlx::query!(
            "insert into destroyed_rows (at, what, rows) values ($1, $2, $3)",
            micros(at),
            what,
            i64::try_from(rows).unwrap_or(i64::MAX)
        );
        expect_rows(counted.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// What is kept of the conversation of a chat beside its present state: what an earlier version wrote.
    pub async fn conversation(&mut self, chat: ChatId) -> Result<(), StoreError> {
        sqlx::query!("delete from dialog_archive where chat_id = $1", chat.0).execute(&mut *self.connection).await?;
        Ok(())
    }

    /// Destroys up to `limit` of what failed so long ago, and writes down how many there were. By the clock of the database,
    /// which stamps them.
    pub async fn failed(
        &mut self,
        heap: Heap,
        older: TimeDelta,
        limit: i64,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let older = older.as_seconds_f64();
        let gone = match heap {
            Heap::Updates => sqlx::query!(
                "delete from inbox where inbox_id in (
                     select i.inbox_id from inbox i
                     where i.state = 'dead' and i.received_at < now() - make_interval(secs => $1)
                     order by i.inbox_id limit $2 for update skip locked)",
                older,
                limit
            ),
            Heap::Messages => sqlx::query!(
                "with old as (
                     select o.outbox_id from outbox o
                     where o.state = 'dead' and o.created_at < now() - make_interval(secs => $1)
                     order by o.outbox_id limit $2)
                 delete from outbox o
                 where o.outbox_id in (select old.outbox_id from old) or o.edits in (select old.outbox_id from old)",
                older,
                limit
            ),
            Heap::Conversations => sqlx::query!(
                "delete from dialog_archive where (chat_id, archived_at) in (
                     select a.chat_id, a.archived_at from dialog_archive a
                     where a.archived_at < now() - make_interval(secs => $1) limit $2)",
                older,
                limit
            ),
        };
        let gone = gone.execute(&mut *self.connection).await?.rows_affected();
        self.counted(heap.code(), gone, at).await?;
        Ok(gone)
    }

    /// What is due by now, without destroying any of it.
    pub async fn due(&mut self, retention: Retention, now: DateTime<Utc>) -> Result<Due, StoreError> {
        let row = sqlx::query!(
            r#"select
                 (select count(*) from permohonan
                  where tahap = 'dibatalkan' and forgotten_at is null and closed_at < $1) as "closed!",
                 (select count(*) from permohonan
                  where forgotten_at is null
                    and not exists (select from data_key k where k.permohonan_id = permohonan.permohonan_id)) as "keyless!",
                 (select count(*) from stored_file s join permohonan p on p.permohonan_id = s.permohonan_id
                  where s.destroyed_at is null and p.tahap = 'dikirim' and p.sent_at < $3)
                 + (select count(*) from fetched_file f join periksa x on x.periksa_id = f.periksa_id
                    left join permohonan p on p.permohonan_id = x.permohonan_id
                    where is_nobodys_file(x.chat_id, p.permohonan_id, p.tahap, p.sent_at, $3)) as "files!",
                 (select count(*) from inbox
                  where state = 'dead' and received_at < now() - make_interval(secs => $2)) as "updates!",
                 (select count(*) from outbox
                  where state = 'dead' and created_at < now() - make_interval(secs => $2)) as "messages!",
                 (select count(*) from dialog_archive
                  where archived_at < now() - make_interval(secs => $2)) as "conversations!""#,
            now - retention.closed,
            retention.failed.as_seconds_f64(),
            now - retention.files
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        Ok(Due {
            closed: row.closed.unsigned_abs(),
            files: row.files.unsigned_abs(),
            keyless: row.keyless.unsigned_abs(),
            updates: row.updates.unsigned_abs(),
            messages: row.messages.unsigned_abs(),
            conversations: row.conversations.unsigned_abs(),
        })
    }
}
