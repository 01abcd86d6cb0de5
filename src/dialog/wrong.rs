//! What is wrong with a typed number or name, as a sentence: the same for citizens and for staf.

use crate::domain::kk::KkError;
use crate::domain::nama::NamaError;
use crate::domain::nik::NikError;
use crate::domain::phone::PhoneError;
use crate::pesan::ajukan::Ajukan;

pub(in crate::dialog) fn nik_error(error: NikError) -> Ajukan {
    match error {
        NikError::NotDigits => Ajukan::NikNotDigits,
        NikError::WrongLength { digits } => Ajukan::NikWrongLength { angka: digits },
        NikError::Temporary => Ajukan::NikTemporary,
        NikError::AllEqual => Ajukan::NikAllEqual,
        NikError::UnknownProvince | NikError::ZeroRegion => Ajukan::NikRegion,
        NikError::NoSuchDate => Ajukan::NikNoSuchDate,
        NikError::ZeroSerial => Ajukan::NikZeroSerial,
    }
}

pub(in crate::dialog) fn kk_error(error: KkError) -> Ajukan {
    match error {
        KkError::NotDigits => Ajukan::KkNotDigits,
        KkError::WrongLength { digits } => Ajukan::KkWrongLength { angka: digits },
        KkError::Temporary | KkError::AllEqual | KkError::UnknownProvince => Ajukan::KkImpossible,
        KkError::SameAsNik => Ajukan::KkIsNik,
    }
}

pub(in crate::dialog) fn phone_error(error: PhoneError) -> Ajukan {
    match error {
        PhoneError::NotDigits => Ajukan::PhoneNotDigits,
        PhoneError::Foreign => Ajukan::PhoneForeign,
        PhoneError::NoPrefix => Ajukan::PhoneNoPrefix,
        PhoneError::WrongLength { digits } => Ajukan::PhoneWrongLength { angka: digits },
    }
}

pub(in crate::dialog) fn nama_error(error: NamaError) -> Ajukan {
    match error {
        NamaError::Empty => Ajukan::NamaEmpty,
        NamaError::TooShort => Ajukan::NamaTooShort,
        NamaError::StrangeCharacter(c) if c.is_numeric() => Ajukan::NamaDigits,
        NamaError::StrangeCharacter(c) => Ajukan::NamaStrange { huruf: c.to_string() },
        NamaError::TooLong { .. } => Ajukan::NamaTooLong,
    }
}
