//! Requests to put data right, at the desk of staf: what waits, what is asked for beside what stands there, and the answer.
//! Staf hold it against the berkas, as in SOP 3, and what they then write needs no other pair of eyes than it does there.

use super::{answer, require, show, who};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::warga::perbaikan::other_open;
use crate::dialog::Focus;
use crate::dialog::perbaikan::{in_full, masked, standing};
use crate::domain::kode::Kode;
use crate::domain::langkah::Command;
use crate::domain::perbaikan::{AlasanTolak, Bagian, Nilai, Perbaikan, Tolak};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::personal::covered;
use crate::domain::petugas::{Actor, Peran, PetugasId};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, PerbaikanAct};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::disclosure::Disclosed;
use crate::store::perbaikan::Waiting;
use crate::store::permohonan::Loaded;

/// Longest text of an answer, in characters.
const MAX_TEXT: usize = 300;

/// So many are listed.
const LISTED: i64 = 20;

/// `/perbaikan`: what waits, the first due first.
///
/// # Errors
/// Faults of the register.
pub async fn list(s: &mut Session<'_>) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf, Peran::Kasi]) {
        return Ok(());
    }
    let waiting = s.uow.perbaikan().waiting(None, LISTED).await?;
    if waiting.is_empty() {
        s.tell(PerbaikanText::ListNone);
        return Ok(());
    }
    let daftar = waiting.iter().map(|one| line(one, s.now)).collect();
    let reply = Reply::new(PerbaikanText::List { daftar });
    let reply = if s.is(Peran::Staf) { reply.rows(waiting.iter().map(button)) } else { reply };
    s.say(reply);
    Ok(())
}

/// A request as a line.
#[must_use]
pub fn line(one: &Waiting, now: chrono::DateTime<chrono::Utc>) -> Pesan {
    let (kode, bagian, batas) = (one.kode, one.bagian, one.due_at);
    if now >= batas {
        PerbaikanText::ListLineLate { kode, bagian, batas }.into()
    } else {
        PerbaikanText::ListLine { kode, bagian, batas }.into()
    }
}

/// The button that opens it.
#[must_use]
pub fn button(one: &Waiting) -> Button {
    let label = Label::PerbaikanOf { kode: one.kode, bagian: one.bagian };
    Button::new(label, (one.kode, Act::Perbaikan(one.nomor, PerbaikanAct::Open)))
}

/// Something with one of them.
///
/// # Errors
/// Faults of the register.
pub async fn act(s: &mut Session<'_>, (kode, nomor): (Kode, u16), act: PerbaikanAct) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let Some(asked) = loaded.permohonan.perbaikan.iter().find(|one| one.nomor == nomor) else {
        s.old_button();
        return Ok(());
    };
    if let Some(text) = ended(s, &loaded.permohonan, asked).await? {
        s.unfocus();
        s.tell(text);
        return Ok(());
    }
    match act {
        PerbaikanAct::Open => open(s, &loaded, asked).await,
        PerbaikanAct::Fix => fix(s, &loaded, asked).await,
        PerbaikanAct::Refuse => {
            refuse(s, kode, asked);
            Ok(())
        }
        PerbaikanAct::Why(AlasanTolak::Lainnya) => {
            s.dialog.focus = Focus::TolakText { kode, nomor };
            let text = PerbaikanText::RefuseText { kode, bagian: asked.nilai.bagian() };
            s.say(Reply::new(text).rows([back(kode, nomor)]));
            Ok(())
        }
        PerbaikanAct::Why(alasan) => confirm(s, (kode, nomor), Tolak { kode: alasan, text: None }).await,
        PerbaikanAct::Send => send(s, kode, asked).await,
    }
}

/// What was answered is not answered again: who has, and when. What was taken back, or withdrawn with its permohonan, needs
/// no answer.
async fn ended(s: &mut Session<'_>, p: &Permohonan, asked: &Perbaikan) -> Result<Option<Pesan>, Fault> {
    let (kode, bagian) = (p.kode, asked.nilai.bagian());
    let Some(jawaban) = &asked.jawaban else {
        let closed = p.tahap.kind() == TahapKind::Dibatalkan;
        return Ok(closed.then(|| Meja::RefusedClosed { kode }.into()));
    };
    let waktu = jawaban.at;
    let Some(by) = jawaban.by() else {
        return Ok(Some(PerbaikanText::AnsweredTakenBack { kode, bagian, waktu }.into()));
    };
    let oleh = who(s, by, Actor::Petugas(by, Peran::Staf)).await?;
    Ok(Some(PerbaikanText::Answered { kode, bagian, oleh, waktu }.into()))
}

