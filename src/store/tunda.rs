//! Holds: declared once, lifted once, and who is still to be told of it.
//!
//! Who declares, lifts or sends waits for the others (`LOCK`): what is sent while a hold is being declared either is among
//! those who are told of it, or says so itself.

mod notice;
mod row;

use uuid::Uuid;

pub use self::notice::{Batch, Told, What};
pub(super) use self::row::TundaJson;
use self::row::{Row, text_place};
use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::sealing::Vault;
use crate::domain::kode::Kode;
use crate::domain::petugas::{Peran, PetugasId, Stamp};
use crate::domain::tunda::{Scope, Tunda, TundaId, Why};
use crate::pesan::outgoing::PermohonanId;

/// Number of the advisory lock: `tunda`.
const LOCK: i64 = 0x0074_756e_6461;

/// Most holds that are listed.
const LISTED: i64 = 20;

/// What a hold is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One permohonan.
    One {
        /// Which.
        id: PermohonanId,
        /// To whom it was sent.
        recipient: Option<PetugasId>,
    },
    /// All that was sent to this officer.
    Recipient(PetugasId),
    /// All that was sent.
    All,
}

impl Target {
    fn scope(self) -> Scope {
        match self {
            Self::One { .. } => Scope::One,
            Self::Recipient(_) => Scope::Recipient,
            Self::All => Scope::All,
        }
    }

    fn permohonan(self) -> Option<i64> {
        match self {
            Self::One { id, .. } => Some(id.0),
            Self::Recipient(_) | Self::All => None,
        }
    }

    /// The officer of a hold on all that was sent to them.
    fn recipient(self) -> Option<i64> {
        match self {
            Self::Recipient(id) => Some(id.0),
            Self::One { .. } | Self::All => None,
        }
    }

    /// The officer whose wider hold covers it as well.
    fn officer(self) -> Option<i64> {
        match self {
            Self::One { recipient, .. } => recipient.map(|id| id.0),
            Self::Recipient(id) => Some(id.0),
            Self::All => None,
        }
    }
}

/// A hold with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The hold.
    pub tunda: Tunda,
    /// What it is about.
    pub target: Target,
    /// The kode, of a hold on one permohonan.
    pub kode: Option<Kode>,
}

/// What became of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declared {
    /// It stands in the register.
    Created(TundaId),
    /// This or a wider one lasts already.
    Already(Box<Listed>),
}

/// How many are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concerned {
    /// Permohonan of which something is told.
    pub permohonan: u32,
    /// Chats that are told.
    pub chats: u32,
    /// Permohonan that another hold keeps waiting in any case.
    pub held: u32,
}

