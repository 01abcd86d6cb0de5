//! What is done for each kind of trouble. It is over when its function returns, but for what Telegram has still to answer badly, and
//! for a clock that is wrong until its next jump.

use anyhow::Context as _;
use bot_api_emulator::protocol::{Fault, FaultKind};
use layanan_ktp::cli::say;
use tokio::process::Command;

use crate::drill::Drill;
use crate::fleet::Way;
use crate::options::Ordered;
use crate::own_server::OwnServer;
use crate::trouble::{Kind, Trouble};

/// Nothing but PostgreSQL itself, or a whole machine, is away for longer than this, in milliseconds.
const LONGEST_CUT: u64 = 30_000;

/// The clock is wrong by so many seconds at most. What people type half a day after a question is no answer to it.
pub const LONGEST_JUMP: u64 = 11 * 3600;

/// … and at least: one that is set back by a minute or two is taken for that of another machine, and who has said much waits for as long.
const SHORTEST_JUMP: u64 = 300;

impl Drill {
    /// One more thing goes wrong.
    ///
    /// # Errors
    /// It could not be done.
    pub async fn something_goes_wrong(&mut self) -> anyhow::Result<()> {
        let kind = self.deck.draw(&mut self.chance);
        say(format!("{:>6} s  {}", self.begun.elapsed().as_secs(), kind.name()));
        match &kind {
            Kind::Own(trouble) => self.happens(*trouble).await?,
            Kind::Ordered(ordered) => order(ordered).await?,
        }
        self.deck.count(&kind);
        self.fleet.keep_one(&self.emulator).await;
        Ok(())
    }

    async fn happens(&mut self, trouble: Trouble) -> anyhow::Result<()> {
        match trouble {
            Trouble::Killed => {
                if let Some(bot) = self.fleet.take(&mut self.chance) {
                    bot.process.kill_9().await;
                }
                self.register.let_leases_run_out().await;
            }
            Trouble::Replaced => {
                self.fleet.start(&self.emulator).await;
                self.chance.pause(200, 1500).await;
                self.one_stops().await;
            }
            Trouble::Joined if self.fleet.has_room() => self.fleet.start(&self.emulator).await,
            Trouble::Joined | Trouble::Stopped => self.one_stops().await,
            Trouble::Frozen => self.one_stands_still().await,
            Trouble::CutFromTelegram => self.a_line_goes_dead(Way::Telegram).await,
            Trouble::CutFromDatabase => self.a_line_goes_dead(Way::Database).await,
            Trouble::ClockJumped => self.the_clock_jumps()?,
            Trouble::Crashed => self.postgres_comes_back().await,
            Trouble::Away => {
                if let Some(own) = &self.register.own {
                    own.stop().await;
                }
                self.chance.pause(500, self.longest).await;
                self.postgres_comes_back().await;
            }
            Trouble::DiskFull => self.the_disk_is_full().await?,
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
            bot.process.signal("TERM").await;
        }
    }

    async fn one_stands_still(&mut self) {
        let Some(bot) = self.fleet.take(&mut self.chance) else { return };
        self.fleet.keep_one(&self.emulator).await;
        bot.process.send("STOP").await;
        self.chance.pause(500, self.longest.min(LONGEST_CUT)).await;
        bot.process.send("CONT").await;
        self.fleet.put(bot);
    }

    /// Another one is there meanwhile. Of two whose line was dead one is killed before it comes alive.
    async fn a_line_goes_dead(&mut self, way: Way) {
        let bot = self.fleet.with_line(way, &self.emulator).await;
        self.fleet.keep_one(&self.emulator).await;
        if let Some(line) = bot.line(way) {
            line.go_dead();
            self.chance.pause(500, self.longest.min(LONGEST_CUT)).await;
            if self.chance.once_in(2) {
                bot.process.kill_9().await;
                return self.register.let_leases_run_out().await;
            }
            line.come_alive();
        }
        self.fleet.put(bot);
    }

    /// Forward, backward, or back to what is right.
    fn the_clock_jumps(&mut self) -> anyhow::Result<()> {
        let Some(clock) = &mut self.clock else { return Ok(()) };
        let far = i64::try_from(self.chance.between(SHORTEST_JUMP, LONGEST_JUMP))?;
        let wrong = match (clock.wrong(), self.chance.once_in(2)) {
            (0, true) => -far,
            (0, false) => far,
            (1.. | ..0, _) => 0,
        };
        clock.jump(wrong).context("setting the clock")
    }

    async fn postgres_comes_back(&self) {
        if let Some(own) = &self.register.own {
            own.restart_immediate().await;
        }
    }

    /// First a table cannot grow; in every other case no new piece of the log can be begun either, which ends PostgreSQL.
    async fn the_disk_is_full(&mut self) -> anyhow::Result<()> {
        let Some(own) = self.register.own.clone() else { return Ok(()) };
        let Some(disk) = own.disk() else { return Ok(()) };
        disk.fill()?;
        let refused =
            own.try_sql("create table ballast as select repeat('x', 7000) from generate_series(1, 9000)").await;
        anyhow::ensure!(refused.is_err(), "PostgreSQL can write on a full disk");
        if self.chance.once_in(2) {
            no_log_is_left(&own).await;
        }
        self.chance.pause(500, self.longest.min(LONGEST_CUT)).await;
        disk.free()?;
        if own.try_sql("select 1").await.is_err() {
            own.restart_immediate().await;
        }
        Ok(())
    }

    /// All that Telegram does beside answering, but for what is meant for good: 400 and 403 have drills of their own.
    async fn telegram_fails(&mut self, method: &str) -> anyhow::Result<()> {
        let kinds = [
            FaultKind::TooManyRequests { retry_after: 1 },
            FaultKind::TooManyRequestsBare,
            FaultKind::InternalError,
            FaultKind::BadGateway,
            FaultKind::Refuse { code: 409, description: "Conflict: terminated by other getUpdates request".to_owned() },
            FaultKind::Reset,
            FaultKind::Hang { ms: 700 },
            FaultKind::Slow { ms: 300 },
            FaultKind::AnswerLost,
        ];
        let kind = kinds[self.chance.index(kinds.len())].clone();
        let times = u32::try_from(self.chance.between(1, 5))?;
        Ok(self.control.fault(Fault::new(kind).method(method).times(times)).await?)
    }
}

/// Begins new pieces of the log until there is no room for one.
async fn no_log_is_left(own: &OwnServer) {
    for _ in 0..32 {
        if own.try_sql("create temporary table one(); select pg_switch_wal()").await.is_err() {
            return;
        }
    }
}

/// What somebody else has ordered, to its end.
async fn order(ordered: &Ordered) -> anyhow::Result<()> {
    let status = Command::new("sh").args(["-c", &ordered.command]).status().await.context("running sh")?;
    anyhow::ensure!(status.success(), "the trouble {} failed: {status}", ordered.name);
    Ok(())
}
