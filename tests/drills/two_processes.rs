//! Two processes on one register, as during a change of version.

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use tokio::task::JoinSet;

use crate::support::server::Database;
use drills::applicants::{self, Applicant};
use drills::chance::Chance;
use drills::line::Line;
use drills::process::BotProcess;
use drills::table::Table;
use drills::wire;

#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_processes_polls_and_the_other_takes_over_when_it_is_killed() {
    let mut chance = Chance::seeded();
    let database = Database::new().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    let people = applicants::gather(&control, 6).await;

    let first = BotProcess::serve(&emulator, &database.url());
    wire::until("the first polls", || async { !wire::calls(&control, "getUpdates").await.is_empty() }).await;
    let mut second = BotProcess::serve(&emulator, &database.url());
    wire::until("the second is there", || async { wire::calls(&control, "getMe").await.len() == 2 }).await;
    let mut typing = JoinSet::new();
    for person in &people {
        typing.spawn(person.clone().types(control.clone(), chance.fork(), (20, 400)));
    }
    wire::until("many answers", || async { wire::calls(&control, "sendMessage").await.len() > 20 }).await;
    first.kill_9().await;
    database.sql("update outbox set leased_until = now() where state = 'pending' and leased_until > now()").await;
    while typing.join_next().await.is_some() {}
    let store = database.store().await;
    wire::quiet(&control, &store).await;

    let table = Table::count(&store, &control, &people).await;
    println!("two processes, the one that polls killed\n{table}");
    assert!(second.runs());
    assert_eq!(wire::refused_with(&control, 409).await, 0, "two polls at once");
    table.assert_nothing_wrong();
}

/// Frozen, its connections stay open: the server of the database is the one who notices.
#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_frozen_is_overtaken_and_does_nothing_twice_when_it_wakes() {
    let (mut chance, database) = (Chance::seeded(), Database::new().await);
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    let people = applicants::gather(&control, 4).await;
    let mut first = BotProcess::serve(&emulator, &database.url());
    wire::until("the first polls", || async { !wire::calls(&control, "getUpdates").await.is_empty() }).await;
    let mut second = BotProcess::serve(&emulator, &database.url());
    wire::until("the second is there", || async { wire::calls(&control, "getMe").await.len() == 2 }).await;

    first.send("STOP").await;
    let mut typing = JoinSet::new();
    for person in &people {
        typing.spawn(person.clone().types(control.clone(), chance.fork(), (20, 200)));
    }
    while typing.join_next().await.is_some() {}
    let store = database.store().await;
    wire::quiet(&control, &store).await;
    first.send("CONT").await;
    applicants_go_on(&control, &people).await;
    wire::quiet(&control, &store).await;

    let table = Table::count(&store, &control, &people).await;
    println!("two processes, the one that polls frozen\n{table}");
    assert!(first.runs() && second.runs());
    assert_eq!(table.lost + table.doubled + table.other_data + table.missing + table.out_of_order, 0);
}

/// Its way to Telegram hangs; that of the other is open.
#[tokio::test(flavor = "multi_thread")]
async fn one_whose_way_to_telegram_hangs_lets_the_other_poll() {
    let database = Database::new().await;
    let config = Config { allowed_hosts: vec!["127.0.0.1".to_owned()], ..Config::default() }; // the line has a port of its own
    let emulator = Emulator::start(config).await.unwrap();
    let control = emulator.control();
    let people = applicants::gather(&control, 1).await;
    let line = Line::to(&emulator.base_url()).await;
    let first = BotProcess::serve_with(&emulator, &database.url(), &[("TELOXIDE_API_URL", &line.url)]);
    wire::until("the first polls", || async { !wire::calls(&control, "getUpdates").await.is_empty() }).await;
    let second = BotProcess::serve(&emulator, &database.url());
    wire::until("the second is there", || async { wire::calls(&control, "getMe").await.len() == 2 }).await;

    line.go_dead();
    applicants_go_on(&control, &people).await;
    wire::until("the second has taken it in", || async { control.pending_updates().await.unwrap() == 0 }).await;
    first.kill_9().await; // what it has begun to send hangs with it
    database.sql("update outbox set leased_until = now() where state = 'pending' and leased_until > now()").await;
    wire::told(&control, people[0].chat, "Belum ada permohonan").await;
    drop(second);
}

/// Each asks for what is theirs.
async fn applicants_go_on(control: &ControlClient, people: &[Applicant]) {
    for person in people {
        control.send_text(person.chat, "/status").await.unwrap();
    }
}
