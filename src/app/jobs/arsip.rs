//! Archives of pengiriman do not lie about: one goes from where it was put once it is acknowledged, or when its time there has
//! passed; then its officer can have it again.
//!
//! As `sweep`, it is more than a unit of work: files do not lie in the database, and a folder may take its time. What it has taken
//! away and could not write down any more is taken away once more, which does nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Progress;
use crate::app::App;
use crate::app::fault::Fault;
use crate::app::saluran::{Channel, InFolder};
use crate::domain::pengiriman::{NomorEkspedisi, PengirimanId, Saluran};
use crate::domain::petugas::{ChatId, Peran};
use crate::domain::retention::Heap;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Reply};
use crate::store::UnitOfWork;
use crate::store::pengiriman::Placed;

/// Taken away in one run of each way.
const BATCH: i64 = 100;

pub(super) async fn run(app: &App, mut uow: UnitOfWork, now: DateTime<Utc>) -> Result<Option<Progress>, Fault> {
    let mut due = Vec::new();
    for (saluran, channel) in app.channels.all() {
        let before = now - channel.lies_for();
        due.extend(uow.pengiriman().placed_due(saluran, before, BATCH).await?);
    }
    uow.commit().await?;
    let (mut gone, mut queued, mut away) = (Vec::new(), Vec::new(), None);
    for placed in due {
        if away == Some(placed.saluran) {
            continue; // it may hang for long, and other jobs wait
        }
        match taken_away(app, &placed).await {
            Some(deletion) => {
                queued.extend(deletion);
                gone.push(placed);
            }
            None => away = Some(placed.saluran),
        }
    }
    if !gone.is_empty() {
        written_down(app, &gone, (queued, now)).await?;
    }
    if away.is_none() {
        tidy(app).await?;
    }
    Ok(Some(Progress::All))
}

/// `None`: it lies there still, and is tried again.
async fn taken_away(app: &App, placed: &Placed) -> Option<Option<Queued>> {
    let channel: &dyn Channel = app.channels.of(placed.saluran)?;
    match channel.take_away(placed.clone()).await {
        Ok(outgoing) => Some(outgoing.map(|outgoing| Queued::new(placed.chat, outgoing))),
        Err(error) => {
            tracing::error!(saluran = placed.saluran.code(), %error, "an archive of a pengiriman cannot be taken away");
            None
        }
    }
}

async fn written_down(
    app: &App,
    gone: &[Placed],
    (mut queued, now): (Vec<Queued>, DateTime<Utc>),
) -> Result<(), Fault> {
    let mut uow = app.store.begin().await?;
    let officers = uow.petugas().active().await?;
    let is_officer = |chat| officers.iter().any(|p| p.chat == chat && p.peran == Peran::Dispendukcapil);
    let unanswered = gone.iter().filter(|placed| !placed.acknowledged && is_officer(placed.chat));
    let told: BTreeMap<(ChatId, PengirimanId), NomorEkspedisi> =
        unanswered.map(|placed| ((placed.chat, placed.pengiriman), placed.nomor)).collect();
    queued.extend(told.into_iter().map(|((chat, id), nomor)| Queued::say(chat, may_come_again(id, nomor))));
    let ids: Vec<i64> = gone.iter().map(|placed| placed.id).collect();
    uow.pengiriman().taken_away(&ids).await?;
    uow.forget().counted(Heap::Archives, ids.len() as u64, now).await?;
    uow.outbox().enqueue(&queued).await?;
    uow.commit().await?;
    app.outbox.notify_one();
    Ok(())
}

fn may_come_again(id: PengirimanId, nomor: NomorEkspedisi) -> Reply {
    Reply::new(PengirimanText::ArsipDihapus { nomor }).rows([Button::new(Label::ArsipLagi, KirimTap::Again(id))])
}

/// What lies in the folder and no row names: its row went with its time, or it was begun by a process that died.
async fn tidy(app: &App) -> Result<(), Fault> {
    let Some(path) = &app.kantor.kirim.folder else { return Ok(()) };
    let (known, before) = app.store.begin().await?.pengiriman().placed_names(Saluran::Folder).await?;
    match InFolder::sweep(path, known, before).await {
        Ok(0) => {}
        Ok(files) => tracing::info!(files, "archives that nothing names are taken away from the folder"),
        Err(error) => tracing::error!(%error, "the folder for archives (kirim.folder) cannot be tidied"),
    }
    Ok(())
}
