//! The key of a permohonan. All that is sealed of it is sealed with this key, and the key with those of the office: they can
//! be changed without touching the book, and whose key is gone is forgotten.

use super::sealing::{DataKey, Place, Vault, VaultError};

/// The key of a permohonan, sealed.
pub(super) fn wrap(vault: &Vault, kode: &str, key: &DataKey) -> Result<Vec<u8>, VaultError> {
    vault.seal(place(kode), key.bytes())
}

/// The vault that opens a permohonan; without a key of its own, as before there were such, the office's.
pub(super) fn vault_of(vault: &Vault, kode: &str, wrapped: Option<&[u8]>) -> Result<Vault, VaultError> {
    match wrapped {
        Some(wrapped) => Ok(vault.with(&unwrap(vault, kode, wrapped)?)),
        None => Ok(vault.clone()),
    }
}

/// The key of a permohonan, opened.
pub(super) fn unwrap(vault: &Vault, kode: &str, wrapped: &[u8]) -> Result<DataKey, VaultError> {
    DataKey::of(&vault.open(place(kode), wrapped)?)
}

fn place(kode: &str) -> Place<'_> {
    Place { table: "data_key", column: "wrapped", row: kode }
}
