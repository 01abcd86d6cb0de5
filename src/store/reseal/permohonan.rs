//! The key of each permohonan, sealed anew, and what the permohonan is found by. One from before there were such keys gets
//! one, and what belongs to it is sealed with it.

use super::{Batch, Progress, Resealed};
use crate::domain::pemohon::DataPemohon;
use crate::store::Store;
use crate::store::data_key::{unwrap, wrap};
use crate::store::error::{StoreError, expect_rows};
use crate::store::link::Link;
use crate::store::perbaikan;
use crate::store::permohonan::{Indexes, file_place, kembali_place, note_place, place};
use crate::store::sealing::{DataKey, Place, Vault, VaultError};

const TABLE: &str = "permohonan";

/// Permohonan of one transaction.
const BATCH: i64 = 100;

struct Row {
    permohonan_id: i64,
    kode: String,
    data: Vec<u8>,
    entri: Option<Vec<u8>>,
    alasan_text: Option<Vec<u8>>,
    data_key: Option<Vec<u8>>,
}

/// A sealed value beside a permohonan: what names its row in the seal, and its sealed bytes.
struct Beside {
    row: String,
    sealed: Vec<u8>,
}

impl Store {
    pub(super) async fn reseal_permohonan(
        &self,
        tell: &mut (dyn FnMut(Progress) + Send),
        done: &mut Resealed,
    ) -> Result<(), StoreError> {
        let last = sqlx::query_scalar!(r#"select coalesce(max(permohonan_id), 0) as "last!" from permohonan"#);
        let last = last.fetch_one(&mut self.link().await?).await?;
        let (mut after, mut sealed) = (0, 0);
        while after < last {
            let (batch, reached) = self.reseal_batch(after).await?;
            done.count(TABLE, &batch);
            sealed += batch.sealed;
            after = reached.unwrap_or(last);
            tell(Progress { table: TABLE, sealed, percent: u64::try_from(after * 100 / last).unwrap_or(100) });
        }
        Ok(())
    }

    /// Gives the last one that was looked at; `None`: there is no other.
    async fn reseal_batch(&self, after: i64) -> Result<(Batch, Option<i64>), StoreError> {
        let mut link = self.sealing_anew().await?;
        let rows = sqlx::query_as!(
            Row,
            r#"select p.permohonan_id, p.kode, p.data, p.entri, p.alasan_text, k.wrapped as "data_key?"
             from permohonan p left join data_key k on k.permohonan_id = p.permohonan_id
             where p.permohonan_id > $1 and p.forgotten_at is null and (k.wrapped is null or get_byte(k.wrapped, 1) <> $2)
             order by p.permohonan_id limit $3 for update of p"#,
            after,
            i32::from(self.vault.first_id()),
            BATCH
        );
        let rows = rows.fetch_all(&mut link).await?;
        let mut batch = Batch::default();
        for row in &rows {
            match row.seal_anew_or_leave(&mut link, &self.vault).await {
                Ok(()) => batch.sealed += 1,
                Err(error) if error.is_transient() => return Err(error),
                Err(error) => {
                    tracing::warn!(kode = row.kode, error = %error, "a permohonan cannot be sealed anew");
                    batch.left += 1;
                }
            }
        }
        link.commit().await?;
        Ok((batch, rows.last().map(|row| row.permohonan_id)))
    }

    /// A transaction that the guards let seal anew.
    pub(super) async fn sealing_anew(&self) -> Result<Link, StoreError> {
        let mut link = Link::begin(&self.pool).await?;
        sqlx::query!("select set_config('layanan.sealing_anew', 'on', true)").fetch_one(&mut link).await?;
        Ok(link)
    }
}

impl Row {
    /// Behind a savepoint: one that cannot be opened, or that the database refuses, stays wholly as it is and holds up no other.
    async fn seal_anew_or_leave(&self, connection: &mut Link, vault: &Vault) -> Result<(), StoreError> {
        connection.save_point().await?;
        let sealed = self.seal_anew(connection, vault).await;
        connection.leave_point(sealed).await
    }

    async fn seal_anew(&self, connection: &mut Link, vault: &Vault) -> Result<(), StoreError> {
        match &self.data_key {
            Some(wrapped) => {
                let key = unwrap(vault, &self.kode, wrapped)?;
                self.index_anew(connection, (vault, &vault.with(&key))).await?;
                let written = sqlx::query!(
                    "update data_key set wrapped = $2 where permohonan_id = $1",
                    self.permohonan_id,
                    wrap(vault, &self.kode, &key)?
                );
                expect_rows(written.execute(connection).await?.rows_affected(), 1)
            }
            None => self.give_key(connection, vault).await,
        }
    }

    async fn index_anew(&self, connection: &mut Link, (office, own): (&Vault, &Vault)) -> Result<(), StoreError> {
        let plain = own.open(place("data", &self.kode), &self.data)?;
        let data: DataPemohon =
            serde_json::from_slice(&plain).map_err(|_| StoreError::inconsistent(TABLE, &self.permohonan_id))?;
        let index = Indexes::of(&data, office);
        let written = sqlx::query!(
            "update permohonan set nik_index = $2, kk_index = $3, nama_index = $4 where permohonan_id = $1",
            self.permohonan_id,
            index.nik,
            index.kk,
            &index.nama
        );
        expect_rows(written.execute(connection).await?.rows_affected(), 1)
    }

