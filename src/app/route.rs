//! What arrived → which use case. Exhaustive: a new command or button breaks the build here.

use super::inbound::{Command, Incoming};
use super::session::{Session, typed_kode};
use super::{kalender, meja, notice, pelaksana, petugas, receipt, ubah, warga};
use crate::app::fault::Fault;
use crate::dialog::Focus;
use crate::dialog::album::Sent;
use crate::dialog::ask::ask;
use crate::dialog::question::Question;
use crate::dialog::which::Arrived;
use crate::domain::kode::Kode;
use crate::domain::petugas::Peran;
use crate::pesan::tap::{Act, Menu, Tap};
use crate::pesan::umum::Umum;

/// A *ya* that comes later than this is an answer to nothing: the question is not before the person's eyes any more.
const TYPED_WITHIN: chrono::TimeDelta = chrono::TimeDelta::hours(12);

/// Answers one thing that arrived.
///
/// # Errors
/// Faults of the register; the update is tried again.
pub async fn handle(s: &mut Session<'_>, what: Incoming) -> Result<(), Fault> {
    if matches!(
        what,
        Incoming::Command(_)
            | Incoming::UnknownCommand
            | Incoming::Text(_)
            | Incoming::Tap { .. }
            | Incoming::Contact { .. }
    ) {
        s.something_said();
    }
    match what {
        Incoming::Nothing | Incoming::Unblocked => {
            s.keep = true;
            Ok(())
        }
        Incoming::Blocked => notice::blocked(s).await,
        Incoming::Group => {
            s.tell(Umum::PrivateOnly);
            s.forget = true;
            Ok(())
        }
        Incoming::Edited => {
            warga::ajukan::remark(s, Umum::EditedMessage)?;
            warga::files::once(s, "edited");
            Ok(())
        }
        Incoming::Contact { phone, own } => warga::ajukan::contact(s, &phone, own),
        Incoming::NotTaken { why, album } => warga::files::not_taken(s, why, album),
        Incoming::UnknownCommand => warga::ajukan::remark(s, Umum::UnknownCommand),
        Incoming::Command(command) => run_command(s, command).await,
        Incoming::Text(text) => run_text(s, &text).await,
        Incoming::File { file, says, album, sent_at } => {
            warga::files::received(s, Arrived { file, says, sent: Sent { album, at: sent_at } }).await
        }
        Incoming::Tap { tap, message_id } => {
            s.pressed = message_id;
            match tap {
                Some(tap) => run_tap(s, tap).await,
                None => {
                    s.old_button();
                    Ok(())
                }
            }
        }
    }
}

