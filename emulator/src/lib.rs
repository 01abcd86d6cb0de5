//! A local Telegram Bot API server for tests and practice, usable by any bot.
//!
//! [`Emulator::start`] listens on 127.0.0.1 and plays Telegram: the bot is pointed at
//! [`Emulator::base_url`], and tests (or a practice page) play the people through
//! [`client::ControlClient`]. Everything lives in memory, unless
//! [`Config::state_file`] is set.

pub mod client;
pub mod protocol;

mod clock;
mod config;
mod connection;
mod control;
mod crowd;
mod delivery;
mod faults;
mod html;
mod keeping;
mod media;
mod methods;
mod page;
mod reply;
mod request;
mod server;
mod state;
mod wire;

pub use config::Config;
pub use crowd::{Crowd, Heard};
pub use page::{PAGE_POLICY, PAGE_WORDS};
pub use server::{Embedding, Emulator, StartError};
