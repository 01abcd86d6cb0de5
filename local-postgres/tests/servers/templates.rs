//! Servers for tests: one template for all processes, nothing left of those that ended.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use local_postgres::testing::{self, TempFolder};
use local_postgres::{Error, LocalCluster};

use crate::common::{Checked, Helper, Told, ask, tell, wait_gone};

#[test]
#[ignore = "the process that the other test starts twice"]
fn helper() -> Checked {
    let Some(folder) = Helper::folder() else { return Ok(()) };
    let cluster = prepared(&folder)?;
    tell(&cluster, &folder.join(format!("told-{}", std::process::id())))?;
    loop {
        thread::park();
    }
}

/// A server whose template is made for this folder, leaving a line there each time it is made.
fn prepared(folder: &Path) -> Result<LocalCluster, Error> {
    testing::server(&folder.to_string_lossy(), |cluster| {
        let mut made = File::options().create(true).append(true).open(folder.join("made"))?;
        made.write_all(b"once\n")?;
        fs::write(cluster.data_dir().join(mark(folder)), "")?;
        ask(cluster, "create table prepared (n int); insert into prepared values (7)")?;
        Ok(())
    })
}

fn mark(folder: &Path) -> String {
    format!("mark-{}", folder.file_name().unwrap_or_default().display())
}

#[test]
fn two_processes_share_one_template_and_leave_nothing() -> Checked {
    let folder = TempFolder::new()?;
    let helpers =
        [Helper::start("templates::helper", folder.path())?, Helper::start("templates::helper", folder.path())?];
    let mut servers = Vec::new();
    for helper in &helpers {
        let server = Told::wait(&folder.path().join(format!("told-{}", helper.0.id())))?;
        assert_eq!(server.ask("select n from prepared")?, "7");
        servers.push((server.pid, run_folder(&folder, helper.0.id())));
    }
    assert_eq!(fs::read_to_string(folder.path().join("made"))?, "once\n");

    drop(helpers);
    for (pid, left) in servers {
        wait_gone(pid)?;
        let _sweeps = TempFolder::new()?;
        assert!(!left.exists(), "{} is left", left.display());
    }
    an_old_template_is_removed(&folder)
}

fn run_folder(folder: &TempFolder, pid: u32) -> PathBuf {
    folder.path().with_file_name(format!("run-{pid}-1"))
}

fn an_old_template_is_removed(folder: &TempFolder) -> Checked {
    let base = folder.path().parent().ok_or("no parent")?;
    let templates = fs::read_dir(base)?.flatten().map(|entry| entry.path());
    let ours = templates.into_iter().find(|path| path.join(mark(folder.path())).exists() && is_template(path));
    let ours = ours.ok_or("no template was kept")?;
    File::open(&ours)?.set_modified(SystemTime::now() - Duration::from_hours(2))?;
    testing::server("local-postgres", |_| Ok(()))?;
    assert!(!ours.exists());
    Ok(())
}

fn is_template(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("template-"))
}

#[test]
fn a_failing_preparation_is_reported_and_not_kept() {
    for _ in 0..2 {
        let failed = testing::server("fails every time", |_| Err("no such migration".into()));
        assert!(matches!(&failed, Err(Error::Prepare(_))));
        assert!(failed.is_err_and(|error| error.to_string().contains("no such migration")));
    }
}

#[test]
fn a_folder_goes_with_its_server() -> Checked {
    let cluster = testing::scratch(false)?;
    let root = cluster.data_dir().parent().ok_or("no parent")?.to_path_buf();
    drop(cluster);
    assert!(!root.exists());
    Ok(())
}
