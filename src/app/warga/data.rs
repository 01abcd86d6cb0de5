//! `/dataku` and `/hapusdata`: what is kept of a person, why, until when, and who opened it; a copy of it; and deleting what
//! nobody needs. Answered at once, so well within the 3 × 24 hours of UU 27/2022.

use chrono::{NaiveDate, TimeDelta};

use super::menu::offer_draft;
use super::{better, salinan};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::dialog::{Erasing, Focus};
use crate::domain::langkah::Command;
use crate::domain::pemohon::Sebagai;
use crate::domain::pengingat::NOT_OVER_BEFORE;
use crate::domain::perbaikan::{Nilai, Perbaikan};
use crate::domain::permohonan::{Permohonan, Tahap, TahapKind};
use crate::domain::petugas::Stamp;
use crate::domain::retention::{Retention, Rule};
use crate::domain::standing::Standing;
use crate::domain::wib::today_wib;
use crate::pesan::copy::Opened;
use crate::pesan::data::Data;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{DataTap, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::own::Rest;
use crate::store::permohonan::Loaded;

/// How many openings are listed; all of them stand in the copy.
const LISTED: u32 = 10;

/// `/dataku`
///
/// # Errors
/// Faults of the register.
pub async fn show(s: &mut Session<'_>) -> Result<(), Fault> {
    let own = s.uow.permohonan().kept_of_chat(s.chat).await?;
    let mut daftar: Vec<Pesan> = own.iter().map(|l| with_asked(&l.permohonan, kept(s, &l.permohonan))).collect();
    let (reminded, hari) = (NOT_OVER_BEFORE, days(s.kantor().retention.draft));
    daftar.extend(has_draft(s).then(|| Data::LineDraftUntil { sesudah: reminded, hari }.into()));
    let last = s.dialog.last.is_some().then(|| Data::LineLast { hari: days(s.kantor().retention.draft) }.into());
    daftar.extend(last);
    let rest = s.uow.own().rest(s.chat).await?;
    daftar.extend(rest_lines(rest, &s.kantor().retention, true));
    daftar.extend((rest.breaches > 0).then(|| Data::RestBreach.into()));
    daftar.extend(s.petugas.as_ref().map(|p| Pesan::from(Data::LinePetugasKept { peran: p.peran })));
    let register = in_register(rest);
    let reply = if daftar.is_empty() {
        Reply::new(register.map_or(Data::None, |line| Data::NoneForgotten { baris: Box::new(line.into()) }))
    } else {
        daftar.extend(register.map(Pesan::from));
        let (opened, all) = s.uow.disclosure().of_chat(s.chat, LISTED).await?;
        let before = opened_before(rest, &s.kantor().retention);
        let dibuka = Box::new(opened_text(&opened, all, before));
        let text = Data::Kept { daftar, dibuka, kontak: s.kantor().kontak.clone() };
        let has_copy = !own.is_empty() || has_draft(s) || s.dialog.last.is_some();
        let copy = has_copy.then(|| Button::new(Label::DataCopy, DataTap::Copy));
        let change = own.iter().any(|l| l.permohonan.tahap.kind() != TahapKind::Dibatalkan);
        let change = change.then(|| Button::new(Label::UbahData, Menu::UbahData));
        Reply::new(text).rows(copy).rows(change).rows([Button::new(Label::DataErase, DataTap::Erase)])
    };
    let reply = offer_draft(s, reply);
    s.say(reply);
    Ok(())
}

/// A button about what is kept.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: DataTap) -> Result<(), Fault> {
    match tap {
        DataTap::Copy => copy(s).await,
        DataTap::Erase => ask(s).await,
        DataTap::Yes => erase(s).await,
        DataTap::Read => super::pemberitahuan::read(s).await,
        DataTap::No => {
            s.unfocus();
            let reply = offer_draft(s, Reply::new(Data::EraseKept));
            s.say(reply);
            Ok(())
        }
    }
}

/// A file with all of it, for whom it is about or who said it.
async fn copy(s: &mut Session<'_>) -> Result<(), Fault> {
    if salinan::send(s).await? { Ok(()) } else { show(s).await }
}

/// `/hapusdata`: what goes and what stays, and asks.
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>) -> Result<(), Fault> {
    ask_after(s, None).await
}

/// The same, after what is to be said before.
///
/// # Errors
/// Faults of the register.
pub async fn ask_after(s: &mut Session<'_>, first: Option<Pesan>) -> Result<(), Fault> {
    let reply = question(s).await?;
    s.say(match first {
        Some(first) => reply.after(first),
        None => reply,
    });
    Ok(())
}

