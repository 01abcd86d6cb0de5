//! `/lengkapi`: only what the Kasi found missing, one after the other.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::warga::better;
use crate::app::warga::files::Became;
use crate::app::warga::pemberitahuan::shown_before;
use crate::app::{refusal, warga};
use crate::dialog::{Choosing, Focus, Then};
use crate::domain::berkas::{Answer, FileRef, Kekurangan, SyaratKode};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::pesan::ajukan::Ajukan;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::Act;
use crate::pesan::umum::Umum;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::periksa::Sheet;
use crate::store::permohonan::Loaded;

/// `/lengkapi` without a kode: the only one that waits, or a choice.
///
/// # Errors
/// Faults of the register.
pub async fn all(s: &mut Session<'_>) -> Result<(), Fault> {
    if let Some(kode) = s.dialog.remarked.as_ref().map(|remarked| remarked.kode).filter(|kode| better::waits(s, *kode))
    {
        return again(s, kode, None).await;
    }
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let waiting = waiting(&own);
    if !waiting.is_empty() && shown_before(s, Then::Lengkapi(None)).await? {
        return Ok(());
    }
    match waiting[..] {
        [] => {
            let reply = warga::menu::offer_draft(s, Reply::new(Warga::LengkapiNone));
            s.say(reply);
        }
        [one] => ask(s, one, None),
        _ => {
            let daftar = waiting.iter().map(|p| warga::status::own_line(p)).collect();
            let button = |p: &&Permohonan| warga::status::own_button(p, Act::Lengkapi);
            let reply = Reply::new(Warga::LengkapiChoose { daftar }).rows(waiting.iter().map(button));
            s.dialog.focus = Focus::Choose(Choosing::Lengkapi);
            s.say(reply);
        }
    }
    Ok(())
}

/// Those that wait for an answer to a kekurangan.
fn waiting(own: &[Loaded]) -> Vec<&Permohonan> {
    own.iter().map(|l| &l.permohonan).filter(|p| waits(p)).collect()
}

fn waits(p: &Permohonan) -> bool {
    matches!(p.tahap, Tahap::TidakLengkap { .. }) && !p.checklist.open_kekurangan().is_empty()
}

/// A button for each of them; of several, with the name.
#[must_use]
pub fn buttons(own: &[Loaded]) -> Vec<Button> {
    let act = |p: &Permohonan| (p.kode, Act::Lengkapi);
    match waiting(own)[..] {
        [one] => vec![Button::new(Label::Lengkapi, act(one))],
        ref many => many
            .iter()
            .map(|p| Button::new(Label::LengkapiOf { nama: p.data.nama.as_str().to_owned() }, act(p)))
            .collect(),
    }
}

/// `/lengkapi KODE`
///
/// # Errors
/// Faults of the register.
pub async fn one(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    match own(s, kode).await? {
        Some(p) if waits(&p) && shown_before(s, Then::Lengkapi(Some(kode))).await? => {}
        Some(p) => ask(s, &p, None),
        None => s.not_yours(kode),
    }
    Ok(())
}

/// A photo or PDF for a kekurangan; the file in whose place it comes.
///
/// # Errors
/// Faults of the register.
pub async fn file(
    s: &mut Session<'_>,
    kode: Kode,
    syarat: SyaratKode,
    (file, replaces): (FileRef, Option<String>),
) -> Result<Became, Fault> {
    answer(s, kode, syarat, (Answer::File(file), replaces)).await
}

/// The original will be brought.
///
/// # Errors
/// Faults of the register.
pub async fn promise(s: &mut Session<'_>, kode: Kode, syarat: SyaratKode) -> Result<(), Fault> {
    answer(s, kode, syarat, (Answer::Promised, None)).await.map(drop)
}

/// Text where a photo is expected: the question again.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode, text: &str) -> Result<(), Fault> {
    let expected: Pesan = if s.kantor().by_chat.files { Ajukan::FileExpected.into() } else { Umum::PickOne.into() };
    let said = warga::sentence::not_there(s, syarat, text).map_or(expected, Pesan::from);
    again(s, kode, Some(said)).await
}

