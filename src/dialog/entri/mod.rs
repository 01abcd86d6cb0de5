//! SOP step 3: staf hold every field against the berkas, one by one: *sesuai* or typed again.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::kantor::Kantor;
use crate::domain::kk::NomorKk;
use crate::domain::kode::Kode;
use crate::domain::nama::Nama;
use crate::domain::nik::{Nik, NikRemark, Sex, nik_remarks};
use crate::domain::pemohon::{CheckedData, DataEntri, DataPemohon, Pengantar};
use crate::domain::tanggal;
use crate::domain::wib::today_wib;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};

/// The syarat whose number and date are entered, where a kind asks for it.
pub const PENGANTAR: &str = "pengantar";

/// Longest text of a field, in characters.
const MAX_TEXT: usize = 120;

/// What was checked so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entri {
    /// The permohonan.
    pub kode: Kode,
    /// What was said by chat, put right on the way.
    pub data: DataPemohon,
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

const SHOWN: usize = 4;
const ENTERED: usize = 5;

impl Entri {
    /// Nothing checked yet.
    #[must_use]
    pub fn new(kode: Kode, data: DataPemohon, with_pengantar: bool) -> Self {
        Self {
            kode,
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

    fn shown(&self) -> usize {
        SHOWN + self.data.perubahan.len()
    }

    /// *Sesuai*: the shown value, or the date that the NIK suggests, is as on the berkas.
    pub fn same(&mut self, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
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

    /// A typed value for the open field.
    pub fn text(&mut self, text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.enter(&text, kantor, now) {
            Ok(()) => self.ask(kantor, now),
            Err(Wrong(wrong)) => self.ask(kantor, now).after(*wrong),
        }
    }

    fn enter(&mut self, text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Result<(), Wrong> {
        match self.item() {
            Item::Shown(at) => {
                self.retype(at, text, kantor, now)?;
                self.checked += 1;
            }
            Item::Place => self.tempat_lahir = Some(plain(text)?),
            Item::Birth => self.tanggal_lahir = Some(past_date(text, now)?),
            Item::Alamat => self.alamat = Some(plain(text)?),
            Item::RtRw => self.rt_rw = Some(rt_rw(text).ok_or_else(|| Wrong::new(Meja::EntriRtRwWrong))?),
            Item::PengantarNomor => self.pengantar_nomor = Some(plain(text)?),
            Item::PengantarTanggal => self.pengantar_tanggal = Some(past_date(text, now)?),
            Item::Sex | Item::Review => return Err(Wrong::new(crate::pesan::umum::Umum::PickOne)),
        }
        Ok(())
    }

    fn retype(&mut self, at: usize, text: &str, kantor: &Kantor, now: DateTime<Utc>) -> Result<(), Wrong> {
        match at {
            0 => self.data.nama = Nama::parse(text).map_err(|_| Wrong::new(Ajukan::NamaEmpty))?.0,
            1 => {
                let nik = Nik::parse(text, today_wib(now)).map_err(|e| Wrong::new(super::ajukan::nik_error(e)))?;
                if self.data.kk.same_digits(&nik) {
                    return Err(Wrong::new(Ajukan::NikIsKk));
                }
                self.data.nik = nik;
            }
            2 => {
                let parsed = NomorKk::parse_beside(text, &self.data.nik);
                self.data.kk = parsed.map_err(|e| Wrong::new(super::ajukan::kk_error(e)))?;
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

    /// Asks for the open field.
    #[must_use]
    pub fn ask(&self, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        let (kode, nomor, jumlah) = (self.kode, self.position(), self.total());
        let same = Button::new(Label::AsOnBerkas, (kode, Act::EntriSame));
        let reply = match self.item() {
            Item::Shown(at) => {
                Reply::new(Meja::EntriCheck { kode, nomor, jumlah, isi: Box::new(self.shown_line(at, kantor)) })
                    .rows([same])
            }
            Item::Place => Reply::new(Meja::EntriPlace { kode, nomor, jumlah }),
            Item::Birth => match self.suggested_birth(now) {
                Some(tanggal) => Reply::new(Meja::EntriBirthSuggested { kode, nomor, jumlah, tanggal }).rows([same]),
                None => Reply::new(Meja::EntriBirth { kode, nomor, jumlah }),
            },
            Item::Sex => {
                let buttons = Sex::ALL.iter().map(|&sex| Button::new(Label::Sex { sex }, (kode, Act::EntriSex(sex))));
                Reply::new(Meja::EntriSex { kode, nomor, jumlah }).row(buttons.collect())
            }
            Item::Alamat => Reply::new(Meja::EntriAlamat { kode, nomor, jumlah }),
            Item::RtRw => Reply::new(Meja::EntriRtRw { kode, nomor, jumlah }),
            Item::PengantarNomor => Reply::new(Meja::EntriPengantarNomor { kode, nomor, jumlah }),
            Item::PengantarTanggal => Reply::new(Meja::EntriPengantarTanggal { kode, nomor, jumlah }),
            Item::Review => self.review(kantor, now),
        };
        reply.rows([Button::new(Label::EntriPause, (kode, Act::EntriPause))])
    }

    fn review(&self, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        let daftar =
            self.checked_data().map_or_else(Vec::new, |data| data_lines(&data.pemohon, Some(&data.entri), kantor));
        let catatan = self.remarks(kantor, now);
        Reply::new(Meja::EntriSummary { kode: self.kode, daftar, catatan }).rows([
            Button::new(Label::EntriSave, (self.kode, Act::EntriSave)),
            Button::new(Label::EntriAgain, (self.kode, Act::EntriAgain)),
        ])
    }

    /// What staf should look at once more. Never a reason to refuse: such a NIK can be legal.
    fn remarks(&self, kantor: &Kantor, now: DateTime<Utc>) -> Vec<Pesan> {
        let kabupaten = kantor.wilayah.kabupaten_kode();
        let found = nik_remarks(&self.data.nik, self.tanggal_lahir, self.sex, kabupaten, today_wib(now));
        let remark = |r: NikRemark| match r {
            NikRemark::OutsideKabupaten => Meja::RemarkNikOutside,
            NikRemark::BirthDateDiffers | NikRemark::BirthDateAmbiguous => Meja::RemarkBirthDate,
            NikRemark::SexDiffers => Meja::RemarkSex,
        };
        found.into_iter().map(|r| remark(r).into()).collect()
    }

    /// Everything, once every field was checked: the guard of SOP step 3.
    #[must_use]
    pub fn checked_data(&self) -> Option<CheckedData> {
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
        Some(CheckedData { pemohon: self.data.clone(), entri })
    }

    /// Only where the NIK leaves one reading: a guess is not put into people's mouths.
    fn suggested_birth(&self, now: DateTime<Utc>) -> Option<NaiveDate> {
        match self.data.nik.birth_dates(today_wib(now))[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    fn shown_line(&self, at: usize, kantor: &Kantor) -> Pesan {
        let lines = data_lines(&self.data, None, kantor);
        lines.into_iter().nth(at).unwrap_or(Meja::AntreanEmpty.into())
    }

    fn total(&self) -> u32 {
        let letter = if self.with_pengantar { 2 } else { 0 };
        u32::try_from(self.shown() + ENTERED + letter).unwrap_or(u32::MAX)
    }

    fn position(&self) -> u32 {
        let after = |n: usize| self.shown() + n;
        let at = match self.item() {
            Item::Shown(at) => at + 1,
            Item::Place => after(1),
            Item::Birth => after(2),
            Item::Sex => after(3),
            Item::Alamat => after(4),
            Item::RtRw => after(5),
            Item::PengantarNomor => after(6),
            Item::PengantarTanggal | Item::Review => after(7),
        };
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

/// The data of a person as lines for petugas, in the order in which it is checked.
#[must_use]
pub fn data_lines(data: &DataPemohon, entri: Option<&DataEntri>, kantor: &Kantor) -> Vec<Pesan> {
    let mut lines: Vec<Pesan> = vec![
        Meja::DataNama { nilai: data.nama.as_str().to_owned() }.into(),
        Meja::DataNik { nilai: data.nik.as_str().to_owned() }.into(),
        Meja::DataKk { nilai: data.kk.as_str().to_owned() }.into(),
        Meja::DataDesa { nilai: kantor.desa_nama(&data.desa) }.into(),
    ];
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

fn plain(text: &str) -> Result<String, Wrong> {
    let length = text.chars().count();
    if length == 0 || length > MAX_TEXT {
        return Err(Wrong::new(Meja::EntriTextWrong { jumlah: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) }));
    }
    Ok(text.to_owned())
}

fn past_date(text: &str, now: DateTime<Utc>) -> Result<NaiveDate, Wrong> {
    let date = tanggal::parse(text).map_err(|_| Wrong::new(Meja::EntriDateWrong))?;
    if date > today_wib(now) { Err(Wrong::new(Meja::EntriDateFuture)) } else { Ok(date) }
}

/// `3/2`, `003 / 002`, `rt 3 rw 2`: two numbers of at most three digits.
fn rt_rw(text: &str) -> Option<(String, String)> {
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    match numbers[..] {
        [rt, rw] if rt.len() <= 3 && rw.len() <= 3 => Some((format!("{rt:0>3}"), format!("{rw:0>3}"))),
        _ => None,
    }
}
