//! Starting, stopping and refusing, on real servers.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

use local_postgres::testing::{self, TempFolder};
use local_postgres::{Error, LocalCluster, Options};

use crate::common::{Checked, ask, wait_gone};

#[test]
fn starts_cold_and_warm_on_the_same_folder() -> Checked {
    let folder = TempFolder::new()?;
    let options = Options::new(folder.path());
    let mut cold = LocalCluster::start(&options)?;
    ask(&cold, "create table kept (n int); insert into kept values (7)")?;
    let (url, pid) = (cold.url("postgres"), cold.pid());
    cold.stop();
    cold.stop();
    wait_gone(pid)?;
    drop(cold);

    let warm = LocalCluster::start(&options)?;
    assert_eq!(ask(&warm, "select n from kept")?, "7");
    assert_eq!(warm.url("postgres"), url);
    Ok(())
}

#[test]
fn makes_the_folders_above_its_own() -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path().join("a/b")))?;
    assert!(cluster.data_dir().ends_with("a/b/data"));
    Ok(())
}

#[test]
fn speaks_utf_8_whatever_the_environment() -> Checked {
    let cluster = testing::scratch(false)?;
    assert_eq!(ask(&cluster, "show server_encoding")?, "UTF8");
    assert_eq!(ask(&cluster, "select lower('ÀЖ')")?, "àж");
    assert_eq!(ask(&cluster, "show listen_addresses")?, "");
    Ok(())
}

#[test]
fn is_durable_unless_told_otherwise() -> Checked {
    let flushes = |durable| ask(&testing::scratch(durable)?, "show fsync");
    assert_eq!(flushes(true)?, "on");
    assert_eq!(flushes(false)?, "off");
    Ok(())
}

#[test]
fn the_caller_s_settings_win() -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path()).setting("wal_level", "replica"))?;
    assert_eq!(ask(&cluster, "show wal_level")?, "replica");
    Ok(())
}

#[test]
fn a_setting_that_is_wrong_is_reported_with_the_server_s_words() -> Checked {
    let folder = TempFolder::new()?;
    let refused = LocalCluster::start(&Options::new(folder.path()).setting("shared_buffers", "plenty"));
    let sentence = refused.map_err(|error| error.to_string()).err().ok_or("it started")?;
    assert!(sentence.contains("stopped at once") && sentence.contains("shared_buffers"), "{sentence}");
    Ok(())
}

#[test]
fn a_second_instance_is_refused_with_a_sentence() -> Checked {
    let folder = TempFolder::new()?;
    let first = LocalCluster::start(&Options::new(folder.path()))?;
    let second = LocalCluster::start(&Options::new(folder.path()));
    assert!(matches!(&second, Err(Error::Busy { .. })));
    assert!(second.is_err_and(|error| error.to_string().contains("another process already runs")));
    assert_eq!(ask(&first, "select 1")?, "1");
    Ok(())
}

#[test]
fn a_folder_of_another_major_version_is_refused_with_a_sentence() -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path()))?;
    fs::write(cluster.data_dir().join("PG_VERSION"), "9\n")?;
    drop(cluster);
    let refused = LocalCluster::start(&Options::new(folder.path()));
    assert!(refused.is_err_and(|error| error.to_string().contains("made by PostgreSQL 9, but only")));
    Ok(())
}

#[test]
fn a_path_too_long_for_a_socket_works() -> Checked {
    let folder = TempFolder::new()?;
    let cluster = LocalCluster::start(&Options::new(folder.path().join("x".repeat(90))))?;
    assert_eq!(ask(&cluster, "select 1")?, "1");
    Ok(())
}

#[test]
fn restarts_as_after_a_crash() -> Checked {
    let mut cluster = testing::scratch(true)?;
    ask(&cluster, "create table kept (n int); insert into kept values (7)")?;
    let (pid, url) = (cluster.pid(), cluster.url("postgres"));
    cluster.restart_immediate()?;
    assert_ne!(cluster.pid(), pid);
    assert_eq!(cluster.url("postgres"), url);
    assert_eq!(ask(&cluster, "select n from kept")?, "7");

    cluster.stop();
    cluster.restart_immediate()?;
    assert_eq!(ask(&cluster, "select n from kept")?, "7");
    Ok(())
}

#[test]
fn root_is_told_when_the_server_s_account_cannot_enter() -> Checked {
    if !nix::unistd::Uid::effective().is_root() {
        return Ok(()); // The server runs as ourselves, who can enter our folders.
    }
    let folder = TempFolder::new()?;
    let closed = folder.path().join("closed");
    fs::create_dir(&closed)?;
    fs::set_permissions(&closed, Permissions::from_mode(0o700))?;
    let refused = LocalCluster::start(&Options::new(closed.join("db")));
    assert!(matches!(&refused, Err(Error::Unreachable { closed: named, .. }) if *named == closed.canonicalize()?));
    assert!(refused.is_err_and(|error| error.to_string().contains("choose another folder")));
    Ok(())
}

#[test]
fn only_its_account_and_root_can_enter_the_data_and_the_socket() -> Checked {
    let cluster = testing::scratch(false)?;
    for name in ["data", "run"] {
        let mode = fs::metadata(cluster.data_dir().with_file_name(name))?.permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{name}");
    }
    Ok(())
}

#[test]
fn can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<LocalCluster>();
}
