//! The bot is killed and PostgreSQL loses its memory while twenty people apply.

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::{Config, Emulator};
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::store::Store;
use tokio::task::JoinSet;

use crate::support::morning;
use crate::support::people::BUDI_STAF;
use drills::applicants::{self, Applicant};
use drills::chance::Chance;
use drills::own_server::OwnServer;
use drills::process::BotProcess;
use drills::table::Table;
use drills::wire;

const PEOPLE: u32 = 20;
const KILLS: u32 = 12;
const RESTARTS_AT: [u32; 3] = [2, 5, 9];

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_random_points_nothing_is_lost_and_nothing_is_done_twice() {
    let mut chance = Chance::seeded();
    let server = OwnServer::start().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    employ_budi(&server, &control).await;
    let people = applicants::gather(&control, PEOPLE).await;
    let mut typing = everybody_types(&people, &control, &mut chance);

    let kills = kill_while_they_type(&mut chance, &server, &emulator).await;
    let last = BotProcess::serve(&emulator, &server.url);
    while typing.join_next().await.is_some() {}
    let store = server.store().await;
    wire::quiet(&control, &store).await;
    drop(last);

    let table = Table::count(&store, &control, &people).await;
    println!("kill -9: {kills}, restarts of PostgreSQL with -m immediate: {}\n{table}", RESTARTS_AT.len());
    table.assert_nothing_wrong();
    nothing_died(&server).await;
    the_book_is_whole(&store).await;
    budi_heard_of_all(&store, &control, &people).await;
}

async fn employ_budi(server: &OwnServer, control: &ControlClient) {
    control.user(BUDI_STAF, "Budi Santoso").await.unwrap();
    control.send_text(BUDI_STAF, "/start").await.unwrap();
    let store = server.store().await;
    let mut uow = store.begin().await.unwrap();
    uow.petugas().add(ChatId(BUDI_STAF), Peran::Staf, "Budi Santoso", morning()).await.unwrap();
    uow.commit().await.unwrap();
    store.close().await;
}

fn everybody_types(people: &[Applicant], control: &ControlClient, chance: &mut Chance) -> JoinSet<()> {
    let mut typing = JoinSet::new();
    for person in people {
        typing.spawn(person.clone().types(control.clone(), chance.fork(), (50, 2000)));
    }
    typing
}

/// Starts and kills the bot: at any moment, every other time while it works off what came when it was away. Some kills
/// come in the middle of a restart of the database.
async fn kill_while_they_type(chance: &mut Chance, server: &OwnServer, emulator: &Emulator) -> u32 {
    for kill in 0..KILLS {
        let bot = if kill % 2 == 0 {
            at_any_moment(chance, server, emulator).await
        } else {
            in_the_middle_of_work(chance, server, emulator).await
        };
        if RESTARTS_AT.contains(&kill) {
            server.restart_immediate().await;
            chance.pause(0, 1500).await;
        }
        bot.kill_9().await;
        println!("kill {kill}: {}", server.sql(SEEN).await);
        server.let_leases_run_out().await;
    }
    KILLS
}

async fn at_any_moment(chance: &mut Chance, server: &OwnServer, emulator: &Emulator) -> BotProcess {
    let bot = BotProcess::serve(emulator, &server.url);
    wire::until("it polls", || polls_again(emulator)).await;
    chance.pause(0, 500).await;
    bot
}

/// People type while it is away; it comes back, and has sent a few of the answers.
async fn in_the_middle_of_work(chance: &mut Chance, server: &OwnServer, emulator: &Emulator) -> BotProcess {
    chance.pause(500, 1000).await;
    let control = emulator.control();
    let sent = wire::calls(&control, "sendMessage").await.len();
    let bot = BotProcess::serve(emulator, &server.url);
    wire::until("it sends", || async { wire::calls(&control, "sendMessage").await.len() > sent }).await;
    chance.pause(0, 40).await;
    bot
}

const SEEN: &str = "select format('%s of the inbox done, %s wait; %s messages sent, %s wait, %s under way',
    (select count(*) from inbox where state = 'done'), (select count(*) from inbox where state = 'pending'),
    (select count(*) from outbox where state = 'sent'), (select count(*) from outbox where state = 'pending'),
    (select count(*) from outbox where leased_until > now()))";

/// Whether a poll is open that is not answered yet, or was answered just now.
async fn polls_again(emulator: &Emulator) -> bool {
    let polls = wire::calls(&emulator.control(), "getUpdates").await;
    let last_me = wire::calls(&emulator.control(), "getMe").await.last().map(|call| call.id);
    polls.last().map(|call| call.id) > last_me
}

async fn nothing_died(server: &OwnServer) {
    let dead = "select (select count(*) from inbox where state <> 'done') + (select count(*) from outbox where state <> 'sent')";
    assert_eq!(server.sql(dead).await, "0", "rows that are not done");
}

async fn the_book_is_whole(store: &Store) {
    let verified = store.verify(layanan_ktp::clock::Clock::now(&layanan_ktp::clock::SystemClock), None).await.unwrap();
    assert_eq!(verified.faults, []);
    assert_eq!(verified.permohonan, u64::from(PEOPLE));
}

async fn budi_heard_of_all(store: &Store, control: &ControlClient, people: &[Applicant]) {
    let heard = wire::said(control, BUDI_STAF).await.join("\n");
    for person in people {
        let mut uow = store.begin().await.unwrap();
        let own = uow.permohonan().of_chat(ChatId(person.chat)).await.unwrap();
        let kode = own[0].permohonan.kode.to_string();
        assert!(heard.contains(&kode), "staf never heard of {kode}");
    }
}
