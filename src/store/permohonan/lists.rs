//! Permohonan of a chat, and what waits at a desk.
//!
//! `offset 0` keeps the view apart from the list, so that it is read for each row of the list and never as a whole.

use chrono::{DateTime, Utc};

use super::PermohonanRepo;
use super::load::{FullRow, Loaded};
use crate::domain::kode::Kode;
use crate::domain::nik::Nik;
use crate::domain::pemohon::Jenis;
use crate::domain::petugas::{ChatId, Peran};
use crate::pesan::outgoing::PermohonanId;
use crate::store::error::StoreError;
use crate::store::petugas::Petugas;

impl PermohonanRepo<'_> {
    /// Of a chat: the open ones, oldest first, then the five that were sent or closed last.
    pub async fn of_chat(&mut self, chat: ChatId) -> Result<Vec<Loaded>, StoreError> {
        let rows = sqlx::query_as!(
            FullRow,
            "with mine as materialized (
                 select p.permohonan_id, p.submitted_at, coalesce(p.closed_at, p.sent_at) as ended_at,
                     p.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri') as is_open
                 from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                 where h.chat_id = $1
             ), listed as materialized (
                 (select * from mine where is_open)
                 union all
                 (select * from mine where not is_open order by ended_at desc, permohonan_id desc limit 5)
             )
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.is_open desc, case when l.is_open then l.submitted_at end, l.ended_at desc, l.permohonan_id",
            chat.0
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        self.open(rows)
    }

    /// Another open permohonan of the same kind for this NIK, by every key in force: there may be only one.
    pub async fn other_open(&mut self, kode: Kode, nik: &Nik) -> Result<Option<Kode>, StoreError> {
        let found = sqlx::query_scalar!(
            "select o.kode from permohonan p join permohonan o on o.jenis = p.jenis and o.permohonan_id <> p.permohonan_id
             where p.kode = $1 and o.nik_index = any($2)
               and o.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri')
             limit 1",
            kode.compact(),
            &self.vault.index_candidates("nik", nik.as_str())
        );
        let found = found.fetch_optional(&mut *self.connection).await?;
        let read = |text: String| Kode::parse(&text).map_err(|_| StoreError::inconsistent("permohonan", &text));
        found.map(read).transpose()
    }

    /// The newest permohonan of the register, the newest first.
    pub async fn newest(&mut self, limit: i64) -> Result<Vec<Loaded>, StoreError> {
        let rows = sqlx::query_as!(
            FullRow,
            "with listed as materialized (select permohonan_id from permohonan order by permohonan_id desc limit $1)
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.permohonan_id desc",
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        self.open(rows)
    }

    /// What was sent since a time, of one kind, the latest first.
    pub async fn sent_since(
        &mut self,
        jenis: Jenis,
        since: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Loaded>, StoreError> {
        let rows = sqlx::query_as!(
            FullRow,
            "with listed as materialized (
                 select permohonan_id, sent_at from permohonan
                 where jenis = $1 and tahap = 'dikirim' and sent_at >= $2
                 order by sent_at desc limit $3
             )
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.sent_at desc, l.permohonan_id desc",
            jenis.code(),
            since,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        self.open(rows)
    }

    /// The kode of a permohonan.
    pub async fn kode_of(&mut self, id: PermohonanId) -> Result<Option<Kode>, StoreError> {
        let found = sqlx::query_scalar!("select kode from permohonan where permohonan_id = $1", id.0);
        let found = found.fetch_optional(&mut *self.connection).await?;
        let read = |text: String| Kode::parse(&text).map_err(|_| StoreError::inconsistent("permohonan", &id.0));
        found.map(read).transpose()
    }

    /// What waits for a petugas, the oldest submission first: how many in all, and one page of them.
    pub async fn antrean(&mut self, who: &Petugas, offset: u16, limit: u16) -> Result<(u32, Vec<Loaded>), StoreError> {
        if !who.aktif || who.peran == Peran::Admin {
            return Ok((0, Vec::new()));
        }
        let (total, page) = self.waiting(who, offset, limit).await?;
        if page.is_empty() && offset > 0 {
            return Ok((self.waiting(who, 0, 1).await?.0, page)); // a page beyond the end has no row to say how many
        }
        Ok((total, page))
    }

    async fn waiting(&mut self, who: &Petugas, offset: u16, limit: u16) -> Result<(u32, Vec<Loaded>), StoreError> {
        let rows = sqlx::query!(
            r#"with waiting as materialized (
                 select p.permohonan_id, p.submitted_at
                 from permohonan p
                 where $1 = 'staf' and p.tahap in ('diajukan', 'lengkap', 'dientri')
                 union all
                 select p.permohonan_id, p.submitted_at
                 from permohonan p
                 where $1 = 'staf' and p.tahap = 'tidak_lengkap' and not exists (
                     select from kekurangan k
                     where k.permohonan_id = p.permohonan_id and k.cycle = p.cycle and not exists (
                         select from berkas b
                         where b.permohonan_id = p.permohonan_id and b.syarat = k.syarat and b.cycle >= k.cycle
                           and b.withdrawn_at is null))
                 union all
                 select p.permohonan_id, p.submitted_at from permohonan p where $1 = 'kasi' and p.tahap = 'diterima'
                 union all
                 select p.permohonan_id, p.submitted_at
                 from permohonan p
                 where $1 = 'dispendukcapil' and p.recipient = $2
                   and p.tahap = 'dikirim' and coalesce(p.stated, '') not in ('diserahkan', 'ditolak')
             ), page as materialized (
                 select w.permohonan_id, w.submitted_at from waiting w
                 order by w.submitted_at, w.permohonan_id offset $3 limit $4
             )
             select (select count(*) from waiting) as "total!", f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq,
                 f.riwayat_hash, f.data_digest, f.unreachable, f.body
             from page p
             cross join lateral (select * from permohonan_full f where f.permohonan_id = p.permohonan_id offset 0) f
             order by p.submitted_at, p.permohonan_id"#,
            who.peran.code(),
            who.id.0,
            i64::from(offset),
            i64::from(limit)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let total = rows.first().map_or(0, |row| u32::try_from(row.total).unwrap_or(u32::MAX));
        let full = rows.into_iter().map(|row| FullRow {
            permohonan_id: row.permohonan_id,
            kode: row.kode,
            data: row.data,
            entri: row.entri,
            riwayat_seq: row.riwayat_seq,
            riwayat_hash: row.riwayat_hash,
            data_digest: row.data_digest,
            unreachable: row.unreachable,
            body: row.body,
        });
        Ok((total, self.open(full.collect())?))
    }

    fn open(&self, rows: Vec<FullRow>) -> Result<Vec<Loaded>, StoreError> {
        rows.into_iter().map(|row| row.open(self.vault)).collect()
    }
}
