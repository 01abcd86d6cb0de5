//! A word to the bot in the middle of a question: *bantuan*, *status*, *halo*. It is answered, and the question is asked
//! again; it is never the answer to it. And a choice between several permohonan that was not made.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::{route, warga};
use crate::dialog::{Choosing, Focus};
use crate::domain::kode::Kode;
use crate::domain::pemohon::Jenis;
use crate::locale::words::Topic;
use crate::pesan::tap::{Act, UbahAct};
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};

/// Whether the open question is a citizen's that a word to the bot is no answer to.
#[must_use]
pub fn is_asked(focus: &Focus) -> bool {
    match focus {
        Focus::Ajukan
        | Focus::DropAsk
        | Focus::EraseAsk
        | Focus::Lengkapi { .. }
        | Focus::TarikWhy { .. }
        | Focus::TarikText { .. }
        | Focus::TarikConfirm { .. }
        | Focus::Notice { .. }
        | Focus::Ubah(_)
        | Focus::Claim(_) => true,
        Focus::Nothing
        | Focus::Choose(_)
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::HapusConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::TolakText { .. }
        | Focus::TolakConfirm { .. }
        | Focus::KembaliText { .. }
        | Focus::KembalikanText { .. }
        | Focus::Cari
        | Focus::Register
        | Focus::Numbering(_)
        | Focus::Paper(_)
        | Focus::TundaWhy { .. }
        | Focus::TundaConfirm { .. }
        | Focus::TundaLift { .. }
        | Focus::Nomor(_)
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::StaffFile { .. }
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. }
        | Focus::Kalender(_)
        | Focus::Syarat(_)
        | Focus::PlhFrom { .. }
        | Focus::PlhTo { .. }
        | Focus::PlhConfirm { .. } => false,
    }
}

/// Something arrived that answers nothing: it is said, and the open question stands. A citizen's is asked again; of a desk,
/// the buttons that were shown can still be typed.
///
/// # Errors
/// Faults of the register.
pub async fn remark(s: &mut Session<'_>, remark: impl Into<Pesan>) -> Result<(), Fault> {
    if matches!(s.dialog.focus, Focus::Ajukan | Focus::Nothing) {
        return warga::ajukan::remark(s, remark);
    }
    if is_asked(&s.dialog.focus) {
        return again(s, Some(remark.into())).await;
    }
    let shown = (s.dialog.offered.clone(), s.dialog.offered_at);
    s.tell(remark);
    (s.dialog.offered, s.dialog.offered_at) = shown;
    Ok(())
}

/// Answers a word to the bot, and asks the open question again.
///
/// # Errors
/// Faults of the register.
pub async fn answer(s: &mut Session<'_>, topic: Topic) -> Result<(), Fault> {
    match text_of(s, topic).await? {
        Some(first) => again(s, Some(first)).await,
        None if topic == Topic::Status => status(s).await,
        None if topic == Topic::Berhenti => warga::berhenti::stop(s).await,
        None if topic == Topic::Ingatkan => warga::berhenti::resume(s).await,
        None if matches!(topic, Topic::Lengkapi | Topic::Tarik) => other(s, topic).await,
        None if s.dialog.focus == Focus::Ajukan => warga::ajukan::go_on(s).await,
        None if topic == Topic::Lanjut => warga::menu::go_on(s).await,
        None => warga::ajukan::begin(s).await,
    }
}

/// What is said about a topic; `None` for one that something is done about.
///
/// # Errors
/// Faults of the register.
pub async fn text_of(s: &mut Session<'_>, topic: Topic) -> Result<Option<Pesan>, Fault> {
    Ok(match topic {
        Topic::Salam => Some(Umum::Greeting.into()),
        Topic::Terima => Some(Umum::YouAreWelcome.into()),
        Topic::Bantuan => Some(warga::menu::help_text(s).await?),
        Topic::Jam => Some(warga::menu::office(s).await?),
        Topic::Syarat => Some(warga::menu::syarat_text(s)),
        Topic::Biaya => Some(Umum::Free.into()),
        Topic::Lama => Some(Umum::HowLong.into()),
        Topic::Pengaduan => Some(Umum::Complain { kontak: s.kantor().kontak.clone() }.into()),
        Topic::Pengantar => Some(Umum::WhatIsPengantar.into()),
        Topic::Hilang => elsewhere(s, Jenis::Hilang, Umum::LostElsewhere).await?,
        Topic::Rusak => elsewhere(s, Jenis::Rusak, Umum::DamagedElsewhere).await?,
        Topic::Ajukan
        | Topic::Lanjut
        | Topic::Status
        | Topic::Lengkapi
        | Topic::Tarik
        | Topic::Berhenti
        | Topic::Ingatkan => None,
    })
}

