//! What passes with time is sealed with the key of its day; once that is destroyed, old copies of it open nowhere.

use std::path::{Path, PathBuf};

use layanan_ktp::app::jobs::forget::{Destroyed, batch};
use layanan_ktp::domain::berkas::{Media, Piece};
use layanan_ktp::domain::foto::Says;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::domain::retention::{Heap, Retention};
use layanan_ktp::store::file::{Content, Objects};
use layanan_ktp::store::outbox::Outcome;
use layanan_ktp::store::periksa::Taken;
use layanan_ktp::store::sealing::Place;
use layanan_ktp::store::updates::{DialogWrite, DraftWrite, Finish, Marks, RawUpdate};
use layanan_ktp::store::{Store, StoreError};
use local_postgres::testing::TempFolder;
use sqlx::Executor as _;

use crate::forget::{backed_up, restored};
use crate::guards::{all_refused, desk};
use crate::support::{Db, KEY, TODAY, asked, at, find, insert, kode, photo_ref, server, syarat, vault};
use crate::updates::say;

/// Who has a draft; permohonan 1 is going to be theirs.
const CHAT: ChatId = ChatId(101);
const DRAFT: &str = "{\"nama\":\"rahasia\"}";
const TYPED: &[u8] = b"{\"text\":\"rahasia\"}";
const PICTURE: &[u8] = b"the picture of a made-up family card";
/// When a draft of `TODAY` is not kept any more.
const OVER: &str = "2026-06-10T02:00:00Z";

async fn arrives(store: &Store, update_id: i64) {
    let mut poller = store.poller().await.unwrap().unwrap();
    poller.store(&[RawUpdate { update_id, chat: CHAT.0, raw: TYPED.to_vec() }]).await.unwrap();
    poller.release().await.unwrap();
}

/// The update that waits is worked on.
async fn works(store: &Store, dialog: DialogWrite) {
    let mut unit = store.begin().await.unwrap();
    let claimed = unit.updates().claim(1, 0, at(TODAY)).await.unwrap().claimed.remove(0);
    let marks = Marks::default();
    let done = Finish { claimed: &claimed, dialog, archive: false, queued: vec![say(CHAT.0)], marks };
    unit.updates().finish(&[done], at(TODAY)).await.unwrap();
    unit.commit().await.unwrap();
}

/// A draft with a photo, a message that waits, and an update.
async fn drafted() -> (Db, Objects) {
    let db = Db::new().await;
    let objects = Objects::memory();
    let store = db.store.clone().with_objects(objects.clone());
    arrives(&store, 1).await;
    works(&store, DialogWrite::Save { version: 1, state: DRAFT.to_owned(), draft: DraftWrite::Touched }).await;
    arrives(&store, 2).await;
    let taken = Taken {
        syarat: syarat("kk"),
        file: photo_ref("kk-1"),
        says: Says::Picture,
        about: None,
        delay: 0,
        message: None,
    };
    let mut unit = store.begin().await.unwrap();
    unit.periksa().queue(CHAT, &[taken], at(TODAY)).await.unwrap();
    unit.commit().await.unwrap();
    let leased = store.lease_periksa(60.0).await.unwrap().unwrap();
    let written = store.write_file(Media::Jpeg, PICTURE).await.unwrap();
    let mut unit = store.begin().await.unwrap();
    unit.periksa().finish(&leased, None).await.unwrap();
    unit.files().fetched(leased.id, &written).await.unwrap();
    unit.commit().await.unwrap();
    (db, objects)
}

/// What can be read of it all.
#[derive(Debug, PartialEq, Eq)]
struct Read {
    update: Option<Vec<u8>>,
    draft: Option<String>,
    message: bool,
    photo: Option<Vec<u8>>,
}

async fn read(store: &Store) -> Read {
    let mut unit = store.begin().await.unwrap();
    let draft = unit.periksa().lock_dialog(CHAT).await.unwrap().filter(|dialog| dialog.readable);
    let update = unit.updates().claim(1, 0, at(TODAY)).await.unwrap().claimed.pop().map(|claimed| claimed.raw);
    drop(unit);
    let message = store.lease_outbox(9, 0.0).await.unwrap().pop().is_some_and(|leased| leased.outgoing.is_some());
    let photo = photo(store).await.ok();
    Read { update, draft: draft.map(|dialog| dialog.state), message, photo }
}

