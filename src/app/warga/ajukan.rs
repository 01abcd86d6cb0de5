//! `/ajukan`: fill in a draft and make a permohonan of it.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::{notice, warga};
use crate::dialog::ajukan::Filling;
use crate::dialog::ask::{ask, for_someone_else, opening_hours, promised};
use crate::dialog::draft::{Draft, Given, Whom};
use crate::dialog::{Effect, Focus};
use crate::domain::berkas::{Answer, Piece};
use crate::domain::kode::Kode;
use crate::domain::pemohon::{DataPemohon, Jenis, Perubahan, Pihak, Sebagai};
use crate::domain::petugas::Stamp;
use crate::domain::wib::wib;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{Inserted, NewPermohonan};

/// `/ajukan`: a new draft; where one stands open it is offered, where permohonan stand open they are named.
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>) -> Result<(), Fault> {
    match &s.dialog.draft {
        Some(draft) if draft.consent.is_none() => return resume(s), // nothing was filled in that could be lost
        Some(_) => {
            s.say(warga::menu::with_draft(Ajukan::DraftOpen));
            return Ok(());
        }
        None => {}
    }
    let daftar = warga::status::open_lines(s).await?;
    let draft = Draft::new(s.now);
    let question = ask(&draft, s.kantor());
    s.dialog.draft = Some(draft);
    s.dialog.focus = Focus::Ajukan;
    s.say(if daftar.is_empty() { question } else { question.after(Ajukan::OpenAlready { daftar }) });
    Ok(())
}

/// *Lanjutkan*: the open question again.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn resume(s: &mut Session<'_>) -> Result<(), Fault> {
    let again = |draft: &Draft| {
        let question = ask(draft, s.kantor());
        if draft.consent.is_some() { question.after(Ajukan::Resumed) } else { question }
    };
    match s.dialog.draft.as_ref().map(again) {
        Some(reply) => {
            s.dialog.focus = Focus::Ajukan;
            s.say(reply);
        }
        None => s.say(Reply::new(Umum::OldButton).rows([Button::new(Label::MenuAjukan, Menu::Ajukan)])),
    }
    Ok(())
}

/// Something arrived that answers nothing: it is said, and the open question is asked again.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn remark(s: &mut Session<'_>, remark: impl Into<Pesan>) -> Result<(), Fault> {
    let focused = s.dialog.focus == Focus::Ajukan;
    let open = s.dialog.draft.as_ref().filter(|_| focused).map(|draft| ask(draft, s.kantor()));
    match open {
        Some(question) => s.say(question.after(remark)),
        None => {
            let reply = warga::menu::offer_draft(s, Reply::new(remark));
            s.say(reply);
        }
    }
    Ok(())
}

/// Typed text for the open question.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn text(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    let Some(turn) = fill(s, |filling| filling.text(text)) else { return resume(s) };
    s.say(turn.reply);
    Ok(())
}

/// A pressed or typed choice.
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, choice: &Choice) -> Result<(), Fault> {
    let Some(turn) = fill(s, |filling| filling.choose(choice)) else { return warga::status::all(s).await };
    s.dialog.focus = Focus::Ajukan;
    match turn.effect {
        Effect::None if matches!(choice, Choice::Element(_)) => s.say_in_place(turn.reply),
        Effect::None => s.say(turn.reply),
        Effect::Submit => return submit(s).await,
        Effect::Forget => {
            s.say(turn.reply);
            s.dialog.draft = None;
            s.dialog.focus = Focus::Nothing;
            s.forget = s.dialog.entri.is_empty() && s.dialog.kurang.is_empty();
        }
    }
    Ok(())
}

/// Answers the open question of the draft; `None` where there is no draft.
pub(super) fn fill<T>(s: &mut Session<'_>, answer: impl FnOnce(&mut Filling<'_>) -> T) -> Option<T> {
    let kantor = s.app.kantor.clone();
    let draft = s.dialog.draft.as_mut()?;
    Some(answer(&mut Filling { draft, kantor: &kantor, now: s.now }))
}

/// *Batal*, in words: leaves an answer as it was while one is being changed, else asks whether to drop the draft.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn stop(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.dialog.draft.as_ref().is_some_and(|d| d.editing.is_some()) {
        let turn = fill(s, |filling| filling.choose(&Choice::Keep));
        if let Some(turn) = turn {
            s.say(turn.reply);
        }
        return Ok(());
    }
    ask_drop(s)
}

/// `/batal`: asks first.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn ask_drop(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.dialog.draft.is_none() {
        s.dialog.focus = Focus::Nothing;
        s.tell(Umum::NothingToDrop);
        return Ok(());
    }
    s.dialog.focus = Focus::DropAsk;
    let (yes, no) = (crate::pesan::tap::Tap::Drop(true), crate::pesan::tap::Tap::Drop(false));
    s.say(Reply::new(Umum::DropAsk).rows([Button::new(Label::DropNo, no), Button::new(Label::DropYes, yes)]));
    Ok(())
}

/// The answer to it. An old *yes* drops nothing: the question has to be open.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn drop_draft(s: &mut Session<'_>, yes: bool) -> Result<(), Fault> {
    match (s.dialog.focus == Focus::DropAsk, yes) {
        (true, true) => {
            s.dialog.draft = None;
            s.dialog.focus = Focus::Nothing;
            s.tell(Umum::Dropped);
            Ok(())
        }
        (true, false) => {
            s.unfocus();
            remark(s, Umum::DropKept)
        }
        (false, _) => remark(s, Umum::QuestionPassed),
    }
}

