//! An automated check of WCAG 2.2 AA, in each state of the page.

use serde_json::json;

use crate::page::Page;
use crate::sop::siti_applies;
use crate::stage::{NARROW, SITI, Stage, WIDE, until};

/// Where `scripts/browser.sh` puts the checker.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/browser/node_modules/axe-core/axe.min.js");

/// The checker; `None` where it was not fetched.
fn axe() -> Option<String> {
    let script = std::fs::read_to_string(AXE).ok();
    if script.is_none() {
        assert!(std::env::var_os("CI").is_none(), "axe-core is missing: scripts/browser.sh install");
        eprintln!("SKIPPED: axe-core is not here; scripts/browser.sh fetches it with npm");
    }
    script
}

async fn is_accessible(page: &Page, axe: &str, state: &str) {
    page.script(axe, vec![]).await;
    let run = "const done = arguments[arguments.length - 1];
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        axe.run(document, { runOnly: tags }).then(({ violations }) =>
            done(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)))";
    let found = page.client().execute_async(run, vec![]).await.unwrap();
    assert_eq!(found, json!([]), "{state}");
}

#[tokio::test]
async fn no_violation_in_any_state_on_a_projector() {
    let (Some(axe), Some(stage)) = (axe(), Stage::open(WIDE).await) else { return };
    let page = &stage.page;
    is_accessible(page, &axe, "as it opens").await;
    page.says(SITI, "/start").await;
    siti_applies(page, &stage.folder()).await;
    is_accessible(page, &axe, "in a conversation with a photo").await;
    page.clicks("#rows tr:first-child .kode").await;
    until("the riwayat is open", || async { page.count("#riwayat-rows li").await > 0 }).await;
    is_accessible(page, &axe, "with the riwayat").await;
    page.clicks("[data-trouble='down']").await;
    until("it is on", || async { page.text("#roles li.done").await.contains("gangguan") }).await;
    is_accessible(page, &axe, "in trouble").await;
    page.clicks("#start-over").await;
    is_accessible(page, &axe, "when it asks").await;
}

#[tokio::test]
async fn no_violation_on_a_phone() {
    let (Some(axe), Some(stage)) = (axe(), Stage::open(NARROW).await) else { return };
    let page = &stage.page;
    is_accessible(page, &axe, "as it opens").await;
    page.says(SITI, "/start").await;
    page.reads(SITI, "Selamat datang").await;
    is_accessible(page, &axe, "in a conversation").await;
}
