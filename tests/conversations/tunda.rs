//! *Menunggu blangko*: what was sent waits for an outside cause. Declared once, lifted once, told once to each.

use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::scenes::CITRA;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

/// Siti's is with Hendra, since some minutes.
async fn with_hendra(office: &Office) -> Kode {
    let kode = office.with_sent().await;
    office.later(chrono::TimeDelta::minutes(20)).await;
    kode
}

/// Hendra declares for all that was sent to him.
async fn declared(office: &Office) -> String {
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "semua", "Blangko KTP habis", "ya"]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn declared_for_all_told_once_and_lifted() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/tunda").await, @"
    Sekarang tidak ada tunda yang berlaku. Untuk satu berkas saja: /tunda KODE
    [⏸ Nyatakan tunda (semua)]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "⏸ Nyatakan tunda (semua)").await, @"
    Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya: mengapa? Ketuk salah satu, atau tulis alasannya. Pemohon membaca tulisan ini.
    [Blangko KTP habis]
    [Gangguan sistem]
    [Lainnya (tulis sendiri)]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "Blangko KTP habis").await, @"
    Nyatakan tunda untuk semua berkas yang dikirim kepada Hendra Wijaya (1 permohonan)?

    Alasan: blangko KTP habis

    1 orang langsung dikabari lewat chat. Staf, Kasi Pelayanan, dan petugas Dispendukcapil juga dikabari.
    [✅ Ya, nyatakan]
    [↩️ Kembali]
    ");
    assert_eq!(office.news(SITI).await, "");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, nyatakan").await, @"✅ Tunda dinyatakan untuk semua berkas yang dikirim kepada Hendra Wijaya. 1 orang dikabari. Bila sudah berakhir, cabut lewat /tunda.");
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, Bapak/Ibu. Permohonan berikut sudah dikirim ke Dispendukcapil, tetapi pengerjaannya di sana sedang tertunda: blangko KTP habis.

    • KK-KKKK-K (Siti Aminah)

    Ini dinyatakan Dispendukcapil pada 23 November 2026. Kapan selesainya belum diketahui. Permohonan tidak perlu diajukan lagi; bila tunda ini dicabut, kami kabari di sini.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"⏸ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya: blangko KTP habis. Dinyatakan oleh Hendra Wijaya (petugas Dispendukcapil). 1 orang sedang dikabari.");
    assert!(office.news(WATI_STAF).await.contains("Tunda untuk"));
    assert!(office.news(RATNA_KASI).await.contains("Tunda untuk"));
    assert_eq!(office.news(YANTO_ADMIN).await, "");
    office.jobs().await;
    assert_eq!(office.news(SITI).await, ""); // nobody is told again

    assert_snapshot!(office.says(SITI, "/status").await, @"
    Permohonan KK-KKKK-K
    Siti Aminah, KTP baru
    Nomor register: 470/001/416-313/2026

    Tahap: dikirim ke Dispendukcapil
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    ⏸ Sedang menunggu blangko KTP sejak 23 November 2026, dinyatakan Dispendukcapil. Kapan selesainya belum diketahui; bila tunda ini dicabut, kami kabari di sini.

    Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli. Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas asli dicatat
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas diterima petugas
    • Senin, 23 November 2026 pukul 09.30 WIB: Dinyatakan lengkap oleh Kasi
    • Senin, 23 November 2026 pukul 09.30 WIB: Data dicatat petugas
    • Senin, 23 November 2026 pukul 09.30 WIB: Data dikirim ke Dispendukcapil
    ");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await, @"
    (edited) KK-KKKK-K – dikirim ke Dispendukcapil. Kartu yang terbaru ada di bawah.
    ---
    KK-KKKK-K – KTP baru
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

    ⏸ Tunda: blangko KTP habis, dinyatakan petugas Dispendukcapil, sejak Senin, 23 November 2026 pukul 09.50 WIB
    [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/antrean").await, @"
    Antrean: 1 permohonan
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    ⏸ Tunda berlaku: blangko KTP habis, dinyatakan petugas Dispendukcapil, sejak Senin, 23 November 2026 pukul 09.50 WIB. Bila sudah berakhir, cabut lewat /tunda.
    Ditampilkan 1, yang terlama lebih dahulu.
    ---
    KK-KKKK-K – KTP baru
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

    ⏸ Tunda: blangko KTP habis, dinyatakan petugas Dispendukcapil, sejak Senin, 23 November 2026 pukul 09.50 WIB
    [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [👁 Lihat NIK dan KK]
    [⏸ Lihat tunda]
    [⏱ Waktu]
    ");

    office.later(chrono::TimeDelta::days(2)).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/tunda").await, @"
    Tunda yang berlaku

    1. semua berkas yang dikirim kepada Hendra Wijaya: blangko KTP habis
    oleh Hendra Wijaya (petugas Dispendukcapil), sejak Senin, 23 November 2026 pukul 09.50 WIB

    Untuk satu berkas saja: /tunda KODE
    [▶️ Cabut nomor 1]
    [⏸ Nyatakan tunda (semua)]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "▶️ Cabut nomor 1").await, @"
    Cabut tunda untuk semua berkas yang dikirim kepada Hendra Wijaya (blangko KTP habis)?

    1 orang langsung dikabari lewat chat.
    [✅ Ya, cabut]
    [↩️ Kembali]
    ");
    assert_eq!(office.news(SITI).await, "");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, cabut").await, @"✅ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya sudah dicabut. 1 orang dikabari.");
    assert_snapshot!(office.news(SITI).await, @"
    Bapak/Ibu, tunda di Dispendukcapil sudah dicabut, menurut Dispendukcapil pada 25 November 2026. Permohonan berikut sudah dikirim ke Dispendukcapil dan dapat dilanjutkan di sana:

    • KK-KKKK-K (Siti Aminah)

    Pencetakan dan pembagian KTP mengikuti antrean di Dispendukcapil. Bila ada kabar dari sana, kami teruskan ke chat ini.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(RATNA_KASI).await, @"▶️ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya sudah dicabut oleh Hendra Wijaya (petugas Dispendukcapil). 1 orang sedang dikabari.");
    assert!(!office.says(SITI, "/status").await.contains("menunggu blangko"));
    assert_eq!(office.tahap(kode).await, "dikirim");
    office.jobs().await;
    assert_eq!(office.news(SITI).await, "");
    let met = office.loaded(kode).await.tunda;
    assert_eq!(met.len(), 1, "the clock of Dispendukcapil finds both ends");
    assert_eq!(met[0].lifted.map(|lifted| lifted.at - met[0].declared.at), Some(chrono::TimeDelta::days(2)));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn declared_for_one_in_own_words() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    office.says(RATNA_KASI, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(RATNA_KASI, "⏸ Nyatakan tunda").await, @"
    Tunda untuk berkas KK-KKKK-K: mengapa? Ketuk salah satu, atau tulis alasannya. Pemohon membaca tulisan ini.
    [Blangko KTP habis]
    [Gangguan sistem]
    [Lainnya (tulis sendiri)]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "Lainnya (tulis sendiri)").await, @"
    Tunda untuk berkas KK-KKKK-K: tulis alasannya dengan singkat. Pemohon membaca tulisan ini.
    [↩️ Kembali]
    ");
    assert!(office.says(RATNA_KASI, &"x".repeat(201)).await.contains("terlalu panjang"));
    assert_snapshot!(office.says(RATNA_KASI, "printer <rusak> & diperbaiki").await, @"
    Nyatakan tunda untuk berkas KK-KKKK-K (1 permohonan)?

    Alasan: “printer <rusak> & diperbaiki”

    1 orang langsung dikabari lewat chat. Staf, Kasi Pelayanan, dan petugas Dispendukcapil juga dikabari.
    [✅ Ya, nyatakan]
    [↩️ Kembali]
    ");
    let other = office.says(RATNA_KASI, "printer di Dispendukcapil rusak").await;
    assert!(other.contains("Alasan: “printer di Dispendukcapil rusak”"), "{other}");
    office.says(RATNA_KASI, "printer <rusak> & diperbaiki").await;
    assert_snapshot!(office.says(RATNA_KASI, "ya").await, @"
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

    ⏸ Tunda: “printer <rusak> & diperbaiki”, dinyatakan Kasi Pelayanan, sejak Senin, 23 November 2026 pukul 09.50 WIB
    [📷 Kartu Keluarga (KK)]
    [⏸ Lihat tunda]
    [⏱ Waktu]
    ---
    ✅ Tunda dinyatakan untuk berkas KK-KKKK-K. 1 orang dikabari. Bila sudah berakhir, cabut lewat /tunda.
    ");
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, Bapak/Ibu. Permohonan berikut sudah dikirim ke Dispendukcapil, tetapi pengerjaannya di sana sedang tertunda: “printer <rusak> & diperbaiki”.

    • KK-KKKK-K (Siti Aminah)

    Ini dinyatakan Kasi Pelayanan pada 23 November 2026. Kapan selesainya belum diketahui. Permohonan tidak perlu diajukan lagi; bila tunda ini dicabut, kami kabari di sini.
    [🔎 Cek status]
    ");
    assert!(office.says(SITI, "/status").await.contains("“printer <rusak> & diperbaiki”"));
    let dump = office.database.dump().await;
    assert!(!dump.contains("printer"));
    let card = office.says(HENDRA_DISPENDUKCAPIL, &format!("/periksa {kode}")).await;
    assert!(card.contains("⏸ Tunda: “printer <rusak> & diperbaiki”, dinyatakan Kasi Pelayanan"), "{card}");
    assert!(card.contains("[⏸ Lihat tunda]"), "{card}");
    // Lifted by another than who declared it.
    office.taps(HENDRA_DISPENDUKCAPIL, "⏸ Lihat tunda").await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &["Cabut nomor 1", "ya"]).await;
    assert!(office.news(SITI).await.contains("menurut Dispendukcapil"));
    assert_snapshot!(office.news(RATNA_KASI).await, @"
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
    [⏸ Nyatakan tunda]
    [⏱ Waktu]
    ---
    ▶️ Tunda untuk berkas KK-KKKK-K sudah dicabut oleh Hendra Wijaya (petugas Dispendukcapil). 1 orang sedang dikabari.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_with_two_files_gets_one_message() {
    let office = Office::open().await;
    let siti = with_hendra(&office).await;
    let steps = [
        "/ajukan",
        "setuju",
        "orang lain",
        "anak",
        "KTP baru",
        "Dewi Lestari",
        "3516134101059910",
        "3516130101159901",
        "Japan",
        "lewati",
    ];
    office.says_all(SITI, &steps).await;
    office.photo(SITI, 31).await;
    office.photo(SITI, 32).await;
    office.says(SITI, "kirim").await;
    let dewi = office.kode(SITI).await;
    assert_ne!(siti, dewi);
    office.says(BUDI_STAF, &format!("/terima {dewi}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {dewi}")).await;
    office.is_entered(dewi).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {dewi}"), "Hendra Wijaya"]).await;
    office.hush().await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.says_all(RATNA_KASI, &["/tunda", "semua", "Gangguan sistem"]).await;
    assert_snapshot!(office.says(RATNA_KASI, "ya").await, @"✅ Tunda dinyatakan untuk semua berkas yang sudah dikirim. 1 orang dikabari. Bila sudah berakhir, cabut lewat /tunda.");
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, Bapak/Ibu. Permohonan berikut sudah dikirim ke Dispendukcapil, tetapi pengerjaannya di sana sedang tertunda: gangguan sistem atau jaringan di Dispendukcapil.

    • KK-KKKK-K (Siti Aminah)
    • KK-KKKK-K (Dewi Lestari)

    Ini dinyatakan Kasi Pelayanan pada 23 November 2026. Kapan selesainya belum diketahui. Permohonan tidak perlu diajukan lagi; bila tunda ini dicabut, kami kabari di sini.
    [KK-KKKK-K – Siti Aminah]
    [KK-KKKK-K – Dewi Lestari]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_meanwhile_says_so_and_hears_of_the_end() {
    let office = Office::open().await;
    with_hendra(&office).await;
    let agus = office.agus_is_entered().await;
    declared(&office).await;
    office.hush().await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {agus}"), "Hendra Wijaya"]).await;
    assert_snapshot!(office.news(AGUS).await, @"
    Data permohonan KK-KKKK-K (Agus Setiawan) sudah dikirim ke Dispendukcapil. Pekerjaan kecamatan selesai.

    Selanjutnya Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli. Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini. Untuk bertanya tentang pencetakan dan pengambilan, silakan ke Dispendukcapil.

    ⏸ Sedang menunggu blangko KTP sejak 23 November 2026, dinyatakan Dispendukcapil. Kapan selesainya belum diketahui; bila tunda ini dicabut, kami kabari di sini.
    [🔎 Cek status]
    ");
    office.jobs().await;
    assert_eq!(office.news(AGUS).await, "");
    office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert!(office.news(AGUS).await.contains("tunda di Dispendukcapil sudah dicabut, menurut Kasi Pelayanan"));
    assert!(office.news(SITI).await.contains("sudah dicabut"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_and_who_may_not() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    office.citra_joins().await;
    let agus = office.agus_is_entered().await;
    assert_snapshot!(office.says(SITI, "/tunda").await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    for chat in [BUDI_STAF, YANTO_ADMIN] {
        assert!(office.says(chat, &format!("/tunda {kode}")).await.starts_with("Perintah itu bukan untuk tugas Anda"));
    }
    assert!(!office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("Nyatakan tunda"));
    assert!(office.says(CITRA, &format!("/tunda {kode}")).await.contains("tidak ada di antara permohonan"));
    assert_snapshot!(office.says(RATNA_KASI, &format!("/tunda {agus}")).await, @"KK-KKKK-K belum dikirim ke Dispendukcapil, jadi pernyataan belum dapat dicatat.");
    assert_snapshot!(office.says(RATNA_KASI, "/tunda KATA").await, @"Kode KATA tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya ada di kartu, dan dapat dicari dengan nama atau NIK: /cari");
    for data in ["1:tunda:y:-", "1:tunda:a:-", "1:tunda:cy:1", "1:tunda:l"] {
        assert!(office.forges(BUDI_STAF, data).await.contains("bukan untuk tugas Anda"), "{data}");
    }
    // An old yes, and one of something else, declare nothing.
    office.says_all(RATNA_KASI, &["/tunda", "semua", "Blangko KTP habis"]).await;
    let yes = office.button(RATNA_KASI, "✅ Ya, nyatakan").await;
    assert!(office.says(RATNA_KASI, "tidak").await.contains("tidak ada tunda yang berlaku"));
    office.says(RATNA_KASI, "/antrean").await;
    office.says(RATNA_KASI, &format!("/tunda {kode}")).await;
    assert!(office.presses(RATNA_KASI, &yes).await.contains("mengapa?"));
    assert_eq!(office.count("tunda").await, 0);
    // Citra does not see a hold on a file that is not hers; she may lift a wide one.
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/tunda {kode}"), "Blangko KTP habis", "ya"]).await;
    assert!(office.says(CITRA, "/tunda").await.contains("tidak ada tunda"));
    assert!(office.forges(CITRA, "1:tunda:cy:1").await.contains("sudah tidak dipakai"));
    assert_eq!(office.count("tunda where lifted_at is not null").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wider_one_covers_and_tells_only_those_who_did_not_wait() {
    let office = Office::open().await;
    with_hendra(&office).await;
    office.citra_joins().await;
    let agus = office.agus_is_entered().await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {agus}"), "Citra Dewi"]).await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.hush().await;
    declared(&office).await;
    assert!(office.news(SITI).await.contains("tertunda"));
    assert_eq!(office.news(AGUS).await, "");
    office.later(chrono::TimeDelta::minutes(5)).await;
    let preview = office.says_all(RATNA_KASI, &["/tunda", "semua", "Gangguan sistem"]).await;
    assert!(preview.contains("(2 permohonan, 1 di antaranya sudah menunggu karena tunda lain)?"), "{preview}");
    assert!(preview.contains("1 orang langsung dikabari"), "{preview}");
    office.says(RATNA_KASI, "ya").await;
    assert!(office.news(AGUS).await.contains("gangguan sistem"));
    assert_eq!(office.news(SITI).await, "");
    assert_snapshot!(office.says(CITRA, "/tunda").await, @"
    📦 Pengiriman 2/2026 – 23 November 2026
    Dari Kecamatan Sooko (Budi Santoso), ditujukan kepada Citra Dewi: 1 permohonan.

    1. 470/002/416-313/2026 – KK-KKKK-K – KTP baru, a.n. Agus Setiawan. Berkas: 2 di arsip

    Data lengkap (XLSX) dan berkasnya menyusul di chat ini sebagai satu arsip ZIP.
    Mohon dicocokkan, lalu dijawab dengan tombol di bawah ini.
    [✅ Semua diterima]
    [↩️ Diterima, kecuali…]
    [🗂 Arsip lagi]
    ---
    [Document] 📦 Pengiriman 2/2026: data 1 permohonan dan 2 berkas. Mohon diunduh dan disimpan di tempat yang terkunci; pesan ini kami hapus sesudah pengirimannya dijawab, paling lama dalam 47 jam.
    ---
    ⏸ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya: blangko KTP habis. Dinyatakan oleh Hendra Wijaya (petugas Dispendukcapil). 1 orang sedang dikabari.
    ---
    ⏸ Tunda untuk semua berkas yang sudah dikirim: gangguan sistem atau jaringan di Dispendukcapil. Dinyatakan oleh Ratna Wulandari (Kasi Pelayanan). 1 orang sedang dikabari.
    ---
    Tunda yang berlaku

    1. semua berkas yang dikirim kepada Hendra Wijaya: blangko KTP habis
    oleh Hendra Wijaya (petugas Dispendukcapil), sejak Senin, 23 November 2026 pukul 09.55 WIB
    2. semua berkas yang sudah dikirim: gangguan sistem atau jaringan di Dispendukcapil
    oleh Ratna Wulandari (Kasi Pelayanan), sejak Senin, 23 November 2026 pukul 10.00 WIB

    Untuk satu berkas saja: /tunda KODE
    [▶️ Cabut nomor 1]
    [▶️ Cabut nomor 2]
    [⏸ Nyatakan tunda (semua)]
    ");
    // Lifting the narrow one frees nobody, but Siti waits for another reason now; lifting the wide one frees both.
    office.hush().await;
    assert_snapshot!(office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1"]).await, @"
    Cabut tunda untuk semua berkas yang dikirim kepada Hendra Wijaya (blangko KTP habis)?

    1 orang langsung dikabari lewat chat. 1 permohonan tetap menunggu karena tunda lain masih berlaku.
    [✅ Ya, cabut]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "ya").await, @"✅ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya sudah dicabut. 1 orang dikabari. 1 permohonan tetap menunggu karena tunda lain masih berlaku.");
    assert_snapshot!(office.news(SITI).await, @"
    Bapak/Ibu, alasan tunda di Dispendukcapil berubah. Permohonan berikut masih menunggu di sana, sekarang karena: gangguan sistem atau jaringan di Dispendukcapil.

    • KK-KKKK-K (Siti Aminah)

    Ini dinyatakan Kasi Pelayanan pada 23 November 2026. Kapan selesainya belum diketahui; bila tunda ini dicabut, kami kabari di sini.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"▶️ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya sudah dicabut oleh Hendra Wijaya (petugas Dispendukcapil). 1 orang sedang dikabari. 1 permohonan tetap menunggu karena tunda lain masih berlaku.");
    assert!(office.says(SITI, "/status").await.contains("Sedang tertunda karena gangguan sistem"));
    office.jobs().await;
    assert_eq!(office.news(SITI).await, ""); // once
    assert_eq!(office.news(AGUS).await, "");
    office.says_all(CITRA, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert!(office.news(AGUS).await.contains("sudah dicabut"));
    assert!(office.news(SITI).await.contains("sudah dicabut"));
    assert!(office.news(BUDI_STAF).await.contains("2 orang sedang dikabari."));
}

/// Own words are sealed: they are compared as they are read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_said_to_be_told_while_another_one_lasts_for_the_same_reason() {
    let office = Office::open().await;
    with_hendra(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "semua", "lainnya", "printer diperbaiki", "ya"]).await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.says_all(RATNA_KASI, &["/tunda", "semua", "lainnya", "printer diperbaiki", "ya"]).await;
    assert!(office.news(BUDI_STAF).await.contains("(Kasi Pelayanan). Tidak ada pemohon yang perlu dikabari."));
    office.hush().await;
    assert_snapshot!(office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1"]).await, @"
    Cabut tunda untuk semua berkas yang dikirim kepada Hendra Wijaya (“printer diperbaiki”)?

    Tidak ada pemohon yang dikabari. 1 permohonan tetap menunggu karena tunda lain masih berlaku.
    [✅ Ya, cabut]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "ya").await, @"✅ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya sudah dicabut. Tidak ada pemohon yang dikabari. 1 permohonan tetap menunggu karena tunda lain masih berlaku.");
    assert_snapshot!(office.news(BUDI_STAF).await, @"▶️ Tunda untuk semua berkas yang dikirim kepada Hendra Wijaya sudah dicabut oleh Hendra Wijaya (petugas Dispendukcapil). Tidak ada pemohon yang dikabari. 1 permohonan tetap menunggu karena tunda lain masih berlaku.");
    office.jobs().await;
    assert_eq!(office.news(SITI).await, "");
    assert!(office.says(SITI, "/status").await.contains("printer diperbaiki"));
}

/// What the pemohon reads is the older one's reason, so the end of the younger one changes nothing for them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_the_younger_one_is_no_news() {
    let office = Office::open().await;
    with_hendra(&office).await;
    declared(&office).await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    assert_snapshot!(office.says_all(RATNA_KASI, &["/tunda", "semua", "Gangguan sistem"]).await, @"
    Nyatakan tunda untuk semua berkas yang sudah dikirim (1 permohonan, semuanya sudah menunggu karena tunda lain)?

    Alasan: gangguan sistem atau jaringan di Dispendukcapil

    Tidak ada pemohon yang perlu dikabari lagi. Staf, Kasi Pelayanan, dan petugas Dispendukcapil juga dikabari.
    [✅ Ya, nyatakan]
    [↩️ Kembali]
    ");
    office.says(RATNA_KASI, "ya").await;
    office.hush().await;
    let done = office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 2", "ya"]).await;
    assert!(done.contains("Tidak ada pemohon yang dikabari. 1 permohonan tetap menunggu"), "{done}");
    office.jobs().await;
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twice_is_once_and_who_was_first_is_named() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/tunda {kode}"), "Blangko KTP habis"]).await;
    office.says_all(RATNA_KASI, &[&format!("/tunda {kode}"), "Gangguan sistem"]).await;
    let (hendra, ratna) = (
        office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, nyatakan").await,
        office.button(RATNA_KASI, "✅ Ya, nyatakan").await,
    );
    office.hush().await;
    office.press_both((HENDRA_DISPENDUKCAPIL, &hendra), (RATNA_KASI, &ratna)).await;
    assert_eq!(office.count("tunda").await, 1);
    assert_eq!(office.news(SITI).await.matches("sedang tertunda").count(), 1);
    let both = format!("{}\n{}", office.news(HENDRA_DISPENDUKCAPIL).await, office.news(RATNA_KASI).await);
    assert_eq!(both.matches("✅ Tunda dinyatakan").count(), 1, "{both}");
    assert_eq!(both.matches("sudah dinyatakan oleh").count(), 1, "{both}");
    for text in [format!("/tunda {kode}"), "/tunda".to_owned()] {
        office.says(HENDRA_DISPENDUKCAPIL, &text).await;
    }
    office.presses(HENDRA_DISPENDUKCAPIL, &hendra).await;
    assert_eq!(office.count("tunda").await, 1);
    // And lifted by two at once.
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1"]).await;
    office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 1"]).await;
    let (hendra, ratna) =
        (office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, cabut").await, office.button(RATNA_KASI, "✅ Ya, cabut").await);
    office.hush().await;
    office.press_both((HENDRA_DISPENDUKCAPIL, &hendra), (RATNA_KASI, &ratna)).await;
    assert_eq!(office.news(SITI).await.matches("sudah dicabut").count(), 1);
    let both = format!("{}\n{}", office.news(HENDRA_DISPENDUKCAPIL).await, office.news(RATNA_KASI).await);
    assert_eq!(both.matches("sudah dicabut. 1 orang").count(), 1, "{both}");
    assert_eq!(both.matches("Tidak perlu diulang").count(), 1, "{both}");
    assert!(office.presses(RATNA_KASI, &ratna).await.contains("Tidak perlu diulang"));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_printed_does_not_wait_any_more() {
    let office = Office::open().await;
    let kode = with_hendra(&office).await;
    declared(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "KTP dicetak", "ya"]).await;
    office.hush().await;
    assert!(!office.says(SITI, "/status").await.contains("menunggu blangko"));
    assert!(!office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("⏸"));
    assert_snapshot!(office.says(RATNA_KASI, &format!("/tunda {kode}")).await, @"Menurut Dispendukcapil, KK-KKKK-K sudah dicetak, diserahkan, atau tidak dapat diproses, jadi tidak lagi menunggu.");
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_blocked_the_bot_holds_up_nobody() {
    let office = Office::open().await;
    with_hendra(&office).await;
    let agus = office.agus_is_entered().await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {agus}"), "Hendra Wijaya"]).await;
    office.later(chrono::TimeDelta::minutes(5)).await;
    office.control.block(SITI).await.unwrap();
    office.hush().await;
    declared(&office).await;
    assert!(office.news(AGUS).await.contains("sedang tertunda"));
    assert_eq!(office.news(SITI).await, "");
    office.control.unblock(SITI).await.unwrap();
    let back = office.says(SITI, "/status").await;
    assert_eq!(back.matches("sedang tertunda").count(), 1, "{back}");
}
