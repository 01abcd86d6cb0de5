//! The desks: staf, Kasi, the officer of Dispendukcapil. Every act can be a button or a command; rights and state
//! are checked again each time.

pub mod alih;
pub mod ambil;
pub mod antrean;
pub mod arsip;
pub mod cari;
pub mod daftarkan;
pub mod ekspedisi;
pub mod entri;
pub mod hapus;
pub mod kembalikan;
pub mod kirim;
pub mod kurang;
pub mod lanjut;
pub mod numbering;
pub mod numbers;
pub mod nyatakan;
pub mod paper;
pub mod perbaikan;
pub mod phone;
pub mod pilih;
pub mod register;
pub mod show;
pub mod tunda;
pub mod tutup;
pub mod void;
pub mod waktu;
mod years;

use crate::app::fault::Fault;
use crate::app::notice;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::domain::berkas::SyaratKode;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use crate::pesan::arg::Oleh;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};

/// Does something with one permohonan, for a petugas.
///
/// # Errors
/// Faults of the register.
pub async fn act(s: &mut Session<'_>, kode: Kode, act: Act) -> Result<(), Fault> {
    s.leave_desk_question(&act);
    match act {
        Act::Card => show::card_of(s, kode).await,
        Act::Found => cari::open(s, kode).await,
        Act::File(syarat) => show::files(s, kode, &syarat).await,
        Act::Nik => show::nik(s, kode).await,
        Act::Phone => phone::show(s, kode).await,
        Act::Tick(syarat) => tick(s, kode, Command::CatatAsli { syarat }).await,
        Act::Untick(syarat) => untick(s, kode, syarat).await,
        Act::Nomor(act) => numbers::act(s, kode, act).await,
        Act::Terima => receive(s, kode).await,
        Act::Paper(act) => paper::act(s, kode, act).await,
        Act::Lengkap => approve(s, kode).await,
        Act::Kurang => kurang::open(s, kode).await,
        Act::KurangSyarat(syarat) => kurang::reasons(s, kode, &syarat).await,
        Act::KurangMark(syarat, alasan) => kurang::mark(s, kode, &syarat, alasan).await,
        Act::KurangClear(syarat) => kurang::clear(s, kode, &syarat).await,
        Act::KurangSend => kurang::send(s, kode).await,
        Act::KurangDrop => kurang::close(s, kode),
        Act::Entri => entri::begin(s, kode).await,
        Act::EntriSame(field) => entri::same(s, kode, field).await,
        Act::EntriSex(sex) => entri::sex(s, kode, sex).await,
        Act::EntriSave => entri::save(s, kode).await,
        Act::EntriAgain => entri::again(s, kode).await,
        Act::EntriPause => entri::pause(s, kode),
        Act::Kirim => kirim::choose_one(s, kode).await,
        Act::Tutup => tutup::ask(s, kode).await,
        Act::TutupWhy(alasan) => tutup::why(s, kode, alasan).await,
        Act::TutupYes => tutup::yes(s, kode).await,
        Act::Hapus => hapus::ask(s, kode).await,
        Act::HapusYes => hapus::yes(s, kode).await,
        Act::Nyatakan => nyatakan::choose(s, kode).await,
        Act::NyatakanKind(kind) => nyatakan::ask(s, kode, kind).await,
        Act::NyatakanYes => nyatakan::yes(s, kode).await,
        Act::Kembalikan => kembalikan::ask(s, kode).await,
        Act::KembalikanWhy(alasan) => kembalikan::why(s, kode, alasan).await,
        Act::Ambil => ambil::take(s, kode, None).await,
        Act::AmbilAlih(from) => ambil::take(s, kode, Some(from)).await,
        Act::Lepas => ambil::give_back(s, kode).await,
        Act::Waktu => waktu::show(s, kode).await,
        Act::Perbaikan(nomor, act) => perbaikan::act(s, (kode, nomor), act).await,
        // These belong to citizens and are answered before they come here.
        Act::StaffFile(syarat) => daftarkan::ask_file(s, kode, syarat).await,
        // These belong to citizens, too, and are answered before they come here.
        Act::Status
        | Act::Lengkapi
        | Act::Promise(_)
        | Act::AddPage(_)
        | Act::Tarik
        | Act::TarikWhy(_)
        | Act::TarikYes
        | Act::TarikNo
        | Act::Ubah(_)
        | Act::Receipt
        | Act::ReceiptAgain => Ok(()),
    }
}

/// Ticks change the card in place and need no further word.
async fn tick(s: &mut Session<'_>, kode: Kode, command: Command) -> Result<(), Fault> {
    let by = s.actor();
    match step(s, kode, &command, by).await? {
        Stepped::Advanced { loaded, after } => {
            show::refresh_pressed(s, &loaded, &after);
            Ok(())
        }
        other @ (Stepped::AlreadyDone { .. } | Stepped::Refused { .. } | Stepped::NotFound) => {
            answer(s, kode, other, |_, _| Umum::OldButtonPetugas.into()).await
        }
    }
}

