//! Whoever changes the book with the triggers off is found, and the row is named.

use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::perbaikan::{AlasanTolak, Nilai, Tolak};
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::store::disclosure::Disclosed;
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::permohonan::{checked, finding};
use crate::segel::book;
use crate::support::{Db, Office, act, asked, at, file, find, insert, kode, of_book, syarat, warga_at};

async fn faults(db: &Db) -> Vec<ChainFault> {
    db.faults("2026-03-02T10:00:00Z").await
}

#[tokio::test]
async fn a_whole_book_has_no_fault() {
    let db = book().await;
    assert_eq!(
        db.store.seal_days(at("2026-03-04T00:00:00Z").date_naive(), at("2026-03-04T03:00:00Z")).await.unwrap(),
        2
    );
    let found = db.store.verify(at("2026-03-04T03:00:00Z"), None).await.unwrap();
    assert_eq!((found.permohonan, found.events, found.faults), (3, 6, vec![]));
    assert!(found.segel.is_some_and(|segel| segel.tanggal == at("2026-03-03T00:00:00Z").date_naive()));
    let empty = Db::new().await.store.verify(at("2026-03-02T05:00:00Z"), None).await.unwrap();
    assert_eq!((empty.permohonan, empty.events, empty.segel, empty.faults), (0, 0, None, vec![]));
}

