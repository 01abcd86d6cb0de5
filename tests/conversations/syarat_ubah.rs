//! The admin changes what is asked for: marks, what cannot be, the preview, publishing.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::petugas::{ChatId, Peran};

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, WATI_STAF, YANTO_ADMIN};

/// Typed from the list of a new KTP to publishing: one thing more.
pub(crate) fn adding<'a>(nama: &'a str, demand: &'a str) -> [&'a str; 7] {
    ["/ubahsyarat", "KTP baru", "tambah", nama, demand, "baca", "terbitkan"]
}

impl Office {
    /// Yanto publishes a change of what a new KTP asks for.
    pub(crate) async fn yanto(&self, texts: &[&str]) -> String {
        let last = self.says_all(YANTO_ADMIN, texts).await;
        self.hush_petugas().await;
        last
    }

    /// Forgets what was said to petugas so far.
    pub(crate) async fn hush_petugas(&self) {
        self.quiet().await;
        for chat in [BUDI_STAF, RATNA_KASI, HENDRA_DISPENDUKCAPIL, WATI_STAF, YANTO_ADMIN] {
            self.news(chat).await;
        }
    }

    /// Agus' account is that of a second admin.
    pub(crate) async fn agus_is_admin(&self) {
        let mut uow = self.store.begin().await.unwrap();
        let now = layanan_ktp::clock::Clock::now(&*self.clock);
        uow.petugas().add(ChatId(AGUS), Peran::Admin, "Agus Setiawan", now).await.unwrap();
        uow.commit().await.unwrap();
        self.says(AGUS, "/start").await;
    }

    pub(crate) async fn version(&self) -> String {
        self.database.sql("select max(version) from syarat").await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_changes_a_list_looks_at_it_and_publishes() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.siti_up_to_berkas().await;
    office.hush().await;
    assert_snapshot!(office.says(YANTO_ADMIN, "/start").await, @"
    Selamat datang, Bapak/Ibu. Ini layanan KTP Kecamatan Sooko, Kabupaten Mojokerto.

    Di sini Anda dapat mengajukan KTP, melengkapi berkas, dan melihat sampai di mana permohonan Anda.

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    [🛠 Ubah syarat]
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "🛠 Ubah syarat").await, @"
    (edited) Syarat yang berlaku: versi 1
    • KTP baru: 2 syarat
    • perbaikan data KTP: 4 syarat
    • KTP rusak: tidak dilayani lewat chat
    • KTP hilang: tidak dilayani lewat chat

    Layanan mana yang akan diubah?
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    [🩹 KTP rusak]
    [🔍 KTP hilang]
    [🕘 Riwayat syarat]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "🪪 KTP baru").await, @"
    (edited) Syarat KTP baru
    1. Surat pengantar desa (wajib)
    2. Kartu Keluarga (KK) (wajib)

