//! Commands of the person who keeps the machine: petugas, invitations, checks.

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use chrono::{DateTime, TimeDelta, Utc};

use crate::app::jobs::forget::{self, Destroyed};
use crate::app::petugas::{INVITATION_HOURS, link, new_token};
use crate::app::present::{differs, other_hours};
use crate::cli::{PetugasCommand, say};
use crate::clock::Clock;
use crate::config::{ConfigFaults, Env};
use crate::domain::kantor::Kantor;
use crate::domain::nama::Nama;
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::register::register_year;
use crate::domain::retention::{Heap, Retention};
use crate::store::{Segel, Store};
use crate::telegram::api::{Api, ApiError};
use crate::telegram::intake::webhook::address::{self, Info};
use crate::telegram::{self, RefusedToken};

/// `petugas tambah|daftar|nonaktif`
///
/// # Errors
/// The register does not answer, or what was typed is wrong.
pub async fn petugas(store: &Store, command: PetugasCommand, clock: &dyn Clock) -> anyhow::Result<ExitCode> {
    let mut uow = store.begin().await?;
    match command {
        PetugasCommand::Tambah { peran, chat, nama } => {
            let peran = read_peran(&peran)?;
            if chat <= 0 {
                bail!("--chat is not the id of a person; groups have negative ids");
            }
            let (nama, _) = Nama::parse(&nama).context("--nama is no name")?;
            let PetugasId(id) = uow.petugas().add(ChatId(chat), peran, nama.as_str(), clock.now()).await?;
            say(format!("petugas {id} has the role {peran}"));
        }
        PetugasCommand::Daftar => {
            for p in uow.petugas().all().await? {
                let state = if p.aktif { "active" } else { "inactive" };
                say(format!("{:>4}  {:<15} {:<9} {}", p.id.0, p.peran.code(), state, p.nama));
            }
        }
        PetugasCommand::Nonaktif { id } => match uow.petugas().deactivate(PetugasId(id), clock.now()).await? {
            Some(_) => say(format!("petugas {id} has no rights any more")),
            None => bail!("there is no active petugas {id}; see: layanan-ktp petugas daftar"),
        },
    }
    uow.commit().await?;
    Ok(ExitCode::SUCCESS)
}

/// `undang PERAN`
///
/// # Errors
/// The register or Telegram does not answer, or there is no such role.
pub async fn invite(store: &Store, env: &Env, peran: &str, clock: &dyn Clock) -> anyhow::Result<ExitCode> {
    let peran = read_peran(peran)?;
    let api = api(env)?;
    let username = telegram::name(&api).await.map_err(|error| no_answer(&error))?;
    let token = new_token()?;
    let now = clock.now();
    let mut uow = store.begin().await?;
    uow.undangan().create(&token, peran, None, now, now + TimeDelta::hours(i64::from(INVITATION_HOURS))).await?;
    uow.commit().await?;
    say(format!("for one {peran}, once, within {INVITATION_HOURS} hours:\n{}", link(&username, &token)));
    Ok(ExitCode::SUCCESS)
}

