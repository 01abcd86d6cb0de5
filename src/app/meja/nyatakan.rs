//! What Dispendukcapil states after *dikirim*: recorded with its day, never a tahap of this office.

use super::{answer, require, show};
use crate::app::fault::Fault;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::step;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::permohonan::{PernyataanKind, TahapKind};
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};

/// Which statement.
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf, Peran::Dispendukcapil]) {
        return Ok(());
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    if p.tahap.kind() != TahapKind::Dikirim {
        s.tell(refusal::for_petugas(p, &Refusal::NotSent));
        return Ok(());
    }
    let button = |&pernyataan: &PernyataanKind| {
        Button::new(Label::Pernyataan { pernyataan }, (kode, Act::NyatakanKind(pernyataan)))
    };
    s.say(Reply::new(Meja::NyatakanChoose { kode }).rows(PernyataanKind::ALL.iter().map(button)));
    Ok(())
}

/// Records it as true of today.
///
/// # Errors
/// Faults of the register.
pub async fn record(s: &mut Session<'_>, kode: Kode, kind: PernyataanKind) -> Result<(), Fault> {
    let tanggal = today_wib(s.now);
    let by = s.actor();
    s.pressed = None; // the pressed message is the choice, not a card
    let stepped = step(s, kode, &Command::Nyatakan { kind, tanggal }, by).await?;
    answer(s, kode, stepped, |_, _| Meja::DoneDinyatakan { kode, pernyataan: kind, tanggal }.into()).await
}
