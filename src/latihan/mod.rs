//! The practice office: a private PostgreSQL, the emulator and the bot in one process tree. No token, no internet,
//! made-up people only.
//!
//! * `own` – its register, never that of a real office; `office` – register, emulator and bot while it is open
//! * `panel` – the page in the browser; `clock`, `faults`, `people` – what can be played with on it
//! * `cast` – who takes part in the play; `play` – the SOP once, before your eyes; `screen` – what is printed;
//!   `sheet` – what is sent as a photo

mod cast;
mod clock;
pub mod faults;
mod office;
pub(crate) mod own;
mod panel;
mod people;
mod play;
mod screen;
pub mod sheet;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bot_api_emulator::{Config, Embedding, Emulator};

use self::office::PracticeOffice;
use self::own::PracticeRegister;
use crate::cli::say;
use crate::domain::kantor::{Kantor, Kirim};
use crate::domain::pemohon::Jenis;
use crate::domain::pengiriman::Saluran;
use crate::locale::Locale;
use crate::serve::Signals;

/// The bot's user id.
const BOT_ID: i64 = 7_000_000_001;

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
    tokio::runtime::Runtime::new()?.block_on(office(options, register))
}

async fn office(options: &Options, register: PracticeRegister) -> anyhow::Result<ExitCode> {
    let mut signals = Signals::listen()?;
    // What is practised goes into chats, never into the folder that Dispendukcapil looks at.
    let kirim = Kirim { saluran: Saluran::Chat, folder: None };
    let kantor = Arc::new(Kantor { kirim, ..(*options.kantor).clone() });
    let office = Arc::new(PracticeOffice::new(register, kantor));
    let emulator = start_emulator(options.port, &office).await?;
    office.meet(&emulator);
    office.open().await?;
    let played = tokio::select! {
        played = play(&office, options.peragaan) => played.map(|()| ExitCode::SUCCESS),
        () = signals.wait() => Ok(ExitCode::from(INTERRUPTED)),
    };
    if matches!(played, Ok(ExitCode::SUCCESS)) && !options.peragaan {
        say(screen::how_to_go_on(&emulator.base_url()));
        signals.wait().await;
        say("The practice office closes; the register keeps what was practised.");
    }
    office.close().await;
    emulator.stop().await;
    played
}

/// `asked`: somebody wants to see the play. Otherwise an office in which an admin has switched off what it plays opens as
/// well.
async fn play(office: &PracticeOffice, asked: bool) -> anyhow::Result<()> {
    let app = office.app().await.context("the office is not open")?;
    if !asked && !app.kantor.lists.offers(Jenis::Baru) {
        say("The play is left out: a new KTP cannot be applied for here. An admin changes that with /ubahsyarat.");
        return Ok(());
    }
    let cast = cast::gather(office.control()?, &app).await?;
    play::play(&app, office.control()?, &cast).await
}

/// On its usual port; on any free one where that is taken. Its token is a secret of this run, so that nothing else on
/// this machine can speak for the bot.
async fn start_emulator(port: u16, office: &Arc<PracticeOffice>) -> anyhow::Result<Emulator> {
    let token = new_token(BOT_ID)?;
    let start = |port| {
        let name = Locale::default().text("latihan-title");
        let config = Config {
            port,
            token: token.clone(),
            bot_id: BOT_ID,
            bot_first_name: name,
            bot_username: "layanan_ktp_latihan_bot".into(),
            state_file: Some(office.chats_file()),
            ..Config::default()
        };
        let routes = panel::router(office.clone());
        Emulator::start_with(config, Embedding { home: Some(panel::HOME.to_owned()), routes })
    };
    match start(port).await {
        Ok(emulator) => Ok(emulator),
        Err(_) if port != 0 => start(0).await.context("starting the emulator"),
        Err(error) => Err(error).context("starting the emulator"),
    }
}

/// As Telegram's tokens look.
fn new_token(bot_id: i64) -> anyhow::Result<String> {
    let mut bytes = [0; 26];
    getrandom::fill(&mut bytes).map_err(|_| anyhow::anyhow!("the system gives no random bytes"))?;
    Ok(format!("{bot_id}:{}", URL_SAFE_NO_PAD.encode(bytes)))
}
