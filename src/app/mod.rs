//! Use cases: what happens when something arrives. One update, one unit of work, one commit.
//!
//! Knows no Telegram and no SQL: gets an [`inbound::Inbound`], works on a [`session::Session`], leaves messages in
//! the outbox. A refusal is an answer and is committed; only faults roll back.
//!
//! * `worker` – claims an update, runs it, commits it; counts attempts
//! * `route` – what arrived → which use case
//! * `warga` – for pemohon and pelapor; `meja` – for petugas; `petugas` – who is petugas
//! * `kalender` – when the office works
//! * `step` – a command of the SOP: decide, save, tell
//! * `tunda` – holds, in words, and telling those who wait
//! * `present` – the office as the register has it now; `ubah` – the admin changes the lists of syarat
//! * `pelaksana` – who stands in for the Kasi
//! * `limits` – how much a chat may say, and how often it may be wrong
//! * `hygiene` – messages with personal data do not stay in the chat
//! * `rough` – a working time in words; `meter` – what this process has done, in numbers
//! * `laporan` – reports, and the cards of the desa
//! * `buku` – the book as it leaves the system; `arsip` – the archives of a pengiriman, `saluran` – the ways by
//!   which they go
//! * `receipt` – the paper with which a chat can be bound later
//! * `insiden` – telling whom a breach of personal data may concern
//! * `jobs` – what falls due with time; `day` – which day it is; `periksa` – looks at files that were taken
//! * `notice` – who is told what, unasked; `card` – a permohonan as petugas see it, `remark` – what was seen on
//!   its files

pub mod arsip;
pub mod buku;
pub mod card;
pub mod day;
pub mod fault;
pub mod hygiene;
pub mod inbound;
pub mod insiden;
pub mod jobs;
pub mod kalender;
pub mod laporan;
pub mod limits;
pub mod meja;
pub mod meter;
pub mod notice;
pub mod pelaksana;
pub mod periksa;
pub mod petugas;
pub mod present;
pub mod receipt;
pub mod refusal;
pub mod remark;
pub mod rough;
pub mod route;
pub mod saluran;
pub mod session;
pub mod step;
pub mod tunda;
pub mod ubah;
pub mod warga;
pub mod worker;

use std::sync::Arc;

use tokio::sync::Notify;

use self::meter::Meter;
use self::present::Present;
use self::saluran::Channels;
use crate::clock::Clock;
use crate::domain::kantor::Kantor;
use crate::locale::Locale;
use crate::store::Store;

/// What every use case needs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The register.
    pub store: Store,
    /// The office; within one update, as the register has it in this update.
    pub kantor: Arc<Kantor>,
    /// The newest of it that this process has met.
    pub present: Arc<Present>,
    /// The ways by which archives of a pengiriman go.
    pub channels: Channels,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The language of the chats.
    pub locale: Locale,
    /// Name of the bot at Telegram, for links.
    pub bot_username: Arc<str>,
    /// Wakes the sender after a commit that left messages.
    pub outbox: Arc<Notify>,
    /// Wakes who looks at files after a commit that took some.
    pub files: Arc<Notify>,
    /// Wakes the workers after an intake.
    pub inbox: Arc<Notify>,
    /// Counts what is done.
    pub meter: Meter,
}
