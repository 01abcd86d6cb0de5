//! All that is kept has its time: what was read, what waits for who cannot be reached, photos of what nobody completes, what
//! names a chat. The trial says just what the run does.

use chrono::{DateTime, TimeDelta, Utc};
use layanan_ktp::app::jobs::forget::{Destroyed, batch};
use layanan_ktp::domain::petugas::{Peran, PetugasId};
use layanan_ktp::domain::retention::{Heap, Retention};
use layanan_ktp::store::disclosure::Disclosed;
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::guards::{desk, refuses};
use crate::support::{Db, at, find, kode, of_book};

/// Five years after the desk has worked.
const LATER: &str = "2031-03-10T02:00:00Z";

async fn set(db: &Db, sql: &str) {
    assert_eq!(db.refused(sql).await, None, "{sql}");
}

async fn run(db: &Db, now: &str) -> Destroyed {
    let mut unit = db.store.begin().await.unwrap();
    let done = batch(&mut unit, Retention::default(), at(now)).await.unwrap();
    unit.commit().await.unwrap();
    done
}

fn rows(done: &Destroyed, heap: Heap) -> u64 {
    done.rows.get(&heap).copied().unwrap_or(0)
}

async fn shown(db: &Db, n: u8, time: &str) {
    let id = find(&db.store, kode(n)).await.id;
    let mut unit = db.store.begin().await.unwrap();
    unit.disclosure().record(id, (PetugasId(1), Peran::Staf), &Disclosed::Nik, at(time)).await.unwrap();
    unit.disclosure().record(id, (PetugasId(2), Peran::Kasi), &Disclosed::Kartu, at(time)).await.unwrap();
    unit.commit().await.unwrap();
    let searched = "insert into pencarian (petugas_id, peran, kunci, digest, only_open, page, found, at)
        values (1, 'staf', 'nama', 'x', false, 0, 1, $1)";
    sqlx::query(searched).bind(at(time)).execute(&mut db.raw().await).await.unwrap();
}

/// What was opened and looked for on two days, both sealed.
async fn read_and_sealed() -> Db {
    let db = desk().await;
    shown(&db, 1, "2026-03-02T04:00:00Z").await;
    shown(&db, 2, "2026-03-02T04:00:00Z").await;
    shown(&db, 1, "2026-03-11T04:00:00Z").await;
    let now: DateTime<Utc> = at("2026-03-12T02:00:00Z");
    assert_eq!(db.store.seal_days(now.date_naive(), now).await.unwrap(), 2);
    db
}

async fn faults(db: &Db) -> Vec<ChainFault> {
    db.faults("2026-03-12T03:00:00Z").await
}

#[tokio::test]
async fn what_was_read_goes_after_its_years_and_the_segel_of_its_day_holds() {
    let db = read_and_sealed().await;
    assert_eq!(faults(&db).await, []);
    let roles = "select count(*) from disclosure where peran = case petugas_id when 1 then 'staf' else 'kasi' end";
    assert_eq!(db.count(roles).await, 6, "in which role they were shown it is kept");
    let done = run(&db, "2031-03-01T02:00:00Z").await;
    assert_eq!((rows(&done, Heap::Disclosures), rows(&done, Heap::Searches)), (0, 0), "its time has not passed");
    let done = run(&db, LATER).await;
    assert_eq!((rows(&done, Heap::Disclosures), rows(&done, Heap::Searches)), (4, 2));
    assert_eq!(db.count("select count(*) from disclosure").await, 2, "of the other day");
    assert_eq!(db.count("select count(*) from pencarian").await, 1);
    assert_eq!(db.count("select sum(rows)::bigint from destroyed_log").await, 6);
    assert_eq!(db.count("select rows from destroyed_rows where what = 'dibaca'").await, 4);
    assert_eq!(faults(&db).await, []);
    assert_eq!(rows(&run(&db, LATER).await, Heap::Disclosures), 0);
}

#[tokio::test]
async fn what_was_read_on_a_day_without_segel_stays() {
    let db = desk().await;
    shown(&db, 1, "2026-03-02T04:00:00Z").await;
    let done = run(&db, LATER).await;
    assert_eq!((rows(&done, Heap::Disclosures), rows(&done, Heap::Searches)), (0, 0));
}

