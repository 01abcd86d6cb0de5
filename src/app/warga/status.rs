//! `/status`: where a permohonan stands, since when, what comes next, what to do. Only for the chats it belongs to.

use chrono::{DateTime, Utc};

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::tunda::waits;
use crate::app::warga::expected::expected_text;
use crate::app::{meja, receipt, warga};
use crate::dialog::{Choosing, Focus, Sent};
use crate::domain::berkas::{Answer, Checklist, Syarat, SyaratKode};
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::langkah::EventKind;
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::{Permohonan, Tahap, TahapKind};
use crate::domain::petugas::Peran;
use crate::domain::stale::{OLD, days_since};
use crate::domain::standing::Standing;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::{Act, Menu};
use crate::pesan::umum::Umum;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{Loaded, TimelineEntry};

/// `/status` without a kode: the only one in full, several as a list.
///
/// # Errors
/// Faults of the register.
pub async fn all(s: &mut Session<'_>) -> Result<(), Fault> {
    all_after(s, None).await
}

/// The same, after what is said where there is one.
async fn all_after(s: &mut Session<'_>, first: Option<Pesan>) -> Result<(), Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let open: Vec<&Loaded> = own.iter().filter(|l| l.permohonan.tahap.kind().is_open()).collect();
    let reply = match (&own[..], &open[..]) {
        ([], _) if s.dialog.draft.is_some() => Reply::new(Warga::StatusDraft),
        ([], _) => Reply::new(Warga::StatusNone).rows([Button::new(Label::MenuAjukan, Menu::Ajukan)]),
        ([one], _) => full(s, one).await?,
        (_, [one]) => full(s, one).await?,
        (many, _) => {
            s.dialog.focus = Focus::Choose(Choosing::Status);
            list(many)
        }
    };
    let reply = warga::menu::offer_draft(s, reply);
    s.say(match first.filter(|_| !own.is_empty()) {
        Some(first) => reply.after(first),
        None => reply,
    });
    Ok(())
}

/// What was sent by the message whose button is pressed.
#[must_use]
pub fn sent_by(s: &Session<'_>) -> Option<Sent> {
    s.dialog.sent.filter(|sent| s.pressed.is_some() && sent.message_id == s.pressed)
}

/// A button of a draft that is gone: what was sent cannot be changed by it.
///
/// # Errors
/// Faults of the register.
pub async fn after_sending(s: &mut Session<'_>, sent: Option<Sent>) -> Result<(), Fault> {
    if sent.map_or(s.is(Peran::Staf), |sent| sent.walk_in) {
        meja::daftarkan::registered_already(s, sent.map(|sent| sent.kode));
        return Ok(());
    }
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let meant = |l: &&Loaded| sent.is_none_or(|sent| sent.kode == l.permohonan.kode);
    let gone = own.iter().filter(meant).all(|l| l.permohonan.tahap.kind() == TahapKind::Dibatalkan);
    let first = if gone { Ajukan::SentGone } else { Ajukan::SentAlready };
    match sent.and_then(|sent| own.iter().find(|l| l.permohonan.kode == sent.kode)) {
        Some(one) => {
            let reply = full(s, one).await?;
            let reply = warga::menu::offer_draft(s, reply).after(first);
            s.say(reply);
            Ok(())
        }
        None => all_after(s, Some(first.into())).await,
    }
}

/// How long it takes, and where the own permohonan stand.
///
/// # Errors
/// Faults of the register.
pub async fn after_how_long(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.uow.permohonan().of_chat(s.chat).await?.is_empty() {
        let lately = s.uow.perkiraan().all().await?;
        let text = Pesan::Together(vec![Umum::HowLong.into(), expected_text(&lately)]);
        let text = if lately.is_empty() { Umum::HowLong.into() } else { text };
        let reply = warga::menu::offer_draft(s, Reply::new(text));
        s.say(reply);
        return Ok(());
    }
    all_after(s, Some(Umum::HowLong.into())).await
}

/// `/status KODE`. A kode of somebody else gets the answer of one that does not exist.
///
/// # Errors
/// Faults of the register.
pub async fn one(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let reply = match own.iter().find(|l| l.permohonan.kode == kode) {
        Some(loaded) => full(s, loaded).await?,
        None => Reply::new(s.no_such(Umum::NotFound { kode: kode.to_string() })),
    };
    let reply = warga::menu::offer_draft(s, reply);
    s.say(reply);
    Ok(())
}

/// Those of a chat that are open, one a line.
#[must_use]
pub fn open_lines(own: &[Loaded]) -> Vec<Pesan> {
    own.iter().map(|l| &l.permohonan).filter(|p| p.tahap.kind().is_open()).map(own_line).collect()
}