/// `verifikasi`
///
/// # Errors
/// The register does not answer.
pub async fn verify(
    store: &Store,
    (kept, read): (Option<&Segel>, bool),
    clock: &dyn Clock,
) -> anyhow::Result<ExitCode> {
    let mut found = store.verify(clock.now(), kept).await?;
    let (files, faults) = store.verify_files(read).await?;
    found.faults.extend(faults);
    say(format!("{} permohonan, {} events, {files} stored files checked", found.permohonan, found.events));
    if !read {
        say("of the files only whether they are there; with --berkas each is read");
    }
    for fault in &found.faults {
        say(format!("  TOUCHED: permohonan {}, riwayat row {}: {:?}", fault.kode, fault.seq, fault.what));
    }
    match &found.segel {
        Some(segel) => say(format!("last segel, to be kept elsewhere: {segel}")),
        None => say("no day is sealed yet"),
    }
    if found.faults.is_empty() {
        say("the register is as it was written");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

/// `musnah`: destroys personal data whose time has passed; or does the same, takes it all back, and says what it would have been.
///
/// # Errors
/// The register does not answer; what was destroyed until then stays so.
pub async fn destroy(store: &Store, kantor: &Kantor, only_say: bool, now: DateTime<Utc>) -> anyhow::Result<ExitCode> {
    let done = if only_say { due(store, kantor, now).await? } else { destroyed(store, kantor, now).await? };
    let kept = &kantor.retention;
    let closed = kept.closed.num_days();
    say(format!("{:>8} persons of permohonan that were withdrawn or closed more than {closed} days ago", done.closed));
    for &heap in Heap::ALL {
        say(format!("{:>8} {}", done.rows.get(&heap).copied().unwrap_or(0), described(heap, kept)));
    }
    let keyless = store.begin().await?.forget().keyless().await?;
    if keyless > 0 {
        say(format!(
            "{keyless} permohonan have no key of their own yet and cannot be forgotten; run: layanan-ktp kunci putar"
        ));
    }
    if only_say {
        say("nothing was destroyed; without --coba it is");
        return Ok(ExitCode::SUCCESS);
    }
    let objects = store.sweep_files().await?;
    say("all of it is destroyed");
    say(format!("{objects} files were taken away from where they lay; what no row names is kept for two weeks"));
    Ok(ExitCode::SUCCESS)
}

/// The real run, in one unit of work that is not committed.
async fn due(store: &Store, kantor: &Kantor, now: DateTime<Utc>) -> anyhow::Result<Destroyed> {
    let mut uow = store.begin().await?;
    let mut all = Destroyed { more: true, ..Destroyed::default() };
    while all.more {
        all.add(forget::batch(&mut uow, kantor.retention, now).await?);
    }
    Ok(all)
}

async fn destroyed(store: &Store, kantor: &Kantor, now: DateTime<Utc>) -> anyhow::Result<Destroyed> {
    let mut all = Destroyed { more: true, ..Destroyed::default() };
    while all.more {
        let mut uow = store.begin().await?;
        let done = forget::batch(&mut uow, kantor.retention, now).await?;
        let told = forget::tell(&mut uow, kantor, &done.abandoned, now).await?;
        uow.outbox().enqueue(&done.queued).await?;
        uow.outbox().enqueue(&told).await?;
        uow.commit().await?;
        all.add(done);
    }
    Ok(all)
}

fn described(heap: Heap, kept: &Retention) -> String {
    let (what, time) = match heap {
        Heap::Files => ("photos and PDFs of what was sent, or of nothing any more", kept.files),
        Heap::Abandoned => ("photos and PDFs of what nobody completes, after the last reminder", kept.abandoned),
        Heap::Drafts => ("drafts that nobody went on with", kept.draft),
        Heap::Leftovers => ("conversations that nobody went on with", kept.draft),
        Heap::Archived => ("conversations that cannot be read any more", kept.failed),
        Heap::Begun => ("conversations of petugas with work on what is over, or with a search", TimeDelta::days(1)),
        Heap::Updates => ("updates that could not be worked on", kept.failed),
        Heap::Messages => ("messages that could not be sent", kept.failed),
        Heap::Unreached => ("messages to who cannot be reached", kept.failed),
        Heap::Inbox => ("entries that an update was done", kept.inbox),
        Heap::Outbox => ("entries that a message was sent", kept.outbox),
        Heap::Disclosures => ("entries of what was opened", kept.reads),
        Heap::Searches => ("entries of what was looked for", kept.reads),
        Heap::Looks => ("looks at photos and PDFs of what has ended", kept.seen),
        Heap::Reminders => ("reminders that were said", kept.said),
        Heap::Notices => ("entries that a privacy notice was read", kept.said),
        Heap::Breaches => ("entries that the owner of a draft was told of a breach", kept.reads),
        Heap::Tries => ("wrong answers, and how much chats said", kept.tried),
        Heap::Archives => ("archives of pengiriman in the folder that nobody has acknowledged", kept.archives),
        Heap::DayKeys => ("keys of days with which nothing is sealed any more", TimeDelta::days(2)),
    };
    format!("{what}, older than {} days", time.num_days())
}

/// `periksa`: configuration and connections.
///
/// # Errors
/// The register or Telegram does not answer.
pub async fn check(store: &Store, env: &Env, kantor: &Kantor, now: DateTime<Utc>) -> anyhow::Result<ExitCode> {
    say("configuration: in order");
    let mut uow = store.begin().await?;
    let active = uow.petugas().active().await?;
    drop(uow);
    say(format!("register: answers; {} active petugas", active.len()));
    for &peran in Peran::ALL {
        if active.iter().all(|p| p.peran != peran) {
            say(format!("  nobody has the role {peran}; invite somebody: layanan-ktp undang {peran}"));
        }
    }
    check_syarat(store, kantor).await?;
    check_hours(store, kantor, now).await?;
    check_pattern(store, kantor, now).await?;
    store
        .probe_files()
        .await
        .context("the place of the files (SIMPAN_BERKAS, or the folder berkas beside the data)")?;
    say("files: their place takes and gives back");
    if kantor.kirim.folder.is_some() {
        say("folder for Dispendukcapil: takes and gives back"); // it was tried with the configuration
    }
    let waiting = store.waiting().await?;
    say(format!(
        "waiting: {} updates, {} files to look at, {} messages",
        waiting.inbox, waiting.periksa, waiting.outbox
    ));
    if waiting.dead_updates + waiting.dead_messages > 0 {
        say(format!(
            "failed for good: {} updates, {} messages; see: surat-mati daftar",
            waiting.dead_updates, waiting.dead_messages
        ));
    }
    let api = api(env)?;
    let username = telegram::name(&api).await.map_err(|error| no_answer(&error))?;
    say(format!("Telegram: answers as @{username}"));
    let info = address::info(&api).await.map_err(|error| no_answer(&error))?;
    let brings = check_webhook(env, &info, now)?;
    Ok(if brings { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Asked once: a command tells, and does not wait.
fn no_answer(error: &ApiError) -> anyhow::Error {
    if *error == ApiError::Unauthorized {
        return RefusedToken.into();
    }
    anyhow::anyhow!("Telegram: does not answer ({error})")
}

/// Whether Telegram brings updates where they are expected.
fn check_webhook(env: &Env, info: &Info, now: DateTime<Utc>) -> anyhow::Result<bool> {
    let wanted = env.webhook().map_err(ConfigFaults)?;
    let Some(wanted) = wanted else {
        if !info.url.is_empty() {
            say("  a webhook is set at Telegram, and WEBHOOK_URL is not: serve removes it when it starts");
        }
        return Ok(true);
    };
    if info.url != wanted.url.as_str() {
        say("webhook: Telegram brings updates somewhere else, or nowhere; serve sets it while it runs");
        return Ok(false);
    }
    say(format!("webhook: set; {} updates wait at Telegram", info.pending));
    let failed = info.last_error_date.and_then(|at| DateTime::from_timestamp(at, 0));
    let lately = failed.is_some_and(|at| now - at < TimeDelta::minutes(5));
    if lately {
        let words = info.last_error_message.as_deref().unwrap_or_default();
        say(format!("  Telegram could not bring one within the last five minutes: {words}"));
    }
    Ok(!lately || info.pending == 0)
}

/// Which lists of syarat are in use, and whether somebody may think that it is those of the profile.
async fn check_syarat(store: &Store, kantor: &Kantor) -> anyhow::Result<()> {
    let Some(newest) = store.begin().await?.syarat().history(0, 1).await?.pop() else {
        say(format!("syarat: version {} of the office profile, from the first start on", kantor.lists.version));
        return Ok(());
    };
    let from = if newest.oleh.is_some() { "published by an admin" } else { "from the office profile" };
    say(format!("syarat: version {}, {from}", newest.lists.version));
    if differs(&kantor.lists, &newest.lists) {
        say("  the office profile names others; an admin changes them by chat: /ubahsyarat");
    }
    Ok(())
}

/// Whether somebody may think that the hours of the profile are in use.
async fn check_hours(store: &Store, kantor: &Kantor, now: DateTime<Utc>) -> anyhow::Result<()> {
    let kalender = store.begin().await?.kalender().load().await?.kalender;
    if kalender.biasa.begun() && other_hours(&kalender, kantor, now) {
        say(
            "opening hours: the office profile names others than the register; an admin changes them by chat: /kalender",
        );
    }
    Ok(())
}

/// Whether somebody may think that numbers are written as the profile says.
async fn check_pattern(store: &Store, kantor: &Kantor, now: DateTime<Utc>) -> anyhow::Result<()> {
    let begun = store.begin().await?.counter().patterns().await?;
    if kantor.pattern.clone().begun(begun).differs_in(register_year(now)) {
        say(
            "nomor register: the pattern of the office profile counts from the next year on; this year's numbers keep theirs",
        );
    }
    Ok(())
}

fn api(env: &Env) -> anyhow::Result<Api> {
    let token = env.token.as_deref().context("TELOXIDE_TOKEN is not set")?;
    Ok(Api::new(token, env.api_url.as_deref())?)
}

fn read_peran(text: &str) -> anyhow::Result<Peran> {
    Peran::from_code(text).with_context(|| format!("{text:?} is no role; one of: staf, kasi, dispendukcapil, admin"))
}
