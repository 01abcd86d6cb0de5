//! SOP step 4: what the officer of Dispendukcapil gets, and files as they are shown to petugas.

use super::About;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::entri::data_lines;
use crate::domain::berkas::{Answer, FileRef, Syarat};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{ChatId, PetugasId};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, PermohonanId, Queued};
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};
use crate::store::StoreError;
use crate::store::disclosure::Disclosed;
use crate::store::petugas::Petugas;

/// SOP step 4: the data in full and every berkas, to the named officer; recorded as shown.
pub(super) async fn hand_over(
    s: &mut Session<'_>,
    staff: &[Petugas],
    about: &About<'_>,
    to: PetugasId,
) -> Result<(), Fault> {
    // Deactivated in this moment: tried again, and then refused.
    let Some(officer) = staff.iter().find(|p| p.id == to) else { return Err(Fault::Store(StoreError::Conflict)) };
    let p = about.p;
    s.uow.disclosure().record(about.id, officer.id, &Disclosed::Data, s.now).await?;
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
    let files = file_messages(p, officer.chat, about.id);
    s.queued.extend(files);
    Ok(())
}

/// Every file that counts, each with the name of its syarat.
#[must_use]
pub fn file_messages(p: &Permohonan, chat: ChatId, id: PermohonanId) -> Vec<Queued> {
    let of = |s: &Syarat| -> Vec<Queued> {
        p.checklist
            .current(&s.kode)
            .filter_map(|piece| file(&piece.answer))
            .map(|f| file_message(p, &s.nama, f, chat).about(id))
            .collect()
    };
    p.checklist.syarat.iter().flat_map(of).collect()
}

/// One file with its caption.
#[must_use]
pub fn file_message(p: &Permohonan, syarat: &str, file: &FileRef, chat: ChatId) -> Queued {
    let caption = Meja::FileCaption { kode: p.kode, syarat: syarat.to_owned() }.into();
    Queued::new(chat, Outgoing::File { file: file.clone(), caption })
}

pub(super) fn file(answer: &Answer) -> Option<&FileRef> {
    match answer {
        Answer::File(file) => Some(file),
        Answer::Promised | Answer::Original(_) => None,
    }
}
