//! `/tunda`: the Kasi, who stands in for the Kasi, or the officer of Dispendukcapil declares that what was sent waits for an
//! outside cause, and lifts it again. All who wait are told, so both are asked once more, with how many people hear it.
//!
//! * `declare` – declaring one; `lift` – lifting it

pub mod declare;
pub mod lift;

use super::require;
use crate::app::card;
use crate::app::fault::Fault;
use crate::app::notice::named;
use crate::app::session::{Session, desk_kode};
use crate::app::tunda::{declarer, reason, tell_next};
use crate::domain::kode::Kode;
use crate::domain::petugas::{Peran, Stamp};
use crate::pesan::arg::Oleh;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::TundaTap;
use crate::pesan::tunda::TundaText;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::petugas::Petugas;
use crate::store::tunda::{Listed, Target};

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
    match desk_kode(Some(text), "/tunda") {
        Ok(kode) => declare::ask(s, Some(kode)).await,
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
        TundaTap::Ask(kode) => declare::ask(s, kode).await,
        TundaTap::Why(kode, alasan) => declare::why(s, kode, alasan).await,
        TundaTap::Yes(kode) => declare::yes(s, kode).await,
        TundaTap::Lift(id) => lift::ask(s, id).await,
        TundaTap::LiftYes(id) => lift::yes(s, id).await,
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

fn no() -> Button {
    Button::new(Label::TundaNo, TundaTap::List)
}

fn back() -> Button {
    Button::new(Label::Back, TundaTap::List)
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
