//! Telling those whom a breach of personal data may concern (UU 27/2022, article 46), batch by batch: what is said and that it
//! was said are committed together, so that nobody hears it twice and nobody is passed over. Whom no chat reaches is left until
//! somebody records that they were told by hand.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::fault::Fault;
use crate::domain::insiden::{DataKind, InsidenId, Scope, Told, Words, everything, shown};
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::pemohon::Sebagai;
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
        Scope::All | Scope::Permohonan(_) => everything(&loaded.permohonan, recorded.insiden.since),
        Scope::Petugas(_) => shown(&loaded.permohonan, &one.opened),
    };
    Ok(Some(Affected { loaded, data }))
}

/// The message of a permohonan. Who applied for somebody else is asked to pass it on.
#[must_use]
pub fn message(kantor: &Kantor, affected: &Affected, words: &Words, sebagai: Sebagai) -> Reply {
    let p = &affected.loaded.permohonan;
    let data = affected.data.iter().map(|&apa| InsidenText::DataLine { apa }.into()).collect();
    let (kode, nama, kontak) = (p.kode, p.data.nama.as_str().to_owned(), kantor.kontak.clone());
    let kejadian = event(words);
    Reply::new(match sebagai {
        Sebagai::Pemohon => InsidenText::Told { kode, nama, data, kejadian, kontak },
        Sebagai::Pelapor => InsidenText::ToldPelapor { kode, nama, data, kejadian, kontak },
    })
}

/// Telling all whom a breach concerns.
pub struct Telling<'a> {
    /// The office.
    pub kantor: &'a Kantor,
    /// Which breach.
    pub id: InsidenId,
    /// What is said of it.
    pub words: &'a Words,
    /// Permohonan that could not be read: they are passed over, and stay to be told.
    pub unread: BTreeSet<Kode>,
}

impl Telling<'_> {
    /// Queues the message for the next permohonan and chats. Gives how many permohonan are left.
    ///
    /// # Errors
    /// Faults of the register.
    pub async fn next(&mut self, uow: &mut UnitOfWork, now: DateTime<Utc>) -> Result<usize, Fault> {
        let Some(recorded) = uow.insiden().lock(self.id).await? else { return Ok(0) };
        if recorded.words.is_none() {
            uow.insiden().say(self.id, self.words).await?;
        }
        let all = uow.insiden().concerned(&recorded).await?;
        let untold: Vec<&Concerned> =
            all.iter().filter(|one| one.told == Told::Not && !self.unread.contains(&one.kode)).collect();
        let mut queued = self.permohonan(uow, &recorded, &untold[..untold.len().min(BATCH)]).await?;
        let left = untold.len().saturating_sub(BATCH);
        if left == 0 {
            queued.extend(self.drafts(uow, &recorded).await?);
        }
        uow.insiden().tell(self.id, &queued, now).await?;
        Ok(left)
    }

    async fn permohonan(
        &mut self,
        uow: &mut UnitOfWork,
        recorded: &Recorded,
        batch: &[&Concerned],
    ) -> Result<Vec<Queued>, Fault> {
        let mut queued = Vec::new();
        for one in batch {
            let Some(affected) = affected(uow, recorded, one).await? else {
                self.unread.insert(one.kode);
                continue;
            };
            let to = |sebagai| message(self.kantor, &affected, self.words, sebagai);
            let pihak = &affected.loaded.permohonan.pihak;
            queued.extend(pihak.iter().map(|h| Queued::say(h.chat, to(h.sebagai)).about(affected.loaded.id)));
        }
        Ok(queued)
    }

    async fn drafts(&self, uow: &mut UnitOfWork, recorded: &Recorded) -> Result<Vec<Queued>, Fault> {
        let untold = uow.insiden().untold_drafts(recorded).await?.into_iter().filter(|one| !one.waits);
        let reply = draft_message(self.kantor, self.words);
        Ok(untold.map(|one| Queued::say(one.chat, reply.clone())).collect())
    }
}

/// The message of a draft.
#[must_use]
pub fn draft_message(kantor: &Kantor, words: &Words) -> Reply {
    Reply::new(InsidenText::ToldDraft { kejadian: event(words), kontak: kantor.kontak.clone() })
}

/// Who has to be told still.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// Permohonan and drafts whose message is not queued.
    pub to_queue: usize,
    /// Permohonan and drafts whose message is on its way.
    pub waiting: usize,
    /// Permohonan whose pemohon no chat reaches: they are told by hand.
    pub by_hand: usize,
    /// Drafts whose chat cannot be reached. Nobody knows who that is; the message goes when they come back.
    pub away: usize,
}

impl Left {
    /// All of them.
    #[must_use]
    pub fn all(self) -> usize {
        self.within_reach() + self.waiting + self.away
    }

    /// Those about whom the office can do something.
    #[must_use]
    pub fn within_reach(self) -> usize {
        self.to_queue + self.by_hand
    }
}

/// How many permohonan and chats were not told yet.
///
/// # Errors
/// Faults of the register.
pub async fn untold(uow: &mut UnitOfWork, recorded: &Recorded) -> Result<Left, Fault> {
    let mut left = Left::default();
    for one in uow.insiden().concerned(recorded).await? {
        match one.told {
            Told::Not => left.to_queue += 1,
            Told::Waiting => left.waiting += 1,
            Told::NoChat | Told::Unreached | Told::Pelapor(..) => left.by_hand += 1,
            Told::Chats(..) | Told::AsDraft(_) | Told::ByHand(_) => {}
        }
    }
    for draft in uow.insiden().untold_drafts(recorded).await? {
        *match (draft.reachable, draft.waits) {
            (false, _) => &mut left.away,
            (true, true) => &mut left.waiting,
            (true, false) => &mut left.to_queue,
        } += 1;
    }
    Ok(left)
}
