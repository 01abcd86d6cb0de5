//! One file being recorded: its conversation and its permohonan are locked, as a worker locks them, so that neither the
//! person nor an officer changes anything meanwhile.

use chrono::{DateTime, TimeDelta, Utc};

use super::place::Place;
use super::tell;
use crate::app::fault::Fault;
use crate::app::{App, card, hygiene, worker};
use crate::dialog::flagged::{self, Flagged};
use crate::dialog::{Dialog, VERSION};
use crate::domain::foto::PeriksaId;
use crate::pesan::Reply;
use crate::pesan::outgoing::{PermohonanId, Queued};
use crate::store::UnitOfWork;
use crate::store::periksa::{LeasedSheet, Looked, Message, Sheet};
use crate::store::permohonan::Loaded;

/// A button that was offered longer ago cannot be typed any more.
const TYPED_WITHIN: TimeDelta = TimeDelta::hours(12);

/// One file being recorded.
pub(super) struct Visit {
    pub(super) uow: UnitOfWork,
    pub(super) mine: Sheet,
    app: App,
    /// The conversation, where there is one that can be read.
    dialog: Option<Dialog>,
    loaded: Option<Loaded>,
    queued: Vec<Queued>,
    now: DateTime<Utc>,
}

impl Visit {
    /// Locks everything. `None`: the file was forgotten with its draft.
    pub(super) async fn begin(app: &App, leased: &LeasedSheet) -> Result<Option<Self>, Fault> {
        let mut uow = app.store.begin().await?;
        let app = app.up_to_date(&mut uow).await?;
        let stored = uow.periksa().lock_dialog(leased.chat).await?;
        let readable = stored.as_ref().is_some_and(|stored| stored.version == VERSION);
        let (dialog, reset) = worker::dialog_of(stored.as_ref());
        let Some(mine) = uow.periksa().sheet(leased.id).await? else { return Ok(None) };
        let loaded = match mine.about {
            Some(id) => lock(&mut uow, id).await?,
            None => None,
        };
        let (dialog, now) = ((readable && !reset).then_some(dialog), app.clock.now());
        Ok(Some(Self { uow, mine, app, dialog, loaded, queued: Vec::new(), now }))
    }

    /// Where the file belongs.
    pub(super) fn place(&self) -> Place<'_> {
        match &self.loaded {
            Some(loaded) => Place::Permohonan(loaded),
            None => Place::Draft(self.dialog.as_ref().and_then(|d| d.draft.as_ref()), &self.app.kantor),
        }
    }

    /// The files beside it, as they stand now.
    pub(super) async fn sheets(&mut self) -> Result<Vec<Sheet>, Fault> {
        Ok(self.uow.periksa().beside(&self.mine).await?)
    }

    /// Says what was found and not told yet, all in one: while another file of the same chat waits for its first look,
    /// nothing is said.
    pub(super) async fn tell(&mut self) -> Result<(), Fault> {
        let chat = self.mine.chat;
        let mut sheets = self.sheets().await?;
        sheets.retain(|sheet| sheet.chat == chat);
        if sheets.iter().any(|sheet| sheet.looked == Looked::Pending { first: true }) {
            return Ok(());
        }
        let place = self.place();
        let untold: Vec<&Sheet> = sheets.iter().filter(|sheet| tell::is_untold(&place, sheet)).collect();
        if untold.is_empty() {
            return Ok(());
        }
        let told: Vec<PeriksaId> = untold.iter().map(|sheet| sheet.id).collect();
        let replies = tell::replies(&place, &untold, &sheets);
        let answers: Vec<flagged::Sheet> =
            untold.iter().filter(|sheet| tell::is_answer(&place, sheet)).map(|sheet| tell::as_kept(sheet)).collect();
        self.write_down(answers, || untold.iter().map(|sheet| tell::flagged(sheet, &sheets)).collect());
        self.uow.periksa().mark_told(&told).await?;
        for reply in replies {
            self.say(reply).await?;
        }
        Ok(())
    }

    /// The conversation knows of what the person is told: of answers to a kekurangan, or of sheets of the draft.
    fn write_down(&mut self, answers: Vec<flagged::Sheet>, of_draft: impl FnOnce() -> Vec<Flagged>) {
        let Some(dialog) = &mut self.dialog else { return };
        match (&self.loaded, &mut dialog.draft) {
            (Some(loaded), _) if !answers.is_empty() => dialog.remark(loaded.permohonan.kode, answers.into_iter()),
            (None, Some(draft)) => of_draft().into_iter().for_each(|one| draft.flag(one)),
            (Some(_), _) | (None, None) => {}
        }
    }

    async fn say(&mut self, reply: Reply) -> Result<(), Fault> {
        let chat = self.mine.chat;
        if let Some(dialog) = &mut self.dialog {
            offer(dialog, &reply, self.now);
            let state = serde_json::to_string(dialog).map_err(|_| Fault::Unwritable)?;
            self.uow.periksa().save_dialog(chat, &state).await?;
        }
        let said = Queued::say(chat, reply);
        self.queued.push(match &self.loaded {
            Some(loaded) => said.about(loaded.id),
            None => said,
        });
        Ok(())
    }

    /// The message of a file goes once the file stands in the store. Until then it may be the only copy: one that is not kept
    /// stays, and where a number stands below it, its sender is told to delete it by hand.
    pub(super) fn tidy(&mut self, message: Message, is_kept: bool) {
        let chat = self.mine.chat;
        if is_kept {
            self.queued.push(hygiene::deletion(chat, message.id));
        } else if message.captioned {
            self.queued.push(hygiene::caption_stays(chat));
        }
    }

    /// Cards that were shown before tell of a new remark.
    pub(super) async fn refresh_cards(&mut self) -> Result<(), Fault> {
        let Some(kode) = self.loaded.as_ref().map(|loaded| loaded.permohonan.kode) else { return Ok(()) };
        let Some(now) = self.uow.permohonan().find(kode).await? else { return Ok(()) };
        let staff = self.uow.petugas().active().await?;
        self.queued.extend(card::in_place(&self.app.kantor, &staff, &now, self.now));
        Ok(())
    }

    /// Makes all of it true at once.
    pub(super) async fn end(mut self) -> Result<(), Fault> {
        if !self.queued.is_empty() {
            self.uow.outbox().enqueue(&self.queued).await?;
        }
        self.uow.commit().await?;
        self.app.outbox.notify_one();
        Ok(())
    }
}

async fn lock(uow: &mut UnitOfWork, id: PermohonanId) -> Result<Option<Loaded>, Fault> {
    match uow.permohonan().kode_of(id).await? {
        Some(kode) => Ok(uow.permohonan().lock(kode).await?),
        None => Ok(None),
    }
}

/// The buttons of a remark can be typed beside those of the open question, which comes first.
fn offer(dialog: &mut Dialog, reply: &Reply, now: DateTime<Utc>) {
    if dialog.offered_at.is_none_or(|at| now - at >= TYPED_WITHIN) {
        dialog.offered = Vec::new();
        dialog.offered_at = Some(now);
    }
    dialog.offered.extend(reply.buttons.iter().flatten().cloned());
}
