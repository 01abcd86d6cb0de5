//! What PostgreSQL does of our statements when nobody thinks between them: the ones that each update costs, as they stand in `.sqlx`,
//! sent by pgbench. Nothing is parsed, opened, sealed or sent to Telegram.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::{env, fs};

use anyhow::{Context as _, ensure};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::runtime::Runtime;

use crate::bot::Which;
use crate::server::Server;

/// Updates that one cycle of the script takes in, works off and answers together, as the bot does under load.
const TOGETHER: u32 = 8;

/// Clients at once, each on a copy of the database, so that none takes what another one has brought; the best of these counts.
const CLIENTS: [u32; 3] = [1, 2, 4];

/// What a conversation and a message take when sealed, in bytes.
const SEALED: (usize, usize) = (700, 350);

/// The settings of our connections.
const SETTINGS: &str = "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c jit=off";

/// Updates a second that pgbench reaches on copies of the database of ours, which nobody uses meanwhile.
pub(crate) fn ceiling(runtime: &Runtime, server: &Server, seconds: u64) -> anyhow::Result<f64> {
    let script = server.folder.path().join("updates.sql");
    fs::write(&script, text(&Statements::read()?)?)?;
    let copies: Vec<String> = (0..CLIENTS[CLIENTS.len() - 1]).map(|n| format!("copy_{n}")).collect();
    runtime.block_on(copy(server, &copies))?;
    let mut best: f64 = 0.0;
    for clients in CLIENTS {
        let begun = copies.iter().take(clients as usize).map(|copy| begin(server, copy, &script, seconds));
        let begun = begun.collect::<anyhow::Result<Vec<Child>>>()?;
        let reached = begun.into_iter().map(updates_a_second).sum::<anyhow::Result<f64>>()?;
        best = best.max(reached);
    }
    Ok(best)
}

async fn copy(server: &Server, copies: &[String]) -> anyhow::Result<()> {
    let mut admin = PgConnection::connect(&server.cluster.url("postgres")).await?;
    for name in copies {
        let sql = format!("create database {name} template {}", Which::Ours.database());
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut admin).await.context("copying the database")?;
        let mut copy = PgConnection::connect(&server.cluster.url(name)).await?;
        sqlx::raw_sql("update inbox set state = 'done', raw = null where state = 'pending'").execute(&mut copy).await?;
        sqlx::raw_sql("update outbox set state = 'sent', payload = null where state = 'pending'")
            .execute(&mut copy)
            .await?;
        sqlx::raw_sql("vacuum analyze").execute(&mut copy).await?;
    }
    Ok(())
}

fn begin(server: &Server, copy: &str, script: &Path, seconds: u64) -> anyhow::Result<Child> {
    let mut pgbench = server.cluster.tool("pgbench");
    pgbench.args(["-n", "-M", "prepared", "-c", "1", "-T", &(seconds / 2).max(5).to_string(), "-f"]).arg(script);
    pgbench.arg("-d").arg(server.cluster.url(copy)).env("PGOPTIONS", SETTINGS);
    pgbench.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().context("pgbench")
}

fn updates_a_second(pgbench: Child) -> anyhow::Result<f64> {
    let ended = pgbench.wait_with_output()?;
    let (said, complained) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    ensure!(ended.status.success(), "pgbench: {complained}");
    let cycles = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse::<f64>().ok());
    Ok(cycles.with_context(|| format!("pgbench says no rate: {said}"))? * f64::from(TOGETHER))
}

/// Our statements, found by words of theirs.
struct Statements {
    intake: String,
    claim: String,
    finish: String,
    lease: String,
    sent: String,
}

