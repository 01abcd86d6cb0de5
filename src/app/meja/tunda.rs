//! `/tunda`: the Kasi, who stands in for the Kasi, or the officer of Dispendukcapil declares that what was sent waits for an
//! outside cause, and lifts it again. All who wait are told, so both are asked once more, with how many people hear it.

use super::{require, show};
use crate::app::card;
use crate::app::fault::Fault;
use crate::app::notice::named;
use crate::app::refusal;
use crate::app::session::{Session, typed_kode};
use crate::app::tunda::{declarer, reason, tell_next};
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::Refusal;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::{Peran, PetugasId, Stamp};
use crate::domain::tunda::{AlasanTunda, TundaId, Why, can_wait, may_hold};
use crate::pesan::arg::Oleh;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::TundaTap;
use crate::pesan::tunda::TundaText;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::petugas::Petugas;
use crate::store::tunda::{Declared, Listed, Target};

/// Longest text of a reason, in characters.
const MAX_TEXT: usize = 200;

const HOLDERS: [Peran; 2] = [Peran::Kasi, Peran::Dispendukcapil];

/// `/tunda [KODE]`
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>, text: Option<&str>) -> Result<(), Fault> {
    if !require(s, &HOLDERS) {
        return Ok(());
    }
    let Some(text) = text else { return list(s).await };
    match typed_kode(Some(text), "/tunda") {
        Ok(kode) => ask(s, Some(kode)).await,
        Err(wrong) => {
            s.tell(wrong);
            Ok(())
        }
    }
}

/// A pressed button.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: TundaTap) -> Result<(), Fault> {
    if !require(s, &HOLDERS) {
        return Ok(());
    }
    match tap {
        TundaTap::List => list(s).await,
        TundaTap::Ask(kode) => ask(s, kode).await,
        TundaTap::Why(kode, alasan) => why(s, kode, alasan).await,
        TundaTap::Yes(kode) => yes(s, kode).await,
        TundaTap::Lift(id) => ask_lift(s, id).await,
        TundaTap::LiftYes(id) => lift(s, id).await,
    }
}

/// Those that last, each with its button, and the way to a new one.
async fn list(s: &mut Session<'_>) -> Result<(), Fault> {
    s.unfocus();
    let Some(petugas) = s.petugas.clone() else { return Ok(()) };
    let peran = desk(s, &petugas);
    let active = s.uow.tunda().active((petugas.id, peran)).await?;
    let mut daftar = Vec::new();
    let mut lifts = Vec::new();
    for (nomor, listed) in (1..).zip(&active) {
        daftar.push(line(s, nomor, listed).await?);
        lifts.push(Button::new(Label::TundaLift { nomor }, TundaTap::Lift(listed.tunda.id)));
    }
    let text = if daftar.is_empty() { TundaText::ListNone } else { TundaText::List { daftar } };
    let all = Button::new(Label::TundaAll, TundaTap::Ask(None));
    s.say(Reply::new(text).rows(lifts).rows([all]));
    Ok(())
}

async fn line(s: &mut Session<'_>, nomor: u32, listed: &Listed) -> Result<Pesan, Fault> {
    let declared = listed.tunda.declared;
    Ok(TundaText::Line {
        nomor,
        apa: Box::new(scope(s, listed).await?),
        alasan: Box::new(reason(&listed.tunda.why)),
        oleh: name(s, declared).await?,
        peran: declarer(&listed.tunda),
        sejak: declared.at,
    }
    .into())
}

/// The Kasi, for the Kasi and who stands in; Dispendukcapil.
fn desk(s: &Session<'_>, petugas: &Petugas) -> Peran {
    if petugas.acts_as(Peran::Kasi, s.now) { Peran::Kasi } else { petugas.peran }
}

async fn name(s: &mut Session<'_>, stamp: Stamp) -> Result<Oleh, Fault> {
    let found = match stamp.by.petugas() {
        Some(id) => s.uow.petugas().by_id(id).await?,
        None => None,
    };
    Ok(found.map_or_else(|| Oleh::Own(String::new()), |one| named(&one, stamp.by)))
}

/// What a hold is about.
async fn scope(s: &mut Session<'_>, listed: &Listed) -> Result<Pesan, Fault> {
    scope_of(s, listed.target, listed.kode).await
}

