//! 3 × 24 hours: when staf, Kasi and admin are reminded of a request to put data right.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, RATNA_KASI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clock_runs_through_the_weekend_and_the_officer_is_reminded_before_it() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.later(TimeDelta::days(4)).await; // Friday, 27 November, 09.30
    let told = office.siti_asks_for_nik().await;
    assert!(told.contains("Senin, 30 November 2026 pukul 09.30 WIB"), "{told}");
    office.hush().await;
    let minutes = TimeDelta::minutes;
    assert_eq!(office.reminded(BUDI_STAF, minutes(5)).await, "", "there is time today");
    // 15.30: on Monday the office has been open for two hours when the time is up.
    assert_snapshot!(office.reminded(BUDI_STAF, minutes(355)).await, @"
    ⏰ Permintaan ubah data menunggu jawaban

    • KK-KKKK-K, NIK: paling lambat Senin, 30 November 2026 pukul 09.30 WIB
    [KK-KKKK-K: NIK]
    ");
    assert!(office.news(WATI_STAF).await.contains("menunggu jawaban"));
    let kasi = office.news(RATNA_KASI).await;
    assert!(kasi.contains("menunggu jawaban") && !kasi.contains(": NIK]"), "{kasi}");
    assert_eq!(office.reminded(BUDI_STAF, minutes(30)).await, "", "it is said once");
    assert_eq!(office.reminded(BUDI_STAF, minutes(41 * 60 + 30)).await, "", "Sunday");
    assert_eq!(office.reminded(BUDI_STAF, minutes(23 * 60)).await, "", "Monday");
    assert_snapshot!(office.reminded(BUDI_STAF, minutes(65)).await, @"
    ⏰ Permintaan ubah data menunggu jawaban

    • ⚠️ KK-KKKK-K, NIK: terlambat, batasnya Senin, 30 November 2026 pukul 09.30 WIB
    [KK-KKKK-K: NIK]
    ");
    assert!(office.news(RATNA_KASI).await.contains("terlambat"));
    // Answered, it is said no more.
    office.says(BUDI_STAF, "/perbaikan").await;
    office.says(BUDI_STAF, &format!("{kode}: NIK")).await;
    office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
    office.hush().await;
    assert_eq!(office.reminded(BUDI_STAF, TimeDelta::days(1)).await, "");
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_late_is_said_every_day_and_after_a_stop_once() {
    let mut office = Office::open().await;
    office.with_received().await;
    office.siti_asks_for_nik().await; // Monday; due on Thursday
    office.hush().await;
    office.stop().await;
    office.later(TimeDelta::days(4)).await;
    office.start().await;
    assert!(office.reminded(BUDI_STAF, TimeDelta::zero()).await.contains("terlambat"), "Friday");
    assert_eq!(office.count("perbaikan_notice").await, 1, "only what holds now");
    assert_eq!(office.reminded(BUDI_STAF, TimeDelta::minutes(10)).await, "");
    assert!(office.reminded(BUDI_STAF, TimeDelta::days(1)).await.contains("terlambat"));
}
