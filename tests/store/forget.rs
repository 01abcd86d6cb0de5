//! Who is forgotten cannot be read again, in old copies neither, and the book goes on.

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{DateTime, Utc};
use layanan_ktp::app::jobs::forget::batch;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::petugas::PetugasId;
use layanan_ktp::domain::retention::{Heap, Retention, Rule};
use layanan_ktp::store::Store;
use layanan_ktp::store::sealing::{Place, VaultError};
use layanan_ktp::store::verify::{ChainFault, FaultKind};
use local_postgres::testing::TempFolder;
use sqlx::Executor as _;

use crate::guards::{all_refused, desk, refuses};
use crate::reseal::as_before_data_keys;
use crate::support::{Db, Office, act, asked, at, database, find, insert, kode, nik_of, person, server, vault};
use crate::syarat::{adopts, profile};
use crate::updates::say;

const NOW: &str = "2026-04-10T02:00:00Z";

async fn forget(store: &Store, kode: Kode, now: DateTime<Utc>) -> bool {
    let mut unit = store.begin().await.unwrap();
    let done = unit.forget().permohonan(kode, Rule::Ended, now).await.unwrap();
    unit.commit().await.unwrap();
    done
}

/// What is wrong with the chains, apart from days that nobody sealed here.
async fn faults(db: &Db) -> Vec<ChainFault> {
    let all = db.faults(NOW).await;
    all.into_iter().filter(|fault| !matches!(fault.what, FaultKind::Unsealed { .. })).collect()
}

#[tokio::test]
async fn the_person_is_gone_and_the_row_stays() {
    let db = desk().await;
    let sealed: Vec<u8> = sqlx::query_scalar("select data from permohonan where permohonan_id = 6")
        .fetch_one(&mut db.raw().await)
        .await
        .unwrap();
    assert!(forget(&db.store, kode(6), at(NOW)).await);
    assert!(!forget(&db.store, kode(6), at(NOW)).await, "once");
    assert!(db.store.begin().await.unwrap().permohonan().find(kode(6)).await.unwrap().is_none());
    let nik = vault().index("nik", nik_of(6).as_str());
    let found = sqlx::query_scalar::<_, i64>("select count(*) from permohonan where nik_index = $1").bind(nik);
    assert_eq!(found.fetch_one(&mut db.raw().await).await.unwrap(), 0);
    let compact = kode(6).compact();
    let place = Place { table: "permohonan", column: "data", row: &compact };
    assert_eq!(vault().open(place, &sealed), Err(VaultError::Forgotten), "a copy of what was sealed opens nowhere");
    assert_eq!(faults(&db).await, []);
    assert_eq!(db.count("select count(*) from riwayat where permohonan_id = 6").await, 2);
    assert_eq!(find(&db.store, kode(1)).await.permohonan.data.nama, person(1).nama);
}

#[tokio::test]
async fn what_is_not_over_is_not_forgotten() {
    let db = desk().await;
    for n in 1..=5 {
        assert!(!forget(&db.store, kode(n), at(NOW)).await, "{n}");
    }
    let closed = db.store.begin().await.unwrap().forget().closed_before(at("2026-03-02T03:30:00Z"), 10).await.unwrap();
    assert_eq!(closed, [], "its time has not passed");
    let closed = db.store.begin().await.unwrap().forget().closed_before(at("2026-03-02T03:30:01Z"), 10).await.unwrap();
    assert_eq!(closed, [kode(6)]);
}

#[tokio::test]
async fn one_that_the_database_refuses_holds_up_no_other() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
        let closed = Event::Dibatalkan { alasan: Alasan { kode: AlasanBatal::TidakJadi, text: None } };
        act(&db.store, kode(n), &closed, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    }
    let mut raw = db.raw().await;
    raw.execute(
        "create function refuse() returns trigger language plpgsql as
             $$ begin raise exception using errcode = 'check_violation', constraint = 'refused_here'; end $$;
         create constraint trigger refused_here after delete on data_key deferrable initially deferred
             for each row when (old.permohonan_id = 2) execute function refuse()",
    )
    .await
    .unwrap();
    let night = async || {
        let mut unit = db.store.begin().await.unwrap();
        let done = batch(&mut unit, Retention::default(), at(NOW)).await.unwrap();
        unit.commit().await.unwrap();
        done.closed
    };
    assert_eq!(night().await, 2);
    assert_eq!(night().await, 0, "it is tried again, and stays as it was");
    assert_eq!(find(&db.store, kode(2)).await.permohonan.data.nama, person(2).nama);
    raw.execute("drop trigger refused_here on data_key").await.unwrap();
    assert_eq!(night().await, 1);
    assert_eq!(faults(&db).await, []);
}

