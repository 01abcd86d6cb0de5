//! For pemohon and pelapor: apply, complete, ask for the status, withdraw.

pub mod ajukan;
pub mod files;
pub mod lengkapi;
pub mod menu;
pub mod status;
pub mod tarik;
