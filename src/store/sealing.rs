//! Sealing: what identifies a person is stored so that a stolen copy of the database shows nobody.
//!
//! XChaCha20-Poly1305 with the place of the value as associated data, so that a value moved to another row does not
//! open. Sealed bytes are: version, name of the key, 24 bytes of nonce, ciphertext. Exact look-ups go by HMAC-SHA256. All
//! subkeys come from the 32 bytes of a key by HMAC-SHA256 with a label.
//!
//! Three kinds of keys seal: those of the office (version 1, named by one byte), the key of one permohonan (version 2, one
//! byte, 0), and the key of a day (version 3, two bytes: the day). The last two are themselves sealed with one of the office's.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::NaiveDate;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::day_key::{DayKeys, day_of, named};

/// Sealed with a key of the office.
const OFFICE: u8 = 1;
/// Sealed with the key of a permohonan.
const OWN: u8 = 2;
/// Sealed with the key of a day.
const DAY: u8 = 3;
const NONCE: usize = 24;

/// What can be wrong with the keys or with something sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// No key at all.
    #[error("there is no key")]
    NoKey,
    /// Not of the form `id:base64`, several of them with commas between.
    #[error("key number {0} is not of the form id:base64")]
    NotAKey(usize),
    /// An id is not a number from 1 to 255.
    #[error("the id of key number {0} is not a number from 1 to 255")]
    BadId(usize),
    /// A key does not have 32 bytes.
    #[error("key number {0} does not have 32 bytes")]
    WrongLength(usize),
    /// Two keys with the same id.
    #[error("two keys have the id {0}")]
    SameId(u8),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random,
    /// Not something that was sealed.
    #[error("a sealed value is malformed")]
    Malformed,
    /// Sealed with a key that is not here.
    #[error("a value is sealed with key {0}, which is not here")]
    UnknownKey(u8),
    /// A key that is not the one that sealed under its number.
    #[error("key {0} is not the key {0} that sealed this register; nothing was changed")]
    AnotherKey(i16),
    /// A running process does not know this key, which is new and would seal.
    #[error(
        "key {0} is new, and a running process of this register does not know it: put it behind the others there, restart, and then put it first"
    )]
    UnknownElsewhere(u8),
    /// A running process does not seal with this key first.
    #[error(
        "a running process of this register does not seal with key {0} first yet: restart it with the same keys, then go on"
    )]
    SealsElsewhere(u8),
    /// Sealed with the key of a permohonan, which is not here: it was forgotten.
    #[error("a value is sealed with a key of its own, which is not here")]
    Forgotten,
    /// Sealed with the key of a day, which is not here: it was destroyed, or is not known yet.
    #[error("a value is sealed with the key of {0}, which is not here")]
    UnknownDay(NaiveDate),
    /// No key of a day that may seal is at hand. It is asked for again.
    #[error("the key of the day is not here")]
    NoDayKey,
    /// Changed, or moved from another place.
    #[error("a sealed value was changed or moved")]
    Refused,
}

/// Where a sealed value stands. It opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The key of the row.
    pub row: &'a str,
}

impl Place<'_> {
    fn associated_data(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [self.table, self.column, self.row] {
            push_field(&mut bytes, part.as_bytes());
        }
        bytes
    }
}

/// Appends a field with its length before it, so that no two lists of fields look alike.
pub(super) fn push_field(bytes: &mut Vec<u8>, field: &[u8]) {
    bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
    bytes.extend_from_slice(field);
}

struct Key {
    id: u8,
    subkeys: Subkeys,
}

/// What a key is used by: its subkeys, in the order seal, index, digest.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Subkeys([[u8; 32]; 3]);

/// The key of one permohonan.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey([u8; 32]);

/// The keys. Several are allowed so that a new one can be brought in: the first seals, all open.
#[derive(Clone)]
pub struct Vault {
    first: Arc<Key>,
    all: Arc<[Arc<Key>]>,
    own: Option<DataKey>,
    days: DayKeys,
}

