//! A line of the book in words. What is the same on many lines is looked up once.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use super::Context;
use crate::domain::buku::{Baris, Hitung, Orang, Pelaku, Terbaca};
use crate::domain::langkah::{Alasan, AlasanBatal};
use crate::domain::pemohon::{Jenis, Pengantar};
use crate::domain::permohonan::PernyataanKind;
use crate::domain::personal::holds_number;
use crate::domain::petugas::PetugasId;
use crate::domain::register::block::{BlockKind, Filled, VoidReason};
use crate::domain::wib::wib;
use crate::pesan::Pesan;
use crate::pesan::buku::Buku;

/// Words that stand on many lines.
struct Often {
    jenis: Vec<String>,
    pernyataan: Vec<String>,
    lengkap: String,
    kurang: String,
    oleh: [String; 4],
    siapa: String,
    dilupakan: [String; 2],
    tidak_terbaca: [String; 2],
}

/// A line in words.
pub(super) struct Line {
    pub(super) nomor: String,
    pub(super) masuk: DateTime<Utc>,
    pub(super) nama: String,
    pub(super) nik: String,
    pub(super) kk: String,
    pub(super) desa: String,
    pub(super) rt_rw: String,
    pub(super) jenis: String,
    pub(super) pengantar: Option<(String, NaiveDate)>,
    pub(super) cek: Option<(String, DateTime<Utc>)>,
    pub(super) dientri: Option<DateTime<Utc>>,
    pub(super) dikirim: Option<(DateTime<Utc>, String)>,
    /// One a line.
    pub(super) petugas: String,
    pub(super) keterangan: String,
}

/// Makes words.
pub(super) struct Words<'a> {
    pub(super) context: &'a Context<'a>,
    often: Often,
}

