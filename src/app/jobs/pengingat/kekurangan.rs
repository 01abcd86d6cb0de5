//! Kekurangan that were not answered: all pihak are reminded of what is missing; in the end staf are told, for only a
//! person closes a permohonan, with a reason.

use super::{BATCH, quiet};
use crate::app::fault::Fault;
use crate::app::jobs::{JobRun, Progress};
use crate::app::notice;
use crate::app::warga::status::missing_lines;
use crate::domain::pengingat::Rung;
use crate::domain::permohonan::Permohonan;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengingat::Pengingat;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};
use crate::store::StoreError;
use crate::store::pengingat::{About, KekuranganDue};

/// Reminds whoever is due.
pub(in crate::app::jobs) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    if quiet(run).await? {
        return Ok(Progress::All);
    }
    let due = run.uow.pengingat().kekurangan(run.now, BATCH).await?;
    let more = i64::try_from(due.len()).is_ok_and(|n| n == BATCH);
    for one in due {
        remind(run, one).await?;
    }
    Ok(if more { Progress::More } else { Progress::All })
}

async fn remind(run: &mut JobRun<'_>, due: KekuranganDue) -> Result<(), Fault> {
    let Some(rung) = due.ladder.due(run.now) else { return Ok(()) };
    run.uow.pengingat().said(About::Kekurangan(due.id), rung, &due.ladder, run.now).await?;
    let loaded = match run.uow.permohonan().find(due.kode).await {
        Ok(Some(loaded)) => loaded,
        Ok(None) => return Err(Fault::Store(StoreError::Conflict)),
        Err(StoreError::Inconsistent { .. }) => {
            tracing::error!(kode = %due.kode, "a permohonan cannot be read; nobody is reminded of it");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let reply = reminder(&loaded.permohonan, rung);
    run.queued.extend(due.chats.iter().map(|chat| Queued::say(*chat, reply.clone()).about(due.id)));
    if rung == Rung::Last {
        let staff = run.uow.petugas().active().await?;
        run.queued.extend(notice::unanswered(&run.app.kantor, &staff, &loaded, (due.ladder.since, run.now)));
    }
    Ok(())
}

fn reminder(p: &Permohonan, rung: Rung) -> Reply {
    let (kode, nama, tahap) = (p.kode, p.data.nama.as_str().to_owned(), p.tahap.kind());
    let daftar = missing_lines(&p.checklist);
    let text = match rung {
        Rung::First | Rung::Second | Rung::Third => Pengingat::Kekurangan { kode, nama, tahap, daftar },
        Rung::Last => Pengingat::KekuranganWaits { kode, nama, tahap, daftar },
    };
    Reply::new(text).rows([Button::new(Label::Lengkapi, (kode, Act::Lengkapi))])
}
