//! Reliability: nothing said is lost, done twice or told out of order, whatever breaks. All people are made up.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a drill ends where its preparation fails, and prints what it counted"
)]

mod acknowledging;
mod at_once;
mod book;
mod crash;
mod dead;
mod files;
mod flood;
mod oracle;
mod pantau;
mod poison;
mod proxy;
mod round_trips;
mod sending;
mod sending_many;
mod signals;
mod silence;
mod supervised;
#[path = "../support/mod.rs"]
mod support;
mod together;
mod two_processes;
mod webhook;
