//! Buttons about the kalender.

use chrono::NaiveDate;

use crate::domain::kalender::biasa::Hari;
use crate::domain::kalender::{JamKhususId, JenisLibur};
use crate::pesan::kalender::KalenderTap;

/// How dates are written.
const DATE: &str = "%Y%m%d";

pub(super) fn encode(tap: KalenderTap) -> String {
    let date = |tanggal: NaiveDate| tanggal.format(DATE).to_string();
    match tap {
        KalenderTap::Show => "s".into(),
        KalenderTap::History => "r".into(),
        KalenderTap::Pick(offset) => format!("l:{offset}"),
        KalenderTap::Entry(tanggal) => format!("e:{}", date(tanggal)),
        KalenderTap::Add => "a".into(),
        KalenderTap::Jenis(jenis) => format!("j:{jenis}"),
        KalenderTap::Move(tanggal) => format!("m:{}", date(tanggal)),
        KalenderTap::Cancel(tanggal) => format!("c:{}", date(tanggal)),
        KalenderTap::Confirm(tanggal) => format!("k:{}", date(tanggal)),
        KalenderTap::ConfirmYear(tahun) => format!("y:{tahun}"),
        KalenderTap::Hours => "h".into(),
        KalenderTap::AddHours => "ha".into(),
        KalenderTap::SameHours => "hf".into(),
        KalenderTap::EndHours(JamKhususId(id)) => format!("hx:{id}"),
        KalenderTap::Usual => "u".into(),
        KalenderTap::SetHours(Hari { dari, sampai }) => format!("uh:{dari}:{sampai}"),
        KalenderTap::Closed => "ut".into(),
        KalenderTap::Back => "b".into(),
        KalenderTap::Yes => "ok".into(),
        KalenderTap::No => "no".into(),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<KalenderTap> {
    let date = |text: &str| NaiveDate::parse_from_str(text, DATE).ok();
    Some(match *fields {
        ["s"] => KalenderTap::Show,
        ["r"] => KalenderTap::History,
        ["l", offset] => KalenderTap::Pick(offset.parse().ok()?),
        ["e", tanggal] => KalenderTap::Entry(date(tanggal)?),
        ["a"] => KalenderTap::Add,
        ["j", jenis] => KalenderTap::Jenis(JenisLibur::from_code(jenis)?),
        ["m", tanggal] => KalenderTap::Move(date(tanggal)?),
        ["c", tanggal] => KalenderTap::Cancel(date(tanggal)?),
        ["k", tanggal] => KalenderTap::Confirm(date(tanggal)?),
        ["y", tahun] => KalenderTap::ConfirmYear(tahun.parse().ok()?),
        ["h"] => KalenderTap::Hours,
        ["ha"] => KalenderTap::AddHours,
        ["hf"] => KalenderTap::SameHours,
        ["hx", id] => KalenderTap::EndHours(JamKhususId(id.parse().ok()?)),
        ["u"] => KalenderTap::Usual,
        ["uh", dari, sampai] => KalenderTap::SetHours(Hari::new(dari.parse().ok()?, sampai.parse().ok()?)?),
        ["ut"] => KalenderTap::Closed,
        ["b"] => KalenderTap::Back,
        ["ok"] => KalenderTap::Yes,
        ["no"] => KalenderTap::No,
        _ => return None,
    })
}
