//! Whole conversations: a real PostgreSQL, the emulator over real HTTP, the bot. Made-up people only.

#[path = "../support/mod.rs"]
mod support;

mod scenes;

mod sop;
mod warga_ajukan;
mod warga_draft;
mod warga_jawaban;
mod warga_status;
