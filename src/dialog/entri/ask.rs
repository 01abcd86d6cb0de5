//! Asking for the open field of SOP step 3.

use chrono::{DateTime, NaiveDate, Utc};

use super::{ENTERED, Entri, Item, data_lines, masked_lines};
use crate::domain::kantor::Kantor;
use crate::domain::nik::{NikRemark, Sex, nik_remarks};
use crate::domain::pemohon::{DataEntri, DataPemohon};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};

/// The data of a person as lines: numbers in full, or masked.
type Lines = fn(&DataPemohon, Option<&DataEntri>, &Kantor) -> Vec<Pesan>;

impl Entri {
    /// Asks for the open field.
    #[must_use]
    pub fn ask(&self, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        self.ask_with(data_lines, kantor, now)
    }

    /// The same question, as it stands in the chat after a while: numbers are masked, and it can be answered still.
    #[must_use]
    pub fn covered(&self, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        self.ask_with(masked_lines, kantor, now).after(Meja::EntriCovered { kode: self.kode })
    }

    fn ask_with(&self, lines: Lines, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        let (kode, nomor, jumlah) = (self.kode, self.position(), self.total());
        let same = Button::new(Label::AsOnBerkas, (kode, Act::EntriSame(u8::try_from(nomor).unwrap_or(u8::MAX))));
        let reply = match self.item() {
            Item::Shown(at) => {
                Reply::new(Meja::EntriCheck { kode, nomor, jumlah, isi: Box::new(self.shown_line(at, lines, kantor)) })
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
            Item::Review => self.review(lines, kantor, now),
        };
        reply.rows([Button::new(Label::EntriPause, (kode, Act::EntriPause))])
    }

    fn review(&self, lines: Lines, kantor: &Kantor, now: DateTime<Utc>) -> Reply {
        let checked = self.checked_data(now);
        let daftar = checked.map_or_else(Vec::new, |data| lines(data.pemohon(), Some(data.entri()), kantor));
        let catatan = self.remarks(kantor, now);
        Reply::new(Meja::EntriSummary { kode: self.kode, daftar, catatan }).rows([
            Button::new(Label::EntriSave, (self.kode, Act::EntriSave)),
            Button::new(Label::EntriAgain, (self.kode, Act::EntriAgain)),
        ])
    }

    /// What staf should look at once more. Never a reason to refuse: such a NIK can be legal.
    fn remarks(&self, kantor: &Kantor, now: DateTime<Utc>) -> Vec<Pesan> {
        let kabupaten = kantor.wilayah.kabupaten_kode();
        let of = |nik| nik_remarks(nik, self.tanggal_lahir, self.sex, kabupaten, today_wib(now));
        let found = self.data.nik().map(of).unwrap_or_default();
        let remark = |r: NikRemark| match r {
            NikRemark::OutsideKabupaten => Meja::RemarkNikOutside,
            NikRemark::BirthDateDiffers | NikRemark::BirthDateAmbiguous => Meja::RemarkBirthDate,
            NikRemark::SexDiffers => Meja::RemarkSex,
        };
        found.into_iter().map(|r| remark(r).into()).collect()
    }

    /// Only where the NIK leaves one plausible reading: a guess is not put into people's mouths. Who applies is old
    /// enough to have a KTP soon, or to be married, and rarely older than a hundred.
    pub(super) fn suggested_birth(&self, now: DateTime<Utc>) -> Option<NaiveDate> {
        let today = today_wib(now);
        let plausible = |date: &NaiveDate| today.years_since(*date).is_some_and(|years| (15..=100).contains(&years));
        let dates = self.data.nik().map(|nik| nik.birth_dates(today)).unwrap_or_default();
        match (&dates[..], &dates.iter().copied().filter(plausible).collect::<Vec<_>>()[..]) {
            ([one], _) | (_, [one]) => Some(*one),
            _ => None,
        }
    }

    fn shown_line(&self, at: usize, lines: Lines, kantor: &Kantor) -> Pesan {
        lines(&self.data, None, kantor).into_iter().nth(at).unwrap_or(Meja::AntreanEmpty.into())
    }

    fn total(&self) -> u32 {
        let letter = if self.with_pengantar { 2 } else { 0 };
        u32::try_from(self.shown() + ENTERED + letter).unwrap_or(u32::MAX)
    }

    pub(super) fn position(&self) -> u32 {
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
