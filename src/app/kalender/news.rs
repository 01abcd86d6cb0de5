//! Colleagues are told when the kalender was changed for days that come: one message, however many days it is about.

use super::preview::what_changes;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::kalender::Kalender;
use crate::domain::kalender::change::Change;
use crate::domain::wib::today_wib;
use crate::pesan::kalender::KalenderText;
use crate::pesan::outgoing::Queued;
use crate::pesan::{Pesan, Reply};

/// `before` is the kalender as it was.
pub(super) async fn tell(s: &mut Session<'_>, change: &Change, before: &Kalender) -> Result<(), Fault> {
    if !change.moves_days_from(today_wib(s.now), before) {
        return Ok(());
    }
    let oleh = s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default();
    let head = std::iter::once(KalenderText::Told { oleh }.into());
    let told = Reply::new(Pesan::Together(head.chain(what_changes(change, before)).collect()));
    let others = s.uow.petugas().reachable().await?.into_iter().filter(|one| one.chat != s.chat);
    s.queued.extend(others.map(|one| Queued::say(one.chat, told.clone())));
    Ok(())
}
