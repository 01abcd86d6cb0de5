//! Everything goes wrong at once while people apply, and afterwards it is counted what became of it. A short one among the tests;
//! `make drill` runs a long one: `DRILL_PEOPLE` (560 at most), `DRILL_SECONDS`, and `DRILL_SEED` to repeat it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::{Fault, FaultKind};
use bot_api_emulator::{Config, Emulator};
use layanan_ktp::clock::{Clock as _, SystemClock};
use tokio::task::JoinSet;

use crate::applicants::{self, Applicant};
use crate::chance::Chance;
use crate::own_server::OwnServer;
use crate::process::BotProcess;
use crate::table::Table;
use crate::wire;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    /// A process is gone, as by a power cut.
    Killed,
    /// A process is told to stop.
    Stopped,
    /// A new process comes, and the old one is told to stop then.
    Replaced,
    /// PostgreSQL loses its memory and every connection.
    Crashed,
    /// PostgreSQL is away for a while.
    Away,
    /// Telegram's answers to polls.
    Polls,
    /// Telegram's answers to what is sent.
    Sends,
    /// Numbers of updates go on from a lower one.
    Renumbered,
}

const ALL: [Trouble; 8] = [
    Trouble::Killed,
    Trouble::Stopped,
    Trouble::Replaced,
    Trouble::Crashed,
    Trouble::Away,
    Trouble::Polls,
    Trouble::Sends,
    Trouble::Renumbered,
];

struct Drill {
    server: OwnServer,
    emulator: Emulator,
    control: ControlClient,
    chance: Chance,
    bots: Vec<BotProcess>,
    happened: BTreeMap<Trouble, u32>,
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_goes_wrong_nothing_is_lost_and_nothing_is_done_twice() {
    let people = u32::try_from(setting("DRILL_PEOPLE", 16)).unwrap();
    let seconds = setting("DRILL_SECONDS", 15);
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    let server = OwnServer::start().await;
    let mut drill =
        Drill { server, control, emulator, chance: Chance::seeded(), bots: Vec::new(), happened: BTreeMap::new() };
    let people = applicants::gather(&drill.control, people).await;
    let mut typing = drill.everybody_types(&people, seconds);
    drill.starts();
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        drill.something_goes_wrong().await;
        drill.chance.pause(200, 1500).await;
    }
    while typing.join_next().await.is_some() {}
    drill.ends(&people).await;
}

impl Drill {
    fn everybody_types(&mut self, people: &[Applicant], seconds: u64) -> JoinSet<()> {
        let longest = (seconds * 2000 / 12).max(200);
        let mut typing = JoinSet::new();
        for person in people {
            typing.spawn(person.clone().types(self.control.clone(), self.chance.fork(), (50, longest)));
        }
        typing
    }

    fn starts(&mut self) {
        self.bots.push(BotProcess::serve(&self.emulator, &self.server.url));
    }

    async fn something_goes_wrong(&mut self) {
        let trouble = ALL[usize::try_from(self.chance.between(0, ALL.len() as u64)).unwrap()];
        *self.happened.entry(trouble).or_default() += 1;
        match trouble {
            Trouble::Killed => {
                self.bots.remove(0).kill_9().await;
                self.server.let_leases_run_out().await;
            }
            Trouble::Stopped => {
                self.bots.remove(0).signal("TERM").await;
            }
            Trouble::Replaced => {
                self.starts();
                self.chance.pause(200, 1500).await;
                self.bots.remove(0).signal("TERM").await;
            }
            Trouble::Crashed => self.server.restart_immediate().await,
            Trouble::Away => {
                self.server.stop().await;
                self.chance.pause(500, 3000).await;
                self.server.restart_immediate().await;
            }
            Trouble::Polls => self.telegram_fails("getUpdates").await,
            Trouble::Sends => self.telegram_fails("sendMessage").await,
            Trouble::Renumbered => {
                let next = i64::try_from(self.chance.between(1, 900_000)).unwrap();
                self.control.jump_update_id(next).await.unwrap();
            }
        }
        self.bots.retain_mut(BotProcess::runs); // one that could not begin without a database has ended
        if self.bots.is_empty() {
            self.starts();
        }
    }

    /// All that Telegram does beside answering, but for what is meant for good: 400 and 403 have drills of their own.
    async fn telegram_fails(&mut self, method: &str) {
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
        let kind = kinds[usize::try_from(self.chance.between(0, kinds.len() as u64)).unwrap()].clone();
        let times = u32::try_from(self.chance.between(1, 5)).unwrap();
        self.control.fault(Fault::new(kind).method(method).times(times)).await.unwrap();
    }

    /// All is well again, and everything that waits is worked off; then it is counted.
    async fn ends(mut self, people: &[Applicant]) {
        self.control.clear_faults().await.unwrap();
        self.bots.retain_mut(BotProcess::runs);
        if self.bots.is_empty() {
            self.starts();
        }
        let store = self.server.store().await;
        wire::quiet(&self.control, &store).await;
        let table = Table::count(&store, &self.control, people).await;
        let happened: Vec<String> = self.happened.iter().map(|(trouble, n)| format!("{trouble:?} {n}")).collect();
        println!("{}\n{table}", happened.join(", "));
        table.assert_nothing_wrong();
        let verified = store.verify(SystemClock.now(), None).await.unwrap();
        assert_eq!(verified.faults, []);
        assert_eq!(verified.permohonan, people.len() as u64);
    }
}
