//! A permohonan as petugas see it: masked, with the buttons of their role.

mod holder;

use chrono::{DateTime, Utc};

use super::remark::remark_lines;
use crate::domain::berkas::{Answer, Demand, Syarat, SyaratKode};
use crate::domain::kantor::Kantor;
use crate::domain::pemohon::Sebagai;
use crate::domain::pengiriman::Sebab;
use crate::domain::perbaikan::Perbaikan;
use crate::domain::permohonan::{Permohonan, Tahap, TahapKind};
use crate::domain::personal::covered;
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::sight::Sight;
use crate::domain::stale::{OLD, days_since};
use crate::domain::standing::Standing;
use crate::domain::tunda::{Tunda, can_wait, widest};
use crate::domain::wib::today_wib;
use crate::pesan::arg::Masked;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::meja::Meja;
use crate::pesan::nomor::Nomor;
use crate::pesan::outgoing::Queued;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, NomorAct, PerbaikanAct, TundaTap};
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{CardRef, Held, Loaded};
use crate::store::petugas::Petugas;

/// Who looks at a card, and what they need to know beside the permohonan.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The office.
    pub kantor: &'a Kantor,
    /// Now.
    pub now: DateTime<Utc>,
    /// The role of the one who looks.
    pub peran: Peran,
    /// Whether the citizen blocked the bot.
    pub unreachable: bool,
    /// Whether what is missing was neither sent nor brought after all reminders.
    pub unanswered: bool,
    /// The one who looks.
    pub me: PetugasId,
    /// Who has it now.
    pub holder: Option<&'a Held>,
    /// The hold that it waits for.
    pub hold: Option<&'a Tunda>,
    /// Whether the one who looks declares and lifts holds: the Kasi, who stands in for them, Dispendukcapil.
    pub holds: bool,
}

impl<'a> View<'a> {
    /// As this petugas sees it now; nobody has it.
    #[must_use]
    pub fn of(kantor: &'a Kantor, viewer: &Petugas, (p, now): (&Permohonan, DateTime<Utc>)) -> Self {
        Self {
            kantor,
            now,
            peran: desk_of(viewer, p, now),
            unreachable: false,
            unanswered: false,
            me: viewer.id,
            holder: None,
            hold: None,
            holds: widest(viewer.peran).is_some() || viewer.is_plh(now),
        }
    }

    /// As this petugas sees what was loaded.
    #[must_use]
    pub fn now(kantor: &'a Kantor, viewer: &Petugas, loaded: &'a Loaded, now: DateTime<Utc>) -> Self {
        let view = Self::of(kantor, viewer, (&loaded.permohonan, now)).with(loaded.unreachable, loaded.holder(now));
        view.unanswered(loaded.unanswered).waiting(loaded.hold())
    }

    /// With what the register knows beside the permohonan.
    #[must_use]
    pub fn with(self, unreachable: bool, holder: Option<&'a Held>) -> Self {
        Self { unreachable, holder, ..self }
    }

    /// Where what is missing was neither sent nor brought, and nothing has happened since.
    #[must_use]
    pub fn unanswered(self, unanswered: bool) -> Self {
        Self { unanswered, ..self }
    }

    /// With the hold that it waits for.
    #[must_use]
    pub fn waiting(self, hold: Option<&'a Tunda>) -> Self {
        Self { hold, ..self }
    }
}

/// Whether a petugas may see a permohonan: the officer of Dispendukcapil only what was sent to them.
#[must_use]
pub fn may_see(petugas: &Petugas, p: &Permohonan, now: DateTime<Utc>) -> bool {
    sight_of(petugas, now).holds(p)
}

/// What a petugas may know of: an admin only while they stand in for the Kasi.
#[must_use]
pub fn sight_of(petugas: &Petugas, now: DateTime<Utc>) -> Sight {
    match petugas.peran {
        Peran::Admin if petugas.is_plh(now) => Sight::All,
        Peran::Staf | Peran::Kasi | Peran::Dispendukcapil | Peran::Admin => Sight::of(petugas.id, petugas.peran),
    }
}