async fn question(s: &mut Session<'_>) -> Result<Reply, Fault> {
    let own = s.uow.permohonan().kept_of_chat(s.chat).await?;
    let (mut hapus, mut tetap) = (Vec::new(), Vec::new());
    for p in own.iter().map(|l| &l.permohonan) {
        let Fate { goes, stays } = fate(s, p);
        hapus.extend(goes.map(Pesan::from));
        tetap.extend(stays.map(Pesan::from));
    }
    hapus.extend(begun_goes(s));
    let rest = s.uow.own().rest(s.chat).await?;
    hapus.extend(rest_lines(rest, &s.kantor().retention, tetap.is_empty()));
    tetap.extend((rest.breaches > 0).then(|| Data::RestBreach.into()));
    tetap.extend(in_register(rest).map(Pesan::from));
    if hapus.is_empty() && tetap.is_empty() {
        s.unfocus();
        return Ok(Reply::new(Data::None));
    }
    let withdraw = own.iter().any(|l| l.permohonan.tahap.kind().is_open());
    let withdraw = withdraw.then(|| Button::new(Label::MenuStatus, Menu::Status));
    let stays = Box::new(if tetap.is_empty() { Data::StaysNothing } else { Data::Stays { daftar: tetap } }.into());
    if hapus.is_empty() {
        s.unfocus();
        return Ok(Reply::new(Data::EraseNothing { tetap: stays }).rows(withdraw));
    }
    s.dialog.focus = Focus::EraseAsk;
    s.dialog.erase = Some(erasing(s, &own));
    let (no, yes) = (Button::new(Label::DataEraseNo, DataTap::No), Button::new(Label::DataEraseYes, DataTap::Yes));
    Ok(Reply::new(Data::EraseAsk { hapus, tetap: stays }).rows([no, yes]))
}

/// Deletes what can go. An old *yes* deletes nothing: the question has to be open, and what it said has to be so still.
async fn erase(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.dialog.focus != Focus::EraseAsk {
        return super::aside::remark(s, Umum::QuestionPassed).await;
    }
    let own = s.uow.permohonan().kept_of_chat(s.chat).await?;
    if s.dialog.erase.take() != Some(erasing(s, &own)) {
        return ask_after(s, Some(Data::EraseChanged.into())).await;
    }
    let (mut hapus, mut forgotten): (Vec<Pesan>, usize) = (Vec::new(), 0);
    for p in own.iter().map(|l| &l.permohonan) {
        let Fate { goes, stays } = fate(s, p);
        if let Some(goes) = goes
            && goes_now(s, p).await?
        {
            hapus.push(goes.into());
            forgotten += usize::from(stays.is_none());
        }
    }
    let whole = forgotten == own.len();
    hapus.extend(begun_goes(s));
    let rest = s.uow.own().rest(s.chat).await?;
    hapus.extend(rest_lines(rest, &s.kantor().retention, whole));
    s.uow.own().forget_rest(s.chat).await?;
    if whole {
        s.uow.own().forget_chat(s.chat).await?;
    }
    let photos = not_placed(s, &own);
    drop_drafts(s);
    s.say(Reply::new(Pesan::Together(std::iter::once(Data::Erased { hapus }.into()).chain(photos).collect())));
    Ok(())
}

/// What goes as things stand now.
fn erasing(s: &Session<'_>, own: &[Loaded]) -> Erasing {
    let goes = |l: &Loaded| {
        let Fate { goes, stays } = fate(s, &l.permohonan);
        goes.map(|_| (l.permohonan.kode, stays.is_some()))
    };
    let mut permohonan: Vec<_> = own.iter().filter_map(goes).collect();
    permohonan.sort_unstable();
    Erasing { permohonan, draft: has_draft(s), last: s.dialog.last.is_some() }
}

/// Deletes what can go of a permohonan: its person, or the telephone number of what was sent, which no rule asks to keep. That is an
/// event like another correction, so that the register is whole without it.
async fn goes_now(s: &mut Session<'_>, p: &Permohonan) -> Result<bool, Fault> {
    if p.tahap.kind() == TahapKind::Dibatalkan {
        return Ok(s.uow.forget().permohonan(p.kode, Rule::Asked, s.now).await?);
    }
    let by = s.warga();
    let stepped = step(s, p.kode, &Command::UbahData { nilai: Nilai::TanpaTelepon }, by).await?;
    Ok(matches!(stepped, Stepped::Advanced { .. }))
}