/// A permohonan as a line of a list for petugas, in the words of the SOP.
#[must_use]
pub fn line(p: &Permohonan) -> Pesan {
    Warga::StatusLine { kode: p.kode, jenis: p.jenis, tahap: Standing::of(p) }.into()
}

/// The same for those it belongs to, in plain words.
#[must_use]
pub fn own_line(p: &Permohonan) -> Pesan {
    let nama = p.data.nama.as_str().to_owned();
    Warga::OwnLine { kode: p.kode, nama, jenis: p.jenis, tahap: Standing::of(p) }.into()
}

/// The button of one of them.
#[must_use]
pub fn own_button(p: &Permohonan, act: Act) -> Button {
    Button::new(Label::Permohonan { kode: p.kode, nama: p.data.nama.as_str().to_owned() }, (p.kode, act))
}

fn list(many: &[Loaded]) -> Reply {
    let daftar = many.iter().map(|l| own_line(&l.permohonan)).collect();
    Reply::new(Warga::StatusList { daftar }).rows(many.iter().map(|l| own_button(&l.permohonan, Act::Status)))
}

async fn full(s: &mut Session<'_>, loaded: &Loaded) -> Result<Reply, Fault> {
    let p = &loaded.permohonan;
    let nomor: Pesan = match p.nomor {
        Some(nomor) => Warga::NomorRegister { nomor: s.kantor().nomor(nomor) }.into(),
        None => Warga::NomorNone.into(),
    };
    let why = closed_why(s, loaded).await?;
    let next = next_with_hold(s, loaded);
    let text = Warga::Status {
        kode: p.kode,
        nama: p.data.nama.as_str().to_owned(),
        jenis: p.jenis,
        tahap: Standing::of(p),
        sejak: p.since(),
        nomor: Box::new(nomor),
        berikutnya: Box::new(match why {
            Some(why) => Pesan::Together(vec![why, next]),
            None => next,
        }),
        riwayat: timeline(loaded),
    };
    Ok(Reply::new(text).rows(buttons(p)))
}

/// What happened, one a line; of a statement, what it says. That the program has kept a file is nothing that happened to the
/// person. They stand in the riwayat in the order in which they were made.
fn timeline(loaded: &Loaded) -> Vec<Pesan> {
    let mut stated = loaded.permohonan.pernyataan.iter();
    let mut line = |t: &TimelineEntry| match (t.kind == EventKind::Dinyatakan).then(|| stated.next()).flatten() {
        Some(one) => Warga::TimelineStated { waktu: t.at, pernyataan: one.kind, tanggal: one.tanggal }.into(),
        None => Warga::TimelineLine { waktu: t.at, event: t.kind }.into(),
    };
    loaded.timeline.iter().filter(|t| t.kind != EventKind::BerkasDisimpan).map(&mut line).collect()
}

/// Why it goes on no more.
async fn closed_why(s: &mut Session<'_>, loaded: &Loaded) -> Result<Option<Pesan>, Fault> {
    if loaded.permohonan.tahap.kind() != TahapKind::Dibatalkan {
        return Ok(None);
    }
    let withdrawn = loaded.permohonan.last_change().by.petugas().is_none();
    Ok(s.uow.permohonan().closed_why(loaded).await?.map(|alasan| match (alasan.text, withdrawn) {
        (Some(catatan), true) => Warga::WithdrawnWhyText { catatan }.into(),
        (None, true) => Warga::WithdrawnWhy { alasan: alasan.kode }.into(),
        (Some(catatan), false) => Warga::ClosedWhyText { alasan: alasan.kode, catatan }.into(),
        (None, false) => Warga::ClosedWhy { alasan: alasan.kode }.into(),
    }))
}

fn buttons(p: &Permohonan) -> Vec<Button> {
    let complete = matches!(p.tahap, Tahap::TidakLengkap { .. }) && !p.checklist.open_kekurangan().is_empty();
    let lengkapi = complete.then(|| Button::new(Label::Lengkapi, (p.kode, Act::Lengkapi)));
    let tarik = p.tahap.kind().is_open().then(|| Button::new(Label::Tarik, (p.kode, Act::Tarik)));
    let receipt = receipt::is_of_pelapor(p).filter(|_| p.tahap.kind() != TahapKind::Dibatalkan);
    let receipt = receipt.map(|_| Button::new(Label::ReceiptForPemohon, (p.kode, Act::Receipt)));
    lengkapi.into_iter().chain(receipt).chain(tarik).collect()
}

/// What comes next, and whether it waits for an outside cause.
fn next_with_hold(s: &Session<'_>, loaded: &Loaded) -> Pesan {
    let next = next_and_how_long(loaded, s.kantor());
    let next = match old_news(&loaded.permohonan, s.now) {
        Some(old) => Pesan::Together(vec![next, old]),
        None => next,
    };
    match loaded.hold() {
        Some(hold) => Pesan::Together(vec![waits(hold), next]),
        None => next,
    }
}

