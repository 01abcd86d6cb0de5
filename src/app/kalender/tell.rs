//! A change of the kalender is told: question by question, shown once more, saved.

use chrono::NaiveDate;

use super::show::{hari_name, is_confirmed, pick_question, shown};
use super::{button, load, news, preview};
use crate::app::fault::Fault;
use crate::app::route::require;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::kalender::{Begun, Question, What, refused};
use crate::domain::kalender::biasa::Hari;
use crate::domain::kalender::change::Change;
use crate::domain::kalender::{JenisLibur, Libur};
use crate::domain::pelaksana::Days;
use crate::domain::petugas::{Actor, Peran};
use crate::domain::wib::today_wib;
use crate::locale::words::Remark;
use crate::pesan::arg::Day;
use crate::pesan::kalender::{KalenderTap, KalenderText};
use crate::pesan::label::Label;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::kalender::Loaded;

/// Begins a change. What it is about may be gone since the button was shown: then that is said instead.
pub(super) async fn begin(s: &mut Session<'_>, what: What) -> Result<(), Fault> {
    let mut begun = Begun::new(what);
    if let What::EndHours(_) = what {
        begun.tanggal = Some(today_wib(s.now)); // they end from this day on, and it is what the preview says
    }
    let loaded = load(s).await?;
    go_on(s, begun, &loaded, None);
    Ok(())
}

/// Takes a chosen answer.
pub(super) async fn answer(s: &mut Session<'_>, choose: impl FnOnce(&mut Begun)) -> Result<(), Fault> {
    let Focus::Kalender(mut begun) = s.dialog.focus.clone() else {
        passed(s);
        return Ok(());
    };
    choose(&mut begun);
    let loaded = load(s).await?;
    go_on(s, begun, &loaded, None);
    Ok(())
}

/// Takes a typed answer.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, mut begun: Begun, text: &str) -> Result<(), Fault> {
    if !require(s, &[Peran::Admin]) {
        s.unfocus();
        return Ok(());
    }
    let locale = s.app.locale;
    if locale.is_remark(text, Remark::Batal) {
        stop(s);
        return Ok(());
    }
    if locale.is_remark(text, Remark::Kembali) {
        return back(s).await;
    }
    let loaded = load(s).await?;
    let typed = if begun.asks_date() { locale.dated(text, today_wib(s.now)) } else { text.to_owned() };
    let wrong = begun.answer(&typed, s.now, &loaded.kalender).err();
    go_on(s, begun, &loaded, wrong.map(Pesan::from));
    Ok(())
}

/// The question before; before the first one, the kalender.
pub(super) async fn back(s: &mut Session<'_>) -> Result<(), Fault> {
    let Focus::Kalender(mut begun) = s.dialog.focus.clone() else {
        passed(s);
        return Ok(());
    };
    if !begun.back() {
        return super::show::all(s).await;
    }
    let loaded = load(s).await?;
    go_on(s, begun, &loaded, None);
    Ok(())
}

/// Nothing is changed.
pub(super) fn stop(s: &mut Session<'_>) {
    s.leave_kalender();
    s.say(Reply::new(KalenderText::Dropped).rows([button()]));
}

/// An old button of a question that is not open any more.
fn passed(s: &mut Session<'_>) {
    s.say(Reply::new(KalenderText::Passed).rows([button()]));
}

/// The next question, or everything once more.
fn go_on(s: &mut Session<'_>, begun: Begun, loaded: &Loaded, first: Option<Pesan>) {
    let next = next(s, &begun, loaded);
    match next {
        Ok(reply) => {
            s.dialog.focus = Focus::Kalender(begun);
            s.say(match first {
                Some(first) => reply.after(first),
                None => reply,
            });
        }
        Err(refusal) => {
            s.leave_kalender();
            s.say(Reply::new(refusal).rows([button()]));
        }
    }
}

fn next(s: &Session<'_>, begun: &Begun, loaded: &Loaded) -> Result<Reply, KalenderText> {
    let about = about(begun, loaded)?;
    if let (What::Pick, Some(tanggal)) = (begun.what, begun.tanggal) {
        return loaded.kalender.libur.get(&tanggal).map(super::show::entry_card).ok_or_else(|| refused_none(tanggal));
    }
    match begun.question() {
        Some(Question::Pick) => Ok(pick_question(&loaded.kalender, today_wib(s.now), 0)),
        Some(question) => Ok(ask(begun, question, about)),
        None => {
            let parts = preview::of(&change(begun, loaded)?, &loaded.kalender, s.now)?;
            let yes = Button::new(Label::KalenderYes, KalenderTap::Yes);
            Ok(Reply::new(Pesan::Together(parts)).rows([yes]).row(leaving()))
        }
    }
}

