//! The other programs.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Pythons that may have openpyxl.
const PYTHONS: [&str; 2] = ["python3", "/usr/bin/python3"];

/// A Python with openpyxl, and poppler. Where they have to be, it is a failure if they are not.
pub(crate) fn python() -> Option<&'static str> {
    let has = |python: &&&str| succeeds(python, &["-c", "import openpyxl"]);
    let found = PYTHONS.iter().find(has).copied();
    if found.is_none() {
        missing("python3-openpyxl");
    }
    found
}

pub(crate) fn poppler() -> bool {
    let here = ["pdftotext", "pdftoppm"].iter().all(|program| succeeds(program, &["-v"]));
    if !here {
        missing("poppler-utils");
    }
    here
}

fn missing(package: &str) {
    assert!(std::env::var_os("CI").is_none(), "{package} is missing: scripts/ensure.sh pdf buku");
    eprintln!("SKIPPED: the book is not read back (Debian: apt install {package})");
}

fn succeeds(program: &str, args: &[&str]) -> bool {
    let run =
        Command::new(program).args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}

/// Gives a program something to read; what it says.
pub(crate) fn piped(program: &str, args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writing = std::thread::spawn(move || {
        let _ = stdin.write_all(&input); // it may have read enough
    });
    let out = child.wait_with_output().unwrap();
    writing.join().unwrap();
    assert!(out.status.success(), "{program}");
    out.stdout
}
