//! Faults, clock, ids, reset.

use reqwest::Method;
use serde_json::json;

use super::{ControlClient, ControlError};
use crate::protocol::{ClockMove, ClockView, Fault, NextUpdateId};

impl ControlClient {
    /// Orders a fault; of several that match, the first set hits first.
    pub async fn fault(&self, fault: Fault) -> Result<(), ControlError> {
        self.post("/faults", &fault).await.map(drop)
    }

    /// Faults not used up yet.
    pub async fn faults(&self) -> Result<Vec<Fault>, ControlError> {
        self.get("/faults").await
    }

    /// No faults any more.
    pub async fn clear_faults(&self) -> Result<(), ControlError> {
        self.checked(self.request(Method::DELETE, "/faults")).await.map(drop)
    }

    /// Moves the clock of dates and expiry.
    pub async fn advance_clock(&self, seconds: i64) -> Result<(), ControlError> {
        self.post("/clock", &ClockMove::Advance { seconds }).await.map(drop)
    }

    /// Makes it this unix time; the clock goes on from there.
    pub async fn set_clock(&self, now: i64) -> Result<(), ControlError> {
        self.post("/clock", &ClockMove::Set { now }).await.map(drop)
    }

    /// The clock of dates and expiry, as unix time.
    pub async fn clock(&self) -> Result<i64, ControlError> {
        Ok(self.get::<ClockView>("/clock").await?.now)
    }

    /// The next update gets this id; a lower one as soon as nothing is pending.
    pub async fn jump_update_id(&self, next: i64) -> Result<(), ControlError> {
        self.post("/updates/next_id", &NextUpdateId { next }).await.map(drop)
    }

    /// Forgets everything: people, chats, updates, faults, log.
    pub async fn reset(&self) -> Result<(), ControlError> {
        self.post("/reset", &json!({})).await.map(drop)
    }
}
