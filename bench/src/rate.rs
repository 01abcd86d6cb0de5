//! Updates a second, and what each costs.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::ensure;
use bot_api_emulator::{Config, Emulator};
use sqlx::{Connection as _, PgConnection};
use tokio::runtime::Runtime;

use crate::bot::Which;
use crate::crowd::{Load, percentile};
use crate::machine::processor;
use crate::people::WORDS;
use crate::server::Server;
use crate::statements::Statements;
use crate::{Plan, pgbench};

/// Before it is measured: connections are open, statements prepared.
const WARMING: Duration = Duration::from_secs(4);

/// What one bot reached.
struct Reached {
    a_second: f64,
    /// Milliseconds of processor for each update,
    bot: f64,
    postgres: f64,
    median: f64,
    p99: f64,
    statements: Statements,
}

/// Both bots in turn, on one server.
pub(crate) fn measure(runtime: &Runtime, plan: &Plan) -> anyhow::Result<String> {
    let server = Server::start()?;
    let mut said = format!("rate: {} people who wait for each answer, {} s\n", plan.people, plan.seconds);
    writeln!(
        said,
        "  {:<16}{:>10}{:>12}{:>14}{:>10}{:>10}",
        "", "updates/s", "bot ms", "postgres ms", "p50 ms", "p99 ms"
    )?;
    let mut all = Vec::new();
    for which in Which::BOTH {
        let url = server.database(runtime, which.database())?;
        let reached = runtime.block_on(one(plan, which, (&server, &url)))?;
        let Reached { a_second, bot, postgres, median, p99, .. } = &reached;
        writeln!(said, "  {:<16}{a_second:>10.0}{bot:>12.3}{postgres:>14.3}{median:>10.1}{p99:>10.1}", which.name())?;
        all.push(reached);
    }
    if let [stock, ours] = all.as_slice() {
        let cost = |reached: &Reached| reached.bot + reached.postgres;
        let (rate, cost) = (ours.a_second / stock.a_second, cost(ours) / cost(stock));
        writeln!(
            said,
            "  ours to stock: rate {rate:.2} (wanted: 1.0 or more), processor {cost:.2} (wanted: 1.0 or less)"
        )?;
        let ceiling = pgbench::ceiling(runtime, &server, plan.seconds)?;
        writeln!(
            said,
            "  pgbench with our statements: {ceiling:.0} updates/s; ours reach {:.0} % (wanted: 60 or more)",
            ours.a_second / ceiling * 100.0
        )?;
        write!(said, "{}", ours.statements)?;
    }
    Ok(said)
}

#[expect(clippy::cast_precision_loss, reason = "a count")]
async fn one(plan: &Plan, which: Which, (server, url): (&Server, &str)) -> anyhow::Result<Reached> {
    let emulator = Emulator::start(Config { call_log_limit: 1, ..Config::default() }).await?;
    let bot = plan.programs.start(which, &emulator, url)?;
    let mut load = Load::new(&emulator);
    load.first_answer(Instant::now()).await?;
    load.walks(plan.people, WARMING).await?;
    settle(url).await?;
    load.walks(0, WARMING).await?;
    load.answers.clear();
    Statements::reset(url).await?;
    let used = || anyhow::Ok((processor(bot.pid())?, processor(server.cluster.pid())?));
    let (before, begun) = (used()?, Instant::now());
    let had = applied(url).await?;
    let answered = load.walks(0, Duration::from_secs(plan.seconds)).await? as f64;
    let (after, took) = (used()?, begun.elapsed().as_secs_f64());
    let share = (applied(url).await? - had) as f64 * WORDS as f64 / answered;
    ensure!((0.8..1.2).contains(&share), "{}: only {share:.2} of those who applied are in the register", which.name());
    let statements = Statements::since_reset(url, answered).await?;
    load.answers.sort_by(f64::total_cmp);
    Ok(Reached {
        a_second: answered / took,
        bot: (after.0 - before.0) * 1e3 / answered,
        postgres: (after.1 - before.1) * 1e3 / answered,
        median: percentile(&load.answers, 0.5),
        p99: percentile(&load.answers, 0.99),
        statements,
    })
}

/// How many permohonan there are, be they of ours or of the other bot.
async fn applied(url: &str) -> anyhow::Result<i64> {
    let mut connection = PgConnection::connect(url).await?;
    Ok(sqlx::query_scalar("select count(*) from permohonan").fetch_one(&mut connection).await?)
}

/// What the server does by itself within a minute: until then it plans for empty tables.
pub(crate) async fn settle(url: &str) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    sqlx::raw_sql("vacuum analyze").execute(&mut connection).await?;
    Ok(())
}
