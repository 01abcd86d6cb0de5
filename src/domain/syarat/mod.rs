//! The lists of syarat: what each kind of service asks for. Data of the office, with a version.
//!
//! * `edit` – what an admin can change, and what not
//! * `change` – what differs between two versions
//! * `kode` – the code of a new syarat, from its name

pub mod change;
pub mod edit;
mod kode;

use serde::{Deserialize, Serialize};

use super::berkas::{Demand, Syarat, SyaratKode};
use super::pemohon::Jenis;

/// Longest code of a syarat: it has to fit into a button beside a kode and a reason.
pub const MAX_KODE: usize = 20;

/// Longest name of a syarat: it stands on buttons.
pub const MAX_NAMA: usize = 40;

/// As many are asked for by one kind at most: more questions than that nobody answers by chat.
pub const MAX_SYARAT: usize = 12;

/// A kind of service with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The kind.
    pub jenis: Jenis,
    /// Whether the office offers it.
    pub aktif: bool,
    /// Its syarat, in the order in which they are asked for.
    pub syarat: Vec<Syarat>,
}

impl Service {
    /// One of its syarat.
    #[must_use]
    pub fn find(&self, kode: &SyaratKode) -> Option<&Syarat> {
        self.syarat.iter().find(|s| s.kode == *kode)
    }

    /// Whether it asks for something without which nothing goes on.
    #[must_use]
    pub fn has_wajib(&self) -> bool {
        self.syarat.iter().any(|s| s.demand == Demand::Wajib)
    }

    fn is_valid(&self) -> bool {
        let once = |s: &Syarat| {
            let nama = s.nama.to_lowercase();
            self.syarat.iter().filter(|t| t.kode == s.kode || t.nama.to_lowercase() == nama).count() == 1
        };
        self.syarat.len() <= MAX_SYARAT
            && (!self.aktif || self.has_wajib())
            && self
                .syarat
                .iter()
                .all(|s| once(s) && is_kode(&s.kode.0) && edit::nama(&s.nama).as_deref() == Ok(&s.nama))
    }
}

/// Whether a text can be the code of a syarat.
#[must_use]
pub fn is_kode(text: &str) -> bool {
    (1..=MAX_KODE).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// One version of what all kinds ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    /// Its number; a later one is higher.
    pub version: i32,
    /// Every kind once, in the order in which they are offered.
    services: Vec<Service>,
}

impl Lists {
    /// A version. Kinds that are not named are off.
    #[must_use]
    pub fn new(version: i32, mut services: Vec<Service>) -> Self {
        for &jenis in Jenis::ALL {
            if services.iter().all(|s| s.jenis != jenis) {
                services.push(Service { jenis, aktif: false, syarat: Vec::new() });
            }
        }
        Self { version, services }
    }

    /// The same under another number.
    #[must_use]
    pub fn as_version(self, version: i32) -> Self {
        Self { version, ..self }
    }

    /// Every kind, offered or not.
    #[must_use]
    pub fn all(&self) -> &[Service] {
        &self.services
    }

    /// The kinds that are offered.
    pub fn offered(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|s| s.aktif)
    }

    /// Whether a kind is offered.
    #[must_use]
    pub fn offers(&self, jenis: Jenis) -> bool {
        self.offered().any(|s| s.jenis == jenis)
    }

    /// A kind, offered or not.
    #[must_use]
    pub fn service(&self, jenis: Jenis) -> Option<&Service> {
        self.services.iter().find(|s| s.jenis == jenis)
    }

    /// The syarat of a kind; empty for a kind that is not offered.
    #[must_use]
    pub fn syarat(&self, jenis: Jenis) -> &[Syarat] {
        self.offered().find(|s| s.jenis == jenis).map_or(&[], |s| &s.syarat)
    }

    /// Whether people can be asked by it: each kind stands once and at least one is on; a kind that is on asks for at
    /// least one thing without which nothing goes on; codes and names are unique within a kind and fit on buttons.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let once = |jenis: &Jenis| self.services.iter().filter(|s| s.jenis == *jenis).count() == 1;
        self.version >= 1
            && Jenis::ALL.iter().all(once)
            && self.offered().next().is_some()
            && self.services.iter().all(Service::is_valid)
    }
}
