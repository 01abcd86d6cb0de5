//! `/ubahdata`: data of a permohonan is put right (UU 27/2022, articles 6 and 30). What nobody has compared with a berkas yet is
//! changed at once; of the rest staf are asked, and answer within 3 × 24 hours.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::warga::pemberitahuan::shown_before;
use crate::app::{refusal, warga};
use crate::dialog::perbaikan::{Asking, ask, is_at_once, is_known, masked, read};
use crate::dialog::{Choosing, Focus, Then};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::perbaikan::{Bagian, Nilai};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::sight::Sight;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, Menu, UbahAct};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// `/ubahdata`: the only one, or a choice; a draft is changed by its summary.
///
/// # Errors
/// Faults of the register.
pub async fn all(s: &mut Session<'_>) -> Result<(), Fault> {
    let own = s.uow.permohonan().kept_of_chat(s.chat).await?;
    let kept = |p: &&Permohonan| p.tahap.kind() != TahapKind::Dibatalkan;
    let kept: Vec<&Permohonan> = own.iter().map(|l| &l.permohonan).filter(kept).collect();
    if !kept.is_empty() && shown_before(s, Then::Ubah(None)).await? {
        return Ok(());
    }
    match kept[..] {
        [] => none(s),
        [one] => go_on(s, one, Asking::Which { kode: one.kode }),
        _ => {
            let daftar = kept.iter().map(|p| warga::status::own_line(p)).collect();
            let button = |p: &&Permohonan| warga::status::own_button(p, Act::Ubah(UbahAct::Begin));
            let reply = Reply::new(PerbaikanText::Choose { daftar }).rows(kept.iter().map(button));
            s.dialog.focus = Focus::Choose(Choosing::Ubah);
            s.say(reply);
        }
    }
    Ok(())
}

fn none(s: &mut Session<'_>) {
    let reply = if s.dialog.draft.is_some() {
        warga::menu::offer_draft(s, Reply::new(PerbaikanText::OnlyDraft))
    } else {
        Reply::new(PerbaikanText::None).rows([Button::new(Label::MenuAjukan, Menu::Ajukan)])
    };
    s.say(reply);
}

/// A button on the way.
///
/// # Errors
/// Faults of the register.
pub async fn act(s: &mut Session<'_>, kode: Kode, act: UbahAct) -> Result<(), Fault> {
    let Some(p) = own(s, kode).await? else {
        s.not_yours(kode);
        return Ok(());
    };
    match act {
        UbahAct::Begin if shown_before(s, Then::Ubah(Some(kode))).await? => {}
        UbahAct::Begin => go_on(s, &p, Asking::Which { kode }),
        UbahAct::Bagian(bagian) if is_known(&p, bagian) => value(s, &p, bagian),
        UbahAct::Desa(desa) if s.kantor().wilayah.find(&desa).is_some() => confirm(s, &p, Nilai::Desa(desa)),
        UbahAct::Bagian(_) | UbahAct::Desa(_) => s.old_button(),
        UbahAct::Yes => return yes(s, p).await,
        UbahAct::No => {
            s.unfocus();
            let reply = warga::menu::offer_draft(s, Reply::new(PerbaikanText::Kept));
            s.say(reply);
        }
    }
    Ok(())
}

/// One of them.
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    act(s, kode, UbahAct::Begin).await
}

/// One of this chat, sent or closed long ago, too.
async fn own(s: &mut Session<'_>, kode: Kode) -> Result<Option<Permohonan>, Fault> {
    Ok(s.uow.permohonan().find_in(kode, Sight::OfChat(s.chat)).await?.map(|l| l.permohonan))
}

fn go_on(s: &mut Session<'_>, p: &Permohonan, asking: Asking) {
    if p.tahap.kind() == TahapKind::Dibatalkan {
        s.unfocus();
        return s.tell(PerbaikanText::Closed { kode: p.kode });
    }
    let reply = ask(&asking, p, s.kantor());
    s.dialog.focus = Focus::Ubah(asking);
    s.say(reply);
}

/// What it should be; where that was asked for already, until when it is answered.
fn value(s: &mut Session<'_>, p: &Permohonan, bagian: Bagian) {
    match waiting(p, bagian) {
        Some(waits) => {
            s.unfocus();
            s.tell(waits);
        }
        None => go_on(s, p, Asking::Value { kode: p.kode, bagian }),
    }
}

fn waiting(p: &Permohonan, bagian: Bagian) -> Option<PerbaikanText> {
    let open = p.open_perbaikan().find(|open| open.nilai.bagian() == bagian)?;
    Some(PerbaikanText::Waiting { kode: p.kode, bagian, sejak: open.at, batas: open.due() })
}

