//! The kinds of trouble, and in which order they come.

use std::collections::BTreeMap;
use std::fmt;

use crate::chance::Chance;
use crate::options::Ordered;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A process is gone, as by a power cut.
    Killed,
    /// A process is told to stop.
    Stopped,
    /// A new process comes, and the old one is told to stop then.
    Replaced,
    /// One more process comes to those there are.
    Joined,
    /// A process stands still for a while and goes on then, as with its machine.
    Frozen,
    /// The line between a process and Telegram goes dead.
    CutFromTelegram,
    /// The line between a process and `PostgreSQL` goes dead.
    CutFromDatabase,
    /// The clock of the bots jumps by hours or days, and at the next time back.
    ClockJumped,
    /// `PostgreSQL` loses its memory and every connection.
    Crashed,
    /// `PostgreSQL` is away for a while.
    Away,
    /// The disk on which `PostgreSQL` keeps its data is full for a while.
    DiskFull,
    /// Telegram's answers to polls.
    Polls,
    /// Telegram's answers to what is sent.
    Sends,
    /// Numbers of updates go on from a lower one.
    Renumbered,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Killed,
        Self::Stopped,
        Self::Replaced,
        Self::Joined,
        Self::Frozen,
        Self::CutFromTelegram,
        Self::CutFromDatabase,
        Self::ClockJumped,
        Self::Crashed,
        Self::Away,
        Self::DiskFull,
        Self::Polls,
        Self::Sends,
        Self::Renumbered,
    ];

    /// What the command line and the table call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Stopped => "stopped",
            Self::Replaced => "replaced",
            Self::Joined => "joined",
            Self::Frozen => "frozen",
            Self::CutFromTelegram => "line-to-telegram",
            Self::CutFromDatabase => "line-to-database",
            Self::ClockJumped => "clock-jumped",
            Self::Crashed => "postgres-crashed",
            Self::Away => "postgres-away",
            Self::DiskFull => "disk-full",
            Self::Polls => "telegram-polls",
            Self::Sends => "telegram-sends",
            Self::Renumbered => "renumbered",
        }
    }
}

/// One that this program makes, or one that somebody else has ordered.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Of this program.
    Own(Trouble),
    /// By a command.
    Ordered(Ordered),
}

impl Kind {
    /// What the table calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Own(trouble) => trouble.name(),
            Self::Ordered(ordered) => &ordered.name,
        }
    }
}

/// The kinds that may happen. Each comes once before any comes again.
#[derive(Clone, Debug)]
pub struct Deck {
    all: Vec<Kind>,
    left: Vec<Kind>,
    happened: BTreeMap<String, u32>,
    /// What could not be had, and why.
    skipped: Vec<(Trouble, String)>,
}

impl Deck {
    /// Of these kinds; there has to be one.
    #[must_use]
    pub fn of(all: Vec<Kind>, skipped: Vec<(Trouble, String)>) -> Option<Self> {
        (!all.is_empty()).then(|| Self { all, left: Vec::new(), happened: BTreeMap::new(), skipped })
    }

    /// The next one.
    pub fn draw(&mut self, chance: &mut Chance) -> Kind {
        if self.left.is_empty() {
            self.left.clone_from(&self.all);
        }
        self.left.swap_remove(chance.index(self.left.len()))
    }

    /// Whether each kind has happened.
    #[must_use]
    pub fn is_through(&self) -> bool {
        self.all.iter().all(|kind| self.happened.contains_key(kind.name()))
    }

    /// It has happened.
    pub fn count(&mut self, kind: &Kind) {
        *self.happened.entry(kind.name().to_owned()).or_default() += 1;
    }
}

impl fmt::Display for Deck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "what went wrong")?;
        for kind in &self.all {
            let times = self.happened.get(kind.name()).copied().unwrap_or_default();
            writeln!(f, "  {:<24}{times:>5}", kind.name())?;
        }
        for (trouble, why) in &self.skipped {
            writeln!(f, "  {:<24}    -  {why}", trouble.name())?;
        }
        Ok(())
    }
}