/// The draft becomes a permohonan, and its photo comes into the book.
async fn photo(store: &Store) -> Result<Vec<u8>, StoreError> {
    insert(store, &asked(1)).await;
    let id = find(store, kode(1)).await.id;
    let mut unit = store.begin().await?;
    unit.periksa().link(CHAT, id, &[&photo_ref("kk-1")]).await?;
    let loaded = unit.permohonan().lock(kode(1)).await?.unwrap();
    unit.permohonan().keep(&loaded, at(TODAY)).await?;
    unit.commit().await?;
    let loaded = find(store, kode(1)).await;
    let is_it = |(piece, _): &(&Piece, _)| piece.is_file("kk-1");
    let berkas = loaded.permohonan.checklist.pieces.iter().zip(loaded.berkas()).find(is_it).unwrap().1;
    match store.contents(std::slice::from_ref(&berkas)).await?.remove(&berkas) {
        Some(Content::Kept(file)) => store.read_file(&file).await,
        Some(Content::Destroyed) | None => Err(StoreError::Conflict),
    }
}

async fn night(store: &Store, now: &str) -> Destroyed {
    store.begin_day(at(now)).await.unwrap();
    let mut unit = store.begin().await.unwrap();
    let done = batch(&mut unit, Retention::default(), at(now)).await.unwrap();
    unit.commit().await.unwrap();
    done
}

fn keys(done: &Destroyed) -> u64 {
    done.rows.get(&Heap::DayKeys).copied().unwrap_or(0)
}

/// A copy of all but the keys, as somebody may have made it, and one of the keys alone.
struct Copies(TempFolder);

impl Copies {
    fn made(db: &Db) -> Self {
        let copies = Self(TempFolder::new().unwrap());
        dump(db, &copies.all(), &["--exclude-table-data=data_key", "--exclude-table-data=day_key"]);
        dump(db, &copies.keys(), &["--data-only", "--table=data_key", "--table=day_key"]);
        copies
    }

    fn all(&self) -> PathBuf {
        self.0.path().join("all.sql")
    }

    fn keys(&self) -> PathBuf {
        self.0.path().join("keys.sql")
    }
}

fn dump(db: &Db, to: &Path, options: &[&str]) {
    let mut dump = server().tool("pg_dump");
    assert!(dump.args(["-d", &db.name, "-f"]).arg(to).args(options).status().unwrap().success());
}

#[tokio::test]
async fn a_copy_opens_with_the_key_of_the_day_and_not_without() {
    let (db, objects) = drafted().await;
    let then = Copies::made(&db);
    // All of it is over: the update is worked on, the messages are sent, and the draft has been left alone for too long.
    works(&db.store, DialogWrite::Keep).await;
    while let Some(leased) = db.store.lease_outbox(1, 60.0).await.unwrap().pop() {
        db.store.finish_outbox(&[(leased.id, Outcome::Sent { message_id: Some(1) })]).await.unwrap();
    }
    db.store.begin_day(at(OVER)).await.unwrap();
    let mut trial = db.store.begin().await.unwrap();
    let said = batch(&mut trial, Retention::default(), at(OVER)).await.unwrap();
    drop(trial);
    db.raw().await.execute("select from dialog for update").await.unwrap(); // it is taken back behind our back
    assert_eq!(keys(&said), 2, "of the day and the one after it");
    assert_eq!(db.count("select count(*) from day_key").await, 4, "the trial takes away none");
    let done = night(&db.store, OVER).await;
    assert_eq!((keys(&done), done.rows.get(&Heap::Drafts)), (2, Some(&1)));
    assert_eq!(db.count("select count(*) from day_key where tanggal < '2026-06-10'").await, 0);
    assert_eq!(db.count("select rows from destroyed_rows where what = 'kunci_hari'").await, 2);

    let before = restored(&then.all(), &then.keys()).await.with_objects(objects.clone());
    let photo = Some(PICTURE.to_vec());
    let all = Read { update: Some(TYPED.to_vec()), draft: Some(DRAFT.to_owned()), message: true, photo };
    assert_eq!(read(&before).await, all);
    let after = restored(&then.all(), &Copies::made(&db).keys()).await.with_objects(objects);
    assert_eq!(read(&after).await, Read { update: None, draft: None, message: false, photo: None });
}

/// Its owner deletes it on the same day, and the part of the backup that is kept for long has never had it.
#[tokio::test]
async fn what_was_deleted_today_is_in_no_copy_that_is_kept() {
    let (db, objects) = drafted().await;
    let copy = backed_up(&db);
    let whole = restored(&copy.buku, &copy.kunci).await.with_objects(objects.clone());
    let photo = Some(PICTURE.to_vec());
    let all = Read { update: Some(TYPED.to_vec()), draft: Some(DRAFT.to_owned()), message: true, photo };
    assert_eq!(read(&whole).await, all);
    arrives(&whole, 3).await;
    works(&whole, DialogWrite::Keep).await; // what is written afterwards gets numbers of its own
    let dump = std::fs::read_to_string(&copy.buku).unwrap();
    for passing in ["dialog", "dialog_archive", "inbox", "outbox", "periksa", "fetched_file", "day_key", "data_key"] {
        assert!(dump.contains(&format!("CREATE TABLE public.{passing} (")));
        assert!(!dump.contains(&format!("COPY public.{passing} ")), "{passing}");
    }
    works(&db.store, DialogWrite::Forget).await;
    let mut unit = db.store.begin().await.unwrap();
    unit.own().forget_rest(CHAT).await.unwrap();
    unit.commit().await.unwrap();
    let after = read(&restored(&copy.buku, &backed_up(&db).kunci).await.with_objects(objects)).await;
    assert_eq!((after.draft, after.photo), (None, None));
}

