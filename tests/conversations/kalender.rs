//! `/kalender`: when the office works, and how the admin changes it.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};
use layanan_ktp::app::jobs::Job;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_admin_sees_the_week_and_what_is_off_next() {
    let office = Office::open().await;
    assert_snapshot!(office.says(YANTO_ADMIN, "/kalender").await, @"
    Kalender kerja

    Jam kerja minggu ini:
    Senin: 07.30–12.00 dan 13.00–16.00 WIB
    Selasa: 07.30–12.00 dan 13.00–16.00 WIB
    Rabu: 07.30–12.00 dan 13.00–16.00 WIB
    Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Libur berikutnya:
    • Kamis, 24 Desember 2026: Cuti Bersama Natal (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)
    • Jumat, 25 Desember 2026: Kelahiran Yesus Kristus (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)
    • Jumat, 1 Januari 2027: Tahun Baru 2027 Masehi (perkiraan, tanggal tetap)
    • Selasa, 5 Januari 2027: Isra Mikraj Nabi Muhammad SAW (perkiraan)
    • Sabtu, 6 Februari 2027: Tahun Baru Imlek 2578 Kongzili (perkiraan)
    • Senin, 8 Maret 2027: Hari Suci Nyepi (Tahun Baru Saka 1949) (perkiraan)
    • Selasa, 9 Maret 2027: Idul Fitri 1448 Hijriah (hari pertama) (perkiraan)
    • Rabu, 10 Maret 2027: Idul Fitri 1448 Hijriah (hari kedua) (perkiraan)
    • Jumat, 26 Maret 2027: Wafat Yesus Kristus (perkiraan, perhitungan)
    • Minggu, 28 Maret 2027: Kebangkitan Yesus Kristus (Paskah) (perkiraan, perhitungan)
    • Sabtu, 1 Mei 2027: Hari Buruh Internasional (perkiraan, tanggal tetap)
    • Kamis, 6 Mei 2027: Kenaikan Yesus Kristus (perkiraan, perhitungan)

    ⚠️ Kalender 2027 belum dipastikan. 17 hari libur masih perkiraan. Cuti bersama belum dicatat.
    [➕ Tambah libur]
    [✏️ Ubah libur]
    [✅ Pastikan kalender 2027]
    [🕘 Jam kerja biasa]
    [🕒 Jam khusus]
    [📜 Riwayat perubahan]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kasi_looks_and_nobody_else_changes_anything() {
    let office = Office::open().await;
    let seen = office.says(RATNA_KASI, "/kalender").await;
    assert!(seen.contains("Jam kerja minggu ini"), "{seen}");
    assert!(!seen.contains("Tambah libur") && !seen.contains("[✅ Pastikan"), "{seen}");
    assert_snapshot!(office.taps(RATNA_KASI, "🕒 Jam khusus").await, @"
    (edited) Tidak ada jam khusus. Jam kerja seperti biasa.
    [📅 Kalender]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "📅 Kalender").await.lines().next().unwrap(), @"(edited) Kalender kerja");
    assert_snapshot!(office.says(BUDI_STAF, "/kalender").await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
    assert_snapshot!(office.says(SITI, "/kalender").await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    office.says(YANTO_ADMIN, "/kalender").await;
    let add = office.button(YANTO_ADMIN, "➕ Tambah libur").await;
    assert_snapshot!(office.presses(RATNA_KASI, &add).await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
    assert_eq!(office.database.sql("select count(*) from kalender_perubahan").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_libur_is_added_by_typing() {
    let office = Office::open().await;
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "tambah libur").await, @"
    Liburnya tanggal berapa? Tulis misalnya 17-08-2027 atau 17 Agustus 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "minggu depan").await, @"
    Tanggal itu belum dapat kami baca.

    Liburnya tanggal berapa? Tulis misalnya 17-08-2027 atau 17 Agustus 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "31-02-2027").await.lines().next().unwrap(), @"Tanggal itu tidak ada di kalender. Mohon periksa hari dan bulannya.");
    assert_snapshot!(office.says(YANTO_ADMIN, "17-08-2207").await.lines().next().unwrap(), @"Tanggal itu terlalu jauh dari sekarang. Mohon periksa tahunnya.");
    assert_snapshot!(office.says(YANTO_ADMIN, "24 Desember 2026").await.lines().next().unwrap(), @"Kamis, 24 Desember 2026 sudah tercatat libur: Cuti Bersama Natal.");
    assert_snapshot!(office.says(YANTO_ADMIN, "Selasa, 24 November 2026").await, @"
    Selasa, 24 November 2026: libur apa?
    [Libur nasional]
    [Cuti bersama]
    [Libur kantor]
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "libur kantor").await, @"
    Apa nama libur pada Selasa, 24 November 2026? Misalnya: Cuti Bersama Idul Fitri.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "HUT").await, @"
    Apa dasarnya? Tulis nama atau nomor suratnya, misalnya: SKB 3 Menteri tentang libur 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "kembali").await.lines().next().unwrap(), @"Apa nama libur pada Selasa, 24 November 2026? Misalnya: Cuti Bersama Idul Fitri.");
    office.says(YANTO_ADMIN, "HUT Kecamatan Sooko").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Camat 12/2026").await, @"
    Libur baru:
    Selasa, 24 November 2026
    HUT Kecamatan Sooko (libur kantor)
    Dasar: SE Camat 12/2026

    Hari kerja 2026: 240 menjadi 239.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "ya").await, @"
    ✅ Sudah disimpan. Jam kerja dihitung ulang.
    [📅 Kalender]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    📅 Kalender kerja diubah oleh Yanto Prabowo.

    Libur baru:
    Selasa, 24 November 2026
    HUT Kecamatan Sooko (libur kantor)
    Dasar: SE Camat 12/2026
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "kalender").await, @"
    Kalender kerja

    Jam kerja minggu ini:
    Senin: 07.30–12.00 dan 13.00–16.00 WIB
    Selasa: libur, HUT Kecamatan Sooko
    Rabu: 07.30–12.00 dan 13.00–16.00 WIB
    Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Libur berikutnya:
    • Selasa, 24 November 2026: HUT Kecamatan Sooko (SE Camat 12/2026)
    • Kamis, 24 Desember 2026: Cuti Bersama Natal (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)
    • Jumat, 25 Desember 2026: Kelahiran Yesus Kristus (SKB 3 Menteri 1497/2025, 2/2025, 5/2025)
    • Jumat, 1 Januari 2027: Tahun Baru 2027 Masehi (perkiraan, tanggal tetap)
    • Selasa, 5 Januari 2027: Isra Mikraj Nabi Muhammad SAW (perkiraan)
    • Sabtu, 6 Februari 2027: Tahun Baru Imlek 2578 Kongzili (perkiraan)
    • Senin, 8 Maret 2027: Hari Suci Nyepi (Tahun Baru Saka 1949) (perkiraan)
    • Selasa, 9 Maret 2027: Idul Fitri 1448 Hijriah (hari pertama) (perkiraan)
    • Rabu, 10 Maret 2027: Idul Fitri 1448 Hijriah (hari kedua) (perkiraan)
    • Jumat, 26 Maret 2027: Wafat Yesus Kristus (perkiraan, perhitungan)
    • Minggu, 28 Maret 2027: Kebangkitan Yesus Kristus (Paskah) (perkiraan, perhitungan)
    • Sabtu, 1 Mei 2027: Hari Buruh Internasional (perkiraan, tanggal tetap)

    ⚠️ Kalender 2027 belum dipastikan. 17 hari libur masih perkiraan. Cuti bersama belum dicatat.
    [➕ Tambah libur]
    [✏️ Ubah libur]
    [✅ Pastikan kalender 2027]
    [🕘 Jam kerja biasa]
    [🕒 Jam khusus]
    [📜 Riwayat perubahan]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "📜 Riwayat perubahan").await, @"
    (edited) Riwayat perubahan kalender

    • Senin, 23 November 2026 pukul 09.30 WIB, Yanto Prabowo: menambah Selasa, 24 November 2026, HUT Kecamatan Sooko (SE Camat 12/2026)
    [📅 Kalender]
    ");
    office.later(TimeDelta::hours(8)).await; // Monday 17.30; Tuesday is off now
    let help = office.says(SITI, "/bantuan").await;
    assert!(help.contains("Sekarang tutup. Buka lagi Rabu, 25 November 2026 pukul 07.30 WIB."), "{help}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_libur_is_moved_late_and_only_once() {
    let office = Office::open().await;
    office.later(TimeDelta::days(43)).await; // Tuesday, 5 January 2027
    assert_snapshot!(office.says(YANTO_ADMIN, "/kalender").await.lines().take(9).collect::<Vec<_>>().join("\n"), @"
    Kalender kerja

    Jam kerja minggu ini:
    Senin: 07.30–12.00 dan 13.00–16.00 WIB
    Selasa: libur, Isra Mikraj Nabi Muhammad SAW
    Rabu: 07.30–12.00 dan 13.00–16.00 WIB
    Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "✏️ Ubah libur").await, @"
    (edited) Libur yang mana? Silakan pilih, atau tulis tanggalnya, misalnya 17-08-2027.
    [24 Desember 2026: Cuti Bersama Natal]
    [25 Desember 2026: Kelahiran Yesus Kristus]
    [1 Januari 2027: Tahun Baru 2027 Masehi]
    [5 Januari 2027: Isra Mikraj Nabi Muhammad SAW]
    [6 Februari 2027: Tahun Baru Imlek 2578 Kongzili]
    [8 Maret 2027: Hari Suci Nyepi (Tahun Baru Saka 1949)]
    [9 Maret 2027: Idul Fitri 1448 Hijriah (hari pertama)]
    [10 Maret 2027: Idul Fitri 1448 Hijriah (hari kedua)]
    [⬇️ Berikutnya]
    [📅 Kalender]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "5-1-2027").await, @"
    Selasa, 5 Januari 2027
    Isra Mikraj Nabi Muhammad SAW
    Jenis: libur nasional
    Dasar: perkiraan
    Tanggal: masih perkiraan
    [✅ Pastikan tanggal ini]
    [📆 Pindahkan]
    [🏢 Jadikan hari kerja]
    [📅 Kalender]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "pindah").await, @"
    Isra Mikraj Nabi Muhammad SAW, sekarang Selasa, 5 Januari 2027.

    Dipindah ke tanggal berapa? Tulis misalnya 17-08-2027 atau 17 Agustus 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "5 Januari 2027").await.lines().next().unwrap(), @"Selasa, 5 Januari 2027 sudah tercatat libur: Isra Mikraj Nabi Muhammad SAW.");
    office.says(YANTO_ADMIN, "4 Januari 2027").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SKB 3 Menteri 2027").await, @"
    Isra Mikraj Nabi Muhammad SAW dipindah:
    dari Selasa, 5 Januari 2027
    ke Senin, 4 Januari 2027
    Dasar: SKB 3 Menteri 2027

    Jumlah hari kerja tetap.

    ⚠️ Ini menyangkut waktu yang sudah lewat. Yang sudah tercatat ikut dihitung ulang.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    let yes = office.button(YANTO_ADMIN, "✅ Ya, simpan").await;
    assert_snapshot!(office.presses(YANTO_ADMIN, &yes).await, @"
    ✅ Sudah disimpan. Jam kerja dihitung ulang.
    [📅 Kalender]
    ");
    assert_snapshot!(office.presses(YANTO_ADMIN, &yes).await, @"
    Pertanyaan itu sudah tidak terbuka; tidak ada yang berubah.
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select count(*) from kalender_perubahan").await, "1");
    let week = office.says(YANTO_ADMIN, "/kalender").await;
    assert!(week.contains("Senin: libur, Isra Mikraj Nabi Muhammad SAW\nSelasa: 07.30"), "{week}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_libur_is_cancelled_or_confirmed_and_a_mind_changed() {
    let office = Office::open().await;
    office.says(YANTO_ADMIN, "/kalender").await;
    office.taps(YANTO_ADMIN, "✏️ Ubah libur").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "23 November 2026").await.lines().next().unwrap(), @"Senin, 23 November 2026 tidak tercatat sebagai libur.");
    office.says(YANTO_ADMIN, "24-12-2026").await;
    office.taps(YANTO_ADMIN, "🏢 Jadikan hari kerja").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Bupati 5/2026").await, @"
    Bukan libur lagi:
    Kamis, 24 Desember 2026
    Cuti Bersama Natal
    Dasar: SE Bupati 5/2026

    Hari kerja 2026: 240 menjadi 241.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "Tidak jadi").await, @"
    Baik, tidak ada yang berubah.
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select count(*) from kalender_perubahan").await, "0");
    office.says(YANTO_ADMIN, "/kalender").await;
    office.taps(YANTO_ADMIN, "✏️ Ubah libur").await;
    office.says(YANTO_ADMIN, "8 Maret 2027").await;
    office.taps(YANTO_ADMIN, "✅ Pastikan tanggal ini").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SKB 3 Menteri 2027").await, @"
    Tanggal ini dipastikan:
    Senin, 8 Maret 2027
    Hari Suci Nyepi (Tahun Baru Saka 1949)
    Dasar: SKB 3 Menteri 2027

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    office.says(YANTO_ADMIN, "ya").await;
    let entry = office.says_all(YANTO_ADMIN, &["/kalender", "ubah libur", "8 Maret 2027"]).await;
    assert_snapshot!(entry, @"
    Senin, 8 Maret 2027
    Hari Suci Nyepi (Tahun Baru Saka 1949)
    Jenis: libur nasional
    Dasar: SKB 3 Menteri 2027
    Tanggal: sudah pasti
    [📆 Pindahkan]
    [🏢 Jadikan hari kerja]
    [📅 Kalender]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn something_else_in_between_leaves_the_question() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/kalender", "tambah libur"]).await;
    office.says(YANTO_ADMIN, "/petugas").await;
    let said = office.says(YANTO_ADMIN, "24-11-2026").await;
    assert!(!said.contains("libur apa"), "{said}");
    office.says_all(YANTO_ADMIN, &["/kalender", "tambah libur"]).await;
    office.later(TimeDelta::hours(13)).await;
    let said = office.says(YANTO_ADMIN, "24-11-2026").await;
    assert!(!said.contains("libur apa"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_admins_do_not_overwrite_each_other() {
    let office = Office::open().await;
    let token = office.says(YANTO_ADMIN, "/undang admin").await;
    let link = token.lines().find(|line| line.contains("?start=")).unwrap();
    let token = link.split_once("?start=").unwrap().1.trim().to_owned();
    office.says_all(AGUS, &[&format!("/start {token}"), "Agus Setiawan", "ya"]).await;
    for (admin, to) in [(YANTO_ADMIN, "6 Januari 2027"), (AGUS, "7 Januari 2027")] {
        office
            .says_all(admin, &["/kalender", "ubah libur", "5 Januari 2027", "pindah", to, "SKB 3 Menteri 2027"])
            .await;
    }
    office.taps(YANTO_ADMIN, "✅ Ya, simpan").await;
    assert_snapshot!(office.taps(AGUS, "✅ Ya, simpan").await, @"
    📅 Kalender kerja diubah oleh Yanto Prabowo.

    Isra Mikraj Nabi Muhammad SAW dipindah:
    dari Selasa, 5 Januari 2027
    ke Rabu, 6 Januari 2027
    Dasar: SKB 3 Menteri 2027
    ---
    Selasa, 5 Januari 2027 tidak tercatat sebagai libur.
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select ke from kalender_perubahan").await, "2027-01-06");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ramadan_has_other_hours_until_they_are_taken_back() {
    let office = Office::open().await;
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "🕒 Jam khusus").await, @"
    (edited) Tidak ada jam khusus. Jam kerja seperti biasa.
    [➕ Tambah jam khusus]
    [📅 Kalender]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "➕ Tambah jam khusus").await, @"
    Jam khusus mulai tanggal berapa? Tulis misalnya 08-02-2027 atau 8 Februari 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "23 November 2026").await, @"
    Mulai Senin, 23 November 2026. Sampai tanggal berapa? Tulis misalnya 09-03-2027; bila hanya sehari, tulis tanggal yang sama.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "20 November 2026").await.lines().next().unwrap(), @"Tanggal akhir tidak boleh sebelum Senin, 23 November 2026. Mohon tulis tanggal akhirnya lagi.");
    assert_snapshot!(office.says(YANTO_ADMIN, "4 Desember 2026").await, @"
    23 November 2026 sampai 4 Desember 2026: jam berapa kantor buka pada Senin sampai Kamis?

    Tulis misalnya 08.00-12.00, 12.30-15.00
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "jam 8 sampai 3").await.lines().next().unwrap(), @"Jam itu belum dapat kami baca.");
    assert_snapshot!(office.says(YANTO_ADMIN, "15.00-08.00").await.lines().next().unwrap(), @"Jam tutupnya lebih awal daripada jam bukanya. Mohon tulis lagi.");
    assert_snapshot!(office.says(YANTO_ADMIN, "08.00-12.00, 11.30-15.00").await.lines().next().unwrap(), @"Jam-jam itu bertumpuk atau tidak berurutan. Mohon tulis dari pagi ke sore.");
    assert_snapshot!(office.says(YANTO_ADMIN, "08.00-12.00, 12.30-15.00").await, @"
    Jam berapa kantor buka pada Jumat? Tulis misalnya 08.00-11.30, 13.00-15.00
    [Sama dengan Senin–Kamis]
    [↩️ Kembali] [Tidak jadi]
    ");
    office.says(YANTO_ADMIN, "08.00-11.30, 13.00-15.00").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Bupati 800/2026").await, @"
    Jam khusus
    Senin, 23 November 2026 sampai Jumat, 4 Desember 2026
    Senin sampai Kamis: 08.00–12.00 dan 12.30–15.00 WIB
    Jumat: 08.00–11.30 dan 13.00–15.00 WIB
    Dasar: SE Bupati 800/2026

    ⚠️ Ini menyangkut waktu yang sudah lewat. Yang sudah tercatat ikut dihitung ulang.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    office.taps(YANTO_ADMIN, "✅ Ya, simpan").await;
    office.later(TimeDelta::minutes(165)).await; // 12.15
    assert_snapshot!(office.says(SITI, "/bantuan").await, @"
    Bantuan

    /ajukan – mengajukan KTP
    /status – melihat sampai di mana permohonan
    /lengkapi – mengirim berkas yang masih kurang
    /tarik – menarik permohonan yang sudah dikirim
    /syarat – berkas yang perlu disiapkan
    /batal – menghapus isian yang belum dikirim
    /berhenti – tidak diingatkan lagi; /ingatkan – diingatkan lagi
    /dataku – melihat data yang kami simpan; /hapusdata – menghapusnya
    /ubahdata – mengubah data permohonan yang keliru tertulis
    /bantuan – bantuan ini

    Silakan ketuk tombol, atau tulis jawabannya. Tulis “kembali” untuk mengulang pertanyaan sebelumnya.

    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 08.00–12.00 dan 12.30–15.00 WIB
    Jumat: 08.00–11.30 dan 13.00–15.00 WIB
    Sekarang istirahat. Buka lagi pukul 12.30 WIB.
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    ");
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "🕒 Jam khusus").await, @"
    (edited) Jam khusus:
    • 23 November 2026 sampai 4 Desember 2026 (SE Bupati 800/2026)
    Senin sampai Kamis: 08.00–12.00 dan 12.30–15.00 WIB
    Jumat: 08.00–11.30 dan 13.00–15.00 WIB
    [❌ 23 November 2026 sampai 4 Desember 2026]
    [➕ Tambah jam khusus]
    [📅 Kalender]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "❌ 23 November 2026 sampai 4 Desember 2026").await, @"
    Jam khusus dibatalkan, jam kerja kembali seperti biasa:
    Senin, 23 November 2026 sampai Jumat, 4 Desember 2026
    (SE Bupati 800/2026)

    ⚠️ Ini menyangkut waktu yang sudah lewat. Yang sudah tercatat ikut dihitung ulang.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    let yes = office.button(YANTO_ADMIN, "✅ Ya, simpan").await;
    office.presses(YANTO_ADMIN, &yes).await;
    assert!(office.says(SITI, "jam buka").await.contains("Sekarang istirahat. Buka lagi pukul 13.00 WIB."));
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "📜 Riwayat perubahan").await, @"
    (edited) Riwayat perubahan kalender

    • Senin, 23 November 2026 pukul 12.15 WIB, Yanto Prabowo: membatalkan jam khusus 23 November 2026 sampai 4 Desember 2026
    • Senin, 23 November 2026 pukul 09.30 WIB, Yanto Prabowo: jam khusus 23 November 2026 sampai 4 Desember 2026 (SE Bupati 800/2026)
    [📅 Kalender]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn admins_are_told_once_a_week_until_the_year_is_confirmed() {
    let office = Office::open().await;
    office.later(TimeDelta::hours(-4)).await; // Monday 05.30
    office.jobs_of(&[Job::Kalender]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "", "the office is closed");
    office.later(TimeDelta::hours(2)).await; // 07.30
    office.jobs_of(&[Job::Kalender]).await;
    assert_snapshot!(office.news(YANTO_ADMIN).await, @"
    ⚠️ Kalender 2027 belum dipastikan. 17 hari libur masih perkiraan. Cuti bersama belum dicatat.

    Bila ketetapan libur sudah terbit, mohon dicocokkan di kalender: perbaiki tanggal yang berbeda, tambahkan yang belum ada, lalu pastikan tahunnya. Sebelum itu, waktu kerja dihitung dengan tanggal perkiraan.
    [📅 Kalender]
    ");
    assert_eq!(office.news(RATNA_KASI).await, "");
    for hours in [2, 22, 24, 24] {
        office.later(TimeDelta::hours(hours)).await; // until Thursday
        office.jobs_of(&[Job::Kalender]).await;
        assert_eq!(office.news(YANTO_ADMIN).await, "", "once a week");
    }
    office.later(TimeDelta::days(4)).await; // Monday
    office.jobs_of(&[Job::Kalender]).await;
    assert!(office.news(YANTO_ADMIN).await.starts_with("⚠️ Kalender 2027"));
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "✅ Pastikan kalender 2027").await, @"
    Apa dasarnya? Tulis nama atau nomor suratnya, misalnya: SKB 3 Menteri tentang libur 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "SKB 3 Menteri 2027").await, @"
    Kalender 2027 dipastikan. Yang masih perkiraan menjadi pasti:
    • Jumat, 1 Januari 2027: Tahun Baru 2027 Masehi
    • Selasa, 5 Januari 2027: Isra Mikraj Nabi Muhammad SAW
    • Sabtu, 6 Februari 2027: Tahun Baru Imlek 2578 Kongzili
    • Senin, 8 Maret 2027: Hari Suci Nyepi (Tahun Baru Saka 1949)
    • Selasa, 9 Maret 2027: Idul Fitri 1448 Hijriah (hari pertama)
    • Rabu, 10 Maret 2027: Idul Fitri 1448 Hijriah (hari kedua)
    • Jumat, 26 Maret 2027: Wafat Yesus Kristus
    • Minggu, 28 Maret 2027: Kebangkitan Yesus Kristus (Paskah)
    • Sabtu, 1 Mei 2027: Hari Buruh Internasional
    • Kamis, 6 Mei 2027: Kenaikan Yesus Kristus
    • Minggu, 16 Mei 2027: Idul Adha 1448 Hijriah
    • Kamis, 20 Mei 2027: Hari Raya Waisak 2571 BE
    • Selasa, 1 Juni 2027: Hari Lahir Pancasila
    • Minggu, 6 Juni 2027: 1 Muharam Tahun Baru Islam 1449 Hijriah
    • Sabtu, 14 Agustus 2027: Maulid Nabi Muhammad SAW
    • Selasa, 17 Agustus 2027: Proklamasi Kemerdekaan
    • Sabtu, 25 Desember 2027: Kelahiran Yesus Kristus

    Dasar: SKB 3 Menteri 2027

    ⚠️ Cuti bersama 2027 belum dicatat. Bila sudah ditetapkan, mohon ditambahkan dahulu.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    let again = office.button(YANTO_ADMIN, "✅ Pastikan kalender 2027").await;
    office.taps(YANTO_ADMIN, "✅ Ya, simpan").await;
    assert_snapshot!(office.presses(YANTO_ADMIN, &again).await, @"
    Kalender 2027 sudah dipastikan.
    [📅 Kalender]
    ");
    let seen = office.says(YANTO_ADMIN, "/kalender").await;
    assert!(!seen.contains("perkiraan") && !seen.contains("belum dipastikan"), "{seen}");
    office.later(TimeDelta::days(7)).await;
    office.jobs_of(&[Job::Kalender]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "", "the year is confirmed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_begins_with_a_libur_is_told_on_its_first_day_of_work() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/kalender", "tambah libur", "30-11-2026", "libur kantor", "Pilkades"]).await;
    office.says_all(YANTO_ADMIN, &["SE Bupati 9/2026", "ya"]).await;
    office.later(TimeDelta::days(7)).await;
    office.jobs_of(&[Job::Kalender]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "", "Monday is off");
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Kalender]).await;
    assert!(office.news(YANTO_ADMIN).await.starts_with("⚠️ Kalender 2027"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_save_at_once_make_one_change() {
    let office = Office::open().await;
    let invitation = office.says(YANTO_ADMIN, "/undang admin").await;
    let link = invitation.lines().find(|line| line.contains("?start=")).unwrap();
    let token = link.split_once("?start=").unwrap().1.trim().to_owned();
    office.says_all(AGUS, &[&format!("/start {token}"), "Agus Setiawan", "ya"]).await;
    for admin in [YANTO_ADMIN, AGUS] {
        office
            .says_all(admin, &["/kalender", "tambah libur", "30-11-2026", "libur kantor", "Pilkades", "SE 9/2026"])
            .await;
    }
    office.hush().await;
    let (one, other) = tokio::join!(office.control.send_text(YANTO_ADMIN, "ya"), office.control.send_text(AGUS, "ya"));
    one.unwrap();
    other.unwrap();
    office.quiet().await;
    let said = [office.news(YANTO_ADMIN).await, office.news(AGUS).await];
    assert!(said.iter().any(|text| text.starts_with("✅ Sudah disimpan")), "{said:?}");
    assert!(said.iter().any(|text| text.contains("30 November 2026 sudah tercatat libur: Pilkades.")), "{said:?}");
    assert_eq!(office.database.sql("select count(*) from kalender_perubahan").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_applies_during_lunch_is_told_when_the_office_goes_on() {
    let office = Office::open().await;
    office.later(TimeDelta::minutes(165)).await; // 12.15
    office.siti_up_to_summary().await;
    let receipt = office.says(SITI, "kirim").await;
    assert!(receipt.contains("Petugas sedang istirahat. Berkas mulai dilihat hari ini pukul 13.00 WIB."), "{receipt}");
    office.says(AGUS, "/ajukan").await;
    let refused = office.says(AGUS, "tidak setuju").await;
    assert!(refused.contains("Sekarang istirahat. Buka lagi pukul 13.00 WIB."), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_admin_changes_the_usual_hours_from_a_day_on() {
    let office = Office::open().await;
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "🕘 Jam kerja biasa").await, @"
    (edited) Jam kerja biasa:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Jam hari apa yang berubah? Silakan pilih.
    [Senin–Kamis] [Senin–Jumat]
    [Senin] [Selasa]
    [Rabu] [Kamis]
    [Jumat] [Sabtu]
    [Minggu]
    [📅 Kalender]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "Senin–Jumat").await, @"
    Jam berapa kantor buka pada Senin sampai Jumat?

    Tulis misalnya 07.30-12.00, 13.00-16.00
    [Tutup]
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "pagi sampai sore").await.lines().next().unwrap(), @"Jam itu belum dapat kami baca.");
    assert_snapshot!(office.says(YANTO_ADMIN, "08.00-12.00, 13.00-15.00").await, @"
    Jam itu berlaku mulai tanggal berapa? Tulis misalnya 04-01-2027 atau 4 Januari 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "20 November 2026").await, @"
    Yang sudah lewat tidak dapat diubah. Paling cepat mulai Selasa, 24 November 2026.

    Jam itu berlaku mulai tanggal berapa? Tulis misalnya 04-01-2027 atau 4 Januari 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "23 November 2026").await.lines().next().unwrap(), @"Yang sudah lewat tidak dapat diubah. Paling cepat mulai Selasa, 24 November 2026.");
    assert_snapshot!(office.says(YANTO_ADMIN, "24 November 2026").await, @"
    Apa dasarnya? Tulis nama atau nomor suratnya, misalnya: SKB 3 Menteri tentang libur 2027.
    [↩️ Kembali] [Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "kembali").await.lines().next().unwrap(), @"Jam itu berlaku mulai tanggal berapa? Tulis misalnya 04-01-2027 atau 4 Januari 2027.");
    office.says(YANTO_ADMIN, "25 November 2026").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Bupati 7/2026").await, @"
    Jam kerja baru
    Senin sampai Jumat: 08.00–12.00 dan 13.00–15.00 WIB
    mulai Rabu, 25 November 2026
    Dasar: SE Bupati 7/2026

    Jumlah hari kerja tetap.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    let yes = office.button(YANTO_ADMIN, "✅ Ya, simpan").await;
    assert_snapshot!(office.presses(YANTO_ADMIN, &yes).await, @"
    ✅ Sudah disimpan. Jam kerja dihitung ulang.
    [📅 Kalender]
    ");
    assert_snapshot!(office.presses(YANTO_ADMIN, &yes).await, @"
    Pertanyaan itu sudah tidak terbuka; tidak ada yang berubah.
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select count(*) from jam_kerja where petugas_id is not null").await, "5");
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "🕘 Jam kerja biasa").await, @"
    (edited) Jam kerja biasa:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Yang akan berubah:
    • mulai Rabu, 25 November 2026, Senin sampai Jumat: 08.00–12.00 dan 13.00–15.00 WIB (SE Bupati 7/2026)

    Jam hari apa yang berubah? Silakan pilih.
    [Senin–Kamis] [Senin–Jumat]
    [Senin] [Selasa]
    [Rabu] [Kamis]
    [Jumat] [Sabtu]
    [Minggu]
    [📅 Kalender]
    ");
    office.taps(YANTO_ADMIN, "📅 Kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "📜 Riwayat perubahan").await, @"
    (edited) Riwayat perubahan kalender

    • Senin, 23 November 2026 pukul 09.30 WIB, Yanto Prabowo: jam kerja Senin sampai Jumat mulai 25 November 2026: 08.00–12.00 dan 13.00–15.00 WIB (SE Bupati 7/2026)
    [📅 Kalender]
    ");
    assert_snapshot!(office.says(SITI, "jam buka").await, @"
    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Selasa: 07.30–12.00 dan 13.00–16.00 WIB
    Rabu sampai Jumat: 08.00–12.00 dan 13.00–15.00 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    ");
    office.later(TimeDelta::minutes(2 * 24 * 60 - 105)).await; // Wednesday, 07.45
    let hours = office.says(SITI, "jam buka").await;
    assert!(hours.contains("Sekarang tutup. Buka lagi Rabu, 25 November 2026 pukul 08.00 WIB."), "{hours}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_of_the_week_opens_or_closes_but_not_all_of_them() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/kalender", "jam kerja", "Sabtu", "08.00-11.00", "23 November 2026"]).await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Bupati 7/2026").await, @"
    Jam kerja baru
    Sabtu: 08.00–11.00 WIB
    mulai Senin, 23 November 2026
    Dasar: SE Bupati 7/2026

    Hari kerja 2026: 240 menjadi 245.

    Hari kerja 2027: 251 menjadi 299.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    office.says(YANTO_ADMIN, "ya").await;
    assert!(office.says(SITI, "jam buka").await.contains("Sabtu: 08.00–11.00 WIB"));
    office.says_all(YANTO_ADMIN, &["/kalender", "jam kerja", "Sabtu", "tutup", "28 November 2026"]).await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Bupati 8/2026").await, @"
    Jam kerja baru
    Sabtu: tutup
    mulai Sabtu, 28 November 2026
    Dasar: SE Bupati 8/2026

    Hari kerja 2026: 245 menjadi 240.

    Hari kerja 2027: 299 menjadi 251.

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    office.says(YANTO_ADMIN, "ya").await;
    // An earlier beginning leaves what is planned.
    office.says_all(YANTO_ADMIN, &["/kalender", "jam kerja", "Sabtu", "09.00-10.00", "24 November 2026"]).await;
    let preview = office.says(YANTO_ADMIN, "SE Bupati 9/2026").await;
    assert!(preview.contains("Mulai Sabtu, 28 November 2026 sudah tercatat jam lain. Itu tetap berlaku."), "{preview}");
    office.says(YANTO_ADMIN, "tidak").await;
    office.says_all(YANTO_ADMIN, &["/kalender", "jam kerja", "Senin sampai Jumat", "tutup", "30 November 2026"]).await;
    assert_snapshot!(office.says(YANTO_ADMIN, "SE Bupati 10/2026").await, @"
    Dengan itu kantor tidak pernah buka lagi. Tidak ada yang diubah.
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select count(*) from jam_kerja where petugas_id is not null").await, "2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kasi_sees_the_usual_hours_and_changes_nothing() {
    let office = Office::open().await;
    office.says(YANTO_ADMIN, "/kalender").await;
    office.taps(YANTO_ADMIN, "🕘 Jam kerja biasa").await;
    let friday = office.button(YANTO_ADMIN, "Jumat").await;
    office.says(RATNA_KASI, "/kalender").await;
    assert_snapshot!(office.taps(RATNA_KASI, "🕘 Jam kerja biasa").await, @"
    (edited) Jam kerja biasa:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    [📅 Kalender]
    ");
    assert_snapshot!(office.presses(RATNA_KASI, &friday).await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
}

/// A day that was shown as the first one may have passed by the time it is saved.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_saved_too_late_is_told() {
    let office = Office::open().await;
    office.later(TimeDelta::hours(12)).await; // Monday, 21.30
    office
        .says_all(YANTO_ADMIN, &["/kalender", "jam kerja", "Selasa", "08.00-12.00", "24 November 2026", "SE 1/2026"])
        .await;
    office.later(TimeDelta::hours(11)).await; // Tuesday, 08.30: the office opened at 07.30
    assert_snapshot!(office.says(YANTO_ADMIN, "ya").await, @"
    Yang sudah lewat tidak dapat diubah. Paling cepat mulai Rabu, 25 November 2026.
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select count(*) from jam_kerja where petugas_id is not null").await, "0");
}

/// The days of Ramadan that have passed stay as they were; the usual hours come back from today on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_hours_end_in_the_middle() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/kalender", "jam khusus", "tambah", "23 November 2026", "4 Desember 2026"]).await;
    office.says_all(YANTO_ADMIN, &["08.00-12.00", "sama", "SE Bupati 800/2026", "ya"]).await;
    office.later(TimeDelta::hours(3 * 24 - 4)).await; // Thursday, 05.30
    office.says_all(YANTO_ADMIN, &["/kalender", "jam khusus"]).await;
    let end = office.button(YANTO_ADMIN, "❌ 23 November 2026 sampai 4 Desember 2026").await;
    assert_snapshot!(office.presses(YANTO_ADMIN, &end).await, @"
    Jam khusus diakhiri. Jam kerja kembali seperti biasa mulai Kamis, 26 November 2026.

    Yang diakhiri:
    Senin, 23 November 2026 sampai Jumat, 4 Desember 2026
    (SE Bupati 800/2026)

    Simpan?
    [✅ Ya, simpan]
    [↩️ Kembali] [Tidak jadi]
    ");
    office.says(YANTO_ADMIN, "ya").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "/kalender").await.lines().take(8).collect::<Vec<_>>().join("\n"), @"
    Kalender kerja

    Jam kerja minggu ini:
    Senin: 08.00–12.00 WIB
    Selasa: 08.00–12.00 WIB
    Rabu: 08.00–12.00 WIB
    Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    ");
    assert_snapshot!(office.presses(YANTO_ADMIN, &end).await, @"
    Jam khusus itu sudah berakhir. Tidak ada yang berubah.
    [📅 Kalender]
    ");
    office.says(YANTO_ADMIN, "/kalender").await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "📜 Riwayat perubahan").await, @"
    (edited) Riwayat perubahan kalender

    • Kamis, 26 November 2026 pukul 05.30 WIB, Yanto Prabowo: mengakhiri jam khusus 23 November 2026 sampai 4 Desember 2026, sejak 26 November 2026
    • Senin, 23 November 2026 pukul 09.30 WIB, Yanto Prabowo: jam khusus 23 November 2026 sampai 4 Desember 2026 (SE Bupati 800/2026)
    [📅 Kalender]
    ");
    assert_eq!(office.database.sql("select ended_from from jam_khusus").await, "2026-11-26");
}

/// Colleagues hear of what comes, once for each change, and of nothing that has passed or stays as it was.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn colleagues_are_told_of_days_that_come() {
    let office = Office::open().await;
    office.control.block(WATI_STAF).await.unwrap();
    office.hush().await;
    let others = [BUDI_STAF, RATNA_KASI, HENDRA_DISPENDUKCAPIL];
    let add = ["/kalender", "tambah libur"];
    office.says_all(YANTO_ADMIN, &add).await;
    office.says_all(YANTO_ADMIN, &["20-11-2026", "libur kantor", "Banjir", "SE 1", "ya"]).await;
    for chat in others {
        assert_eq!(office.news(chat).await, "", "it has passed");
    }
    office.says_all(YANTO_ADMIN, &add).await;
    office.says_all(YANTO_ADMIN, &["23-11-2026", "libur kantor", "Banjir", "SE 2", "ya"]).await;
    for chat in others {
        assert!(office.news(chat).await.contains("Senin, 23 November 2026\nBanjir (libur kantor)"));
    }
    assert_eq!(office.count(&format!("outbox where chat_id = {WATI_STAF} and state = 'pending'")).await, 0);
    assert_eq!(office.news(SITI).await, "");
    office.says_all(YANTO_ADMIN, &["/kalender", "jam khusus", "tambah jam khusus", "08-02-2027", "09-03-2027"]).await;
    office.says_all(YANTO_ADMIN, &["08.00-12.00, 12.30-15.00", "sama", "SE Bupati", "ya"]).await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    📅 Kalender kerja diubah oleh Yanto Prabowo.

    Jam khusus
    Senin, 8 Februari 2027 sampai Selasa, 9 Maret 2027
    Senin sampai Jumat: 08.00–12.00 dan 12.30–15.00 WIB
    Dasar: SE Bupati
    ");
    let saved = office.says_all(YANTO_ADMIN, &["/kalender", "pastikan kalender 2027", "SKB 2027", "ya"]).await;
    assert!(saved.contains("Sudah disimpan"), "{saved}");
    assert_eq!(office.news(BUDI_STAF).await, "", "many rows, no other day");
}
