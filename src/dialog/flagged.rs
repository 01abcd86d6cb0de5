//! Sheets of a draft about which a remark was made that nobody has answered yet. The look that made it writes it down
//! here, in the unit of work that tells the person: what they send next is understood by what they were told, and by
//! nothing that they do not know yet.

use serde::{Deserialize, Serialize};

use super::Dialog;
use super::draft::Draft;
use super::which::Arrived;
use crate::domain::berkas::SyaratKode;
use crate::domain::foto::{Flaw, PeriksaId};
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;

/// As many are offered to be replaced; the others have a button of their own below the remark.
const OFFERED: usize = 6;

/// One sheet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The look at it.
    pub id: PeriksaId,
    /// What it was given for.
    pub syarat: SyaratKode,
    /// Telegram's unique id.
    pub unique_id: String,
}

/// A sheet with what was remarked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flagged {
    /// Which one.
    pub sheet: Sheet,
    /// What is wrong.
    pub flaw: Flaw,
    /// The sheet that it is a copy of.
    pub copy_of: Option<Sheet>,
    /// Whether it was asked at sending if it shall go like this.
    pub asked: bool,
}

/// Sheets of a permohonan that is being completed, as the person was told of them, and photos that came then of which they
/// have to say what they are.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfPermohonan {
    /// Which permohonan.
    pub kode: Kode,
    /// What was remarked and not answered.
    pub sheets: Vec<Sheet>,
    /// Photos that wait, oldest first.
    pub waiting: Vec<Arrived>,
}

impl Dialog {
    /// The person is told of these sheets of a permohonan. Those of another one are left to their buttons.
    pub fn remark(&mut self, kode: Kode, sheets: impl Iterator<Item = Sheet>) {
        let same = self.remarked.take().filter(|remarked| remarked.kode == kode || !remarked.waiting.is_empty());
        let remarked = same.unwrap_or(OfPermohonan { kode, sheets: Vec::new(), waiting: Vec::new() });
        let remarked = self.remarked.insert(remarked);
        if remarked.kode == kode {
            remarked.sheets.extend(sheets);
        }
    }

    /// The remark about a sheet of a permohonan is answered.
    pub fn unremark(&mut self, id: PeriksaId) {
        self.remarked.iter_mut().for_each(|remarked| remarked.sheets.retain(|sheet| sheet.id != id));
    }
}

impl Draft {
    /// The person is told of this sheet.
    pub fn flag(&mut self, flagged: Flagged) {
        self.unflag(&flagged.sheet.syarat, &flagged.sheet.unique_id);
        self.flagged.push(flagged);
    }

    /// The remark is answered.
    pub fn unflag(&mut self, kode: &SyaratKode, unique_id: &str) {
        self.flagged.retain(|one| one.sheet.syarat != *kode || one.sheet.unique_id != unique_id);
    }

    /// The remarks that stand unanswered. That a sheet is a copy counts as long as the other one is there.
    pub fn unanswered<'a>(&'a self, kantor: &'a Kantor) -> impl Iterator<Item = &'a Flagged> {
        let is_held = |sheet: &Sheet| self.holds(&sheet.syarat, &sheet.unique_id, kantor);
        self.flagged.iter().filter(move |one| is_held(&one.sheet) && one.copy_of.as_ref().is_none_or(is_held))
    }

    /// The sheets in whose place a better one may come. Of the same picture for two syarat either may be the wrong one.
    #[must_use]
    pub fn replaceable(&self, kantor: &Kantor) -> Vec<Sheet> {
        let mut sheets: Vec<Sheet> = Vec::new();
        for one in self.unanswered(kantor) {
            let other = one.copy_of.as_ref().filter(|_| one.flaw == Flaw::SameAsOther);
            for sheet in std::iter::once(&one.sheet).chain(other) {
                if sheets.len() < OFFERED && sheets.iter().all(|known| known.id != sheet.id) {
                    sheets.push(sheet.clone());
                }
            }
        }
        sheets
    }
}

macro_rules! redacted {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            /// It names a file of somebody.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
redacted!(Sheet);
redacted!(Flagged);
redacted!(OfPermohonan);
