//! Who watches the machine sees what the real binary tells: whether it works, and numbers that name nobody.

use std::net::SocketAddr;

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use reqwest::{Method, StatusCode};

use crate::support::people::{AGUS, SITI};
use crate::support::server::Database;
use drills::own_server::OwnServer;
use drills::process::BotProcess;
use drills::wire;

/// An address at which nobody answers yet.
fn free_address() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

async fn asks(address: SocketAddr, method: Method, path: &str) -> Option<(StatusCode, String)> {
    let answer = reqwest::Client::new().request(method, format!("http://{address}{path}")).send().await.ok()?;
    Some((answer.status(), answer.text().await.unwrap()))
}

async fn get(address: SocketAddr, path: &str) -> Option<(StatusCode, String)> {
    asks(address, Method::GET, path).await
}

async fn page(address: SocketAddr) -> String {
    let (status, page) = get(address, "/metrics").await.unwrap();
    assert_eq!(status, StatusCode::OK);
    page
}

async fn until_ready(address: SocketAddr) {
    wire::until("it is ready", || async { matches!(get(address, "/readyz").await, Some((StatusCode::OK, _))) }).await;
}

/// The value of a series; `None`: it is not there.
fn value(page: &str, series: &str) -> Option<f64> {
    let line = page.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '))?;
    line.parse().ok()
}

