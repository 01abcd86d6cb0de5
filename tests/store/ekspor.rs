//! Each time the book left: met by somebody who writes past the program.

use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};

use crate::guards::{desk, refuses};
use crate::support::{Db, at};

/// Without the triggers only the constraint itself refuses.
const OFF: &str = "set local session_replication_role = replica; ";

const DAY: &str = "2026-03-02T04:00:00Z";

fn cetakan() -> Cetakan {
    Cetakan { periode: Periode::month(at(DAY).date_naive(), 0), bentuk: Bentuk::Pdf, lengkap: true }
}

/// Petugas 1 is staf, 2 is the Kasi.
async fn leaves(db: &Db, who: Option<(PetugasId, Peran)>) -> bool {
    let mut unit = db.store.begin().await.unwrap();
    let done = unit.ekspor().record(who, &cetakan(), 5, at(DAY)).await.is_ok();
    unit.commit().await.unwrap();
    done
}

#[tokio::test]
async fn what_left_stays_written_and_is_sealed_with_its_day() {
    let db = desk().await;
    assert!(leaves(&db, Some((PetugasId(2), Peran::Kasi))).await);
    assert!(leaves(&db, None).await, "who keeps the machine");
    assert!(!leaves(&db, Some((PetugasId(1), Peran::Kasi))).await, "staf do not stand in today");
    let row = |values: &str| {
        let columns = "petugas_id, peran, at, dari, sampai, bentuk, lengkap, lines";
        format!("insert into ekspor ({columns}) values ({values})")
    };
    let day = "'2026-03-02T05:00:00Z', '2026-03-01', '2026-03-31'";
    let (camat, staf) =
        (row(&format!("2, 'camat', {day}, 'pdf', true, 1")), row(&format!("1, 'kasi', {day}, 'pdf', true, 1")));
    let (half, docx) =
        (row(&format!("2, null, {day}, 'pdf', true, 1")), row(&format!("null, null, {day}, 'docx', true, 1")));
    let mut unit = db.store.begin().await.unwrap();
    let admin =
        unit.petugas().add(ChatId(904), Peran::Admin, "Admin Contoh", at("2026-01-02T01:00:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    let in_full = row(&format!("{}, 'admin', {day}, 'pdf', true, 1", admin.0));
    let fewer = row(&format!("null, null, {day}, 'pdf', true, -1"));
    let back = row("null, null, '2026-03-02T05:00:00Z', '2026-03-31', '2026-03-01', 'pdf', true, 1");
    let off = |sql: &str| format!("{OFF}{sql}");
    for (sql, guard) in [
        (off(&camat), "ekspor_peran_check"),
        (staf, "ekspor_by_petugas"),
        (in_full, "ekspor_lengkap_by_kasi"),
        (off(&half), "ekspor_who_check"),
        (docx, "ekspor_bentuk_check"),
        (fewer, "ekspor_lines_check"),
        (back, "ekspor_days_check"),
    ] {
        assert_eq!(db.refused(&sql).await.as_deref(), Some(guard), "{sql}");
    }
    refuses(
        &db,
        &[
            ("update ekspor set lengkap = false", "ekspor_append_only"),
            ("delete from ekspor", "ekspor_append_only"),
            ("truncate ekspor", "ekspor_append_only"),
        ],
    )
    .await;
    db.store.seal_days(at("2026-03-03T00:00:00Z").date_naive(), at("2026-03-03T03:00:00Z")).await.unwrap();
    assert_eq!(db.faults("2026-03-03T04:00:00Z").await, []);
    let late = row(&format!("null, null, {day}, 'pdf', true, 1"));
    assert_eq!(db.refused(&late).await.as_deref(), Some("ekspor_sealed_day"));
    db.tamper("update ekspor set lines = 4 where petugas_id is null").await;
    assert_eq!(db.faults("2026-03-03T04:00:00Z").await.len(), 1, "another count than was sealed");
}
