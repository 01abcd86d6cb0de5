//! Breaches of personal data: what is known of them, whom they concern, and who was told.

mod concerned;

use chrono::{DateTime, Utc};
use sqlx::types::Json;

pub use self::concerned::{Concerned, UntoldDraft};
use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::outbox::Columns;
use super::sealing::Vault;
use crate::domain::insiden::{Insiden, InsidenId, Scope, Via, Words};
use crate::domain::kode::Kode;
use crate::domain::petugas::PetugasId;
use crate::pesan::outgoing::Queued;

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

/// Reads and writes breaches.
pub struct InsidenRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
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

    /// The words of a breach, the first time that somebody is told.
    pub async fn say(&mut self, id: InsidenId, words: &Words) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "update insiden set words = $2 where insiden_id = $1 and words is null",
            id.0,
            Json(words) as _
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Queues the messages about a breach: those about a permohonan to its chats, the others to chats with a draft. What becomes
    /// of each is noted by the database (`note_breach_message`).
    pub async fn tell(&mut self, id: InsidenId, queued: &[Queued], at: DateTime<Utc>) -> Result<(), StoreError> {
        let out = Columns::seal(queued, self.vault)?;
        let written = sqlx::query_scalar!(
            r#"with queued as (
                 insert into outbox (insiden_id, chat_id, outbox_key, payload, permohonan_id)
                 select $1, n.chat_id, n.key, n.payload, n.about
                 from unnest($2::bigint[], $3::uuid[], $4::bytea[], $5::bigint[])
                     with ordinality as n (chat_id, key, payload, about, ordinal)
                 order by n.ordinal
                 returning outbox_id, chat_id, permohonan_id
             ), told as (
                 insert into insiden_told (insiden_id, permohonan_id, chats, at)
                 select $1, q.permohonan_id, count(*), $6 from queued q
                 where q.permohonan_id is not null group by q.permohonan_id
             ), chats as (
                 insert into insiden_told_chat (insiden_id, permohonan_id, chat_id, outbox_id)
                 select $1, q.permohonan_id, q.chat_id, q.outbox_id from queued q where q.permohonan_id is not null
             ), drafts as (
                 insert into insiden_told_draft (insiden_id, chat_id, at, outbox_id)
                 select $1, q.chat_id, $6, q.outbox_id from queued q where q.permohonan_id is null
             )
             select count(*) as "queued!" from queued"#,
            id.0,
            &out.chat,
            &out.key,
            &out.payload,
            &out.about as &[Option<i64>],
            at
        );
        expect_rows(written.fetch_one(&mut *self.connection).await?.unsigned_abs(), queued.len())
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

    /// The admins were reminded.
    pub async fn reminded(&mut self, id: InsidenId, reminders: i16) -> Result<(), StoreError> {
        let written = sqlx::query!("update insiden set reminded = $2 where insiden_id = $1", id.0, reminders);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }
}
