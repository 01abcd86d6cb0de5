//! The counters that matter today: of this year, of the one before, whose last pages may be recorded in January, and in December of
//! the one that comes, whose first pages may be needed on its first day.

use chrono::{DateTime, Datelike, Utc};

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::register::block::{Counter, Filled, OnPaper};
use crate::domain::register::{NomorRegister, register_year};
use crate::domain::wib::today_wib;

pub(super) struct Years {
    pub(super) this: Counter,
    pub(super) before: Counter,
    pub(super) ahead: Option<Counter>,
}

impl Years {
    pub(super) async fn load(s: &mut Session<'_>) -> Result<Self, Fault> {
        let tahun = register_year(s.now);
        let [this, before, ahead] = s.uow.counter().of_each([tahun, tahun - 1, tahun + 1]).await?;
        let is_december = today_wib(s.now).month() == 12;
        Ok(Self { this, before, ahead: is_december.then_some(ahead) })
    }

    /// The blocks of this year, and those of the others of which something is left.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Filled> {
        let left = self.before.blocks.iter().filter(|filled| filled.next_unused().is_some());
        left.chain(&self.this.blocks).chain(self.ahead.iter().flat_map(|counter| &counter.blocks))
    }

    /// The lowest number for paper that something may be recorded under today.
    pub(super) fn next_unused(&self) -> Option<NomorRegister> {
        self.this.next_unused().or_else(|| self.before.next_unused())
    }

    pub(super) fn on_paper(&self, nomor: NomorRegister) -> OnPaper {
        self.of(nomor.tahun).map_or(OnPaper::NotSetAside, |counter| counter.on_paper(nomor))
    }

    /// When the block of a number was made.
    pub(super) fn set_aside_at(&self, nomor: NomorRegister) -> Option<DateTime<Utc>> {
        let blocks = self.of(nomor.tahun)?.blocks.iter();
        blocks.filter(|filled| filled.block.holds(nomor)).map(|filled| filled.at).next()
    }

    pub(super) fn of(&self, tahun: i32) -> Option<&Counter> {
        [&self.this, &self.before].into_iter().chain(&self.ahead).find(|counter| counter.tahun == tahun)
    }
}
