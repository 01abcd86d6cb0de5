//! From the start to the first reply.

use std::time::{Duration, Instant};

use bot_api_emulator::{Config, Emulator};
use tokio::runtime::Runtime;

use crate::Plan;
use crate::bot::{Bot, Which};
use crate::crowd::Load;
use crate::server::Server;

/// With PostgreSQL up, and with the private one: on an empty folder, then with the register that it made.
pub(crate) fn measure(runtime: &Runtime, plan: &Plan) -> anyhow::Result<String> {
    let server = Server::start()?;
    let url = server.database(runtime, Which::Ours.database())?;
    let outside = |emulator: &Emulator| plan.programs.start(Which::Ours, emulator, &url);
    let folder = server.folder.path().join("alone");
    let alone = |emulator: &Emulator| plan.programs.start_alone(emulator, &folder);
    let (first, again) = (runtime.block_on(one(outside))?, runtime.block_on(one(outside))?);
    let (own_first, own_again) = (runtime.block_on(one(alone))?, runtime.block_on(one(alone))?);
    let ms = |time: Duration| time.as_millis();
    Ok(format!(
        "start to first reply: PostgreSQL up {} ms (wanted: 1000 or less; with an empty database {} ms), \
         private PostgreSQL {} ms (wanted: 5000 or less; on an empty folder {} ms)\n",
        ms(again),
        ms(first),
        ms(own_again),
        ms(own_first)
    ))
}

async fn one(start: impl FnOnce(&Emulator) -> anyhow::Result<Bot>) -> anyhow::Result<Duration> {
    let emulator = Emulator::start(Config::default()).await?;
    let mut load = Load::new(&emulator);
    let begun = Instant::now();
    let bot = start(&emulator)?;
    let took = load.first_answer(begun).await?;
    drop(bot);
    Ok(took)
}
