//! Updates that wait together share a transaction, and each is still what it would be alone.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use layanan_ktp::app::worker::{Parse, Worked, crew, work};
use layanan_ktp::telegram::inbound;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::round_trips::{Bench, executions, shown};
use crate::support::people::{self, AGUS, BUDI_STAF, RATNA_KASI, SITI};

/// So many at most.
const MOST: i64 = 8;

/// One more citizen.
const ANI: i64 = 1500;

const UNDONE: &str = "select coalesce(string_agg(chat_id || ' ' || attempts, ',' order by inbox_id), '') from inbox where state <> 'done'";

impl Bench {
    async fn waits(&self, says: &[(i64, &str)]) {
        for (chat, text) in says {
            self.arrives(*chat, json!({"text": text})).await;
        }
    }

    async fn works(&self, parse: &Parse) -> Worked {
        work(&self.app, parse, MOST).await.unwrap()
    }

    fn calls_for_another_look(&self) -> bool {
        self.app.inbox.notified().now_or_never().is_some()
    }

    async fn answers(&self, chat: i64) -> String {
        let sql = format!("select count(*) from outbox where chat_id = {chat}");
        self.database.sql(&sql).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_wait_share_a_commit_and_each_is_answered() {
    let bench = Bench::new().await;
    bench.waits(&[(SITI, "/ajukan"), (AGUS, "/ajukan"), (ANI, "/ajukan")]).await;
    bench.works(&bench.parse).await; // prepares
    bench.waits(&[(SITI, "setuju"), (SITI, "saya sendiri"), (AGUS, "setuju"), (ANI, "hm?")]).await;
    bench.take_trips();
    assert_eq!(bench.works(&bench.parse).await, Worked::Done);
    assert!(bench.calls_for_another_look());
    assert_eq!(shown("three updates together", &bench.take_trips()), 4);
    assert_eq!(bench.database.sql(UNDONE).await, format!("{SITI} 0"), "of each chat the oldest");
    assert_eq!(bench.works(&bench.parse).await, Worked::Done);
    assert!(!bench.calls_for_another_look(), "who looks in vain costs the register as much");
    assert_eq!(bench.works(&bench.parse).await, Worked::Nothing);
    for (chat, answers) in [(SITI, "3"), (AGUS, "2"), (ANI, "2")] {
        assert_eq!(bench.answers(chat).await, answers, "{chat}");
    }
}

/// It is not known beforehand which one fails: all are taken back, and each is tried alone.
#[tokio::test(flavor = "multi_thread")]
async fn one_that_fails_takes_nobody_with_it() {
    let bench = Bench::new().await;
    let parse: Parse = Arc::new(|raw| {
        assert!(!raw.windows(4).any(|at| at == b"/hal"), "an update that breaks the program");
        inbound::parse(raw, "emulated_bot").ok()
    });
    bench.waits(&[(SITI, "/ajukan"), (AGUS, "/halo"), (ANI, "/ajukan")]).await;
    assert_eq!(bench.works(&parse).await, Worked::Apart(3));
    assert_eq!(bench.database.sql(UNDONE).await, format!("{SITI} 0,{AGUS} 0,{ANI} 0"), "nothing is counted yet");
    for _ in 0..3 {
        assert_eq!(work(&bench.app, &parse, 1).await.unwrap(), Worked::Done);
    }
    assert_eq!(bench.database.sql(UNDONE).await, format!("{AGUS} 1"));
    assert_eq!((bench.answers(SITI).await, bench.answers(ANI).await), ("1".to_owned(), "1".to_owned()));
}

/// A look may take longer than one leads: whoever led wakes nobody where it was in vain.
#[tokio::test(flavor = "multi_thread")]
async fn workers_that_find_nothing_do_not_wake_each_other() {
    let bench = Bench::new().await;
    bench.is_far(Duration::from_millis(10));
    let stop = CancellationToken::new();
    let workers: Vec<_> = crew(&bench.app, &bench.parse, &stop).map(tokio::spawn).collect();
    bench.app.inbox.notify_one();
    tokio::time::sleep(Duration::from_secs(3)).await;
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
    let looks = executions(&bench.take_trips(), "claimed as materialized") / 2;
    assert!((1..=5).contains(&looks), "{looks} looks while nothing waits");
}

/// What petugas do is other people's, too.
#[tokio::test(flavor = "multi_thread")]
async fn a_petugas_works_alone() {
    let bench = Bench::new().await;
    bench.waits(&[(SITI, "/ajukan"), (BUDI_STAF, "/antrean"), (RATNA_KASI, "/antrean"), (AGUS, "/ajukan")]).await;
    let (mut left, mut told) = (Vec::new(), Vec::new());
    while bench.works(&bench.parse).await == Worked::Done {
        told.push(bench.calls_for_another_look());
        left.push(bench.database.sql("select count(*) from inbox where state <> 'done'").await);
    }
    assert_eq!(left, ["3", "2", "1", "0"]);
    assert_eq!(told, [true, true, true, false]);
}

/// Two whose permohonan stand with the same staf: what the first one causes there is seen by the second.
#[tokio::test(flavor = "multi_thread")]
async fn what_others_see_is_written_before_the_next_is_answered() {
    let bench = Bench::new().await;
    let numbers = [(SITI, people::SITI_NIK, people::SITI_KK), (AGUS, people::AGUS_NIK, people::AGUS_KK)];
    for (chat, nik, kk) in numbers {
        for text in
            ["/ajukan", "setuju", "saya sendiri", "KTP baru", "Warga Uji", nik, kk, "Japan", "lewati", "bawa", "bawa"]
        {
            bench.types(chat, text).await;
        }
    }
    bench.waits(&[(SITI, "kirim"), (AGUS, "kirim")]).await;
    assert_eq!(bench.works(&bench.parse).await, Worked::Done);
    assert_eq!(bench.database.sql(UNDONE).await, "");
    assert_eq!(bench.database.sql("select count(*) from permohonan where tahap = 'diajukan'").await, "2");
    let twice =
        "select count(*) from (select from outbox where topic is not null and state = 'pending' group by chat_id, topic
        having count(*) > 1) t";
    assert_eq!(bench.database.sql(twice).await, "0", "one on a topic");
}