#[tokio::test]
async fn nobody_takes_it_away_past_the_program_unseen() {
    let forged = "insert into destroyed_log
        select tanggal, log, kode, rows, hash, now(), 'x' from read_log('-infinity', '2026-03-03T00:00:00Z')
        where kode <> '-'";
    let db = read_and_sealed().await;
    assert_eq!(db.refused("delete from disclosure").await.as_deref(), Some("disclosure_append_only"));
    assert_eq!(db.refused("delete from pencarian").await.as_deref(), Some("pencarian_append_only"));
    let unsealed = "insert into disclosure (permohonan_id, petugas_id, what, at) values (3, 1, 'nik', '2026-03-13T04:00:00Z');
        insert into destroyed_log select tanggal, log, kode, rows, hash, now(), 'x' from read_log('2026-03-13', 'infinity');
        delete from disclosure where permohonan_id = 3";
    assert_eq!(db.refused(unsealed).await.as_deref(), Some("disclosure_append_only"), "of a day that is not sealed");
    set(&db, &format!("{forged}; delete from disclosure where at < '2026-03-03'")).await;
    let day = at("2026-03-02T00:00:00Z").date_naive();
    assert_eq!(faults(&db).await, [of_book(FaultKind::ReadLog { tanggal: day })]);
    let db = read_and_sealed().await;
    run(&db, LATER).await;
    refuses(
        &db,
        &[
            ("update destroyed_log set rows = 1", "destroyed_log_append_only"),
            ("delete from destroyed_log", "destroyed_log_append_only"),
            ("truncate destroyed_log", "destroyed_log_append_only"),
            (
                "insert into destroyed_log values ('2026-03-11', 'dialog', '-', 1, 'x', now(), 'x')",
                "destroyed_log_check",
            ),
            (
                "insert into destroyed_log values ('2026-03-11', 'pencarian', '-', 0, 'x', now(), 'x')",
                "destroyed_log_rows_check",
            ),
            (
                "set local session_replication_role = replica;
                 insert into disclosure (permohonan_id, petugas_id, what, at, peran) values (1, 1, 'nik', now(), 'x')",
                "disclosure_peran_check",
            ),
            (
                "insert into disclosure (permohonan_id, petugas_id, what, at, peran) values (1, 1, 'nik', now(), 'kasi')",
                "disclosure_by_peran",
            ),
            ("update disclosure set peran = 'staf'", "disclosure_append_only"),
        ],
    )
    .await;
    for (sql, what) in [
        ("update destroyed_log set rows = 1 where log = 'disclosure'", FaultKind::ReadLog { tanggal: day }),
        ("delete from destroyed_log where log = 'pencarian'", FaultKind::Segel { tanggal: day }),
    ] {
        let db = read_and_sealed().await;
        run(&db, LATER).await;
        db.tamper(sql).await;
        assert!(faults(&db).await.contains(&of_book(what)), "{sql}");
    }
}

