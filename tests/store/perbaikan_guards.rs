//! The guards of data that is put right, met by somebody who writes past the program: who asks, who answers, when, and what of
//! a permohonan may change by it.

use crate::book_guards::{helped, spelt};
use crate::guards::all_refused;
use crate::support::Db;

/// ASKED: of permohonan 2, that was received. DECLINED, PUT: the answer. BACK: it is taken back. ROW: a request in other words. RIGHT: data that is put
/// right, with what it is found by.
fn written(sql: &str) -> String {
    let sql = sql
        .replace("ASKED", "select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'nama', 'x', 102, T, DUE, 4)")
        .replace(
            "DECLINED",
            "ANSWERED, hasil = 'ditolak', alasan = 'bukti_kurang'; select event(2, 'perbaikan_ditolak', 1, T)",
        )
        .replace("PUT", "ANSWERED, hasil = 'diperbaiki'; select event(2, 'diperbaiki', 1, T, RIGHT)")
        .replace(
            "BACK",
            "update perbaikan set answered_seq = 5, answered_at = T, hasil = 'ditarik';
             select event(2, 'perbaikan_ditarik', null, T)",
        )
        .replace("ANSWERED", "update perbaikan set answered_seq = 5, answered_by = 1, answered_at = T")
        .replace(
            "ROW",
            "insert into perbaikan (permohonan_id, nomor, bagian, nilai, chat_id, at, due_at, riwayat_seq) values",
        )
        .replace("DUE", "'2026-03-05T04:00:00Z'")
        .replace("RIGHT", "$$, data = 'y', nama_index = '{z}'$$")
        .replace("READ", "insert into pemberitahuan (chat_id, version, at) values (7,")
        .replace("SAID", "insert into perbaikan_notice values (2, 1, 'sehari', '2026-03-03', '2026-03-03T04:00:00Z')");
    spelt(&sql)
}

#[tokio::test]
async fn what_is_asked_for_and_answered_with_its_event_is_taken() {
    for sql in [
        "ASKED",
        "ASKED; DECLINED",
        "ASKED; PUT",
        "ASKED; BACK",
        "ASKED; BACK; select event(2, 'perbaikan_diminta', null, T); ROW (2, 2, 'nama', 'x', 102, T, DUE, 6)",
        "select event(5, 'perbaikan_diminta', null, T); ROW (5, 1, 'alamat', 'x', 105, T, DUE, 6)",
        "ASKED; DECLINED; select event(2, 'perbaikan_diminta', null, T); ROW (2, 2, 'nama', 'x', 102, T, DUE, 6)",
        "select event(1, 'diperbaiki', null, T, RIGHT)",
        "select event(2, 'diperbaiki', null, T, $$, data = 'y'$$)",
        "select event(5, 'diperbaiki', null, T, $$, data = 'y', entri = 'y'$$)",
        "select event(5, 'perbaikan_diminta', null, T); ROW (5, 1, 'nik', 'x', 105, T, DUE, 6)",
        "ASKED; SAID; DECLINED; delete from perbaikan_notice",
    ] {
        let db = helped().await;
        assert_eq!(db.refused(&written(sql)).await, None, "{sql}");
        assert_ne!(db.faults("2026-03-02T05:00:00Z").await, [], "{sql}");
    }
}

