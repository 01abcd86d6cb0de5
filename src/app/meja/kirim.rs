//! SOP step 4: choose the officer at Dispendukcapil; they get the data and the berkas.

use super::{answer, require};
use crate::app::fault::Fault;
use crate::app::session::{Session, desk_kode};
use crate::app::step::step;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::Command;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::{Peran, PetugasId};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::{MAX_KIRIM, Tap};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::petugas::Recipient;

/// `/kirim KODE…`
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, texts: &[String]) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    if texts.is_empty() {
        s.tell(Umum::KodeNeeded { command: "/kirim".to_owned() });
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
    if kode.len() > MAX_KIRIM {
        s.tell(Meja::KirimTooMany { jumlah: u32::try_from(MAX_KIRIM).unwrap_or(u32::MAX) });
        return Ok(());
    }
    let Some((kode, daftar)) = sendable(s, kode).await? else { return Ok(()) };
    let kode = &kode[..];
    let (reachable, away): (Vec<_>, Vec<_>) =
        s.uow.petugas().recipients().await?.into_iter().partition(|r| r.reachable);
    let button = |r: &Recipient| Button::new(Label::Recipient { nama: r.petugas.nama.clone() }, to(r.petugas.id, kode));
    s.dialog.focus = Focus::Nothing;
    match (reachable.is_empty(), away.is_empty()) {
        (false, _) => s.say(Reply::new(Meja::KirimChoose { daftar }).rows(reachable.iter().map(button))),
        (true, false) => s.tell(unreachable(&away)),
        (true, true) => s.tell(Meja::KirimNobody),
    }
    Ok(())
}

/// Those that can be sent, with their lines; the others are told of at once, before anybody chooses for nothing.
async fn sendable(s: &mut Session<'_>, kode: &[Kode]) -> Result<Option<(Vec<Kode>, Vec<Pesan>)>, Fault> {
    let (mut ready, mut lines, mut others): (Vec<Kode>, Vec<Pesan>, Vec<Pesan>) = (Vec::new(), Vec::new(), Vec::new());
    for &one in kode {
        let Some(loaded) = super::show::visible(s, one).await? else { return Ok(None) };
        let line = crate::app::warga::status::line(&loaded.permohonan);
        if loaded.permohonan.tahap.kind() == TahapKind::Dientri {
            ready.push(one);
            lines.push(line);
        } else {
            others.push(line);
        }
    }
    if !others.is_empty() {
        s.tell(Meja::KirimLeftOut { daftar: others });
    }
    Ok((!ready.is_empty()).then_some((ready, lines)))
}

fn to(id: PetugasId, kode: &[Kode]) -> Tap {
    Tap::KirimTo(id, kode.to_vec())
}

fn unreachable(away: &[Recipient]) -> Meja {
    let line = |r: &Recipient| Meja::PetugasLine { nama: r.petugas.nama.clone(), peran: r.petugas.peran }.into();
    Meja::KirimUnreachable { daftar: away.iter().map(line).collect() }
}

/// Sends each to the officer; one that cannot be sent does not hold up the others. Nothing is called *dikirim* that an
/// officer cannot get.
///
/// # Errors
/// Faults of the register.
pub async fn send(s: &mut Session<'_>, recipient: PetugasId, kode: &[Kode]) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let officer = s.uow.petugas().recipients().await?.into_iter().find(|r| r.petugas.id == recipient);
    if let Some(away) = officer.as_ref().filter(|r| !r.reachable) {
        s.tell(unreachable(std::slice::from_ref(away)));
        return Ok(());
    }
    let recipient_peran = officer.as_ref().map(|r| r.petugas.peran);
    let penerima = officer.map(|r| r.petugas.nama).unwrap_or_default();
    let mut sorted = kode.to_vec();
    sorted.sort_unstable(); // two staf who send the same ones wait for each other instead of blocking each other
    for one in sorted {
        let by = s.actor();
        s.pressed = None;
        let stepped = step(s, one, &Command::Kirim { recipient, recipient_peran }, by).await?;
        let penerima = penerima.clone();
        answer(s, one, stepped, |_, _| Meja::DoneDikirim { kode: one, penerima }.into()).await?;
    }
    Ok(())
}
