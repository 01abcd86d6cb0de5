//! Closing for the office cannot be undone: nothing but a plain yes to the open question closes.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stray_text_after_leaving_the_question_closes_nothing() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(BUDI_STAF, &format!("/tutup {kode}")).await;
    office.taps(BUDI_STAF, "Alasan lain").await;
    office.taps(BUDI_STAF, "🗂 Buka kartu").await;
    assert!(office.says(BUDI_STAF, "siap").await.contains("belum dapat kami pahami"));
    assert_eq!(office.tahap(kode).await, "diterima");
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_reason_or_an_old_yes_only_asks() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(BUDI_STAF, &format!("/tutup {kode}")).await;
    let reason = office.button(BUDI_STAF, "Tidak jadi mengurus").await;
    office.presses(BUDI_STAF, &reason).await;
    let yes = office.button(BUDI_STAF, "Ya, tutup").await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert!(office.presses(BUDI_STAF, &yes).await.contains("mengapa ditutup?"));
    assert_snapshot!(office.presses(BUDI_STAF, &reason).await, @"
    Tutup KK-KKKK-K karena tidak jadi mengurus? Sesudah ditutup tidak dapat dibuka lagi.
    [Tidak, jangan ditutup]
    [Ya, tutup]
    ");
    assert_eq!(office.tahap(kode).await, "diterima");
    office.taps(BUDI_STAF, "Ya, tutup").await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    assert_snapshot!(office.presses(WATI_STAF, &reason).await, @"
    (edited) KK-KKKK-K – KTP baru
    dibatalkan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [🗑 Hapus data pribadi]
    [⏱ Waktu]
    ---
    KK-KKKK-K: sudah dilakukan oleh Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    Tahap sekarang: dibatalkan
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_typed_reason_is_own_words_and_a_long_one_is_not_cut() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/tutup {kode}")).await;
    assert_snapshot!(office.says(RATNA_KASI, &"kata ".repeat(80)).await, @"Tulisan itu terlalu panjang. Mohon diringkas, paling banyak 300 huruf.");
    assert_snapshot!(office.says(RATNA_KASI, "Pemohon sudah pindah").await, @"
    Tutup KK-KKKK-K dengan alasan ini? Sesudah ditutup tidak dapat dibuka lagi.

    “Pemohon sudah pindah”
    [Tidak, jangan ditutup]
    [Ya, tutup]
    ");
    // What is no answer asks again; other words are the reason instead; a no leaves it.
    assert!(office.says(RATNA_KASI, "hm").await.contains("“Pemohon sudah pindah”"));
    assert!(office.says(RATNA_KASI, "Pemohon pindah ke Jombang").await.contains("“Pemohon pindah ke Jombang”"));
    assert!(office.says(RATNA_KASI, "tidak").await.contains("Siti Aminah"));
    assert!(office.says(RATNA_KASI, "Pemohon pindah ke Malang").await.contains("belum dapat kami pahami"));
    office.says_all(RATNA_KASI, &[&format!("/tutup {kode}"), "tidak jadi mengurus", "Pemohon pindah ke Jombang"]).await;
    office.says(RATNA_KASI, "ya").await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    assert!(office.news(SITI).await.contains("Alasan: Pemohon pindah ke Jombang"));
}
