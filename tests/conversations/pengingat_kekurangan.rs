//! Kekurangan that were not answered: reminders with what is missing, and then staf are told.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF};

fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_missing_is_said_again_and_then_staf_are_told() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"
    Berkas permohonan KK-KKKK-K (Siti Aminah) masih kurang. Tahap: belum lengkap, menunggu dilengkapi.

    Yang perlu dilengkapi:
    • Kartu Keluarga (KK): tidak terbaca

    Ketuk “Lengkapi”, lalu kirim fotonya. Kode, nomor register, dan urutan Bapak/Ibu tetap.

    Bila tidak ingin diingatkan: /berhenti
    [📷 Lengkapi]
    ");
    assert_eq!(office.hears_after(SITI, days(1)).await, "");
    assert!(office.hears_after(SITI, days(1)).await.contains("masih kurang"));
    assert_eq!(office.hears_after(SITI, days(3)).await, "");
    assert!(office.hears_after(SITI, days(1)).await.contains("masih kurang"), "Monday");
    assert_eq!(office.hears_after(SITI, days(3)).await, "");
    assert_eq!(office.news(BUDI_STAF).await, "");
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"
    Permohonan KK-KKKK-K (Siti Aminah) tetap kami simpan. Tahap: belum lengkap, menunggu dilengkapi. Petugas sudah kami beri tahu. Bila lama tidak dilengkapi, foto dan PDF-nya kami hapus, lalu kami kabari.

    Yang perlu dilengkapi:
    • Kartu Keluarga (KK): tidak terbaca

    Bila sudah siap, ketuk “Lengkapi”. Bila ada kesulitan, silakan datang ke kantor. Bila tidak jadi: /tarik
    [📷 Lengkapi]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – belum lengkap, menunggu dilengkapi. Kartu yang terbaru ada di bawah.
    ---
    ⏳ KK-KKKK-K: kekurangan belum dijawab sejak Senin, 23 November 2026 pukul 09.30 WIB. Nomor teleponnya tidak ada; mohon dikabari lewat perangkat desa. Bila tidak dilanjutkan, permohonan dapat ditutup dengan alasannya.

    KK-KKKK-K – KTP baru
    belum lengkap, menunggu dilengkapi
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ❌ Kartu Keluarga (KK): tidak terbaca

    ↩️ Sudah 1 kali dikembalikan
    ⏳ Kekurangan sudah lama belum dijawab
    📵 Nomor teleponnya tidak ada; mohon lewat perangkat desa
    [📷 Kartu Keluarga (KK)]
    [☑ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert!(office.news(WATI_STAF).await.contains("belum dijawab sejak"));
    let told = office.news(RATNA_KASI).await; // the month has ended meanwhile
    assert!(told.starts_with("📊 Laporan November 2026 sudah siap") && !told.contains("\n---\n"), "{told}");
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
    assert!(told.contains("ditutup petugas"), "{told}");
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
    assert!(office.hears_after(SITI, TimeDelta::hours(1)).await.contains("masih kurang"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_long_stop_one_reminder_comes() {
    let office = Office::open().await;
    office.with_returned().await;
    let told = office.hears_after(SITI, days(30)).await;
    assert_eq!(told.matches("masih kurang").count(), 1, "{told}");
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

/// Who does not answer is called: staf see the number on the card, until there is an answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_answer_may_be_called_until_they_do() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "081200009901", "bawa"]).await;
    office.photo(SITI, 1).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.is_received(kode).await;
    office.is_returned(kode).await;
    office.hush().await;
    for _ in 0..11 {
        office.hears_after(BUDI_STAF, days(1)).await;
    }
    let card = office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert!(card.contains("sudah lama belum dijawab") && card.contains("[☎️ Nomor telepon]"), "{card}");
    let told = office.taps(BUDI_STAF, "☎️ Nomor telepon").await;
    assert!(told.contains("0812-0000-9901"), "{told}");
    assert_eq!(office.database.sql("select what from disclosure where what <> 'kartu'").await, "telepon");
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 9).await;
    let card = office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert!(!card.contains("sudah lama") && !card.contains("☎️"), "{card}");
    let told = office.forges(BUDI_STAF, &format!("1:p:{}:tel", kode.compact())).await;
    assert!(!told.contains("0812"), "{told}");
    assert!(office.faults().await.is_empty());
}
