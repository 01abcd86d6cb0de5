//! The KTP service of a sub-district office, by chat.
//!
//! Arrows point inwards: `main → telegram → app → store → {dialog, pesan, domain}`, `dialog → {pesan, domain}`,
//! `pesan → domain`, `foto → domain`. ARCHITECTURE.md is the map; `tests/architecture.rs` holds the arrows.

pub mod admin;
pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod dialog;
pub mod domain;
pub mod foto;
pub mod insiden;
pub mod kunci;
pub mod latihan;
pub mod listen;
pub mod local;
pub mod locale;
pub mod pantau;
pub mod pesan;
pub mod print;
pub mod register;
pub mod serve;
pub mod store;
pub mod surat_mati;
pub mod telegram;
pub mod telemetry;
