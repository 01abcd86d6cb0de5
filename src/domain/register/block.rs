//! Numbers that the counter passes over, so that the office's book stays one book: those that it gave on paper before it used
//! this program, and those that it sets aside for days on which it works on paper. They are never given by the counter.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{LONGEST_URUT, NomorRegister, bounds_of_year};
use crate::domain::codes::codes;
use crate::domain::petugas::PetugasId;

/// Most numbers that are set aside at once: some days of a busy office.
pub const MOST_SET_ASIDE: u32 = 200;

codes! {
    /// Why the counter passes over numbers.
    pub enum BlockKind {
        /// They were given on paper before this program was used.
        Earlier = "sebelumnya",
        /// They are for days on paper; what is received then is recorded under them afterwards.
        Paper = "kertas",
    }
}

/// Numbers of a year that the counter passes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The year of the register.
    pub tahun: i32,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// Why.
    pub kind: BlockKind,
}

impl Block {
    /// Whether a number is one of them.
    #[must_use]
    pub fn holds(&self, nomor: NomorRegister) -> bool {
        nomor.tahun == self.tahun && (self.first..=self.last).contains(&nomor.urut)
    }

    /// The first of them, and the last.
    #[must_use]
    pub fn ends(&self) -> [NomorRegister; 2] {
        [self.first, self.last].map(|urut| NomorRegister { tahun: self.tahun, urut })
    }

    /// How many they are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }
}

codes! {
    /// Why nothing is going to come under numbers for paper.
    pub enum VoidReason {
        /// The outage ended before they were needed.
        LeftOver = "tidak_dipakai",
        /// The page was spoilt, and crossed out.
        Spoilt = "salah_tulis",
        /// The page is lost.
        Lost = "hilang",
    }
}

/// Numbers for paper, neighbours, under which nothing is going to come. They stay in the book, with the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// The year of the register.
    pub tahun: i32,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

impl Void {
    /// The first of them, and the last.
    #[must_use]
    pub fn ends(&self) -> [NomorRegister; 2] {
        [self.first, self.last].map(|urut| NomorRegister { tahun: self.tahun, urut })
    }

    /// How many they are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    fn holds(&self, urut: u32) -> bool {
        (self.first..=self.last).contains(&urut)
    }
}

/// A block as it stands: who made it, and what of it was recorded since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The numbers.
    pub block: Block,
    /// Who passed over them.
    pub by: PetugasId,
    /// When.
    pub at: DateTime<Utc>,
    /// Which of them stand in the register by now.
    pub used: BTreeSet<u32>,
    /// Under which of them nothing is going to come, by number, and why.
    pub void: Vec<(Void, VoidReason)>,
}

impl Filled {
    /// The moment by which it stands in a book. A book holds the numbers of its years only, so one that was made in December for
    /// the year that comes stands at the beginning of that year, and one that was made in January for the year before at its end.
    #[must_use]
    pub fn stands_at(&self) -> DateTime<Utc> {
        bounds_of_year(self.block.tahun).map_or(self.at, |(first, last)| self.at.clamp(first, last))
    }

    fn is_void(&self, urut: u32) -> bool {
        self.void.iter().any(|(void, _)| void.holds(urut))
    }

    /// The numbers for paper that something may still be recorded under, neighbours together: first and last of each run.
    #[must_use]
    pub fn unused(&self) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        let free = match self.block.kind {
            BlockKind::Paper => self.block.first..=self.block.last,
            #[expect(clippy::reversed_empty_ranges, reason = "nothing is recorded under what another book holds")]
            BlockKind::Earlier => 1..=0,
        };
        for urut in free.filter(|urut| !self.used.contains(urut) && !self.is_void(*urut)) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == urut => *last = urut,
                Some(_) | None => runs.push((urut, urut)),
            }
        }
        runs
    }

    /// The lowest number for paper that something may still be recorded under.
    #[must_use]
    pub fn next_unused(&self) -> Option<NomorRegister> {
        let (urut, _) = *self.unused().first()?;
        Some(NomorRegister { tahun: self.block.tahun, urut })
    }
}

/// A receipt on paper: under which number, and when it happened. When it is recorded stands in its stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperReceipt {
    /// The number that was written on the page.
    pub nomor: NomorRegister,
    /// When the berkas were received.
    pub at: DateTime<Utc>,
}

