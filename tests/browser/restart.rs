//! The office goes away and comes back: the page keeps its place.

use crate::sop::{register_says, siti_applies};
use crate::stage::{BUDI_STAF, SITI, Stage, WIDE, until};

#[tokio::test]
async fn after_a_power_cut_the_page_goes_on_where_it_was() {
    let Some(mut stage) = Stage::open(WIDE).await else { return };
    let folder = stage.folder();
    stage.page.says(SITI, "/start").await;
    siti_applies(&stage.page, &folder).await;
    register_says(&stage.page, "diajukan").await;
    stage.page.types(SITI, "apakah sudah").await;
    // What was said has to stand in the file of the chats, which is written a moment later.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let before = stage.page.chat(SITI).await;

    stage.power_cut().await;
    let lost = || async { stage.page.text(".connection").await.contains("Sambungan terputus") };
    until("the page says that it lost the office", lost).await;
    stage.page.clicks(&format!("[data-person='{SITI}'] .composer .send")).await;
    let kept = || async { stage.page.typed(SITI).await == "apakah sudah" };
    until("what could not be sent is kept", kept).await;

    stage.opens_again().await;
    let page = &stage.page;
    until("the page is back", || async { !page.text(".connection").await.contains("terputus") }).await;
    assert!(page.chat(SITI).await.starts_with(before.trim_end()), "the chat is as it was");
    assert_eq!(page.typed(SITI).await, "apakah sudah");
    page.clicks(&format!("[data-person='{SITI}'] .composer .send")).await;
    page.reads(SITI, "apakah sudah").await;
    page.says(BUDI_STAF, "/antrean").await;
    page.presses(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    page.presses(BUDI_STAF, "✅ Terima berkas").await;
    page.reads(SITI, "sudah diterima").await;
}
