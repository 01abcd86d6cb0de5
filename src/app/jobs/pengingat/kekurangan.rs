//! What is not there of the berkas, be it promised: all pihak are reminded of it; in the end staf are told, for only a person
//! closes a permohonan, with a reason.

use super::{BATCH, awake};
use crate::app::fault::Fault;
use crate::app::jobs::{JobRun, Progress};
use crate::app::notice;
use crate::app::warga::status::{missing_lines, to_bring, waited_for};
use crate::dialog::ask::coming_hours;
use crate::domain::berkas::{Checklist, Syarat};
use crate::domain::pengingat::Rung;
use crate::domain::permohonan::Permohonan;
use crate::domain::standing::Standing;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengingat::Pengingat;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::pengingat::{About, KekuranganDue};
use crate::store::permohonan::Loaded;

/// Reminds whoever is due.
pub(in crate::app::jobs) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let Some(kalender) = awake(run).await? else { return Ok(Progress::All) };
    let jam = coming_hours(&kalender, today_wib(run.now));
    let due = run.uow.pengingat().kekurangan(run.now, BATCH).await?;
    let whole = i64::try_from(due.len()).is_ok_and(|n| n == BATCH);
    let mut moved = false;
    for one in due {
        moved |= remind(run, one, &jam).await?;
    }
    Ok(if whole && moved { Progress::More } else { Progress::All })
}

/// Whether the rung was said or passed over, so that it is not due any more.
async fn remind(run: &mut JobRun<'_>, due: KekuranganDue, jam: &[Pesan]) -> Result<bool, Fault> {
    let Some(rung) = due.ladder.due(run.now) else { return Ok(false) };
    let Some(loaded) = run.uow.permohonan().find_readable(due.kode).await? else {
        run.uow.pengingat().said(About::Kekurangan(due.id), rung, &due.ladder, run.now).await?;
        return Ok(true);
    };
    // Read after the list of who is due was: what was missing may have come in between.
    let Some(reply) = reminder(&loaded.permohonan, rung, (jam, run.app.kantor.by_chat.files)) else { return Ok(false) };
    run.uow.pengingat().said(About::Kekurangan(due.id), rung, &due.ladder, run.now).await?;
    run.queued.extend(due.chats.iter().map(|chat| Queued::say(*chat, reply.clone()).about(due.id)));
    if rung == Rung::Last {
        tell_staf(run, &loaded, &due).await?;
    }
    Ok(true)
}

async fn tell_staf(run: &mut JobRun<'_>, loaded: &Loaded, due: &KekuranganDue) -> Result<(), Fault> {
    let staff = run.uow.petugas().active().await?;
    run.queued.extend(notice::unanswered(&run.app.kantor, &staff, loaded, (due.ladder.since, run.now)));
    Ok(())
}

/// What is missing, in the message itself; `None`: nothing is.
fn reminder(p: &Permohonan, rung: Rung, (jam, files): (&[Pesan], bool)) -> Option<Reply> {
    let missing = missing_lines(&p.checklist);
    if missing.is_empty() { bring(p, rung, jam) } else { Some(complete(p, rung, (missing, files))) }
}

/// With the originals that are to be brought.
pub(in crate::app::jobs) fn with_brought(mut daftar: Vec<Pesan>, checklist: &Checklist) -> Vec<Pesan> {
    let brought = |s: &Syarat| Pengingat::ToBring { syarat: s.nama.clone() }.into();
    daftar.extend(waited_for(checklist).map(brought));
    daftar
}

fn complete(p: &Permohonan, rung: Rung, (missing, files): (Vec<Pesan>, bool)) -> Reply {
    let (kode, nama, tahap) = (p.kode, p.data.nama.as_str().to_owned(), Standing::of(p));
    let daftar = with_brought(missing, &p.checklist);
    let text = match rung {
        Rung::First | Rung::Second | Rung::Third if !files => Pengingat::KekuranganPaper { kode, nama, tahap, daftar },
        Rung::First | Rung::Second | Rung::Third => Pengingat::Kekurangan { kode, nama, tahap, daftar },
        Rung::Last if p.checklist.kept_files() == 0 => Pengingat::KekuranganWaitsPlain { kode, nama, tahap, daftar },
        Rung::Last => Pengingat::KekuranganWaits { kode, nama, tahap, daftar },
    };
    Reply::new(text).rows([Button::new(Label::Lengkapi, (kode, Act::Lengkapi))])
}

fn bring(p: &Permohonan, rung: Rung, jam: &[Pesan]) -> Option<Reply> {
    let (kode, nama, tahap) = (p.kode, p.data.nama.as_str().to_owned(), Standing::of(p));
    let (daftar, jam) = (to_bring(&p.checklist), jam.to_vec());
    if daftar.is_empty() {
        return None;
    }
    let reply = Reply::new(match rung {
        Rung::First | Rung::Second | Rung::Third => Pengingat::Bring { kode, nama, tahap, daftar, jam },
        Rung::Last if p.checklist.kept_files() == 0 => Pengingat::BringWaitsPlain { kode, nama, tahap, daftar, jam },
        Rung::Last => Pengingat::BringWaits { kode, nama, tahap, daftar, jam },
    });
    Some(reply.rows([Button::new(Label::MenuStatus, (kode, Act::Status))]))
}
