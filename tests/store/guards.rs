//! The constraints, met by somebody who writes past the program: each refuses by its name.

use layanan_ktp::domain::langkah::Event;

use crate::permohonan::{checked, finding};
use crate::support::{Db, Office, act, asked, insert, kode};

/// Five permohonan: 1 asked for, 2 received, 3 returned, 4 approved, 5 sent.
async fn desk() -> Db {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=5 {
        insert(&db.store, &asked(n)).await;
    }
    let returned = Event::TidakLengkap { findings: vec![finding("kk")] };
    for (n, event, stamp) in [
        (2, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (3, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (4, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (5, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (3, returned, o.kasi_at("2026-03-02T03:10:00Z")),
        (4, Event::Lengkap, o.kasi_at("2026-03-02T03:10:00Z")),
        (5, Event::Lengkap, o.kasi_at("2026-03-02T03:10:00Z")),
        (5, checked(5), o.staf_at("2026-03-02T03:20:00Z")),
        (5, Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:30:00Z")),
    ] {
        act(&db.store, kode(n), &event, stamp).await.unwrap();
    }
    db
}

/// Statements, and the constraint that has to refuse them. Petugas 1 is staf, 2 kasi, 3 of Dispendukcapil.
const REFUSED: &[(&str, &str)] = &[
    // a step skipped, backwards, or by the wrong role
    ("update permohonan set tahap = 'lengkap', checked_by = 2, checked_at = now() where permohonan_id = 1", "permohonan_tahap_order"),
    ("update permohonan set tahap = 'dientri', entri = 'x', entered_by = 1, entered_at = now() where permohonan_id = 2", "permohonan_tahap_order"),
    ("update permohonan set tahap = 'diajukan' where permohonan_id = 2", "permohonan_tahap_order"),
    ("update permohonan set tahap = 'diterima', received_by = 2, received_at = now() where permohonan_id = 1", "permohonan_tahap_order"),
    ("update permohonan set tahap = 'lengkap', checked_by = 3, checked_at = now() where permohonan_id = 2", "permohonan_tahap_order"),
    ("update permohonan set tahap = 'dibatalkan', closed_by = 1, closed_peran = 'staf', closed_at = now(), alasan = 'tidak_jadi'
      where permohonan_id = 5", "permohonan_tahap_order"),
    ("update petugas set aktif = false, deactivated_at = now() where petugas_id = 2;
      update permohonan set tahap = 'lengkap', checked_by = 2, checked_at = now() where permohonan_id = 2", "permohonan_tahap_order"),
    // the one who received checks
    ("update petugas set peran = 'kasi' where petugas_id = 1;
      update permohonan set tahap = 'lengkap', checked_by = 1, checked_at = now() where permohonan_id = 2", "permohonan_two_persons_check"),
    // a step without what it establishes
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = now() where permohonan_id = 1", "permohonan_received_check"),
    ("update permohonan set tahap = 'dibatalkan', closed_by = 1, closed_peran = 'staf', closed_at = now() where permohonan_id = 1", "permohonan_closed_check"),
    ("update permohonan set tahap = 'dibatalkan', closed_at = now(), alasan = 'tidak_jadi' where permohonan_id = 1", "permohonan_closer_check"),
    ("update permohonan set tahap = 'dibatalkan', closed_chat = 1, closed_at = now(), alasan = 'lainnya' where permohonan_id = 1", "permohonan_alasan_text_check"),
    // a second open one
    ("update permohonan set nik_index = (select nik_index from permohonan where permohonan_id = 2) where permohonan_id = 1", "permohonan_open_key"),
    // a return that names nothing, or that is not counted
    ("update permohonan set tahap = 'tidak_lengkap', cycle = 1, checked_by = 2, checked_at = now() where permohonan_id = 2", "permohonan_return_names"),
    ("update permohonan set tahap = 'tidak_lengkap', checked_by = 2, checked_at = now() where permohonan_id = 2", "permohonan_cycle"),
    ("insert into kekurangan (permohonan_id, cycle, syarat, alasan, ordinal) values (2, 1, 'kk', 'tidak_ada', 1)", "kekurangan_of_return"),
    ("insert into kekurangan (permohonan_id, cycle, syarat, alasan, ordinal) values (3, 1, 'pengantar', 'lainnya', 2)", "kekurangan_note_check"),
    // a receipt with something missing
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = now(), checked_by = null, checked_at = null
      where permohonan_id = 3", "permohonan_complete"),
    // history
    ("update riwayat set at = now() where permohonan_id = 1", "riwayat_append_only"),
    ("delete from riwayat where permohonan_id = 1", "riwayat_append_only"),
    ("truncate riwayat", "riwayat_append_only"),
    ("delete from permohonan where permohonan_id = 1", "permohonan_append_only"),
    ("update kekurangan set alasan = 'tidak_ada'", "kekurangan_append_only"),
    ("delete from berkas where permohonan_id = 1", "berkas_append_only"),
    ("update berkas set cycle = 5 where permohonan_id = 1", "berkas_append_only"),
    ("insert into riwayat select permohonan_id, 7, kind, tahap, petugas_id, at, detail, data_digest, prev_hash, hash
      from riwayat where permohonan_id = 1", "riwayat_chain"),
    ("update permohonan set tahap = 'dibatalkan', closed_chat = 1, closed_at = now(), alasan = 'tidak_jadi' where permohonan_id = 1", "permohonan_head"),
    ("update permohonan set received_at = now() where permohonan_id = 2", "permohonan_stamps_fixed"),
    ("update permohonan set kode = 'K74MQXP' where permohonan_id = 1", "permohonan_fixed"),
    ("update permohonan set syarat = '[]' where permohonan_id = 1", "permohonan_fixed"),
    // numbers
    ("update permohonan set nomor_urut = 9 where permohonan_id = 2", "permohonan_nomor_fixed"),
    ("update permohonan set nomor_urut = null, nomor_tahun = null where permohonan_id = 2", "permohonan_nomor_fixed"),
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = now(), nomor_tahun = 2026, nomor_urut = 9
      where permohonan_id = 1", "permohonan_nomor_counted"),
    ("update register_counter set last = last + 2", "register_counter_gapless"),
    ("update register_counter set last = last - 1", "register_counter_gapless"),
    ("delete from register_counter", "register_counter_gapless"),
    ("insert into register_counter values (2027, 5)", "register_counter_gapless"),
    // statements of another office
    ("insert into pernyataan values (4, 1, 'dicetak', '2026-03-03', 3, 'dispendukcapil', now())", "pernyataan_of_dikirim"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-03', 2, 'staf', now())", "pernyataan_of_dikirim"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-03', 2, 'kasi', now())", "pernyataan_of_dikirim"),
];

#[tokio::test]
async fn the_sop_cannot_be_bent_past_the_program() {
    let db = desk().await;
    for (sql, constraint) in REFUSED {
        assert_eq!(db.refused(sql).await.as_deref(), Some(*constraint), "{sql}");
    }
    assert_eq!(db.store.verify().await.unwrap().faults, []);
}

#[tokio::test]
async fn the_fault_names_the_constraint_and_nothing_else() {
    let db = desk().await;
    let mut new = asked(9);
    new.kode = kode(1);
    let mut unit = db.store.begin().await.unwrap();
    let stamp = crate::support::warga_at(1, "2026-03-02T05:00:00Z");
    let fault = unit.permohonan().insert(&new, stamp).await.unwrap_err();
    assert_eq!((fault.constraint(), fault.kind()), (Some("permohonan_kode_key"), "database"));
    let shown = format!("{fault} {fault:?}");
    assert!(shown.contains("permohonan_kode_key") && !shown.contains(&kode(1).compact()), "{shown}");
}
