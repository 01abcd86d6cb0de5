//! Telling those whom a breach of personal data may concern (UU 27/2022, article 46), batch by batch: what is said and that it
//! was said are committed together, so that nobody hears it twice and nobody is passed over.

use chrono::{DateTime, Utc};

use super::fault::Fault;
use crate::domain::insiden::{DataKind, InsidenId, Scope, Words, everything, shown};
use crate::domain::kantor::Kantor;
use crate::pesan::insiden::InsidenText;
use crate::pesan::outgoing::Queued;
use crate::pesan::{Pesan, Reply};
use crate::store::UnitOfWork;
use crate::store::insiden::{Concerned, Recorded};
use crate::store::permohonan::Loaded;

/// Permohonan of one unit of work.
const BATCH: usize = 500;

fn event(words: &Words) -> Box<Pesan> {
    let Words { kapan, terjadi, penanganan, saran } = words.clone();
    Box::new(InsidenText::Event { kapan, terjadi, penanganan, saran }.into())
}

/// A permohonan that a breach may concern, with what of it.
pub struct Affected {
    /// The permohonan.
    pub loaded: Loaded,
    /// Which data.
    pub data: Vec<DataKind>,
}

/// Loads a permohonan that is concerned. `None`: it cannot be read.
///
/// # Errors
/// Faults of the register.
pub async fn affected(uow: &mut UnitOfWork, recorded: &Recorded, one: &Concerned) -> Result<Option<Affected>, Fault> {
    let Some(loaded) = uow.permohonan().find_readable(one.kode).await? else { return Ok(None) };
    let data = match recorded.insiden.scope {
        Scope::All | Scope::Permohonan(_) => everything(&loaded.permohonan),
        Scope::Petugas(_) => shown(&loaded.permohonan, &one.opened),
    };
    Ok(Some(Affected { loaded, data }))
}

/// The message of a permohonan.
#[must_use]
pub fn message(kantor: &Kantor, affected: &Affected, words: &Words) -> Reply {
    let p = &affected.loaded.permohonan;
    let data = affected.data.iter().map(|&apa| InsidenText::DataLine { apa }.into()).collect();
    let (kode, nama, kontak) = (p.kode, p.data.nama.as_str().to_owned(), kantor.kontak.clone());
    Reply::new(InsidenText::Told { kode, nama, data, kejadian: event(words), kontak })
}

/// Queues the message for the next permohonan and chats. Gives how many are left.
///
/// # Errors
/// Faults of the register.
pub async fn tell_next(
    uow: &mut UnitOfWork,
    kantor: &Kantor,
    (id, words): (InsidenId, &Words),
    now: DateTime<Utc>,
) -> Result<usize, Fault> {
    let Some(recorded) = uow.insiden().lock(id).await? else { return Ok(0) };
    if recorded.words.is_none() {
        uow.insiden().say(id, words).await?;
    }
    let untold: Vec<Concerned> =
        uow.insiden().concerned(&recorded).await?.into_iter().filter(|one| one.told.is_none()).collect();
    let (mut queued, mut told) = (Vec::new(), Vec::new());
    for one in untold.iter().take(BATCH) {
        let before = queued.len();
        if let Some(affected) = affected(uow, &recorded, one).await? {
            let reply = message(kantor, &affected, words);
            let pihak = &affected.loaded.permohonan.pihak;
            queued.extend(pihak.iter().map(|h| Queued::say(h.chat, reply.clone()).about(affected.loaded.id)));
        }
        told.push((one.kode, queued.len() - before));
    }
    uow.insiden().told(id, &told, now).await?;
    let left = untold.len() - told.len();
    if left == 0 {
        queued.extend(drafts(uow, kantor, (&recorded, words), now).await?);
    }
    uow.outbox().enqueue(&queued).await?;
    Ok(left)
}

async fn drafts(
    uow: &mut UnitOfWork,
    kantor: &Kantor,
    (recorded, words): (&Recorded, &Words),
    now: DateTime<Utc>,
) -> Result<Vec<Queued>, Fault> {
    let chats = uow.insiden().untold_drafts(recorded).await?;
    uow.insiden().told_drafts(recorded.id, &chats, now).await?;
    let reply = Reply::new(InsidenText::ToldDraft { kejadian: event(words), kontak: kantor.kontak.clone() });
    Ok(chats.into_iter().map(|chat| Queued::say(chat, reply.clone())).collect())
}

/// How many permohonan and chats were not told yet.
///
/// # Errors
/// Faults of the register.
pub async fn untold(uow: &mut UnitOfWork, recorded: &Recorded) -> Result<usize, Fault> {
    let concerned = uow.insiden().concerned(recorded).await?;
    let drafts = uow.insiden().untold_drafts(recorded).await?;
    Ok(concerned.iter().filter(|one| one.told.is_none()).count() + drafts.len())
}
