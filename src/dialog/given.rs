//! What the syarat of a draft are answered with.

use super::draft::{Draft, Given};
use crate::domain::berkas::{Demand, FileRef, Syarat, SyaratKode};
use crate::domain::kantor::Kantor;

impl Draft {
    /// The syarat of the chosen kind.
    #[must_use]
    pub fn syarat<'a>(&self, kantor: &'a Kantor) -> &'a [Syarat] {
        self.jenis.map_or(&[], |jenis| kantor.syarat(jenis))
    }

    /// What a syarat was answered with.
    #[must_use]
    pub fn given(&self, kode: &SyaratKode) -> Option<&Given> {
        self.given.iter().find(|(k, _)| k == kode).map(|(_, g)| g)
    }

    /// What a syarat counts as when the draft is sent. Where it is not asked for by chat, its original is brought.
    #[must_use]
    pub fn counts_as(&self, syarat: &Syarat, kantor: &Kantor) -> Option<&Given> {
        match self.given(&syarat.kode) {
            given if self.asks_syarat(kantor) => given,
            given @ Some(Given::Files(_)) => given,
            given @ Some(Given::Skipped) if syarat.demand == Demand::Dianjurkan => given,
            Some(Given::Promised | Given::Skipped | Given::Original | Given::NotYet) | None => Some(&Given::Promised),
        }
    }

    /// Answers a syarat, replacing an earlier answer.
    pub fn give(&mut self, kode: &SyaratKode, given: Given) {
        self.given.retain(|(k, _)| k != kode);
        self.given.push((kode.clone(), given));
    }

    /// The sheets of a syarat.
    #[must_use]
    pub fn sheets(&self, kode: &SyaratKode) -> usize {
        match self.given(kode) {
            Some(Given::Files(files)) => files.len(),
            Some(Given::Promised | Given::Skipped | Given::Original | Given::NotYet) | None => 0,
        }
    }

    /// Adds a file to a syarat; the same file twice is kept once. Returns how many there are now.
    pub fn add_file(&mut self, kode: &SyaratKode, file: FileRef) -> u32 {
        let mut files = match self.given(kode) {
            Some(Given::Files(files)) => files.clone(),
            Some(Given::Promised | Given::Skipped | Given::Original | Given::NotYet) | None => Vec::new(),
        };
        if files.iter().all(|f| f.unique_id != file.unique_id) {
            files.push(file);
        }
        let count = u32::try_from(files.len()).unwrap_or(u32::MAX);
        self.give(kode, Given::Files(files));
        count
    }

    /// Whether a file is one of the sheets of a syarat that is asked for.
    #[must_use]
    pub fn holds(&self, kode: &SyaratKode, unique_id: &str, kantor: &Kantor) -> bool {
        let asked = self.syarat(kantor).iter().any(|s| s.kode == *kode);
        asked && matches!(self.given(kode), Some(Given::Files(files)) if files.iter().any(|f| f.unique_id == unique_id))
    }

    /// The number of a sheet among those of its syarat, from 1; 0 where it is the only one.
    #[must_use]
    pub fn sheet_number(&self, kode: &SyaratKode, unique_id: &str) -> u32 {
        match self.given(kode) {
            Some(Given::Files(files)) if files.len() > 1 => {
                let at = files.iter().position(|f| f.unique_id == unique_id);
                at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or_default()
            }
            Some(Given::Files(_) | Given::Promised | Given::Skipped | Given::Original | Given::NotYet) | None => 0,
        }
    }

    /// Makes room for a sheet in the place of another one; where it is gone, the new one comes last.
    pub fn replace_file(&mut self, kode: &SyaratKode, old: &str, file: &FileRef) {
        for (_, given) in self.given.iter_mut().filter(|(k, _)| k == kode) {
            if let Given::Files(files) = given {
                if files.iter().any(|f| f.unique_id == file.unique_id) {
                    files.retain(|f| f.unique_id != old || f.unique_id == file.unique_id);
                } else if let Some(place) = files.iter_mut().find(|f| f.unique_id == old) {
                    *place = file.clone();
                }
            }
        }
    }

    /// The syarat that this very file answers already.
    #[must_use]
    pub fn syarat_of(&self, file: &FileRef) -> Option<&SyaratKode> {
        let has =
            |given: &Given| matches!(given, Given::Files(files) if files.iter().any(|f| f.unique_id == file.unique_id));
        self.given.iter().find(|(_, given)| has(given)).map(|(kode, _)| kode)
    }

    /// Whether a syarat may be left out.
    #[must_use]
    pub fn may_skip(&self, kode: &SyaratKode, kantor: &Kantor) -> bool {
        self.syarat(kantor).iter().any(|s| s.kode == *kode && s.demand == Demand::Dianjurkan)
    }
}
