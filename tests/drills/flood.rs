//! One chat sends a thousand messages: what it is told, and what others notice of it. Times are printed and not asserted; that
//! chats take turns is shown by `tests/store/limits.rs`.

use std::time::Instant;

use serde_json::json;

use crate::round_trips::Bench;
use crate::support::people::{AGUS, SITI};
use crate::support::{Office, PROFILE, morning};
use drills::wire;

const FLOOD: usize = 1000;

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_messages_of_one_person_delay_nobody_else() {
    let mut office = Office::open().await;
    office.stop().await;
    office.start_with(PROFILE).await;
    let begun = Instant::now();
    office.says(AGUS, "/status").await;
    let alone = begun.elapsed();
    office.says(SITI, "/start").await;

    let begun = Instant::now();
    for n in 0..FLOOD {
        office.control.send_text(SITI, &format!("pesan {n}")).await.unwrap();
    }
    let sent = begun.elapsed();
    let before = wire::said(&office.control, AGUS).await.len();
    let begun = Instant::now();
    office.control.send_text(AGUS, "/status").await.unwrap();
    wire::until("Agus is answered", || async { wire::said(&office.control, AGUS).await.len() > before }).await;
    let beside = begun.elapsed();
    let left = office.database.sql("select count(*) from inbox where state = 'pending'").await;
    office.quiet().await;
    println!(
        "{FLOOD} sent in {sent:.1?}; another person waits {beside:.1?} (alone {alone:.1?}), {left} were left then"
    );

    assert_eq!(
        office.database.sql("select count(*) from inbox where state <> 'done'").await,
        "0",
        "all are acknowledged"
    );
    let told = wire::said(&office.control, SITI).await;
    let too_fast = told.iter().filter(|text| text.contains("terlalu cepat")).count();
    assert!((1..=3).contains(&too_fast), "told {too_fast} times");
    assert!(told.len() < 100, "{} answers", told.len());
    assert!(office.says(AGUS, "/status").await.contains("/ajukan"));
}

/// What waits at Telegram while the bot is down was written when it was written.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_over_an_hour_is_not_too_much_when_it_comes_at_once() {
    let bench = Bench::with(|_| ()).await;
    for minute in 0..60 {
        let date = morning().timestamp() - 60 * (60 - minute);
        bench.costs(SITI, json!({"text": "/syarat", "date": date})).await;
    }
    assert_eq!(bench.database.sql("select unread from pace where chat_id = 1001").await, "0");
    let last = bench.database.sql("select count(*) from outbox where chat_id = 1001").await;
    assert_eq!(last, "60");
    for _ in 0..60 {
        bench.costs(SITI, json!({"text": "/syarat", "date": morning().timestamp()})).await;
    }
    assert_ne!(bench.database.sql("select unread from pace where chat_id = 1001").await, "0", "and this is");
}
