//! Kekurangan that were not answered: reminders with what is missing, and then staf are told.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, WATI_STAF};

fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_missing_is_said_again_and_then_staf_are_told() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"");
    assert_eq!(office.hears_after(SITI, days(1)).await, "");
    assert!(office.hears_after(SITI, days(1)).await.contains("masih menunggu dilengkapi"));
    assert_eq!(office.hears_after(SITI, days(3)).await, "");
    assert!(office.hears_after(SITI, days(1)).await.contains("masih menunggu dilengkapi"), "Monday");
    assert_eq!(office.hears_after(SITI, days(3)).await, "");
    assert_eq!(office.news(BUDI_STAF).await, "");
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"");
    assert_snapshot!(office.news(BUDI_STAF).await, @"");
    assert!(office.news(WATI_STAF).await.contains("belum dijawab sejak"));
    assert_eq!(office.news(RATNA_KASI).await, "");
    for _ in 0..20 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    assert_eq!(office.tahap(kode).await, "tidak_lengkap", "only a person closes it");
    assert!(office.faults().await.is_empty());
}

/// The word that the reminder tells people to use does what it says, also in the middle of a draft.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn following_the_reminder_completes_it_and_nothing_is_lost() {
    for (press, way) in [(true, "📷 Lengkapi"), (false, "lengkapi"), (false, "/lengkapi")] {
        let office = Office::open().await;
        office.with_returned().await;
        office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru"]).await;
        office.hears_after(SITI, days(1)).await;
        let told = if press { office.taps(SITI, way).await } else { office.says(SITI, way).await };
        assert!(told.contains("kekurangan 1 dari 1"), "{way}: {told}");
        let told = office.photo(SITI, 5).await;
        assert!(told.contains("Semua kekurangan"), "{way}: {told}");
        assert_eq!(office.database.sql("select count(*) from dialog where draft").await, "1", "the draft is there");
        for _ in 0..3 {
            assert!(!office.hears_after(SITI, days(1)).await.contains("dilengkapi"), "answered");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn berhenti_stops_reminders_and_staf_still_hear_of_it() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.hears_after(SITI, days(1)).await;
    office.says(SITI, "/berhenti").await;
    for _ in 0..12 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    assert!(office.news(BUDI_STAF).await.contains("belum dijawab sejak"));
    // Notices are no reminders.
    office.says_all(BUDI_STAF, &[&format!("/tutup {kode}"), "tidak jadi", "ya"]).await;
    let told = office.news(SITI).await;
    assert!(told.contains(&*office_mask()), "{told}");
}

fn office_mask() -> String {
    "ditutup petugas".to_owned()
}

/// Each round is a ladder of its own, and an answer begins it anew for what is still open.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_and_a_new_round_begin_the_days_anew() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    for label in ["Surat pengantar desa", "Tidak ada", "Kartu Keluarga (KK)", "Tidak terbaca", "📨 Kirim daftar (2)"]
    {
        office.taps(RATNA_KASI, label).await;
    }
    office.hush().await;
    assert!(office.hears_after(SITI, days(1)).await.contains("Surat pengantar desa"));
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 7).await;
    assert_eq!(office.hears_after(SITI, TimeDelta::hours(23)).await, "");
    let told = office.hears_after(SITI, TimeDelta::hours(1)).await;
    assert!(told.contains("Kartu Keluarga") && !told.contains("Surat pengantar"), "{told}");
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 8).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.hush().await;
    assert_eq!(office.hears_after(SITI, TimeDelta::hours(23)).await, "");
    assert!(office.hears_after(SITI, TimeDelta::hours(1)).await.contains("masih menunggu dilengkapi"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_long_stop_one_reminder_comes() {
    let office = Office::open().await;
    office.with_returned().await;
    let told = office.hears_after(SITI, days(30)).await;
    assert_eq!(told.matches("masih menunggu dilengkapi").count(), 1, "{told}");
    assert_eq!(office.news(BUDI_STAF).await, "");
    assert_eq!(office.hears_after(SITI, days(3)).await, "");
    assert!(office.hears_after(SITI, days(2)).await.contains("tetap kami simpan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_blocked_the_bot_gets_nothing_and_staf_hear_of_it_once_more() {
    let office = Office::open().await;
    office.with_returned().await;
    office.control.block(SITI).await.unwrap();
    assert!(office.answer(BUDI_STAF).await.contains("tidak dapat dihubungi"));
    for _ in 0..12 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    let told = office.news(BUDI_STAF).await;
    assert!(told.contains("belum dijawab sejak") && told.contains("tidak dapat dihubungi"), "{told}");
}
