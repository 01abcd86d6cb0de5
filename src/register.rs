//! `register ekspor`: the book as a file, for the person who keeps the machine.
//!
//! * here – the command; `watched` – how far the file is, and that it is given up

mod watched;

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use tempfile::NamedTempFile;
use tokio_util::sync::CancellationToken;

use self::watched::{Meter, Watched};
use crate::app::buku::{BookError, Oleh, Order, write};
use crate::app::present;
use crate::cli::{EksporArgs, say};
use crate::clock::Clock;
use crate::domain::buku::{Bentuk, Cetakan, Periode};
use crate::domain::kantor::Kantor;
use crate::domain::petugas::{Peran, PetugasId};
use crate::locale::Locale;
use crate::print::register::PrintError;
use crate::serve::Signals;
use crate::store::Store;

/// Runs the command: writes beside the file that is asked for, records, and puts it in its place when it is whole.
///
/// # Errors
/// The register does not answer, the file cannot be written, it is there already, or a signal has stopped it.
pub async fn export(
    store: &Store,
    kantor: Arc<Kantor>,
    args: EksporArgs,
    clock: &dyn Clock,
) -> anyhow::Result<ExitCode> {
    let mut signals = Signals::listen()?; // before there is a file that has to go again
    let cetakan = cetakan(&args)?;
    let oleh = oleh(store, &args, clock.now()).await?;
    if args.keluar.exists() && !args.timpa {
        bail!("{} is there already; --timpa replaces it", args.keluar.display());
    }
    let folder = folder(&args.keluar);
    let kantor = present::numbered(&mut store.begin().await?, kantor).await?;
    let order = Order { kantor, locale: Locale::default(), cetakan, at: clock.now(), folder: Some(folder.clone()) };
    // For its owner only; it goes again where anything fails.
    let beside = NamedTempFile::new_in(&folder).with_context(|| format!("the folder {}", folder.display()))?;
    let begun = Instant::now();
    let stop = CancellationToken::new();
    let mut writing = tokio::spawn(written(store.clone(), order, beside, stop.clone()));
    let (beside, lines) = tokio::select! {
        written = &mut writing => written??,
        () = signals.wait() => {
            stop.cancel();
            let _ = writing.await; // it takes its file away
            bail!("stopped; nothing was written");
        }
    };
    let mut uow = store.begin().await?;
    uow.ekspor().record(oleh, &cetakan, lines, clock.now()).await?;
    uow.commit().await?;
    put(beside, &args)?;
    let shown = if cetakan.lengkap { "with NIK and numbers of the KK in full" } else { "with masked numbers" };
    say(format!("{lines} lines, {shown}: {} ({:.1} s)", args.keluar.display(), begun.elapsed().as_secs_f32()));
    Ok(ExitCode::SUCCESS)
}

/// Writes the file, in a thread of its own: to pack a workbook waits for nothing, so signals would be heard only at its end.
async fn written(
    store: Store,
    order: Order,
    beside: NamedTempFile,
    stop: CancellationToken,
) -> anyhow::Result<(NamedTempFile, u32)> {
    let runtime = tokio::runtime::Handle::current();
    let writing = tokio::task::spawn_blocking(move || {
        let meter = Meter::new(stop.clone());
        let out = BufWriter::new(Watched::new(beside, &meter));
        let (out, lines) = runtime.block_on(async {
            tokio::select! {
                written = write(&store, &order, out, |lines| meter.lines(lines)) => written,
                () = stop.cancelled() => Err(BookError::Print(PrintError::Stopped)),
            }
        })?;
        let beside = out.into_inner().map_err(std::io::IntoInnerError::into_error)?.into_inner();
        beside.as_file().sync_all()?;
        Ok((beside, lines))
    });
    writing.await?
}

fn cetakan(args: &EksporArgs) -> anyhow::Result<Cetakan> {
    let periode = Periode::new(args.dari, args.sampai).context("--dari and --sampai")?;
    let named = args.keluar.extension().and_then(|ending| Bentuk::from_code(&ending.to_string_lossy().to_lowercase()));
    let Some(bentuk) = args.bentuk.or(named) else { bail!("--bentuk xlsx or --bentuk pdf") };
    if named.is_some_and(|named| named != bentuk) {
        bail!("--bentuk {bentuk} in a file that ends like another kind: {}", args.keluar.display());
    }
    Ok(Cetakan { periode, bentuk, lengkap: args.lengkap })
}

/// The Kasi who wants it, or who stands in; `None`: who keeps the machine wants it with masked numbers.
async fn oleh(store: &Store, args: &EksporArgs, now: DateTime<Utc>) -> anyhow::Result<Option<Oleh>> {
    let Some(id) = args.oleh else {
        if args.lengkap {
            bail!("--lengkap is for a Kasi: --oleh ID, as in: layanan-ktp petugas daftar");
        }
        return Ok(None);
    };
    let petugas = store.begin().await?.petugas().by_id(PetugasId(id)).await?;
    match petugas.filter(|petugas| petugas.aktif && petugas.acts_as(Peran::Kasi, now)) {
        Some(petugas) => Ok(Some((petugas.id, Peran::Kasi))),
        None => bail!("--oleh {id} is no active Kasi; see: layanan-ktp petugas daftar"),
    }
}

fn folder(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn put(beside: NamedTempFile, args: &EksporArgs) -> anyhow::Result<()> {
    let put = if args.timpa { beside.persist(&args.keluar) } else { beside.persist_noclobber(&args.keluar) };
    let mut file = put.map_err(|error| error.error).with_context(|| args.keluar.display().to_string())?;
    Ok(file.flush()?)
}
