//! The data of the pemohon, as said by chat and as checked by staf against the berkas (SOP step 3).

mod stored;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::codes;
use super::desa::DesaKode;
use super::kk::NomorKk;
use super::nama::Nama;
use super::nik::{Nik, Sex};
use super::petugas::ChatId;
use super::phone::PhoneNumber;

codes! {
    /// Kinds of service. The SOP's step 3 names the first two; the others exist and are off until the office wants them.
    pub enum Jenis {
        /// A new KTP.
        Baru = "baru",
        /// A correction of the data on the KTP.
        Pembetulan = "pembetulan",
        /// The KTP is damaged.
        Rusak = "rusak",
        /// The KTP is lost.
        Hilang = "hilang",
    }
}

codes! {
    /// What the pelapor is to the pemohon.
    pub enum Hubungan {
        /// Father or mother of the pemohon.
        OrangTua = "orang_tua",
        /// Child of the pemohon.
        Anak = "anak",
        /// Husband or wife.
        Pasangan = "pasangan",
        /// Brother, sister or another member of the family.
        Saudara = "saudara",
        /// A village officer.
        PerangkatDesa = "perangkat_desa",
        /// Someone else.
        Lainnya = "lainnya",
    }
}

codes! {
    /// Data on the KTP that can be corrected (Permendagri 108/2019 ps 15, as far as the KTP shows it).
    pub enum Element {
        /// Name.
        Nama = "nama",
        /// Place of birth.
        TempatLahir = "tempat_lahir",
        /// Date of birth.
        TanggalLahir = "tanggal_lahir",
        /// Sex.
        JenisKelamin = "jenis_kelamin",
        /// Address.
        Alamat = "alamat",
        /// Religion.
        Agama = "agama",
        /// Marital status.
        StatusKawin = "status_kawin",
        /// Occupation.
        Pekerjaan = "pekerjaan",
        /// Citizenship.
        Kewarganegaraan = "kewarganegaraan",
        /// Anything else.
        Lainnya = "lainnya",
    }
}

/// One correction: form F-1.06's *semula* and *menjadi*.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Perubahan {
    /// Which data.
    pub element: Element,
    /// What is written now.
    pub now: String,
    /// What it should be.
    pub should: String,
}

/// The numbers of a person: both are known, or neither is.
#[derive(Clone, PartialEq, Eq)]
pub struct Numbers {
    /// NIK.
    pub nik: Nik,
    /// Number of the KK.
    pub kk: NomorKk,
}

impl Numbers {
    /// Whether one number stands for both, which cannot be.
    #[must_use]
    pub fn are_same(&self) -> bool {
        self.kk.same_digits(&self.nik)
    }
}

/// What the pemohon or pelapor said by chat.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "stored::Stored", into = "stored::Stored")]
pub struct DataPemohon {
    /// Full name as on the KK.
    pub nama: Nama,
    /// NIK and number of the KK. Absent where the office does not ask for them by chat, until staf enter them at the counter.
    pub numbers: Option<Numbers>,
    /// Desa of the pemohon.
    pub desa: DesaKode,
    /// Corrections; empty unless the kind is [`Jenis::Pembetulan`].
    pub perubahan: Vec<Perubahan>,
    /// Where petugas can call whom the chat does not reach.
    pub phone: Option<PhoneNumber>,
}

impl DataPemohon {
    /// NIK, where it is known.
    #[must_use]
    pub fn nik(&self) -> Option<&Nik> {
        self.numbers.as_ref().map(|numbers| &numbers.nik)
    }

    /// Number of the KK, where it is known.
    #[must_use]
    pub fn kk(&self) -> Option<&NomorKk> {
        self.numbers.as_ref().map(|numbers| &numbers.kk)
    }

    /// Whether one number stands for both.
    #[must_use]
    pub fn has_same_numbers(&self) -> bool {
        self.numbers.as_ref().is_some_and(Numbers::are_same)
    }
}

/// Number and date of the letter of the desa.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pengantar {
    /// Number as written on the letter.
    pub nomor: String,
    /// Date of the letter.
    pub tanggal: NaiveDate,
}

/// What staf enters from the berkas in SOP step 3, beside what was said by chat.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataEntri {
    /// Place of birth.
    pub tempat_lahir: String,
    /// Date of birth.
    pub tanggal_lahir: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// Street address.
    pub alamat: String,
    /// RT, three digits.
    pub rt: String,
    /// RW, three digits.
    pub rw: String,
    /// The letter of the desa, where the kind asks for one.
    pub pengantar: Option<Pengantar>,
}

