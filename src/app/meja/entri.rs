//! SOP step 3 by chat: begin or go on, check field by field, save.

use super::{ambil, answer, require, show};
use crate::app::fault::Fault;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::step;
use crate::dialog::Focus;
use crate::dialog::entri::Entri;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::nik::Sex;
use crate::domain::permohonan::{Permohonan, Tahap};
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::Reply;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::PermohonanId;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::umum::Umum;
use crate::store::disclosure::Disclosed;

/// Begins, or goes on where it was put aside.
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    if let Some(text) = not_now(s, p).await? {
        s.dialog.entri.remove(kode);
        s.tell(text);
        return Ok(());
    }
    let other = s.dialog.entri.current().map(|e| e.kode).filter(|&other| other != kode);
    let begun = s.dialog.entri.of(kode).cloned();
    let entri = begun.unwrap_or_else(|| Entri::new(kode, p.data.clone(), p.checklist.has_letter()));
    // It is locked before anything that belongs to it is written: two who enter at the same time would wait for each other.
    let beside = ambil::begun(s, &loaded).await?;
    if entri.shows_numbers() {
        record_shown(s, loaded.id).await?;
    }
    let reply = entri.ask(s.kantor(), s.now);
    let reply = match beside {
        Some(beside) => reply.after(beside),
        None => reply,
    };
    let reply = match other {
        Some(other) => reply.after(Meja::EntriOther { kode: other }),
        None => reply,
    };
    say(s, loaded.id, &entri, reply);
    s.dialog.entri.put(entri);
    s.dialog.focus = Focus::Entri;
    Ok(())
}

/// Asks; NIK and number of the KK stand there in full for a while only.
fn say(s: &mut Session<'_>, id: PermohonanId, entri: &Entri, reply: Reply) {
    if entri.shows_numbers() {
        let covered = entri.covered(s.kantor(), s.now);
        s.say_briefly(id, reply, covered);
    } else {
        s.say(reply);
    }
}

/// NIK or KK is shown in full.
async fn record_shown(s: &mut Session<'_>, id: PermohonanId) -> Result<(), Fault> {
    let Some(petugas) = s.petugas.as_ref().map(|one| one.id) else { return Ok(()) };
    Ok(s.uow.disclosure().record(id, (petugas, Peran::Staf), &Disclosed::Nik, s.now).await?)
}

/// Entering begins after the approval; what stands in the way otherwise is said before anybody types for nothing.
async fn not_now(s: &mut Session<'_>, p: &Permohonan) -> Result<Option<crate::pesan::Pesan>, Fault> {
    let refused = |r: Refusal| Ok(Some(refusal::for_petugas(p, &r)));
    match &p.tahap {
        Tahap::Lengkap { .. } => Ok(None),
        Tahap::Dikirim { .. } if p.is_sent_back() => Ok(None), // its data may be what has to be mended
        Tahap::Diajukan => refused(Refusal::NotReceived),
        Tahap::Diterima { .. } => refused(Refusal::NotApproved),
        Tahap::TidakLengkap { .. } => refused(Refusal::Returned),
        Tahap::Dientri { entered, .. } | Tahap::Dikirim { entered, .. } => {
            Ok(Some(super::already(s, p, *entered).await?))
        }
        Tahap::Dibatalkan { .. } => refused(Refusal::Closed),
    }
}

/// *Sesuai*, of the field that was shown.
///
/// # Errors
/// Faults of the register.
pub async fn same(s: &mut Session<'_>, kode: Kode, field: u8) -> Result<(), Fault> {
    with(s, kode, |entri, kantor, now| entri.same(field, kantor, now)).await
}

/// The sex read from the berkas.
///
/// # Errors
/// Faults of the register.
pub async fn sex(s: &mut Session<'_>, kode: Kode, sex: Sex) -> Result<(), Fault> {
    with(s, kode, |entri, kantor, now| entri.choose_sex(sex, kantor, now)).await
}