    /// A key for one that has none, and what belongs to it sealed with that.
    async fn give_key(&self, connection: &mut Link, vault: &Vault) -> Result<(), StoreError> {
        let key = DataKey::generate()?;
        let own = vault.with(&key);
        let anew = |place: Place<'_>, sealed: &[u8]| own.seal(place, &vault.open(place, sealed)?);
        let data = anew(place("data", &self.kode), &self.data)?;
        let entri = self.entri.as_deref().map(|sealed| anew(place("entri", &self.kode), sealed)).transpose()?;
        let alasan = self.alasan_text.as_deref().map(|sealed| anew(place("alasan_text", &self.kode), sealed));
        let alasan = alasan.transpose()?;
        let files = self.files(connection).await?;
        let notes = self.notes(connection).await?;
        let anew_all = |all: &[Beside], place: fn(&str) -> Place<'_>| {
            all.iter().map(|one| anew(place(&one.row), &one.sealed)).collect::<Result<Vec<_>, VaultError>>()
        };
        let (sealed_files, sealed_notes) = (anew_all(&files, file_place)?, anew_all(&notes, note_place)?);
        let (asked, answers) = (self.perbaikan(connection).await?, self.jawaban(connection).await?);
        let sealed_asked = anew_all(&asked, |row| perbaikan::place("nilai", row))?;
        let sealed_answers = anew_all(&answers, |row| perbaikan::place("alasan_text", row))?;
        let returned = self.returned(connection).await?;
        let sealed_returned = anew_all(&returned, kembali_place)?;
        self.index_anew(connection, (vault, &own)).await?;
        let moved = sqlx::query!(
            "with head as (
                 update permohonan set data = $2, entri = $3, alasan_text = $4 where permohonan_id = $1
             ), file as (
                 update berkas b set file = n.sealed from unnest($5::text[], $6::bytea[]) as n (id, sealed)
                 where b.berkas_id = n.id::uuid
             ), note as (
                 update kekurangan k set note = n.sealed from unnest($7::text[], $8::bytea[]) as n (id, sealed)
                 where k.permohonan_id = $1 and $9 || '/' || k.cycle || '/' || k.syarat = n.id
             ), asked as (
                 update perbaikan b set nilai = n.sealed, alasan_text = w.sealed
                 from unnest($11::text[], $12::bytea[]) as n (id, sealed)
                 left join unnest($13::text[], $14::bytea[]) as w (id, sealed) on w.id = n.id
                 where b.permohonan_id = $1 and $9 || '/' || b.nomor = n.id
             ), returned as (
                 update pengembalian k set alasan_text = n.sealed from unnest($15::text[], $16::bytea[]) as n (id, sealed)
                 where k.permohonan_id = $1 and $9 || '/' || k.riwayat_seq = n.id
             )
             insert into data_key (permohonan_id, wrapped) values ($1, $10)",
            self.permohonan_id,
            data,
            entri,
            alasan,
            &names(files),
            &sealed_files,
            &names(notes),
            &sealed_notes,
            self.kode,
            wrap(vault, &self.kode, &key)?,
            &names(asked),
            &sealed_asked,
            &names(answers),
            &sealed_answers,
            &names(returned),
            &sealed_returned
        );
        expect_rows(moved.execute(connection).await?.rows_affected(), 1)
    }

    async fn files(&self, connection: &mut Link) -> Result<Vec<Beside>, StoreError> {
        let rows = sqlx::query_as!(
            Beside,
            r#"select berkas_id::text as "row!", file as "sealed!" from berkas where permohonan_id = $1 and file is not null"#,
            self.permohonan_id
        );
        Ok(rows.fetch_all(connection).await?)
    }

    async fn notes(&self, connection: &mut Link) -> Result<Vec<Beside>, StoreError> {
        let rows = sqlx::query_as!(
            Beside,
            r#"select $2 || '/' || cycle || '/' || syarat as "row!", note as "sealed!"
             from kekurangan where permohonan_id = $1 and note is not null"#,
            self.permohonan_id,
            self.kode
        );
        Ok(rows.fetch_all(connection).await?)
    }
}

impl Row {
    async fn perbaikan(&self, connection: &mut Link) -> Result<Vec<Beside>, StoreError> {
        let rows = sqlx::query_as!(
            Beside,
            r#"select $2 || '/' || nomor as "row!", nilai as "sealed!" from perbaikan where permohonan_id = $1"#,
            self.permohonan_id,
            self.kode
        );
        Ok(rows.fetch_all(connection).await?)
    }

    async fn returned(&self, connection: &mut Link) -> Result<Vec<Beside>, StoreError> {
        let rows = sqlx::query_as!(
            Beside,
            r#"select $2 || '/' || riwayat_seq as "row!", alasan_text as "sealed!"
             from pengembalian where permohonan_id = $1 and alasan_text is not null"#,
            self.permohonan_id,
            self.kode
        );
        Ok(rows.fetch_all(connection).await?)
    }

    async fn jawaban(&self, connection: &mut Link) -> Result<Vec<Beside>, StoreError> {
        let rows = sqlx::query_as!(
            Beside,
            r#"select $2 || '/' || nomor as "row!", alasan_text as "sealed!"
             from perbaikan where permohonan_id = $1 and alasan_text is not null"#,
            self.permohonan_id,
            self.kode
        );
        Ok(rows.fetch_all(connection).await?)
    }
}

fn names(all: Vec<Beside>) -> Vec<String> {
    all.into_iter().map(|one| one.row).collect()
}
