//! Work lists and their filters.

use crate::domain::antrean::{Antrean, Saringan, Umur};
use crate::domain::desa::DesaKode;
use crate::domain::pemohon::Jenis;
use crate::pesan::outgoing::PermohonanId;
use crate::pesan::tap::{After, AntreanView, SaringBy};

/// `AFTER:LIST:DESA:JENIS:UMUR`; what is not set is empty. Ids of what somebody else has taken have an `e` before them.
pub(super) fn encode(view: &AntreanView) -> String {
    let list = match view.antrean {
        Antrean::Staf => "s",
        Antrean::Pemohon => "p",
        Antrean::Kasi => "k",
        Antrean::Dispendukcapil => "d",
    };
    let Saringan { desa, jenis, umur } = &view.saringan;
    let (desa, jenis) = (desa.as_ref().map_or("", DesaKode::as_str), jenis.map_or("", Jenis::code));
    let after = view.after.map_or_else(String::new, |After { elsewhere, id }| {
        let mark = if elsewhere { "e" } else { "" };
        format!("{mark}{}", id.0)
    });
    format!("{after}:{list}:{desa}:{jenis}:{}", umur.map_or("", Umur::code))
}

pub(super) fn decode(fields: &[&str]) -> Option<AntreanView> {
    let [after, list, desa, jenis, umur] = *fields else { return None };
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
    Some(AntreanView { antrean, saringan, after: optional(after, read_after(after)).ok()? })
}

fn read_after(text: &str) -> Option<After> {
    let (elsewhere, id) = text.strip_prefix('e').map_or((false, text), |id| (true, id));
    id.parse().ok().map(|id| After { elsewhere, id: PermohonanId(id) })
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
