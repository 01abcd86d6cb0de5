//! The data of a person as it is written: what is absent is left out, and numbers are both there, or neither is.

use serde::{Deserialize, Serialize};

use super::{DataPemohon, Numbers, Perubahan};
use crate::domain::desa::DesaKode;
use crate::domain::kk::NomorKk;
use crate::domain::nama::Nama;
use crate::domain::nik::Nik;
use crate::domain::phone::PhoneNumber;

/// What is absent is left out, so that what an earlier program wrote, and its digest, stay as they are.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    nama: Nama,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nik: Option<Nik>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kk: Option<NomorKk>,
    desa: DesaKode,
    perubahan: Vec<Perubahan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phone: Option<PhoneNumber>,
}

impl From<DataPemohon> for Stored {
    fn from(data: DataPemohon) -> Self {
        let DataPemohon { nama, numbers, desa, perubahan, phone } = data;
        let (nik, kk) = numbers.map(|numbers| (numbers.nik, numbers.kk)).unzip();
        Self { nama, nik, kk, desa, perubahan, phone }
    }
}

/// One of the two numbers stands there without the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("NIK and number of the KK are both known, or neither is")]
pub struct HalfKnown;

impl TryFrom<Stored> for DataPemohon {
    type Error = HalfKnown;

    fn try_from(stored: Stored) -> Result<Self, HalfKnown> {
        let numbers = match (stored.nik, stored.kk) {
            (Some(nik), Some(kk)) => Some(Numbers { nik, kk }),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => return Err(HalfKnown),
        };
        let Stored { nama, desa, perubahan, phone, .. } = stored;
        Ok(Self { nama, numbers, desa, perubahan, phone })
    }
}
