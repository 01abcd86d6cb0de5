//! With the keyboard alone.

use fantoccini::key::Key;
use serde_json::Value;

use crate::page::Page;
use crate::stage::{SITI, Stage, WIDE, until};

/// More stops than the page has.
const STOPS: usize = 150;

/// Goes on by Tab until the focus is on what this script finds true.
async fn tabs_to(page: &Page, what: &str, test: &str) {
    for _ in 0..STOPS {
        let here = format!("const e = document.activeElement; return Boolean({test})");
        if page.script(&here, vec![]).await == Value::Bool(true) {
            return;
        }
        page.key(Key::Tab).await;
    }
    panic!("Tab never comes to {what}");
}

#[tokio::test]
async fn somebody_applies_without_a_mouse() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    let in_phone = |test: &str| format!("e.closest('[data-person]')?.dataset.person === '{SITI}' && {test}");
    tabs_to(page, "Mulai", &in_phone("e.textContent.trim() === 'Mulai'")).await;
    page.key(Key::Enter).await;
    page.reads(SITI, "Selamat datang").await;
    tabs_to(page, "the message field", &in_phone("e.tagName === 'TEXTAREA'")).await;
    page.client().active_element().await.unwrap().send_keys("/aj").await.unwrap();
    until("commands are offered", || async { page.count(&format!("[data-person='{SITI}'] [role=option]")).await > 0 })
        .await;
    for key in [Key::Down, Key::Enter] {
        page.key(key).await;
    }
    page.reads(SITI, "mohon dibaca").await;
    tabs_to(page, "agreeing", &in_phone("e.tagName === 'BUTTON' && e.textContent.includes('Mengerti dan setuju')"))
        .await;
    page.key(Key::Enter).await;
    page.reads(SITI, "Permohonan ini untuk siapa?").await;
}

#[tokio::test]
async fn tab_goes_through_the_whole_page_and_is_caught_nowhere() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    page.says(SITI, "/start").await;
    page.reads(SITI, "Selamat datang").await;
    page.script("document.activeElement.blur(); window.scrollTo(0, 0)", vec![]).await;
    tabs_to(page, "the register", "e.closest('#register') && e.matches('.kode')").await;
    tabs_to(page, "the clock", "e.dataset.minutes === '10080'").await;
    tabs_to(page, "starting over", "e.id === 'start-over'").await;
    page.key(Key::Enter).await;
    tabs_to(page, "the way back", "e.closest('#sure') && e.value === 'no'").await;
    page.key(Key::Escape).await;
    let closed =
        || async { page.script("return document.getElementById('sure').open", vec![]).await == Value::Bool(false) };
    until("Escape closes the question", closed).await;
}
