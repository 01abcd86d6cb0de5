//! Who stands in for the Kasi.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::pelaksana::PelaksanaId;
use crate::domain::petugas::PetugasId;

/// About who stands in for the Kasi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stand {
    /// Choose whom to name.
    Choose,
    /// This one: from when.
    Who(PetugasId),
    /// From this day: until when.
    From(PetugasId, NaiveDate),
    /// From this day to that one: asks once more.
    To(PetugasId, NaiveDate, NaiveDate),
    /// Name them.
    Yes,
    /// End it early: asks once more.
    End(PelaksanaId),
    /// End it.
    EndYes(PelaksanaId),
    /// Show who stands in: nothing is ended.
    EndNo,
}
