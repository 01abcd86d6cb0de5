//! The border to Telegram: bytes of updates, data of buttons, payloads.
#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

mod buttons;
mod messages;
mod payloads;
#[path = "../support/taps.rs"]
mod taps;
mod updates;
