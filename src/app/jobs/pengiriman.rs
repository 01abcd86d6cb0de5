//! A pengiriman that is not acknowledged: its officer is asked once more after a working day, then staf are told.

use std::collections::BTreeMap;

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::notice;
use crate::domain::pengiriman::{Rung, asks};
use crate::domain::petugas::{ChatId, Peran};
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::pengiriman::Unanswered;
use crate::store::petugas::Petugas;

/// Read at once; the oldest first.
const BATCH: i64 = 100;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let waiting = run.uow.pengiriman().unanswered(BATCH).await?;
    if waiting.is_empty() {
        return Ok(Progress::All);
    }
    let kalender = run.uow.kalender().load().await?.kalender;
    if !kalender.is_open(run.now) {
        return Ok(Progress::All);
    }
    let (all, reachable) = (run.uow.petugas().all().await?, run.uow.petugas().reachable().await?);
    let mut told: BTreeMap<(ChatId, Rung), Vec<(&Unanswered, Pesan)>> = BTreeMap::new();
    for one in &waiting {
        let officer = reachable.iter().find(|p| p.id == one.recipient && p.peran == Peran::Dispendukcapil);
        let Some(rung) = asks(kalender.working(one.at, run.now), &one.said, officer.is_some()) else { continue };
        let hears: Vec<&Petugas> = match rung {
            Rung::Petugas => officer.into_iter().collect(),
            Rung::Staf => reachable.iter().filter(|p| p.peran == Peran::Staf).collect(),
        };
        if hears.is_empty() {
            continue; // asked when somebody can be reached
        }
        run.uow.pengiriman().asked(one.id, rung, run.now).await?;
        for petugas in hears {
            told.entry((petugas.chat, rung)).or_default().push((one, line(one, &all)));
        }
    }
    let is_gone = |p: &&Petugas| !(p.aktif && p.peran == Peran::Dispendukcapil);
    for ((chat, rung), waits) in told {
        let gone = all.iter().filter(is_gone).filter(|p| waits.iter().any(|(one, _)| one.recipient == p.id));
        run.queued.push(Queued::say(chat, message(rung, &waits, gone)));
    }
    Ok(Progress::All)
}

fn line(one: &Unanswered, all: &[Petugas]) -> Pesan {
    let penerima = all.iter().find(|p| p.id == one.recipient).map(|p| p.nama.clone()).unwrap_or_default();
    PengirimanText::Waiting { nomor: one.nomor, jumlah: one.jumlah, penerima, waktu: one.at }.into()
}

/// `gone`: officers who are none any more; what stands with them can be given on.
fn message<'a>(rung: Rung, all: &[(&Unanswered, Pesan)], gone: impl Iterator<Item = &'a Petugas>) -> Reply {
    let daftar = all.iter().map(|(_, line)| line.clone()).collect();
    match rung {
        Rung::Petugas => {
            let button = |one: &Unanswered| Button::new(Label::TerimaOf { nomor: one.nomor }, KirimTap::Ask(one.id));
            Reply::new(PengirimanText::AskTerima { daftar }).rows(all.iter().map(|(one, _)| button(one)))
        }
        Rung::Staf => Reply::new(PengirimanText::ToldNoAnswer { daftar }).rows(gone.map(notice::give_on)),
    }
}
