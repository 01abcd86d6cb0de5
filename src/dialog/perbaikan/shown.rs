//! Values as they are shown: in full for who holds them against the berkas, numbers masked in what stays in a chat.

use crate::domain::kantor::Kantor;
use crate::domain::kk::NomorKk;
use crate::domain::nik::Nik;
use crate::domain::perbaikan::{Bagian, Nilai, masked_apart};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::ChatId;
use crate::pesan::Pesan;
use crate::pesan::perbaikan::PerbaikanText;

/// What stands there and what it should be, as a chat shows it in which the latter was typed: of long numbers the end, and what
/// differs where the pemohon typed it. Anybody else would read there what stands in the place of a digit that they guessed.
#[must_use]
pub fn before_and_after((p, chat): (&Permohonan, ChatId), nilai: &Nilai, kantor: &Kantor) -> (Box<Pesan>, Box<Pesan>) {
    let apart = |old: &str, new: &str| {
        let (old, new) = masked_apart(old, new);
        (said(old), said(new))
    };
    let (old, new) = match nilai {
        Nilai::Nik(_) | Nilai::Kk(_) if !p.is_pemohon(chat) => {
            (standing(p, nilai, |old| masked(old, kantor)), masked(nilai, kantor))
        }
        Nilai::Nik(nik) => apart(p.data.nik().map_or("", Nik::as_str), nik.as_str()),
        Nilai::Kk(kk) => apart(p.data.kk().map_or("", NomorKk::as_str), kk.as_str()),
        Nilai::Telepon(_) => (standing(p, nilai, |old| masked(old, kantor)), in_full(nilai, kantor)),
        Nilai::Nama(_)
        | Nilai::Desa(_)
        | Nilai::TempatLahir(_)
        | Nilai::TanggalLahir(_)
        | Nilai::JenisKelamin(_)
        | Nilai::Alamat(_)
        | Nilai::RtRw { .. }
        | Nilai::TanpaTelepon
        | Nilai::Koreksi(_)
        | Nilai::TanpaKoreksi(_) => {
            (standing(p, nilai, |old| shown_to((p, chat), old, kantor)), in_full(nilai, kantor))
        }
    };
    (Box::new(old), Box::new(new))
}

/// What stands in the place of a value, shown like this.
#[must_use]
pub fn standing(p: &Permohonan, nilai: &Nilai, shown: impl FnOnce(&Nilai) -> Pesan) -> Pesan {
    nilai.standing(p).map_or_else(|| PerbaikanText::NotGiven.into(), |old| shown(&old))
}

/// A value as notices show it in one of the chats of the permohonan: numbers masked, and of what is only the pemohon's to see
/// what it is about.
#[must_use]
pub fn shown_to((p, chat): (&Permohonan, ChatId), nilai: &Nilai, kantor: &Kantor) -> Pesan {
    match nilai {
        Nilai::Koreksi(asked) if !Bagian::Koreksi.is_shown_to(p, chat) => {
            PerbaikanText::KoreksiKind { element: asked.element }.into()
        }
        Nilai::Koreksi(_)
        | Nilai::TanpaKoreksi(_)
        | Nilai::TanpaTelepon
        | Nilai::Nama(_)
        | Nilai::Nik(_)
        | Nilai::Kk(_)
        | Nilai::Desa(_)
        | Nilai::Telepon(_)
        | Nilai::TempatLahir(_)
        | Nilai::TanggalLahir(_)
        | Nilai::JenisKelamin(_)
        | Nilai::Alamat(_)
        | Nilai::RtRw { .. } => masked(nilai, kantor),
    }
}

/// A value as petugas and who typed it read it later: numbers masked.
#[must_use]
pub fn masked(nilai: &Nilai, kantor: &Kantor) -> Pesan {
    match nilai {
        Nilai::Nik(nik) => said(nik.masked()),
        Nilai::Kk(kk) => said(kk.masked()),
        Nilai::Telepon(phone) => said(phone.masked()),
        Nilai::Nama(_)
        | Nilai::Desa(_)
        | Nilai::TempatLahir(_)
        | Nilai::TanggalLahir(_)
        | Nilai::JenisKelamin(_)
        | Nilai::Alamat(_)
        | Nilai::RtRw { .. }
        | Nilai::TanpaTelepon
        | Nilai::Koreksi(_)
        | Nilai::TanpaKoreksi(_) => in_full(nilai, kantor),
    }
}

/// A value in full, for who holds it against the berkas.
#[must_use]
pub fn in_full(nilai: &Nilai, kantor: &Kantor) -> Pesan {
    match nilai {
        Nilai::Nama(nama) => said(nama.as_str().to_owned()),
        Nilai::Nik(nik) => said(nik.as_str().to_owned()),
        Nilai::Kk(kk) => said(kk.as_str().to_owned()),
        Nilai::Desa(desa) => said(kantor.desa_nama(desa)),
        Nilai::Telepon(phone) => said(phone.national()),
        Nilai::TempatLahir(text) | Nilai::Alamat(text) => said(text.clone()),
        Nilai::TanggalLahir(tanggal) => PerbaikanText::Tanggal { tanggal: *tanggal }.into(),
        Nilai::JenisKelamin(sex) => PerbaikanText::Sex { sex: *sex }.into(),
        Nilai::RtRw { rt, rw } => PerbaikanText::RtRw { rt: rt.clone(), rw: rw.clone() }.into(),
        Nilai::Koreksi(asked) => {
            let (sekarang, seharusnya) = (asked.now.clone(), asked.should.clone());
            PerbaikanText::Koreksi { element: asked.element, sekarang, seharusnya }.into()
        }
        Nilai::TanpaTelepon => PerbaikanText::TanpaTelepon.into(),
        Nilai::TanpaKoreksi(element) => PerbaikanText::TanpaKoreksi { element: *element }.into(),
    }
}

fn said(nilai: String) -> Pesan {
    PerbaikanText::Nilai { nilai }.into()
}