/// Data of which every field was held against the berkas: the guard of SOP step 3 as a type. Only [`CheckedData::new`]
/// makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedData {
    pemohon: DataPemohon,
    entri: DataEntri,
}

/// What cannot be so, whatever the berkas says. Never holds the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Implausible {
    /// One number stands for both.
    #[error("NIK and number of the KK are the same")]
    NikIsKk,
    /// NIK and number of the KK have to be there.
    #[error("NIK and number of the KK are not there")]
    NoNumbers,
    /// A date of birth or of a letter that is still to come.
    #[error("a date lies in the future")]
    InFuture,
    /// A text that has to be there.
    #[error("a text is empty")]
    Empty,
    /// RT and RW have three digits.
    #[error("RT or RW does not have three digits")]
    RtRw,
}

impl CheckedData {
    /// Takes what was checked on a day.
    ///
    /// # Errors
    /// [`Implausible`].
    pub fn new(pemohon: DataPemohon, entri: DataEntri, today: NaiveDate) -> Result<Self, Implausible> {
        match &pemohon.numbers {
            None => return Err(Implausible::NoNumbers),
            Some(numbers) if numbers.are_same() => return Err(Implausible::NikIsKk),
            Some(_) => {}
        }
        let letter = entri.pengantar.as_ref();
        if entri.tanggal_lahir > today || letter.is_some_and(|letter| letter.tanggal > today) {
            return Err(Implausible::InFuture);
        }
        let texts = [&entri.tempat_lahir, &entri.alamat].into_iter().chain(letter.map(|letter| &letter.nomor));
        if texts.into_iter().any(|text| text.trim().is_empty()) {
            return Err(Implausible::Empty);
        }
        if ![&entri.rt, &entri.rw].into_iter().all(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit())) {
            return Err(Implausible::RtRw);
        }
        Ok(Self { pemohon, entri })
    }

    /// What was said by chat, put right where the berkas says otherwise.
    #[must_use]
    pub fn pemohon(&self) -> &DataPemohon {
        &self.pemohon
    }

    /// What was read from the berkas.
    #[must_use]
    pub fn entri(&self) -> &DataEntri {
        &self.entri
    }
}

codes! {
    /// In what capacity a chat belongs to a permohonan: who is told.
    pub enum Sebagai {
        /// The person the KTP is for.
        Pemohon = "pemohon",
        /// The person who applied for somebody else.
        Pelapor = "pelapor",
    }
}

/// A chat that belongs to a permohonan and is told of every tahap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pihak {
    /// The private chat.
    pub chat: ChatId,
    /// In what capacity.
    pub sebagai: Sebagai,
    /// What a pelapor is to the pemohon.
    pub hubungan: Option<Hubungan>,
}

