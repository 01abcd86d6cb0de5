//! A draft that was not sent: its owner is reminded, warned, and in the end it is deleted. Each reminder leaves the
//! conversation at the open question, so that whatever it tells people to do goes on with the draft.

use chrono::{DateTime, Utc};

use super::{BATCH, awake};
use crate::app::fault::Fault;
use crate::app::jobs::{JobRun, Progress};
use crate::app::warga::better::destroyed_unplaced;
use crate::app::worker::read_dialog;
use crate::dialog::draft::Draft;
use crate::dialog::question::Question;
use crate::dialog::{Dialog, Focus, ask};
use crate::domain::kantor::Kantor;
use crate::domain::pengingat::{Rung, last_day};
use crate::domain::petugas::ChatId;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengingat::Pengingat;
use crate::pesan::tap::Menu;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::UnitOfWork;
use crate::store::pengingat::{About, DraftDue};

/// Reminds whoever is due.
pub(in crate::app::jobs) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    if awake(run).await?.is_none() {
        return Ok(Progress::All);
    }
    let due = run.uow.pengingat().drafts(run.now, BATCH).await?;
    let more = i64::try_from(due.len()).is_ok_and(|n| n == BATCH);
    for one in due {
        remind(run, one).await?;
    }
    Ok(if more { Progress::More } else { Progress::All })
}

async fn remind(run: &mut JobRun<'_>, due: DraftDue) -> Result<(), Fault> {
    let Some(rung) = due.ladder.due(run.now) else { return Ok(()) };
    let Some(mut dialog) = read_dialog(&due.dialog) else {
        // Left as it is: the person is told when they write. Only this one is passed over.
        tracing::warn!("a conversation cannot be read; its owner is not reminded");
        return Ok(run.uow.pengingat().said(About::Draft(due.chat), rung, &due.ladder, run.now).await?);
    };
    let Some(draft) = dialog.draft.clone() else { return Ok(run.uow.pengingat().no_draft(due.chat).await?) };
    run.uow.pengingat().said(About::Draft(due.chat), rung, &due.ladder, run.now).await?;
    // Who has not agreed to anything yet is not written to, and nothing was filled in that could be lost.
    let agreed = draft.consent.is_some();
    if rung == Rung::Last {
        if agreed {
            run.queued.push(Queued::say(due.chat, closed(&draft)));
        }
        // The row of a petugas says that they can be reached.
        return delete(run.uow, (due.chat, draft.walk_in), dialog, run.now).await;
    }
    if agreed {
        let reply = reminder(&draft, rung, run);
        stand_at_question(&mut dialog, &reply, run);
        run.queued.push(Queued::say(due.chat, reply));
    }
    keep(run.uow, due.chat, &dialog).await
}

fn reminder(draft: &Draft, rung: Rung, run: &JobRun<'_>) -> Reply {
    let (isian, berikutnya) = (Box::new(which(draft)), Box::new(open(draft, &run.app.kantor)));
    let sampai = last_day(run.now);
    let text = match (rung, draft.walk_in) {
        (Rung::First | Rung::Second, false) => Pengingat::Draft { isian, berikutnya },
        (Rung::First | Rung::Second, true) => Pengingat::Counter { isian, berikutnya },
        (Rung::Third | Rung::Last, false) => Pengingat::DraftWarning { isian, berikutnya, sampai },
        (Rung::Third | Rung::Last, true) => Pengingat::CounterWarning { isian, berikutnya, sampai },
    };
    Reply::new(text).rows([Button::new(Label::Continue, Menu::Lanjutkan), Button::new(Label::Drop, Menu::Batal)])
}

/// It is deleted, with photos that waited for their place: how to begin anew.
pub(in crate::app::jobs) fn closed(draft: &Draft) -> Reply {
    let isian = Box::new(which(draft));
    let (closed, again) = if draft.walk_in {
        (Pengingat::CounterClosed { isian }, Button::new(Label::MenuDaftarkan, Menu::Daftarkan))
    } else {
        (Pengingat::DraftClosed { isian }, Button::new(Label::MenuAjukan, Menu::Ajukan))
    };
    let text = match destroyed_unplaced(draft) {
        Some(photos) => Pesan::Together(vec![closed.into(), photos]),
        None => closed.into(),
    };
    Reply::new(text).rows([again])
}