impl Vault {
    /// Parses `id:base64` of 32 bytes, several of them with commas between.
    pub fn parse(text: &str) -> Result<Self, VaultError> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty()).enumerate();
        let all = parts.map(|(n, part)| Key::parse(n + 1, part).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
        let first = all.first().cloned().ok_or(VaultError::NoKey)?;
        for (n, key) in all.iter().enumerate() {
            if all.iter().skip(n + 1).any(|other| other.id == key.id) {
                return Err(VaultError::SameId(key.id));
            }
        }
        Ok(Self { first, all: all.into(), own: None, days: DayKeys::default() })
    }

    /// A fresh key, as a text for [`Vault::parse`].
    pub fn generate_text(id: u8) -> Result<String, VaultError> {
        Ok(format!("{id}:{}", STANDARD.encode(DataKey::generate()?.0)))
    }

    /// The same, for what belongs to one permohonan: its key seals, and opens what it has sealed.
    #[must_use]
    pub fn with(&self, own: &DataKey) -> Self {
        Self { own: Some(own.clone()), ..self.clone() }
    }

    /// The same, for another database: it has keys of days of its own.
    #[must_use]
    pub(super) fn without_days(self) -> Self {
        Self { days: DayKeys::default(), ..self }
    }

    /// The keys of days.
    pub(super) fn days(&self) -> &DayKeys {
        &self.days
    }

    /// The same, with a key that seals nothing any more.
    #[must_use]
    pub(super) fn with_retired(&self, id: u8, subkeys: Subkeys) -> Self {
        let retired = Arc::new(Key { id, subkeys });
        Self { all: self.all.iter().cloned().chain([retired]).collect(), ..self.clone() }
    }

    /// What a key that is here is used by.
    pub(super) fn subkeys(&self, id: u8) -> Option<&Subkeys> {
        self.all.iter().find(|key| key.id == id).map(|key| &key.subkeys)
    }

    /// The number for a key after these; `None`: none is left.
    #[must_use]
    pub fn next_id(&self) -> Option<u8> {
        self.all.iter().map(|key| key.id).max().unwrap_or(0).checked_add(1)
    }

    /// The id of the key that seals.
    #[must_use]
    pub fn first_id(&self) -> u8 {
        self.first.id
    }

    /// Seals a value for its place: one that stays as long as what it is about.
    pub fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        match &self.own {
            Some(own) => seal_with(&own.cipher(), &[OWN, 0], place, plain),
            None => seal_with(&self.first.subkeys.cipher(), &[OFFICE, self.first.id], place, plain),
        }
    }

    /// Seals a value that passes with time, with the key of the day.
    pub fn seal_today(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (day, key) = self.days.sealing()?;
        let [high, low] = named(day)?;
        seal_with(&key.cipher(), &[DAY, high, low], place, plain)
    }

    /// Opens a value at its place.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (cipher, rest) = match sealed {
            [OFFICE, id, rest @ ..] => (self.subkeys(*id).ok_or(VaultError::UnknownKey(*id))?.cipher(), rest),
            [OWN, 0, rest @ ..] => (self.own.as_ref().ok_or(VaultError::Forgotten)?.cipher(), rest),
            [DAY, high, low, rest @ ..] => {
                let day = day_of([*high, *low])?;
                (self.days.of(day).ok_or(VaultError::UnknownDay(day))?.cipher(), rest)
            }
            _ => return Err(VaultError::Malformed),
        };
        let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::Malformed)?;
        let aad = place.associated_data();
        cipher.decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: &aad }).map_err(|_| VaultError::Refused)
    }

    /// Whether the key of the day of a value is here, where it is sealed with such a one. Another process may have made it
    /// after this one last looked.
    pub(super) fn knows_day(&self, sealed: &[u8]) -> bool {
        match sealed {
            [DAY, high, low, ..] => day_of([*high, *low]).is_ok_and(|day| self.days.of(day).is_some()),
            _ => true,
        }
    }

    /// The numbers of the keys, the one that seals first.
    pub(super) fn ids(&self) -> impl Iterator<Item = u8> {
        let first = self.first_id();
        std::iter::once(first).chain(self.all.iter().map(|key| key.id).filter(move |id| *id != first))
    }

    /// The blind index of a value under the first key: what new rows get.
    #[must_use]
    pub fn index(&self, domain: &str, value: &str) -> Vec<u8> {
        keyed(self.first.subkeys.index(), domain, value.as_bytes())
    }

    /// The blind indexes of a value under every key: what a look-up asks for.
    #[must_use]
    pub fn index_candidates(&self, domain: &str, value: &str) -> Vec<Vec<u8>> {
        self.all.iter().map(|key| keyed(key.subkeys.index(), domain, value.as_bytes())).collect()
    }

    /// A keyed digest under the first key.
    #[must_use]
    pub fn digest(&self, domain: &str, bytes: &[u8]) -> Vec<u8> {
        keyed(self.first.subkeys.digest(), domain, bytes)
    }

    /// The keyed digests under every key.
    #[must_use]
    pub fn digest_candidates(&self, domain: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
        self.all.iter().map(|key| keyed(key.subkeys.digest(), domain, bytes)).collect()
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<u8> = self.all.iter().map(|key| key.id).collect();
        write!(f, "Vault(keys {ids:?})")
    }
}