/// The role in which a petugas looks at a permohonan: who stands in for the Kasi checks, but not what they received.
#[must_use]
pub fn desk_of(viewer: &Petugas, p: &Permohonan, now: DateTime<Utc>) -> Peran {
    let checks = matches!(&p.tahap, Tahap::Diterima { received } if received.by.petugas() != Some(viewer.id));
    match viewer.peran {
        Peran::Staf if checks && viewer.is_plh(now) => Peran::Kasi,
        Peran::Admin if viewer.is_plh(now) => Peran::Kasi,
        Peran::Staf | Peran::Kasi | Peran::Dispendukcapil | Peran::Admin => viewer.peran,
    }
}

/// The cards that were shown of it, as they stand now.
#[must_use]
pub fn in_place(kantor: &Kantor, staff: &[Petugas], loaded: &Loaded, now: DateTime<Utc>) -> Vec<Queued> {
    let p = &loaded.permohonan;
    let card_of = |shown: &CardRef| {
        let viewer = staff.iter().find(|one| one.chat == shown.chat && may_see(one, p, now))?;
        let edit = Queued::say(shown.chat, card(p, View::now(kantor, viewer, loaded, now))).about(loaded.id);
        Some(Queued { edits: Some(shown.outbox), ..edit })
    };
    loaded.cards.iter().filter_map(card_of).collect()
}

/// The card.
#[must_use]
pub fn card(p: &Permohonan, view: View<'_>) -> Reply {
    let nomor: Pesan = match p.nomor {
        Some(nomor) => Warga::NomorRegister { nomor: view.kantor.nomor(nomor) }.into(),
        None => Warga::NomorNone.into(),
    };
    let text = Meja::Card {
        kode: p.kode,
        jenis: p.jenis,
        tahap: Standing::of(p),
        nama: p.data.nama.as_str().to_owned(),
        nik: Masked::nik(p.data.nik()),
        desa: view.kantor.desa_nama(&p.data.desa),
        sejak: p.since(),
        nomor: Box::new(nomor),
        pelapor: Box::new(pelapor(p)),
        berkas: p.checklist.syarat.iter().map(|s| berkas_line(p, s)).collect(),
        catatan: remarks(p, view),
    };
    let reply = Reply::new(text).grid(&file_buttons(p), 2);
    let reply = if may_tick(p, view.peran) { reply.rows(tick_buttons(p)) } else { reply };
    let reply = reply.rows(step_buttons(p, view.peran)).rows(numbers_button(p, view)).rows(holder::button(p, view));
    let reply = reply.rows(perbaikan_buttons(p, view.peran));
    let reply = reply.rows(counter_buttons(p, view)).rows(hold_button(p, view)).rows(phone_button(p, view));
    reply.rows([Button::new(Label::Waktu, (p.kode, Act::Waktu))])
}

/// A new card is going to stand below: the cards that this chat was shown before point to it.
#[must_use]
pub fn moved_in(chat: ChatId, loaded: &Loaded) -> Vec<Queued> {
    let line = |before: &CardRef| {
        let line = Queued::say(chat, moved(&loaded.permohonan)).about(loaded.id);
        Queued { edits: Some(before.outbox), ..line }
    };
    loaded.cards.iter().filter(|before| before.chat == chat).map(line).collect()
}

/// What an old card becomes when a newer one stands below: a line without buttons.
#[must_use]
pub fn moved(p: &Permohonan) -> Reply {
    Reply::new(Meja::CardMoved { kode: p.kode, tahap: Standing::of(p) })
}

fn pelapor(p: &Permohonan) -> Pesan {
    if p.registered_by.is_some() {
        return if p.pihak.is_empty() { Meja::CardWalkIn.into() } else { Loket::CardCounter.into() };
    }
    match p.pihak.first().filter(|asked| asked.sebagai == Sebagai::Pelapor).and_then(|asked| asked.hubungan) {
        Some(hubungan) => Meja::CardPelapor { hubungan }.into(),
        None => Meja::CardSelf.into(),
    }
}