async fn submit(s: &mut Session<'_>) -> Result<(), Fault> {
    let Some(draft) = s.dialog.draft.clone() else { return resume(s) };
    let Some(new) = new_permohonan(s, &draft)? else { return resume(s) };
    let stamp = Stamp { by: s.warga(), at: s.now };
    match s.uow.permohonan().insert(&new, stamp).await? {
        Inserted::Created(id) => {
            s.dialog.draft = None;
            s.dialog.focus = Focus::Nothing;
            let reply = receipt(s, &draft, new.kode).await?;
            s.say(reply);
            notice::submitted(s, id, &new).await
        }
        Inserted::Duplicate { own: Some(kode) } => {
            let reply = warga::menu::with_draft(Ajukan::DuplicateOwn { kode });
            s.say(reply);
            Ok(())
        }
        Inserted::Duplicate { own: None } => {
            let kontak = s.kantor().kontak.clone();
            s.say(warga::menu::with_draft(Ajukan::DuplicateOther { kontak }));
            Ok(())
        }
    }
}

/// `None` while something is unanswered, which the summary does not allow.
fn new_permohonan(s: &Session<'_>, draft: &Draft) -> Result<Option<NewPermohonan>, Fault> {
    let kantor = s.kantor();
    let (Some(jenis), Some(consent), Some(data)) = (draft.jenis, &draft.consent, data_of(draft)) else {
        return Ok(None);
    };
    let (sebagai, hubungan) = match draft.whom {
        Some(Whom::Myself) => (Sebagai::Pemohon, None),
        Some(Whom::Related(hubungan)) => (Sebagai::Pelapor, Some(hubungan)),
        Some(Whom::SomeoneElse) | None => return Ok(None),
    };
    let mut entropy = [0; 8];
    getrandom::fill(&mut entropy).map_err(|_| Fault::Randomness)?;
    Ok(Some(NewPermohonan {
        kode: Kode::from_entropy(entropy),
        jenis,
        syarat: kantor.syarat(jenis).to_vec(),
        syarat_version: kantor.syarat_version,
        data,
        pihak: vec![Pihak { chat: s.chat, sebagai, hubungan }],
        pieces: pieces(draft, s),
        consent: Some((consent.version.clone(), consent.at)),
    }))
}

fn data_of(draft: &Draft) -> Option<DataPemohon> {
    let perubahan = if draft.jenis == Some(Jenis::Pembetulan) {
        let whole = |c: &crate::dialog::draft::Correction| {
            Some(Perubahan { element: c.element, now: c.now.clone()?, should: c.should.clone()? })
        };
        draft.corrections.iter().map(whole).collect::<Option<Vec<_>>>()?
    } else {
        Vec::new()
    };
    Some(DataPemohon {
        nama: draft.nama.clone()?,
        nik: draft.nik.clone()?,
        kk: draft.kk.clone()?,
        desa: draft.desa.clone()?,
        perubahan,
    })
}

fn pieces(draft: &Draft, s: &Session<'_>) -> Vec<Piece> {
    let piece = |syarat: &crate::domain::berkas::SyaratKode, answer| Piece {
        syarat: syarat.clone(),
        cycle: 0,
        answer,
        by: None,
        at: s.now,
    };
    let mut pieces = Vec::new();
    for syarat in draft.syarat(s.kantor()) {
        match draft.given(&syarat.kode) {
            Some(Given::Files(files)) => {
                pieces.extend(files.iter().map(|f| piece(&syarat.kode, Answer::File(f.clone()))));
            }
            Some(Given::Promised) => pieces.push(piece(&syarat.kode, Answer::Promised)),
            Some(Given::Skipped) | None => {}
        }
    }
    pieces
}

async fn receipt(s: &mut Session<'_>, draft: &Draft, kode: Kode) -> Result<Reply, Fault> {
    let mut parts: Vec<Pesan> = vec![Ajukan::Sent { kode, jam: opening_hours(s.kantor()) }.into()];
    let bring = promised(draft, s.kantor());
    if !bring.is_empty() {
        let daftar = bring.into_iter().map(|syarat| Warga::SyaratLine { syarat }.into()).collect();
        parts.push(Ajukan::SentBring { daftar }.into());
    }
    parts.extend(closed_now(s).await?);
    if draft.jenis == Some(Jenis::Baru) {
        parts.push(Ajukan::SentRecording { tempat: s.kantor().perekaman.clone() }.into());
    }
    if for_someone_else(draft) {
        parts.push(Ajukan::WhoIsToldOther.into());
    }
    let status = Button::new(Label::MenuStatus, (kode, crate::pesan::tap::Act::Status));
    Ok(Reply::new(Pesan::Together(parts)).rows([status]))
}

async fn closed_now(s: &mut Session<'_>) -> Result<Option<Pesan>, Fault> {
    let local = wib(s.now);
    let libur = s.uow.kalender().libur(local.date_naive(), 40).await?;
    let jam_kerja = &s.app.kantor.jam_kerja;
    if jam_kerja.is_open(local, &libur) {
        return Ok(None);
    }
    Ok(jam_kerja.next_opening(local, &libur).map(|(tanggal, jam)| Ajukan::SentClosed { tanggal, jam }.into()))
}