impl Key {
    fn parse(number: usize, text: &str) -> Result<Self, VaultError> {
        let (id, key) = text.split_once(':').ok_or(VaultError::NotAKey(number))?;
        let id = id.parse().ok().filter(|id| *id > 0).ok_or(VaultError::BadId(number))?;
        let bytes = STANDARD.decode(key).map_err(|_| VaultError::NotAKey(number))?;
        if bytes.len() != 32 {
            return Err(VaultError::WrongLength(number));
        }
        Ok(Self { id, subkeys: Subkeys(["seal", "index", "digest"].map(|label| keyed_array(&bytes, label, &[]))) })
    }
}

impl Subkeys {
    const BYTES: usize = 96;

    /// Reads what [`Subkeys::bytes`] wrote.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, VaultError> {
        let (parts, []) = bytes.as_chunks::<32>() else { return Err(VaultError::Malformed) };
        parts.try_into().map(Self).map_err(|_| VaultError::Malformed)
    }

    /// All of them, one after the other.
    pub(super) fn bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes.copy_from_slice(self.0.as_flattened());
        bytes
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0[0].into())
    }

    fn index(&self) -> &[u8] {
        &self.0[1]
    }

    fn digest(&self) -> &[u8] {
        &self.0[2]
    }
}

impl DataKey {
    /// A fresh one.
    pub fn generate() -> Result<Self, VaultError> {
        let mut key = [0_u8; 32];
        getrandom::fill(&mut key).map_err(|_| VaultError::Random)?;
        Ok(Self(key))
    }

    /// Reads what [`DataKey::bytes`] gave.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, VaultError> {
        bytes.try_into().map(Self).map_err(|_| VaultError::Malformed)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

impl fmt::Debug for DataKey {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey")
    }
}

fn seal_with(cipher: &XChaCha20Poly1305, head: &[u8], place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0_u8; NONCE];
    getrandom::fill(&mut nonce).map_err(|_| VaultError::Random)?;
    let aad = place.associated_data();
    let payload = Payload { msg: plain, aad: &aad };
    let body = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultError::Malformed)?;
    Ok([head, &nonce, &body].concat())
}

fn keyed(key: &[u8], domain: &str, value: &[u8]) -> Vec<u8> {
    keyed_array(key, domain, value).to_vec()
}