async fn two_people(control: &ControlClient) {
    for (chat, name) in [(SITI, "Siti"), (AGUS, "Agus")] {
        control.user(chat, name).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_is_counted_and_a_database_that_is_away_is_told() {
    let server = OwnServer::start().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    two_people(&control).await;
    let address = free_address();
    let bot = BotProcess::serve_with(&emulator, &server.url, &[("PANTAU", &address.to_string())]);
    until_ready(address).await;
    let ready = "database: ok\nschema: ok\nfiles: ok\nwork: ok\n";
    assert_eq!(get(address, "/readyz").await, Some((StatusCode::OK, ready.to_owned())));
    assert_eq!(get(address, "/healthz").await, Some((StatusCode::OK, "ok\n".to_owned())));
    let before = page(address).await;
    assert_eq!(value(&before, "layanan_ktp_updates_taken_total{kind=\"message\"}"), Some(0.0), "{before}");

    control.send_text(SITI, "/bantuan").await.unwrap();
    control.send_text(AGUS, "/ajukan").await.unwrap();
    let store = server.store().await;
    wire::quiet(&control, &store).await;
    assert!(!control.messages(AGUS).await.unwrap().is_empty());
    let label = control.messages(AGUS).await.unwrap().last().unwrap().buttons[0][0].label.clone();
    control.press_label(AGUS, &label).await.unwrap();
    wire::quiet(&control, &store).await;
    let after = page(address).await;
    for (series, wanted) in [
        ("layanan_ktp_updates_taken_total{kind=\"message\"}", 2.0),
        ("layanan_ktp_updates_taken_total{kind=\"button\"}", 1.0),
        ("layanan_ktp_updates_done_total{kind=\"button\",heard=\"read\"}", 1.0),
        ("layanan_ktp_update_seconds_count{kind=\"message\"}", 2.0),
        ("layanan_ktp_database_up", 1.0),
        ("layanan_ktp_files_up", 1.0),
        ("layanan_ktp_polling", 1.0),
        ("layanan_ktp_waiting{queue=\"inbox\"}", 0.0),
        ("layanan_ktp_dead{queue=\"outbox\"}", 0.0),
        ("layanan_ktp_permohonan_open{tahap=\"diterima\"}", 0.0),
    ] {
        assert_eq!(value(&after, series), Some(wanted), "{series}\n{after}");
    }
    let sent = value(&after, "layanan_ktp_messages_total{kind=\"message\",outcome=\"sent\"}").unwrap();
    assert!(sent >= 2.0, "{after}");
    names_nobody(&after);
    files_name_what_is_given(&after);

    server.stop().await;
    wire::until("it is not ready", || async {
        matches!(get(address, "/readyz").await, Some((StatusCode::SERVICE_UNAVAILABLE, _)))
    })
    .await;
    let away = get(address, "/readyz").await.unwrap().1;
    assert_eq!(away, "database: away\nschema: unknown\nfiles: ok\nwork: ok\n");
    assert_eq!(get(address, "/healthz").await.unwrap().0, StatusCode::OK, "its tasks live and wait");
    let away = page(address).await;
    assert_eq!(value(&away, "layanan_ktp_database_up"), Some(0.0), "{away}");
    assert_eq!(value(&away, "layanan_ktp_updates_taken_total{kind=\"button\"}"), Some(1.0), "its own counts are there");
    assert_eq!(value(&away, "layanan_ktp_waiting{queue=\"inbox\"}"), None, "nobody knows how many");
    server.restart_immediate().await;
    until_ready(address).await;

    assert_eq!(sehat(address).await.0, Some(0));
    assert_eq!(bot.signal("TERM").await.code(), Some(0));
    assert_eq!(get(address, "/healthz").await, None, "it ends with the bot");
    let (code, said) = sehat(address).await;
    assert!(code == Some(1) && said.contains("nobody answers"), "{said}");
}

/// The command of a container's check of health.
async fn sehat(address: SocketAddr) -> (Option<i32>, String) {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_layanan-ktp"));
    let ended = command.arg("sehat").env("PANTAU", address.to_string()).env("RUST_LOG", "off").output().await.unwrap();
    (ended.status.code(), String::from_utf8_lossy(&ended.stdout).into_owned())
}

/// Labels are codes: of no more than a few letters, and of nobody.
fn names_nobody(page: &str) {
    for line in page.lines().filter(|line| !line.starts_with('#')) {
        let labels = line.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map_or("", |(labels, _)| labels);
        for one in labels.split(',').filter(|one| !one.is_empty()) {
            let (name, value) = one.split_once('=').unwrap();
            let value = value.trim_matches('"');
            let is_code = value.len() <= 20 && value.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(is_code || name == "le" || value == "30d", "{line}");
        }
    }
}

/// Every metric that dashboard and alert rules name is given, and none is given that the dashboard does not show.
fn files_name_what_is_given(page: &str) {
    let dashboard = include_str!("../../docs/grafana.json");
    let named = names(dashboard).into_iter().chain(names(include_str!("../../docs/alerts.yml")));
    for name in named {
        assert!(value_lines(page).any(|line| line.split([' ', '{']).next() == Some(&*name)), "{name} is not given");
    }
    for metric in page.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()) {
        assert!(names(dashboard).iter().any(|name| name.starts_with(metric)), "{metric} is not shown");
    }
    let read: serde_json::Value = serde_json::from_str(dashboard).unwrap();
    assert!(read["panels"].as_array().unwrap().len() > 10);
}

fn value_lines(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter(|line| !line.starts_with('#'))
}

fn names(text: &str) -> std::collections::BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    words.filter(|word| word.starts_with("layanan_ktp_")).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn other_ways_of_asking_get_their_answers() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let address = free_address();
    let _bot = BotProcess::serve_with(&emulator, &database.url(), &[("PANTAU", &address.to_string())]);
    until_ready(address).await;
    for path in ["/healthz", "/readyz", "/metrics"] {
        assert_eq!(asks(address, Method::HEAD, path).await, Some((StatusCode::OK, String::new())), "HEAD {path}");
        assert_eq!(asks(address, Method::POST, path).await.unwrap().0, StatusCode::METHOD_NOT_ALLOWED, "POST {path}");
    }
    for path in ["/", "/metrics/", "/metricsx", "/../etc/passwd"] {
        assert_eq!(get(address, path).await.unwrap().0, StatusCode::NOT_FOUND, "{path}");
    }
    let foreign = reqwest::Client::new().get(format!("http://{address}/metrics")).header("Host", "contoh.example:9464");
    assert_eq!(foreign.send().await.unwrap().status(), StatusCode::MISDIRECTED_REQUEST, "a page in a browser");
    let second = BotProcess::serve_with(&emulator, &database.url(), &[("PANTAU", &address.to_string())]);
    let (well, said, _) = second.ends().await;
    assert!(!well && said.contains(&format!("PANTAU: {address} cannot be used")), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_address_is_a_fault_of_the_configuration() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let wrong = [("PANTAU", "9464"), ("LOG_BENTUK", "xml")];
    let (well, said, _) = BotProcess::serve_with(&emulator, &database.url(), &wrong).ends().await;
    assert!(!well && said.contains("2 fault(s)"), "{said}");
    assert!(said.contains("PANTAU") && said.contains("LOG_BENTUK"), "{said}");
}

/// At the level at which most is said: each line is an object, and names nobody.
#[tokio::test(flavor = "multi_thread")]
async fn logs_as_json_are_read_by_machines_and_name_nobody() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    two_people(&control).await;
    let env = [("LOG_BENTUK", "json"), ("RUST_LOG", "trace")];
    let bot = BotProcess::serve_with(&emulator, &database.url(), &env);
    control.send_text(SITI, "/bantuan").await.unwrap();
    control.send_text(SITI, "Nama saya Kartikasari").await.unwrap();
    wire::until("she is answered", || async { wire::said(&control, SITI).await.len() >= 2 }).await;
    let (_, _, logged) = bot.told("TERM").await;
    let mut worked = 0;
    for line in logged.lines() {
        let read: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert!(read["timestamp"].is_string() && read["level"].is_string(), "{line}");
        worked +=
            usize::from(read["message"] == "an update is worked off" && read["inbox"].is_u64() && read["ms"].is_f64());
        let ours = read["target"].as_str().unwrap().starts_with("layanan_ktp");
        assert!(!ours || read["chat"].is_null(), "{line}");
    }
    assert_eq!(worked, 2, "{logged}");
    let words: Vec<&str> = logged.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    for personal in ["1001", "Siti", "Kartikasari", "bantuan"] {
        assert!(!words.contains(&personal), "{personal} is logged:\n{logged}");
    }
    assert!(!logged.contains(emulator.token()), "{logged}");
}