/// *Tambah lembar*: the next photo is another sheet for a kekurangan that was answered in this round.
///
/// # Errors
/// Faults of the register.
pub async fn add_page(s: &mut Session<'_>, kode: Kode, syarat: SyaratKode) -> Result<(), Fault> {
    let Some(p) = own(s, kode).await? else {
        s.not_yours(kode);
        return Ok(());
    };
    if !is_named(&p, &syarat) {
        ask(s, &p, None);
        return Ok(());
    }
    if better::waits(s, kode) {
        return better::is_of(s, kode, &syarat, None).await;
    }
    if !s.kantor().by_chat.files {
        ask(s, &p, Some(Foto::NotTaken.into()));
        return Ok(());
    }
    let (nama, called) = (p.nama(), nama(&p, &syarat));
    s.dialog.focus = Focus::Lengkapi { kode, syarat, replaces: None };
    s.tell(Warga::LengkapiPage { kode, nama, syarat: called });
    Ok(())
}

/// *Kirim ulang*: the next photo comes in the place of an answer to a kekurangan of this round.
/// `false`: it is not asked for any more.
pub fn once_more(s: &mut Session<'_>, p: &Permohonan, sheet: &Sheet, asked: Reply) -> bool {
    let asks = is_named(p, &sheet.syarat);
    if asks {
        let (syarat, replaces) = (sheet.syarat.clone(), Some(sheet.unique_id.clone()));
        s.dialog.focus = Focus::Lengkapi { kode: p.kode, syarat, replaces };
        s.say(asked);
    }
    asks
}

/// Whether a syarat is named in the return that the pemohon completes now.
#[must_use]
pub fn is_named(p: &Permohonan, syarat: &SyaratKode) -> bool {
    let cycle = p.checklist.cycle();
    let named = p.checklist.last_finding(syarat).is_some_and(|k| k.cycle == cycle);
    matches!(p.tahap, Tahap::TidakLengkap { .. }) && named
}

/// The first kekurangan that is open, after what is to be said before.
///
/// # Errors
/// Faults of the register.
pub async fn again(s: &mut Session<'_>, kode: Kode, first: Option<Pesan>) -> Result<(), Fault> {
    match own(s, kode).await? {
        Some(p) => ask(s, &p, first),
        None => s.not_yours(kode),
    }
    Ok(())
}

async fn answer(
    s: &mut Session<'_>,
    kode: Kode,
    syarat: SyaratKode,
    (answer, replaces): (Answer, Option<String>),
) -> Result<Became, Fault> {
    let promised = answer == Answer::Promised;
    let by = s.warga();
    match step(s, kode, &Command::Lengkapi { syarat: syarat.clone(), answer, replaces }, by).await? {
        Stepped::Advanced { after, .. } if promised => {
            let nama = nama(&after, &syarat);
            ask(s, &after, Some(Ajukan::PromiseSaved { syarat: nama }.into()));
        }
        Stepped::Advanced { loaded, after } => {
            saved(s, (&loaded.permohonan, &after), syarat);
            return Ok(Became::Kept(loaded.id));
        }
        Stepped::AlreadyDone { id, permohonan, .. } => {
            ask(s, &permohonan, Some(Warga::LengkapiSame.into()));
            return Ok(Became::KeptBefore(id));
        }
        Stepped::Refused { permohonan, refusal: Refusal::NotAsked } => {
            let passed = if promised { Umum::QuestionPassed.into() } else { Ajukan::FileNotAsked.into() };
            ask(s, &permohonan, Some(passed));
        }
        Stepped::Refused { permohonan, refusal } => {
            s.unfocus();
            let reply = Reply::new(refusal::for_warga(&permohonan, &refusal));
            let reply = better::after_passed(s, &permohonan, reply);
            s.say(reply);
        }
        Stepped::NotFound => s.not_yours(kode),
    }
    Ok(Became::Not)
}

/// What people call a syarat of it.
pub(super) fn nama(p: &Permohonan, syarat: &SyaratKode) -> String {
    p.checklist.syarat(syarat).map_or_else(|| syarat.to_string(), |s| s.nama.clone())
}

/// A sheet is kept: what comes next, and the way to add another one.
fn saved(s: &mut Session<'_>, (before, p): (&Permohonan, &Permohonan), syarat: SyaratKode) {
    let lembar = sheets(p, &syarat);
    let nama = nama(p, &syarat);
    let said: Pesan = if lembar == sheets(before, &syarat) {
        let replaced = Pesan::from(Foto::Replaced { lembaran: Box::new(newest(p, &syarat)) });
        s.dialog.album.iter_mut().for_each(|album| album.replaced = Some(replaced.clone()));
        replaced
    } else {
        Ajukan::FileSaved { syarat: nama.clone(), lembar }.into()
    };
    let more = Button::new(Label::AddPage { syarat: nama }, (p.kode, Act::AddPage(syarat)));
    let reply = next(s, p, &Just::Sent).after(said).rows([more]);
    s.say(reply);
}

