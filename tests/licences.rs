//! What the program is built from: licences that an office may use, one TLS, one sqlx, everything from the registry.
//! Advisories are published outside of the registry and cannot be looked up offline.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// MPL-2.0 asks for the source of changed files of that library only.
const LICENCES: [&str; 15] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "0BSD",
    "Unicode-3.0",
    "CC0-1.0",
    "Unlicense",
    "MIT-0",
    "CDLA-Permissive-2.0",
    "BSL-1.0",
    "MPL-2.0",
];

/// Name, version and licence of everything that is built, tests included. Ours have a path behind the version.
fn packages() -> BTreeSet<(String, String, String)> {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--workspace", "--locked", "--offline", "--prefix", "none", "--format", "{p}\t{l}"])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    let package = |line: &str| {
        let (package, licence) = line.split_once('\t')?;
        let (name, version) = package.split_once(' ')?;
        Some((name.to_owned(), version.replace(" (proc-macro)", ""), licence.trim_end_matches(" (*)").to_owned()))
    };
    text.lines().filter_map(package).collect()
}

/// Of an `OR` one alternative has to be allowed, of an `AND` every part.
fn is_allowed(licence: &str) -> bool {
    let plain = licence.replace('/', " OR ").replace(['(', ')'], "");
    let one = |l: &str| LICENCES.contains(&l.trim());
    plain.split(" AND ").all(|part| part.split(" OR ").any(one))
}

#[test]
fn licences_are_ones_that_an_office_may_use() {
    for (name, _, licence) in packages() {
        assert!(is_allowed(&licence), "{name}: {licence}");
    }
}

#[test]
fn one_sqlx_one_tls_and_everything_from_the_registry() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, version, _) in packages() {
        assert!(!version.contains("git") && !version.contains("http"), "{name} comes from elsewhere: {version}");
        versions.entry(name).or_default().insert(version);
    }
    for single in ["sqlx", "sqlx-core", "rustls", "tokio", "reqwest", "chrono", "serde"] {
        assert_eq!(versions.get(single).map(BTreeSet::len), Some(1), "{single}");
    }
    for absent in ["openssl", "native-tls", "aws-lc-rs", "libsqlite3-sys"] {
        assert!(!versions.contains_key(absent), "{absent}");
    }
}
