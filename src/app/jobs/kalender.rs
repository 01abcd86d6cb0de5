//! Tells every admin, once in a week of work, that a year is not confirmed: from October of the year before, until it is.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::kalender::{button, show::not_confirmed};
use crate::domain::kalender::tahun::{monday, unconfirmed};
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::kalender::KalenderText;
use crate::pesan::outgoing::Queued;
use crate::pesan::{Pesan, Reply};

/// While the office is open: who gets it can look into the letters, and the first such hour of a week is its first morning.
pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let loaded = run.uow.kalender().load().await?;
    let today = today_wib(run.now);
    if !loaded.kalender.is_open(run.now) {
        return Ok(Progress::All);
    }
    let mut daftar: Vec<Pesan> = Vec::new();
    for year in unconfirmed(&loaded.confirmed, today) {
        if run.uow.kalender().warn(year, monday(today), run.now).await? {
            daftar.push(not_confirmed(&loaded.kalender, year));
        }
    }
    if !daftar.is_empty() {
        let reply = Reply::new(KalenderText::Warning { daftar }).rows([button()]);
        let admins = run.uow.petugas().active().await?.into_iter().filter(|p| p.peran == Peran::Admin);
        run.queued.extend(admins.map(|p| Queued::say(p.chat, reply.clone())));
    }
    Ok(Progress::All)
}
