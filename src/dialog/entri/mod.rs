//! SOP step 3: staf hold every field against the berkas, one by one: *sesuai* or typed again.
//!
//! * here – what was checked, and the field that is open; `ask` – asking for it; `enter` – answering it
//! * `read` – what is typed of the berkas

mod ask;
mod enter;
pub(in crate::dialog) mod read;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::begun::OnPermohonan;
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::nik::Sex;
use crate::domain::pemohon::{CheckedData, DataEntri, DataPemohon, Numbers, Pengantar};
use crate::domain::wib::today_wib;
use crate::pesan::Pesan;
use crate::pesan::meja::Meja;

/// What was checked so far.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entri {
    /// The permohonan.
    pub kode: Kode,
    /// What was said by chat, put right on the way.
    pub data: DataPemohon,
    /// What the register said when it was begun. What was begun by an earlier program does not know it.
    #[serde(default)]
    pub begun_with: Option<DataPemohon>,
    /// Whether the kind asks for a letter of the desa.
    pub with_pengantar: bool,
    /// How many of the shown fields are checked: nama, NIK, KK, desa, then each correction.
    pub checked: usize,
    /// Place of birth.
    pub tempat_lahir: Option<String>,
    /// Date of birth.
    pub tanggal_lahir: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub alamat: Option<String>,
    /// RT and RW.
    pub rt_rw: Option<(String, String)>,
    /// Number of the letter.
    pub pengantar_nomor: Option<String>,
    /// Date of the letter.
    pub pengantar_tanggal: Option<NaiveDate>,
}

/// A field to check or enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Said by chat: shown, *sesuai* or typed again.
    Shown(usize),
    /// Place of birth.
    Place,
    /// Date of birth.
    Birth,
    /// Sex.
    Sex,
    /// Address.
    Alamat,
    /// RT and RW.
    RtRw,
    /// Number of the letter.
    PengantarNomor,
    /// Date of the letter.
    PengantarTanggal,
    /// The summary.
    Review,
}

/// Fields said by chat that every permohonan has: nama, NIK, KK, desa.
const SHOWN: usize = 4;

/// Where the NIK stands among them.
const NIK_AT: usize = 1;

/// Where the KK stands among them.
const KK_AT: usize = 2;

/// Fields read from the berkas, without the letter of the desa.
const ENTERED: usize = 5;

impl OnPermohonan for Entri {
    fn kode(&self) -> Kode {
        self.kode
    }
}

impl Entri {
    /// Nothing checked yet.
    #[must_use]
    pub fn new(kode: Kode, data: DataPemohon, with_pengantar: bool) -> Self {
        Self {
            kode,
            begun_with: Some(data.clone()),
            data,
            with_pengantar,
            checked: 0,
            tempat_lahir: None,
            tanggal_lahir: None,
            sex: None,
            alamat: None,
            rt_rw: None,
            pengantar_nomor: None,
            pengantar_tanggal: None,
        }
    }

    /// The field that is open.
    #[must_use]
    pub fn item(&self) -> Item {
        let shown = self.shown();
        let unless = |known: bool, item| (!known).then_some(item);
        unless(self.checked >= shown, Item::Shown(self.checked))
            .or_else(|| unless(self.tempat_lahir.is_some(), Item::Place))
            .or_else(|| unless(self.tanggal_lahir.is_some(), Item::Birth))
            .or_else(|| unless(self.sex.is_some(), Item::Sex))
            .or_else(|| unless(self.alamat.is_some(), Item::Alamat))
            .or_else(|| unless(self.rt_rw.is_some(), Item::RtRw))
            .or_else(|| unless(!self.with_pengantar || self.pengantar_nomor.is_some(), Item::PengantarNomor))
            .or_else(|| unless(!self.with_pengantar || self.pengantar_tanggal.is_some(), Item::PengantarTanggal))
            .unwrap_or(Item::Review)
    }

