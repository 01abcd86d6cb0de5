//! That the archives of a pengiriman left, by which way, and where they lie until they are taken away.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::PengirimanRepo;
use crate::domain::berkas::BerkasId;
use crate::domain::disclosed::DisclosedKind;
use crate::domain::pengiriman::{NomorEkspedisi, PengirimanId, Saluran};
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::pesan::outgoing::PermohonanId;
use crate::store::error::{StoreError, expect_rows};
use crate::store::outbox::ELSEWHERE;

/// An archive that has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Of which pengiriman.
    pub id: PengirimanId,
    /// Which part of it.
    pub bagian: u16,
    /// To whom.
    pub petugas: PetugasId,
    /// How many lines its sheet has.
    pub lines: usize,
    /// How many files it holds.
    pub berkas: usize,
    /// Of which permohonan something is in it.
    pub shown: Vec<PermohonanId>,
    /// By which way.
    pub saluran: Saluran,
    /// The chat of the officer.
    pub chat: ChatId,
    /// The message in which it lies, where it lies in one.
    pub message_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// The folder in which it lies, where it lies in one.
    pub folder: Option<String>,
}

/// An archive that lies where it was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its key.
    pub id: i64,
    /// Of which pengiriman.
    pub pengiriman: PengirimanId,
    /// The number of that.
    pub nomor: NomorEkspedisi,
    /// By which way.
    pub saluran: Saluran,
    /// The chat of the officer.
    pub chat: ChatId,
    /// The message in which it lies, where it lies in one.
    pub message_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Whether its pengiriman is acknowledged.
    pub acknowledged: bool,
}

