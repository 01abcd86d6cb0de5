//! Who stands in for the Kasi.

use super::{date, petugas};
use crate::domain::pelaksana::PelaksanaId;
use crate::domain::petugas::PetugasId;
use crate::pesan::tap::Stand;

pub(super) fn encode(stand: Stand) -> String {
    match stand {
        Stand::Choose => "c".into(),
        Stand::Who(PetugasId(id)) => format!("w:{id}"),
        Stand::From(PetugasId(id), first) => format!("f:{id}:{first}"),
        Stand::To(PetugasId(id), first, last) => format!("t:{id}:{first}:{last}"),
        Stand::Yes => "y".into(),
        Stand::End(PelaksanaId(id)) => format!("e:{id}"),
        Stand::EndYes(PelaksanaId(id)) => format!("ey:{id}"),
        Stand::EndNo => "en".into(),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<Stand> {
    Some(match *fields {
        ["c"] => Stand::Choose,
        ["w", id] => Stand::Who(petugas(id)?),
        ["f", id, first] => Stand::From(petugas(id)?, date(first)?),
        ["t", id, first, last] => Stand::To(petugas(id)?, date(first)?, date(last)?),
        ["y"] => Stand::Yes,
        ["e", id] => Stand::End(PelaksanaId(id.parse().ok()?)),
        ["ey", id] => Stand::EndYes(PelaksanaId(id.parse().ok()?)),
        ["en"] => Stand::EndNo,
        _ => return None,
    })
}
