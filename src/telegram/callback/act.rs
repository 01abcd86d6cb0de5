//! What is done with one permohonan.

use super::{petugas, syarat, ubah};
use crate::domain::berkas::AlasanKurang;
use crate::domain::langkah::AlasanBatal;
use crate::domain::nik::Sex;
use crate::domain::pengiriman::AlasanKembali;
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::PetugasId;
use crate::pesan::tap::{Act, NomorAct, PaperAct};

const NOMOR: [NomorAct; 5] = [NomorAct::Begin, NomorAct::Fix, NomorAct::Save, NomorAct::Again, NomorAct::Stop];

fn nomor(act: NomorAct) -> &'static str {
    match act {
        NomorAct::Begin => "m",
        NomorAct::Fix => "f",
        NomorAct::Save => "s",
        NomorAct::Again => "a",
        NomorAct::Stop => "n",
    }
}

fn paper(act: PaperAct) -> String {
    match act {
        PaperAct::Begin => "m".into(),
        PaperAct::Next => "b".into(),
        PaperAct::Save { urut, minute } => format!("s:{urut}:{minute}"),
        PaperAct::Again => "a".into(),
        PaperAct::Stop => "n".into(),
    }
}

fn read_paper(fields: &[&str]) -> Option<PaperAct> {
    Some(match *fields {
        ["m"] => PaperAct::Begin,
        ["b"] => PaperAct::Next,
        ["s", urut, minute] => PaperAct::Save { urut: urut.parse().ok()?, minute: minute.parse().ok()? },
        ["a"] => PaperAct::Again,
        ["n"] => PaperAct::Stop,
        _ => return None,
    })
}

pub(super) fn encode(act: &Act) -> String {
    match act {
        Act::Status => "st".into(),
        Act::Ubah(act) => format!("ub:{}", ubah::encode(act)),
        Act::Perbaikan(nomor, act) => format!("pb:{nomor}:{}", ubah::encode_answer(*act)),
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
        Act::Nomor(act) => format!("nm:{}", nomor(*act)),
        Act::Terima => "te".into(),
        Act::Paper(act) => format!("kt:{}", paper(*act)),
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
        Act::Hapus => "hp".into(),
        Act::HapusYes => "hpy".into(),
        Act::Nyatakan => "ny".into(),
        Act::NyatakanKind(kind) => format!("nk:{kind}"),
        Act::NyatakanYes => "nky".into(),
        Act::Kembalikan => "kb".into(),
        Act::KembalikanWhy(alasan) => format!("kbw:{alasan}"),
        Act::Ambil => "am".into(),
        Act::AmbilAlih(PetugasId(id)) => format!("aa:{id}"),
        Act::Lepas => "ls".into(),
        Act::Waktu => "wk".into(),
        Act::Receipt => "rc".into(),
        Act::ReceiptAgain => "rca".into(),
        Act::StaffFile(syarat) => format!("sf:{syarat}"),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<Act> {
    Some(match *fields {
        ["st"] => Act::Status,
        ["ub", ref act @ ..] => Act::Ubah(ubah::decode(act)?),
        ["pb", nomor, ref act @ ..] => Act::Perbaikan(nomor.parse().ok()?, ubah::decode_answer(act)?),
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
        ["nm", act] => Act::Nomor(NOMOR.into_iter().find(|one| nomor(*one) == act)?),
        ["te"] => Act::Terima,
        ["kt", ref act @ ..] => Act::Paper(read_paper(act)?),
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
        ["hp"] => Act::Hapus,
        ["hpy"] => Act::HapusYes,
        ["ny"] => Act::Nyatakan,
        ["nk", code] => Act::NyatakanKind(PernyataanKind::from_code(code)?),
        ["nky"] => Act::NyatakanYes,
        ["kb"] => Act::Kembalikan,
        ["kbw", code] => Act::KembalikanWhy(AlasanKembali::from_code(code)?),
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
