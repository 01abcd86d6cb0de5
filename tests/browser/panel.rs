//! The office panel: clock, trouble, a crash of the database, the riwayat, starting over.

use crate::sop::{register_says, siti_applies};
use crate::stage::{SITI, Stage, WIDE, until};

#[tokio::test]
async fn trouble_can_be_switched_on_and_nothing_is_lost() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    page.says(SITI, "/start").await;
    page.reads(SITI, "Selamat datang").await;
    page.clicks("[data-trouble='flood']").await;
    page.says(SITI, "/bantuan").await;
    page.says(SITI, "/syarat").await;
    until("a message waits", || async { page.text("#boxes").await.contains("retry-after") }).await;
    page.clicks("#crash").await;
    until("it is said", || async { page.text("#note").await.contains("menyala lagi") }).await;
    assert!(!page.chat(SITI).await.contains("Surat pengantar"));
    page.clicks("[data-trouble='flood']").await;
    page.reads(SITI, "Surat pengantar").await;
    let chat = page.chat(SITI).await;
    assert!(chat.find("Bantuan").unwrap() < chat.find("Surat pengantar").unwrap(), "in order");
    until("nothing waits", || async { page.text("#outbox").await == "0" }).await;
    until("the tour knows", || async { page.count("#roles section:last-child li.done").await == 2 }).await;
}

#[tokio::test]
async fn the_clock_goes_on_and_the_riwayat_is_shown() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    let before = page.text("#now").await;
    page.clicks("[data-minutes='1440']").await;
    until("a day later", || async { page.text("#now").await != before && !page.text("#now").await.is_empty() }).await;
    page.says(SITI, "/start").await;
    siti_applies(page, &stage.folder()).await;
    register_says(page, "diajukan").await;
    register_says(page, "/5").await;
    page.clicks("#rows tr:first-child .kode").await;
    until("the riwayat is open", || async { page.text("#riwayat-rows").await.contains("Pengajuan dikirim") }).await;
    assert!(page.text("#riwayat-title").await.starts_with("Riwayat "));
    let register = page.text("#rows").await;
    assert!(!register.contains("Siti") && !register.contains("351613"), "masked: {register}");
}

#[tokio::test]
async fn starting_over_empties_the_office_after_asking() {
    let Some(stage) = Stage::open(WIDE).await else { return };
    let page = &stage.page;
    page.says(SITI, "/start").await;
    page.reads(SITI, "Selamat datang").await;
    page.clicks("#start-over").await;
    page.clicks("#sure button[value=no]").await;
    assert!(page.text("#rows").await.contains("dikirim"), "the play of the beginning");
    page.clicks("#start-over").await;
    page.clicks("#sure button[value=yes]").await;
    until("the register is empty", || async { page.text("#rows").await.contains("masih kosong") }).await;
    until("the chat is empty", || async { page.chat(SITI).await.is_empty() }).await;
    page.says(SITI, "/start").await;
    page.reads(SITI, "Selamat datang").await;
}
