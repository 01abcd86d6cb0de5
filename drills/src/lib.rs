//! Drills: everything around `layanan-ktp` breaks while people apply, and afterwards it is counted what became of what they said.
//! The program `drills` does it on demand, for seconds or hours; `tests/drills` uses the parts, each for one kind of trouble.
//! All people are made up.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a drill is a test: it ends where its preparation fails"
)]

pub mod applicants;
pub mod chance;
pub mod desk;
pub mod drill;
pub mod false_clock;
pub mod fleet;
pub mod happen;
pub mod line;
pub mod options;
pub mod own_server;
pub mod process;
pub mod register;
pub mod small_disk;
pub mod table;
pub mod talk;
pub mod trouble;
pub mod wire;