impl<'a> Words<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        let say = |sentence: Buku| context.locale.plain(&sentence.into());
        let often = Often {
            jenis: Jenis::ALL.iter().map(|&jenis| say(Buku::Jenis { jenis })).collect(),
            pernyataan: PernyataanKind::ALL.iter().map(|&pernyataan| say(Buku::Pernyataan { pernyataan })).collect(),
            lengkap: say(Buku::CekLengkap),
            kurang: say(Buku::CekKurang),
            oleh: [Buku::OlehTerima, Buku::OlehCek, Buku::OlehEntri, Buku::OlehKirim].map(say),
            siapa: say(Buku::Siapa),
            dilupakan: [Buku::Dilupakan, Buku::DilupakanKet].map(say),
            tidak_terbaca: [Buku::TidakTerbaca, Buku::TidakTerbacaKet].map(say),
        };
        Self { context, often }
    }

    pub(super) fn say(&self, sentence: impl Into<Pesan>) -> String {
        self.context.locale.plain(&sentence.into())
    }

    pub(super) fn line(&self, baris: &Baris) -> Line {
        let terbaca = match &baris.orang {
            Orang::Ada(terbaca) => Some(&**terbaca),
            Orang::Dilupakan | Orang::TidakTerbaca => None,
        };
        let pengantar = terbaca.and_then(|orang| orang.entri.as_ref()?.pengantar.as_ref());
        Line {
            nomor: self.context.kantor.nomor(baris.nomor),
            masuk: baris.masuk,
            nama: self.nama(&baris.orang),
            nik: terbaca.map(|orang| self.nik(orang)).unwrap_or_default(),
            kk: terbaca.map(|orang| self.kk(orang)).unwrap_or_default(),
            desa: baris.desa.as_ref().map(|desa| self.context.kantor.desa_nama(desa)).unwrap_or_default(),
            rt_rw: terbaca.map(|orang| self.rt_rw(orang)).unwrap_or_default(),
            jenis: self.jenis(baris.jenis),
            pengantar: pengantar.map(|Pengantar { nomor, tanggal }| (nomor.clone(), *tanggal)),
            cek: baris.cek.map(|cek| (self.cek(cek.lengkap, cek.kembali), cek.at)),
            dientri: baris.dientri,
            dikirim: baris.dikirim.map(|(at, to)| (at, self.siapa(to).to_owned())),
            petugas: self.petugas(&baris.petugas),
            keterangan: self.keterangan(baris),
        }
    }

    /// What stands in place of the number of a line, where it is not about a permohonan.
    pub(super) const NO_NUMBER: &'static str = "–";

    /// Numbers that were passed over.
    pub(super) fn block(&self, filled: &Filled) -> Line {
        let block = &filled.block;
        let [first, last] = block.ends().map(|nomor| self.context.kantor.nomor(nomor));
        let empty = String::new;
        Line {
            nomor: if block.count() == 1 { first } else { self.say(Buku::BlokNomor { dari: first, sampai: last }) },
            masuk: filled.at,
            nama: self.say(Buku::BlokJumlah { jumlah: block.count() }),
            nik: empty(),
            kk: empty(),
            desa: empty(),
            rt_rw: empty(),
            jenis: empty(),
            pengantar: None,
            cek: None,
            dientri: None,
            dikirim: None,
            petugas: format!("{}: {}", self.say(Buku::BlokOleh), self.siapa(filled.by)),
            keterangan: self.passed_over(filled),
        }
    }

    /// Why numbers were passed over, under which of them nothing stands, and why not.
    fn passed_over(&self, filled: &Filled) -> String {
        if filled.block.kind == BlockKind::Earlier {
            return self.say(Buku::BlokSebelumnya);
        }
        let left = filled.unused().into_iter().map(run).collect::<Vec<_>>().join(", ");
        let left = (!left.is_empty()).then(|| self.say(Buku::BlokSisa { nomor: left }));
        let void = VoidReason::ALL.iter().filter_map(|&alasan| {
            let runs = filled.void.iter().filter(|(_, reason)| *reason == alasan);
            let nomor = runs.map(|(void, _)| run((void.first, void.last))).collect::<Vec<_>>().join(", ");
            (!nomor.is_empty()).then(|| self.say(Buku::BlokVoid { nomor, alasan }))
        });
        let sisa = left.into_iter().chain(void).collect::<Vec<_>>().join("; ");
        self.say(if sisa.is_empty() { Buku::BlokKertasPenuh } else { Buku::BlokKertas { sisa } })
    }

    fn nama(&self, orang: &Orang) -> String {
        match orang {
            Orang::Ada(terbaca) => terbaca.data.nama.as_str().to_owned(),
            Orang::Dilupakan => self.often.dilupakan[0].clone(),
            Orang::TidakTerbaca => self.often.tidak_terbaca[0].clone(),
        }
    }

    fn nik(&self, orang: &Terbaca) -> String {
        let full = self.context.cetakan.lengkap;
        orang.nik().map(|nik| if full { nik.as_str().to_owned() } else { nik.masked() }).unwrap_or_default()
    }

    fn kk(&self, orang: &Terbaca) -> String {
        let full = self.context.cetakan.lengkap;
        orang.kk().map(|kk| if full { kk.as_str().to_owned() } else { kk.masked() }).unwrap_or_default()
    }

    fn rt_rw(&self, orang: &Terbaca) -> String {
        let entri = orang.entri.as_ref();
        entri.map(|entri| self.say(Buku::RtRw { rt: entri.rt.clone(), rw: entri.rw.clone() })).unwrap_or_default()
    }

    fn jenis(&self, jenis: Jenis) -> String {
        word(&self.often.jenis, Jenis::ALL, jenis)
    }

    fn cek(&self, lengkap: bool, kembali: u32) -> String {
        let found = if lengkap { &self.often.lengkap } else { &self.often.kurang };
        if kembali == 0 { found.clone() } else { format!("{found}, {}", self.say(Buku::Kembali { kali: kembali })) }
    }

    fn siapa(&self, id: PetugasId) -> &str {
        self.context.names.get(&id).unwrap_or(&self.often.siapa)
    }

    fn petugas(&self, pelaku: &Pelaku) -> String {
        let Pelaku { terima, cek, entri, kirim } = *pelaku;
        let steps = self.often.oleh.iter().zip([terima, cek, entri, kirim]);
        let lines = steps.filter_map(|(step, who)| Some(format!("{step}: {}", self.siapa(who?))));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn keterangan(&self, baris: &Baris) -> String {
        let closed = baris.ditutup.as_ref().map(|(at, alasan)| self.dibatalkan(*at, alasan));
        let stated = baris.pernyataan.map(|(kind, of)| {
            let word = word(&self.often.pernyataan, PernyataanKind::ALL, kind);
            format!("{word} ({})", date(of))
        });
        let about = match &baris.orang {
            Orang::Ada(_) => None,
            Orang::Dilupakan => Some(self.often.dilupakan[1].clone()),
            Orang::TidakTerbaca => Some(self.often.tidak_terbaca[1].clone()),
        };
        let recorded = baris.dicatat.map(|at| {
            let (day, time) = moment(at);
            self.say(Buku::DariKertas { dicatat: format!("{day} {time}") })
        });
        [recorded, closed, stated, about].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn dibatalkan(&self, at: DateTime<Utc>, alasan: &Alasan) -> String {
        let tanggal = date(wib(at).date_naive());
        match (&alasan.text, alasan.kode) {
            // A number that somebody wrote there would stand in the masked book in full.
            (Some(text), AlasanBatal::Lainnya) if !holds_number(text) => {
                let teks = text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.say(Buku::DibatalkanTeks { tanggal, teks })
            }
            (_, alasan) => self.say(Buku::Dibatalkan { tanggal, alasan }),
        }
    }

    /// How many, and of which kinds.
    pub(super) fn jumlah(&self, hitung: Hitung) -> String {
        let kinds = hitung.by_kind().map(|(jenis, jumlah)| self.say(Buku::JumlahJenis { jenis, jumlah }));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        let rincian = if kinds.is_empty() { kinds } else { format!("({kinds})") };
        self.say(Buku::Jumlah { jumlah: hitung.total(), rincian }).trim_end().to_owned()
    }
}

/// First and last of neighbours, as the book lists them.
fn run((first, last): (u32, u32)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

fn word<T: PartialEq + Copy>(words: &[String], all: &[T], one: T) -> String {
    all.iter().position(|other| *other == one).and_then(|n| words.get(n)).cloned().unwrap_or_default()
}

/// `23-11-2026`
pub(super) fn date(day: NaiveDate) -> String {
    format!("{:02}-{:02}-{}", day.day(), day.month(), day.year())
}

/// The day and the time at the office: `23-11-2026`, `09.30`.
pub(super) fn moment(at: DateTime<Utc>) -> (String, String) {
    let local = wib(at);
    (date(local.date_naive()), format!("{:02}.{:02}", local.hour(), local.minute()))
}