async fn run_command(s: &mut Session<'_>, command: Command) -> Result<(), Fault> {
    s.leave_choice();
    s.leave_kalender();
    match command {
        Command::Start(Some(payload)) => match payload.strip_prefix(receipt::PREFIX) {
            Some(token) => warga::claim::start(s, token).await,
            None => petugas::start(s, &payload).await,
        },
        Command::Start(None) => warga::menu::start(s).await,
        Command::Ajukan => warga::ajukan::begin(s).await,
        Command::Status(None) => warga::status::all(s).await,
        Command::Status(Some(text)) => with_kode(s, Some(&text), "/status", Act::Status).await,
        Command::Lengkapi(None) => warga::lengkapi::all(s).await,
        Command::Lengkapi(Some(text)) => with_kode(s, Some(&text), "/lengkapi", Act::Lengkapi).await,
        Command::Tarik(None) => warga::tarik::all(s).await,
        Command::Tarik(Some(text)) => with_kode(s, Some(&text), "/tarik", Act::Tarik).await,
        Command::Syarat => warga::menu::syarat(s),
        Command::Bantuan => warga::menu::help(s).await,
        Command::Batal => warga::drop::ask_drop(s),
        Command::Berhenti => warga::berhenti::stop(s).await,
        Command::Ingatkan => warga::berhenti::resume(s).await,
        Command::Antrean(text) => meja::antrean::open(s, text.as_deref()).await,
        Command::Daftarkan => meja::daftarkan::begin(s),
        Command::Periksa(text) => with_kode(s, text.as_deref(), "/periksa", Act::Card).await,
        Command::Terima(text) => with_kode(s, text.as_deref(), "/terima", Act::Terima).await,
        Command::Entri(text) => with_kode(s, text.as_deref(), "/entri", Act::Entri).await,
        Command::Kirim(texts) => meja::kirim::choose(s, &texts).await,
        Command::Lengkap(text) => with_kode(s, text.as_deref(), "/lengkap", Act::Lengkap).await,
        Command::Kurang(text) => with_kode(s, text.as_deref(), "/kurang", Act::Kurang).await,
        Command::Nyatakan(text) => with_kode(s, text.as_deref(), "/nyatakan", Act::Nyatakan).await,
        Command::Tutup(text) => with_kode(s, text.as_deref(), "/tutup", Act::Tutup).await,
        Command::Cari(text) => meja::cari::begin(s, text.as_deref()).await,
        Command::Tunda(text) => meja::tunda::begin(s, text.as_deref()).await,
        Command::Petugas => petugas::list(s).await,
        Command::Undang(peran) => petugas::invite(s, peran).await,
        Command::Nonaktif => petugas::choose_inactive(s).await,
        Command::Ambil(text) => with_kode(s, text.as_deref(), "/ambil", Act::Ambil).await,
        Command::Lepas(text) => with_kode(s, text.as_deref(), "/lepas", Act::Lepas).await,
        Command::Waktu(text) => with_kode(s, text.as_deref(), "/waktu", Act::Waktu).await,
        Command::Pelaksana => pelaksana::list(s).await,
        Command::Kalender => kalender::open(s).await,
        Command::UbahSyarat => ubah::open(s).await,
    }
}

async fn with_kode(s: &mut Session<'_>, text: Option<&str>, command: &str, act: Act) -> Result<(), Fault> {
    match typed_kode(text, command) {
        Ok(kode) => run_act(s, kode, act).await,
        Err(wrong) => {
            s.tell(wrong);
            Ok(())
        }
    }
}

/// A button that was pressed or typed.
///
/// # Errors
/// Faults of the register.
pub async fn run_tap(s: &mut Session<'_>, tap: Tap) -> Result<(), Fault> {
    s.leave_choice();
    if !matches!(tap, Tap::Kalender(_)) {
        s.leave_kalender();
    }
    match tap {
        Tap::Menu(Menu::Ajukan) => warga::ajukan::begin(s).await,
        Tap::Menu(Menu::Status) => warga::status::all(s).await,
        Tap::Menu(Menu::Syarat) => warga::menu::syarat(s),
        Tap::Menu(Menu::Bantuan) => warga::menu::help(s).await,
        Tap::Menu(Menu::Antrean) => meja::antrean::open(s, None).await,
        Tap::Menu(Menu::Batal) => warga::drop::ask_drop(s),
        Tap::Menu(Menu::Berhenti) => warga::berhenti::stop(s).await,
        Tap::Menu(Menu::Ingatkan) => warga::berhenti::resume(s).await,
        Tap::Menu(Menu::Lanjutkan) => warga::ajukan::resume(s),
        Tap::Menu(Menu::Nanti) => warga::ajukan::later(s),
        Tap::Menu(Menu::Daftarkan) => meja::daftarkan::begin(s),
        Tap::Menu(Menu::OrangLain) => warga::ajukan::begin_for_another(s),
        Tap::Bind(bind) => warga::claim::choose(s, &bind).await,
        Tap::Choice(choice) => warga::ajukan::choose(s, &choice).await,
        Tap::Drop(yes) => warga::drop::drop_draft(s, yes).await,
        Tap::Act(kode, act) => run_act(s, kode, act).await,
        Tap::KirimTo(recipient, kode) => meja::kirim::send(s, recipient, &kode).await,
        Tap::Antrean(_) => meja::antrean::from_first(s).await,
        Tap::Undang(peran) => petugas::invite(s, Some(peran)).await,
        Tap::NameRight(right) => petugas::name_right(s, right).await,
        Tap::Nonaktif(id) => petugas::ask_inactive(s, id).await,
        Tap::NonaktifYes(id) => petugas::make_inactive(s, id).await,
        Tap::Foto(id, verdict) => warga::foto::said(s, id, verdict).await,
        Tap::Daftar(view) => meja::antrean::show(s, view).await,
        Tap::Saring(by, view) => meja::antrean::filter(s, by, &view),
        Tap::Pelaksana(stand) => pelaksana::tapped(s, stand).await,
        Tap::Kalender(tap) => kalender::tap(s, tap).await,
        Tap::Syarat(tap) => Box::pin(ubah::tap(s, tap)).await,
        Tap::Cari(page) => meja::cari::turn(s, page).await,
        Tap::Tunda(tap) => meja::tunda::tap(s, tap).await,
    }
}

