//! Who is still to be told that a hold began or ended, batch by batch.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Listed, TundaRepo};
use crate::domain::codes::codes;
use crate::domain::kode::Kode;
use crate::domain::pemohon::DataPemohon;
use crate::domain::petugas::ChatId;
use crate::domain::tunda::{Tunda, TundaId};
use crate::store::data_key::vault_of;
use crate::store::error::{StoreError, expect_rows};
use crate::store::permohonan::place;

codes! {
    /// What is told of a hold.
    pub enum What {
        /// It began.
        Declared = "declared",
        /// It ended.
        Lifted = "lifted",
    }
}

/// A chat with the permohonan that it is told of: kode and name.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    /// The chat.
    pub chat: ChatId,
    /// The hold that they wait for from now on, when this one has ended and the other gives another reason.
    pub held_by: Option<TundaId>,
    /// Kode and name of each.
    pub permohonan: Vec<(Kode, String)>,
}

/// The chats that are told next.
pub struct Batch {
    /// The hold.
    pub listed: Listed,
    /// What is told of it.
    pub what: What,
    /// What is said, of at most so many chats as were asked for.
    pub told: Vec<Told>,
    /// The other holds that are named in it.
    pub others: Vec<Tunda>,
}

struct Notice {
    id: i64,
    tunda_id: i64,
    what: String,
    after_chat: i64,
}

struct Row {
    chat_id: i64,
    held_by: Option<i64>,
    kode: String,
    data: Vec<u8>,
    data_key: Option<Vec<u8>>,
}

impl TundaRepo<'_> {
    /// The next chats to be told, in the order in which holds began and ended, and never again: what this transaction
    /// queues for them and that it did so are committed together. `None`: everybody has been told.
    pub async fn next_batch(&mut self, limit: u16, at: DateTime<Utc>) -> Result<Option<Batch>, StoreError> {
        let notice = sqlx::query_as!(
            Notice,
            "select notice_id as id, tunda_id, what, after_chat from tunda_notice where done_at is null
             order by notice_id limit 1 for update"
        );
        let Some(notice) = notice.fetch_optional(&mut *self.connection).await? else { return Ok(None) };
        let wrong = || StoreError::inconsistent("tunda_notice", &notice.id);
        let what = What::from_code(&notice.what).ok_or_else(wrong)?;
        let listed = self.find(TundaId(notice.tunda_id)).await?.ok_or_else(wrong)?;
        let rows = self.waiting(&listed, &notice, limit).await?;
        let told = self.by_chat(rows)?;
        let others = self.named_in(&told).await?;
        let more = told.chunk_by(|one, next| one.chat == next.chat).count() == usize::from(limit);
        let last = told.last().map_or(notice.after_chat, |told| told.chat.0);
        self.move_on(notice.id, last, (!more).then_some(at)).await?;
        Ok(Some(Batch { listed, what, told, others }))
    }

    async fn named_in(&mut self, told: &[Told]) -> Result<Vec<Tunda>, StoreError> {
        let ids: BTreeSet<TundaId> = told.iter().filter_map(|told| told.held_by).collect();
        let mut others = Vec::new();
        for id in ids {
            others.extend(self.find(id).await?.map(|listed| listed.tunda));
        }
        Ok(others)
    }

    /// Whom it meets: who was sent before. Whoever another hold kept waiting when this one began or ended hears nothing of
    /// it, unless what they read was its reason (the oldest one's) and is another from now on. Which holds those were is
    /// read from the notices, whose numbers are in the order in which holds began and ended: it does not matter how late
    /// somebody is told, and everybody is told the same.
    async fn waiting(&mut self, listed: &Listed, notice: &Notice, limit: u16) -> Result<Vec<Row>, StoreError> {
        let (declared, lifted) = (listed.tunda.declared.at, listed.tunda.lifted.map(|lifted| lifted.at));
        let at = lifted.filter(|_| notice.what == What::Lifted.code()).unwrap_or(declared);
        let same = self.same_reason(&listed.tunda).await?;
        let rows = sqlx::query_as!(
            Row,
            r#"with other as materialized (
                 select o.tunda_id, o.scope, o.recipient, o.permohonan_id
                 from tunda_notice d join tunda o on o.tunda_id = d.tunda_id
                 where d.what = 'declared' and d.notice_id < $5 and d.tunda_id <> $7 and not exists (
                     select from tunda_notice l where l.tunda_id = d.tunda_id and l.what = 'lifted' and l.notice_id < $5)
             ), waiting as materialized (
                 select h.chat_id, p.permohonan_id, held.by
                 from permohonan p join pihak h on h.permohonan_id = p.permohonan_id
                   cross join lateral (
                       select min(o.tunda_id) as by from other o
                       where o.scope = 'all' or o.recipient = p.recipient or o.permohonan_id = p.permohonan_id) held
                 where h.chat_id > $1 and p.tahap = 'dikirim'
                   and coalesce(p.stated, '') not in ('dicetak', 'diserahkan', 'ditolak')
                   and ($2 = 'all' or p.recipient = $3 or p.permohonan_id = $4)
                   and p.sent_at <= $6 and (held.by is null or (held.by > $7 and held.by <> all ($9)))
             ), chat as (select distinct chat_id from waiting order by chat_id limit $8)
             select w.chat_id as "chat_id!", w.by as held_by, p.kode as "kode!", p.data as "data!",
                 k.wrapped as "data_key?"
             from chat c join waiting w on w.chat_id = c.chat_id join permohonan p on p.permohonan_id = w.permohonan_id
             left join data_key k on k.permohonan_id = p.permohonan_id
             order by w.chat_id, w.by nulls first, p.submitted_at, p.permohonan_id"#,
            notice.after_chat,
            listed.tunda.scope.code(),
            listed.target.recipient(),
            listed.target.permohonan(),
            notice.id,
            at,
            listed.tunda.id.0,
            i64::from(limit),
            &same
        );
        Ok(rows.fetch_all(&mut *self.connection).await?)
    }

    fn by_chat(&self, rows: Vec<Row>) -> Result<Vec<Told>, StoreError> {
        let mut all: Vec<Told> = Vec::new();
        for row in rows {
            let one = self.named(&row)?;
            let (chat, held_by) = (ChatId(row.chat_id), row.held_by.map(TundaId));
            match all.last_mut().filter(|told| (told.chat, told.held_by) == (chat, held_by)) {
                Some(told) => told.permohonan.push(one),
                None => all.push(Told { chat, held_by, permohonan: vec![one] }),
            }
        }
        Ok(all)
    }

    fn named(&self, row: &Row) -> Result<(Kode, String), StoreError> {
        let wrong = || StoreError::inconsistent("permohonan", &row.kode);
        let vault = vault_of(self.vault, &row.kode, row.data_key.as_deref())?;
        let plain = vault.open(place("data", &row.kode), &row.data)?;
        let data: DataPemohon = serde_json::from_slice(&plain).map_err(|_| wrong())?;
        Ok((Kode::parse(&row.kode).map_err(|_| wrong())?, data.nama.as_str().to_owned()))
    }

    async fn move_on(&mut self, notice: i64, after: i64, done: Option<DateTime<Utc>>) -> Result<(), StoreError> {
        let moved = sqlx::query!(
            "update tunda_notice set after_chat = $2, done_at = $3 where notice_id = $1 and done_at is null",
            notice,
            after,
            done
        );
        expect_rows(moved.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