fn confirm(s: &mut Session<'_>, p: &Permohonan, nilai: Nilai) {
    let bagian = nilai.bagian();
    if let Some(waits) = waiting(p, bagian) {
        s.unfocus();
        return s.tell(waits);
    }
    if Nilai::of(&p.data, bagian).as_ref() == Some(&nilai) {
        let asking = Asking::Value { kode: p.kode, bagian };
        let reply = ask(&asking, p, s.kantor()).after(PerbaikanText::Same { bagian });
        s.dialog.focus = Focus::Ubah(asking);
        return s.say(reply);
    }
    go_on(s, p, Asking::Confirm { kode: p.kode, nilai });
}

/// The open question again; `None` where it has lost what it is about.
///
/// # Errors
/// Faults of the register.
pub async fn question(s: &mut Session<'_>, asking: &Asking) -> Result<Option<Reply>, Fault> {
    Ok(own(s, asking.kode()).await?.map(|p| ask(asking, &p, s.kantor())))
}

/// Typed text for the open question. A value that is typed at the confirmation is another try.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, asking: Asking, text: &str) -> Result<(), Fault> {
    let Some(p) = own(s, asking.kode()).await? else {
        s.unfocus();
        s.tell(Umum::NotFound { kode: asking.kode().to_string() });
        return Ok(());
    };
    let (bagian, again) = match &asking {
        Asking::Which { .. } => return warga::aside::remark(s, Umum::PickOne).await,
        Asking::Value { bagian, .. } => (*bagian, false),
        Asking::Confirm { nilai, .. } => (nilai.bagian(), true),
    };
    match read(text, bagian, &p.data, (s.kantor(), today_wib(s.now))) {
        Ok(nilai) => confirm(s, &p, nilai),
        Err(_) if again => return warga::aside::remark(s, Umum::PickOne).await,
        Err(wrong) => {
            let reply = ask(&asking, &p, s.kantor()).after(*wrong);
            s.say(reply);
        }
    }
    Ok(())
}

/// *Ya, benar*. An old *yes* changes nothing: the question has to be open, and about this permohonan.
async fn yes(s: &mut Session<'_>, p: Permohonan) -> Result<(), Fault> {
    let kode = p.kode;
    let Focus::Ubah(Asking::Confirm { kode: asked, nilai }) = s.dialog.focus.clone() else {
        return warga::aside::remark(s, Umum::QuestionPassed).await;
    };
    if asked != kode {
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
            let text = done(s, &after, &nilai);
            let reply = warga::menu::offer_draft(s, Reply::new(text));
            s.say(reply);
        }
        Stepped::AlreadyDone { permohonan, .. } => {
            let bagian = nilai.bagian();
            s.tell(waiting(&permohonan, bagian).unwrap_or(PerbaikanText::Same { bagian }));
        }
        Stepped::Refused { permohonan, refusal } => {
            let text = refused(&permohonan, &nilai, &refusal);
            s.tell(text);
        }
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
        Nilai::Nik(_) | Nilai::Nama(_) | Nilai::Kk(_) | Nilai::Desa(_) | Nilai::Telepon(_) => Ok(None),
    }
}

fn done(s: &Session<'_>, after: &Permohonan, nilai: &Nilai) -> Pesan {
    let (kode, bagian) = (after.kode, nilai.bagian());
    match after.open_perbaikan().find(|open| open.nilai.bagian() == bagian) {
        Some(open) => PerbaikanText::Asked { kode, bagian, batas: open.due() }.into(),
        None => PerbaikanText::Changed { kode, bagian, baru: masked(nilai, s.kantor()) }.into(),
    }
}

fn refused(p: &Permohonan, nilai: &Nilai, refusal: &Refusal) -> Pesan {
    let bagian = nilai.bagian();
    match refusal {
        Refusal::SameNumbers => PerbaikanText::SameNumbers.into(),
        Refusal::PerbaikanOpen => waiting(p, bagian).map_or_else(|| PerbaikanText::Kept.into(), Pesan::from),
        Refusal::Closed => PerbaikanText::Closed { kode: p.kode }.into(),
        Refusal::NotYourRole(_)
        | Refusal::NotYours
        | Refusal::NotReceived
        | Refusal::Returned
        | Refusal::NotApproved
        | Refusal::NotEntered
        | Refusal::AlreadyApproved
        | Refusal::WithKasi
        | Refusal::AlreadySent
        | Refusal::NotSent
        | Refusal::NumbersMissing
        | Refusal::NumbersKnown
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
