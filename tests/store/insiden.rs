//! Breaches of personal data, met by somebody who writes past the program.

use chrono::{DateTime, Utc};
use layanan_ktp::domain::berkas::Gone;
use layanan_ktp::domain::disclosed::DisclosedKind;
use layanan_ktp::domain::insiden::{DataKind, Insiden, InsidenId, Scope, Via, everything, shown};
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::pesan::Reply;
use layanan_ktp::pesan::outgoing::{OutboxId, PermohonanId, Queued};
use layanan_ktp::pesan::umum::Umum;
use layanan_ktp::store::StoreError;
use layanan_ktp::store::outbox::Outcome;

use crate::guards::{desk, refuses};
use crate::support::{Db, Office, at, kode};

const NOW: &str = "2026-03-03T03:00:00Z";

async fn record(db: &Db, scope: Scope) -> Result<InsidenId, StoreError> {
    let insiden = Insiden { known_at: at(NOW), since: at("2026-03-02T00:00:00Z"), until: at(NOW), scope };
    let mut unit = db.store.begin().await.unwrap();
    let id = unit.insiden().record(&insiden, at(NOW)).await?;
    unit.commit().await.unwrap();
    Ok(id)
}

fn message(chat: i64) -> Queued {
    Queued::say(ChatId(chat), Reply::new(Umum::PrivateOnly))
}

/// What becomes of the message to this chat.
async fn finish(db: &Db, chat: i64, outcome: Outcome) {
    let sql = "select outbox_id from outbox where chat_id = $1";
    let id = sqlx::query_scalar(sql).bind(chat).fetch_one(&mut db.raw().await).await.unwrap();
    db.store.finish_outbox(&[(OutboxId(id), outcome)]).await.unwrap();
}

