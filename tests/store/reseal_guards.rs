//! The door for sealing anew lets through what it is for, and nothing else.

use crate::guards::{all_refused, desk};

const ANEW: &str = "set local layanan.sealing_anew = 'on'; ";

/// Statements, and the constraint that has to refuse them.
const REFUSED: &[(&str, &str)] = &[
    ("update data_key set wrapped = 'x'", "data_key_append_only"),
    ("delete from data_key", "data_key_append_only"),
    ("truncate data_key", "data_key_append_only"),
    ("update kekurangan set note = 'x'", "kekurangan_append_only"),
    ("truncate kekurangan", "kekurangan_append_only"),
    (
        "insert into kunci values (1, 'x', now()); insert into retired_key values (1, 'x', now()); delete from retired_key",
        "retired_key_append_only",
    ),
];

/// The same, by somebody who says that they seal anew.
const REFUSED_ANEW: &[(&str, &str)] = &[
    ("update data_key set permohonan_id = 99 where permohonan_id = 1", "data_key_append_only"),
    ("delete from data_key", "data_key_append_only"),
    ("update kekurangan set alasan = 'tidak_ada'", "kekurangan_append_only"),
    ("delete from kekurangan", "kekurangan_append_only"),
    ("update berkas set file = 'x', syarat = 'pengantar' where answer = 'file'", "berkas_append_only"),
    ("delete from berkas", "berkas_append_only"),
    ("update permohonan set data = 'x', desa = '35.16.13.2002' where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set data = 'x', tahap = 'lengkap' where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set data = 'x', riwayat_hash = 'x' where permohonan_id = 1", "permohonan_data_fixed"),
    ("update permohonan set stated = 'dicetak' where permohonan_id = 5", "permohonan_head"),
    ("update permohonan set consent_at = now() where permohonan_id = 1", "permohonan_fixed"),
];

#[tokio::test]
async fn nothing_but_the_seal_changes() {
    let db = desk().await;
    all_refused(&db, REFUSED).await;
    let anew: Vec<(String, &str)> = REFUSED_ANEW.iter().map(|(sql, name)| (format!("{ANEW}{sql}"), *name)).collect();
    let anew: Vec<(&str, &str)> = anew.iter().map(|(sql, name)| (sql.as_str(), *name)).collect();
    all_refused(&db, &anew).await;
}

#[tokio::test]
async fn another_value_under_the_seal_is_noticed() {
    let db = desk().await;
    let moved = format!(
        "{ANEW}update permohonan set data = (select data from permohonan where permohonan_id = 2) where permohonan_id = 1"
    );
    assert_eq!(db.refused(&moved).await, None);
    assert_eq!(db.faults("2026-03-02T05:00:00Z").await.len(), 1);
}
