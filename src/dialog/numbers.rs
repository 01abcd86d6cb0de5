//! NIK and number of the KK of a permohonan that was asked for without them: staf type them at the counter. The questions and
//! checks are those of applying, and what was read is shown once more, masked, before it is written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::number::number_in;
use super::wrong::{kk_error, nik_error};
use crate::domain::kk::NomorKk;
use crate::domain::kode::Kode;
use crate::domain::nik::Nik;
use crate::domain::pemohon::Numbers;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::{Act, NomorAct};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// The answers so far.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entering {
    /// Of which permohonan.
    pub kode: Kode,
    /// NIK.
    pub nik: Option<Nik>,
    /// Number of the KK.
    pub kk: Option<NomorKk>,
    /// Whether they come in the place of those that are written.
    #[serde(default)]
    pub fixes: bool,
}

impl Entering {
    /// Nothing typed yet.
    #[must_use]
    pub fn new(kode: Kode, fixes: bool) -> Self {
        Self { kode, nik: None, kk: None, fixes }
    }

    /// Both, once both were read.
    #[must_use]
    pub fn numbers(&self) -> Option<Numbers> {
        Some(Numbers { nik: self.nik.clone()?, kk: self.kk.clone()? })
    }

    /// The open question, about this person.
    #[must_use]
    pub fn ask(&self, nama: &str) -> Reply {
        let button = |label, act| Button::new(label, (self.kode, Act::Nomor(act)));
        let again = button(Label::NumbersAgain, NomorAct::Again);
        let stop = button(Label::UbahNo, NomorAct::Stop);
        match (&self.nik, &self.kk) {
            (None, _) => Reply::new(Ajukan::AskNik).rows([stop]),
            (Some(_), None) => Reply::new(Ajukan::AskKk).rows([again, stop]),
            (Some(nik), Some(kk)) => {
                let (kode, nama) = (self.kode, nama.to_owned());
                Reply::new(Loket::NumbersConfirm { kode, nama, nik: nik.masked(), kk: kk.masked() }).rows([
                    button(Label::NumbersSave, NomorAct::Save),
                    again,
                    stop,
                ])
            }
        }
    }

    /// A typed number; what is said of it before the next question.
    pub fn text(&mut self, text: &str, today: NaiveDate) -> Option<Pesan> {
        let number = number_in(text);
        match (&self.nik, &self.kk) {
            (None, _) => match Nik::parse(&number, today) {
                Ok(nik) => {
                    let read = Loket::NumbersNikRead { nik: nik.masked() };
                    self.nik = Some(nik);
                    Some(read.into())
                }
                Err(error) => Some(nik_error(error).into()),
            },
            (Some(nik), None) => match NomorKk::parse_beside(&number, nik) {
                Ok(kk) => {
                    self.kk = Some(kk);
                    None
                }
                Err(error) => Some(kk_error(error).into()),
            },
            (Some(_), Some(_)) => Some(Umum::PickOne.into()),
        }
    }
}

impl std::fmt::Debug for Entering {
    /// It holds personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entering(…)")
    }
}
