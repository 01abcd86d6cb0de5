//! A chat that is bound at the counter.

use crate::domain::pemohon::Hubungan;
use crate::pesan::tap::Bind;

pub(super) fn encode(bind: &Bind) -> String {
    match bind {
        Bind::Agree => "ok".into(),
        Bind::Disagree => "no".into(),
        Bind::NoticeMore => "more".into(),
        Bind::Pemohon => "me".into(),
        Bind::Related(hubungan) => format!("rel:{hubungan}"),
        Bind::Back => "back".into(),
        Bind::Stop => "stop".into(),
        Bind::PemohonAgreed(agreed) => format!("agr:{}", u8::from(*agreed)),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<Bind> {
    Some(match *fields {
        ["ok"] => Bind::Agree,
        ["no"] => Bind::Disagree,
        ["more"] => Bind::NoticeMore,
        ["me"] => Bind::Pemohon,
        ["rel", code] => Bind::Related(Hubungan::from_code(code)?),
        ["back"] => Bind::Back,
        ["stop"] => Bind::Stop,
        ["agr", "1"] => Bind::PemohonAgreed(true),
        ["agr", "0"] => Bind::PemohonAgreed(false),
        _ => return None,
    })
}
