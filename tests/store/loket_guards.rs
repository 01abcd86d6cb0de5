//! The guards of the counter, met by somebody who writes past the program: who registered a walk-in, who is bound by which
//! claim, and what a claim is.

use layanan_ktp::domain::claim::Bound;
use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::pemohon::{Hubungan, Pihak, Sebagai};
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::store::claim::Term;
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::book_guards::{helped, spelt};
use crate::guards::all_refused;
use crate::support::{Db, Office, act, asked, at, find, insert, kode, of_book, warga_at};

/// CLAIM: one that is open, of permohonan 1. USED: used by chat 7. BIND: chat 7 belongs to permohonan 1 from now on.
fn written(sql: &str) -> String {
    let sql = sql
        .replace(
            "CLAIM",
            "insert into claim (permohonan_id, token_hash, made_at, expires_at)
             values (1, 't', '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')",
        )
        .replace("USED", "update claim set ended = 'used', ended_at = '2026-03-02T04:00:00Z', used_by = 7")
        .replace("BIND", "select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 2, 2, '1', T)")
        .replace(
            "PIHAK",
            "insert into pihak (permohonan_id, chat_id, sebagai, hubungan, ordinal, riwayat_seq, consent_version, consent_at)
             values (1,",
        );
    spelt(&sql)
}

#[tokio::test]
async fn a_binding_and_a_walk_in_that_hold_together_are_taken() {
    for sql in [
        "CLAIM; BIND; USED",
        "CLAIM; update claim set wrong = wrong + 1",
        "insert into claim (permohonan_id, token_hash, made_by, made_at, expires_at)
         values (1, 't', 1, '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')",
        "select born('diajukan', genesis(), 1, T, false)",
    ] {
        assert_eq!(helped().await.refused(&written(sql)).await, None, "{sql}");
    }
}

/// Statements, and the constraint that has to refuse them. Petugas 1 is staf, 2 kasi, 3 of Dispendukcapil; 6 was closed.
const REFUSED: &[(&str, &str)] = &[
    // who is bound, by which event, with which agreement
    ("BIND", "pihak_of_claim"),
    ("CLAIM; BIND", "pihak_of_claim"),
    ("CLAIM; BIND; update claim set ended = 'used', ended_at = '2026-03-02T04:00:00Z', used_by = 8", "pihak_of_claim"),
    ("CLAIM; BIND; update claim set ended = 'guessed', ended_at = '2026-03-02T04:00:00Z'", "pihak_of_claim"),
    ("CLAIM; USED; update claim set permohonan_id = 2; BIND", "claim_ends_once"),
    ("CLAIM; USED; PIHAK 7, 'pemohon', null, 2, 2, '1', T)", "pihak_riwayat_fk"),
    ("CLAIM; USED; PIHAK 7, 'pemohon', null, 2, 1, null, null)", "pihak_of_event"),
    ("select event(1, 'ditautkan', null, T)", "riwayat_of_step"),
    (
        "CLAIM; USED; select event(1, 'asli_dicatat', 1, T), piece(1, 0, 'original', 1, T, 2); PIHAK 7, 'pemohon', null, 2, 2, '1', T)",
        "pihak_of_event",
    ),
    (
        "CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 2, 2, '1', '2026-03-02T04:00:01Z')",
        "pihak_of_event",
    ),
    ("CLAIM; USED; select event(1, 'ditautkan', 1, T)", "riwayat_kind_tahap_check"),
    ("select event(6, 'ditautkan', null, T)", "riwayat_kind_tahap_check"),
    ("CLAIM; USED; BIND; PIHAK 8, 'pelapor', 'anak', 3, 2, '1', T)", "pihak_bound_key"),
    (
        "CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 2, 2, null, null)",
        "pihak_consent_check",
    ),
    (
        "CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 2, 2, '1', null)",
        "pihak_consent_check",
    ),
    (
        "CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 2, 1, '1', T)",
        "pihak_consent_check",
    ),
    ("CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 4, 2, '1', T)", "pihak_most_check"),
    ("CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 0, 2, '1', T)", "pihak_most_check"),
    (
        "CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 7, 'pemohon', null, 1, 2, '1', T)",
        "pihak_ordinal_key",
    ),
    ("CLAIM; USED; select event(1, 'ditautkan', null, T); PIHAK 101, 'pemohon', null, 2, 2, '1', T)", "pihak_pk"),
    ("update pihak set consent_at = now() where permohonan_id = 1", "pihak_append_only"),
    ("delete from pihak where permohonan_id = 1", "pihak_append_only"),
    ("truncate pihak cascade", "pihak_append_only"),
    // a claim is made open, for a time, one at a time, and ends once
    (
        "insert into claim (permohonan_id, token_hash, made_by, made_at, expires_at)
      values (1, 't', 2, '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')",
        "claim_made_open",
    ),
    (
        "update petugas set aktif = false, deactivated_at = now() where petugas_id = 1;
      insert into claim (permohonan_id, token_hash, made_by, made_at, expires_at)
      values (1, 't', 1, '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')",
        "claim_made_open",
    ),
    (
        "insert into claim (permohonan_id, token_hash, made_at, expires_at, ended, ended_at, used_by)
      values (1, 't', '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z', 'used', '2026-03-02T04:00:00Z', 7)",
        "claim_made_open",
    ),
    (
        "insert into claim (permohonan_id, token_hash, made_at, expires_at, wrong)
      values (1, 't', '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z', 3)",
        "claim_made_open",
    ),
    (
        "insert into claim (permohonan_id, token_hash, made_at, expires_at)
      values (1, 't', '2026-03-02T03:00:00Z', '2026-03-02T03:00:00Z')",
        "claim_term_check",
    ),
    (
        "insert into claim (permohonan_id, token_hash, made_at, expires_at)
      values (99, 't', '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')",
        "claim_permohonan_fk",
    ),
    ("CLAIM; CLAIM", "claim_token_key"),
    (
        "CLAIM; insert into claim (permohonan_id, token_hash, made_at, expires_at)
      values (1, 'u', '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')",
        "claim_live_key",
    ),
    (
        "CLAIM; update claim set ended = 'used', ended_at = '2026-03-03T03:00:01Z', used_by = 7",
        "claim_used_in_term_check",
    ),
    ("CLAIM; update claim set ended = 'used', ended_at = '2026-03-02T04:00:00Z'", "claim_used_check"),
    ("CLAIM; update claim set used_by = 7", "claim_used_check"),
    ("CLAIM; update claim set ended = 'replaced', ended_at = '2026-03-02T04:00:00Z', used_by = 7", "claim_used_check"),
    ("CLAIM; update claim set ended = 'lost', ended_at = '2026-03-02T04:00:00Z'", "claim_ended_check"),
    ("CLAIM; update claim set ended = 'replaced'", "claim_ended_at_check"),
    ("CLAIM; update claim set wrong = 10", "claim_wrong_check"),
    ("CLAIM; update claim set wrong = 2; update claim set wrong = 0", "claim_ends_once"),
    ("CLAIM; update claim set token_hash = 'u'", "claim_ends_once"),
    ("CLAIM; update claim set expires_at = expires_at + interval '1 day'", "claim_ends_once"),
    ("CLAIM; update claim set permohonan_id = 2", "claim_ends_once"),
    ("CLAIM; USED; update claim set used_by = 8", "claim_ends_once"),
    ("CLAIM; USED; update claim set ended = null, ended_at = null, used_by = null", "claim_ends_once"),
    ("CLAIM; delete from claim", "claim_ends_once"),
    ("truncate claim cascade", "claim_append_only"),
    ("CLAIM; insert into claim_try select claim_id, 7, 4, now() from claim", "claim_try_wrong_check"),
    ("insert into claim_try values (99, 7, 1, now())", "claim_try_claim_fk"),
    // who registers a walk-in, and that the pemohon of a perangkat desa has agreed
    ("select born('diajukan', genesis(), 2, T, false)", "permohonan_registrar"),
    (
        "update petugas set aktif = false, deactivated_at = now() where petugas_id = 1;
      select born('diajukan', genesis(), 1, T, false)",
        "permohonan_registrar",
    ),
    (
        "select born('diajukan', genesis(), null, T); insert into pihak select max(permohonan_id), 7, 'pelapor', 'perangkat_desa', 1 from permohonan",
        "permohonan_pemohon_agreed",
    ),
    ("update permohonan set pemohon_agreed_at = now() where permohonan_id = 1", "permohonan_fixed"),
];

#[tokio::test]
async fn the_counter_cannot_be_bent_past_the_program() {
    let refused: Vec<(String, &str)> = REFUSED.iter().map(|(sql, name)| (written(sql), *name)).collect();
    let refused: Vec<(&str, &str)> = refused.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&helped().await, &refused).await;
}

