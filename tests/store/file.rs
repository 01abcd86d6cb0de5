//! What photos and PDFs hold, outside of the database: sealed, named by the book, found when it was touched, and gone when its
//! time has passed.

use layanan_ktp::domain::antrean::Antrean;
use layanan_ktp::domain::berkas::{Answer, BerkasId, Gone, Media, Piece};
use layanan_ktp::domain::foto::Says;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Command, Decision, Event, Refusal, decide};
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::domain::retention::{Heap, Rule};
use layanan_ktp::store::Store;
use layanan_ktp::store::file::{Content, Objects};
use layanan_ktp::store::periksa::Taken;
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::book_guards::{helped, spelt};
use crate::guards::all_refused;
use crate::permohonan::{checked, finding};
use crate::support::{Db, KEY, Office, act, asked, at, find, insert, kode, of_book, photo_ref, syarat, warga_at};

const PICTURE: &[u8] = b"the picture of a made-up family card";
const TWO: &str = "2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
/// Nobody seals days in these tests.
const UNSEALED: FaultKind = FaultKind::Unsealed { tanggal: chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() };
const NOW: &str = "2026-03-02T10:00:00Z";

/// A photo of permohonan `n` was fetched and lies in the store; the book does not name it yet.
async fn fetched(store: &Store, n: u8) {
    fetched_as(store, n, "kk-1").await;
}

