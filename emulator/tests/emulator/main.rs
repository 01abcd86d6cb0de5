//! The server as bots and tests meet it: over HTTP.

mod acting;
mod control;
mod conversation;
mod faults;
mod guard;
mod media;
mod people;
mod proxy;
mod refusals;
mod stage;
mod updates;
mod webhook;
