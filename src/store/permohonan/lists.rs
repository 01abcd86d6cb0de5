//! Permohonan of a chat, and what waits at a desk.
//!
//! `offset 0` keeps the view apart from the list, so that it is read for each row of the list and never as a whole.

use chrono::{DateTime, Utc};

use super::load::{FullRow, Loaded, full_row};
use super::{PermohonanRepo, place};
use crate::domain::antrean::{Antrean, Saringan, Standing};
use crate::domain::desa::DesaKode;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Alasan, AlasanBatal};
use crate::domain::nik::Nik;
use crate::domain::pemohon::Jenis;
use crate::domain::petugas::{ChatId, PetugasId};
use crate::pesan::outgoing::PermohonanId;
use crate::pesan::tap::After;
use crate::store::error::StoreError;

/// What of a work list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct AntreanQuery<'a> {
    /// Which list.
    pub antrean: Antrean,
    /// Who asks.
    pub me: PetugasId,
    /// What of it.
    pub saringan: &'a Saringan,
    /// After this one.
    pub after: Option<After>,
    /// At most so many.
    pub limit: u16,
    /// Now: what was taken expires.
    pub now: DateTime<Utc>,
}

/// A page of a work list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AntreanPage {
    /// How many stand in the list.
    pub total: u32,
    /// How many of them were asked for.
    pub matching: u32,
    /// How many of these stand behind the page.
    pub beyond: u32,
    /// How many of the list nobody has taken.
    pub free: u32,
    /// How many of the list are taken by who asks.
    pub mine: u32,
    /// When the oldest of the list was asked for.
    pub oldest: Option<DateTime<Utc>>,
    /// How many stand in each list of the office.
    pub lists: [(Antrean, u32); 3],
    /// The page.
    pub cards: Vec<Loaded>,
    /// Where the next page begins: behind the last of this one, be it one that cannot be read.
    pub last: Option<After>,
    /// How many of the page, at its beginning, nobody else has taken.
    pub ahead: usize,
}

impl Default for AntreanPage {
    fn default() -> Self {
        let lists = [(Antrean::Staf, 0), (Antrean::Pemohon, 0), (Antrean::Kasi, 0)];
        let (total, matching, beyond, free, mine, oldest) = (0, 0, 0, 0, 0, None);
        Self { total, matching, beyond, free, mine, oldest, lists, cards: Vec::new(), last: None, ahead: 0 }
    }
}

impl AntreanPage {
    /// How many stand in a list of the office.
    #[must_use]
    pub fn count(&self, antrean: Antrean) -> u32 {
        self.lists.iter().find(|(list, _)| *list == antrean).map_or(0, |(_, count)| *count)
    }
}

/// More permohonan than anybody has.
const MOST_KEPT: i64 = 1000;

