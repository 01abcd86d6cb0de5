//! How much a chat says and how often it is wrong; chats take turns; what is out of sight is not there.

use layanan_ktp::domain::guess::{Door, Tried};
use layanan_ktp::domain::pace::{Pace, Silence, Way};
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::domain::sight::Sight;
use layanan_ktp::store::Store;
use layanan_ktp::store::updates::{Claimed, DialogWrite, Finish, Marks, RawUpdate};

use crate::guards::{desk, refuses};
use crate::support::{Db, at, kode};

const NOW: &str = "2026-03-02T02:00:00Z";

const REFUSED: &[(&str, &str)] = &[
    ("insert into inbox (update_id, digest, chat_id, raw, turn) values (1, 'x', 7, 'x', -1)", "inbox_turn_check"),
    ("insert into pace values (7, now(), now(), 0)", "pace_unread_check"),
    ("insert into pace values (7, now(), null, 1)", "pace_unread_check"),
    ("insert into pace values (7, now(), now(), -1)", "pace_unread_check"),
    ("insert into pace values (7, now(), null, 0), (7, now(), null, 0)", "pace_pk"),
    ("insert into pace_pressed values (7, now(), now(), 0)", "pace_pressed_unread_check"),
    ("insert into pace_pressed values (7, now(), null, 0), (7, now(), null, 0)", "pace_pressed_pk"),
    ("insert into guess (chat_id, door, at) values (7, 'pintu', now())", "guess_door_check"),
    (
        "insert into guess (chat_id, door, at, told_at) values (7, 'kode', now(), now() - interval '1 hour')",
        "guess_told_check",
    ),
];

#[tokio::test]
async fn guards_of_the_limits() {
    refuses(&Db::new().await, REFUSED).await;
}

async fn arrive(db: &Db, chats: &[i64]) {
    let raw = |(n, chat): (i64, &i64)| RawUpdate { update_id: n, chat: *chat, raw: n.to_string().into_bytes() };
    let first = db.count("select count(*) from inbox").await;
    let batch: Vec<_> = (first..).zip(chats).map(raw).collect();
    let mut poller = db.store.poller().await.unwrap().unwrap();
    for part in batch.chunks(100) {
        poller.store(part).await.unwrap();
    }
    poller.release().await.unwrap();
}

/// One worker works on so many; whose they were.
async fn works(store: &Store, how_many: usize) -> Vec<i64> {
    let mut chats = Vec::new();
    for _ in 0..how_many {
        chats.push(work(store, Marks::default()).await.chat.0);
    }
    chats
}

async fn work(store: &Store, marks: Marks) -> Claimed {
    let mut unit = store.begin().await.unwrap();
    let claimed = unit.updates().claim(1, 0, at(NOW)).await.unwrap().claimed.remove(0);
    let done = Finish { claimed: &claimed, dialog: DialogWrite::Keep, archive: false, queued: Vec::new(), marks };
    unit.updates().finish(&[done], at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    claimed
}

#[tokio::test]
async fn who_sends_a_thousand_is_worked_on_in_turn_with_everybody_else() {
    let db = Db::new().await;
    arrive(&db, &[vec![1; 1000], vec![2; 1000], vec![3]].concat()).await;
    assert_eq!(works(&db.store, 3).await, [1, 2, 3], "whoever came last waits for one of each");
    assert_eq!(works(&db.store, 4).await, [1, 2, 1, 2]);
    arrive(&db, &[1, 4, 3, 3]).await;
    assert_eq!(works(&db.store, 5).await, [4, 3, 3, 1, 2], "and goes on so: 3 is behind its own first one only");
    let in_order = "select count(*) from (select update_id, lag(update_id) over (partition by chat_id order by done_at, inbox_id) as before
        from inbox where state = 'done') o where before > update_id";
    assert_eq!(db.count(in_order).await, 0, "each chat in its order");
}

