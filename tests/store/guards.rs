//! The constraints, met by somebody who writes past the program: each refuses by its name.

use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};

use crate::permohonan::{checked, finding};
use crate::support::{Db, Office, act, asked, insert, kode, syarat};

/// Six permohonan: 1 asked for, 2 received, 3 returned, 4 approved, 5 sent, 6 closed by staf.
pub(crate) async fn desk() -> Db {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=6 {
        insert(&db.store, &asked(n)).await;
    }
    let returned = Event::TidakLengkap { findings: vec![finding("kk")] };
    let closed = Event::Dibatalkan { alasan: Alasan { kode: AlasanBatal::TidakJadi, text: None } };
    for (n, event, stamp) in [
        (2, Event::AsliDicatat { syarat: syarat("pengantar") }, o.staf_at("2026-03-02T03:00:00Z")),
        (2, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (3, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (4, Event::AsliDicatat { syarat: syarat("pengantar") }, o.staf_at("2026-03-02T03:00:00Z")),
        (4, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (5, Event::Diterima, o.staf_at("2026-03-02T03:00:00Z")),
        (3, returned, o.kasi_at("2026-03-02T03:10:00Z")),
        (4, Event::Lengkap, o.kasi_at("2026-03-02T03:10:00Z")),
        (5, Event::Lengkap, o.kasi_at("2026-03-02T03:10:00Z")),
        (5, checked(5), o.staf_at("2026-03-02T03:20:00Z")),
        (5, Event::Dikirim { recipient: o.officer }, o.staf_at("2026-03-02T03:30:00Z")),
        (6, closed, o.staf_at("2026-03-02T03:30:00Z")),
    ] {
        act(&db.store, kode(n), &event, stamp).await.unwrap();
    }
    db
}

/// Each statement is refused by its constraint, and nothing of it stays.
pub(crate) async fn all_refused(db: &Db, refused: &[(&str, &str)]) {
    for (sql, constraint) in refused {
        assert_eq!(db.refused(sql).await.as_deref(), Some(*constraint), "{sql}");
    }
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
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
    // closed by a stranger, or in a peran that the petugas does not have
    ("update permohonan set tahap = 'dibatalkan', closed_chat = 102, closed_at = now(), alasan = 'tidak_jadi' where permohonan_id = 1",
     "permohonan_closer"),
    ("update permohonan set tahap = 'dibatalkan', closed_by = 1, closed_peran = 'kasi', closed_at = now(), alasan = 'tidak_jadi'
      where permohonan_id = 1", "permohonan_closer"),
    ("update permohonan set tahap = 'dibatalkan', closed_by = 3, closed_peran = 'staf', closed_at = now(), alasan = 'tidak_jadi'
      where permohonan_id = 1", "permohonan_closer"),
    // a step without what it establishes
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = now() where permohonan_id = 1", "permohonan_received_check"),
    ("update permohonan set tahap = 'dibatalkan', closed_by = 1, closed_peran = 'staf', closed_at = now() where permohonan_id = 1",
     "permohonan_closed_check"),
    ("update permohonan set tahap = 'dibatalkan', closed_at = now(), alasan = 'tidak_jadi' where permohonan_id = 1", "permohonan_closer_check"),
    ("update permohonan set tahap = 'dibatalkan', closed_chat = 101, closed_at = now(), alasan = 'lainnya' where permohonan_id = 1",
     "permohonan_alasan_text_check"),
    // and none with what only a later one does
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = now() where permohonan_id = 3", "permohonan_unchecked_check"),
    ("update permohonan set stated = 'dicetak' where permohonan_id = 4", "permohonan_unsent_check"),
    // a second open one
    ("update permohonan set tahap = 'dientri', entri = 'x', entered_by = 1, entered_at = now(),
        nik_index = (select nik_index from permohonan where permohonan_id = 2) where permohonan_id = 4", "permohonan_open_key"),
    // a return that names nothing, or what is not asked for, or that is not counted
    ("update permohonan set tahap = 'tidak_lengkap', cycle = 1, checked_by = 2, checked_at = now() where permohonan_id = 2", "permohonan_return_names"),
    ("update permohonan set tahap = 'tidak_lengkap', checked_by = 2, checked_at = now() where permohonan_id = 2", "permohonan_cycle"),
    ("insert into kekurangan values (2, 1, 'foto', 'tidak_ada', null, 1, 4)", "kekurangan_of_syarat"),
    ("insert into kekurangan values (3, 1, 'pengantar', 'lainnya', null, 2, 3)", "kekurangan_note_check"),
    // a receipt with something missing
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = now(), checked_by = null, checked_at = null
      where permohonan_id = 3", "permohonan_complete"),
    // a berkas that is not asked for, not now, or not in this cycle; or that a petugas without the role records
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, at)
      values (gen_random_uuid(), 5, 4, 'kk', 0, 'promised', now())", "berkas_asked_for"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, at)
      values (gen_random_uuid(), 1, 1, 'foto', 0, 'promised', now())", "berkas_asked_for"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, file, at)
      values (gen_random_uuid(), 3, 3, 'kk', 99, 'file', 'x', now())", "berkas_asked_for"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, petugas_id, at)
      values (gen_random_uuid(), 1, 1, 'kk', 0, 'original', 2, now())", "berkas_original_by_staf"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, petugas_id, at)
      values (gen_random_uuid(), 1, 1, 'kk', 0, 'original', null, now())", "berkas_original_by_staf"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, petugas_id, at)
      values (gen_random_uuid(), 1, 1, 'kk', 0, 'promised', 3, now())", "berkas_original_by_staf"),
    ("update berkas set withdrawn_seq = 4, withdrawn_by = 1, withdrawn_at = now() where permohonan_id = 4 and answer = 'original'", "berkas_append_only"),
    ("update berkas set berkas_id = gen_random_uuid(), withdrawn_seq = 3, withdrawn_by = 1, withdrawn_at = now()
      where permohonan_id = 2 and answer = 'original'", "berkas_append_only"),
    ("delete from berkas where permohonan_id = 1", "berkas_append_only"),
    ("update berkas set cycle = 5 where permohonan_id = 1", "berkas_append_only"),
    // what stays
    ("delete from permohonan where permohonan_id = 1", "permohonan_append_only"),
    ("update kekurangan set alasan = 'tidak_ada'", "kekurangan_append_only"),
    ("update pihak set chat_id = 7", "pihak_append_only"),
    ("insert into pihak values (1, 7, 'pelapor', 'anak', 1)", "pihak_ordinal_key"),
    ("update permohonan set received_at = now() where permohonan_id = 2", "permohonan_stamps_fixed"),
    ("update permohonan set alasan_text = 'x' where permohonan_id = 6", "permohonan_stamps_fixed"),
    ("update permohonan set closed_peran = 'kasi' where permohonan_id = 6", "permohonan_stamps_fixed"),
    ("update permohonan set kode = 'K74MQXP' where permohonan_id = 1", "permohonan_fixed"),
    ("update permohonan set syarat = '[]' where permohonan_id = 1", "permohonan_fixed"),
    ("update permohonan set syarat_version = 2 where permohonan_id = 1", "permohonan_fixed"),
    ("update permohonan set consent_version = null, consent_at = null where permohonan_id = 1", "permohonan_fixed"),
    ("update permohonan set consent_at = now() where permohonan_id = 1", "permohonan_fixed"),
    ("update permohonan set data = 'x' where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set entri = 'x' where permohonan_id = 5", "permohonan_data_fixed"),
    ("update permohonan set desa = '35.16.13.2002' where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set nik_index = kk_index where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set kk_index = nik_index where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set nama_index = '{}' where permohonan_id = 1", "permohonan_data_fixed"),
    // numbers
    ("update permohonan set nomor_urut = 9 where permohonan_id = 2", "permohonan_nomor_fixed"),
    ("update permohonan set nomor_urut = null, nomor_tahun = null where permohonan_id = 2", "permohonan_nomor_fixed"),
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = '2026-03-02T04:00:00Z', nomor_tahun = 2026, nomor_urut = 9
      where permohonan_id = 1", "permohonan_nomor_counted"),
    ("update permohonan set tahap = 'diterima', received_by = 1, received_at = '2026-12-31T17:00:00Z', nomor_tahun = 2026, nomor_urut = 4
      where permohonan_id = 1", "permohonan_nomor_year"),
    // statements of another office
    ("insert into pernyataan values (4, 1, 'dicetak', '2026-03-03', 3, 'dispendukcapil', now(), 4)", "pernyataan_of_dikirim"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-03', 2, 'staf', now(), 6)", "pernyataan_of_dikirim"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-03', 2, 'kasi', now(), 6)", "pernyataan_of_dikirim"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2999-01-01', 1, 'staf', '2026-03-03T03:00:00Z', 6)", "pernyataan_tanggal"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-01', 1, 'staf', '2026-03-03T03:00:00Z', 6)", "pernyataan_tanggal"),
    // petugas
    ("insert into petugas (chat_id, peran, nama, digest, created_at) values (-5, 'staf', 'x', 'x', now())", "petugas_chat_check"),
    ("delete from petugas where petugas_id = 3", "petugas_append_only"),
    ("update petugas set chat_id = 7 where petugas_id = 1", "petugas_chat_fixed"),
];

#[tokio::test]
async fn the_sop_cannot_be_bent_past_the_program() {
    all_refused(&desk().await, REFUSED).await;
}

/// A new permohonan like the first, with one column that it is born with, and what refuses it.
const BORN_WITH: &[(&str, &str, &str)] = &[
    ("tahap", "'lengkap'", "permohonan_tahap_order"),
    ("received_at", "now()", "permohonan_diajukan_check"),
    ("cycle", "1", "permohonan_diajukan_check"),
    ("checked_by", "2", "permohonan_unchecked_check"),
    ("checked_at", "now()", "permohonan_unchecked_check"),
    ("entri", "'x'", "permohonan_unentered_check"),
    ("entered_by", "1", "permohonan_unentered_check"),
    ("sent_at", "now()", "permohonan_unsent_check"),
    ("recipient", "3", "permohonan_unsent_check"),
    ("stated", "'dicetak'", "permohonan_unsent_check"),
    ("closed_at", "now()", "permohonan_closed_check"),
    ("alasan", "'tidak_jadi'", "permohonan_closed_check"),
    ("alasan_text", "'x'", "permohonan_closed_check"),
    ("closed_chat", "101", "permohonan_closer_check"),
    ("syarat", "'{}'", "permohonan_syarat_check"),
];

#[tokio::test]
async fn a_permohonan_is_born_with_nothing_done() {
    let db = desk().await;
    for (column, value, constraint) in BORN_WITH {
        let sql = format!(
            "create temporary table born as select * from permohonan where permohonan_id = 1;
             update born set kode = '2222222', nik_index = 'x', permohonan_id = 99;
             update born set {column} = {value};
             insert into permohonan overriding system value select * from born"
        );
        assert_eq!(db.refused(&sql).await.as_deref(), Some(*constraint), "{column}");
    }
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
