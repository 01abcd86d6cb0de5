//! Everything goes wrong while people apply, and afterwards it is counted what became of what they said.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::{Fault, FaultKind};
use bot_api_emulator::{Config, Emulator};
use layanan_ktp::cli::say;
use layanan_ktp::clock::{Clock as _, SystemClock};
use tokio::process::Command;
use tokio::task::JoinSet;

use crate::applicants::{self, Applicant};
use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::options::{Options, Ordered};
use crate::process;
use crate::register::Register;
use crate::table::Table;
use crate::trouble::{Deck, Kind, Trouble};
use crate::wire;

/// How long all that waits may take at the end, when nothing goes wrong any more: a message that Telegram refused often rests for
/// five minutes.
const PATIENCE: Duration = Duration::from_mins(10);

/// A drill that goes on.
struct Drill {
    register: Register,
    emulator: Emulator,
    control: ControlClient,
    chance: Chance,
    fleet: Fleet,
    deck: Deck,
    /// How long something may be away, in milliseconds.
    longest: u64,
}

/// Runs a drill and prints what it counted. Whether nothing is wrong.
///
/// # Errors
/// It cannot begin, or the register cannot be read at its end.
pub async fn run(options: &Options) -> anyhow::Result<bool> {
    let mut drill = Drill::prepare(options).await?;
    say(format!("seed {}: {} people, {} seconds", options.seed, options.people, options.seconds));
    let people = applicants::gather(&drill.control, options.people).await;
    let mut typing = drill.everybody_types(&people, options.seconds);
    drill.fleet.start(&drill.emulator);
    let end = Instant::now() + Duration::from_secs(options.seconds);
    while Instant::now() < end {
        drill.something_goes_wrong().await?;
        drill.chance.pause(200, 1500).await;
    }
    while typing.join_next().await.is_some() {}
    drill.ends(&people).await
}

impl Drill {
    async fn prepare(options: &Options) -> anyhow::Result<Self> {
        let programs = if options.bot.is_empty() { vec![process::bot()] } else { options.bot.clone() };
        for program in &programs {
            anyhow::ensure!(
                program.is_file(),
                "there is no {}: cargo build --locked --bin layanan-ktp",
                program.display()
            );
        }
        let deck = deck(options)?;
        let register = Register::open(options.database.as_deref()).await?;
        let emulator = Emulator::start(Config::default()).await?;
        let fleet = Fleet::new(programs, &register.url, &register.keys);
        let (control, chance) = (emulator.control(), Chance::of(options.seed));
        let longest = (options.seconds * 1000 / 7).clamp(1500, 120_000);
        Ok(Self { register, emulator, control, chance, fleet, deck, longest })
    }

    fn everybody_types(&mut self, people: &[Applicant], seconds: u64) -> JoinSet<()> {
        let longest = (seconds * 2000 / 12).max(200);
        let mut typing = JoinSet::new();
        for person in people {
            typing.spawn(person.clone().types(self.control.clone(), self.chance.fork(), (50, longest)));
        }
        typing
    }

    async fn something_goes_wrong(&mut self) -> anyhow::Result<()> {
        let kind = self.deck.draw(&mut self.chance);
        match &kind {
            Kind::Own(trouble) => self.happens(*trouble).await?,
            Kind::Ordered(ordered) => order(ordered).await?,
        }
        self.deck.count(&kind);
        self.fleet.keep_one(&self.emulator);
        Ok(())
    }

    async fn happens(&mut self, trouble: Trouble) -> anyhow::Result<()> {
        match trouble {
            Trouble::Killed => {
                if let Some(bot) = self.fleet.take(&mut self.chance) {
                    bot.kill_9().await;
                }
                self.register.let_leases_run_out().await;
            }
            Trouble::Replaced => {
                self.fleet.start(&self.emulator);
                self.chance.pause(200, 1500).await;
                self.one_stops().await;
            }
            Trouble::Joined if self.fleet.has_room() => self.fleet.start(&self.emulator),
            Trouble::Joined | Trouble::Stopped => self.one_stops().await,
            Trouble::Crashed => self.postgres_comes_back().await,
            Trouble::Away => {
                if let Some(own) = &self.register.own {
                    own.stop().await;
                }
                self.chance.pause(500, self.longest).await;
                self.postgres_comes_back().await;
            }
            Trouble::Polls => self.telegram_fails("getUpdates").await?,
            Trouble::Sends => self.telegram_fails("sendMessage").await?,
            Trouble::Renumbered => {
                let next = i64::try_from(self.chance.between(1, 900_000))?;
                self.control.jump_update_id(next).await?;
            }
        }
        Ok(())
    }

