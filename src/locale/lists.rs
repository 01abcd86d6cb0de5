//! Lists of phrases, taken apart once: most of them are asked about each word that somebody says.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use super::Locale;
use super::said::Said;

type Lists = HashMap<(Locale, String), Arc<[Said]>>;

/// By the keys of `locales/`, of which there are few.
static READ: LazyLock<RwLock<Lists>> = LazyLock::new(RwLock::default);

impl Locale {
    /// The phrases of the list with this key.
    pub(super) fn phrases(self, list: &str) -> Arc<[Said]> {
        let key = (self, list.to_owned());
        if let Some(phrases) = READ.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return phrases.clone();
        }
        let phrases: Arc<[Said]> = self.text(list).split(',').map(Said::new).collect();
        READ.write().unwrap_or_else(PoisonError::into_inner).insert(key, phrases.clone());
        phrases
    }
}
