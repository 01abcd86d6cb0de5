//! `register ekspor`: the book as a file, for the person who keeps the machine.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use tempfile::NamedTempFile;

use crate::app::buku::{Order, write};
use crate::cli::{EksporArgs, hint, say};
use crate::domain::buku::{Bentuk, Cetakan, Periode};
use crate::domain::kantor::Kantor;
use crate::locale::Locale;
use crate::store::Store;

/// Who waits for longer than that is told how far it is, and again after that.
const PATIENCE: Duration = Duration::from_secs(2);

/// Runs the command: writes beside the file that is asked for, records, and puts it in its place when it is whole.
///
/// # Errors
/// The register does not answer, the file cannot be written, or it is there already.
pub async fn export(
    store: &Store,
    kantor: Arc<Kantor>,
    args: EksporArgs,
    now: DateTime<Utc>,
) -> anyhow::Result<ExitCode> {
    let cetakan = cetakan(&args)?;
    if args.keluar.exists() && !args.timpa {
        bail!("{} is there already; --timpa replaces it", args.keluar.display());
    }
    let folder = folder(&args.keluar);
    let order = Order { kantor, locale: Locale::default(), cetakan, at: now, folder: Some(folder.clone()) };
    // For its owner only; it goes again where anything fails.
    let beside = NamedTempFile::new_in(&folder).with_context(|| format!("the folder {}", folder.display()))?;
    let begun = Instant::now();
    let (out, lines) = tokio::select! {
        written = write(store, &order, BufWriter::new(beside), progress()) => written?,
        _ = tokio::signal::ctrl_c() => bail!("stopped; nothing was written"),
    };
    let beside = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    beside.as_file().sync_all()?;
    let mut uow = store.begin().await?;
    uow.ekspor().record(None, &cetakan, lines, now).await?;
    uow.commit().await?;
    put(beside, &args)?;
    let shown = if cetakan.lengkap { "with NIK and numbers of the KK in full" } else { "with masked numbers" };
    say(format!("{lines} lines, {shown}: {} ({:.1} s)", args.keluar.display(), begun.elapsed().as_secs_f32()));
    Ok(ExitCode::SUCCESS)
}

fn cetakan(args: &EksporArgs) -> anyhow::Result<Cetakan> {
    let periode = Periode::new(args.dari, args.sampai).context("--dari and --sampai")?;
    let named = args.keluar.extension().and_then(|ending| Bentuk::from_code(&ending.to_string_lossy().to_lowercase()));
    let Some(bentuk) = args.bentuk.or(named) else { bail!("--bentuk xlsx or --bentuk pdf") };
    Ok(Cetakan { periode, bentuk, lengkap: args.lengkap })
}

fn folder(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn put(beside: NamedTempFile, args: &EksporArgs) -> anyhow::Result<()> {
    let put = if args.timpa { beside.persist(&args.keluar) } else { beside.persist_noclobber(&args.keluar) };
    let mut file = put.map_err(|error| error.error).with_context(|| args.keluar.display().to_string())?;
    Ok(file.flush()?)
}

/// Says how far it is, to whoever has waited.
fn progress() -> impl FnMut(u32) {
    let mut said = Instant::now();
    move |lines| {
        if said.elapsed() >= PATIENCE {
            said = Instant::now();
            hint(format!("{lines} lines so far"));
        }
    }
}
