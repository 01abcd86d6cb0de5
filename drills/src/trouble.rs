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
    /// `PostgreSQL` loses its memory and every connection.
    Crashed,
    /// `PostgreSQL` is away for a while.
    Away,
    /// Telegram's answers to polls.
    Polls,
    /// Telegram's answers to what is sent.
    Sends,
    /// Numbers of updates go on from a lower one.
    Renumbered,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Killed,
        Self::Stopped,
        Self::Replaced,
        Self::Joined,
        Self::Crashed,
        Self::Away,
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
            Self::Crashed => "postgres-crashed",
            Self::Away => "postgres-away",
            Self::Polls => "telegram-polls",
            Self::Sends => "telegram-sends",
            Self::Renumbered => "renumbered",
        }
    }

    /// Whether it is done to `PostgreSQL` itself, which somebody else may keep.
    #[must_use]
    pub fn is_of_postgres(self) -> bool {
        match self {
            Self::Crashed | Self::Away => true,
            Self::Killed
            | Self::Stopped
            | Self::Replaced
            | Self::Joined
            | Self::Polls
            | Self::Sends
            | Self::Renumbered => false,
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
}

impl Deck {
    /// Of these kinds; there has to be one.
    #[must_use]
    pub fn of(all: Vec<Kind>) -> Option<Self> {
        (!all.is_empty()).then(|| Self { all, left: Vec::new(), happened: BTreeMap::new() })
    }

    /// The next one.
    pub fn draw(&mut self, chance: &mut Chance) -> Kind {
        if self.left.is_empty() {
            self.left.clone_from(&self.all);
        }
        self.left.swap_remove(chance.index(self.left.len()))
    }

    /// It has happened.
    pub fn count(&mut self, kind: &Kind) {
        *self.happened.entry(kind.name().to_owned()).or_default() += 1;
    }

    /// How often one of this program has happened.
    #[must_use]
    pub fn happened(&self, trouble: Trouble) -> u32 {
        self.happened.get(trouble.name()).copied().unwrap_or_default()
    }
}

impl fmt::Display for Deck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "what went wrong")?;
        for kind in &self.all {
            let times = self.happened.get(kind.name()).copied().unwrap_or_default();
            writeln!(f, "  {:<24}{times:>5}", kind.name())?;
        }
        Ok(())
    }
}