/// Photos that wait for their place in a draft, or in a permohonan that has gone on.
fn not_placed(s: &mut Session<'_>, own: &[Loaded]) -> Vec<Pesan> {
    let drafts = s.dialog.draft.iter().chain(&s.dialog.aside);
    let mut photos: Vec<Pesan> = drafts.filter_map(better::not_placed).collect();
    photos.extend(own.iter().filter_map(|l| better::passed(s, &l.permohonan)));
    photos
}

/// What belongs to no permohonan and no draft. `whole`: nothing else of the chat stays, so that it can do without these, too.
fn rest_lines(rest: Rest, kept: &Retention, whole: bool) -> impl Iterator<Item = Pesan> + use<> {
    let many = |n: u64, (time, line): (TimeDelta, fn(u32, u32) -> Data)| {
        (n > 0).then(|| line(u32::try_from(n).unwrap_or(u32::MAX), days(time)))
    };
    let lines = [
        many(rest.failed, (kept.failed, |jumlah, hari| Data::RestFailed { jumlah, hari })),
        many(rest.archived, (kept.failed, |jumlah, hari| Data::RestArchived { jumlah, hari })),
        many(rest.looks, (kept.seen, |jumlah, hari| Data::RestLooks { jumlah, hari })),
        (whole && rest.notices > 0).then(|| Data::RestNoticeUntil { hari: days(kept.said) }),
        (whole && rest.stopped).then_some(Data::RestStoppedUntil),
    ];
    lines.into_iter().flatten().map(Pesan::from)
}

/// That the chat stands in the book still, of whom it no longer knows.
fn in_register(rest: Rest) -> Option<Data> {
    let jumlah = u32::try_from(rest.forgotten).unwrap_or(u32::MAX);
    (jumlah > 0).then_some(Data::RestForgotten { jumlah })
}

fn drop_drafts(s: &mut Session<'_>) {
    s.unfocus();
    (s.dialog.draft, s.dialog.aside, s.dialog.last) = (None, None, None);
    s.forget_if_nothing_is_begun();
}

fn has_draft(s: &Session<'_>) -> bool {
    s.dialog.draft.is_some() || s.dialog.aside.is_some()
}

/// What goes of the conversation itself.
fn begun_goes(s: &Session<'_>) -> impl Iterator<Item = Pesan> + use<> {
    let (draft, last) = (has_draft(s), s.dialog.last.is_some());
    [draft.then_some(Data::GoesDraft), last.then_some(Data::GoesLast)].into_iter().flatten().map(Pesan::from)
}

/// What goes of a permohonan, and what stays of it with its reason.
struct Fate {
    goes: Option<Data>,
    stays: Option<Data>,
}

impl Fate {
    fn goes(what: Data) -> Self {
        Self { goes: Some(what), stays: None }
    }

    fn stays(why: Data) -> Self {
        Self { goes: None, stays: Some(why) }
    }
}

fn fate(s: &Session<'_>, p: &Permohonan) -> Fate {
    let (kode, nama) = (p.kode, p.data.nama.as_str().to_owned());
    let own = p.pihak.len() == 1 || p.pihak.iter().any(|h| h.chat == s.chat && h.sebagai == Sebagai::Pemohon);
    match &p.tahap {
        Tahap::Dibatalkan { .. } if own => Fate::goes(Data::GoesClosed { kode, nama }),
        Tahap::Dibatalkan { closed } => {
            let sampai = closed_until(s, closed);
            let has_chat = p.pihak.iter().any(|h| h.sebagai == Sebagai::Pemohon);
            Fate::stays(if has_chat {
                Data::StaysOfPemohon { kode, nama, sampai }
            } else {
                Data::StaysOfPemohonAway { kode, nama, sampai }
            })
        }
        Tahap::Dikirim { sent, .. } => {
            let phone = p.data.phone.is_some() && own;
            let goes = phone.then(|| Data::GoesPhone { kode, nama: nama.clone() });
            let kept = s.kantor().retention.files;
            let stays = match p.checklist.kept_files() {
                0 => Data::StaysSent { kode, nama },
                _ if p.is_sent_back() => Data::StaysReturnedFiles { kode, nama, hari: days(kept) },
                _ => Data::StaysSentFiles { kode, nama, sampai: today_wib(sent.stamp.at + kept) },
            };
            Fate { goes, stays: Some(stays) }
        }
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => Fate::stays(Data::StaysOpen { kode, nama }),
    }
}

