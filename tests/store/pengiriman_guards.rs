//! The guards of pengiriman, met by somebody who writes past the program: what is sent, to whom, under which number; who
//! answers; what is sent back, and sent again.

use layanan_ktp::domain::langkah::{Command, Decision, Event, decide};
use layanan_ktp::domain::pengiriman::{AlasanKembali, Sebab};
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::book_guards::{helped, spelt};
use crate::guards::{all_refused, desk};
use crate::permohonan::checked;
use crate::support::{act, at, find, kode};

/// Permohonan 5 is sent in the only pengiriman, number 1 of 2026, by petugas 1 to petugas 3; permohonan 4 is approved.
/// ENTERED: 4 is entered. SENT: 4 is sent. KIRIM: pengiriman 2 with these columns. ISI: something in it. BACK: 5 is sent back.
/// GONE: petugas 3 has left. PLACED: an archive lies there. AGAIN: 5 is sent again. FIVE: what else has to hold for 5 to be sent again.
fn written(sql: &str) -> String {
    let sql = sql
        .replace("ENTERED", "select event(4, 'dientri', 1, T, ENTRI)")
        .replace("SENT", "ENTERED; select event(4, 'dikirim', 1, T, $$, tahap = 'dikirim', sent_by = 1, sent_at = T, recipient = 3$$)")
        .replace("ENTERED", "select event(4, 'dientri', 1, T, ENTRI)")
        .replace("KIRIM", "insert into pengiriman (pengiriman_id, tahun, urut, recipient, sent_by, saluran, jumlah, at) overriding system value values")
        .replace("ISI", "insert into pengiriman_isi values")
        .replace("BACK", "KEMBALI (5, 6, 'berkas_kurang', null, 3, T); select event(5, 'dikembalikan', 3, T)")
        .replace("KEMBALI", "insert into pengembalian (permohonan_id, riwayat_seq, alasan, alasan_text, petugas_id, at) values")
        .replace("FIVE", "KIRIM5 (2, 2026, 2, 3, 1, 'chat', 1, T); insert into pengiriman_isi values (2, 1, 5, 7)")
        .replace("KIRIM5", "insert into pengiriman (pengiriman_id, tahun, urut, recipient, sent_by, saluran, jumlah, at) overriding system value values")
        .replace("GONE", "update petugas set aktif = false, deactivated_at = T where petugas_id = 3")
        .replace("PLACED", "insert into placed_archive (pengiriman_id, bagian, saluran, chat_id, message_id, name, at) values")
        .replace("AGAIN", "select event(5, 'dikirim_ulang', 1, T, $$, sent_by = 1, sent_at = T, recipient = 3$$); update pengembalian set resent_seq = 7");
    spelt(&sql)
}

#[tokio::test]
async fn what_holds_together_is_taken() {
    for sql in [
        "SENT; KIRIM (2, 2026, 2, 3, 1, 'chat', 1, T); ISI (2, 1, 4, 6)",
        "BACK",
        "BACK; AGAIN; FIVE",
        "BACK; select event(5, 'dientri_ulang', 1, T, $$, data = 'y'$$)",
        "insert into pengiriman_terima values (1, 3, 0, T)",
        "GONE; KEMBALI (5, 6, 'penerima_berganti', null, 1, T); select event(5, 'dikembalikan', 1, T)",
        "GONE; insert into pengiriman_terima values (1, 1, 1, T)",
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 1, 3, 1, 1, T)",
        "PLACED (1, 1, 'chat', 2003, 5, 'a', T), (1, 1, 'chat', 2003, 6, 'a', T), (1, 1, 'folder', 2003, null, 'a', T)",
    ] {
        let db = helped().await;
        assert_eq!(db.refused(&written(sql)).await, None, "{sql}");
    }
}

