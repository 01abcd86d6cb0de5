//! The receipt of a permohonan (*tanda terima*): a page for the pemohon, with a claim by which a chat can be bound later. A
//! new one makes the claim of the one before worthless.

use chrono::{DateTime, Utc};

use super::card::{may_see, sight_of};
use super::fault::Fault;
use super::petugas::new_token;
use super::session::Session;
use crate::dialog::ask::opening_hours;
use crate::domain::berkas::{Answer, Checklist, Syarat};
use crate::domain::claim::{MAX_PIHAK, VALID};
use crate::domain::jam_kerja::JamKerja;
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::pemohon::Sebagai;
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::sight::Sight;
use crate::domain::wib::today_wib;
use crate::pesan::arg::Masked;
use crate::pesan::label::Label;
use crate::pesan::lembar::Lembar;
use crate::pesan::loket::Loket;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::receipt::{Link, OfficeLines, Receipt};
use crate::pesan::tap::Act;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::claim::Term;
use crate::store::permohonan::Loaded;

/// Before the token in the payload of a deep link.
pub const PREFIX: &str = "t_";

/// Who asks for a receipt.
#[derive(Clone, Copy)]
enum For {
    /// Staf, to print it.
    Staf(PetugasId),
    /// The pelapor, to hand it to the pemohon.
    Pelapor,
}

/// Makes one. `anew`: the person knows that the one before is then good for nothing.
///
/// # Errors
/// Faults of the register.
pub async fn give(s: &mut Session<'_>, kode: Kode, anew: bool) -> Result<(), Fault> {
    let sight = sight(s);
    let found = s.uow.permohonan().find_in(kode, sight).await?;
    let Some((loaded, by)) = found.and_then(|loaded| may_have(s, &loaded).map(|by| (loaded, by))) else {
        s.not_yours(kode);
        return Ok(());
    };
    if loaded.permohonan.tahap.kind() == TahapKind::Dibatalkan {
        s.tell(Loket::ReceiptClosed { kode });
        return Ok(());
    }
    if !anew && s.kantor().binds_chats() && s.uow.claim().is_live(loaded.id, s.now).await? {
        let yes = Button::new(Label::ReceiptAgain, (kode, Act::ReceiptAgain));
        s.say(Reply::new(Loket::ReceiptAgain { kode }).rows([yes]));
        return Ok(());
    }
    make(s, &loaded, by).await
}

/// Staf know of every permohonan, anybody else of their own.
fn sight(s: &Session<'_>) -> Sight {
    let staf = s.petugas.as_ref().filter(|petugas| petugas.peran == Peran::Staf);
    staf.map_or(Sight::OfChat(s.chat), |petugas| sight_of(petugas, s.now))
}

/// Staf for any permohonan; the pelapor, who asked for it by chat, for the pemohon.
fn may_have(s: &Session<'_>, loaded: &Loaded) -> Option<For> {
    let p = &loaded.permohonan;
    let staf = s.petugas.as_ref().filter(|petugas| petugas.peran == Peran::Staf && may_see(petugas, p, s.now));
    match staf {
        Some(petugas) => Some(For::Staf(petugas.id)),
        None => is_of_pelapor(p).filter(|pelapor| *pelapor == s.chat).map(|_| For::Pelapor),
    }
}

/// The chat of the pelapor who asked for it.
#[must_use]
pub fn is_of_pelapor(p: &Permohonan) -> Option<crate::domain::petugas::ChatId> {
    let asked = p.pihak.first().filter(|_| p.registered_by.is_none())?;
    (asked.sebagai == Sebagai::Pelapor).then_some(asked.chat)
}

async fn make(s: &mut Session<'_>, loaded: &Loaded, by: For) -> Result<(), Fault> {
    let p = &loaded.permohonan;
    let binds = s.kantor().binds_chats();
    let link = if binds && p.pihak.len() < MAX_PIHAK { Some(issue(s, loaded, by).await?) } else { None };
    let kode = p.kode;
    let until = link.as_ref().map(|link| link.until);
    let caption = match (by, until) {
        (For::Staf(_), Some(sampai)) => Loket::ReceiptCaption { kode, sampai },
        (For::Pelapor, Some(sampai)) => Loket::ReceiptCaptionPelapor { kode, sampai },
        (For::Staf(_), None) if !binds => Loket::ReceiptCaptionUnbound { kode },
        (For::Pelapor, None) if !binds => Loket::ReceiptCaptionUnboundPelapor { kode },
        (For::Staf(_) | For::Pelapor, None) => Loket::ReceiptCaptionPlain { kode },
    };
    let kalender = s.uow.kalender().load().await?.kalender;
    let usual = kalender.biasa.week_of(today_wib(s.now)); // the paper is kept for months
    let receipt = Box::new(Receipt { link, ..receipt(p, s.kantor(), usual, s.now) });
    let outgoing = Outgoing::Receipt { receipt, caption: caption.into() };
    s.queued.push(Queued::new(s.chat, outgoing).about(loaded.id));
    Ok(())
}

async fn issue(s: &mut Session<'_>, loaded: &Loaded, by: For) -> Result<Link, Fault> {
    let token = new_token()?;
    let made_by = match by {
        For::Staf(petugas) => Some(petugas),
        For::Pelapor => None,
    };
    let until = s.now + VALID;
    s.uow.claim().issue(loaded.id, &token, Term { made_by, from: s.now, until }).await?;
    let url = format!("https://t.me/{}?start={PREFIX}{token}", s.app.bot_username);
    let last_day = today_wib(until).pred_opt().unwrap_or_default(); // the whole of the day that is named
    Ok(Link { url, until: last_day })
}

fn receipt(p: &Permohonan, kantor: &Kantor, usual: &JamKerja, now: DateTime<Utc>) -> Receipt {
    Receipt {
        office: office(kantor, usual),
        kode: p.kode,
        nomor: p.nomor.map(|nomor| kantor.nomor(nomor)),
        jenis: p.jenis,
        nama: p.data.nama.short(),
        nik: Masked::nik(p.data.nik()),
        desa: kantor.desa_nama(&p.data.desa),
        submitted_at: p.submitted_at,
        held: p.checklist.syarat.iter().filter_map(|syarat| held(&p.checklist, syarat)).collect(),
        missing: missing(&p.checklist),
        link: None,
        made_at: now,
    }
}

fn office(kantor: &Kantor, usual: &JamKerja) -> OfficeLines {
    OfficeLines {
        kecamatan: kantor.wilayah.kecamatan_nama().to_owned(),
        kabupaten: kantor.kabupaten.clone(),
        alamat: kantor.alamat.clone(),
        kontak: kantor.kontak.clone(),
        jam: opening_hours(usual),
    }
}

/// As an original where one was brought, else as a photo.
fn held(checklist: &Checklist, syarat: &Syarat) -> Option<Pesan> {
    let given: Vec<&Answer> = checklist.current(&syarat.kode).map(|piece| &piece.answer).collect();
    let nama = syarat.nama.clone();
    if given.iter().any(|answer| matches!(answer, Answer::Original(_))) {
        return Some(Lembar::HeldOriginal { syarat: nama }.into());
    }
    let file = given.iter().any(|answer| matches!(answer, Answer::File(_)));
    file.then(|| Lembar::HeldFile { syarat: nama }.into())
}

fn missing(checklist: &Checklist) -> Vec<Pesan> {
    let nama = |kode| checklist.syarat(kode).map_or_else(|| kode.to_string(), |s| s.nama.clone());
    checklist.not_held().iter().map(|kode| Warga::SyaratLine { syarat: nama(kode) }.into()).collect()
}
