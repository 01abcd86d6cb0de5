//! What a button means ⇄ the at most 64 bytes that Telegram keeps of it.
//!
//! `1:` is the version. Fields are separated by colons. Buttons stay pressable for ever, so what was written once is
//! read for ever: a code may be added, never given another meaning.

mod kalender;
mod syarat;

use chrono::NaiveDate;

use crate::domain::antrean::{Antrean, Saringan, Umur};
use crate::domain::berkas::{AlasanKurang, SyaratKode};
use crate::domain::desa::DesaKode;
use crate::domain::foto::{PeriksaId, Verdict};
use crate::domain::kode::Kode;
use crate::domain::langkah::AlasanBatal;
use crate::domain::nik::Sex;
use crate::domain::pelaksana::PelaksanaId;
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::tunda::{AlasanTunda, TundaId};
use crate::pesan::tap::{Act, AntreanView, Bind, CariPage, Choice, Field, Menu, SaringBy, Stand, Tap, TundaTap};

const VERSION: &str = "1";

/// Writes a tap.
#[must_use]
pub fn encode(tap: &Tap) -> String {
    let fields = match tap {
        Tap::Menu(menu) => format!("m:{menu}"),
        Tap::Choice(choice) => format!("a:{}", encode_choice(choice)),
        Tap::Drop(yes) => format!("d:{}", u8::from(*yes)),
        Tap::Act(kode, act) => format!("p:{}:{}", kode.compact(), encode_act(act)),
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
        Tap::Daftar(view) => format!("qf:{}", encode_view(view)),
        Tap::Saring(by, view) => format!("qs:{}:{}", saring_by(*by), encode_view(view)),
        Tap::Pelaksana(stand) => format!("pl:{}", encode_stand(*stand)),
        Tap::Kalender(tap) => format!("kal:{}", kalender::encode(*tap)),
        Tap::Syarat(tap) => format!("s:{}", syarat::encode(tap)),
        Tap::Bind(bind) => format!("b:{}", encode_bind(bind)),
        Tap::Cari(CariPage { search, page, only_open }) => format!("cari:{search}:{page}:{}", u8::from(*only_open)),
        Tap::Tunda(tap) => format!("tunda:{}", encode_tunda(tap)),
    };
    format!("{VERSION}:{fields}")
}

fn encode_bind(bind: &Bind) -> String {
    match bind {
        Bind::Agree => "ok".into(),
        Bind::Disagree => "no".into(),
        Bind::NoticeMore => "more".into(),
        Bind::Pemohon => "me".into(),
        Bind::Related(hubungan) => format!("rel:{hubungan}"),
    }
}
fn encode_tunda(tap: &TundaTap) -> String {
    let of = |kode: &Option<Kode>| kode.map_or_else(|| "-".to_owned(), |kode| kode.compact());
    match tap {
        TundaTap::List => "l".into(),
        TundaTap::Ask(kode) => format!("a:{}", of(kode)),
        TundaTap::Why(kode, alasan) => format!("w:{}:{alasan}", of(kode)),
        TundaTap::Yes(kode) => format!("y:{}", of(kode)),
        TundaTap::Lift(TundaId(id)) => format!("c:{id}"),
        TundaTap::LiftYes(TundaId(id)) => format!("cy:{id}"),
    }
}

fn encode_choice(choice: &Choice) -> String {
    match choice {
        Choice::Agree => "ok".into(),
        Choice::Disagree => "no".into(),
        Choice::NoticeMore => "more".into(),
        Choice::Myself => "me".into(),
        Choice::SomeoneElse => "else".into(),
        Choice::Relation(hubungan) => format!("rel:{hubungan}"),
        Choice::Kind(jenis) => format!("kind:{jenis}"),
        Choice::Desa(desa) => format!("desa:{desa}"),
        Choice::BeforeWrong(before) => format!("num:{}", u8::from(*before)),
        Choice::DesaOutside => "out".into(),
        Choice::PhoneShare => "tel".into(),
        Choice::PhoneSkip => "notel".into(),
        Choice::Element(element) => format!("el:{element}"),
        Choice::ElementsDone => "elok".into(),
        Choice::KkRight(right) => format!("kk:{}", u8::from(*right)),
        Choice::Promise(syarat) => format!("prom:{syarat}"),
        Choice::Skip(syarat) => format!("skip:{syarat}"),
        Choice::AddPage(syarat) => format!("add:{syarat}"),
        Choice::Replace(syarat) => format!("rep:{syarat}"),
        Choice::Edit(field) => format!("ed:{}", encode_field(field)),
        Choice::Keep => "keep".into(),
        Choice::Send => "send".into(),
        Choice::Original(syarat) => format!("orig:{syarat}"),
        Choice::NotYet(syarat) => format!("later:{syarat}"),
        Choice::PemohonAgreed(agreed) => format!("agr:{}", u8::from(*agreed)),
    }
}

