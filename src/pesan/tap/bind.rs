//! A chat that is bound to a permohonan of the counter.

use serde::{Deserialize, Serialize};

use crate::domain::pemohon::Hubungan;

/// An answer on the way to binding a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bind {
    /// Agree to the privacy notice.
    Agree,
    /// Do not agree.
    Disagree,
    /// Show the whole notice.
    NoticeMore,
    /// The person is the pemohon.
    Pemohon,
    /// What the person is to the pemohon.
    Related(Hubungan),
    /// Whether the pemohon has agreed, as a perangkat desa says.
    PemohonAgreed(bool),
    /// The question before: what the person is to the pemohon.
    Back,
    /// This chat is not bound.
    Stop,
}
