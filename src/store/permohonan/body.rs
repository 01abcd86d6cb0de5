//! The JSON in the view `permohonan_full`, and what it says of the checklist, pihak and pernyataan.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::load::{CardRef, Held, TimelineEntry};
use super::tahap::Steps;
use super::{file_place, kembali_place, kembali_row, note_place, note_row};
use crate::domain::berkas::{AlasanKurang, Answer, Finding, Gone, Kekurangan, Piece, Syarat, SyaratKode, Withdrawn};
use crate::domain::foto::{Remark, Verdict};
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::pemohon::{Jenis, Pihak};
use crate::domain::pengambilan::Pengambilan;
use crate::domain::pengiriman::{AlasanKembali, Kembali, Sebab};
use crate::domain::perbaikan::{Akhir, AlasanTolak, Jawaban, Perbaikan, Tolak};
use crate::domain::permohonan::{Pernyataan, PernyataanKind};
use crate::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};
use crate::domain::register::NomorRegister;
use crate::domain::tunda::Tunda;
use crate::pesan::outgoing::OutboxId;
use crate::store::hex::from_hex;
use crate::store::perbaikan;
use crate::store::periksa::{open_file, open_found};
use crate::store::perkiraan::ExpectedRow;
use crate::store::petugas::nama_place;
use crate::store::sealing::Vault;
use crate::store::tunda::TundaJson;

/// As `json_build_object` in the view writes it; an aggregate over no rows is `null`.
#[derive(Deserialize)]
pub(super) struct Body {
    pub(super) jenis: Jenis,
    pub(super) syarat: Vec<Syarat>,
    pub(super) submitted_at: DateTime<Utc>,
    #[serde(default)]
    pub(super) registered_by: Option<PetugasId>,
    pub(super) nomor: Option<NomorRegister>,
    pub(super) steps: Steps,
    pub(super) pihak: Option<Vec<Pihak>>,
    berkas: Option<Vec<BerkasRow>>,
    withdrawn: Option<Vec<WithdrawnRow>>,
    kekurangan: Option<Vec<KekuranganRow>>,
    pernyataan: Option<Vec<PernyataanRow>>,
    perbaikan: Option<Vec<PerbaikanRow>>,
    #[serde(default)]
    kembali: Option<KembaliRow>,
    cards: Option<Vec<CardRow>>,
    timeline: Option<Vec<TimelineRow>>,
    periksa: Option<Vec<PeriksaRow>>,
    pengambilan: Option<PengambilanRow>,
    tunda: Option<Vec<TundaJson>>,
    pub(super) expected: Option<ExpectedRow>,
    /// What is missing was neither sent nor brought after all reminders.
    #[serde(default)]
    pub(super) unanswered: bool,
}