/// As on a standby, or where somebody has set it so: it answers, and takes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_takes_no_writes_is_told() {
    let server = OwnServer::start().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let address = free_address();
    let _bot = BotProcess::serve_with(&emulator, &server.url, &[("PANTAU", &address.to_string())]);
    until_ready(address).await;
    server.sql("alter system set default_transaction_read_only = on").await;
    server.sql("select pg_reload_conf()").await;
    wire::until("it is told", || async {
        matches!(get(address, "/readyz").await, Some((StatusCode::SERVICE_UNAVAILABLE, parts)) if parts.contains("database: read-only"))
    })
    .await;
}

/// The register is away when the bot starts: it is waited for, and whoever watches sees that.
#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_waits_for_the_register_is_told() {
    let server = OwnServer::start().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let address = free_address();
    server.stop().await;
    let _bot = BotProcess::serve_with(&emulator, &server.url, &[("PANTAU", &address.to_string())]);
    wire::until("it answers", || async { get(address, "/healthz").await.is_some() }).await;
    let (status, parts) = get(address, "/readyz").await.unwrap();
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(parts, "database: away\nschema: unknown\nfiles: unknown\nwork: starting\n");
    assert_eq!(value(&page(address).await, "layanan_ktp_database_up"), Some(0.0));
    server.restart_immediate().await;
    until_ready(address).await;
}

/// Telegram is away when the bot starts: the process lives, and does not work yet.
#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_waits_for_telegram_is_told() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let (address, nobody) = (free_address(), format!("http://{}", free_address()));
    let env = [("PANTAU", &*address.to_string()), ("TELOXIDE_API_URL", &*nobody)];
    let bot = BotProcess::serve_with(&emulator, &database.url(), &env);
    wire::until("it answers", || async { get(address, "/healthz").await.is_some() }).await;
    assert_eq!(get(address, "/healthz").await.unwrap().0, StatusCode::OK);
    let (status, parts) = get(address, "/readyz").await.unwrap();
    assert_eq!((status, parts.contains("work: starting")), (StatusCode::SERVICE_UNAVAILABLE, true), "{parts}");
    assert_eq!(bot.signal("TERM").await.code(), Some(0));
}

/// Another schema under a program that runs: no new work had better come here.
#[tokio::test(flavor = "multi_thread")]
async fn tables_that_are_not_ours_are_told() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let address = free_address();
    let _bot = BotProcess::serve_with(&emulator, &database.url(), &[("PANTAU", &address.to_string())]);
    until_ready(address).await;
    database.sql("delete from _sqlx_migrations where version = 1").await;
    let (status, parts) = get(address, "/readyz").await.unwrap();
    assert_eq!((status, parts.contains("schema: foreign")), (StatusCode::SERVICE_UNAVAILABLE, true), "{parts}");
}
