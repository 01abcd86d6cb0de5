//! A request to put data right is taken back by who asked, or is over with its permohonan.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::perbaikan::Hasil;

use crate::scenes::SLIP;
use crate::support::Office;
use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_taken_back_and_another_one_made() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.siti_asks_for_nik().await, @"");
    let old = office.button(SITI, "↩️ Batalkan permintaan").await;
    office.budi_opens(kode, "NIK").await;
    office.taps(BUDI_STAF, "✖️ Tidak dapat diubah").await;
    office.taps(BUDI_STAF, "Sudah sama dengan berkas").await;
    office.hush().await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "NIK"]).await, @"");
    assert_snapshot!(office.taps(SITI, "↩️ Batalkan permintaan").await, @"");
    assert_snapshot!(office.news(BUDI_STAF).await, @"");
    let wati = office.news(WATI_STAF).await;
    assert!(!wati.contains("membatalkan"), "who has not opened it has nothing to drop: {wati}");
    assert_snapshot!(office.taps(BUDI_STAF, "📨 Kirim jawaban").await, @"");
    assert_eq!(office.answer(SITI).await, "", "nothing is answered");
    assert_snapshot!(office.presses(SITI, &old).await, @"");
    assert_eq!(office.says(BUDI_STAF, "/perbaikan").await, "Tidak ada permintaan ubah data yang menunggu.");
    assert_eq!(office.reminded(BUDI_STAF, TimeDelta::days(2)).await, "");
    assert!(office.says(SITI, "/status").await.contains("Permintaan perbaikan data dibatalkan"));
    assert!(!office.says(SITI, "/dataku").await.contains("sedang diperiksa"));
    office.taps(SITI, "📄 Kirim salinan data").await;
    let copy: serde_json::Value = serde_json::from_slice(&office.paper(SITI).await).unwrap();
    assert_eq!(copy["permohonan"][0]["perbaikan"][0]["hasil"].as_str(), Some(Hasil::Ditarik.code()));
    // Something else may be asked for.
    let asked = office.says_all(SITI, &["/ubahdata", "NIK", "3516134101909909", "ya"]).await;
    assert!(asked.contains("Sudah kami sampaikan"), "{asked}");
    assert_eq!(office.loaded(kode).await.permohonan.perbaikan.len(), 2);
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_second_reads_what_happened() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.siti_asks_for_nik().await;
    let back = office.button(SITI, "↩️ Batalkan permintaan").await;
    office.budi_opens(kode, "NIK").await;
    office.taps(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
    office.hush().await;
    assert_snapshot!(office.presses(SITI, &back).await, @"");
    office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah Lestari", "ya"]).await;
    let back = office.button(SITI, "↩️ Batalkan permintaan").await;
    office.budi_opens(kode, "nama").await;
    office.taps(BUDI_STAF, "✖️ Tidak dapat diubah").await;
    office.taps(BUDI_STAF, "Belum ada bukti di berkas").await;
    office.taps(BUDI_STAF, "📨 Kirim jawaban").await;
    office.hush().await;
    assert_snapshot!(office.presses(SITI, &back).await, @"");
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_at_the_same_moment_and_one_of_them_happens() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.siti_asks_for_nik().await;
    let back = office.button(SITI, "↩️ Batalkan permintaan").await;
    office.budi_opens(kode, "NIK").await;
    let fix = office.button(BUDI_STAF, "✅ Sesuai berkas, perbaiki").await;
    office.press_both((SITI, &back), (BUDI_STAF, &fix)).await;
    let (siti, budi) = (office.news(SITI).await, office.news(BUDI_STAF).await);
    let p = office.loaded(kode).await.permohonan;
    let fixed = p.data.nik.as_str() == SLIP;
    assert_eq!(p.perbaikan[0].jawaban.as_ref().map(|end| end.hasil() == Hasil::Diperbaiki), Some(fixed));
    if fixed {
        assert!(siti.contains("lebih dahulu menjawab") && budi.contains("sudah diperbaiki menjadi"), "{siti}\n{budi}");
    } else {
        assert!(siti.contains("sudah dibatalkan") && budi.contains("sudah dibatalkan pemohon"), "{siti}\n{budi}");
    }
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_its_permohonan_a_request_is_over() {
    let office = Office::open().await;
    office.with_received().await;
    office.siti_asks_for_nik().await;
    let back = office.button(SITI, "↩️ Batalkan permintaan").await;
    assert_snapshot!(office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await, @"");
    assert!(office.presses(SITI, &back).await.contains("sudah berakhir"));
    office.hush().await;
    assert_eq!(office.reminded(BUDI_STAF, TimeDelta::days(4)).await, "");
    office.says(SITI, "/hapusdata").await;
    assert!(!office.taps(SITI, "Ya, hapus").await.contains("Permintaan"), "it was told");
    assert_eq!(office.reminded(BUDI_STAF, TimeDelta::days(1)).await, "");
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_office_closes_ends_it_too() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.siti_asks_for_nik().await;
    office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah Lestari", "ya"]).await;
    office.hush().await;
    office.says(RATNA_KASI, &format!("/tutup {kode}")).await;
    office.says_all(RATNA_KASI, &["Pemohon sudah pindah", "ya"]).await;
    assert_snapshot!(office.answer(SITI).await, @"");
    assert_eq!(office.says(BUDI_STAF, "/perbaikan").await, "Tidak ada permintaan ubah data yang menunggu.");
    office.is_whole().await;
}