/// Permohonan 1 and 2, and chat 555 that was bound to the first by a claim.
async fn bound() -> Db {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=2 {
        insert(&db.store, &asked(n)).await;
    }
    let id = find(&db.store, kode(1)).await.id;
    let (from, until) = (at("2026-03-02T03:00:00Z"), at("2026-05-31T03:00:00Z"));
    let mut unit = db.store.begin().await.unwrap();
    unit.claim().issue(id, "made up token", Term { made_by: Some(o.staf), from, until }).await.unwrap();
    let now = at("2026-03-02T04:00:00Z");
    let claim = unit.claim().open("made up token", ChatId(555), now).await.unwrap().unwrap();
    let pihak = Pihak { chat: ChatId(555), sebagai: Sebagai::Pelapor, hubungan: Some(Hubungan::Anak) };
    let bound = Event::Ditautkan {
        bound: Bound { pihak, consent_version: "1".to_owned(), consent_at: now, pemohon_agreed_at: None },
    };
    let before = unit.permohonan().lock(kode(1)).await.unwrap().unwrap();
    unit.permohonan().save(&before, &bound, warga_at(555, "2026-03-02T04:00:00Z")).await.unwrap();
    unit.claim().redeem(&claim, ChatId(555), now).await.unwrap();
    unit.commit().await.unwrap();
    act(
        &db.store,
        kode(1),
        &Event::AsliDicatat { syarat: crate::support::syarat("pengantar") },
        o.staf_at("2026-03-02T04:01:00Z"),
    )
    .await
    .unwrap();
    db
}