/// A tick that is not there any more was taken back by nobody in particular: the card tells how things stand.
async fn untick(s: &mut Session<'_>, kode: Kode, syarat: SyaratKode) -> Result<(), Fault> {
    let by = s.actor();
    match step(s, kode, &Command::CabutAsli { syarat }, by).await? {
        Stepped::Advanced { loaded, after } => {
            show::refresh_pressed(s, &loaded, &after);
            Ok(())
        }
        Stepped::AlreadyDone { .. } => {
            s.old_button();
            show::card_in_place(s, kode).await
        }
        other @ (Stepped::Refused { .. } | Stepped::NotFound) => {
            answer(s, kode, other, |_, _| Umum::OldButtonPetugas.into()).await
        }
    }
}

async fn receive(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let by = s.actor();
    let stepped = step(s, kode, &Command::Terima, by).await?;
    if matches!(&stepped, Stepped::Refused { refusal: Refusal::NumbersMissing, .. }) {
        return numbers::begin(s, kode).await;
    }
    answer(s, kode, stepped, |s, p| {
        let nomor = p.nomor.map(|n| s.kantor().nomor(n)).unwrap_or_default();
        Meja::DoneDiterima { kode, nomor }.into()
    })
    .await
}

async fn approve(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let by = s.actor_as(Peran::Kasi);
    let stepped = step(s, kode, &Command::NyatakanLengkap, by).await?;
    answer(s, kode, stepped, |_, _| Meja::DoneLengkap { kode }.into()).await
}

/// One of the three answers, said to the petugas: done, done before by whom, refused with what to do.
///
/// # Errors
/// Faults of the register.
pub async fn answer(
    s: &mut Session<'_>,
    kode: Kode,
    stepped: Stepped,
    done: impl FnOnce(&Session<'_>, &Permohonan) -> Pesan,
) -> Result<(), Fault> {
    match stepped {
        Stepped::Advanced { loaded, after } => {
            show::refresh_pressed(s, &loaded, &after);
            let text = done(s, &after);
            s.tell(text);
        }
        Stepped::AlreadyDone { permohonan, first, .. } => {
            let text = already(s, &permohonan, first).await?;
            s.tell(text);
            show::card_in_place(s, kode).await?;
        }
        Stepped::Refused { permohonan, refusal } => {
            let text = refused(s, &permohonan, &refusal).await?;
            s.tell(text);
            if refusal.is_by_another_step() {
                show::card_in_place(s, kode).await?;
            }
        }
        Stepped::NotFound => show::not_there(s, kode),
    }
    Ok(())
}

/// Why not; and where somebody else was faster with another step, who it was and when.
///
/// # Errors
/// Faults of the register.
pub async fn refused(s: &mut Session<'_>, p: &Permohonan, refusal: &Refusal) -> Result<Pesan, Fault> {
    let why = refusal::for_petugas(p, refusal);
    if !refusal.is_by_another_step() {
        return Ok(why);
    }
    Ok(Pesan::Together(vec![why, by_whom(s, p).await?]))
}

/// Who brought a permohonan where it is, and when.
///
/// # Errors
/// Faults of the register.
pub async fn by_whom(s: &mut Session<'_>, p: &Permohonan) -> Result<Pesan, Fault> {
    let last = p.last_change();
    Ok(match last.by {
        Actor::Petugas(id, _) => {
            let oleh = who(s, id, last.by).await?;
            Meja::ByWhom { oleh, waktu: last.at }.into()
        }
        Actor::Warga(_) => Meja::ByWarga { waktu: last.at }.into(),
    })
}

async fn who(s: &mut Session<'_>, id: PetugasId, by: Actor) -> Result<Oleh, Fault> {
    let found = s.uow.petugas().by_id(id).await?;
    Ok(found.map_or_else(|| Oleh::Own(String::new()), |one| notice::named(&one, by)))
}

/// Who was first, and when.
///
/// # Errors
/// Faults of the register.
pub async fn already(s: &mut Session<'_>, p: &Permohonan, first: Stamp) -> Result<Pesan, Fault> {
    let (kode, tahap, waktu) = (p.kode, p.tahap.kind(), first.at);
    Ok(match first.by {
        Actor::Petugas(id, _) => {
            let oleh = who(s, id, first.by).await?;
            Meja::AlreadyDone { kode, tahap, oleh, waktu }.into()
        }
        Actor::Warga(_) => Meja::AlreadyDoneByWarga { kode, tahap, waktu }.into(),
    })
}

/// A petugas who may act in one of these roles now; anybody else is told.
pub fn require(s: &mut Session<'_>, allowed: &[Peran]) -> bool {
    allowed.iter().any(|&peran| s.acts_as(peran)) || crate::app::route::require(s, allowed)
}

/// A short answer.
pub fn say(s: &mut Session<'_>, text: impl Into<Pesan>) {
    s.say(Reply::new(text));
}
