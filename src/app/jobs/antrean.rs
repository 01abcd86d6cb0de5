//! Every night: whether each permohonan that is not over stands in just one work list, and whether somebody is there who
//! can go on with it. Says nothing when all is well.

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::domain::antrean::Breach;
use crate::domain::kode::Kode;
use crate::domain::petugas::{Peran, PetugasId};
use crate::pesan::kerja::Kerja;
use crate::pesan::outgoing::Queued;
use crate::pesan::{Pesan, Reply};
use crate::store::petugas::Petugas;

/// So many are named; of the others it is said how many there are.
const NAMED: usize = 20;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let reachable = run.uow.petugas().reachable().await?;
    let acting: Vec<(PetugasId, Peran)> = reachable.iter().flat_map(|p| roles(p, run)).collect();
    let standing = run.uow.permohonan().standing().await?;
    let looked = standing.len();
    let found: Vec<(Kode, Breach)> =
        standing.into_iter().filter_map(|(kode, one)| one.breach(&acting).map(|breach| (kode, breach))).collect();
    if found.is_empty() {
        tracing::info!(looked, "every open permohonan stands in one list");
        return Ok(Progress::All);
    }
    tracing::warn!(looked, found = found.len(), "open permohonan that nobody may see");
    let all = run.uow.petugas().all().await?;
    let keepers = all.iter().filter(|p| p.aktif && matches!(p.peran, Peran::Admin | Peran::Kasi));
    let told = |p: &Petugas| Queued::say(p.chat, breaches(&found, &all, p.has_desk(run.now)));
    let queued: Vec<Queued> = keepers.map(told).collect();
    run.queued.extend(queued);
    Ok(Progress::All)
}

/// What was found, with what its reader can do about it.
fn breaches(found: &[(Kode, Breach)], all: &[Petugas], opens_cards: bool) -> Reply {
    let line = |&(kode, breach): &(Kode, Breach)| line((kode, breach), all, opens_cards);
    let mut daftar: Vec<Pesan> = found.iter().take(NAMED).map(line).collect();
    if let Some(rest) = found.len().checked_sub(NAMED).filter(|rest| *rest > 0) {
        daftar.push(Kerja::BreachMore { jumlah: u32::try_from(rest).unwrap_or(u32::MAX) }.into());
    }
    Reply::new(Kerja::Breaches { daftar })
}

/// Each role in which they act today.
fn roles(p: &Petugas, run: &JobRun<'_>) -> Vec<(PetugasId, Peran)> {
    Peran::ALL.iter().filter(|&&peran| p.acts_as(peran, run.now)).map(|&peran| (p.id, peran)).collect()
}

fn line((kode, breach): (Kode, Breach), all: &[Petugas], opens_cards: bool) -> Pesan {
    match breach {
        Breach::Nowhere if !opens_cards => Kerja::BreachNowhereAdmin { kode },
        Breach::Nowhere => Kerja::BreachNowhere { kode },
        Breach::Twice => Kerja::BreachTwice { kode },
        Breach::Nobody(antrean) => Kerja::BreachNobody { kode, peran: antrean.peran() },
        Breach::OnlyReceiver => Kerja::BreachOnlyReceiver { kode },
        Breach::Recipient(id) => {
            let nama = all.iter().find(|p| p.id == id).map(|p| p.nama.clone()).unwrap_or_default();
            Kerja::BreachRecipient { kode, nama }
        }
    }
    .into()
}
