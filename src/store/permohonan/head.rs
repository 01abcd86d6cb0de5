//! The row of a permohonan and the next row of its riwayat, in one statement.

use super::load::Loaded;
use super::many::stated;
use super::taking::Handled;
use super::{Indexes, PermohonanRepo, json, place};
use crate::domain::langkah::{Alasan, Event};
use crate::domain::permohonan::{Permohonan, PernyataanKind};
use crate::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use crate::store::error::{StoreError, expect_rows};
use crate::store::riwayat::{Detail, Link, data_digest, micros};
use crate::store::written::{Closed, Written};

/// Personal data that an event brings, sealed, with what it is found by.
struct Personal {
    data: Vec<u8>,
    entri: Option<Vec<u8>>,
    /// Absent where it is found by the same as before.
    index: Option<Indexes>,
    digest: Vec<u8>,
}

/// The row of the riwayat that an event makes.
pub(super) struct Next {
    pub(super) seq: i32,
    pub(super) tahap: &'static str,
    pub(super) detail: String,
    pub(super) digest: Vec<u8>,
    pub(super) written: Vec<u8>,
    pub(super) hash: Vec<u8>,
}

/// What an event says, by columns; absent where the column stays.
#[derive(Default)]
struct Said {
    desa: Option<String>,
    personal: Option<Personal>,
    recipient: Option<PetugasId>,
    stated: Option<PernyataanKind>,
    alasan: Option<&'static str>,
    alasan_text: Option<Vec<u8>>,
    closed: Option<Closed>,
}

