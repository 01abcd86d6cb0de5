//! Logs: one line an event, to standard error. Never names, numbers, texts, tokens; at no level.

use tracing_subscriber::EnvFilter;

/// Libraries that would print requests or rows at lower levels, whatever `RUST_LOG` asks for.
const QUIET: [&str; 5] = ["sqlx=warn", "hyper=warn", "hyper_util=warn", "reqwest=warn", "h2=warn"];

/// Starts logging by `RUST_LOG`, `info` where it is unset.
///
/// `sqlx` at `debug` prints statements and `hyper` at `trace` prints bodies, so these stay at `warn`.
pub fn init() {
    let wanted = std::env::var("RUST_LOG").unwrap_or_else(|_| "info".to_owned());
    let quiet: &[&str] = if matches!(wanted.as_str(), "off" | "error") { &[] } else { &QUIET };
    let filter = quiet.iter().fold(EnvFilter::new(wanted), |filter, library| match library.parse() {
        Ok(directive) => filter.add_directive(directive),
        Err(_) => filter,
    });
    let started = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