/// Both values in full; that they were shown is recorded. Numbers are covered again after a while.
async fn open(s: &mut Session<'_>, loaded: &Loaded, asked: &Perbaikan) -> Result<(), Fault> {
    let Some(petugas) = s.petugas.as_ref().map(|one| one.id) else { return Ok(()) };
    let (p, bagian, kantor) = (&loaded.permohonan, asked.nilai.bagian(), s.kantor());
    let whole = opened(p, asked, |nilai| in_full(nilai, kantor));
    let covered = opened(p, asked, |nilai| masked(nilai, kantor));
    record(s, loaded, bagian, petugas).await?;
    match bagian {
        Bagian::Nik | Bagian::Kk | Bagian::Telepon => s.say_briefly(loaded.id, whole, covered),
        Bagian::Nama
        | Bagian::Desa
        | Bagian::TempatLahir
        | Bagian::TanggalLahir
        | Bagian::JenisKelamin
        | Bagian::Alamat
        | Bagian::RtRw
        | Bagian::Koreksi => s.say(whole),
    }
    Ok(())
}

fn opened(p: &Permohonan, asked: &Perbaikan, shown: impl Fn(&Nilai) -> Pesan) -> Reply {
    let (kode, nama, bagian) = (p.kode, p.data.nama.as_str().to_owned(), asked.nilai.bagian());
    let (lama, baru) = (Box::new(standing(p, &asked.nilai, &shown)), Box::new(shown(&asked.nilai)));
    let (sejak, batas) = (asked.at, asked.due());
    let button = |label, act| Button::new(label, (kode, Act::Perbaikan(asked.nomor, act)));
    let card = Button::new(Label::Card, (kode, Act::Card));
    if p.tahap.kind() == TahapKind::Dikirim {
        Reply::new(PerbaikanText::OpenSent { kode, nama, bagian, lama, baru, sejak, batas })
            .rows([button(Label::PerbaikanReply, PerbaikanAct::Refuse), card])
    } else {
        Reply::new(PerbaikanText::Open { kode, nama, bagian, lama, baru, sejak, batas }).rows([
            button(Label::PerbaikanFix, PerbaikanAct::Fix),
            button(Label::PerbaikanRefuse, PerbaikanAct::Refuse),
            card,
        ])
    }
}

async fn record(s: &mut Session<'_>, loaded: &Loaded, bagian: Bagian, petugas: PetugasId) -> Result<(), Fault> {
    let shown = match bagian {
        Bagian::Nik | Bagian::Kk => Disclosed::Nik,
        Bagian::Telepon => Disclosed::Phone,
        Bagian::Nama | Bagian::Desa | Bagian::Koreksi => Disclosed::Kartu,
        Bagian::TempatLahir | Bagian::TanggalLahir | Bagian::JenisKelamin | Bagian::Alamat | Bagian::RtRw => {
            Disclosed::Data
        }
    };
    Ok(s.uow.disclosure().record(loaded.id, (petugas, Peran::Staf), &shown, s.now).await?)
}

/// *Sesuai berkas, perbaiki*.
async fn fix(s: &mut Session<'_>, loaded: &Loaded, asked: &Perbaikan) -> Result<(), Fault> {
    let (kode, nilai) = (loaded.permohonan.kode, asked.nilai.clone());
    s.unfocus();
    if let Some(lain) = other_open(s, &loaded.permohonan, &nilai).await? {
        s.tell(Meja::RefusedOtherOpen { kode, lain });
        return Ok(());
    }
    let by = s.actor();
    let stepped = step(s, kode, &Command::Perbaiki { nomor: asked.nomor }, by).await?;
    say(s, (kode, asked.nomor), stepped, |s| {
        let (bagian, baru) = (nilai.bagian(), Box::new(masked(&nilai, s.kantor())));
        PerbaikanText::DoneFixed { kode, bagian, baru }
    })
    .await
}