/// Without a key there is nothing whose loss would make them forgotten: what was sealed stays readable with the office's.
#[tokio::test]
async fn one_from_before_there_were_keys_is_forgotten_once_it_has_one() {
    let db = desk().await;
    as_before_data_keys(&db).await;
    assert!(!forget(&db.store, kode(6), at(NOW)).await);
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(unit.forget().closed_before(at(NOW), 10).await.unwrap(), []);
    assert_eq!(unit.forget().keyless().await.unwrap(), 6);
    drop(unit);
    assert_eq!(db.count("select count(*) from destruction").await, 0);
    assert_eq!(db.store.seal_anew(&mut |_| ()).await.unwrap().sealed, 6);
    assert!(forget(&db.store, kode(6), at(NOW)).await);
    assert_eq!(faults(&db).await, []);
}

/// A backup: the book, which is kept for long, and the keys with what passes with time.
pub(crate) struct Backup {
    pub(crate) buku: PathBuf,
    pub(crate) kunci: PathBuf,
    _folder: TempFolder,
}

/// Makes one, as docs/keys.md says.
pub(crate) fn backed_up(db: &Db) -> Backup {
    let folder = TempFolder::new().unwrap();
    let to = folder.path().join("backups");
    std::fs::create_dir(&to).unwrap();
    let output = script(&db.name, "backup.sh").arg(&to).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written = String::from_utf8(output.stdout).unwrap();
    let [buku, kunci]: [PathBuf; 2] = written.lines().map(PathBuf::from).collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(std::fs::read_dir(&to).unwrap().count(), 2, "nothing else is left");
    Backup { buku, kunci, _folder: folder }
}