impl Statements {
    fn read() -> anyhow::Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.sqlx");
        let mut queries = Vec::new();
        for file in fs::read_dir(&folder).with_context(|| format!("{}", folder.display()))? {
            let described: serde_json::Value = serde_json::from_slice(&fs::read(file?.path())?)?;
            queries.extend(described["query"].as_str().map(str::to_owned));
        }
        let find = |words: &str| {
            let mut found = queries.iter().filter(|query| query.contains(words));
            let one = found.next().with_context(|| format!("no statement has {words:?}"))?;
            ensure!(found.next().is_none(), "more than one statement has {words:?}");
            Ok(one.clone())
        };
        Ok(Self {
            intake: find("insert into inbox (update_id, digest")?,
            claim: find("), claimed as materialized (")?,
            finish: find("with done as (")?,
            lease: find("is not null or coalesce(o.last_error = $4, false) as perhaps_sent")?,
            sent: find("attempts = o.attempts + n.counted::integer")?,
        })
    }
}

/// One cycle: so many updates are taken in, worked off, and their answers sent. pgbench cannot keep a list: what was claimed and what
/// was leased is looked up, and all of it is this client's.
fn text(statements: &Statements) -> anyhow::Result<String> {
    let mut script = format!("\\set first random(0, 100000) * {TOGETHER}\n\\set n random(1, 2000000000)\n");
    let many = |one: &str| format!("array(select {one} from generate_series(0, {}) g)", TOGETHER - 1);
    let bytes = |n: usize| many(&format!("decode(repeat('ab', {n}), 'hex')"));
    let none = |kind: &str| format!("'{{}}'::{kind}[]");
    let (chats, nobody, together) = (many(":first + g"), none("bigint"), TOGETHER.to_string());
    let taken = [
        many(":n + g"),
        many("sha256((:n + g)::text::bytea)"),
        chats.clone(),
        bytes(500),
        nobody.clone(),
        none("bytea"),
    ];
    statement(&mut script, &statements.intake, &taken)?;
    script.push_str("begin;\n");
    let ahead = (TOGETHER * 8).to_string();
    statement(
        &mut script,
        &statements.claim,
        &["1".into(), "now() - interval '1 hour'".into(), together.clone(), ahead],
    )?;
    let claimed = "array(select inbox_id from inbox where state = 'pending')".to_owned();
    let (one, yes, now, zero) = (many("1"), many("true"), many("now()"), many("0"));
    let (no_time, no_text, no) = (many("null::timestamptz"), many("null::text"), many("false"));
    let no_number = many("null::bigint");
    let done = [
        claimed,
        "now()".into(),
        nobody.clone(),
        chats.clone(),
        one,
        bytes(SEALED.0),
        yes,
        nobody.clone(),
        nobody.clone(),
        nobody.clone(),
        chats.clone(),
        now,
        no_time,
        zero.clone(),
        nobody.clone(),
        none("timestamptz"),
        none("timestamptz"),
        none("integer"),
        nobody,
        none("text"),
        chats,
        no_text,
        many("gen_random_uuid()"),
        bytes(SEALED.1),
        no_number.clone(),
        no,
        no_number,
        zero,
    ];
    statement(&mut script, &statements.finish, &done)?;
    script.push_str("commit;\n");
    statement(&mut script, &statements.lease, &[together, "45".into(), "'elsewhere'".into(), "'network'".into()])?;
    let leased = "array(select outbox_id from outbox where state = 'pending' and leased_until > now())".to_owned();
    let sent = [leased, many("'sent'"), many("1"), many("null::float8"), many("false"), many("null::text")];
    statement(&mut script, &statements.sent, &sent)?;
    Ok(script)
}

/// A statement with these arguments; pgbench wants one line.
fn statement(script: &mut String, query: &str, arguments: &[String]) -> anyhow::Result<()> {
    let lines: Vec<&str> = query.lines().map(str::trim).collect();
    let mut line = lines.join(" ");
    for (n, argument) in arguments.iter().enumerate().rev() {
        line = line.replace(&format!("${}", n + 1), argument); // the last first: $23 before $2
    }
    ensure!(!line.contains('$'), "an argument is missing: {line}");
    writeln!(script, "{line};")?;
    Ok(())
}
