//! Putting data right: what a citizen does, and what staf answer.

use crate::domain::desa::DesaKode;
use crate::domain::nik::Sex;
use crate::domain::pemohon::Element;
use crate::domain::perbaikan::{AlasanTolak, Bagian};
use crate::pesan::tap::{PerbaikanAct, UbahAct};

pub(super) fn encode(act: &UbahAct) -> String {
    match act {
        UbahAct::Begin => "m".into(),
        UbahAct::Bagian(bagian) => format!("b:{bagian}"),
        UbahAct::Desa(desa) => format!("d:{}", desa.as_str()),
        UbahAct::Sex(sex) => format!("x:{sex}"),
        UbahAct::Element(element) => format!("e:{element}"),
        UbahAct::Same => "s".into(),
        UbahAct::Remove => "r".into(),
        UbahAct::TakeBack(nomor) => format!("t:{nomor}"),
        UbahAct::Yes => "y".into(),
        UbahAct::No => "n".into(),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<UbahAct> {
    Some(match *fields {
        ["m"] => UbahAct::Begin,
        ["b", code] => UbahAct::Bagian(Bagian::from_code(code)?),
        ["d", desa] => UbahAct::Desa(DesaKode::parse(desa).ok()?),
        ["x", sex] => UbahAct::Sex(Sex::from_code(sex)?),
        ["e", element] => UbahAct::Element(Element::from_code(element)?),
        ["s"] => UbahAct::Same,
        ["r"] => UbahAct::Remove,
        ["t", nomor] => UbahAct::TakeBack(nomor.parse().ok()?),
        ["y"] => UbahAct::Yes,
        ["n"] => UbahAct::No,
        _ => return None,
    })
}

pub(super) fn encode_answer(act: PerbaikanAct) -> String {
    match act {
        PerbaikanAct::Open => "o".into(),
        PerbaikanAct::Fix => "f".into(),
        PerbaikanAct::Refuse => "r".into(),
        PerbaikanAct::Why(alasan) => format!("w:{alasan}"),
        PerbaikanAct::Send => "s".into(),
    }
}

pub(super) fn decode_answer(fields: &[&str]) -> Option<PerbaikanAct> {
    Some(match *fields {
        ["o"] => PerbaikanAct::Open,
        ["f"] => PerbaikanAct::Fix,
        ["r"] => PerbaikanAct::Refuse,
        ["w", code] => PerbaikanAct::Why(AlasanTolak::from_code(code)?),
        ["s"] => PerbaikanAct::Send,
        _ => return None,
    })
}