fn encode_field(field: &Field) -> String {
    match field {
        Field::Whom => "whom".into(),
        Field::Kind => "kind".into(),
        Field::Nama => "nama".into(),
        Field::Nik => "nik".into(),
        Field::Kk => "kk".into(),
        Field::Desa => "desa".into(),
        Field::Phone => "tel".into(),
        Field::Elements => "el".into(),
        Field::Correction(element) => format!("c:{element}"),
        Field::KkRight => "kkr".into(),
        Field::Syarat(syarat) => format!("s:{syarat}"),
    }
}

fn encode_act(act: &Act) -> String {
    match act {
        Act::Status => "st".into(),
        Act::Lengkapi => "lk".into(),
        Act::Promise(syarat) => format!("pr:{syarat}"),
        Act::AddPage(syarat) => format!("ad:{syarat}"),
        Act::Tarik => "tr".into(),
        Act::TarikWhy(alasan) => format!("tw:{alasan}"),
        Act::TarikYes => "ty".into(),
        Act::TarikNo => "tn".into(),
        Act::Card => "c".into(),
        Act::Found => "cf".into(),
        Act::File(syarat) => format!("f:{syarat}"),
        Act::Tick(syarat) => format!("t:{syarat}"),
        Act::Untick(syarat) => format!("ut:{syarat}"),
        Act::Terima => "te".into(),
        Act::Lengkap => "le".into(),
        Act::Kurang => "ku".into(),
        Act::KurangSyarat(syarat) => format!("ks:{syarat}"),
        Act::KurangMark(syarat, alasan) => format!("km:{syarat}:{alasan}"),
        Act::KurangClear(syarat) => format!("kc:{syarat}"),
        Act::KurangSend => "kk".into(),
        Act::KurangDrop => "kd".into(),
        Act::Entri => "en".into(),
        Act::EntriSame(field) => format!("es:{field}"),
        Act::EntriSex(sex) => format!("ex:{sex}"),
        Act::EntriSave => "ev".into(),
        Act::EntriAgain => "ea".into(),
        Act::EntriPause => "ep".into(),
        Act::Kirim => "ki".into(),
        Act::Nik => "ni".into(),
        Act::Phone => "tel".into(),
        Act::Tutup => "tu".into(),
        Act::TutupWhy(alasan) => format!("tuw:{alasan}"),
        Act::TutupYes => "tuy".into(),
        Act::Nyatakan => "ny".into(),
        Act::NyatakanKind(kind) => format!("nk:{kind}"),
        Act::NyatakanYes => "nky".into(),
        Act::Ambil => "am".into(),
        Act::AmbilAlih(PetugasId(id)) => format!("aa:{id}"),
        Act::Lepas => "ls".into(),
        Act::Waktu => "wk".into(),
        Act::Receipt => "rc".into(),
        Act::ReceiptAgain => "rca".into(),
        Act::StaffFile(syarat) => format!("sf:{syarat}"),
    }
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
        ["a", ref choice @ ..] => decode_choice(choice).map(Tap::Choice),
        ["d", yes] => flag(yes).map(Tap::Drop),
        ["p", kode, ref act @ ..] => Some(Tap::Act(read_kode(kode)?, decode_act(act)?)),
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
        ["qf", ref view @ ..] => decode_view(view).map(Tap::Daftar),
        ["qs", by, ref view @ ..] => Some(Tap::Saring(read_saring_by(by)?, decode_view(view)?)),
        ["pl", ref stand @ ..] => decode_stand(stand).map(Tap::Pelaksana),
        ["kal", ref tap @ ..] => kalender::decode(tap).map(Tap::Kalender),
        ["s", ref tap @ ..] => syarat::decode(tap).map(Tap::Syarat),
        ["b", ref bind @ ..] => decode_bind(bind).map(Tap::Bind),
        ["cari", search, page, only_open] => {
            let (search, page) = (search.parse().ok()?, page.parse().ok()?);
            Some(Tap::Cari(CariPage { search, page, only_open: flag(only_open)? }))
        }
        ["tunda", ref tap @ ..] => decode_tunda(tap).map(Tap::Tunda),
        _ => None,
    }
}

