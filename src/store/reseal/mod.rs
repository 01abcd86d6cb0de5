//! Seals everything anew that a key of the office has sealed, while the bot runs: after that the keys before the first are not
//! needed any more.
//!
//! It goes in small transactions, each of which leaves everything readable, so it can be stopped at any moment and be begun
//! again: what is sealed with the first key already is passed over.
//!
//! * `permohonan` – the key of each permohonan and what it is found by; nothing of the book itself is touched
//! * `values` – sealed columns of other tables: what lasts with the first key, what passes with the key of the day
//!
//! Left as they are: the reasons of holds and of changed lists, which the segel of their day covers as they are sealed.

mod permohonan;
mod values;

use super::Store;
use super::error::StoreError;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The table.
    pub table: &'static str,
    /// Rows of it that were sealed anew.
    pub sealed: u64,
    /// How much of it was looked through, of 100.
    pub percent: u64,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Rows that were sealed anew.
    pub sealed: u64,
    /// Rows that could not be opened or written and stay as they are, by table.
    pub left: Vec<(&'static str, u64)>,
    /// Numbers of the keys that need not be at hand any more.
    pub retired: Vec<u8>,
}

/// What came of one batch.
#[derive(Default)]
struct Batch {
    sealed: u64,
    left: u64,
}

impl Store {
    /// Seals everything anew with the first key, and what passes with time with the key of the day. `tell` hears after each batch how far it is.
    ///
    /// # Errors
    /// The register does not answer, or a running process seals with another key; what was sealed anew until then stays so.
    pub async fn seal_anew(&self, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<Resealed, StoreError> {
        let mut done = Resealed::default();
        self.check_others().await?;
        self.reseal_permohonan(tell, &mut done).await?;
        for column in values::ALL {
            self.reseal_values(column, tell, &mut done).await?;
        }
        self.check_others().await?; // one that came meanwhile
        done.retired = self.retire_keys().await?;
        Ok(done)
    }
}

impl Resealed {
    fn count(&mut self, table: &'static str, batch: &Batch) {
        self.sealed += batch.sealed;
        match self.left.iter_mut().find(|(name, _)| *name == table) {
            Some((_, count)) => *count += batch.left,
            None if batch.left > 0 => self.left.push((table, batch.left)),
            None => {}
        }
    }
}
