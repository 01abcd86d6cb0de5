//! The processes of the office's bot that run at the moment.

use std::path::PathBuf;

use bot_api_emulator::Emulator;

use crate::chance::Chance;
use crate::process::BotProcess;

/// So many run beside each other at most.
const MOST: usize = 3;

/// The processes. New ones take the programs in turn.
#[derive(Debug)]
pub struct Fleet {
    /// The programs; one at least.
    programs: Vec<PathBuf>,
    database_url: String,
    keys: String,
    started: usize,
    bots: Vec<BotProcess>,
}

impl Fleet {
    /// No process yet.
    #[must_use]
    pub fn new(programs: Vec<PathBuf>, database_url: &str, keys: &str) -> Self {
        Self { programs, database_url: database_url.to_owned(), keys: keys.to_owned(), started: 0, bots: Vec::new() }
    }

    /// Starts one more.
    pub fn start(&mut self, emulator: &Emulator) {
        let program = &self.programs[self.started % self.programs.len()];
        self.started += 1;
        let env = [("KUNCI_DATA", self.keys.as_str())];
        self.bots.push(BotProcess::begin(program, emulator, &self.database_url, &env));
    }

    /// One that does not start without a database has ended: another one comes, as from systemd. So does one where none is left.
    pub fn keep_one(&mut self, emulator: &Emulator) {
        self.bots.retain_mut(BotProcess::runs);
        if self.bots.is_empty() {
            self.start(emulator);
        }
    }

    /// Whether there is room for one more.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.bots.len() < MOST
    }

    /// Takes one out, whichever it is.
    pub fn take(&mut self, chance: &mut Chance) -> Option<BotProcess> {
        (!self.bots.is_empty()).then(|| self.bots.swap_remove(chance.index(self.bots.len())))
    }

    /// How many were started.
    #[must_use]
    pub fn started(&self) -> usize {
        self.started
    }
}