/// The counter of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// The year.
    pub tahun: i32,
    /// The last number that was given or passed over; 0: none yet.
    pub last: u32,
    /// What it passed over, by number.
    pub blocks: Vec<Filled>,
}

/// What is asked of the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PassOver {
    /// So many numbers for paper.
    SetAside(u32),
    /// So many numbers for paper of the year that comes, in December: the power may be away at the turn of the year, too.
    SetAsideAhead(u32),
    /// So many numbers for paper of the year before, in January: the power may have been away without notice at its end.
    SetAsideBehind(u32),
    /// All before this one: it is the next that is given.
    GoOnWith(u32),
}

/// Why the counter does not do so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassOverError {
    /// That number was given or passed over.
    #[error("that number was given or passed over")]
    Behind,
    /// It is the next one as it is.
    #[error("it is the next one as it is")]
    NextAlready,
    /// None, more than are set aside at once, or beyond the longest number.
    #[error("none, or too many")]
    Range,
}

impl Counter {
    /// The number that is given next.
    #[must_use]
    pub fn next(&self) -> NomorRegister {
        NomorRegister { tahun: self.tahun, urut: self.last.saturating_add(1) }
    }

    /// The block that would do what is asked.
    ///
    /// # Errors
    /// [`PassOverError`]
    pub fn block(&self, asked: PassOver) -> Result<Block, PassOverError> {
        let first = self.next().urut;
        let (last, kind) = match asked {
            PassOver::SetAside(count) | PassOver::SetAsideAhead(count) | PassOver::SetAsideBehind(count) => {
                if !(1..=MOST_SET_ASIDE).contains(&count) {
                    return Err(PassOverError::Range);
                }
                (self.last.saturating_add(count), BlockKind::Paper)
            }
            PassOver::GoOnWith(next) if next < first => return Err(PassOverError::Behind),
            PassOver::GoOnWith(next) if next == first => return Err(PassOverError::NextAlready),
            PassOver::GoOnWith(next) => (next - 1, BlockKind::Earlier),
        };
        let longest = 10_u32.pow(u32::try_from(LONGEST_URUT).unwrap_or(0));
        if last >= longest - 1 {
            return Err(PassOverError::Range);
        }
        Ok(Block { tahun: self.tahun, first, last, kind })
    }

    /// The lowest number for paper that something may still be recorded under.
    #[must_use]
    pub fn next_unused(&self) -> Option<NomorRegister> {
        self.blocks.iter().find_map(Filled::next_unused)
    }

    /// Whether something can be recorded under a number.
    #[must_use]
    pub fn on_paper(&self, nomor: NomorRegister) -> OnPaper {
        let block = self.blocks.iter().find(|filled| filled.block.holds(nomor));
        match block {
            Some(filled) if filled.used.contains(&nomor.urut) => OnPaper::Used,
            Some(filled) if filled.is_void(nomor.urut) => OnPaper::Void,
            Some(Filled { block: Block { kind: BlockKind::Paper, .. }, .. }) => OnPaper::Free,
            Some(_) | None => OnPaper::NotSetAside,
        }
    }

    /// What stands in the way of saying that nothing is going to come under these: the first of them under which something
    /// stands, or may not; `None` where nothing does.
    #[must_use]
    pub fn in_the_way(&self, void: Void) -> Option<(NomorRegister, OnPaper)> {
        let block = self.blocks.iter().map(|filled| filled.block).find(|block| block.holds(void.ends()[0]));
        let last = block.map_or(void.first, |block| void.last.min(block.last.saturating_add(1)));
        let numbers = (void.first..=last).map(|urut| NomorRegister { tahun: void.tahun, urut });
        numbers.map(|nomor| (nomor, self.on_paper(nomor))).find(|(_, stands)| *stands != OnPaper::Free)
    }
}

