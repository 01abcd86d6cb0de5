//! Holds.

use super::read_kode;
use crate::domain::kode::Kode;
use crate::domain::tunda::{AlasanTunda, TundaId};
use crate::pesan::tap::TundaTap;

pub(super) fn encode(tap: &TundaTap) -> String {
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

pub(super) fn decode(fields: &[&str]) -> Option<TundaTap> {
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
