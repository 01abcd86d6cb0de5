//! What Dispendukcapil stated long ago: its officer is asked again, for all of it in one message, once in so many days. Where
//! the officer is gone or cannot be reached, staf are told.

use chrono::TimeDelta;

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::notice;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::stale::days_since;
use crate::domain::wib::wib;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::Menu;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::pengiriman::Stale;
use crate::store::petugas::Petugas;

/// So many are listed; how many more there are is said.
const LISTED: usize = 20;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    if !run.uow.kalender().load().await?.kalender.is_open(run.now) {
        return Ok(Progress::All);
    }
    let hari = run.app.kantor.ask_again;
    let stale = run.uow.pengiriman().stale(run.now - TimeDelta::days(hari.into())).await?;
    if stale.is_empty() {
        return Ok(Progress::All);
    }
    let (all, reachable) = (run.uow.petugas().all().await?, run.uow.petugas().reachable().await?);
    for of_one in stale.chunk_by(|one, other| one.recipient == other.recipient) {
        let Some(recipient) = of_one.first().map(|one| one.recipient) else { continue };
        let told = messages(run, of_one, recipient, (&all, &reachable));
        if told.is_empty() {
            continue; // asked when somebody can be reached
        }
        run.uow.pengiriman().asked_for_news(recipient, run.now).await?;
        run.queued.extend(told);
    }
    Ok(Progress::All)
}

fn messages(
    run: &JobRun<'_>,
    stale: &[Stale],
    recipient: PetugasId,
    (all, reachable): (&[Petugas], &[Petugas]),
) -> Vec<Queued> {
    let (hari, jumlah) = (run.app.kantor.ask_again.into(), count(stale.len()));
    let daftar = lines(run, stale);
    let officer = reachable.iter().find(|p| p.id == recipient && p.peran == Peran::Dispendukcapil);
    if let Some(officer) = officer {
        let reply = Reply::new(PengirimanText::AskStale { hari, jumlah, daftar });
        return vec![Queued::say(officer.chat, reply.rows([Button::new(Label::MenuAntrean, Menu::Antrean)]))];
    }
    let recipient = all.iter().find(|p| p.id == recipient);
    let penerima = recipient.map(|p| p.nama.clone()).unwrap_or_default();
    let gone = recipient.filter(|p| !(p.aktif && p.peran == Peran::Dispendukcapil));
    let told = Reply::new(PengirimanText::ToldStale { penerima, hari, jumlah, daftar }).rows(gone.map(notice::give_on));
    let staf = reachable.iter().filter(|p| p.peran == Peran::Staf);
    staf.map(|p| Queued::say(p.chat, told.clone())).collect()
}

fn lines(run: &JobRun<'_>, stale: &[Stale]) -> Vec<Pesan> {
    let line = |one: &Stale| -> Pesan {
        let kode = one.kode;
        match one.stated {
            Some((pernyataan, tanggal)) => {
                PengirimanText::StaleStated { kode, pernyataan, hari: days_since(tanggal, run.now) }
            }
            None => PengirimanText::StaleSent { kode, hari: days_since(wib(one.sent_at).date_naive(), run.now) },
        }
        .into()
    };
    let more = stale.len().checked_sub(LISTED).filter(|more| *more > 0);
    let more = more.map(|more| PengirimanText::StaleMore { jumlah: count(more) }.into());
    stale.iter().take(LISTED).map(line).chain(more).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
