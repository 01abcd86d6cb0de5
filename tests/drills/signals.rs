//! SIGTERM and SIGINT, as systemd and a terminal send them.

use bot_api_emulator::protocol::{Fault, FaultKind};
use bot_api_emulator::{Config, Emulator};
use tokio::task::JoinSet;

use crate::support::server::Database;
use drills::applicants;
use drills::chance::Chance;
use drills::process::BotProcess;
use drills::table::Table;
use drills::wire;

/// Somebody beside those who apply.
const ONLOOKER: i64 = 7_001;

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_the_bot_cleanly_while_updates_flow() {
    let mut chance = Chance::seeded();
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    let people = applicants::gather(&control, 6).await;
    control.user(ONLOOKER, "Tono").await.unwrap();
    let mut typing = JoinSet::new();
    for person in &people {
        typing.spawn(person.clone().types(control.clone(), chance.fork(), (20, 400)));
    }
    for (round, signal) in ["TERM", "INT", "TERM", "INT"].into_iter().enumerate() {
        let sent = wire::calls(&control, "sendMessage").await.len();
        let bot = BotProcess::serve(&emulator, &database.url());
        wire::until("it answers", || async { wire::calls(&control, "sendMessage").await.len() > sent }).await;
        let status = bot.signal(signal).await;
        assert_eq!(status.code(), Some(0), "round {round}, SIG{signal}");
        assert_eq!(leased(&database).await, "0", "a clean end leaves no message under way");
        control.send_text(ONLOOKER, "/bantuan").await.unwrap(); // something to answer in the next round
    }
    let _last = BotProcess::serve(&emulator, &database.url());
    while typing.join_next().await.is_some() {}
    let store = database.store().await;
    wire::quiet(&control, &store).await;
    let table = Table::count(&store, &control, &people).await;
    println!("SIGTERM 2, SIGINT 2\n{table}");
    assert_eq!((table.done_once, table.lost, table.doubled, table.missing, table.twice), (6, 0, 0, 0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_a_bot_that_is_idle_in_a_long_poll() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    for signal in ["TERM", "INT"] {
        let polls = wire::calls(&emulator.control(), "getUpdates").await.len();
        let bot = BotProcess::serve(&emulator, &database.url());
        wire::until("it polls", || async { wire::calls(&emulator.control(), "getUpdates").await.len() > polls }).await;
        assert_eq!(bot.signal(signal).await.code(), Some(0), "SIG{signal}");
    }
}

async fn leased(database: &Database) -> String {
    database.sql("select count(*) from outbox where state = 'pending' and leased_until > now()").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_a_bot_that_still_waits_for_telegram() {
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    control.fault(Fault::new(FaultKind::BadGateway).method("getMe").until_cleared()).await.unwrap();
    for signal in ["TERM", "INT"] {
        let asked = wire::calls(&control, "getMe").await.len();
        let bot = BotProcess::serve(&emulator, &database.url());
        wire::until("it asks who it is", || async { wire::calls(&control, "getMe").await.len() > asked }).await;
        assert_eq!(bot.signal(signal).await.code(), Some(0), "SIG{signal}");
    }
}