fn berkas_line(p: &Permohonan, s: &Syarat) -> Pesan {
    let syarat = s.nama.clone();
    let given: Vec<&Answer> = p.checklist.current(&s.kode).map(|piece| &piece.answer).collect();
    let lembar = given.iter().filter(|a| matches!(a, Answer::File(_))).count();
    if given.iter().any(|a| matches!(a, Answer::Original(_))) {
        return Meja::BerkasOriginal { syarat }.into();
    }
    let catatan = remark_lines(p, &s.kode);
    if lembar > 0 && !catatan.is_empty() {
        return Meja::BerkasFilesRemarks { syarat, lembar: u32::try_from(lembar).unwrap_or(u32::MAX), catatan }.into();
    }
    if lembar > 0 {
        return Meja::BerkasFiles { syarat, lembar: u32::try_from(lembar).unwrap_or(u32::MAX) }.into();
    }
    if !given.is_empty() {
        return Meja::BerkasPromised { syarat }.into();
    }
    if let Some(sejak) = p.checklist.lost(&s.kode).map(today_wib) {
        return Meja::BerkasGone { syarat, sejak }.into();
    }
    match (p.checklist.last_finding(&s.kode), s.demand) {
        (Some(k), _) => match &k.finding.note {
            Some(note) => Meja::BerkasMissingNote { syarat, alasan: k.finding.alasan, catatan: note.clone() }.into(),
            None => Meja::BerkasMissing { syarat, alasan: k.finding.alasan }.into(),
        },
        (None, Demand::Wajib) => Meja::BerkasNone { syarat }.into(),
        (None, Demand::Dianjurkan) => Meja::BerkasNoneOptional { syarat }.into(),
    }
}

fn remarks(p: &Permohonan, view: View<'_>) -> Vec<Pesan> {
    let mut lines: Vec<Pesan> = Vec::new();
    lines.extend(p.data.perubahan.iter().map(|c| {
        Meja::CorrectionLine { element: c.element, sekarang: covered(&c.now), seharusnya: covered(&c.should) }.into()
    }));
    if p.checklist.cycle() > 0 {
        lines.push(Meja::RemarkCycle { putaran: u32::from(p.checklist.cycle()) }.into());
    }
    if matches!(p.tahap, Tahap::TidakLengkap { .. }) && p.checklist.open_kekurangan().is_empty() {
        let held = p.checklist.not_held().is_empty();
        lines.push(if held { Meja::RemarkAnswered } else { Meja::RemarkPromised }.into());
    }
    lines.extend(p.on_paper.map(|waktu| Nomor::OnPaper { waktu }.into()));
    let kabupaten: String = view.kantor.wilayah.kabupaten_kode().chars().filter(char::is_ascii_digit).collect();
    if p.data.nik().is_some_and(|nik| !nik.as_str().starts_with(&kabupaten)) {
        lines.push(Meja::RemarkNikOutside.into());
    }
    if view.unreachable {
        lines.push(Meja::RemarkUnreachable.into());
    }
    if view.unanswered {
        let waits_for_answer = !p.checklist.open_kekurangan().is_empty();
        lines.push(if waits_for_answer { Meja::RemarkUnanswered } else { Meja::RemarkNotBrought }.into());
    }
    let to_call = view.peran == Peran::Staf && (view.unreachable || view.unanswered);
    lines.extend((to_call && p.data.phone.is_none()).then(|| Meja::RemarkNoPhone.into()));
    lines.extend(view.hold.map(super::tunda::card_line));
    lines.extend(p.kembali.as_ref().filter(|_| p.is_sent_back()).map(|kembali| sent_back(&kembali.sebab)));
    let last = p.stated();
    lines.extend(last.map(|l| Meja::PernyataanLine { pernyataan: l.kind, tanggal: l.tanggal }.into()));
    let age = last.filter(|l| !l.kind.is_final()).map(|l| days_since(l.tanggal, view.now));
    lines.extend(age.filter(|hari| *hari >= OLD).map(|hari| PengirimanText::CardAge { hari }.into()));
    let asked = |one: &Perbaikan| PerbaikanText::CardLine { bagian: one.nilai.bagian(), batas: one.due() }.into();
    lines.extend(p.open_perbaikan().filter(|_| view.peran != Peran::Dispendukcapil).map(asked));
    lines.extend(holder::remark(view));
    let jumlah = u32::try_from(p.bound().len()).unwrap_or(u32::MAX);
    lines.extend((jumlah > 0).then(|| Loket::RemarkBound { jumlah }.into()));
    lines
}

