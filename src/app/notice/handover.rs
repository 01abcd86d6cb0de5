//! SOP step 4: what the officer of Dispendukcapil gets of a pengiriman, the mark on files that are shown to petugas.

use super::Happened;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::berkas::{Answer, BerkasId, FileRef, Piece, Syarat};
use crate::domain::kode::Kode;
use crate::domain::langkah::Event;
use crate::domain::pengiriman::{ARCHIVE, parts};
use crate::domain::permohonan::Permohonan;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::disclosure::Disclosed;
use crate::store::permohonan::Made;
use crate::store::petugas::Petugas;

/// The list, and the archives with all data and every berkas that counts: made when they are sent. All of it is recorded as
/// shown.
pub(super) async fn hand_over(
    s: &mut Session<'_>,
    sent: &[Happened],
    officer: &Petugas,
    made: Made,
) -> Result<(), Fault> {
    let ids: Vec<_> = sent.iter().map(|one| one.before.id).collect();
    s.uow.disclosure().record_many(&ids, (officer.id, officer.peran), &Disclosed::Data, s.now).await?;
    let files: Vec<BerkasId> = sent.iter().flat_map(Happened::files).collect();
    let sizes = s.uow.pengiriman().sizes(&files).await?;
    let sizes: Vec<u64> = files.iter().map(|id| sizes.get(id).copied().unwrap_or(0)).collect();
    let archives = parts(&sizes, ARCHIVE);
    let number = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let dari = number(archives.len());
    let list = list(s, sent, officer, (made, dari));
    // About the first of them: staf hear of it where it does not arrive, and it goes where the officer leaves.
    let Some(first) = sent.first().map(|one| one.before.id) else { return Ok(()) };
    s.queued.push(Queued::say(officer.chat, list).about(first));
    for (n, part) in archives.into_iter().enumerate() {
        let berkas = files.get(part).unwrap_or_default().to_vec();
        let archive = Outgoing::Pengiriman { id: made.id, oleh: officer.id, bagian: number(n + 1), dari, berkas };
        s.queued.push(Queued::new(officer.chat, archive).about(first));
    }
    Ok(())
}

fn list(s: &Session<'_>, sent: &[Happened], officer: &Petugas, (made, archives): (Made, u16)) -> Reply {
    let arsip =
        if archives > 1 { PengirimanText::ArsipBagian { jumlah: archives.into() } } else { PengirimanText::ArsipSatu };
    let text = PengirimanText::Handed {
        nomor: made.nomor,
        tanggal: today_wib(s.now),
        kecamatan: s.kantor().wilayah.kecamatan_nama().to_owned(),
        pengirim: s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default(),
        penerima: officer.nama.clone(),
        jumlah: u32::try_from(sent.len()).unwrap_or(u32::MAX),
        daftar: (1..).zip(sent).map(|(urut, one)| line(s, urut, one)).collect(),
        arsip: Box::new(arsip.into()),
    };
    let all = Button::new(Label::TerimaSemua, KirimTap::Ask(made.id));
    Reply::new(text).rows([all, Button::new(Label::TerimaKecuali, KirimTap::Except(made.id, 1))])
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
    /// The files that count, in the order of the syarat.
    fn files(&self) -> Vec<BerkasId> {
        let (list, keys) = (&self.after.checklist, self.before.berkas());
        let of = |syarat: &Syarat| -> Vec<BerkasId> {
            let counts = |piece: &Piece| list.current(&syarat.kode).any(|one| one == piece);
            let both = list.pieces.iter().zip(&keys).filter(|(piece, _)| piece.syarat == syarat.kode && counts(piece));
            both.filter(|(piece, _)| file(&piece.answer).is_some()).map(|(_, key)| key.clone()).collect()
        };
        list.syarat.iter().flat_map(of).collect()
    }
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
