//! Who may do what when: every command and every button, by everybody, at every tahap, tried out and written down in
//! `docs/rights.md`. What is written there is what happened; what must hold is in `rules`, apart from it.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends where its preparation fails")]
#![expect(clippy::print_stdout, reason = "says how much was tried")]

mod cases;
mod outcome;
mod page;
mod roles;
mod rules;
#[path = "../support/server.rs"]
#[allow(dead_code, unreachable_pub, clippy::allow_attributes, reason = "support of tests")]
mod server;
mod stage;
#[path = "../support/taps.rs"]
#[allow(dead_code, unreachable_pub, clippy::allow_attributes, reason = "support of tests")]
mod taps;

use std::collections::BTreeMap;
use std::sync::Arc;

use layanan_ktp::domain::permohonan::TahapKind;

use crate::cases::Case;
use crate::outcome::Outcome;
use crate::roles::Role;
use crate::stage::Stage;

/// What happened to one case.
struct Tried<'a> {
    case: &'a Case,
    role: Role,
    tahap: TahapKind,
    outcome: Outcome,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_do_what_when() {
    let stage = Stage::new().await;
    let mut cases = cases::all(&stage);
    for case in &mut cases {
        for &tahap in case.tahap() {
            let asked = Box::pin(stage.asked(case, stage.kode_of(case, tahap))).await;
            case.dialogs.push(asked);
        }
    }
    let cases: Arc<[Case]> = cases.into();
    let mut tasks = tokio::task::JoinSet::new();
    for &role in Role::ALL {
        let (stage, cases) = (stage.clone(), cases.clone());
        tasks.spawn(async move { (role, tries(&stage, &cases, role).await) });
    }
    let by_role: BTreeMap<Role, Vec<Vec<Outcome>>> = tasks.join_all().await.into_iter().collect();
    let mut all = Vec::new();
    for (role, outcomes) in by_role {
        for (case, outcomes) in cases.iter().zip(outcomes) {
            for (&tahap, outcome) in case.tahap().iter().zip(outcomes) {
                all.push(Tried { case, role, tahap, outcome });
            }
        }
    }
    println!("{} cases: {} commands and buttons, {} roles", all.len(), cases.len(), Role::ALL.len());
    let broken: Vec<String> = all.iter().flat_map(rules::broken).collect();
    let missing = rules::not_done(&all);
    assert!(missing.is_empty(), "nobody could do {missing:?}, so nothing is known of it");
    let unwritten = rules::not_written(&all);
    assert!(unwritten.is_empty(), "nobody wrote {unwritten:?}, so nothing is known of it");
    assert!(broken.is_empty(), "{} rules are broken:\n{}", broken.len(), broken.join("\n"));
    page::hold(&all);
}

/// All cases of one role: of each, what happened at each tahap.
async fn tries(stage: &Stage, cases: &[Case], role: Role) -> Vec<Vec<Outcome>> {
    let mut all = Vec::new();
    for case in cases {
        let mut outcomes = Vec::new();
        for (&tahap, asked) in case.tahap().iter().zip(&case.dialogs) {
            outcomes.push(stage.try_out(case, asked, (role, tahap)).await);
        }
        all.push(outcomes);
    }
    all
}
