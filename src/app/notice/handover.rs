//! SOP step 4: what the officer of Dispendukcapil gets of a pengiriman, the mark on files that are shown to petugas.

use std::ops::Range;

use super::Happened;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::berkas::{Answer, BerkasId, Checklist, FileRef, Piece, Syarat};
use crate::domain::kode::Kode;
use crate::domain::langkah::Event;
use crate::domain::pengiriman::{ARCHIVE, PengirimanId, Saluran, parts};
use crate::domain::permohonan::Permohonan;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, PermohonanId, Queued};
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{Loaded, Made};
use crate::store::petugas::Petugas;

/// The list, and the archives with all data and every berkas that counts: made when they are sent, and recorded as shown when
/// they have left.
pub(super) async fn hand_over(
    s: &mut Session<'_>,
    sent: &[Happened],
    officer: &Petugas,
    made: Made,
) -> Result<(), Fault> {
    let ids: Vec<_> = sent.iter().map(|one| one.before.id).collect();
    let parts = split(s, sent.iter().flat_map(Happened::files).collect()).await?;
    let list = list(s, sent, officer, (made, number(parts.len())));
    // About the first of them: staf hear of it where it does not arrive, and it goes where the officer leaves.
    let Some(first) = ids.first().copied() else { return Ok(()) };
    s.queued.extend(list.into_iter().map(|reply| Queued::say(officer.chat, reply).about(first)));
    queue(s, (made.id, officer), parts, first);
    Ok(())
}

/// The archives of a pengiriman once more, of what stands in the register by now.
///
/// # Errors
/// Faults of the register.
pub async fn archives_again(
    s: &mut Session<'_>,
    id: PengirimanId,
    officer: &Petugas,
    all: &[Loaded],
) -> Result<(), Fault> {
    let files = all.iter().flat_map(|one| files(&one.permohonan.checklist, &one.berkas())).collect();
    let parts = split(s, files).await?;
    let Some(first) = all.first().map(|one| one.id) else { return Ok(()) };
    queue(s, (id, officer), parts, first);
    Ok(())
}

