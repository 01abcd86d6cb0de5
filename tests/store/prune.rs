//! What heaps up goes after its time, and only that.

use chrono::TimeDelta;
use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::retention::Retention;

use crate::guards::desk;
use crate::support::{Db, Office, act, at, kode};

/// Runs SQL past the store.
async fn set(db: &Db, sql: &str) {
    assert_eq!(db.refused(sql).await, None, "{sql}");
}

/// The rows are old by 1 June.
fn before() -> chrono::DateTime<chrono::Utc> {
    at("2026-06-01T00:00:00Z")
}

#[tokio::test]
async fn reminders_go_once_nobody_stands_on_their_ladder() {
    let db = desk().await;
    // Chat 7 has a draft with two rungs said of it, and an older ladder, and has said other things since; chat 8 has none any
    // more. Permohonan 1 is not received yet, 3 is returned, 4 is with staf. 9 was reminded lately.
    set(
        &db,
        "insert into dialog (chat_id, version, state, draft, draft_at, updated_at)
         values (7, 1, 'x', true, '2026-03-05T00:00:00Z', '2026-03-20T00:00:00Z')",
    )
    .await;
    set(
        &db,
        "insert into pengingat (kind, subject_id, rung, since, at) values
         ('isian', 7, 'satu', '2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z'),
         ('isian', 7, 'dua', '2026-03-05T00:00:00Z', '2026-03-08T00:00:00Z'),
         ('isian', 7, 'satu', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'),
         ('isian', 8, 'akhir', '2026-03-01T00:00:00Z', '2026-03-12T00:00:00Z'),
         ('kekurangan', 1, 'satu', '2026-03-02T02:00:00Z', '2026-03-03T02:00:00Z'),
         ('kekurangan', 3, 'akhir', '2026-03-02T03:10:00Z', '2026-03-13T00:00:00Z'),
         ('kekurangan', 4, 'satu', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'),
         ('isian', 9, 'satu', '2026-05-31T00:00:00Z', '2026-06-01T00:00:00Z')",
    )
    .await;
    for subject in [1, 3, 7] {
        let sql = format!("delete from pengingat where subject_id = {subject}");
        assert_eq!(db.refused(&sql).await.as_deref(), Some("pengingat_on_ladder"), "{subject}");
    }
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(unit.prune().reminders(before(), 2).await.unwrap(), 2, "a batch");
    assert_eq!(unit.prune().reminders(before(), 2).await.unwrap(), 1);
    assert_eq!(unit.prune().reminders(before(), 2).await.unwrap(), 0);
    unit.commit().await.unwrap();
    assert_eq!(db.count("select count(*) from pengingat").await, 5);
    assert_eq!(
        db.count("select count(*) from pengingat where subject_id = 7 and since = '2026-03-05T00:00:00Z'").await,
        2
    );
    assert_eq!(db.count("select count(*) from pengingat where subject_id in (1, 3, 9)").await, 3);
}

#[tokio::test]
async fn what_was_seen_goes_with_what_has_ended() {
    let db = desk().await;
    let o = Office::new(&db).await;
    let tanggal = at("2026-03-02T00:00:00Z").date_naive();
    let stated = Event::Dinyatakan { kind: PernyataanKind::Diserahkan, tanggal, susulan: false };
    set(&db, "insert into dialog (chat_id, version, state, draft, updated_at) values (7, 1, 'x', true, now()), (8, 1, 'x', false, now())").await;
    // Of every permohonan of the desk, of the drafts of 7, 8 and 9; one that nobody has looked at, and one of lately.
    let rows = "insert into periksa (periksa_key, chat_id, permohonan_id, syarat, file_index, file, says, state, created_at)
        select gen_random_uuid(), 100 + n, n, 'kk', 'x'::bytea, 'x'::bytea, 'picture', 'given_up', '2026-03-02T02:00:00Z'::timestamptz from generate_series(1, 6) n
        union all
        select gen_random_uuid(), n, null, 'kk', 'x', 'x', 'picture', 'given_up', '2026-03-02T02:00:00Z' from generate_series(7, 9) n
        union all select gen_random_uuid(), 106, 6, 'kk', 'x', 'x', 'picture', 'pending', '2026-03-02T02:00:00Z'
        union all select gen_random_uuid(), 9, null, 'kk', 'x', 'x', 'picture', 'given_up', '2026-06-01T02:00:00Z'";
    set(&db, rows).await;
    let long = TimeDelta::days(3650);
    let kept = Retention { seen: TimeDelta::zero(), files: long, abandoned: long, ..Retention::default() };
    let sheets = async |time: &str| {
        let mut unit = db.store.begin().await.unwrap();
        let gone = unit.prune().looks((&kept, at(time)), 100).await.unwrap();
        unit.commit().await.unwrap();
        gone
    };
    assert_eq!(sheets("2026-03-02T03:00:00Z").await, 2, "of the drafts of 8 and 9; 6 ended later");
    assert_eq!(sheets("2026-06-01T00:00:00Z").await, 1, "of 6; of 5 nobody knows yet that it was handed over");
    act(&db.store, kode(5), &stated, o.officer_at("2026-03-02T04:00:00Z")).await.unwrap();
    assert_eq!(sheets("2026-03-02T04:00:00Z").await, 0, "it was stated only now");
    assert_eq!(sheets("2026-06-01T00:00:00Z").await, 1);
    assert_eq!(db.count("select count(*) from periksa where permohonan_id in (1, 2, 3, 4)").await, 4);
    assert_eq!(db.count("select count(*) from periksa where permohonan_id is null").await, 2);
    assert_eq!(db.count("select count(*) from periksa where state = 'pending'").await, 1);
}

#[tokio::test]
async fn what_the_desks_were_told_goes_but_not_that_of_the_day() {
    let db = desk().await;
    set(
        &db,
        "insert into alarm (permohonan_id, langkah, cycle, kind, tanggal, at) select 1, 'menerima', 0, 'unowned', day::date, day
         from generate_series('2026-05-28'::timestamptz, '2026-06-02', '1 day') day;
         insert into briefing (tanggal, kind, at) values ('2026-05-31', 'pagi', now()), ('2026-06-01', 'pagi', now());
         insert into kalender_peringatan (tahun, minggu, at) values (2027, '2026-05-25', now()), (2027, '2026-06-01', now())",
    )
    .await;
    let mut unit = db.store.begin().await.unwrap();
    let day = before().date_naive();
    assert_eq!(unit.prune().told(day, 3).await.unwrap(), 3 + 1 + 1);
    assert_eq!(unit.prune().told(day, 3).await.unwrap(), 1);
    assert_eq!(unit.prune().told(day, 3).await.unwrap(), 0);
    unit.commit().await.unwrap();
    assert_eq!(db.count("select count(*) from alarm where tanggal >= '2026-06-01'").await, 2);
    assert_eq!(db.count("select count(*) from alarm").await, 2);
    assert_eq!(db.count("select count(*) from briefing").await, 1);
    assert_eq!(db.count("select count(*) from kalender_peringatan").await, 1);
}

#[tokio::test]
async fn wrong_answers_go_when_their_claim_is_over_and_the_claim_stays() {
    let db = desk().await;
    set(
        &db,
        "insert into claim (permohonan_id, token_hash, made_at, expires_at) values
         (1, 'a', '2026-03-02T03:00:00Z', '2026-05-31T03:00:00Z'), (2, 'b', '2026-03-02T03:00:00Z', '2026-05-31T03:00:00Z'),
         (3, 'c', '2026-05-02T03:00:00Z', '2026-07-31T03:00:00Z');
         update claim set ended = 'guessed', ended_at = '2026-03-02T04:00:00Z' where permohonan_id = 2;
         insert into claim_try select claim_id, 7, 1, '2026-03-02T04:00:00Z' from claim",
    )
    .await;
    let tries = async |time: &str| {
        let mut unit = db.store.begin().await.unwrap();
        let gone = unit.prune().tries(at(time), 10).await.unwrap();
        unit.commit().await.unwrap();
        gone
    };
    assert_eq!(tries("2026-03-02T04:00:00Z").await, 0);
    assert_eq!(tries("2026-03-02T04:00:01Z").await, 1, "that was guessed at");
    assert_eq!(tries("2026-06-01T00:00:00Z").await, 1, "that has expired");
    assert_eq!(db.count("select count(*) from claim_try").await, 1);
    assert_eq!(db.count("select count(*) from claim").await, 3);
}

#[tokio::test]
async fn updates_and_messages_that_are_done_go_and_what_is_dead_stays() {
    let db = desk().await;
    set(
        &db,
        "insert into inbox (update_id, digest, chat_id, raw, state, done_at) values
         (1, 'x', 7, 'x', 'dead', now() - interval '40 days'), (2, 'x', 7, null, 'done', now() - interval '31 days'),
         (3, 'x', 7, null, 'done', now() - interval '29 days'), (4, 'x', 7, 'x', 'pending', null);
         insert into outbox (outbox_key, chat_id, payload, state, sent_at, permohonan_id, is_card, edits) overriding system value values
         (gen_random_uuid(), 7, null, 'sent', now() - interval '31 days', null, false, null),
         (gen_random_uuid(), 7, null, 'sent', now() - interval '29 days', null, false, null),
         (gen_random_uuid(), 7, 'x', 'dead', null, null, false, null),
         (gen_random_uuid(), 7, 'x', 'pending', null, null, false, null),
         (gen_random_uuid(), 7, null, 'sent', now() - interval '31 days', 1, true, null);
         insert into outbox (outbox_key, chat_id, payload, state, sent_at, permohonan_id, edits)
         select gen_random_uuid(), 7, null, 'sent', now() - interval '31 days', 1, outbox_id from outbox where is_card",
    )
    .await;
    set(&db, "insert into dead_notice select 'inbox', inbox_id, now() from inbox where update_id in (1, 2); insert into dead_notice select 'outbox', outbox_id, now() from outbox where state in ('dead', 'pending')").await;
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(unit.prune().dead().await.unwrap(), 2);
    let days = TimeDelta::days(30);
    assert_eq!(unit.prune().updates(days, 10).await.unwrap(), 1);
    assert_eq!(unit.prune().messages(days, 10).await.unwrap(), 1);
    unit.commit().await.unwrap();
    assert_eq!(db.count("select count(*) from inbox where update_id in (1, 3, 4)").await, 3);
    assert_eq!(db.count("select count(*) from outbox").await, 5);
    assert_eq!(db.count("select count(*) from dead_notice").await, 2);
}
