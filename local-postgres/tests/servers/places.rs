//! Where PostgreSQL's programs are looked for.

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use local_postgres::testing::TempFolder;
use local_postgres::{programs, unpacked_home};

use crate::common::{Checked, Helper};

#[test]
#[ignore = "the process that the other tests start with another environment"]
fn helper() -> Checked {
    let Some(folder) = Helper::folder() else { return Ok(()) };
    let found = programs().map_or_else(|error| error.to_string(), |found| found.display().to_string());
    Ok(fs::write(folder.join("told"), format!("{}\n{found}", unpacked_home().display()))?)
}

/// The folder for unpacking and the programs, as a process with this environment sees them.
fn seen_with(environment: &[(&str, &str)]) -> Checked<(PathBuf, PathBuf)> {
    let folder = TempFolder::new()?;
    let mut command = Command::new(env::current_exe()?);
    command.args(["places::helper", "--exact", "--ignored"]).env("LOCAL_POSTGRES_TEST_FOLDER", folder.path());
    for name in ["LOCAL_POSTGRES_HOME", "XDG_CACHE_HOME", "POSTGRES_BIN_DIR"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied()).output()?;
    let told = fs::read_to_string(folder.path().join("told"))?;
    let (home, found) = told.split_once('\n').ok_or("the helper said too little")?;
    Ok((home.into(), found.into()))
}

#[test]
fn relative_folders_are_passed_over() -> Checked {
    let home = |environment: &[(&str, &str)]| seen_with(environment).map(|(home, _)| home);
    let relative = [("HOME", "/a"), ("XDG_CACHE_HOME", "b"), ("LOCAL_POSTGRES_HOME", "c")];
    assert_eq!(home(&relative)?, Path::new("/a/.cache/local-postgres"));
    assert_eq!(home(&[("HOME", "/a"), ("XDG_CACHE_HOME", "/b")])?, Path::new("/b/local-postgres"));
    assert_eq!(home(&[("XDG_CACHE_HOME", "/b"), ("LOCAL_POSTGRES_HOME", "/c")])?, Path::new("/c"));
    Ok(())
}

#[test]
fn programs_that_the_server_s_account_cannot_run_are_passed_over() -> Checked {
    let folder = TempFolder::new()?;
    let bin = folder.path().join("bin");
    fs::create_dir(&bin)?;
    fs::set_permissions(&bin, Permissions::from_mode(0o755))?;
    let mode = |program: &str, mode| fs::set_permissions(bin.join(program), Permissions::from_mode(mode));
    for program in ["postgres", "initdb"] {
        fs::write(bin.join(program), "#!/bin/sh\necho 'postgres (PostgreSQL) 15.0'\n")?;
        mode(program, 0o755)?;
    }
    let chosen = bin.display().to_string();
    let found = || seen_with(&[("POSTGRES_BIN_DIR", &chosen)]).map(|(_, found)| found);
    assert_eq!(found()?, bin.canonicalize()?);
    // Root can run a program of mode 0700, but the server is another account's.
    mode("postgres", if nix::unistd::Uid::effective().is_root() { 0o700 } else { 0o600 })?;
    assert_eq!(found()?, programs()?);
    Ok(())
}

#[test]
fn the_script_prints_what_the_crate_finds() -> Checked {
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/postgres.sh"));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_")) {
        if name != "CARGO_HOME" && name != "CARGO_TARGET_DIR" {
            script.env_remove(name);
        }
    }
    let output = script.output()?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert_eq!(said, programs()?.display().to_string(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
