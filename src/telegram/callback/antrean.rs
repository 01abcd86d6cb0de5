//! Work lists and their filters.

use crate::domain::antrean::{Antrean, Saringan, Umur};
use crate::domain::desa::DesaKode;
use crate::domain::pemohon::Jenis;
use crate::pesan::tap::{AntreanView, SaringBy};

/// `OFFSET:LIST:DESA:JENIS:UMUR`; what is not set is empty.
pub(super) fn encode(view: &AntreanView) -> String {
    let list = match view.antrean {
        Antrean::Staf => "s",
        Antrean::Pemohon => "p",
        Antrean::Kasi => "k",
        Antrean::Dispendukcapil => "d",
    };
    let Saringan { desa, jenis, umur } = &view.saringan;
    let (desa, jenis) = (desa.as_ref().map_or("", DesaKode::as_str), jenis.map_or("", Jenis::code));
    format!("{}:{list}:{desa}:{jenis}:{}", view.offset, umur.map_or("", Umur::code))
}

pub(super) fn decode(fields: &[&str]) -> Option<AntreanView> {
    let [offset, list, desa, jenis, umur] = *fields else { return None };
    let antrean = match list {
        "s" => Antrean::Staf,
        "p" => Antrean::Pemohon,
        "k" => Antrean::Kasi,
        "d" => Antrean::Dispendukcapil,
        _ => return None,
    };
    let saringan = Saringan {
        desa: optional(desa, DesaKode::parse(desa).ok()).ok()?,
        jenis: optional(jenis, Jenis::from_code(jenis)).ok()?,
        umur: optional(umur, Umur::from_code(umur)).ok()?,
    };
    Some(AntreanView { antrean, saringan, offset: offset.parse().ok()? })
}

/// What is not set is empty; anything else has to be readable.
fn optional<T>(text: &str, value: Option<T>) -> Result<Option<T>, Unreadable> {
    if text.is_empty() { Ok(None) } else { value.map(Some).ok_or(Unreadable) }
}

struct Unreadable;

pub(super) fn by(by: SaringBy) -> &'static str {
    match by {
        SaringBy::Any => "a",
        SaringBy::Desa => "d",
        SaringBy::Jenis => "j",
    }
}

pub(super) fn read_by(text: &str) -> Option<SaringBy> {
    Some(match text {
        "a" => SaringBy::Any,
        "d" => SaringBy::Desa,
        "j" => SaringBy::Jenis,
        _ => return None,
    })
}
