//! Who has asked to put something right takes it back: nobody answers it any more, and something else can be asked.

use crate::app::fault::Fault;
use crate::app::meja::perbaikan::why;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::{refusal, warga};
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::perbaikan::{Akhir, Perbaikan};
use crate::domain::permohonan::Permohonan;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, UbahAct};
use crate::pesan::{Button, Pesan, Reply};

/// Takes a request back.
pub(super) fn button(kode: Kode, open: &Perbaikan) -> Button {
    Button::new(Label::UbahTakeBack, (kode, Act::Ubah(UbahAct::TakeBack(open.nomor))))
}

/// Takes it back, or says how it has ended: staf may have answered at the same moment.
pub(super) async fn take_back(s: &mut Session<'_>, p: &Permohonan, nomor: u16) -> Result<(), Fault> {
    let Some(bagian) = p.perbaikan.iter().find(|one| one.nomor == nomor).map(|one| one.nilai.bagian()) else {
        s.old_button();
        return Ok(());
    };
    let (kode, by) = (p.kode, s.warga());
    if matches!(s.dialog.focus, Focus::Ubah(_)) {
        s.unfocus();
    }
    let text = match step(s, kode, &Command::TarikPerbaikan { nomor }, by).await? {
        Stepped::Advanced { .. } => PerbaikanText::TakenBack { kode, bagian }.into(),
        Stepped::AlreadyDone { permohonan, .. } => match ended(&permohonan, nomor) {
            Some(text) => text,
            None => PerbaikanText::Kept.into(),
        },
        Stepped::Refused { permohonan, refusal } => {
            let text = refused(&permohonan, &refusal);
            s.tell(text);
            return Ok(());
        }
        Stepped::NotFound => {
            s.not_yours(kode);
            return Ok(());
        }
    };
    let again = Button::new(Label::UbahAgain, (kode, Act::Ubah(UbahAct::Begin)));
    let reply = warga::menu::offer_draft(s, Reply::new(text).rows([again]));
    s.say(reply);
    Ok(())
}

/// How a request has ended, for who asked.
fn ended(p: &Permohonan, nomor: u16) -> Option<Pesan> {
    let asked = p.perbaikan.iter().find(|one| one.nomor == nomor)?;
    let (kode, bagian, jawaban) = (p.kode, asked.nilai.bagian(), asked.jawaban.as_ref()?);
    let waktu = jawaban.at;
    Some(match &jawaban.akhir {
        Akhir::Diperbaiki(_) => PerbaikanText::FixedFirst { kode, bagian, waktu }.into(),
        Akhir::Ditolak(_, tolak) => {
            PerbaikanText::RefusedFirst { kode, bagian, waktu, alasan: Box::new(why(tolak)) }.into()
        }
        Akhir::Ditarik => PerbaikanText::TakenBackBefore { kode, bagian, waktu }.into(),
    })
}

fn refused(p: &Permohonan, refusal: &Refusal) -> Pesan {
    if *refusal == Refusal::UnknownPerbaikan {
        return PerbaikanText::NotTheAsker.into();
    }
    if *refusal == Refusal::Closed {
        return PerbaikanText::Closed { kode: p.kode }.into();
    }
    refusal::for_warga(p, refusal)
}

/// That requests which waited are over with the permohonan; `None` where none did.
#[must_use]
pub fn over(p: &Permohonan) -> Option<Pesan> {
    let waited = p.perbaikan.iter().filter(|one| one.is_open());
    let daftar: Vec<Pesan> = waited.map(|one| PerbaikanText::OverLine { bagian: one.nilai.bagian() }.into()).collect();
    (!daftar.is_empty()).then(|| PerbaikanText::OverClosed { daftar }.into())
}