#[tokio::test]
async fn what_a_chat_has_said_comes_with_its_next_update() {
    let db = Db::new().await;
    arrive(&db, &[1, 1, 1, 2]).await;
    let loud = Pace {
        whole_at: at("2026-03-02T02:01:00Z"),
        silence: Some(Silence { until: at("2026-03-02T02:02:00Z"), unread: 3 }),
    };
    let calm = Pace { whole_at: at("2026-03-02T02:01:00Z"), silence: None };
    let marks = Marks { pace: Some((Way::Said, loud)), guesses: vec![Door::Kode, Door::Tautan] };
    let first = work(&db.store, marks).await;
    assert_eq!((first.said, first.guesses), (None, 0));
    assert_eq!(work(&db.store, Marks::default()).await.said, None, "another chat");
    let second = work(&db.store, Marks { pace: Some((Way::Said, calm)), guesses: Vec::new() }).await;
    assert_eq!((second.said, second.pressed, second.guesses), (Some(loud), None, 2));
    assert_eq!(work(&db.store, Marks::default()).await.said, Some(calm));
    arrive(&db, &[1, 1]).await;
    work(&db.store, Marks { pace: Some((Way::Pressed, loud)), guesses: Vec::new() }).await;
    let mut unit = db.store.begin().await.unwrap();
    let later = unit.updates().claim(1, 0, at("2026-03-02T03:00:00Z")).await.unwrap().claimed.remove(0);
    assert_eq!((later.said, later.pressed), (Some(calm), Some(loud)), "each for itself");
    assert_eq!(later.guesses, 0, "an hour later they do not count any more");
}

#[tokio::test]
async fn what_did_not_fit_is_told_once_a_day() {
    let db = Db::new().await;
    arrive(&db, &[1, 2, 1]).await;
    for doors in [&[Door::Kode; 3][..], &[Door::Undangan], &[Door::Jawaban]] {
        work(&db.store, Marks { pace: None, guesses: doors.to_vec() }).await;
    }
    let untold = async |since: &str, told_since: &str| {
        let mut unit = db.store.begin().await.unwrap();
        let tried = unit.guess().untold(at(since), at(told_since)).await.unwrap();
        unit.guess().told(at("2026-03-02T02:30:00Z")).await.unwrap();
        unit.commit().await.unwrap();
        tried
    };
    assert_eq!(untold("2026-03-02T02:00:00Z", NOW).await, Tried::default(), "they are older");
    assert_eq!(db.refused("update guess set told_at = null").await, None);
    let all = Tried { all: 5, chats: 2, most: 4 };
    assert_eq!(untold("2026-03-02T01:59:59Z", NOW).await, all);
    assert_eq!(untold("2026-03-02T01:59:59Z", NOW).await, Tried::default(), "that was told");
    assert_eq!(
        db.refused("insert into guess (chat_id, door, at) values (7, 'kode', '2026-03-02T02:40:00Z')").await,
        None
    );
    assert_eq!(untold("2026-03-02T02:00:00Z", NOW).await, Tried::default(), "not again on the same day");
    assert_eq!(untold("2026-03-02T02:00:00Z", "2026-03-02T02:31:00Z").await.all, 1);
}

#[tokio::test]
async fn what_was_counted_goes_after_its_time() {
    let db = Db::new().await;
    let rows = "insert into pace values (7, '2026-03-02T02:00:00Z', null, 0), (8, '2026-04-02T02:00:00Z', null, 0);
        insert into pace_pressed select * from pace;
        insert into guess (chat_id, door, at) values (7, 'kode', '2026-03-02T02:00:00Z'), (7, 'kode', '2026-04-02T02:00:00Z')";
    assert_eq!(db.refused(rows).await, None);
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(unit.prune().limits(at("2026-04-01T00:00:00Z"), 10).await.unwrap(), 3);
    assert_eq!(unit.prune().limits(at("2026-04-01T00:00:00Z"), 10).await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_out_of_sight_is_not_there() {
    let db = desk().await; // 1 belongs to chat 101; 5 was sent to petugas 3
    let officer = |n| Sight::of(PetugasId(n), Peran::Dispendukcapil);
    for (sight, seen) in [
        (Sight::All, &[1, 2, 3, 4, 5, 6][..]),
        (Sight::OfChat(ChatId(101)), &[1]),
        (Sight::OfChat(ChatId(7)), &[]),
        (officer(3), &[5]),
        (officer(1), &[]),
        (Sight::of(PetugasId(1), Peran::Admin), &[]),
    ] {
        for n in 1..=7 {
            let mut unit = db.store.begin().await.unwrap();
            let found = unit.permohonan().find_in(kode(n), sight).await.unwrap();
            assert_eq!(found.is_some(), seen.contains(&n), "{sight:?} and {n}");
            assert!(found.is_none_or(|found| sight.holds(&found.permohonan)));
            assert_eq!(unit.permohonan().lock_in(kode(n), sight).await.unwrap().is_some(), seen.contains(&n));
        }
    }
}
