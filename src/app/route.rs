//! What arrived → which use case. Exhaustive: a new command or button breaks the build here.
//!
//! * `tap` – buttons; `text` – typed text

mod tap;
mod text;

pub use self::tap::{run_act, run_tap};
pub use self::text::is_fresh;
use self::text::run_text;
use super::inbound::{Command, Incoming};
use super::session::{Session, desk_kode, typed_kode};
use super::{kalender, laporan, meja, notice, pelaksana, petugas, receipt, ubah, warga};
use crate::app::fault::Fault;
use crate::dialog::Focus;
use crate::dialog::album::Sent;
use crate::dialog::which::Arrived;
use crate::domain::petugas::Peran;
use crate::pesan::tap::{Act, PaperAct};
use crate::pesan::umum::Umum;

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
            let answers =
                s.dialog.focus == Focus::Ajukan && s.dialog.draft.as_ref().is_some_and(|d| d.consent.is_some());
            let text = if answers { Umum::EditedAnswer } else { Umum::EditedMessage };
            warga::aside::remark(s, text).await?;
            warga::files::once(s, "edited");
            Ok(())
        }
        Incoming::Contact { phone, own } => warga::ajukan::contact(s, &phone, own).await,
        Incoming::NotTaken { why, album } => warga::files::not_taken(s, why, album).await,
        Incoming::UnknownCommand => warga::aside::remark(s, Umum::UnknownCommand).await,
        Incoming::Command(command) => run_command(s, command).await,
        Incoming::Text(text) => run_text(s, &text).await,
        Incoming::File { file, says, album, sent_at, message_id } => {
            let sent = Sent { album, at: sent_at };
            warga::files::received(s, Arrived { file, says, sent, message_id: Some(message_id) }).await
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
        Command::Dataku => warga::data::show(s).await,
        Command::Hapusdata => warga::data::ask(s).await,
        Command::Ubahdata => warga::perbaikan::all(s).await,
        Command::Perbaikan => meja::perbaikan::list(s).await,
        Command::Antrean(text) => meja::antrean::open(s, text.as_deref()).await,
        Command::Daftarkan => meja::daftarkan::begin(s),
        Command::Periksa(text) => at_desk(s, text.as_deref(), "/periksa", Act::Card).await,
        Command::Terima(text) => at_desk(s, text.as_deref(), "/terima", Act::Terima).await,
        Command::Entri(text) => at_desk(s, text.as_deref(), "/entri", Act::Entri).await,
        Command::Kirim(texts) => meja::kirim::choose(s, &texts).await,
        Command::Lengkap(text) => at_desk(s, text.as_deref(), "/lengkap", Act::Lengkap).await,
        Command::Kurang(text) => at_desk(s, text.as_deref(), "/kurang", Act::Kurang).await,
        Command::Nyatakan(text) => at_desk(s, text.as_deref(), "/nyatakan", Act::Nyatakan).await,
        Command::Tutup(text) => at_desk(s, text.as_deref(), "/tutup", Act::Tutup).await,
        Command::Hapus(_) if s.petugas.is_none() => warga::data::ask(s).await, // the word of a citizen for theirs
        Command::Hapus(text) => at_desk(s, text.as_deref(), "/hapus", Act::Hapus).await,
        Command::Cari(text) => meja::cari::begin(s, text.as_deref()).await,
        Command::Tunda(text) => meja::tunda::begin(s, text.as_deref()).await,
        Command::Petugas => petugas::list(s).await,
        Command::Undang(peran) => petugas::invite(s, peran).await,
        Command::Nonaktif => petugas::choose_inactive(s).await,
        Command::Ambil(text) => at_desk(s, text.as_deref(), "/ambil", Act::Ambil).await,
        Command::Lepas(text) => at_desk(s, text.as_deref(), "/lepas", Act::Lepas).await,
        Command::Waktu(text) => at_desk(s, text.as_deref(), "/waktu", Act::Waktu).await,
        Command::Pelaksana => pelaksana::list(s).await,
        Command::Kalender => kalender::open(s).await,
        Command::UbahSyarat => ubah::open(s).await,
        Command::Register => meja::register::begin(s),
        Command::Laporan(text) => laporan::open(s, text.as_deref()).await,
        Command::Nomor(next) => meja::numbering::open(s, next.as_deref()).await,
        Command::Kertas(text) => at_desk(s, text.as_deref(), "/kertas", Act::Paper(PaperAct::Begin)).await,
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

/// Of those who are no petugas no kode is asked for.
async fn at_desk(s: &mut Session<'_>, text: Option<&str>, command: &str, act: Act) -> Result<(), Fault> {
    if s.petugas.is_none() {
        s.tell(Umum::ForPetugas);
        return Ok(());
    }
    match desk_kode(text, command) {
        Ok(kode) => run_act(s, kode, act).await,
        Err(wrong) => {
            s.tell(wrong);
            Ok(())
        }
    }
}

/// Whether the person has this role; if not, they are told.
pub fn require(s: &mut Session<'_>, allowed: &[Peran]) -> bool {
    let ok = allowed.iter().any(|&peran| s.is(peran));
    if !ok {
        s.tell(if s.petugas.is_some() { Umum::NotForYou } else { Umum::ForPetugas });
    }
    ok
}