fn sent_back(sebab: &Sebab) -> Pesan {
    match &sebab.text {
        Some(catatan) => PengirimanText::CardKembaliText { catatan: catatan.clone() }.into(),
        None => PengirimanText::CardKembali { alasan: sebab.kode }.into(),
    }
}

fn file_buttons(p: &Permohonan) -> Vec<Button> {
    let has_files =
        |s: &&Syarat| p.checklist.pieces.iter().any(|x| x.syarat == s.kode && matches!(x.answer, Answer::File(_)));
    let button = |s: &Syarat| Button::new(Label::File { syarat: s.nama.clone() }, (p.kode, Act::File(s.kode.clone())));
    p.checklist.syarat.iter().filter(has_files).map(button).collect()
}

fn may_tick(p: &Permohonan, peran: Peran) -> bool {
    peran == Peran::Staf && matches!(p.tahap, Tahap::Diajukan | Tahap::TidakLengkap { .. })
}

/// A tick for every syarat for which no file is there; a tick made can be taken back.
fn tick_buttons(p: &Permohonan) -> Vec<Button> {
    let button = |s: &Syarat| {
        let syarat = s.nama.clone();
        let ticked = p.checklist.current(&s.kode).any(|x| matches!(x.answer, Answer::Original(_)));
        if ticked {
            Some(Button::new(Label::Ticked { syarat }, (p.kode, Act::Untick(s.kode.clone()))))
        } else if p.checklist.is_held(&s.kode) {
            None
        } else {
            Some(Button::new(Label::Tick { syarat }, (p.kode, Act::Tick(s.kode.clone()))))
        }
    };
    p.checklist.syarat.iter().filter_map(button).collect()
}

/// Whether staf may see the telephone number now: only where the chat does not reach the person, or where they do
/// not answer there.
#[must_use]
pub fn may_call(p: &Permohonan, view: View<'_>) -> bool {
    view.unreachable || view.unanswered || p.pihak.is_empty()
}

fn phone_button(p: &Permohonan, view: View<'_>) -> Option<Button> {
    let shown = view.peran == Peran::Staf && p.data.phone.is_some() && may_call(p, view);
    shown.then(|| Button::new(Label::ShowPhone, (p.kode, Act::Phone)))
}

/// At the counter: photos for who has no chat to send them from, and the paper for the person.
fn counter_buttons(p: &Permohonan, view: View<'_>) -> Vec<Button> {
    if view.peran != Peran::Staf || p.tahap.kind() == TahapKind::Dibatalkan {
        return Vec::new();
    }
    let answered_here = p.registered_by.is_some() && matches!(p.tahap, Tahap::TidakLengkap { .. });
    let open = if answered_here && view.kantor.by_chat.files { p.checklist.open_kekurangan() } else { Vec::new() };
    let photo = |kode: &SyaratKode| {
        let syarat = p.checklist.syarat(kode).map_or_else(|| kode.to_string(), |s| s.nama.clone());
        Button::new(Label::StaffFile { syarat }, (p.kode, Act::StaffFile(kode.clone())))
    };
    let receipt = Button::new(Label::Receipt, (p.kode, Act::Receipt));
    open.iter().map(|k| photo(&k.finding.syarat)).chain([receipt]).collect()
}

