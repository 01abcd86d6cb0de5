//! The office asks for something else than when a draft was last looked at. What was answered stays, also what is not asked
//! for any more; the person is told once, and asked for what is new.

use std::sync::Arc;

use crate::app::session::Session;
use crate::dialog::{Dialog, Focus};
use crate::domain::kantor::Kantor;
use crate::pesan::Reply;
use crate::pesan::ajukan::Ajukan;
use crate::store::{StoreError, UnitOfWork};

/// The office as the draft was last asked by it, where its kind asks for something else by now. Costs a statement only
/// after a change of the lists.
///
/// # Errors
/// The register does not answer.
pub async fn before(
    uow: &mut UnitOfWork,
    dialog: &mut Dialog,
    now: &Arc<Kantor>,
) -> Result<Option<Arc<Kantor>>, StoreError> {
    let Some(draft) = dialog.draft.as_mut().filter(|d| d.syarat_version != Some(now.lists.version)) else {
        return Ok(None);
    };
    let before = match (draft.syarat_version, draft.jenis) {
        (Some(version), Some(jenis)) => {
            let lists = uow.syarat().version(version).await?;
            lists.filter(|lists| lists.service(jenis) != now.lists.service(jenis))
        }
        (None, _) | (_, None) => None, // asked by an earlier program, or for nothing yet
    };
    if before.is_none() {
        draft.syarat_version = Some(now.lists.version);
    }
    Ok(before.map(|lists| Arc::new(Kantor { lists, ..(**now).clone() })))
}

/// The news before what is said next about the draft.
pub fn after_news(s: &mut Session<'_>, reply: Reply) -> Reply {
    if s.before.is_none() || s.dialog.focus != Focus::Ajukan {
        return reply;
    }
    let lists = &s.app.kantor.lists;
    let Some(draft) = s.dialog.draft.as_mut() else { return reply };
    draft.syarat_version = Some(lists.version);
    s.before = None;
    match draft.jenis.filter(|jenis| !lists.offers(*jenis)) {
        Some(jenis) => reply.after(Ajukan::KindGone { jenis }),
        None => reply.after(Ajukan::SyaratChanged),
    }
}