macro_rules! redacted_debug {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            /// Personal data is never printed.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
redacted_debug!(Perubahan, Numbers, DataPemohon, Pengantar, DataEntri, CheckedData);

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn numbers(kk: &str) -> Numbers {
        Numbers { nik: Nik::from_stored("3516134101909901").unwrap(), kk: NomorKk::from_stored(kk).unwrap() }
    }

    fn pemohon() -> DataPemohon {
        DataPemohon {
            nama: Nama::from_stored("Siti Contoh").unwrap(),
            numbers: Some(numbers("3516130101159901")),
            desa: DesaKode::parse("35.16.13.2009").unwrap(),
            perubahan: Vec::new(),
            phone: None,
        }
    }

    fn entri() -> DataEntri {
        DataEntri {
            tempat_lahir: "Mojokerto".into(),
            tanggal_lahir: day("1990-01-01"),
            sex: Sex::Female,
            alamat: "Jl. Contoh 12".into(),
            rt: "003".into(),
            rw: "000".into(),
            pengantar: Some(Pengantar { nomor: "470/1".into(), tanggal: day("2026-11-23") }),
        }
    }

    #[test]
    fn what_can_be_so_is_taken() {
        let checked = CheckedData::new(pemohon(), entri(), day("2026-11-23")).unwrap();
        assert!(*checked.pemohon() == pemohon() && *checked.entri() == entri());
        assert!(CheckedData::new(pemohon(), DataEntri { pengantar: None, ..entri() }, day("2026-11-23")).is_ok());
        let same = DataPemohon { numbers: Some(numbers("3516134101909901")), ..pemohon() };
        assert_eq!(CheckedData::new(same, entri(), day("2026-11-23")).err(), Some(Implausible::NikIsKk));
        let unknown = DataPemohon { numbers: None, ..pemohon() };
        assert_eq!(CheckedData::new(unknown, entri(), day("2026-11-23")).err(), Some(Implausible::NoNumbers));
    }

    /// Rows of before say nothing of a telephone number; where there is none, it is written as before, and so is its digest.
    #[test]
    fn data_of_an_earlier_program_is_read_and_written_as_it_was() {
        let written = serde_json::to_string(&pemohon()).unwrap();
        assert!(!written.contains("phone"));
        assert!(serde_json::from_str::<DataPemohon>(&written).unwrap() == pemohon());
        let with = DataPemohon { phone: Some(PhoneNumber::parse("081200009901").unwrap()), ..pemohon() };
        let written = serde_json::to_string(&with).unwrap();
        assert!(serde_json::from_str::<DataPemohon>(&written).unwrap() == with);
        let spoilt = written.replace("+6281200009901", "12");
        let error = serde_json::from_str::<DataPemohon>(&spoilt).err().unwrap().to_string();
        assert!(!error.contains("12\""), "{error}");
    }

    /// Digests are made of these bytes.
    #[test]
    fn known_numbers_are_written_as_they_always_were() {
        let written = r#"{"nama":"Siti Contoh","nik":"3516134101909901","kk":"3516130101159901","desa":"35.16.13.2009","perubahan":[]}"#;
        assert_eq!(serde_json::to_string(&pemohon()).unwrap(), written);
        assert!(serde_json::from_str::<DataPemohon>(written).unwrap() == pemohon());
    }

    #[test]
    fn numbers_are_both_known_or_neither_is() {
        let unknown = DataPemohon { numbers: None, ..pemohon() };
        let written = serde_json::to_string(&unknown).unwrap();
        assert_eq!(written, r#"{"nama":"Siti Contoh","desa":"35.16.13.2009","perubahan":[]}"#);
        assert!(serde_json::from_str::<DataPemohon>(&written).unwrap() == unknown);
        let whole = serde_json::to_string(&pemohon()).unwrap();
        for one in [r#""nik":"3516134101909901","#, r#""kk":"3516130101159901","#] {
            let half = whole.replace(one, "");
            assert!(half.len() < whole.len() && serde_json::from_str::<DataPemohon>(&half).is_err());
        }
        let spoilt = whole.replace("3516134101909901", "12");
        let error = serde_json::from_str::<DataPemohon>(&spoilt).err().unwrap().to_string();
        assert!(!error.contains("12\""), "no number is taken for an unknown one: {error}");
    }

    fn letter(nomor: &str, tanggal: &str) -> Pengantar {
        Pengantar { nomor: nomor.into(), tanggal: day(tanggal) }
    }

    #[rstest]
    #[case(DataEntri { tanggal_lahir: day("2026-11-24"), ..entri() }, Implausible::InFuture)]
    #[case(DataEntri { pengantar: Some(letter("470/1", "2026-11-24")), ..entri() }, Implausible::InFuture)]
    #[case(DataEntri { pengantar: Some(letter(" ", "2026-11-23")), ..entri() }, Implausible::Empty)]
    #[case(DataEntri { tempat_lahir: String::new(), ..entri() }, Implausible::Empty)]
    #[case(DataEntri { alamat: " \n".into(), ..entri() }, Implausible::Empty)]
    #[case(DataEntri { rt: "1".into(), ..entri() }, Implausible::RtRw)]
    #[case(DataEntri { rt: "0001".into(), ..entri() }, Implausible::RtRw)]
    #[case(DataEntri { rw: "1-2".into(), ..entri() }, Implausible::RtRw)]
    #[case(DataEntri { rw: "٠٠١".into(), ..entri() }, Implausible::RtRw)]
    fn what_cannot_be_so_is_refused(#[case] entri: DataEntri, #[case] why: Implausible) {
        assert_eq!(CheckedData::new(pemohon(), entri, day("2026-11-23")).err(), Some(why));
    }
}
