//! A file that is watched while it is written: how far it is, line by line and while a workbook is packed; and it is given up at
//! the next piece that is written, once that is wanted.

use std::io::{self, Seek, SeekFrom, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::cli::hint;

/// Who waits for longer than that is told how far it is, and again after that.
const PATIENCE: Duration = Duration::from_secs(2);

const KB: u64 = 1024;

/// How far a file is.
pub(super) struct Meter {
    stop: CancellationToken,
    lines: AtomicU32,
    bytes: AtomicU64,
    said: Mutex<Instant>,
}

impl Meter {
    pub(super) fn new(stop: CancellationToken) -> Self {
        Self { stop, lines: AtomicU32::new(0), bytes: AtomicU64::new(0), said: Mutex::new(Instant::now()) }
    }

    /// So many lines of the book are read.
    pub(super) fn lines(&self, lines: u32) {
        self.lines.store(lines, Ordering::Relaxed);
        self.say();
    }

    fn wrote(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        self.say();
    }

    fn say(&self) {
        let Ok(mut said) = self.said.lock() else { return };
        if said.elapsed() >= PATIENCE {
            *said = Instant::now();
            let (lines, bytes) = (self.lines.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed));
            hint(format!("{lines} lines so far, {} KB of the file", bytes / KB));
        }
    }
}

/// What is written to.
pub(super) struct Watched<'a, W> {
    out: W,
    meter: &'a Meter,
}

impl<'a, W> Watched<'a, W> {
    pub(super) fn new(out: W, meter: &'a Meter) -> Self {
        Self { out, meter }
    }

    pub(super) fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Write for Watched<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.meter.stop.is_cancelled() {
            return Err(io::Error::other("stopped"));
        }
        let written = self.out.write(bytes)?;
        self.meter.wrote(written);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Seek> Seek for Watched<'_, W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.out.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// To pack a workbook waits for nothing: what stops it is the next piece that is written.
    #[test]
    fn nothing_more_is_written_once_it_is_stopped() {
        let stop = CancellationToken::new();
        let meter = Meter::new(stop.clone());
        let mut out = Watched::new(Cursor::new(Vec::new()), &meter);
        out.write_all(b"PK").unwrap();
        assert_eq!(meter.bytes.load(Ordering::Relaxed), 2);
        stop.cancel();
        assert!(out.write_all(b"more").is_err());
        assert_eq!(out.into_inner().into_inner(), b"PK");
    }
}
