//! *Ya, benar*: it is changed, or staf are asked, or why not.

use super::{say_waiting, tarik, waiting};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::{refusal, warga};
use crate::dialog::Focus;
use crate::dialog::perbaikan::{Asking, is_at_once, masked};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::perbaikan::Nilai;
use crate::domain::permohonan::Permohonan;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};

/// *Ya, benar*. An old *yes* changes nothing: the question has to be open, and about this permohonan.
pub(super) async fn yes(s: &mut Session<'_>, p: Permohonan) -> Result<(), Fault> {
    let kode = p.kode;
    let Focus::Ubah(Asking::Confirm { kode: asked, nilai }) = s.dialog.focus.clone() else {
        return warga::aside::remark(s, Umum::QuestionPassed).await;
    };
    if asked != kode || !nilai.bagian().is_asked_by(s.kantor().by_chat) {
        return warga::aside::remark(s, Umum::QuestionPassed).await;
    }
    s.unfocus();
    if is_at_once(&p, nilai.bagian()) && other_open(s, &p, &nilai).await?.is_some() {
        let kontak = s.kantor().kontak.clone();
        s.tell(PerbaikanText::Taken { kontak });
        return Ok(());
    }
    let by = s.warga();
    match step(s, kode, &Command::UbahData { nilai: nilai.clone() }, by).await? {
        Stepped::Advanced { after, .. } => {
            let reply = done(s, &after, &nilai);
            let reply = warga::menu::offer_draft(s, reply);
            s.say(reply);
        }
        Stepped::AlreadyDone { permohonan, .. } => {
            let bagian = nilai.bagian();
            match waiting(&permohonan, bagian) {
                Some(open) => say_waiting(s, &permohonan, open),
                None => s.tell(PerbaikanText::Same { bagian }),
            }
        }
        Stepped::Refused { permohonan, refusal } => match waiting(&permohonan, nilai.bagian()) {
            Some(open) if refusal == Refusal::PerbaikanOpen => say_waiting(s, &permohonan, open),
            Some(_) | None => s.tell(refused(&permohonan, &refusal)),
        },
        Stepped::NotFound => s.not_yours(kode),
    }
    Ok(())
}

/// The other permohonan of this kind that goes on with the NIK, where one is changed.
///
/// # Errors
/// Faults of the register.
pub async fn other_open(s: &mut Session<'_>, p: &Permohonan, nilai: &Nilai) -> Result<Option<Kode>, Fault> {
    match nilai {
        Nilai::Nik(nik) if p.tahap.kind().is_open() => Ok(s.uow.permohonan().other_open(p.kode, nik).await?),
        Nilai::Nik(_)
        | Nilai::Nama(_)
        | Nilai::Kk(_)
        | Nilai::Desa(_)
        | Nilai::Telepon(_)
        | Nilai::TanpaTelepon
        | Nilai::TempatLahir(_)
        | Nilai::TanggalLahir(_)
        | Nilai::JenisKelamin(_)
        | Nilai::Alamat(_)
        | Nilai::RtRw { .. }
        | Nilai::Koreksi(_)
        | Nilai::TanpaKoreksi(_) => Ok(None),
    }
}

/// It is changed; or staf are asked, and it can be taken back.
fn done(s: &Session<'_>, after: &Permohonan, nilai: &Nilai) -> Reply {
    let (kode, bagian) = (after.kode, nilai.bagian());
    match waiting(after, bagian) {
        Some(open) => {
            Reply::new(PerbaikanText::Asked { kode, bagian, batas: open.due() }).rows([tarik::button(kode, open)])
        }
        None => Reply::new(PerbaikanText::Changed { kode, bagian, baru: Box::new(masked(nilai, s.kantor())) }),
    }
}

fn refused(p: &Permohonan, refusal: &Refusal) -> Pesan {
    match refusal {
        Refusal::SameNumbers => PerbaikanText::SameNumbers.into(),
        Refusal::PerbaikanOpen => PerbaikanText::Kept.into(),
        Refusal::NoCorrections => PerbaikanText::LastKoreksi { kode: p.kode }.into(),
        Refusal::NotEntered => PerbaikanText::EntriLater.into(),
        Refusal::Closed => PerbaikanText::Closed { kode: p.kode }.into(),
        Refusal::NotYourRole(_)
        | Refusal::NotYours
        | Refusal::NotReceived
        | Refusal::Returned
        | Refusal::NotApproved
        | Refusal::AlreadyApproved
        | Refusal::WithKasi
        | Refusal::AlreadySent
        | Refusal::NotSent
        | Refusal::SentBack
        | Refusal::Ended
        | Refusal::DeclinedSinceSentBack
        | Refusal::NotDeclined
        | Refusal::NumbersMissing
        | Refusal::NumbersKnown
        | Refusal::NumbersInEntri
        | Refusal::HasNumber
        | Refusal::PaperInFuture
        | Refusal::PaperOtherYear
        | Refusal::PaperBeforeRequest(_)
        | Refusal::NotHeld(_)
        | Refusal::ReceivedBySame
        | Refusal::NothingNamed
        | Refusal::UnknownSyarat
        | Refusal::TextMissing
        | Refusal::NotAsked
        | Refusal::NotARecipient
        | Refusal::NotTheRecipient
        | Refusal::InFuture
        | Refusal::BeforeSent
        | Refusal::NotTicked
        | Refusal::LetterMissing
        | Refusal::TooManyChats
        | Refusal::PemohonNotAgreed
        | Refusal::UnknownPerbaikan => refusal::for_warga(p, refusal),
    }
}
