//! A copy of what is kept of a person, as data: made into a file when it is sent (UU 27/2022, article 13: in a form that
//! machines read).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::berkas::SyaratKode;
use crate::domain::desa::DesaKode;
use crate::domain::disclosed::DisclosedKind;
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::pemohon::{DataEntri, Element, Hubungan, Jenis, Sebagai};
use crate::domain::pengiriman::AlasanKembali;
use crate::domain::perbaikan::{AlasanTolak, Hasil};
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::Peran;

/// All of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataCopy {
    /// When it was made.
    pub dibuat: DateTime<Utc>,
    /// Every permohonan of the chat.
    pub permohonan: Vec<PermohonanCopy>,
    /// Drafts that were not sent. Copies that wait since an earlier program have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub isian: Vec<DraftCopy>,
    /// What the last permohonan has in common with the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terakhir: Option<LastCopy>,
    /// Who opened what, newest first.
    pub dibuka: Vec<Opened>,
    /// How often something was opened before those.
    #[serde(default)]
    pub dibuka_lain: u64,
    /// How often something was opened of which is not kept any more by whom and when.
    #[serde(default)]
    pub dibuka_terhapus: u64,
    /// Which privacy notices were read without a permohonan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diberitahu: Vec<Agreed>,
    /// When the chat was told of a breach while it had a draft.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kebocoran: Vec<DateTime<Utc>>,
}

/// A privacy notice that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Its version.
    pub versi: String,
    /// When.
    pub waktu: DateTime<Utc>,
}

/// What is kept of a photo or PDF. What it shows stands in nobody's copy: it was the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// For which syarat it was given.
    pub syarat: SyaratKode,
    /// Of the sealed file.
    pub sha256: String,
    /// When its content was destroyed.
    pub dihapus: Option<DateTime<Utc>>,
}

/// That something was reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// Which reminder.
    pub tingkat: String,
    /// When.
    pub waktu: DateTime<Utc>,
}

/// A draft as far as it was filled in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCopy {
    /// When it was begun.
    pub dimulai: DateTime<Utc>,
    /// To which notice was agreed.
    pub persetujuan: Option<Agreed>,
    /// What the pelapor is to the pemohon.
    pub hubungan: Option<Hubungan>,
    /// Kind of service.
    pub jenis: Option<Jenis>,
    /// Name.
    pub nama: Option<String>,
    /// NIK.
    pub nik: Option<String>,
    /// Number of the KK.
    pub kk: Option<String>,
    /// Desa.
    pub desa: Option<DesaKode>,
    /// Telephone number.
    pub telepon: Option<String>,
    /// Data to correct: which, as it is, as it should be.
    pub perubahan: Vec<(Element, Option<String>, Option<String>)>,
    /// The syarat for which something was given.
    pub berkas: Vec<String>,
}

/// What is kept for the next permohonan of who applies for several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCopy {
    /// What the pelapor is to the pemohon.
    pub hubungan: Hubungan,
    /// The desa of a perangkat desa.
    pub desa: Option<DesaKode>,
}

/// One permohonan.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermohonanCopy {
    /// Kode permohonan.
    pub kode: Kode,
    /// Kind of service.
    pub jenis: Jenis,
    /// Where it stands.
    pub tahap: TahapKind,
    /// Nomor register.
    pub nomor_register: Option<String>,
    /// In what capacity the chat belongs to it.
    #[serde(default)]
    pub sebagai: Option<Sebagai>,
    /// To which notice this chat agreed with it.
    #[serde(default)]
    pub persetujuan: Option<Agreed>,
    /// The person, as far as this chat may have it.
    pub data: Value,
    /// What staf entered from the berkas.
    pub entri: Option<DataEntri>,
    /// The syarat for which something was given, one for each piece.
    pub berkas: Vec<SyaratKode>,
    /// What is kept of photos and PDFs.
    #[serde(default)]
    pub berkas_disimpan: Vec<KeptFile>,
    /// What happened, and when.
    pub riwayat: Vec<(EventKind, DateTime<Utc>)>,
    /// What was asked to be put right, oldest first. A copy that waits since an earlier program has none.
    #[serde(default)]
    pub perbaikan: Vec<PerbaikanCopy>,
    /// When it was received on a day on paper, as written there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diterima_di_kertas: Option<DateTime<Utc>>,
    /// In which pengiriman it went to Dispendukcapil.
    #[serde(default)]
    pub pengiriman: Vec<SentIn>,
    /// What came back from there.
    #[serde(default)]
    pub pengembalian: Vec<SentBack>,
    /// What was reminded of.
    #[serde(default)]
    pub pengingat: Vec<Reminded>,
    /// When it was told of a breach.
    #[serde(default)]
    pub kebocoran: Vec<DateTime<Utc>>,
}

/// A pengiriman (SOP 4) that it was in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentIn {
    /// Its number in the office's buku ekspedisi, such as `12/2026`.
    pub nomor: String,
    /// When it was sent.
    pub waktu: DateTime<Utc>,
    /// When its officer acknowledged it.
    pub diterima: Option<DateTime<Utc>>,
}

/// That an officer of Dispendukcapil sent it back to the kecamatan.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// When.
    pub waktu: DateTime<Utc>,
    /// Why.
    pub alasan: AlasanKembali,
    /// In the words of the officer; only for the pemohon.
    pub catatan: Option<String>,
    /// Whether it was sent again since.
    pub dikirim_ulang: bool,
}

/// A request to put something right.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerbaikanCopy {
    /// When it was asked.
    pub diminta: DateTime<Utc>,
    /// What it should be.
    pub seharusnya: Value,
    /// Until when it has to be answered.
    pub batas: DateTime<Utc>,
    /// When it was answered, or taken back.
    pub dijawab: Option<DateTime<Utc>>,
    /// How.
    pub hasil: Option<Hasil>,
    /// Why not.
    pub alasan: Option<AlasanTolak>,
    /// In the words of staf.
    pub catatan: Option<String>,
}

/// That a petugas was shown something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Of which permohonan.
    pub kode: Kode,
    /// When.
    pub waktu: DateTime<Utc>,
    /// In which role they were; `None`: who keeps the machine.
    pub peran: Option<Peran>,
    /// Whether it is the role that they have now, since that of then was not kept yet.
    #[serde(default)]
    pub peran_sekarang: bool,
    /// What.
    pub apa: DisclosedKind,
}

impl std::fmt::Debug for DataCopy {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DataCopy({} permohonan)", self.permohonan.len())
    }
}

impl std::fmt::Debug for SentBack {
    /// The words of the officer may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SentBack({})", self.alasan)
    }
}

impl std::fmt::Debug for DraftCopy {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftCopy(…)")
    }
}

impl std::fmt::Debug for PermohonanCopy {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PermohonanCopy({})", self.kode)
    }
}