#[tokio::test]
async fn a_key_stays_as_long_as_something_needs_it_and_three_days_at_least() {
    let (db, _) = drafted().await;
    assert_eq!(keys(&night(&db.store, "2026-05-01T02:00:00Z").await), 1, "nothing was written on 3 March");
    assert_eq!(db.count("select count(*) from day_key where tanggal = '2026-03-02'").await, 1);
    assert_eq!(read(&db.store.clone().with_objects(Objects::memory())).await.draft.as_deref(), Some(DRAFT));
    let idle = Db::new().await;
    for (now, gone, left) in
        [("2026-03-03T02:00:00Z", 0, 3), ("2026-03-04T16:59:59Z", 0, 4), ("2026-03-04T17:00:00Z", 1, 4)]
    {
        assert_eq!(keys(&night(&idle.store, now).await), gone, "{now}");
        assert_eq!(idle.count("select count(*) from day_key").await, left, "{now}");
    }
}

/// A process that goes by a clock that is ahead destroys no key with which it seals itself.
#[tokio::test]
async fn the_key_that_seals_is_not_destroyed() {
    let db = Db::new().await;
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(keys(&batch(&mut unit, Retention::default(), at(OVER)).await.unwrap()), 0);
}

/// SEALED: sealed with the key of 2 March.
const REFUSED: &[(&str, &str)] = &[
    ("insert into dialog (chat_id, version, state, updated_at) values (7, 1, SEALED, now()); GO", "day_key_in_use"),
    ("insert into dialog_archive values (7, 1, SEALED, now()); GO", "day_key_in_use"),
    ("insert into inbox (update_id, digest, chat_id, raw) values (1, 'a', 7, SEALED); GO", "day_key_in_use"),
    ("insert into outbox (outbox_key, chat_id, payload) values (gen_random_uuid(), 7, SEALED); GO", "day_key_in_use"),
    (
        "insert into periksa (periksa_key, chat_id, syarat, file_index, file, says, created_at)
      values (gen_random_uuid(), 7, 'kk', 'x', SEALED, 'picture', now()); GO",
        "day_key_in_use",
    ),
    (
        "insert into periksa (periksa_key, chat_id, syarat, file_index, file, found, state, says, created_at)
      values (gen_random_uuid(), 7, 'kk', 'x', 'x', SEALED, 'seen', 'picture', now()); GO",
        "day_key_in_use",
    ),
    (
        "insert into periksa (periksa_key, chat_id, syarat, file_index, file, says, created_at)
      values (gen_random_uuid(), 7, 'kk', 'x', 'x', 'picture', now());
      insert into fetched_file (periksa_id, object_id, media, size, sha256, file_key)
      select max(periksa_id), gen_random_uuid(), 'jpeg', 9, decode(repeat('00', 32), 'hex'), SEALED from periksa; GO",
        "day_key_in_use",
    ),
    ("update day_key set wrapped = 'x'", "day_key_append_only"),
    ("truncate day_key", "day_key_append_only"),
    ("set local layanan.sealing_anew = 'on'; update day_key set tanggal = tanggal - 9", "day_key_append_only"),
    ("insert into day_key values ('2026-03-02', 'x')", "day_key_pk"),
    ("insert into day_key values ('1969-12-31', 'x')", "day_key_tanggal_check"),
    ("insert into day_key values ('2149-06-07', 'x')", "day_key_tanggal_check"),
];

