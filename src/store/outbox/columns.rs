//! Entries for the queue by columns, as `unnest` takes them, sealed.

use uuid::Uuid;

use super::payload_place;
use crate::pesan::outgoing::Queued;
use crate::store::error::StoreError;
use crate::store::sealing::Vault;

/// Entries by columns.
#[derive(Default)]
pub(in crate::store) struct Columns {
    pub(in crate::store) chat: Vec<i64>,
    pub(in crate::store) topic: Vec<Option<String>>,
    pub(in crate::store) key: Vec<Uuid>,
    pub(in crate::store) payload: Vec<Vec<u8>>,
    pub(in crate::store) about: Vec<Option<i64>>,
    pub(in crate::store) is_card: Vec<bool>,
    pub(in crate::store) edits: Vec<Option<i64>>,
    pub(in crate::store) delay: Vec<f64>,
}

impl Columns {
    /// Of entries on one topic in one chat only the last is taken.
    pub(in crate::store) fn seal<'q>(
        queued: impl IntoIterator<Item = &'q Queued>,
        vault: &Vault,
    ) -> Result<Self, StoreError> {
        let (queued, mut columns): (Vec<&Queued>, _) = (queued.into_iter().collect(), Self::default());
        for (n, entry) in queued.iter().enumerate() {
            let replaces = |later: &&Queued| later.chat == entry.chat && later.topic == entry.topic;
            if entry.topic.is_none() || !queued.iter().skip(n + 1).any(replaces) {
                columns.push(entry, vault)?;
            }
        }
        Ok(columns)
    }

    fn push(&mut self, entry: &Queued, vault: &Vault) -> Result<(), StoreError> {
        let key = Uuid::new_v4();
        let plain = serde_json::to_vec(&entry.outgoing).map_err(|_| StoreError::inconsistent("outbox", &key))?;
        self.payload.push(vault.seal_today(payload_place(&key.to_string()), &plain)?);
        self.key.push(key);
        self.chat.push(entry.chat.0);
        self.topic.push(entry.topic.clone());
        self.about.push(entry.about.map(|id| id.0));
        self.is_card.push(entry.is_card);
        self.edits.push(entry.edits.map(|id| id.0));
        self.delay.push(entry.delay.into());
        Ok(())
    }
}
