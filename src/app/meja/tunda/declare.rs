//! A hold is declared: what for, why, and once more with how many hear it.

use super::{HOLDERS, back, desk, name, no, scope, scope_of, speaker, tell};
use crate::app::fault::Fault;
use crate::app::meja::{require, show};
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::tunda::reason;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::Refusal;
use crate::domain::permohonan::TahapKind;
use crate::domain::personal::covered;
use crate::domain::petugas::{Peran, Stamp};
use crate::domain::tunda::{AlasanTunda, Why, can_wait, may_hold};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::TundaTap;
use crate::pesan::tunda::TundaText;
use crate::pesan::{Button, Reply};
use crate::store::petugas::Petugas;
use crate::store::tunda::{Concerned, Declared, Listed, Target};

/// Longest text of a reason, in characters.
const MAX_TEXT: usize = 200;

/// What this petugas can declare now; if nothing, they are told why.
async fn target(s: &mut Session<'_>, kode: Option<Kode>) -> Result<Option<Target>, Fault> {
    let Some(petugas) = s.petugas.clone() else { return Ok(None) };
    let target = match kode {
        None if desk(s, &petugas) == Peran::Kasi => Target::All,
        None => Target::Recipient(petugas.id),
        Some(kode) => match one(s, &petugas, kode).await? {
            Some(target) => target,
            None => return Ok(None),
        },
    };
    match s.uow.tunda().covering(target).await? {
        Some(already) => {
            tell_already(s, &already).await?;
            Ok(None)
        }
        None => Ok(Some(target)),
    }
}

/// One permohonan that waits at Dispendukcapil.
async fn one(s: &mut Session<'_>, petugas: &Petugas, kode: Kode) -> Result<Option<Target>, Fault> {
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(None) };
    let p = &loaded.permohonan;
    if p.tahap.kind() != TahapKind::Dikirim {
        s.tell(refusal::for_petugas(p, &Refusal::NotSent));
        return Ok(None);
    }
    if !can_wait(p) {
        s.tell(TundaText::NotWaiting { kode });
        return Ok(None);
    }
    let may = may_hold(desk(s, petugas), petugas.id, p);
    Ok(may.then(|| Target::One { id: loaded.id, recipient: p.recipient() }))
}

/// Who was first, and the way to lift it.
async fn tell_already(s: &mut Session<'_>, already: &Listed) -> Result<(), Fault> {
    let declared = already.tunda.declared;
    let text = TundaText::Already {
        apa: Box::new(scope(s, already).await?),
        alasan: Box::new(reason(&already.tunda.why)),
        oleh: name(s, declared).await?,
        waktu: declared.at,
    };
    s.unfocus();
    s.say(Reply::new(text).rows([Button::new(Label::TundaList, TundaTap::List)]));
    Ok(())
}

/// Why?
pub(super) async fn ask(s: &mut Session<'_>, kode: Option<Kode>) -> Result<(), Fault> {
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    let apa = Box::new(scope_of(s, target, kode).await?);
    let button = |&alasan: &AlasanTunda| Button::new(Label::AlasanTunda { alasan }, TundaTap::Why(kode, alasan));
    s.dialog.focus = Focus::TundaWhy { kode }; // a typed reason is one in own words
    s.say(Reply::new(TundaText::AskWhy { apa }).rows(AlasanTunda::ALL.iter().map(button)).rows([back()]));
    Ok(())
}

/// The reason was chosen: own words for *lainnya*, else the last question.
pub(super) async fn why(s: &mut Session<'_>, kode: Option<Kode>, alasan: AlasanTunda) -> Result<(), Fault> {
    if alasan != AlasanTunda::Lainnya {
        return confirm(s, kode, Why { kode: alasan, text: None }).await;
    }
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    let apa = Box::new(scope_of(s, target, kode).await?);
    s.dialog.focus = Focus::TundaWhy { kode };
    s.say(Reply::new(TundaText::AskText { apa }).rows([back()]));
    Ok(())
}

/// Own words for the reason.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, kode: Option<Kode>, text: &str) -> Result<(), Fault> {
    if !require(s, &HOLDERS) {
        s.unfocus();
        return Ok(());
    }
    let text = text.trim();
    if text.chars().count() > MAX_TEXT {
        s.tell(Meja::TextTooLong { jumlah: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) });
        return Ok(());
    }
    confirm(s, kode, Why { kode: AlasanTunda::Lainnya, text: Some(covered(text)) }).await
}

/// The last question, with how many hear it.
///
/// # Errors
/// Faults of the register.
pub async fn confirm(s: &mut Session<'_>, kode: Option<Kode>, why: Why) -> Result<(), Fault> {
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    let Concerned { permohonan: baru, chats: orang, held: tetap } = s.uow.tunda().concerned(target).await?;
    let apa = Box::new(scope_of(s, target, kode).await?);
    let alasan = Box::new(reason(&why));
    s.dialog.focus = Focus::TundaConfirm { kode, why };
    let text = TundaText::Confirm { apa, alasan, permohonan: baru.saturating_add(tetap), tetap, baru, orang };
    s.say(Reply::new(text).rows([Button::new(Label::TundaYes, TundaTap::Yes(kode)), no()]));
    Ok(())
}

/// *Ya, nyatakan*. An old *yes* declares nothing: the question has to be open.
pub(super) async fn yes(s: &mut Session<'_>, kode: Option<Kode>) -> Result<(), Fault> {
    let Focus::TundaConfirm { kode: asked, why } = s.dialog.focus.clone() else { return ask(s, kode).await };
    if asked != kode {
        return ask(s, kode).await;
    }
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    s.unfocus();
    let concerned = s.uow.tunda().concerned(target).await?;
    let stamp = Stamp { by: s.actor_as(Peran::Kasi), at: s.now };
    if let Declared::Already(already) = s.uow.tunda().declare(target, &why, stamp).await? {
        return tell_already(s, &already).await;
    }
    let apa = scope_of(s, target, kode).await?;
    s.tell(TundaText::Done { apa: Box::new(apa.clone()), orang: concerned.chats });
    let (alasan, (oleh, peran)) = (Box::new(reason(&why)), speaker(s));
    let orang = concerned.chats;
    tell(s, kode, TundaText::ToldDeclared { apa: Box::new(apa), alasan, oleh, peran, orang }).await
}
