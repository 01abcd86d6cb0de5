//! What data should be, as it is typed: the same checks as where it was said first, in applying or in SOP 3.

use chrono::NaiveDate;

use crate::dialog::corrections::written;
use crate::dialog::entri::read::{Wrong, past_date, rt_rw, sex, with_letters};
use crate::dialog::number::number_in;
use crate::dialog::phone::numbers_in;
use crate::dialog::place::named_in;
use crate::dialog::wrong::{kk_error, nama_error, nik_error, phone_error};
use crate::domain::desa::Wilayah;
use crate::domain::kantor::Kantor;
use crate::domain::kk::{KkError, NomorKk};
use crate::domain::nama::Nama;
use crate::domain::nik::Nik;
use crate::domain::pemohon::{DataPemohon, Perubahan};
use crate::domain::perbaikan::{Bagian, Nilai};
use crate::domain::phone::PhoneNumber;
use crate::pesan::Pesan;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::meja::Meja;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::umum::Umum;

/// What a person typed, or what is wrong with it.
///
/// # Errors
/// The sentence that says what is wrong.
pub fn read(
    text: &str,
    bagian: Bagian,
    data: &DataPemohon,
    (kantor, today): (&Kantor, NaiveDate),
) -> Result<Nilai, Box<Pesan>> {
    let text = &text.split_whitespace().collect::<Vec<_>>().join(" ");
    match bagian {
        Bagian::Nama => Nama::parse(text).map(|(nama, _)| Nilai::Nama(nama)).map_err(|error| boxed(nama_error(error))),
        Bagian::Nik => match Nik::parse(&number_in(text), today) {
            Ok(nik) if data.kk().is_some_and(|kk| kk.same_digits(&nik)) => Err(boxed(PerbaikanText::SameNumbers)),
            Ok(nik) => Ok(Nilai::Nik(nik)),
            Err(error) => Err(boxed(nik_error(error))),
        },
        Bagian::Kk => kk_beside(&number_in(text), data.nik()).map(Nilai::Kk).map_err(|error| match error {
            KkError::SameAsNik => boxed(PerbaikanText::SameNumbers),
            KkError::NotDigits
            | KkError::WrongLength { .. }
            | KkError::Temporary
            | KkError::AllEqual
            | KkError::UnknownProvince => boxed(kk_error(error)),
        }),
        Bagian::Desa => desa(text, &kantor.wilayah),
        Bagian::Telepon => phone(text),
        Bagian::TempatLahir => with_letters(text).map(Nilai::TempatLahir).map_err(as_said),
        Bagian::TanggalLahir => past_date(text, today).map(Nilai::TanggalLahir).map_err(as_said),
        Bagian::JenisKelamin => sex(text).map(Nilai::JenisKelamin).ok_or_else(|| boxed(Umum::PickOne)),
        Bagian::Alamat => with_letters(text).map(Nilai::Alamat).map_err(as_said),
        Bagian::RtRw => rt_rw(text).map(|(rt, rw)| Nilai::RtRw { rt, rw }).ok_or_else(|| boxed(Meja::EntriRtRwWrong)),
        Bagian::Koreksi => Err(boxed(Umum::PickOne)), // two questions of their own: `koreksi`
    }
}

fn kk_beside(text: &str, nik: Option<&Nik>) -> Result<NomorKk, KkError> {
    nik.map_or_else(|| NomorKk::parse(text), |nik| NomorKk::parse_beside(text, nik))
}

fn as_said(Wrong(wrong): Wrong) -> Box<Pesan> {
    wrong
}

fn boxed(wrong: impl Into<Pesan>) -> Box<Pesan> {
    Box::new(wrong.into())
}

fn desa(text: &str, wilayah: &Wilayah) -> Result<Nilai, Box<Pesan>> {
    let found = wilayah.find_by_name(text).or_else(|| named_in(text, wilayah));
    let unknown = || boxed(Ajukan::DesaUnknown { nama: text.chars().take(40).collect() });
    found.map(|desa| Nilai::Desa(desa.kode.clone())).ok_or_else(unknown)
}

fn phone(text: &str) -> Result<Nilai, Box<Pesan>> {
    let found = numbers_in(text);
    let number = match found.as_slice() {
        [] => text,
        [one] => one,
        [_, _, ..] => return Err(boxed(Ajukan::PhoneSeveral)),
    };
    PhoneNumber::parse(number).map(Nilai::Telepon).map_err(|error| boxed(phone_error(error)))
}

/// What is written on the KTP now, of data to correct.
///
/// # Errors
/// The sentence that says what is wrong.
pub fn read_now(text: &str) -> Result<String, Box<Pesan>> {
    written(text).map_err(boxed)
}

/// What it should be, in place of what was said before.
///
/// # Errors
/// The sentence that says what is wrong.
pub fn read_should(text: &str, asked: &Perubahan) -> Result<Nilai, Box<Pesan>> {
    let should = written(text).map_err(boxed)?;
    if should.to_lowercase() == asked.now.to_lowercase() {
        return Err(boxed(Ajukan::TextSame));
    }
    Ok(Nilai::Koreksi(Perubahan { should, ..asked.clone() }))
}