/// Does something with one permohonan.
///
/// # Errors
/// Faults of the register.
pub async fn run_act(s: &mut Session<'_>, kode: Kode, act: Act) -> Result<(), Fault> {
    match act {
        Act::Status => warga::status::one(s, kode).await,
        Act::Lengkapi => warga::lengkapi::one(s, kode).await,
        Act::Promise(syarat) => warga::lengkapi::promise(s, kode, syarat).await,
        Act::AddPage(syarat) => warga::lengkapi::add_page(s, kode, syarat).await,
        Act::Tarik => warga::tarik::ask(s, kode).await,
        Act::TarikWhy(alasan) => warga::tarik::why(s, kode, alasan).await,
        Act::TarikYes => warga::tarik::yes(s, kode).await,
        Act::TarikNo => warga::tarik::no(s, kode).await,
        Act::Receipt => receipt::give(s, kode, false).await,
        Act::ReceiptAgain => receipt::give(s, kode, true).await,
        Act::Card
        | Act::StaffFile(_)
        | Act::Found
        | Act::File(_)
        | Act::Tick(_)
        | Act::Untick(_)
        | Act::Terima
        | Act::Lengkap
        | Act::Kurang
        | Act::KurangSyarat(_)
        | Act::KurangMark(..)
        | Act::KurangClear(_)
        | Act::KurangSend
        | Act::KurangDrop
        | Act::Entri
        | Act::EntriSame(_)
        | Act::EntriSex(_)
        | Act::EntriSave
        | Act::EntriAgain
        | Act::EntriPause
        | Act::Kirim
        | Act::Nik
        | Act::Phone
        | Act::Tutup
        | Act::TutupWhy(_)
        | Act::TutupYes
        | Act::Nyatakan
        | Act::NyatakanKind(_)
        | Act::NyatakanYes
        | Act::Ambil
        | Act::AmbilAlih(_)
        | Act::Lepas
        | Act::Waktu => {
            if s.petugas.is_none() {
                s.tell(Umum::ForPetugas);
                return Ok(());
            }
            meja::act(s, kode, act).await
        }
    }
}

