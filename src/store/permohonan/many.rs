//! Many permohonan at once: locked, loaded and moved by one statement each, however many there are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::PermohonanRepo;
use super::head::Next;
use super::load::{FullRow, Loaded};
use super::save::{not_before, pernyataan};
use super::taking::Handled;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Event, Langkah};
use crate::domain::permohonan::{Permohonan, PernyataanKind};
use crate::domain::petugas::{PetugasId, Stamp};
use crate::domain::sight::Sight;
use crate::store::error::{StoreError, expect_rows};
use crate::store::riwayat::micros;
use crate::store::written::{PernyataanFact, Written};

/// The keys of those of them that are in sight; what stands behind the condition says whether they are locked.
macro_rules! in_sight {
    ($repo:ident, $kode:ident, $sight:ident, $lock:literal) => {{
        let (all, chat, recipient) = super::load::columns($sight);
        let compact: Vec<String> = $kode.iter().map(Kode::compact).collect();
        let found = sqlx::query_scalar!(
            "select p.permohonan_id from permohonan p
             where p.kode = any($1) and ($2 or p.recipient = $3 or exists (
                 select from pihak h where h.permohonan_id = p.permohonan_id and h.chat_id = $4))"
                + $lock,
            &compact,
            all,
            recipient,
            chat
        );
        found.fetch_all(&mut *$repo.connection).await?
    }};
}

/// One of many that move.
pub struct Move<'a> {
    /// As it was loaded, locked.
    pub before: &'a Loaded,
    /// What happens to it.
    pub event: Event,
}

/// The same, made ready to be written.
pub(super) struct Moved<'a> {
    pub(super) before: &'a Loaded,
    pub(super) after: Permohonan,
    pub(super) event: &'a Event,
    pub(super) stamp: Stamp,
    pub(super) written: Written,
}

