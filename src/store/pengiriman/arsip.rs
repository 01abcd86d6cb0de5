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
    /// Whether its pengiriman is acknowledged.
    pub acknowledged: bool,
}

impl PengirimanRepo<'_> {
    /// Records that an archive has left, that its officer was sent what is in it, and where it lies from now on. Where one is
    /// replaced there, it is that one. Who is no officer any more in that moment is sent nothing: the guard would refuse it all.
    pub async fn archive_left(&mut self, left: &Left, at: DateTime<Utc>) -> Result<(), StoreError> {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let written = sqlx::query_scalar!(
            r#"with placed as (
                 insert into placed_archive (pengiriman_id, bagian, saluran, chat_id, message_id, name, at)
                 select $1, $2, $6, $7, $8, $9, $10 where $6 <> 'chat' or $8::bigint is not null
                 on conflict (name) where saluran = 'folder' do update set
                     placed_archive_id = default, chat_id = excluded.chat_id, at = excluded.at -- who takes the one before away leaves it
                 returning placed_archive_id
             ), arsip as (
                 insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, saluran, at)
                 values ($1, $2, $3, $4, $5, $6, $10) returning pengiriman_arsip_id
             ), shown as (
                 insert into disclosure (permohonan_id, petugas_id, what, at, peran)
                 select n.id, $3, $12, $10, $13 from unnest($11::bigint[]) with ordinality as n (id, ordinal)
                 where acts_as($3, $13, $10) order by n.ordinal
             )
             select count(*) as "left!" from arsip"#,
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
            &left.shown.iter().map(|id| id.0).collect::<Vec<_>>(),
            DisclosedKind::Kiriman.code(),
            Peran::Dispendukcapil.code()
        );
        expect_rows(written.fetch_one(&mut *self.connection).await?, 1)
    }

    /// Archives that lie where they were put by this way, and were acknowledged since, or put there before this time; the oldest
    /// first. One that came after the answer stays for its time: its officer has not seen it yet.
    pub async fn placed_due(
        &mut self,
        saluran: Saluran,
        before: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Placed>, StoreError> {
        let rows = sqlx::query!(
            r#"select a.placed_archive_id, a.pengiriman_id, k.tahun, k.urut, a.chat_id, a.message_id, a.name,
                 t.pengiriman_id is not null as "acknowledged!"
             from placed_archive a join pengiriman k on k.pengiriman_id = a.pengiriman_id
             left join pengiriman_terima t on t.pengiriman_id = a.pengiriman_id
             where a.saluran = $1 and (a.at <= $2 or t.at >= a.at)
             order by a.placed_archive_id limit $3"#,
            saluran.code(),
            before,
            limit
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
                    acknowledged: row.acknowledged,
                })
            })
            .collect()
    }

    /// These lie there no more.
    pub async fn taken_away(&mut self, placed: &[i64]) -> Result<(), StoreError> {
        let gone = sqlx::query!("delete from placed_archive where placed_archive_id = any($1)", placed);
        gone.execute(&mut *self.connection).await?; // one may have gone with its time meanwhile
        Ok(())
    }

    /// The names of all that lie there by this way, and what an hour ago is by the clock of the database: whoever puts one there
    /// names it sooner.
    pub async fn placed_names(&mut self, saluran: Saluran) -> Result<(Vec<String>, DateTime<Utc>), StoreError> {
        let row = sqlx::query!(
            r#"select now() - interval '1 hour' as "before!",
                 coalesce((select array_agg(a.name) from placed_archive a where a.saluran = $1), '{}') as "names!""#,
            saluran.code()
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
