//! Wiring: reads the configuration, opens the register, runs a command. No logic.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Parser as _;
use layanan_ktp::app::meter::Meter;
use layanan_ktp::cli::{Cli, Command, RegisterCommand, say};
use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::config::{ConfigFault, ConfigFaults, Env, LogForm, checked, folder_faults, read_kantor};
use layanan_ktp::domain::kantor::Kantor;
use layanan_ktp::local::Register;
use layanan_ktp::pantau::{self, Pantau};
use layanan_ktp::serve::{self, Running, Setup, Signals};
use layanan_ktp::telegram::api::Api;
use layanan_ktp::{admin, insiden, kunci, latihan, register as book, surat_mati, telemetry};

/// Name of the data folder of the office.
const APP: &str = "layanan-ktp";

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The practice office does not look at the environment of the real one.
    if !matches!(cli.command, Command::Latihan { .. })
        && let Err(error) = dotenvy::dotenv()
        // None at all is the normal case in production; a faulty one would leave half of the configuration unset.
        && !error.not_found()
    {
        say("layanan-ktp: the file .env cannot be read; every line has to be NAME=value");
        return ExitCode::FAILURE;
    }
    telemetry::init(log_form(&cli));
    if !matches!(cli.command, Command::Latihan { .. }) {
        warn_of_env(Path::new(".env"));
    }
    let serves = matches!(cli.command, Command::Serve);
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            if serves {
                tracing::error!(error = format!("{error:#}"), "the bot ends"); // for who reads the log by machine, or by level
            }
            say(format!("layanan-ktp: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// A wrong form is told with the other faults of the configuration.
fn log_form(cli: &Cli) -> LogForm {
    if matches!(cli.command, Command::Latihan { .. }) {
        return LogForm::Text;
    }
    Env::read().log_form().unwrap_or(LogForm::Text)
}

/// The token and the keys may stand there. It is warned of and not refused: it is read only where nothing else says them.
fn warn_of_env(file: &Path) {
    if std::fs::metadata(file).is_ok_and(|meta| meta.mode() & 0o077 != 0) {
        tracing::error!("the file .env can be read by others; run: chmod 600 .env");
    }
}

/// Archives wait for the folder, and nothing else does.
fn warn_of(folder: Vec<ConfigFault>) {
    if !folder.is_empty() {
        tracing::error!("{}", ConfigFaults(folder));
    }
}

/// Runs the bot until it is told to stop. It can be watched meanwhile, also while the register or Telegram is waited for.
async fn serve(env: &Env, register: &Register, kantor: Arc<Kantor>) -> anyhow::Result<ExitCode> {
    let token = env.token.as_deref().context("TELOXIDE_TOKEN is not set")?;
    let api = Api::new(token, env.api_url.as_deref())?;
    let webhook = env.webhook().map_err(ConfigFaults)?;
    let watch = env.watch_address().map_err(|fault| ConfigFaults(vec![fault]))?;
    let (meter, clock) = (Meter::default(), Arc::new(SystemClock));
    let pantau = Pantau::begin_at(watch, meter.clone(), clock.clone()).await?;
    let starting = async {
        let store = register.connect_in_the_end(&SystemClock).await?;
        if let Some(pantau) = &pantau {
            pantau.watch(&store);
        }
        serve::start(Setup { store, kantor, clock, api, webhook, jobs: true, meter }).await
    };
    let ended = Box::pin(office(starting, register)).await;
    if let Some(pantau) = pantau {
        pantau.stop().await;
    }
    ended
}

async fn office(
    starting: impl Future<Output = anyhow::Result<Running>>,
    register: &Register,
) -> anyhow::Result<ExitCode> {
    let mut signals = Signals::listen()?;
    let mut running = tokio::select! {
        started = starting => started?,
        () = signals.wait() => return Ok(ExitCode::SUCCESS),
        () = register.ends() => return Ok(ExitCode::FAILURE),
    };
    tracing::info!("the bot runs");
    let code = tokio::select! {
        () = signals.wait() => ExitCode::SUCCESS,
        () = running.broken() => ExitCode::FAILURE,
        () = register.ends() => ExitCode::FAILURE, // whoever supervises the bot starts both again
    };
    tracing::info!("stopping");
    running.stop().await;
    Ok(code)
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let profile = read_kantor(cli.kantor.as_deref());
    if let Command::Latihan { peragaan, port } = cli.command {
        return latihan::run(&latihan::Options { kantor: Arc::new(profile?), data: cli.data, port, peragaan });
    }
    let env = Env::read();
    let needs_token = matches!(cli.command, Command::Serve | Command::Undang { .. } | Command::Periksa);
    let mut faults = env.faults(needs_token);
    if matches!(cli.command, Command::Periksa) {
        faults.extend(folder_faults(&profile));
    }
    if matches!(cli.command, Command::Serve) {
        warn_of(folder_faults(&profile));
    }
    if matches!(cli.command, Command::Sehat) {
        return tokio::runtime::Runtime::new()?.block_on(pantau::asked(&env));
    }
    let kantor = Arc::new(checked(profile, faults)?);
    // PostgreSQL starts before the runtime and ends after it, so that the last commit finds it.
    let register = Register::open(&env, cli.data, APP, !matches!(cli.command, Command::Serve))?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        if matches!(cli.command, Command::Serve) {
            return Box::pin(serve(&env, &register, kantor)).await;
        }
        let store = register.connect(SystemClock.now()).await?;
        match cli.command {
            Command::Petugas(command) => admin::petugas(&store, command, &SystemClock).await,
            Command::Undang { peran } => admin::invite(&store, &env, &peran, &SystemClock).await,
            Command::Verifikasi { segel, berkas } => {
                admin::verify(&store, (segel.as_ref(), berkas), &SystemClock).await
            }
            Command::Musnah { coba } => admin::destroy(&store, &kantor, coba, SystemClock.now()).await,
            Command::Insiden(command) => insiden::run(&store, &kantor, command, SystemClock.now()).await,
            Command::Kunci(command) => kunci::run(&register, &store, command).await,
            Command::Register(RegisterCommand::Ekspor(args)) => book::export(&store, kantor, args, &SystemClock).await,
            Command::SuratMati(command) => surat_mati::run(&store, command, SystemClock.now()).await,
            Command::Periksa => admin::check(&store, &env, &kantor, SystemClock.now()).await,
            Command::Latihan { .. } | Command::Serve | Command::Sehat => Ok(ExitCode::SUCCESS), // answered above
        }
    })
}
