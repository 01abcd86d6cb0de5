//! Reckons how long the office really took lately: for `/status`, the start page and the requirements.

use chrono::TimeDelta;

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::clocks::{Clocks, turns};
use crate::domain::expected::Expected;
use crate::domain::pemohon::Jenis;

/// How far back it is looked: what was before says little about today.
const LATELY: TimeDelta = TimeDelta::days(90);

/// How many of the newest are looked at.
const MANY: i64 = 100;

/// Every kind anew, by the calendar as it stands now.
pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let kalender = run.uow.kalender().load(&run.app.kantor.jam_kerja).await?.kalender;
    for &jenis in Jenis::ALL {
        let sent = run.uow.permohonan().sent_since(jenis, run.now - LATELY, MANY).await?;
        let office = |loaded: &crate::store::permohonan::Loaded| {
            let turns = turns(&loaded.permohonan, &loaded.riwayat());
            let working = |from, until| kalender.working(from, until);
            Clocks { turns: &turns, taken: &[], done: &[], now: run.now, working }.office().working
        };
        let expected = Expected::of(sent.iter().map(office).collect());
        run.uow.perkiraan().keep(jenis, expected, run.now).await?;
    }
    Ok(Progress::All)
}
