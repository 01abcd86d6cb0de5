//! Whether the book is whole: every chain with all that belongs to it, the numbers, the days, the petugas.
//!
//! * here – what is found, and the order of looking; `chain` – one chain after the other, `facts` – what it says against
//!   what stands; `beside` – the rows beside a permohonan; `book` – numbers, days, petugas, rows that belong to nothing;
//!   `kantor` – the lists of syarat and the calendar; `files` – what photos and PDFs hold

mod beside;
mod book;
mod chain;
mod facts;
mod files;
mod kantor;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::StreamExt;

use self::chain::{ChainRow, Walk};
use super::Store;
use super::error::StoreError;
use super::segel::{self, Segel};
use crate::store::link::Link;

/// What was looked at, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Permohonan.
    pub permohonan: u64,
    /// Rows of riwayat.
    pub events: u64,
    /// The newest sealed day: to be kept elsewhere.
    pub segel: Option<Segel>,
    /// The first faulty row of each chain; then rows that belong to nothing, numbers, days, petugas.
    pub faults: Vec<ChainFault>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainFault {
    /// The kode permohonan in its stored form; `-` where it is not about one permohonan.
    pub kode: String,
    /// The row of its riwayat; 0 where it is not about one row.
    pub seq: i32,
    /// What is wrong.
    pub what: FaultKind,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A row is missing.
    Gap,
    /// It does not follow the row before it.
    PrevHash,
    /// It is not what was written.
    Hash,
    /// What was written with it was changed, is gone, or was added to: pihak, berkas and what they hold, kekurangan,
    /// pernyataan, perbaikan, pengembalian, syarat, consent, or who closed it with which words.
    Written,
    /// It lies in the future.
    InFuture,
    /// The permohonan does not know this as its last row.
    Head,
    /// The permohonan stands elsewhere, or names another person or time for a step, than the riwayat says.
    Tahap,
    /// The permohonan says something else in this column than the riwayat or its own data.
    Column {
        /// The column.
        name: &'static str,
    },
    /// The personal data is not what it was at the last event.
    DataDigest,
    /// Something sealed cannot be opened or read.
    Unreadable {
        /// Table and column.
        what: &'static str,
    },
    /// A number that is missing, beyond the counter, or not the one that was given.
    Number {
        /// The year of the register.
        tahun: i32,
        /// The number in it.
        urut: i32,
    },
    /// Rows that belong to nothing that is there.
    Orphan {
        /// The table, and what it refers to.
        table: &'static str,
    },
    /// A day that has ended, on which something happened, and which is not sealed.
    Unsealed {
        /// The day.
        tanggal: NaiveDate,
    },
    /// A sealed day on which something else happened or was shown than was sealed.
    Segel {
        /// The day.
        tanggal: NaiveDate,
    },
    /// That what was opened and looked for on a day was destroyed was not written by this program.
    ReadLog {
        /// The day.
        tanggal: NaiveDate,
    },
    /// The segel that is kept elsewhere is not here.
    Elsewhere {
        /// Its day.
        tanggal: NaiveDate,
    },
    /// That a person was forgotten was not written by this program, or they are not.
    Forgotten,
    /// That somebody stands in for the Kasi was not written by this program, or not so.
    Pelaksana {
        /// Its number.
        id: i64,
    },
    /// A permohonan asks for something else than the version of the lists that it names, or that version is not there; or
    /// a version is older than one before it.
    Syarat {
        /// The version.
        version: i32,
    },
    /// The calendar does not follow from what the program brought and the admin changed.
    Kalender {
        /// The first day that does not; the first of January for the confirmation of a year.
        tanggal: NaiveDate,
    },
    /// A pengiriman holds something else than the riwayat says was sent with it, or its number does not follow.
    Pengiriman {
        /// Its key.
        id: i64,
    },
    /// What was sent is in no pengiriman.
    Unsent,
    /// What a berkas holds is not where it lay.
    FileMissing,
    /// What a berkas holds is not what was stored.
    FileAltered,
    /// That what a berkas holds was destroyed was not written by this program.
    FileDestroyed,
    /// A chat was bound without a claim that it used.
    Claim,
    /// The peran or name of a petugas, or whether they are active, was not given by this program.
    Petugas {
        /// Their number.
        id: i64,
    },
}

impl ChainFault {
    fn of_book(what: FaultKind) -> Self {
        Self { kode: "-".to_owned(), seq: 0, what }
    }
}

impl Store {
    /// Goes through the whole register as it stands at one moment, row by row. `now` says which days have ended; `kept`
    /// is a segel that somebody noted elsewhere.
    pub async fn verify(&self, now: DateTime<Utc>, kept: Option<&Segel>) -> Result<Verification, StoreError> {
        let mut link = Link::snapshot(&self.pool).await?;
        let mut found = self.verify_chains(&mut link, now).await?;
        found.faults.extend(book::orphans(&mut link).await?);
        found.faults.extend(book::numbers(&mut link).await?);
        found.faults.extend(book::days_of(&mut link, &self.vault, now).await?);
        found.faults.extend(book::read_log(&mut link, &self.vault).await?);
        found.faults.extend(book::elsewhere(&mut link, kept).await?);
        found.faults.extend(book::petugas(&mut link, &self.vault).await?);
        found.faults.extend(book::pelaksana(&mut link, &self.vault).await?);
        found.faults.extend(files::rows(&mut link, &self.vault).await?);
        found.faults.extend(kantor::bound(&mut link).await?);
        found.faults.extend(kantor::pengiriman(&mut link).await?);
        found.faults.extend(kantor::syarat(&mut link).await?);
        found.faults.extend(kantor::kalender(&mut link).await?);
        found.segel = segel::last(&mut link).await?;
        link.roll_back().await?;
        Ok(found)
    }

