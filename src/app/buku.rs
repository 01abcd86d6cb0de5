//! The book as it leaves the system: written line by line, recorded before it goes.

use std::collections::HashMap;
use std::io::{Cursor, Seek, Write};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::StreamExt as _;
use tokio::sync::Semaphore;

use super::App;
use crate::domain::buku::Cetakan;
use crate::domain::kantor::Kantor;
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::register::block::Block;
use crate::locale::Locale;
use crate::pesan::Pesan;
use crate::pesan::buku::Buku;
use crate::pesan::nomor::Nomor;
use crate::print::register::{Context, PrintError, Writer, blank};
use crate::store::{Store, StoreError};

/// Most lines that a chat carries: a few seconds of work, and all of it in memory, so that nothing of it lies on a disk.
pub const MOST: u32 = 10_000;

/// One at a time: two would need twice the memory.
static MAKING: Semaphore = Semaphore::const_new(1);

/// Why there is no book.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// The register.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file.
    #[error(transparent)]
    Print(#[from] PrintError),
}

impl BookError {
    /// The kind, for logs. Never content.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Store(error) => error.kind(),
            Self::Print(PrintError::Io(_)) => "file",
            Self::Print(PrintError::Stopped) => "stopped",
            Self::Print(PrintError::TooMany) => "too many lines",
            Self::Print(PrintError::Workbook(what)) => what,
        }
    }
}

/// What is written.
#[derive(Clone)]
pub struct Order {
    /// The office.
    pub kantor: Arc<Kantor>,
    /// The words.
    pub locale: Locale,
    /// What of the book.
    pub cetakan: Cetakan,
    /// When.
    pub at: DateTime<Utc>,
    /// A folder for a workbook that grows larger than memory; `None`: it is held in memory.
    pub folder: Option<PathBuf>,
}

/// Writes the book as it stands at one moment; gives what it was written to, and how many lines it has. `told` hears of each
/// line.
///
/// # Errors
/// [`BookError`]
pub async fn write<W: Write + Seek + Send>(
    store: &Store,
    order: &Order,
    out: W,
    mut told: impl FnMut(u32),
) -> Result<(W, u32), BookError> {
    let mut book = store.book().await?;
    let (names, segel) = (book.names().await?, book.segel().await?);
    let context = context(order, names);
    let mut writer = Writer::begin(&context, out)?;
    let mut lines = 0;
    {
        // Of these days, between numbers of these days, or around the first of them: no gap stands without a word.
        let periode = order.cetakan.periode;
        let mut blocks = book.blocks(periode).await?.into_iter().peekable();
        let mut rows = pin!(book.lines(order.cetakan.periode));
        while let Some(baris) = rows.next().await {
            let baris = baris?;
            while let Some(filled) = blocks.next_if(|filled| filled.block.ends()[0] <= baris.nomor) {
                if lines > 0 || periode.holds(filled.stands_at()) || filled.block.holds(baris.nomor) {
                    writer.block(&filled)?;
                }
            }
            writer.line(&baris)?;
            lines += 1;
            told(lines);
        }
        for filled in blocks.filter(|filled| periode.holds(filled.stands_at())) {
            writer.block(&filled)?;
        }
    }
    book.close().await?;
    Ok((writer.end(segel.map(|segel| segel.to_string()).as_deref())?, lines))
}

fn context(order: &Order, names: HashMap<PetugasId, String>) -> Context<'_> {
    Context {
        kantor: &order.kantor,
        names,
        cetakan: order.cetakan,
        made_at: order.at,
        locale: order.locale,
        folder: order.folder.clone(),
    }
}

/// Who asked for it, in which peran.
pub type Oleh = (PetugasId, Peran);

/// What a chat gets.
pub enum Made {
    /// The file, with what stands below it.
    Whole {
        /// Its name: days, and nothing that somebody typed.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
        /// What stands below it.
        caption: Pesan,
    },
    /// A picture, with what stands below it.
    Picture {
        /// Its name.
        name: String,
        /// Its content, as PNG.
        bytes: Vec<u8>,
        /// What stands below it.
        caption: Pesan,
    },
    /// A sentence in its place.
    Instead(Pesan),
}

