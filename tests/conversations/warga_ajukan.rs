//! A citizen applies.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{BUDI_STAF, SITI, SITI_KK, SITI_NIK};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_ktp_for_oneself() {
    let office = Office::open().await;
    assert_snapshot!(office.says(SITI, "/start").await, @r"
    Selamat datang, Bapak/Ibu. Ini layanan KTP Kecamatan Sooko, Kabupaten Mojokerto.

    Di sini Anda dapat mengajukan KTP, melengkapi berkas, dan melihat sampai di mana permohonan Anda.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    assert_snapshot!(office.taps(SITI, "📝 Ajukan KTP").await, @"
    Sebelum mulai, mohon dibaca.

    Kami meminta nama, NIK, nomor KK, desa, dan foto berkas hanya untuk mengurus KTP, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diisi; petugas memakainya hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab. Data kelahiran, jenis kelamin, dan alamat kemudian dicatat petugas dari berkas.

    Data dilihat petugas Kecamatan Sooko yang bertugas, lalu dikirim bersama foto berkasnya ke petugas Dispendukcapil, juga lewat Telegram. Catatan register disimpan menurut jadwal arsip. Isian yang belum dikirim dapat Bapak/Ibu hapus kapan saja. Bila lama tidak dilanjutkan, kami ingatkan, lalu kami hapus.

    Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, Bapak/Ibu dapat datang langsung ke kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
    assert_snapshot!(office.taps(SITI, "✅ Mengerti dan setuju").await, @r"
    Permohonan ini untuk siapa?
    [Saya sendiri]
    [Orang lain]
    ");
    assert_snapshot!(office.taps(SITI, "Saya sendiri").await, @r"
    Silakan pilih yang ingin diurus.
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    ");
    assert_snapshot!(office.taps(SITI, "🪪 KTP baru").await, @"Silakan tulis nama lengkap pemohon, sama seperti di KK.");
    assert_snapshot!(office.says(SITI, "Siti Aminah").await, @"Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.");
    assert_snapshot!(office.says(SITI, SITI_NIK).await, @"
    ✅ NIK tersimpan: ••••••••••••9901

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    ");
    assert_snapshot!(office.says(SITI, SITI_KK).await, @"
    ✅ Nomor KK tersimpan: ••••••••••••9901

    Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    [Blimbingsari] [Brangkal]
    [Gemekan] [Jampirogo]
    [Japan] [Karangkedawang]
    [Kedungmaling] [Klinterejo]
    [Modongan] [Mojoranu]
    [Ngingasrembyong] [Sambiroto]
    [Sooko] [Tempuran]
    [Wringinrejo]
    [Di luar kecamatan ini]
    ");
    assert_snapshot!(office.taps(SITI, "Japan").await, @"
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.taps(SITI, "➖ Lewati").await, @"
    Baik, tanpa nomor telepon.

    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_snapshot!(office.taps(SITI, "📄 Asli dibawa ke kantor").await, @r"
    Baik. Surat pengantar desa: mohon aslinya dibawa ke kantor.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_snapshot!(office.photo(SITI, 1).await, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📷 Kartu Keluarga (KK): 1 lembar

    🔔 Kabar tentang permohonan ini dikirim ke chat ini.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert_snapshot!(office.taps(SITI, "📨 Kirim").await, @"
    ✅ Terima kasih. Permohonan sudah terkirim ke kantor kecamatan.

    Kode permohonan: KK-KKKK-K (Siti Aminah)
    Mohon simpan kode ini.

    Tahap: diajukan, menunggu diterima petugas. Berkas dilihat pada jam kerja:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Kabar berikutnya kami kirim ke chat ini. Anda juga dapat melihatnya dengan /status.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Mohon dibawa ke kantor:
    • Surat pengantar desa

    Permohonan diterima petugas sesudah berkas itu ada di kantor.

    Untuk KTP pertama, pemohon perlu perekaman foto dan sidik jari di kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP). Mohon membawa KK asli.
    [🔎 Cek status]
    [➕ Ajukan untuk orang lain]
    ");
    assert_snapshot!(office.says(SITI, "/status").await, @r"
    Permohonan KK-KKKK-K
    Siti Aminah, KTP baru
    Nomor register: belum ada

    Tahap: diajukan, menunggu diterima petugas
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    Petugas menerima berkas pada jam kerja. Mohon bawa aslinya ke kantor:
    • Surat pengantar desa

    Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    [❌ Tarik permohonan]
    ");
    let p = &office.own(SITI).await[0].permohonan;
    assert_eq!((p.data.nik().unwrap().as_str(), p.nomor), (SITI_NIK, None));
    let consent = "select consent_version || ' ' || consent_at from permohonan";
    assert_snapshot!(office.database.sql(consent).await, @"2026-8 2026-11-23 02:30:00+00");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn for_a_child_the_relation_is_asked_and_the_pelapor_is_told() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju"]).await;
    assert_snapshot!(office.taps(SITI, "Orang lain").await, @r"
    Apa hubungan Bapak/Ibu dengan pemohon?
    Contoh: bila mengurus KTP ibu sendiri, pilih “Anak”.
    [Orang tua] [Anak]
    [Suami atau istri] [Saudara]
    [Perangkat desa] [Lainnya]
    ");
    office.taps(SITI, "Orang tua").await;
    office.says_all(SITI, &["KTP baru", "Bagus Wicaksono", "3516130101109905", SITI_KK]).await;
    office.says_all(SITI, &["Sooko", "lewati", "bawa"]).await;
    assert_snapshot!(office.says(SITI, "bawa").await, @"
    Baik. Kartu Keluarga (KK): mohon aslinya dibawa ke kantor.

    Mohon diperiksa

    Untuk: anak (Anda orang tua pemohon)
    Layanan: KTP baru
    Nama: Bagus Wicaksono
    NIK: 3516••••••••9905
    Nomor KK: ••••••••••••9901
    Desa: Sooko
    Nomor telepon: tidak diisi
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📄 Kartu Keluarga (KK): aslinya dibawa ke kantor

    🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai orang tua pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    ");
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    ✅ Terima kasih. Permohonan sudah terkirim ke kantor kecamatan.

    Kode permohonan: KK-KKKK-K (Bagus Wicaksono)
    Mohon simpan kode ini.

    Tahap: diajukan, menunggu diterima petugas. Berkas dilihat pada jam kerja:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Kabar berikutnya kami kirim ke chat ini. Anda juga dapat melihatnya dengan /status.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Mohon dibawa ke kantor:
    • Surat pengantar desa
    • Kartu Keluarga (KK)

    Permohonan diterima petugas sesudah berkas itu ada di kantor.

    Untuk KTP pertama, pemohon perlu perekaman foto dan sidik jari di kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP). Mohon membawa KK asli.

    🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai orang tua pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.
    [🔎 Cek status]
    [🧾 Tanda terima pemohon]
    [➕ Ajukan untuk orang lain]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Sooko.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Bagus Wicaksono
    NIK ••••••••••••9905
    Desa Sooko
    Pelapor: orang tua pemohon

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    ⏳ Kartu Keluarga (KK): asli akan dibawa
    [☐ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    let kode = office.kode(SITI).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.taps(BUDI_STAF, "✅ Terima berkas").await;
    assert_eq!(office.tahap(kode).await, "diterima");
    assert!(office.news(SITI).await.contains("sudah diterima petugas"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_of_two_elements_waits_until_the_kk_is_right() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti Aminah", SITI_NIK, SITI_KK]).await;
    assert_snapshot!(office.says_all(SITI, &["Japan", "lewati"]).await, @"
    Baik, tanpa nomor telepon.

    Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    [Nama] [Tempat lahir]
    [Tanggal lahir] [Jenis kelamin]
    [Alamat] [Agama]
    [Status perkawinan] [Pekerjaan]
    [Kewarganegaraan] [Data lain]
    ");
    assert_snapshot!(office.taps(SITI, "Nama").await, @r"
    (edited) Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    [✅ Nama] [Tempat lahir]
    [Tanggal lahir] [Jenis kelamin]
    [Alamat] [Agama]
    [Status perkawinan] [Pekerjaan]
    [Kewarganegaraan] [Data lain]
    [➡️ Sudah, lanjut]
    ");
    assert_snapshot!(office.taps(SITI, "Pekerjaan").await, @r"
    (edited) Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    [✅ Nama] [Tempat lahir]
    [Tanggal lahir] [Jenis kelamin]
    [Alamat] [Agama]
    [Status perkawinan] [✅ Pekerjaan]
    [Kewarganegaraan] [Data lain]
    [➡️ Sudah, lanjut]
    ");
    assert_snapshot!(office.taps(SITI, "➡️ Sudah, lanjut").await, @"Nama: apa yang tertulis di KTP sekarang?");
    assert_snapshot!(office.says(SITI, "SITI AMINA").await, @"Nama: apa yang benar? Mohon ditulis sama seperti di KK.");
    assert_snapshot!(office.says(SITI, "Siti Aminah").await, @"Pekerjaan: apa yang tertulis di KTP sekarang?");
    assert_snapshot!(office.says_all(SITI, &["Pelajar", "Guru"]).await, @r"
    Apakah data di KK sudah benar?
    [✅ Sudah benar]
    [❌ Belum benar]
    ");
    assert_snapshot!(office.taps(SITI, "❌ Belum benar").await, @r"
    Data di KK perlu diperbaiki lebih dahulu di Dispendukcapil, baru kemudian KTP. Isian Anda tetap tersimpan; bila KK sudah benar, silakan lanjutkan di sini.

    Apakah data di KK sudah benar?
    [✅ Sudah benar]
    [❌ Belum benar]
    [⏸ Nanti saja] [🗑 Hapus isian]
    ");
    office.later(TimeDelta::days(3)).await;
    assert_snapshot!(office.says(SITI, "/start").await, @r"
    Selamat datang kembali, Bapak/Ibu.

    Ada isian permohonan yang belum dikirim. Silakan lanjutkan, atau hapus isian itu.
    [▶️ Lanjutkan isian]
    [🔎 Cek status]
    [🗑 Hapus isian]
    ");
    office.taps(SITI, "▶️ Lanjutkan isian").await;
    assert_snapshot!(office.taps(SITI, "✅ Sudah benar").await, @r"
    Berkas 1 dari 4: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_snapshot!(office.says_all(SITI, &["bawa", "bawa", "bawa", "bawa"]).await, @"
    Baik. Bukti (akta, ijazah, atau buku nikah): mohon aslinya dibawa ke kantor.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: perbaikan data KTP
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    Yang diperbaiki:
    Nama: “SITI AMINA” menjadi “Siti Aminah”
    Pekerjaan: “Pelajar” menjadi “Guru”
    Data di KK: sudah benar
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📄 Kartu Keluarga (KK): aslinya dibawa ke kantor
    📄 KTP lama: aslinya dibawa ke kantor
    📄 Bukti (akta, ijazah, atau buku nikah): aslinya dibawa ke kantor

    🔔 Kabar tentang permohonan ini dikirim ke chat ini.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Data yang diperbaiki]
    [✏️ Perbaikan: Nama]
    [✏️ Perbaikan: Pekerjaan]
    [✏️ Data di KK]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    [✏️ KTP lama]
    [✏️ Bukti (akta, ijazah, atau buku nikah)]
    ");
    office.says(SITI, "kirim").await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    🆕 Permohonan baru KK-KKKK-K: perbaikan data KTP, Desa Japan.

    KK-KKKK-K – perbaikan data KTP
    diajukan, menunggu diterima petugas
    sejak Kamis, 26 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    ⏳ Kartu Keluarga (KK): asli akan dibawa
    ⏳ KTP lama: asli akan dibawa
    ⏳ Bukti (akta, ijazah, atau buku nikah): asli akan dibawa

    ✏️ Nama: “SITI AMINA” menjadi “Siti Aminah”
    ✏️ Pekerjaan: “Pelajar” menjadi “Guru”
    [☐ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [☐ Asli: KTP lama]
    [☐ Asli: Bukti (akta, ijazah, atau buku nikah)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(office.own(SITI).await[0].permohonan.data.perubahan.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_refuses_the_notice_leaves_nothing() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    assert_snapshot!(office.taps(SITI, "❌ Tidak setuju").await, @"
    Baik. Data Bapak/Ibu tidak kami simpan. Bapak/Ibu tetap dapat dilayani langsung di Kantor Kecamatan Sooko:

    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    ");
    for (table, of_siti) in
        [("dialog", "chat_id = 1001"), ("dialog_archive", "true"), ("permohonan", "true"), ("pihak", "true")]
    {
        let left = office.database.sql(&format!("select count(*) from {table} where {of_siti}")).await;
        assert_eq!(left, "0", "{table}");
    }
    let kept = "select count(*) from inbox where chat_id = 1001 and raw is not null";
    assert_eq!(office.database.sql(kept).await, "0");
    let kept = "select count(*) from outbox where chat_id = 1001 and payload is not null";
    assert_eq!(office.database.sql(kept).await, "0");
    assert!(office.says(SITI, "/ajukan").await.contains("mohon dibaca"), "they may think again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_notice_has_seven_items_and_can_be_agreed_to() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    assert_snapshot!(office.taps(SITI, "📄 Selengkapnya").await, @"
    Perlindungan data pribadi
    (UU 27/2022, Pasal 21)

    1. Dasar hukum. UU 23/2006 yang diubah dengan UU 24/2013 tentang Administrasi Kependudukan. Kami memproses data ini untuk tugas pelayanan publik.

    2. Tujuan. Hanya untuk mengurus KTP: memeriksa berkas, mencatat di register, mengirim data dan foto berkas ke petugas Dispendukcapil Kabupaten Mojokerto, juga lewat Telegram, dan memberi kabar kepada Bapak/Ibu.

    3. Jenis data dan gunanya. Nama, NIK, nomor KK, dan desa untuk memastikan siapa pemohonnya. Data kelahiran, jenis kelamin, dan alamat untuk data KTP; semuanya dicatat petugas dari berkas. Foto berkas untuk memeriksa kelengkapan; begitu diterima, foto diperiksa otomatis apakah cukup jelas, keterangan tempat dan kamera di dalamnya dibuang, lalu disimpan terkunci. Akun Telegram untuk mengirim kabar. Nomor telepon, bila diisi, untuk menghubungi Bapak/Ibu bila pesan di chat tidak sampai atau lama tidak dijawab; nomor ini tidak dikirim ke Dispendukcapil.

    4. Lama penyimpanan. Catatan register disimpan menurut jadwal arsip. Isi foto dan PDF berkas kami musnahkan 30 hari sesudah data dikirim ke Dispendukcapil; yang sudah diterima Dispendukcapil disimpan menurut aturan di sana. Bila permohonan lama tidak dilengkapi, isi foto dan PDF-nya kami musnahkan lebih dahulu.

    Isian yang belum dikirim tersimpan sampai Bapak/Ibu mengirimkannya, atau menghapusnya dengan /batal. Bila tidak dilanjutkan, kami ingatkan sesudah 1, 3, dan 7 hari; tiga hari sesudah pengingat terakhir, isian kami hapus.

    Bila permohonan ditarik atau ditutup, data pribadinya kami hapus sesudah masa simpannya. Sampai kapan, tertulis di /dataku.

    5. Yang dikumpulkan. Jawaban Bapak/Ibu, foto atau PDF berkas, nomor telepon bila diisi, hubungan pelapor dengan pemohon, data yang dicatat petugas dari berkas, nomor chat Telegram, dan waktu setiap langkah pelayanan.

    6. Lama pemrosesan. Sejak Bapak/Ibu setuju sampai data dikirim ke Dispendukcapil, atau sampai permohonan ditarik. Sesudah itu data hanya disimpan menurut nomor 4.

    7. Hak Bapak/Ibu. Melihat dan menyalin data dengan /dataku, memperbaikinya dengan /ubahdata, menghapusnya dengan /hapusdata, dan menarik permohonan dengan /tarik. Untuk meminta penjelasan atau pembatasan, atau menyampaikan keberatan, silakan hubungi kontak di bawah ini. Catatan yang wajib disimpan menurut aturan arsip tidak ikut dihapus.

    Isi chat ini. Agar aman, pesan yang berisi NIK, nomor KK, atau berkas yang kami simpan dihapus sesudah dibaca; berkas yang tidak kami simpan tetap di chat. Salinan di server Telegram, di chat petugas yang membukanya, dan di chat petugas Dispendukcapil yang dikirimi tidak ikut terhapus.

    Data dilihat petugas Kecamatan Sooko yang bertugas dan petugas Dispendukcapil; siapa yang mencari atau membukanya, kami catat. Pesan melewati server Telegram di luar negeri; bila tidak berkenan, silakan datang langsung ke kantor.

    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    ");
    assert_snapshot!(office.says(SITI, "ya").await, @r"
    Permohonan ini untuk siapa?
    [Saya sendiri]
    [Orang lain]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_saturday_the_receipt_says_when_the_office_opens() {
    let office = Office::open().await;
    office.later(TimeDelta::days(5)).await;
    office.siti_up_to_summary().await;
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    ✅ Terima kasih. Permohonan sudah terkirim ke kantor kecamatan.

    Kode permohonan: KK-KKKK-K (Siti Aminah)
    Mohon simpan kode ini.

    Tahap: diajukan, menunggu diterima petugas. Berkas dilihat pada jam kerja:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Kabar berikutnya kami kirim ke chat ini. Anda juga dapat melihatnya dengan /status.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Mohon dibawa ke kantor:
    • Surat pengantar desa

    Permohonan diterima petugas sesudah berkas itu ada di kantor.

    Kantor sedang tutup. Berkas mulai dilihat petugas pada 30 November 2026 pukul 07.30 WIB.

    Untuk KTP pertama, pemohon perlu perekaman foto dan sidik jari di kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP). Mohon membawa KK asli.
    [🔎 Cek status]
    [➕ Ajukan untuk orang lain]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nik_with_two_readings_is_not_taken_for_a_child() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Bagus").await;
    assert_snapshot!(office.says(SITI, "3516130101119905").await, @"
    ✅ NIK tersimpan: ••••••••••••9905

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    Menurut NIK, pemohon belum 17 tahun. Perekaman dapat dilakukan sejak 16 tahun; KTP dicetak sesudah 17 tahun, atau bila sudah pernah menikah. Permohonan tetap dapat dilanjutkan.

    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_tap_on_send_makes_one_permohonan() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    let send = office.button(SITI, "📨 Kirim").await;
    office.press_both((SITI, &send), (SITI, &send)).await;
    assert_eq!(office.count("permohonan").await, 1);
    assert_eq!(office.news(SITI).await.matches("✅ Terima kasih. Permohonan sudah terkirim").count(), 1);
    assert_eq!(office.news(BUDI_STAF).await.matches("Permohonan baru").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn corrections_as_long_as_they_may_be_reach_everybody() {
    let office = Office::open().await;
    let elements = [
        "Nama",
        "Tempat lahir",
        "Tanggal lahir",
        "Jenis kelamin",
        "Alamat",
        "Agama",
        "Status perkawinan",
        "Pekerjaan",
        "Kewarganegaraan",
        "Data lain",
    ];
    office
        .says_all(
            SITI,
            &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK, "Japan", "lewati"],
        )
        .await;
    office.says_all(SITI, &elements).await;
    office.says(SITI, "lanjut").await;
    let long = "panjang sekali ".repeat(12);
    for element in elements {
        if element == "Data lain" {
            office.says(SITI, &long).await;
        }
        office.says_all(SITI, &[&long, &format!("{long} lain")]).await;
    }
    office.says_all(SITI, &["sudah benar", "bawa", "bawa", "bawa"]).await;
    let summary = office.says(SITI, "bawa").await;
    assert!(summary.contains("[📨 Kirim]"), "no summary: {summary:?}");
    office.says(SITI, "kirim").await;
    assert!(office.news(BUDI_STAF).await.contains("[✅ Terima berkas]"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_of_an_unknown_version_is_kept_and_that_is_said() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.database.sql("update dialog set version = 99 where chat_id = 1001").await;
    assert_snapshot!(office.says(SITI, "halo").await, @r"
    Mohon maaf. Sesudah pembaruan sistem, isian Anda yang belum selesai tidak dapat dilanjutkan. Isian itu tetap kami simpan. Silakan mulai lagi dengan /ajukan.
    ---
    Selamat datang, Bapak/Ibu. Ini layanan KTP Kecamatan Sooko, Kabupaten Mojokerto.

    Di sini Anda dapat mengajukan KTP, melengkapi berkas, dan melihat sampai di mana permohonan Anda.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    assert_eq!(office.database.sql("select chat_id || ' ' || version from dialog_archive").await, "1001 99");
}
