//! One run of the server process: launched, waited for, stopped.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::error::{Doing as _, Error};
use crate::folder::Folder;

/// How long a server may take to be ready. One that recovers after a crash works on as long as it lives: to stop it
/// then means to begin anew at the next start, and never to finish. Even a stuck one is reported in the end, one with
/// nothing to recover soon.
pub(crate) fn patience(durable: bool) -> Duration {
    if durable { Duration::from_hours(1) } else { Duration::from_mins(1) }
}

/// Fast (open transactions roll back, a checkpoint is written), then immediate, then by force.
pub(crate) const FAST: [(Signal, Duration); 3] =
    [(Signal::SIGINT, Duration::from_secs(20)), IMMEDIATE[0], IMMEDIATE[1]];

/// Immediate (as a crash: the next start recovers), then by force.
pub(crate) const IMMEDIATE: [(Signal, Duration); 2] =
    [(Signal::SIGQUIT, Duration::from_secs(5)), (Signal::SIGKILL, Duration::from_secs(5))];

/// A server process and the thread that waits for it. Dropping it stops the server.
#[derive(Debug)]
pub(crate) struct Server {
    pid: u32,
    /// A `Receiver` alone is not `Sync`.
    exit: Mutex<Exit>,
}

#[derive(Debug)]
struct Exit {
    reaped: Receiver<ExitStatus>,
    /// Once the process has been reaped, its pid may be another's.
    ended: bool,
}

impl Exit {
    /// The status of an ended server, waited for at most this long.
    fn wait(&mut self, patience: Duration) -> Option<ExitStatus> {
        let status = self.reaped.recv_timeout(patience);
        self.ended |= status != Err(RecvTimeoutError::Timeout);
        status.ok()
    }
}

impl Server {
    /// Launches `command`, which runs `postgres` on `folder`, and returns when it takes connections; gives up when
    /// `patience` is over.
    pub(crate) fn launch(mut command: Command, folder: &Folder, patience: Duration) -> Result<Self, Error> {
        let (log, seen) = folder.open_log()?;
        command.stdout(log.try_clone().doing("opening", &folder.log)?).stderr(log);
        let (pid, reaped) = spawn(command).doing("running PostgreSQL on", &folder.data)?;
        let mut server = Self { pid, exit: Mutex::new(Exit { reaped, ended: false }) };
        server.wait_ready(folder, seen, patience)?;
        Ok(server)
    }

    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    fn wait_ready(&mut self, folder: &Folder, seen: u64, patience: Duration) -> Result<(), Error> {
        let end = Instant::now() + patience;
        while !self.is_ready(&folder.data) {
            if let Some(status) = self.exit().wait(Duration::from_millis(5)) {
                return Err(Error::Stopped { status, log: tail(&folder.log, seen) });
            }
            if Instant::now() > end {
                return Err(Error::NotReady { seconds: patience.as_secs(), log: tail(&folder.log, seen) });
            }
        }
        Ok(())
    }

    /// As `pg_ctl -w` does it: the first line of the pid file is the pid, the eighth the status.
    fn is_ready(&self, data: &Path) -> bool {
        let text = fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
        let mut lines = text.lines().map(str::trim);
        lines.next() == Some(&self.pid.to_string()) && lines.nth(6) == Some("ready")
    }

    /// Whether the process is still there.
    pub(crate) fn runs(&self) -> bool {
        let mut exit = self.exit.lock().unwrap_or_else(PoisonError::into_inner);
        exit.wait(Duration::ZERO);
        !exit.ended
    }

    fn exit(&mut self) -> &mut Exit {
        self.exit.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends one signal after the other until the server has ended.
    pub(crate) fn stop(&mut self, signals: &[(Signal, Duration)]) {
        let Ok(pid) = i32::try_from(self.pid) else { return };
        for (signal, patience) in signals {
            if !self.runs() || kill(Pid::from_raw(pid), *signal).is_err() {
                return;
            }
            self.exit().wait(*patience);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop(&FAST);
    }
}

/// The death signal of [`die_with_parent`] comes when the *thread* that forked ends (a blocking pool retires its idle
/// threads after ten seconds), so a thread of its own forks and lives as long as the server.
fn spawn(mut command: Command) -> io::Result<(u32, Receiver<ExitStatus>)> {
    let (started, child) = mpsc::channel();
    let (ended, exited) = mpsc::channel();
    let wait = move || {
        let mut spawned = command.spawn();
        let pid = spawned.as_ref().map(Child::id).map_err(|error| io::Error::new(error.kind(), error.to_string()));
        let _ = started.send(pid);
        if let Ok(Ok(status)) = spawned.as_mut().map(Child::wait) {
            let _ = ended.send(status);
        }
    };
    thread::Builder::new().name("postgres-wait".into()).spawn(wait)?;
    let pid = child.recv().map_err(io::Error::other)??;
    Ok((pid, exited))
}

/// Has the kernel send `signal` to the process of `command` when we die, however we die.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the death signal can only be set in the child, between fork and exec")]
pub(crate) fn die_with_parent(command: &mut Command, signal: Signal) {
    use nix::unistd::{getpid, getppid};
    use std::os::unix::process::CommandExt as _;

    let parent = getpid();
    // SAFETY: the closure makes two system calls that are async-signal-safe, and allocates nothing.
    unsafe {
        command.pre_exec(move || {
            nix::sys::prctl::set_pdeathsig(signal)?;
            if getppid() == parent { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
        });
    }
}

/// Other systems have no death signal; there the next start ends the orphan.
#[cfg(not(target_os = "linux"))]
pub(crate) fn die_with_parent(_command: &mut Command, _signal: Signal) {}

/// The last lines that the server wrote after byte `seen`.
fn tail(log: &Path, seen: u64) -> String {
    let text = fs::read(log).unwrap_or_default();
    let new = text.get(usize::try_from(seen).unwrap_or(0)..).unwrap_or_default();
    let new = String::from_utf8_lossy(new);
    let lines: Vec<&str> = new.lines().rev().take(20).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;
    use std::time::Duration;

    use super::{Server, patience};
    use crate::error::Error;
    use crate::folder::Folder;
    use crate::testing::TempFolder;

    /// A server that is busy for a moment before it is ready, as one that recovers is.
    fn recovering(folder: &Folder) -> Command {
        let ready = r#"sleep 0.3; printf '%s\n\n\n\n\n\n\nready\n' $$ >"$0"; exec sleep 60"#;
        let mut command = Command::new("sh");
        command.args(["-c", ready]).arg(folder.data.join("postmaster.pid"));
        command
    }

    fn launch(patience: Duration) -> Result<Server, Error> {
        let temporary = TempFolder::new()?;
        let folder = Folder::open(temporary.path())?;
        fs::create_dir(&folder.data).ok();
        Server::launch(recovering(&folder), &folder, patience)
    }

    #[test]
    fn a_recovery_is_waited_for() {
        assert!(launch(patience(true)).is_ok());
        assert!(matches!(launch(Duration::from_millis(20)), Err(Error::NotReady { .. })));
    }

    #[test]
    fn only_a_server_with_nothing_to_recover_is_soon_given_up() {
        assert_eq!([true, false].map(|durable| patience(durable).as_secs()), [3600, 60]);
    }
}