fn decode_bind(fields: &[&str]) -> Option<Bind> {
    Some(match *fields {
        ["ok"] => Bind::Agree,
        ["no"] => Bind::Disagree,
        ["more"] => Bind::NoticeMore,
        ["me"] => Bind::Pemohon,
        ["rel", code] => Bind::Related(Hubungan::from_code(code)?),
        _ => return None,
    })
}
fn decode_tunda(fields: &[&str]) -> Option<TundaTap> {
    let of = |text: &str| if text == "-" { Some(None) } else { read_kode(text).map(Some) };
    Some(match *fields {
        ["l"] => TundaTap::List,
        ["a", kode] => TundaTap::Ask(of(kode)?),
        ["w", kode, alasan] => TundaTap::Why(of(kode)?, AlasanTunda::from_code(alasan)?),
        ["y", kode] => TundaTap::Yes(of(kode)?),
        ["c", id] => TundaTap::Lift(TundaId(id.parse().ok()?)),
        ["cy", id] => TundaTap::LiftYes(TundaId(id.parse().ok()?)),
        _ => return None,
    })
}

fn decode_choice(fields: &[&str]) -> Option<Choice> {
    Some(match *fields {
        ["ok"] => Choice::Agree,
        ["no"] => Choice::Disagree,
        ["more"] => Choice::NoticeMore,
        ["me"] => Choice::Myself,
        ["else"] => Choice::SomeoneElse,
        ["rel", code] => Choice::Relation(Hubungan::from_code(code)?),
        ["kind", code] => Choice::Kind(Jenis::from_code(code)?),
        ["desa", code] => Choice::Desa(DesaKode::parse(code).ok()?),
        ["num", before] => Choice::BeforeWrong(flag(before)?),
        ["out"] => Choice::DesaOutside,
        ["tel"] => Choice::PhoneShare,
        ["notel"] => Choice::PhoneSkip,
        ["el", code] => Choice::Element(Element::from_code(code)?),
        ["elok"] => Choice::ElementsDone,
        ["kk", right] => Choice::KkRight(flag(right)?),
        ["prom", code] => Choice::Promise(syarat(code)?),
        ["skip", code] => Choice::Skip(syarat(code)?),
        ["add", code] => Choice::AddPage(syarat(code)?),
        ["rep", code] => Choice::Replace(syarat(code)?),
        ["ed", ref field @ ..] => Choice::Edit(decode_field(field)?),
        ["keep"] => Choice::Keep,
        ["send"] => Choice::Send,
        ["orig", code] => Choice::Original(syarat(code)?),
        ["later", code] => Choice::NotYet(syarat(code)?),
        ["agr", agreed] => Choice::PemohonAgreed(flag(agreed)?),
        _ => return None,
    })
}

fn decode_field(fields: &[&str]) -> Option<Field> {
    Some(match *fields {
        ["whom"] => Field::Whom,
        ["kind"] => Field::Kind,
        ["nama"] => Field::Nama,
        ["nik"] => Field::Nik,
        ["kk"] => Field::Kk,
        ["desa"] => Field::Desa,
        ["tel"] => Field::Phone,
        ["el"] => Field::Elements,
        ["c", code] => Field::Correction(Element::from_code(code)?),
        ["kkr"] => Field::KkRight,
        ["s", code] => Field::Syarat(syarat(code)?),
        _ => return None,
    })
}

fn decode_act(fields: &[&str]) -> Option<Act> {
    Some(match *fields {
        ["st"] => Act::Status,
        ["lk"] => Act::Lengkapi,
        ["pr", code] => Act::Promise(syarat(code)?),
        ["ad", code] => Act::AddPage(syarat(code)?),
        ["tr"] => Act::Tarik,
        ["tw", code] => Act::TarikWhy(AlasanBatal::from_code(code)?),
        ["ty"] => Act::TarikYes,
        ["tn"] => Act::TarikNo,
        ["c"] => Act::Card,
        ["cf"] => Act::Found,
        ["f", code] => Act::File(syarat(code)?),
        ["t", code] => Act::Tick(syarat(code)?),
        ["ut", code] => Act::Untick(syarat(code)?),
        ["te"] => Act::Terima,
        ["le"] => Act::Lengkap,
        ["ku"] => Act::Kurang,
        ["ks", code] => Act::KurangSyarat(syarat(code)?),
        ["km", code, alasan] => Act::KurangMark(syarat(code)?, AlasanKurang::from_code(alasan)?),
        ["kc", code] => Act::KurangClear(syarat(code)?),
        ["kk"] => Act::KurangSend,
        ["kd"] => Act::KurangDrop,
        ["en"] => Act::Entri,
        ["es", field] => Act::EntriSame(field.parse().ok()?),
        ["ex", sex] => Act::EntriSex(Sex::from_code(sex)?),
        ["ev"] => Act::EntriSave,
        ["ea"] => Act::EntriAgain,
        ["ep"] => Act::EntriPause,
        ["ki"] => Act::Kirim,
        ["ni"] => Act::Nik,
        ["tel"] => Act::Phone,
        ["tu"] => Act::Tutup,
        ["tuw", code] => Act::TutupWhy(AlasanBatal::from_code(code)?),
        ["tuy"] => Act::TutupYes,
        ["ny"] => Act::Nyatakan,
        ["nk", code] => Act::NyatakanKind(PernyataanKind::from_code(code)?),
        ["nky"] => Act::NyatakanYes,
        ["am"] => Act::Ambil,
        ["aa", id] => Act::AmbilAlih(petugas(id)?),
        ["ls"] => Act::Lepas,
        ["wk"] => Act::Waktu,
        ["rc"] => Act::Receipt,
        ["rca"] => Act::ReceiptAgain,
        ["sf", code] => Act::StaffFile(syarat(code)?),
        _ => return None,
    })
}

