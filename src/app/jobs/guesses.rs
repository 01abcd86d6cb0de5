//! Somebody tries out kode, links or answers: told to those who look after the office, in numbers only and once a day.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::guess::{TOLD_EVERY, WINDOW};
use crate::pesan::Reply;
use crate::pesan::kerja::Kerja;
use crate::pesan::outgoing::Queued;

/// What is told is replaced by what is told later while it waits.
const TOPIC: &str = "guesses";

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let now = run.now;
    let tried = run.uow.guess().untold(now - WINDOW, now - TOLD_EVERY).await?;
    if !tried.is_too_much(run.app.kantor.limits.guesses) {
        return Ok(Progress::All);
    }
    let keepers = run.keepers().await?;
    if keepers.is_empty() {
        return Ok(Progress::All); // kept until there is somebody to be told
    }
    tracing::warn!(tried = tried.all, chats = tried.chats, "kode, links or answers are tried out");
    let reply = Reply::new(Kerja::Guesses { jumlah: tried.all, chat: tried.chats });
    run.queued.extend(keepers.iter().map(|p| Queued::say(p.chat, reply.clone()).on(TOPIC)));
    run.uow.guess().told(now).await?;
    Ok(Progress::All)
}