/// Statements, and the constraint that has to refuse them.
const REFUSED: &[(&str, &str)] = &[
    // nothing is sent without one, and nothing is in one that was not sent with it
    ("SENT", "riwayat_in_pengiriman"),
    ("KIRIM (2, 2026, 2, 3, 1, 'chat', 1, T); ISI (2, 1, 4, 5)", "pengiriman_isi_of_event"),
    ("SENT; KIRIM (2, 2026, 2, 3, 1, 'chat', 1, '2026-03-02T04:00:01Z'); ISI (2, 1, 4, 6)", "pengiriman_isi_of_event"),
    ("ISI (1, 2, 5, 4)", "pengiriman_isi_of_event"),
    ("ISI (1, 2, 5, 5)", "pengiriman_isi_event_key"),
    ("ISI (1, 1, 4, 5)", "pengiriman_isi_pk"),
    ("ISI (1, 0, 4, 5)", "pengiriman_isi_ordinal_check"),
    ("ISI (9, 1, 4, 5)", "pengiriman_isi_pengiriman_fk"),
    ("ISI (1, 2, 99, 5)", "pengiriman_isi_permohonan_fk"),
    ("update pengiriman_isi set ordinal = 2", "pengiriman_isi_append_only"),
    ("delete from pengiriman_isi", "pengiriman_isi_append_only"),
    ("truncate pengiriman_isi", "pengiriman_isi_append_only"),
    // by staf to an officer, as the permohonan says, and whole
    ("KIRIM (2, 2026, 2, 3, 2, 'chat', 1, T)", "pengiriman_by_staf"),
    ("KIRIM (2, 2026, 2, 2, 1, 'chat', 1, T)", "pengiriman_by_staf"),
    ("KIRIM (2, 2026, 2, 3, 1, 'chat', 1, T)", "pengiriman_whole"),
    ("SENT; KIRIM (2, 2026, 2, 3, 1, 'chat', 2, T); ISI (2, 1, 4, 6)", "pengiriman_whole"),
    ("SENT; KIRIM (2, 2026, 2, 3, 1, 'chat', 1, T); ISI (2, 2, 4, 6)", "pengiriman_whole"),
    ("KIRIM (2, 2026, 2, 3, 1, 'chat', 0, T)", "pengiriman_jumlah_check"),
    ("KIRIM (2, 2026, 2, 3, 1, 'pos', 1, T)", "pengiriman_saluran_check"),
    // numbers without gaps, of the year
    ("KIRIM (2, 2026, 3, 3, 1, 'chat', 1, T)", "pengiriman_gapless"),
    ("KIRIM (2, 2027, 1, 3, 1, 'chat', 1, T)", "pengiriman_gapless"),
    ("KIRIM (2, 2026, 1, 3, 1, 'chat', 1, T)", "pengiriman_gapless"),
    ("KIRIM (1, 2026, 2, 3, 1, 'chat', 1, T)", "pengiriman_pk"),
    ("set local session_replication_role = replica; KIRIM (2, 2026, 1, 3, 1, 'chat', 1, T)", "pengiriman_nomor_key"),
    ("update pengiriman set jumlah = 2", "pengiriman_append_only"),
    ("delete from pengiriman", "pengiriman_append_only"),
    // its officer has it, once
    ("insert into pengiriman_terima values (1, 1, 0, T)", "pengiriman_terima_by_recipient"),
    ("insert into pengiriman_terima values (1, 3, 2, T)", "pengiriman_terima_by_recipient"),
    ("insert into pengiriman_terima values (1, 3, 0, '2026-03-02T03:00:00Z')", "pengiriman_terima_by_recipient"),
    ("insert into pengiriman_terima values (9, 3, 0, T)", "pengiriman_terima_by_recipient"),
    ("insert into pengiriman_terima values (1, 3, -1, T)", "pengiriman_terima_kembali_check"),
    ("insert into pengiriman_terima values (1, 3, 0, T), (1, 3, 0, T)", "pengiriman_terima_pk"),
    (
        "insert into pengiriman_terima values (1, 3, 0, T); delete from pengiriman_terima",
        "pengiriman_terima_append_only",
    ),
    // who was asked about it
    ("insert into pengiriman_notice values (1, 'kasi', T)", "pengiriman_notice_rung_check"),
    ("insert into pengiriman_notice values (1, 'staf', T), (1, 'staf', T)", "pengiriman_notice_once"),
    (
        "insert into pengiriman_terima values (1, 3, 0, T); insert into pengiriman_notice values (1, 'staf', T)",
        "pengiriman_notice_open",
    ),
    ("insert into pengiriman_notice values (1, 'staf', T); delete from pengiriman_notice", "pengiriman_notice_open"),
    (
        "insert into pengiriman_notice values (1, 'staf', T); update pengiriman_notice set rung = 'petugas'",
        "pengiriman_notice_open",
    ),
    ("truncate pengiriman_notice", "pengiriman_notice_append_only"),
    // the archive goes to its officer
    (
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 1, 1, 1, 1, T)",
        "pengiriman_arsip_to_recipient",
    ),
    (
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 0, 3, 1, 1, T)",
        "pengiriman_arsip_bagian_check",
    ),
    (
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 1, 3, -1, 1, T)",
        "pengiriman_arsip_lines_check",
    ),
    (
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 1, 3, 1, -1, T)",
        "pengiriman_arsip_berkas_check",
    ),
    (
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 1, 3, 1, 1, T); delete from pengiriman_arsip",
        "pengiriman_arsip_append_only",
    ),
    (
        "insert into pengiriman_arsip (pengiriman_arsip_id, pengiriman_id, bagian, petugas_id, lines, berkas, at) overriding system value values (1, 1, 1, 3, 1, 1, T), (1, 1, 1, 3, 1, 1, T)",
        "pengiriman_arsip_pk",
    ),
    (
        "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, saluran, at) values (1, 1, 3, 1, 1, 'pos', T)",
        "pengiriman_arsip_saluran_check",
    ),
    // where one lies
    ("PLACED (9, 1, 'chat', 2003, 5, 'a', T)", "placed_archive_pengiriman_fk"),
    ("PLACED (1, 0, 'chat', 2003, 5, 'a', T)", "placed_archive_bagian_check"),
    ("PLACED (1, 1, 'pos', 2003, null, 'a', T)", "placed_archive_saluran_check"),
    ("PLACED (1, 1, 'chat', 2003, null, 'a', T)", "placed_archive_message_check"),
    ("PLACED (1, 1, 'folder', 2003, 5, 'a', T)", "placed_archive_message_check"),
    (
        "PLACED (1, 1, 'chat', 2003, 5, 'a', T); update placed_archive set folder = '/srv'",
        "placed_archive_folder_check",
    ),
    ("insert into folder_notice (at) select now() from generate_series(1, 2)", "folder_notice_pk"),
    ("insert into folder_notice values (false, now())", "folder_notice_one_check"),
    ("PLACED (1, 1, 'folder', 2003, null, 'a', T), (1, 2, 'folder', 2003, null, 'a', T)", "placed_archive_file_key"),
    (
        "PLACED (1, 1, 'chat', 2003, 5, 'a', T); insert into placed_archive overriding system value select * from placed_archive",
        "placed_archive_pk",
    ),
    // sent back by the officer who has it, with its event, once at a time
    ("KEMBALI (5, 6, 'berkas_kurang', null, 1, T); select event(5, 'dikembalikan', 1, T)", "pengembalian_by_recipient"),
    ("KEMBALI (4, 5, 'berkas_kurang', null, 3, T); select event(4, 'dikembalikan', 3, T)", "pengembalian_by_recipient"),
    ("select event(5, 'dikembalikan', 3, T)", "riwayat_of_step"),
    ("select event(5, 'dikembalikan', null, T)", "riwayat_kind_tahap_check"),
    ("select event(4, 'dikembalikan', 3, T)", "riwayat_kind_tahap_check"),
    ("KEMBALI (5, 6, 'berkas_kurang', null, 3, T)", "pengembalian_of_event"),
    ("KEMBALI (5, 6, 'malas', null, 3, T)", "pengembalian_alasan_check"),
    ("KEMBALI (5, 6, 'lainnya', null, 3, T)", "pengembalian_text_check"),
    ("BACK; KEMBALI (5, 7, 'berkas_kurang', null, 3, T)", "pengembalian_open_key"),
    ("BACK; KEMBALI (5, 6, 'berkas_kurang', null, 3, T)", "pengembalian_pk"),
    ("BACK; update pengembalian set alasan = 'data_tidak_sesuai'", "pengembalian_append_only"),
    ("BACK; delete from pengembalian", "pengembalian_append_only"),
    ("BACK; update pengembalian set resent_seq = 6", "pengembalian_order_check"),
    ("BACK; update pengembalian set resent_seq = 7", "pengembalian_of_event"),
    // by staf only where its officer is none any more, for that reason and no other
    (
        "KEMBALI (5, 6, 'penerima_berganti', null, 1, T); select event(5, 'dikembalikan', 1, T)",
        "pengembalian_by_recipient",
    ),
    (
        "KEMBALI (5, 6, 'penerima_berganti', null, 3, T); select event(5, 'dikembalikan', 3, T)",
        "pengembalian_by_recipient",
    ),
    (
        "GONE; KEMBALI (5, 6, 'berkas_kurang', null, 1, T); select event(5, 'dikembalikan', 1, T)",
        "pengembalian_by_recipient",
    ),
    (
        "GONE; KEMBALI (5, 6, 'penerima_berganti', null, 2, T); select event(5, 'dikembalikan', 2, T)",
        "pengembalian_by_recipient",
    ),
    ("GONE; insert into pengiriman_terima values (1, 2, 0, T)", "pengiriman_terima_by_recipient"),
    ("GONE; insert into pengiriman_terima values (1, 3, 0, T)", "pengiriman_terima_by_recipient"),
    // nothing of it on a day that is sealed
    ("SEAL; KIRIM (2, 2026, 2, 3, 1, 'chat', 1, T)", "pengiriman_sealed_day"),
    ("SEAL; insert into pengiriman_terima values (1, 3, 0, T)", "pengiriman_terima_sealed_day"),
    (
        "SEAL; insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, at) values (1, 1, 3, 1, 1, T)",
        "pengiriman_arsip_sealed_day",
    ),
    // only what was sent back is entered anew, by staf, and sent again
    ("select event(5, 'dientri_ulang', 1, T, $$, data = 'y'$$)", "riwayat_of_step"),
    ("BACK; select event(5, 'dientri_ulang', 2, T, $$, data = 'y'$$)", "riwayat_of_step"),
    ("BACK; select event(5, 'dientri_ulang', 1, T)", "riwayat_of_step"),
    (
        "select event(5, 'dikirim_ulang', 1, T, $$, sent_by = 1, sent_at = T, recipient = 3$$)",
        "permohonan_stamps_fixed",
    ),
    ("BACK; AGAIN", "riwayat_in_pengiriman"),
    ("BACK; select event(5, 'dikirim_ulang', 1, T, $$, sent_by = 1, sent_at = T, recipient = 3$$)", "riwayat_of_step"),
    (
        "BACK; select event(5, 'dikirim_ulang', 1, T, $$, sent_by = 1, sent_at = T, recipient = 2$$); update pengembalian set resent_seq = 7",
        "riwayat_of_step",
    ),
];