    async fn one_stops(&mut self) {
        if let Some(bot) = self.fleet.take(&mut self.chance) {
            bot.signal("TERM").await;
        }
    }

    async fn postgres_comes_back(&self) {
        if let Some(own) = &self.register.own {
            own.restart_immediate().await;
        }
    }

    /// All that Telegram does beside answering, but for what is meant for good: 400 and 403 have drills of their own.
    async fn telegram_fails(&mut self, method: &str) -> anyhow::Result<()> {
        let kinds = [
            FaultKind::TooManyRequests { retry_after: 1 },
            FaultKind::TooManyRequestsBare,
            FaultKind::InternalError,
            FaultKind::BadGateway,
            FaultKind::Reset,
            FaultKind::Hang { ms: 700 },
            FaultKind::Slow { ms: 300 },
            FaultKind::AnswerLost,
        ];
        let kind = kinds[self.chance.index(kinds.len())].clone();
        let times = u32::try_from(self.chance.between(1, 5))?;
        Ok(self.control.fault(Fault::new(kind).method(method).times(times)).await?)
    }

    /// All is well again, and everything that waits is worked off; then it is counted.
    async fn ends(mut self, people: &[Applicant]) -> anyhow::Result<bool> {
        self.control.clear_faults().await?;
        self.fleet.keep_one(&self.emulator);
        let store = self.register.store().await?;
        let quiet = wire::quiet_within(PATIENCE, &self.control, &store).await;
        let table = Table::count(&store, &self.control, people).await;
        let verified = store.verify(SystemClock.now(), None).await.context("verifying the register")?;
        say(format!("{}  processes started       {:>5}\n\n{table}", self.deck, self.fleet.started()));
        say(format!("faults in the register {:>2}", verified.faults.len()));
        let waiting = store.waiting().await?;
        let dead = waiting.dead_updates + waiting.dead_messages;
        say(format!("dead letters        {dead:>5}"));
        if !quiet {
            say(format!("still waiting: {} of the inbox, {} of the outbox", waiting.inbox, waiting.outbox));
        }
        for fault in &verified.faults {
            say(format!("{fault:?}"));
        }
        Ok(quiet && dead == 0 && table.nothing_is_wrong() && verified.faults.is_empty())
    }
}

/// The kinds of trouble that were asked for and can be had.
fn deck(options: &Options) -> anyhow::Result<Deck> {
    let own = Trouble::ALL.into_iter().filter(|trouble| options.database.is_none() || !trouble.is_of_postgres());
    let ordered = options.trouble.iter().cloned().map(Kind::Ordered);
    let all: Vec<Kind> = own.map(Kind::Own).chain(ordered).collect();
    let names: Vec<&str> = all.iter().map(Kind::name).collect();
    for name in &options.only {
        anyhow::ensure!(names.contains(&name.as_str()), "no trouble is called {name}; there are {}", names.join(", "));
    }
    let wanted = |kind: &Kind| options.only.is_empty() || options.only.iter().any(|name| name == kind.name());
    Deck::of(all.iter().filter(|kind| wanted(kind)).cloned().collect()).context("no trouble is left")
}

/// What somebody else has ordered, to its end.
async fn order(ordered: &Ordered) -> anyhow::Result<()> {
    let status = Command::new("sh").args(["-c", &ordered.command]).status().await.context("running sh")?;
    anyhow::ensure!(status.success(), "the trouble {} failed: {status}", ordered.name);
    Ok(())
}