async fn run_text(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    if let Some(tap) = typed_tap(s, text) {
        return Box::pin(run_tap(s, tap)).await;
    }
    if has_passed(s) {
        s.dialog.focus = Focus::Nothing; // not the draft either: its question does not stand before their eyes
    }
    if let Some(topic) = s.app.locale.word(text).filter(|_| warga::aside::is_asked(&s.dialog.focus)) {
        return warga::aside::answer(s, topic).await;
    }
    if matches!(s.dialog.focus, Focus::DropAsk | Focus::Lengkapi { .. } | Focus::Claim(_))
        && let Some(topic) = warga::sentence::topic(s, text)
    {
        return warga::aside::answer(s, topic).await;
    }
    match s.dialog.focus.clone() {
        Focus::Ajukan => Box::pin(warga::sentence::answer(s, text)).await,
        Focus::DropAsk => warga::drop::ask_drop(s),
        Focus::Lengkapi { kode, syarat, .. } => warga::lengkapi::text(s, kode, &syarat, text).await,
        Focus::Choose(choosing) => Box::pin(warga::aside::chosen(s, choosing, text)).await,
        Focus::TarikWhy { kode } | Focus::TarikText { kode } => warga::tarik::text(s, kode, text).await,
        Focus::TarikConfirm { kode, alasan } => warga::tarik::confirm(s, kode, alasan).await,
        Focus::TutupText { kode } => {
            meja::tutup::text(s, kode, text);
            Ok(())
        }
        Focus::TutupConfirm { kode, alasan } => {
            meja::tutup::confirm(s, kode, alasan);
            Ok(())
        }
        Focus::NyatakanConfirm { kode, pernyataan, .. } => {
            meja::nyatakan::text(s, kode, pernyataan, text);
            Ok(())
        }
        Focus::Cari => meja::cari::typed(s, text).await,
        Focus::TundaWhy { kode } => meja::tunda::text(s, kode, text).await,
        Focus::TundaConfirm { kode, why } => meja::tunda::confirm(s, kode, why).await,
        Focus::TundaLift { id } => meja::tunda::lift_text(s, id).await,
        Focus::Entri => meja::entri::text(s, text).await,
        Focus::KurangText { kode, syarat } => meja::kurang::text(s, kode, &syarat, text),
        Focus::StaffFile { kode, .. } => {
            meja::daftarkan::ask_again(s, kode);
            Ok(())
        }
        Focus::Claim(binding) => warga::claim::text(s, binding, text).await,
        Focus::Undangan { token } | Focus::UndanganName { token, .. } => {
            petugas::name(s, token, text);
            Ok(())
        }
        Focus::PlhFrom { .. } | Focus::PlhTo { .. } | Focus::PlhConfirm { .. } => pelaksana::text(s, text).await,
        Focus::Kalender(begun) => kalender::tell::text(s, begun, text).await,
        Focus::Syarat(typing) => Box::pin(ubah::text(s, typing, text)).await,
        Focus::Nothing => warga::menu::words(s, text).await,
    }
}

/// Whether the question is about ending something or choosing, and was asked so long ago that a text is no answer to it.
fn has_passed(s: &Session<'_>) -> bool {
    let passes = match s.dialog.focus {
        Focus::Choose(_)
        | Focus::TarikWhy { .. }
        | Focus::TarikText { .. }
        | Focus::TarikConfirm { .. }
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::Cari
        | Focus::TundaWhy { .. }
        | Focus::TundaConfirm { .. }
        | Focus::TundaLift { .. }
        | Focus::Kalender(_)
        | Focus::Syarat(_)
        | Focus::PlhFrom { .. }
        | Focus::PlhTo { .. }
        | Focus::PlhConfirm { .. }
        | Focus::StaffFile { .. } => true,
        Focus::Nothing
        | Focus::Ajukan
        | Focus::DropAsk
        | Focus::Lengkapi { .. }
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::Claim(_)
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. } => false,
    };
    passes && !is_fresh(s)
}

/// Whether what was offered last still stands before the person's eyes.
#[must_use]
pub fn is_fresh(s: &Session<'_>) -> bool {
    s.dialog.offered_at.is_some_and(|at| s.now - at < TYPED_WITHIN)
}

/// The button that was typed: one of those last shown, else one of the open question. Agreeing and sending have to
/// answer just that: a *ya* to something else is neither.
fn typed_tap(s: &Session<'_>, text: &str) -> Option<Tap> {
    let words = |b: &crate::pesan::Button| s.app.locale.spellings(&b.label);
    if let Some(tap) = s.dialog.typed(text, words).filter(|_| is_fresh(s)) {
        return Some(tap);
    }
    let (Focus::Ajukan, Some(draft)) = (&s.dialog.focus, &s.dialog.draft) else { return None };
    if matches!(draft.question(s.shown()), Question::Notice | Question::Review | Question::Unclear) {
        return None;
    }
    let offered = ask(draft, s.shown()).buttons.into_iter().flatten().collect();
    crate::dialog::Dialog { offered, ..Default::default() }.typed(text, words)
}

/// Whether the person has this role; if not, they are told.
pub fn require(s: &mut Session<'_>, allowed: &[Peran]) -> bool {
    let ok = allowed.iter().any(|&peran| s.is(peran));
    if !ok {
        s.tell(if s.petugas.is_some() { Umum::NotForYou } else { Umum::ForPetugas });
    }
    ok
}
