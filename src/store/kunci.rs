//! Whether the keys at hand are the keys of this register. Asked before anything is read: with another key every waiting
//! message would look spoilt.

use super::Store;
use super::error::StoreError;
use super::sealing::{Place, VaultError};

/// What is sealed with each key, to see whether it opens.
const SAMPLE: &[u8] = b"kunci";

impl Store {
    /// Opens what was sealed with each key that ever sealed here, and notes the key that seals from now on.
    ///
    /// # Errors
    /// A key is missing, or is another one than the register knows under its number.
    pub async fn check_keys(&self) -> Result<(), StoreError> {
        let known = sqlx::query!("select kunci_id, uji from kunci order by kunci_id").fetch_all(&self.pool).await?;
        for row in &known {
            match self.vault.open(place(&row.kunci_id.to_string()), &row.uji) {
                Ok(_) => {}
                Err(VaultError::Refused) => return Err(VaultError::AnotherKey(row.kunci_id).into()),
                Err(error) => return Err(error.into()),
            }
        }
        let first = i16::from(self.vault.first_id());
        if known.iter().all(|row| row.kunci_id != first) {
            let uji = self.vault.seal(place(&first.to_string()), SAMPLE)?;
            // Another process that starts at the same time may note the same key.
            let noted = sqlx::query!(
                "insert into kunci (kunci_id, uji, created_at) values ($1, $2, now()) on conflict do nothing",
                first,
                uji
            );
            noted.execute(&self.pool).await?;
        }
        Ok(())
    }
}

fn place(id: &str) -> Place<'_> {
    Place { table: "kunci", column: "uji", row: id }
}
