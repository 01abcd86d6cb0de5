//! The program as anyone runs it. It needs the `layanan-ktp` that `cargo test --workspace` builds beside it.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::process::{Command, Output};

fn drills(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_drills")).args(args).output().unwrap()
}

fn text(out: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr))
}

#[test]
fn a_short_drill_in_which_everything_happens_loses_nothing() {
    let out = drills(&["--people", "24", "--seconds", "15"]);
    assert!(out.status.success(), "{}", text(&out));
}

#[test]
fn a_trouble_of_somebody_else_happens_and_is_counted() {
    let out = drills(&["--people", "2", "--seconds", "1", "--trouble", "nothing=true", "--only", "nothing"]);
    assert!(out.status.success(), "{}", text(&out));
    assert!(text(&out).lines().any(|line| line.trim().starts_with("nothing ")), "{}", text(&out));
}

#[test]
fn what_cannot_be_done_is_said() {
    for (args, says) in [
        (&["--only", "earthquake"][..], "no trouble is called earthquake; there are killed, "),
        (&["--bot", "/nowhere"], "there is no /nowhere"),
        (&["--trouble", "nothing"], "NAME=COMMAND"),
        (&["--people", "0"], "--people"),
        (&["--trouble", "bad=false", "--only", "bad"], "the trouble bad failed"),
    ] {
        let out = drills(args);
        assert!(!out.status.success(), "{args:?}");
        assert!(text(&out).contains(says), "{args:?}: {}", text(&out));
    }
}
