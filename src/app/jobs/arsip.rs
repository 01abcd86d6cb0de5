//! Archives of pengiriman do not lie about: one goes from where it was put once it is acknowledged, or when its time there has
//! passed; then its officer can have it again. What no bot can delete any more, and what lies in a folder that is not named any more,
//! is said to who can. And where the folder takes nothing, the office hears of it on each day of work.
//!
//! As `sweep`, it is more than a unit of work: files do not lie in the database, and a folder may take its time. What it has taken
//! away and could not write down any more is taken away once more, which does nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::Progress;
use crate::app::App;
use crate::app::fault::Fault;
use crate::app::notice::staf_and_admins;
use crate::domain::pengiriman::{DELETABLE, PengirimanId, Saluran};
use crate::domain::petugas::Peran;
use crate::domain::retention::Heap;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Reply};
use crate::store::UnitOfWork;
use crate::store::pengiriman::Placed;

/// Taken away in one run of each way.
const BATCH: i64 = 100;

/// Where nothing waits for the folder for so long, nothing is said of it any more: what was just told of is only being written down.
const RESTS: TimeDelta = TimeDelta::hours(1);

/// What became of one that was due.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Gone,
    /// No bot can delete it any more.
    Stays,
}

pub(super) async fn run(app: &App, mut uow: UnitOfWork, now: DateTime<Utc>) -> Result<Option<Progress>, Fault> {
    let here = folder(app);
    let mut queued = still_away(app, &mut uow, now).await?;
    queued.extend(left_behind(&mut uow, here.as_deref()).await?);
    let mut due: BTreeMap<(&str, PengirimanId), Vec<Placed>> = BTreeMap::new();
    for (saluran, channel) in app.channels.all() {
        let before = now - channel.lies_for();
        for placed in uow.pengiriman().placed_due((saluran, here.as_deref()), before, BATCH).await? {
            due.entry((saluran.code(), placed.pengiriman)).or_default().push(placed);
        }
    }
    uow.outbox().enqueue(&queued).await?;
    uow.commit().await?;
    let mut away = None;
    for ((saluran, id), placed) in due {
        if away != Some(saluran) && !taken_away(app, (id, placed), now).await? {
            away = Some(saluran); // it may hang for long, and other jobs wait
        }
    }
    app.outbox.notify_one();
    if away.is_none() {
        tidy(app).await?;
    }
    Ok(Some(Progress::All))
}

/// The folder that is named now, as it is written down.
fn folder(app: &App) -> Option<String> {
    app.kantor.kirim.folder.as_ref().map(|path| path.display().to_string())
}

/// What waits for the folder still: said once on each day of work.
async fn still_away(app: &App, uow: &mut UnitOfWork, now: DateTime<Utc>) -> Result<Vec<Queued>, Fault> {
    if app.kantor.kirim.folder.is_none() {
        return Ok(Vec::new());
    }
    match uow.pengiriman().folder_away().await? {
        None => Ok(Vec::new()),
        Some((told, 0)) => {
            if now - told > RESTS {
                uow.pengiriman().folder_rests().await?;
            }
            Ok(Vec::new())
        }
        Some((told, jumlah)) => {
            if today_wib(told) >= today_wib(now) || !uow.kalender().load().await?.kalender.is_open(now) {
                return Ok(Vec::new());
            }
            uow.pengiriman().folder_told(now).await?;
            Ok(staf_and_admins(uow, PengirimanText::ArsipStillNotPlaced { jumlah }).await?)
        }
    }
}

/// What lies in a folder that is not named any more: nothing is looked for there, and nothing taken away in its place.
async fn left_behind(uow: &mut UnitOfWork, here: Option<&str>) -> Result<Vec<Queued>, Fault> {
    let left = uow.pengiriman().left_behind(here).await?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    for (folder, name) in &left {
        tracing::error!(folder, name, "an archive may lie in a folder that kirim.folder does not name any more");
    }
    let jumlah = u32::try_from(left.len()).unwrap_or(u32::MAX);
    let daftar = left.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
    Ok(staf_and_admins(uow, PengirimanText::ArsipLeftBehind { jumlah, daftar }).await?)
}

