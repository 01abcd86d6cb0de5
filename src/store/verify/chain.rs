//! One chain after the other, row by row, holding no more than one permohonan.

use chrono::{DateTime, TimeDelta, Utc};

use super::beside::Beside;
use super::facts::Facts;
use super::{ChainFault, FaultKind, Verification};
use crate::store::data_key::vault_of;
use crate::store::forget::Destruction;
use crate::store::permohonan::place;
use crate::store::riwayat::{GENESIS, Link};
use crate::store::sealing::Vault;
use crate::store::written::{Asked, Closed, Written};

/// Clocks of two machines differ.
const SLACK: TimeDelta = TimeDelta::minutes(10);

/// A row of riwayat beside its permohonan; a permohonan without any has one row without riwayat.
pub(super) struct ChainRow {
    pub(super) permohonan_id: i64,
    pub(super) kode: String,
    pub(super) jenis: String,
    pub(super) tahap: String,
    pub(super) desa: String,
    pub(super) nik_index: Option<Vec<u8>>,
    pub(super) kk_index: Option<Vec<u8>>,
    pub(super) nama_index: Vec<Vec<u8>>,
    pub(super) riwayat_seq: i32,
    pub(super) riwayat_hash: Vec<u8>,
    pub(super) nomor_tahun: Option<i32>,
    pub(super) nomor_urut: Option<i32>,
    pub(super) submitted_at: DateTime<Utc>,
    pub(super) received_by: Option<i64>,
    pub(super) received_at: Option<DateTime<Utc>>,
    pub(super) received_paper_at: Option<DateTime<Utc>>,
    pub(super) checked_by: Option<i64>,
    pub(super) checked_at: Option<DateTime<Utc>>,
    pub(super) entered_by: Option<i64>,
    pub(super) entered_at: Option<DateTime<Utc>>,
    pub(super) sent_by: Option<i64>,
    pub(super) sent_at: Option<DateTime<Utc>>,
    pub(super) recipient: Option<i64>,
    pub(super) closed_by: Option<i64>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) closed_peran: Option<String>,
    pub(super) closed_chat: Option<i64>,
    pub(super) alasan: Option<String>,
    pub(super) stated: Option<String>,
    pub(super) cycle: i32,
    pub(super) syarat_version: i32,
    pub(super) consent_version: Option<String>,
    pub(super) consent_at: Option<DateTime<Utc>>,
    pub(super) pemohon_agreed_at: Option<DateTime<Utc>>,
    pub(super) forgotten_at: Option<DateTime<Utc>>,
    pub(super) rule: Option<String>,
    pub(super) destroyed_at: Option<DateTime<Utc>>,
    pub(super) destruction: Option<Vec<u8>>,
    pub(super) destroyed_by: Option<i64>,
    /// Only beside the first row.
    pub(super) syarat: Option<serde_json::Value>,
    /// Only beside the first row.
    pub(super) beside: Option<String>,
    /// Only beside the first row.
    pub(super) data_key: Option<Vec<u8>>,
    /// Only beside the last row.
    pub(super) data: Option<Vec<u8>>,
    /// Only beside the last row.
    pub(super) entri: Option<Vec<u8>>,
    /// Only beside the last row.
    pub(super) alasan_text: Option<Vec<u8>>,
    pub(super) seq: Option<i32>,
    pub(super) kind: Option<String>,
    pub(super) event_tahap: Option<String>,
    pub(super) petugas_id: Option<i64>,
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) detail: Option<String>,
    pub(super) data_digest: Option<Vec<u8>>,
    pub(super) written_digest: Option<Vec<u8>>,
    pub(super) prev_hash: Option<Vec<u8>>,
    pub(super) hash: Option<Vec<u8>>,
}

/// What the rows of one chain have said so far.
struct Chain {
    id: i64,
    kode: String,
    head: i32,
    seq: i32,
    hash: Vec<u8>,
    faulty: bool,
    beside: Beside,
    facts: Facts,
    /// Opens what was sealed of it.
    vault: Vault,
}

/// The walk through all chains.
pub(super) struct Walk<'a> {
    vault: &'a Vault,
    latest: DateTime<Utc>,
    found: Verification,
    chain: Option<Chain>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(vault: &'a Vault, now: DateTime<Utc>) -> Self {
        let latest = now.checked_add_signed(SLACK).unwrap_or(now);
        Self { vault, latest, found: Verification::default(), chain: None }
    }

    pub(super) fn step(&mut self, row: &ChainRow) {
        if self.chain.as_ref().is_none_or(|chain| chain.id != row.permohonan_id) {
            self.end_chain();
            self.begin_chain(row);
            self.found.permohonan += 1;
        }
        self.found.events += u64::from(row.seq.is_some());
        let Some(chain) = self.chain.as_mut().filter(|chain| !chain.faulty) else { return };
        if let Err(what) = chain.follow(row, self.latest) {
            chain.faulty = true;
            let seq = row.seq.map_or(1, |seq| seq.min(chain.seq + 1));
            self.found.faults.push(ChainFault { kode: row.kode.clone(), seq, what });
        }
    }

    fn begin_chain(&mut self, row: &ChainRow) {
        let own = vault_of(self.vault, &row.kode, row.data_key.as_deref());
        let faulty = own.is_err();
        if faulty {
            let what = FaultKind::Unreadable { what: "data_key.wrapped" };
            self.found.faults.push(ChainFault { kode: row.kode.clone(), seq: 1, what });
        }
        self.chain = Some(Chain { faulty, ..Chain::begin(row, own.unwrap_or_else(|_| self.vault.clone())) });
    }

    pub(super) fn end(mut self) -> Verification {
        self.end_chain();
        self.found
    }

    /// Rows that are missing at the end are noticed only here.
    fn end_chain(&mut self) {
        if let Some(chain) = self.chain.take().filter(|chain| !chain.faulty && chain.seq < chain.head) {
            self.found.faults.push(ChainFault { kode: chain.kode, seq: chain.seq + 1, what: FaultKind::Gap });
        }
    }
}

