//! Reports.

use crate::domain::desa::DesaKode;
use crate::domain::laporan::BentukLaporan;
use crate::pesan::tap::{LaporanTap, Sekarang};

pub(super) fn encode(tap: &LaporanTap) -> String {
    match tap {
        LaporanTap::Now(now) => format!("n:{now}"),
        LaporanTap::Show(masa) => format!("s:{masa}"),
        LaporanTap::Make(masa, bentuk) => format!("m:{masa}:{bentuk}"),
        LaporanTap::Villages(masa) => format!("d:{masa}"),
        LaporanTap::Card(masa, desa) => format!("k:{masa}:{desa}"),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<LaporanTap> {
    Some(match *fields {
        ["n", now] => LaporanTap::Now(Sekarang::from_code(now)?),
        ["s", masa] => LaporanTap::Show(masa.parse().ok()?),
        ["m", masa, bentuk] => LaporanTap::Make(masa.parse().ok()?, BentukLaporan::from_code(bentuk)?),
        ["d", masa] => LaporanTap::Villages(masa.parse().ok()?),
        ["k", masa, desa] => LaporanTap::Card(masa.parse().ok()?, DesaKode::parse(desa).ok()?),
        _ => return None,
    })
}
