//! The key of a day. What passes with time (conversations, what arrived, what waits to be said, what was seen on photos) is
//! sealed with the key of the day on which it was written, and the key with those of the office. Once nothing is sealed with
//! it any more it is destroyed: the same rows in an old copy open nowhere.
//!
//! The keys are held in memory, so that an update costs no statement more. Each is made a day ahead, by whichever process is
//! first: the others know it before anything is sealed with it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sqlx::PgExecutor;

use super::Store;
use super::error::StoreError;
use super::forget::ForgetRepo;
use super::sealing::{DataKey, Place, Vault, VaultError};
use crate::domain::wib::today_wib;

/// A key seals on its day, and on the next one where no newer can be had.
const SEALS_STILL: Days = Days::new(1);

/// It stays for a day more than that: a process may be a little behind, and what it has sealed is not written yet.
const STAYS: Days = Days::new(2);

/// The keys of days that this process knows. Clones share them.
#[derive(Clone, Default)]
pub(super) struct DayKeys(Arc<RwLock<Ring>>);

#[derive(Default)]
struct Ring {
    keys: BTreeMap<NaiveDate, DataKey>,
    /// The day whose key seals.
    day: Option<NaiveDate>,
}

impl DayKeys {
    /// The key that seals, and its day.
    pub(super) fn sealing(&self) -> Result<(NaiveDate, DataKey), VaultError> {
        self.look(|ring| {
            let day = ring.day.ok_or(VaultError::NoDayKey)?;
            Ok((day, ring.keys.get(&day).ok_or(VaultError::NoDayKey)?.clone()))
        })
    }

    /// The key of a day.
    pub(super) fn of(&self, day: NaiveDate) -> Option<DataKey> {
        self.look(|ring| ring.keys.get(&day).cloned())
    }

    /// These are all that there are.
    pub(super) fn know(&self, keys: BTreeMap<NaiveDate, DataKey>) {
        self.change(|ring| ring.keys = keys);
    }

    /// The key of this day seals from now on, where it is known.
    pub(super) fn begin(&self, day: NaiveDate) -> bool {
        self.change(|ring| {
            let known = ring.keys.contains_key(&day);
            if known {
                ring.day = Some(day);
            }
            known
        })
    }

    /// Nothing is sealed with a key of before this day: it may be destroyed.
    fn stop_before(&self, day: NaiveDate) {
        self.change(|ring| ring.day = ring.day.filter(|sealing| *sealing >= day));
    }