async fn scope_of(s: &mut Session<'_>, target: Target, kode: Option<Kode>) -> Result<Pesan, Fault> {
    Ok(match (target, kode) {
        (Target::One { .. }, Some(kode)) => TundaText::ScopeOne { kode }.into(),
        (Target::Recipient(id), _) => {
            let nama = s.uow.petugas().by_id(id).await?.map(|one| one.nama).unwrap_or_default();
            TundaText::ScopeRecipient { nama }.into()
        }
        (Target::All | Target::One { .. }, _) => TundaText::ScopeAll.into(),
    })
}

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
async fn ask(s: &mut Session<'_>, kode: Option<Kode>) -> Result<(), Fault> {
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    let apa = Box::new(scope_of(s, target, kode).await?);
    let button = |&alasan: &AlasanTunda| Button::new(Label::AlasanTunda { alasan }, TundaTap::Why(kode, alasan));
    s.dialog.focus = Focus::TundaWhy { kode }; // a typed reason is one in own words
    s.say(Reply::new(TundaText::AskWhy { apa }).rows(AlasanTunda::ALL.iter().map(button)).rows([back()]));
    Ok(())
}

fn back() -> Button {
    Button::new(Label::Back, TundaTap::List)
}

/// The reason was chosen: own words for *lainnya*, else the last question.
async fn why(s: &mut Session<'_>, kode: Option<Kode>, alasan: AlasanTunda) -> Result<(), Fault> {
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
    confirm(s, kode, Why { kode: AlasanTunda::Lainnya, text: Some(text.to_owned()) }).await
}

/// The last question, with how many hear it.
///
/// # Errors
/// Faults of the register.
pub async fn confirm(s: &mut Session<'_>, kode: Option<Kode>, why: Why) -> Result<(), Fault> {
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    let concerned = s.uow.tunda().concerned(target, None).await?;
    let apa = Box::new(scope_of(s, target, kode).await?);
    let alasan = Box::new(reason(&why));
    s.dialog.focus = Focus::TundaConfirm { kode, why };
    let text = TundaText::Confirm { apa, alasan, permohonan: concerned.permohonan, orang: concerned.chats };
    s.say(Reply::new(text).rows([Button::new(Label::TundaYes, TundaTap::Yes(kode)), back()]));
    Ok(())
}

/// *Ya, nyatakan*. An old *yes* declares nothing: the question has to be open.
async fn yes(s: &mut Session<'_>, kode: Option<Kode>) -> Result<(), Fault> {
    let Focus::TundaConfirm { kode: asked, why } = s.dialog.focus.clone() else { return ask(s, kode).await };
    if asked != kode {
        return ask(s, kode).await;
    }
    let Some(target) = target(s, kode).await? else { return Ok(()) };
    s.unfocus();
    let concerned = s.uow.tunda().concerned(target, None).await?;
    let stamp = Stamp { by: s.actor_as(Peran::Kasi), at: s.now };
    if let Declared::Already(already) = s.uow.tunda().declare(target, &why, stamp).await? {
        return tell_already(s, &already).await;
    }
    let apa = scope_of(s, target, kode).await?;
    s.tell(TundaText::Done { apa: Box::new(apa.clone()), orang: concerned.chats });
    let (alasan, (oleh, peran)) = (Box::new(reason(&why)), speaker(s));
    tell(s, kode, TundaText::ToldDeclared { apa: Box::new(apa), alasan, oleh, peran }).await
}

fn speaker(s: &Session<'_>) -> (Oleh, Peran) {
    let by = s.actor_as(Peran::Kasi);
    let speaks = |one: &Petugas| (named(one, by), desk(s, one));
    s.petugas.as_ref().map_or_else(|| (Oleh::Own(String::new()), Peran::Kasi), speaks)
}