#[tokio::test]
async fn each_guard_refuses_by_its_name() {
    let statements: Vec<(String, &str)> = REFUSED.iter().map(|(sql, guard)| (written(sql), *guard)).collect();
    let statements: Vec<(&str, &str)> = statements.iter().map(|(sql, guard)| (sql.as_str(), *guard)).collect();
    all_refused(&helped().await, &statements).await;
}

/// Of the day itself, before it is sealed; then by its segel, too.
#[tokio::test]
async fn what_was_changed_past_the_program_is_found() {
    for (sql, what) in [
        ("delete from pengiriman_isi", FaultKind::Pengiriman { id: 1 }),
        ("update pengiriman_isi set riwayat_seq = 4", FaultKind::Pengiriman { id: 1 }),
        ("update pengiriman set recipient = 1", FaultKind::Pengiriman { id: 1 }),
        ("update pengiriman set sent_by = 2", FaultKind::Pengiriman { id: 1 }),
        ("update pengiriman set urut = 2", FaultKind::Pengiriman { id: 1 }),
        ("update pengiriman set jumlah = 2", FaultKind::Pengiriman { id: 1 }),
    ] {
        let db = desk().await;
        db.tamper(sql).await;
        assert!(db.faults("2026-03-02T05:00:00Z").await.iter().any(|fault| fault.what == what), "{sql}");
    }
    let db = desk().await;
    db.store.seal_days(at("2026-03-03T00:00:00Z").date_naive(), at("2026-03-03T03:00:00Z")).await.unwrap();
    assert_eq!(db.faults("2026-03-03T04:00:00Z").await, []);
    db.tamper("update pengiriman set saluran = 'lain'").await;
    assert_eq!(db.faults("2026-03-03T04:00:00Z").await.len(), 1, "another than was sealed");

    let db = desk().await;
    let left = "insert into pengiriman_arsip (pengiriman_id, bagian, petugas_id, lines, berkas, saluran, at)
        values (1, 1, 3, 1, 1, 'folder', '2026-03-02T04:00:00Z')";
    assert_eq!(db.refused(left).await, None);
    db.store.seal_days(at("2026-03-03T00:00:00Z").date_naive(), at("2026-03-03T03:00:00Z")).await.unwrap();
    assert_eq!(db.faults("2026-03-03T04:00:00Z").await, []);
    db.tamper("update pengiriman_arsip set saluran = 'chat'").await;
    assert_eq!(db.faults("2026-03-03T04:00:00Z").await.len(), 1, "another way than it left by");
}