    /// The data was put right in the register meanwhile: what was shown is checked anew, and what was read from the berkas
    /// stays. A telephone number is not held against the berkas: the new one is taken. Whether there is something to check.
    pub fn catch_up(&mut self, now: &DataPemohon) -> bool {
        let Some(was) = self.begun_with.replace(now.clone()).filter(|was| was != now) else { return false };
        self.data.phone.clone_from(&now.phone);
        if (DataPemohon { phone: now.phone.clone(), ..was }) == *now {
            return false;
        }
        (self.data, self.checked) = (now.clone(), 0);
        true
    }

    fn shown(&self) -> usize {
        SHOWN + self.data.perubahan.len()
    }

    /// Whether asking for the open field shows NIK or KK in full.
    #[must_use]
    pub fn shows_numbers(&self) -> bool {
        match self.item() {
            Item::Shown(at) => at == NIK_AT || at == KK_AT,
            Item::Review => true,
            Item::Place
            | Item::Birth
            | Item::Sex
            | Item::Alamat
            | Item::RtRw
            | Item::PengantarNomor
            | Item::PengantarTanggal => false,
        }
    }

    /// Everything, once every field was checked: the guard of SOP step 3. The fields have been refused one by one where
    /// they cannot be so; this looks at them together once more.
    #[must_use]
    pub fn checked_data(&self, now: DateTime<Utc>) -> Option<CheckedData> {
        if self.item() != Item::Review {
            return None;
        }
        let (rt, rw) = self.rt_rw.clone()?;
        let pengantar = match (&self.pengantar_nomor, self.pengantar_tanggal) {
            (Some(nomor), Some(tanggal)) => Some(Pengantar { nomor: nomor.clone(), tanggal }),
            (Some(_) | None, _) => None,
        };
        let entri = DataEntri {
            tempat_lahir: self.tempat_lahir.clone()?,
            tanggal_lahir: self.tanggal_lahir?,
            sex: self.sex?,
            alamat: self.alamat.clone()?,
            rt,
            rw,
            pengantar,
        };
        CheckedData::new(self.data.clone(), entri, today_wib(now)).ok()
    }
}

/// The data of a person as lines for petugas, in the order in which it is checked.
#[must_use]
pub fn data_lines(data: &DataPemohon, entri: Option<&DataEntri>, kantor: &Kantor) -> Vec<Pesan> {
    let numbers = |one: &Numbers| (one.nik.as_str().to_owned(), one.kk.as_str().to_owned());
    lines((data, entri), kantor, numbers)
}

/// The same with numbers masked.
fn masked_lines(data: &DataPemohon, entri: Option<&DataEntri>, kantor: &Kantor) -> Vec<Pesan> {
    lines((data, entri), kantor, |one| (one.nik.masked(), one.kk.masked()))
}

fn lines(
    (data, entri): (&DataPemohon, Option<&DataEntri>),
    kantor: &Kantor,
    shown: impl Fn(&Numbers) -> (String, String),
) -> Vec<Pesan> {
    let mut lines: Vec<Pesan> = vec![Meja::DataNama { nilai: data.nama.as_str().to_owned() }.into()];
    // They are known whenever data is entered or handed over: before the receipt staf have seen to that.
    if let Some((nik, kk)) = data.numbers.as_ref().map(shown) {
        lines.extend([Meja::DataNik { nilai: nik }.into(), Meja::DataKk { nilai: kk }.into()]);
    }
    lines.push(Meja::DataDesa { nilai: kantor.desa_nama(&data.desa) }.into());
    lines.extend(data.perubahan.iter().map(|p| {
        Meja::CorrectionLine { element: p.element, sekarang: p.now.clone(), seharusnya: p.should.clone() }.into()
    }));
    if let Some(e) = entri {
        lines.push(Meja::DataBirth { tempat: e.tempat_lahir.clone(), tanggal: e.tanggal_lahir }.into());
        lines.push(Meja::DataSex { sex: e.sex }.into());
        lines.push(Meja::DataAlamat { alamat: e.alamat.clone(), rt: e.rt.clone(), rw: e.rw.clone() }.into());
        let letter = e.pengantar.as_ref();
        lines.extend(letter.map(|p| Meja::DataPengantar { nomor: p.nomor.clone(), tanggal: p.tanggal }.into()));
    }
    lines
}

impl std::fmt::Debug for Entri {
    /// It holds personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entri(…)")
    }
}
