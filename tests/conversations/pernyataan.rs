//! What Dispendukcapil states of an earlier day than what is known.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::pengiriman::both_sent;
use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, WATI_STAF};

/// A late call adds what was true before: it stands in the history, and nobody is told of it as if it were news.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_older_than_what_is_known_changes_nothing_and_is_no_news() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.later(TimeDelta::days(3)).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP diserahkan", "ya"]).await;
    office.hush().await;

    office.says_all(BUDI_STAF, &[&format!("/nyatakan {siti}"), "menunggu blangko"]).await;
    assert_snapshot!(office.says(BUDI_STAF, "24-11-2026").await, @"
    KK-KKKK-K: catat pernyataan Dispendukcapil per 24 November 2026?

    “menunggu blangko KTP”

    Sudah ada pernyataan yang lebih baru: “KTP sudah diserahkan” (per 26 November 2026). Jadi yang ini hanya masuk riwayat: keadaannya tidak berubah, dan pemohon tidak dikabari.
    Bila pernyataan yang lebih baru itu keliru, tulis tanggalnya atau tanggal sesudahnya; yang ini lalu menggantikannya.
    [✅ Ya, catat]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "ya").await.rsplit("\n---\n").next().unwrap(), @"✅ KK-KKKK-K: masuk riwayat (per 24 November 2026): “menunggu blangko KTP”. Keadaannya tetap menurut pernyataan yang lebih baru; pemohon tidak dikabari.");
    assert_eq!(office.news(SITI).await, "");
    assert!(!office.news(WATI_STAF).await.contains("menunggu blangko"));
    let status = office.says(SITI, "/status").await;
    assert!(
        status.contains("“KTP sudah diserahkan”.\n") && status.contains("per 24 November 2026: “menunggu"),
        "{status}"
    );
    assert!(office.says(BUDI_STAF, &format!("/periksa {siti}")).await.contains("(per 26 November 2026): “KTP sudah"));
    let over = format!("select count(*) from antrean where kode = '{}'", siti.compact());
    assert_eq!(office.database.sql(&over).await, "0");
    office.is_whole().await;

    // Once; and of the same day, or a later one, it takes the place of what was a mistake.
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {siti}"), "menunggu blangko", "24-11-2026"]).await;
    office.says(BUDI_STAF, "ya").await;
    assert_eq!(office.count("pernyataan").await, 2);
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {siti}"), "menunggu blangko", "26-11-2026", "ya"]).await;
    let told = office.news(SITI).await;
    assert!(told.contains("Kabar sebelumnya, “KTP sudah diserahkan”, tidak berlaku lagi."), "{told}");
    assert_eq!(office.database.sql(&over).await, "1");
    office.is_whole().await;
}