/// Typed text for the open field.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    let Some(kode) = s.dialog.entri.current().map(|e| e.kode) else {
        s.unfocus();
        s.tell(Umum::NotUnderstood);
        return Ok(());
    };
    let locale = s.app.locale;
    with(s, kode, |entri, kantor, now| {
        let text = if entri.asks_date() { locale.dated(text, today_wib(now)) } else { text.to_owned() };
        entri.text(&text, kantor, now)
    })
    .await
}

/// All checks again, from the first field.
///
/// # Errors
/// Faults of the register.
pub async fn again(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    s.dialog.entri.remove(kode);
    begin(s, kode).await
}

/// Puts it aside; what was checked is kept.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn pause(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if s.dialog.focus == Focus::Entri {
        s.unfocus();
    }
    if s.dialog.entri.of(kode).is_some() {
        s.tell(Meja::EntriPaused { kode });
    } else {
        s.old_button();
    }
    Ok(())
}

/// Saves: SOP step 3.
///
/// # Errors
/// Faults of the register.
pub async fn save(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if was_put_right(s, kode).await? {
        return begin(s, kode).await;
    }
    let begun = s.dialog.entri.of(kode);
    let Some(data) = begun.and_then(|entri| entri.checked_data(s.now)) else { return begin(s, kode).await };
    let lain = match data.pemohon().nik() {
        Some(nik) => s.uow.permohonan().other_open(kode, nik).await?,
        None => None,
    };
    if let Some(lain) = lain {
        s.tell(Meja::RefusedOtherOpen { kode, lain });
        return Ok(());
    }
    let by = s.actor();
    let stepped = step(s, kode, &Command::Entri { data: Box::new(data) }, by).await?;
    s.dialog.entri.remove(kode);
    s.unfocus();
    answer(s, kode, stepped, |_, p| match &p.tahap {
        Tahap::Dikirim { .. } => PengirimanText::DoneUlang { kode }.into(),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. }
        | Tahap::Dibatalkan { .. } => Meja::DoneDientri { kode }.into(),
    })
    .await
}

/// Whether the data was put right in the register while it was entered: nothing that was answered is undone by saving.
async fn was_put_right(s: &mut Session<'_>, kode: Kode) -> Result<bool, Fault> {
    let Some(mut entri) = s.dialog.entri.of(kode).filter(|_| s.is(Peran::Staf)).cloned() else { return Ok(false) };
    let Some(loaded) = s.uow.permohonan().find(kode).await? else { return Ok(false) };
    let changed = entri.catch_up(&loaded.permohonan.data);
    s.dialog.entri.put(entri);
    if changed {
        s.tell(PerbaikanText::EntriChanged { kode });
    }
    Ok(changed)
}

/// Whether there is still something to enter: somebody else may have been faster. What shows NIK or KK is recorded.
async fn goes_on(s: &mut Session<'_>, entri: &Entri) -> Result<Option<PermohonanId>, Fault> {
    let kode = entri.kode;
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(None) };
    if let Some(text) = not_now(s, &loaded.permohonan).await? {
        s.dialog.entri.remove(kode);
        s.unfocus();
        s.tell(text);
        return Ok(None);
    }
    ambil::begun(s, &loaded).await?; // locks it first, as in `begin`
    if entri.shows_numbers() {
        record_shown(s, loaded.id).await?;
    }
    Ok(Some(loaded.id))
}

async fn with(
    s: &mut Session<'_>,
    kode: Kode,
    change: impl FnOnce(&mut Entri, &crate::domain::kantor::Kantor, chrono::DateTime<chrono::Utc>) -> Reply,
) -> Result<(), Fault> {
    let kantor = s.app.kantor.clone();
    let now = s.now;
    let staf = s.is(Peran::Staf);
    match s.dialog.entri.of(kode).filter(|_| staf).cloned() {
        Some(mut entri) => {
            let reply = change(&mut entri, &kantor, now);
            let Some(id) = goes_on(s, &entri).await? else { return Ok(()) };
            say(s, id, &entri, reply);
            s.dialog.entri.put(entri);
            s.dialog.focus = Focus::Entri;
            Ok(())
        }
        None => begin(s, kode).await,
    }
}