/// A program on the same data, with the same key of the office.
pub(crate) async fn restored(buku: &Path, kunci: &Path) -> Store {
    let (name, url) = database("create database {} template template0").await;
    let output = script(&name, "restore.sh").args([buku, kunci]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let store = Store::connect(&url, vault(), 2).await.unwrap();
    store.begin_day(at(NOW)).await.unwrap();
    store
}

/// A script of this program, with the tools of the server that the tests run.
fn script(database: &str, name: &str) -> Command {
    let tool = server().tool("psql");
    let tools = Path::new(tool.get_program()).parent().unwrap().to_owned();
    let mut path = vec![tools];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    let mut script = Command::new("sh");
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts").join(name));
    script.envs(tool.get_envs().filter_map(|(name, value)| Some((name, value?))));
    script.env("PATH", std::env::join_paths(path).unwrap()).env("PGDATABASE", database);
    script
}

#[tokio::test]
async fn a_backup_from_before_shows_the_others_and_not_them() {
    let db = desk().await;
    let old = backed_up(&db);
    assert!(forget(&db.store, kode(6), at(NOW)).await);
    insert(&db.store, &asked(9)).await; // a key without its permohonan in the book of then
    queues(&db.store).await;
    let today = backed_up(&db);
    let restored = restored(&old.buku, &today.kunci).await;
    assert_eq!(find(&restored, kode(1)).await.permohonan.data.nama, person(1).nama);
    assert!(restored.begin().await.unwrap().permohonan().find(kode(6)).await.is_err());
    assert!(restored.begin().await.unwrap().permohonan().find(kode(9)).await.unwrap().is_none());
    queues(&restored).await; // behind the newest number, though the book knows of fewer
}

async fn queues(store: &Store) {
    let mut unit = store.begin().await.unwrap();
    unit.outbox().enqueue(&[say(7)]).await.unwrap();
    unit.commit().await.unwrap();
}

/// What `pg_dump` writes is put back with an empty search path, on which functions that a check asks have to find each other.
#[tokio::test]
async fn the_lists_of_syarat_come_back_from_a_backup() {
    let db = Db::new().await;
    adopts(&db, &profile(1)).await;
    let copy = backed_up(&db);
    let restored = restored(&copy.buku, &copy.kunci).await;
    assert_eq!(restored.begin().await.unwrap().syarat().newest().await.unwrap().map(|lists| lists.version), Some(1));
}

#[tokio::test]
async fn forgetting_past_the_program_is_noticed() {
    let blank = "data = '', nik_index = '', kk_index = '', nama_index = '{}', forgotten_at = '2026-04-01T00:00:00Z'";
    let by_hand = [
        format!("update permohonan set {blank} where permohonan_id = 6"),
        format!(
            "update permohonan set {blank} where permohonan_id = 6;
             insert into destruction values (6, 'berakhir', '2026-04-01T00:00:00Z', 'x')"
        ),
        format!("update permohonan set {blank} where permohonan_id = 1"),
    ];
    for sql in by_hand {
        let db = desk().await;
        db.tamper(&sql).await;
        assert!(faults(&db).await.iter().any(|fault| fault.what == FaultKind::Forgotten), "{sql}");
    }
    let db = desk().await;
    assert!(forget(&db.store, kode(6), at(NOW)).await);
    db.tamper("update destruction set at = at - interval '1 day'").await;
    assert!(faults(&db).await.iter().any(|fault| fault.what == FaultKind::Forgotten));
    let db = desk().await;
    let mut unit = db.store.begin().await.unwrap();
    assert!(unit.forget().at_the_counter(kode(6), PetugasId(1), at(NOW)).await.unwrap());
    unit.commit().await.unwrap();
    assert_eq!(faults(&db).await, []);
    db.tamper("update destruction set petugas_id = 2").await;
    assert!(faults(&db).await.iter().any(|fault| fault.what == FaultKind::Forgotten), "by whom is covered, too");
}

/// Statements, and the constraint that has to refuse them.
const REFUSED: &[(&str, &str)] = &[
    ("update permohonan set forgotten_at = now() where permohonan_id = 6", "permohonan_forgotten"),
    ("update permohonan set forgotten_at = now(), data = '', nik_index = '', kk_index = '', nama_index = '{}' where permohonan_id = 1",
     "permohonan_forgotten"),
    ("update permohonan set forgotten_at = closed_at - interval '1 day', data = '', nik_index = '', kk_index = '', nama_index = '{}'
      where permohonan_id = 6", "permohonan_forgotten"),
    ("update permohonan set forgotten_at = now(), data = '', nik_index = '', kk_index = '', nama_index = '{}', desa = 'x'
      where permohonan_id = 6", "permohonan_forgotten"),
    ("update permohonan set forgotten_at = now(), data = '', nik_index = '', kk_index = '', nama_index = '{}' where permohonan_id = 6",
     "permohonan_destroyed"),
    ("insert into destruction values (6, 'berakhir', now(), 'x')", "destruction_of_forgotten"),
    ("update permohonan set forgotten_at = now(), data = '', nik_index = '', kk_index = '', nama_index = '{}' where permohonan_id = 6;
      insert into destruction values (6, 'lain', now(), 'x')", "destruction_rule_check"),
    ("update permohonan set forgotten_at = now(), data = '', nik_index = '', kk_index = '', nama_index = '{}' where permohonan_id = 6;
      insert into destruction values (6, 'berakhir', now(), 'x', 1)", "destruction_petugas_check"),
    ("update permohonan set forgotten_at = now(), data = '', nik_index = '', kk_index = '', nama_index = '{}' where permohonan_id = 6;
      insert into destruction values (6, 'diminta', now(), 'x', 99)", "destruction_petugas_fk"),
    ("insert into destroyed_rows (at, what, rows) values (now(), 'pesan', 0)", "destroyed_rows_check"),
    ("insert into destroyed_rows (at, what, rows) values (now(), 'x', 1)", "destroyed_rows_what_check"),
    ("insert into destroyed_rows (at, what, rows) values (now(), 'pesan', 1); delete from destroyed_rows", "destroyed_rows_append_only"),
];

/// The same, of who is forgotten already.
const REFUSED_AFTERWARDS: &[(&str, &str)] = &[
    ("update permohonan set forgotten_at = null where permohonan_id = 6", "permohonan_forgotten"),
    ("update permohonan set data = 'x' where permohonan_id = 6", "permohonan_forgotten"),
    ("delete from destruction", "destruction_append_only"),
];

#[tokio::test]
async fn the_guards_let_nothing_else_through() {
    let db = desk().await;
    all_refused(&db, REFUSED).await;
    assert!(forget(&db.store, kode(6), at(NOW)).await);
    refuses(&db, REFUSED_AFTERWARDS).await;
}

#[tokio::test]
async fn what_failed_goes_when_its_time_has_passed_and_is_counted() {
    let db = desk().await;
    let failed = "insert into inbox (update_id, digest, chat_id, raw, state, received_at) values
             (1, 'a', 1, 'x', 'dead', now() - interval '31 days'), (2, 'b', 1, 'x', 'dead', now() - interval '29 days'),
             (3, 'c', 1, null, 'done', now() - interval '31 days');
         insert into outbox (outbox_key, chat_id, payload, state, created_at) values
             (gen_random_uuid(), 1, 'x', 'dead', now() - interval '31 days'),
             (gen_random_uuid(), 1, 'x', 'pending', now() - interval '31 days');
         insert into outbox (outbox_key, chat_id, edits, state) values (gen_random_uuid(), 1, (select min(outbox_id) from outbox), 'sent');
         insert into dialog_archive values (1, 1, 'x', '2026-03-10T01:00:00Z'), (1, 1, 'x', '2026-03-12T00:00:00Z')";
    assert_eq!(db.refused(failed).await, None);
    let mut unit = db.store.begin().await.unwrap();
    let done = batch(&mut unit, Retention::default(), at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!((done.closed, done.more), (1, false));
    for (heap, rows) in [(Heap::Updates, 1), (Heap::Messages, 2), (Heap::Archived, 1)] {
        assert_eq!(done.rows[&heap], rows, "{heap}");
    }
    let mut unit = db.store.begin().await.unwrap();
    let again = batch(&mut unit, Retention::default(), at(NOW)).await.unwrap();
    assert_eq!((again.closed, again.rows.values().sum::<u64>()), (0, 0));
    drop(unit);
    assert_eq!(db.count("select count(*) from inbox").await, 2);
    assert_eq!(db.count("select count(*) from outbox").await, 1);
    assert_eq!(db.count("select count(*) from dialog_archive").await, 1);
    assert_eq!(db.count("select sum(rows)::bigint from destroyed_rows").await, 4);
}