impl PermohonanRepo<'_> {
    /// Which columns a step fills follows from its kind alone. A new receipt opens the check again.
    pub(super) async fn save_head(
        &mut self,
        before: &Loaded,
        after: &Permohonan,
        (event, stamp): (&Event, Stamp),
        written: Written,
    ) -> Result<(), StoreError> {
        let Said { desa, personal, recipient, stated, alasan, alasan_text, closed } =
            self.said((before, after), event, stamp)?;
        let digest = personal.as_ref().map_or(&before.data_digest, |personal| &personal.digest);
        let next = self.next((before, after), (event, stamp), digest, &Written { closed, ..written })?;
        let (data, entri, index) = match personal {
            Some(Personal { data, entri, index, .. }) => (Some(data), entri, index),
            None => (None, None, None),
        };
        let handled = Handled::of(before, after, (event, stamp));
        let recorded = sqlx::query!(
            r#"with moved as (
                 update permohonan set
                     tahap = $3, riwayat_seq = $4, riwayat_hash = $5,
                     nomor_tahun = $6, nomor_urut = $7,
                     cycle = cycle + case when $8 = 'tidak_lengkap' then 1 else 0 end,
                     received_by = case when $8 = 'diterima' then $9 else received_by end,
                     received_at = case when $8 = 'diterima' then $10 else received_at end,
                     checked_by = case when $8 in ('lengkap', 'tidak_lengkap') then $9 when $8 <> 'diterima' then checked_by end,
                     checked_at = case when $8 in ('lengkap', 'tidak_lengkap') then $10 when $8 <> 'diterima' then checked_at end,
                     entered_by = case when $8 = 'dientri' then $9 else entered_by end,
                     entered_at = case when $8 = 'dientri' then $10 else entered_at end,
                     sent_by = case when $8 = 'dikirim' then $9 else sent_by end,
                     sent_at = case when $8 = 'dikirim' then $10 else sent_at end,
                     recipient = coalesce($11, recipient),
                     closed_by = case when $8 = 'dibatalkan' then $9 else closed_by end,
                     closed_peran = case when $8 = 'dibatalkan' then $12 else closed_peran end,
                     closed_chat = case when $8 = 'dibatalkan' then $13 else closed_chat end,
                     closed_at = case when $8 = 'dibatalkan' then $10 else closed_at end,
                     stated = coalesce($25, stated), alasan = coalesce($14, alasan), alasan_text = coalesce($15, alasan_text),
                     desa = coalesce($16, desa), data = coalesce($17, data), entri = coalesce($18, entri),
                     nik_index = coalesce($19, nik_index), kk_index = coalesce($20, kk_index),
                     nama_index = coalesce($21, nama_index), received_paper_at = coalesce($33, received_paper_at)
                 where permohonan_id = $1 and riwayat_seq = $2
                 returning permohonan_id
             ), recorded as (
                 insert into riwayat (permohonan_id, seq, kind, tahap, petugas_id, at, detail, data_digest, written_digest,
                     prev_hash, hash)
                 select permohonan_id, $4, $8, $3, $9, $10, $22, $23, $26, $24, $5 from moved
                 returning seq
             ), held as (
                 update pengambilan set ended = $27, ended_at = $28, until = coalesce($29, until)
                 where permohonan_id = $1 and ended_at is null and ($27::text is not null or $29::timestamptz is not null)
                 returning pengambilan_id
             ), taken as (
                 insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until, ended_at, ended)
                 select permohonan_id, $30, $9, $31, $10, $32,
                     case when $31 = 'tanpa_diambil' then $10 end, case when $31 = 'tanpa_diambil' then 'selesai' end
                 -- What is open ends first: there is one of a permohonan at a time.
                 from moved where $30::text is not null and (select count(*) from held) >= 0
                 returning pengambilan_id
             )
             select (select count(*) from recorded) as "recorded!",
                 (select count(*) from held) + (select count(*) from taken) as "handled!""#,
            before.id.0,
            before.seq,
            next.tahap,
            next.seq,
            next.hash,
            after.nomor.map(|nomor| nomor.tahun),
            after.nomor.and_then(|nomor| i32::try_from(nomor.urut).ok()),
            event.kind().code(),
            stamp.by.petugas().map(|id| id.0),
            stamp.at,
            recipient.map(|id| id.0),
            stamp.by.peran().map(Peran::code),
            chat_of(stamp.by),
            alasan,
            alasan_text,
            desa,
            data,
            entri,
            index.as_ref().and_then(|index| index.nik.as_ref()),
            index.as_ref().and_then(|index| index.kk.as_ref()),
            index.as_ref().map(|index| index.nama.as_slice()),
            next.detail,
            next.digest,
            before.hash,
            stated.map(PernyataanKind::code),
            next.written,
            handled.ended.map(|(ended, _)| ended.code()),
            handled.ended.map(|(_, at)| at),
            handled.until,
            handled.new.as_ref().map(|new| new.langkah.code()),
            handled.new.as_ref().map(|new| new.begun.code()),
            handled.new.as_ref().map(|new| new.until),
            after.on_paper.map(micros)
        );
        let recorded = recorded.fetch_one(&mut *self.connection).await?;
        expect_rows(recorded.recorded, 1)?;
        expect_rows(recorded.handled, handled.rows())
    }

    fn said(&self, (before, after): (&Loaded, &Permohonan), event: &Event, stamp: Stamp) -> Result<Said, StoreError> {
        Ok(match event {
            Event::Dientri { .. }
            | Event::DientriUlang { .. }
            | Event::Diperbaiki { .. }
            | Event::NomorDicatat { .. }
            | Event::NomorDiperbaiki { .. } => Said {
                desa: Some(after.data.desa.as_str().to_owned()),
                personal: Some(self.personal(before, after)?),
                ..Said::default()
            },
            Event::Dikirim { recipient } | Event::DikirimUlang { recipient } => {
                Said { recipient: Some(*recipient), ..Said::default() }
            }
            Event::Dinyatakan { .. } => Said { stated: stated(event), ..Said::default() },
            Event::Dibatalkan { alasan } => self.closing((before, after), alasan, stamp)?,
            Event::Diajukan
            | Event::AsliDicatat { .. }
            | Event::AsliDicabut { .. }
            | Event::Diterima
            | Event::DiterimaDiKertas { .. }
            | Event::Lengkap
            | Event::TidakLengkap { .. }
            | Event::Dilengkapi { .. }
            | Event::Ditautkan { .. }
            | Event::PerbaikanDiminta { .. }
            | Event::PerbaikanDitolak { .. }
            | Event::PerbaikanDitarik { .. }
            | Event::Dikembalikan { .. }
            | Event::BerkasDisimpan => Said::default(),
        })
    }

    /// The data as it is now, and what staf entered beside it: one digest covers both, so both are sealed anew.
    fn personal(&self, before: &Loaded, after: &Permohonan) -> Result<Personal, StoreError> {
        let (kode, vault) = (after.kode.compact(), before.vault(self.vault));
        let data = json(&after.data, after.kode)?;
        let entri = after.entri.as_ref().map(|entri| json(entri, after.kode)).transpose()?;
        let was = &before.permohonan.data;
        let alike = (&was.nama, &was.numbers) == (&after.data.nama, &after.data.numbers);
        Ok(Personal {
            digest: data_digest(self.vault, &data, entri.as_deref()),
            data: vault.seal(place("data", &kode), &data)?,
            entri: entri.map(|entri| vault.seal(place("entri", &kode), &entri)).transpose()?,
            index: (!alike).then(|| Indexes::of(&after.data, self.vault)),
        })
    }

    fn closing(
        &self,
        (before, after): (&Loaded, &Permohonan),
        alasan: &Alasan,
        stamp: Stamp,
    ) -> Result<Said, StoreError> {
        let (kode, vault) = (after.kode.compact(), before.vault(self.vault));
        let seal = |text: &String| vault.seal(place("alasan_text", &kode), text.as_bytes());
        let alasan_text = alasan.text.as_ref().map(seal).transpose()?;
        let closed = Closed {
            peran: stamp.by.peran().map(|peran| peran.code().to_owned()),
            chat: chat_of(stamp.by),
            text: alasan.text.clone().map(String::into_bytes),
        };
        Ok(Said { alasan: Some(alasan.kode.code()), alasan_text, closed: Some(closed), ..Said::default() })
    }

    pub(super) fn next(
        &self,
        (before, after): (&Loaded, &Permohonan),
        (event, stamp): (&Event, Stamp),
        digest: &[u8],
        written: &Written,
    ) -> Result<Next, StoreError> {
        let wrong = |_| StoreError::inconsistent("riwayat", &before.id.0);
        let detail = Detail::of(event, after.checklist.cycle(), after.nomor).text().map_err(wrong)?;
        let written = written.digest(self.vault).map_err(wrong)?;
        let tahap = after.tahap.kind().code();
        let link = Link {
            kode: &after.kode.compact(),
            seq: before.seq + 1,
            kind: event.kind().code(),
            tahap,
            petugas: stamp.by.petugas().map(|id| id.0),
            at: stamp.at,
            detail: &detail,
            data_digest: digest,
            written_digest: &written,
            prev: &before.hash,
        };
        let (seq, hash) = (link.seq, link.hash(self.vault));
        Ok(Next { seq, tahap, detail, digest: digest.to_vec(), written, hash })
    }
}

/// The chat of a pemohon or pelapor.
fn chat_of(by: Actor) -> Option<i64> {
    match by {
        Actor::Warga(chat) => Some(chat.0),
        Actor::Petugas(..) => None,
    }
}
