//! SOP step 4: choose the officer at Dispendukcapil; they get the data and the berkas as one pengiriman.

use super::{answer, require};
use crate::app::fault::Fault;
use crate::app::notice;
use crate::app::refusal;
use crate::app::session::{Session, desk_kode};
use crate::app::step::Stepped;
use crate::dialog::Focus;
use crate::dialog::kirim::{Choice, Ready, sum_of};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Event, Refusal, decide};
use crate::domain::pengiriman::{MOST, Sebab};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::{Peran, PetugasId, Stamp};
use crate::domain::sight::Sight;
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::{KirimTap, MAX_KIRIM, Tap};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{Loaded, Move};
use crate::store::petugas::{Petugas, Recipient};

/// `/kirim` of all that can be sent, or `/kirim KODE…`
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, texts: &[String]) -> Result<(), Fault> {
    if texts.is_empty() {
        return super::pilih::open(s).await;
    }
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let whole = [texts.concat()];
    let texts = if Kode::parse(&whole[0]).is_ok() { &whole[..] } else { texts }; // one kode, typed with spaces
    let mut kode = Vec::new();
    for text in texts {
        match desk_kode(Some(text), "/kirim") {
            Ok(one) if kode.contains(&one) => {}
            Ok(one) => kode.push(one),
            Err(wrong) => {
                s.tell(wrong);
                return Ok(());
            }
        }
    }
    ask(s, &kode).await
}

/// The button on a card.
///
/// # Errors
/// Faults of the register.
pub async fn choose_one(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    ask(s, &[kode]).await
}

async fn ask(s: &mut Session<'_>, kode: &[Kode]) -> Result<(), Fault> {
    let Some(ready) = sendable(s, kode).await? else { return Ok(()) };
    let Whom::These(officers) = recipients(s).await? else { return Ok(()) };
    let kode: Vec<Kode> = ready.iter().map(|loaded| loaded.permohonan.kode).collect();
    // As many as fit stand in the button, which then means the same for ever; of more the conversation knows. It knows of what
    // was sent back, too: a button that stays in the chat would send it unmended when it is sent back once more.
    let fits = kode.len() <= MAX_KIRIM && !ready.iter().any(|loaded| loaded.permohonan.is_sent_back());
    let sum = sum_of(&kode);
    let button = |one: &Petugas| {
        let tap = if fits { Tap::KirimTo(one.id, kode.clone()) } else { KirimTap::To(one.id, sum).into() };
        Button::new(Label::Recipient { nama: one.nama.clone() }, tap)
    };
    let daftar = ready.iter().map(|loaded| crate::app::warga::status::line(&loaded.permohonan)).collect();
    let reply = Reply::new(Meja::KirimChoose { daftar }).rows(officers.iter().map(button));
    if !fits {
        s.dialog.kirim = Some(typed(s, &ready));
    }
    s.dialog.focus = Focus::Nothing;
    s.say(reply);
    Ok(())
}

/// What was named by kode, as a choice of which all goes.
fn typed(s: &Session<'_>, ready: &[Loaded]) -> Choice {
    let one = |loaded: &Loaded| Ready {
        kode: loaded.permohonan.kode,
        jenis: loaded.permohonan.jenis,
        desa: s.kantor().desa_nama(&loaded.permohonan.data.desa),
        kembali: loaded.permohonan.is_sent_back(),
        on: true,
    };
    Choice { ready: ready.iter().map(one).collect(), at: s.now }
}

/// Those that can be sent; the others are told of at once, before anybody chooses for nothing.
async fn sendable(s: &mut Session<'_>, kode: &[Kode]) -> Result<Option<Vec<Loaded>>, Fault> {
    if is_too_many(s, kode) {
        return Ok(None);
    }
    let sight = super::show::sight(s);
    let found = s.uow.permohonan().find_many(kode, sight).await?;
    if let Some(&absent) = kode.iter().find(|kode| !found.iter().any(|one| one.permohonan.kode == **kode)) {
        super::show::not_there(s, absent);
        return Ok(None);
    }
    let (mut ready, mut others): (Vec<Loaded>, Vec<Pesan>) = (Vec::new(), Vec::new());
    for loaded in found {
        let p = &loaded.permohonan;
        if p.tahap.kind() == TahapKind::Dientri || p.is_sent_back() {
            ready.push(loaded);
        } else if p.is_declined_since_sent_back() {
            others.push(refusal::for_petugas(p, &Refusal::DeclinedSinceSentBack));
        } else {
            others.push(crate::app::warga::status::line(p));
        }
    }
    if !others.is_empty() {
        s.tell(Meja::KirimLeftOut { daftar: others });
    }
    Ok((!ready.is_empty()).then_some(ready))
}