impl PermohonanRepo<'_> {
    /// Locks all of these that are in sight, in the order of their keys, so that two who lock the same ones wait for each other
    /// and not on each other, and loads them as they stand from then on, in the order in which they were named. One that cannot
    /// be read, or is not there, is left out.
    pub async fn lock_many(&mut self, kode: &[Kode], sight: Sight) -> Result<Vec<Loaded>, StoreError> {
        let locked = in_sight!(self, kode, sight, " order by p.permohonan_id for update");
        self.load_many(&locked, kode).await
    }

    /// The same without a lock.
    pub async fn find_many(&mut self, kode: &[Kode], sight: Sight) -> Result<Vec<Loaded>, StoreError> {
        let found = in_sight!(self, kode, sight, "");
        self.load_many(&found, kode).await
    }

    async fn load_many(&mut self, ids: &[i64], kode: &[Kode]) -> Result<Vec<Loaded>, StoreError> {
        let rows = sqlx::query_as!(
            FullRow,
            "select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from unnest($1::bigint[]) as l (permohonan_id)
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f",
            ids
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let opened = rows.into_iter().filter_map(|row| row.open_or_skip(self.vault));
        let mut by_kode: BTreeMap<Kode, Loaded> = opened.map(|one| (one.permohonan.kode, one)).collect();
        Ok(kode.iter().filter_map(|kode| by_kode.remove(kode)).collect())
    }

    /// Makes an event of each stand in the register, all by one petugas at one time, for events that bring no personal data:
    /// sent, sent again, sent back, stated. [`StoreError::Conflict`] when somebody else moved one of them meanwhile.
    pub async fn save_many(&mut self, moves: &[Move<'_>], stamp: Stamp) -> Result<Vec<Permohonan>, StoreError> {
        let mut moved = moved(moves, stamp);
        self.add_statements(&mut moved).await?;
        self.add_returns(&mut moved).await?;
        self.save_heads(&moved, None).await?;
        Ok(moved.into_iter().map(|one| one.after).collect())
    }

    async fn add_statements(&mut self, moved: &mut [Moved<'_>]) -> Result<(), StoreError> {
        let mut columns = StatementColumns::default();
        for one in moved.iter_mut().filter(|one| matches!(one.event, Event::Dinyatakan { .. })) {
            let id = one.before.id.0;
            let fact = pernyataan(&one.after).ok_or_else(|| StoreError::inconsistent("pernyataan", &id))?;
            columns.push((id, one.before.seq + 1), &fact);
            one.written.pernyataan.push(fact);
        }
        if columns.id.is_empty() {
            return Ok(());
        }
        let written = sqlx::query!(
            "insert into pernyataan (permohonan_id, riwayat_seq, seq, kind, tanggal, petugas_id, peran, at, susulan)
             select * from unnest($1::bigint[], $2::integer[], $3::integer[], $4::text[], $5::date[], $6::bigint[], $7::text[],
                 $8::timestamptz[], $9::boolean[])",
            &columns.id,
            &columns.riwayat,
            &columns.seq,
            &columns.kind,
            &columns.tanggal,
            &columns.petugas,
            &columns.peran,
            &columns.at,
            &columns.susulan
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), columns.id.len())
    }

    /// The rows of the permohonan and the next rows of their riwayat, in one statement.
    pub(super) async fn save_heads(
        &mut self,
        moved: &[Moved<'_>],
        recipient: Option<PetugasId>,
    ) -> Result<(), StoreError> {
        let mut heads = Heads::default();
        for one in moved {
            let next =
                self.next((one.before, &one.after), (one.event, one.stamp), &one.before.data_digest, &one.written)?;
            heads.push(one, next);
        }
        let by = moved.first().and_then(|one| one.stamp.by.petugas()).map(|id| id.0);
        let recorded = sqlx::query!(
            r#"with n as materialized (
                 select * from unnest($1::bigint[], $2::integer[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
                     $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[], $11::text[])
                     as n (id, seq, kind, tahap, at, detail, data_digest, written_digest, prev_hash, hash, stated)
             ), moved as (
                 update permohonan p set tahap = n.tahap, riwayat_seq = n.seq, riwayat_hash = n.hash,
                     stated = coalesce(n.stated, p.stated),
                     sent_by = case when n.kind in ('dikirim', 'dikirim_ulang') then $12 else p.sent_by end,
                     sent_at = case when n.kind in ('dikirim', 'dikirim_ulang') then n.at else p.sent_at end,
                     recipient = coalesce($13, p.recipient)
                 from n where p.permohonan_id = n.id and p.riwayat_seq = n.seq - 1
                 returning p.permohonan_id
             ), recorded as (
                 insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest,
                     prev_hash, hash)
                 select n.id, n.seq, n.kind, n.tahap, $12, n.at, n.detail, n.data_digest, n.written_digest, n.prev_hash, n.hash
                 from n join moved m on m.permohonan_id = n.id
                 returning seq
             ), ended as (
                 update pengambilan g set ended = e.ended, ended_at = e.at
                 from unnest($14::bigint[], $15::text[], $16::timestamptz[]) as e (id, ended, at)
                 where g.permohonan_id = e.id and g.ended_at is null
                 returning g.pengambilan_id
             ), untaken as (
                 insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until, ended_at, ended)
                 select u.id, $17, $12, 'tanpa_diambil', u.at, u.at, u.at, 'selesai'
                 from unnest($18::bigint[], $19::timestamptz[]) as u (id, at)
                 -- What is open ends first: there is one of a permohonan at a time.
                 where (select count(*) from ended) >= 0
                 returning pengambilan_id
             )
             select (select count(*) from recorded) as "recorded!",
                 (select count(*) from ended) + (select count(*) from untaken) as "handled!""#,
            &heads.id,
            &heads.seq,
            &heads.kind,
            &heads.tahap,
            &heads.at,
            &heads.detail,
            &heads.data_digest,
            &heads.written_digest,
            &heads.prev_hash,
            &heads.hash,
            &heads.stated as &[Option<String>],
            by,
            recipient.map(|id| id.0),
            &heads.ended_id,
            &heads.ended,
            &heads.ended_at,
            Langkah::Mengirim.code(),
            &heads.untaken_id,
            &heads.untaken_at
        );
        let recorded = recorded.fetch_one(&mut *self.connection).await?;
        expect_rows(recorded.recorded, moved.len())?;
        expect_rows(recorded.handled, heads.ended_id.len() + heads.untaken_id.len())
    }
}

