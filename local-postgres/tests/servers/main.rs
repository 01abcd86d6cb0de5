//! Starts, kills and restarts real servers; works as root and as an ordinary user.

mod common;
mod crash;
mod lifecycle;
mod places;
mod templates;