/// More than one pengiriman holds: that was said.
fn is_too_many(s: &mut Session<'_>, kode: &[Kode]) -> bool {
    let too_many = kode.len() > MOST;
    if too_many {
        s.tell(PengirimanText::TooMany { jumlah: u32::try_from(MOST).unwrap_or(u32::MAX) });
    }
    too_many
}

/// To whom something can be sent.
pub(super) enum Whom {
    /// To these.
    These(Vec<Petugas>),
    /// To nobody: that was said.
    Nobody,
}

/// The officers who can be reached; where there are none, the petugas is told why.
pub(super) async fn recipients(s: &mut Session<'_>) -> Result<Whom, Fault> {
    let (reachable, away): (Vec<_>, Vec<_>) =
        s.uow.petugas().recipients().await?.into_iter().partition(|r| r.reachable);
    match (reachable.is_empty(), away.is_empty()) {
        (false, _) => return Ok(Whom::These(reachable.into_iter().map(|r| r.petugas).collect())),
        (true, false) => s.tell(unreachable(&away)),
        (true, true) => s.tell(Meja::KirimNobody),
    }
    Ok(Whom::Nobody)
}

pub(super) fn unreachable(away: &[Recipient]) -> Meja {
    let line = |r: &Recipient| Meja::PetugasLine { nama: r.petugas.nama.clone(), peran: r.petugas.peran }.into();
    Meja::KirimUnreachable { daftar: away.iter().map(line).collect() }
}

/// The button of an officer. It was made for a first sending: what was sent back since is not sent by it.
///
/// # Errors
/// Faults of the register.
pub async fn send(s: &mut Session<'_>, recipient: PetugasId, kode: &[Kode]) -> Result<(), Fault> {
    if require(s, &[Peran::Staf]) {
        dispatch(s, recipient, kode, None).await?;
    }
    Ok(())
}

/// Sends all of these to the officer as one pengiriman; one that cannot be sent does not hold up the others. Nothing is called
/// *dikirim* that an officer cannot get. However many there are, the statements are the same few. What was sent back goes only
/// where it was asked for as such. Whether anything was sent.
pub(super) async fn dispatch(
    s: &mut Session<'_>,
    recipient: PetugasId,
    kode: &[Kode],
    asked: Option<&Choice>,
) -> Result<bool, Fault> {
    let officer = s.uow.petugas().recipients().await?.into_iter().find(|r| r.petugas.id == recipient);
    if let Some(away) = officer.as_ref().filter(|r| !r.reachable) {
        s.tell(unreachable(std::slice::from_ref(away)));
        return Ok(false);
    }
    if is_too_many(s, kode) {
        return Ok(false);
    }
    let officer = officer.map(|r| r.petugas);
    let command = Command::Kirim { recipient, recipient_peran: officer.as_ref().map(|one| one.peran) };
    let (go, others) = decided(s, kode, &command, asked).await?;
    s.pressed = None;
    let went = !go.is_empty();
    if let Some(officer) = officer.filter(|_| went) {
        hand_over(s, &officer, go, others.len()).await?;
    }
    left_out(s, others).await?;
    Ok(went)
}

/// Why one does not go.
enum Left {
    /// It cannot.
    Step(Stepped),
    /// It was sent back, and nobody has asked to send it again.
    Back(Box<Permohonan>),
}

/// So many are told of one by one, with who was faster; of more there is a list.
const TOLD: usize = 3;

async fn left_out(s: &mut Session<'_>, others: Vec<(Kode, Left)>) -> Result<(), Fault> {
    if others.len() > TOLD {
        let line = |(kode, left): &(Kode, Left)| match left {
            Left::Back(permohonan)
            | Left::Step(Stepped::AlreadyDone { permohonan, .. } | Stepped::Refused { permohonan, .. }) => {
                crate::app::warga::status::line(permohonan)
            }
            Left::Step(Stepped::Advanced { .. } | Stepped::NotFound) => Kerja::KodeLine { kode: *kode }.into(),
        };
        s.tell(Meja::KirimLeftOut { daftar: others.iter().map(line).collect() });
        return Ok(());
    }
    for (kode, left) in others {
        match left {
            Left::Step(stepped) => {
                answer(s, kode, stepped, |_, _| PengirimanText::PickEmpty.into()).await?; // none of them has advanced
            }
            Left::Back(permohonan) => {
                s.tell(returned(&permohonan));
                super::show::card_of(s, kode).await?;
            }
        }
    }
    Ok(())
}

