//! Files that were fetched come into the book: an event of their own, since they come after what they answer.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::PermohonanRepo;
use super::load::Loaded;
use super::save::not_before;
use crate::domain::berkas::{Answer, Piece};
use crate::domain::langkah::Event;
use crate::domain::petugas::{Actor, ChatId, Stamp};
use crate::store::error::{StoreError, expect_rows};
use crate::store::file::{Fetched, done, key_place, of_permohonan, open_key};
use crate::store::riwayat::micros;
use crate::store::sealing::Vault;
use crate::store::written::{StoredFact, Written};

/// Rows of `stored_file`, by columns as `unnest` takes them.
#[derive(Default)]
struct Columns {
    object: Vec<Uuid>,
    berkas: Vec<Uuid>,
    media: Vec<String>,
    size: Vec<i64>,
    sha256: Vec<Vec<u8>>,
    file_key: Vec<Vec<u8>>,
    facts: Vec<StoredFact>,
}

impl PermohonanRepo<'_> {
    /// The files of a permohonan that were fetched stand in its riwayat from now on.
    pub async fn keep(&mut self, before: &Loaded, at: DateTime<Utc>) -> Result<(), StoreError> {
        let fetched = of_permohonan(self.connection, self.vault, before.id.0).await?;
        let mut taken = self.kept(before).await?;
        let (mut columns, mut over, mut not_found) = (Columns::default(), Vec::new(), Vec::new());
        let own = before.vault(self.vault);
        for file in fetched {
            let of_it: Vec<Uuid> = before.keys_of(&file).collect();
            if of_it.is_empty() {
                not_found.push(file.periksa);
                continue;
            }
            over.push(file.periksa);
            if let Some(berkas) = of_it.into_iter().find(|key| !taken.contains(key)) {
                taken.push(berkas);
                columns.push((self.vault, &own), berkas, file)?;
            }
        }
        if !columns.object.is_empty() {
            self.name(before, columns, at).await?;
        }
        done(self.connection, &over, &not_found).await
    }

    /// Which of its berkas are kept.
    async fn kept(&mut self, before: &Loaded) -> Result<Vec<Uuid>, StoreError> {
        let rows = sqlx::query_scalar!("select berkas_id from stored_file where permohonan_id = $1", before.id.0);
        Ok(rows.fetch_all(&mut *self.connection).await?)
    }

    async fn name(&mut self, before: &Loaded, columns: Columns, at: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!(
            "insert into stored_file (permohonan_id, riwayat_seq, object_id, berkas_id, media, size, sha256, file_key)
             select $1, $2, n.object, n.berkas, n.media, n.size, n.sha256, n.file_key
             from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::bytea[], $8::bytea[])
                 as n (object, berkas, media, size, sha256, file_key)",
            before.id.0,
            before.seq + 1,
            &columns.object,
            &columns.berkas,
            &columns.media,
            &columns.size,
            &columns.sha256,
            &columns.file_key
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), columns.object.len())?;
        let mut stored = columns.facts;
        stored.sort();
        let written = Written { stored, ..Written::default() };
        // Nobody's doing: the row of the riwayat names no petugas.
        let by = Actor::Warga(before.permohonan.pihak.first().map_or(ChatId(0), |one| one.chat));
        let stamp = Stamp { by, at: not_before(before, micros(at)) };
        self.save_head(before, &before.permohonan, (&Event::BerkasDisimpan, stamp), written).await
    }
}

impl Loaded {
    /// The keys of what was given as this file, oldest first.
    fn keys_of<'a>(&'a self, file: &'a Fetched) -> impl Iterator<Item = Uuid> + 'a {
        let is_it = |piece: &Piece| {
            let same = |unique_id: &str| matches!(&piece.answer, Answer::File(one) if one.unique_id == unique_id);
            piece.syarat == file.syarat && file.unique_id.as_deref().is_some_and(same)
        };
        let both = self.permohonan.checklist.pieces.iter().zip(&self.piece_keys);
        both.filter(move |(piece, _)| is_it(piece)).map(|(_, key)| *key)
    }
}

impl Columns {
    fn push(&mut self, (office, own): (&Vault, &Vault), berkas: Uuid, file: Fetched) -> Result<(), StoreError> {
        let key = open_key(office, file.object, &file.file_key)?;
        self.facts.push(StoredFact {
            berkas: berkas.to_string(),
            object: file.object.to_string(),
            media: file.media.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
        });
        self.object.push(file.object);
        self.berkas.push(berkas);
        self.media.push(file.media);
        self.size.push(file.size);
        self.sha256.push(file.sha256);
        self.file_key.push(own.seal(key_place(&file.object.to_string()), key.bytes())?);
        Ok(())
    }
}
