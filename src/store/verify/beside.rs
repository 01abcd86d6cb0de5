//! The rows beside a permohonan, opened, by the event that wrote them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::FaultKind;
use crate::domain::kode::Kode;
use crate::store::hex::from_hex;
use crate::store::perbaikan;
use crate::store::permohonan::{file_place, kembali_place, kembali_row, note_place, note_row};
use crate::store::sealing::{Place, Vault};
use crate::store::written::{
    BerkasFact, JawabanFact, KekuranganFact, KembaliFact, PerbaikanFact, PernyataanFact, PihakFact, StoredFact,
    WithdrawnFact, Written,
};

/// As the statement of `verify` aggregates them; an aggregate over no rows is `null`.
#[derive(Default, Deserialize)]
pub(super) struct Beside {
    pihak: Option<Vec<PihakRow>>,
    berkas: Option<Vec<BerkasRow>>,
    kekurangan: Option<Vec<KekuranganRow>>,
    pernyataan: Option<Vec<PernyataanRow>>,
    perbaikan: Option<Vec<PerbaikanRow>>,
    stored: Option<Vec<StoredRow>>,
    kembali: Option<Vec<KembaliRow>>,
}

#[derive(Deserialize)]
struct PihakRow {
    seq: i32,
    ordinal: i32,
    chat: i64,
    sebagai: String,
    hubungan: Option<String>,
    consent_version: Option<String>,
    consent_at: Option<DateTime<Utc>>,
    pemohon_agreed_at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct BerkasRow {
    seq: i32,
    id: String,
    syarat: String,
    cycle: i32,
    answer: String,
    file: Option<String>,
    petugas: Option<i64>,
    at: DateTime<Utc>,
    replaces: Option<String>,
    withdrawn_seq: Option<i32>,
    withdrawn_by: Option<i64>,
    withdrawn_at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct KekuranganRow {
    seq: i32,
    ordinal: i32,
    cycle: i32,
    syarat: String,
    alasan: String,
    note: Option<String>,
}

#[derive(Deserialize)]
struct PernyataanRow {
    seq: i32,
    ordinal: i32,
    kind: String,
    tanggal: NaiveDate,
    petugas: i64,
    peran: String,
    at: DateTime<Utc>,
    susulan: bool,
}

#[derive(Deserialize)]
struct PerbaikanRow {
    seq: i32,
    nomor: i32,
    bagian: String,
    nilai: String,
    chat: i64,
    at: DateTime<Utc>,
    hasil: Option<String>,
    alasan: Option<String>,
    text: Option<String>,
    answered_seq: Option<i32>,
    by: Option<i64>,
    answered_at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct KembaliRow {
    seq: i32,
    alasan: String,
    text: Option<String>,
    petugas: i64,
    at: DateTime<Utc>,
    resent_seq: Option<i32>,
}

#[derive(Deserialize)]
struct StoredRow {
    seq: i32,
    berkas: String,
    object: String,
    media: String,
    size: i64,
    sha256: String,
}

impl Beside {
    /// What the event of this number wrote in these tables.
    pub(super) fn written(&self, seq: i32, kode: &str, vault: &Vault) -> Result<Written, FaultKind> {
        let berkas = self.berkas.iter().flatten();
        let mut withdrawn: Vec<WithdrawnFact> = berkas.clone().filter_map(|row| row.withdrawn(seq)).collect();
        withdrawn.sort();
        let kekurangan = self.kekurangan.iter().flatten().filter(|row| row.seq == seq);
        let pernyataan = self.pernyataan.iter().flatten().filter(|row| row.seq == seq);
        let asked = self.perbaikan.iter().flatten().filter(|row| row.seq == seq);
        let answered = self.perbaikan.iter().flatten().filter(|row| row.answered_seq == Some(seq));
        let returned = self.kembali.iter().flatten().filter(|row| row.seq == seq);
        Ok(Written {
            asked_right: asked.map(|row| row.fact(kode, vault)).collect::<Result<_, _>>()?,
            answered: answered.map(|row| row.answer(kode, vault)).collect::<Result<_, _>>()?,
            pihak: self.pihak.iter().flatten().filter(|row| row.seq == seq).map(PihakRow::fact).collect(),
            berkas: berkas.filter(|row| row.seq == seq).map(|row| row.fact(vault)).collect::<Result<_, _>>()?,
            withdrawn,
            kekurangan: kekurangan.map(|row| row.fact(kode, vault)).collect::<Result<_, _>>()?,
            pernyataan: pernyataan.map(PernyataanRow::fact).collect(),
            stored: self.stored(seq)?,
            returned: returned.map(|row| row.fact(kode, vault)).collect::<Result<_, _>>()?,
            resent: self.kembali.iter().flatten().find(|row| row.resent_seq == Some(seq)).map(|row| row.seq),
            ..Written::default()
        })
    }

    /// Whether every row names an event up to the last.
    pub(super) fn ends_by(&self, last: i32) -> bool {
        let known = |seq: i32| (1..=last).contains(&seq);
        self.berkas.iter().flatten().all(|row| known(row.seq) && row.withdrawn_seq.is_none_or(known))
            && self.pihak.iter().flatten().all(|row| known(row.seq))
            && self.kekurangan.iter().flatten().all(|row| known(row.seq))
            && self.pernyataan.iter().flatten().all(|row| known(row.seq))
            && self.perbaikan.iter().flatten().all(|row| known(row.seq) && row.answered_seq.is_none_or(known))
            && self.stored.iter().flatten().all(|row| known(row.seq))
            && self.kembali.iter().flatten().all(|row| known(row.seq) && row.resent_seq.is_none_or(known))
    }

    fn stored(&self, seq: i32) -> Result<Vec<StoredFact>, FaultKind> {
        let rows = self.stored.iter().flatten().filter(|row| row.seq == seq);
        let mut facts = rows.map(StoredRow::fact).collect::<Result<Vec<_>, _>>()?;
        facts.sort();
        Ok(facts)
    }
}

impl PihakRow {
    fn fact(&self) -> PihakFact {
        let (sebagai, hubungan) = (self.sebagai.clone(), self.hubungan.clone());
        let consent_version = self.consent_version.clone();
        let (ordinal, chat, consent_at) = (self.ordinal, self.chat, self.consent_at);
        let pemohon_agreed_at = self.pemohon_agreed_at;
        PihakFact { ordinal, chat, sebagai, hubungan, consent_version, consent_at, pemohon_agreed_at }
    }
}

impl BerkasRow {
    fn fact(&self, vault: &Vault) -> Result<BerkasFact, FaultKind> {
        let file = self.file.as_deref().map(|sealed| open(vault, file_place(&self.id), sealed, "berkas.file"));
        Ok(BerkasFact {
            id: self.id.clone(),
            syarat: self.syarat.clone(),
            cycle: self.cycle,
            answer: self.answer.clone(),
            file: file.transpose()?,
            petugas: self.petugas,
            at: self.at,
            replaces: self.replaces.clone(),
        })
    }

    fn withdrawn(&self, seq: i32) -> Option<WithdrawnFact> {
        let (by, at) = (self.withdrawn_by?, self.withdrawn_at?);
        (self.withdrawn_seq == Some(seq)).then(|| WithdrawnFact { id: self.id.clone(), by, at })
    }
}

impl KekuranganRow {
    fn fact(&self, kode: &str, vault: &Vault) -> Result<KekuranganFact, FaultKind> {
        let place = "kekurangan.note";
        let unreadable = || FaultKind::Unreadable { what: place };
        let kode = Kode::parse(kode).map_err(|_| unreadable())?;
        let row = note_row(kode, u16::try_from(self.cycle).map_err(|_| unreadable())?, &self.syarat);
        let note = self.note.as_deref().map(|sealed| open(vault, note_place(&row), sealed, place));
        Ok(KekuranganFact {
            ordinal: self.ordinal,
            cycle: self.cycle,
            syarat: self.syarat.clone(),
            alasan: self.alasan.clone(),
            note: note.transpose()?,
        })
    }
}

impl KembaliRow {
    fn fact(&self, kode: &str, vault: &Vault) -> Result<KembaliFact, FaultKind> {
        let row = kembali_row(kode, self.seq);
        let open = |sealed: &str| open(vault, kembali_place(&row), sealed, "pengembalian.alasan_text");
        let text = self.text.as_deref().map(open).transpose()?;
        Ok(KembaliFact { alasan: self.alasan.clone(), text, petugas: self.petugas, at: self.at })
    }
}

impl StoredRow {
    fn fact(&self) -> Result<StoredFact, FaultKind> {
        Ok(StoredFact {
            berkas: self.berkas.clone(),
            object: self.object.clone(),
            media: self.media.clone(),
            size: self.size,
            sha256: from_hex(&self.sha256).ok_or(FaultKind::Unreadable { what: "stored_file.sha256" })?,
        })
    }
}

impl PernyataanRow {
    fn fact(&self) -> PernyataanFact {
        PernyataanFact {
            seq: self.ordinal,
            kind: self.kind.clone(),
            tanggal: self.tanggal,
            petugas: self.petugas,
            peran: self.peran.clone(),
            at: self.at,
            susulan: self.susulan,
        }
    }
}

impl PerbaikanRow {
    fn fact(&self, kode: &str, vault: &Vault) -> Result<PerbaikanFact, FaultKind> {
        Ok(PerbaikanFact {
            nomor: self.nomor,
            bagian: self.bagian.clone(),
            nilai: self.open(("nilai", "perbaikan.nilai"), &self.nilai, (kode, vault))?,
            chat: self.chat,
            at: self.at,
        })
    }

    fn answer(&self, kode: &str, vault: &Vault) -> Result<JawabanFact, FaultKind> {
        let place = ("alasan_text", "perbaikan.alasan_text");
        let text = self.text.as_deref().map(|sealed| self.open(place, sealed, (kode, vault))).transpose()?;
        Ok(JawabanFact {
            nomor: self.nomor,
            hasil: self.hasil.clone().unwrap_or_default(),
            by: self.by,
            at: self.answered_at.unwrap_or_default(),
            alasan: self.alasan.clone(),
            text,
        })
    }

    fn open(
        &self,
        (column, what): (&'static str, &'static str),
        sealed: &str,
        (kode, vault): (&str, &Vault),
    ) -> Result<Vec<u8>, FaultKind> {
        let kode = Kode::parse(kode).map_err(|_| FaultKind::Unreadable { what })?;
        let row = perbaikan::row(kode, self.nomor);
        open(vault, perbaikan::place(column, &row), sealed, what)
    }
}

fn open(vault: &Vault, place: Place<'_>, sealed: &str, what: &'static str) -> Result<Vec<u8>, FaultKind> {
    let plain = from_hex(sealed).and_then(|sealed| vault.open(place, &sealed).ok());
    plain.ok_or(FaultKind::Unreadable { what })
}