/// It was sent back, and why; the card beside it has the button to send it again.
fn returned(p: &Permohonan) -> PengirimanText {
    let kode = p.kode;
    match p.kembali.as_ref().map(|kembali| &kembali.sebab) {
        Some(Sebab { text: Some(catatan), .. }) => PengirimanText::NotAgainText { kode, catatan: catatan.clone() },
        Some(Sebab { kode: alasan, text: None }) => PengirimanText::NotAgain { kode, alasan: *alasan },
        None => PengirimanText::RefusedSentBack { kode }, // it is always known why
    }
}

/// Whether it was sent back before somebody chose it as such: what came back since was not mended yet.
fn is_asked(p: &Permohonan, asked: Option<&Choice>) -> bool {
    let before = |choice: &Choice| p.kembali.as_ref().is_some_and(|kembali| kembali.stamp.at <= choice.at);
    let named = |choice: &Choice| choice.ready.iter().any(|one| one.kode == p.kode && one.kembali);
    asked.is_some_and(|choice| named(choice) && before(choice))
}

/// What can be sent, with its event, and what became of the others.
async fn decided(
    s: &mut Session<'_>,
    kode: &[Kode],
    command: &Command,
    asked: Option<&Choice>,
) -> Result<(Vec<(Loaded, Event)>, Vec<(Kode, Left)>), Fault> {
    let stamp = Stamp { by: s.actor(), at: s.now };
    let mut locked: Vec<Loaded> = s.uow.permohonan().lock_many(kode, Sight::All).await?;
    let (mut go, mut others) = (Vec::new(), Vec::new());
    for &one in kode {
        let at = locked.iter().position(|loaded| loaded.permohonan.kode == one);
        let Some(loaded) = at.map(|at| locked.remove(at)) else {
            others.push((one, Left::Step(Stepped::NotFound)));
            continue;
        };
        if loaded.permohonan.is_sent_back() && !is_asked(&loaded.permohonan, asked) {
            others.push((one, Left::Back(boxed(loaded))));
            continue;
        }
        let stepped = match decide(&loaded.permohonan, command, stamp) {
            Decision::Advanced(event) => {
                go.push((loaded, event));
                continue;
            }
            Decision::AlreadyDone(first) => Stepped::AlreadyDone { id: loaded.id, permohonan: boxed(loaded), first },
            Decision::Refused(Refusal::NotYours) => Stepped::NotFound,
            Decision::Refused(refusal) => Stepped::Refused { permohonan: boxed(loaded), refusal },
        };
        others.push((one, Left::Step(stepped)));
    }
    Ok((go, others))
}

fn boxed(loaded: Loaded) -> Box<Permohonan> {
    Box::new(loaded.permohonan)
}

pub(super) async fn hand_over(
    s: &mut Session<'_>,
    officer: &Petugas,
    go: Vec<(Loaded, Event)>,
    without: usize,
) -> Result<(), Fault> {
    let stamp = Stamp { by: s.actor(), at: s.now };
    let moves: Vec<Move<'_>> = go.iter().map(|(before, event)| Move { before, event: event.clone() }).collect();
    let to = (officer.id, s.kantor().kirim.saluran);
    let (made, after) = s.uow.permohonan().send_many(&moves, to, stamp).await?;
    drop(moves);
    let sent: Vec<notice::Happened> =
        go.into_iter().zip(after).map(|((before, event), after)| notice::Happened { before, after, event }).collect();
    notice::sent(s, &sent, officer, made).await?;
    let jumlah = u32::try_from(sent.len()).unwrap_or(u32::MAX);
    let done = PengirimanText::Done { nomor: made.nomor, jumlah, penerima: officer.nama.clone() };
    s.say(Reply::new(done).rows([Button::new(Label::ArsipLagi, KirimTap::Again(made.id))]));
    if without > 0 && sent.len() + without > 1 {
        s.tell(PengirimanText::DoneWithout { jumlah: u32::try_from(without).unwrap_or(u32::MAX) });
    }
    Ok(())
}
