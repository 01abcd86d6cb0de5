//! A copy of what is kept of a person, as data: made into a file when it is sent (UU 27/2022, article 13: in a form that
//! machines read).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::berkas::SyaratKode;
use crate::domain::disclosed::DisclosedKind;
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::pemohon::{DataEntri, DataPemohon, Jenis};
use crate::domain::perbaikan::{AlasanTolak, Hasil, Nilai};
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::Peran;

/// All of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataCopy {
    /// When it was made.
    pub dibuat: DateTime<Utc>,
    /// Every permohonan of the chat.
    pub permohonan: Vec<PermohonanCopy>,
    /// Who opened what, newest first.
    pub dibuka: Vec<Opened>,
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
    /// The person.
    pub data: DataPemohon,
    /// What staf entered from the berkas.
    pub entri: Option<DataEntri>,
    /// The syarat for which something was given, one for each piece.
    pub berkas: Vec<SyaratKode>,
    /// What happened, and when.
    pub riwayat: Vec<(EventKind, DateTime<Utc>)>,
    /// What was asked to be put right, oldest first. A copy that waits since an earlier program has none.
    #[serde(default)]
    pub perbaikan: Vec<PerbaikanCopy>,
}

/// A request to put something right.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerbaikanCopy {
    /// When it was asked.
    pub diminta: DateTime<Utc>,
    /// What it should be.
    pub seharusnya: Nilai,
    /// Until when it has to be answered.
    pub batas: DateTime<Utc>,
    /// When it was answered.
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
    /// In which role they are; `None`: who keeps the machine.
    pub peran: Option<Peran>,
    /// What.
    pub apa: DisclosedKind,
}

impl std::fmt::Debug for DataCopy {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DataCopy({} permohonan)", self.permohonan.len())
    }
}

impl std::fmt::Debug for PermohonanCopy {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PermohonanCopy({})", self.kode)
    }
}