/// How old the last statement is, where Dispendukcapil has not stated an end.
fn old_news(p: &Permohonan, now: DateTime<Utc>) -> Option<Pesan> {
    let last = p.stated().filter(|last| !last.kind.is_final() && !p.is_sent_back())?;
    let hari = days_since(last.tanggal, now);
    (hari >= OLD).then(|| PengirimanText::NewsAge { hari }.into())
}

fn next_and_how_long(loaded: &Loaded, kantor: &Kantor) -> Pesan {
    let p = &loaded.permohonan;
    match loaded.expected.filter(|_| p.tahap.kind().is_open()) {
        Some(expected) => Pesan::Together(vec![next(p, kantor), expected_text(&[(p.jenis, expected)])]),
        None => next(p, kantor),
    }
}

/// What comes next, and what the citizen has to do.
fn next(p: &Permohonan, kantor: &Kantor) -> Pesan {
    let tugas = Box::new(to_do(p.jenis, kantor));
    match &p.tahap {
        Tahap::Diajukan => {
            let dibawa = to_bring(&p.checklist);
            if dibawa.is_empty() {
                return Warga::NextDiajukanAllHere { tugas }.into();
            }
            let bring = Warga::NextDiajukan { dibawa }.into();
            if p.jenis == Jenis::Baru { Pesan::Together(vec![bring, *tugas]) } else { bring }
        }
        Tahap::Diterima { .. } => Warga::NextDiterima { tugas }.into(),
        Tahap::TidakLengkap { .. } => {
            let daftar = missing_lines(&p.checklist);
            if daftar.is_empty() {
                let dibawa = to_bring(&p.checklist);
                if dibawa.is_empty() {
                    Warga::NextTidakLengkapAnswered.into()
                } else {
                    Warga::NextTidakLengkapBring { dibawa }.into()
                }
            } else {
                Warga::NextTidakLengkap { daftar }.into()
            }
        }
        Tahap::Lengkap { .. } => Warga::NextLengkap { tugas }.into(),
        Tahap::Dientri { .. } => Warga::NextDientri { tugas }.into(),
        Tahap::Dikirim { .. } if p.is_sent_back() => PengirimanText::NextKembali.into(),
        Tahap::Dikirim { .. } => match p.stated() {
            Some(last) => Warga::LastPernyataan { pernyataan: last.kind, tanggal: last.tanggal }.into(),
            None => Warga::NextDikirim { tugas }.into(),
        },
        Tahap::Dibatalkan { .. } => Warga::NextDibatalkan.into(),
    }
}

/// What is left to the pemohon while the office works: for a first KTP, to be recorded.
#[must_use]
pub fn to_do(jenis: Jenis, kantor: &Kantor) -> Pesan {
    match jenis {
        Jenis::Baru => Warga::ToRecord { tempat: kantor.perekaman.clone() }.into(),
        Jenis::Pembetulan | Jenis::Rusak | Jenis::Hilang => Warga::NothingToDo.into(),
    }
}

/// Originals that are waited for at the counter, one a line.
#[must_use]
pub fn to_bring(checklist: &Checklist) -> Vec<Pesan> {
    waited_for(checklist).map(|s| Warga::SyaratLine { syarat: s.nama.clone() }.into()).collect()
}

/// What was promised and has not been ticked by staf, and what is not there and is not asked for by chat.
pub fn waited_for(checklist: &Checklist) -> impl Iterator<Item = &Syarat> {
    let (needed, asked) = (checklist.not_held(), checklist.open_kekurangan());
    let promised = |kode: &SyaratKode| checklist.current(kode).any(|p| p.answer == Answer::Promised);
    checklist.syarat.iter().filter(move |s| {
        let asked = asked.iter().any(|k| k.finding.syarat == s.kode);
        !asked && !checklist.is_held(&s.kode) && (promised(&s.kode) || needed.contains(&s.kode))
    })
}

/// Kekurangan that are not answered, one a line with the reason.
#[must_use]
pub fn missing_lines(checklist: &Checklist) -> Vec<Pesan> {
    let nama = |kode: &SyaratKode| checklist.syarat(kode).map_or_else(|| kode.to_string(), |s| s.nama.clone());
    let line = |k: &&crate::domain::berkas::Kekurangan| {
        let (syarat, alasan) = (nama(&k.finding.syarat), k.finding.alasan);
        match &k.finding.note {
            Some(note) => Warga::MissingLineNote { syarat, alasan, catatan: note.clone() }.into(),
            None => Warga::MissingLine { syarat, alasan }.into(),
        }
    };
    checklist.open_kekurangan().iter().map(line).collect()
}
