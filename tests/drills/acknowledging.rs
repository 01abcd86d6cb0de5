//! Nothing is acknowledged to Telegram before it stands in the register, and nothing that comes again is done again.

use bot_api_emulator::protocol::{CallOutcome, Fault, FaultKind};
use bot_api_emulator::{Config, Emulator};

use crate::support::Office;
use crate::support::people::SITI;
use drills::own_server::OwnServer;
use drills::process::BotProcess;
use drills::wire;

const HELP: &str = "/bantuan";

#[tokio::test(flavor = "multi_thread")]
async fn with_the_database_away_an_update_waits_at_telegram_and_is_handled_once() {
    let server = OwnServer::start().await;
    let emulator = Emulator::start(Config::default()).await.unwrap();
    let control = emulator.control();
    control.user(SITI, "Siti").await.unwrap();
    let _bot = BotProcess::serve(&emulator, &server.url);
    control.send_text(SITI, "/start").await.unwrap();
    let store = server.store().await;
    wire::quiet(&control, &store).await;
    store.close().await;
    let before = wire::said(&control, SITI).await.len();
    let answered = polls_answered(&emulator).await;

    server.stop().await;
    control.send_text(SITI, HELP).await.unwrap();
    wire::until("the bot has taken it", || async { polls_answered(&emulator).await > answered }).await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await; // a bot that acknowledges too early would by now
    assert_eq!(control.pending_updates().await.unwrap(), 1, "acknowledged without a commit");

    server.restart_immediate().await;
    let store = server.store().await;
    wire::quiet(&control, &store).await;
    assert_eq!(wire::said(&control, SITI).await.len(), before + 1);
    assert_eq!(server.sql("select count(*) from inbox").await, "2");
}

async fn polls_answered(emulator: &Emulator) -> usize {
    let polls = wire::calls(&emulator.control(), "getUpdates").await;
    polls.iter().filter(|call| call.outcome == CallOutcome::Ok).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_kinds_of_updates_are_named_at_every_poll_also_after_a_first_that_failed() {
    let mut office = Office::open().await;
    office.stop().await;
    let old = wire::calls(&office.control, "getUpdates").await.len();
    office.control.fault(Fault::new(FaultKind::InternalError).method("getUpdates")).await.unwrap();
    office.start().await;
    office.says(SITI, HELP).await;
    let polls = wire::calls(&office.control, "getUpdates").await.split_off(old);
    assert!(matches!(polls[0].outcome, CallOutcome::Refused { code: 500, .. }), "{:?}", polls[0]);
    assert!(polls.len() > 1);
    for poll in &polls {
        assert!(poll.params.to_string().contains("my_chat_member"), "{}", poll.params);
    }
    let mut kinds = office.control.allowed_updates().await.unwrap();
    kinds.sort();
    assert_eq!(kinds, ["callback_query", "edited_message", "message", "my_chat_member"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn update_ids_may_jump_down_while_the_bot_runs_and_while_it_does_not() {
    let mut office = Office::open().await;
    office.says(SITI, HELP).await;
    let lowest: i64 = office.database.sql("select min(update_id) from inbox").await.parse().unwrap();
    for (round, next) in [lowest - 100_000, lowest - 200_000].into_iter().enumerate() {
        if round == 1 {
            office.stop().await;
        }
        office.control.jump_update_id(next).await.unwrap();
        office.control.send_text(SITI, HELP).await.unwrap();
        if round == 1 {
            office.start().await;
        }
        assert!(office.answer(SITI).await.contains("/ajukan"), "round {round}");
    }
    let newest = "select update_id from inbox order by inbox_id desc limit 1";
    assert_eq!(office.database.sql(newest).await, (lowest - 200_000).to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_update_id_with_other_content_is_another_update() {
    let office = Office::open().await;
    office.says(SITI, HELP).await;
    let used: i64 = office.database.sql("select min(update_id) from inbox").await.parse().unwrap();
    office.control.jump_update_id(used - 50).await.unwrap();
    for _ in 0..60 {
        office.control.send_text(SITI, "/syarat").await.unwrap();
    }
    office.quiet().await;
    let twice = "select count(*) from (select 1 from inbox group by update_id having count(*) = 2) as t";
    assert_ne!(office.database.sql(twice).await, "0", "no id came again");
    assert_eq!(wire::said(&office.control, SITI).await.len(), 61);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_whose_answer_was_lost_is_handled_once() {
    let office = Office::open().await;
    let lost = Fault::new(FaultKind::AnswerLost).method("getUpdates").times(2);
    office.control.fault(lost).await.unwrap();
    for words in ["/bantuan", "/syarat", "/status"] {
        office.control.send_text(SITI, words).await.unwrap();
    }
    office.quiet().await;
    assert_eq!(wire::said(&office.control, SITI).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_was_kept_but_not_acknowledged_comes_again_and_is_handled_once() {
    let mut office = Office::open().await;
    // The poll that is open brings the updates; no later one reaches Telegram, so none is acknowledged.
    office.control.fault(Fault::new(FaultKind::Reset).method("getUpdates").until_cleared()).await.unwrap();
    office.control.send_text(SITI, "/ajukan").await.unwrap();
    wire::told(&office.control, SITI, "Sebelum mulai").await;
    office.stop().await;
    assert_eq!(office.control.pending_updates().await.unwrap(), 1);
    office.control.clear_faults().await.unwrap();
    office.start().await;
    office.quiet().await;
    office.says(SITI, "setuju").await;
    let said = wire::said(&office.control, SITI).await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("untuk siapa"), "{said:?}");
}
