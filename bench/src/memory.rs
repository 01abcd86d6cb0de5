//! Memory with many conversations open.

use std::time::Instant;

use bot_api_emulator::{Config, Emulator};
use tokio::runtime::Runtime;

use crate::Plan;
use crate::bot::Which;
use crate::crowd::Load;
use crate::machine::resident;
use crate::server::Server;

/// Conversations,
const OPEN: u32 = 10_000;

/// each left after so many words: in the middle of an application.
const WORDS: usize = 6;

/// Ours alone: a stock bot that keeps its state in PostgreSQL holds none either.
pub(crate) fn measure(runtime: &Runtime, plan: &Plan) -> anyhow::Result<String> {
    let server = Server::start()?;
    let url = server.database(runtime, Which::Ours.database())?;
    let (empty, full) = runtime.block_on(async {
        let emulator = Emulator::start(Config { call_log_limit: 1, ..Config::default() }).await?;
        let bot = plan.programs.start(Which::Ours, &emulator, &url)?;
        let mut load = Load::new(&emulator);
        load.first_answer(Instant::now()).await?;
        let empty = resident(bot.pid())?;
        load.begin_and_leave(OPEN, WORDS).await?;
        anyhow::Ok((empty, resident(bot.pid())?))
    })?;
    Ok(format!(
        "memory: {full:.1} MB resident with {OPEN} open dialogues (wanted: 40 MB or less), {empty:.1} MB after the start\n"
    ))
}