/// Behind the lock of their pengiriman: one that comes again is put there before, and is another one then, or afterwards.
/// `false`: some lie there still, and that is tried again.
async fn taken_away(app: &App, (id, placed): (PengirimanId, Vec<Placed>), now: DateTime<Utc>) -> Result<bool, Fault> {
    let mut uow = app.store.begin().await?;
    uow.pengiriman().lock_archives(id).await?;
    let ids: Vec<i64> = placed.iter().map(|one| one.id).collect();
    let still = uow.pengiriman().still_placed(&ids).await?;
    let (mut done, mut queued, mut all) = (Vec::new(), Vec::new(), true);
    for one in placed.into_iter().filter(|one| still.contains(&one.id)) {
        if one.saluran == Saluran::Chat && now - one.at >= DELETABLE {
            done.push((one, Became::Stays));
            continue;
        }
        let Some(channel) = app.channels.of(one.saluran) else { continue };
        match channel.take_away(one.clone()).await {
            Ok(outgoing) => {
                queued.extend(outgoing.map(|outgoing| Queued::new(one.chat, outgoing)));
                done.push((one, Became::Gone));
            }
            Err(error) => {
                let saluran = one.saluran.code();
                tracing::error!(saluran, %error, "an archive of a pengiriman cannot be taken away");
                all = false;
                break;
            }
        }
    }
    written_down(uow, &done, (queued, now)).await?;
    Ok(all)
}

async fn written_down(
    mut uow: UnitOfWork,
    done: &[(Placed, Became)],
    (mut queued, now): (Vec<Queued>, DateTime<Utc>),
) -> Result<(), Fault> {
    let officers = uow.petugas().active().await?;
    let is_officer = |chat| officers.iter().any(|p| p.chat == chat && p.peran == Peran::Dispendukcapil);
    let stay = done.iter().filter(|(_, became)| *became == Became::Stays).map(|(one, _)| one);
    queued.extend(stay.map(|one| {
        let text = PengirimanText::ArsipTertinggal { nomor: one.nomor, nama: one.name.clone() };
        Queued::say(one.chat, Reply::new(text).rows(may_come_again(one)))
    }));
    let gone: Vec<&Placed> = done.iter().filter(|(_, became)| *became == Became::Gone).map(|(one, _)| one).collect();
    let unanswered = gone.iter().filter(|one| !one.acknowledged && is_officer(one.chat));
    let told: BTreeMap<_, &Placed> = unanswered.map(|one| (one.chat, *one)).collect();
    queued.extend(told.into_iter().map(|(chat, one)| {
        Queued::say(chat, Reply::new(PengirimanText::ArsipDihapus { nomor: one.nomor }).rows(may_come_again(one)))
    }));
    let ids: Vec<i64> = done.iter().map(|(one, _)| one.id).collect();
    uow.pengiriman().taken_away(&ids).await?;
    if !gone.is_empty() {
        uow.forget().counted(Heap::Archives, gone.len() as u64, now).await?;
    }
    uow.outbox().enqueue(&queued).await?;
    Ok(uow.commit().await?)
}

fn may_come_again(one: &Placed) -> Option<Button> {
    (!one.acknowledged).then(|| Button::new(Label::ArsipLagi, KirimTap::Again(one.pengiriman)))
}

/// What lies in the folder and no row names: its row went with its time, or it was begun by a process that died.
async fn tidy(app: &App) -> Result<(), Fault> {
    let (Some(here), Some(channel)) = (folder(app), app.channels.of(Saluran::Folder)) else { return Ok(()) };
    let (known, before) = app.store.begin().await?.pengiriman().placed_names(&here).await?;
    match channel.sweep(known, before).await {
        Ok(0) => {}
        Ok(files) => tracing::info!(files, "archives that nothing names are taken away from the folder"),
        Err(error) => tracing::error!(%error, "the folder for archives (kirim.folder) cannot be tidied"),
    }
    Ok(())
}
