//! What differs between two versions of the lists, as people would tell it.

use super::{Lists, Service};
use crate::domain::berkas::{Demand, PENGANTAR, Syarat, SyaratKode};
use crate::domain::pemohon::Jenis;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Of which kind.
    pub jenis: Jenis,
    /// What.
    pub what: What,
}

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is offered.
    On,
    /// It is offered no more.
    Off,
    /// This is asked for.
    Added(Syarat),
    /// This is asked for no more.
    Removed(Syarat),
    /// This is called something else.
    Renamed {
        /// The code.
        kode: SyaratKode,
        /// What it was called.
        before: String,
        /// What it is called.
        after: String,
    },
    /// This may be left out, or may be so no more.
    Asked(Syarat),
    /// The same things are asked for in another order.
    Moved,
}

impl Change {
    /// Whether the letter of the desa is not insisted on any more: the signed SOP asks for it.
    #[must_use]
    pub fn lets_letter_go(&self) -> bool {
        match &self.what {
            What::Removed(syarat) => syarat.kode.0 == PENGANTAR,
            What::Asked(syarat) => syarat.kode.0 == PENGANTAR && syarat.demand == Demand::Dianjurkan,
            What::On | What::Off | What::Added(_) | What::Renamed { .. } | What::Moved => false,
        }
    }
}

impl Lists {
    /// What is different in a later version.
    #[must_use]
    pub fn changes_to(&self, later: &Self) -> Vec<Change> {
        let of_kind = |after: &Service| {
            let jenis = after.jenis;
            let before = self.service(jenis).map(|before| differences(before, after)).unwrap_or_default();
            before.into_iter().map(move |what| Change { jenis, what })
        };
        later.all().iter().flat_map(of_kind).collect()
    }
}

fn differences(before: &Service, after: &Service) -> Vec<What> {
    let mut all = Vec::new();
    if before.aktif != after.aktif {
        all.push(if after.aktif { What::On } else { What::Off });
    }
    all.extend(after.syarat.iter().filter(|s| before.find(&s.kode).is_none()).cloned().map(What::Added));
    all.extend(before.syarat.iter().filter(|s| after.find(&s.kode).is_none()).cloned().map(What::Removed));
    for new in &after.syarat {
        let Some(old) = before.find(&new.kode) else { continue };
        if old.nama != new.nama {
            all.push(What::Renamed { kode: new.kode.clone(), before: old.nama.clone(), after: new.nama.clone() });
        }
        if old.demand != new.demand {
            all.push(What::Asked(new.clone()));
        }
    }
    if order(before, after) != order(after, before) {
        all.push(What::Moved);
    }
    all
}

/// What both have, in the order of the first.
fn order<'a>(first: &'a Service, other: &Service) -> Vec<&'a SyaratKode> {
    first.syarat.iter().map(|s| &s.kode).filter(|kode| other.find(kode).is_some()).collect()
}
