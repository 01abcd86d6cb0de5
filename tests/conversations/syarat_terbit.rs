//! Publishing what is asked for: two admins at once, rights, old buttons, the versions so far, other processes.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{
    AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, YANTO_ADMIN,
};
use crate::syarat_ubah::adding;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_admins_the_second_sees_what_the_first_has_published() {
    let office = Office::open().await;
    office.agus_is_admin().await;
    office.says_all(AGUS, &["/ubahsyarat", "KTP baru", "tambah", "Pasfoto", "wajib", "1", "hapus", "baca"]).await;
    let publish = office.button(AGUS, "✅ Terbitkan").await;
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "1", "hapus", "1", "ganti", "KK asli"]).await;
    let mine = office.says_all(YANTO_ADMIN, &["baca", "terbitkan"]).await;
    assert!(mine.contains("versi 2 berlaku"), "{mine}");
    office.news(AGUS).await;
    assert_snapshot!(office.presses(AGUS, &publish).await, @"
    (edited) Sementara itu Yanto Prabowo menerbitkan versi 2, Senin, 23 November 2026 pukul 09.30 WIB:
    ➖ KTP baru: Surat pengantar desa
    ✏️ KTP baru: “Kartu Keluarga (KK)” menjadi “KK asli”

    Perubahan Anda belum diterbitkan, dan sudah disesuaikan dengan versi itu. Mohon dibaca lagi.

    Mohon dibaca sebelum terbit: versi 3

    Warga akan melihat:
    Syarat KTP baru
    1. KK asli
    2. Pasfoto

    Yang berubah
    ➕ KTP baru: Pasfoto (wajib)

    Isian warga yang belum dikirim: 0. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 0. Tetap memakai daftar lama.
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    assert_eq!(office.version().await, "2");
    // the button that was looked at before means another version by now
    assert!(office.presses(AGUS, &publish).await.contains("Mohon dibaca sebelum terbit: versi 3"));
    assert_eq!(office.version().await, "2");
    assert!(office.says(AGUS, "terbitkan").await.contains("versi 3 berlaku"));
    assert_snapshot!(office.says(YANTO_ADMIN, "/syarat").await, @"
    📋 Syarat versi 3 diterbitkan oleh Agus Setiawan:
    ➕ KTP baru: Pasfoto (wajib)

    Permohonan yang sudah dikirim tetap memakai daftar lama. Daftar lengkap: /syarat
    ---
    Berkas yang perlu disiapkan:

    Syarat KTP baru
    • KK asli
    • Pasfoto

    Syarat perbaikan data KTP
    • Surat pengantar desa
    • Kartu Keluarga (KK)
    • KTP lama
    • Bukti (akta, ijazah, atau buku nikah)

    Foto berkas dikirim di sini, atau aslinya dibawa ke kantor. Untuk mulai: /ajukan
    [📝 Ajukan KTP]
    ");
    // where both had the same in mind, nothing is left to publish
    office.says_all(AGUS, &["/ubahsyarat", "KTP rusak", "buka", "baca"]).await;
    office.yanto(&["/ubahsyarat", "KTP rusak", "buka", "baca", "terbitkan"]).await;
    office.news(AGUS).await;
    assert_snapshot!(office.says(AGUS, "terbitkan").await, @"
    Sementara itu Yanto Prabowo menerbitkan versi 4, Senin, 23 November 2026 pukul 09.30 WIB:
    ✅ KTP rusak: dibuka

    Dari perubahan Anda tidak ada lagi yang perlu diterbitkan.

    Tidak ada yang berbeda dari daftar yang berlaku.

    Syarat yang berlaku: versi 4
    • KTP baru: 2 syarat
    • perbaikan data KTP: 4 syarat
    • KTP rusak: 3 syarat
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
async fn two_who_publish_in_the_same_moment_do_not_overwrite_each_other() {
    let office = Office::open().await;
    office.agus_is_admin().await;
    office.says_all(AGUS, &adding("Pasfoto", "wajib")[..6]).await;
    office.says_all(YANTO_ADMIN, &adding("Surat kuasa", "wajib")[..6]).await;
    office.hush().await;
    let (agus, yanto) = (office.button(AGUS, "✅ Terbitkan").await, office.button(YANTO_ADMIN, "✅ Terbitkan").await);
    office.press_both((AGUS, &agus), (YANTO_ADMIN, &yanto)).await;
    let said = [office.news(AGUS).await, office.news(YANTO_ADMIN).await];
    assert_eq!(office.version().await, "2");
    let told = |words: &str| said.iter().filter(|s| s.contains(words)).count();
    assert_eq!(
        (told("versi 2 berlaku"), told("menerbitkan versi 2"), told("sebelum terbit: versi 3")),
        (1, 1, 1),
        "{said:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_an_admin_may_and_only_as_long() {
    let office = Office::open().await;
    let taps = [
        "1:s:o",
        "1:s:k:baru",
        "1:s:n:baru",
        "1:s:rm:baru:kk",
        "1:s:sw:hilang:1",
        "1:s:p",
        "1:s:pub:2",
        "1:s:xy",
        "1:s:h:0",
    ];
    for chat in [SITI, BUDI_STAF, RATNA_KASI, HENDRA_DISPENDUKCAPIL] {
        office.says(chat, "/start").await;
        let refused = office.says(chat, "/ubahsyarat").await;
        assert!(refused.starts_with("Perintah itu "), "{refused}");
        for data in taps {
            assert_eq!(office.forges(chat, data).await, refused, "{data}");
        }
    }
    // the right goes while something is marked and asked for
    office.says_all(YANTO_ADMIN, &adding("Surat kuasa", "wajib")[..6]).await;
    let publish = office.button(YANTO_ADMIN, "✅ Terbitkan").await;
    office.says(YANTO_ADMIN, "alasan").await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2005").await;
    assert!(office.says(YANTO_ADMIN, "sudah disetujui").await.starts_with("Perintah itu untuk petugas"));
    assert!(office.presses(YANTO_ADMIN, &publish).await.starts_with("Perintah itu untuk petugas"));
    assert_eq!(office.version().await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_buttons_publish_and_mark_nothing() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "1"]).await;
    let remove = office.button(YANTO_ADMIN, "🗑 Hapus syarat ini").await;
    office.says_all(YANTO_ADMIN, &["hapus", "baca"]).await;
    let publish = office.button(YANTO_ADMIN, "✅ Terbitkan").await;
    // marked further: what was not looked at is not published
    office.says_all(YANTO_ADMIN, &["ubah lagi", "KTP hilang", "buka"]).await;
    let shown = office.presses(YANTO_ADMIN, &publish).await;
    assert!(shown.contains("Mohon dibaca sebelum terbit") && shown.contains("KTP hilang: dibuka"), "{shown}");
    assert_eq!(office.version().await, "1");
    office.yanto(&["buang", "ya"]).await;
    assert_snapshot!(office.presses(YANTO_ADMIN, &publish).await, @"
    (edited) Tidak ada yang berbeda dari daftar yang berlaku.

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
    assert!(office.presses(YANTO_ADMIN, &remove).await.contains("Surat pengantar desa dihapus"));
    assert!(office.says_all(YANTO_ADMIN, &["baca", "terbitkan"]).await.contains("versi 2 berlaku"));
    // published: the same buttons again
    assert_snapshot!(office.presses(YANTO_ADMIN, &publish).await, @"
    (edited) Perubahan dari tombol itu sudah diterbitkan atau dibuang; tidak ada yang berubah. Ini keadaan sekarang.

    Syarat yang berlaku: versi 2
    • KTP baru: 1 syarat
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
    assert!(office.presses(YANTO_ADMIN, &remove).await.contains("Syarat itu sudah tidak ada di daftar."));
    assert!(office.forges(YANTO_ADMIN, "1:s:na:wajib").await.contains("Perubahan dari tombol itu sudah"));
    assert!(office.forges(YANTO_ADMIN, "1:s:s:baru:pengantar").await.contains("Syarat itu sudah tidak ada"));
    assert!(office.forges(YANTO_ADMIN, "1:s:rn:baru:pengantar").await.contains("Syarat itu sudah tidak ada"));
    assert_eq!(office.version().await, "2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_versions_are_shown_five_at_a_time() {
    let office = Office::open().await;
    for letter in 'a'..='f' {
        office.yanto(&adding(&format!("Surat {letter}"), "bila ada")).await;
        office.later(TimeDelta::hours(1)).await;
    }
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["/ubahsyarat", "riwayat"]).await, @"
    Riwayat syarat

    Versi 7, Senin, 23 November 2026 pukul 14.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat f (bila ada)

    Versi 6, Senin, 23 November 2026 pukul 13.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat e (bila ada)

    Versi 5, Senin, 23 November 2026 pukul 12.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat d (bila ada)

    Versi 4, Senin, 23 November 2026 pukul 11.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat c (bila ada)

    Versi 3, Senin, 23 November 2026 pukul 10.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat b (bila ada)
    [⬇️ Berikutnya]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(YANTO_ADMIN, "berikutnya").await, @"
    Riwayat syarat

    Versi 2, Senin, 23 November 2026 pukul 09.30 WIB
    oleh Yanto Prabowo
    ➕ KTP baru: Surat a (bila ada)

    Versi 1, Senin, 23 November 2026 pukul 09.30 WIB
    Daftar awal
    [↩️ Kembali]
    ");
    assert!(office.forges(YANTO_ADMIN, "1:s:h:65535").await.contains("Riwayat syarat"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_ktp_is_taken_once_it_is_switched_on() {
    let office = Office::open().await;
    assert!(office.says(SITI, "ktp saya hilang bu").await.starts_with("Mohon maaf, permohonan karena KTP hilang"));
    assert_snapshot!(office.yanto(&["/ubahsyarat", "KTP hilang", "buka", "baca"]).await, @"
    Mohon dibaca sebelum terbit: versi 2

    Warga akan melihat:
    Syarat KTP hilang
    1. Surat pengantar desa
    2. Kartu Keluarga (KK)
    3. Surat kehilangan polisi

    Yang berubah
    ✅ KTP hilang: dibuka

    Isian warga yang belum dikirim: 0. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 0. Tetap memakai daftar lama.
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    office.yanto(&["terbitkan"]).await;
    office.says_all(SITI, &["ktp saya hilang bu", "setuju", "saya", "hilang", "Siti Aminah"]).await;
    let asked = office.says_all(SITI, &[SITI_NIK, SITI_KK, "Japan", "lewati"]).await;
    assert!(asked.contains("Surat pengantar desa"), "{asked}");
    office.says(SITI, "bawa").await;
    office.photo(SITI, 1).await;
    office.photo(SITI, 2).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.is_received(kode).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    assert_eq!(office.tahap(kode).await, "dikirim");
    assert_eq!(office.faults().await, []);
    assert_eq!(office.database.sql("select jenis || syarat_version from permohonan").await, "hilang2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_process_and_the_next_start_know_it_too() {
    let mut office = Office::open().await;
    let first = office.running.take().unwrap();
    office.start().await; // a second one, on the same register
    office.yanto(&adding("Surat kuasa", "wajib")).await;
    first.stop().await;
    assert!(office.says(SITI, "/syarat").await.contains("Surat kuasa"), "the one that is left knows it");
    // a profile with a higher number does not undo what an admin decided; nor does the old one
    for versi in ["versi = 1", "versi = 9"] {
        office.stop().await;
        office.start_with(&include_str!("../../kantor.toml").replace("versi = 1", versi)).await;
        assert!(office.says(SITI, "/syarat").await.contains("Surat kuasa"), "{versi}");
    }
    assert_eq!(office.version().await, "2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_is_gone_on_with_while_no_admin_has_changed_anything() {
    let mut office = Office::open().await;
    let renamed = include_str!("../../kantor.toml").replace("Kartu Keluarga (KK)", "Salinan KK");
    office.stop().await;
    office.start_with(&renamed).await;
    assert!(!office.says(SITI, "/syarat").await.contains("Salinan KK"), "the same number is the same version");
    office.stop().await;
    office.start_with(&renamed.replace("versi = 1", "versi = 4")).await;
    assert!(office.says(SITI, "/syarat").await.contains("Salinan KK"));
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["/ubahsyarat", "riwayat"]).await, @"
    Riwayat syarat

    Versi 4, Senin, 23 November 2026 pukul 09.30 WIB
    dari berkas kantor.toml
    ✏️ KTP baru: “Kartu Keluarga (KK)” menjadi “Salinan KK”
    ✏️ perbaikan data KTP: “Kartu Keluarga (KK)” menjadi “Salinan KK”
    ✏️ KTP rusak: “Kartu Keluarga (KK)” menjadi “Salinan KK”
    ✏️ KTP hilang: “Kartu Keluarga (KK)” menjadi “Salinan KK”

    Versi 1, Senin, 23 November 2026 pukul 09.30 WIB
    Daftar awal
    [↩️ Kembali]
    ");
}
