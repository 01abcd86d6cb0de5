//! A hold is lifted, once, after one more question.

use super::{HOLDERS, desk, name, no, scope, speaker, tell};
use crate::app::fault::Fault;
use crate::app::meja::require;
use crate::app::session::Session;
use crate::app::tunda::reason;
use crate::dialog::Focus;
use crate::domain::petugas::{Peran, PetugasId, Stamp};
use crate::domain::tunda::TundaId;
use crate::pesan::label::Label;
use crate::pesan::tap::TundaTap;
use crate::pesan::tunda::TundaText;
use crate::pesan::{Button, Reply};
use crate::store::tunda::{Concerned, Listed, Target};

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
pub(super) async fn ask(s: &mut Session<'_>, id: TundaId) -> Result<(), Fault> {
    let found = s.uow.tunda().find(id).await?;
    let Some(listed) = liftable(s, found).await? else { return Ok(()) };
    question(s, &listed).await
}

async fn question(s: &mut Session<'_>, listed: &Listed) -> Result<(), Fault> {
    let Concerned { chats: orang, held: tetap, .. } = s.uow.tunda().concerned_by_lifting(listed).await?;
    let apa = Box::new(scope(s, listed).await?);
    let text = TundaText::LiftConfirm { apa, alasan: Box::new(reason(&listed.tunda.why)), orang, tetap };
    s.dialog.focus = Focus::TundaLift { id: listed.tunda.id };
    s.say(Reply::new(text).rows([Button::new(Label::TundaLiftYes, TundaTap::LiftYes(listed.tunda.id)), no()]));
    Ok(())
}

/// The question is asked again: something was typed that is no answer to it.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, id: TundaId) -> Result<(), Fault> {
    if require(s, &HOLDERS) {
        return ask(s, id).await;
    }
    s.unfocus();
    Ok(())
}

/// *Ya, cabut*. An old *yes* lifts nothing: the question has to be open.
pub(super) async fn yes(s: &mut Session<'_>, id: TundaId) -> Result<(), Fault> {
    if s.dialog.focus != (Focus::TundaLift { id }) {
        return ask(s, id).await;
    }
    let found = s.uow.tunda().lock(id).await?;
    let Some(listed) = liftable(s, found).await? else { return Ok(()) };
    s.unfocus();
    let Concerned { chats: orang, held: tetap, .. } = s.uow.tunda().concerned_by_lifting(&listed).await?;
    let stamp = Stamp { by: s.actor_as(Peran::Kasi), at: s.now };
    s.uow.tunda().lift(id, stamp).await?;
    let apa = scope(s, &listed).await?;
    s.tell(TundaText::LiftDone { apa: Box::new(apa.clone()), orang, tetap });
    let (oleh, peran) = speaker(s);
    tell(s, listed.kode, TundaText::ToldLifted { apa: Box::new(apa), oleh, peran, orang, tetap }).await
}
