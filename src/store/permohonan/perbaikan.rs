//! Requests to put data right, and how they end.

use super::load::Loaded;
use super::{PermohonanRepo, json};
use crate::domain::perbaikan::{Jawaban, Perbaikan};
use crate::domain::permohonan::Permohonan;
use crate::store::error::{StoreError, expect_rows};
use crate::store::perbaikan::{place, row};
use crate::store::written::{JawabanFact, PerbaikanFact, Written};

impl PermohonanRepo<'_> {
    /// The latest one.
    pub(super) async fn add_perbaikan(&mut self, before: &Loaded, after: &Permohonan) -> Result<Written, StoreError> {
        let asked = after.perbaikan.last().ok_or_else(|| StoreError::inconsistent("perbaikan", &before.id.0))?;
        let nilai = json(&asked.nilai, after.kode)?;
        let fact = PerbaikanFact {
            nomor: asked.nomor.into(),
            bagian: asked.nilai.bagian().code().to_owned(),
            nilai,
            chat: asked.chat.0,
            at: asked.at,
        };
        let row = row(after.kode, fact.nomor);
        let written = sqlx::query!(
            "insert into perbaikan (permohonan_id, nomor, bagian, nilai, chat_id, at, due_at, riwayat_seq)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            before.id.0,
            fact.nomor,
            fact.bagian,
            before.vault(self.vault).seal(place("nilai", &row), &fact.nilai)?,
            fact.chat,
            fact.at,
            asked.due(),
            before.seq + 1
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Written { asked_right: vec![fact], ..Written::default() })
    }

    /// The end of this one.
    pub(super) async fn end_perbaikan(
        &mut self,
        before: &Loaded,
        after: &Permohonan,
        nomor: u16,
    ) -> Result<Written, StoreError> {
        let missing = || StoreError::inconsistent("perbaikan", &before.id.0);
        let asked = after.perbaikan.iter().find(|one| one.nomor == nomor).ok_or_else(missing)?;
        let fact = fact(asked, asked.jawaban.as_ref().ok_or_else(missing)?);
        let row = row(after.kode, fact.nomor);
        let vault = before.vault(self.vault);
        let seal = |text: &Vec<u8>| vault.seal(place("alasan_text", &row), text);
        let written = sqlx::query!(
            "update perbaikan set hasil = $3, alasan = $4, alasan_text = $5, answered_seq = $6, answered_by = $7, answered_at = $8
             where permohonan_id = $1 and nomor = $2 and answered_at is null",
            before.id.0,
            fact.nomor,
            fact.hasil,
            fact.alasan,
            fact.text.as_ref().map(seal).transpose()?,
            before.seq + 1,
            fact.by,
            fact.at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Written { answered: vec![fact], ..Written::default() })
    }
}

fn fact(asked: &Perbaikan, jawaban: &Jawaban) -> JawabanFact {
    let tolak = jawaban.tolak();
    JawabanFact {
        nomor: asked.nomor.into(),
        hasil: jawaban.hasil().code().to_owned(),
        by: jawaban.by().map(|by| by.0),
        at: jawaban.at,
        alasan: tolak.map(|tolak| tolak.kode.code().to_owned()),
        text: tolak.and_then(|tolak| tolak.text.clone()).map(String::into_bytes),
    }
}
