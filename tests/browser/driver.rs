//! Chromium with its driver, as a child process that ends with the test.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// How long the driver may take to start. Not a measure.
const PATIENCE: Duration = Duration::from_secs(30);

/// A browser; it is closed when this is dropped.
pub(crate) struct Browser {
    pub(crate) client: Client,
    driver: Child,
    profile: tempfile::Profile,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver does not always take its Chromium with it.
        for pid in [Some(self.driver.id()), self.profile.owner()].into_iter().flatten() {
            let _ = Command::new("kill").arg(pid.to_string()).status();
        }
        let _ = self.driver.wait();
    }
}

/// Whether the tests can run here. Where they have to, it is a failure if they cannot.
pub(crate) fn is_here() -> bool {
    let here = ["chromium", "chromedriver"].iter().all(|program| runs(program));
    if !here {
        assert!(std::env::var_os("CI").is_none(), "Chromium or its driver is missing: scripts/browser.sh install");
        eprintln!("SKIPPED: Chromium and its driver are not here (Debian: apt install chromium chromium-driver)");
    }
    here
}

fn runs(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// A port that nobody has at this moment.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

impl Browser {
    /// A window of this size.
    pub(crate) async fn open((width, height): (u32, u32)) -> Self {
        let port = free_port();
        let profile = tempfile::Profile::new(port);
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = command.spawn().unwrap();
        let arguments = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        let wanted = json!({ "goog:chromeOptions": { "args": arguments }, "goog:loggingPrefs": { "browser": "ALL" } });
        let client = connected(port, wanted.as_object().unwrap()).await;
        let browser = Self { client, driver, profile };
        browser.client.set_window_size(width, height).await.unwrap();
        browser
    }
}

async fn connected(port: u16, wanted: &serde_json::Map<String, serde_json::Value>) -> Client {
    let begun = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(wanted.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return client,
            Err(error) => assert!(begun.elapsed() < PATIENCE, "the browser does not start: {error}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The browser's own folder.
mod tempfile {
    use std::path::{Path, PathBuf};

    pub(super) struct Profile(PathBuf);

    impl Profile {
        pub(super) fn new(number: u16) -> Self {
            let name = format!("layanan-ktp-browser-{}-{number}", std::process::id());
            Self(std::env::temp_dir().join(name))
        }

        pub(super) fn path(&self) -> &Path {
            &self.0
        }

        /// The process that has it open: Chromium leaves a link to `HOST-PID` there.
        pub(super) fn owner(&self) -> Option<u32> {
            let link = std::fs::read_link(self.0.join("SingletonLock")).ok()?;
            link.to_str()?.rsplit('-').next()?.parse().ok()
        }
    }

    impl Drop for Profile {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}