#[derive(Deserialize)]
struct BerkasRow {
    id: String,
    syarat: SyaratKode,
    cycle: u16,
    answer: String,
    file: Option<String>,
    petugas: Option<i64>,
    at: DateTime<Utc>,
    #[serde(default)]
    replaces: Option<String>,
    destroyed: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct WithdrawnRow {
    syarat: SyaratKode,
    by: PetugasId,
    at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct KekuranganRow {
    cycle: u16,
    syarat: SyaratKode,
    alasan: AlasanKurang,
    note: Option<String>,
}

#[derive(Deserialize)]
struct PernyataanRow {
    kind: PernyataanKind,
    tanggal: NaiveDate,
    petugas: PetugasId,
    peran: Peran,
    at: DateTime<Utc>,
    susulan: bool,
}

#[derive(Deserialize)]
struct PerbaikanRow {
    nomor: u16,
    nilai: String,
    chat: ChatId,
    at: DateTime<Utc>,
    by: Option<PetugasId>,
    answered_at: Option<DateTime<Utc>>,
    alasan: Option<AlasanTolak>,
    text: Option<String>,
}

#[derive(Deserialize)]
struct KembaliRow {
    seq: i32,
    alasan: AlasanKembali,
    text: Option<String>,
    petugas: PetugasId,
    at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct CardRow {
    outbox: i64,
    chat: ChatId,
}

#[derive(Deserialize)]
struct TimelineRow {
    kind: EventKind,
    at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct PeriksaRow {
    key: String,
    syarat: SyaratKode,
    file: String,
    found: Option<String>,
    verdict: Option<Verdict>,
}

#[derive(Deserialize)]
struct PengambilanRow {
    #[serde(flatten)]
    pengambilan: Pengambilan,
    chat: i64,
    nama: String,
}

impl Body {
    /// Who has taken it. A name that cannot be opened must not hold up a permohonan.
    pub(super) fn held(&self, vault: &Vault) -> Option<Held> {
        self.pengambilan.as_ref().map(|row| row.open(vault))
    }

    /// What was given, oldest first; `None` when a row does not hold together.
    pub(super) fn pieces(&self, vault: &Vault) -> Option<Vec<Piece>> {
        let rows = || self.berkas.iter().flatten();
        let replaced = |id: &str| rows().any(|row| row.replaces.as_deref() == Some(id));
        // By the first sending: what was sent back is sent again later.
        let first = self.timeline.iter().flatten().find(|row| row.kind == EventKind::Dikirim).map(|row| row.at);
        let gone = |at: DateTime<Utc>| match first {
            Some(sent) if at >= sent => Gone::Sent(at),
            Some(_) | None => Gone::Abandoned(at),
        };
        let piece = |row: &BerkasRow| {
            Some(Piece { replaced: replaced(&row.id), gone: row.destroyed.map(gone), ..row.piece(vault)? })
        };
        rows().map(piece).collect()
    }

    /// The keys of these, in the same order.
    pub(super) fn piece_keys(&self) -> Option<Vec<Uuid>> {
        self.berkas.iter().flatten().map(|row| row.id.parse().ok()).collect()
    }

    /// Ticks that were taken back, oldest first.
    pub(super) fn withdrawn(&self) -> Vec<Withdrawn> {
        let open = |row: &WithdrawnRow| Withdrawn { syarat: row.syarat.clone(), by: row.by, at: row.at };
        self.withdrawn.iter().flatten().map(open).collect()
    }

    /// What was found, oldest first.
    pub(super) fn kekurangan(&self, kode: Kode, vault: &Vault) -> Option<Vec<Kekurangan>> {
        self.kekurangan.iter().flatten().map(|row| row.open(kode, vault)).collect()
    }

    /// What Dispendukcapil stated, oldest first.
    pub(super) fn pernyataan(&self) -> Vec<Pernyataan> {
        let open = |row: &PernyataanRow| Pernyataan {
            kind: row.kind,
            tanggal: row.tanggal,
            stamp: Stamp { by: Actor::Petugas(row.petugas, row.peran), at: row.at },
            susulan: row.susulan,
        };
        self.pernyataan.iter().flatten().map(open).collect()
    }

    /// Requests to put data right, oldest first.
    pub(super) fn perbaikan(&self, kode: Kode, vault: &Vault) -> Option<Vec<Perbaikan>> {
        self.perbaikan.iter().flatten().map(|row| row.open(kode, vault)).collect()
    }

    /// That it was sent back and not sent again: outside, that a row does not open.
    #[expect(clippy::option_option, reason = "what does not open, and what is not there")]
    pub(super) fn kembali(&self, kode: Kode, vault: &Vault) -> Option<Option<Kembali>> {
        match &self.kembali {
            Some(row) => Some(Some(row.open(kode, vault)?)),
            None => Some(None),
        }
    }

    /// What was seen on files, oldest first.
    pub(super) fn remarks(&self, vault: &Vault) -> Option<Vec<Remark>> {
        self.periksa.iter().flatten().map(|row| row.open(vault)).collect()
    }

    pub(super) fn cards(&self) -> Vec<CardRef> {
        let card = |row: &CardRow| CardRef { outbox: OutboxId(row.outbox), chat: row.chat };
        self.cards.iter().flatten().map(card).collect()
    }

    /// The holds that it met since it was sent, oldest first.
    pub(super) fn tunda(&self, vault: &Vault) -> Option<Vec<Tunda>> {
        self.tunda.iter().flatten().map(|row| row.open(vault)).collect()
    }

    pub(super) fn timeline(&self) -> Vec<TimelineEntry> {
        let entry = |row: &TimelineRow| TimelineEntry { kind: row.kind, at: row.at };
        self.timeline.iter().flatten().map(entry).collect()
    }
}

impl BerkasRow {
    fn piece(&self, vault: &Vault) -> Option<Piece> {
        let answer = match (self.answer.as_str(), &self.file, self.petugas) {
            ("file", Some(file), _) => {
                let plain = vault.open(file_place(&self.id), &from_hex(file)?).ok()?;
                Answer::File(serde_json::from_slice(&plain).ok()?)
            }
            ("promised", None, _) => Answer::Promised,
            ("original", None, Some(petugas)) => Answer::Original(PetugasId(petugas)),
            _ => return None,
        };
        Some(Piece {
            syarat: self.syarat.clone(),
            cycle: self.cycle,
            answer,
            by: self.petugas.map(PetugasId),
            at: self.at,
            replaced: false,
            gone: None,
        })
    }
}

impl PeriksaRow {
    fn open(&self, vault: &Vault) -> Option<Remark> {
        let found = match &self.found {
            Some(sealed) => Some(open_found(&self.key, &from_hex(sealed)?, vault)?),
            None => None,
        };
        let unique_id = open_file(&self.key, &from_hex(&self.file)?, vault)?.unique_id;
        Some(Remark { unique_id, syarat: self.syarat.clone(), found, verdict: self.verdict })
    }
}

impl KembaliRow {
    fn open(&self, kode: Kode, vault: &Vault) -> Option<Kembali> {
        let row = kembali_row(&kode.compact(), self.seq);
        let text = match &self.text {
            Some(text) => Some(String::from_utf8(vault.open(kembali_place(&row), &from_hex(text)?).ok()?).ok()?),
            None => None,
        };
        let stamp = Stamp { by: Actor::Petugas(self.petugas, Peran::Dispendukcapil), at: self.at };
        Some(Kembali { sebab: Sebab { kode: self.alasan, text }, stamp })
    }
}

impl PengambilanRow {
    fn open(&self, vault: &Vault) -> Held {
        let opened = from_hex(&self.nama).and_then(|n| vault.open(nama_place(&self.chat.to_string()), &n).ok());
        let nama = opened.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        Held { pengambilan: self.pengambilan, nama, chat: ChatId(self.chat) }
    }
}

impl PerbaikanRow {
    fn open(&self, kode: Kode, vault: &Vault) -> Option<Perbaikan> {
        let row = perbaikan::row(kode, self.nomor.into());
        let open = |column, sealed: &str| vault.open(perbaikan::place(column, &row), &from_hex(sealed)?).ok();
        let text = match &self.text {
            Some(text) => Some(String::from_utf8(open("alasan_text", text)?).ok()?),
            None => None,
        };
        let akhir = match (self.by, self.alasan) {
            (Some(by), Some(kode)) => Akhir::Ditolak(by, Tolak { kode, text }),
            (Some(by), None) => Akhir::Diperbaiki(by),
            (None, _) => Akhir::Ditarik,
        };
        Some(Perbaikan {
            nomor: self.nomor,
            nilai: serde_json::from_slice(&open("nilai", &self.nilai)?).ok()?,
            chat: self.chat,
            at: self.at,
            jawaban: self.answered_at.map(|at| Jawaban { at, akhir }),
        })
    }
}

impl KekuranganRow {
    fn open(&self, kode: Kode, vault: &Vault) -> Option<Kekurangan> {
        let row = note_row(kode, self.cycle, &self.syarat.0);
        let note = match &self.note {
            Some(note) => Some(String::from_utf8(vault.open(note_place(&row), &from_hex(note)?).ok()?).ok()?),
            None => None,
        };
        let finding = Finding { syarat: self.syarat.clone(), alasan: self.alasan, note };
        Some(Kekurangan { cycle: self.cycle, finding })
    }
}
