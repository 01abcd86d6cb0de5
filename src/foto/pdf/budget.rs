//! What one PDF may take. Everything that a stranger's file can make large is counted here before it is built.

/// Why a PDF is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It takes too much.
    Heavy,
    /// It asks for a password.
    Locked,
    /// It does not say what it should.
    Broken,
}

/// Numbers, names, texts, lists and tables, each counted as one. A scan of 20 pages has some hundred, 20 pages from an office
/// program with fonts and tags some ten thousand. At about 200 bytes each these are 60 MB.
const VALUES: usize = 300_000;

/// Bytes that go into unpacking and come out of it, of all packed objects and pages together. Text and lines of a page have
/// up to some hundred KB; photos are mostly packed once, and then not unpacked here. Twice what Telegram hands to a bot.
const UNPACKED: usize = 40 << 20;

/// What is left of it.
#[derive(Debug)]
pub(super) struct Budget {
    values: usize,
    unpacked: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { values: VALUES, unpacked: UNPACKED }
    }

    /// One value more.
    pub(super) fn value(&mut self) -> Result<(), Unread> {
        self.values = self.values.checked_sub(1).ok_or(Unread::Heavy)?;
        Ok(())
    }

    /// So many bytes more go through unpacking.
    pub(super) fn bytes(&mut self, count: usize) -> Result<(), Unread> {
        self.unpacked = self.unpacked.checked_sub(count).ok_or(Unread::Heavy)?;
        Ok(())
    }

    /// What may still come out.
    pub(super) fn left(&self) -> usize {
        self.unpacked
    }
}
