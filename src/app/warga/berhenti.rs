//! `/berhenti` and `/ingatkan`: reminders stop and begin again. Nothing else changes, and nothing is asked.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::pesan::label::Label;
use crate::pesan::pengingat::Pengingat;
use crate::pesan::tap::Menu;
use crate::pesan::{Button, Pesan, Reply};

/// No reminders any more.
///
/// # Errors
/// Faults of the register.
pub async fn stop(s: &mut Session<'_>) -> Result<(), Fault> {
    let first = s.uow.pengingat().stop(s.chat, s.now).await?;
    let mut parts: Vec<Pesan> = vec![if first { Pengingat::Stopped } else { Pengingat::StoppedBefore }.into()];
    parts.extend(s.petugas.is_some().then(|| Pengingat::StoppedPetugas.into()));
    let reply = Reply::new(Pesan::Together(parts)).rows([Button::new(Label::Remind, Menu::Ingatkan)]);
    let reply = warga::menu::offer_draft(s, reply);
    s.say(reply);
    Ok(())
}

/// Reminders again.
///
/// # Errors
/// Faults of the register.
pub async fn resume(s: &mut Session<'_>) -> Result<(), Fault> {
    let stopped = s.uow.pengingat().resume(s.chat).await?;
    let text = if stopped { Pengingat::Resumed } else { Pengingat::ResumedBefore };
    let reply = warga::menu::offer_draft(s, Reply::new(text));
    s.say(reply);
    Ok(())
}
