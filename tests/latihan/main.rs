//! The practice office as people start it: the real binary, on a folder of its own.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where its preparation fails")]

mod guard;
mod office;
mod own_register;
mod play;
mod tour;
