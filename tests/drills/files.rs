//! The bot is killed while it fetches photos: each is kept once, and what was begun in vain is swept away.

use std::time::{Duration, SystemTime};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use layanan_ktp::clock::{Clock as _, SystemClock};
use layanan_ktp::store::file::Objects;

use crate::applicants::{self, Applicant};
use crate::chance::Chance;
use crate::own_server::OwnServer;
use crate::process::{BotProcess, files};
use crate::support::pictures;
use crate::wire;

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
