//! The KTP service.
#![recursion_limit = "256"]
pub mod app;
pub mod dialog;
pub mod domain;
pub mod pesan;