#[tokio::test]
async fn a_touched_binding_is_named() {
    for (sql, seq, what) in [
        ("update pihak set chat_id = 999 where riwayat_seq = 2", 2, FaultKind::Written),
        ("update pihak set hubungan = 'saudara' where riwayat_seq = 2", 2, FaultKind::Written),
        ("update pihak set sebagai = 'pemohon', hubungan = null where riwayat_seq = 2", 2, FaultKind::Written),
        ("update pihak set ordinal = 3 where riwayat_seq = 2", 2, FaultKind::Written),
        ("update pihak set consent_version = '2' where riwayat_seq = 2", 2, FaultKind::Written),
        ("update pihak set consent_at = consent_at - interval '1 hour' where riwayat_seq = 2", 2, FaultKind::Written),
        ("update pihak set riwayat_seq = 3 where riwayat_seq = 2", 2, FaultKind::Written),
        ("delete from pihak where riwayat_seq = 2", 2, FaultKind::Written),
        ("update permohonan set pemohon_agreed_at = submitted_at where permohonan_id = 1", 1, FaultKind::Written),
        ("delete from claim", 2, FaultKind::Claim),
        ("update claim set used_by = 999", 2, FaultKind::Claim),
        ("update claim set ended = 'replaced', used_by = null", 2, FaultKind::Claim),
    ] {
        let db = bound().await;
        assert_eq!(db.faults("2026-03-02T05:00:00Z").await, []);
        db.tamper(sql).await;
        let first = db.faults("2026-03-02T05:00:00Z").await.into_iter().next();
        assert_eq!(first, Some(ChainFault { kode: kode(1).compact(), seq, what }), "{sql}");
    }
    let db = bound().await;
    db.tamper("update claim set permohonan_id = 99, used_by = null, made_by = 98").await;
    let faults = db.faults("2026-03-02T05:00:00Z").await;
    for table in ["claim", "petugas"] {
        assert!(faults.contains(&of_book(FaultKind::Orphan { table })), "{faults:?}");
    }
}

/// Whoever can write rows, but does not hold the keys, knows the plain hash of a token at most.
#[tokio::test]
async fn a_claim_that_was_made_past_the_program_is_good_for_nothing() {
    let db = Db::new().await;
    insert(&db.store, &asked(1)).await;
    let made = "insert into claim (permohonan_id, token_hash, made_at, expires_at)
        values (1, sha256('made up token'), '2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z')";
    assert_eq!(db.refused(made).await, None);
    let mut unit = db.store.begin().await.unwrap();
    let now = at("2026-03-02T04:00:00Z");
    assert!(unit.claim().open("made up token", ChatId(555), now).await.unwrap().is_none());
}
