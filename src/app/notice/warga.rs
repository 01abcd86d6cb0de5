//! What the people are told to whom a permohonan belongs.

use super::About;
use crate::app::meja::perbaikan::why;
use crate::app::session::Session;
use crate::app::tunda::waits;
use crate::app::warga::perbaikan::tarik::over;
use crate::app::warga::status;
use crate::dialog::perbaikan::shown_to;
use crate::domain::langkah::Event;
use crate::domain::pemohon::Sebagai;
use crate::domain::perbaikan::Nilai;
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::domain::petugas::ChatId;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::outgoing::Queued;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::Act;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};

pub(super) fn tell(s: &mut Session<'_>, about: &About<'_>, event: &Event) {
    let p = about.p;
    let kode = p.kode;
    let nama = p.data.nama.as_str().to_owned();
    let tugas = Box::new(status::to_do(p.jenis, s.kantor()));
    let look = Button::new(Label::MenuStatus, (kode, Act::Status));
    let reply = match event {
        Event::Diterima | Event::DiterimaDiKertas { .. } => {
            let nomor = p.nomor.map(|n| s.kantor().nomor(n)).unwrap_or_default();
            Reply::new(Warga::ToldDiterima { kode, nama, nomor, tugas })
        }
        Event::TidakLengkap { .. } => {
            let daftar = status::missing_lines(&p.checklist);
            let putaran = u32::from(p.checklist.cycle());
            Reply::new(Warga::ToldTidakLengkap { kode, nama, putaran, daftar })
                .rows([Button::new(Label::Lengkapi, (kode, Act::Lengkapi))])
        }
        Event::Lengkap => Reply::new(Warga::ToldLengkap { kode, nama, tugas }),
        Event::Dientri { .. } => Reply::new(Warga::ToldDientri { kode, nama, tugas }),
        Event::Dikirim { .. } => {
            let told = Warga::ToldDikirim { kode, nama, tugas }.into();
            Reply::new(Pesan::Together(std::iter::once(told).chain(about.hold.map(waits)).collect()))
        }
        Event::Dibatalkan { alasan } => {
            let told = match &alasan.text {
                Some(_) | None if withdrawn(p) => Warga::ToldWithdrawn { kode, nama },
                Some(text) => Warga::ToldDibatalkanText { kode, nama, alasan: alasan.kode, catatan: text.clone() },
                None => Warga::ToldDibatalkan { kode, nama, alasan: alasan.kode },
            };
            with_over(p, told.into())
        }
        Event::Dinyatakan { kind, tanggal, susulan: false } => {
            let (pernyataan, tanggal) = (*kind, *tanggal);
            match p.end_taken_back() {
                Some(semula) => Reply::new(Pesan::Together(vec![
                    Warga::ToldRalat { kode, nama, semula }.into(),
                    Warga::LastPernyataan { pernyataan, tanggal }.into(),
                ])),
                None => Reply::new(Warga::ToldPernyataan { kode, nama, pernyataan, tanggal }),
            }
        }
        Event::Ditautkan { .. } => Reply::new(Loket::ToldBound { kode, nama }),
        Event::Diperbaiki { nilai, nomor } => {
            let bagian = nilai.bagian();
            Reply::new(match nomor {
                Some(_) => return fixed(s, about, nilai),
                None => PerbaikanText::ToldChanged { kode, nama, bagian, kontak: s.kantor().kontak.clone() },
            })
        }
        Event::NomorDiperbaiki { .. } => Reply::new(PerbaikanText::ToldNumbersFixed { kode, nama }),
        Event::PerbaikanDitolak { nomor, tolak } => {
            let asked = p.perbaikan.iter().find(|one| one.nomor == *nomor);
            let Some(bagian) = asked.map(|one| one.nilai.bagian()) else { return };
            Reply::new(PerbaikanText::ToldRefused { kode, nama, bagian, alasan: Box::new(why(tolak)) })
        }
        Event::Diajukan
        | Event::AsliDicatat { .. }
        | Event::NomorDicatat { .. }
        | Event::AsliDicabut { .. }
        | Event::Dilengkapi { .. }
        | Event::PerbaikanDiminta { .. }
        | Event::PerbaikanDitarik { .. }
        | Event::Dikembalikan { .. }
        | Event::Dinyatakan { susulan: true, .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. }
        | Event::BerkasDisimpan => return,
    };
    let reply = reply.rows([look]);
    // Who withdraws, binds a chat or puts data right is answered anyway; a petugas who applied is told like anybody.
    let own = matches!(event, Event::Ditautkan { .. } | Event::Diperbaiki { nomor: None, .. });
    let answered = |chat: ChatId| (withdrawn(p) || own) && chat == s.chat;
    // What staf read from the berkas is only the pemohon's to see.
    let private = of_entered(p, event);
    let told: Vec<Queued> = p
        .pihak
        .iter()
        .filter(|one| !answered(one.chat) && (!private || one.sebagai == Sebagai::Pemohon))
        .map(|one| Queued::say(one.chat, reply.clone()).about(about.id))
        .collect();
    s.queued.extend(told);
}

/// Staf have put it right: each chat reads what is for it. What they read from the berkas is only the pemohon's to see.
fn fixed(s: &mut Session<'_>, about: &About<'_>, nilai: &Nilai) {
    let (p, bagian) = (about.p, nilai.bagian());
    for chat in p.pihak.iter().map(|one| one.chat).filter(|chat| bagian.is_for(p, *chat)) {
        let baru = Box::new(shown_to((p, chat), nilai, s.kantor()));
        let told = PerbaikanText::ToldFixed { kode: p.kode, nama: p.data.nama.as_str().to_owned(), bagian, baru };
        let look = Button::new(Label::MenuStatus, (p.kode, Act::Status));
        s.queued.push(Queued::say(chat, Reply::new(told).rows([look])).about(about.id));
    }
}

/// Whether it is about what staf read from the berkas.
fn of_entered(p: &Permohonan, event: &Event) -> bool {
    if let Event::Diperbaiki { nilai, .. } = event {
        return nilai.bagian().is_entered();
    }
    let Event::PerbaikanDitolak { nomor, .. } = event else { return false };
    p.perbaikan.iter().any(|one| one.nomor == *nomor && one.nilai.bagian().is_entered())
}

/// With the requests to put something right that are over with the permohonan.
fn with_over(p: &Permohonan, told: Pesan) -> Reply {
    match over(p) {
        Some(over) => Reply::new(Pesan::Together(vec![told, over])),
        None => Reply::new(told),
    }
}

pub(super) fn withdrawn(p: &Permohonan) -> bool {
    matches!(p.tahap, Tahap::Dibatalkan { closed } if closed.by.petugas().is_none())
}