/// Of what each rule is about, one that is due and one that is not.
const HEAPS: &str = "
    insert into dialog (chat_id, version, state, draft, unreachable_since, updated_at) values
        (20, 0, 'x', false, '2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z'),
        (21, 1, 'x', false, null, '2026-03-02T00:00:00Z'), (22, 1, 'x', false, null, '2026-05-30T00:00:00Z'),
        (23, 1, 'x', true, null, '2026-03-01T00:00:00Z'), (24, 1, 'x', true, null, '2026-05-30T00:00:00Z');
    insert into outbox (outbox_key, chat_id, payload, state, created_at) values
        (gen_random_uuid(), 20, 'x', 'pending', now() - interval '31 days'),
        (gen_random_uuid(), 20, 'x', 'pending', now() - interval '29 days'),
        (gen_random_uuid(), 21, 'x', 'pending', now() - interval '31 days'),
        (gen_random_uuid(), 21, 'x', 'dead', now() - interval '31 days');
    insert into outbox (outbox_key, chat_id, payload, edits, state, created_at)
        select gen_random_uuid(), 20, 'x', outbox_id, 'pending', now() from outbox
        where chat_id = 20 order by outbox_id limit 1;
    insert into outbox (outbox_key, chat_id, state, sent_at) values
        (gen_random_uuid(), 20, 'sent', now() - interval '91 days'), (gen_random_uuid(), 20, 'sent', now() - interval '89 days');
    insert into inbox (update_id, digest, chat_id, raw, state, received_at, done_at) values
        (1, 'a', 1, 'x', 'dead', now() - interval '31 days', null),
        (2, 'b', 1, null, 'done', now() - interval '40 days', now() - interval '31 days'),
        (3, 'c', 1, null, 'done', now() - interval '31 days', now() - interval '29 days');
    insert into dialog_archive values (1, 1, 'x', '2026-05-01T00:00:00Z'), (1, 1, 'x', '2026-05-30T00:00:00Z');
    insert into pemberitahuan (chat_id, version, at) values
        (9, '1', '2026-03-01T00:00:00Z'), (9, '2', '2026-05-30T00:00:00Z'), (101, '1', '2026-03-01T00:00:00Z'),
        (24, '1', '2026-03-01T00:00:00Z');
    insert into insiden (known_at, since, until, scope, recorded_at)
        values ('2020-03-01', '2020-02-01', '2020-02-02', 'semua', '2020-03-01');
    insert into insiden_told_draft select insiden_id, chat, '2020-03-02' from insiden, unnest(array[9, 24]) chat;
    insert into pengingat (kind, subject_id, rung, since, at) values ('isian', 8, 'akhir', '2026-02-01', '2026-02-12');
    insert into placed_archive (pengiriman_id, bagian, saluran, chat_id, message_id, name, at) values
        (1, 1, 'folder', 103, null, 'a', '2026-05-20'), (1, 2, 'folder', 103, null, 'b', '2026-05-30'),
        (1, 1, 'chat', 103, 5, 'a', '2026-05-20');
    insert into guess (chat_id, door, at) values (9, 'kode', '2026-05-01'), (9, 'kode', '2026-05-31');
    insert into pace values (9, '2026-05-01', null, 0), (10, '2026-05-31', null, 0);
    insert into periksa (periksa_key, chat_id, permohonan_id, syarat, file_index, file, says, state, created_at)
        select gen_random_uuid(), 100 + n, n, 'kk', 'x'::bytea, 'x'::bytea, 'picture', 'given_up', '2026-03-02T02:00:00Z'::timestamptz
        from unnest(array[4, 5]) n";
const SOON: &str = "2026-06-01T02:00:00Z";

#[tokio::test]
async fn each_rule_takes_what_is_due_and_the_trial_says_the_same() {
    let db = desk().await;
    set(&db, HEAPS).await;
    let mut unit = db.store.begin().await.unwrap();
    let said = batch(&mut unit, Retention::default(), at(SOON)).await.unwrap();
    drop(unit);
    assert_eq!(db.count("select count(*) from destroyed_rows").await, 0);
    let done = run(&db, SOON).await;
    assert_eq!(said, done);
    let expected = [
        (Heap::Drafts, 1),
        (Heap::Leftovers, 1),
        (Heap::Archived, 1),
        (Heap::Updates, 1),
        (Heap::Messages, 1),
        (Heap::Unreached, 2),
        (Heap::Inbox, 1),
        (Heap::Outbox, 1),
        (Heap::Looks, 1),
        (Heap::Reminders, 1),
        (Heap::Notices, 1),
        (Heap::Breaches, 1),
        (Heap::Tries, 2),
        (Heap::Archives, 1),
    ];
    for (heap, due) in expected {
        assert_eq!(rows(&done, heap), due, "{heap}");
        let counted = sqlx::query_scalar::<_, i64>("select sum(rows)::bigint from destroyed_rows where what = $1");
        let counted = counted.bind(heap.code()).fetch_one(&mut db.raw().await).await.unwrap();
        assert_eq!(counted.unsigned_abs(), due, "{heap}");
    }
    assert_eq!(db.count("select count(*) from destroyed_rows").await, 14, "nothing else was counted");
    assert_eq!(db.count("select count(*) from dialog where chat_id in (20, 22, 24)").await, 3);
    assert_eq!(db.count("select count(*) from outbox where state = 'pending'").await, 2);
    assert_eq!(db.count("select count(*) from periksa where permohonan_id = 4").await, 1);
    assert_eq!(db.count("select count(*) from pemberitahuan where chat_id in (9, 24, 101)").await, 3);
}

#[tokio::test]
async fn another_time_of_the_office_counts() {
    let db = desk().await;
    set(&db, HEAPS).await;
    let kept = Retention { failed: TimeDelta::days(3650), draft: TimeDelta::days(3650), ..Retention::default() };
    let mut unit = db.store.begin().await.unwrap();
    let done = batch(&mut unit, kept, at(SOON)).await.unwrap();
    for heap in [Heap::Archived, Heap::Updates, Heap::Messages, Heap::Unreached, Heap::Drafts, Heap::Leftovers] {
        assert_eq!(rows(&done, heap), 0, "{heap}");
    }
}
