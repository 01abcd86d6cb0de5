//! The hand-over to Dispendukcapil.

use super::{flag, petugas};
use crate::domain::pengiriman::{AlasanKembali, PengirimanId};
use crate::domain::petugas::PetugasId;
use crate::pesan::tap::KirimTap;

pub(super) fn encode(tap: KirimTap) -> String {
    match tap {
        KirimTap::List => "l".into(),
        KirimTap::Page(page) => format!("p:{page}"),
        KirimTap::Toggle(urut) => format!("t:{urut}"),
        KirimTap::All(page, on) => format!("a:{page}:{}", u8::from(on)),
        KirimTap::Next => "n".into(),
        KirimTap::To(PetugasId(id), sum) => format!("to:{id}:{sum}"),
        KirimTap::Alih(PetugasId(from)) => format!("h:{from}"),
        KirimTap::AlihTo(PetugasId(from), PetugasId(to)) => format!("ht:{from}:{to}"),
        KirimTap::Again(PengirimanId(id)) => format!("g:{id}"),
        KirimTap::Ask(PengirimanId(id)) => format!("q:{id}"),
        KirimTap::Except(PengirimanId(id), from) => format!("e:{id}:{from}"),
        KirimTap::One(PengirimanId(id), urut) => format!("o:{id}:{urut}"),
        KirimTap::Why(PengirimanId(id), urut, alasan) => format!("w:{id}:{urut}:{alasan}"),
        KirimTap::Clear(PengirimanId(id), urut) => format!("c:{id}:{urut}"),
        KirimTap::Answer(PengirimanId(id)) => format!("r:{id}"),
        KirimTap::Yes(PengirimanId(id), sum) => format!("y:{id}:{sum}"),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<KirimTap> {
    let pengiriman = |id: &str| id.parse().ok().map(PengirimanId);
    let number = |text: &str| text.parse().ok();
    Some(match *fields {
        ["l"] => KirimTap::List,
        ["p", page] => KirimTap::Page(number(page)?),
        ["t", urut] => KirimTap::Toggle(number(urut)?),
        ["a", page, on] => KirimTap::All(number(page)?, flag(on)?),
        ["n"] => KirimTap::Next,
        ["to", id, sum] => KirimTap::To(petugas(id)?, sum.parse().ok()?),
        ["h", from] => KirimTap::Alih(petugas(from)?),
        ["ht", from, to] => KirimTap::AlihTo(petugas(from)?, petugas(to)?),
        ["g", id] => KirimTap::Again(pengiriman(id)?),
        ["q", id] => KirimTap::Ask(pengiriman(id)?),
        ["e", id, from] => KirimTap::Except(pengiriman(id)?, number(from)?),
        ["o", id, urut] => KirimTap::One(pengiriman(id)?, number(urut)?),
        ["w", id, urut, alasan] => KirimTap::Why(pengiriman(id)?, number(urut)?, AlasanKembali::from_code(alasan)?),
        ["c", id, urut] => KirimTap::Clear(pengiriman(id)?, number(urut)?),
        ["r", id] => KirimTap::Answer(pengiriman(id)?),
        ["y", id, sum] => KirimTap::Yes(pengiriman(id)?, sum.parse().ok()?),
        _ => return None,
    })
}
