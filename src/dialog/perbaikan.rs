//! Putting data of a permohonan right: which data, what it should be, and whether it is right like that. The same checks as in
//! the dialogue of applying.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::number::number_in;
use super::phone::numbers_in;
use super::place::named_in;
use super::wrong::{kk_error, nama_error, nik_error, phone_error};
use crate::domain::desa::{Desa, Wilayah};
use crate::domain::kantor::Kantor;
use crate::domain::kk::{KkError, NomorKk};
use crate::domain::kode::Kode;
use crate::domain::nama::Nama;
use crate::domain::nik::Nik;
use crate::domain::pemohon::DataPemohon;
use crate::domain::perbaikan::{Bagian, Nilai, masked_apart};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::phone::PhoneNumber;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, UbahAct};
use crate::pesan::{Button, Pesan, Reply};

/// The open question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asking {
    /// Which data.
    Which {
        /// Of which permohonan.
        kode: Kode,
    },
    /// What it should be.
    Value {
        /// Of which permohonan.
        kode: Kode,
        /// Which data.
        bagian: Bagian,
    },
    /// Whether it is right like that.
    Confirm {
        /// Of which permohonan.
        kode: Kode,
        /// What it should be.
        nilai: Nilai,
    },
}

impl Asking {
    /// The permohonan that it is about.
    #[must_use]
    pub fn kode(&self) -> Kode {
        match self {
            Self::Which { kode } | Self::Value { kode, .. } | Self::Confirm { kode, .. } => *kode,
        }
    }
}

/// The open question in words.
#[must_use]
pub fn ask(asking: &Asking, p: &Permohonan, kantor: &Kantor) -> Reply {
    let button = |label, act| Button::new(label, (p.kode, Act::Ubah(act)));
    let no = button(Label::UbahNo, UbahAct::No);
    match asking {
        Asking::Which { .. } => {
            let (kode, nama, cara) = (p.kode, p.data.nama.as_str().to_owned(), Box::new(how(p).into()));
            let bagian: Vec<Button> = Bagian::ALL
                .iter()
                .filter(|bagian| is_known(p, **bagian))
                .map(|&bagian| button(Label::UbahBagian { bagian }, UbahAct::Bagian(bagian)))
                .collect();
            Reply::new(PerbaikanText::AskBagian { kode, nama, cara }).grid(&bagian, 2).rows([no])
        }
        Asking::Value { bagian: Bagian::Desa, .. } => {
            let one = |d: &Desa| button(Label::Desa { nama: d.nama.clone() }, UbahAct::Desa(d.kode.clone()));
            let desa: Vec<Button> = kantor.wilayah.desa().iter().map(one).collect();
            Reply::new(PerbaikanText::AskDesa).grid(&desa, 2).rows([no])
        }
        Asking::Value { bagian, .. } => Reply::new(value_question(*bagian)).rows([no]),
        Asking::Confirm { nilai, .. } => {
            let (kode, bagian, (lama, baru)) = (p.kode, nilai.bagian(), before_and_after(&p.data, nilai, kantor));
            let question = if is_at_once(p, bagian) {
                PerbaikanText::Confirm { kode, bagian, lama, baru }
            } else {
                PerbaikanText::ConfirmAsked { kode, bagian, lama, baru }
            };
            Reply::new(question).rows([button(Label::UbahYes, UbahAct::Yes), no])
        }
    }
}

fn value_question(bagian: Bagian) -> PerbaikanText {
    match bagian {
        Bagian::Nama => PerbaikanText::AskNama,
        Bagian::Nik => PerbaikanText::AskNik,
        Bagian::Kk => PerbaikanText::AskKk,
        Bagian::Desa => PerbaikanText::AskDesa,
        Bagian::Telepon => PerbaikanText::AskTelepon,
    }
}

fn how(p: &Permohonan) -> PerbaikanText {
    match p.tahap.kind() {
        TahapKind::Diajukan => PerbaikanText::HowNow,
        TahapKind::Dikirim => PerbaikanText::HowSent,
        TahapKind::Diterima
        | TahapKind::TidakLengkap
        | TahapKind::Lengkap
        | TahapKind::Dientri
        | TahapKind::Dibatalkan => PerbaikanText::HowAsked,
    }
}

/// Whether there is something that could be put right. A telephone number can be added; numbers that are not known yet are
/// entered by staf, both at once.
#[must_use]
pub fn is_known(p: &Permohonan, bagian: Bagian) -> bool {
    match bagian {
        Bagian::Nik | Bagian::Kk => p.data.numbers.is_some(),
        Bagian::Nama | Bagian::Desa | Bagian::Telepon => true,
    }
}

/// Whether it is changed without staf.
#[must_use]
pub fn is_at_once(p: &Permohonan, bagian: Bagian) -> bool {
    p.tahap.kind() == TahapKind::Diajukan || bagian == Bagian::Telepon
}

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
    }
}

fn kk_beside(text: &str, nik: Option<&Nik>) -> Result<NomorKk, KkError> {
    nik.map_or_else(|| NomorKk::parse(text), |nik| NomorKk::parse_beside(text, nik))
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

/// What stands there and what it should be, as the chat of the person shows it: of long numbers the end, and what differs.
#[must_use]
pub fn before_and_after(data: &DataPemohon, nilai: &Nilai, kantor: &Kantor) -> (Box<Pesan>, String) {
    let shown = |nilai: String| Box::new(PerbaikanText::Nilai { nilai }.into());
    match nilai {
        Nilai::Nama(nama) => (shown(data.nama.as_str().to_owned()), nama.as_str().to_owned()),
        Nilai::Nik(nik) => {
            let (old, new) = masked_apart(data.nik().map_or("", Nik::as_str), nik.as_str());
            (shown(old), new)
        }
        Nilai::Kk(kk) => {
            let (old, new) = masked_apart(data.kk().map_or("", NomorKk::as_str), kk.as_str());
            (shown(old), new)
        }
        Nilai::Desa(desa) => (shown(kantor.desa_nama(&data.desa)), kantor.desa_nama(desa)),
        Nilai::Telepon(phone) => {
            let old = data.phone.as_ref().map(PhoneNumber::masked);
            (old.map_or_else(|| Box::new(PerbaikanText::NotGiven.into()), shown), phone.national())
        }
    }
}

/// A value as notices show it: numbers masked.
#[must_use]
pub fn masked(nilai: &Nilai, kantor: &Kantor) -> String {
    match nilai {
        Nilai::Nama(nama) => nama.as_str().to_owned(),
        Nilai::Nik(nik) => nik.masked(),
        Nilai::Kk(kk) => kk.masked(),
        Nilai::Desa(desa) => kantor.desa_nama(desa),
        Nilai::Telepon(phone) => phone.masked(),
    }
}

/// A value in full, for who holds it against the berkas.
#[must_use]
pub fn in_full(nilai: &Nilai, kantor: &Kantor) -> String {
    match nilai {
        Nilai::Nama(nama) => nama.as_str().to_owned(),
        Nilai::Nik(nik) => nik.as_str().to_owned(),
        Nilai::Kk(kk) => kk.as_str().to_owned(),
        Nilai::Desa(desa) => kantor.desa_nama(desa),
        Nilai::Telepon(phone) => phone.national(),
    }
}
