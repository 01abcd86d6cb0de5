//! Tells the admins, or the Kasi where there is none, that the time for telling of a breach of personal data runs out, and then
//! every day for a while that it has. By hours and not by working hours: the law does not wait for Monday.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::insiden::untold;
use crate::domain::insiden::is_daily;
use crate::pesan::Reply;
use crate::pesan::insiden::InsidenText;
use crate::pesan::outgoing::Queued;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let keepers = run.keepers().await?;
    if keepers.is_empty() {
        return Ok(Progress::All); // there is nobody to be told; it is looked at again
    }
    for recorded in run.uow.insiden().all().await? {
        let due = recorded.insiden.reminders(run.now);
        if due <= recorded.reminded {
            continue;
        }
        let left = untold(run.uow, &recorded).await?;
        run.uow.insiden().reminded(recorded.id, due).await?;
        if left.within_reach() == 0 && is_daily(due) {
            continue;
        }
        let left = left.all();
        if left == 0 {
            continue;
        }
        let (nomor, sisa) = (u32::try_from(recorded.id.0), u32::try_from(left).unwrap_or(u32::MAX));
        let (nomor, batas) = (nomor.unwrap_or(u32::MAX), recorded.insiden.due());
        let text = if batas > run.now {
            InsidenText::Remind { nomor, batas, sisa }
        } else {
            InsidenText::RemindPast { nomor, batas, sisa }
        };
        run.queued.extend(keepers.iter().map(|p| Queued::say(p.chat, Reply::new(text.clone()))));
    }
    Ok(Progress::All)
}
