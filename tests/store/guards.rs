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

/// Each statement is refused by its constraint; all that are not are named.
pub(crate) async fn refuses(db: &Db, refused: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (sql, constraint) in refused {
        let by = db.refused(sql).await;
        if by.as_deref() != Some(*constraint) {
            wrong.push(format!("{constraint} was to refuse, and not {by:?}: {sql}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each statement is refused by its constraint, and nothing of it stays.
pub(crate) async fn all_refused(db: &Db, refused: &[(&str, &str)]) {
    refuses(db, refused).await;
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
    // a picture that replaces none, one of an earlier round, or one that was replaced already
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, file, at, replaces)
      values (gen_random_uuid(), 3, 3, 'kk', 1, 'file', 'x', now(), gen_random_uuid())", "berkas_replaces"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, file, at, replaces)
      select gen_random_uuid(), 3, 3, 'kk', 1, 'file', 'x', now(), b.berkas_id from berkas b where b.permohonan_id = 3 and b.syarat = 'kk'", "berkas_replaces"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, at, replaces)
      select gen_random_uuid(), 1, 1, 'kk', 0, 'promised', now(), b.berkas_id from berkas b where b.permohonan_id = 1 and b.syarat = 'kk'", "berkas_replaces"),
    ("insert into berkas (berkas_id, permohonan_id, riwayat_seq, syarat, cycle, answer, file, at, replaces)
      select gen_random_uuid(), 1, 1, 'kk', 0, 'file', 'x', now(), b.berkas_id from berkas b, generate_series(1, 2)
      where b.permohonan_id = 1 and b.syarat = 'kk'", "berkas_replaces_key"),
    ("delete from berkas where permohonan_id = 1", "berkas_append_only"),
    ("update berkas set cycle = 5 where permohonan_id = 1", "berkas_append_only"),
    // what stays
    ("delete from permohonan where permohonan_id = 1", "permohonan_append_only"),
    ("update kekurangan set alasan = 'tidak_ada'", "kekurangan_append_only"),
    ("update pihak set chat_id = 7", "pihak_append_only"),
    ("insert into pihak values (1, 7, 'pelapor', 'anak', 1)", "pihak_ordinal_key"),
    ("insert into pihak values (1, 7, 'pelapor', 'perangkat_desa', 2, 2, '1', now())", "pihak_agreed_check"),
    ("insert into pihak values (1, 7, 'pelapor', 'anak', 2, 2, '1', now(), now())", "pihak_agreed_check"),
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
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 1, 'staf', '2026-03-03T03:00:00Z', 6, true)", "pernyataan_susulan"),
    ("insert into pernyataan values (5, 1, 'dicetak', '2026-03-02', 1, 'staf', '2026-03-03T03:00:00Z', 6, false), (5, 2, 'dicetak', '2026-03-02', 1, 'staf', '2026-03-03T03:00:00Z', 7, true)", "pernyataan_susulan"),
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

/// What is taken, and who stands in. Petugas 1 is staf, 2 the Kasi, 3 the officer.
const OF_WORK: &[(&str, &str)] = &[
    (
        "insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until)
      values (1, 'menerima', 2, 'diambil', '2026-03-02T05:00:00Z', '2026-03-02T05:30:00Z')",
        "pengambilan_peran",
    ),
    (
        "insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until)
      values (2, 'mengecek', 1, 'diambil', '2026-03-02T05:00:00Z', '2026-03-02T05:30:00Z')",
        "pengambilan_peran",
    ),
    (
        "insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until)
      values (2, 'mengentri', 1, 'diambil', '2026-03-02T05:00:00Z', '2026-03-02T05:30:00Z')",
        "pengambilan_next",
    ),
    (
        "insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until)
      values (1, 'menerima', 1, 'diambil', '2026-03-02T05:00:00Z', '2026-03-02T05:30:00Z'),
          (1, 'menerima', 1, 'diambil', '2026-03-02T05:00:00Z', '2026-03-02T05:30:00Z')",
        "pengambilan_open_key",
    ),
    (
        "insert into pengambilan (permohonan_id, langkah, petugas_id, begun, taken_at, until)
      values (1, 'menerima', 1, 'diambil', '2026-03-02T05:00:00Z', '2026-03-02T04:30:00Z')",
        "pengambilan_order_check",
    ),
    ("update pengambilan set petugas_id = 3", "pengambilan_append_only"),
    ("delete from pengambilan", "pengambilan_append_only"),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
      values (1, '2026-03-02', '2026-03-03', 1, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_named",
    ),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
      values (3, '2026-03-02', '2026-03-03', 2, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_named",
    ),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
      values (1, '2026-03-01', '2026-03-03', 2, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_forward_check",
    ),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
      values (1, '2026-03-04', '2026-03-03', 2, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_days_check",
    ),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
      values (1, '2026-03-02', '2026-09-03', 2, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_days_check",
    ),
    (
        "insert into pelaksana (petugas_id, first_day, last_day, named_by, named_at, digest)
      values (1, '2026-03-02', '2026-03-03', 2, '2026-03-02T05:00:00Z', 'x'),
          (1, '2026-03-03', '2026-03-04', 2, '2026-03-02T05:00:00Z', 'x')",
        "pelaksana_days_key",
    ),
];

#[tokio::test]
async fn nobody_takes_or_stands_in_past_the_program() {
    all_refused(&desk().await, OF_WORK).await;
}

/// Who stands in may check on those days, by the time of the stamp; not what they received, and not after it was ended.
#[tokio::test]
async fn who_stands_in_checks_on_those_days_only() {
    use layanan_ktp::domain::pelaksana::Days;
    use layanan_ktp::domain::petugas::{Actor, ChatId, Peran, Stamp};
    use layanan_ktp::store::pelaksana::Named;
    let db = desk().await;
    let mut unit = db.store.begin().await.unwrap();
    let since = crate::support::at("2026-03-02T04:00:00Z");
    let wati = unit.petugas().add(ChatId(904), Peran::Staf, "Wati Contoh", since).await.unwrap();
    let (kasi, budi) = (layanan_ktp::domain::petugas::PetugasId(2), layanan_ktp::domain::petugas::PetugasId(1));
    let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
    let days = Days { first: day(3), last: day(4) };
    let named = unit.pelaksana().name(wati, days, (kasi, since)).await.unwrap();
    let Named::Done(id) = named else { panic!("{named:?}") };
    assert!(matches!(unit.pelaksana().name(budi, days, (kasi, since)).await.unwrap(), Named::Done(_)));
    let again = Days { first: day(4), last: day(9) };
    assert_eq!(unit.pelaksana().name(wati, again, (kasi, since)).await.unwrap(), Named::Before(days));
    unit.commit().await.unwrap();
    let checks = |who, time| {
        let stamp = Stamp { by: Actor::Petugas(who, Peran::Kasi), at: crate::support::at(time) };
        let store = db.store.clone();
        async move { act(&store, kode(2), &Event::Lengkap, stamp).await.map_err(|e| e.constraint().map(str::to_owned)) }
    };
    let order = Err(Some("permohonan_tahap_order".to_owned()));
    assert_eq!(checks(wati, "2026-03-02T16:59:59Z").await, order, "the day before");
    assert_eq!(checks(wati, "2026-03-04T17:00:00Z").await, order, "the day after");
    assert_eq!(checks(budi, "2026-03-03T03:00:00Z").await, Err(Some("permohonan_two_persons_check".to_owned())));
    let mut unit = db.store.begin().await.unwrap();
    let ended = crate::support::at("2026-03-03T02:00:00Z");
    assert!(unit.pelaksana().end(id, (kasi, ended), day(3)).await.unwrap().is_some());
    assert!(unit.pelaksana().end(id, (kasi, ended), day(3)).await.unwrap().is_none(), "once");
    unit.commit().await.unwrap();
    assert_eq!(checks(wati, "2026-03-03T02:00:00Z").await, order, "ended");
    assert_eq!(checks(wati, "2026-03-03T01:59:59Z").await, Ok(()));
    for sql in ["update pelaksana set last_day = last_day + 1", "update pelaksana set ended_at = null, ended_by = null"]
    {
        assert_eq!(db.refused(sql).await.as_deref(), Some("pelaksana_append_only"), "{sql}");
    }
    db.tamper("update pelaksana set last_day = last_day + 30 where petugas_id = 1").await;
    let faults = db.faults("2026-03-04T00:00:00Z").await;
    assert!(
        faults.iter().any(|f| matches!(f.what, layanan_ktp::store::verify::FaultKind::Pelaksana { id: 2 })),
        "{faults:?}"
    );
}

/// The view says of every permohonan in whose list it stands what the domain says.
#[tokio::test]
async fn the_lists_of_the_database_are_those_of_the_domain() {
    use layanan_ktp::domain::antrean::Antrean;
    use layanan_ktp::domain::berkas::Answer;
    use layanan_ktp::domain::permohonan::PernyataanKind;
    let db = desk().await;
    let id = layanan_ktp::domain::petugas::PetugasId;
    let o = Office { staf: id(1), kasi: id(2), officer: id(3) };
    let same = |seen: usize| {
        let store = db.store.clone();
        async move {
            let mut unit = store.begin().await.unwrap();
            let standing = unit.permohonan().standing().await.unwrap();
            let mut lists = 0;
            for n in 1..=6 {
                let p = unit.permohonan().find(kode(n)).await.unwrap().unwrap().permohonan;
                let found = standing.iter().find(|(one, _)| *one == kode(n));
                assert_eq!(found.map(|(_, s)| s.lists.clone()), Antrean::of(&p).map(|list| vec![list]), "{n}");
                lists += usize::from(found.is_some());
            }
            assert_eq!(lists, seen);
        }
    };
    same(5).await;
    let answered = Event::Dilengkapi { syarat: syarat("kk"), answer: Answer::Promised, replaces: None };
    act(&db.store, kode(3), &answered, crate::support::warga_at(103, "2026-03-02T04:00:00Z")).await.unwrap();
    act(&db.store, kode(4), &checked(4), o.staf_at("2026-03-02T04:00:00Z")).await.unwrap();
    same(5).await;
    let tanggal = crate::support::at("2026-03-02T04:00:00Z").date_naive();
    for (kind, seen) in
        [(PernyataanKind::MenungguBlangko, 5), (PernyataanKind::Dicetak, 5), (PernyataanKind::Ditolak, 4)]
    {
        let stated = Event::Dinyatakan { kind, tanggal, susulan: false };
        act(&db.store, kode(5), &stated, o.officer_at("2026-03-02T04:00:00Z")).await.unwrap();
        same(seen).await;
    }
}
