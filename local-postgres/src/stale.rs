//! Clears away what a crash left on a data folder.
//!
//! PostgreSQL ignores the pid file of a dead server. It refuses to start when that pid now belongs to another process
//! of the same account, and when an orphan still serves the folder. We hold the folder's lock, so whoever started a
//! server here is gone: stop the server, then remove its lock files.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::PORT;
use crate::account::Account;
use crate::error::Error;
use crate::folder::Folder;

/// How each kind of shutdown is asked for, and how long it may take.
const SHUTDOWNS: [(Signal, Duration); 3] = [
    (Signal::SIGINT, Duration::from_secs(20)),
    (Signal::SIGQUIT, Duration::from_secs(10)),
    (Signal::SIGKILL, Duration::from_secs(5)),
];

/// Ends every server process on the folder and removes its lock files.
pub(crate) fn clear(folder: &Folder) -> Result<(), Error> {
    let pid_file = folder.data.join("postmaster.pid");
    let postmaster = fs::read_to_string(&pid_file).ok().and_then(|text| text.lines().next()?.trim().parse().ok());
    end_servers(folder, postmaster)?;
    for file in [pid_file, folder.sockets.join(format!(".s.PGSQL.{PORT}.lock"))] {
        // A server that stopped cleanly has removed them itself.
        let _ = fs::remove_file(file);
    }
    Ok(())
}

fn end_servers(folder: &Folder, postmaster: Option<i32>) -> Result<(), Error> {
    let mut alive = servers_on(&folder.data, postmaster, folder.account);
    for (signal, patience) in SHUTDOWNS {
        // Backends end with their postmaster; without one they get the signal themselves.
        let orphans = postmaster.is_none_or(|pid| !alive.contains(&pid));
        for pid in &alive {
            if orphans || Some(*pid) == postmaster || signal == Signal::SIGKILL {
                let _ = kill(Pid::from_raw(*pid), signal);
            }
        }
        let end = Instant::now() + patience;
        while !alive.is_empty() && Instant::now() < end {
            thread::sleep(Duration::from_millis(20));
            alive = servers_on(&folder.data, postmaster, folder.account);
        }
    }
    if alive.is_empty() { Ok(()) } else { Err(Error::OldServer { pids: alive }) }
}

/// Postmaster and backends alike work in the data folder. Deleting the pid file while one lives risks the data.
#[cfg(target_os = "linux")]
fn servers_on(data: &Path, _postmaster: Option<i32>, account: Account) -> Vec<i32> {
    use nix::unistd::{setfsgid, setfsuid};

    let scan = || {
        // In a container root may not look into another account's processes (no CAP_SYS_PTRACE), the account itself
        // may. These two ids belong to this thread alone, which ends with the scan.
        setfsgid(account.gid());
        setfsuid(account.uid());
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        pids.filter(|pid| serves(*pid, data)).collect()
    };
    thread::scope(|threads| threads.spawn(scan).join()).unwrap_or_default()
}

#[cfg(target_os = "linux")]
fn serves(pid: i32, data: &Path) -> bool {
    let link = |name| fs::read_link(format!("/proc/{pid}/{name}"));
    // After an upgrade of the package the link reads "…/postgres (deleted)".
    let is_postgres = |exe: &Path| exe.file_name().is_some_and(|name| name.to_string_lossy().starts_with("postgres"));
    link("cwd").is_ok_and(|cwd| cwd == data) && link("exe").is_ok_and(|exe| is_postgres(&exe))
}

/// Without `/proc` only the postmaster of the pid file can be asked for.
#[cfg(not(target_os = "linux"))]
fn servers_on(_data: &Path, postmaster: Option<i32>, _account: Account) -> Vec<i32> {
    let is_postgres = |pid: &i32| {
        let output = std::process::Command::new("ps").args(["-o", "comm=", "-p", &pid.to_string()]).output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("postgres"))
    };
    postmaster.into_iter().filter(is_postgres).collect()
}
