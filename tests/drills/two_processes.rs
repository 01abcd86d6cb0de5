//! Two processes on one register, as during a change of version.

use bot_api_emulator::{Config, Emulator};
use tokio::task::JoinSet;

use crate::applicants;
use crate::chance::Chance;
use crate::process::BotProcess;
use crate::support::server::Database;
use crate::table::Table;
use crate::wire;

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
