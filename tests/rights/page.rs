//! The table in `docs/rights.md`. `RIGHTS=write` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use layanan_ktp::domain::permohonan::TahapKind;

use crate::Tried;
use crate::outcome::Sign;
use crate::roles::Role;

/// Holds the committed page against what happened.
pub(crate) fn hold(all: &[Tried<'_>]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rights.md");
    let page = page(all);
    if std::env::var("RIGHTS").is_ok_and(|value| value == "write") {
        std::fs::write(&file, &page).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = page.lines().zip(committed.lines()).find(|(now, then)| now != then);
    assert!(page == committed, "docs/rights.md is not what happens any more (make rights): {differs:?}");
}

fn page(all: &[Tried<'_>]) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut signs: BTreeMap<(&str, Role), Vec<Sign>> = BTreeMap::new();
    for tried in all {
        let name = tried.case.name.as_str();
        if !lines.contains(&name) {
            lines.push(name);
        }
        let at = TahapKind::ALL.iter().position(|tahap| *tahap == tried.tahap).unwrap_or_default();
        let cell = signs.entry((name, tried.role)).or_insert_with(|| vec![Sign::Nothing; TahapKind::ALL.len()]);
        let (from, to) = if tried.case.tahap().len() == 1 { (0, TahapKind::ALL.len()) } else { (at, at + 1) };
        for sign in &mut cell[from..to] {
            *sign = (*sign).max(tried.outcome.sign());
        }
    }
    let mut page = head();
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    writeln!(page, "| | {} |", roles.join(" | ")).unwrap();
    writeln!(page, "|---{}|", "|---".repeat(roles.len())).unwrap();
    for line in lines {
        let cells: Vec<String> = Role::ALL.iter().map(|role| cell(&signs[&(line, *role)])).collect();
        writeln!(page, "| {line} | {} |", cells.join(" | ")).unwrap();
    }
    page
}

/// One sign where it is the same at each tahap.
fn cell(signs: &[Sign]) -> String {
    let same = signs.iter().all(|sign| *sign == signs[0]);
    let shown = if same { &signs[..1] } else { signs };
    let text: String = shown.iter().map(|sign| sign.char()).collect();
    if text.trim().is_empty() { String::new() } else { format!("`{text}`") }
}

fn head() -> String {
    let tahap: Vec<String> = TahapKind::ALL.iter().map(|tahap| format!("`{tahap}`")).collect();
    let mut head = format!(
        "# Who may do what, when\n\n\
         Every command and every button, pressed by everybody, on a permohonan at every tahap. This page is written by the test\n\
         that does so, `tests/rights`, and is held against what happens at each run (`make rights` writes it anew). Rules that must\n\
         hold whatever stands here are in `tests/rights/rules.rs`.\n\n\
         A cell has one sign for each tahap, in this order: {}.\nOne sign alone holds for all of them.\n\n| | |\n|---|---|\n",
        tahap.join(", ")
    );
    for (sign, char, means) in Sign::ALL {
        if *sign != Sign::Nothing {
            writeln!(head, "| `{char}` | {means} |").unwrap();
        }
    }
    head += "\nA button that means something only after a question is pressed as if that question had been put to whoever presses it:\n\
             rights may be taken away in between. Where a line stands for several buttons, it shows the one that does most.\n\
             Those about what is taken, ticked or asked to be put right are pressed on one of which that is so, taken by staf who received.\n\
             *Staf who received* is the one who did so here. A pelaksana stands in for the Kasi on this day. Buttons are named as in\n\
             `src/pesan/tap`.\n\n";
    head
}