#[tokio::test]
async fn the_guards_let_no_key_go_that_is_needed() {
    const SEALED: &str = "decode('035022' || repeat('00', 40), 'hex')";
    const GO: &str = "delete from day_key where tanggal = '2026-03-02'";
    let db = desk().await;
    let spelt = |sql: &str| sql.replace("SEALED", SEALED).replace("GO", GO);
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (spelt(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&db, &refused).await;
    // A row that only says that a chat cannot be reached is opened by nobody.
    let marks = "insert into dialog (chat_id, version, state, unreachable_since, updated_at) values (7, 0, SEALED, now(), now()); GO";
    assert_eq!(db.refused(&spelt(marks)).await, None);
}

#[tokio::test]
async fn two_processes_change_the_day_one_after_the_other() {
    let (db, _) = drafted().await;
    let other = db.checked(KEY).await;
    works(&db.store, DialogWrite::Keep).await;
    // The first is at the next day already: its key is no news for the other.
    db.store.begin_day(at("2026-03-02T17:00:00Z")).await.unwrap();
    arrives(&db.store, 3).await;
    let days = "select count(*) from inbox where sealed_day(raw) = '2026-03-03'";
    assert_eq!(db.count(days).await, 1);
    works(&other, DialogWrite::Keep).await;
    // The clock of the first runs a week ahead: the other learns the key when it meets it.
    db.store.begin_day(at("2026-03-10T17:00:00Z")).await.unwrap();
    arrives(&db.store, 4).await;
    works(&other, DialogWrite::Save { version: 1, state: DRAFT.to_owned(), draft: DraftWrite::Touched }).await;
    assert_eq!(db.count("select count(*) from inbox where state <> 'done'").await, 0);
    assert_eq!(db.count("select count(*) from dialog where sealed_day(state) = '2026-03-02'").await, 1);
    let leased = other.lease_outbox(1, 0.0).await.unwrap();
    assert!(leased.iter().all(|one| one.outgoing.is_some()));
}

#[tokio::test]
async fn both_make_one_key_of_a_day() {
    let db = Db::new().await;
    let other = db.checked(KEY).await;
    let dawn = at("2026-07-01T00:00:00Z");
    let (one, two) = tokio::join!(db.store.begin_day(dawn), other.begin_day(dawn));
    one.and(two).unwrap();
    arrives(&db.store, 1).await;
    works(&other, DialogWrite::Save { version: 1, state: DRAFT.to_owned(), draft: DraftWrite::Touched }).await;
    let mut unit = db.store.begin().await.unwrap();
    assert_eq!(unit.periksa().lock_dialog(CHAT).await.unwrap().unwrap().state, DRAFT);
}

/// Longer than a day it does not: the key may be destroyed meanwhile.
#[tokio::test]
async fn where_the_register_does_not_answer_the_last_key_seals_for_a_day_more() {
    let db = Db::new().await;
    let mut poller = db.store.poller().await.unwrap().unwrap(); // has a connection of its own
    db.store.close().await;
    let mut stores =
        async |update_id| poller.store(&[RawUpdate { update_id, chat: CHAT.0, raw: TYPED.to_vec() }]).await;
    for (n, now) in ["2026-03-03T02:00:00Z", "2026-03-04T02:00:00Z"].into_iter().enumerate() {
        assert!(db.store.begin_day(at(now)).await.is_err());
        assert_eq!(stores(n.try_into().unwrap()).await.unwrap(), 1, "{now}");
    }
    assert_eq!(db.count("select count(*) from inbox where sealed_day(raw) = '2026-03-03'").await, 2);
    assert!(db.store.begin_day(at("2026-03-05T02:00:00Z")).await.is_err());
    let refused = stores(9).await.unwrap_err();
    assert_eq!((refused.kind(), refused.is_transient()), ("sealing", true), "it is tried again");
}

#[tokio::test]
async fn what_an_earlier_version_sealed_opens_and_gets_a_day_with_the_next_change_of_keys() {
    let db = Db::new().await;
    db.checked(KEY).await.close().await;
    let hex = |bytes: Vec<u8>| bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let sealed = vault().seal(Place { table: "dialog", column: "state", row: "101" }, DRAFT.as_bytes()).unwrap();
    let raw = vault().seal(Place { table: "inbox", column: "raw", row: "1" }, TYPED).unwrap();
    let earlier = format!(
        "insert into dialog (chat_id, version, state, updated_at) values (101, 1, '\\x{}', now());
         insert into inbox (update_id, digest, chat_id, raw) values (1, 'a', 101, '\\x{}')",
        hex(sealed),
        hex(raw)
    );
    assert_eq!(db.refused(&earlier).await, None);
    let expected = Read { update: Some(TYPED.to_vec()), draft: Some(DRAFT.to_owned()), message: false, photo: None };
    assert_eq!(read(&db.store).await, expected);
    assert_eq!(db.store.seal_anew(&mut |_| ()).await.unwrap().left, []);
    let of_today = "select (select count(*) from dialog where sealed_day(state) = '2026-03-02')
        + (select count(*) from inbox where sealed_day(raw) = '2026-03-02')";
    assert_eq!(db.count(of_today).await, 2);
    assert_eq!(db.store.seal_anew(&mut |_| ()).await.unwrap().sealed, 0, "once");
}
