//! Breaches of personal data: what is known of them, whom they concern, and who was told.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use sqlx::types::Json;

use super::error::{StoreError, expect_rows};
use crate::domain::disclosed::DisclosedKind;
use crate::domain::insiden::{Insiden, InsidenId, Scope, Told, Via, Words};
use crate::domain::kode::Kode;
use crate::domain::petugas::{ChatId, PetugasId};

/// A breach that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub id: InsidenId,
    /// What is known of it.
    pub insiden: Insiden,
    /// What was said of it; `None`: nobody was told yet.
    pub words: Option<Words>,
    /// How many reminders there were.
    pub reminded: i16,
}

/// A permohonan that a breach may concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// Which.
    pub kode: Kode,
    /// What the petugas was shown of it, and when first, where the breach is one of their account.
    pub opened: Vec<(DisclosedKind, DateTime<Utc>)>,
    /// Whether those of it were told.
    pub told: Told,
}

/// A chat with a draft, that has not heard of a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UntoldDraft {
    /// Which.
    pub chat: ChatId,
    /// Whether the message is queued.
    pub queued: bool,
    /// Whether it can be reached.
    pub reachable: bool,
}

struct ConcernedRow {
    kode: String,
    opened: Vec<String>,
    opened_at: Vec<DateTime<Utc>>,
    chats: Option<i16>,
    via: Vec<String>,
    via_at: Vec<DateTime<Utc>>,
    has_chat: bool,
    reachable: bool,
    as_draft: bool,
}

impl ConcernedRow {
    fn read(self) -> Result<Concerned, StoreError> {
        let opened = self.opened.iter().map(|what| DisclosedKind::from_code(what));
        let via = self.via.iter().map(|via| Via::from_code(via));
        let (Ok(kode), Some(opened), Some(via)) =
            (Kode::parse(&self.kode), opened.collect::<Option<Vec<_>>>(), via.collect::<Option<Vec<_>>>())
        else {
            return Err(StoreError::inconsistent("insiden", &self.kode));
        };
        let told = match self.chats {
            _ if !via.is_empty() => Told::ByHand(via.into_iter().zip(self.via_at).collect()),
            None if !self.has_chat => Told::NoChat,
            None if !self.as_draft => Told::Not,
            _ if !self.reachable => Told::Unreached,
            Some(chats) => Told::Chats(chats),
            None => Told::AsDraft,
        };
        Ok(Concerned { kode, opened: opened.into_iter().zip(self.opened_at).collect(), told })
    }
}

/// Reads and writes breaches.
pub struct InsidenRepo<'a> {
    pub(super) connection: &'a mut PgConnection,
}

struct Row {
    insiden_id: i64,
    known_at: DateTime<Utc>,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
    petugas_id: Option<i64>,
    scope: String,
    kode: Vec<String>,
    words: Option<Json<Words>>,
    reminded: i16,
}

impl Row {
    fn read(self) -> Result<Recorded, StoreError> {
        let wrong = || StoreError::inconsistent("insiden", &self.insiden_id);
        let scope = match (self.scope.as_str(), self.petugas_id) {
            ("semua", None) => Scope::All,
            ("petugas", Some(id)) => Scope::Petugas(PetugasId(id)),
            ("permohonan", None) => {
                let kode = self.kode.iter().map(|kode| Kode::parse(kode).map_err(|_| wrong()));
                Scope::Permohonan(kode.collect::<Result<_, _>>()?)
            }
            _ => return Err(wrong()),
        };
        let insiden = Insiden { known_at: self.known_at, since: self.since, until: self.until, scope };
        Ok(Recorded {
            id: InsidenId(self.insiden_id),
            insiden,
            words: self.words.map(|Json(words)| words),
            reminded: self.reminded,
        })
    }
}