/// Whether numbers stand there in full for who asks in this peran.
#[must_use]
pub fn may_have_full(peran: Peran) -> bool {
    match peran {
        Peran::Kasi => true,
        Peran::Staf | Peran::Dispendukcapil | Peran::Admin => false,
    }
}

/// Makes the book for a chat, and records that it goes there.
///
/// # Errors
/// The register does not answer.
pub async fn for_chat(app: &App, cetakan: Cetakan, oleh: Oleh) -> Result<Made, StoreError> {
    if !may_still(app, oleh).await? || (cetakan.lengkap && !may_have_full(oleh.1)) {
        return Ok(Made::Instead(Buku::NotYours.into()));
    }
    let periode = cetakan.periode;
    let jumlah = app.store.begin().await?.ekspor().count(periode).await?;
    if jumlah > MOST {
        return Ok(Made::Instead(Buku::TooMany { periode, jumlah, paling: MOST }.into()));
    }
    let (bytes, lines) = match in_memory(app, cetakan).await {
        Ok(made) => made,
        Err(BookError::Store(error)) if error.is_transient() => return Err(error),
        Err(error) => {
            tracing::error!(kind = error.kind(), "a book for a chat cannot be made");
            return Ok(Made::Instead(Buku::Broken.into()));
        }
    };
    let mut uow = app.store.begin().await?;
    uow.ekspor().record(Some(oleh), &cetakan, lines, app.clock.now()).await?;
    uow.commit().await?;
    let caption = if cetakan.lengkap {
        Buku::CaptionLengkap { periode, jumlah: lines }
    } else {
        Buku::Caption { periode, jumlah: lines }
    };
    Ok(Made::Whole { name: file_name(&cetakan), bytes, caption: caption.into() })
}

/// Makes the pages for paper: nothing stands on them yet but numbers.
#[must_use]
pub fn blank_for_chat(app: &App, block: &Block) -> Made {
    let [dari, sampai] = block.ends().map(|nomor| app.kantor.nomor(nomor));
    match blank(block, &app.kantor, (app.locale, app.clock.now())) {
        Ok(bytes) => {
            let name = format!("lembar-kertas-{}-{}-{}.pdf", block.tahun, block.first, block.last);
            Made::Whole { name, bytes, caption: Nomor::PageCaption { dari, sampai }.into() }
        }
        Err(error) => {
            tracing::error!(kind = BookError::from(error).kind(), "pages for paper cannot be made");
            Made::Instead(Buku::Broken.into())
        }
    }
}

/// A right that was taken away meanwhile is gone.
pub(super) async fn may_still(app: &App, (id, peran): Oleh) -> Result<bool, StoreError> {
    let now = app.clock.now();
    let petugas = app.store.begin().await?.petugas().by_id(id).await?;
    Ok(petugas.is_some_and(|petugas| petugas.aktif && petugas.acts_as(peran, now)))
}

/// Beside the workers, which nobody shall wait for.
async fn in_memory(app: &App, cetakan: Cetakan) -> Result<(Vec<u8>, u32), BookError> {
    let alone = MAKING.acquire().await; // it is never closed
    let (kantor, locale) = (app.kantor.clone(), app.locale);
    let order = Order { kantor, locale, cetakan, at: app.clock.now(), folder: None };
    let (store, runtime) = (app.store.clone(), tokio::runtime::Handle::current());
    let making = tokio::task::spawn_blocking(move || {
        let _alone = alone; // until it is made, though nobody waits for it any more
        runtime.block_on(write(&store, &order, Cursor::new(Vec::new()), |_| ()))
    });
    match making.await {
        Ok(made) => made.map(|(out, lines)| (out.into_inner(), lines)),
        Err(_) => Err(PrintError::Workbook("it panicked").into()),
    }
}

/// `register-2026-11-01-2026-11-30.xlsx`
fn file_name(cetakan: &Cetakan) -> String {
    let shown = if cetakan.lengkap { "-lengkap" } else { "" };
    format!("register-{}-{}{shown}.{}", cetakan.periode.dari, cetakan.periode.sampai, cetakan.bentuk)
}