/// What an officer sends back, and that it was sent again, stands in the digests of their events.
#[tokio::test]
async fn what_was_sent_back_is_covered() {
    let sebab = || Sebab { kode: AlasanKembali::Lainnya, text: Some("alamat lain".to_owned()) };
    for (sql, seq, what) in [
        ("update pengembalian set alasan = 'berkas_kurang'", 6, FaultKind::Written),
        ("update pengembalian set petugas_id = 1", 6, FaultKind::Written),
        ("update pengembalian set alasan_text = 'x'", 6, FaultKind::Unreadable { what: "pengembalian.alasan_text" }),
        ("delete from pengembalian", 6, FaultKind::Written),
        ("update pengembalian set resent_seq = null", 8, FaultKind::Written),
        ("update permohonan set sent_at = sent_at - interval '1 hour' where permohonan_id = 5", 8, FaultKind::Tahap),
    ] {
        let db = desk().await;
        let (staf, officer) = (PetugasId(1), PetugasId(3));
        let stamp = |by, peran, time| Stamp { by: Actor::Petugas(by, peran), at: at(time) };
        for (event, stamp) in [
            (Event::Dikembalikan { sebab: sebab() }, stamp(officer, Peran::Dispendukcapil, "2026-03-02T04:00:00Z")),
            (entered_anew(5), stamp(staf, Peran::Staf, "2026-03-02T04:01:00Z")),
            (Event::DikirimUlang { recipient: officer }, stamp(staf, Peran::Staf, "2026-03-02T04:02:00Z")),
        ] {
            let before = find(&db.store, kode(5)).await;
            let agrees = {
                let mut after = before.permohonan.clone();
                after.apply(&event, stamp, None);
                after
            };
            act(&db.store, kode(5), &event, stamp).await.unwrap();
            assert_eq!(find(&db.store, kode(5)).await.permohonan, agrees, "what is saved comes back");
        }
        assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
        db.tamper(sql).await;
        let first = db.faults("2026-03-02T05:00:00Z").await.into_iter().next();
        assert_eq!(first, Some(ChainFault { kode: kode(5).compact(), seq, what }), "{sql}");
    }
}

