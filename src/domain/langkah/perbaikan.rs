//! Data that is put right at the word of its person. Before the first receipt nobody has compared it with a berkas, so they
//! change it themself, and a telephone number at any time. Later staf compare; what was sent to Dispendukcapil stays as it was
//! sent, and the request is answered with words.

use super::decide::{Answered, Step, blank};
use super::{Event, Refusal};
use crate::domain::perbaikan::{AlasanTolak, Bagian, Nilai, Perbaikan, Tolak};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::{Actor, Peran, Stamp};

pub(super) fn change(p: &Permohonan, nilai: &Nilai) -> Answered {
    let tahap = p.tahap.kind();
    if tahap == TahapKind::Dibatalkan {
        return Err(Refusal::Closed);
    }
    let bagian = nilai.bagian();
    if Nilai::of(&p.data, bagian).as_ref() == Some(nilai) {
        return Ok(Step::Done(p.last_change())); // it stands there like that
    }
    if matches!(bagian, Bagian::Nik | Bagian::Kk) && p.data.numbers.is_none() {
        return Err(Refusal::NumbersMissing);
    }
    let data = nilai.put_into(&p.data);
    if data.has_same_numbers() {
        return Err(Refusal::SameNumbers);
    }
    if tahap == TahapKind::Diajukan || bagian == Bagian::Telepon {
        return Ok(Step::Advance(Event::Diperbaiki { nilai: nilai.clone(), nomor: None }));
    }
    match p.open_perbaikan().find(|open| open.nilai.bagian() == bagian) {
        Some(open) if open.nilai == *nilai => Ok(Step::Done(Stamp { by: Actor::Warga(open.chat), at: open.at })),
        Some(_) => Err(Refusal::PerbaikanOpen),
        None => Ok(Step::Advance(Event::PerbaikanDiminta { nilai: nilai.clone() })),
    }
}

pub(super) fn put_right(p: &Permohonan, nomor: u16) -> Answered {
    let asked = match asked(p, nomor)? {
        Asked::Open(asked) => asked,
        Asked::Answered(first) => return Ok(Step::Done(first)),
    };
    if p.tahap.kind() == TahapKind::Dikirim {
        return Err(Refusal::AlreadySent);
    }
    let data = asked.nilai.put_into(&p.data);
    if data.has_same_numbers() {
        return Err(Refusal::SameNumbers);
    }
    Ok(Step::Advance(Event::Diperbaiki { nilai: asked.nilai.clone(), nomor: Some(nomor) }))
}

pub(super) fn decline(p: &Permohonan, nomor: u16, tolak: &Tolak) -> Answered {
    if let Asked::Answered(first) = asked(p, nomor)? {
        return Ok(Step::Done(first));
    }
    if tolak.kode == AlasanTolak::Lainnya && blank(tolak.text.as_deref()) {
        return Err(Refusal::TextMissing);
    }
    Ok(Step::Advance(Event::PerbaikanDitolak { nomor, tolak: tolak.clone() }))
}

enum Asked<'a> {
    Open(&'a Perbaikan),
    Answered(Stamp),
}

fn asked(p: &Permohonan, nomor: u16) -> Result<Asked<'_>, Refusal> {
    let asked = p.perbaikan.iter().find(|one| one.nomor == nomor).ok_or(Refusal::UnknownPerbaikan)?;
    match &asked.jawaban {
        Some(first) => Ok(Asked::Answered(Stamp { by: Actor::Petugas(first.by, Peran::Staf), at: first.at })),
        None if p.tahap.kind() == TahapKind::Dibatalkan => Err(Refusal::Closed),
        None => Ok(Asked::Open(asked)),
    }
}
