//! The time from update to reply where little is going on.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use bot_api_emulator::{Config, Emulator};
use tokio::runtime::Runtime;

use crate::Plan;
use crate::bot::Which;
use crate::crowd::{Load, percentile};
use crate::rate::settle;
use crate::server::Server;

/// Updates a second.
const A_SECOND: u32 = 100;

/// Both bots in turn, on one server.
pub(crate) fn measure(runtime: &Runtime, plan: &Plan) -> anyhow::Result<String> {
    let server = Server::start()?;
    let mut said = format!("latency: {A_SECOND} updates a second by {} people, {} s\n", plan.people, plan.seconds);
    writeln!(said, "  {:<16}{:>10}{:>10}{:>10}{:>10}", "", "p50 ms", "p99 ms", "worst ms", "answered")?;
    for which in Which::BOTH {
        let url = server.database(runtime, which.database())?;
        let answers = runtime.block_on(one(plan, which, &url))?;
        let of = |share| percentile(&answers, share);
        writeln!(
            said,
            "  {:<16}{:>10.1}{:>10.1}{:>10.1}{:>10}",
            which.name(),
            of(0.5),
            of(0.99),
            of(1.0),
            answers.len()
        )?;
    }
    writeln!(said, "  wanted of ours: p99 10 ms or less")?;
    Ok(said)
}

async fn one(plan: &Plan, which: Which, url: &str) -> anyhow::Result<Vec<f64>> {
    let emulator = Emulator::start(Config { call_log_limit: 1, ..Config::default() }).await?;
    let _bot = plan.programs.start(which, &emulator, url)?;
    let mut load = Load::new(&emulator);
    load.first_answer(Instant::now()).await?;
    load.talks(plan.people, (A_SECOND, Duration::from_secs(5))).await?;
    settle(url).await?;
    load.answers.clear();
    load.talks(plan.people, (A_SECOND, Duration::from_secs(plan.seconds))).await?;
    let mut answers = load.answers;
    answers.sort_by(f64::total_cmp);
    Ok(answers)
}
