//! The bot is killed while it fetches photos: each is kept once, and what was begun in vain is swept away.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use layanan_ktp::app::meter::Meter;
use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::config::kantor;
use layanan_ktp::serve::{Running, Setup, start};
use layanan_ktp::store::file::{Bucket, Objects};
use layanan_ktp::telegram::api::Api;

use crate::support::server::Database;
use crate::support::{pictures, unhurried};
use drills::applicants::{self, Applicant};
use drills::chance::Chance;
use drills::own_server::OwnServer;
use drills::process::{BotProcess, files};
use drills::wire;

const PEOPLE: u32 = 6;
const KILLS: u32 = 5;

/// What a killed process had leased is free.
const FREE: &str = "update periksa set leased_until = null, not_before = now() where state = 'pending'";

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_photos_are_fetched_each_is_kept_once() {
    let mut chance = Chance::seeded();
    let server = OwnServer::start().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    let people = applicants::gather(&control, PEOPLE).await;
    for (n, person) in (1..).zip(&people) {
        applies(&control, person, &pictures::good(n)).await;
    }
    for _ in 0..KILLS {
        let fetched = wire::calls(&control, "getFile").await.len();
        let bot = BotProcess::serve(&emulator, &server.url);
        let goes_on = || async {
            let done = server.sql("select count(*) from stored_file").await == PEOPLE.to_string();
            done || wire::calls(&control, "getFile").await.len() > fetched
        };
        wire::until("it fetches", goes_on).await;
        chance.pause(0, 120).await;
        bot.kill_9().await;
        server.let_leases_run_out().await;
        server.sql(FREE).await;
    }
    let last = BotProcess::serve(&emulator, &server.url);
    let all_kept = || async { server.sql("select count(*) from stored_file").await == PEOPLE.to_string() };
    wire::until("all are kept", all_kept).await;
    drop(last);
    let folder = files(&server.url);
    let store = server.store().await.with_objects(Objects::folder(&folder).unwrap());
    assert_eq!(store.verify(SystemClock.now(), None).await.unwrap().faults, []);
    assert_eq!(store.verify_files(true).await.unwrap(), (u64::from(PEOPLE), vec![]));
    age(&folder);
    let swept = store.sweep_files().await.unwrap();
    println!("kill -9: {KILLS}, getFile: {}, in vain: {swept}", wire::calls(&control, "getFile").await.len());
    assert_eq!(store.verify_files(true).await.unwrap(), (u64::from(PEOPLE), vec![]));
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Everything up to the letter, the photo of the KK, and *kirim*, while no bot is there.
async fn applies(control: &ControlClient, person: &Applicant, photo: &[u8]) {
    for words in &person.words()[..10] {
        control.send_text(person.chat, words).await.unwrap();
    }
    control.advance_clock(60).await.unwrap(); // who sends a photo has read what is asked
    control.send_photo(person.chat, photo, None).await.unwrap();
    control.send_text(person.chat, "kirim").await.unwrap();
}

/// A sweep leaves what was written in the last hour.
fn age(folder: &std::path::Path) {
    for inner in std::fs::read_dir(folder).unwrap() {
        for file in std::fs::read_dir(inner.unwrap().path()).unwrap() {
            let file = std::fs::File::options().write(true).open(file.unwrap().path()).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_hours(2)).unwrap();
        }
    }
}

/// A bucket at this address.
fn bucket(address: std::net::SocketAddr) -> Objects {
    let text = |text: &str| text.to_owned();
    let bucket = Bucket {
        name: text("berkas"),
        prefix: String::new(),
        endpoint: Some(format!("http://{address}")),
        region: text("id"),
        access_key: text("a"),
        secret_key: text("b"),
        allow_http: true,
    };
    Objects::bucket(&bucket).unwrap()
}

async fn starts_with(objects: Objects) -> anyhow::Result<Running> {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let setup = Setup {
        store: database.store().await.with_objects(objects),
        kantor: Arc::new(kantor::parse(&unhurried()).unwrap()),
        clock: Arc::new(SystemClock),
        api: Api::new(emulator.token(), Some(&emulator.base_url())).unwrap(),
        webhook: None,
        jobs: false,
        meter: Meter::default(),
    };
    // Far less than the half minute in which a bucket that is away is given up.
    tokio::time::timeout(Duration::from_secs(12), start(setup)).await.expect("the start waits for the bucket")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_says_nothing_does_not_hold_up_the_start() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let silent = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream); // taken, and never answered
        }
    });
    starts_with(bucket(address)).await.unwrap().stop().await;
    silent.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_refuses_stops_the_start() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let refusing = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let said = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            let mut asked = [0; 4096];
            assert!(tokio::io::AsyncReadExt::read(&mut stream, &mut asked).await.is_ok());
            assert!(tokio::io::AsyncWriteExt::write_all(&mut stream, said).await.is_ok());
        }
    });
    let refused = starts_with(bucket(address)).await.err().unwrap();
    assert!(format!("{refused:#}").contains("SIMPAN_BERKAS"), "{refused:#}");
    refusing.abort();
}
