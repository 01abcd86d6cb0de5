//! Everything goes wrong while people apply, and afterwards it is counted what became of what they said.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use layanan_ktp::cli::say;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::applicants::{self, Applicant, BETWEEN_LOOKS, LOOKS};
use crate::chance::Chance;
use crate::desk::{self, Desk};
use crate::false_clock::FalseClock;
use crate::fleet::{Fleet, Setup};
use crate::happen::LONGEST_JUMP;
use crate::options::Options;
use crate::process;
use crate::register::{self, Register};
use crate::small_disk::SmallDisk;
use crate::table::{Table, kode_of_receipt};
use crate::talk::talkative;
use crate::trouble::{Deck, Kind, Trouble};
use crate::wire;

/// How long all that waits may take at the end, when nothing goes wrong any more: a message that Telegram refused often rests for up to
/// five minutes, but not in a short drill, and what a killed process was sending for less than one.
fn patience(seconds: u64) -> Duration {
    Duration::from_secs(seconds.clamp(90, 600))
}

/// How long petugas rest after each permohonan: nobody may say more than so much a minute.
fn rest(people: &[Applicant]) -> Duration {
    Duration::from_secs(if people.len() > 100 { 4 } else { 0 })
}

/// A drill that goes on.
#[derive(Debug)]
pub struct Drill {
    pub(crate) fleet: Fleet,
    pub(crate) register: Register,
    pub(crate) emulator: Emulator,
    pub(crate) control: ControlClient,
    pub(crate) chance: Chance,
    pub(crate) deck: Deck,
    /// That of the bots, where it can be set.
    pub(crate) clock: Option<FalseClock>,
    /// When things began to go wrong.
    pub(crate) begun: Instant,
    /// How long something may be away, in milliseconds.
    pub(crate) longest: u64,
}

/// Runs a drill and prints what it counted. Whether nothing is wrong.
///
/// # Errors
/// It cannot begin, or the register cannot be read at its end.
pub async fn run(options: &Options) -> anyhow::Result<bool> {
    let mut drill = Drill::prepare(options).await?;
    say(format!("seed {}: {} people, {} seconds", options.seed, options.people, options.seconds));
    let plain = applicants::gather(&drill.control, options.people).await;
    let people: Vec<Applicant> = plain.into_iter().map(|person| talkative(person, &mut drill.chance)).collect();
    let mut typing = drill.everybody_acts(&people, options.seconds).await?;
    drill.fleet.start(&drill.emulator).await;
    drill.begun = Instant::now();
    while drill.begun.elapsed() < Duration::from_secs(options.seconds) || !drill.deck.is_through() {
        drill.something_goes_wrong().await?;
        drill.chance.pause(200, 1500).await;
    }
    drill.all_is_well_again().await?;
    drill.everybody_ends(&mut typing, patience(options.seconds) + rest(&people) * options.people).await;
    drill.ends(&people, patience(options.seconds)).await
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
        let (clock, disk) = (FalseClock::find(), SmallDisk::mount());
        let deck = deck(options, (&clock, &disk))?;
        let register = Register::open(options.database.as_deref(), disk.ok()).await?;
        let allowed_hosts = vec!["127.0.0.1".to_owned()]; // lines have ports of their own
        let emulator = Emulator::start(Config { allowed_hosts, ..Config::default() }).await?;
        let mut env = vec![("KUNCI_DATA", register.keys.clone())];
        env.extend(clock.iter().flat_map(FalseClock::env));
        let database_url = register.url.clone();
        let fleet = Fleet::new(Setup { programs, database_url, database_by_line: register.own.is_some(), env });
        let (control, chance) = (emulator.control(), Chance::of(options.seed));
        let longest = (options.seconds * 1000 / 7).clamp(1500, 120_000);
        Ok(Self { register, emulator, control, chance, fleet, deck, clock, begun: Instant::now(), longest })
    }

    /// Everybody applies; who brings their originals is served at one of two desks once they have their receipt.
    async fn everybody_acts(&mut self, people: &[Applicant], seconds: u64) -> anyhow::Result<JoinSet<()>> {
        let store = self.register.store().await?;
        desk::employ(&store, &self.control).await?;
        store.close().await;
        let mut acting = JoinSet::new();
        let rest = rest(people);
        let desks = desk::STAF.map(|staf| {
            let (comes, waiting) = mpsc::unbounded_channel();
            acting.spawn(Desk { control: self.control.clone(), staf, rest }.serves(waiting));
            comes
        });
        for (person, desk) in people.iter().zip(desks.iter().cycle()) {
            let longest = (seconds * 2000 / person.turns.len() as u64).max(200);
            let types = person.clone().types(self.control.clone(), self.chance.fork(), (50, longest));
            let (control, desk, person) = (self.control.clone(), desk.clone(), person.clone());
            acting.spawn(async move {
                types.await;
                if person.comes
                    && let Some(kode) = receipt(&control, person.chat).await
                {
                    drop(desk.send(kode)); // a desk that is gone is seen in the table
                }
            });
        }
        Ok(acting)
    }

    /// No trouble any more; what people have begun they end.
    async fn all_is_well_again(&mut self) -> anyhow::Result<()> {
        say(format!("{:>6} s  all is well again", self.begun.elapsed().as_secs()));
        self.control.clear_faults().await?;
        if let Some(clock) = &mut self.clock {
            clock.jump(0)?;
        }
        self.fleet.keep_one(&self.emulator).await;
        self.register.let_leases_run_out().await;
        Ok(())
    }

    /// Who still waits for something when this is over waits in vain: it is missing in the table.
    async fn everybody_ends(&self, acting: &mut JoinSet<()>, patience: Duration) {
        let all = async { while acting.join_next().await.is_some() {} };
        let done = tokio::time::timeout(patience, all).await.is_ok();
        let how = if done { "everybody is done".to_owned() } else { format!("{} still wait, in vain", acting.len()) };
        acting.shutdown().await;
        say(format!("{:>6} s  {how}", self.begun.elapsed().as_secs()));
    }

    /// Everything that waits is worked off; then it is counted.
    async fn ends(self, people: &[Applicant], patience: Duration) -> anyhow::Result<bool> {
        let store = self.register.store().await?;
        let quiet = wire::quiet_within(patience, &self.control, &store).await;
        let table = Table::count(&store, &self.control, people).await;
        let ahead = Duration::from_secs(self.clock.as_ref().map_or(0, |_| LONGEST_JUMP));
        let (faults, future) = register::faults(&store, ahead).await.context("verifying the register")?;
        say(format!("{}  processes started       {:>5}\n\n{table}", self.deck, self.fleet.started()));
        say(format!("faults in the register    {:>6}", faults.len()));
        say(format!("written ahead of time     {future:>6}"));
        let waiting = store.waiting().await?;
        let dead = waiting.dead_updates + waiting.dead_messages;
        say(format!("dead letters              {dead:>6}"));
        if !quiet || dead > 0 {
            store.waiting_rows(20).await?.iter().for_each(|row| say(format!("{row:?}")));
        }
        for fault in &faults {
            say(format!("{fault:?}"));
        }
        Ok(quiet && dead == 0 && table.nothing_is_wrong() && faults.is_empty())
    }
}

