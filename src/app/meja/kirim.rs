//! SOP step 4: choose the officer at Dispendukcapil; they get the data and the berkas.

use super::{answer, require};
use crate::app::fault::Fault;
use crate::app::session::{Session, typed_kode};
use crate::app::step::step;
use crate::domain::kode::Kode;
use crate::domain::langkah::Command;
use crate::domain::petugas::{Peran, PetugasId};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::{MAX_KIRIM, Tap};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

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
    let mut kode = Vec::new();
    for text in texts {
        match typed_kode(Some(text), "/kirim") {
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
    let mut daftar: Vec<Pesan> = Vec::new();
    for &one in kode {
        let Some(loaded) = super::show::visible(s, one).await? else { return Ok(()) };
        daftar.push(crate::app::warga::status::line(&loaded.permohonan));
    }
    let officers = s.uow.petugas().active().await?;
    let button = |nama: String, id| Button::new(Label::Recipient { nama }, Tap::KirimTo(id, kode.to_vec()));
    let buttons: Vec<Button> =
        officers.into_iter().filter(|p| p.peran == Peran::Dispendukcapil).map(|p| button(p.nama, p.id)).collect();
    if buttons.is_empty() {
        s.tell(Meja::KirimNobody);
    } else {
        s.say(Reply::new(Meja::KirimChoose { daftar }).rows(buttons));
    }
    Ok(())
}

/// Sends each to the officer; one that cannot be sent does not hold up the others.
///
/// # Errors
/// Faults of the register.
pub async fn send(s: &mut Session<'_>, recipient: PetugasId, kode: &[Kode]) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let officer = s.uow.petugas().by_id(recipient).await?.filter(|p| p.aktif);
    let recipient_peran = officer.as_ref().map(|p| p.peran);
    let penerima = officer.map(|p| p.nama).unwrap_or_default();
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
