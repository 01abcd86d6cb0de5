//! The sender's side: in order within a chat, leased, retried, held.

use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::pesan::outgoing::{OutboxId, Queued};
use layanan_ktp::store::StoreError;
use layanan_ktp::store::outbox::{EditTarget, Leased, Outcome};

use crate::support::{Db, asked, at, find, insert, kode};
use crate::updates::say;

async fn enqueue(db: &Db, queued: &[Queued]) {
    let mut unit = db.store.begin().await.unwrap();
    unit.outbox().enqueue(queued).await.unwrap();
    unit.commit().await.unwrap();
}

async fn lease(db: &Db) -> Vec<Leased> {
    db.store.lease_outbox(10, 30.0).await.unwrap()
}

async fn leased_chats(db: &Db) -> Vec<i64> {
    lease(db).await.iter().map(|leased| leased.chat.0).collect()
}

async fn done(db: &Db, id: OutboxId, outcome: Outcome) {
    db.store.finish_outbox(&[(id, outcome)]).await.unwrap();
}

#[tokio::test]
async fn one_message_of_each_chat_at_a_time() {
    let db = Db::new().await;
    enqueue(&db, &[say(1), say(1), say(2)]).await;
    let leased = lease(&db).await;
    assert_eq!(leased.iter().map(|l| l.chat.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(leased[0].outgoing, Some(say(1).outgoing));
    assert!(lease(&db).await.is_empty(), "leased already");
    let sent = Outcome::Sent { message_id: Some(77) };
    db.store.finish_outbox(&[(leased[0].id, sent), (leased[1].id, sent)]).await.unwrap();
    assert_eq!(
        db.count("select count(*) from outbox where state = 'sent' and payload is null and message_id = 77").await,
        2
    );
    assert_eq!(leased_chats(&db).await, [1]);
    let late = db.store.finish_outbox(&[(leased[0].id, sent)]).await;
    assert!(matches!(late, Err(StoreError::Conflict)));
}

#[tokio::test]
async fn a_lease_runs_out() {
    let db = Db::new().await;
    enqueue(&db, &[say(1)]).await;
    assert_eq!(db.store.lease_outbox(10, 0.0).await.unwrap().len(), 1);
    assert_eq!(lease(&db).await.len(), 1);
}

#[tokio::test]
async fn a_retry_holds_the_chat_back_and_is_counted_only_where_asked() {
    let db = Db::new().await;
    enqueue(&db, &[say(1), say(1), say(2)]).await;
    let leased = lease(&db).await;
    done(&db, leased[0].id, Outcome::RetryAt { seconds: 60.0, count: false, kind: "flood" }).await;
    done(&db, leased[1].id, Outcome::RetryAt { seconds: 0.0, count: true, kind: "network" }).await;
    let again = lease(&db).await;
    assert_eq!(again.iter().map(|l| (l.chat.0, l.attempts)).collect::<Vec<_>>(), [(2, 1)]);
    assert_eq!(db.count("select count(*) from outbox where attempts = 0 and last_error = 'flood'").await, 1);
    assert!(db.store.outbox_due_in().await.unwrap().is_some_and(|seconds| seconds > 20.0 && seconds < 60.0));
    done(&db, again[0].id, Outcome::Dead { kind: "bad_request" }).await;
    db.tamper("update outbox set not_before = now()").await;
    assert_eq!(leased_chats(&db).await, [1]);
    assert_eq!(db.count("select count(*) from outbox where state = 'dead' and payload is not null").await, 1);
}

#[tokio::test]
async fn what_is_delayed_on_purpose_holds_nothing_back() {
    let db = Db::new().await;
    enqueue(&db, &[Queued { delay: 60, ..say(1) }, say(1)]).await;
    let leased = lease(&db).await;
    assert_eq!(leased.len(), 1);
    done(&db, leased[0].id, Outcome::Sent { message_id: None }).await;
    assert!(lease(&db).await.is_empty());
}

#[tokio::test]
async fn a_later_entry_on_the_same_topic_replaces_the_one_that_waits() {
    let db = Db::new().await;
    let on = |topic: &str, chat| Queued { topic: Some(topic.to_owned()), ..say(chat) };
    enqueue(&db, &[on("a", 1), on("a", 1), on("b", 1), on("a", 2)]).await;
    assert_eq!(db.count("select count(*) from outbox").await, 3, "also within one batch");
    enqueue(&db, &[on("a", 1)]).await;
    assert_eq!(db.count("select count(*) from outbox").await, 3);
    let leased = lease(&db).await;
    enqueue(&db, &[on("b", 1), on("a", 2)]).await;
    assert_eq!(leased.len(), 2);
    assert_eq!(db.count("select count(*) from outbox").await, 5, "what is being sent stays");
}

#[tokio::test]
async fn nothing_is_sent_to_who_cannot_be_reached_until_they_write() {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    enqueue(&db, &[say(101), say(7)]).await;
    let mut unit = db.store.begin().await.unwrap();
    let now = at("2026-03-02T02:00:00Z");
    let open = unit.outbox().mark_unreachable(ChatId(101), now).await.unwrap().unwrap();
    assert_eq!(open.iter().map(|(_, kode)| *kode).collect::<Vec<_>>(), [kode(1)]);
    assert!(unit.outbox().mark_unreachable(ChatId(101), now).await.unwrap().is_none(), "told once");
    unit.commit().await.unwrap();
    assert!(find(&db.store, kode(1)).await.unreachable);
    let leased = lease(&db).await;
    assert_eq!(leased.iter().map(|l| l.chat.0).collect::<Vec<_>>(), [7]);
    done(&db, leased[0].id, Outcome::Held { kind: "stopped" }).await;
    assert_eq!(leased_chats(&db).await, [7], "held is not counted and not put off");
    writes(&db, 101).await;
    assert!(!find(&db.store, kode(1)).await.unreachable);
    assert_eq!(leased_chats(&db).await, [101]);
}

/// A chat writes, and its conversation stays as it is.
async fn writes(db: &Db, chat: i64) {
    use layanan_ktp::store::updates::{DialogWrite, Finish, Marks, RawUpdate};
    let mut poller = db.store.poller().await.unwrap().unwrap();
    poller.store(&[RawUpdate { update_id: 1, chat, raw: b"{}".to_vec() }]).await.unwrap();
    let mut unit = db.store.begin().await.unwrap();
    let claimed = unit.updates().claim(1, 0, at("2026-03-02T02:00:00Z")).await.unwrap().claimed.remove(0);
    assert!(claimed.was_unreachable && claimed.dialog.is_none());
    let (dialog, queued, marks) = (DialogWrite::Keep, Vec::new(), Marks::default());
    let done = Finish { claimed: &claimed, dialog, archive: false, queued, marks };
    unit.updates().finish(&[done], at("2026-03-02T03:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
}

#[tokio::test]
async fn a_card_is_brought_up_to_date_where_it_stands() {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    let id = find(&db.store, kode(1)).await.id;
    enqueue(&db, &[Queued { is_card: true, ..say(1).about(id) }]).await;
    let card = find(&db.store, kode(1)).await.cards[0];
    assert_eq!(card.chat, ChatId(1));
    let edit = Queued { edits: Some(card.outbox), ..say(1).about(id) };
    enqueue(&db, std::slice::from_ref(&edit)).await;
    let first = lease(&db).await;
    assert_eq!((first.len(), first[0].edits, first[0].about), (1, None, Some(id)));
    done(&db, first[0].id, Outcome::Sent { message_id: Some(50) }).await;
    let second = lease(&db).await;
    assert_eq!(second[0].edits, Some(EditTarget::MessageId(50)));
    done(&db, second[0].id, Outcome::Sent { message_id: Some(51) }).await; // had to be sent anew
    enqueue(&db, std::slice::from_ref(&edit)).await;
    assert_eq!(lease(&db).await[0].edits, Some(EditTarget::MessageId(51)));
    db.tamper("update outbox set message_id = null, leased_until = null").await;
    assert_eq!(lease(&db).await[0].edits, Some(EditTarget::Gone));
}

#[tokio::test]
async fn what_cannot_be_opened_is_leased_to_be_given_up_and_the_next_one_comes() {
    let db = Db::new().await;
    enqueue(&db, &[say(1), say(1)]).await;
    db.tamper("update outbox set payload = 'x' where outbox_id = 1").await;
    let leased = lease(&db).await;
    assert_eq!((leased.len(), &leased[0].outgoing), (1, &None));
    done(&db, leased[0].id, Outcome::Dead { kind: "unreadable" }).await;
    assert_eq!(lease(&db).await[0].outgoing, Some(say(1).outgoing));
    assert_eq!(db.count("select count(*) from outbox where state = 'dead' and last_error = 'unreadable'").await, 1);
}

/// What takes long to make is held for longer, by who holds it and by nobody else.
#[tokio::test]
async fn a_lease_is_held_for_longer_by_who_has_it() {
    let db = Db::new().await;
    enqueue(&db, &[say(1)]).await;
    let [leased] = &db.store.lease_outbox(5, 5.0).await.unwrap()[..] else { panic!("one") };
    let longer = db.store.hold_outbox(leased.id, leased.until, 600.0).await.unwrap().unwrap();
    assert!(longer > leased.until);
    assert_eq!(db.store.hold_outbox(leased.id, leased.until, 600.0).await.unwrap(), None, "another one's by then");
    db.tamper("update outbox set leased_until = now()").await;
    assert_eq!(db.store.hold_outbox(leased.id, longer, 600.0).await.unwrap(), None, "it has run out");
    let [again] = &db.store.lease_outbox(5, 5.0).await.unwrap()[..] else { panic!("one") };
    assert_eq!(db.store.hold_outbox(leased.id, longer, 600.0).await.unwrap(), None);
    assert!(db.store.hold_outbox(again.id, again.until, 600.0).await.unwrap().is_some());
}