    fn look<T>(&self, look: impl FnOnce(&Ring) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change<T>(&self, change: impl FnOnce(&mut Ring) -> T) -> T {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How a sealed value names its day.
pub(super) fn named(day: NaiveDate) -> Result<[u8; 2], VaultError> {
    u16::try_from(day.to_epoch_days()).map(u16::to_be_bytes).map_err(|_| VaultError::NoDayKey)
}

/// The day that a sealed value names.
pub(super) fn day_of(name: [u8; 2]) -> Result<NaiveDate, VaultError> {
    NaiveDate::from_epoch_days(u16::from_be_bytes(name).into()).ok_or(VaultError::Malformed)
}

impl Store {
    /// From now on what passes with time is sealed with the key of this day. That of the next day is made, too. Costs nothing
    /// where both are known. Where they cannot be had the last one seals on, for a day.
    ///
    /// # Errors
    /// The database does not answer, or the key does not open.
    pub async fn begin_day(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let (today, days) = (today_wib(now), self.vault.days());
        let tomorrow = today + Days::new(1);
        if days.begin(today) && days.of(tomorrow).is_some() {
            return Ok(());
        }
        let made = self.make_day_keys([today, tomorrow]).await;
        if days.begin(today) {
            return made;
        }
        days.stop_before(today - SEALS_STILL);
        made.and(Err(VaultError::NoDayKey.into()))
    }

    /// Makes the keys of these days where nobody has made them yet, and learns all that there are.
    async fn make_day_keys(&self, days: [NaiveDate; 2]) -> Result<(), StoreError> {
        let fresh = |day: &NaiveDate| self.vault.seal(place(&day.to_string()), DataKey::generate()?.bytes());
        let wrapped = days.iter().map(fresh).collect::<Result<Vec<_>, _>>()?;
        let made = sqlx::query!(
            "insert into day_key (tanggal, wrapped) select * from unnest($1::date[], $2::bytea[]) on conflict do nothing",
            &days,
            &wrapped
        );
        made.execute(&mut self.link().await?).await?; // another process may have made them
        load(&mut self.link().await?, &self.vault).await
    }
}

/// Learns all keys that there are. One that does not open is left out: what it has sealed is lost, and nothing else.
pub(super) async fn load(database: impl PgExecutor<'_>, vault: &Vault) -> Result<(), StoreError> {
    let rows = sqlx::query!("select tanggal, wrapped from day_key").fetch_all(database).await?;
    let mut keys = BTreeMap::new();
    for row in rows {
        let opened = vault.open(place(&row.tanggal.to_string()), &row.wrapped).and_then(|key| DataKey::of(&key));
        match opened {
            Ok(key) => {
                keys.insert(row.tanggal, key);
            }
            Err(error) => tracing::error!(day = %row.tanggal, %error, "the key of a day cannot be opened"),
        }
    }
    vault.days().know(keys);
    Ok(())
}

impl ForgetRepo<'_> {
    /// Destroys the keys with which nothing is sealed any more, of days with whose key nobody seals: how many.
    pub async fn day_keys(&mut self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let over = today_wib(now) - STAYS;
        let sealing = self.vault.days().sealing().map_or(over, |(day, _)| day.min(over));
        let gone = sqlx::query!(
            "delete from day_key where tanggal < $1 and tanggal not in (select d from days_in_use() as d)",
            sealing
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }
}

fn place(day: &str) -> Place<'_> {
    Place { table: "day_key", column: "wrapped", row: day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::{any, proptest};
    use proptest::sample::Index;

    const OFFICE: &str = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const HERE: Place<'_> = Place { table: "dialog", column: "state", row: "1" };

    fn day(number: u16) -> NaiveDate {
        day_of(number.to_be_bytes()).unwrap()
    }

    fn fresh(days: &[NaiveDate]) -> BTreeMap<NaiveDate, DataKey> {
        days.iter().map(|day| (*day, DataKey::generate().unwrap())).collect()
    }

    proptest! {
        /// Whatever else is known, and in whichever order days are begun.
        #[test]
        fn what_a_day_has_sealed_opens_with_its_key_alone(
            numbers in btree_set(any::<u16>(), 1..8), lost in any::<Index>(), plain in vec(any::<u8>(), 0..64)
        ) {
            let days: Vec<NaiveDate> = numbers.into_iter().map(day).collect();
            let lost = days[lost.index(days.len())];
            let vault = Vault::parse(OFFICE).unwrap();
            let mut keys = fresh(&days);
            vault.days().know(keys.clone());
            for day in days.iter().rev() {
                assert!(vault.days().begin(*day));
                let sealed = vault.seal_today(HERE, &plain).unwrap();
                assert_eq!(named(*day).unwrap(), [sealed[1], sealed[2]]);
                assert_eq!(vault.open(HERE, &sealed).unwrap(), plain);
                assert_eq!(vault.with(&DataKey::generate().unwrap()).open(HERE, &sealed).unwrap(), plain);
                assert_eq!(Vault::parse(OFFICE).unwrap().open(HERE, &sealed), Err(VaultError::UnknownDay(*day)));
                let place = Place { row: "2", ..HERE };
                assert_eq!(vault.open(place, &sealed), Err(VaultError::Refused));
            }
            assert!(vault.days().begin(lost));
            let sealed = vault.seal_today(HERE, &plain).unwrap();
            keys.remove(&lost);
            vault.days().know(keys);
            assert_eq!(vault.open(HERE, &sealed), Err(VaultError::UnknownDay(lost)));
            assert!(!vault.knows_day(&sealed) && vault.knows_day(&vault.seal(HERE, &plain).unwrap()));
            assert_eq!(vault.seal_today(HERE, &plain), Err(VaultError::NoDayKey));
            vault.days().know(fresh(&days)); // another key of the same day is no help
            assert_eq!(vault.open(HERE, &sealed), Err(VaultError::Refused));
        }
    }

    #[test]
    fn a_day_that_is_not_known_does_not_begin() {
        let vault = Vault::parse(OFFICE).unwrap();
        assert!(!vault.days().begin(day(1)));
        assert_eq!(vault.seal_today(HERE, b"made up"), Err(VaultError::NoDayKey));
        vault.days().know(fresh(&[day(1)]));
        assert!(vault.days().begin(day(1)) && !vault.days().begin(day(2)));
        let sealed = vault.seal_today(HERE, b"made up").unwrap();
        vault.days().stop_before(day(1));
        assert!(vault.seal_today(HERE, b"made up").is_ok(), "the last one seals on");
        vault.days().stop_before(day(2));
        assert_eq!(vault.seal_today(HERE, b"made up"), Err(VaultError::NoDayKey));
        assert_eq!(vault.open(HERE, &sealed).unwrap(), b"made up", "and opens still");
    }

    #[test]
    fn a_day_has_a_name_for_179_years() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(named(date("2026-03-02")), Ok([0x50, 0x22]));
        assert_eq!((day(0), day(u16::MAX)), (date("1970-01-01"), date("2149-06-06")));
        assert_eq!(named(date("2149-06-07")), Err(VaultError::NoDayKey));
        assert_eq!(named(date("1969-12-31")), Err(VaultError::NoDayKey));
    }
}
