//! Conversations that nobody goes on with. A draft of whoever is not reminded goes after a longer time, and so does what is left
//! of any conversation; in those of petugas what was begun on a permohonan that is over, and the search of another day.

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};

use super::pengingat::isian;
use crate::app::fault::Fault;
use crate::app::worker::read_dialog;
use crate::dialog::begun::OnPermohonan;
use crate::dialog::{Dialog, Focus};
use crate::domain::kode::Kode;
use crate::domain::retention::Retention;
use crate::domain::wib::wib;
use crate::pesan::outgoing::Queued;
use crate::store::UnitOfWork;
use crate::store::leftover::Leftover;

/// What was looked for can be paged through on the same day.
const SEARCHED: TimeDelta = TimeDelta::days(1);

/// Nobody is written to before this hour, WIB,
const MORNING: u32 = 8;

/// nor after this one.
const EVENING: u32 = 20;

const DAY: u32 = 24 * 3600;

/// Deletes up to `limit` drafts; how many were looked at, and how many of them were drafts.
pub(super) async fn drafts(
    uow: &mut UnitOfWork,
    (kept, now): (&Retention, DateTime<Utc>),
    limit: i64,
    queued: &mut Vec<Queued>,
) -> Result<(u64, u64), Fault> {
    let due = uow.leftover().drafts(now - kept.draft, now, limit).await?;
    let (looked, mut gone) = (due.len() as u64, 0);
    for one in due {
        gone += u64::from(draft(uow, one, now, queued).await?);
    }
    Ok((looked, gone))
}

async fn draft(
    uow: &mut UnitOfWork,
    one: Leftover,
    now: DateTime<Utc>,
    queued: &mut Vec<Queued>,
) -> Result<bool, Fault> {
    let Some(dialog) = read_dialog(&one.dialog) else {
        // Nobody can read it any more, neither we nor its owner.
        uow.periksa().forget(one.chat).await?;
        uow.leftover().empty(one.chat, one.stays).await?;
        return Ok(true);
    };
    let Some(draft) = &dialog.draft else {
        uow.pengingat().no_draft(one.chat).await?;
        return Ok(false);
    };
    if one.reachable && draft.consent.is_some() {
        queued.push(by_day(Queued::say(one.chat, isian::closed(draft)), now));
    }
    isian::delete(uow, (one.chat, one.stays), dialog, now).await?;
    Ok(true)
}

/// Waits for the morning.
pub(super) fn by_day(said: Queued, now: DateTime<Utc>) -> Queued {
    let now = wib(now).time();
    let awake = (MORNING..EVENING).contains(&now.hour());
    let seconds = if awake { 0 } else { (DAY + MORNING * 3600 - now.num_seconds_from_midnight()) % DAY };
    Queued { delay: u16::try_from(seconds).unwrap_or(u16::MAX), ..said }
}

/// What petugas have begun on what is over, and what they looked for on another day: of how many it went.
pub(super) async fn begun(uow: &mut UnitOfWork, now: DateTime<Utc>) -> Result<u64, Fault> {
    let mut changed = 0;
    for one in uow.leftover().of_petugas().await? {
        let Some(before) = read_dialog(&one.dialog) else { continue }; // its owner is told when they write
        let mut dialog = before.clone();
        strip(uow, &mut dialog, now).await?;
        if dialog != before {
            dialog.offered = Vec::new(); // buttons of a search name people
            let state = serde_json::to_string(&dialog).map_err(|_| Fault::Unwritable)?;
            uow.pengingat().keep_dialog(one.chat, &state, dialog.draft.is_some()).await?;
            changed += 1;
        }
    }
    Ok(changed)
}

async fn strip(uow: &mut UnitOfWork, dialog: &mut Dialog, now: DateTime<Utc>) -> Result<(), Fault> {
    let begun = dialog.entri.iter().map(OnPermohonan::kode).chain(dialog.kurang.iter().map(OnPermohonan::kode));
    let kode: Vec<Kode> = begun.chain(desk_focus(&dialog.focus).map(|(kode, _)| kode)).collect();
    let (closed, ended) = uow.leftover().over(&kode).await?;
    for kode in &ended {
        dialog.entri.remove(*kode);
        dialog.kurang.remove(*kode);
    }
    if desk_focus(&dialog.focus).is_some_and(|(kode, after)| if after { &closed } else { &ended }.contains(&kode))
        || dialog.focus == Focus::Entri && dialog.entri.is_empty()
    {
        dialog.focus = if dialog.draft.is_some() { Focus::Ajukan } else { Focus::Nothing };
    }
    if let Some(search) = &dialog.cari
        && uow.leftover().searched_since(&[search.id], now - SEARCHED).await?.is_empty()
    {
        dialog.cari = None;
    }
    let is_old = |at: DateTime<Utc>| at < now - SEARCHED;
    dialog.kirim = dialog.kirim.take().filter(|choice| !is_old(choice.at));
    if dialog.terima.take_if(|answering| is_old(answering.at)).is_some()
        && matches!(dialog.focus, Focus::KembaliText { .. })
    {
        dialog.focus = if dialog.draft.is_some() { Focus::Ajukan } else { Focus::Nothing };
    }
    Ok(())
}

/// Of which permohonan a question at a desk is, and whether it can be answered after the sending, too.
fn desk_focus(focus: &Focus) -> Option<(Kode, bool)> {
    match focus {
        Focus::TutupText { kode }
        | Focus::TutupConfirm { kode, .. }
        | Focus::HapusConfirm { kode }
        | Focus::KurangText { kode, .. }
        | Focus::StaffFile { kode, .. } => Some((*kode, false)),
        Focus::Nomor(entering) => Some((entering.kode, false)),
        Focus::Paper(paper) => Some((paper.kode, true)),
        Focus::NyatakanConfirm { kode, .. }
        | Focus::KembalikanText { kode }
        | Focus::TolakText { kode, .. }
        | Focus::TolakConfirm { kode, .. } => Some((*kode, true)),
        Focus::Nothing
        | Focus::Ajukan
        | Focus::DropAsk
        | Focus::EraseAsk
        | Focus::Lengkapi { .. }
        | Focus::Choose(_)
        | Focus::TarikWhy { .. }
        | Focus::TarikText { .. }
        | Focus::TarikConfirm { .. }
        | Focus::Notice { .. }
        | Focus::Ubah(_)
        | Focus::Entri
        | Focus::KembaliText { .. }
        | Focus::Cari
        | Focus::Register
        | Focus::Numbering(_)
        | Focus::TundaWhy { .. }
        | Focus::TundaConfirm { .. }
        | Focus::TundaLift { .. }
        | Focus::PlhFrom { .. }
        | Focus::PlhTo { .. }
        | Focus::PlhConfirm { .. }
        | Focus::Claim(_)
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. }
        | Focus::Kalender(_)
        | Focus::Syarat(_) => None,
    }
}
