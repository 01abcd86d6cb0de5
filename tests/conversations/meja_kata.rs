//! Petugas type commands without the slash: they get what the command gives; what a citizen means by the same words stays.

use insta::assert_snapshot;

use crate::scenes::never_given;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_without_its_slash_is_the_command() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    assert!(office.says(BUDI_STAF, "Antrean").await.contains("Siti Aminah"));
    let spaced = kode.to_string().to_lowercase().replace('-', " ");
    assert!(office.says(BUDI_STAF, &format!("terima {spaced}")).await.contains("Nomor register"));
    assert_eq!(office.tahap(kode).await, "diterima");
    assert!(office.says(RATNA_KASI, "antrean").await.contains("Siti Aminah"));
    assert!(office.says(RATNA_KASI, &format!("kurang {kode}")).await.contains("Kartu Keluarga"));
    office.says(RATNA_KASI, &format!("lengkap {kode}")).await;
    assert_eq!(office.tahap(kode).await, "lengkap");
    office.is_entered(kode).await;
    assert!(office.says(BUDI_STAF, &format!("tutup {kode}")).await.contains("mengapa ditutup?"));
    office.says_all(BUDI_STAF, &[&format!("kirim {spaced}"), "Hendra Wijaya"]).await;
    assert_eq!(office.tahap(kode).await, "dikirim");
    let card = office.says(WATI_STAF, "cari siti aminah").await;
    assert!(card.contains("Siti Aminah"), "{card}");
    assert!(office.says(WATI_STAF, "antrean").await.contains("Antrean kosong"), "also after a search");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_words_mean_what_they_did() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    assert!(office.says(BUDI_STAF, "terima kasih").await.contains("Sama-sama"));
    assert!(!office.says(BUDI_STAF, "tutup jam berapa").await.contains("mengapa ditutup"));
    assert!(office.says(AGUS, "antrean").await.contains("Belum ada permohonan"));
    assert!(!office.says(AGUS, &format!("tutup {kode}")).await.contains("mengapa ditutup"));
    assert!(office.says(SITI, &format!("terima {kode}")).await.contains("Sama-sama"));
    assert_eq!(office.tahap(kode).await, "diajukan");
    assert!(office.says(BUDI_STAF, &format!("terima {}", never_given(1))).await.contains("tidak ada"));
}

/// Petugas are citizens too, but *lanjut* without a draft is about their work: what they began, or else what waits.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn to_go_on_is_to_go_on_with_the_work() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    assert!(office.says(WATI_STAF, "lanjut").await.contains("Siti Aminah"), "the list");
    office.says_all(BUDI_STAF, &[&format!("/entri {kode}"), "sesuai", "/bantuan"]).await;
    office.taps(BUDI_STAF, "🕓 Lanjutkan nanti").await;
    assert!(office.says(BUDI_STAF, "lanjutkan").await.contains("2 dari 11"), "what was begun");
    assert!(office.says(RATNA_KASI, "teruskan").await.contains("Antrean kosong"));
    assert!(office.says(YANTO_ADMIN, "lanjut").await.contains("/undang"));
    office.says_all(WATI_STAF, &["/ajukan", "setuju", "/status"]).await;
    assert!(office.says(WATI_STAF, "lanjut").await.contains("lanjutkan isian"), "with the draft");
    assert!(office.says(AGUS, "lanjut").await.contains("Mengerti dan setuju"), "a citizen applies");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kode_with_a_slip_says_what_a_kode_looks_like() {
    let office = Office::open().await;
    assert_snapshot!(office.says(BUDI_STAF, "/terima zn vat4 0").await, @"Kode znvat40 tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya ada di kartu, dan dapat dicari dengan nama atau NIK: /cari");
    assert!(office.says(BUDI_STAF, "terima zn vat4 0").await.contains("bentuknya seperti"));
}