/// Colleagues, and as many of those who wait as one transaction takes; the job tells the others. The cards of one permohonan
/// show it at once. Those of a wide hold are left as they are: hundreds of edits would say what everybody reads in one
/// message, and whatever opens or changes a card shows the hold.
async fn tell(s: &mut Session<'_>, one: Option<Kode>, colleagues: TundaText) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let concerned = |p: &&Petugas| match p.peran {
        Peran::Staf | Peran::Kasi | Peran::Dispendukcapil => p.chat != s.chat,
        Peran::Admin => false,
    };
    let told: Vec<Queued> =
        staff.iter().filter(concerned).map(|p| Queued::say(p.chat, Reply::new(colleagues.clone()))).collect();
    s.queued.extend(told);
    if let Some(kode) = one
        && let Some(loaded) = s.uow.permohonan().find(kode).await?
    {
        s.queued.extend(card::in_place(&s.app.kantor, &staff, &loaded, s.now));
    }
    let (queued, _) = tell_next(s.uow, s.now).await?;
    s.queued.extend(queued);
    Ok(())
}

/// A hold that this petugas may lift and that lasts; if not, they are told why.
async fn liftable(s: &mut Session<'_>, found: Option<Listed>) -> Result<Option<Listed>, Fault> {
    let Some((listed, (peran, id))) = found.zip(s.petugas.as_ref().map(|one| (desk(s, one), one.id))) else {
        s.old_button();
        return Ok(None);
    };
    if !may_lift(&listed, peran, id) {
        s.old_button();
        return Ok(None);
    }
    match listed.tunda.lifted {
        None => Ok(Some(listed)),
        Some(lifted) => {
            let text = TundaText::LiftAlready {
                apa: Box::new(scope(s, &listed).await?),
                oleh: name(s, lifted).await?,
                waktu: lifted.at,
            };
            s.unfocus();
            s.tell(text);
            Ok(None)
        }
    }
}

/// A wide one is lifted by the Kasi or any officer, who know that the cause has ended; one of a single permohonan by its
/// own officer or the Kasi.
fn may_lift(listed: &Listed, peran: Peran, id: PetugasId) -> bool {
    match listed.target {
        Target::One { recipient, .. } => peran == Peran::Kasi || recipient == Some(id),
        Target::Recipient(_) | Target::All => true,
    }
}

/// Lift it? So many hear it.
async fn ask_lift(s: &mut Session<'_>, id: TundaId) -> Result<(), Fault> {
    let found = s.uow.tunda().find(id).await?;
    let Some(listed) = liftable(s, found).await? else { return Ok(()) };
    question_lift(s, &listed).await
}

async fn question_lift(s: &mut Session<'_>, listed: &Listed) -> Result<(), Fault> {
    let orang = s.uow.tunda().concerned(listed.target, Some(listed.tunda.id)).await?.chats;
    let apa = Box::new(scope(s, listed).await?);
    let text = TundaText::LiftConfirm { apa, alasan: Box::new(reason(&listed.tunda.why)), orang };
    s.dialog.focus = Focus::TundaLift { id: listed.tunda.id };
    s.say(Reply::new(text).rows([Button::new(Label::TundaLiftYes, TundaTap::LiftYes(listed.tunda.id)), back()]));
    Ok(())
}

/// The question is asked again: something was typed that is no answer to it.
///
/// # Errors
/// Faults of the register.
pub async fn lift_text(s: &mut Session<'_>, id: TundaId) -> Result<(), Fault> {
    if require(s, &HOLDERS) {
        return ask_lift(s, id).await;
    }
    s.unfocus();
    Ok(())
}

/// *Ya, cabut*. An old *yes* lifts nothing: the question has to be open.
async fn lift(s: &mut Session<'_>, id: TundaId) -> Result<(), Fault> {
    if s.dialog.focus != (Focus::TundaLift { id }) {
        return ask_lift(s, id).await;
    }
    let found = s.uow.tunda().lock(id).await?;
    let Some(listed) = liftable(s, found).await? else { return Ok(()) };
    s.unfocus();
    let concerned = s.uow.tunda().concerned(listed.target, Some(id)).await?;
    let stamp = Stamp { by: s.actor_as(Peran::Kasi), at: s.now };
    s.uow.tunda().lift(id, stamp).await?;
    let apa = scope(s, &listed).await?;
    s.tell(TundaText::LiftDone { apa: Box::new(apa.clone()), orang: concerned.chats });
    let (oleh, peran) = speaker(s);
    tell(s, listed.kode, TundaText::ToldLifted { apa: Box::new(apa), oleh, peran }).await
}