    async fn verify_chains(&self, connection: &mut Link, now: DateTime<Utc>) -> Result<Verification, StoreError> {
        let mut rows = sqlx::query_as!(
            ChainRow,
            r#"select p.permohonan_id, p.kode, p.jenis, p.tahap, p.desa, p.nik_index, p.kk_index, p.nama_index, p.riwayat_seq,
                 p.riwayat_hash, p.nomor_tahun, p.nomor_urut, p.submitted_at, p.received_by, p.received_at, p.received_paper_at, p.checked_by,
                 p.checked_at, p.entered_by, p.entered_at, p.sent_by, p.sent_at, p.recipient, p.closed_by, p.closed_at,
                 p.closed_peran, p.closed_chat, p.alasan, p.stated, p.cycle, p.syarat_version, p.consent_version, p.consent_at,
                 p.pemohon_agreed_at,
                 p.forgotten_at, d.rule as "rule?", d.at as "destroyed_at?", d.digest as "destruction?",
                 d.petugas_id as "destroyed_by?",
                 case when r.seq = 1 then p.syarat end as syarat, case when r.seq = 1 then b.body end as beside,
                 case when r.seq = 1 then (select k.wrapped from data_key k where k.permohonan_id = p.permohonan_id) end as data_key,
                 case when r.seq = p.riwayat_seq then p.data end as data, case when r.seq = p.riwayat_seq then p.entri end as entri,
                 case when r.seq = p.riwayat_seq then p.alasan_text end as alasan_text,
                 r.seq as "seq?", r.kind as "kind?", r.tahap as "event_tahap?", r.petugas_id as "petugas_id?", r.at as "at?",
                 r.detail as "detail?", r.data_digest as "data_digest?", r.written_digest as "written_digest?",
                 r.prev_hash as "prev_hash?", r.hash as "hash?"
             from permohonan p left join riwayat r on r.permohonan_id = p.permohonan_id
             left join destruction d on d.permohonan_id = p.permohonan_id
             left join lateral (
                 select json_build_object(
                     'pihak', (
                         select json_agg(json_build_object('seq', h.riwayat_seq, 'ordinal', h.ordinal, 'chat', h.chat_id,
                             'sebagai', h.sebagai, 'hubungan', h.hubungan, 'consent_version', h.consent_version,
                             'consent_at', h.consent_at, 'pemohon_agreed_at', h.pemohon_agreed_at) order by h.ordinal)
                         from pihak h where h.permohonan_id = p.permohonan_id),
                     'berkas', (
                         select json_agg(json_build_object('seq', b.riwayat_seq, 'id', b.berkas_id, 'syarat', b.syarat,
                             'cycle', b.cycle, 'answer', b.answer, 'file', encode(b.file, 'hex'), 'petugas', b.petugas_id,
                             'at', b.at, 'replaces', b.replaces, 'withdrawn_seq', b.withdrawn_seq, 'withdrawn_by', b.withdrawn_by,
                             'withdrawn_at', b.withdrawn_at) order by b.ordinal)
                         from berkas b where b.permohonan_id = p.permohonan_id),
                     'kekurangan', (
                         select json_agg(json_build_object('seq', k.riwayat_seq, 'ordinal', k.ordinal, 'cycle', k.cycle,
                             'syarat', k.syarat, 'alasan', k.alasan, 'note', encode(k.note, 'hex')) order by k.cycle, k.ordinal)
                         from kekurangan k where k.permohonan_id = p.permohonan_id),
                     'pernyataan', (
                         select json_agg(json_build_object('seq', n.riwayat_seq, 'ordinal', n.seq, 'kind', n.kind,
                             'tanggal', n.tanggal, 'petugas', n.petugas_id, 'peran', n.peran, 'at', n.at,
                             'susulan', n.susulan) order by n.seq)
                         from pernyataan n where n.permohonan_id = p.permohonan_id),
                     'perbaikan', (
                         select json_agg(json_build_object('seq', a.riwayat_seq, 'nomor', a.nomor, 'bagian', a.bagian,
                             'nilai', encode(a.nilai, 'hex'), 'chat', a.chat_id, 'at', a.at, 'hasil', a.hasil,
                             'alasan', a.alasan, 'text', encode(a.alasan_text, 'hex'), 'answered_seq', a.answered_seq,
                             'by', a.answered_by, 'answered_at', a.answered_at) order by a.nomor)
                         from perbaikan a where a.permohonan_id = p.permohonan_id),
                     'kembali', (
                         select json_agg(json_build_object('seq', k.riwayat_seq, 'alasan', k.alasan,
                             'text', encode(k.alasan_text, 'hex'), 'petugas', k.petugas_id, 'at', k.at,
                             'resent_seq', k.resent_seq) order by k.riwayat_seq)
                         from pengembalian k where k.permohonan_id = p.permohonan_id),
                     'stored', (
                         select json_agg(json_build_object('seq', s.riwayat_seq, 'berkas', s.berkas_id, 'object', s.object_id,
                             'media', s.media, 'size', s.size, 'sha256', encode(s.sha256, 'hex')))
                         from stored_file s where s.permohonan_id = p.permohonan_id))::text as body
                 where r.seq = 1
             ) b on true
             order by p.permohonan_id, r.seq"#
        )
        .fetch(connection);
        let mut walk = Walk::new(&self.vault, now);
        while let Some(row) = rows.next().await {
            walk.step(&row?);
        }
        Ok(walk.end())
    }
}