impl Chain {
    fn begin(row: &ChainRow, vault: Vault) -> Self {
        Self {
            id: row.permohonan_id,
            kode: row.kode.clone(),
            head: row.riwayat_seq,
            seq: 0,
            hash: GENESIS.to_vec(),
            faulty: false,
            beside: Beside::default(),
            facts: Facts::default(),
            vault,
        }
    }

    fn follow(&mut self, row: &ChainRow, latest: DateTime<Utc>) -> Result<(), FaultKind> {
        let vault = &self.vault;
        let link = row.link().filter(|link| link.seq == self.seq + 1).ok_or(FaultKind::Gap)?;
        ensure(link.prev == self.hash, FaultKind::PrevHash)?;
        let hash = row.hash.clone().filter(|hash| link.has_hash(vault, hash)).ok_or(FaultKind::Hash)?;
        ensure(link.at <= latest, FaultKind::InFuture)?;
        ensure(link.seq <= self.head, FaultKind::Head)?;
        if let Some(beside) = &row.beside {
            self.beside = serde_json::from_str(beside).map_err(|_| FaultKind::Unreadable { what: "rows" })?;
        }
        // What only the person's key opens cannot be held against its digest any more; the digest stands in the hash.
        if row.forgotten_at.is_none() {
            ensure(self.written(row, &link)?.has_digest(vault, link.written_digest), FaultKind::Written)?;
        }
        self.facts.note(&link);
        let arrived = link.seq == self.head;
        if arrived {
            self.facts.hold(row, &hash, &link, vault)?;
            ensure(self.beside.ends_by(link.seq), FaultKind::Written)?;
        }
        (self.seq, self.hash) = (link.seq, hash);
        Ok(())
    }

    /// What the event wrote, as it stands now.
    fn written(&self, row: &ChainRow, link: &Link<'_>) -> Result<Written, FaultKind> {
        let written = self.beside.written(link.seq, &row.kode, &self.vault)?;
        match link.kind {
            "diajukan" => Ok(Written { asked: Some(row.asked()?), ..written }),
            "dibatalkan" => Ok(Written { closed: Some(row.closed(&self.vault)?), ..written }),
            _ => Ok(written),
        }
    }
}

pub(super) fn ensure(holds: bool, fault: FaultKind) -> Result<(), FaultKind> {
    if holds { Ok(()) } else { Err(fault) }
}

impl ChainRow {
    fn link(&self) -> Option<Link<'_>> {
        Some(Link {
            kode: &self.kode,
            seq: self.seq?,
            kind: self.kind.as_deref()?,
            tahap: self.event_tahap.as_deref()?,
            petugas: self.petugas_id,
            at: self.at?,
            detail: self.detail.as_deref()?,
            data_digest: self.data_digest.as_deref()?,
            written_digest: self.written_digest.as_deref()?,
            prev: self.prev_hash.as_deref()?,
        })
    }

    /// A list of syarat that is not just what the program writes is not what was written.
    fn asked(&self) -> Result<Asked, FaultKind> {
        let list = self.syarat.as_ref().ok_or(FaultKind::Written)?;
        let syarat: Vec<crate::domain::berkas::Syarat> =
            serde_json::from_value(list.clone()).map_err(|_| FaultKind::Written)?;
        ensure(serde_json::to_value(&syarat).is_ok_and(|again| again == *list), FaultKind::Written)?;
        Ok(Asked {
            jenis: self.jenis.clone(),
            syarat,
            syarat_version: self.syarat_version,
            consent_version: self.consent_version.clone(),
            consent_at: self.consent_at,
            submitted_at: self.submitted_at,
            pemohon_agreed_at: self.pemohon_agreed_at,
        })
    }

    /// Who is forgotten is so by a destruction that this program wrote, and shows nothing. Who is not has none.
    pub(super) fn hold_forgotten(&self, vault: &Vault) -> Result<bool, FaultKind> {
        let (Some(rule), Some(at), Some(digest)) = (&self.rule, self.destroyed_at, &self.destruction) else {
            return ensure(self.forgotten_at.is_none(), FaultKind::Forgotten).map(|()| false);
        };
        let written = Destruction { kode: &self.kode, rule, at, petugas: self.destroyed_by };
        let blank =
            [&self.nik_index, &self.kk_index].into_iter().flatten().all(Vec::is_empty) && self.nama_index.is_empty();
        let sealed =
            [&self.data, &self.entri, &self.alasan_text].into_iter().flatten().any(|sealed| !sealed.is_empty());
        ensure(self.forgotten_at == Some(at) && written.has_digest(vault, digest), FaultKind::Forgotten)?;
        ensure(blank && !sealed && self.tahap == "dibatalkan", FaultKind::Forgotten).map(|()| true)
    }

    fn closed(&self, vault: &Vault) -> Result<Closed, FaultKind> {
        let unreadable = FaultKind::Unreadable { what: "permohonan.alasan_text" };
        let open = |sealed: &Vec<u8>| vault.open(place("alasan_text", &self.kode), sealed).map_err(|_| unreadable);
        let text = self.alasan_text.as_ref().map(open).transpose()?;
        Ok(Closed { peran: self.closed_peran.clone(), chat: self.closed_chat, text })
    }
}