/// HMAC-SHA256 over the label and the value.
fn keyed_array(key: &[u8], label: &str, value: &[u8]) -> [u8; 32] {
    let mut fields = Vec::new();
    push_field(&mut fields, label.as_bytes());
    push_field(&mut fields, value);
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!("HMAC takes keys of any length") };
    mac.update(&fields);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const A: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const B: &str = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    fn place(row: &str) -> Place<'_> {
        Place { table: "permohonan", column: "data", row }
    }

    #[test]
    fn opens_only_where_it_was_sealed() {
        let vault = Vault::parse(A).unwrap();
        let sealed = vault.seal(place("K74MQXP"), b"3516130101909901").unwrap();
        assert_eq!(vault.open(place("K74MQXP"), &sealed).unwrap(), b"3516130101909901");
        assert_eq!(vault.open(place("K74MQXQ"), &sealed), Err(VaultError::Refused));
        let other = Place { column: "entri", ..place("K74MQXP") };
        assert_eq!(vault.open(other, &sealed), Err(VaultError::Refused));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let vault = Vault::parse(A).unwrap();
        let days = ["2026-03-02", "2026-03-03"].map(|day| day.parse().unwrap());
        vault.days().know(days.map(|day| (day, DataKey::generate().unwrap())).into());
        assert!(vault.days().begin(days[0]));
        let today = vault.seal_today(place("x"), b"made up").unwrap();
        for sealed in [vault.seal(place("x"), b"made up").unwrap(), today] {
            for n in 0..sealed.len() {
                let mut touched = sealed.clone();
                touched[n] ^= 1;
                assert!(vault.open(place("x"), &touched).is_err(), "byte {n}");
                assert!(vault.open(place("x"), &sealed[..n]).is_err(), "cut at {n}");
            }
        }
    }

    #[test]
    fn the_first_key_seals_and_all_open() {
        let (old, both) = (Vault::parse(A).unwrap(), Vault::parse(&format!("{B}, {A}")).unwrap());
        let sealed = old.seal(place("x"), b"made up").unwrap();
        assert_eq!(both.open(place("x"), &sealed).unwrap(), b"made up");
        let newer = both.seal(place("x"), b"made up").unwrap();
        assert_eq!(old.open(place("x"), &newer), Err(VaultError::UnknownKey(2)));
        assert!(both.index_candidates("nik", "1").contains(&old.index("nik", "1")));
        assert_ne!(both.index("nik", "1"), old.index("nik", "1"));
        assert_ne!(old.index("nik", "1"), old.index("kk", "1"));
    }

    #[test]
    fn what_its_own_key_sealed_opens_with_it_alone() {
        let office = Vault::parse(A).unwrap();
        let (own, other) = (office.with(&DataKey::generate().unwrap()), office.with(&DataKey::generate().unwrap()));
        let sealed = own.seal(place("x"), b"made up").unwrap();
        assert_eq!(own.open(place("x"), &sealed).unwrap(), b"made up");
        assert_eq!(other.open(place("x"), &sealed), Err(VaultError::Refused));
        assert_eq!(office.open(place("x"), &sealed), Err(VaultError::Forgotten));
        let before = office.seal(place("x"), b"older").unwrap();
        assert_eq!(own.open(place("x"), &before).unwrap(), b"older");
    }

    #[test]
    fn a_retired_key_opens_and_is_not_the_one_that_seals() {
        let (old, new) = (Vault::parse(A).unwrap(), Vault::parse(B).unwrap());
        let (sealed, digest) = (old.seal(place("x"), b"made up").unwrap(), old.digest("d", b"made up"));
        let subkeys = Subkeys::of(&old.subkeys(1).unwrap().bytes()).unwrap();
        let both = new.with_retired(1, subkeys);
        assert_eq!(both.open(place("x"), &sealed).unwrap(), b"made up");
        assert!(both.digest_candidates("d", b"made up").contains(&digest));
        assert_eq!(both.first_id(), 2);
    }

    #[rstest]
    #[case("", VaultError::NoKey)]
    #[case("AAAA", VaultError::NotAKey(1))]
    #[case("0:AAAA", VaultError::BadId(1))]
    #[case("256:AAAA", VaultError::BadId(1))]
    #[case("1:AAAA", VaultError::WrongLength(1))]
    #[case("1:?", VaultError::NotAKey(1))]
    fn refuses_what_is_no_key(#[case] text: &str, #[case] error: VaultError) {
        assert_eq!(Vault::parse(text).err(), Some(error));
    }

    #[test]
    fn refuses_two_keys_with_one_id_and_shows_none() {
        assert_eq!(Vault::parse(&format!("{A},{A}")).err(), Some(VaultError::SameId(1)));
        assert_eq!(format!("{:?}", Vault::parse(A).unwrap()), "Vault(keys [1])");
        assert!(Vault::parse(&Vault::generate_text(1).unwrap()).is_ok());
    }
}
