//! The book on paper.

use super::{date, flag};
use crate::domain::buku::{Bentuk, Cetakan, Periode};
use crate::pesan::tap::BukuTap;

pub(super) fn encode(tap: BukuTap) -> String {
    let days = |periode: Periode| format!("{}:{}", periode.dari, periode.sampai);
    match tap {
        BukuTap::Ask => "a".into(),
        BukuTap::Periode(periode) => format!("p:{}", days(periode)),
        BukuTap::Lengkap(periode) => format!("l:{}", days(periode)),
        BukuTap::Make(Cetakan { periode, bentuk, lengkap }) => {
            format!("m:{}:{bentuk}:{}", days(periode), u8::from(lengkap))
        }
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<BukuTap> {
    let days = |dari, sampai| Periode::new(date(dari)?, date(sampai)?).ok();
    Some(match *fields {
        ["a"] => BukuTap::Ask,
        ["p", dari, sampai] => BukuTap::Periode(days(dari, sampai)?),
        ["l", dari, sampai] => BukuTap::Lengkap(days(dari, sampai)?),
        ["m", dari, sampai, bentuk, lengkap] => BukuTap::Make(Cetakan {
            periode: days(dari, sampai)?,
            bentuk: Bentuk::from_code(bentuk)?,
            lengkap: flag(lengkap)?,
        }),
        _ => return None,
    })
}