#[tokio::test]
async fn what_is_known_of_a_breach_and_who_was_told_stays() {
    let db = desk().await;
    let InsidenId(id) = record(&db, Scope::Permohonan(vec![kode(1)])).await.unwrap();
    let told: DateTime<Utc> = at(NOW);
    let mut unit = db.store.begin().await.unwrap();
    unit.insiden().tell(InsidenId(id), &[message(101).about(PermohonanId(1)), message(5)], told).await.unwrap();
    unit.insiden().told_by_hand(InsidenId(id), &[kode(1)], (Via::Surat, told), told).await.unwrap();
    unit.commit().await.unwrap();
    finish(&db, 101, Outcome::Sent { message_id: Some(1) }).await;
    finish(&db, 5, Outcome::Dead { kind: "bad_request" }).await;
    let draft = "insert into dialog (chat_id, version, state, draft, updated_at) values (5, 1, 'x', true, now())";
    assert_eq!(db.refused(draft).await, None);
    sqlx::query("update insiden set words = '{}', reminded = 1").execute(&mut db.raw().await).await.unwrap();
    refuses(
        &db,
        &[
            ("update insiden set known_at = known_at + interval '1 day', recorded_at = now()", "insiden_fixed"),
            ("update insiden set words = '{\"kapan\": \"besok\"}'", "insiden_fixed"),
            ("update insiden set words = null", "insiden_fixed"),
            ("update insiden set reminded = 0", "insiden_fixed"),
            ("delete from insiden", "insiden_fixed"),
            ("truncate insiden cascade", "insiden_append_only"),
            ("update insiden_permohonan set permohonan_id = 2", "insiden_permohonan_append_only"),
            ("delete from insiden_permohonan", "insiden_permohonan_append_only"),
            ("update insiden_told set chats = 2", "insiden_told_append_only"),
            ("delete from insiden_told", "insiden_told_append_only"),
            ("update permohonan set draft_since = now()", "permohonan_append_only"),
            ("delete from insiden_told_draft", "insiden_told_draft_append_only"),
            ("update insiden_told_draft set at = now()", "insiden_told_draft_append_only"),
            (
                "insert into insiden (known_at, since, until, scope, recorded_at, reminded)
                 values (now(), now(), now(), 'semua', now(), -1)",
                "insiden_reminded_check",
            ),
            ("insert into insiden_told values (1, 2, 0, now())", "insiden_told_chats_check"),
            ("insert into insiden_told values (1, 1, 1, now())", "insiden_told_pk"),
            ("update insiden_told_by_hand set via = 'langsung'", "insiden_told_by_hand_append_only"),
            ("delete from insiden_told_by_hand", "insiden_told_by_hand_append_only"),
            ("insert into insiden_told_by_hand values (1, 1, 'surat', now(), now())", "insiden_told_by_hand_pk"),
            ("insert into insiden_told_by_hand values (1, 1, 'kabar', now(), now())", "insiden_told_by_hand_via_check"),
            ("insert into insiden_told_by_hand values (1, 2, 'surat', now(), now())", "insiden_told_by_hand_concerned"),
            (
                "insert into insiden_told_by_hand values (1, 1, 'langsung', '2026-03-03T02:59:59Z', now())",
                "insiden_told_by_hand_concerned",
            ),
            (
                "insert into insiden_told_by_hand values (1, 1, 'langsung', now(), now() - interval '1 hour')",
                "insiden_told_by_hand_concerned",
            ),
            ("insert into insiden_told_draft values (1, 5, '2026-03-03T03:00:00Z')", "insiden_told_draft_pk"),
            ("truncate insiden_told_draft", "insiden_told_draft_append_only"),
            ("update insiden_told_draft set given_up_at = null", "insiden_told_draft_append_only"),
            ("update insiden_told_chat set left_at = null, given_up_at = now()", "insiden_told_chat_append_only"),
            ("delete from insiden_told_chat", "insiden_told_chat_append_only"),
            ("truncate insiden_told_chat", "insiden_told_chat_append_only"),
            ("insert into insiden_told_chat values (1, 1, 101)", "insiden_told_chat_pk"),
            ("insert into insiden_told_chat values (1, 2, 102)", "insiden_told_chat_told_fk"),
            ("insert into insiden_told_chat values (1, 1, 102)", "insiden_told_chat_pihak_fk"),
            ("insert into insiden_told_chat values (1, 1, 102, 1)", "insiden_told_chat_outbox_key"),
            (
                "insert into insiden_told_chat values (1, 1, 102, null, now(), now())",
                "insiden_told_chat_ended_check",
            ),
            ("insert into insiden_told_draft values (1, 6, now(), 2)", "insiden_told_draft_outbox_key"),
            (
                "insert into insiden_told_draft values (1, 6, now(), null, now(), now())",
                "insiden_told_draft_ended_check",
            ),
            (
                "insert into outbox (outbox_key, chat_id, payload, insiden_id) values (gen_random_uuid(), 5, 'x', 2)",
                "outbox_insiden_fk",
            ),
            (
                "insert into insiden (known_at, since, until, scope, recorded_at) values (now(), now(), now(), 'satu', now())",
                "insiden_scope_check",
            ),
            (
                "insert into insiden (known_at, since, until, scope, recorded_at) values (now(), now(), now(), 'petugas', now())",
                "insiden_scope_petugas_check",
            ),
            (
                "insert into insiden (known_at, since, until, scope, recorded_at)
                 values (now(), now(), now() - interval '1 day', 'semua', now())",
                "insiden_times_check",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_kode_that_is_not_there_is_not_passed_over() {
    let db = desk().await;
    assert!(matches!(record(&db, Scope::Permohonan(vec![kode(1), kode(99)])).await, Err(StoreError::Conflict)));
    assert_eq!(db.count("select count(*) from insiden").await, 0);
}

/// One was shown in that time, one before it, one never: what was shown before stands in the chat still.
#[tokio::test]
async fn an_account_concerns_all_that_it_was_ever_shown() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    for n in 1..=3 {
        crate::support::insert(&db.store, &crate::support::asked(n)).await;
    }
    let mut unit = db.store.begin().await.unwrap();
    for (n, at_) in [(1, "2026-03-02T04:00:00Z"), (2, "2026-03-01T04:00:00Z")] {
        let loaded = unit.permohonan().find(kode(n)).await.unwrap().unwrap();
        unit.disclosure()
            .record(
                loaded.id,
                (o.officer, Peran::Dispendukcapil),
                &layanan_ktp::store::disclosure::Disclosed::Nik,
                at(at_),
            )
            .await
            .unwrap();
    }
    unit.commit().await.unwrap();
    record(&db, Scope::Petugas(o.officer)).await.unwrap();
    let mut unit = db.store.begin().await.unwrap();
    let recorded = unit.insiden().all().await.unwrap().remove(0);
    let concerned = unit.insiden().concerned(&recorded).await.unwrap();
    assert_eq!(concerned.iter().map(|one| one.kode).collect::<Vec<_>>(), [kode(1), kode(2)]);
}

/// Numbers that were never taken are not named, nor is a photo that was destroyed before; one that was destroyed after was seen.
#[tokio::test]
async fn what_the_office_did_not_have_is_not_named() {
    let db = Db::new().await;
    crate::support::insert(&db.store, &crate::support::asked(1)).await;
    let mut p = db.store.begin().await.unwrap().permohonan().find(kode(1)).await.unwrap().unwrap().permohonan;
    let (before, since) = (at("2026-03-01T00:00:00Z"), at("2026-03-02T00:00:00Z"));
    let archive = [(DisclosedKind::Kiriman, since), (DisclosedKind::Nik, since)];
    p.data.phone = None;
    assert_eq!(everything(&p, since), [DataKind::Identitas, DataKind::Berkas]);
    p.data.numbers = None;
    assert_eq!(everything(&p, since), [DataKind::Isian, DataKind::Berkas]);
    assert_eq!(shown(&p, &[(DisclosedKind::Kartu, since), (DisclosedKind::Nik, since)]), [DataKind::Nama]);
    p.checklist.pieces[0].gone = Some(Gone::Sent(at(NOW)));
    assert_eq!(everything(&p, since), [DataKind::Isian, DataKind::Berkas], "it was there");
    p.checklist.pieces[0].gone = Some(Gone::Sent(before));
    assert_eq!((everything(&p, since), shown(&p, &archive)), (vec![DataKind::Isian], vec![DataKind::Isian]));
    assert_eq!(shown(&p, &[(DisclosedKind::Berkas, before)]), [DataKind::Nama, DataKind::Berkas], "in the chat still");
}