/// The last day of the data of a permohonan that is closed.
fn closed_until(s: &Session<'_>, closed: &Stamp) -> NaiveDate {
    today_wib(closed.at + s.kantor().retention.closed)
}

/// With the requests to put something right that wait for an answer.
fn with_asked(p: &Permohonan, baris: Pesan) -> Pesan {
    let line = |open: &Perbaikan| PerbaikanText::LineWaiting { bagian: open.nilai.bagian(), batas: open.due() }.into();
    let diminta: Vec<Pesan> = p.open_perbaikan().map(line).collect();
    if diminta.is_empty() { baris } else { Data::LineAsked { baris: Box::new(baris), diminta }.into() }
}

/// What is kept of a permohonan, until when, and what of its files is not kept any more.
fn kept(s: &Session<'_>, p: &Permohonan) -> Pesan {
    let gone: Vec<_> = p.checklist.pieces.iter().filter_map(|piece| piece.gone).collect();
    let line = kept_until(s, p);
    match gone.iter().map(|one| one.at()).max() {
        Some(last) => {
            let (baris, sejak) = (Box::new(line), today_wib(last));
            Data::LineFilesGone { baris, lembar: count(gone.len()), sejak }.into()
        }
        None => line,
    }
}

fn kept_until(s: &Session<'_>, p: &Permohonan) -> Pesan {
    let (kode, nama, isi) = (p.kode, p.data.nama.as_str().to_owned(), Box::new(content(p)));
    match &p.tahap {
        Tahap::Dibatalkan { closed } => {
            let sampai = closed_until(s, closed);
            Data::LineClosed { kode, nama, isi, sampai }.into()
        }
        Tahap::Dikirim { .. } if p.checklist.kept_files() > 0 && p.is_sent_back() => {
            Data::LineReturnedFiles { kode, nama, isi, hari: days(s.kantor().retention.files) }.into()
        }
        Tahap::Dikirim { sent, .. } if p.checklist.kept_files() > 0 => {
            let sampai = today_wib(sent.stamp.at + s.kantor().retention.files);
            Data::LineSentFiles { kode, nama, isi, sampai }.into()
        }
        Tahap::Dikirim { .. } => Data::LineSent { kode, nama, isi }.into(),
        Tahap::Diajukan | Tahap::TidakLengkap { .. } if p.checklist.kept_files() > 0 => {
            let hari = days(s.kantor().retention.abandoned);
            Data::LineOpenFiles { kode, nama, tahap: Standing::of(p), isi, hari }.into()
        }
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => Data::LineOpen { kode, nama, tahap: Standing::of(p), isi }.into(),
    }
}

fn content(p: &Permohonan) -> Pesan {
    let (lembar, telepon) = (count(p.checklist.kept_files()), u32::from(p.data.phone.is_some()));
    if p.data.numbers.is_none() {
        return Data::ContentNoNumbers { lembar, telepon }.into();
    }
    Data::Content { lembar, telepon, entri: u32::from(p.entri.is_some()) }.into()
}

/// How often something was opened of which is not kept any more by whom.
fn opened_before(rest: Rest, kept: &Retention) -> Option<Pesan> {
    let jumlah = u32::try_from(rest.opened_before).unwrap_or(u32::MAX);
    (jumlah > 0).then(|| Data::OpenedBefore { jumlah, hari: days(kept.reads) }.into())
}

fn opened_text(opened: &[Opened], all: u64, before: Option<Pesan>) -> Pesan {
    let line = |one: &Opened| {
        let Opened { kode, waktu, peran, peran_sekarang, apa } = *one;
        match peran {
            Some(peran) if peran_sekarang => Data::OpenedLineNow { waktu, peran, apa, kode },
            Some(peran) => Data::OpenedLine { waktu, peran, apa, kode },
            None => Data::OpenedLineKeeper { waktu, apa, kode },
        }
    };
    let daftar: Vec<Pesan> = opened.iter().map(|one| line(one).into()).collect();
    let listed = match all.saturating_sub(opened.len() as u64) {
        _ if opened.is_empty() => None,
        0 => Some(Data::Opened { daftar }),
        lain => Some(Data::OpenedMore { daftar, lain: u32::try_from(lain).unwrap_or(u32::MAX) }),
    };
    match (listed.map(Pesan::from), before) {
        (None, None) => Data::OpenedNever.into(),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(listed), Some(before)) => Pesan::Together(vec![listed, before]),
    }
}

fn days(time: TimeDelta) -> u32 {
    u32::try_from(time.num_days()).unwrap_or(u32::MAX)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
