//! An open practice office and a browser that looks at it.

use std::future::Future;
use std::time::{Duration, Instant};

use local_postgres::testing::TempFolder;

use crate::driver::{self, Browser};
use crate::office::Playing;
use crate::page::Page;

/// As a projector shows it: four phones beside the panel.
pub(crate) const WIDE: (u32, u32) = (1920, 1080);

/// As a phone shows it.
pub(crate) const NARROW: (u32, u32) = (390, 844);

pub(crate) const SITI: i64 = 1001;
pub(crate) const BUDI_STAF: i64 = 2001;
pub(crate) const RATNA_KASI: i64 = 2002;
pub(crate) const HENDRA: i64 = 2003;
pub(crate) const WATI_STAF: i64 = 2004;

/// How long the page may take for something before a test gives up. Not a measure.
const PATIENCE: Duration = Duration::from_secs(30);

/// The office with its page.
pub(crate) struct Stage {
    pub(crate) page: Page,
    office: Option<Playing>,
    port: u16,
    data: TempFolder,
}

impl Stage {
    /// Opens office and page; `None` where there is no browser.
    pub(crate) async fn open(size: (u32, u32)) -> Option<Self> {
        if !driver::is_here() {
            return None;
        }
        let data = TempFolder::new().unwrap();
        let port = driver::free_port();
        let office = opened(&data, port).await;
        let page = Page::new(Browser::open(size).await);
        page.goes_to(&format!("http://127.0.0.1:{port}/")).await;
        Some(Self { page, office: Some(office), port, data })
    }

    /// Where files can be put that people send.
    pub(crate) fn folder(&self) -> std::path::PathBuf {
        self.data.path().to_path_buf()
    }

    /// The office ends as by a power cut.
    pub(crate) async fn power_cut(&mut self) {
        if let Some(office) = self.office.take() {
            office.kill_9().await;
        }
    }

    /// The office is opened again, with what it had.
    pub(crate) async fn opens_again(&mut self) {
        self.office = Some(opened(&self.data, self.port).await);
    }
}

async fn opened(data: &TempFolder, port: u16) -> Playing {
    let mut office = Playing::start_on(data.path(), port);
    office.prints("The practice office is open").await;
    office
}

/// Waits until it is so.
pub(crate) async fn until<F: Future<Output = bool>>(what: &str, is_so: impl Fn() -> F) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < PATIENCE, "it never happened: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