async fn fetched_as(store: &Store, n: u8, unique: &str) {
    let id = find(store, kode(n)).await.id;
    let taken = Taken {
        syarat: syarat("kk"),
        file: photo_ref(unique),
        says: Says::Picture,
        about: Some(id),
        delay: 0,
        message: None,
    };
    let mut unit = store.begin().await.unwrap();
    unit.periksa().queue(ChatId(100 + i64::from(n)), &[taken], at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    let leased = store.lease_periksa(60.0).await.unwrap().unwrap();
    let written = store.write_file(Media::Jpeg, PICTURE).await.unwrap();
    let mut unit = store.begin().await.unwrap();
    unit.periksa().finish(&leased, None).await.unwrap();
    unit.files().fetched(leased.id, &written).await.unwrap();
    unit.commit().await.unwrap();
}

async fn kept(store: &Store, n: u8) {
    kept_at(store, n, NOW).await;
}

async fn kept_at(store: &Store, n: u8, time: &str) {
    assert_eq!(store.next_to_keep().await.unwrap(), Some(kode(n)));
    let mut unit = store.begin().await.unwrap();
    let loaded = unit.permohonan().lock(kode(n)).await.unwrap().unwrap();
    unit.permohonan().keep(&loaded, at(time)).await.unwrap();
    unit.commit().await.unwrap();
}

/// Permohonan 1 with its photo in the book.
async fn book_with_photo() -> (Db, Store, Office) {
    let db = Db::new().await;
    let office = Office::new(&db).await;
    insert(&db.store, &asked(1)).await;
    let store = db.store.clone().with_objects(Objects::memory());
    fetched(&store, 1).await;
    kept(&store, 1).await;
    (db, store, office)
}

async fn photo(store: &Store, n: u8) -> Option<Content> {
    let loaded = find(store, kode(n)).await;
    let is_it = |(piece, _): &(&Piece, BerkasId)| piece.is_file("kk-1");
    let berkas = loaded.permohonan.checklist.pieces.iter().zip(loaded.berkas()).find(is_it).unwrap().1;
    store.contents(std::slice::from_ref(&berkas)).await.unwrap().remove(&berkas)
}

async fn read(store: &Store, n: u8) -> Vec<u8> {
    let Some(Content::Kept(file)) = photo(store, n).await else { panic!("it is not kept") };
    store.read_file(&file).await.unwrap()
}

#[tokio::test]
async fn a_photo_comes_into_the_book_once_and_opens() {
    let (db, store, _) = book_with_photo().await;
    assert_eq!(read(&store, 1).await, PICTURE);
    assert_eq!(db.count("select count(*) from riwayat where kind = 'berkas_disimpan' and petugas_id is null").await, 1);
    assert_eq!(db.count("select count(*) from fetched_file").await, 0);
    assert_eq!(db.faults(NOW).await, []);
    assert_eq!(store.verify_files(true).await.unwrap(), (1, vec![]));
    // The same photo once more is no other content of the same berkas.
    fetched(&store, 1).await;
    kept(&store, 1).await;
    assert_eq!(db.count("select count(*) from stored_file").await, 1);
    assert_eq!(db.count("select count(*) from fetched_file").await, 0);
    assert_eq!(db.count("select count(*) from riwayat where kind = 'berkas_disimpan'").await, 1);
}

#[tokio::test]
async fn what_answers_nothing_yet_waits_and_holds_up_nothing() {
    let (db, store, _) = book_with_photo().await;
    let id = find(&store, kode(1)).await.id;
    let taken = Taken {
        syarat: syarat("kk"),
        file: photo_ref("not-in-the-book"),
        says: Says::Picture,
        about: Some(id),
        delay: 0,
        message: None,
    };
    let mut unit = store.begin().await.unwrap();
    unit.periksa().queue(ChatId(101), &[taken], at(NOW)).await.unwrap();
    unit.commit().await.unwrap();
    let leased = store.lease_periksa(60.0).await.unwrap().unwrap();
    let written = store.write_file(Media::Jpeg, PICTURE).await.unwrap();
    let mut unit = store.begin().await.unwrap();
    unit.files().fetched(leased.id, &written).await.unwrap();
    unit.commit().await.unwrap();
    kept(&store, 1).await;
    assert_eq!(store.next_to_keep().await.unwrap(), None);
    assert_eq!(db.count("select count(*) from fetched_file where not_before > now()").await, 1);
}

#[tokio::test]
async fn who_touches_a_row_of_a_file_is_found() {
    for (sql, what) in [
        ("update stored_file set sha256 = decode(repeat('00', 32), 'hex')", FaultKind::Written),
        ("update stored_file set size = size + 1", FaultKind::Written),
        ("update stored_file set media = 'pdf'", FaultKind::Written),
        ("delete from stored_file", FaultKind::Written),
        ("update stored_file set file_key = 'x'", FaultKind::Unreadable { what: "stored_file.file_key" }),
        (
            "update stored_file set file_key = null, destroyed_at = '2026-03-02T09:00:00Z', destroyed_digest = 'x'",
            FaultKind::FileDestroyed,
        ),
    ] {
        let (db, _store, _) = book_with_photo().await;
        db.tamper(sql).await;
        assert_eq!(db.faults(NOW).await, [ChainFault { kode: kode(1).compact(), seq: 2, what }], "{sql}");
    }
}

#[tokio::test]
async fn no_change_of_keys_writes_a_file_anew() {
    let (db, store, _) = book_with_photo().await;
    db.checked(KEY).await.close().await;
    let objects = Objects::memory();
    insert(&store, &asked(2)).await;
    let store = store.with_objects(objects.clone()); // that of the first one is lost with the other place
    fetched(&store, 2).await; // not in the book yet: its key is sealed with that of the day
    store.close().await;
    let new = db.checked(&format!("{TWO},{KEY}")).await.with_objects(objects.clone());
    new.seal_anew(&mut |_| ()).await.unwrap();
    let alone = db.checked(TWO).await.with_objects(objects);
    kept(&alone, 2).await;
    assert_eq!(read(&alone, 2).await, PICTURE);
    assert_eq!(alone.verify(at(NOW), None).await.unwrap().faults, []);
    let stranger = alone.with_objects(Objects::memory());
    assert!(matches!(
        stranger.verify_files(false).await.unwrap().1[..],
        [ChainFault { what: FaultKind::FileMissing, .. }, ChainFault { what: FaultKind::FileMissing, .. }]
    ));
}

/// Permohonan 1 has been sent to Dispendukcapil.
async fn sent(store: &Store, o: Office) {
    for (event, stamp) in [
        (Event::AsliDicatat { syarat: syarat("pengantar") }, o.staf_at("2026-03-02T11:00:00Z")),
        (Event::Diterima, o.staf_at("2026-03-02T11:01:00Z")),
        (Event::Lengkap, o.kasi_at("2026-03-02T11:02:00Z")),
        (checked(1), o.staf_at("2026-03-02T11:03:00Z")),
        (Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T11:04:00Z")),
    ] {
        act(store, kode(1), &event, stamp).await.unwrap();
    }
}

#[tokio::test]
async fn the_content_goes_when_its_time_has_passed_and_the_row_verifies() {
    let (db, store, office) = book_with_photo().await;
    sent(&store, office).await;
    let later = at("2026-04-05T10:00:00Z");
    let mut unit = store.begin().await.unwrap();
    assert_eq!(unit.forget().files(at("2026-03-02T11:04:00Z"), 10, later).await.unwrap(), 0, "not a moment earlier");
    assert_eq!(unit.forget().files(at("2026-03-02T11:05:00Z"), 10, later).await.unwrap(), 1);
    assert_eq!(unit.forget().files(at("2026-03-02T11:05:00Z"), 10, later).await.unwrap(), 0);
    unit.forget().counted(Heap::Files, 1, later).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(photo(&store, 1).await, Some(Content::Destroyed));
    assert_eq!(db.count("select rows from destroyed_rows where what = 'berkas'").await, 1);
    assert_eq!(store.verify(later, None).await.unwrap().faults, [of_book(UNSEALED)]);
    assert_eq!(store.verify_files(true).await.unwrap(), (0, vec![]));
    assert_eq!(
        db.refused("update destroyed_rows set what = 'foto'").await.as_deref(),
        Some("destroyed_rows_append_only")
    );
}

#[tokio::test]
async fn who_is_forgotten_is_forgotten_with_their_files() {
    let (_db, store, o) = book_with_photo().await;
    let alasan = Alasan { kode: AlasanBatal::TidakJadi, text: None };
    act(&store, kode(1), &Event::Dibatalkan { alasan }, o.staf_at("2026-03-02T11:00:00Z")).await.unwrap();
    let loaded = find(&store, kode(1)).await.berkas();
    let mut unit = store.begin().await.unwrap();
    assert!(unit.forget().permohonan(kode(1), Rule::Asked, at("2026-03-03T10:00:00Z")).await.unwrap());
    unit.commit().await.unwrap();
    let found = store.contents(&loaded).await.unwrap();
    assert_eq!(found.into_values().collect::<Vec<_>>(), [Content::Destroyed], "its key opens nowhere");
    assert_eq!(store.verify(at("2026-03-03T11:00:00Z"), None).await.unwrap().faults, [of_book(UNSEALED)]);
    assert_eq!(store.verify_files(true).await.unwrap(), (0, vec![]));
}

/// STORED: a file of permohonan 1 by its second event.
fn written(sql: &str) -> String {
    let sql = sql
        .replace("EVENT", "select event(1, 'berkas_disimpan', null, T)")
        .replace("STORED", "STORE(1, 1, 2, 'jpeg', 9, ZERO, 'x', null, null)")
        .replace("ZERO", "decode(repeat('00', 32), 'hex')")
        .replace("FETCH(", "insert into fetched_file (periksa_id, object_id, media, size, sha256, file_key) values (")
        .replace(
            "LOOK",
            "insert into periksa (periksa_key, chat_id, syarat, file_index, file, says, created_at)
             values (gen_random_uuid(), 1, 'kk', 'x', 'x', 'picture', now())",
        )
        .replace("NEWEST", "(select max(periksa_id) from periksa)")
        .replace("OLDEST", "(select min(periksa_id) from periksa)")
        .replace("STORE(", "select store(");
    spelt(&sql)
}

const STORE: &str = "
create function store(of bigint, id bigint, seq integer, media text, size bigint, sha256 bytea, key bytea, gone timestamptz,
    digest bytea) returns void language sql as $$
    insert into stored_file
    select gen_random_uuid(), b.berkas_id, id, seq, media, size, sha256, key, gone, digest
    from berkas b where b.permohonan_id = of and b.answer = 'file' order by b.ordinal limit 1
$$";

async fn with_store() -> Db {
    let db = helped().await;
    assert_eq!(db.refused(STORE).await, None);
    db
}

#[tokio::test]
async fn files_that_hold_together_are_taken_but_not_by_verifikasi() {
    for sql in [
        "EVENT; STORED",
        "select event(5, 'berkas_disimpan', null, T); STORE(5, 5, 6, 'pdf', 9, ZERO, 'x', null, null);
         update stored_file set file_key = null, destroyed_at = '2026-04-05T04:00:00Z', destroyed_digest = 'x'",
    ] {
        let db = with_store().await;
        assert_eq!(db.refused(&written(sql)).await, None, "{sql}");
        assert_ne!(db.faults("2026-03-02T05:00:00Z").await, [], "{sql}");
    }
    let db = with_store().await;
    let sql = "LOOK; FETCH(NEWEST, gen_random_uuid(), 'jpeg', 9, ZERO, 'x'); delete from periksa";
    assert_eq!(db.refused(&written(sql)).await, None, "it goes with its look");
}

const REFUSED: &[(&str, &str)] = &[
    // a file comes with its event, by nobody, for a berkas of this permohonan
    ("EVENT", "riwayat_of_step"),
    ("STORE(1, 1, 1, 'jpeg', 9, ZERO, 'x', null, null)", "stored_file_of_event"),
    ("STORE(1, 1, 9, 'jpeg', 9, ZERO, 'x', null, null)", "stored_file_riwayat_fk"),
    ("TICK; STORED", "stored_file_of_event"),
    ("EVENT; STORE(2, 1, 2, 'jpeg', 9, ZERO, 'x', null, null)", "stored_file_of_event"),
    ("select event(1, 'berkas_disimpan', 1, T); STORED", "riwayat_kind_tahap_check"),
    ("select event(6, 'berkas_disimpan', null, T)", "riwayat_kind_tahap_check"),
    // what it says can be so
    ("EVENT; STORE(1, 1, 2, 'png', 9, ZERO, 'x', null, null)", "stored_file_media_check"),
    ("EVENT; STORE(1, 1, 2, 'jpeg', 0, ZERO, 'x', null, null)", "stored_file_size_check"),
    ("EVENT; STORE(1, 1, 2, 'jpeg', 9, 'x', 'x', null, null)", "stored_file_sha256_check"),
    ("EVENT; STORE(1, 1, 2, 'jpeg', 9, ZERO, null, null, null)", "stored_file_destroyed_check"),
    ("EVENT; STORE(1, 1, 2, 'jpeg', 9, ZERO, null, T, null)", "stored_file_destroyed_check"),
    ("EVENT; STORE(1, 1, 2, 'jpeg', 9, ZERO, 'x', T, 'x')", "stored_file_destroyed_check"),
    // one content of a berkas, and it stays
    ("EVENT; STORED; STORED", "stored_file_berkas_key"),
    ("EVENT; STORED; update stored_file set size = 8", "stored_file_append_only"),
    ("EVENT; STORED; update stored_file set file_key = 'y'", "stored_file_append_only"),
    ("EVENT; STORED; delete from stored_file", "stored_file_append_only"),
    ("truncate stored_file", "stored_file_append_only"),
    // destroyed once, after the sending
    (
        "EVENT; STORED; update stored_file set file_key = null, destroyed_at = T, destroyed_digest = 'x'",
        "stored_file_append_only",
    ),
    (
        "select event(5, 'berkas_disimpan', null, T); STORE(5, 5, 6, 'pdf', 9, ZERO, 'x', null, null);
         update stored_file set file_key = null, destroyed_at = '2026-03-02T03:29:00Z', destroyed_digest = 'x'",
        "stored_file_append_only",
    ),
    (
        "select event(5, 'berkas_disimpan', null, T); STORE(5, 5, 6, 'pdf', 9, ZERO, 'x', null, null);
         update stored_file set file_key = null, destroyed_at = '2026-04-05T04:00:00Z', destroyed_digest = 'x';
         update stored_file set file_key = 'x', destroyed_at = null, destroyed_digest = null",
        "stored_file_append_only",
    ),
    ("insert into destroyed_rows (at, what, rows) values (now(), 'foto', 1)", "destroyed_rows_what_check"),
    // what is not in the book yet
    ("LOOK; FETCH(NEWEST, gen_random_uuid(), 'png', 9, ZERO, 'x')", "fetched_file_media_check"),
    ("LOOK; FETCH(NEWEST, gen_random_uuid(), 'jpeg', 0, ZERO, 'x')", "fetched_file_size_check"),
    ("LOOK; FETCH(NEWEST, gen_random_uuid(), 'jpeg', 9, 'x', 'x')", "fetched_file_sha256_check"),
    (
        "LOOK; LOOK; FETCH(OLDEST, 'b5ea0000-0000-4000-8000-000000000000', 'jpeg', 9, ZERO, 'x');
         FETCH(NEWEST, 'b5ea0000-0000-4000-8000-000000000000', 'jpeg', 9, ZERO, 'x')",
        "fetched_file_object_key",
    ),
];

#[tokio::test]
async fn files_that_do_not_hold_together_are_refused() {
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (written(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&with_store().await, &refused).await;
}

/// All reminders of permohonan 1 were said, and its photos go since nobody completes it.
async fn nobody_completes_it(db: &Db, store: &Store) {
    let said = "insert into pengingat (kind, subject_id, rung, since, at)
        select 'kekurangan', permohonan_id, 'akhir', '2026-03-05T00:00:00Z', '2026-03-13T00:00:00Z' from permohonan";
    assert_eq!(db.refused(said).await, None);
    let mut unit = store.begin().await.unwrap();
    let gone = unit.forget().abandoned(at("2026-04-13T00:00:00Z"), 10, at("2026-04-13T00:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(gone.len(), 1);
}

async fn waits_for(db: &Db) -> String {
    db.text("select antrean from antrean").await
}

/// Program and database say the same: what nobody can look at any more is not there, until something comes in its place.
#[tokio::test]
async fn what_is_lost_answers_no_syarat() {
    let (db, store, o) = book_with_photo().await;
    nobody_completes_it(&db, &store).await;
    let p = find(&store, kode(1)).await.permohonan;
    assert_eq!(p.checklist.not_held(), [syarat("kk")]);
    assert_eq!(p.checklist.lost(&syarat("kk")), Some(at("2026-04-13T00:00:00Z")));
    assert_eq!(db.text("select syarat_not_held(1)").await, "kk");
    let receipt = o.staf_at("2026-04-14T03:00:00Z");
    assert_eq!(decide(&p, &Command::Terima, receipt), Decision::Refused(Refusal::NotHeld(vec![syarat("kk")])));
    let past_it = act(&store, kode(1), &Event::Diterima, receipt).await.unwrap_err();
    assert_eq!(past_it.constraint(), Some("permohonan_complete"), "who writes past the program");
    act(&store, kode(1), &Event::AsliDicatat { syarat: syarat("kk") }, o.staf_at("2026-04-14T03:00:01Z"))
        .await
        .unwrap();
    let p = find(&store, kode(1)).await.permohonan;
    assert_eq!((p.checklist.not_held(), p.checklist.lost(&syarat("kk"))), (vec![], None));
    assert!(matches!(decide(&p, &Command::Terima, receipt), Decision::Advanced(_)));
    act(&store, kode(1), &Event::Diterima, o.staf_at("2026-04-14T03:00:02Z")).await.unwrap();
}

/// An answer to a kekurangan that is lost is asked for anew; both say in whose list it stands.
#[tokio::test]
async fn a_kekurangan_whose_answer_is_lost_is_open_again() {
    let (db, store, o) = book_with_photo().await;
    let findings = vec![finding("kk"), finding("pengantar")];
    for (event, stamp) in [
        (Event::AsliDicatat { syarat: syarat("pengantar") }, o.staf_at("2026-03-02T11:00:00Z")),
        (Event::Diterima, o.staf_at("2026-03-02T11:01:00Z")),
        (Event::TidakLengkap { findings }, o.kasi_at("2026-03-02T11:02:00Z")),
    ] {
        act(&store, kode(1), &event, stamp).await.unwrap();
    }
    let answer = |kode: &str, answer| Event::Dilengkapi { syarat: syarat(kode), answer, replaces: None };
    let by = warga_at(101, "2026-03-02T11:03:00Z");
    act(&store, kode(1), &answer("kk", Answer::File(photo_ref("kk-2"))), by).await.unwrap();
    act(&store, kode(1), &answer("pengantar", Answer::Promised), by).await.unwrap();
    fetched_as(&store, 1, "kk-2").await;
    kept_at(&store, 1, "2026-03-02T11:04:00Z").await;
    assert_eq!(waits_for(&db).await, "staf", "all are answered");
    nobody_completes_it(&db, &store).await;
    let p = find(&store, kode(1)).await.permohonan;
    let open: Vec<_> = p.checklist.open_kekurangan().iter().map(|one| one.finding.syarat.clone()).collect();
    assert_eq!(open, [syarat("kk")]);
    assert_eq!(Antrean::of(&p), Some(Antrean::Pemohon));
    assert_eq!(waits_for(&db).await, "pemohon");
    // The same photo once more is an answer, and no repetition.
    let again = Command::Lengkapi { syarat: syarat("kk"), answer: Answer::File(photo_ref("kk-2")), replaces: None };
    assert!(matches!(decide(&p, &again, warga_at(101, "2026-04-14T03:00:00Z")), Decision::Advanced(_)));
}

/// What was sent was looked at before: its photos go in their time, and it is as complete as it was.
#[tokio::test]
async fn photos_of_what_was_sent_are_not_lost() {
    let (_db, store, o) = book_with_photo().await;
    sent(&store, o).await;
    let mut unit = store.begin().await.unwrap();
    unit.forget().files(at("2026-03-02T11:05:00Z"), 10, at("2026-04-05T10:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    let list = find(&store, kode(1)).await.permohonan.checklist;
    assert_eq!(list.pieces[0].gone, Some(Gone::Sent(at("2026-04-05T10:00:00Z"))));
    assert!(list.not_held().is_empty() && list.lost(&syarat("kk")).is_none());
}

/// The rows stay, and the book verifies.
#[tokio::test]
async fn what_nobody_completes_loses_its_photos_and_waits_still() {
    let (db, store, _) = book_with_photo().await;
    let abandoned = async |before: &str| {
        let mut unit = store.begin().await.unwrap();
        let gone = unit.forget().abandoned(at(before), 10, at("2026-05-01T00:00:00Z")).await.unwrap();
        unit.commit().await.unwrap();
        gone
    };
    assert!(abandoned("2026-05-01T00:00:00Z").await.is_empty(), "nobody was warned");
    let destroyed =
        "update stored_file set file_key = null, destroyed_at = '2026-05-01T00:00:00Z', destroyed_digest = 'x'";
    assert_eq!(db.refused(destroyed).await.as_deref(), Some("stored_file_append_only"));
    let said = "insert into pengingat (kind, subject_id, rung, since, at)
        select 'kekurangan', permohonan_id, 'akhir', submitted_at, '2026-03-13T00:00:00Z' from permohonan";
    assert_eq!(db.refused(said).await, None);
    assert!(abandoned("2026-03-13T00:00:00Z").await.is_empty(), "its time has not passed");
    let gone = abandoned("2026-03-13T00:00:01Z").await;
    assert_eq!(gone.iter().map(|one| (one.kode, one.files)).collect::<Vec<_>>(), [(kode(1), 1)]);
    assert!(abandoned("2026-05-01T00:00:00Z").await.is_empty(), "once");
    assert_eq!(photo(&store, 1).await, Some(Content::Destroyed));
    assert!(db.faults(NOW).await.iter().all(|fault| fault.what == UNSEALED));
}
