//! Migrations run on an empty database, one after the other, and the last of them on one that is in use.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::Peran;
use layanan_ktp::store::disclosure::Disclosed;
use layanan_ktp::store::permohonan::Loaded;
use layanan_ktp::store::{Store, create_database};
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection};

use crate::permohonan::{checked, finding};
use crate::reseal::as_before_data_keys;
use crate::support::{Db, Office, act, asked, at, database, file, find, insert, kode, server, syarat, vault, warga_at};

/// A database with all migrations but the last.
async fn before_the_last() -> (Db, i64) {
    let (name, url) = database("create database {} template template0").await;
    let all = Migrator::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")).await.unwrap();
    let versions: Vec<i64> = all.iter().map(|migration| migration.version).collect();
    let [.., target, last] = versions[..] else { panic!("there are not two migrations") };
    all.run_to(target, &mut sqlx::PgConnection::connect(&url).await.unwrap()).await.unwrap();
    let store = Store::connect(&url, vault(), 4).await.unwrap();
    (Db { store, name, url }, last)
}

#[tokio::test]
async fn an_empty_database_gets_its_tables() {
    let (_, url) = database("create database {} template template0").await;
    let store = Store::connect(&url, vault(), 2).await.unwrap();
    store.migrate().await.unwrap();
    insert(&store, &asked(1)).await;
    store.migrate().await.unwrap();
    assert_eq!(store.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap().permohonan, 1);
}

