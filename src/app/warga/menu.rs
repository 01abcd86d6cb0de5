//! Greeting, help, requirements, and words that people type instead of commands.

use crate::app::fault::Fault;
use crate::app::meja;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::ask::coming_hours;
use crate::domain::berkas::{Demand, Syarat};
use crate::domain::kalender::closed::Closed;
use crate::domain::kode::Kode;
use crate::domain::petugas::Peran;
use crate::domain::syarat::Service;
use crate::domain::wib::today_wib;
use crate::locale::words::Topic;
use crate::pesan::arg::Day;
use crate::pesan::label::Label;
use crate::pesan::plh::Plh;
use crate::pesan::tap::{Act, Menu, SyaratTap};
use crate::pesan::umum::Umum;
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};

/// `/start`: what can be done, what stands open.
///
/// # Errors
/// Faults of the register.
pub async fn start(s: &mut Session<'_>) -> Result<(), Fault> {
    if s.dialog.draft.is_some() {
        let counter = s.is(Peran::Staf).then(|| Button::new(Label::MenuDaftarkan, Menu::Daftarkan));
        s.say(with_draft(Umum::WelcomeDraft).rows(counter));
        return Ok(());
    }
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let open = super::status::open_lines(&own);
    let welcome: Pesan = if open.is_empty() {
        let kecamatan = s.kantor().wilayah.kecamatan_nama().to_owned();
        Umum::Welcome { kecamatan, kabupaten: s.kantor().kabupaten.clone() }.into()
    } else {
        Umum::WelcomeOpen { daftar: open }.into()
    };
    let text = super::expected::with_how_long(s, welcome).await?;
    let reply = main_menu(s, Reply::new(text).rows(super::lengkapi::buttons(&own)));
    s.say(reply);
    Ok(())
}

/// Something that answers nothing, from somebody who does nothing in particular: what can be done here.
pub fn with_ways(s: &mut Session<'_>, text: impl Into<Pesan>) {
    let reply = main_menu(s, Reply::new(text));
    s.say(reply);
}

/// A message of someone whose draft stands open.
#[must_use]
pub fn with_draft(text: impl Into<Pesan>) -> Reply {
    Reply::new(text).rows([
        Button::new(Label::Continue, Menu::Lanjutkan),
        Button::new(Label::MenuStatus, Menu::Status),
        Button::new(Label::Drop, Menu::Batal),
    ])
}

fn main_menu(s: &Session<'_>, reply: Reply) -> Reply {
    let reply = match s.petugas.as_ref().map(|p| p.peran) {
        Some(Peran::Staf) => reply.row(vec![
            Button::new(Label::MenuAntrean, Menu::Antrean),
            Button::new(Label::MenuDaftarkan, Menu::Daftarkan),
        ]),
        Some(Peran::Kasi | Peran::Dispendukcapil) => reply.rows([Button::new(Label::MenuAntrean, Menu::Antrean)]),
        Some(Peran::Admin) => {
            let antrean = s.acts_as(Peran::Kasi).then(|| Button::new(Label::MenuAntrean, Menu::Antrean));
            reply.rows(antrean).rows([Button::new(Label::MenuUbahSyarat, SyaratTap::Open)])
        }
        None => reply,
    };
    reply
        .rows([Button::new(Label::MenuAjukan, Menu::Ajukan), Button::new(Label::MenuStatus, Menu::Status)])
        .row(vec![Button::new(Label::MenuSyarat, Menu::Syarat), Button::new(Label::MenuBantuan, Menu::Bantuan)])
}

/// `/bantuan`, with what the person's role adds to it. A draft stays as it is, and can be gone on with.
///
/// # Errors
/// Faults of the register.
pub async fn help(s: &mut Session<'_>) -> Result<(), Fault> {
    let text = help_text(s).await?;
    let reply = offer_draft(s, Reply::new(text));
    s.say(reply);
    Ok(())
}

/// What can be done, and where the office is.
///
/// # Errors
/// Faults of the register.
pub async fn help_text(s: &mut Session<'_>) -> Result<Pesan, Fault> {
    let mut parts: Vec<Pesan> = vec![Umum::Help.into()];
    parts.extend(s.petugas.as_ref().map(|p| match p.peran {
        Peran::Staf => Umum::HelpStaf.into(),
        Peran::Kasi => Umum::HelpKasi.into(),
        Peran::Dispendukcapil => Umum::HelpDispendukcapil.into(),
        Peran::Admin => Umum::HelpAdmin.into(),
    }));
    parts.extend(s.petugas.as_ref().filter(|p| p.is_plh(s.now)).map(|_| Plh::Help.into()));
    parts.push(office(s).await?);
    Ok(Pesan::Together(parts))
}

