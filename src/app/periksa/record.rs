//! What was seen stands in the register together with what is said about it.

use super::Seen;
use super::visit::Visit;
use crate::app::App;
use crate::app::fault::Fault;
use crate::domain::foto::{Flaw, Found, Judgement, Print};
use crate::store::periksa::{LeasedSheet, Looked, Sheet};

/// Records a look; `None`: the file could not be looked at.
pub(super) async fn record(app: &App, leased: &LeasedSheet, seen: Option<Seen>) -> Result<(), Fault> {
    let Some(mut visit) = Visit::begin(app, leased).await? else { return Ok(()) };
    if !matches!(visit.mine.looked, Looked::Pending { .. }) {
        return Ok(()); // somebody else was faster
    }
    let sheets = visit.sheets().await?;
    let file = seen.as_ref().and_then(|seen| seen.file.clone());
    let found = seen.map(|seen| {
        let flaw = match seen.judgement {
            Judgement::Good => None,
            Judgement::Flawed(flaw) => Some(flaw),
        };
        found(&visit, flaw, (seen.print, &sheets))
    });
    visit.uow.periksa().finish(leased, found.as_ref()).await?;
    if let Some(file) = &file {
        visit.uow.files().fetched(leased.id, file).await?;
    }
    if found.as_ref().is_some_and(|found| is_said_at_once(&visit.mine, found)) {
        visit.uow.periksa().mark_told(&[leased.id]).await?;
    }
    visit.tell().await?;
    if let Some(message) = leased.message {
        visit.tidy(message, file.is_some());
    }
    if found.is_none_or(|found| found.flaw.is_some()) {
        visit.refresh_cards().await?;
    }
    visit.end().await
}

/// A look failed and comes again later: what was found on other files does not wait for it.
pub(super) async fn tell_others(app: &App, leased: &LeasedSheet) -> Result<(), Fault> {
    let Some(mut visit) = Visit::begin(app, leased).await? else { return Ok(()) };
    visit.tell().await?;
    visit.end().await
}

fn found(visit: &Visit, flaw: Option<Flaw>, (print, sheets): (Print, &[Sheet])) -> Found {
    if flaw.is_some_and(Flaw::outweighs_copy) {
        return Found { flaw, print, copy_of: None };
    }
    match visit.place().copied(&visit.mine, &print, sheets) {
        Some((copy, original)) => Found { flaw: Some(copy), print, copy_of: Some(original) },
        None => Found { flaw, print, copy_of: None },
    }
}

/// That the very same photo was sent for another syarat of a draft is said when it is kept.
fn is_said_at_once(mine: &Sheet, found: &Found) -> bool {
    let same_file = found.copy_of.as_ref().is_some_and(|one| one.unique_id == mine.unique_id);
    mine.about.is_none() && same_file
}
