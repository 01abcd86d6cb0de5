//! What the tests share: asking a server, and a second process of this test binary that can be killed.

use std::env;
use std::error::Error;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use local_postgres::LocalCluster;

pub(crate) type Checked<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Names the folder a helper process works on; unset in an ordinary run.
const FOLDER: &str = "LOCAL_POSTGRES_TEST_FOLDER";

/// The one value that `sql` returns.
pub(crate) fn ask(cluster: &LocalCluster, sql: &str) -> Checked<String> {
    answer(cluster.tool("psql").args(["-d", "postgres"]), sql)
}

fn answer(psql: &mut Command, sql: &str) -> Checked<String> {
    let output = psql.args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql]).output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?.trim().to_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).into())
}

/// Waits until `found` gives something, half a minute at most.
pub(crate) fn wait_for<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> Checked<T> {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        match found() {
            Some(found) => return Ok(found),
            None if Instant::now() > end => return Err(format!("waited in vain: {what}").into()),
            None => thread::sleep(Duration::from_millis(10)),
        }
    }
}

/// Waits until the process has ended; one that nobody has reaped yet has no command line any more.
pub(crate) fn wait_gone(pid: u32) -> Checked {
    let cmdline = format!("/proc/{pid}/cmdline");
    wait_for("the end of a process", || fs::read(&cmdline).unwrap_or_default().is_empty().then_some(()))
}

pub(crate) fn kill_now(pid: u32) -> Checked {
    let pid = nix::unistd::Pid::from_raw(i32::try_from(pid)?);
    Ok(nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGKILL)?)
}

/// Has `command` run as the owner of `path`: PostgreSQL refuses root.
pub(crate) fn as_owner_of(command: &mut Command, path: &Path) -> Checked {
    let found = fs::metadata(path)?;
    if nix::unistd::Uid::effective().is_root() {
        command.uid(found.uid()).gid(found.gid());
    }
    Ok(())
}

/// Another process of this test binary, which runs an ignored test on a folder of ours. Killed when dropped.
pub(crate) struct Helper(pub(crate) Child);

impl Helper {
    /// It ignores Ctrl-C, as a program that still has something to write would, and leads a process group.
    pub(crate) fn start(name: &str, folder: &Path) -> Checked<Self> {
        let mut command = Command::new("sh");
        command.args(["-c", r#"trap "" INT; exec "$0" "$@""#]).arg(env::current_exe()?);
        command.args([name, "--exact", "--ignored", "--nocapture"]).env(FOLDER, folder).process_group(0);
        Ok(Self(command.stdout(Stdio::null()).spawn()?))
    }

    /// The folder this process was started for, when it is a helper.
    pub(crate) fn folder() -> Option<PathBuf> {
        env::var_os(FOLDER).map(PathBuf::from)
    }

    pub(crate) fn kill(&mut self) -> Checked {
        self.0.kill()?;
        self.0.wait()?;
        Ok(())
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// Writes what other processes need to use the server: pid, url, `psql` and its libraries, one a line.
pub(crate) fn tell(cluster: &LocalCluster, file: &Path) -> Checked {
    let psql = cluster.tool("psql");
    let libraries = psql.get_envs().find(|(name, _)| *name == "LD_LIBRARY_PATH").and_then(|(_, value)| value);
    let (program, libraries) = (psql.get_program().display(), libraries.unwrap_or_default().display());
    let half = file.with_extension("half");
    fs::write(&half, format!("{}\n{}\n{program}\n{libraries}\n", cluster.pid(), cluster.url("postgres")))?;
    Ok(fs::rename(half, file)?)
}

/// A server of another process, as it [`tell`]s.
pub(crate) struct Told {
    pub(crate) pid: u32,
    url: String,
    psql: PathBuf,
    libraries: String,
}

impl Told {
    pub(crate) fn wait(file: &Path) -> Checked<Self> {
        let text = wait_for("the helper's server", || fs::read_to_string(file).ok())?;
        let mut lines = text.lines().map(str::to_owned);
        let mut next = || lines.next().ok_or("the helper said too little");
        Ok(Self { pid: next()?.parse()?, url: next()?, psql: next()?.into(), libraries: next()? })
    }

    pub(crate) fn ask(&self, sql: &str) -> Checked<String> {
        let mut psql = Command::new(&self.psql);
        if !self.libraries.is_empty() {
            psql.env("LD_LIBRARY_PATH", &self.libraries);
        }
        answer(psql.args(["-d", &self.url]), sql)
    }
}
