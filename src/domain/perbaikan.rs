//! A perbaikan: data of a person that is put right at their word (UU 27/2022, articles 6 and 30). What nobody has compared
//! with a berkas yet they change themself; of the rest they ask, and staf answer within 3 × 24 hours. Those run through nights
//! and weekends; the office does not, so who has to answer is reminded while there is still time to work.
//!
//! * here – which data, and what it should be; `slips` – two numbers beside each other
//! * `permintaan` – a request and its end; `rung` – when who has to answer is reminded

mod permintaan;
mod rung;
mod slips;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

pub use self::permintaan::{Akhir, AlasanTolak, Hasil, Jawaban, Perbaikan, Tolak};
pub use self::rung::{Around, Rung, due};
pub use self::slips::masked_apart;
use super::codes::codes;
use super::desa::DesaKode;
use super::kantor::ByChat;
use super::kk::NomorKk;
use super::nama::Nama;
use super::nik::{Nik, Sex};
use super::pemohon::{DataEntri, DataPemohon, Element, Jenis, Perubahan};
use super::permohonan::Permohonan;
use super::petugas::ChatId;
use super::phone::PhoneNumber;

/// Within this time a request is answered: hours, not working hours.
pub const ANSWERED_WITHIN: TimeDelta = TimeDelta::hours(72);

codes! {
    /// What of the data of a person.
    pub enum Bagian {
        /// Name.
        Nama = "nama",
        /// NIK.
        Nik = "nik",
        /// Number of the KK.
        Kk = "kk",
        /// Desa.
        Desa = "desa",
        /// Telephone number.
        Telepon = "telepon",
        /// Place of birth: staf read it from the berkas in SOP 3, as what follows.
        TempatLahir = "tempat_lahir",
        /// Date of birth.
        TanggalLahir = "tanggal_lahir",
        /// Sex.
        JenisKelamin = "jenis_kelamin",
        /// Street address.
        Alamat = "alamat",
        /// RT and RW.
        RtRw = "rt_rw",
        /// What of the KTP a *pembetulan* is to correct.
        Koreksi = "koreksi",
    }
}

impl Bagian {
    /// Whether staf read it from the berkas: nobody has said it by chat.
    #[must_use]
    pub fn is_entered(self) -> bool {
        match self {
            Self::TempatLahir | Self::TanggalLahir | Self::JenisKelamin | Self::Alamat | Self::RtRw => true,
            Self::Nama | Self::Nik | Self::Kk | Self::Desa | Self::Telepon | Self::Koreksi => false,
        }
    }

    /// Whether a chat may ask for it: what staf read from the berkas is only the pemohon's to see.
    #[must_use]
    pub fn is_for(self, p: &Permohonan, chat: ChatId) -> bool {
        self.is_of(p) && (!self.is_entered() || p.is_pemohon(chat))
    }

    /// Whether it is a number of sixteen digits: who is not the pemohon could find one out by trying.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Nik | Self::Kk)
    }

    /// Whether an office asks for it by chat: numbers that it does not ask for are put right at the counter, from the KK.
    #[must_use]
    pub fn is_asked_by(self, by_chat: ByChat) -> bool {
        by_chat.numbers || !self.is_number()
    }

    /// Whether a chat sees what is written there: what staf read from the berkas, and what of a KTP is wrong, only the pemohon
    /// does. Others see which data it is.
    #[must_use]
    pub fn is_shown_to(self, p: &Permohonan, chat: ChatId) -> bool {
        (!self.is_entered() && self != Self::Koreksi) || p.is_pemohon(chat)
    }

    /// Whether a permohonan has it: numbers once they are known, what is read from the berkas from SOP 3 on, corrections where
    /// its kind asks for them.
    #[must_use]
    pub fn is_of(self, p: &Permohonan) -> bool {
        match self {
            Self::Koreksi => p.jenis == Jenis::Pembetulan,
            Self::TempatLahir | Self::TanggalLahir | Self::JenisKelamin | Self::Alamat | Self::RtRw => {
                p.entri.is_some()
            }
            Self::Nik | Self::Kk => p.data.numbers.is_some(),
            Self::Nama | Self::Desa | Self::Telepon => true,
        }
    }
}

/// What one of them should be.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nilai {
    /// Name.
    Nama(Nama),
    /// NIK.
    Nik(Nik),
    /// Number of the KK.
    Kk(NomorKk),
    /// Desa.
    Desa(DesaKode),
    /// Telephone number.
    Telepon(PhoneNumber),
    /// No telephone number any more.
    TanpaTelepon,
    /// Place of birth.
    TempatLahir(String),
    /// Date of birth.
    TanggalLahir(NaiveDate),
    /// Sex.
    JenisKelamin(Sex),
    /// Street address.
    Alamat(String),
    /// RT and RW, three digits each.
    RtRw {
        /// RT.
        rt: String,
        /// RW.
        rw: String,
    },
    /// This of the KTP is to be corrected, in the place of what was said of it.
    Koreksi(Perubahan),
    /// This of the KTP is not to be corrected.
    TanpaKoreksi(Element),
}

