//! On a phone one chat at a time, on a projector several side by side; nothing is cut off.

use crate::stage::{BUDI_STAF, NARROW, SITI, Stage, WIDE, until};

const SHOWN: &str = "[data-person]:not([hidden])";
const OVERFLOW: &str = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

#[tokio::test]
async fn on_a_projector_four_phones_stand_beside_the_register() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    assert_eq!(page.count(SHOWN).await, 4);
    assert_eq!(page.script(OVERFLOW, vec![]).await.as_i64(), Some(0));
    let beside = "return document.querySelector('.beside').getBoundingClientRect().left
        >= document.querySelector('#chats').getBoundingClientRect().right - 1";
    assert_eq!(page.script(beside, vec![]).await.as_bool(), Some(true));
    assert!(page.text(".mark").await.contains("bukan kantor sungguhan"));
}

#[tokio::test]
async fn on_a_phone_one_chat_is_shown_and_others_are_a_tap_away() {
    let Some(stage) = Stage::open(NARROW).await else { return };
    let page = &stage.page;
    assert_eq!(page.count(SHOWN).await, 1);
    assert_eq!(page.script(OVERFLOW, vec![]).await.as_i64(), Some(0));
    page.says(SITI, "/start").await;
    page.reads(SITI, "Selamat datang").await;
    page.clicks(&format!("[data-switch='{BUDI_STAF}']")).await;
    until("Budi's chat", || async { page.count(&format!("[data-person='{BUDI_STAF}']:not([hidden])")).await == 1 })
        .await;
    assert_eq!(page.count(SHOWN).await, 1);
    assert_eq!(page.script(OVERFLOW, vec![]).await.as_i64(), Some(0));
}