    Ketuk salah satu untuk mengubahnya.
    [1. Surat pengantar desa]
    [2. Kartu Keluarga (KK)]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "➕ Tambah syarat").await, @"
    (edited) Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
    [↩️ Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "  Surat <kuasa> & KTP   wali ").await, @"
    Surat <kuasa> & KTP wali
    Kode: surat_kuasa_ktp_wali

    Wajib ada, atau bila ada saja?
    [❗ Wajib]
    [➖ Bila ada]
    [↩️ Tidak jadi]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "➖ Bila ada").await, @"
    (edited) ➕ Surat <kuasa> & KTP wali ditambahkan.

    Syarat KTP baru
    1. Surat pengantar desa (wajib)
    2. Kartu Keluarga (KK) (wajib)
    3. Surat <kuasa> & KTP wali (bila ada)

    Ketuk salah satu untuk mengubahnya.

    Belum diterbitkan:
    ➕ KTP baru: Surat <kuasa> & KTP wali (bila ada)
    [1. Surat pengantar desa]
    [2. Kartu Keluarga (KK)]
    [3. Surat <kuasa> & KTP wali]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "2. Kartu Keluarga (KK)").await, @"
    (edited) Kartu Keluarga (KK)
    KTP baru, nomor 2 dari 3, wajib
    Kode: kk
    [✏️ Ganti nama]
    [➖ Bila ada]
    [⬆️ Naikkan] [⬇️ Turunkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "✏️ Ganti nama").await, @"
    (edited) Apa nama baru untuk “Kartu Keluarga (KK)”? Paling panjang 40 huruf. Jawaban warga yang sudah masuk tetap berlaku.
    [↩️ Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "KK asli").await, @"
    ✏️ Namanya sekarang “KK asli”.

    KK asli
    KTP baru, nomor 2 dari 3, wajib
    Kode: kk
    [✏️ Ganti nama]
    [➖ Bila ada]
    [⬆️ Naikkan] [⬇️ Turunkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "⬆️ Naikkan").await, @"
    (edited) ↕️ KK asli dipindah.

    KK asli
    KTP baru, nomor 1 dari 3, wajib
    Kode: kk
    [✏️ Ganti nama]
    [➖ Bila ada]
    [⬇️ Turunkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "👁 Baca sebelum terbit").await, @"
    (edited) Mohon dibaca sebelum terbit: versi 2

    Warga akan melihat:
    Syarat KTP baru
    1. KK asli
    2. Surat pengantar desa
    3. Surat <kuasa> & KTP wali (bila ada)

    Yang berubah
    ➕ KTP baru: Surat <kuasa> & KTP wali (bila ada)
    ✏️ KTP baru: “Kartu Keluarga (KK)” menjadi “KK asli”
    ↕️ KTP baru: urutan berubah

    Isian warga yang belum dikirim: 1. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 1. Tetap memakai daftar lama.
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "✍️ Tulis alasan").await, @"
    (edited) Apa alasan perubahan ini? Misalnya nomor surat Camat. Paling panjang 200 huruf.
    [↩️ Tidak jadi]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "Surat Camat 065/12").await, @"
    Mohon dibaca sebelum terbit: versi 2

    Warga akan melihat:
    Syarat KTP baru
    1. KK asli
    2. Surat pengantar desa
    3. Surat <kuasa> & KTP wali (bila ada)

    Yang berubah
    ➕ KTP baru: Surat <kuasa> & KTP wali (bila ada)
    ✏️ KTP baru: “Kartu Keluarga (KK)” menjadi “KK asli”
    ↕️ KTP baru: urutan berubah

    Isian warga yang belum dikirim: 1. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 1. Tetap memakai daftar lama.

    Alasan: Surat Camat 065/12
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "✅ Terbitkan").await, @"
    ✅ Syarat versi 2 berlaku mulai sekarang. Admin lain, Kasi, dan staf sudah diberi tahu.
    [🛠 Ubah syarat]
    [🕘 Riwayat syarat]
    ");
    let told = office.news(RATNA_KASI).await;
    assert_snapshot!(told, @"
    📋 Syarat versi 2 diterbitkan oleh Yanto Prabowo:
    ➕ KTP baru: Surat <kuasa> & KTP wali (bila ada)
    ✏️ KTP baru: “Kartu Keluarga (KK)” menjadi “KK asli”
    ↕️ KTP baru: urutan berubah

    Permohonan yang sudah dikirim tetap memakai daftar lama. Daftar lengkap: /syarat

    Alasan: Surat Camat 065/12
    ");
    for chat in [BUDI_STAF, WATI_STAF] {
        assert_eq!(office.news(chat).await, told);
    }
    assert_eq!(office.news(HENDRA_DISPENDUKCAPIL).await, "");
    assert_snapshot!(office.says(AGUS, "/syarat").await, @"
    Berkas yang perlu disiapkan:

    Syarat KTP baru
    • KK asli
    • Surat pengantar desa
    • Surat <kuasa> & KTP wali (bila ada)

    Syarat perbaikan data KTP
    • Surat pengantar desa
    • Kartu Keluarga (KK)
    • KTP lama
    • Bukti (akta, ijazah, atau buku nikah)

    Foto berkas dikirim di sini, atau aslinya dibawa ke kantor. Untuk mulai: /ajukan
    [📝 Ajukan KTP]
    ");
    office.later(TimeDelta::days(1)).await;
    assert_snapshot!(office.taps(YANTO_ADMIN, "🕘 Riwayat syarat").await, @"
    (edited) Riwayat syarat

    Versi 2, Senin, 23 November 2026 pukul 09.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat <kuasa> & KTP wali (bila ada)
    ✏️ KTP baru: “Kartu Keluarga (KK)” menjadi “KK asli”
    ↕️ KTP baru: urutan berubah
    Alasan: Surat Camat 065/12

    Versi 1, Senin, 23 November 2026 pukul 09.30 WIB
    Daftar awal
    [↩️ Kembali]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_can_be_typed_and_nothing_is_in_use_before_it_is_published() {
    let office = Office::open().await;
    let before = office.says(AGUS, "/syarat").await;
    let list = office.says_all(YANTO_ADMIN, &["ubah syarat", "/syaratatur", "hilang", "buka layanan", "kembali"]).await;
    assert_snapshot!(list, @"
    Syarat yang berlaku: versi 1
    • KTP baru: 2 syarat
    • perbaikan data KTP: 4 syarat
    • KTP rusak: tidak dilayani lewat chat
    • KTP hilang: 3 syarat

    Layanan mana yang akan diubah?

    Belum diterbitkan:
    ✅ KTP hilang: dibuka
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    [🩹 KTP rusak]
    [🔍 KTP hilang]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [🕘 Riwayat syarat]
    ");
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["perbaikan", "4. Bukti (akta, ijazah, atau buku nikah)"]).await, @"
    Bukti (akta, ijazah, atau buku nikah)
    perbaikan data KTP, nomor 4 dari 4, wajib
    Kode: bukti
    [✏️ Ganti nama]
    [➖ Bila ada]
    [⬆️ Naikkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "tidak wajib").await, @"
    ✏️ Bukti (akta, ijazah, atau buku nikah): sekarang bila ada.

    Bukti (akta, ijazah, atau buku nikah)
    perbaikan data KTP, nomor 4 dari 4, bila ada
    Kode: bukti
    [✏️ Ganti nama]
    [❗ Wajib]
    [⬆️ Naikkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "naik").await, @"
    ↕️ Bukti (akta, ijazah, atau buku nikah) dipindah.

    Bukti (akta, ijazah, atau buku nikah)
    perbaikan data KTP, nomor 3 dari 4, bila ada
    Kode: bukti
    [✏️ Ganti nama]
    [❗ Wajib]
    [⬆️ Naikkan] [⬇️ Turunkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["kembali", "4"]).await, @"
    KTP lama
    perbaikan data KTP, nomor 4 dari 4, wajib
    Kode: ktp_lama
    [✏️ Ganti nama]
    [➖ Bila ada]
    [⬆️ Naikkan]
    [🗑 Hapus syarat ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "hapus").await, @"
    ➖ KTP lama dihapus dari daftar.

    Syarat perbaikan data KTP
    1. Surat pengantar desa (wajib)
    2. Kartu Keluarga (KK) (wajib)
    3. Bukti (akta, ijazah, atau buku nikah) (bila ada)

    Ketuk salah satu untuk mengubahnya.

    Belum diterbitkan:
    ➖ perbaikan data KTP: KTP lama
    ✏️ perbaikan data KTP: Bukti (akta, ijazah, atau buku nikah) menjadi bila ada
    ✅ KTP hilang: dibuka
    [1. Surat pengantar desa]
    [2. Kartu Keluarga (KK)]
    [3. Bukti (akta, ijazah, atau buku nikah)]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_eq!(office.says(AGUS, "/syarat").await, before);
    assert_eq!(office.version().await, "1");
    assert_snapshot!(office.says(YANTO_ADMIN, "baca").await, @"
    Mohon dibaca sebelum terbit: versi 2

    Warga akan melihat:
    Syarat perbaikan data KTP
    1. Surat pengantar desa
    2. Kartu Keluarga (KK)
    3. Bukti (akta, ijazah, atau buku nikah) (bila ada)

    Warga akan melihat:
    Syarat KTP hilang
    1. Surat pengantar desa
    2. Kartu Keluarga (KK)
    3. Surat kehilangan polisi

    Yang berubah
    ➖ perbaikan data KTP: KTP lama
    ✏️ perbaikan data KTP: Bukti (akta, ijazah, atau buku nikah) menjadi bila ada
    ✅ KTP hilang: dibuka

    Isian warga yang belum dikirim: 0. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 0. Tetap memakai daftar lama.
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "buang").await, @"
    Perubahan ini belum diterbitkan:
    ➖ perbaikan data KTP: KTP lama
    ✏️ perbaikan data KTP: Bukti (akta, ijazah, atau buku nikah) menjadi bila ada
    ✅ KTP hilang: dibuka

    Buang semuanya?
    [Tidak, simpan]
    [🗑 Ya, buang]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "tidak").await, @"
    Syarat yang berlaku: versi 1
    • KTP baru: 2 syarat
    • perbaikan data KTP: 3 syarat
    • KTP rusak: tidak dilayani lewat chat
    • KTP hilang: 3 syarat

    Layanan mana yang akan diubah?

    Belum diterbitkan:
    ➖ perbaikan data KTP: KTP lama
    ✏️ perbaikan data KTP: Bukti (akta, ijazah, atau buku nikah) menjadi bila ada
    ✅ KTP hilang: dibuka
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    [🩹 KTP rusak]
    [🔍 KTP hilang]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [🕘 Riwayat syarat]
    ");
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["buang", "ya"]).await, @"
    Perubahan sudah dibuang. Daftar yang berlaku tidak berubah.

    Syarat yang berlaku: versi 1
    • KTP baru: 2 syarat
    • perbaikan data KTP: 4 syarat
    • KTP rusak: tidak dilayani lewat chat
    • KTP hilang: tidak dilayani lewat chat

    Layanan mana yang akan diubah?
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    [🩹 KTP rusak]
    [🔍 KTP hilang]
    [🕘 Riwayat syarat]
    ");
    assert_eq!(office.version().await, "1");
    assert_snapshot!(office.forges(YANTO_ADMIN, "1:s:x").await, @"
    (edited) Tidak ada perubahan yang perlu dibuang.

    Syarat yang berlaku: versi 1
    • KTP baru: 2 syarat
    • perbaikan data KTP: 4 syarat
    • KTP rusak: tidak dilayani lewat chat
    • KTP hilang: tidak dilayani lewat chat

    Layanan mana yang akan diubah?
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    [🩹 KTP rusak]
    [🔍 KTP hilang]
    [🕘 Riwayat syarat]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_cannot_be_is_asked_for_again() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "tambah"]).await;
    let mut heard = String::new();
    let long = "Surat keterangan dari kantor desa dan kecamatan";
    for text in ["123", "…", long, "kartu keluarga  (KK)", "bantuan", "ya", "Simpan", "kembali"] {
        heard.push_str(&format!("{text}\n  {}\n", office.says(YANTO_ADMIN, text).await.replace('\n', "\n  ")));
    }
    assert_snapshot!(heard, @"
    123
      Mohon tulis nama dengan huruf.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    …
      Mohon tulis nama dengan huruf.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    Surat keterangan dari kantor desa dan kecamatan
      Nama itu 47 huruf; paling panjang 40. Mohon dipendekkan.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    kartu keluarga  (KK)
      Nama itu sudah ada di daftar ini. Mohon tulis nama lain.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    bantuan
      Kata itu dipakai untuk berbicara dengan bot ini. Mohon tulis nama yang lebih jelas.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    ya
      Kata itu dipakai untuk berbicara dengan bot ini. Mohon tulis nama yang lebih jelas.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    Simpan
      Kata itu dipakai untuk berbicara dengan bot ini. Mohon tulis nama yang lebih jelas.
      
      Apa nama syarat yang baru untuk KTP baru? Paling panjang 40 huruf, karena tampil pada tombol.
      [↩️ Tidak jadi]
    kembali
      Syarat KTP baru
      1. Surat pengantar desa (wajib)
      2. Kartu Keluarga (KK) (wajib)
      
      Ketuk salah satu untuk mengubahnya.
      [1. Surat pengantar desa]
      [2. Kartu Keluarga (KK)]
      [➕ Tambah syarat]
      [⛔ Tutup layanan ini]
      [↩️ Kembali]
    ");
    // what is typed after something else was done is no name
    office.says_all(YANTO_ADMIN, &["tambah", "/petugas"]).await;
    let lost = office.says(YANTO_ADMIN, "Surat kuasa").await;
    assert!(lost.starts_with("Mohon maaf, pesan itu belum dapat kami pahami."), "{lost}");
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "tambah"]).await;
    office.later(TimeDelta::hours(13)).await;
    let late = office.says(YANTO_ADMIN, "Surat kuasa").await;
    assert!(late.starts_with("Mohon maaf, pesan itu belum dapat kami pahami."), "{late}");
    // a slip in the name is written anew before it is added; a photo is none
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "tambah", "Surat kusa"]).await;
    assert!(office.photo(YANTO_ADMIN, 1).await.starts_with("Foto atau berkas itu tidak kami simpan"));
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["Surat kuasa", "wajib"]).await, @"
    ➕ Surat kuasa ditambahkan.

    Syarat KTP baru
    1. Surat pengantar desa (wajib)
    2. Kartu Keluarga (KK) (wajib)
    3. Surat kuasa (wajib)

    Ketuk salah satu untuk mengubahnya.

    Belum diterbitkan:
    ➕ KTP baru: Surat kuasa (wajib)
    [1. Surat pengantar desa]
    [2. Kartu Keluarga (KK)]
    [3. Surat kuasa]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    // twelve, and no more
    for letter in 'a'..='i' {
        office.says_all(YANTO_ADMIN, &["tambah", &format!("Surat {letter}"), "wajib"]).await;
    }
    let full = office.says_all(YANTO_ADMIN, &["tambah", "Surat z"]).await;
    assert!(full.starts_with("Daftar ini sudah berisi 12 syarat."), "{full}");
    let reason = office.says_all(YANTO_ADMIN, &["tidak jadi", "baca", "alasan", &"x".repeat(201)]).await;
    assert!(reason.starts_with("Alasan itu 201 huruf; paling panjang 200."), "{reason}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_least_one_kind_and_one_wajib_stay() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "1", "bila ada", "kembali", "2"]).await;
    assert_snapshot!(office.says(YANTO_ADMIN, "hapus").await, @"
    Ini satu-satunya yang wajib. Setiap layanan perlu paling sedikit satu syarat wajib. Mohon wajibkan yang lain dahulu.

    Syarat KTP baru
    1. Surat pengantar desa (bila ada)
    2. Kartu Keluarga (KK) (wajib)

    Ketuk salah satu untuk mengubahnya.

    Belum diterbitkan:
    ✏️ KTP baru: Surat pengantar desa menjadi bila ada
    [1. Surat pengantar desa]
    [2. Kartu Keluarga (KK)]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert!(office.says_all(YANTO_ADMIN, &["2", "bila ada"]).await.starts_with("Ini satu-satunya yang wajib."));
    office.says_all(YANTO_ADMIN, &["kembali", "kembali", "perbaikan", "tutup", "kembali", "KTP baru"]).await;
    assert_snapshot!(office.says(YANTO_ADMIN, "tutup").await, @"
    Ini satu-satunya layanan yang dibuka. Mohon buka yang lain dahulu.

    Syarat KTP baru
    1. Surat pengantar desa (bila ada)
    2. Kartu Keluarga (KK) (wajib)

    Ketuk salah satu untuk mengubahnya.

    Belum diterbitkan:
    ✏️ KTP baru: Surat pengantar desa menjadi bila ada
    ⛔ perbaikan data KTP: ditutup
    [1. Surat pengantar desa]
    [2. Kartu Keluarga (KK)]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_letter_of_the_desa_may_go_and_what_follows_is_said() {
    let office = Office::open().await;
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "1"]).await, @"
    Surat pengantar desa
    KTP baru, nomor 1 dari 2, wajib
    Kode: pengantar

    Ini surat pengantar desa menurut SOP: nomor dan tanggalnya dicatat saat entri data.
    [✏️ Ganti nama]
    [➖ Bila ada]
    [⬇️ Turunkan]
    [🗑 Hapus syarat ini]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "hapus").await, @"
    ➖ Surat pengantar desa dihapus dari daftar.

    ⚠️ SOP yang ditandatangani meminta surat pengantar desa. Bila tidak diwajibkan lagi, berkas dapat diterima tanpa surat itu; nomor dan tanggalnya lalu tidak dicatat saat entri. Ini keputusan Camat.

    Syarat KTP baru
    1. Kartu Keluarga (KK) (wajib)

    Ketuk salah satu untuk mengubahnya.

    Belum diterbitkan:
    ➖ KTP baru: Surat pengantar desa
    [1. Kartu Keluarga (KK)]
    [➕ Tambah syarat]
    [⛔ Tutup layanan ini]
    [👁 Baca sebelum terbit]
    [🗑 Buang perubahan]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "baca").await, @"
    Mohon dibaca sebelum terbit: versi 2

    Warga akan melihat:
    Syarat KTP baru
    1. Kartu Keluarga (KK)

    Yang berubah
    ➖ KTP baru: Surat pengantar desa

    ⚠️ SOP yang ditandatangani meminta surat pengantar desa. Bila tidak diwajibkan lagi, berkas dapat diterima tanpa surat itu; nomor dan tanggalnya lalu tidak dicatat saat entri. Ini keputusan Camat.

    Isian warga yang belum dikirim: 0. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 0. Tetap memakai daftar lama.
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    office.yanto(&["terbitkan"]).await;
    // and comes back as what the program knows, not as just another paper
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "tambah", "Pengantar dari desa"]).await, @"
    Pengantar dari desa
    Kode: pengantar

    Wajib ada, atau bila ada saja?

    Ini surat pengantar desa menurut SOP: nomor dan tanggalnya dicatat saat entri data.
    [❗ Wajib]
    [➖ Bila ada]
    [↩️ Tidak jadi]
    ");
}
