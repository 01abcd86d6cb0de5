//! The store against a real `PostgreSQL`, each test on a database of its own. All people in here are made up.
#![expect(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod book_guards;
mod cari;
mod day_key;
mod ekspor;
mod file;
mod forget;
mod guards;
mod insiden;
mod jobs;
mod kalender;
mod kantor;
mod kunci;
mod limits;
mod loket_guards;
mod migrations;
mod numbers_guards;
mod office_guards;
mod one_byte;
mod outbox;
mod pengiriman_guards;
mod perbaikan_guards;
mod permohonan;
mod petugas;
mod prune;
mod register;
mod reseal;
mod reseal_guards;
mod sealed;
mod segel;
mod simpan;
mod support;
mod syarat;
mod tunda;
mod updates;
mod verify;
