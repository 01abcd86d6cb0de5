//! Telegram brings the updates: they are kept before they are acknowledged, as where they are polled.

use std::time::Duration;

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tokio::io::AsyncWriteExt as _;
use tokio::task::JoinSet;

use crate::support::people::SITI;
use crate::support::server::Database;
use drills::applicants;
use drills::chance::Chance;
use drills::own_server::OwnServer;
use drills::process::BotProcess;
use drills::table::Table;
use drills::wire;

/// An address on this machine that nobody listens on.
pub(crate) struct Address {
    listen: String,
    pub(crate) url: String,
}

impl Address {
    pub(crate) fn free() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let listen = listener.local_addr().unwrap().to_string();
        let url = format!("http://{listen}/telegram/kantor");
        Self { listen, url }
    }

    pub(crate) fn env(&self) -> [(&str, &str); 2] {
        [("WEBHOOK_URL", &self.url), ("WEBHOOK_LISTEN", &self.listen)]
    }
}

async fn emulator() -> (Emulator, ControlClient) {
    let config = Config { webhook_retry_pause: Duration::from_millis(20), ..Config::default() };
    let emulator = Emulator::start(config).await.unwrap();
    let control = emulator.control();
    (emulator, control)
}

/// What is answered to a request.
pub(crate) async fn asked(url: &str, secret: Option<&str>, body: &str) -> u16 {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut request = client.post(url).body(body.to_owned());
    if let Some(secret) = secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_without_a_database_nothing_that_telegram_brings_is_lost() {
    let (mut chance, server, (emulator, control)) = (Chance::seeded(), OwnServer::start().await, emulator().await);
    let (people, address) = (applicants::gather(&control, 8).await, Address::free());
    let mut typing = JoinSet::new();
    for person in &people {
        typing.spawn(person.clone().types(control.clone(), chance.fork(), (20, 700)));
    }
    for kill in 0..4 {
        let bot = BotProcess::serve_with(&emulator, &server.url, &address.env());
        chance.pause(600, 1500).await;
        if kill == 1 {
            server.restart_immediate().await;
            chance.pause(0, 500).await;
        }
        bot.kill_9().await;
        server.let_leases_run_out().await;
    }
    let last = BotProcess::serve_with(&emulator, &server.url, &address.env());
    while typing.join_next().await.is_some() {}
    let store = server.store().await;
    wire::quiet(&control, &store).await;
    drop(last);

    let table = Table::count(&store, &control, &people).await;
    println!("brought by webhook, kill -9: 4, restarts of PostgreSQL: 1\n{table}");
    table.assert_nothing_wrong();
    assert!(wire::calls(&control, "getUpdates").await.is_empty(), "nothing is polled");
}

/// Whoever finds the address cannot speak for Telegram.
#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_know_the_secret_is_not_heard() {
    let (database, (emulator, control), address) = (Database::new().await, emulator().await, Address::free());
    control.user(SITI, "Siti").await.unwrap();
    let _bot = BotProcess::serve_with(&emulator, &database.url(), &address.env());
    control.send_text(SITI, "/start").await.unwrap();
    wire::told(&control, SITI, "Selamat datang").await;
    let kept = database.sql("select count(*) from inbox").await;
    let update =
        r#"{"update_id": 99000001, "message": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}}"#;
    for secret in [None, Some(""), Some("00"), Some(&*"0".repeat(64)), Some("bukan-rahasia")] {
        assert_eq!(asked(&address.url, secret, update).await, 401, "{secret:?}");
    }
    let wrong_path = address.url.replace("/telegram/kantor", "/");
    assert_eq!(asked(&wrong_path, None, update).await, 404);
    assert_eq!(database.sql("select count(*) from inbox").await, kept, "nothing of it is kept");
}

/// As the emulator, and Telegram, show it.
fn secret(token: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(token.as_bytes()).unwrap();
    mac.update(b"layanan-ktp webhook");
    mac.finalize().into_bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Who knows the secret may still bring nonsense, or half of something: nothing of it is kept, and it does not hold up the end.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_update_is_refused_and_half_of_one_does_not_hold_up_the_end() {
    let (database, (emulator, control), address) = (Database::new().await, emulator().await, Address::free());
    control.user(SITI, "Siti").await.unwrap();
    let mut env = address.env().to_vec();
    env.push(("RUST_LOG", "warn"));
    let bot = BotProcess::serve_with(&emulator, &database.url(), &env);
    control.send_text(SITI, "/start").await.unwrap();
    wire::told(&control, SITI, "Selamat datang").await;
    let secret = secret(emulator.token());
    for nonsense in ["", "[900123]", "null", "{}", r#"{"update_id": "1"}"#] {
        assert_eq!(asked(&address.url, Some(&secret), nonsense).await, 400, "{nonsense}");
    }
    assert_eq!(database.sql("select count(*) from inbox where state <> 'done'").await, "0");

    let mut half = tokio::net::TcpStream::connect(&address.listen).await.unwrap();
    let head = format!(
        "POST /telegram/kantor HTTP/1.1\r\nHost: {}\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: 50\r\n\r\n{{\"up",
        address.listen
    );
    half.write_all(head.as_bytes()).await.unwrap();
    let mut quiet = tokio::net::TcpStream::connect(&address.listen).await.unwrap();
    quiet.write_all(b"POST /tele").await.unwrap();
    let (well, _, logged) = bot.told("TERM").await;
    assert!(well && !logged.contains("did not finish in time"), "{logged}");
}

/// One that polls takes the webhook away, and the other way round: what is configured last holds.
#[tokio::test(flavor = "multi_thread")]
async fn polling_and_webhook_follow_each_other_without_a_gap() {
    let (database, (emulator, control), address) = (Database::new().await, emulator().await, Address::free());
    control.user(SITI, "Siti").await.unwrap();
    let polls = BotProcess::serve(&emulator, &database.url());
    control.send_text(SITI, "/start").await.unwrap();
    wire::told(&control, SITI, "Selamat datang").await;
    assert!(polls.signal("TERM").await.success());
    control.send_text(SITI, "/bantuan").await.unwrap(); // nobody is there

    let listens = BotProcess::serve_with(&emulator, &database.url(), &address.env());
    wire::told(&control, SITI, "/ajukan").await;
    let polled = wire::calls(&control, "getUpdates").await.len();
    assert!(listens.signal("TERM").await.success());
    control.send_text(SITI, "/status").await.unwrap();

    let _polls = BotProcess::serve(&emulator, &database.url());
    wire::told(&control, SITI, "Belum ada permohonan").await;
    assert!(wire::calls(&control, "getUpdates").await.len() > polled);
}
