//! Intake and worker: nothing lost, nothing twice, in order within a chat.

use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::pesan::label::Label;
use layanan_ktp::pesan::outgoing::Queued;
use layanan_ktp::pesan::{Pesan, Reply};
use layanan_ktp::store::updates::{Claimed, DialogWrite, DraftWrite, Failed, Finish, Marks, RawUpdate};
use layanan_ktp::store::{Store, StoreError, UnitOfWork};

use crate::support::{Db, Office, TODAY, at};

const NOW: &str = "2026-03-02T02:00:00Z";

pub(crate) fn say(chat: i64) -> Queued {
    Queued::say(ChatId(chat), Reply::new(Pesan::Label(Label::Yes)))
}

async fn receive(db: &Db, updates: &[(i64, i64)]) -> u64 {
    let raw = |update: i64| format!("{{\"update_id\":{update}}}").into_bytes();
    let batch: Vec<_> = updates
        .iter()
        .map(|(update_id, chat)| RawUpdate { update_id: *update_id, chat: *chat, raw: raw(*update_id) })
        .collect();
    let mut poller = db.store.poller().await.unwrap().unwrap();
    let stored = poller.store(&batch).await.unwrap();
    poller.release().await.unwrap();
    stored
}

async fn finish(mut unit: UnitOfWork, claimed: &Claimed, dialog: DialogWrite, queued: &[Queued]) {
    unit.updates().finish(&[done(claimed, dialog, queued)], at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
}

fn done<'c>(claimed: &'c Claimed, dialog: DialogWrite, queued: &[Queued]) -> Finish<'c> {
    Finish { claimed, dialog, archive: false, queued: queued.to_vec(), marks: Marks::default() }
}

async fn claim(store: &Store) -> (UnitOfWork, Option<Claimed>) {
    let mut unit = store.begin().await.unwrap();
    let claimed = unit.updates().claim(1, 0, at(NOW)).await.unwrap().claimed.pop();
    (unit, claimed)
}

fn save(state: &str) -> DialogWrite {
    DialogWrite::Save { version: 3, state: state.to_owned(), draft: DraftWrite::None }
}

#[tokio::test]
async fn two_workers_take_two_chats_each_in_its_order() {
    let db = Db::new().await;
    assert_eq!(receive(&db, &[(10, 1), (11, 1), (12, 2), (13, 1)]).await, 4);
    let (one, first) = claim(&db.store).await;
    let (other, second) = claim(&db.store).await;
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!((first.update_id, second.update_id), (10, 12));
    assert_eq!(first.raw, b"{\"update_id\":10}");
    assert!(claim(&db.store).await.1.is_none(), "chat 1 is being worked on");
    finish(one, &first, save("{\"a\":1}"), &[]).await;
    let (unit, next) = claim(&db.store).await;
    let next = next.unwrap();
    let dialog = next.dialog.as_ref().unwrap();
    assert_eq!((next.update_id, dialog.version, dialog.state.as_str(), dialog.readable), (11, 3, "{\"a\":1}", true));
    finish(unit, &next, DialogWrite::Forget, &[]).await;
    finish(other, &second, DialogWrite::Keep, &[say(2)]).await;
    let (_unit, last) = claim(&db.store).await;
    assert!(last.is_some_and(|claimed| claimed.update_id == 13 && claimed.dialog.is_none()));
    assert_eq!(db.count("select count(*) from inbox where state = 'done' and raw is null").await, 3);
    assert_eq!(db.count("select count(*) from outbox").await, 1);
}