/// Where to go for a kind of service that is not offered here.
async fn elsewhere(s: &mut Session<'_>, jenis: Jenis, text: Umum) -> Result<Option<Pesan>, Fault> {
    if s.kantor().kinds().any(|kind| kind == jenis) {
        return Ok(None);
    }
    let office = warga::menu::office(s).await?;
    Ok(Some(Pesan::Together(vec![text.into(), office])))
}

async fn status(s: &mut Session<'_>) -> Result<(), Fault> {
    let focus = s.dialog.focus.clone();
    warga::status::all(s).await?;
    s.dialog.focus = focus; // a list of permohonan is no new question here
    again(s, None).await
}

/// Another conversation begins, if there is something for it to be about.
async fn other(s: &mut Session<'_>, topic: Topic) -> Result<(), Fault> {
    let focus = s.dialog.focus.clone();
    if topic == Topic::Tarik {
        warga::tarik::all(s).await?;
    } else {
        warga::lengkapi::all(s).await?;
    }
    if s.dialog.focus == focus { again(s, None).await } else { Ok(()) }
}

/// Asks the open question again, after what is to be said before.
async fn again(s: &mut Session<'_>, first: Option<Pesan>) -> Result<(), Fault> {
    let question = match s.dialog.focus.clone() {
        Focus::Lengkapi { kode, .. } => return warga::lengkapi::again(s, kode, first).await,
        Focus::DropAsk => Some(warga::drop::drop_question(s)),
        Focus::EraseAsk => return warga::data::ask_after(s, first).await,
        Focus::TarikWhy { kode } => warga::tarik::own(s, kode).await?.map(|p| warga::tarik::why_question(&p)),
        Focus::TarikText { kode } => {
            warga::tarik::own(s, kode).await?.map(|p| warga::tarik::text_question(kode, p.nama()))
        }
        Focus::TarikConfirm { kode, alasan } => {
            warga::tarik::own(s, kode).await?.map(|p| warga::tarik::confirm_question(&p, &alasan))
        }
        Focus::Notice { .. } => Some(warga::pemberitahuan::question(s)),
        Focus::Ubah(asking) => warga::perbaikan::question(s, &asking).await?,
        Focus::Ajukan => warga::ajukan::question(s),
        Focus::Claim(binding) => Some(warga::claim::question(s, &binding)),
        Focus::Nothing
        | Focus::Choose(_)
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::HapusConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::TolakText { .. }
        | Focus::TolakConfirm { .. }
        | Focus::KembaliText { .. }
        | Focus::KembalikanText { .. }
        | Focus::Cari
        | Focus::Register
        | Focus::Numbering(_)
        | Focus::Paper(_)
        | Focus::TundaWhy { .. }
        | Focus::TundaConfirm { .. }
        | Focus::TundaLift { .. }
        | Focus::Nomor(_)
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::StaffFile { .. }
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. }
        | Focus::Kalender(_)
        | Focus::Syarat(_)
        | Focus::PlhFrom { .. }
        | Focus::PlhTo { .. }
        | Focus::PlhConfirm { .. } => None,
    };
    match (question, first) {
        (Some(question), Some(first)) => s.say(question.after(first)),
        (Some(question), None) => s.say(question),
        (None, Some(first)) => s.say(Reply::new(first)),
        (None, None) => {}
    }
    Ok(())
}

/// Text where one of several permohonan is to be chosen: a kode chooses, anything else that is understood is answered,
/// and otherwise the list is shown again.
///
/// # Errors
/// Faults of the register.
pub async fn chosen(s: &mut Session<'_>, choosing: Choosing, text: &str) -> Result<(), Fault> {
    if let Ok(kode) = Kode::parse(text) {
        s.unfocus();
        let act = match choosing {
            Choosing::Status => Act::Status,
            Choosing::Lengkapi => Act::Lengkapi,
            Choosing::Tarik => Act::Tarik,
            Choosing::Ubah => Act::Ubah(UbahAct::Begin),
        };
        return route::run_act(s, kode, act).await;
    }
    if s.app.locale.asks(text) || s.app.locale.word(text).is_some() {
        s.unfocus();
        return warga::menu::words(s, text).await;
    }
    s.tell(Umum::PickOne);
    match choosing {
        Choosing::Status => warga::status::all(s).await,
        Choosing::Lengkapi => warga::lengkapi::all(s).await,
        Choosing::Tarik => warga::tarik::all(s).await,
        Choosing::Ubah => warga::perbaikan::all(s).await,
    }
}
