//! One chain after the other, row by row, holding no more than one row.

use chrono::{DateTime, Utc};

use super::{ChainFault, FaultKind, Verification};
use crate::domain::register::NomorRegister;
use crate::store::permohonan::place;
use crate::store::riwayat::{Detail, GENESIS, Link, is_digest_of};
use crate::store::sealing::Vault;

/// Who did a step, and when.
type By = (Option<i64>, Option<DateTime<Utc>>);

/// A row of riwayat beside its permohonan; a permohonan without any has one row without riwayat.
pub(super) struct ChainRow {
    pub(super) permohonan_id: i64,
    pub(super) kode: String,
    pub(super) tahap: String,
    pub(super) riwayat_seq: i32,
    pub(super) riwayat_hash: Vec<u8>,
    pub(super) nomor_tahun: Option<i32>,
    pub(super) nomor_urut: Option<i32>,
    pub(super) received_by: Option<i64>,
    pub(super) received_at: Option<DateTime<Utc>>,
    pub(super) checked_by: Option<i64>,
    pub(super) checked_at: Option<DateTime<Utc>>,
    pub(super) entered_by: Option<i64>,
    pub(super) entered_at: Option<DateTime<Utc>>,
    pub(super) sent_by: Option<i64>,
    pub(super) sent_at: Option<DateTime<Utc>>,
    pub(super) closed_by: Option<i64>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    /// Only beside the last row.
    pub(super) data: Option<Vec<u8>>,
    /// Only beside the last row.
    pub(super) entri: Option<Vec<u8>>,
    pub(super) seq: Option<i32>,
    pub(super) kind: Option<String>,
    pub(super) event_tahap: Option<String>,
    pub(super) petugas_id: Option<i64>,
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) detail: Option<String>,
    pub(super) data_digest: Option<Vec<u8>>,
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
    nomor: Option<NomorRegister>,
    steps: Steps,
}

/// The steps as the riwayat tells them.
#[derive(Default, PartialEq, Eq)]
struct Steps {
    received: By,
    checked: By,
    entered: By,
    sent: By,
    closed: By,
}

/// The walk through all chains.
pub(super) struct Walk<'a> {
    vault: &'a Vault,
    found: Verification,
    chain: Option<Chain>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(vault: &'a Vault) -> Self {
        Self { vault, found: Verification::default(), chain: None }
    }

    pub(super) fn step(&mut self, row: &ChainRow) {
        if self.chain.as_ref().is_none_or(|chain| chain.id != row.permohonan_id) {
            self.end_chain();
            self.chain = Some(Chain::begin(row));
            self.found.permohonan += 1;
        }
        self.found.events += u64::from(row.seq.is_some());
        let Some(chain) = self.chain.as_mut().filter(|chain| !chain.faulty) else { return };
        if let Err(what) = chain.follow(row, self.vault) {
            chain.faulty = true;
            let seq = row.seq.map_or(1, |seq| seq.min(chain.seq + 1));
            self.found.faults.push(ChainFault { kode: row.kode.clone(), seq, what });
        }
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
    fn begin(row: &ChainRow) -> Self {
        Self {
            id: row.permohonan_id,
            kode: row.kode.clone(),
            head: row.riwayat_seq,
            seq: 0,
            hash: GENESIS.to_vec(),
            faulty: false,
            nomor: None,
            steps: Steps::default(),
        }
    }

    fn follow(&mut self, row: &ChainRow, vault: &Vault) -> Result<(), FaultKind> {
        let link = row.link().filter(|link| link.seq == self.seq + 1).ok_or(FaultKind::Gap)?;
        ensure(link.prev == self.hash, FaultKind::PrevHash)?;
        ensure(row.hash.as_ref() == Some(&link.hash()), FaultKind::Hash)?;
        ensure(link.seq <= self.head, FaultKind::Head)?;
        self.note(&link);
        (self.seq, self.hash) = (link.seq, link.hash());
        if link.seq == self.head { self.arrive(row, &link, vault) } else { Ok(()) }
    }

    /// Remembers what a row says of the permohonan.
    fn note(&mut self, link: &Link<'_>) {
        let by = (link.petugas, Some(link.at));
        match link.kind {
            "diterima" => {
                (self.steps.received, self.steps.checked) = (by, By::default());
                self.nomor = serde_json::from_str::<Detail>(link.detail).ok().and_then(|detail| detail.nomor);
            }
            "lengkap" | "tidak_lengkap" => self.steps.checked = by,
            "dientri" => self.steps.entered = by,
            "dikirim" => self.steps.sent = by,
            "dibatalkan" => self.steps.closed = by,
            _ => {}
        }
    }

    /// Holds the last row against the permohonan.
    fn arrive(&self, row: &ChainRow, link: &Link<'_>, vault: &Vault) -> Result<(), FaultKind> {
        ensure(self.hash == row.riwayat_hash, FaultKind::Head)?;
        ensure(link.tahap == row.tahap && self.steps == row.steps(), FaultKind::Tahap)?;
        let given = self.nomor.and_then(|nomor| Some((nomor.tahun, i32::try_from(nomor.urut).ok()?)));
        let stands = row.nomor_tahun.zip(row.nomor_urut);
        if let (true, Some((tahun, urut))) = (given != stands, stands.or(given)) {
            return Err(FaultKind::Number { tahun, urut });
        }
        let (data, entri) = row.personal(vault).ok_or(FaultKind::Unreadable)?;
        ensure(is_digest_of(vault, link.data_digest, &data, entri.as_deref()), FaultKind::DataDigest)
    }
}

fn ensure(holds: bool, fault: FaultKind) -> Result<(), FaultKind> {
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
            prev: self.prev_hash.as_deref()?,
        })
    }

    fn steps(&self) -> Steps {
        Steps {
            received: (self.received_by, self.received_at),
            checked: (self.checked_by, self.checked_at),
            entered: (self.entered_by, self.entered_at),
            sent: (self.sent_by, self.sent_at),
            closed: (self.closed_by, self.closed_at),
        }
    }

    fn personal(&self, vault: &Vault) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
        let open = |column, sealed: &[u8]| vault.open(place(column, &self.kode), sealed).ok();
        let data = open("data", self.data.as_deref()?)?;
        match &self.entri {
            Some(sealed) => Some((data, Some(open("entri", sealed)?))),
            None => Some((data, None)),
        }
    }
}