/// The kode of the receipt that a person waits for.
async fn receipt(control: &ControlClient, chat: i64) -> Option<String> {
    for _ in 0..LOOKS {
        let said = wire::said(control, chat).await;
        if let Some(kode) = said.iter().find_map(|text| kode_of_receipt(text)) {
            return Some(kode);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    None
}

/// Why a kind of trouble cannot be had here; `None`: it can.
fn missing(
    trouble: Trouble,
    options: &Options,
    world: (&Option<FalseClock>, &anyhow::Result<SmallDisk>),
) -> Option<String> {
    let (clock, disk) = world;
    let theirs = || options.database.is_some().then(|| "somebody else keeps PostgreSQL".to_owned());
    match trouble {
        Trouble::Crashed | Trouble::Away | Trouble::CutFromDatabase => theirs(),
        Trouble::DiskFull => theirs().or_else(|| disk.as_ref().err().map(|error| format!("skipped: {error:#}"))),
        Trouble::ClockJumped => {
            clock.is_none().then(|| "skipped: faketime is not installed (scripts/ensure.sh drill)".to_owned())
        }
        Trouble::Killed
        | Trouble::Stopped
        | Trouble::Replaced
        | Trouble::Joined
        | Trouble::Frozen
        | Trouble::CutFromTelegram
        | Trouble::Polls
        | Trouble::Sends
        | Trouble::Renumbered => None,
    }
}

/// The kinds of trouble that were asked for and can be had.
fn deck(options: &Options, world: (&Option<FalseClock>, &anyhow::Result<SmallDisk>)) -> anyhow::Result<Deck> {
    let all = || Trouble::ALL.into_iter().map(Kind::Own).chain(options.trouble.iter().cloned().map(Kind::Ordered));
    let names: Vec<String> = all().map(|kind| kind.name().to_owned()).collect();
    if let Some(name) = options.only.iter().find(|name| !names.contains(name)) {
        anyhow::bail!("no trouble is called {name}; there are {}", names.join(", "));
    }
    let (mut kinds, mut skipped) = (Vec::new(), Vec::new());
    for kind in all().filter(|kind| options.only.is_empty() || options.only.iter().any(|name| name == kind.name())) {
        match &kind {
            Kind::Own(trouble) => match missing(*trouble, options, world) {
                Some(why) => skipped.push((*trouble, why)),
                None => kinds.push(kind),
            },
            Kind::Ordered(_) => kinds.push(kind),
        }
    }
    Deck::of(kinds, skipped).context("no kind of trouble is left")
}
