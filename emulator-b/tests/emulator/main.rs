//! The server as bots and tests meet it: over HTTP.

mod conversation;
mod faults;
mod refusals;
mod stage;
mod updates;
