//! The office as the register has it now: the profile with the lists of syarat that are in use. (The opening hours are read
//! with the kalender, where they are needed.)
//!
//! Each update brings along which version is in use, and its lists where this process does not have them (`Updates::claim`).
//! So every process sees a change at the next update, and without a statement of its own. A copy may be kept here because
//! what stands in the register under a version never changes: the copy of a version is that version.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};

use super::App;
use crate::domain::kalender::Kalender;
use crate::domain::kantor::Kantor;
use crate::domain::register::register_year;
use crate::domain::syarat::Lists;
use crate::domain::wib::today_wib;
use crate::store::syarat::Published;
use crate::store::{Store, StoreError, UnitOfWork};

/// The newest that this process has met.
#[derive(Debug)]
pub struct Present(RwLock<Known>);

/// The office with one version of its lists.
#[derive(Debug, Clone)]
pub struct Known {
    /// The version; 0: none was read from the register yet, and the lists are those of the profile.
    pub version: i32,
    /// The office.
    pub kantor: Arc<Kantor>,
}

impl Present {
    /// The profile alone.
    #[must_use]
    pub fn new(profile: Arc<Kantor>) -> Self {
        Self(RwLock::new(Known { version: 0, kantor: profile }))
    }

    /// What is known.
    #[must_use]
    pub fn known(&self) -> Known {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The office with lists that were read from the register. Kept, unless newer ones are known already.
    pub fn learn(&self, lists: Lists) -> Arc<Kantor> {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let (version, kantor) = (lists.version, Arc::new(Kantor { lists, ..(*known.kantor).clone() }));
        if version > known.version {
            *known = Known { version, kantor: kantor.clone() };
        }
        kantor
    }
}

impl App {
    /// With the office as the register has it in this unit of work, for what is begun by no update.
    ///
    /// # Errors
    /// The register does not answer.
    pub async fn up_to_date(&self, uow: &mut UnitOfWork) -> Result<Self, StoreError> {
        let known = self.present.known();
        let lists = uow.syarat().newest_but(known.version).await?;
        let kantor = lists.map_or(known.kantor, |lists| self.present.learn(lists));
        Ok(Self { kantor, ..self.clone() })
    }
}

/// The office at the start of the program. The lists of `kantor.toml` are the beginning of a fresh register. Later, a higher
/// `versi` there is a new version as long as no admin has made one by chat: what an admin decided is not undone by a file
/// that was restored or forgotten.
///
/// # Errors
/// The register does not answer.
pub async fn begin(store: &Store, profile: Arc<Kantor>, now: DateTime<Utc>) -> Result<Arc<Present>, StoreError> {
    let mut uow = store.begin().await?;
    uow.counter().note_pattern(profile.pattern.present()).await?;
    let profile = numbered(&mut uow, profile).await?;
    if profile.pattern.differs_in(register_year(now)) {
        tracing::warn!(
            "the office profile names another pattern than that of the numbers of this year; it counts from the next year on"
        );
    }
    let present = Present::new(profile.clone());
    match uow.syarat().adopt(&profile.lists, now).await? {
        Published::Done => {
            tracing::info!(version = profile.lists.version, "the lists of syarat come from the office profile");
        }
        Published::Newer => {}
    }
    begin_hours(&mut uow, &profile, now).await?;
    if let Some(lists) = uow.syarat().newest().await? {
        if differs(&profile.lists, &lists) {
            tracing::warn!(
                profile = profile.lists.version,
                register = lists.version,
                "the office profile names other lists of syarat than the register; those of the register are used"
            );
        }
        present.learn(lists);
    }
    uow.commit().await?;
    Ok(Arc::new(present))
}

/// The office with the patterns by which the numbers of the years that have begun are written.
///
/// # Errors
/// The register does not answer.
pub async fn numbered(uow: &mut UnitOfWork, profile: Arc<Kantor>) -> Result<Arc<Kantor>, StoreError> {
    let of = uow.counter().patterns().await?;
    Ok(Arc::new(Kantor { pattern: profile.pattern.clone().begun(of), ..(*profile).clone() }))
}

/// The hours of `kantor.toml` are the beginning of a fresh register, too.
async fn begin_hours(uow: &mut UnitOfWork, profile: &Kantor, now: DateTime<Utc>) -> Result<(), StoreError> {
    if uow.kalender().adopt(&profile.jam_kerja, now).await? {
        tracing::info!("the opening hours come from the office profile");
    } else if other_hours(&uow.kalender().load().await?.kalender, profile, now) {
        tracing::warn!(
            "the office profile names other opening hours than the register; those of the register are used"
        );
    }
    Ok(())
}

/// Whether somebody may think that the hours of the profile are in use, and they are not: others than the register began
/// with, and than those that hold.
#[must_use]
pub fn other_hours(kalender: &Kalender, profile: &Kantor, now: DateTime<Utc>) -> bool {
    let hours = &profile.jam_kerja;
    !kalender.biasa.began_with(hours) && kalender.biasa.week_of(today_wib(now)) != hours
}

/// Whether somebody may think that the profile is in use, and it is not: a version of its own, or other lists under the
/// version that is.
#[must_use]
pub fn differs(profile: &Lists, register: &Lists) -> bool {
    profile.version > register.version || (profile.version == register.version && profile.all() != register.all())
}
