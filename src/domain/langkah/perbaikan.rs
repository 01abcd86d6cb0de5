//! Data that is put right at the word of its person. Before the first receipt nobody has compared it with a berkas, so they
//! change it themself, and a telephone number at any time. Later staf compare; what was sent to Dispendukcapil stays as it was
//! sent, and the request is answered with words.

use super::decide::{Answered, Step, blank};
use super::{Event, Refusal};
use crate::domain::perbaikan::{AlasanTolak, Bagian, Nilai, Perbaikan, Tolak};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::{Actor, Stamp};

pub(super) fn change(p: &Permohonan, nilai: &Nilai) -> Answered {
    let tahap = p.tahap.kind();
    if tahap == TahapKind::Dibatalkan {
        return Err(Refusal::Closed);
    }
    let bagian = nilai.bagian();
    if !bagian.is_of(p) {
        return Err(match bagian {
            Bagian::Nik | Bagian::Kk => Refusal::NumbersMissing,
            Bagian::Koreksi => Refusal::NoCorrections,
            Bagian::TempatLahir | Bagian::TanggalLahir | Bagian::JenisKelamin | Bagian::Alamat | Bagian::RtRw => {
                Refusal::NotEntered
            }
            Bagian::Nama | Bagian::Desa | Bagian::Telepon => return Ok(Step::Done(p.last_change())),
        });
    }
    if nilai.standing(p).as_ref() == Some(nilai) {
        return Ok(Step::Done(p.last_change())); // it stands there like that
    }
    can_be(p, nilai)?;
    if tahap == TahapKind::Diajukan || bagian == Bagian::Telepon {
        return Ok(Step::Advance(Event::Diperbaiki { nilai: nilai.clone(), nomor: None }));
    }
    match p.open_perbaikan().find(|open| open.nilai.bagian() == bagian) {
        Some(open) if open.nilai == *nilai => Ok(Step::Done(Stamp { by: Actor::Warga(open.chat), at: open.at })),
        Some(_) => Err(Refusal::PerbaikanOpen),
        None => Ok(Step::Advance(Event::PerbaikanDiminta { nilai: nilai.clone() })),
    }
}

/// Whether the data can be like that: two numbers, and something to correct where that is what is asked for.
fn can_be(p: &Permohonan, nilai: &Nilai) -> Result<(), Refusal> {
    let data = nilai.put_into(&p.data);
    if data.has_same_numbers() {
        return Err(Refusal::SameNumbers);
    }
    if nilai.bagian() == Bagian::Koreksi && data.perubahan.is_empty() {
        return Err(Refusal::NoCorrections);
    }
    Ok(())
}

pub(super) fn put_right(p: &Permohonan, nomor: u16) -> Answered {
    let asked = match asked(p, nomor)? {
        Asked::Open(asked) => asked,
        Asked::Ended(first) => return Ok(Step::Done(first)),
    };
    if p.tahap.kind() == TahapKind::Dikirim {
        return Err(Refusal::AlreadySent);
    }
    can_be(p, &asked.nilai)?;
    Ok(Step::Advance(Event::Diperbaiki { nilai: asked.nilai.clone(), nomor: Some(nomor) }))
}

pub(super) fn decline(p: &Permohonan, nomor: u16, tolak: &Tolak) -> Answered {
    if let Asked::Ended(first) = asked(p, nomor)? {
        return Ok(Step::Done(first));
    }
    if tolak.kode == AlasanTolak::Lainnya && blank(tolak.text.as_deref()) {
        return Err(Refusal::TextMissing);
    }
    Ok(Step::Advance(Event::PerbaikanDitolak { nomor, tolak: tolak.clone() }))
}

/// Only who asked takes a request back.
pub(super) fn take_back(p: &Permohonan, nomor: u16, by: Actor) -> Answered {
    match asked(p, nomor)? {
        Asked::Open(open) if by == Actor::Warga(open.chat) => Ok(Step::Advance(Event::PerbaikanDitarik { nomor })),
        Asked::Open(_) => Err(Refusal::UnknownPerbaikan),
        Asked::Ended(first) => Ok(Step::Done(first)),
    }
}

enum Asked<'a> {
    Open(&'a Perbaikan),
    Ended(Stamp),
}

fn asked(p: &Permohonan, nomor: u16) -> Result<Asked<'_>, Refusal> {
    let asked = p.perbaikan.iter().find(|one| one.nomor == nomor).ok_or(Refusal::UnknownPerbaikan)?;
    match asked.ended() {
        Some(first) => Ok(Asked::Ended(first)),
        None if p.tahap.kind() == TahapKind::Dibatalkan => Err(Refusal::Closed),
        None => Ok(Asked::Open(asked)),
    }
}

#[cfg(test)]
mod tests;
