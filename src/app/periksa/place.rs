//! The draft or permohonan that a file belongs to, as it stands now.

use crate::dialog::ask::syarat_nama;
use crate::dialog::draft::{Draft, Given};
use crate::domain::berkas::{Answer, Piece, SyaratKode};
use crate::domain::foto::{Flaw, Original, Print, Verdict, is_copy};
use crate::domain::kantor::Kantor;
use crate::store::periksa::Sheet;
use crate::store::permohonan::Loaded;

/// Where a file belongs.
pub(super) enum Place<'a> {
    /// A draft; `None`: it is gone.
    Draft(Option<&'a Draft>, &'a Kantor),
    /// A permohonan.
    Permohonan(&'a Loaded),
}

/// A file that stands there.
struct Standing<'a> {
    syarat: &'a SyaratKode,
    unique_id: &'a str,
    /// Whether it counts, and was not found wanting since.
    counts: bool,
}

impl Place<'_> {
    fn standing(&self) -> Vec<Standing<'_>> {
        match self {
            Self::Draft(None, _) => Vec::new(),
            Self::Draft(Some(draft), kantor) => of_draft(draft, kantor),
            Self::Permohonan(loaded) => {
                let list = &loaded.permohonan.checklist;
                let standing = |piece: &'_ Piece| list.returned_in(piece).is_none();
                let pieces = list.pieces.iter().filter(|piece| !piece.replaced);
                pieces.filter_map(|piece| of_piece(piece, standing(piece))).collect()
            }
        }
    }

    /// Whether a file stands there and counts.
    pub(super) fn uses(&self, sheet: &Sheet) -> bool {
        let is_it = |one: &Standing<'_>| one.counts && one.unique_id == sheet.unique_id && *one.syarat == sheet.syarat;
        self.standing().iter().any(is_it)
    }

    /// Whether the file of which another one is a copy still stands there.
    pub(super) fn has(&self, original: &Original) -> bool {
        let is_it = |one: &Standing<'_>| one.unique_id == original.unique_id && *one.syarat == original.syarat;
        self.standing().iter().any(is_it)
    }

    /// The name of a syarat.
    pub(super) fn nama(&self, kode: &SyaratKode) -> String {
        match self {
            Self::Draft(Some(draft), kantor) => syarat_nama(draft, kantor, kode),
            Self::Draft(None, _) => kode.to_string(),
            Self::Permohonan(loaded) => {
                let found = loaded.permohonan.checklist.syarat(kode);
                found.map_or_else(|| kode.to_string(), |syarat| syarat.nama.clone())
            }
        }
    }

    /// The number of a file among the sheets of its syarat; 0 where it is the only one.
    pub(super) fn number(&self, sheet: &Sheet) -> u32 {
        match self {
            Self::Draft(draft, _) => draft.map_or(0, |draft| draft.sheet_number(&sheet.syarat, &sheet.unique_id)),
            Self::Permohonan(loaded) => loaded.permohonan.checklist.sheet_number(&sheet.syarat, &sheet.unique_id),
        }
    }

    /// What a file is a copy of: of that for another syarat, of one that was found wanting before, or of another sheet of
    /// the same syarat that nothing is wrong with.
    pub(super) fn copied(&self, mine: &Sheet, print: &Print, sheets: &[Sheet]) -> Option<(Flaw, Original)> {
        self.standing().into_iter().find_map(|one| {
            let of_it = |s: &&Sheet| s.id != mine.id && s.syarat == *one.syarat && s.unique_id == one.unique_id;
            let other = sheets.iter().rev().filter(of_it).find(|s| s.found().is_some());
            let found = other.and_then(Sheet::found);
            let same_file = one.unique_id == mine.unique_id;
            if !same_file && !found.is_some_and(|found| is_copy(print, &found.print)) {
                return None;
            }
            let flaw = match (*one.syarat == mine.syarat, one.counts) {
                (false, true) => Flaw::SameAsOther,
                (true, false) => Flaw::SameAgain,
                (true, true) if !same_file && other.is_some_and(is_done) => Flaw::SameTwice,
                (true, true) | (false, false) => return None,
            };
            Some((flaw, Original { syarat: one.syarat.clone(), unique_id: one.unique_id.to_owned() }))
        })
    }
}

/// Whether nothing is to come in its place: what was asked for again is the same sheet on purpose.
fn is_done(sheet: &Sheet) -> bool {
    let flaw = sheet.found().and_then(|found| found.flaw);
    sheet.verdict != Some(Verdict::Again) && !flaw.is_some_and(Flaw::asks_for_a_better_one)
}

fn of_draft<'a>(draft: &'a Draft, kantor: &'a Kantor) -> Vec<Standing<'a>> {
    let files = |kode: &'a SyaratKode| match draft.given(kode) {
        Some(Given::Files(files)) => files.as_slice(),
        Some(Given::Promised | Given::Skipped | Given::Original | Given::NotYet) | None => &[],
    };
    let standing = |kode: &'a SyaratKode| {
        files(kode).iter().map(move |f| Standing { syarat: kode, unique_id: &f.unique_id, counts: true })
    };
    draft.syarat(kantor).iter().flat_map(|syarat| standing(&syarat.kode)).collect()
}

fn of_piece(piece: &Piece, counts: bool) -> Option<Standing<'_>> {
    match &piece.answer {
        Answer::File(file) => Some(Standing { syarat: &piece.syarat, unique_id: &file.unique_id, counts }),
        Answer::Promised | Answer::Original(_) => None,
    }
}
