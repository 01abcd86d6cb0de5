//! Logs: one line an event, to standard error, as text or JSON. Never names, numbers, texts, tokens; at no level.

use std::io::{self, Write};
use std::os::unix::fs::MetadataExt as _;

use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::LogForm;

/// Libraries that print statements, requests and bodies below `warn`: they stay at `warn`, whatever `RUST_LOG` asks for.
const QUIET: [&str; 7] = ["sqlx", "sqlx_core", "sqlx_postgres", "hyper", "hyper_util", "reqwest", "h2"];

/// Starts logging by `RUST_LOG`, `info` where it is unset.
pub fn init(form: LogForm) {
    let wanted = EnvFilter::new(std::env::var("RUST_LOG").unwrap_or_else(|_| "info".to_owned()));
    let quiet = filter_fn(|event| *event.level() <= Level::WARN || !is_quiet(event.target()));
    let lines = tracing_subscriber::fmt::layer().with_writer(Lines { to_journal: is_journal() });
    let lines = match form {
        LogForm::Text => lines.boxed(),
        LogForm::Json => lines.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed(),
    };
    if tracing_subscriber::registry().with(wanted).with(lines.with_filter(quiet)).try_init().is_err() {
        tracing::debug!("logging was started before");
    }
    // The message of a panic may quote what was being worked on.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}

/// Where lines go. The journal of systemd takes the level of a line from what stands before it.
struct Lines {
    to_journal: bool,
}

/// One line; `tracing` writes it at once.
struct Line {
    level: &'static str,
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line { level: "" }
    }

    fn make_writer_for(&'a self, event: &Metadata<'_>) -> Line {
        Line { level: if self.to_journal { priority(*event.level()) } else { "" } }
    }
}

impl Write for Line {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        io::stderr().lock().write_all(&[self.level.as_bytes(), line].concat())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// As sd-daemon(3) has it.
fn priority(level: Level) -> &'static str {
    match level {
        Level::ERROR => "<3>",
        Level::WARN => "<4>",
        Level::INFO => "<6>",
        Level::DEBUG | Level::TRACE => "<7>",
    }
}

/// Whether standard error leads to the journal: systemd names the socket in `JOURNAL_STREAM`, and children may have another one.
fn is_journal() -> bool {
    let named = std::env::var("JOURNAL_STREAM").unwrap_or_default();
    std::fs::metadata("/proc/self/fd/2").is_ok_and(|meta| named == format!("{}:{}", meta.dev(), meta.ino()))
}

fn is_quiet(target: &str) -> bool {
    QUIET.iter().any(|library| target == *library || target.starts_with(&format!("{library}::")))
}

#[cfg(test)]
mod tests {
    use super::is_quiet;

    #[test]
    fn whole_libraries_are_quiet_and_only_they() {
        assert!(["sqlx", "sqlx::query", "hyper_util::client::legacy"].into_iter().all(is_quiet));
        assert!(!["layanan_ktp::app", "sqlxx", "hyperion"].into_iter().any(is_quiet));
    }
}
