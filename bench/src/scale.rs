//! What people ask most, in a small and in a big register.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use bot_api_emulator::{Config, Emulator};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::runtime::Runtime;

use crate::Plan;
use crate::bot::Which;
use crate::crowd::{Load, percentile};
use crate::server::Server;

const FILL: &str = include_str!("fill.sql");

/// The office's profile, in which a chat may ask as often as this asks.
const PROFILE: &str = include_str!("../../kantor.toml");

/// A member of staff.
const STAF: i64 = 2001;

/// How often each is asked.
const TIMES: usize = 60;

/// An answer of several messages has come whole when nothing follows for so long.
const QUIET: Duration = Duration::from_millis(60);

/// The middle one of these is what is said, in milliseconds.
struct Asked {
    what: &'static str,
    small: f64,
    big: f64,
}

/// A register with one permohonan that is open, and so many that are not.
pub(crate) fn measure(runtime: &Runtime, plan: &Plan) -> anyhow::Result<String> {
    let [small, big] = plan.rows[..] else { anyhow::bail!("--rows takes two numbers") };
    let server = Server::start()?;
    let url = server.database(runtime, Which::Ours.database())?;
    let profile = server.folder.path().join("kantor.toml");
    std::fs::write(&profile, without_limits())?;
    let asked = runtime.block_on(async {
        let emulator = Emulator::start(Config { call_log_limit: 1, ..Config::default() }).await?;
        let _bot = plan.programs.start_with(&["--kantor", &profile.to_string_lossy()], &emulator, &url)?;
        let mut load = Load::new(&emulator);
        load.first_answer(Instant::now()).await?;
        plan.programs.run(
            &["petugas", "tambah", "--peran", "staf", "--chat", &STAF.to_string(), "--nama", "Budi Contoh"],
            &url,
        )?;
        emulator.crowd().joins(STAF, "Budi");
        let person = load.applies().await?;
        let questions = [
            ("/status", person.chat, "/status".to_owned()),
            ("/antrean", STAF, "/antrean".to_owned()),
            ("/cari NIK", STAF, format!("/cari {}", person.nik)),
            ("/cari nama", STAF, format!("/cari {}", person.nama)),
        ];
        let mut all = Vec::new();
        fill(&url, (1, small), big).await?;
        for (what, chat, words) in &questions {
            all.push(Asked { what, small: load.asks(*chat, words, TIMES).await?, big: 0.0 });
        }
        fill(&url, (small + 1, big), big).await?;
        for ((_, chat, words), asked) in questions.iter().zip(&mut all) {
            asked.big = load.asks(*chat, words, TIMES).await?;
        }
        anyhow::Ok(all)
    })?;
    let mut said = format!("scale: the middle of {TIMES} questions, in ms, with {small} and {big} permohonan\n");
    writeln!(said, "  {:<16}{small:>12}{big:>12}{:>8}", "", "ratio")?;
    for Asked { what, small, big } in asked {
        writeln!(said, "  {what:<16}{small:>12.2}{big:>12.2}{:>8.2}", big / small)?;
    }
    writeln!(said, "  wanted of /status: 1.2 or less")?;
    Ok(said)
}

fn without_limits() -> String {
    let unlimited = |line: &str| match line.split_once(" = ") {
        Some((name, _)) if name.ends_with("_per_menit") || name.ends_with("_sekaligus") => format!("{name} = 60000\n"),
        Some(_) | None => format!("{line}\n"),
    };
    PROFILE.lines().map(unlimited).collect()
}

async fn fill(url: &str, (first, last): (u64, u64), span: u64) -> anyhow::Result<()> {
    let sql = FILL
        .replace("$FIRST", &first.to_string())
        .replace("$LAST", &last.to_string())
        .replace("$SPAN", &span.to_string());
    let mut connection = PgConnection::connect(url).await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.context("filling the register")?;
    sqlx::raw_sql("vacuum analyze").execute(&mut connection).await?;
    sqlx::raw_sql("checkpoint").execute(&mut connection).await?;
    Ok(())
}

impl Load {
    /// The middle of so many times from question to answer, in milliseconds.
    async fn asks(&mut self, chat: i64, words: &str, times: usize) -> anyhow::Result<f64> {
        let mut took = Vec::with_capacity(times);
        for _ in 0..times {
            let begun = Instant::now();
            ensure!(self.says_to_bot(chat, words), "nobody may write");
            self.hears(chat).await?;
            took.push(begun.elapsed().as_secs_f64() * 1e3);
            self.silence_for(QUIET).await;
        }
        took.sort_by(f64::total_cmp);
        Ok(percentile(&took, 0.5))
    }
}
