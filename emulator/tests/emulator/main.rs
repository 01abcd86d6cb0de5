//! The server as bots and tests meet it: over HTTP.

mod acting;
mod control;
mod conversation;
mod crowd;
mod events;
mod faults;
mod files;
mod guard;
mod media;
mod page;
mod people;
mod proxy;
mod refusals;
mod seen;
mod stage;
mod state_file;
mod updates;
mod webhook;
