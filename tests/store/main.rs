//! The store against a real `PostgreSQL`, each test on a database of its own. All people in here are made up.
#![expect(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod guards;
mod kunci;
mod migrations;
mod outbox;
mod permohonan;
mod petugas;
mod register;
mod sealed;
mod support;
mod updates;
mod verify;
