//! Tells the Kasi, once in a month of work, that the cards of the desa for the month before are there: while the office is open, so
//! on its first morning. Who stands in for the Kasi is told too; admins where there is nobody of them. A process that was down
//! on that morning tells it later.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::laporan::{card_buttons, reckon};
use crate::domain::laporan::{FEWEST, Masa};
use crate::domain::petugas::{ChatId, Peran};
use crate::domain::wib::today_wib;
use crate::pesan::Reply;
use crate::pesan::laporan::LaporanText;
use crate::pesan::outgoing::Queued;

/// What is replaced while it waits.
const TOPIC: &str = "laporan";

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let Some(masa) = Masa::month(today_wib(run.now)).before() else { return Ok(Progress::All) };
    if !run.uow.kalender().load().await?.kalender.is_open(run.now) {
        return Ok(Progress::All);
    }
    if run.uow.laporan().is_announced(masa.first()).await? {
        return Ok(Progress::All);
    }
    let told = told(run).await?;
    let laporan = reckon(run.uow, masa, run.now).await?;
    if told.is_empty() || laporan.received.total() == 0 || !run.uow.laporan().announce(masa.first(), run.now).await? {
        return Ok(Progress::All); // what is recorded later, or whoever can be reached later, is told of then
    }
    let text = match u32::try_from(laporan.with_kartu().count()).unwrap_or(u32::MAX) {
        0 => LaporanText::ReadyNone { masa, paling: FEWEST },
        jumlah => LaporanText::Ready { masa, jumlah },
    };
    let has_cards = laporan.with_kartu().next().is_some();
    let buttons = card_buttons(masa).into_iter().skip(usize::from(!has_cards));
    let reply = Reply::new(text).rows(buttons);
    run.queued.extend(told.into_iter().map(|chat| Queued::say(chat, reply.clone()).on(TOPIC)));
    Ok(Progress::All)
}

/// The Kasi and who stands in, or the admins.
async fn told(run: &mut JobRun<'_>) -> Result<Vec<ChatId>, Fault> {
    let reachable = run.uow.petugas().reachable().await?;
    let is_kasi = |p: &&crate::store::petugas::Petugas| p.acts_as(Peran::Kasi, run.now);
    let told: Vec<ChatId> = reachable.iter().filter(is_kasi).map(|p| p.chat).collect();
    if told.is_empty() { Ok(run.keepers().await?.iter().map(|p| p.chat).collect()) } else { Ok(told) }
}
