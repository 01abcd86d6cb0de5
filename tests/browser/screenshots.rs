//! The pictures of README, taken from the real page: `make screenshots`.

use crate::sop::siti_applies;
use crate::stage::{BUDI_STAF, NARROW, SITI, Stage, until};

/// A large screen.
const LARGE: (u32, u32) = (1920, 1080);

/// Everything to where a person would look: the newest messages, and the top of the page.
const IN_VIEW: &str = "document.querySelectorAll('bot-chat *').forEach((one) => { one.scrollTop = one.scrollHeight; });
    document.querySelector('.beside').scrollTo(0, 0);
    window.scrollTo(0, 0)";

fn folder() -> Option<std::path::PathBuf> {
    std::env::var_os("SCREENSHOTS").map(Into::into)
}

#[tokio::test]
async fn the_pictures_of_readme() {
    let Some(folder) = folder() else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for (size, name) in [(LARGE, "practice-office.png"), (NARROW, "practice-office-phone.png")] {
        let stage = Stage::open(size).await.expect("a browser");
        let page = &stage.page;
        page.says(SITI, "/start").await;
        siti_applies(page, &stage.folder()).await;
        if size == LARGE {
            page.presses(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
            page.clicks("#rows tr:first-child .kode").await;
            until("the riwayat is open", || async { page.count("#riwayat-rows li").await > 1 }).await;
        }
        page.script(IN_VIEW, vec![]).await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await; // what rolls comes to rest
        std::fs::write(folder.join(name), page.picture().await).unwrap();
    }
}
