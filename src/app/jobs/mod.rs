//! What falls due with time and not because somebody said something. One job, one unit of work, one commit, as with an
//! update: what is said and that it was said stand in the register together.
//!
//! A job is run again when its time has passed (`Job::every`); what it then finds to do it reads from the register, by
//! the clock of the office. So a process that was down for a week does nothing twice, and another process does nothing
//! again.
//!
//! * `perkiraan` – how long the office really took lately
//! * `segel` – seals the days that have ended
//! * `pengambilan` – what was taken and has expired; `pelaksana` – who stands in for the Kasi from today, or no more
//! * `alarm` – what waits too long at a desk; `briefing` – how much there is, in the morning and before closing
//! * `antrean` – whether every permohonan stands in a list, every night; what was found is told when the office opens
//! * `kalender` – tells the admins that a year is not confirmed
//! * `laporan` – tells the Kasi that the cards of the desa for the last month are there
//! * `perbaikan` – staf are reminded of requests to put data right, then Kasi and admin too
//! * `pengiriman` – a pengiriman that its officer does not answer; `pernyataan` – what was stated long ago
//! * `arsip` – archives do not lie about in chats and in the folder
//! * `pengingat` – people are reminded of what they left open
//! * `insiden` – the time for telling of a breach of personal data runs out
//! * `trouble` – that somebody is needed at the machine
//! * `guesses` – that kode and links are tried out
//! * `forget` – personal data is destroyed when its time has passed, every night; `leftover` – that in conversations
//! * `refetch` – files that could not be fetched are tried again
//! * `sweep` – files that nothing names are taken away, every night
//! * `prune` – what heaps up and nobody needs goes, every night
//! * `tunda` – those who wait are told that a hold began or ended

mod alarm;
mod antrean;
mod arsip;
mod briefing;
pub mod forget;
mod guesses;
mod insiden;
mod kalender;
mod laporan;
mod leftover;
mod pelaksana;
mod pengambilan;
mod pengingat;
mod pengiriman;
mod perbaikan;
mod perkiraan;
mod pernyataan;
mod prune;
mod refetch;
mod segel;
mod sweep;
mod trouble;
mod tunda;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio_util::sync::CancellationToken;

use super::App;
use super::fault::Fault;
use crate::domain::codes::codes;
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::outgoing::Queued;
use crate::store::UnitOfWork;
use crate::store::petugas::Petugas;

/// How often it is looked whether something is due.
const LOOK: Duration = Duration::from_secs(20);

/// WIB is so far ahead of UTC.
const WIB_AHEAD: TimeDelta = TimeDelta::hours(7);

codes! {
    /// Something that falls due with time.
    pub enum Job {
        /// Seals the days that have ended.
        Segel = "segel",
        /// Reminds of drafts that were not sent.
        DraftReminders = "pengingat_isian",
        /// Reminds of kekurangan that were not answered.
        KekuranganReminders = "pengingat_kekurangan",
        /// Ends what was taken and has expired.
        Pengambilan = "pengambilan",
        /// Tells of who stands in for the Kasi.
        Pelaksana = "pelaksana",
        /// Looks whether every permohonan stands in a list.
        Antrean = "antrean",
        /// Tells what that look has found.
        Breach = "breach",
        /// Reckons how long the office really took lately.
        Perkiraan = "perkiraan",
        /// Tells the admins that a year is not confirmed.
        Kalender = "kalender",
        /// Tells the Kasi that the cards of the last month are there.
        Laporan = "laporan",
        /// Tells the desks what waits too long.
        Alarm = "alarm",
        /// Tells the desks how much there is.
        Briefing = "briefing",
        /// Tells those who wait that a hold began or ended.
        Tunda = "tunda",
        /// Reminds of requests to put data right.
        Perbaikan = "perbaikan",
        /// Asks about pengiriman that are not acknowledged.
        Pengiriman = "pengiriman",
        /// Takes archives away from where they lie.
        Archives = "arsip",
        /// Asks for news of what was stated long ago.
        Pernyataan = "pernyataan",
        /// Tells the admins that the time for telling of a breach runs out.
        Insiden = "insiden",
        /// Tells that kode and links are tried out.
        Guesses = "tebakan",
        /// Destroys personal data whose time has passed.
        Forget = "musnah",
        /// Tries once more to fetch files that were given up.
        Refetch = "ambil_ulang",
        /// Takes away files that nothing names.
        Sweep = "berkas",
        /// Deletes what heaps up and nobody needs.
        Prune = "prune",
        /// Tells that somebody is needed at the machine.
        Trouble = "gangguan",
    }
}

impl Job {
    /// How long after one run the next is due.
    #[must_use]
    pub fn every(self) -> TimeDelta {
        match self {
            Self::Pengambilan | Self::Alarm | Self::Archives | Self::Trouble => TimeDelta::minutes(1),
            Self::Briefing | Self::Guesses | Self::Perbaikan => TimeDelta::minutes(5),
            Self::Pengiriman
            | Self::Pernyataan
            | Self::Pelaksana
            | Self::DraftReminders
            | Self::KekuranganReminders
            | Self::Breach
            | Self::Insiden => TimeDelta::minutes(10),
            Self::Antrean | Self::Forget | Self::Sweep | Self::Prune => TimeDelta::hours(24),
            Self::Segel | Self::Perkiraan | Self::Kalender | Self::Laporan | Self::Refetch => TimeDelta::hours(1),
            Self::Tunda => TimeDelta::zero(),
        }
    }