impl InsidenRepo<'_> {
    /// Records a breach. [`StoreError::Conflict`] where a permohonan is named that is not there.
    pub async fn record(&mut self, insiden: &Insiden, at: DateTime<Utc>) -> Result<InsidenId, StoreError> {
        let (scope, petugas, kode): (&str, Option<i64>, &[Kode]) = match &insiden.scope {
            Scope::All => ("semua", None, &[]),
            Scope::Petugas(id) => ("petugas", Some(id.0), &[]),
            Scope::Permohonan(kode) => ("permohonan", None, kode),
        };
        let kode: Vec<String> = kode.iter().map(Kode::compact).collect();
        let row = sqlx::query!(
            r#"with i as (
                 insert into insiden (known_at, since, until, scope, petugas_id, recorded_at)
                 values ($1, $2, $3, $4, $5, $6) returning insiden_id
             ), n as (
                 insert into insiden_permohonan (insiden_id, permohonan_id)
                 select i.insiden_id, p.permohonan_id from i, permohonan p where p.kode = any ($7)
                 returning permohonan_id
             )
             select i.insiden_id, (select count(*) from n) as "named!" from i"#,
            insiden.known_at,
            insiden.since,
            insiden.until,
            scope,
            petugas,
            at,
            &kode
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        expect_rows(u64::try_from(row.named).unwrap_or_default(), kode.len())?;
        Ok(InsidenId(row.insiden_id))
    }

    /// Every breach, the newest first.
    pub async fn all(&mut self) -> Result<Vec<Recorded>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select i.insiden_id, i.known_at, i.since, i.until, i.scope, i.petugas_id, i.words as "words: Json<Words>",
                 i.reminded, array(
                 select p.kode from insiden_permohonan n join permohonan p on p.permohonan_id = n.permohonan_id
                 where n.insiden_id = i.insiden_id order by p.permohonan_id) as "kode!"
             from insiden i order by i.insiden_id desc"#
        );
        rows.fetch_all(&mut *self.connection).await?.into_iter().map(Row::read).collect()
    }

    /// One breach, locked: nobody else tells of it meanwhile.
    pub async fn lock(&mut self, id: InsidenId) -> Result<Option<Recorded>, StoreError> {
        sqlx::query!("select insiden_id from insiden where insiden_id = $1 for update", id.0)
            .fetch_optional(&mut *self.connection)
            .await?;
        Ok(self.all().await?.into_iter().find(|recorded| recorded.id == id))
    }

    /// The permohonan that it may concern, oldest first. Of an account: what it was shown by then, whenever that was, for it
    /// stands in its chat still. Not those that were forgotten since: nobody knows any more who they are. What was sent after
    /// the breach lay here as a draft, from the agreement on.
    pub async fn concerned(&mut self, recorded: &Recorded) -> Result<Vec<Concerned>, StoreError> {
        let petugas = match recorded.insiden.scope {
            Scope::Petugas(id) => Some(id.0),
            Scope::All | Scope::Permohonan(_) => None,
        };
        let rows = sqlx::query_as!(
            ConcernedRow,
            r#"with opened as materialized ( -- to the account
                 select s.permohonan_id, s.what, min(s.at) as at
                 from insiden i cross join lateral (
                     select d.permohonan_id, d.what, d.at from disclosure d where d.petugas_id = $2 and d.at <= i.until
                     union all
                     select c.permohonan_id, null, c.created_at
                     from outbox c join petugas a on a.petugas_id = $2 and a.chat_id = c.chat_id
                     where c.permohonan_id is not null and c.created_at <= i.until
                     union all -- the book that it took out
                     select b.permohonan_id, 'register', e.at
                     from ekspor e join permohonan b on b.nomor_urut is not null and first_receipt(b.permohonan_id) <= e.at
                         and office_day(first_receipt_of_book(b.permohonan_id)) between e.dari and e.sampai
                     where e.petugas_id = $2 and e.at <= i.until
                     union all -- the archives that it was sent
                     select k.permohonan_id, 'arsip', a.at
                     from pengiriman_arsip a join pengiriman_isi k on k.pengiriman_id = a.pengiriman_id
                     where a.petugas_id = $2 and a.at <= i.until) s
                 where i.insiden_id = $1 group by s.permohonan_id, s.what
             ), shown as materialized (
                 select o.permohonan_id, array_agg(o.what order by o.what) filter (where o.what is not null) as what,
                     array_agg(o.at order by o.what) filter (where o.what is not null) as at
                 from opened o group by o.permohonan_id
             )
             select p.kode, coalesce(s.what, '{}') as "opened!", coalesce(s.at, '{}') as "opened_at!", t.chats as "chats?",
                 coalesce(h.via, '{}') as "via!", coalesce(h.at, '{}') as "via_at!",
                 exists (select from pihak c where c.permohonan_id = p.permohonan_id) as "has_chat!",
                 exists (select from pihak c left join dialog d on d.chat_id = c.chat_id
                     where c.permohonan_id = p.permohonan_id and d.unreachable_since is null) as "reachable!",
                 exists (select from pihak c join insiden_told_draft d on d.chat_id = c.chat_id
                     where c.permohonan_id = p.permohonan_id and d.insiden_id = i.insiden_id
                       and d.at >= p.consent_at and d.at <= p.submitted_at) as "as_draft!"
             from insiden i
               join permohonan p on p.forgotten_at is null and coalesce(p.consent_at, p.submitted_at) <= i.until
               left join insiden_told t on t.insiden_id = i.insiden_id and t.permohonan_id = p.permohonan_id
               left join (
                   select h.insiden_id, h.permohonan_id, array_agg(h.via order by h.at, h.via) as via,
                       array_agg(h.at order by h.at, h.via) as at
                   from insiden_told_by_hand h group by h.insiden_id, h.permohonan_id) h
                 on h.insiden_id = i.insiden_id and h.permohonan_id = p.permohonan_id
               left join shown s on s.permohonan_id = p.permohonan_id
               left join insiden_permohonan n on n.insiden_id = i.insiden_id and n.permohonan_id = p.permohonan_id
             where i.insiden_id = $1 and (i.scope = 'semua' or (i.scope = 'permohonan' and n.permohonan_id is not null)
                 or (i.scope = 'petugas' and s.permohonan_id is not null))
             order by p.submitted_at, p.permohonan_id"#,
            recorded.id.0,
            petugas
        );
        rows.fetch_all(&mut *self.connection).await?.into_iter().map(ConcernedRow::read).collect()
    }

    /// Chats with a draft that have not heard of it: nothing is queued, or they cannot be reached. Since when what they wrote
    /// stands there is not known, so all count.
    pub async fn untold_drafts(&mut self, recorded: &Recorded) -> Result<Vec<UntoldDraft>, StoreError> {
        if recorded.insiden.scope != Scope::All {
            return Ok(Vec::new());
        }
        let rows = sqlx::query!(
            r#"select d.chat_id, t.chat_id is not null as "queued!", d.unreachable_since is null as "reachable!"
             from dialog d left join insiden_told_draft t on t.insiden_id = $1 and t.chat_id = d.chat_id
             where d.draft and (t.chat_id is null or d.unreachable_since is not null)
               and not exists (select from petugas p where p.chat_id = d.chat_id)
             order by d.chat_id"#,
            recorded.id.0
        );
        let rows = rows.fetch_all(&mut *self.connection).await?.into_iter();
        Ok(rows
            .map(|row| UntoldDraft { chat: ChatId(row.chat_id), queued: row.queued, reachable: row.reachable })
            .collect())
    }

    /// The words of a breach, the first time that somebody is told.
    pub async fn say(&mut self, id: InsidenId, words: &Words) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "update insiden set words = $2 where insiden_id = $1 and words is null",
            id.0,
            Json(words) as _
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// The message of these permohonan is queued, to so many chats each.
    pub async fn told(&mut self, id: InsidenId, told: &[(Kode, usize)], at: DateTime<Utc>) -> Result<(), StoreError> {
        let kode: Vec<String> = told.iter().map(|(kode, _)| kode.compact()).collect();
        let chats: Vec<i16> = told.iter().map(|(_, chats)| i16::try_from(*chats).unwrap_or(i16::MAX)).collect();
        let written = sqlx::query!(
            "insert into insiden_told (insiden_id, permohonan_id, chats, at)
             select $1, p.permohonan_id, t.chats, $4
             from unnest($2::text[], $3::smallint[]) as t (kode, chats) join permohonan p on p.kode = t.kode",
            id.0,
            &kode,
            &chats,
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), told.len())
    }

    /// Those of these permohonan were told by hand, then and so.
    pub async fn told_by_hand(
        &mut self,
        id: InsidenId,
        told: &[Kode],
        (via, at): (Via, DateTime<Utc>),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let kode: Vec<String> = told.iter().map(Kode::compact).collect();
        let written = sqlx::query!(
            "insert into insiden_told_by_hand (insiden_id, permohonan_id, via, at, recorded_at)
             select $1, p.permohonan_id, $3, $4, $5 from permohonan p where p.kode = any ($2)",
            id.0,
            &kode,
            via.code(),
            at,
            now
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), told.len())
    }

    /// The message of these chats with a draft is queued.
    pub async fn told_drafts(&mut self, id: InsidenId, chats: &[ChatId], at: DateTime<Utc>) -> Result<(), StoreError> {
        let ids: Vec<i64> = chats.iter().map(|chat| chat.0).collect();
        let written = sqlx::query!(
            "insert into insiden_told_draft (insiden_id, chat_id, at) select $1, c, $3 from unnest($2::bigint[]) as c",
            id.0,
            &ids,
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), ids.len())
    }

    /// The admins were reminded.
    pub async fn reminded(&mut self, id: InsidenId, reminders: i16) -> Result<(), StoreError> {
        let written = sqlx::query!("update insiden set reminded = $2 where insiden_id = $1", id.0, reminders);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
