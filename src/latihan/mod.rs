//! The practice office: a private PostgreSQL, the emulator and the bot in one process tree. No token, no internet,
//! made-up people only.
//!
//! * `own` – its register, never that of a real office
//! * `cast` – who takes part; `play` – the SOP once, before your eyes; `screen` – what is printed

mod cast;
pub(crate) mod own;
mod play;
mod screen;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use bot_api_emulator::{Config, Emulator};

use self::own::PracticeRegister;
use crate::cli::say;
use crate::clock::{Clock as _, SystemClock};
use crate::domain::kantor::Kantor;
use crate::serve::{self, Setup, Signals};
use crate::telegram::api::Api;

/// As shells tell it: ended by a signal before the play was over.
const INTERRUPTED: u8 = 130;

/// What the practice office runs with.
pub struct Options {
    /// The office profile.
    pub kantor: Arc<Kantor>,
    /// Data folder, instead of the default one.
    pub data: Option<PathBuf>,
    /// Port of the emulator; 0: any free one.
    pub port: u16,
    /// Play the SOP once and end.
    pub peragaan: bool,
}

/// Runs the practice office. The environment of the real office is not looked at.
///
/// # Errors
/// PostgreSQL or the emulator does not start, or the play does not go as the SOP says.
pub fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let register = PracticeRegister::open(options.data.clone())?;
    tokio::runtime::Runtime::new()?.block_on(office(options, &register))
}

async fn office(options: &Options, register: &PracticeRegister) -> anyhow::Result<ExitCode> {
    let mut signals = Signals::listen()?;
    let store = register.connect().await?;
    let emulator = start_emulator(options.port).await?;
    let control = emulator.control();
    let cast = cast::gather(&store, &control, SystemClock.now()).await?;
    let api = Api::new(emulator.token(), Some(&emulator.base_url()))?;
    let clock = Arc::new(SystemClock);
    let bot = serve::start(Setup { store: store.clone(), kantor: options.kantor.clone(), clock, api }).await?;
    let played = tokio::select! {
        played = play::play(&bot.app, &control, &cast) => played.map(|()| ExitCode::SUCCESS),
        () = signals.wait() => Ok(ExitCode::from(INTERRUPTED)),
    };
    if matches!(played, Ok(ExitCode::SUCCESS)) && !options.peragaan {
        say(screen::how_to_go_on(&emulator.control_url(), &cast));
        signals.wait().await;
        say("The practice office closes; the register keeps what was practised.");
    }
    bot.stop().await;
    emulator.stop().await;
    played
}

/// On its usual port; on any free one where that is taken.
async fn start_emulator(port: u16) -> anyhow::Result<Emulator> {
    let on = |port| Config { port, bot_username: "layanan_ktp_latihan_bot".into(), ..Config::default() };
    match Emulator::start(on(port)).await {
        Ok(emulator) => Ok(emulator),
        Err(_) if port != 0 => Emulator::start(on(0)).await.context("starting the emulator"),
        Err(error) => Err(error).context("starting the emulator"),
    }
}
