//! `/laporan`: figures of a day, a month or a year for the Kasi, who stands in, and admins; and the card of a desa.

use bot_api_emulator::protocol::{ContentKind, Fault, FaultKind};
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::buku::Made;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::app::laporan::for_chat;
use layanan_ktp::clock::Clock as _;
use layanan_ktp::domain::laporan::{BentukLaporan, Masa};

use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

const REGISTER: &str = include_str!("../support/laporan.sql");

impl Office {
    /// So many made-up permohonan of October and November, with known times: see the file.
    async fn with_figures(&self, lines: u32) {
        self.database.sql(&REGISTER.replace("LINES", &lines.to_string()).replace("YEAR", "2026")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_are_counted_and_not_timed() {
    let office = Office::open().await;
    assert_snapshot!(office.says(RATNA_KASI, "/laporan").await, @"
    📊 Laporan November 2026
    sampai Senin, 23 November 2026 pukul 09.30 WIB

    Belum ada permohonan yang diterima pada masa ini.
    [📅 Hari ini] [📅 Tahun ini]
    [⬅️ Oktober 2026]
    ");
    office.with_sent().await;
    assert_snapshot!(office.says(RATNA_KASI, "/laporan").await, @"
    📊 Laporan November 2026
    sampai Senin, 23 November 2026 pukul 09.30 WIB

    • Diterima: 1 permohonan
    • Dikembalikan karena berkas kurang: 0 (0 %)
    • Lengkap sejak pertama diperiksa: 1 dari 1 yang sudah diperiksa (100 %)
    • Dikirim ke Dispendukcapil: 1

    📮 Pengiriman masa ini, kapan pun diterimanya
    • Dikirim: 1 permohonan
    • Dikembalikan Dispendukcapil: 0 (0 %)
    • Dinyatakan ditolak: 0

    ⏱ Waktu tiap langkah: terlalu sedikit untuk dihitung (kurang dari 10 permohonan).

    🏘 Asal desa
    • Japan: 1
    [📅 Hari ini] [📅 Tahun ini]
    [⬅️ Oktober 2026]
    [🖼 Gambar] [📊 Excel]
    [🏘 Kartu desa]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "🏘 Kartu desa").await, @"
    (edited) 🏘 Untuk November 2026 belum ada desa dengan 5 permohonan atau lebih. Kurang dari itu tidak dibuatkan kartu, supaya orangnya tidak dikenali.
    [↩️ Kembali ke laporan]
    ");
    let told = office.forges(RATNA_KASI, "1:lap:k:2026-11:35.16.13.2009").await;
    assert!(told.starts_with("Dari Desa Japan kurang dari 5 permohonan"), "no card by an old button: {told}");
    office.is_sent_back().await;
    let told = office.says(RATNA_KASI, "/laporan").await;
    assert!(
        told.contains("Dikirim ke Dispendukcapil: 0") && told.contains("Masih berjalan: 1"),
        "staf have it again: {told}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kasi_looks_at_a_month_a_year_a_day_and_passes_cards_on() {
    let office = Office::open().await;
    office.with_figures(400).await;
    assert_snapshot!(office.says(RATNA_KASI, "/laporan").await, @"
    📊 Laporan November 2026
    sampai Senin, 23 November 2026 pukul 09.30 WIB

    • Diterima: 168 permohonan
    – KTP baru: 134
    – perbaikan data KTP: 34
    ≈ hampir sama dengan Oktober 2026 sampai tanggal yang sama (176)
    • Dikembalikan karena berkas kurang: 42 (25 %)
    • Lengkap sejak pertama diperiksa: 109 dari 151 yang sudah diperiksa (72 %)
    • Dikirim ke Dispendukcapil: 134
    • Masih berjalan: 17
    • Dibatalkan: 17

    📮 Pengiriman masa ini, kapan pun diterimanya
    • Dikirim: 134 permohonan
    • Dikembalikan Dispendukcapil: 13 (10 %)
    • Dinyatakan ditolak: 9

    ⏱ Lama tiap langkah
    Jam kerja, tanpa waktu pemohon. Dua angka:
    separuh selesai / 9 dari 10 selesai.

    Langkah 1 (menerima berkas)
    – di meja: 14 menit / 19 menit
    – ditangani: 4 menit / 6 menit
    – dalam waktu SOP, 5 menit: 75 %
    Langkah 2 (mengecek berkas)
    – di meja: 16 menit / 26 menit
    – waktu SOP: 5 menit
    Langkah 3 (mengentri data)
    – di meja: 16 menit / 20 menit
    – ditangani: 5 menit / 8 menit
    – dalam waktu SOP, 10 menit: 100 %
    Langkah 4 (mengirim data)
    – di meja: 20 menit / 20 menit
    Sejak diajukan sampai dikirim
    – 1 jam 8 menit / 1 jam 21 menit

    📎 Yang sering kurang
    • Kartu Keluarga (KK): 21 kali, terutama tidak terbaca
    • Surat pengantar desa: 21 kali, terutama tidak ada

    🏘 Asal desa
    • Gemekan: 78, dikembalikan 20
    • Klinterejo: 23, dikembalikan 6
    • Brangkal: 22, dikembalikan 4
    • Blimbingsari: 12, dikembalikan 3
    • Kedungmaling: 11, dikembalikan 3
    • 2 desa lain: 22
    [📅 Hari ini] [📅 Tahun ini]
    [⬅️ Oktober 2026]
    [🖼 Gambar] [📊 Excel]
    [🏘 Kartu desa]
    ");
    let said = office.says(RATNA_KASI, "/laporan").await;
    let (_, steps) = said.split_once("Lama tiap langkah").unwrap();
    let (steps, _) = steps.split_once("📎").unwrap();
    assert!(steps.lines().all(|line| line.chars().count() <= 42), "a phone breaks longer lines: {steps}");
    assert_snapshot!(office.taps(RATNA_KASI, "📅 Tahun ini").await, @"
    (edited) 📊 Laporan 2026
    sampai Senin, 23 November 2026 pukul 09.30 WIB

    • Diterima: 400 permohonan
    – KTP baru: 320
    – perbaikan data KTP: 80
    • Dikembalikan karena berkas kurang: 100 (25 %)
    • Lengkap sejak pertama diperiksa: 260 dari 360 yang sudah diperiksa (72 %)
    • Dikirim ke Dispendukcapil: 320
    • Masih berjalan: 40
    • Dibatalkan: 40

    📮 Pengiriman masa ini, kapan pun diterimanya
    • Dikirim: 320 permohonan
    • Dikembalikan Dispendukcapil: 30 (9 %)
    • Dinyatakan ditolak: 23

    ⏱ Lama tiap langkah
    Jam kerja, tanpa waktu pemohon. Dua angka:
    separuh selesai / 9 dari 10 selesai.

    Langkah 1 (menerima berkas)
    – di meja: 14 menit / 20 menit
    – ditangani: 4 menit / 6 menit
    – dalam waktu SOP, 5 menit: 75 %
    Langkah 2 (mengecek berkas)
    – di meja: 16 menit / 26 menit
    – waktu SOP: 5 menit
    Langkah 3 (mengentri data)
    – di meja: 16 menit / 20 menit
    – ditangani: 5 menit / 8 menit
    – dalam waktu SOP, 10 menit: 100 %
    Langkah 4 (mengirim data)
    – di meja: 20 menit / 20 menit
    Sejak diajukan sampai dikirim
    – 1 jam 8 menit / 1 jam 20 menit

    📎 Yang sering kurang
    • Kartu Keluarga (KK): 50 kali, terutama tidak terbaca
    • Surat pengantar desa: 50 kali, terutama tidak ada

    🏘 Asal desa
    • Gemekan: 187, dikembalikan 47
    • Klinterejo: 54, dikembalikan 14
    • Brangkal: 53, dikembalikan 12
    • Blimbingsari: 27, dikembalikan 7
    • Sambiroto: 27, dikembalikan 7
    • 2 desa lain: 52
    [📅 Hari ini] [📅 Bulan ini]
    [⬅️ 2025]
    [🖼 Gambar] [📊 Excel]
    ");
    let earlier = office.says(RATNA_KASI, "bulan ini").await;
    assert!(earlier.contains("Laporan November 2026") && earlier.contains("[⬅️ Oktober 2026]"), "{earlier}");
    assert!(!earlier.contains("➡️"), "what has not begun is not offered");
    let earlier = office.taps(RATNA_KASI, "⬅️ Oktober 2026").await;
    assert!(earlier.starts_with("(edited) 📊 Laporan Oktober 2026\n\n•"), "{earlier}");
    assert!(earlier.contains("[November 2026 ➡️]"), "{earlier}");
    // As files: a picture that is seen at once, and a workbook.
    assert_snapshot!(office.taps(RATNA_KASI, "🖼 Gambar").await, @"
    ⏳ Gambar laporan Oktober 2026 sedang disiapkan.
    ---
    [Photo] 📊 Laporan pelayanan KTP, Oktober 2026: 232 permohonan.
    ");
    let picture = office.newest(RATNA_KASI).await;
    assert_eq!(picture.kind, ContentKind::Photo);
    assert_snapshot!(office.says(RATNA_KASI, "excel").await, @"
    ⏳ Lembar kerja laporan Oktober 2026 sedang disiapkan.
    ---
    [Document] 📊 Laporan pelayanan KTP, Oktober 2026: 232 permohonan.
    ");
    let sheet = office.newest(RATNA_KASI).await;
    assert_eq!(sheet.file.and_then(|file| file.name).as_deref(), Some("laporan-2026-10.xlsx"));
    // A card is a message that can be passed on: no buttons, no names, no kode.
    assert_snapshot!(office.taps(RATNA_KASI, "🏘 Kartu desa").await, @"
    (edited) 🏘 Kartu desa, Oktober 2026

    Kartu desa mana? Kartunya tanpa nama dan tanpa kode, dan dapat langsung diteruskan ke desa.
    Desa dengan kurang dari 5 permohonan tidak dibuatkan kartu, supaya orangnya tidak dikenali.
    [Blimbingsari] [Brangkal]
    [Gemekan] [Japan]
    [Kedungmaling] [Klinterejo]
    [Sambiroto]
    [↩️ Kembali ke laporan]
    ");
    assert!(office.taps(RATNA_KASI, "Blimbingsari").await.contains("Kekurangannya berbeda-beda."));
    assert_snapshot!(office.taps(RATNA_KASI, "Gemekan").await, @"
    🏘 Desa Gemekan: layanan KTP Oktober 2026
    Kecamatan Sooko

    Permohonan warga yang diterima: 109
    Perlu melengkapi berkas: 27

    Yang paling sering kurang
    • Surat pengantar desa: belum dibawa. Mohon dibawa dari rumah.
    • Kartu Keluarga (KK): tulisannya tidak terbaca. Mohon disiapkan yang terbaca jelas.

    Mohon diingatkan sebelum warga berangkat
    • KTP baru: Surat pengantar desa, Kartu Keluarga (KK)
    • perbaikan data KTP: Surat pengantar desa, Kartu Keluarga (KK), KTP lama, Bukti (akta, ijazah, atau buku nikah)

    Layanan ini gratis. Pertanyaan: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    ");
    assert!(office.newest(RATNA_KASI).await.buttons.is_empty());
    let back = office.taps(RATNA_KASI, "↩️ Kembali ke laporan").await;
    assert!(back.starts_with("(edited) 📊 Laporan Oktober 2026"), "{back}");
}

/// Telegram does not take the file: who asked for it hears so, and what else they can do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_is_refused_is_said() {
    let office = Office::open().await;
    office.with_figures(20).await;
    office.says(RATNA_KASI, "/laporan").await;
    let refusal = || FaultKind::Refuse { code: 413, description: "Request Entity Too Large".to_owned() };
    office.control.fault(Fault::new(refusal()).method("sendPhoto")).await.unwrap();
    assert_snapshot!(office.taps(RATNA_KASI, "🖼 Gambar").await, @"
    ⏳ Gambar laporan November 2026 sedang disiapkan.
    ---
    Mohon maaf, laporan November 2026 tidak dapat dikirim ke chat ini, karena ditolak Telegram. Silakan dicoba dalam bentuk lain (gambar atau Excel), atau untuk masa yang lebih pendek. Angkanya tetap dapat dibaca dengan /laporan.
    ");
    assert!(office.taps(RATNA_KASI, "📊 Excel").await.contains("[Document]"), "the other one goes");
    office.control.fault(Fault::new(refusal()).method("sendDocument")).await.unwrap();
    office.says(RATNA_KASI, "/register").await;
    office.taps(RATNA_KASI, "📅 Bulan ini").await;
    let told = office.taps(RATNA_KASI, "📊 XLSX").await;
    assert!(told.contains("buku itu tidak dapat dikirim"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_is_a_time_or_is_answered() {
    let office = Office::open().await;
    let mut heard = String::new();
    for typed in [
        "/laporan 2026",
        "/laporan Maret 2026",
        "/laporan 2026-03",
        "/laporan 2 Maret",
        "/laporan desember",
        "/laporan hari ini",
        "laporan bulan lalu",
        "/laporan 31 november",
        "/laporan 1-15 November 2026",
        "/laporan 2027",
    ] {
        let said = office.says(YANTO_ADMIN, typed).await;
        heard.push_str(&format!("{typed}: {}\n", said.lines().next().unwrap_or_default()));
    }
    assert_snapshot!(heard, @"
    /laporan 2026: 📊 Laporan 2026
    /laporan Maret 2026: 📊 Laporan Maret 2026
    /laporan 2026-03: 📊 Laporan Maret 2026
    /laporan 2 Maret: 📊 Laporan 2 Maret 2026
    /laporan desember: 📊 Laporan Desember 2025
    /laporan hari ini: 📊 Laporan 23 November 2026
    laporan bulan lalu: 📊 Laporan Oktober 2026
    /laporan 31 november: Tanggal itu tidak ada di kalender. Mohon periksa lagi, misalnya /laporan 2 Maret 2026, atau ketuk salah satu:
    /laporan 1-15 November 2026: Laporan dibuat untuk satu hari, satu bulan, atau satu tahun, misalnya /laporan Maret 2026. Atau ketuk salah satu:
    /laporan 2027: Masa itu belum tiba. Silakan pilih masa lain:
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "/laporan semua dong").await, @"
    Masa itu belum terbaca. Tulis misalnya:
    • /laporan 2026
    • /laporan Maret 2026
    • /laporan 2 Maret

    Atau ketuk salah satu:
    [📅 Hari ini] [📅 Bulan ini] [📅 Tahun ini]
    ");
    assert!(office.taps(YANTO_ADMIN, "📅 Hari ini").await.contains("Laporan 23 November 2026"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_for_the_kasi_who_stands_in_and_admins() {
    let office = Office::open().await;
    office.with_figures(60).await;
    for chat in [BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI] {
        let told = office.says(chat, "/laporan").await;
        assert!(!told.contains('📊'), "{told}");
        for data in ["1:lap:n:bulan", "1:lap:m:2026-11:xlsx", "1:lap:d:2026-11", "1:lap:k:2026-10:35.16.13.2001"] {
            let told = office.forges(chat, data).await;
            assert!(!told.contains('📊') && !told.contains('🏘'), "{data}: {told}");
        }
    }
    office.says(RATNA_KASI, "/pelaksana").await;
    office.says_all(RATNA_KASI, &["tunjuk", "Wati Lestari", "hari ini", "25-11-2026", "ya"]).await;
    office.hush().await;
    assert!(office.says(WATI_STAF, "/laporan").await.contains("📊 Laporan November 2026"));
    // A right that is gone before the file goes is gone.
    let app = &office.running.as_ref().unwrap().app;
    let mut uow = office.store.begin().await.unwrap();
    let yanto = uow.petugas().all().await.unwrap().into_iter().find(|p| p.chat.0 == YANTO_ADMIN).unwrap();
    uow.petugas().deactivate(yanto.id, office.clock.now()).await.unwrap();
    uow.commit().await.unwrap();
    let order = ("2026".parse::<Masa>().unwrap(), BentukLaporan::Xlsx);
    let made = for_chat(app, order, (yanto.id, yanto.peran)).await.unwrap();
    assert!(matches!(made, Made::Instead(_)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kasi_is_told_once_that_the_cards_of_a_month_are_there() {
    let office = Office::open().await;
    office.with_figures(100).await;
    office.later(TimeDelta::days(8) - TimeDelta::hours(4)).await; // Tuesday, 1 December, 05.30
    office.jobs_of(&[Job::Laporan]).await;
    assert_eq!(office.answer(RATNA_KASI).await, "", "the office is closed");
    office.later(TimeDelta::hours(4)).await;
    office.jobs_of(&[Job::Laporan]).await;
    assert_snapshot!(office.answer(RATNA_KASI).await, @"
    🏘 Kartu desa November 2026 sudah siap untuk 2 desa.

    Isinya yang paling sering kurang dari tiap desa, tanpa nama, dan dapat langsung diteruskan ke desanya.
    [🏘 Kartu desa]
    [📊 Laporan November 2026]
    ");
    assert_eq!(office.answer(YANTO_ADMIN).await, "", "there is a Kasi");
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Laporan]).await;
    assert_eq!(office.answer(RATNA_KASI).await, "", "once");
    let list = office.taps(RATNA_KASI, "🏘 Kartu desa").await;
    assert!(list.contains("Kartu desa, November 2026"), "{list}");
    // In a month of which nothing was received, nothing is said.
    office.later(TimeDelta::days(34)).await;
    office.jobs_of(&[Job::Laporan]).await;
    assert_eq!(office.answer(RATNA_KASI).await, "");
}