#[tokio::test]
async fn a_batch_that_comes_again_is_stored_once() {
    let db = Db::new().await;
    assert_eq!(receive(&db, &[(10, 1), (11, 2)]).await, 2);
    assert_eq!(receive(&db, &[(10, 1), (11, 2), (12, 1)]).await, 1);
    let newer = db.with_keys(&format!("2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,{}", crate::support::KEY)).await;
    newer.begin_day(at(TODAY)).await.unwrap();
    let mut poller = newer.poller().await.unwrap().unwrap();
    assert!(db.store.poller().await.unwrap().is_none(), "one polls at a time");
    let again = [RawUpdate { update_id: 10, chat: 1, raw: b"{\"update_id\":10}".to_vec() }];
    assert_eq!(poller.store(&again).await.unwrap(), 0, "known under the older key");
    let reused = [RawUpdate { update_id: 10, chat: 1, raw: b"{\"update_id\":10,\"later\":1}".to_vec() }];
    assert_eq!(poller.store(&reused).await.unwrap(), 1, "numbers are used again, contents are not");
    assert_eq!(poller.store(&[]).await.unwrap(), 0);
}

/// What is dropped is rolled back by its connection, a moment later.
async fn claim_once_free(store: &Store) -> (UnitOfWork, Option<Claimed>) {
    for _ in 0..500 {
        let (unit, claimed) = claim(store).await;
        if claimed.is_some() {
            return (unit, claimed);
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    claim(store).await
}

#[tokio::test]
async fn what_is_rolled_back_is_claimed_again() {
    let db = Db::new().await;
    receive(&db, &[(10, 1)]).await;
    let (mut unit, claimed) = claim(&db.store).await;
    let claimed = claimed.unwrap();
    unit.updates().finish(&[done(&claimed, save("1"), &[say(1)])], at(NOW)).await.unwrap();
    drop(unit);
    let (_unit, again) = claim_once_free(&db.store).await;
    assert!(again.is_some_and(|again| again.update_id == 10 && again.attempts == 0 && again.dialog.is_none()));
    assert_eq!(db.count("select count(*) from outbox").await, 0);
}

/// Received three days ago, failed for good, and tried again by hand just now.
#[tokio::test]
async fn what_is_tried_again_by_hand_is_not_as_old_as_its_message() {
    let db = Db::new().await;
    receive(&db, &[(10, 1)]).await;
    db.tamper("update inbox set state = 'dead', attempts = 5, received_at = now() - interval '3 days'").await;
    let mut unit = db.store.begin().await.unwrap();
    let dead = unit.dead().all().await.unwrap()[0].id.id;
    assert_eq!(unit.dead().updates_again(&[dead]).await.unwrap(), [dead]);
    unit.commit().await.unwrap();

    let now = at("2026-03-02T02:00:00Z");
    let waits = db.store.begin().await.unwrap().trouble().waits(now).await.unwrap();
    assert_eq!(waits.inbox, None, "nobody is alarmed");
    assert!(db.store.observer().vitals().await.unwrap().inbox.oldest < 3600.0);
    let (unit, claimed) = claim(&db.store).await;
    let claimed = claimed.unwrap();
    assert!(claimed.waited.as_secs() < 3600);
    drop(unit);
    db.store.fail_update(&claimed, "panic", &[say(1)]).await.unwrap();
    db.tamper("update inbox set not_before = now()").await; // its pause is over
    let waits = db.store.begin().await.unwrap().trouble().waits(now).await.unwrap();
    assert_eq!(waits.inbox, None, "also where it fails again");
    assert!(claim(&db.store).await.1.unwrap().waited.as_secs() < 3600);
}

#[tokio::test]
async fn five_failures_and_it_is_dead_with_one_apology() {
    let db = Db::new().await;
    receive(&db, &[(10, 1), (11, 1)]).await;
    for attempt in 1..=5 {
        let (unit, claimed) = claim(&db.store).await;
        let claimed = claimed.unwrap();
        assert_eq!((claimed.update_id, claimed.attempts), (10, attempt - 1));
        drop(unit);
        let failed = db.store.fail_update(&claimed, "panic", &[say(1)]).await.unwrap();
        assert_eq!(failed, if attempt == 5 { Failed::Dead } else { Failed::Retry });
        if attempt < 5 {
            assert!(claim(&db.store).await.1.is_none(), "it waits, and what is behind it too");
            assert_eq!(
                db.count(
                    "select round(extract(epoch from not_before - now()))::bigint from inbox where update_id = 10"
                )
                .await,
                1 << attempt
            );
            let twice = db.store.fail_update(&claimed, "panic", &[say(1)]).await;
            assert!(matches!(twice, Err(StoreError::Conflict)));
        }
        db.tamper("update inbox set not_before = now()").await;
    }
    assert_eq!(
        db.count("select count(*) from inbox where state = 'dead' and raw is not null and last_error = 'panic'").await,
        1
    );
    assert_eq!(db.count("select count(*) from outbox where chat_id = 1").await, 1);
    assert_eq!(claim(&db.store).await.1.map(|claimed| claimed.update_id), Some(11));
}

#[tokio::test]
async fn an_update_is_claimed_with_the_petugas_of_its_chat() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    receive(&db, &[(10, 902)]).await;
    let petugas = claim(&db.store).await.1.unwrap().petugas.unwrap();
    assert_eq!(
        (petugas.id, petugas.peran, petugas.nama.as_str(), petugas.aktif),
        (o.kasi, Peran::Kasi, "Kasi Contoh", true)
    );
    let mut unit = db.store.begin().await.unwrap();
    assert!(unit.petugas().deactivate(o.kasi, at("2026-03-02T02:00:00Z")).await.unwrap().is_some());
    unit.commit().await.unwrap();
    assert!(claim(&db.store).await.1.unwrap().petugas.is_none());
}

#[tokio::test]
async fn a_conversation_that_cannot_be_read_is_archived() {
    let db = Db::new().await;
    receive(&db, &[(10, 1), (11, 1)]).await;
    let (unit, claimed) = claim(&db.store).await;
    finish(unit, &claimed.unwrap(), save("{}"), &[]).await;
    db.tamper("update dialog set state = 'x'").await;
    let (mut unit, claimed) = claim(&db.store).await;
    let claimed = claimed.unwrap();
    assert!(claimed.dialog.as_ref().is_some_and(|dialog| !dialog.readable && dialog.state.is_empty()));
    let done = Finish { archive: true, ..done(&claimed, DialogWrite::Forget, &[]) };
    unit.updates().finish(&[done], at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(db.count("select count(*) from dialog_archive where state = 'x' and version = 3").await, 1);
    assert_eq!(db.count("select count(*) from dialog").await, 0);
}

#[tokio::test]
async fn an_update_that_cannot_be_opened_is_set_aside_and_the_next_taken() {
    let db = Db::new().await;
    receive(&db, &[(10, 1), (11, 1)]).await;
    db.tamper("update inbox set raw = 'x' where update_id = 10").await;
    let (unit, claimed) = claim(&db.store).await;
    let claimed = claimed.unwrap();
    assert_eq!(claimed.update_id, 11);
    finish(unit, &claimed, DialogWrite::Keep, &[]).await;
    assert_eq!(db.count("select count(*) from inbox where state = 'dead' and last_error = 'unreadable'").await, 1);
}

#[tokio::test]
async fn many_workers_do_each_update_once() {
    let db = Db::new().await;
    let updates: Vec<(i64, i64)> = (0..120).map(|n| (n, n % 7)).collect();
    receive(&db, &updates).await;
    let workers = (0..6).map(|_| {
        let store = db.store.clone();
        tokio::spawn(async move {
            let mut seen = Vec::new();
            loop {
                let (unit, claimed) = claim(&store).await;
                let Some(claimed) = claimed else { break seen };
                seen.push(claimed.update_id);
                finish(unit, &claimed, save("1"), &[say(claimed.chat.0)]).await;
            }
        })
    });
    let mut seen = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        seen.extend(worker.await.unwrap());
    }
    // A worker stops while the rest of a chat is in another one's hands; nothing is taken twice all the same.
    let total = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!((total, seen.len()), (120, 120));
    assert_eq!(db.count("select count(*) from outbox").await, 120);
}
