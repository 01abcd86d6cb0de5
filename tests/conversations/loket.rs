//! A person without Telegram comes to the counter: staf register them, and everything goes on without a chat.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::people::{
    AGUS, AGUS_KK, AGUS_NIK, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF,
    YANTO_ADMIN,
};
use crate::support::{Office, mask_kode};

impl Office {
    /// Budi registers Mbah Sumi, who brought the letter but not the KK, up to the summary.
    async fn sumi_up_to_summary(&self) -> String {
        self.sumi_up_to_berkas().await;
        self.says_all(BUDI_STAF, &["asli dibawa", "belum ada"]).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_register_a_person_at_the_counter() {
    let office = Office::open().await;
    assert_snapshot!(office.says(BUDI_STAF, "/daftarkan").await, @"
    Untuk pemohon di loket. Mohon bacakan atau perlihatkan ini, lalu tanyakan apakah pemohon setuju.

    “Nama, NIK, nomor KK, desa, dan foto berkas Bapak/Ibu kami catat hanya untuk mengurus KTP, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diberikan; dipakai hanya bila Bapak/Ibu perlu dihubungi. Data kelahiran, jenis kelamin, dan alamat kami catat dari berkas.

    Datanya dilihat petugas Kecamatan Sooko yang bertugas, lalu dikirim ke Dispendukcapil. Catatan register disimpan menurut jadwal arsip.

    Kami mencatat lewat Telegram, yang servernya di luar negeri. Bila tidak berkenan, Bapak/Ibu kami layani dengan formulir kertas.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data, di loket Seksi Pelayanan, Kantor Kecamatan Sooko.”
    [✅ Sudah tahu dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "halo").await, @"
    Selamat datang, Bapak/Ibu.

    Apakah pemohon sudah membaca atau mendengar pemberitahuan itu, dan setuju? Silakan ketuk salah satu tombol.
    [✅ Sudah tahu dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Sudah tahu dan setuju").await, @"
    Silakan pilih yang ingin diurus.
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    ");
    office.says_all(BUDI_STAF, &["KTP baru", "Sumiati Lestari", SITI_NIK, SITI_KK]).await;
    assert_snapshot!(office.says_all(BUDI_STAF, &["Japan", "lewati"]).await, @"
    Baik, tanpa nomor telepon.

    Berkas 1 dari 2: Surat pengantar desa

    Apakah aslinya dibawa? Fotonya boleh juga dikirim di sini.
    [☑ Asli dibawa]
    [⏳ Belum ada]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "☑ Asli dibawa").await, @"
    ☑ Surat pengantar desa: asli dibawa.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Apakah aslinya dibawa? Fotonya boleh juga dikirim di sini.
    [☑ Asli dibawa]
    [⏳ Belum ada]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "⏳ Belum ada").await, @"
    Baik. Kartu Keluarga (KK): belum ada, menyusul.

    Mohon diperiksa bersama pemohon

    Untuk: pemohon yang datang ke loket
    Layanan: KTP baru
    Nama: Sumiati Lestari
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    ☑ Surat pengantar desa: asli dibawa
    ⏳ Kartu Keluarga (KK): belum ada, menyusul

    🔕 Pemohon tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Daftarkan”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah didaftarkan, isian tidak dapat diubah di sini.
    [✅ Daftarkan]
    [✏️ Layanan] [✏️ Nama]
    [✏️ NIK] [✏️ Nomor KK]
    [✏️ Desa] [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    ");
    assert_eq!(office.count("permohonan").await, 0);
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Daftarkan").await, @"
    ✅ Terdaftar: Sumiati Lestari, kode KK-KKKK-K.

    Belum ada:
    • Kartu Keluarga (KK)

    Bila sudah dibawa, centang di kartunya, lalu terima. Mohon pemohon diberi tanda terima.
    [🧾 Tanda terima]
    [🏢 Daftarkan di loket]
    ---
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Japan.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ❌ Kartu Keluarga (KK): belum ada
    [☑ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_snapshot!(office.answer(WATI_STAF).await, @"
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Japan.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ❌ Kartu Keluarga (KK): belum ada
    [☑ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    let kode = office.newest_kode().await;
    let p = office.loaded(kode).await.permohonan;
    assert!(p.pihak.is_empty() && p.registered_by.is_some());
    let said =
        "select consent_version is not null, petugas_id is not null from permohonan join riwayat using (permohonan_id)";
    assert_eq!(office.database.sql(said).await, "t|t", "the notice that was shown, and who said so");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_walk_in_goes_all_the_way_without_a_chat() {
    let office = Office::open().await;
    office.sumi_up_to_summary().await;
    office.says(BUDI_STAF, "daftarkan").await;
    let kode = office.newest_kode().await;
    assert!(office.says(BUDI_STAF, &format!("/terima {kode}")).await.contains("Kartu Keluarga"), "the KK is not here");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/terima {kode}")).await, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ☑ Kartu Keluarga (KK): asli dibawa
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K diterima. Nomor register 470/001/416-313/2026. Selanjutnya Kasi memeriksa.
    ");
    assert_eq!(office.tahap(kode).await, "diterima");

    office.is_returned(kode).await;
    assert_snapshot!(office.answer(BUDI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    KK-KKKK-K dikembalikan oleh Ratna Wulandari (ke-1). Menunggu pemohon melengkapi:

    • Kartu Keluarga (KK): tidak terbaca

    KK-KKKK-K – KTP baru
    belum lengkap, menunggu dilengkapi
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ❌ Kartu Keluarga (KK): tidak terbaca

    ↩️ Sudah 1 kali dikembalikan
    [☑ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [📎 Kirim foto: Kartu Keluarga (KK)]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "📎 Kirim foto: Kartu Keluarga (KK)").await, @"Silakan kirim foto Kartu Keluarga (KK) untuk permohonan KK-KKKK-K. Boleh juga PDF.");
    assert_snapshot!(office.says(BUDI_STAF, "sebentar").await, @"
    Yang kami perlukan sekarang fotonya. Ketuk tanda klip atau kamera, lalu kirim fotonya; atau ketuk salah satu tombol.
    [🗂 Buka kartu]
    ");
    office.taps(BUDI_STAF, "📎 Kirim foto: Kartu Keluarga (KK)").await;
    assert_snapshot!(office.photo(BUDI_STAF, 31).await, @"
    (edited) KK-KKKK-K – belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas. Kartu yang terbaru ada di bawah.
    ---
    KK-KKKK-K: semua kekurangan sudah dijawab. Mohon dilihat, lalu diterima lagi.

    KK-KKKK-K – KTP baru
    belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    ↩️ Sudah 1 kali dikembalikan
    ✅ Semua kekurangan sudah dijawab; menunggu diterima lagi
    [📷 Kartu Keluarga (KK)]
    [☑ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K, Kartu Keluarga (KK): 1 lembar tersimpan. Bila ada lembar lain, silakan kirim lagi.
    ");
    assert_snapshot!(office.next_photo(BUDI_STAF, 31).await, @"KK-KKKK-K: foto yang sama sudah tersimpan.");
    office.photo(BUDI_STAF, 32).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_eq!(office.tahap(kode).await, "diterima");

    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.hush().await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    assert_eq!(office.tahap(kode).await, "dikirim");
    let handed = office.news(HENDRA_DISPENDUKCAPIL).await;
    assert!(handed.contains("Berkas: 2 di arsip"), "both photos: {handed}");
    assert_eq!(office.news(SITI).await + &office.news(AGUS).await, "", "nobody else is told");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kekurangan_of_a_walk_in_is_answered_by_a_tick_and_the_office_may_close_it() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.hush().await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_eq!(office.tahap(kode).await, "diterima");
    office.says(BUDI_STAF, &format!("/tutup {kode}")).await;
    office.taps(BUDI_STAF, "Tidak jadi mengurus").await;
    office.taps(BUDI_STAF, "Ya, tutup").await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    assert!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("tanpa Telegram"));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_by_staf_and_corrections_are_taken_at_the_counter() {
    let office = Office::open().await;
    office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "perbaikan", "Sumiati Lestari", SITI_NIK, SITI_KK]).await;
    office
        .says_all(BUDI_STAF, &["Japan", "lewati", "alamat", "sudah, lanjut", "Jl. Lama 1", "Jl. Baru 2", "sudah"])
        .await;
    office.photo(BUDI_STAF, 41).await;
    office.says(BUDI_STAF, "asli").await;
    office.says(BUDI_STAF, "menyusul").await;
    assert_snapshot!(office.says(BUDI_STAF, "asli").await, @"
    ☑ Bukti (akta, ijazah, atau buku nikah): asli dibawa.

    Mohon diperiksa bersama pemohon

    Untuk: pemohon yang datang ke loket
    Layanan: perbaikan data KTP
    Nama: Sumiati Lestari
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    Yang diperbaiki:
    Alamat: “Jl. Lama 1” menjadi “Jl. Baru 2”
    Data di KK: sudah benar
    📷 Surat pengantar desa: 1 lembar
    ☑ Kartu Keluarga (KK): asli dibawa
    ⏳ KTP lama: belum ada, menyusul
    ☑ Bukti (akta, ijazah, atau buku nikah): asli dibawa

    🔕 Pemohon tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Daftarkan”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah didaftarkan, isian tidak dapat diubah di sini.
    [✅ Daftarkan]
    [✏️ Layanan] [✏️ Nama]
    [✏️ NIK] [✏️ Nomor KK]
    [✏️ Desa] [✏️ Nomor telepon]
    [✏️ Data yang diperbaiki]
    [✏️ Perbaikan: Alamat]
    [✏️ Data di KK]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    [✏️ KTP lama]
    [✏️ Bukti (akta, ijazah, atau buku nikah)]
    ");
    office.says(BUDI_STAF, "daftarkan").await;
    let p = office.loaded(office.newest_kode().await).await.permohonan;
    assert!(p.checklist.pieces.iter().all(|piece| piece.by.is_some()), "every piece names who took it");
    assert_eq!(p.checklist.pieces.len(), 3);
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_agree_is_not_kept() {
    let office = Office::open().await;
    office.says(BUDI_STAF, "/daftarkan").await;
    assert_snapshot!(office.taps(BUDI_STAF, "❌ Tidak setuju").await, @"Baik. Data pemohon tidak disimpan. Mohon pemohon dilayani dengan formulir kertas.");
    assert!(office.says(BUDI_STAF, "/batal").await.starts_with("Tidak ada isian"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_staf_register() {
    let office = Office::open().await;
    for chat in [SITI, RATNA_KASI, HENDRA_DISPENDUKCAPIL, YANTO_ADMIN] {
        let answer = office.says(chat, "/daftarkan").await;
        assert!(answer.contains("/bantuan"), "{answer}");
    }
    office.sumi_up_to_summary().await;
    let send = office.button(BUDI_STAF, "✅ Daftarkan").await;
    let budi = office.database.sql("select petugas_id from petugas where chat_id = 2001").await.parse().unwrap();
    let mut uow = office.store.begin().await.unwrap();
    let budi = layanan_ktp::domain::petugas::PetugasId(budi);
    uow.petugas().deactivate(budi, crate::support::morning()).await.unwrap();
    uow.commit().await.unwrap();
    assert_snapshot!(office.presses(BUDI_STAF, &send).await, @"Pendaftaran di loket dikerjakan staf pelayanan. Isian tetap tersimpan.");
    assert_eq!(office.count("permohonan").await, 0);
}

/// One open permohonan per NIK and kind, whoever asks.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_with_an_open_one_is_found_at_once() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.hush().await;
    office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "KTP baru", "Siti Aminah"]).await;
    assert_snapshot!(office.says(BUDI_STAF, SITI_NIK).await, @"
    Untuk NIK ini sudah ada permohonan KTP baru yang masih berjalan: KK-KKKK-K. Silakan lanjutkan dari kartunya. Isian ini tetap tersimpan.

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.
    [🗂 Buka kartu]
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "lanjutkan").await, @"
    Kita lanjutkan isian yang tadi.

    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    ");
    office.says_all(BUDI_STAF, &[SITI_KK, "Japan", "lewati", "asli", "asli"]).await;
    assert!(office.says(BUDI_STAF, "daftarkan").await.contains("masih berjalan"));
    assert_eq!(office.count("permohonan").await, 1);

    let office = Office::open().await;
    office.sumi_is_registered().await;
    office
        .says_all(
            SITI,
            &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti", SITI_NIK, SITI_KK, "Japan", "lewati"],
        )
        .await;
    let answer = office.says_all(SITI, &["bawa", "bawa", "kirim"]).await;
    assert!(answer.contains("belum dapat kami terima lewat chat") && !answer.contains("KK-KKKK"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_own_draft_and_the_one_at_the_counter_wait_for_each_other() {
    let office = Office::open().await;
    office.says_all(BUDI_STAF, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Budi Santoso"]).await;
    assert!(office.says(BUDI_STAF, "/daftarkan").await.contains("Untuk pemohon di loket"));
    office.says_all(BUDI_STAF, &["sudah", "KTP baru", "Sumiati Lestari"]).await;
    assert_snapshot!(office.says(BUDI_STAF, "/ajukan").await, @"
    Masih ada isian permohonan yang belum dikirim. Silakan lanjutkan, atau hapus dahulu untuk membuat yang baru.
    [▶️ Lanjutkan isian]
    [🔎 Cek status]
    [🗑 Hapus isian]
    ");
    office.says_all(BUDI_STAF, &["lanjutkan", AGUS_NIK]).await;
    assert_snapshot!(office.says(BUDI_STAF, "/daftarkan").await, @"
    Masih ada pendaftaran di loket yang belum selesai. Silakan lanjutkan, atau hapus dahulu untuk mendaftarkan orang lain.
    [▶️ Lanjutkan isian]
    [🔎 Cek status]
    [🗑 Hapus isian]
    ");
    office.says_all(BUDI_STAF, &["lanjutkan", SITI_NIK, SITI_KK, "Japan", "lewati", "asli", "asli"]).await;
    assert_snapshot!(office.says(BUDI_STAF, "daftarkan").await, @"
    ✅ Terdaftar: Sumiati Lestari, kode KK-KKKK-K.

    Semua berkas ada. Silakan diterima, lalu beri pemohon tanda terima.
    [✅ Terima berkas]
    [🧾 Tanda terima]
    [🏢 Daftarkan di loket]
    ---
    Isian Anda sendiri yang tadi tetap tersimpan.
    [▶️ Lanjutkan isian]
    [🔎 Cek status]
    [🗑 Hapus isian]
    ---
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Japan.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ☑ Kartu Keluarga (KK): asli dibawa
    [☑ Asli: Surat pengantar desa]
    [☑ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert!(office.says(BUDI_STAF, "lanjutkan").await.contains("nomor KK"), "where the own one was left");
    office.says_all(BUDI_STAF, &[AGUS_KK, "Sooko", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_eq!(office.count("permohonan").await, 2);
    assert_eq!(office.own(BUDI_STAF).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_at_the_counter_outlives_a_restart_and_is_dropped_by_word_only() {
    let mut office = Office::open().await;
    office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "KTP baru", "Sumiati Lestari"]).await;
    office.says_all(BUDI_STAF, &["/antrean", "/bantuan", "/status"]).await;
    office.stop().await;
    office.later(TimeDelta::hours(3)).await;
    office.start().await;
    assert!(office.says(BUDI_STAF, "/daftarkan").await.contains("Masih ada pendaftaran"));
    assert!(office.says(BUDI_STAF, "/batal").await.contains("Sumiati Lestari"));
    assert_snapshot!(office.taps(BUDI_STAF, "🗑 Ya, hapus").await, @"Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /daftarkan.");
    assert!(office.says(BUDI_STAF, "/daftarkan").await.contains("Untuk pemohon di loket"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn registering_twice_leads_to_the_card() {
    let office = Office::open().await;
    office.sumi_up_to_berkas().await;
    office.says_all(BUDI_STAF, &["asli dibawa", "asli dibawa"]).await;
    let register = office.button(BUDI_STAF, "✅ Daftarkan").await;
    office.presses(BUDI_STAF, &register).await;
    assert_snapshot!(office.presses(BUDI_STAF, &register).await, @"
    Pemohon ini sudah terdaftar dengan kode KK-KKKK-K. Tidak perlu didaftarkan lagi.
    [🗂 Buka kartu]
    ");
    office.later(TimeDelta::days(1)).await;
    office.says(BUDI_STAF, "/daftarkan").await; // the next person
    assert!(office.presses(BUDI_STAF, &register).await.contains("sudah terdaftar dengan kode"));
    assert!(office.taps(BUDI_STAF, "🗂 Buka kartu").await.contains("Sumiati Lestari"));
    assert_eq!(office.count("permohonan").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_of_an_older_registering_leads_to_the_list() {
    let office = Office::open().await;
    office.sumi_up_to_berkas().await;
    office.says_all(BUDI_STAF, &["asli dibawa", "asli dibawa"]).await;
    let register = office.button(BUDI_STAF, "✅ Daftarkan").await;
    office.says(BUDI_STAF, "daftarkan").await;
    assert_snapshot!(office.presses(BUDI_STAF, &register).await, @"
    Isian itu sudah tidak ada, karena pemohonnya sudah terdaftar atau isiannya dihapus. Yang sudah terdaftar ada di /antrean.
    [🗂 Antrean]
    [🏢 Daftarkan di loket]
    ");
}

/// The one who registers may receive, too; who received does not check.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_registers_may_receive() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    let offered = office.taps(BUDI_STAF, "✅ Terima berkas").await;
    assert!(offered.contains("diterima"), "{offered}");
    assert_eq!(office.tahap(kode).await, "diterima");
    assert_eq!(mask_kode(&office.says(BUDI_STAF, &format!("/lengkap {kode}")).await).matches("Kasi").count(), 1);
}