/// How many files count for a syarat.
#[must_use]
pub fn sheets(p: &Permohonan, syarat: &SyaratKode) -> u32 {
    let files = p.checklist.current(syarat).filter(|piece| matches!(piece.answer, Answer::File(_)));
    u32::try_from(files.count()).unwrap_or(u32::MAX)
}

/// The file of a syarat that came last.
fn newest(p: &Permohonan, syarat: &SyaratKode) -> Pesan {
    let newest = p.checklist.current(syarat).last();
    let file = newest.and_then(|piece| if let Answer::File(file) = &piece.answer { Some(file) } else { None });
    sheet(p, syarat, file.map_or("", |file| &file.unique_id))
}

/// A file of a syarat, with its number where there are several.
pub(super) fn sheet(p: &Permohonan, syarat: &SyaratKode, unique_id: &str) -> Pesan {
    Foto::Sheet { syarat: nama(p, syarat), lembar: p.checklist.sheet_number(syarat, unique_id) }.into()
}

/// Asks for the first kekurangan that is open, or says that all is answered.
fn ask(s: &mut Session<'_>, p: &Permohonan, first: Option<Pesan>) {
    let reply = next(s, p, if first.is_some() { &Just::Answered } else { &Just::Asked });
    s.say(match first {
        Some(first) => reply.after(first),
        None => reply,
    });
}

/// What was done just now.
enum Just {
    /// Nothing was answered.
    Asked,
    /// Something was answered.
    Answered,
    /// A file was sent, and is looked at in a moment: nothing is praised that may be found wanting then.
    Sent,
}

fn next(s: &mut Session<'_>, p: &Permohonan, just: &Just) -> Reply {
    if matches!(p.tahap, Tahap::TidakLengkap { .. }) {
        let reply = match p.checklist.open_kekurangan().first() {
            Some(open) => {
                s.dialog.focus = Focus::Lengkapi { kode: p.kode, syarat: open.finding.syarat.clone(), replaces: None };
                question(p, open, s.kantor().by_chat.files)
            }
            None => {
                s.unfocus();
                done(p, just)
            }
        };
        better::ask(s, p).unwrap_or(reply)
    } else {
        s.unfocus();
        better::after_passed(
            s,
            p,
            Reply::new(Warga::LengkapiNotNow { kode: p.kode, nama: p.nama(), tahap: p.tahap.kind() }),
        )
    }
}

fn question(p: &Permohonan, open: &Kekurangan, files: bool) -> Reply {
    let cycle = p.checklist.cycle();
    let jumlah = p.checklist.kekurangan.iter().filter(|k| k.cycle == cycle).count();
    let left = p.checklist.open_kekurangan().len();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (nomor, jumlah) = (count(jumlah - left + 1), count(jumlah));
    let (kode, alasan) = (p.kode, open.finding.alasan);
    let (nama, syarat) = (p.nama(), nama(p, &open.finding.syarat));
    let text = match &open.finding.note {
        Some(note) if !files => {
            Warga::LengkapiAskNotePaper { kode, nama, syarat, alasan, catatan: note.clone(), nomor, jumlah }
        }
        None if !files => Warga::LengkapiAskPaper { kode, nama, syarat, alasan, nomor, jumlah },
        Some(note) => Warga::LengkapiAskNote { kode, nama, syarat, alasan, catatan: note.clone(), nomor, jumlah },
        None => Warga::LengkapiAsk { kode, nama, syarat, alasan, nomor, jumlah },
    };
    Reply::new(text).rows([Button::new(Label::Promise, (kode, Act::Promise(open.finding.syarat.clone())))])
}

fn done(p: &Permohonan, just: &Just) -> Reply {
    let daftar = warga::status::to_bring(&p.checklist);
    let (kode, nama) = (p.kode, p.nama());
    Reply::new(match (just, daftar.is_empty()) {
        (Just::Answered, true) => Warga::LengkapiDone { kode, nama },
        (Just::Sent, true) => Warga::LengkapiDoneLooking { kode, nama },
        (Just::Asked | Just::Answered | Just::Sent, false) => Warga::LengkapiDoneBring { kode, nama, daftar },
        (Just::Asked, true) => Warga::LengkapiNothingLeft { kode, nama },
    })
}

/// A permohonan of the chat.
pub(super) async fn own(s: &mut Session<'_>, kode: Kode) -> Result<Option<Permohonan>, Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    Ok(own.into_iter().map(|l| l.permohonan).find(|p| p.kode == kode))
}
