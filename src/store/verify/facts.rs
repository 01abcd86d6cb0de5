//! What a riwayat says of its permohonan, held against the columns of the permohonan and against its own data.

use chrono::{DateTime, Utc};

use super::FaultKind;
use super::chain::{ChainRow, ensure};
use crate::domain::kk::NomorKk;
use crate::domain::nik::Nik;
use crate::domain::pemohon::DataPemohon;
use crate::domain::register::NomorRegister;
use crate::store::permohonan::place;
use crate::store::riwayat::{Detail, Link, is_digest_of};
use crate::store::sealing::Vault;

/// Who did a step, and when.
type By = (Option<i64>, Option<DateTime<Utc>>);

/// The permohonan as its riwayat tells it.
#[derive(Default)]
pub(super) struct Facts {
    steps: Steps,
    cycle: i32,
    said: Detail,
}

/// The steps as the riwayat tells them.
#[derive(Default, PartialEq, Eq)]
struct Steps {
    received: By,
    checked: By,
    entered: By,
    sent: By,
    closed: By,
}

impl Facts {
    /// Remembers what a row says.
    pub(super) fn note(&mut self, link: &Link<'_>) {
        let by = (link.petugas, Some(link.at));
        match link.kind {
            "diterima" => (self.steps.received, self.steps.checked) = (by, By::default()),
            "tidak_lengkap" => (self.steps.checked, self.cycle) = (by, self.cycle + 1),
            "lengkap" => self.steps.checked = by,
            "dientri" => self.steps.entered = by,
            "dikirim" | "dikirim_ulang" => self.steps.sent = by,
            "dibatalkan" => self.steps.closed = by,
            _ => {}
        }
        let detail: Detail = serde_json::from_str(link.detail).unwrap_or_default();
        self.said.jenis = detail.jenis.or(self.said.jenis.take());
        self.said.nomor = detail.nomor.or(self.said.nomor);
        self.said.terjadi = detail.terjadi.or(self.said.terjadi);
        self.said.recipient = detail.recipient.or(self.said.recipient);
        self.said.alasan = detail.alasan.or(self.said.alasan.take());
        self.said.pernyataan = detail.pernyataan.filter(|_| !detail.susulan).or(self.said.pernyataan.take());
    }

    /// Holds the permohonan against all of it, at its last row.
    pub(super) fn hold(&self, row: &ChainRow, hash: &[u8], link: &Link<'_>, vault: &Vault) -> Result<(), FaultKind> {
        ensure(hash == row.riwayat_hash, FaultKind::Head)?;
        ensure(link.tahap == row.tahap && self.steps == steps(row), FaultKind::Tahap)?;
        self.hold_number(row)?;
        let column = |name, holds| ensure(holds, FaultKind::Column { name });
        column("jenis", self.said.jenis.as_ref() == Some(&row.jenis))?;
        column("received_paper_at", self.said.terjadi == row.received_paper_at)?;
        column("cycle", self.cycle == row.cycle)?;
        column("recipient", self.said.recipient == row.recipient)?;
        column("alasan", self.said.alasan == row.alasan)?;
        column("stated", self.said.pernyataan == row.stated)?;
        if row.hold_forgotten(vault)? { Ok(()) } else { hold_data(row, link, vault) }
    }

    fn hold_number(&self, row: &ChainRow) -> Result<(), FaultKind> {
        let pair = |nomor: NomorRegister| Some((nomor.tahun, i32::try_from(nomor.urut).ok()?));
        let given = self.said.nomor.and_then(pair);
        let stands = row.nomor_tahun.zip(row.nomor_urut);
        match stands.or(given) {
            Some((tahun, urut)) if given != stands => Err(FaultKind::Number { tahun, urut }),
            Some(_) | None => Ok(()),
        }
    }
}

fn steps(row: &ChainRow) -> Steps {
    Steps {
        received: (row.received_by, row.received_at),
        checked: (row.checked_by, row.checked_at),
        entered: (row.entered_by, row.entered_at),
        sent: (row.sent_by, row.sent_at),
        closed: (row.closed_by, row.closed_at),
    }
}

/// The personal data is what it was at the last event, and what it is found by follows from it.
fn hold_data(row: &ChainRow, link: &Link<'_>, vault: &Vault) -> Result<(), FaultKind> {
    let open = |column, what, sealed: &[u8]| {
        vault.open(place(column, &row.kode), sealed).map_err(|_| FaultKind::Unreadable { what })
    };
    let data = open("data", "permohonan.data", row.data.as_deref().unwrap_or_default())?;
    let entri = row.entri.as_deref().map(|sealed| open("entri", "permohonan.entri", sealed)).transpose()?;
    ensure(is_digest_of(vault, link.data_digest, &data, entri.as_deref()), FaultKind::DataDigest)?;
    let data: DataPemohon =
        serde_json::from_slice(&data).map_err(|_| FaultKind::Unreadable { what: "permohonan.data" })?;
    let column = |name, holds| ensure(holds, FaultKind::Column { name });
    column("desa", data.desa.as_str() == row.desa)?;
    column("nik_index", is_index_of(vault, ("nik", data.nik().map(Nik::as_str)), row.nik_index.as_ref()))?;
    column("kk_index", is_index_of(vault, ("kk", data.kk().map(NomorKk::as_str)), row.kk_index.as_ref()))?;
    column("nama_index", is_index_of_nama(vault, &data, &row.nama_index))
}

/// What is not known is found by nothing.
fn is_index_of(vault: &Vault, (label, number): (&str, Option<&str>), index: Option<&Vec<u8>>) -> bool {
    match (number, index) {
        (Some(number), Some(index)) => vault.index_candidates(label, number).contains(index),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn is_index_of_nama(vault: &Vault, data: &DataPemohon, index: &[Vec<u8>]) -> bool {
    let words = data.nama.words();
    words.len() == index.len()
        && words.iter().zip(index).all(|(word, index)| vault.index_candidates("nama", word).contains(index))
}
