//! What is written says what the command line says: nothing is missing, and nothing is left without words.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::path::Path;

use clap::Command;
use packaging::{COMPLETIONS, ENVIRONMENT, PROGRAM, command, write_all};

/// Every command with the name of its page, below and with this one.
fn commands(command: &Command, page: &str) -> Vec<(String, Command)> {
    let below = command.get_subcommands().filter(|c| c.get_name() != "help");
    let below = below.flat_map(|c| commands(c, &format!("{page}-{}", c.get_name())));
    std::iter::once((page.to_owned(), command.clone())).chain(below).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn every_command_and_argument_has_words() {
    for (page, command) in commands(&command(), PROGRAM) {
        assert!(command.get_about().is_some(), "{page} says nothing");
        for argument in command.get_arguments().filter(|a| a.get_id() != "help" && a.get_id() != "version") {
            assert!(argument.get_help().is_some(), "{page}: {} says nothing", argument.get_id());
        }
    }
}

#[test]
fn every_command_has_a_page_with_its_words_and_options() {
    let folder = tempfile::tempdir().unwrap();
    write_all(folder.path()).unwrap();
    let all = commands(&command(), PROGRAM);
    let mut pages: Vec<String> = all.iter().map(|(page, _)| format!("{page}.1")).collect();
    pages.sort();
    assert_eq!(names(&folder.path().join("man")), pages);
    for (page, command) in all {
        let text = fs::read_to_string(folder.path().join("man").join(format!("{page}.1"))).unwrap();
        let text = text.replace(r"\*(Aq", "'").replace('\\', "");
        assert!(text.contains(&command.get_about().unwrap().to_string()), "{page}");
        for option in command.get_arguments().filter_map(|a| a.get_long()) {
            assert!(text.contains(&format!("--{option}")), "{page}: --{option}");
        }
    }
}

#[test]
fn every_shell_completes_every_command() {
    let folder = tempfile::tempdir().unwrap();
    write_all(folder.path()).unwrap();
    for (_, name) in COMPLETIONS {
        let text = fs::read_to_string(folder.path().join("completions").join(name)).unwrap();
        for (page, command) in commands(&command(), PROGRAM) {
            assert!(text.contains(command.get_name()), "{name}: {page}");
        }
    }
}

/// Made for people who unpack PostgreSQL themselves: a package brings its own.
const NOT_IN_THE_PACKAGE: &str = "LOCAL_POSTGRES_HOME";

#[test]
fn the_environment_is_the_same_wherever_it_is_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let (readme, example, package) = (read("README.md"), read(".env.example"), read("packaging/layanan-ktp.env"));
    let set = |text: &str, name: &str| {
        text.lines()
            .any(|line| line.trim_start_matches('#').strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
    };
    for (name, _) in ENVIRONMENT {
        assert!(readme.contains(&format!("`{name}")), "README.md: {name}");
        assert!(set(&example, name), ".env.example: {name}");
        assert!(set(&package, name) || name == NOT_IN_THE_PACKAGE, "layanan-ktp.env: {name}");
    }
    let table = readme.split("environment, or `.env`").nth(1).unwrap().split("\n\n").next().unwrap();
    let told = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    for name in told {
        assert!(ENVIRONMENT.iter().any(|(known, _)| *known == name), "the man page: {name}");
    }
    for line in example.lines().chain(package.lines()) {
        let Some((name, _)) = line.trim_start_matches('#').split_once('=') else { continue };
        let is_name = name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        assert!(!is_name || name.is_empty() || ENVIRONMENT.iter().any(|(known, _)| *known == name), "{name}");
    }
}
