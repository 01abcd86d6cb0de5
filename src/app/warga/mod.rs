//! For pemohon and pelapor: apply, complete, ask for the status, withdraw, bind a chat by a receipt.

pub mod ajukan;
pub mod aside;
pub mod berhenti;
pub mod better;
pub mod claim;
pub mod data;
pub mod drop;
pub mod expected;
pub mod files;
pub mod foto;
pub mod lengkapi;
pub mod menu;
pub mod news;
pub mod pemberitahuan;
pub mod perbaikan;
pub mod running;
mod salinan;
pub mod sentence;
pub mod status;
pub mod submit;
pub mod tarik;