/// When the office is open these days, and when it opens next.
///
/// # Errors
/// Faults of the register.
pub async fn hours(s: &mut Session<'_>) -> Result<Vec<Pesan>, Fault> {
    let kalender = s.uow.kalender().load().await?.kalender;
    let mut jam = coming_hours(&kalender, today_wib(s.now));
    jam.extend(kalender.closed(s.now).map(|closed| match closed {
        Closed::Break(jam) => Umum::OnBreak { jam }.into(),
        Closed::Until(tanggal, jam) => Umum::ClosedNow { hari: Day(tanggal), jam }.into(),
    }));
    Ok(jam)
}

/// Where the office is, and when it is open.
///
/// # Errors
/// Faults of the register.
pub async fn office(s: &mut Session<'_>) -> Result<Pesan, Fault> {
    let jam = hours(s).await?;
    let kantor = s.kantor();
    Ok(Umum::Office {
        kecamatan: kantor.wilayah.kecamatan_nama().to_owned(),
        alamat: kantor.alamat.clone(),
        jam,
        kontak: kantor.kontak.clone(),
    }
    .into())
}

/// `/syarat`: what each kind asks for.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn syarat(s: &mut Session<'_>) -> Result<(), Fault> {
    let reply = offer_draft(s, Reply::new(syarat_text(s)));
    let reply =
        if s.dialog.draft.is_some() { reply } else { reply.rows([Button::new(Label::MenuAjukan, Menu::Ajukan)]) };
    s.say(reply);
    Ok(())
}

/// The syarat of each kind.
#[must_use]
pub fn syarat_text(s: &Session<'_>) -> Pesan {
    let kinds = |service: &Service| {
        let daftar = service.syarat.iter().map(syarat_line).collect();
        Umum::SyaratOf { jenis: service.jenis, daftar }.into()
    };
    let mut parts: Vec<Pesan> = vec![Umum::SyaratHead.into()];
    parts.extend(s.kantor().lists.offered().map(kinds));
    parts.push(if s.kantor().by_chat.files { Umum::SyaratHow } else { Umum::SyaratHowPaper }.into());
    Pesan::Together(parts)
}

/// A syarat as a line of what to prepare or to bring.
#[must_use]
pub fn syarat_line(s: &Syarat) -> Pesan {
    let syarat = s.nama.clone();
    match s.demand {
        Demand::Wajib => Warga::SyaratLine { syarat }.into(),
        Demand::Dianjurkan => Warga::SyaratLineOptional { syarat }.into(),
    }
}

/// Adds *lanjutkan* where a draft stands open.
#[must_use]
pub fn offer_draft(s: &Session<'_>, reply: Reply) -> Reply {
    if s.dialog.draft.is_some() { reply.rows([Button::new(Label::Continue, Menu::Lanjutkan)]) } else { reply }
}

/// Text that answers no question: common words are understood, anything else gets help.
///
/// # Errors
/// Faults of the register.
pub async fn words(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    if let Ok(kode) = Kode::parse(text) {
        return of_kode(s, kode).await;
    }
    match s.app.locale.topic(text) {
        Some(Topic::Lengkapi) => super::lengkapi::all(s).await,
        Some(Topic::Tarik) => super::tarik::all(s).await,
        Some(Topic::Status) => super::status::all(s).await,
        Some(Topic::Syarat) => syarat(s),
        Some(Topic::Bantuan) => help(s).await,
        Some(Topic::Salam) => start(s).await,
        Some(Topic::Berhenti) => super::berhenti::stop(s).await,
        Some(Topic::Ingatkan) => super::berhenti::resume(s).await,
        Some(Topic::Lama) => super::status::after_how_long(s).await,
        Some(Topic::Lanjut) => go_on(s).await,
        Some(topic) => {
            match super::aside::text_of(s, topic).await? {
                Some(text) => {
                    let reply = offer_draft(s, Reply::new(text));
                    s.say(reply);
                }
                None => return super::ajukan::begin(s).await,
            }
            Ok(())
        }
        None => {
            s.dialog.focus = Focus::Nothing;
            let reply = offer_draft(s, Reply::new(Umum::NotUnderstood));
            let reply = main_menu(s, reply);
            s.say(reply);
            Ok(())
        }
    }
}

/// *Lanjut*: with the draft. A petugas who fills in none goes on with their work.
///
/// # Errors
/// Faults of the register.
pub async fn go_on(s: &mut Session<'_>) -> Result<(), Fault> {
    let fills_in = s.dialog.draft.is_some() || s.dialog.aside.is_some();
    if s.petugas.is_some() && !fills_in {
        return meja::lanjut::go_on(s).await;
    }
    super::ajukan::begin(s).await
}

/// A kode alone: how the own permohonan stands; for petugas the card of any other.
async fn of_kode(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if s.petugas.is_some() {
        let own = s.uow.permohonan().of_chat(s.chat).await?;
        if own.iter().all(|l| l.permohonan.kode != kode) {
            return meja::act(s, kode, Act::Card).await;
        }
    }
    super::status::one(s, kode).await
}