/// `OFFSET:LIST:DESA:JENIS:UMUR`; what is not set is empty.
fn encode_view(view: &AntreanView) -> String {
    let list = match view.antrean {
        Antrean::Staf => "s",
        Antrean::Pemohon => "p",
        Antrean::Kasi => "k",
        Antrean::Dispendukcapil => "d",
    };
    let Saringan { desa, jenis, umur } = &view.saringan;
    let (desa, jenis) = (desa.as_ref().map_or("", DesaKode::as_str), jenis.map_or("", Jenis::code));
    format!("{}:{list}:{desa}:{jenis}:{}", view.offset, umur.map_or("", Umur::code))
}

fn decode_view(fields: &[&str]) -> Option<AntreanView> {
    let [offset, list, desa, jenis, umur] = *fields else { return None };
    let antrean = match list {
        "s" => Antrean::Staf,
        "p" => Antrean::Pemohon,
        "k" => Antrean::Kasi,
        "d" => Antrean::Dispendukcapil,
        _ => return None,
    };
    let saringan = Saringan {
        desa: optional(desa, DesaKode::parse(desa).ok()).ok()?,
        jenis: optional(jenis, Jenis::from_code(jenis)).ok()?,
        umur: optional(umur, Umur::from_code(umur)).ok()?,
    };
    Some(AntreanView { antrean, saringan, offset: offset.parse().ok()? })
}

/// What is not set is empty; anything else has to be readable.
fn optional<T>(text: &str, value: Option<T>) -> Result<Option<T>, Unreadable> {
    if text.is_empty() { Ok(None) } else { value.map(Some).ok_or(Unreadable) }
}

struct Unreadable;

fn saring_by(by: SaringBy) -> &'static str {
    match by {
        SaringBy::Any => "a",
        SaringBy::Desa => "d",
        SaringBy::Jenis => "j",
    }
}

fn read_saring_by(text: &str) -> Option<SaringBy> {
    Some(match text {
        "a" => SaringBy::Any,
        "d" => SaringBy::Desa,
        "j" => SaringBy::Jenis,
        _ => return None,
    })
}

fn encode_stand(stand: Stand) -> String {
    match stand {
        Stand::Choose => "c".into(),
        Stand::Who(PetugasId(id)) => format!("w:{id}"),
        Stand::From(PetugasId(id), first) => format!("f:{id}:{first}"),
        Stand::To(PetugasId(id), first, last) => format!("t:{id}:{first}:{last}"),
        Stand::Yes => "y".into(),
        Stand::End(PelaksanaId(id)) => format!("e:{id}"),
        Stand::EndYes(PelaksanaId(id)) => format!("ey:{id}"),
    }
}

fn decode_stand(fields: &[&str]) -> Option<Stand> {
    Some(match *fields {
        ["c"] => Stand::Choose,
        ["w", id] => Stand::Who(petugas(id)?),
        ["f", id, first] => Stand::From(petugas(id)?, date(first)?),
        ["t", id, first, last] => Stand::To(petugas(id)?, date(first)?, date(last)?),
        ["y"] => Stand::Yes,
        ["e", id] => Stand::End(PelaksanaId(id.parse().ok()?)),
        ["ey", id] => Stand::EndYes(PelaksanaId(id.parse().ok()?)),
        _ => return None,
    })
}

/// `2026-11-23`, and nothing else that a parser would take for it.
fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text)
}

fn read_kode(text: &str) -> Option<Kode> {
    Kode::parse(text).ok()
}

fn petugas(text: &str) -> Option<PetugasId> {
    text.parse().ok().map(PetugasId)
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
