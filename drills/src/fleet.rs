//! The processes of the office's bot that run at the moment.

use std::path::PathBuf;

use bot_api_emulator::Emulator;

use crate::chance::Chance;
use crate::line::Line;
use crate::process::BotProcess;

/// So many run beside each other at most.
const MOST: usize = 3;

/// How the bots are started.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The programs; one at least. New processes take them in turn.
    pub programs: Vec<PathBuf>,
    /// Of the register.
    pub database_url: String,
    /// Whether that is a socket of this machine, to which there can be a line of a bot's own.
    pub database_by_line: bool,
    /// What they have in their environment.
    pub env: Vec<(&'static str, String)>,
}

/// A process, and the lines that are its own.
#[derive(Debug)]
pub struct Bot {
    /// The process.
    pub process: BotProcess,
    lines: Option<Lines>,
}

/// The lines of a bot.
#[derive(Debug)]
struct Lines {
    telegram: Line,
    database: Option<Line>,
}

/// One end of a bot's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the Bot API.
    Telegram,
    /// To PostgreSQL.
    Database,
}

impl Bot {
    /// The line of its own on this way, where it has one.
    #[must_use]
    pub fn line(&self, way: Way) -> Option<&Line> {
        let lines = self.lines.as_ref()?;
        match way {
            Way::Telegram => Some(&lines.telegram),
            Way::Database => lines.database.as_ref(),
        }
    }
}

/// The processes.
#[derive(Debug)]
pub struct Fleet {
    setup: Setup,
    started: usize,
    bots: Vec<Bot>,
}

impl Fleet {
    /// No process yet.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        Self { setup, started: 0, bots: Vec::new() }
    }

    /// Starts one more. Every other one has lines of its own.
    pub async fn start(&mut self, emulator: &Emulator) {
        let lines = if self.started.is_multiple_of(2) { None } else { Some(self.lines(emulator).await) };
        let bot = self.begin(emulator, lines);
        self.bots.push(bot);
    }

    /// Takes one with a line on this way out, else starts one.
    pub async fn with_line(&mut self, way: Way, emulator: &Emulator) -> Bot {
        if let Some(at) = self.bots.iter().position(|bot| bot.line(way).is_some()) {
            return self.bots.swap_remove(at);
        }
        let lines = self.lines(emulator).await;
        self.begin(emulator, Some(lines))
    }

    async fn lines(&self, emulator: &Emulator) -> Lines {
        let telegram = Line::to(&emulator.base_url()).await;
        let database =
            if self.setup.database_by_line { Some(Line::to_database(&self.setup.database_url).await) } else { None };
        Lines { telegram, database }
    }

    fn begin(&mut self, emulator: &Emulator, lines: Option<Lines>) -> Bot {
        let program = &self.setup.programs[self.started % self.setup.programs.len()];
        self.started += 1;
        let mut env: Vec<(&str, &str)> = self.setup.env.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if let Some(lines) = &lines {
            env.push(("TELOXIDE_API_URL", &lines.telegram.url));
            env.extend(lines.database.as_ref().map(|line| ("DATABASE_URL", line.url.as_str())));
        }
        let process = BotProcess::begin(program, emulator, &self.setup.database_url, &env);
        Bot { process, lines }
    }

    /// Puts one back.
    pub fn put(&mut self, bot: Bot) {
        self.bots.push(bot);
    }

    /// One that does not start without a database has ended: another one comes, as from systemd. So does one where none is left.
    pub async fn keep_one(&mut self, emulator: &Emulator) {
        self.bots.retain_mut(|bot| bot.process.runs());
        if self.bots.is_empty() {
            self.start(emulator).await;
        }
    }

    /// Whether there is room for one more.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.bots.len() < MOST
    }

    /// Takes one out, whichever it is.
    pub fn take(&mut self, chance: &mut Chance) -> Option<Bot> {
        (!self.bots.is_empty()).then(|| self.bots.swap_remove(chance.index(self.bots.len())))
    }

    /// How many were started.
    #[must_use]
    pub fn started(&self) -> usize {
        self.started
    }
}