/// To put NIK and number of the KK right, where the person cannot do so by chat; in SOP 3 that is done by entering.
fn numbers_button(p: &Permohonan, view: View<'_>) -> Option<Button> {
    let open = match p.tahap.kind() {
        TahapKind::Diajukan | TahapKind::Diterima | TahapKind::TidakLengkap | TahapKind::Dientri => true,
        TahapKind::Lengkap | TahapKind::Dikirim | TahapKind::Dibatalkan => false,
    };
    let shown = open && view.peran == Peran::Staf && p.data.numbers.is_some() && !view.kantor.by_chat.numbers;
    shown.then(|| Button::new(Label::FixNumbers, (p.kode, Act::Nomor(NomorAct::Fix))))
}

/// What staf are asked to put right.
fn perbaikan_buttons(p: &Permohonan, peran: Peran) -> Vec<Button> {
    let button = |one: &Perbaikan| {
        let label = Label::Perbaikan { bagian: one.nilai.bagian() };
        Button::new(label, (p.kode, Act::Perbaikan(one.nomor, PerbaikanAct::Open)))
    };
    p.open_perbaikan().filter(|_| peran == Peran::Staf).map(button).collect()
}

/// To declare a hold, or to see the one that lasts.
fn hold_button(p: &Permohonan, view: View<'_>) -> Option<Button> {
    (view.holds && can_wait(p)).then(|| match view.hold {
        None => Button::new(Label::Tunda, TundaTap::Ask(Some(p.kode))),
        Some(_) => Button::new(Label::TundaList, TundaTap::List),
    })
}

fn step_buttons(p: &Permohonan, peran: Peran) -> Vec<Button> {
    let act = |label, act| Button::new(label, (p.kode, act));
    let close = act(Label::Tutup, Act::Tutup);
    match (peran, &p.tahap) {
        (Peran::Staf, Tahap::Diajukan) if p.data.numbers.is_none() => {
            vec![act(Label::FillNumbers, Act::Nomor(NomorAct::Begin)), close]
        }
        (Peran::Staf, Tahap::Diajukan | Tahap::TidakLengkap { .. }) => vec![act(Label::Terima, Act::Terima), close],
        (Peran::Staf, Tahap::Lengkap { .. }) => {
            vec![act(Label::Entri, Act::Entri), act(Label::ShowNik, Act::Nik), close]
        }
        (Peran::Staf, Tahap::Dientri { .. }) => {
            vec![act(Label::Kirim, Act::Kirim), act(Label::ShowNik, Act::Nik), close]
        }
        (Peran::Staf, Tahap::Diterima { .. }) => vec![close],
        (Peran::Kasi, Tahap::Diterima { .. }) => {
            vec![act(Label::Lengkap, Act::Lengkap), act(Label::TidakLengkap, Act::Kurang), close]
        }
        (Peran::Kasi, Tahap::Diajukan | Tahap::TidakLengkap { .. } | Tahap::Lengkap { .. } | Tahap::Dientri { .. }) => {
            vec![close]
        }
        (Peran::Staf, Tahap::Dikirim { .. }) if p.is_sent_back() => vec![
            act(Label::EntriUlang, Act::Entri),
            act(Label::KirimUlang, Act::Kirim),
            act(Label::ShowNik, Act::Nik),
            act(Label::Nyatakan, Act::Nyatakan),
        ],
        (Peran::Staf, Tahap::Dikirim { .. }) => vec![act(Label::Nyatakan, Act::Nyatakan)],
        (Peran::Dispendukcapil, Tahap::Dikirim { .. }) => {
            vec![act(Label::Nyatakan, Act::Nyatakan), act(Label::ShowNik, Act::Nik)]
        }
        (Peran::Staf | Peran::Kasi, Tahap::Dibatalkan { .. }) => vec![act(Label::Hapus, Act::Hapus)],
        (Peran::Kasi, Tahap::Dikirim { .. }) | (Peran::Admin | Peran::Dispendukcapil, _) => Vec::new(),
    }
}