/// One of every kind of row, with a sealed day and one that is not.
async fn fill(db: &Db, o: &Office) {
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
    }
    let tick = Event::AsliDicatat { syarat: syarat("pengantar") };
    let untick = Event::AsliDicabut { syarat: syarat("pengantar") };
    let answered = Event::Dilengkapi { syarat: syarat("kk"), answer: file("kk-2"), replaces: None };
    let stated = Event::Dinyatakan {
        kind: PernyataanKind::Diterima,
        tanggal: at("2026-03-02T00:00:00Z").date_naive(),
        susulan: false,
    };
    for (n, event, stamp) in [
        (1, tick, o.staf_at("2026-03-02T03:00:00Z")),
        (1, untick, o.staf_at("2026-03-02T03:01:00Z")),
        (1, Event::Diterima, o.staf_at("2026-03-02T03:02:00Z")),
        (1, Event::TidakLengkap { findings: vec![finding("kk")] }, o.kasi_at("2026-03-02T03:03:00Z")),
        (1, answered, warga_at(101, "2026-03-02T03:04:00Z")),
        (1, Event::Diterima, o.staf_at("2026-03-02T03:05:00Z")),
        (1, Event::Lengkap, o.kasi_at("2026-03-02T03:06:00Z")),
        (1, checked(1), o.staf_at("2026-03-02T03:07:00Z")),
        (1, Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:08:00Z")),
        (1, stated, o.officer_at("2026-03-02T03:09:00Z")),
        (2, Event::Diterima, o.staf_at("2026-03-03T03:00:00Z")),
    ] {
        act(&db.store, kode(n), &event, stamp).await.unwrap();
    }
    let id = find(&db.store, kode(1)).await.id;
    let mut unit = db.store.begin().await.unwrap();
    unit.disclosure().record(id, (o.staf, Peran::Staf), &Disclosed::Nik, at("2026-03-02T03:07:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    db.tamper("update disclosure set peran = null").await; // as earlier programs wrote it
    db.tamper("delete from pengiriman_isi").await;
    db.tamper("delete from pengiriman").await;
    assert_eq!(
        db.store.seal_days(at("2026-03-03T00:00:00Z").date_naive(), at("2026-03-03T03:00:00Z")).await.unwrap(),
        1
    );
}

/// Puts into a database what an office in use has written. The program writes tables of the last migration too, so it
/// writes into a whole one, and what an earlier one can hold is copied.
async fn in_use(old: &Db) -> (Office, [Loaded; 2]) {
    let whole = Db::new().await;
    let o = Office::new(&whole).await;
    fill(&whole, &o).await;
    as_before_data_keys(&whole).await;
    let written = [find(&whole.store, kode(1)).await, find(&whole.store, kode(2)).await];
    leave_out_new_columns(&whole, old).await;
    let names = "select relname::text from pg_stat_user_tables where relname <> '_sqlx_migrations'";
    let mut dump = server().tool("pg_dump");
    dump.args(["-d", &whole.name, "--data-only", "--disable-triggers"]);
    for table in sqlx::query_scalar::<_, String>(names).fetch_all(&mut old.raw().await).await.unwrap() {
        let rows = AssertSqlSafe(format!("select count(*) from {table}"));
        let rows: i64 = sqlx::query_scalar(rows).fetch_one(&mut old.raw().await).await.unwrap();
        if rows == 0 {
            dump.arg(format!("--table={table}")); // others hold what the migrations bring
            let columns = "select attname::text from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped";
            let columns = || sqlx::query_scalar::<_, String>(columns).bind(table.clone());
            let known = columns().fetch_all(&mut old.raw().await).await.unwrap();
            for new in columns().fetch_all(&mut whole.raw().await).await.unwrap() {
                if !known.contains(&new) {
                    let drop = AssertSqlSafe(format!("alter table {table} drop column {new} cascade"));
                    sqlx::query(drop).execute(&mut whole.raw().await).await.unwrap();
                }
            }
        }
    }
    let dumped = dump.output().unwrap();
    assert!(dumped.status.success(), "{}", String::from_utf8_lossy(&dumped.stderr));
    let mut restore = server().tool("psql");
    restore.args(["-d", &old.name, "-v", "ON_ERROR_STOP=1", "-q"]).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut restoring = restore.spawn().unwrap();
    restoring.stdin.take().unwrap().write_all(&dumped.stdout).unwrap();
    assert!(restoring.wait().unwrap().success());
    (o, written)
}

/// Takes away the columns that the earlier database does not have: what it can hold is copied.
async fn leave_out_new_columns(whole: &Db, old: &Db) {
    const COLUMNS: &str = "select c.table_name || '.' || c.column_name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1";
    let of = async |db: &Db| sqlx::query_scalar::<_, String>(COLUMNS).fetch_all(&mut db.raw().await).await.unwrap();
    let (here, there) = (of(whole).await, of(old).await);
    for column in here.iter().filter(|column| !there.contains(column)) {
        let Some((table, column)) = column.split_once('.') else { continue };
        if there.iter().any(|other| other.starts_with(&format!("{table}."))) {
            assert_eq!(whole.refused(&format!("alter table {table} drop column {column} cascade")).await, None);
        }
    }
}

#[tokio::test]
async fn the_last_one_leaves_what_is_in_use_as_it_is() {
    let (db, last) = before_the_last().await;
    let (o, written) = in_use(&db).await;
    db.store.migrate().await.unwrap();
    assert_eq!(db.count("select max(version) from _sqlx_migrations where success").await, last);
    assert_eq!([find(&db.store, kode(1)).await, find(&db.store, kode(2)).await], written);
    assert_eq!(db.faults("2026-03-03T05:00:00Z").await, []);
    for (n, event, stamp) in [
        (2, Event::Lengkap, o.kasi_at("2026-03-03T04:00:00Z")),
        (3, Event::Diterima, o.staf_at("2026-03-03T04:00:00Z")),
    ] {
        act(&db.store, kode(n), &event, stamp).await.unwrap();
    }
    assert_eq!(
        db.store.seal_days(at("2026-03-04T00:00:00Z").date_naive(), at("2026-03-04T03:00:00Z")).await.unwrap(),
        1
    );
    assert_eq!(db.faults("2026-03-04T05:00:00Z").await, []);
    assert_eq!(db.refused("delete from riwayat").await.as_deref(), Some("riwayat_append_only"));
}

#[tokio::test]
async fn a_closed_store_begins_nothing() {
    let db = Db::new().await;
    db.store.close().await;
    assert!(db.store.begin().await.is_err());
}

#[tokio::test]
async fn a_database_is_created_once() {
    let admin = tokio::task::spawn_blocking(|| server().url("postgres")).await.unwrap();
    create_database(&admin, "fresh \"one\"").await.unwrap();
    create_database(&admin, "fresh \"one\"").await.unwrap();
}