impl Nilai {
    /// Which data it is of.
    #[must_use]
    pub fn bagian(&self) -> Bagian {
        match self {
            Self::Nama(_) => Bagian::Nama,
            Self::Nik(_) => Bagian::Nik,
            Self::Kk(_) => Bagian::Kk,
            Self::Desa(_) => Bagian::Desa,
            Self::Telepon(_) | Self::TanpaTelepon => Bagian::Telepon,
            Self::TempatLahir(_) => Bagian::TempatLahir,
            Self::TanggalLahir(_) => Bagian::TanggalLahir,
            Self::JenisKelamin(_) => Bagian::JenisKelamin,
            Self::Alamat(_) => Bagian::Alamat,
            Self::RtRw { .. } => Bagian::RtRw,
            Self::Koreksi(_) | Self::TanpaKoreksi(_) => Bagian::Koreksi,
        }
    }

    /// What stands in its place; `None` where nothing does: a telephone number that was not given, data that staf have not
    /// read yet.
    #[must_use]
    pub fn standing(&self, p: &Permohonan) -> Option<Self> {
        let data = &p.data;
        Some(match self {
            Self::Nama(_) => Self::Nama(data.nama.clone()),
            Self::Nik(_) => Self::Nik(data.nik()?.clone()),
            Self::Kk(_) => Self::Kk(data.kk()?.clone()),
            Self::Desa(_) => Self::Desa(data.desa.clone()),
            Self::Telepon(_) => Self::Telepon(data.phone.clone()?),
            Self::TanpaTelepon => data.phone.clone().map_or(Self::TanpaTelepon, Self::Telepon),
            Self::TempatLahir(_) => Self::TempatLahir(p.entri.as_ref()?.tempat_lahir.clone()),
            Self::TanggalLahir(_) => Self::TanggalLahir(p.entri.as_ref()?.tanggal_lahir),
            Self::JenisKelamin(_) => Self::JenisKelamin(p.entri.as_ref()?.sex),
            Self::Alamat(_) => Self::Alamat(p.entri.as_ref()?.alamat.clone()),
            Self::RtRw { .. } => {
                let entri = p.entri.as_ref()?;
                Self::RtRw { rt: entri.rt.clone(), rw: entri.rw.clone() }
            }
            Self::Koreksi(Perubahan { element, .. }) | Self::TanpaKoreksi(element) => {
                correction(data, *element).map_or(Self::TanpaKoreksi(*element), |asked| Self::Koreksi(asked.clone()))
            }
        })
    }

    /// The data with this in its place. One number alone is put nowhere: where none is known, staf enter both.
    #[must_use]
    pub fn put_into(&self, data: &DataPemohon) -> DataPemohon {
        let mut data = data.clone();
        match self {
            Self::Nama(nama) => data.nama = nama.clone(),
            Self::Nik(nik) => data.numbers.iter_mut().for_each(|numbers| numbers.nik = nik.clone()),
            Self::Kk(kk) => data.numbers.iter_mut().for_each(|numbers| numbers.kk = kk.clone()),
            Self::Desa(desa) => data.desa = desa.clone(),
            Self::Telepon(phone) => data.phone = Some(phone.clone()),
            Self::TanpaTelepon => data.phone = None,
            Self::Koreksi(asked) => match data.perubahan.iter_mut().find(|one| one.element == asked.element) {
                Some(one) => *one = asked.clone(),
                None => data.perubahan.push(asked.clone()),
            },
            Self::TanpaKoreksi(element) => data.perubahan.retain(|one| one.element != *element),
            Self::TempatLahir(_)
            | Self::TanggalLahir(_)
            | Self::JenisKelamin(_)
            | Self::Alamat(_)
            | Self::RtRw { .. } => {}
        }
        data
    }

    /// What staf read from the berkas with this in its place.
    #[must_use]
    pub fn put_into_entri(&self, entri: &DataEntri) -> DataEntri {
        let mut entri = entri.clone();
        match self {
            Self::TempatLahir(tempat) => entri.tempat_lahir.clone_from(tempat),
            Self::TanggalLahir(tanggal) => entri.tanggal_lahir = *tanggal,
            Self::JenisKelamin(sex) => entri.sex = *sex,
            Self::Alamat(alamat) => entri.alamat.clone_from(alamat),
            Self::RtRw { rt, rw } => (entri.rt, entri.rw) = (rt.clone(), rw.clone()),
            Self::Nama(_)
            | Self::Nik(_)
            | Self::Kk(_)
            | Self::Desa(_)
            | Self::Telepon(_)
            | Self::TanpaTelepon
            | Self::Koreksi(_)
            | Self::TanpaKoreksi(_) => {}
        }
        entri
    }
}

/// What is asked to be corrected of this.
#[must_use]
pub fn correction(data: &DataPemohon, element: Element) -> Option<&Perubahan> {
    data.perubahan.iter().find(|one| one.element == element)
}

impl std::fmt::Debug for Nilai {
    /// Personal data is never printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Nilai({})", self.bagian())
    }
}
