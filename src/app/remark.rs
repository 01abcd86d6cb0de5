//! What was seen on files when they came, as officers read it: beside the syarat on a card, and below a file.

use crate::domain::berkas::{Answer, Piece, SyaratKode};
use crate::domain::foto::{Flaw, Remark, Verdict};
use crate::domain::permohonan::Permohonan;
use crate::pesan::Pesan;
use crate::pesan::foto::Foto;

/// The remarks about the files that count for a syarat; the number of the sheet where there are several.
#[must_use]
pub fn remark_lines(p: &Permohonan, kode: &SyaratKode) -> Vec<Pesan> {
    let files: Vec<&Piece> = p.checklist.current(kode).filter(|x| matches!(x.answer, Answer::File(_))).collect();
    let several = files.len() > 1;
    let line = |(lembar, piece): (u32, &Piece)| {
        let catatan = remark(p, piece)?;
        Some(if several { Foto::OfSheet { lembar, catatan: Box::new(catatan) }.into() } else { catatan })
    };
    (1..).zip(files).filter_map(line).collect()
}

/// The remark about one file.
#[must_use]
pub fn remark(p: &Permohonan, piece: &Piece) -> Option<Pesan> {
    let remark = p.checklist.remark(piece)?;
    let Some(cacat) = flaw(p, remark) else { return Some(Foto::NotSeen.into()) };
    let cacat = Box::new(cacat);
    Some(Pesan::from(match (remark.verdict, piece.by.is_some()) {
        (None, _) => Foto::Remark { cacat },
        (Some(Verdict::Keep), false) => Foto::RemarkKept { cacat },
        (Some(Verdict::Keep), true) => Foto::RemarkKeptCounter { cacat },
        (Some(Verdict::Again), false) => Foto::RemarkAgain { cacat },
        (Some(Verdict::Again), true) => Foto::RemarkAgainCounter { cacat },
    }))
}

fn flaw(p: &Permohonan, remark: &Remark) -> Option<Pesan> {
    let found = remark.found.as_ref()?;
    let flaw = found.flaw?;
    let other = found.copy_of.as_ref().filter(|_| flaw == Flaw::SameAsOther);
    Some(match other {
        Some(other) => {
            let nama = p.checklist.syarat(&other.syarat).map_or_else(|| other.syarat.to_string(), |s| s.nama.clone());
            Foto::SeenSame { lain: nama }.into()
        }
        None => Foto::Seen { flaw }.into(),
    })
}