    /// It is due where it last ran at this time or earlier.
    fn before(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Segel
            | Self::Perkiraan
            | Self::Kalender
            | Self::Laporan
            | Self::Pengambilan
            | Self::Pelaksana
            | Self::DraftReminders
            | Self::KekuranganReminders
            | Self::Alarm
            | Self::Briefing
            | Self::Breach
            | Self::Perbaikan
            | Self::Pengiriman
            | Self::Archives
            | Self::Pernyataan
            | Self::Insiden
            | Self::Guesses
            | Self::Refetch
            | Self::Trouble
            | Self::Tunda => now - self.every(),
            Self::Antrean | Self::Forget | Self::Sweep | Self::Prune => night(now),
        }
    }
}

/// The end of the last night, 06.00 WIB: before the office opens.
fn night(now: DateTime<Utc>) -> DateTime<Utc> {
    let hours = TimeDelta::hours(6);
    let Some(morning) = today_wib(now - hours).and_hms_opt(6, 0, 0) else { return now - TimeDelta::hours(24) };
    morning.and_utc() - WIB_AHEAD - TimeDelta::microseconds(1)
}

/// Whether a job has done all that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It has.
    All,
    /// It stopped at the size of its batch, and goes on in another unit of work.
    More,
}

/// A job being run.
pub struct JobRun<'a> {
    /// What use cases need.
    pub app: &'a App,
    /// The one transaction of this run.
    pub uow: &'a mut UnitOfWork,
    /// What is going to be said, in order.
    pub queued: Vec<Queued>,
    /// Now.
    pub now: DateTime<Utc>,
}

impl JobRun<'_> {
    /// Who looks after the office and can be reached: the admins, or the Kasi where there is none.
    async fn keepers(&mut self) -> Result<Vec<Petugas>, Fault> {
        let mut all = self.uow.petugas().reachable().await?;
        let has_admin = all.iter().any(|p| p.peran == Peran::Admin);
        all.retain(|p| p.peran == if has_admin { Peran::Admin } else { Peran::Kasi });
        Ok(all)
    }
}

/// Runs what is due, until it is stopped.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        run_due(&app).await;
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Runs once what is due now.
pub async fn run_due(app: &App) {
    run_due_of(app, Job::ALL).await;
}

/// Runs once what is due now of these. A job that fails is due at the next look; the others are run.
pub async fn run_due_of(app: &App, jobs: &[Job]) {
    for &job in jobs {
        let mut before = job.before(app.clock.now());
        loop {
            match run_one(app, job, before).await {
                Ok(Some(Progress::More)) => before = app.clock.now(),
                Ok(Some(Progress::All) | None) => break,
                Err(fault) => {
                    tracing::error!(job = job.code(), kind = fault.kind(), "a job failed; it is tried again");
                    break;
                }
            }
        }
    }
}

/// Runs one, if it is due and nobody else is at it.
async fn run_one(app: &App, job: Job, before: DateTime<Utc>) -> Result<Option<Progress>, Fault> {
    let mut uow = app.store.begin().await?;
    let now = app.clock.now();
    if !uow.jobs().take(job.code(), now, before).await? {
        return Ok(None);
    }
    if job == Job::Sweep {
        return sweep::run(app, uow).await;
    }
    if job == Job::Archives {
        return arsip::run(app, uow, now).await;
    }
    if job == Job::Trouble {
        return trouble::run(app, uow, now).await;
    }
    let app = &app.up_to_date(&mut uow).await?;
    let mut run = JobRun { app, uow: &mut uow, queued: Vec::new(), now };
    let progress = match job {
        Job::Segel => segel::run(&mut run).await?,
        Job::DraftReminders => pengingat::isian::run(&mut run).await?,
        Job::KekuranganReminders => pengingat::kekurangan::run(&mut run).await?,
        Job::Pengambilan => pengambilan::run(&mut run).await?,
        Job::Pelaksana => pelaksana::run(&mut run).await?,
        Job::Antrean => antrean::run(&mut run).await?,
        Job::Breach => antrean::tell(&mut run).await?,
        Job::Perkiraan => perkiraan::run(&mut run).await?,
        Job::Kalender => kalender::run(&mut run).await?,
        Job::Laporan => laporan::run(&mut run).await?,
        Job::Alarm => alarm::run(&mut run).await?,
        Job::Briefing => briefing::run(&mut run).await?,
        Job::Tunda => tunda::run(&mut run).await?,
        Job::Perbaikan => perbaikan::run(&mut run).await?,
        Job::Pengiriman => pengiriman::run(&mut run).await?,
        Job::Pernyataan => pernyataan::run(&mut run).await?,
        Job::Insiden => insiden::run(&mut run).await?,
        Job::Guesses => guesses::run(&mut run).await?,
        Job::Refetch => refetch::run(&mut run).await?,
        Job::Forget => forget::run(&mut run).await?,
        Job::Sweep | Job::Archives | Job::Trouble => Progress::All, // is done above
        Job::Prune => prune::run(&mut run).await?,
    };
    let queued = run.queued;
    uow.outbox().enqueue(&queued).await?;
    uow.commit().await?;
    if !queued.is_empty() {
        app.outbox.notify_one();
    }
    Ok(Some(progress))
}