impl PermohonanRepo<'_> {
    /// Of a chat: the open ones, oldest first, then the five that were sent or closed last. Where there are some and none can
    /// be read, nobody is told that there are none.
    pub async fn of_chat(&mut self, chat: ChatId) -> Result<Vec<Loaded>, StoreError> {
        self.of_chat_with(chat, 5).await
    }

    /// Of a chat: everything that is kept.
    pub async fn kept_of_chat(&mut self, chat: ChatId) -> Result<Vec<Loaded>, StoreError> {
        self.of_chat_with(chat, MOST_KEPT).await
    }

    async fn of_chat_with(&mut self, chat: ChatId, ended: i64) -> Result<Vec<Loaded>, StoreError> {
        let rows = sqlx::query_as!(
            FullRow,
            "with mine as materialized (
                 select p.permohonan_id, p.submitted_at, coalesce(p.closed_at, p.sent_at) as ended_at,
                     p.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri') as is_open
                 from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                 where h.chat_id = $1 and p.forgotten_at is null
             ), listed as materialized (
                 (select * from mine where is_open)
                 union all
                 (select * from mine where not is_open order by ended_at desc, permohonan_id desc limit $2)
             )
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.is_open desc, case when l.is_open then l.submitted_at end, l.ended_at desc, l.permohonan_id",
            chat.0,
            ended
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let first = rows.first().and_then(|row| row.permohonan_id);
        let own = self.open(rows);
        match first.filter(|_| own.is_empty()) {
            Some(id) => Err(StoreError::inconsistent("permohonan", &id)),
            None => Ok(own),
        }
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

    /// The open permohonan of a person and kind, by every key in force.
    pub async fn open_of(&mut self, nik: &Nik, jenis: Jenis) -> Result<Option<Kode>, StoreError> {
        let found = sqlx::query_scalar!(
            "select o.kode from permohonan o
             where o.nik_index = any($1) and o.jenis = $2
               and o.tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri')
             limit 1",
            &self.vault.index_candidates("nik", nik.as_str()),
            jenis.code()
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
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.permohonan_id desc",
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(self.open(rows))
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
             select f.permohonan_id, f.kode, f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from listed l
             cross join lateral (select * from permohonan_full f where f.permohonan_id = l.permohonan_id offset 0) f
             order by l.sent_at desc, l.permohonan_id desc",
            jenis.code(),
            since,
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(self.open(rows))
    }

    /// The kode of a permohonan.
    pub async fn kode_of(&mut self, id: PermohonanId) -> Result<Option<Kode>, StoreError> {
        let found = sqlx::query_scalar!("select kode from permohonan where permohonan_id = $1", id.0);
        let found = found.fetch_optional(&mut *self.connection).await?;
        let read = |text: String| Kode::parse(&text).map_err(|_| StoreError::inconsistent("permohonan", &id.0));
        found.map(read).transpose()
    }

    /// Why it was withdrawn or closed; `None` while it goes on. Only who looks at such a one asks for it.
    pub async fn closed_why(&mut self, loaded: &Loaded) -> Result<Option<Alasan>, StoreError> {
        let row = sqlx::query!("select alasan, alasan_text from permohonan where permohonan_id = $1", loaded.id.0);
        let row = row.fetch_one(&mut *self.connection).await?;
        let wrong = || StoreError::inconsistent("permohonan", &loaded.id.0);
        let Some(kode) = row.alasan else { return Ok(None) };
        let compact = loaded.permohonan.kode.compact();
        let open = |sealed: Vec<u8>| loaded.vault(self.vault).open(place("alasan_text", &compact), &sealed);
        let text = row.alasan_text.map(open).transpose()?;
        let text = text.map(String::from_utf8).transpose().map_err(|_| wrong())?;
        Ok(Some(Alasan { kode: AlasanBatal::from_code(&kode).ok_or_else(wrong)?, text }))
    }

    /// A page of a work list: first what nobody else has taken, then the rest, each in the order in which it was asked for.
    pub async fn antrean(&mut self, q: &AntreanQuery<'_>) -> Result<AntreanPage, StoreError> {
        let Saringan { desa, jenis, umur } = q.saringan;
        let rows = sqlx::query!(
            r#"with waiting as materialized (
                 select a.permohonan_id, a.submitted_at, a.desa, a.jenis, (
                     select g.petugas_id from pengambilan g
                     where g.permohonan_id = a.permohonan_id and g.ended_at is null and g.until > $3) as holder
                 from antrean a where a.antrean = $1 and ($1 <> 'dispendukcapil' or a.recipient = $2)
             ), matching as materialized (
                 select w.permohonan_id, w.submitted_at, coalesce(w.holder <> $2, false) as elsewhere
                 from waiting w
                 where ($4::text is null or w.desa = $4) and ($5::text is null or w.jenis = $5)
                   and ($6::timestamptz is null or w.submitted_at < $6)
             ), ahead as materialized (
                 select m.permohonan_id, m.submitted_at, m.elsewhere from matching m
                 where $7::bigint is null or (m.elsewhere, m.submitted_at, m.permohonan_id)
                     > ($8::boolean, (select p.submitted_at from permohonan p where p.permohonan_id = $7), $7)
             ), page as materialized (
                 select a.permohonan_id, a.submitted_at, a.elsewhere from ahead a
                 order by a.elsewhere, a.submitted_at, a.permohonan_id limit $9
             ), counted as (
                 select count(*) as total, count(*) filter (where w.holder is null) as free,
                     count(*) filter (where w.holder = $2) as mine, min(w.submitted_at) as oldest
                 from waiting w
             )
             select c.total as "total!", c.free as "free!", c.mine as "mine!", c.oldest as "oldest?",
                 (select count(*) from matching) as "matching!",
                 (select count(*) from ahead) - (select count(*) from page) as "beyond!",
                 (select count(*) from antrean a where a.antrean = 'pemohon') as "pemohon!",
                 (select count(*) from antrean a where a.antrean = 'kasi') as "kasi!",
                 (select count(*) from antrean a where a.antrean = 'staf') as "staf!",
                 coalesce(p.elsewhere, false) as "elsewhere!",
                 f.permohonan_id as "permohonan_id?", f.kode as "kode?", f.data as "data?", f.entri as "entri?",
                 f.riwayat_seq as "riwayat_seq?", f.riwayat_hash as "riwayat_hash?", f.data_digest as "data_digest?",
                 f.unreachable as "unreachable?", f.body as "body?", f.data_key as "data_key?"
             from counted c
             left join page p on true
             left join lateral (select * from permohonan_full f where f.permohonan_id = p.permohonan_id offset 0) f on true
             order by p.elsewhere, p.submitted_at, p.permohonan_id"#,
            q.antrean.code(),
            q.me.0,
            q.now,
            desa.as_ref().map(DesaKode::as_str),
            jenis.map(Jenis::code),
            umur.map(|umur| umur.before(q.now)),
            q.after.map(|after| after.id.0),
            q.after.is_some_and(|after| after.elsewhere),
            i64::from(q.limit)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let mut page = AntreanPage::default();
        for row in rows {
            page.total = count(row.total);
            page.matching = count(row.matching);
            page.beyond = count(row.beyond);
            page.free = count(row.free);
            page.mine = count(row.mine);
            page.oldest = row.oldest;
            page.lists = [
                (Antrean::Staf, count(row.staf)),
                (Antrean::Pemohon, count(row.pemohon)),
                (Antrean::Kasi, count(row.kasi)),
            ];
            let Some(id) = row.permohonan_id else { continue };
            page.last = Some(After { elsewhere: row.elsewhere, id: PermohonanId(id) });
            let elsewhere = row.elsewhere;
            let full = full_row!(row);
            if let Some(loaded) = full.open_or_skip(self.vault) {
                page.ahead += usize::from(!elsewhere);
                page.cards.push(loaded);
            }
        }
        Ok(page)
    }

    /// Everything that is not over, by another way than the lists, with the lists in which it stands as the commands read
    /// them.
    pub async fn standing(&mut self) -> Result<Vec<(Kode, Standing)>, StoreError> {
        let rows = sqlx::query!(
            r#"select p.kode, p.received_by, p.recipient,
                 coalesce((select array_agg(a.antrean) from antrean a where a.permohonan_id = p.permohonan_id), '{}') as "lists!"
             from permohonan p
             where p.tahap <> 'dibatalkan' and not (p.tahap = 'dikirim' and coalesce(p.stated, '') in ('diserahkan', 'ditolak'))
             order by p.submitted_at, p.permohonan_id"#
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let read = |kode: &str| Kode::parse(kode).map_err(|_| StoreError::inconsistent("permohonan", &kode));
        rows.into_iter()
            .map(|row| {
                let lists = row.lists.iter().filter_map(|list| Antrean::from_code(list)).collect();
                let (received_by, recipient) = (row.received_by.map(PetugasId), row.recipient.map(PetugasId));
                Ok((read(&row.kode)?, Standing { lists, received_by, recipient }))
            })
            .collect()
    }

    fn open(&self, rows: Vec<FullRow>) -> Vec<Loaded> {
        rows.into_iter().filter_map(|row| row.open_or_skip(self.vault)).collect()
    }
}