fn entered_anew(n: u8) -> Event {
    let Event::Dientri { data } = checked(n) else { panic!() };
    Event::DientriUlang { data }
}

/// What may be stated of what was sent, sent back, declined or declined by mistake.
#[tokio::test]
async fn the_database_takes_of_what_is_stated_what_the_machine_takes() {
    let (staf, officer) = (PetugasId(1), PetugasId(3));
    let back = || Event::Dikembalikan { sebab: Sebab { kode: AlasanKembali::BerkasKurang, text: None } };
    let tanggal = at("2026-03-02T04:00:00Z").date_naive();
    let states = |kind| Event::Dinyatakan { kind, tanggal, susulan: false };
    let (no, after_all) = (|| states(PernyataanKind::Ditolak), || states(PernyataanKind::TetapDiproses));
    let stories = [
        vec![],
        vec![no()],
        vec![no(), after_all()],
        vec![back()],
        vec![back(), no()],
        vec![back(), no(), after_all()],
    ];
    for (n, story) in stories.iter().enumerate() {
        let db = desk().await;
        for event in story {
            let by = Actor::Petugas(officer, Peran::Dispendukcapil);
            act(&db.store, kode(5), event, Stamp { by, at: at("2026-03-02T04:00:00Z") }).await.unwrap();
        }
        let stamp = Stamp { by: Actor::Petugas(staf, Peran::Staf), at: at("2026-03-02T05:00:00Z") };
        for &kind in PernyataanKind::ALL {
            let mut unit = db.store.begin().await.unwrap();
            let before = unit.permohonan().lock(kode(5)).await.unwrap().unwrap();
            let decided = decide(&before.permohonan, &Command::Nyatakan { kind, tanggal }, stamp);
            let taken = unit.permohonan().save(&before, &states(kind), stamp).await.is_ok();
            let may = match decided {
                Decision::Advanced(_) => true,
                Decision::AlreadyDone(_) => continue, // the program writes nothing
                Decision::Refused(_) => false,
            };
            assert_eq!(taken, may, "{kind} in {n}");
        }
        assert_eq!(db.faults("2026-03-02T06:00:00Z").await, []);
    }
}
