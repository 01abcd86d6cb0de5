//! `sehat`: asks the bot that runs on this machine whether it lives.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;

use crate::cli::say;
use crate::config::{ConfigFaults, Env};

/// How long it gets to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks for `/healthz` where `PANTAU` says so.
///
/// # Errors
/// `PANTAU` is not set or wrong, or nobody answers there.
pub async fn asked(env: &Env) -> anyhow::Result<ExitCode> {
    let address = env.watch_address().map_err(|fault| ConfigFaults(vec![fault]))?;
    let address = here(address.context("PANTAU is not set, so nobody can be asked")?);
    let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
    let answer = client.get(format!("http://{address}/healthz")).send().await;
    let answer = answer.ok().with_context(|| format!("nobody answers at {address}"))?;
    let lives = answer.status().is_success();
    say(answer.text().await.unwrap_or_default().trim_end());
    Ok(if lives { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Who listens everywhere listens here.
fn here(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    SocketAddr::new(ip, address.port())
}
