//! Kills programs and servers at bad moments; the folder always starts again and has what was committed.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use local_postgres::testing::{self, TempFolder};
use local_postgres::{LocalCluster, Options};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::common::{Checked, Helper, Told, as_owner_of, ask, kill_now, tell, wait_for, wait_gone};

const INSERT: &str = "create table kept (n int); insert into kept values (7)";
const KEPT: &str = "select n from kept";

#[test]
#[ignore = "the process that the other tests kill"]
fn helper() -> Checked {
    let Some(folder) = Helper::folder() else { return Ok(()) };
    let cluster = LocalCluster::start(&Options::new(&folder))?;
    tell(&cluster, &folder.join("told"))?;
    loop {
        thread::park();
    }
}

#[test]
fn the_server_ends_with_a_killed_program_and_starts_again() -> Checked {
    let folder = TempFolder::new()?;
    let mut program = Helper::start("crash::helper", folder.path())?;
    let server = Told::wait(&folder.path().join("told"))?;
    server.ask(INSERT)?;
    program.kill()?;
    wait_gone(server.pid)?;
    assert_eq!(ask(&LocalCluster::start(&Options::new(folder.path()))?, KEPT)?, "7");
    Ok(())
}

#[test]
fn starts_at_once_after_program_and_server_were_killed() -> Checked {
    let folder = TempFolder::new()?;
    let mut program = Helper::start("crash::helper", folder.path())?;
    let server = Told::wait(&folder.path().join("told"))?;
    server.ask(INSERT)?;
    kill_now(server.pid)?;
    program.kill()?;
    assert_eq!(ask(&LocalCluster::start(&Options::new(folder.path()))?, KEPT)?, "7");
    Ok(())
}

#[test]
fn ctrl_c_ends_the_program_first_and_not_the_database() -> Checked {
    let folder = TempFolder::new()?;
    let program = Helper::start("crash::helper", folder.path())?;
    let server = Told::wait(&folder.path().join("told"))?;
    killpg(Pid::from_raw(i32::try_from(program.0.id())?), Signal::SIGINT)?;
    thread::sleep(Duration::from_millis(500));
    assert_eq!(server.ask("select 1")?, "1");
    drop(program);
    wait_gone(server.pid)
}

#[test]
fn a_killed_server_starts_again() -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path()))?;
    ask(&cluster, INSERT)?;
    kill_now(cluster.pid())?;
    drop(cluster);
    assert_eq!(ask(&LocalCluster::start(&Options::new(folder.path()))?, KEPT)?, "7");
    Ok(())
}

#[test]
fn a_killed_server_is_restarted_in_place() -> Checked {
    let mut cluster = testing::scratch(true)?;
    ask(&cluster, INSERT)?;
    kill_now(cluster.pid())?;
    cluster.restart_immediate()?;
    assert_eq!(ask(&cluster, KEPT)?, "7");
    Ok(())
}

#[test]
fn lock_files_that_name_another_living_process_do_no_harm() -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path()))?;
    let files = [cluster.data_dir().join("postmaster.pid"), folder.path().join("run/.s.PGSQL.5432.lock")];
    let texts = [fs::read_to_string(&files[0])?, fs::read_to_string(&files[1])?];
    let (own, data) = (cluster.pid().to_string(), cluster.data_dir().to_path_buf());
    drop(cluster);

    let mut stranger = Command::new("sleep");
    as_owner_of(&mut stranger, &data)?;
    let mut stranger = stranger.arg("60").spawn()?;
    fs::create_dir(folder.path().join("run"))?;
    for (file, text) in files.iter().zip(texts) {
        fs::write(file, text.replacen(&own, &stranger.id().to_string(), 1))?;
    }
    let started = LocalCluster::start(&Options::new(folder.path()));
    let spared = stranger.try_wait()?.is_none();
    stranger.kill()?;
    stranger.wait()?;
    assert_eq!(ask(&started?, "select 1")?, "1");
    assert!(spared, "the other process was killed");
    Ok(())
}

#[test]
fn a_server_left_over_on_the_folder_is_ended() -> Checked {
    ends_an_orphan(|_| Ok(()))
}

#[test]
fn a_server_left_over_without_its_pid_file_is_ended() -> Checked {
    ends_an_orphan(|data| Ok(fs::remove_file(data.join("postmaster.pid"))?))
}

fn ends_an_orphan(prepare: impl FnOnce(&Path) -> Checked) -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path()))?;
    ask(&cluster, INSERT)?;
    let (data, server) = (cluster.data_dir().to_path_buf(), cluster.tool("postgres"));
    drop(cluster);

    let mut orphan = start_by_hand(server, &data)?;
    prepare(&data)?;
    let started = LocalCluster::start(&Options::new(folder.path()));
    let ended = orphan.try_wait()?.is_some();
    if !ended {
        orphan.kill()?;
        orphan.wait()?;
    }
    assert!(ended, "the orphan lives");
    assert_eq!(ask(&started?, KEPT)?, "7");
    Ok(())
}

/// Its socket is elsewhere: all it shares with our own start is the data folder.
fn start_by_hand(mut command: Command, data: &Path) -> Checked<Child> {
    as_owner_of(&mut command, data)?;
    command.arg("-D").arg(data).arg("-k").arg(data).args(["-c", "listen_addresses="]);
    let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let ready = || fs::read_to_string(data.join("postmaster.pid")).ok().filter(|text| text.contains("ready"));
    wait_for("the orphan to be ready", ready)?;
    Ok(child)
}

#[test]
fn a_half_made_data_folder_is_made_again() -> Checked {
    let folder = TempFolder::new()?;
    let half = folder.path().join("data.new");
    fs::create_dir(&half)?;
    fs::write(half.join("PG_VERSION"), "15\n")?;
    LocalCluster::start(&Options::new(folder.path()))?;
    assert!(!half.exists());
    Ok(())
}