/// Statements, and the constraint that has to refuse them.
const REFUSED: &[(&str, &str)] = &[
    // personal data changes by its own event only, and only with what belongs to it
    ("select event(2, 'ditautkan', null, T, RIGHT)", "riwayat_of_step"),
    ("select event(1, 'asli_dicatat', 1, T, RIGHT), piece(1, 0, 'original', 1, T, 2)", "riwayat_of_step"),
    ("select event(1, 'diperbaiki', null, T)", "riwayat_of_step"),
    ("select event(1, 'diperbaiki', null, T, $$, nama_index = '{z}'$$)", "permohonan_data_fixed"),
    ("select event(1, 'diperbaiki', null, T, $$, data = 'y', kode = '3333333'$$)", "permohonan_fixed"),
    ("select event(2, 'diperbaiki', null, T, $$, data = 'y', entri = 'y'$$)", "permohonan_data_fixed"),
    ("select event(2, 'diperbaiki', null, T, $$, data = 'y', received_by = 2$$)", "permohonan_data_fixed"),
    // after the receipt only in answer to a request, and nothing that was sent
    ("select event(2, 'diperbaiki', null, T, RIGHT)", "riwayat_of_step"),
    ("select event(2, 'diperbaiki', 1, T, RIGHT)", "riwayat_of_step"),
    ("select event(1, 'diperbaiki', 1, T, RIGHT)", "riwayat_of_step"),
    ("ASKED; DECLINED; select event(2, 'diperbaiki', 1, T, RIGHT)", "riwayat_of_step"),
    ("select event(5, 'diperbaiki', null, T, RIGHT)", "riwayat_of_step"),
    (
        "select event(5, 'perbaikan_diminta', null, T); ROW (5, 1, 'nik', 'x', 105, T, DUE, 6);
         update perbaikan set answered_seq = 7, answered_by = 1, answered_at = T, hasil = 'diperbaiki';
         select event(5, 'diperbaiki', 1, T, RIGHT)",
        "riwayat_of_step",
    ),
    ("select event(6, 'diperbaiki', null, T, RIGHT)", "permohonan_data_fixed"),
    // by whom, in which tahap
    ("select event(1, 'perbaikan_diminta', null, T); ROW (1, 1, 'nama', 'x', 101, T, DUE, 2)", "riwayat_kind_tahap_check"),
    ("select event(6, 'perbaikan_diminta', null, T)", "riwayat_kind_tahap_check"),
    ("select event(2, 'perbaikan_diminta', 1, T); ROW (2, 1, 'nama', 'x', 102, T, DUE, 4)", "riwayat_kind_tahap_check"),
    ("select event(2, 'perbaikan_ditolak', null, T)", "riwayat_kind_tahap_check"),
    ("select event(2, 'perbaikan_diminta', null, T)", "riwayat_of_step"),
    ("select event(2, 'perbaikan_ditolak', 1, T)", "riwayat_of_step"),
    // a request with its event, and its answer with its own
    ("ROW (2, 1, 'nama', 'x', 102, T, DUE, 3)", "perbaikan_of_event"),
    ("ROW (2, 1, 'nama', 'x', 102, T, DUE, 9)", "perbaikan_riwayat_fk"),
    ("ASKED; ROW (2, 2, 'kk', 'x', 102, '2026-03-02T03:59:00Z', '2026-03-05T03:59:00Z', 4)", "perbaikan_of_event"),
    ("ASKED; ANSWERED, hasil = 'ditolak', alasan = 'bukti_kurang'", "perbaikan_answered_fk"),
    (
        "ASKED; update perbaikan set answered_seq = 3, answered_by = 1, answered_at = T, hasil = 'diperbaiki'",
        "perbaikan_of_event",
    ),
    (
        "ASKED; ANSWERED, hasil = 'ditolak', alasan = 'bukti_kurang'; select event(2, 'perbaikan_ditolak', 1, '2026-03-02T04:00:01Z')",
        "perbaikan_of_event",
    ),
    ("ASKED; ANSWERED, hasil = 'diperbaiki'; select event(2, 'perbaikan_ditolak', 1, T)", "perbaikan_of_event"),
    // asked by who it belongs to, once at a time, in hours
    ("select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'nama', 'x', 999, T, DUE, 4)", "perbaikan_pihak_fk"),
    ("select event(2, 'perbaikan_diminta', null, T); ROW (2, 0, 'nama', 'x', 102, T, DUE, 4)", "perbaikan_nomor_check"),
    ("select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'agama', 'x', 102, T, DUE, 4)", "perbaikan_bagian_check"),
    (
        "select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'nama', 'x', 102, T, '2026-03-06T04:00:00Z', 4)",
        "perbaikan_due_check",
    ),
    ("ASKED; select event(2, 'perbaikan_diminta', null, T); ROW (2, 2, 'nama', 'x', 102, T, DUE, 5)", "perbaikan_open_key"),
    ("ASKED; select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'kk', 'x', 102, T, DUE, 5)", "perbaikan_pk"),
    // what staf have read from the berkas, and what a pembetulan corrects
    ("select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'alamat', 'x', 102, T, DUE, 4)", "perbaikan_entered"),
    ("select event(2, 'perbaikan_diminta', null, T); ROW (2, 1, 'koreksi', 'x', 102, T, DUE, 4)", "perbaikan_corrects"),
    // taken back with its event, once, and by nobody of staf
    ("select event(2, 'perbaikan_ditarik', null, T)", "riwayat_of_step"),
    ("select event(1, 'perbaikan_ditarik', null, T)", "riwayat_kind_tahap_check"),
    (
        "ASKED; update perbaikan set answered_seq = 5, answered_at = T, hasil = 'ditarik'; select event(2, 'perbaikan_ditarik', 1, T)",
        "riwayat_kind_tahap_check",
    ),
    (
        "ASKED; ANSWERED, hasil = 'ditarik'; select event(2, 'perbaikan_ditarik', null, T)",
        "perbaikan_answered_check",
    ),
    (
        "ASKED; update perbaikan set answered_seq = 5, answered_at = T, hasil = 'diperbaiki'; select event(2, 'diperbaiki', null, T, RIGHT)",
        "perbaikan_answered_check",
    ),
    (
        "ASKED; update perbaikan set answered_seq = 5, answered_at = T, hasil = 'ditarik', alasan = 'bukti_kurang';
         select event(2, 'perbaikan_ditarik', null, T)",
        "perbaikan_ditolak_check",
    ),
    (
        "ASKED; update perbaikan set answered_seq = 5, answered_at = T, hasil = 'ditarik'; select event(2, 'perbaikan_ditolak', 1, T)",
        "perbaikan_of_event",
    ),
    ("ASKED; BACK; DECLINED", "perbaikan_append_only"),
    ("ASKED; BACK; update perbaikan set hasil = 'diperbaiki', answered_by = 1", "perbaikan_append_only"),
    // answered by staf, once, with a reason where it stays
    (
        "ASKED; update perbaikan set answered_seq = 5, answered_by = 2, answered_at = T, hasil = 'ditolak', alasan = 'bukti_kurang';
         select event(2, 'perbaikan_ditolak', 2, T)",
        "perbaikan_by_staf",
    ),
    (
        "ASKED; update petugas set aktif = false, deactivated_at = now() where petugas_id = 1; DECLINED",
        "perbaikan_by_staf",
    ),
    ("ASKED; ANSWERED", "perbaikan_answered_check"),
    ("ASKED; ANSWERED, hasil = 'lupa'", "perbaikan_hasil_check"),
    ("ASKED; ANSWERED, hasil = 'ditolak'", "perbaikan_ditolak_check"),
    ("ASKED; ANSWERED, hasil = 'diperbaiki', alasan = 'bukti_kurang'", "perbaikan_ditolak_check"),
    ("ASKED; ANSWERED, hasil = 'ditolak', alasan = 'malas'", "perbaikan_alasan_check"),
    ("ASKED; ANSWERED, hasil = 'ditolak', alasan = 'lainnya'", "perbaikan_alasan_text_check"),
    ("ASKED; ANSWERED, hasil = 'diperbaiki', alasan_text = 'x'", "perbaikan_alasan_text_check"),
    ("ASKED; DECLINED; update perbaikan set answered_at = now()", "perbaikan_append_only"),
    ("ASKED; update perbaikan set nilai = 'y'", "perbaikan_append_only"),
    ("ASKED; update perbaikan set due_at = due_at", "perbaikan_append_only"),
    ("ASKED; ANSWERED, hasil = 'ditolak', alasan = 'bukti_kurang', nilai = 'y'", "perbaikan_append_only"),
    ("ASKED; delete from perbaikan", "perbaikan_append_only"),
    ("truncate perbaikan cascade", "perbaikan_append_only"),
    // what was said of it
    ("ASKED; SAID; SAID", "perbaikan_notice_once"),
    ("ASKED; insert into perbaikan_notice values (2, 1, 'nanti', '2026-03-03', now())", "perbaikan_notice_rung_check"),
    ("insert into perbaikan_notice values (2, 1, 'sehari', '2026-03-03', now())", "perbaikan_notice_fk"),
    ("ASKED; SAID; update perbaikan_notice set tanggal = '2026-03-04'", "perbaikan_notice_append_only"),
    ("ASKED; SAID; delete from perbaikan_notice", "perbaikan_notice_open"),
    ("truncate perbaikan_notice", "perbaikan_notice_append_only"),
    // which privacy notice was read
    ("READ '', T)", "pemberitahuan_version_check"),
    ("READ '2', T); update pemberitahuan set version = '3'", "pemberitahuan_append_only"),
    ("insert into pemberitahuan (chat_id, version, at) values (101, '2', T); delete from pemberitahuan", "pemberitahuan_append_only"),
    ("truncate pemberitahuan", "pemberitahuan_append_only"),
];

#[tokio::test]
async fn nobody_puts_data_right_past_the_program() {
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (written(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&helped().await, &refused).await;
}

/// A request that is sealed anew stays what it was.
#[tokio::test]
async fn sealing_anew_changes_the_seal_only() {
    let db: Db = helped().await;
    assert_eq!(db.refused(&written("ASKED; DECLINED")).await, None);
    let anew = "select set_config('layanan.sealing_anew', 'on', true)";
    assert_eq!(db.refused(&format!("{anew}; update perbaikan set nilai = 'y'")).await, None);
    let changed = db.refused(&format!("{anew}; update perbaikan set nilai = 'y', bagian = 'kk'")).await;
    assert_eq!(changed.as_deref(), Some("perbaikan_append_only"));
}
