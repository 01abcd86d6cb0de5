//! Editing the lists of syarat. Each change leaves lists by which people can be asked, or is refused with a reason.

use serde::{Deserialize, Serialize};

use super::{Lists, MAX_NAMA, MAX_SYARAT, Service};
use crate::domain::berkas::{Demand, Syarat, SyaratKode};
use crate::domain::pemohon::Jenis;
use crate::domain::personal::covered;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Asks for one thing more, at the end.
    Add {
        /// Of which kind.
        jenis: Jenis,
        /// What.
        syarat: Syarat,
    },
    /// Calls it something else. Answers given under the old name stay: it is the same thing.
    Rename {
        /// Of which kind.
        jenis: Jenis,
        /// Which syarat.
        kode: SyaratKode,
        /// The new name.
        nama: String,
    },
    /// Says whether it may be left out.
    Ask {
        /// Of which kind.
        jenis: Jenis,
        /// Which syarat.
        kode: SyaratKode,
        /// How strongly it is asked for.
        demand: Demand,
    },
    /// Asks for it no more.
    Remove {
        /// Of which kind.
        jenis: Jenis,
        /// Which syarat.
        kode: SyaratKode,
    },
    /// Asks for it one place earlier or later.
    Move {
        /// Of which kind.
        jenis: Jenis,
        /// Which syarat.
        kode: SyaratKode,
        /// Earlier.
        up: bool,
    },
    /// Offers the kind, or offers it no more.
    Switch {
        /// Which kind.
        jenis: Jenis,
        /// On.
        aktif: bool,
    },
}

/// Why a change is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such syarat (any more).
    Gone,
    /// As many are asked for as people answer.
    Full,
    /// A name without a letter.
    NameEmpty,
    /// A name longer than a button.
    NameTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// A name that stands in the list already.
    NameTaken,
    /// The only one without which nothing goes on.
    LastWajib,
    /// The only kind that is offered.
    LastKind,
    /// A kind that asks for nothing without which nothing goes on.
    NothingAsked,
    /// It stands at the end already, or is so already.
    Already,
}

/// A name as it stands in the list: on one line, with single spaces, and without a number of a person.
///
/// # Errors
/// It cannot be one.
pub fn nama(text: &str) -> Result<String, Wrong> {
    let printable = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let nama = covered(&printable.split_whitespace().collect::<Vec<_>>().join(" "));
    if !nama.chars().any(char::is_alphabetic) {
        return Err(Wrong::NameEmpty);
    }
    let length = nama.chars().count();
    if length > MAX_NAMA { Err(Wrong::NameTooLong { length }) } else { Ok(nama) }
}

impl Edit {
    /// Which kind it is about.
    #[must_use]
    pub fn jenis(&self) -> Jenis {
        match self {
            Self::Add { jenis, .. }
            | Self::Rename { jenis, .. }
            | Self::Ask { jenis, .. }
            | Self::Remove { jenis, .. }
            | Self::Move { jenis, .. }
            | Self::Switch { jenis, .. } => *jenis,
        }
    }
}

impl Lists {
    /// Makes one change.
    ///
    /// # Errors
    /// Why it is not made; then nothing has changed.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), Wrong> {
        if let Edit::Switch { jenis, aktif: false } = edit
            && self.offered().all(|s| s.jenis == *jenis)
        {
            return Err(if self.offers(*jenis) { Wrong::LastKind } else { Wrong::Already });
        }
        let service = self.services.iter_mut().find(|s| s.jenis == edit.jenis()).ok_or(Wrong::Gone)?;
        match edit {
            Edit::Add { syarat, .. } => service.add(syarat),
            Edit::Rename { kode, nama, .. } => service.rename(kode, nama),
            Edit::Ask { kode, demand, .. } => service.ask(kode, *demand),
            Edit::Remove { kode, .. } => service.remove(kode),
            Edit::Move { kode, up, .. } => service.shift(kode, *up),
            Edit::Switch { aktif, .. } => service.switch(*aktif),
        }
    }

    /// Makes all changes that can be made, in their order, and says which.
    #[must_use]
    pub fn edited(&self, edits: &[Edit]) -> (Self, Vec<Edit>) {
        let mut lists = self.clone();
        let made = edits.iter().filter(|edit| lists.edit(edit).is_ok()).cloned().collect();
        (lists, made)
    }
}

impl Service {
    fn at(&self, kode: &SyaratKode) -> Result<usize, Wrong> {
        self.syarat.iter().position(|s| s.kode == *kode).ok_or(Wrong::Gone)
    }

    /// Whether a name is that of another syarat than this one.
    fn is_taken(&self, name: &str, kode: &SyaratKode) -> bool {
        self.syarat.iter().any(|s| s.kode != *kode && s.nama.to_lowercase() == name.to_lowercase())
    }

    fn add(&mut self, new: &Syarat) -> Result<(), Wrong> {
        let nama = nama(&new.nama)?;
        if self.is_taken(&nama, &new.kode) || self.find(&new.kode).is_some() || !super::is_kode(&new.kode.0) {
            return Err(Wrong::NameTaken);
        }
        if self.syarat.len() >= MAX_SYARAT {
            return Err(Wrong::Full);
        }
        self.syarat.push(Syarat { nama, ..new.clone() });
        Ok(())
    }

    fn rename(&mut self, kode: &SyaratKode, text: &str) -> Result<(), Wrong> {
        let (at, nama) = (self.at(kode)?, nama(text)?);
        if self.is_taken(&nama, kode) {
            return Err(Wrong::NameTaken);
        }
        if self.syarat[at].nama == nama {
            return Err(Wrong::Already);
        }
        self.syarat[at].nama = nama;
        Ok(())
    }

    fn ask(&mut self, kode: &SyaratKode, demand: Demand) -> Result<(), Wrong> {
        let at = self.at(kode)?;
        if self.syarat[at].demand == demand {
            return Err(Wrong::Already);
        }
        self.keeps_wajib_without(kode)?;
        self.syarat[at].demand = demand;
        Ok(())
    }

    fn remove(&mut self, kode: &SyaratKode) -> Result<(), Wrong> {
        let at = self.at(kode)?;
        self.keeps_wajib_without(kode)?;
        self.syarat.remove(at);
        Ok(())
    }

    /// Also of a kind that is off: it can then be switched on as it stands.
    fn keeps_wajib_without(&self, kode: &SyaratKode) -> Result<(), Wrong> {
        let wajib = |s: &&Syarat| s.demand == Demand::Wajib;
        let mut all = self.syarat.iter().filter(wajib);
        let is_last = all.next().is_some_and(|s| s.kode == *kode) && all.next().is_none();
        if is_last { Err(Wrong::LastWajib) } else { Ok(()) }
    }

    fn shift(&mut self, kode: &SyaratKode, up: bool) -> Result<(), Wrong> {
        let at = self.at(kode)?;
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < self.syarat.len()) };
        self.syarat.swap(at, to.ok_or(Wrong::Already)?);
        Ok(())
    }

    fn switch(&mut self, aktif: bool) -> Result<(), Wrong> {
        if self.aktif == aktif {
            return Err(Wrong::Already);
        }
        if aktif && !self.has_wajib() {
            return Err(Wrong::NothingAsked);
        }
        self.aktif = aktif;
        Ok(())
    }
}
