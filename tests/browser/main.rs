//! The practice office as people meet it: a real Chromium, the real page, the real binary. Skipped where Chromium or its
//! driver is not installed; `CI` set makes that a failure.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where its preparation fails")]

#[path = "../latihan/office.rs"]
mod office;

mod accessibility;
mod driver;
mod keyboard;
mod page;
mod panel;
mod restart;
mod screenshots;
mod sizes;
mod sop;
mod stage;
