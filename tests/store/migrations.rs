//! Migrations run on an empty database and on one that is in use.

use layanan_ktp::domain::langkah::Event;
use layanan_ktp::store::{Store, create_database};

use crate::support::{Db, Office, act, asked, database, find, insert, kode, server, vault};

#[tokio::test]
async fn an_empty_database_gets_its_tables() {
    let (_, url) = database("create database {} template template0").await;
    let store = Store::connect(&url, vault(), 2).await.unwrap();
    store.migrate().await.unwrap();
    insert(&store, &asked(1)).await;
    store.migrate().await.unwrap();
    assert_eq!(store.verify().await.unwrap().permohonan, 1);
}

#[tokio::test]
async fn what_is_in_use_stays_as_it_is() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    act(&db.store, kode(1), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    let before = find(&db.store, kode(1)).await;
    db.store.migrate().await.unwrap();
    assert_eq!(find(&db.store, kode(1)).await, before);
    db.store.close().await;
    assert!(db.store.begin().await.is_err());
}

#[tokio::test]
async fn a_database_is_created_once() {
    let admin = tokio::task::spawn_blocking(|| server().url("postgres")).await.unwrap();
    create_database(&admin, "fresh \"one\"").await.unwrap();
    create_database(&admin, "fresh \"one\"").await.unwrap();
}
