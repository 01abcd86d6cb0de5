//! The Kasi is away: a pelaksana harian checks, from midnight to midnight, but never what they received.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

/// The messages about the pelaksana harian itself.
fn about(all: &str) -> String {
    all.split("\n---\n").filter(|m| m.contains("pelaksana harian")).collect::<Vec<_>>().join("\n---\n")
}

fn last(all: &str) -> String {
    all.rsplit("\n---\n").next().unwrap_or_default().to_owned()
}

impl Office {
    /// Ratna names Wati, from today to the day after tomorrow.
    async fn wati_stands_in(&self) {
        self.says(RATNA_KASI, "/pelaksana").await;
        self.says_all(RATNA_KASI, &["tunjuk", "Wati Lestari", "hari ini", "25-11-2026", "ya"]).await;
        self.hush().await;
    }

    /// Agus's is received by Wati.
    async fn received_by_wati(&self) -> Kode {
        let kode = self.agus_applies().await;
        self.says(WATI_STAF, &format!("/terima {kode}")).await;
        self.hush().await;
        kode
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kasi_names_somebody_from_when_to_when() {
    let office = Office::open().await;
    assert_snapshot!(office.says(RATNA_KASI, "/pelaksana").await, @"
    Belum ada pelaksana harian yang ditunjuk.
    [➕ Tunjuk]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "➕ Tunjuk").await, @"
    Siapa yang ditunjuk sebagai pelaksana harian Kasi Pelayanan?
    [Budi Santoso]
    [Wati Lestari]
    [Yanto Prabowo]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "Wati Lestari").await, @"
    Wati Lestari bertugas mulai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [Hari ini]
    [Besok]
    [25 November 2026]
    [26 November 2026]
    [27 November 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "minggu depan").await, @"
    Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-2026.
    ---
    Wati Lestari bertugas mulai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [Hari ini]
    [Besok]
    [25 November 2026]
    [26 November 2026]
    [27 November 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "22-11-2026").await, @"
    Tanggal itu sudah lewat. Mohon pilih hari ini atau sesudahnya.
    ---
    Wati Lestari bertugas mulai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [Hari ini]
    [Besok]
    [25 November 2026]
    [26 November 2026]
    [27 November 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "besok").await, @"
    Wati Lestari bertugas mulai 24 November 2026, sampai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [24 November 2026]
    [25 November 2026]
    [26 November 2026]
    [30 November 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "23-11-2026").await, @"
    Tanggal itu sebelum hari pertama, 24 November 2026. Mohon pilih tanggal yang sama atau sesudahnya.
    ---
    Wati Lestari bertugas mulai 24 November 2026, sampai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [24 November 2026]
    [25 November 2026]
    [26 November 2026]
    [30 November 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "31-12-2027").await, @"
    Paling lama 92 hari sekali tunjuk. Mohon pilih tanggal yang lebih awal.
    ---
    Wati Lestari bertugas mulai 24 November 2026, sampai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [24 November 2026]
    [25 November 2026]
    [26 November 2026]
    [30 November 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "26-11-2026").await, @"
    Wati Lestari menjadi pelaksana harian Kasi Pelayanan
    24 November 2026 sampai 26 November 2026

    Beliau ikut memeriksa berkas, kecuali yang beliau terima sendiri. Sudah benar?
    [✅ Ya, tunjuk]
    [✏️ Ubah tanggal]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "✅ Ya, tunjuk").await, @"✅ Wati Lestari menjadi pelaksana harian Kasi Pelayanan, 24 November 2026 sampai 26 November 2026. Semua petugas terkait dikabari.");
    assert_snapshot!(office.news(WATI_STAF).await, @"
    Anda ditunjuk Ratna Wulandari sebagai pelaksana harian Kasi Pelayanan, 24 November 2026 sampai 26 November 2026.

    Selama itu Anda juga memeriksa berkas, kecuali yang Anda terima sendiri. Yang menunggu diperiksa: /antrean kasi
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"Wati Lestari ditunjuk Ratna Wulandari sebagai pelaksana harian Kasi Pelayanan, 24 November 2026 sampai 26 November 2026.");
    assert_eq!(office.news(HENDRA_DISPENDUKCAPIL).await, "");
    assert_snapshot!(office.says(RATNA_KASI, "/pelaksana").await, @"
    Pelaksana harian Kasi Pelayanan
    • Wati Lestari: 24 November 2026 sampai 26 November 2026
    [➕ Tunjuk]
    [⏹ Akhiri: Wati Lestari, 24 November 2026]
    ");
    // Not before its first day.
    assert!(!office.says(WATI_STAF, "/antrean").await.contains("Pemeriksaan Kasi"));
    // Not twice for the same days.
    office.says_all(RATNA_KASI, &["tunjuk", "Wati Lestari", "25 November 2026", "30 nov 2026"]).await;
    assert_snapshot!(office.says(RATNA_KASI, "ya").await, @"Wati Lestari sudah ditunjuk untuk 24 November 2026 sampai 26 November 2026. Mohon pilih tanggal lain, atau akhiri dahulu yang itu.");
    assert_eq!(office.count("pelaksana").await, 1);
    assert!(office.faults().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stands_in_checks_from_midnight_to_midnight() {
    let office = Office::open().await;
    office.says(RATNA_KASI, "/pelaksana").await;
    office.says_all(RATNA_KASI, &["tunjuk", "Wati Lestari", "besok", "24-11-2026", "ya"]).await;
    let kode = office.with_received().await;
    assert!(office.says(WATI_STAF, &format!("/lengkap {kode}")).await.contains("dikerjakan oleh Kasi"), "not yet");
    office.later(TimeDelta::hours(14) + TimeDelta::minutes(29)).await; // 23.59
    assert!(office.says(WATI_STAF, &format!("/lengkap {kode}")).await.contains("dikerjakan oleh Kasi"), "not yet");
    office.later(TimeDelta::minutes(1)).await;
    office.hush().await;
    assert_snapshot!(last(&office.says(WATI_STAF, "/antrean").await), @"
    Antrean kosong. Tidak ada yang menunggu Anda sekarang.
    [🗂 Pemeriksaan Kasi (1)]
    [🏢 Daftarkan di loket]
    ");
    let antrean = office.taps(WATI_STAF, "🗂 Pemeriksaan Kasi (1)").await;
    assert_snapshot!(antrean, @"
    (edited) KK-KKKK-K – diterima, menunggu pemeriksaan Kasi Pelayanan. Kartu yang terbaru ada di bawah.
    ---
    Antrean pemeriksaan: 1 permohonan
    Belum dipegang: 1. Anda pegang: 0. Dipegang petugas lain: 0.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 1, yang terlama lebih dahulu.
    ---
    KK-KKKK-K – KTP baru
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
    [✅ Lengkap]
    [↩️ Ada yang kurang]
    [Tutup permohonan]
    [✋ Ambil]
    [⏱ Waktu]
    ---
    Itu semuanya.
    [🗂 Antrean staf (0)]
    ");
    office.later(TimeDelta::hours(6)).await;
    office.jobs().await;
    assert_snapshot!(about(&office.news(WATI_STAF).await), @"Hari ini Anda bertugas sebagai pelaksana harian Kasi Pelayanan. Yang menunggu diperiksa: /antrean kasi");
    assert_snapshot!(about(&office.news(BUDI_STAF).await), @"Hari ini Wati Lestari bertugas sebagai pelaksana harian Kasi Pelayanan.");
    office.hush().await;
    assert_snapshot!(last(&office.taps(WATI_STAF, "✅ Lengkap").await), @"✅ KK-KKKK-K dinyatakan lengkap. Selanjutnya staf mengentri data.");
    assert_snapshot!(last(&office.news(BUDI_STAF).await), @"
    KK-KKKK-K dinyatakan lengkap oleh Wati Lestari, Plh. Kasi. Mohon dientri.

    KK-KKKK-K – KTP baru
    lengkap, menunggu entri data
    sejak Selasa, 24 November 2026 pukul 06.00 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [⌨️ Entri data]
    [👁 Lihat NIK dan KK]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_snapshot!(last(&office.says(RATNA_KASI, &format!("/lengkap {kode}")).await), @"
    KK-KKKK-K: sudah dilakukan oleh Wati Lestari, Plh. Kasi, Selasa, 24 November 2026 pukul 06.00 WIB. Tidak perlu diulang.
    Tahap sekarang: lengkap, menunggu entri data
    ");
    assert!(office.faults().await.is_empty(), "the book is whole");

    // The next one comes to both; at midnight the rights end, whatever buttons are there.
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    assert!(office.news(WATI_STAF).await.contains("Mohon diperiksa"));
    assert!(office.news(RATNA_KASI).await.contains("Mohon diperiksa"), "the Kasi keeps their own rights");
    let approve = office.button(WATI_STAF, "✅ Lengkap").await;
    let list = office.says(WATI_STAF, "/antrean kasi").await;
    assert!(list.contains("Agus Setiawan"), "{list}");
    office.later(TimeDelta::hours(18)).await; // 25 November, 00.00
    office.hush().await;
    assert_snapshot!(office.presses(WATI_STAF, &approve).await, @"Langkah ini dikerjakan oleh Kasi Pelayanan. Yang dapat Anda kerjakan ada di /bantuan.");
    assert_snapshot!(office.says(WATI_STAF, "/antrean kasi").await, @"Antrean pemeriksaan dibuka oleh Kasi Pelayanan. Tugas Anda sebagai pelaksana harian, 24 November 2026, sudah selesai. Terima kasih.");
    assert!(office.says(BUDI_STAF, "/antrean kasi").await.contains("atau pelaksana harian selama bertugas"));
    assert_eq!(office.tahap(agus).await, "diterima");
    office.later(TimeDelta::hours(7)).await;
    office.hush().await;
    office.jobs().await;
    assert_snapshot!(about(&office.news(WATI_STAF).await), @"Tugas Anda sebagai pelaksana harian Kasi Pelayanan, 24 November 2026, sudah selesai. Terima kasih.");
    assert_snapshot!(about(&office.news(RATNA_KASI).await), @"Tugas Wati Lestari sebagai pelaksana harian Kasi Pelayanan, 24 November 2026, sudah selesai.");
    office.jobs().await;
    assert_eq!(about(&office.news(RATNA_KASI).await), "", "told once");
    office.says(RATNA_KASI, &format!("/lengkap {agus}")).await;
    assert_eq!(office.tahap(agus).await, "lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_checks_what_they_received() {
    let office = Office::open().await;
    office.wati_stands_in().await;
    let kode = office.received_by_wati().await;
    let list = office.says(WATI_STAF, "/antrean kasi").await;
    assert!(list.contains("Agus Setiawan"), "unclaimed work is never hidden: {list}");
    assert!(!list.contains("[✅ Lengkap]"), "{list}");
    assert_snapshot!(list.split("\n---\n").find(|m| m.starts_with("Anda sendiri")).unwrap(), @"
    Anda sendiri yang menerima ini, jadi petugas lain yang memeriksa:
    • KK-KKKK-K

    Yang dapat memeriksa:
    • Ratna Wulandari – Kasi Pelayanan
    ");
    assert_snapshot!(office.says(WATI_STAF, &format!("/lengkap {kode}")).await, @"KK-KKKK-K Anda terima sendiri. Yang menerima tidak boleh memeriksa; mohon Kasi lain yang memeriksa.");
    assert_snapshot!(office.says(WATI_STAF, &format!("/kurang {kode}")).await, @"KK-KKKK-K Anda terima sendiri. Yang menerima tidak boleh memeriksa; mohon Kasi lain yang memeriksa.");
    assert_snapshot!(office.says(WATI_STAF, &format!("/ambil {kode}")).await, @"KK-KKKK-K Anda terima sendiri. Yang menerima tidak boleh memeriksa; mohon Kasi lain yang memeriksa.");
    assert_eq!(office.tahap(kode).await, "diterima");
    office.says_all(YANTO_ADMIN, &["/nonaktif", "Ratna Wulandari", "ya"]).await;
    let list = office.says(WATI_STAF, "/antrean kasi").await;
    assert_snapshot!(list.split("\n---\n").find(|m| m.starts_with("Anda sendiri")).unwrap(), @"
    Anda sendiri yang menerima ini, jadi petugas lain yang memeriksa:
    • KK-KKKK-K

    Saat ini belum ada petugas lain yang dapat memeriksa. Mohon Kasi atau admin menunjuk pelaksana harian lain: /pelaksana
    ");
    office.later(TimeDelta::hours(22)).await; // when the office opens
    office.hush().await;
    office.jobs().await;
    assert!(office.news(YANTO_ADMIN).await.contains("hanya dapat diperiksa oleh orang yang menerimanya"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_names_for_a_kasi_who_is_ill_and_it_is_ended_early() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(YANTO_ADMIN, "/pelaksana").await;
    assert!(!office.taps(YANTO_ADMIN, "➕ Tunjuk").await.contains("Yanto"), "nobody names themselves");
    office.says_all(YANTO_ADMIN, &["Wati Lestari", "hari ini", "30-11-2026"]).await;
    office.taps(YANTO_ADMIN, "✅ Ya, tunjuk").await;
    assert!(office.news(RATNA_KASI).await.contains("ditunjuk Yanto Prabowo"));
    office.says(WATI_STAF, &format!("/kurang {kode}")).await; // has it now
    office.hush().await;
    office.says(RATNA_KASI, "/pelaksana").await;
    assert_snapshot!(office.taps(RATNA_KASI, "⏹ Akhiri: Wati Lestari, 23 November 2026").await, @"
    Akhiri sekarang tugas Wati Lestari sebagai pelaksana harian (23 November 2026 sampai 30 November 2026)?
    [Tidak, tetap bertugas]
    [Ya, akhiri]
    ");
    let yes = office.button(RATNA_KASI, "Ya, akhiri").await;
    assert!(office.taps(RATNA_KASI, "Tidak, tetap bertugas").await.contains("Wati Lestari"));
    assert_eq!(office.news(WATI_STAF).await, "");
    assert_snapshot!(office.presses(RATNA_KASI, &yes).await, @"Tugas Wati Lestari sebagai pelaksana harian, 23 November 2026 sampai 30 November 2026, sudah diakhiri.");
    assert_snapshot!(office.news(WATI_STAF).await, @"Tugas Anda sebagai pelaksana harian Kasi Pelayanan, 23 November 2026 sampai 30 November 2026, diakhiri oleh Ratna Wulandari. Terima kasih.");
    assert_snapshot!(office.presses(RATNA_KASI, &yes).await, @"Tugas pelaksana harian itu sudah berakhir. Yang berlaku ada di /pelaksana.");
    office.taps(WATI_STAF, "Kartu Keluarga (KK)").await;
    assert_eq!(office.tahap(kode).await, "diterima");
    assert!(office.says(WATI_STAF, &format!("/lengkap {kode}")).await.contains("dikerjakan oleh Kasi"));
    assert!(office.faults().await.is_empty());
    // Named again for the same days.
    office.wati_stands_in().await;
    office.says(WATI_STAF, &format!("/lengkap {kode}")).await;
    assert_eq!(office.tahap(kode).await, "lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stands_in_checks_and_does_nothing_else_of_the_kasi() {
    let office = Office::open().await;
    office.wati_stands_in().await;
    for command in ["/undang staf", "/petugas", "/pelaksana"] {
        let answer = office.says(WATI_STAF, command).await;
        assert!(answer.contains("bukan untuk tugas Anda"), "{command}: {answer}");
    }
    for chat in [BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, AGUS] {
        let answer = office.says(chat, "/pelaksana").await;
        assert!(answer.contains("bukan untuk tugas Anda") || answer.contains("untuk petugas kantor"), "{answer}");
        office.forges(chat, "1:pl:w:4").await;
        office.forges(chat, "1:pl:y").await;
    }
    office.forges(RATNA_KASI, "1:pl:t:3:2026-11-23:2026-11-24").await; // the officer of Dispendukcapil
    office.says(RATNA_KASI, "ya").await;
    office.forges(RATNA_KASI, "1:pl:y").await;
    assert_eq!(office.count("pelaksana").await, 1);
    assert!(office.says(WATI_STAF, "/bantuan").await.contains("Sebagai pelaksana harian"));
    let admin = office.says(YANTO_ADMIN, "/antrean").await;
    assert!(admin.contains("bukan untuk tugas Anda"), "{admin}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_can_stand_in_too() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, "/pelaksana").await;
    office.says_all(RATNA_KASI, &["tunjuk", "Yanto Prabowo", "hari ini", "23-11-2026", "ya"]).await;
    office.hush().await;
    assert!(office.says(YANTO_ADMIN, "/antrean").await.contains("Siti Aminah"));
    office.taps(YANTO_ADMIN, "✅ Lengkap").await;
    assert_eq!(office.tahap(kode).await, "lengkap");
    assert!(office.says(YANTO_ADMIN, &format!("/entri {kode}")).await.contains("bukan untuk tugas Anda"));
    office.later(TimeDelta::hours(15)).await;
    assert!(office.says(YANTO_ADMIN, &format!("/periksa {kode}")).await.contains("tidak ada di antara"));
}

/// An admin has no eye on the register but on days on which they stand in for the Kasi.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_searches_only_while_standing_in() {
    let office = Office::open().await;
    office.agus_applies().await;
    let refused = "Perintah itu bukan untuk tugas Anda";
    assert!(office.says(YANTO_ADMIN, "/cari agus").await.starts_with(refused));
    office.says(RATNA_KASI, "/pelaksana").await;
    office.says_all(RATNA_KASI, &["tunjuk", "Yanto Prabowo", "hari ini", "25-11-2026", "ya"]).await;
    office.hush().await;
    let found = office.says(YANTO_ADMIN, "/cari agus").await;
    assert!(found.contains("Agus Setiawan"), "{found}");
    assert_eq!(office.database.sql("select string_agg(peran, ',') from pencarian").await, "kasi");
    office.later(TimeDelta::days(3)).await;
    assert!(office.says(YANTO_ADMIN, "/cari agus").await.starts_with(refused));
}

/// Nobody has to stand in while the office is closed, and one day is no range.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_of_work_are_offered_and_one_day_is_told_as_one() {
    let office = Office::open().await;
    office.later(TimeDelta::days(4)).await; // Friday
    office.says_all(RATNA_KASI, &["/pelaksana", "tunjuk"]).await;
    assert_snapshot!(office.taps(RATNA_KASI, "Wati Lestari").await, @"
    Wati Lestari bertugas mulai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [Hari ini]
    [30 November 2026]
    [1 Desember 2026]
    [2 Desember 2026]
    [3 Desember 2026]
    ");
    assert_snapshot!(office.says(RATNA_KASI, "hari ini").await, @"
    Wati Lestari bertugas mulai 27 November 2026, sampai kapan? Pilih, atau tulis tanggalnya, misalnya 31-12-2026.
    [27 November 2026]
    [30 November 2026]
    [1 Desember 2026]
    [3 Desember 2026]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "27 November 2026").await, @"
    Wati Lestari menjadi pelaksana harian Kasi Pelayanan
    27 November 2026

    Beliau ikut memeriksa berkas, kecuali yang beliau terima sendiri. Sudah benar?
    [✅ Ya, tunjuk]
    [✏️ Ubah tanggal]
    ");
    assert_snapshot!(last(&office.says(RATNA_KASI, "ya").await), @"✅ Wati Lestari menjadi pelaksana harian Kasi Pelayanan, 27 November 2026. Semua petugas terkait dikabari.");
    assert_snapshot!(about(&office.news(WATI_STAF).await), @"
    Anda ditunjuk Ratna Wulandari sebagai pelaksana harian Kasi Pelayanan, 27 November 2026.

    Selama itu Anda juga memeriksa berkas, kecuali yang Anda terima sendiri. Yang menunggu diperiksa: /antrean kasi
    ");
    office.says_all(RATNA_KASI, &["/pelaksana", "tunjuk", "Budi Santoso", "01-12-2026", "01-12-2026", "ya"]).await;
    office.hush().await;
    office.later(TimeDelta::days(4)).await;
    office.jobs().await;
    assert_snapshot!(about(&office.news(BUDI_STAF).await), @"
    Tugas Wati Lestari sebagai pelaksana harian Kasi Pelayanan, 27 November 2026, sudah selesai.
    ---
    Hari ini Anda bertugas sebagai pelaksana harian Kasi Pelayanan. Yang menunggu diperiksa: /antrean kasi
    ");
    assert_snapshot!(about(&office.news(RATNA_KASI).await), @"
    Tugas Wati Lestari sebagai pelaksana harian Kasi Pelayanan, 27 November 2026, sudah selesai.
    ---
    Hari ini Budi Santoso bertugas sebagai pelaksana harian Kasi Pelayanan.
    ");
}

/// What is recorded of what they looked at says as what they did, and so does what its person reads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_looked_at_is_recorded_in_the_role_that_was_acted_in() {
    let office = Office::open().await;
    let kode = office.with_received().await; // by Budi
    office.wati_stands_in().await;
    office.says(WATI_STAF, &format!("/periksa {kode}")).await;
    office.taps(WATI_STAF, "📷 Kartu Keluarga (KK)").await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.says(WATI_STAF, &format!("/periksa {kode}")).await;
    let wati = format!("(select petugas_id from petugas where chat_id = {WATI_STAF})");
    let shown = format!(
        "select string_agg(what || ' ' || peran, ', ' order by disclosure_id) from disclosure where petugas_id = {wati}"
    );
    assert_eq!(office.database.sql(&shown).await, "kartu kasi, berkas kasi, kartu staf");
    let own = office.says(SITI, "/dataku").await;
    assert!(own.contains("Kasi Pelayanan membuka"), "{own}");
    assert_eq!(office.faults().await, []);
}