impl PengirimanRepo<'_> {
    /// Records that an archive has left, that its officer was sent what is in it, and where it lies from now on. Where one is
    /// replaced there, it is that one. Who is no officer any more in that moment is sent nothing: the guard would refuse it all.
    /// `true`: the folder took nothing before, and the office was told so.
    pub async fn archive_left(&mut self, left: &Left, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let written = sqlx::query!(
            r#"with placed as (
                 insert into placed_archive (pengiriman_id, bagian, saluran, chat_id, message_id, name, at, folder)
                 select $1, $2, $6, $7, $8, $9, $10, $11 where $6 <> 'chat' or $8::bigint is not null
                 on conflict (name) where saluran = 'folder' do update set
                     placed_archive_id = default, chat_id = excluded.chat_id, at = excluded.at, -- who takes the one before away leaves it
                     folder = excluded.folder
                 returning placed_archive_id
             ), again as (
                 delete from folder_notice where $6 = 'folder' returning at
             ), arsip as (
                 insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, saluran, at)
                 values ($1, $2, $3, $4, $5, $6, $10) returning pengiriman_arsip_id
             ), shown as (
                 insert into disclosure (permohonan_id, petugas_id, what, at, peran)
                 select n.id, $3, $13, $10, $14 from unnest($12::bigint[]) with ordinality as n (id, ordinal)
                 where acts_as($3, $14, $10) order by n.ordinal
             )
             select count(*) as "left!", exists (select from again) as "again!" from arsip"#,
            left.id.0,
            i32::from(left.bagian),
            left.petugas.0,
            count(left.lines),
            count(left.berkas),
            left.saluran.code(),
            left.chat.0,
            left.message_id,
            left.name,
            at,
            left.folder,
            &left.shown.iter().map(|id| id.0).collect::<Vec<_>>(),
            DisclosedKind::Kiriman.code(),
            Peran::Dispendukcapil.code()
        );
        let row = written.fetch_one(&mut *self.connection).await?;
        expect_rows(row.left, 1)?;
        Ok(row.again)
    }

    /// Archives that lie where they were put by this way, and were acknowledged since, or put there before this time; the oldest
    /// first. One that came after the answer stays for its time: its officer has not seen it yet. Of those in a folder only what lies
    /// in this one.
    pub async fn placed_due(
        &mut self,
        (saluran, folder): (Saluran, Option<&str>),
        before: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Placed>, StoreError> {
        let rows = sqlx::query!(
            r#"select a.placed_archive_id, a.pengiriman_id, k.tahun, k.urut, a.chat_id, a.message_id, a.name, a.at,
                 t.pengiriman_id is not null as "acknowledged!"
             from placed_archive a join pengiriman k on k.pengiriman_id = a.pengiriman_id
             left join pengiriman_terima t on t.pengiriman_id = a.pengiriman_id
             where a.saluran = $1 and (a.at <= $2 or t.at >= a.at) and coalesce(a.folder = $4, true)
             order by a.placed_archive_id limit $3"#,
            saluran.code(),
            before,
            limit,
            folder
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let wrong = || StoreError::inconsistent("placed_archive", &row.placed_archive_id);
                Ok(Placed {
                    id: row.placed_archive_id,
                    pengiriman: PengirimanId(row.pengiriman_id),
                    nomor: NomorEkspedisi { tahun: row.tahun, urut: u32::try_from(row.urut).map_err(|_| wrong())? },
                    saluran,
                    chat: ChatId(row.chat_id),
                    message_id: row.message_id,
                    name: row.name,
                    at: row.at,
                    acknowledged: row.acknowledged,
                })
            })
            .collect()
    }

    /// Nobody else puts archives of this pengiriman into the folder, or takes them away from there, before this unit of work has
    /// ended.
    pub async fn lock_archives(&mut self, id: PengirimanId) -> Result<(), StoreError> {
        let locked = sqlx::query!("select pg_advisory_xact_lock(hashtextextended('placed_archive', $1))", id.0);
        locked.fetch_one(&mut *self.connection).await?;
        Ok(())
    }

    /// Which of these lie there still: none that was replaced meanwhile.
    pub async fn still_placed(&mut self, placed: &[i64]) -> Result<Vec<i64>, StoreError> {
        let still = sqlx::query_scalar!(
            "select placed_archive_id from placed_archive where placed_archive_id = any($1)",
            placed
        );
        Ok(still.fetch_all(&mut *self.connection).await?)
    }

    /// Forgets what lies in another folder than this one; their folders and names.
    pub async fn left_behind(&mut self, folder: Option<&str>) -> Result<Vec<(String, String)>, StoreError> {
        let left = sqlx::query!(
            r#"delete from placed_archive where folder is not null and folder is distinct from $1
             returning folder as "folder!", name"#,
            folder
        );
        let rows = left.fetch_all(&mut *self.connection).await?;
        Ok(rows.into_iter().map(|row| (row.folder, row.name)).collect())
    }

    /// Notes that the office was told that the folder takes nothing.
    pub async fn folder_told(&mut self, at: DateTime<Utc>) -> Result<(), StoreError> {
        let told = sqlx::query!(
            "insert into folder_notice (at) values ($1) on conflict (only_one) do update set at = excluded.at",
            at
        );
        expect_rows(told.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// When the office was last told that the folder takes nothing, and how many archives wait for it; `None`: it takes them.
    pub async fn folder_away(&mut self) -> Result<Option<(DateTime<Utc>, u32)>, StoreError> {
        let away = sqlx::query!(
            r#"select f.at, (
                 select count(*) from outbox o where o.state = 'pending' and o.last_error = $1) as "waits!"
             from folder_notice f"#,
            ELSEWHERE
        );
        let row = away.fetch_optional(&mut *self.connection).await?;
        Ok(row.map(|row| (row.at, u32::try_from(row.waits).unwrap_or(u32::MAX))))
    }

    /// Nothing waits for the folder any more.
    pub async fn folder_rests(&mut self) -> Result<(), StoreError> {
        sqlx::query!("delete from folder_notice").execute(&mut *self.connection).await?; // it may have gone meanwhile
        Ok(())
    }

    /// These lie there no more.
    pub async fn taken_away(&mut self, placed: &[i64]) -> Result<(), StoreError> {
        let gone = sqlx::query!("delete from placed_archive where placed_archive_id = any($1)", placed);
        gone.execute(&mut *self.connection).await?; // one may have gone with its time meanwhile
        Ok(())
    }

    /// The names of all that lie in this folder, and what an hour ago is by the clock of the database: whoever puts one there
    /// names it sooner.
    pub async fn placed_names(&mut self, folder: &str) -> Result<(Vec<String>, DateTime<Utc>), StoreError> {
        let row = sqlx::query!(
            r#"select now() - interval '1 hour' as "before!",
                 coalesce((
                     select array_agg(a.name) from placed_archive a
                     where a.saluran = 'folder' and coalesce(a.folder = $1, true)), '{}') as "names!""#,
            folder
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        Ok((row.names, row.before))
    }

    /// How large these files are, as they are kept. What is not kept is left out.
    pub async fn sizes(&mut self, berkas: &[BerkasId]) -> Result<BTreeMap<BerkasId, u64>, StoreError> {
        let ids: Vec<Uuid> = berkas.iter().filter_map(|id| id.0.parse().ok()).collect();
        let rows = sqlx::query!(
            "select berkas_id, size from stored_file where berkas_id = any($1) and destroyed_at is null",
            &ids
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        Ok(rows.into_iter().map(|row| (BerkasId(row.berkas_id.to_string()), row.size.unsigned_abs())).collect())
    }
}
