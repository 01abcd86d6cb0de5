//! What a button means ⇄ the at most 64 bytes that Telegram keeps of it.
//!
//! `1:` is the version. Fields are separated by colons. Buttons stay pressable for ever, so what was written once is
//! read for ever: a code may be added, never given another meaning.

mod act;
mod antrean;
mod bind;
mod buku;
mod choice;
mod kalender;
mod kirim;
mod laporan;
mod numbering;
mod pelaksana;
mod syarat;
mod tunda;
mod ubah;

use chrono::NaiveDate;

use crate::domain::berkas::SyaratKode;
use crate::domain::foto::{PeriksaId, Verdict};
use crate::domain::kode::Kode;
use crate::domain::petugas::{Peran, PetugasId};
use crate::pesan::tap::{CariPage, DataTap, Menu, Tap};

const VERSION: &str = "1";

/// Writes a tap.
#[must_use]
pub fn encode(tap: &Tap) -> String {
    let fields = match tap {
        Tap::Menu(menu) => format!("m:{menu}"),
        Tap::Choice(choice) => format!("a:{}", choice::encode(choice)),
        Tap::Drop(yes) => format!("d:{}", u8::from(*yes)),
        Tap::Act(kode, act) => format!("p:{}:{}", kode.compact(), act::encode(act)),
        Tap::KirimTo(PetugasId(id), kode) => {
            let all: Vec<String> = kode.iter().map(Kode::compact).collect();
            format!("k:{id}:{}", all.join(","))
        }
        Tap::Antrean(offset) => format!("q:{offset}"),
        Tap::Undang(peran) => format!("u:{peran}"),
        Tap::NameRight(right) => format!("un:{}", u8::from(*right)),
        Tap::Nonaktif(PetugasId(id)) => format!("n:{id}"),
        Tap::NonaktifYes(PetugasId(id)) => format!("ny:{id}"),
        Tap::Foto(PeriksaId(id), verdict) => format!("fo:{id}:{verdict}"),
        Tap::FotoReplaces(PeriksaId(id)) => format!("fr:{id}"),
        Tap::Daftar(view) => format!("qf:{}", antrean::encode(view)),
        Tap::Saring(by, view) => format!("qs:{}:{}", antrean::by(*by), antrean::encode(view)),
        Tap::Pelaksana(stand) => format!("pl:{}", pelaksana::encode(*stand)),
        Tap::Kalender(tap) => format!("kal:{}", kalender::encode(*tap)),
        Tap::Syarat(tap) => format!("s:{}", syarat::encode(tap)),
        Tap::Bind(bind) => format!("b:{}", bind::encode(bind)),
        Tap::Cari(CariPage { search, page, only_open }) => format!("cari:{search}:{page}:{}", u8::from(*only_open)),
        Tap::Tunda(tap) => format!("tunda:{}", tunda::encode(tap)),
        Tap::Data(tap) => format!("data:{tap}"),
        Tap::Buku(tap) => format!("buku:{}", buku::encode(*tap)),
        Tap::Numbering(tap) => format!("nomor:{}", numbering::encode(*tap)),
        Tap::Kirim(tap) => format!("kr:{}", kirim::encode(*tap)),
        Tap::Laporan(tap) => format!("lap:{}", laporan::encode(tap)),
    };
    format!("{VERSION}:{fields}")
}

/// Reads a tap; `None` for what no version has written.
#[must_use]
pub fn decode(data: &str) -> Option<Tap> {
    let fields: Vec<&str> = data.split(':').collect();
    let (&version, rest) = fields.split_first()?;
    if version != VERSION {
        return None;
    }
    match *rest {
        ["m", menu] => Menu::from_code(menu).map(Tap::Menu),
        ["a", ref choice @ ..] => choice::decode(choice).map(Tap::Choice),
        ["d", yes] => flag(yes).map(Tap::Drop),
        ["p", kode, ref act @ ..] => Some(Tap::Act(read_kode(kode)?, act::decode(act)?)),
        ["k", id, all] => {
            let kode = all.split(',').map(read_kode).collect::<Option<Vec<_>>>()?;
            Some(Tap::KirimTo(petugas(id)?, kode))
        }
        ["q", offset] => offset.parse().ok().map(Tap::Antrean),
        ["u", peran] => Peran::from_code(peran).map(Tap::Undang),
        ["un", right] => flag(right).map(Tap::NameRight),
        ["n", id] => petugas(id).map(Tap::Nonaktif),
        ["ny", id] => petugas(id).map(Tap::NonaktifYes),
        ["fo", id, verdict] => Some(Tap::Foto(PeriksaId(id.parse().ok()?), Verdict::from_code(verdict)?)),
        ["fr", id] => id.parse().ok().map(PeriksaId).map(Tap::FotoReplaces),
        ["qf", ref view @ ..] => antrean::decode(view).map(Tap::Daftar),
        ["qs", by, ref view @ ..] => Some(Tap::Saring(antrean::read_by(by)?, antrean::decode(view)?)),
        ["pl", ref stand @ ..] => pelaksana::decode(stand).map(Tap::Pelaksana),
        ["kal", ref tap @ ..] => kalender::decode(tap).map(Tap::Kalender),
        ["s", ref tap @ ..] => syarat::decode(tap).map(Tap::Syarat),
        ["b", ref bind @ ..] => bind::decode(bind).map(Tap::Bind),
        ["cari", search, page, only_open] => {
            let (search, page) = (search.parse().ok()?, page.parse().ok()?);
            Some(Tap::Cari(CariPage { search, page, only_open: flag(only_open)? }))
        }
        ["tunda", ref tap @ ..] => tunda::decode(tap).map(Tap::Tunda),
        ["kr", ref tap @ ..] => kirim::decode(tap).map(Tap::Kirim),
        ["lap", ref tap @ ..] => laporan::decode(tap).map(Tap::Laporan),
        ["buku", ref tap @ ..] => buku::decode(tap).map(Tap::Buku),
        ["nomor", ref tap @ ..] => numbering::decode(tap).map(Tap::Numbering),
        ["data", tap] => DataTap::from_code(tap).map(Tap::Data),
        _ => None,
    }
}

fn read_kode(text: &str) -> Option<Kode> {
    Kode::parse(text).ok()
}

fn petugas(text: &str) -> Option<PetugasId> {
    text.parse().ok().map(PetugasId)
}

/// `2026-11-23`, and nothing else that a parser would take for it.
fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text)
}

fn syarat(text: &str) -> Option<SyaratKode> {
    let code = !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    code.then(|| SyaratKode(text.to_owned()))
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}
