//! SOP step 4: what the officer of Dispendukcapil gets, and files as they are shown to petugas.

use super::About;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::entri::data_lines;
use crate::domain::berkas::{Answer, BerkasId, FileRef, Piece, Syarat};
use crate::domain::kode::Kode;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{ChatId, PetugasId};
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, Queued, Shown};
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::StoreError;
use crate::store::disclosure::Disclosed;
use crate::store::petugas::Petugas;

/// SOP step 4: the data in full and every berkas, to the named officer; recorded as shown.
pub(super) async fn hand_over(
    s: &mut Session<'_>,
    staff: &[Petugas],
    (about, keys): (&About<'_>, &[BerkasId]),
    to: PetugasId,
) -> Result<(), Fault> {
    // Deactivated in this moment: tried again, and then refused.
    let Some(officer) = staff.iter().find(|p| p.id == to) else { return Err(Fault::Store(StoreError::Conflict)) };
    let p = about.p;
    s.uow.disclosure().record(about.id, (officer.id, officer.peran), &Disclosed::Data, s.now).await?;
    let mut daftar = data_lines(&p.data, p.entri.as_ref(), s.kantor());
    let original = |x: &Syarat| {
        let brought = p.checklist.current(&x.kode).any(|piece| matches!(piece.answer, Answer::Original(_)));
        brought.then(|| Meja::DataOriginal { syarat: x.nama.clone() }.into())
    };
    daftar.extend(p.checklist.syarat.iter().filter_map(original));
    let text = Meja::Handover {
        kode: p.kode,
        nomor: p.nomor.map(|n| s.kantor().nomor(n)).unwrap_or_default(),
        jenis: p.jenis,
        pengirim: s.petugas.as_ref().map(|one| one.nama.clone()).unwrap_or_default(),
        daftar,
    };
    let reply = Reply::new(text).rows([Button::new(Label::Nyatakan, (p.kode, Act::Nyatakan))]);
    s.queued.push(Queued::say(officer.chat, reply).about(about.id));
    let files = file_messages(s, about, keys, officer.chat);
    s.queued.extend(files);
    Ok(())
}

/// Every file that counts, each with the name of its syarat.
fn file_messages(s: &Session<'_>, about: &About<'_>, keys: &[BerkasId], chat: ChatId) -> Vec<Queued> {
    let list = &about.p.checklist;
    let of = |syarat: &Syarat| -> Vec<Queued> {
        let counts = |piece: &Piece| list.current(&syarat.kode).any(|one| one == piece);
        let both = list.pieces.iter().zip(keys).filter(|(piece, _)| piece.syarat == syarat.kode && counts(piece));
        let shown = both.filter_map(|(piece, key)| shown(s, about.p, (piece, key), &syarat.nama));
        shown.map(|one| Queued::new(chat, Outgoing::File(one)).about(about.id)).collect()
    };
    list.syarat.iter().flat_map(of).collect()
}

/// One file with its caption.
fn shown(s: &Session<'_>, p: &Permohonan, (piece, key): (&Piece, &BerkasId), syarat: &str) -> Option<Shown> {
    let caption = Meja::FileCaption { kode: p.kode, syarat: syarat.to_owned() }.into();
    file(&piece.answer).map(|file| Shown { berkas: key.clone(), kind: file.kind, caption, mark: mark(s, p.kode) })
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
