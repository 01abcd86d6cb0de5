//! A button → which use case.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::{kalender, laporan, meja, pelaksana, petugas, receipt, ubah, warga};
use crate::domain::kode::Kode;
use crate::pesan::tap::{Act, KirimTap, Menu, Tap};
use crate::pesan::umum::Umum;

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
        Tap::Menu(Menu::Lanjutkan) => warga::ajukan::go_on(s).await,
        Tap::Menu(Menu::Nanti) => warga::ajukan::later(s),
        Tap::Menu(Menu::Daftarkan) => meja::daftarkan::begin(s),
        Tap::Menu(Menu::UbahData) => warga::perbaikan::all(s).await,
        Tap::Menu(Menu::Perbaikan) => meja::perbaikan::list(s).await,
        Tap::Menu(Menu::OrangLain) => warga::ajukan::begin_for_another(s).await,
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
        Tap::FotoReplaces(id) => warga::foto::replaces(s, id).await,
        Tap::Daftar(view) => meja::antrean::show(s, view).await,
        Tap::Saring(by, view) => meja::antrean::filter(s, by, &view),
        Tap::Pelaksana(stand) => pelaksana::tapped(s, stand).await,
        Tap::Kalender(tap) => kalender::tap(s, tap).await,
        Tap::Syarat(tap) => Box::pin(ubah::tap(s, tap)).await,
        Tap::Cari(page) => meja::cari::turn(s, page).await,
        Tap::Tunda(tap) => meja::tunda::tap(s, tap).await,
        Tap::Data(tap) => warga::data::tap(s, tap).await,
        Tap::Buku(tap) => meja::register::tap(s, tap).await,
        Tap::Numbering(tap) => meja::numbering::tap(s, tap).await,
        Tap::Kirim(tap) => kirim(s, tap).await,
        Tap::Laporan(tap) => laporan::tap(s, tap).await,
    }
}

/// Something with a pengiriman: staf choose, the officer answers.
async fn kirim(s: &mut Session<'_>, tap: KirimTap) -> Result<(), Fault> {
    match tap {
        KirimTap::List => meja::pilih::open(s).await,
        KirimTap::Page(page) => meja::pilih::page(s, page),
        KirimTap::Toggle(urut) => meja::pilih::toggle(s, urut),
        KirimTap::All(page, on) => meja::pilih::all(s, page, on),
        KirimTap::Next => meja::pilih::next(s).await,
        KirimTap::To(officer, sum) => meja::pilih::to(s, officer, sum).await,
        KirimTap::Alih(from) => meja::alih::ask(s, from).await,
        KirimTap::AlihTo(from, to) => meja::alih::to(s, (from, to)).await,
        KirimTap::Again(id) => meja::arsip::again(s, id).await,
        KirimTap::Ask(id) => meja::ekspedisi::ask(s, id).await,
        KirimTap::Except(id, from) => meja::ekspedisi::except(s, id, from).await,
        KirimTap::One(id, urut) => meja::ekspedisi::one(s, id, urut).await,
        KirimTap::Why(id, urut, alasan) => meja::ekspedisi::why(s, (id, urut), alasan).await,
        KirimTap::Clear(id, urut) => meja::ekspedisi::clear(s, id, urut).await,
        KirimTap::Answer(id) => meja::ekspedisi::confirm(s, id).await,
        KirimTap::Yes(id, sum) => meja::ekspedisi::yes(s, id, sum).await,
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
        Act::Ubah(act) => warga::perbaikan::act(s, kode, act).await,
        Act::Receipt => receipt::give(s, kode, false).await,
        Act::ReceiptAgain => receipt::give(s, kode, true).await,
        Act::Card
        | Act::StaffFile(_)
        | Act::Found
        | Act::File(_)
        | Act::Tick(_)
        | Act::Untick(_)
        | Act::Nomor(_)
        | Act::Terima
        | Act::Paper(_)
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
        | Act::Hapus
        | Act::HapusYes
        | Act::Nyatakan
        | Act::NyatakanKind(_)
        | Act::NyatakanYes
        | Act::Kembalikan
        | Act::KembalikanWhy(_)
        | Act::Ambil
        | Act::AmbilAlih(_)
        | Act::Lepas
        | Act::Waktu
        | Act::Perbaikan(..) => {
            if s.petugas.is_none() {
                s.tell(Umum::ForPetugas);
                return Ok(());
            }
            meja::act(s, kode, act).await
        }
    }
}