/// What is typed next answers the question that the reminder names. A question whether to drop the draft has passed: a
/// *ya* to the reminder must not be taken for its answer.
fn stand_at_question(dialog: &mut Dialog, reply: &Reply, run: &JobRun<'_>) {
    if matches!(dialog.focus, Focus::Nothing | Focus::Ajukan | Focus::DropAsk) {
        dialog.focus = Focus::Ajukan;
        dialog.offered = reply.buttons.iter().flatten().cloned().collect();
        dialog.offered_at = Some(run.now);
    }
}

async fn keep(uow: &mut UnitOfWork, chat: ChatId, dialog: &Dialog) -> Result<(), Fault> {
    let state = serde_json::to_string(dialog).map_err(|_| Fault::Unwritable)?;
    Ok(uow.pengingat().keep_dialog(chat, &state, dialog.draft.is_some()).await?)
}

/// Deletes the draft of a conversation. `stays`: its row says something else, too, and stays with nothing in it.
pub(in crate::app::jobs) async fn delete(
    uow: &mut UnitOfWork,
    (chat, stays): (ChatId, bool),
    mut dialog: Dialog,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    dialog.draft = dialog.aside.take(); // one that was put aside for it has days of its own, from now
    if dialog.draft.is_none() {
        uow.periksa().forget(chat).await?;
    }
    dialog.album = None;
    dialog.offered = Vec::new();
    dialog.offered_at = None;
    if matches!(dialog.focus, Focus::Ajukan | Focus::DropAsk) {
        dialog.focus = Focus::Nothing;
    }
    if dialog == Dialog::default() && !stays {
        return Ok(uow.pengingat().forget_dialog(chat).await?);
    }
    keep(uow, chat, &dialog).await?;
    if dialog.draft.is_some() {
        uow.pengingat().count_anew(chat, now).await?;
    }
    Ok(())
}

/// Which draft it is, as far as it is known.
fn which(draft: &Draft) -> Pesan {
    match (draft.jenis, &draft.nama, draft.walk_in) {
        (Some(jenis), Some(nama), false) => Pengingat::DraftNama { jenis, nama: nama.as_str().to_owned() },
        (Some(jenis), Some(nama), true) => Pengingat::CounterNama { jenis, nama: nama.as_str().to_owned() },
        (Some(jenis), None, false) => Pengingat::DraftKind { jenis },
        (Some(jenis), None, true) => Pengingat::CounterKind { jenis },
        (None, _, false) => Pengingat::DraftAny,
        (None, _, true) => Pengingat::CounterAny,
    }
    .into()
}

/// The open question, in a few words.
fn open(draft: &Draft, kantor: &Kantor) -> Pesan {
    let syarat = |kode| Pengingat::OpenSyarat { syarat: ask::syarat_nama(draft, kantor, kode) };
    match draft.question(kantor) {
        Question::Notice | Question::Whom => Pengingat::OpenWhom,
        Question::Relation => Pengingat::OpenRelation,
        Question::PemohonAgreed => Pengingat::OpenAgreed,
        Question::Kind => Pengingat::OpenKind,
        Question::Nama => Pengingat::OpenNama,
        Question::Nik => Pengingat::OpenNik,
        Question::Kk => Pengingat::OpenKk,
        Question::Twice => Pengingat::OpenTwice,
        Question::Desa => Pengingat::OpenDesa,
        Question::Phone => Pengingat::OpenPhone,
        Question::Elements => Pengingat::OpenElements,
        Question::Other => Pengingat::OpenCorrection { element: crate::domain::pemohon::Element::Lainnya },
        Question::Now(element) | Question::Should(element) => Pengingat::OpenCorrection { element },
        Question::KkRight => Pengingat::OpenKkRight,
        Question::Syarat(kode) | Question::Page(kode) | Question::Change(kode) | Question::Again(kode, _) => {
            syarat(&kode)
        }
        Question::Which => Pengingat::OpenWhich,
        Question::Unclear | Question::Review => Pengingat::OpenReview,
    }
    .into()
}
