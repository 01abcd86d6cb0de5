//! The codes of the buttons by which the admin changes the lists of syarat.

use super::{flag, syarat};
use crate::domain::berkas::Demand;
use crate::domain::pemohon::Jenis;
use crate::pesan::tap::SyaratTap;

pub(super) fn encode(tap: &SyaratTap) -> String {
    match tap {
        SyaratTap::Open => "o".into(),
        SyaratTap::Kind(jenis) => format!("k:{jenis}"),
        SyaratTap::New(jenis) => format!("n:{jenis}"),
        SyaratTap::NewAs(demand) => format!("na:{demand}"),
        SyaratTap::One(jenis, kode) => format!("s:{jenis}:{kode}"),
        SyaratTap::Rename(jenis, kode) => format!("rn:{jenis}:{kode}"),
        SyaratTap::Ask(jenis, kode, demand) => format!("d:{jenis}:{kode}:{demand}"),
        SyaratTap::Remove(jenis, kode) => format!("rm:{jenis}:{kode}"),
        SyaratTap::Move(jenis, kode, up) => format!("mv:{jenis}:{kode}:{}", u8::from(*up)),
        SyaratTap::Switch(jenis, on) => format!("sw:{jenis}:{}", u8::from(*on)),
        SyaratTap::Preview => "p".into(),
        SyaratTap::Reason => "why".into(),
        SyaratTap::Publish(version) => format!("pub:{version}"),
        SyaratTap::Drop => "x".into(),
        SyaratTap::DropYes => "xy".into(),
        SyaratTap::History(offset) => format!("h:{offset}"),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<SyaratTap> {
    let jenis = Jenis::from_code;
    Some(match *fields {
        ["o"] => SyaratTap::Open,
        ["k", code] => SyaratTap::Kind(jenis(code)?),
        ["n", code] => SyaratTap::New(jenis(code)?),
        ["na", demand] => SyaratTap::NewAs(Demand::from_code(demand)?),
        ["s", code, kode] => SyaratTap::One(jenis(code)?, syarat(kode)?),
        ["rn", code, kode] => SyaratTap::Rename(jenis(code)?, syarat(kode)?),
        ["d", code, kode, demand] => SyaratTap::Ask(jenis(code)?, syarat(kode)?, Demand::from_code(demand)?),
        ["rm", code, kode] => SyaratTap::Remove(jenis(code)?, syarat(kode)?),
        ["mv", code, kode, up] => SyaratTap::Move(jenis(code)?, syarat(kode)?, flag(up)?),
        ["sw", code, on] => SyaratTap::Switch(jenis(code)?, flag(on)?),
        ["p"] => SyaratTap::Preview,
        ["why"] => SyaratTap::Reason,
        ["pub", version] => SyaratTap::Publish(version.parse().ok()?),
        ["x"] => SyaratTap::Drop,
        ["xy"] => SyaratTap::DropYes,
        ["h", offset] => SyaratTap::History(offset.parse().ok()?),
        _ => return None,
    })
}