fn number(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// What each archive holds.
async fn split(s: &mut Session<'_>, files: Vec<BerkasId>) -> Result<Vec<Vec<BerkasId>>, Fault> {
    let sizes = s.uow.pengiriman().sizes(&files).await?;
    let sizes: Vec<u64> = files.iter().map(|id| sizes.get(id).copied().unwrap_or(0)).collect();
    let part = |part: Range<usize>| files.get(part).unwrap_or_default().to_vec();
    Ok(parts(&sizes, ARCHIVE).into_iter().map(part).collect())
}

fn queue(s: &mut Session<'_>, (id, officer): (PengirimanId, &Petugas), parts: Vec<Vec<BerkasId>>, first: PermohonanId) {
    let dari = number(parts.len());
    for (bagian, berkas) in (1..).zip(parts) {
        let archive = Outgoing::Pengiriman { id, oleh: officer.id, bagian, dari, berkas };
        let topic = format!("arsip-{}-{bagian}", id.0);
        s.queued.push(Queued::new(officer.chat, archive).about(first).on(&topic));
    }
}

/// So many lines stand in one message. Each message is an entry of its own: where Telegram stops in the middle of a long list, what
/// was said is not said again.
const LINES: usize = 20;

fn list(s: &Session<'_>, sent: &[Happened], officer: &Petugas, (made, archives): (Made, u16)) -> Vec<Reply> {
    let jumlah = archives.into();
    let arsip = match (s.kantor().kirim.saluran, archives > 1) {
        (Saluran::Chat, false) => PengirimanText::ArsipSatu,
        (Saluran::Chat, true) => PengirimanText::ArsipBagian { jumlah },
        (Saluran::Folder, false) => PengirimanText::ArsipFolderSatu,
        (Saluran::Folder, true) => PengirimanText::ArsipFolderBagian { jumlah },
    };
    let (nomor, tanggal) = (made.nomor, today_wib(s.now));
    let kecamatan = s.kantor().wilayah.kecamatan_nama().to_owned();
    let pengirim = s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default();
    let (penerima, jumlah) = (officer.nama.clone(), u32::try_from(sent.len()).unwrap_or(u32::MAX));
    let (mut daftar, arsip): (Vec<Pesan>, _) =
        ((1..).zip(sent).map(|(urut, one)| line(s, urut, one)).collect(), Box::new(arsip.into()));
    let mut list = Vec::new();
    let last = if daftar.len() <= LINES {
        PengirimanText::Handed { nomor, tanggal, kecamatan, pengirim, penerima, jumlah, daftar, arsip }
    } else {
        let rest = daftar.split_off(LINES);
        let first = PengirimanText::HandedFirst { nomor, tanggal, kecamatan, pengirim, penerima, jumlah, daftar };
        list.push(Reply::new(first));
        let more = |daftar: &[Pesan]| PengirimanText::HandedMore { nomor, daftar: daftar.to_vec() };
        list.extend(rest.chunks(LINES).map(|lines| Reply::new(more(lines))));
        PengirimanText::HandedLast { nomor, jumlah, arsip }
    };
    let all = Button::new(Label::TerimaSemua, KirimTap::Ask(made.id));
    let except = Button::new(Label::TerimaKecuali, KirimTap::Except(made.id, 1));
    list.push(Reply::new(last).rows([all, except, Button::new(Label::ArsipLagi, KirimTap::Again(made.id))]));
    list
}

fn line(s: &Session<'_>, urut: u32, one: &Happened) -> Pesan {
    let p = &one.after;
    let berkas = u32::try_from(one.files().len()).unwrap_or(u32::MAX);
    let asli: Vec<&str> = originals(p).map(|syarat| syarat.nama.as_str()).collect();
    let about = if asli.is_empty() {
        PengirimanText::KetBerkas { berkas }
    } else {
        PengirimanText::KetAsli { berkas, asli: asli.join(", ") }
    };
    let keterangan = if matches!(one.event, Event::DikirimUlang { .. }) {
        PengirimanText::KetUlang { keterangan: Box::new(about.into()) }
    } else {
        about
    };
    PengirimanText::Isi {
        urut,
        nomor: p.nomor.map(|n| s.kantor().nomor(n)).unwrap_or_default(),
        kode: p.kode,
        jenis: p.jenis,
        nama: p.data.nama.as_str().to_owned(),
        keterangan: Box::new(keterangan.into()),
    }
    .into()
}

/// What was brought on paper.
fn originals(p: &Permohonan) -> impl Iterator<Item = &Syarat> {
    let brought = |x: &&Syarat| p.checklist.current(&x.kode).any(|piece| matches!(piece.answer, Answer::Original(_)));
    p.checklist.syarat.iter().filter(brought)
}

impl Happened {
    fn files(&self) -> Vec<BerkasId> {
        files(&self.after.checklist, &self.before.berkas())
    }
}

/// The files that count, in the order of the syarat.
fn files(list: &Checklist, keys: &[BerkasId]) -> Vec<BerkasId> {
    let of = |syarat: &Syarat| -> Vec<BerkasId> {
        let counts = |piece: &Piece| list.current(&syarat.kode).any(|one| one == piece);
        let both = list.pieces.iter().zip(keys).filter(|(piece, _)| piece.syarat == syarat.kode && counts(piece));
        both.filter(|(piece, _)| file(&piece.answer).is_some()).map(|(_, key)| key.clone()).collect()
    };
    list.syarat.iter().flat_map(of).collect()
}

/// What stands on a file that is shown today.
#[must_use]
pub fn mark(s: &Session<'_>, kode: Kode) -> Pesan {
    let kecamatan = s.kantor().wilayah.kecamatan_nama().to_owned();
    Meja::FileMark { kecamatan, kode, tanggal: today_wib(s.now) }.into()
}

pub(super) fn file(answer: &Answer) -> Option<&FileRef> {
    match answer {
        Answer::File(file) => Some(file),
        Answer::Promised | Answer::Original(_) => None,
    }
}