/// Reads and writes holds.
pub struct TundaRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl TundaRepo<'_> {
    /// Declares a hold, unless this or a wider one lasts; who is told of it is queued by [`TundaRepo::next_batch`].
    pub async fn declare(&mut self, target: Target, why: &Why, stamp: Stamp) -> Result<Declared, StoreError> {
        sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *self.connection).await?;
        if let Some(already) = self.covering(target).await? {
            return Ok(Declared::Already(Box::new(already)));
        }
        let (key, by, peran) = (Uuid::new_v4(), stamp.by.petugas(), stamp.by.peran());
        let seal = |text: &String| self.vault.seal(text_place(&key.to_string()), text.as_bytes());
        let declared = sqlx::query_scalar!(
            r#"with t as (
                 insert into tunda (tunda_key, scope, permohonan_id, recipient, alasan, alasan_text, declared_by, declared_peran,
                     declared_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning tunda_id
             ), n as (insert into tunda_notice (tunda_id, what) select tunda_id, 'declared' from t)
             select tunda_id from t"#,
            key,
            target.scope().code(),
            target.permohonan(),
            target.recipient(),
            why.kode.code(),
            why.text.as_ref().map(seal).transpose()?,
            by.map_or(0, |id| id.0),
            peran.map_or("", Peran::code),
            stamp.at
        );
        Ok(Declared::Created(TundaId(declared.fetch_one(&mut *self.connection).await?)))
    }

    /// Lifts a hold. [`StoreError::Conflict`] when it does not last any more: look first, behind the lock.
    pub async fn lift(&mut self, id: TundaId, stamp: Stamp) -> Result<(), StoreError> {
        let (by, peran) = (stamp.by.petugas(), stamp.by.peran());
        let lifted = sqlx::query_scalar!(
            r#"with t as (
                 update tunda set lifted_by = $2, lifted_peran = $3, lifted_at = $4
                 where tunda_id = $1 and lifted_at is null returning tunda_id
             ), n as (insert into tunda_notice (tunda_id, what) select tunda_id, 'lifted' from t)
             select count(*) as "lifted!" from t"#,
            id.0,
            by.map_or(0, |id| id.0),
            peran.map_or("", Peran::code),
            stamp.at
        );
        expect_rows(lifted.fetch_one(&mut *self.connection).await?, 1)
    }

    /// The oldest hold that lasts and covers it.
    pub async fn covering(&mut self, target: Target) -> Result<Option<Listed>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            r#"select t.tunda_id, t.tunda_key, t.scope, t.permohonan_id, t.recipient, p.recipient as "officer?", p.kode as "kode?",
                 t.alasan, t.alasan_text, t.declared_by, t.declared_peran, t.declared_at, t.lifted_by, t.lifted_peran, t.lifted_at
             from tunda t left join permohonan p on p.permohonan_id = t.permohonan_id
             where t.lifted_at is null and (t.scope = 'all' or t.recipient = $1 or t.permohonan_id = $2)
             order by t.tunda_id limit 1"#,
            target.officer(),
            target.permohonan()
        );
        row.fetch_optional(&mut *self.connection).await?.map(|row| row.open(self.vault)).transpose()
    }

    /// The hold that covers what is being sent to this officer, as everybody sees it who sends or declares at the same time.
    pub async fn at_sending(&mut self, recipient: PetugasId) -> Result<Option<Tunda>, StoreError> {
        sqlx::query!("select pg_advisory_xact_lock_shared($1)", LOCK).execute(&mut *self.connection).await?;
        Ok(self.covering(Target::Recipient(recipient)).await?.map(|listed| listed.tunda))
    }

    /// One hold, locked: nobody lifts it before this transaction ends.
    pub async fn lock(&mut self, id: TundaId) -> Result<Option<Listed>, StoreError> {
        sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *self.connection).await?;
        self.find(id).await
    }

    /// One hold.
    pub async fn find(&mut self, id: TundaId) -> Result<Option<Listed>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            r#"select t.tunda_id, t.tunda_key, t.scope, t.permohonan_id, t.recipient, p.recipient as "officer?", p.kode as "kode?",
                 t.alasan, t.alasan_text, t.declared_by, t.declared_peran, t.declared_at, t.lifted_by, t.lifted_peran, t.lifted_at
             from tunda t left join permohonan p on p.permohonan_id = t.permohonan_id
             where t.tunda_id = $1"#,
            id.0
        );
        row.fetch_optional(&mut *self.connection).await?.map(|row| row.open(self.vault)).transpose()
    }

    /// The holds that last and that this petugas may lift, the wide ones first: the officer of Dispendukcapil sees those on
    /// single permohonan only of their own.
    pub async fn active(&mut self, (who, peran): (PetugasId, Peran)) -> Result<Vec<Listed>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select t.tunda_id, t.tunda_key, t.scope, t.permohonan_id, t.recipient, p.recipient as "officer?", p.kode as "kode?",
                 t.alasan, t.alasan_text, t.declared_by, t.declared_peran, t.declared_at, t.lifted_by, t.lifted_peran, t.lifted_at
             from tunda t left join permohonan p on p.permohonan_id = t.permohonan_id
             where t.lifted_at is null
               and ($1 = 'kasi' or ($1 = 'dispendukcapil' and (t.permohonan_id is null or p.recipient = $2)))
             order by t.permohonan_id is not null, t.tunda_id limit $3"#,
            peran.code(),
            who.0,
            LISTED
        );
        rows.fetch_all(&mut *self.connection).await?.into_iter().map(|row| row.open(self.vault)).collect()
    }

    /// How many a new hold would concern: those that another one holds are left out.
    pub async fn concerned(&mut self, target: Target) -> Result<Concerned, StoreError> {
        self.count(target, None).await
    }

    /// How many hear of it when this one is lifted: that they wait no more, or that they wait for another reason now.
    pub async fn concerned_by_lifting(&mut self, listed: &Listed) -> Result<Concerned, StoreError> {
        self.count(listed.target, Some(listed)).await
    }

    /// The condition on who hears is that of `waiting` in `notice`, for the holds that last now.
    async fn count(&mut self, target: Target, lifting: Option<&Listed>) -> Result<Concerned, StoreError> {
        let same = match lifting {
            Some(listed) => self.same_reason(&listed.tunda).await?,
            None => Vec::new(),
        };
        let counted = sqlx::query!(
            r#"select count(distinct p.permohonan_id) filter (where hears) as "permohonan!",
                 count(distinct h.chat_id) filter (where hears) as "chats!",
                 count(distinct p.permohonan_id) filter (where held.by is not null) as "held!"
             from permohonan p left join pihak h on h.permohonan_id = p.permohonan_id
               cross join lateral (
                   select min(o.tunda_id) as by from tunda o
                   where o.lifted_at is null and o.tunda_id is distinct from $4
                     and (o.scope = 'all' or o.recipient = p.recipient or o.permohonan_id = p.permohonan_id)) held
               cross join lateral (select held.by is null or (held.by > $4 and held.by <> all ($5)) as hears) told
             where p.tahap = 'dikirim' and coalesce(p.stated, '') not in ('dicetak', 'diserahkan', 'ditolak')
               and ($1 = 'all' or p.recipient = $2 or p.permohonan_id = $3)"#,
            target.scope().code(),
            target.recipient(),
            target.permohonan(),
            lifting.map(|listed| listed.tunda.id.0),
            &same
        );
        let counted = counted.fetch_one(&mut *self.connection).await?;
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Concerned { permohonan: count(counted.permohonan), chats: count(counted.chats), held: count(counted.held) })
    }

    /// The holds declared after this one that give the same reason: who waits for one of them next reads nothing new.
    async fn same_reason(&mut self, tunda: &Tunda) -> Result<Vec<i64>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            r#"select t.tunda_id, t.tunda_key, t.scope, t.permohonan_id, t.recipient, null::bigint as "officer?", null as "kode?",
                 t.alasan, t.alasan_text, t.declared_by, t.declared_peran, t.declared_at, t.lifted_by, t.lifted_peran, t.lifted_at
             from tunda t where t.tunda_id > $1 and t.alasan = $2"#,
            tunda.id.0,
            tunda.why.kode.code()
        );
        let mut same = Vec::new();
        for row in rows.fetch_all(&mut *self.connection).await? {
            let other = row.open(self.vault)?.tunda;
            same.extend((other.why == tunda.why).then_some(other.id.0));
        }
        Ok(same)
    }
}
