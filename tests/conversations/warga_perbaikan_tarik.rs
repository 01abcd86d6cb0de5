//! A request to put data right is taken back by who asked, or is over with its permohonan.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::perbaikan::Hasil;

use crate::scenes::SLIP;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, RATNA_KASI, SITI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_taken_back_and_another_one_made() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.siti_asks_for_nik().await, @"
    ✅ Sudah kami sampaikan ke petugas: NIK di permohonan KK-KKKK-K.

    Jawabannya kami kirim ke chat ini, paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [↩️ Batalkan permintaan]
    ");
    let old = office.button(SITI, "↩️ Batalkan permintaan").await;
    office.budi_opens(kode, "NIK").await;
    office.taps(BUDI_STAF, "✖️ Tidak dapat diubah").await;
    office.taps(BUDI_STAF, "Sudah sama dengan berkas").await;
    office.hush().await;
    assert_snapshot!(office.says_all(SITI, &["/ubahdata", "NIK"]).await, @"
    Permintaan tentang NIK di permohonan KK-KKKK-K sudah kami terima Senin, 23 November 2026 pukul 09.30 WIB. Petugas menjawabnya paling lambat Kamis, 26 November 2026 pukul 09.30 WIB.
    [↩️ Batalkan permintaan]
    ");
    assert_snapshot!(office.taps(SITI, "↩️ Batalkan permintaan").await, @"
    Baik, permintaan tentang NIK di permohonan KK-KKKK-K sudah dibatalkan. Datanya tetap seperti semula.
    [✏️ Ubah data lagi]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
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
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ↩️ Pemohon KK-KKKK-K membatalkan permintaannya tentang NIK. Tidak perlu dijawab lagi.
    ");
    let wati = office.news(WATI_STAF).await;
    assert!(!wati.contains("membatalkan"), "who has not opened it has nothing to drop: {wati}");
    assert_snapshot!(office.taps(BUDI_STAF, "📨 Kirim jawaban").await, @"Permintaan tentang NIK di KK-KKKK-K sudah dibatalkan pemohon, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu dijawab lagi.");
    assert_eq!(office.answer(SITI).await, "", "nothing is answered");
    assert_snapshot!(office.presses(SITI, &old).await, @"
    Permintaan tentang NIK di permohonan KK-KKKK-K sudah dibatalkan Senin, 23 November 2026 pukul 09.30 WIB. Datanya tetap seperti semula.
    [✏️ Ubah data lagi]
    ");
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
    assert_snapshot!(office.presses(SITI, &back).await, @"
    Petugas sudah lebih dahulu menjawab, Senin, 23 November 2026 pukul 09.30 WIB: di permohonan KK-KKKK-K, NIK sudah diperbaiki sesuai permintaan. Bila perlu, silakan minta lagi.
    [✏️ Ubah data lagi]
    ");
    office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah Lestari", "ya"]).await;
    let back = office.button(SITI, "↩️ Batalkan permintaan").await;
    office.budi_opens(kode, "nama").await;
    office.taps(BUDI_STAF, "✖️ Tidak dapat diubah").await;
    office.taps(BUDI_STAF, "Belum ada bukti di berkas").await;
    office.taps(BUDI_STAF, "📨 Kirim jawaban").await;
    office.hush().await;
    assert_snapshot!(office.presses(SITI, &back).await, @"
    Petugas sudah lebih dahulu menjawab, Senin, 23 November 2026 pukul 09.30 WIB: di permohonan KK-KKKK-K, nama belum dapat diubah.

    Berkas yang ada belum menunjukkan data yang baru. Silakan bawa KK terbaru yang asli ke kantor kecamatan, lalu minta lagi dengan /ubahdata.
    [✏️ Ubah data lagi]
    ");
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_chat_of_it_takes_nothing_back() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    let payload = office.handed_out(kode).await;
    office.binds(AGUS, &payload).await;
    office.siti_asks_for_nik().await;
    office.hush().await;
    let waits = office.says_all(AGUS, &["/ubahdata", "NIK"]).await;
    assert!(waits.contains("sudah kami terima") && !waits.contains("Batalkan"), "{waits}");
    assert_snapshot!(office.forges(AGUS, &format!("1:p:{}:ub:t:1", kode.compact())).await, @"Permintaan itu disampaikan dari chat lain yang terhubung, jadi hanya dapat dibatalkan dari chat itu.");
    let nothing = office.forges(AGUS, &format!("1:p:{}:ub:t:7", kode.compact())).await;
    assert!(nothing.contains("tidak ada yang berubah"), "{nothing}");
    assert_eq!(office.loaded(kode).await.permohonan.open_perbaikan().count(), 1);
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
    let fixed = p.data.nik().unwrap().as_str() == SLIP;
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
    assert_snapshot!(office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await, @"
    Permohonan KK-KKKK-K (Siti Aminah) sudah ditarik dan tidak dilanjutkan. Bila perlu, silakan mengajukan lagi dengan /ajukan.

    Permintaan mengubah data yang belum dijawab ikut berakhir:
    • NIK
    ");
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
    assert_snapshot!(office.answer(SITI).await, @"
    Mohon maaf, permohonan KK-KKKK-K (Siti Aminah) ditutup petugas dan tidak dilanjutkan. Alasan: Pemohon sudah pindah

    Bila ada pertanyaan, silakan datang ke kantor. Untuk mengajukan lagi: /ajukan

    Permintaan mengubah data yang belum dijawab ikut berakhir:
    • NIK
    • nama
    [🔎 Cek status]
    ");
    office.hush().await;
    assert_eq!(office.says(BUDI_STAF, "/perbaikan").await, "Tidak ada permintaan ubah data yang menunggu.");
    office.is_whole().await;
}
