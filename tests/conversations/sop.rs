//! The SOP once, as everybody sees it.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_diajukan_to_dikirim_everybody_is_told() {
    let office = Office::open().await;
    office.hush().await;
    let kode = office.siti_applies().await;
    office.news(SITI).await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Japan.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    let to_wati = office.newest(WATI_STAF).await.text;
    assert_eq!(to_wati, office.newest(BUDI_STAF).await.text, "every staf gets the card");
    assert_eq!(office.news(RATNA_KASI).await, "", "the Kasi is told when a berkas was received");

    assert_snapshot!(office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await, @"
    (edited) KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    🙋 Sedang Anda kerjakan sejak pukul 09.30
    [📷 Kartu Keluarga (KK)]
    [☑ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Lepas]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(office.news(SITI).await, "");
    office.news(WATI_STAF).await;
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Terima berkas").await, @"
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
    ✅ KK-KKKK-K diterima. Nomor register 470/001/416-313/2026. Selanjutnya Kasi memeriksa.
    ");
    assert_snapshot!(office.news(SITI).await, @r"
    Berkas permohonan KK-KKKK-K (Siti Aminah) sudah diterima petugas. Nomor register: 470/001/416-313/2026.

    Selanjutnya Kasi Pelayanan memeriksa berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(WATI_STAF).await, @"
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
    ");
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    KK-KKKK-K diterima oleh Budi Santoso. Mohon diperiksa.

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
    ");

    assert_snapshot!(office.taps(RATNA_KASI, "✅ Lengkap").await, @"
    (edited) KK-KKKK-K – KTP baru
    lengkap, menunggu entri data
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
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K dinyatakan lengkap. Selanjutnya staf mengentri data.
    ");
    assert_snapshot!(office.news(SITI).await, @r"
    Berkas permohonan KK-KKKK-K (Siti Aminah) dinyatakan lengkap oleh Kasi Pelayanan.

    Selanjutnya petugas mencatat data dari berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – lengkap, menunggu entri data. Kartu yang terbaru ada di bawah.
    ---
    KK-KKKK-K dinyatakan lengkap oleh Ratna Wulandari. Mohon dientri.

    KK-KKKK-K – KTP baru
    lengkap, menunggu entri data
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
    [⌨️ Entri data]
    [👁 Lihat NIK dan KK]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    office.news(WATI_STAF).await;

    office.is_entered(kode).await;
    assert_snapshot!(office.news(SITI).await, @r"
    Data permohonan KK-KKKK-K (Siti Aminah) sudah dicatat petugas.

    Selanjutnya petugas mengirim data ke Dispendukcapil. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(WATI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
    data dientri, menunggu dikirim ke Dispendukcapil
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
    [📨 Kirim Dispendukcapil]
    [👁 Lihat NIK dan KK]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");

    assert_snapshot!(office.taps(BUDI_STAF, "📨 Kirim Dispendukcapil").await, @r"
    Akan dikirim ke Dispendukcapil:

    • KK-KKKK-K – KTP baru: data dientri, menunggu dikirim ke Dispendukcapil

    Siapa penerimanya?
    [Hendra Wijaya]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "Hendra Wijaya").await, @"
    (edited) KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
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
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ Pengiriman 1/2026 (1 permohonan) dikirim ke Dispendukcapil, kepada Hendra Wijaya.
    [🗂 Arsip lagi]
    ");
    assert_snapshot!(office.news(HENDRA_DISPENDUKCAPIL).await, @"
    📦 Pengiriman 1/2026 – 23 November 2026
    Dari Kecamatan Sooko (Budi Santoso), ditujukan kepada Hendra Wijaya: 1 permohonan.

    1. 470/001/416-313/2026 – KK-KKKK-K – KTP baru, a.n. Siti Aminah. Berkas: 1 di arsip; berkas kertas dibawa kurir: Surat pengantar desa

    Data lengkap (XLSX) dan berkasnya menyusul di chat ini sebagai satu arsip ZIP.
    Mohon dicocokkan, lalu dijawab dengan tombol di bawah ini.
    [✅ Semua diterima]
    [↩️ Diterima, kecuali…]
    [🗂 Arsip lagi]
    ---
    [Document] 📦 Pengiriman 1/2026: data 1 permohonan dan 1 berkas. Mohon diunduh dan disimpan di tempat yang terkunci; pesan ini kami hapus sesudah pengirimannya dijawab, paling lama dalam 47 jam.
    ");
    assert_snapshot!(office.news(SITI).await, @r"
    Data permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil. Pekerjaan kecamatan selesai.

    Selanjutnya Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli. Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini. Untuk bertanya tentang pencetakan dan pengambilan, silakan ke Dispendukcapil.
    [🔎 Cek status]
    ");

    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {kode}")).await, @"
    KK-KKKK-K: apa pernyataan Dispendukcapil hari ini?
    [Data diterima]
    [Menunggu blangko]
    [KTP dicetak]
    [KTP diserahkan]
    [Tidak dapat diproses]
    [↩️ Kembalikan ke kecamatan]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "KTP dicetak").await, @"
    KK-KKKK-K: catat pernyataan Dispendukcapil per 23 November 2026?

    “KTP sudah dicetak”

    Pemohon langsung dikabari. Bila tanggalnya lain, tulis tanggalnya, misalnya 31-12-2025.
    [✅ Ya, catat]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"✅ KK-KKKK-K: pernyataan dicatat (per 23 November 2026): “KTP sudah dicetak”.");
    assert_snapshot!(office.news(SITI).await, @r"
    Permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil.

    Menurut Dispendukcapil (per 23 November 2026): “KTP sudah dicetak”.
    Untuk pengambilan, silakan bertanya ke Dispendukcapil.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    🏛 Menurut Dispendukcapil (per 23 November 2026): “KTP sudah dicetak”
    [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    KK-KKKK-K: menurut Dispendukcapil (per 23 November 2026): “KTP sudah dicetak”.
    [🗂 Buka kartu]
    ");
    assert_eq!(office.tahap(kode).await, "dikirim", "a statement is never a tahap of this office");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_one_round_of_tidak_lengkap() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    let nomor = office.loaded(kode).await.permohonan.nomor;
    office.taps(SITI, "📷 Lengkapi").await;
    assert_snapshot!(office.photo(SITI, 7).await, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas. Kartu yang terbaru ada di bawah.
    ---
    KK-KKKK-K: semua kekurangan sudah dijawab. Mohon dilihat, lalu diterima lagi.

    KK-KKKK-K – KTP baru
    belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

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
    ");
    assert_snapshot!(office.taps(WATI_STAF, "✅ Terima berkas").await, @"
    (edited) KK-KKKK-K – belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas. Kartu yang terbaru ada di bawah.
    ---
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

    ↩️ Sudah 1 kali dikembalikan
    [📷 Kartu Keluarga (KK)]
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ✅ KK-KKKK-K diterima. Nomor register 470/001/416-313/2026. Selanjutnya Kasi memeriksa.
    ");
    office.taps(RATNA_KASI, "✅ Lengkap").await;
    office.is_entered(kode).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    let p = office.loaded(kode).await.permohonan;
    assert_eq!(
        (p.nomor, p.tahap.kind().to_string()),
        (nomor, "dikirim".to_owned()),
        "the number is given once and kept"
    );
}