fn change(begun: &Begun, loaded: &Loaded) -> Result<Change, KalenderText> {
    begun.change(&loaded.kalender).ok_or(KalenderText::Passed)
}

fn refused_none(tanggal: NaiveDate) -> KalenderText {
    KalenderText::DateNone { hari: Day(tanggal) }
}

/// The day off that a change is about, if it is about one that is there.
fn about<'a>(begun: &Begun, loaded: &'a Loaded) -> Result<Option<&'a Libur>, KalenderText> {
    match begun.what {
        What::Move(tanggal) | What::Cancel(tanggal) | What::Confirm(tanggal) => {
            let libur = loaded.kalender.libur.get(&tanggal);
            libur.map(Some).ok_or_else(|| refused_none(tanggal))
        }
        What::ConfirmYear(tahun) if is_confirmed(loaded, tahun) => Err(KalenderText::YearDone { tahun: shown(tahun) }),
        What::EndHours(id) if loaded.kalender.khusus(id).is_none() => Err(KalenderText::HoursGone),
        What::Pick | What::Add | What::ConfirmYear(_) | What::AddHours | What::EndHours(_) | What::SetHours(_) => {
            Ok(None)
        }
    }
}

fn ask(begun: &Begun, question: Question, about: Option<&Libur>) -> Reply {
    let from = begun.tanggal.unwrap_or_default();
    let text = match question {
        Question::Pick => KalenderText::AskPick,
        Question::Tanggal => KalenderText::AskTanggal,
        Question::Jenis => KalenderText::AskJenis { hari: Day(from) },
        Question::Nama => KalenderText::AskNama { hari: Day(from) },
        Question::Ke => match about {
            Some(libur) => KalenderText::AskKe { hari: Day(libur.tanggal), nama: libur.nama.clone() },
            None => KalenderText::AskTanggal,
        },
        Question::Dari => KalenderText::AskDari,
        Question::Sampai => KalenderText::AskSampai { dari: Day(from) },
        Question::Biasa => KalenderText::AskBiasa { hari: Days { first: from, last: begun.ke.unwrap_or(from) } },
        Question::Jumat => KalenderText::AskJumat,
        Question::Jam => KalenderText::AskJam { hari: hari_name(hari_of(begun)) },
        Question::Mulai => KalenderText::AskMulai,
        Question::Dasar => KalenderText::AskDasar,
    };
    let jenis = |&jenis: &JenisLibur| Button::new(Label::JenisLibur { jenis }, KalenderTap::Jenis(jenis));
    let reply = Reply::new(text);
    let reply = match question {
        Question::Jenis => reply.rows(JenisLibur::ALL.iter().map(jenis)),
        Question::Jumat => reply.rows([Button::new(Label::SameHours, KalenderTap::SameHours)]),
        Question::Jam => reply.rows([Button::new(Label::Closed, KalenderTap::Closed)]),
        Question::Pick
        | Question::Tanggal
        | Question::Nama
        | Question::Ke
        | Question::Dari
        | Question::Sampai
        | Question::Biasa
        | Question::Mulai
        | Question::Dasar => reply,
    };
    reply.row(leaving())
}

fn hari_of(begun: &Begun) -> Hari {
    match begun.what {
        What::SetHours(hari) => hari,
        What::Pick
        | What::Add
        | What::Move(_)
        | What::Cancel(_)
        | What::Confirm(_)
        | What::ConfirmYear(_)
        | What::AddHours
        | What::EndHours(_) => Hari::one(1), // no question of theirs names days of the week
    }
}

/// To the question before, or out of it.
fn leaving() -> Vec<Button> {
    vec![Button::new(Label::Back, KalenderTap::Back), Button::new(Label::KalenderNo, KalenderTap::No)]
}

/// *Ya, simpan*. What is saved is what was shown; whoever changed it meanwhile goes first.
pub(super) async fn save(s: &mut Session<'_>) -> Result<(), Fault> {
    let (Focus::Kalender(begun), Actor::Petugas(by, _)) = (s.dialog.focus.clone(), s.actor()) else {
        passed(s);
        return Ok(());
    };
    s.uow.kalender().lock().await?;
    let loaded = load(s).await?;
    let Some(change) = begun.change(&loaded.kalender) else {
        passed(s);
        return Ok(());
    };
    let checked = about(&begun, &loaded).and_then(|_| loaded.kalender.changed(&change, s.now).map_err(refused));
    s.leave_kalender();
    if let Err(refusal) = checked {
        s.say(Reply::new(refusal).rows([button()]));
        return Ok(());
    }
    s.uow.kalender().change(&change, by, s.now).await?;
    s.say(Reply::new(KalenderText::Done).rows([button()]));
    news::tell(s, &change, &loaded.kalender).await
}
