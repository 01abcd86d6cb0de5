//! Every night: whether each permohonan that is not over stands in just one work list, can be read, and whether somebody is
//! there who can go on with it. Says nothing when all is well. What was found is told when the office opens, as it then
//! stands; what was told before says so.

use chrono::NaiveDate;

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::antrean::{Breach, BreachKind};
use crate::domain::kode::Kode;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::wib::today_wib;
use crate::pesan::kerja::Kerja;
use crate::pesan::outgoing::Queued;
use crate::pesan::{Pesan, Reply};
use crate::store::petugas::Petugas;

/// So many are named; of the others it is said how many there are.
const NAMED: usize = 20;

/// What the word of a morning is replaced by while it waits.
const TOPIC: &str = "breach";

struct Found {
    kode: Kode,
    breach: Breach,
    since: NaiveDate,
    was_told: bool,
}

/// Looks, and keeps what was found.
pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let found = look(run).await?;
    if found.is_empty() {
        tracing::info!("every open permohonan stands in one list");
    } else {
        tracing::warn!(found = found.len(), "open permohonan that nobody may see");
    }
    Ok(Progress::All)
}

/// Tells on each working day what was found and still stands.
pub(super) async fn tell(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let kalender = run.uow.kalender().load(&run.app.kantor.jam_kerja).await?.kalender;
    let today = today_wib(run.now);
    if !kalender.is_open(run.now) || !run.uow.breach().is_untold(today).await? {
        return Ok(Progress::All);
    }
    let mut keepers = run.uow.petugas().reachable().await?;
    keepers.retain(|p| matches!(p.peran, Peran::Admin | Peran::Kasi));
    let mut found = look(run).await?;
    if found.is_empty() || keepers.is_empty() {
        return Ok(Progress::All);
    }
    found.sort_by_key(|one| one.was_told);
    let all = run.uow.petugas().all().await?;
    let told = |p: &Petugas| Queued::say(p.chat, breaches(&found, &all, p.has_desk(run.now))).on(TOPIC);
    let queued: Vec<Queued> = keepers.iter().map(told).collect();
    run.queued.extend(queued);
    run.uow.breach().told(found.len(), today).await?;
    Ok(Progress::All)
}

/// What was found, with what its reader can do about it.
fn breaches(found: &[Found], all: &[Petugas], opens_cards: bool) -> Reply {
    let mut daftar: Vec<Pesan> = found.iter().take(NAMED).map(|one| line(one, all, opens_cards)).collect();
    if let Some(rest) = found.len().checked_sub(NAMED).filter(|rest| *rest > 0) {
        daftar.push(Kerja::BreachMore { jumlah: u32::try_from(rest).unwrap_or(u32::MAX) }.into());
    }
    Reply::new(Kerja::Breaches { daftar })
}

async fn look(run: &mut JobRun<'_>) -> Result<Vec<Found>, Fault> {
    let reachable = run.uow.petugas().reachable().await?;
    let acting: Vec<(PetugasId, Peran)> = reachable.iter().flat_map(|p| roles(p, run)).collect();
    let standing = run.uow.permohonan().standing().await?;
    let mut breaches: Vec<(Kode, Breach)> =
        standing.into_iter().filter_map(|(kode, one)| one.breach(&acting).map(|breach| (kode, breach))).collect();
    let unreadable = run.uow.permohonan().unreadable().await?;
    breaches.extend(unreadable.into_iter().map(|kode| (kode, Breach::Unreadable)));
    let kinds: Vec<(Kode, BreachKind)> = breaches.iter().map(|(kode, breach)| (*kode, breach.kind())).collect();
    let kept = run.uow.breach().keep(&kinds, today_wib(run.now)).await?;
    let found = |((kode, breach), kept): ((Kode, Breach), crate::store::breach::Standing)| Found {
        kode,
        breach,
        since: kept.since,
        was_told: kept.told_on.is_some(),
    };
    Ok(breaches.into_iter().zip(kept).map(found).collect())
}

/// Each role in which they act today.
fn roles(p: &Petugas, run: &JobRun<'_>) -> Vec<(PetugasId, Peran)> {
    Peran::ALL.iter().filter(|&&peran| p.acts_as(peran, run.now)).map(|&peran| (p.id, peran)).collect()
}

fn line(found: &Found, all: &[Petugas], opens_cards: bool) -> Pesan {
    let kode = found.kode;
    let line = match found.breach {
        Breach::Nowhere if !opens_cards => Kerja::BreachNowhereAdmin { kode },
        Breach::Nowhere => Kerja::BreachNowhere { kode },
        Breach::Twice => Kerja::BreachTwice { kode },
        Breach::Nobody(antrean) => Kerja::BreachNobody { kode, peran: antrean.peran() },
        Breach::OnlyReceiver => Kerja::BreachOnlyReceiver { kode },
        Breach::Recipient(id) => {
            let nama = all.iter().find(|p| p.id == id).map(|p| p.nama.clone()).unwrap_or_default();
            Kerja::BreachRecipient { kode, nama }
        }
        Breach::Unreadable => Kerja::BreachUnreadable { kode },
    };
    if found.was_told {
        Kerja::BreachStill { baris: Box::new(line.into()), sejak: found.since }.into()
    } else {
        line.into()
    }
}