/// Whether something that was received on paper can be recorded under a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnPaper {
    /// It can.
    Free,
    /// Something stands there already.
    Used,
    /// Nothing is going to come there: that was said.
    Void,
    /// The number is not for paper.
    NotSetAside,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn counter(last: u32) -> Counter {
        Counter { tahun: 2026, last, blocks: Vec::new() }
    }

    fn filled(first: u32, last: u32, kind: BlockKind, used: &[u32]) -> Filled {
        let block = Block { tahun: 2026, first, last, kind };
        Filled {
            block,
            by: PetugasId(1),
            at: DateTime::UNIX_EPOCH,
            used: used.iter().copied().collect(),
            void: Vec::new(),
        }
    }

    fn void(first: u32, last: u32) -> Void {
        Void { tahun: 2026, first, last }
    }

    #[rstest]
    #[case(0, PassOver::GoOnWith(151), Ok((1, 150, BlockKind::Earlier)))]
    #[case(30, PassOver::GoOnWith(32), Ok((31, 31, BlockKind::Earlier)))]
    #[case(30, PassOver::GoOnWith(31), Err(PassOverError::NextAlready))]
    #[case(30, PassOver::GoOnWith(30), Err(PassOverError::Behind))]
    #[case(0, PassOver::GoOnWith(0), Err(PassOverError::Behind))]
    #[case(0, PassOver::GoOnWith(999_999), Ok((1, 999_998, BlockKind::Earlier)))]
    #[case(0, PassOver::GoOnWith(1_000_000), Err(PassOverError::Range))]
    #[case(30, PassOver::SetAside(20), Ok((31, 50, BlockKind::Paper)))]
    #[case(30, PassOver::SetAside(0), Err(PassOverError::Range))]
    #[case(30, PassOver::SetAside(201), Err(PassOverError::Range))]
    fn passes_over(
        #[case] last: u32,
        #[case] asked: PassOver,
        #[case] expected: Result<(u32, u32, BlockKind), PassOverError>,
    ) {
        let block = counter(last).block(asked).map(|block| (block.first, block.last, block.kind));
        assert_eq!(block, expected);
    }

    #[test]
    fn what_is_free_is_told_in_runs() {
        let block = filled(31, 40, BlockKind::Paper, &[31, 34, 35]);
        assert_eq!(block.unused(), [(32, 33), (36, 40)]);
        assert_eq!(block.next_unused(), Some(NomorRegister { tahun: 2026, urut: 32 }));
        assert!(filled(1, 150, BlockKind::Earlier, &[]).unused().is_empty());
        let counter = Counter { blocks: vec![filled(1, 30, BlockKind::Earlier, &[]), block], ..counter(40) };
        let at = |urut| counter.on_paper(NomorRegister { tahun: 2026, urut });
        assert_eq!(
            [at(30), at(31), at(32), at(41)],
            [OnPaper::NotSetAside, OnPaper::Used, OnPaper::Free, OnPaper::NotSetAside]
        );
    }

    #[rstest]
    #[case((32, 33), None)]
    #[case((32, 34), Some((34, OnPaper::Used)))]
    #[case((36, 38), Some((38, OnPaper::Void)))]
    #[case((40, 45), Some((41, OnPaper::NotSetAside)))]
    #[case((40, u32::MAX), Some((41, OnPaper::NotSetAside)))]
    #[case((90, 91), Some((90, OnPaper::NotSetAside)))]
    fn only_free_numbers_are_voided(#[case] (first, last): (u32, u32), #[case] expected: Option<(u32, OnPaper)>) {
        let block = Filled {
            void: vec![(void(38, 38), VoidReason::Spoilt)],
            ..filled(31, 40, BlockKind::Paper, &[31, 34, 35])
        };
        assert_eq!(block.unused(), [(32, 33), (36, 37), (39, 40)], "what is void is offered no more");
        let counter = Counter { blocks: vec![block], ..counter(50) };
        let found = counter.in_the_way(void(first, last)).map(|(nomor, stands)| (nomor.urut, stands));
        assert_eq!(found, expected);
    }

    proptest! {
        /// Every number comes once: by the counter, or in the block that it passes over.
        #[test]
        fn no_number_is_missing_and_none_comes_twice(last in 0_u32..5_000, count in 1_u32..=MOST_SET_ASIDE) {
            let block = counter(last).block(PassOver::SetAside(count));
            let block = block.map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!((block.first, block.count()), (last + 1, count));
            prop_assert_eq!(counter(block.last).next().urut, block.last + 1);
        }
    }
}