/// Permohonan 1 is asked for, 2 has gone all the way, 3 was withdrawn with words. All on one day, with two disclosures.
async fn full_book() -> Db {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=3 {
        insert(&db.store, &asked(n)).await;
    }
    let untick = Event::AsliDicabut { syarat: syarat("pengantar") };
    let closed = Alasan { kode: AlasanBatal::Lainnya, text: Some("pindah".to_owned()) };
    let stated = Event::Dinyatakan {
        kind: PernyataanKind::Dicetak,
        tanggal: at("2026-03-02T00:00:00Z").date_naive(),
        susulan: false,
    };
    for (n, event, stamp) in [
        (2, Event::AsliDicatat { syarat: syarat("pengantar") }, o.staf_at("2026-03-02T03:00:00Z")),
        (2, untick, o.staf_at("2026-03-02T03:01:00Z")),
        (2, Event::Diterima, o.staf_at("2026-03-02T03:02:00Z")),
        (2, Event::TidakLengkap { findings: vec![finding("kk")] }, o.kasi_at("2026-03-02T03:03:00Z")),
        (
            2,
            Event::Dilengkapi { syarat: syarat("kk"), answer: file("kk-2"), replaces: None },
            warga_at(102, "2026-03-02T03:04:00Z"),
        ),
        (2, Event::Diterima, o.staf_at("2026-03-02T03:05:00Z")),
        (2, Event::Lengkap, o.kasi_at("2026-03-02T03:06:00Z")),
        (2, checked(2), o.staf_at("2026-03-02T03:07:00Z")),
        (2, Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:08:00Z")),
        (2, stated, o.officer_at("2026-03-02T03:09:00Z")),
        (3, Event::Dibatalkan { alasan: closed }, warga_at(103, "2026-03-02T03:00:00Z")),
    ] {
        act(&db.store, kode(n), &event, stamp).await.unwrap();
    }
    let id = find(&db.store, kode(2)).await.id;
    let mut unit = db.store.begin().await.unwrap();
    for what in [Disclosed::Nik, Disclosed::Berkas(syarat("kk"))] {
        unit.disclosure().record(id, (o.staf, Peran::Staf), &what, at("2026-03-02T03:07:00Z")).await.unwrap();
    }
    unit.commit().await.unwrap();
    db
}

const WRITTEN: FaultKind = FaultKind::Written;

const fn column(name: &'static str) -> FaultKind {
    FaultKind::Column { name }
}

const fn unreadable(what: &'static str) -> FaultKind {
    FaultKind::Unreadable { what }
}

/// A change, and the first row of the chain of permohonan 2 that shows it.
const TOUCHED: &[(&str, i32, FaultKind)] = &[
    // the chain
    ("update riwayat set at = at + interval '1 second' where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set petugas_id = 2 where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set petugas_id = null where permohonan_id = 2 and seq = 3", 3, FaultKind::Hash),
    ("update riwayat set detail = detail || ' ' where permohonan_id = 2 and seq = 3", 3, FaultKind::Hash),
    ("update riwayat set data_digest = hash where permohonan_id = 2 and seq = 4", 4, FaultKind::Hash),
    ("update riwayat set written_digest = hash where permohonan_id = 2 and seq = 4", 4, FaultKind::Hash),
    ("update riwayat set hash = prev_hash where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set hash = '\\x02' || substr(hash, 2) where permohonan_id = 2 and seq = 2", 2, FaultKind::Hash),
    ("update riwayat set prev_hash = hash where permohonan_id = 2 and seq = 3", 3, FaultKind::PrevHash),
    ("delete from riwayat where permohonan_id = 2 and seq = 3", 3, FaultKind::Gap),
    ("delete from riwayat where permohonan_id = 2 and seq = 11", 11, FaultKind::Gap),
    ("delete from riwayat where permohonan_id = 2", 1, FaultKind::Gap),
    ("update permohonan set riwayat_seq = 10 where permohonan_id = 2", 10, FaultKind::Head),
    ("update permohonan set riwayat_hash = 'x' where permohonan_id = 2", 11, FaultKind::Head),
    // where it stands
    ("update permohonan set tahap = 'lengkap' where permohonan_id = 2", 11, FaultKind::Tahap),
    ("update permohonan set checked_by = 3 where permohonan_id = 2", 11, FaultKind::Tahap),
    ("update permohonan set received_at = now() where permohonan_id = 2", 11, FaultKind::Tahap),
    ("update permohonan set sent_by = 2 where permohonan_id = 2", 11, FaultKind::Tahap),
    ("update permohonan set recipient = 1 where permohonan_id = 2", 11, column("recipient")),
    ("update permohonan set cycle = 0 where permohonan_id = 2", 11, column("cycle")),
    ("update permohonan set stated = 'diserahkan' where permohonan_id = 2", 11, column("stated")),
    ("update permohonan set stated = null where permohonan_id = 2", 11, column("stated")),
    (
        "update permohonan set nomor_urut = 1, nomor_tahun = 2025 where permohonan_id = 2",
        11,
        FaultKind::Number { tahun: 2025, urut: 1 },
    ),
    // what was asked for
    ("update permohonan set jenis = 'hilang' where permohonan_id = 2", 1, WRITTEN),
    ("update permohonan set submitted_at = submitted_at - interval '1 day' where permohonan_id = 2", 1, WRITTEN),
    ("update permohonan set syarat = '[]' where permohonan_id = 2", 1, WRITTEN),
    ("update permohonan set syarat = jsonb_set(syarat, '{0,lain}', '1') where permohonan_id = 2", 1, WRITTEN),
    ("update permohonan set syarat_version = 2 where permohonan_id = 2", 1, WRITTEN),
    ("update permohonan set consent_version = '2' where permohonan_id = 2", 1, WRITTEN),
    ("update permohonan set consent_version = null, consent_at = null where permohonan_id = 2", 1, WRITTEN),
    // personal data, and what it is found by
    ("update permohonan set data = 'x' where permohonan_id = 2", 11, unreadable("permohonan.data")),
    (
        "update permohonan set entri = (select data from permohonan where permohonan_id = 1) where permohonan_id = 2",
        11,
        unreadable("permohonan.entri"),
    ),
    ("update permohonan set entri = null where permohonan_id = 2", 11, FaultKind::DataDigest),
    ("update permohonan set desa = '35.16.13.2002' where permohonan_id = 2", 11, column("desa")),
    ("update permohonan set nik_index = kk_index where permohonan_id = 2", 11, column("nik_index")),
    ("update permohonan set kk_index = nik_index where permohonan_id = 2", 11, column("kk_index")),
    ("update permohonan set nama_index = nama_index[1:1] where permohonan_id = 2", 11, column("nama_index")),
    // the rows beside it
    ("update pihak set chat_id = 999 where permohonan_id = 2", 1, WRITTEN),
    ("delete from pihak where permohonan_id = 2", 1, WRITTEN),
    ("insert into pihak values (2, 999, 'pelapor', 'anak', 2)", 1, WRITTEN),
    ("delete from berkas where permohonan_id = 2 and riwayat_seq = 6", 6, WRITTEN),
    ("delete from berkas where permohonan_id = 2 and riwayat_seq = 1 and answer = 'promised'", 1, WRITTEN),
    ("update berkas set file = 'x' where permohonan_id = 2 and riwayat_seq = 6", 6, unreadable("berkas.file")),
    ("update berkas set at = now() where permohonan_id = 2 and riwayat_seq = 6", 6, WRITTEN),
    ("update berkas set replaces = berkas_id where permohonan_id = 2 and riwayat_seq = 6", 6, WRITTEN),
    (
        "update berkas set withdrawn_at = null, withdrawn_by = null, withdrawn_seq = null where permohonan_id = 2 and riwayat_seq = 2",
        3,
        WRITTEN,
    ),
    ("update berkas set riwayat_seq = 12 where permohonan_id = 2 and riwayat_seq = 6", 6, WRITTEN),
    (
        "insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, at)
         values (gen_random_uuid(), 2, 12, 'kk', 1, 'promised', now())",
        11,
        WRITTEN,
    ),
    ("update kekurangan set alasan = 'tidak_ada' where permohonan_id = 2", 5, WRITTEN),
    ("update kekurangan set note = null where permohonan_id = 2", 5, WRITTEN),
    ("update kekurangan set note = 'x' where permohonan_id = 2", 5, unreadable("kekurangan.note")),
    ("delete from kekurangan where permohonan_id = 2", 5, WRITTEN),
    ("update pernyataan set tanggal = '2999-01-01' where permohonan_id = 2", 11, WRITTEN),
    ("update pernyataan set peran = 'staf' where permohonan_id = 2", 11, WRITTEN),
    ("delete from pernyataan where permohonan_id = 2", 11, WRITTEN),
];

#[tokio::test]
async fn a_touched_row_is_named() {
    for (sql, seq, what) in TOUCHED {
        let db = full_book().await;
        db.tamper(sql).await;
        let first = faults(&db).await.into_iter().next();
        assert_eq!(first, Some(ChainFault { kode: kode(2).compact(), seq: *seq, what: *what }), "{sql}");
    }
}

/// What was asked for and how it ended, of permohonan 2: what stands is put right by staf, then declined, then taken back.
const PERBAIKAN: &[(&str, i32, FaultKind)] = &[
    ("update perbaikan set bagian = 'kk' where nomor = 1", 3, WRITTEN),
    ("update perbaikan set chat_id = 999 where nomor = 1", 3, WRITTEN),
    ("update perbaikan set nilai = 'x' where nomor = 1", 3, unreadable("perbaikan.nilai")),
    ("delete from perbaikan where nomor = 1", 3, WRITTEN),
    (
        "update perbaikan set at = at - interval '1 hour', due_at = due_at - interval '1 hour' where nomor = 1",
        3,
        WRITTEN,
    ),
    ("update perbaikan set answered_by = 2 where nomor = 1", 4, WRITTEN),
    ("update perbaikan set hasil = 'ditolak', alasan = 'sesuai_berkas' where nomor = 1", 4, WRITTEN),
    ("update perbaikan set alasan = 'bukti_kurang' where nomor = 2", 6, WRITTEN),
    ("update perbaikan set alasan_text = 'x' where nomor = 2", 6, unreadable("perbaikan.alasan_text")),
    ("update perbaikan set answered_seq = 9 where nomor = 2", 6, WRITTEN),
    ("update perbaikan set hasil = 'ditolak', alasan = 'sesuai_berkas', answered_by = 1 where nomor = 3", 8, WRITTEN),
    ("update permohonan set nama_index = nama_index[1:1] where permohonan_id = 2", 8, column("nama_index")),
];

#[tokio::test]
async fn what_was_asked_to_be_put_right_and_answered_is_covered() {
    let nilai = |text: &str| Nilai::Nama(Nama::from_stored(text).unwrap());
    let tolak = Tolak { kode: AlasanTolak::Lainnya, text: Some("KK lama".to_owned()) };
    for (sql, seq, what) in PERBAIKAN {
        let db = Db::new().await;
        let o = Office::new(&db).await;
        insert(&db.store, &asked(1)).await;
        insert(&db.store, &asked(2)).await;
        for (event, stamp) in [
            (Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
            (Event::PerbaikanDiminta { nilai: nilai("Sari Baru Contoh") }, warga_at(102, "2026-03-02T03:01:00Z")),
            (Event::Diperbaiki { nilai: nilai("Sari Baru Contoh"), nomor: Some(1) }, o.staf_at("2026-03-02T03:02:00Z")),
            (Event::PerbaikanDiminta { nilai: nilai("Sari") }, warga_at(102, "2026-03-02T03:03:00Z")),
            (Event::PerbaikanDitolak { nomor: 2, tolak: tolak.clone() }, o.staf_at("2026-03-02T03:04:00Z")),
            (Event::PerbaikanDiminta { nilai: nilai("Sari") }, warga_at(102, "2026-03-02T03:05:00Z")),
            (Event::PerbaikanDitarik { nomor: 3 }, warga_at(102, "2026-03-02T03:06:00Z")),
        ] {
            act(&db.store, kode(2), &event, stamp).await.unwrap();
        }
        assert_eq!(faults(&db).await, []);
        db.tamper(sql).await;
        let first = faults(&db).await.into_iter().next();
        assert_eq!(first, Some(ChainFault { kode: kode(2).compact(), seq: *seq, what: *what }), "{sql}");
    }
}

#[tokio::test]
async fn who_closed_it_and_with_which_words_is_covered() {
    for (sql, what) in [
        ("update permohonan set alasan = 'tidak_jadi' where permohonan_id = 3", column("alasan")),
        ("update permohonan set alasan_text = null where permohonan_id = 3", WRITTEN),
        ("update permohonan set alasan_text = 'x' where permohonan_id = 3", unreadable("permohonan.alasan_text")),
        ("update permohonan set closed_chat = 999 where permohonan_id = 3", WRITTEN),
        ("update permohonan set closed_peran = 'staf' where permohonan_id = 3", WRITTEN),
    ] {
        let db = full_book().await;
        assert_eq!(faults(&db).await, []);
        db.tamper(sql).await;
        assert_eq!(faults(&db).await, [ChainFault { kode: kode(3).compact(), seq: 2, what }], "{sql}");
    }
}

#[tokio::test]
async fn what_belongs_to_nothing_is_named_by_its_table() {
    let db = full_book().await;
    db.tamper("delete from permohonan where permohonan_id = 2").await;
    let orphans = ["riwayat", "pihak", "berkas", "kekurangan", "pernyataan", "disclosure", "pengambilan"];
    let mut expected: Vec<ChainFault> = orphans.map(|table| of_book(FaultKind::Orphan { table })).into();
    expected.push(of_book(FaultKind::Number { tahun: 2026, urut: 1 }));
    assert_eq!(faults(&db).await, expected);
    let db = full_book().await;
    db.tamper("delete from petugas where petugas_id = 3").await;
    assert_eq!(faults(&db).await, [of_book(FaultKind::Orphan { table: "petugas" })]);
}

#[tokio::test]
async fn a_petugas_changed_past_the_program_is_named() {
    for (sql, what) in [
        ("update petugas set peran = 'kasi' where petugas_id = 1", FaultKind::Petugas { id: 1 }),
        ("update petugas set aktif = false, deactivated_at = now() where petugas_id = 3", FaultKind::Petugas { id: 3 }),
        ("update petugas set nama = 'x' where petugas_id = 1", unreadable("petugas.nama")),
        ("update petugas set chat_id = 7 where petugas_id = 1", unreadable("petugas.nama")),
        ("update petugas set digest = 'x' where petugas_id = 2", FaultKind::Petugas { id: 2 }),
    ] {
        let db = full_book().await;
        db.tamper(sql).await;
        assert_eq!(faults(&db).await, [of_book(what)], "{sql}");
    }
    let db = full_book().await;
    let mut unit = db.store.begin().await.unwrap();
    unit.petugas().deactivate(PetugasId(1), at("2026-03-02T04:00:00Z")).await.unwrap().unwrap();
    unit.petugas().add(ChatId(902), Peran::Admin, "Nama Baru", at("2026-03-02T04:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    assert_eq!(faults(&db).await, []);
}

#[tokio::test]
async fn what_lies_in_the_future_is_named() {
    let db = full_book().await;
    let early = db.faults("2026-03-02T02:30:00Z").await; // permohonan 1 was asked for at 02.00
    let named = |n, seq| ChainFault { kode: kode(n).compact(), seq, what: FaultKind::InFuture };
    assert_eq!(early, [named(2, 2), named(3, 2)]);
}

/// Data that opens, but is not what it was: an older version of the row put back.
#[tokio::test]
async fn older_data_put_back_is_noticed() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    insert(&db.store, &asked(2)).await;
    act(&db.store, kode(2), &Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")).await.unwrap();
    act(&db.store, kode(2), &Event::Lengkap, o.kasi_at("2026-03-02T03:01:00Z")).await.unwrap();
    db.tamper("create table kept as select data from permohonan; update permohonan set desa = desa").await;
    act(&db.store, kode(2), &checked(2), o.staf_at("2026-03-02T03:02:00Z")).await.unwrap();
    assert_eq!(faults(&db).await, []);
    db.tamper("update permohonan set data = kept.data from kept").await;
    assert_eq!(faults(&db).await, [ChainFault { kode: kode(2).compact(), seq: 4, what: FaultKind::DataDigest }]);
}

#[tokio::test]
async fn a_missing_number_is_named() {
    let db = full_book().await;
    db.tamper("update register_counter set last = 3").await;
    let number = |urut| of_book(FaultKind::Number { tahun: 2026, urut });
    assert_eq!(faults(&db).await, [number(2), number(3)]);
    db.tamper("delete from register_counter").await;
    assert_eq!(faults(&db).await, [number(1)]);
}
