//! The office asks for something else than when a draft was last looked at. What was answered stays, also what is not asked
//! for any more; the person is told once, and asked for what is new.

use std::sync::Arc;

use crate::app::session::Session;
use crate::dialog::Dialog;
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

/// The news, before the open question as it is now. It is told once.
#[must_use]
pub fn before_question(s: &mut Session<'_>, reply: Reply) -> Reply {
    let reply = before_album(s, reply);
    if s.before.take().is_some()
        && let Some(draft) = s.dialog.draft.as_mut()
    {
        draft.syarat_version = Some(s.app.kantor.lists.version);
    }
    reply
}

/// The same in the answer to a photo of an album, which that to the next photo may replace: it is not told by it yet.
#[must_use]
pub fn before_album(s: &Session<'_>, reply: Reply) -> Reply {
    let (Some(_), Some(draft)) = (&s.before, &s.dialog.draft) else { return reply };
    let lists = &s.app.kantor.lists;
    match draft.jenis.filter(|jenis| !lists.offers(*jenis)) {
        Some(jenis) => reply.after(Ajukan::KindGone { jenis }),
        None => reply.after(Ajukan::SyaratChanged),
    }
}