/// What becomes of it, said below the question: the pressed message is no card. Who was faster is said of the request, not of
/// the permohonan.
async fn say(
    s: &mut Session<'_>,
    (kode, nomor): (Kode, u16),
    stepped: Stepped,
    done: impl FnOnce(&Session<'_>) -> PerbaikanText,
) -> Result<(), Fault> {
    s.pressed = None;
    if let Stepped::AlreadyDone { permohonan, .. } = &stepped
        && let Some(asked) = permohonan.perbaikan.iter().find(|one| one.nomor == nomor)
        && let Some(text) = ended(s, permohonan, asked).await?
    {
        s.tell(text);
        return Ok(());
    }
    answer(s, kode, stepped, |s, _| done(s).into()).await
}

fn refuse(s: &mut Session<'_>, kode: Kode, asked: &Perbaikan) {
    let nomor = asked.nomor;
    s.dialog.focus = Focus::TolakText { kode, nomor }; // a typed reason is one in own words
    let button = |&alasan: &AlasanTolak| {
        Button::new(Label::PerbaikanWhy { alasan }, (kode, Act::Perbaikan(nomor, PerbaikanAct::Why(alasan))))
    };
    let text = PerbaikanText::RefuseWhy { kode, bagian: asked.nilai.bagian() };
    s.say(Reply::new(text).rows(AlasanTolak::ALL.iter().map(button)).rows([back(kode, nomor)]));
}

fn back(kode: Kode, nomor: u16) -> Button {
    Button::new(Label::UbahNo, (kode, Act::Perbaikan(nomor, PerbaikanAct::Open)))
}

/// Own words for the reason.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, of: (Kode, u16), text: &str) -> Result<(), Fault> {
    let text = text.trim();
    if text.chars().count() > MAX_TEXT {
        s.tell(Meja::TextTooLong { jumlah: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) });
        return Ok(());
    }
    confirm(s, of, Tolak { kode: AlasanTolak::Lainnya, text: Some(covered(text)) }).await
}

/// The answer once more, before it goes to the person.
///
/// # Errors
/// Faults of the register.
pub async fn confirm(s: &mut Session<'_>, (kode, nomor): (Kode, u16), tolak: Tolak) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        s.unfocus();
        return Ok(());
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let Some(asked) = loaded.permohonan.perbaikan.iter().find(|one| one.nomor == nomor) else {
        s.unfocus();
        s.old_button();
        return Ok(());
    };
    if let Some(text) = ended(s, &loaded.permohonan, asked).await? {
        s.unfocus();
        s.tell(text);
        return Ok(());
    }
    let text = PerbaikanText::RefuseConfirm { kode, bagian: asked.nilai.bagian(), alasan: Box::new(why(&tolak)) };
    s.dialog.focus = Focus::TolakConfirm { kode, nomor, tolak };
    let send = Button::new(Label::PerbaikanSend, (kode, Act::Perbaikan(nomor, PerbaikanAct::Send)));
    s.say(Reply::new(text).rows([back(kode, nomor), send]));
    Ok(())
}

/// A reason as its person reads it.
#[must_use]
pub fn why(tolak: &Tolak) -> Pesan {
    match &tolak.text {
        Some(catatan) => PerbaikanText::WhyText { catatan: catatan.clone() }.into(),
        None => PerbaikanText::Why { alasan: tolak.kode }.into(),
    }
}

/// *Kirim jawaban*. An old one sends nothing: the question has to be open.
async fn send(s: &mut Session<'_>, kode: Kode, asked: &Perbaikan) -> Result<(), Fault> {
    let Focus::TolakConfirm { kode: of, nomor, tolak } = s.dialog.focus.clone() else {
        refuse(s, kode, asked);
        return Ok(());
    };
    if (of, nomor) != (kode, asked.nomor) {
        s.tell(Umum::QuestionPassed);
        return Ok(());
    }
    s.unfocus();
    let (by, bagian) = (s.actor(), asked.nilai.bagian());
    let stepped = step(s, kode, &Command::TolakPerbaikan { nomor, tolak }, by).await?;
    say(s, (kode, nomor), stepped, |_| PerbaikanText::DoneRefused { kode, bagian }).await
}
