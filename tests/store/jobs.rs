//! What falls due with time is done once, by whichever process is first.

use chrono::TimeDelta;
use layanan_ktp::store::Store;

use crate::support::{Db, at, vault};

#[tokio::test]
async fn a_job_is_due_again_when_its_time_has_passed() {
    let db = Db::new().await;
    let begun = at("2026-11-23T01:00:00Z");
    for (minutes, due) in [(0, true), (0, false), (59, false), (60, true), (61, false), (120, true)] {
        let now = begun + TimeDelta::minutes(minutes);
        let mut uow = db.store.begin().await.unwrap();
        let taken = uow.jobs().take("one", now, now - TimeDelta::hours(1)).await.unwrap();
        assert_eq!(taken, due, "after {minutes} minutes");
        uow.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_job_that_fails_is_due_at_the_next_look() {
    let db = Db::new().await;
    let now = at("2026-11-23T01:00:00Z");
    let one = Store::connect(&db.url, vault(), 1).await.unwrap(); // it is lent again only when it has rolled back
    for _ in 0..2 {
        let mut uow = one.begin().await.unwrap();
        assert!(uow.jobs().take("one", now, now - TimeDelta::hours(1)).await.unwrap());
        drop(uow); // rolled back
    }
}

#[tokio::test]
async fn of_two_processes_one_does_a_job_and_does_not_hold_up_the_other() {
    let db = Db::new().await;
    let now = at("2026-11-23T01:00:00Z");
    let before = now - TimeDelta::hours(1);
    let (mut one, mut other) = (db.store.begin().await.unwrap(), db.store.begin().await.unwrap());
    assert!(one.jobs().take("one", now, before).await.unwrap());
    assert!(!other.jobs().take("one", now, before).await.unwrap(), "the first is at it");
    assert!(other.jobs().take("two", now, before).await.unwrap(), "another job is nobody's yet");
    one.commit().await.unwrap();
    other.commit().await.unwrap();
    let mut again = db.store.begin().await.unwrap();
    assert!(!again.jobs().take("one", now, before).await.unwrap(), "it is done");
}

/// The practice office goes on after its last look, and after the last sealed day: also where nothing else was written.
#[tokio::test]
async fn the_practice_goes_on_where_its_jobs_and_seals_were() {
    let db = Db::new().await;
    assert_eq!(db.store.last_written().await.unwrap(), None);
    db.tamper("insert into job values ('antrean', '2026-12-11T03:00:00Z')").await;
    assert_eq!(db.store.last_written().await.unwrap(), Some(at("2026-12-11T03:00:00Z")));
    let sealed = "insert into segel (tanggal, events, prev_hash, hash, made_at)
        values ('2026-12-11', 0, 'x', 'y', '2026-12-11T17:01:00Z')";
    db.tamper(sealed).await;
    assert_eq!(db.store.last_written().await.unwrap(), Some(at("2026-12-11T17:00:00Z")));
}
