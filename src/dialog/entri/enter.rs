//! Answering the open field of SOP step 3.

use chrono::{DateTime, Utc};

use super::read::{Wrong, past_date, plain, readable, rt_rw, sex, with_letters};
use super::{Entri, Item, KK_AT, NIK_AT, SHOWN};
use crate::dialog::wrong::{kk_error, nama_error, nik_error};
use crate::domain::kantor::Kantor;
use crate::domain::kk::NomorKk;
use crate::domain::nama::Nama;
use crate::domain::nik::{Nik, Sex};
use crate::domain::wib::today_wib;
use crate::pesan::Reply;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::meja::Meja;
use crate::pesan::umum::Umum;

impl Entri {
    /// *Sesuai*: the value shown as this field, or the date that the NIK suggests, is as on the berkas. A second tap, or
    /// an old button, confirms no other field than the one that it stands below.
    pub fn same(&mut self, field: u8, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        if u32::from(field) != self.position() {
            return self.ask(kantor, now).after(Umum::QuestionPassed);
        }
        match self.item() {
            Item::Shown(_) => self.checked += 1,
            Item::Birth => self.tanggal_lahir = self.suggested_birth(now),
            Item::Place
            | Item::Sex
            | Item::Alamat
            | Item::RtRw
            | Item::PengantarNomor
            | Item::PengantarTanggal
            | Item::Review => {}
        }
        self.ask(kantor, now)
    }

    /// The sex read from the berkas.
    pub fn choose_sex(&mut self, sex: Sex, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        if self.item() == Item::Sex {
            self.sex = Some(sex);
        }
        self.ask(kantor, now)
    }

    /// Whether a date is the open field.
    #[must_use]
    pub fn asks_date(&self) -> bool {
        matches!(self.item(), Item::Birth | Item::PengantarTanggal)
    }

    /// Whether the number of the letter is the open field, and this is none of the pemohon's own numbers.
    #[must_use]
    pub fn takes_for_letter(&self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let own = [self.data.nik().map(Nik::as_str), self.data.kk().map(NomorKk::as_str)];
        self.item() == Item::PengantarNomor && !own.into_iter().flatten().any(|number| digits.contains(number))
    }

    /// A typed value for the open field.
    pub fn text(&mut self, text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.enter(&text, kantor, now) {
            Ok(Some(saved)) => self.ask(kantor, now).after(saved),
            Ok(None) => self.ask(kantor, now),
            Err(Wrong(wrong)) => self.ask(kantor, now).after(*wrong),
        }
    }

    /// Gives what stands in place of a number: the message with it is deleted.
    fn enter(&mut self, text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Result<Option<Ajukan>, Wrong> {
        match self.item() {
            Item::Shown(at) => {
                self.retype(at, text, kantor, now)?;
                self.checked += 1;
                return Ok(self.saved(at));
            }
            Item::Place => self.tempat_lahir = Some(with_letters(text)?),
            Item::Birth => self.tanggal_lahir = Some(past_date(text, today_wib(now))?),
            Item::Alamat => self.alamat = Some(with_letters(text)?),
            Item::RtRw => self.rt_rw = Some(rt_rw(text).ok_or_else(|| Wrong::new(Meja::EntriRtRwWrong))?),
            Item::PengantarNomor => self.pengantar_nomor = Some(readable(text, char::is_alphanumeric)?),
            Item::PengantarTanggal => self.pengantar_tanggal = Some(past_date(text, today_wib(now))?),
            Item::Sex => self.sex = Some(sex(text).ok_or_else(|| Wrong::new(Umum::PickOne))?),
            Item::Review => return Err(Wrong::new(Umum::PickOne)),
        }
        Ok(None)
    }

    fn saved(&self, at: usize) -> Option<Ajukan> {
        match at {
            NIK_AT => self.data.nik().map(|nik| Ajukan::NikSaved { nik: nik.masked() }),
            KK_AT => self.data.kk().map(|kk| Ajukan::KkSaved { kk: kk.masked() }),
            _ => None,
        }
    }

    fn retype(&mut self, at: usize, text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Result<(), Wrong> {
        match at {
            0 => self.data.nama = Nama::parse(text).map_err(|e| Wrong::new(nama_error(e)))?.0,
            NIK_AT => {
                let nik = Nik::parse(text, today_wib(now)).map_err(|e| Wrong::new(nik_error(e)))?;
                if self.data.kk().is_some_and(|kk| kk.same_digits(&nik)) {
                    return Err(Wrong::new(Ajukan::NikIsKk));
                }
                self.data.numbers.iter_mut().for_each(|numbers| numbers.nik = nik.clone());
            }
            KK_AT => {
                let nik = self.data.nik();
                let parsed = nik.map_or_else(|| NomorKk::parse(text), |nik| NomorKk::parse_beside(text, nik));
                let kk = parsed.map_err(|e| Wrong::new(kk_error(e)))?;
                self.data.numbers.iter_mut().for_each(|numbers| numbers.kk = kk.clone());
            }
            3 => {
                let unknown = || Wrong::new(Ajukan::DesaUnknown { nama: text.chars().take(40).collect() });
                self.data.desa = kantor.wilayah.find_by_name(text).ok_or_else(unknown)?.kode.clone();
            }
            _ => {
                if let Some(p) = self.data.perubahan.get_mut(at - SHOWN) {
                    p.should = plain(text)?;
                }
            }
        }
        Ok(())
    }
}