pub(super) fn moved<'a>(moves: &'a [Move<'a>], stamp: Stamp) -> Vec<Moved<'a>> {
    let one = |one: &'a Move<'a>| {
        let stamp = Stamp { at: not_before(one.before, micros(stamp.at)), ..stamp };
        let mut after = one.before.permohonan.clone();
        after.apply(&one.event, stamp, None);
        Moved { before: one.before, after, event: &one.event, stamp, written: Written::default() }
    };
    moves.iter().map(one).collect()
}

/// Rows of `pernyataan`, by columns as `unnest` takes them.
#[derive(Default)]
struct StatementColumns {
    id: Vec<i64>,
    riwayat: Vec<i32>,
    seq: Vec<i32>,
    kind: Vec<String>,
    tanggal: Vec<chrono::NaiveDate>,
    petugas: Vec<i64>,
    peran: Vec<String>,
    at: Vec<DateTime<Utc>>,
    susulan: Vec<bool>,
}

impl StatementColumns {
    fn push(&mut self, (id, riwayat): (i64, i32), fact: &PernyataanFact) {
        self.id.push(id);
        self.riwayat.push(riwayat);
        self.seq.push(fact.seq);
        self.kind.push(fact.kind.clone());
        self.tanggal.push(fact.tanggal);
        self.petugas.push(fact.petugas);
        self.peran.push(fact.peran.clone());
        self.at.push(fact.at);
        self.susulan.push(fact.susulan);
    }
}

/// The rows that move, and the next ones of their riwayat, by columns.
#[derive(Default)]
struct Heads {
    id: Vec<i64>,
    seq: Vec<i32>,
    kind: Vec<String>,
    tahap: Vec<String>,
    at: Vec<DateTime<Utc>>,
    detail: Vec<String>,
    data_digest: Vec<Vec<u8>>,
    written_digest: Vec<Vec<u8>>,
    prev_hash: Vec<Vec<u8>>,
    hash: Vec<Vec<u8>>,
    stated: Vec<Option<String>>,
    ended_id: Vec<i64>,
    ended: Vec<String>,
    ended_at: Vec<DateTime<Utc>>,
    untaken_id: Vec<i64>,
    untaken_at: Vec<DateTime<Utc>>,
}

impl Heads {
    fn push(&mut self, one: &Moved<'_>, next: Next) {
        let (id, at) = (one.before.id.0, one.stamp.at);
        let handled = Handled::of(one.before, &one.after, (one.event, one.stamp));
        if let Some((ended, at)) = handled.ended {
            self.ended_id.push(id);
            self.ended.push(ended.code().to_owned());
            self.ended_at.push(at);
        }
        if handled.new.is_some() {
            self.untaken_id.push(id);
            self.untaken_at.push(at);
        }
        self.id.push(id);
        self.seq.push(next.seq);
        self.kind.push(one.event.kind().code().to_owned());
        self.tahap.push(next.tahap.to_owned());
        self.at.push(at);
        self.detail.push(next.detail);
        self.data_digest.push(next.digest);
        self.written_digest.push(next.written);
        self.prev_hash.push(one.before.hash.clone());
        self.hash.push(next.hash);
        self.stated.push(stated(one.event).map(|kind| kind.code().to_owned()));
    }
}

/// What is known of it from then on, where an event says so.
pub(super) fn stated(event: &Event) -> Option<PernyataanKind> {
    if let Event::Dinyatakan { kind, susulan: false, .. } = event { Some(*kind) } else { None }
}
