//! Answers in the dialogues of citizens.

use super::{flag, syarat};
use crate::domain::desa::DesaKode;
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::pesan::tap::{Choice, Field};

pub(super) fn encode(choice: &Choice) -> String {
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
        Choice::FileFor(syarat) => format!("for:{syarat}"),
        Choice::FileUnused => "nofile".into(),
        Choice::Edit(field) => format!("ed:{}", encode_field(field)),
        Choice::Keep => "keep".into(),
        Choice::Send => "send".into(),
        Choice::Original(syarat) => format!("orig:{syarat}"),
        Choice::NotYet(syarat) => format!("later:{syarat}"),
        Choice::PemohonAgreed(agreed) => format!("agr:{}", u8::from(*agreed)),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<Choice> {
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
        ["for", code] => Choice::FileFor(syarat(code)?),
        ["nofile"] => Choice::FileUnused,
        ["ed", ref field @ ..] => Choice::Edit(decode_field(field)?),
        ["keep"] => Choice::Keep,
        ["send"] => Choice::Send,
        ["orig", code] => Choice::Original(syarat(code)?),
        ["later", code] => Choice::NotYet(syarat(code)?),
        ["agr", agreed] => Choice::PemohonAgreed(flag(agreed)?),
        _ => return None,
    })
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
