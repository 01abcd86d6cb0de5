//! One byte changed anywhere in the riwayat or in a segel, past every guard, is found.

use layanan_ktp::domain::langkah::Event;
use layanan_ktp::store::StoreError;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

use crate::segel::book;
use crate::support::{Db, Office, act, at, kode};

const LATER: &str = "2026-03-09T01:00:00Z";

/// A column of the two tables, and its type.
#[derive(Debug, Clone)]
struct Column {
    table: &'static str,
    name: String,
    of_type: String,
}

/// Where the change is made.
#[derive(Debug, Clone)]
struct Change {
    column: Index,
    row: Index,
    place: u16,
    bit: u8,
}

fn change() -> impl Strategy<Value = Change> {
    (any::<Index>(), any::<Index>(), any::<u16>(), any::<u8>()).prop_map(|(column, row, place, bit)| Change {
        column,
        row,
        place,
        bit,
    })
}

/// The value with one bit or letter of it changed; what is not there becomes something.
fn changed(column: &Column, Change { place, bit, .. }: &Change) -> String {
    let c = &column.name;
    match column.of_type.as_str() {
        "bytea" => {
            let at = format!("{place} % octet_length({c})");
            format!("set_byte({c}, {at}, get_byte({c}, {at}) # {})", 1 << (bit % 8))
        }
        "text" => {
            let at = format!("1 + {place} % length({c})");
            format!("overlay({c} placing case substr({c}, {at}, 1) when 'a' then 'b' else 'a' end from {at} for 1)")
        }
        whole @ ("integer" | "bigint") => format!("coalesce({c} # (1::{whole} << {}), 1)", bit % 31),
        "date" => format!("{c} + (1 << {})", bit % 20),
        "timestamp with time zone" => format!("{c} + interval '1 microsecond' * (1::bigint << {})", bit % 50),
        other => panic!("how a value of the type {other} changes is not said here"),
    }
}

/// Three permohonan, events of all kinds of columns, three days sealed, one that is not.
async fn sealed_and_open() -> Db {
    let db = book().await;
    let until = at("2026-03-09T00:00:00Z");
    assert_eq!(db.store.seal_days(until.date_naive(), until).await.unwrap(), 3);
    let staf = Office::new(&db).await.staf_at("2026-03-09T00:30:00Z");
    act(&db.store, kode(1), &Event::Diterima, staf).await.unwrap();
    assert_eq!(db.faults(LATER).await, []);
    db.tamper("create table riwayat_was as table riwayat; create table segel_was as table segel").await;
    db
}

async fn columns(raw: &mut PgConnection) -> Vec<Column> {
    let mut all = Vec::new();
    for table in ["riwayat", "segel"] {
        let of_table =
            "select column_name::text, data_type::text from information_schema.columns where table_name = $1";
        let rows = sqlx::query(of_table).bind(table).fetch_all(&mut *raw).await.unwrap();
        all.extend(rows.iter().map(|row| Column { table, name: row.get(0), of_type: row.get(1) }));
    }
    all
}

/// Makes the change; `false`: a key of the table does not let it stand.
async fn make(raw: &mut PgConnection, column: &Column, change: &Change) -> bool {
    let Column { table, name, .. } = column;
    let rows = format!("select count(*) from {table}");
    let rows: i64 = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_one(&mut *raw).await.unwrap();
    let n = change.row.index(usize::try_from(rows).unwrap());
    let sql = format!(
        "update {table} set {name} = {} where ctid = (select ctid from {table} order by ctid offset {n} limit 1)",
        changed(column, change)
    );
    match raw.execute(AssertSqlSafe(sql)).await {
        Ok(done) => done.rows_affected() == 1,
        Err(error) => {
            let error = StoreError::from(error);
            assert!(error.constraint().is_some_and(|key| key.ends_with("_pk")), "{change:?} of {column:?}: {error}");
            false
        }
    }
}

async fn put_back(raw: &mut PgConnection, table: &str) {
    let sql = format!("delete from {table}; insert into {table} select * from {table}_was");
    raw.execute(AssertSqlSafe(sql)).await.unwrap();
}

#[test]
fn one_byte_changed_anywhere_is_found() {
    let runtime = Runtime::new().unwrap();
    let (db, raw, columns) = runtime.block_on(async {
        let db = sealed_and_open().await;
        let mut raw = db.raw().await;
        raw.execute("set session_replication_role = replica").await.unwrap();
        let columns = columns(&mut raw).await;
        (db, Mutex::new(raw), columns)
    });
    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let result = runner.run(&change(), |change| {
        let column = &columns[change.column.index(columns.len())];
        runtime.block_on(async {
            let mut raw = raw.lock().await;
            if make(&mut raw, column, &change).await {
                let found = db.faults(LATER).await;
                put_back(&mut raw, column.table).await;
                prop_assert!(!found.is_empty(), "{column:?}");
            }
            Ok(())
        })
    });
    result.unwrap();
    assert_eq!(runtime.block_on(db.faults(LATER)), [], "all was put back");
}
