//! SOP step 4: many go to one officer as a pengiriman, and what was sent back goes again.

use std::collections::BTreeSet;

use super::PermohonanRepo;
use super::many::{Move, Moved, moved};
use crate::domain::langkah::Event;
use crate::domain::pengiriman::{NomorEkspedisi, PengirimanId, Saluran};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{PetugasId, Stamp};
use crate::domain::register::register_year;
use crate::store::error::{StoreError, expect_rows};
use crate::store::riwayat::micros;
use crate::store::sealing::Place;
use crate::store::written::KembaliFact;

/// Held while a pengiriman is made: its number is the next one.
const LOCK: i64 = 0x006B_6972_696D;

/// A pengiriman that was just made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Its key.
    pub id: PengirimanId,
    /// Its number.
    pub nomor: NomorEkspedisi,
}

/// The words of an officer, by the event that they came with.
pub(in crate::store) fn kembali_row(kode: &str, seq: i32) -> String {
    format!("{kode}/{seq}")
}

pub(in crate::store) fn kembali_place(row: &str) -> Place<'_> {
    Place { table: "pengembalian", column: "alasan_text", row }
}

impl PermohonanRepo<'_> {
    /// Sends all of these to an officer, in this order, as one pengiriman by this way: its number, and what has become of each. The number
    /// is held until the transaction ends, so this belongs at the end of a unit of work.
    pub async fn send_many(
        &mut self,
        moves: &[Move<'_>],
        (recipient, saluran): (PetugasId, Saluran),
        stamp: Stamp,
    ) -> Result<(Made, Vec<Permohonan>), StoreError> {
        let mut moved = moved(moves, stamp);
        let made = self.new_pengiriman(&moved, (recipient, saluran), stamp).await?;
        self.end_returns(&mut moved).await?;
        self.save_heads(&moved, Some(recipient)).await?;
        Ok((made, moved.into_iter().map(|one| one.after).collect()))
    }

    async fn new_pengiriman(
        &mut self,
        moved: &[Moved<'_>],
        (recipient, saluran): (PetugasId, Saluran),
        stamp: Stamp,
    ) -> Result<Made, StoreError> {
        let (at, by) = (micros(stamp.at), stamp.by.petugas().map_or(0, |id| id.0));
        let wrong = || StoreError::inconsistent("pengiriman", &by);
        let tahun = register_year(at);
        sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *self.connection).await?;
        let ids: Vec<i64> = moved.iter().map(|one| one.before.id.0).collect();
        let seqs: Vec<i32> = moved.iter().map(|one| one.before.seq + 1).collect();
        let row = sqlx::query!(
            r#"with made as (
                 insert into pengiriman (tahun, urut, recipient, sent_by, saluran, jumlah, at)
                 select $1, 1 + coalesce((select max(k.urut) from pengiriman k where k.tahun = $1), 0), $2, $3, $4, $5, $6
                 returning pengiriman_id, urut
             ), isi as (
                 insert into pengiriman_isi (pengiriman_id, ordinal, permohonan_id, riwayat_seq)
                 select m.pengiriman_id, n.ordinal, n.id, n.seq
                 from made m cross join unnest($7::bigint[], $8::integer[]) with ordinality as n (id, seq, ordinal)
                 returning ordinal
             )
             select m.pengiriman_id as "id!", m.urut as "urut!", (select count(*) from isi) as "isi!" from made m"#,
            tahun,
            recipient.0,
            by,
            saluran.code(),
            i32::try_from(moved.len()).map_err(|_| wrong())?,
            at,
            &ids,
            &seqs
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        expect_rows(row.isi, moved.len())?;
        let nomor = NomorEkspedisi { tahun, urut: u32::try_from(row.urut).map_err(|_| wrong())? };
        Ok(Made { id: PengirimanId(row.id), nomor })
    }

    /// What was sent back and goes again.
    async fn end_returns(&mut self, moved: &mut [Moved<'_>]) -> Result<(), StoreError> {
        let again: BTreeSet<i64> = moved.iter().filter(|one| is_again(one.event)).map(|one| one.before.id.0).collect();
        if again.is_empty() {
            return Ok(());
        }
        let of = moved.iter().filter(|one| again.contains(&one.before.id.0));
        let (ids, seqs): (Vec<i64>, Vec<i32>) = of.map(|one| (one.before.id.0, one.before.seq + 1)).unzip();
        let ended = sqlx::query!(
            r#"update pengembalian k set resent_seq = n.seq
             from unnest($1::bigint[], $2::integer[]) as n (id, seq)
             where k.permohonan_id = n.id and k.resent_seq is null
             returning k.permohonan_id, k.riwayat_seq"#,
            &ids,
            &seqs
        );
        let ended = ended.fetch_all(&mut *self.connection).await?;
        expect_rows(ended.len(), ids.len())?;
        for row in ended {
            for one in moved.iter_mut().filter(|one| one.before.id.0 == row.permohonan_id) {
                one.written.resent = Some(row.riwayat_seq);
            }
        }
        Ok(())
    }

    /// What an officer sends back.
    pub(super) async fn add_returns(&mut self, moved: &mut [Moved<'_>]) -> Result<(), StoreError> {
        let mut rows = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for one in moved.iter_mut() {
            let Event::Dikembalikan { sebab } = one.event else { continue };
            let (seq, kode) = (one.before.seq + 1, one.before.permohonan.kode.compact());
            let row = kembali_row(&kode, seq);
            let own = one.before.vault(self.vault);
            let sealed = sebab.text.as_ref().map(|text| own.seal(kembali_place(&row), text.as_bytes())).transpose()?;
            let petugas = one.stamp.by.petugas().map_or(0, |id| id.0);
            rows.0.push(one.before.id.0);
            rows.1.push(seq);
            rows.2.push(sebab.kode.code().to_owned());
            rows.3.push(sealed);
            rows.4.push(petugas);
            rows.5.push(one.stamp.at);
            let (alasan, text) = (sebab.kode.code().to_owned(), sebab.text.clone().map(String::into_bytes));
            one.written.returned.push(KembaliFact { alasan, text, petugas, at: one.stamp.at });
        }
        if rows.0.is_empty() {
            return Ok(());
        }
        let written = sqlx::query!(
            "insert into pengembalian (permohonan_id, riwayat_seq, alasan, alasan_text, petugas_id, at)
             select * from unnest($1::bigint[], $2::integer[], $3::text[], $4::bytea[], $5::bigint[], $6::timestamptz[])",
            &rows.0,
            &rows.1,
            &rows.2,
            &rows.3 as &[Option<Vec<u8>>],
            &rows.4,
            &rows.5
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), rows.0.len())
    }
}

fn is_again(event: &Event) -> bool {
    matches!(event, Event::DikirimUlang { .. })
}
