//! After a switch of servers: the one that led answers still, and takes no writes any more.

use std::time::Duration;

use layanan_ktp::store::{Store, StoreError};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::support::{Db, at, vault};

/// What a server that follows another one says of itself, too.
async fn takes_writes(db: &Db, whether: bool) {
    let how = if whether { "off" } else { "on" };
    let sql = format!(
        "set transaction_read_only = off; alter database {} set default_transaction_read_only = {how}",
        db.name
    );
    db.raw().await.execute(AssertSqlSafe(sql)).await.unwrap();
}

#[tokio::test]
async fn a_server_that_takes_no_writes_is_not_worked_on_and_waited_for() {
    let db = Db::new().await;
    takes_writes(&db, false).await;
    let polls = db.store.poller().await.err().expect("nobody becomes the one who polls there");
    assert!(polls.is_transient() && db.store.intake().await.is_err_and(|error| error.is_transient()));

    let works = async {
        let store = Store::connect(&db.url, vault(), 2).await?;
        store.begin_day(at("2031-03-02T02:00:00Z")).await
    };
    let mut works = std::pin::pin!(works);
    assert!(tokio::time::timeout(Duration::from_millis(500), &mut works).await.is_err(), "it goes on to wait");
    takes_writes(&db, true).await;
    works.await.unwrap();
}

/// Nothing is wrong with what was to be written.
#[tokio::test]
async fn a_refusal_to_write_is_no_fault_of_what_was_to_be_written() {
    let db = Db::new().await;
    takes_writes(&db, false).await;
    let mut connection = PgConnection::connect(&db.url).await.unwrap();
    let refused = StoreError::from(connection.execute("delete from inbox").await.unwrap_err());
    assert!(refused.is_transient(), "{refused}");
}
