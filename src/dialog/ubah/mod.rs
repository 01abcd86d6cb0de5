//! An admin changes the lists of syarat. What is marked stays in the conversation, as changes and not as lists, until it is
//! published: so it goes on from a version that somebody else has published meanwhile.
//!
//! * `view` – the kinds, a list, one syarat, what is asked about them
//! * `preview` – what people are going to be asked, and what changes

pub mod preview;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::domain::berkas::{Demand, Syarat, SyaratKode};
use crate::domain::pemohon::Jenis;
use crate::domain::syarat::change::Change;
use crate::domain::syarat::edit::{Edit, Wrong, nama};
use crate::domain::syarat::{Lists, MAX_SYARAT};

/// Longest text of a reason, in characters.
pub const MAX_REASON: usize = 200;

/// What is marked so far.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changing {
    /// The version it is made from.
    pub base: i32,
    /// The changes, in their order.
    pub edits: Vec<Edit>,
    /// A new syarat of which it is not said yet how strongly it is asked for.
    pub new: Option<Named>,
    /// Why, in the admin's own words.
    pub alasan: Option<String>,
    /// Whether all of it was looked at as people will see it.
    pub previewed: bool,
}

/// A new syarat that has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Of which kind.
    pub jenis: Jenis,
    /// Its name.
    pub nama: String,
    /// Its code.
    pub kode: SyaratKode,
}

/// What is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Typing {
    /// The name of a new one.
    New(Jenis),
    /// Another name.
    Rename(Jenis, SyaratKode),
    /// Why.
    Reason,
}

impl std::fmt::Debug for Changing {
    /// The words may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Changing({} of version {})", self.edits.len(), self.base)
    }
}

impl Changing {
    /// Nothing marked yet.
    #[must_use]
    pub fn new(base: &Lists) -> Self {
        Self { base: base.version, edits: Vec::new(), new: None, alasan: None, previewed: false }
    }

    /// The lists as they would be: the version after the one in use.
    #[must_use]
    pub fn lists(&self, base: &Lists) -> Lists {
        let (lists, _) = base.edited(&self.edits);
        lists.as_version(base.version.saturating_add(1))
    }

    /// What would change.
    #[must_use]
    pub fn changes(&self, base: &Lists) -> Vec<Change> {
        base.changes_to(&self.lists(base))
    }

    /// Marks one change.
    ///
    /// # Errors
    /// Why it is not made.
    pub fn edit(&mut self, base: &Lists, edit: Edit) -> Result<(), Wrong> {
        self.lists(base).edit(&edit)?;
        self.edits.push(edit);
        self.previewed = false;
        Ok(())
    }

    /// A name for a new syarat; its code is made here.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub fn name(&mut self, base: &Lists, jenis: Jenis, text: &str) -> Result<Named, Wrong> {
        let lists = self.lists(base);
        let nama = nama(text)?;
        let there = lists.service(jenis).map_or(&[][..], |s| &s.syarat);
        if there.iter().any(|s| s.nama.to_lowercase() == nama.to_lowercase()) {
            return Err(Wrong::NameTaken);
        }
        if there.len() >= MAX_SYARAT {
            return Err(Wrong::Full);
        }
        let named = Named { jenis, kode: lists.kode_for(jenis, &nama), nama };
        self.new = Some(named.clone());
        Ok(named)
    }

    /// The new syarat is asked for as strongly as this. `None`: there is no new one.
    pub fn add(&mut self, base: &Lists, demand: Demand) -> Option<(Named, Result<(), Wrong>)> {
        let named = self.new.take()?;
        let syarat = Syarat { kode: named.kode.clone(), nama: named.nama.clone(), demand };
        let added = self.edit(base, Edit::Add { jenis: named.jenis, syarat });
        Some((named, added))
    }

    /// Goes on from a version that was published meanwhile, with what can still be done.
    pub fn rebase(&mut self, newer: &Lists) {
        let (_, made) = newer.edited(&self.edits);
        *self = Self { base: newer.version, edits: made, new: None, alasan: self.alasan.take(), previewed: false };
    }
}
