//! Whether the keys at hand are the keys of this register. Asked before anything is read: with another key every waiting
//! message would look spoilt.

use std::time::Duration;

use super::Store;
use super::error::StoreError;
use super::sealing::{Place, Subkeys, Vault, VaultError};

/// What is sealed with each key, to see whether it opens.
const SAMPLE: &[u8] = b"kunci";

/// How a connection of this program begins to name itself.
const APPLICATION: &str = "layanan-ktp";

/// A process that has just ended stands among the connections for a moment.
const LOOKS: usize = 4;
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// How a connection names itself to the server: with the numbers of its keys, the one that seals first. Nothing of the keys.
pub(super) fn application_name(vault: &Vault) -> String {
    let numbers: Vec<String> = vault.ids().map(|id| id.to_string()).collect();
    format!("{APPLICATION} kunci {}", numbers.join(","))
}

/// The numbers of the keys of a connection.
fn keys_of(name: &str) -> Vec<u8> {
    let numbers = name.rsplit_once(" kunci ").map(|(_, numbers)| numbers).unwrap_or_default();
    numbers.split(',').filter_map(|number| number.parse().ok()).collect()
}

/// A key that ever sealed here.
struct Known {
    kunci_id: i16,
    uji: Vec<u8>,
    subkeys: Option<Vec<u8>>,
}

impl Store {
    /// Opens what was sealed with each key that ever sealed here, and notes the key that seals from now on. A key that has
    /// been retired need not be at hand: what it is used by stands in the register, sealed with a later one.
    ///
    /// # Errors
    /// A key is missing, is another one than the register knows under its number, or would seal what a process that runs could
    /// not open.
    pub async fn check_keys(mut self) -> Result<Self, StoreError> {
        let known = sqlx::query_as!(
            Known,
            r#"select k.kunci_id, k.uji, r.subkeys as "subkeys?"
             from kunci k left join retired_key r on r.kunci_id = k.kunci_id order by k.kunci_id"#
        );
        let known = known.fetch_all(&mut self.link().await?).await?;
        for key in &known {
            self.vault = key.checked(self.vault)?;
        }
        let first = self.vault.first_id();
        if known.iter().all(|key| key.kunci_id != i16::from(first)) {
            self.begin_with(first).await?;
        }
        Ok(self)
    }

    /// Whether nothing was ever sealed here, so that no key can be missing.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn has_no_keys(&self) -> Result<bool, StoreError> {
        let none = sqlx::query_scalar!(
            r#"select not exists (select from kunci) and not exists (select from permohonan)
                 and not exists (select from petugas) as "none!""#
        );
        Ok(none.fetch_one(&mut self.link().await?).await?)
    }

    /// Notes a key that seals from now on. The others are looked at before it and after: who starts behind finds the note.
    async fn begin_with(&self, first: u8) -> Result<(), StoreError> {
        let uji = self.vault.seal(place(&first.to_string()), SAMPLE)?;
        self.others_know(first).await?;
        // Another process that starts at the same time may note the same key.
        let noted = sqlx::query!(
            "insert into kunci (kunci_id, uji, created_at) values ($1, $2, now()) on conflict do nothing",
            i16::from(first),
            uji
        );
        noted.execute(&mut self.link().await?).await?;
        self.others_know(first).await
    }

    async fn others_know(&self, first: u8) -> Result<(), StoreError> {
        let all = self.every_other(|keys| keys.contains(&first)).await?;
        if all { Ok(()) } else { Err(VaultError::UnknownElsewhere(first).into()) }
    }

    /// Refuses where a running process seals with another key first: what it seals meanwhile would need that key for ever.
    pub(super) async fn check_others(&self) -> Result<(), StoreError> {
        let first = self.vault.first_id();
        let all = self.every_other(|keys| keys.first() == Some(&first)).await?;
        if all { Ok(()) } else { Err(VaultError::SealsElsewhere(first).into()) }
    }

    /// Whether the keys of every other process on this register are as they should be.
    async fn every_other(&self, fits: impl Fn(&[u8]) -> bool) -> Result<bool, StoreError> {
        for _ in 0..LOOKS {
            let running = sqlx::query_scalar!(
                r#"select application_name as "name!" from pg_stat_activity
                 where datname = current_database() and application_name like $1 group by application_name"#,
                format!("{APPLICATION} %")
            );
            if running.fetch_all(&mut self.link().await?).await?.iter().all(|name| fits(&keys_of(name))) {
                return Ok(true);
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        Ok(false)
    }

    /// Keeps what every key but the first is used by, sealed with the first: from now on the others need not be at hand.
    /// Gives their numbers.
    pub(super) async fn retire_keys(&self) -> Result<Vec<u8>, StoreError> {
        let known = sqlx::query_scalar!("select kunci_id from kunci order by kunci_id")
            .fetch_all(&mut self.link().await?)
            .await?;
        let mut retired = Vec::new();
        for id in known.into_iter().filter_map(|id| u8::try_from(id).ok()).filter(|id| *id != self.vault.first_id()) {
            let subkeys = self.vault.subkeys(id).ok_or(VaultError::UnknownKey(id))?;
            let sealed = self.vault.seal(subkeys_place(&id.to_string()), &subkeys.bytes())?;
            let kept = sqlx::query!(
                "insert into retired_key (kunci_id, subkeys, retired_at) values ($1, $2, now())
                 on conflict (kunci_id) do update set subkeys = excluded.subkeys",
                i16::from(id),
                sealed
            );
            kept.execute(&mut self.link().await?).await?;
            retired.push(id);
        }
        Ok(retired)
    }
}

impl Known {
    /// The vault, with this key among those that open.
    fn checked(&self, vault: Vault) -> Result<Vault, StoreError> {
        let number = self.kunci_id.to_string();
        let id = u8::try_from(self.kunci_id).map_err(|_| StoreError::inconsistent("kunci", &self.kunci_id))?;
        let vault = match &self.subkeys {
            Some(sealed) if vault.subkeys(id).is_none() => {
                let opened = vault.open(subkeys_place(&number), sealed)?;
                vault.with_retired(id, Subkeys::of(&opened)?)
            }
            Some(_) | None => vault,
        };
        match vault.open(place(&number), &self.uji) {
            Ok(_) => Ok(vault),
            Err(VaultError::Refused) => Err(VaultError::AnotherKey(self.kunci_id).into()),
            Err(error) => Err(error.into()),
        }
    }
}

fn place(id: &str) -> Place<'_> {
    Place { table: "kunci", column: "uji", row: id }
}

fn subkeys_place(id: &str) -> Place<'_> {
    Place { table: "retired_key", column: "subkeys", row: id }
}
