//! Asking, completing, withdrawing; and whose permohonan it is.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS, AGUS_KK, BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn status_of_none_one_and_several() {
    let office = Office::open().await;
    assert_snapshot!(office.says(SITI, "/status").await, @r"
    Belum ada permohonan dari chat ini. Untuk mengajukan: /ajukan
    [📝 Ajukan KTP]
    ");
    let first = office.siti_applies().await;
    assert!(office.says(SITI, "/status").await.starts_with("Permohonan KK-KKKK-K\nSiti Aminah, KTP baru"));
    office.later(TimeDelta::hours(1)).await;
    office
        .says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru", "Sumarni", "3516134101609906"])
        .await;
    office.says_all(SITI, &[AGUS_KK, "Sooko", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_snapshot!(office.says(SITI, "/status").await, @r"
    Permohonan dari chat ini:

    • KK-KKKK-K (Siti Aminah) – KTP baru: diajukan, menunggu diterima petugas
    • KK-KKKK-K (Sumarni) – KTP baru: diajukan, menunggu diterima petugas

    Mana yang ingin dilihat?
    [KK-KKKK-K – Siti Aminah]
    [KK-KKKK-K – Sumarni]
    ");
    assert!(office.says(SITI, &format!("/status {first}")).await.contains("Siti Aminah, KTP baru"));
    assert!(
        office.says(SITI, &first.to_string().to_lowercase()).await.contains("Siti Aminah, KTP baru"),
        "a bare kode"
    );
    assert!(office.says(SITI, "cek").await.starts_with("Permohonan dari chat ini"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn start_and_ajukan_say_that_a_permohonan_is_open() {
    let office = Office::open().await;
    office.siti_applies().await;
    assert_snapshot!(office.says(SITI, "/start").await, @r"
    Selamat datang kembali, Bapak/Ibu. Permohonan dari chat ini:

    • KK-KKKK-K (Siti Aminah) – KTP baru: diajukan, menunggu diterima petugas

    Silakan pilih keperluan Anda.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    let asked = office.says(SITI, "/ajukan").await;
    assert_snapshot!(asked.split_once("Sebelum mulai").unwrap().0, @r"
    Dari chat ini masih ada permohonan yang berjalan:

    • KK-KKKK-K (Siti Aminah) – KTP baru: diajukan, menunggu diterima petugas

    Bila ingin membuat permohonan lain, silakan lanjutkan di bawah ini.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_permohonan_again_names_the_kode_that_is_open() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.siti_up_to_summary().await;
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    Pemohon ini sudah punya permohonan yang sama dengan kode KK-KKKK-K (Siti Aminah) dan masih berjalan. Tidak perlu mengirim lagi; urutannya tetap. Silakan lihat di /status.
    [🔎 Cek status]
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_eq!(office.count("permohonan").await, 1);
    assert!(office.taps(SITI, "▶️ Lanjutkan isian").await.contains("Mohon diperiksa"), "the draft is kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_nik_from_another_chat_learns_nothing() {
    let office = Office::open().await;
    office.siti_applies().await;
    office
        .says_all(
            AGUS,
            &["/ajukan", "setuju", "saya", "KTP baru", "Agus", SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa"],
        )
        .await;
    assert_snapshot!(office.says(AGUS, "kirim").await, @r"
    Mohon maaf, permohonan ini belum dapat kami terima lewat chat. Silakan datang ke kantor kecamatan dengan membawa KK, atau hubungi loket Seksi Pelayanan, Kantor Kecamatan Sooko.
    [▶️ Lanjutkan isian]
    [🔎 Cek status]
    [🗑 Hapus isian]
    ");
    assert_eq!(office.count("permohonan").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_nik_with_another_kind_or_after_withdrawal_may_apply() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(SITI, &["/tarik", "tidak jadi mengurus", "ya"]).await;
    let second = office.siti_applies().await;
    office
        .says_all(
            SITI,
            &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati"],
        )
        .await;
    office
        .says_all(SITI, &["alamat", "lanjut", "Jl. A 1", "Jl. B 2", "sudah", "bawa", "bawa", "bawa", "bawa", "kirim"])
        .await;
    assert_eq!(office.count("permohonan").await, 3);
    assert_eq!(office.tahap(second).await, "diajukan");
}

/// A kode that was never given, and Siti's, as Agus asks for them.
async fn agus_asks(office: &Office, siti: Kode, how: impl Fn(Kode) -> String) -> (String, String) {
    let never = Kode::from_entropy([7; 8]);
    let of_siti = office.says(AGUS, &how(siti)).await;
    let of_nobody = office.says(AGUS, &how(never)).await;
    (of_siti, of_nobody)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_strangers_kode_is_answered_like_one_that_does_not_exist() {
    let office = Office::open().await;
    let siti = office.with_returned().await;
    let commands = "/status /lengkapi /tarik /periksa /terima /lengkap /kurang /entri /nyatakan /tutup /kirim";
    for command in commands.split(' ').chain([""]) {
        let (of_siti, of_nobody) = agus_asks(&office, siti, |kode| format!("{command} {kode}")).await;
        assert_eq!(of_siti, of_nobody, "{command}");
    }
    assert_snapshot!(office.says(AGUS, &format!("/status {siti}")).await, @"Kode KK-KKKK-K tidak ada di antara permohonan dari chat ini. Mohon periksa kodenya, atau datang ke kantor. Semua permohonan dari chat ini ada di /status.");
    let acts = "st lk pr:kk tr tw:tidak_jadi tw:lainnya ty tn c f:kk t:kk ut:kk te le ku kk en ev ki ni tu tuw:lainnya ny nk:dicetak";
    let never = Kode::from_entropy([7; 8]);
    for act in acts.split(' ') {
        let of_siti = office.forges(AGUS, &format!("1:p:{}:{act}", siti.compact())).await;
        let of_nobody = office.forges(AGUS, &format!("1:p:{}:{act}", never.compact())).await;
        assert_eq!(of_siti, of_nobody, "{act}");
    }
    assert_eq!(office.tahap(siti).await, "tidak_lengkap");
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kode_that_is_mistyped_or_left_out() {
    let office = Office::open().await;
    assert_snapshot!(office.says(SITI, "/status K7-4MQX-0").await, @"Kode K7-4MQX-0 tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya tertulis pada pesan sesudah permohonan dikirim. Mohon periksa lagi, atau ketuk /status.");
    assert_snapshot!(office.says(SITI, "/tarik abc").await, @"Kode abc tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya tertulis pada pesan sesudah permohonan dikirim. Mohon periksa lagi, atau ketuk /status.");
    assert_snapshot!(office.says(BUDI_STAF, "/terima").await, @"Mohon tulis kode permohonan sesudah perintahnya: /terima KODE");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn status_at_every_tahap() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    assert_snapshot!(office.says(SITI, "/status").await, @r"
    Permohonan KK-KKKK-K
    Siti Aminah, KTP baru
    Nomor register: 470/001/416-313/2026

    Tahap: belum lengkap, menunggu dilengkapi
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    Yang perlu dilengkapi:
    • Kartu Keluarga (KK): tidak terbaca
    Ketuk “Lengkapi”. Kode, nomor register, dan urutan tetap.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas asli dicatat
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas diterima petugas
    • Senin, 23 November 2026 pukul 09.30 WIB: Dikembalikan: ada yang kurang
    [📷 Lengkapi]
    [❌ Tarik permohonan]
    ");
    office.says_all(SITI, &["/lengkapi", "bawa"]).await;
    let next =
        |status: String| status.split_once("Selanjutnya\n").unwrap().1.split_once("\n\nRiwayat").unwrap().0.to_owned();
    assert_snapshot!(next(office.says(SITI, "/status").await), @r"
    Semua yang kurang sudah dijawab. Mohon bawa aslinya ke kantor:
    • Kartu Keluarga (KK)
    ");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_snapshot!(next(office.says(SITI, "/status").await), @"Kasi Pelayanan memeriksa berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.");
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    assert_snapshot!(next(office.says(SITI, "/status").await), @"Petugas mencatat data dari berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.");
    office.is_entered(kode).await;
    assert_snapshot!(next(office.says(SITI, "/status").await), @"Petugas mengirim data ke Dispendukcapil. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.");
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    assert_snapshot!(next(office.says(SITI, "/status").await), @"Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli. Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini.");
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {kode}"), "menunggu blangko"]).await;
    assert_snapshot!(office.says(SITI, "/status").await, @r"
    Permohonan KK-KKKK-K
    Siti Aminah, KTP baru
    Nomor register: 470/001/416-313/2026

    Tahap: dikirim ke Dispendukcapil
    Sejak Senin, 23 November 2026 pukul 09.30 WIB

    Selanjutnya
    Dispendukcapil mencetak dan membagikan KTP; waktunya mengikuti antrean dan ketersediaan blangko di sana. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli. Bila ada kabar dari Dispendukcapil, kami teruskan ke chat ini.

    Riwayat
    • Senin, 23 November 2026 pukul 09.30 WIB: Pengajuan dikirim
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas asli dicatat
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas diterima petugas
    • Senin, 23 November 2026 pukul 09.30 WIB: Dikembalikan: ada yang kurang
    • Senin, 23 November 2026 pukul 09.30 WIB: Kekurangan dilengkapi
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas asli dicatat
    • Senin, 23 November 2026 pukul 09.30 WIB: Berkas diterima petugas
    • Senin, 23 November 2026 pukul 09.30 WIB: Dinyatakan lengkap oleh Kasi
    • Senin, 23 November 2026 pukul 09.30 WIB: Data dicatat petugas
    • Senin, 23 November 2026 pukul 09.30 WIB: Data dikirim ke Dispendukcapil
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn withdrawing_asks_for_a_reason_and_once_more() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.says(SITI, "/tarik").await, @r"
    Mengapa permohonan KK-KKKK-K (Siti Aminah) ditarik? Ketuk salah satu tombol, atau tulis alasannya.
    [Tidak jadi mengurus]
    [Data salah, ajukan lagi]
    [Diurus di tempat lain]
    [Alasan lain]
    [Tidak, tetap berjalan]
    ");
    assert_snapshot!(office.taps(SITI, "Alasan lain").await, @"Silakan tulis alasan menarik permohonan KK-KKKK-K (Siti Aminah), dengan singkat.");
    assert_snapshot!(office.says(SITI, "pindah alamat").await, @r"
    Permohonan KK-KKKK-K (Siti Aminah) akan ditarik dan tidak dilanjutkan. Alasan: pindah alamat.

    Tarik sekarang?
    [Tidak, tetap berjalan]
    [Ya, tarik]
    ");
    assert_snapshot!(office.says(SITI, "jangan").await, @"Baik. Permohonan KK-KKKK-K (Siti Aminah) tetap berjalan.");
    office.says_all(SITI, &["/tarik", "alasan lain", "pindah alamat"]).await;
    assert!(office.says(SITI, "hmm").await.contains("Alasan: pindah alamat"));
    assert!(office.says(SITI, "diurus di Jombang").await.contains("Alasan: diurus di Jombang"));
    office.says(SITI, "pindah alamat").await;
    assert_snapshot!(office.taps(SITI, "Ya, tarik").await, @"Permohonan KK-KKKK-K (Siti Aminah) sudah ditarik dan tidak dilanjutkan. Bila perlu, silakan mengajukan lagi dengan /ajukan.");
    assert_snapshot!(office.news(WATI_STAF).await.rsplit("\n---\n").next().unwrap(), @r"
    KK-KKKK-K ditarik pemohon. Alasan: pindah alamat
    [🗂 Buka kartu]
    ");
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    assert_snapshot!(office.says(SITI, &format!("/tarik {kode}")).await, @"Permohonan KK-KKKK-K (Siti Aminah) sudah tidak dilanjutkan sejak Senin, 23 November 2026 pukul 09.30 WIB. Bila perlu, silakan mengajukan lagi dengan /ajukan.");
    assert_snapshot!(office.says(SITI, "/tarik").await, @"Tidak ada permohonan dari chat ini yang dapat ditarik. Keadaan permohonan ada di /status.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reason_in_own_words_is_read_by_staf() {
    let office = Office::open().await;
    office.with_received().await;
    let asked = office.says_all(SITI, &["/tarik", "alasan lain", "pindah alamat"]).await;
    assert!(asked.contains("pindah alamat"), "{asked}");
    office.says(SITI, "ya").await;
    let told = office.news(WATI_STAF).await;
    assert!(told.contains("pindah alamat"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_withdrawing_the_old_no_does_not_say_that_it_goes_on() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(SITI, &["/tarik", "tidak jadi mengurus"]).await;
    let no = office.button(SITI, "Tidak, tetap berjalan").await;
    office.taps(SITI, "Ya, tarik").await;
    assert!(!office.presses(SITI, &no).await.contains("tetap berjalan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_ya_tarik_withdraws_nothing() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says_all(SITI, &["/tarik", "tidak jadi mengurus"]).await;
    let yes = office.button(SITI, "Ya, tarik").await;
    office.taps(SITI, "Tidak, tetap berjalan").await;
    assert_snapshot!(office.presses(SITI, &yes).await, @r"
    Mengapa permohonan KK-KKKK-K (Siti Aminah) ditarik? Ketuk salah satu tombol, atau tulis alasannya.
    [Tidak jadi mengurus]
    [Data salah, ajukan lagi]
    [Diurus di tempat lain]
    [Alasan lain]
    [Tidak, tetap berjalan]
    ");
    assert_eq!(office.tahap(kode).await, "diajukan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_cannot_be_withdrawn() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    assert_snapshot!(office.says(SITI, &format!("/tarik {kode}")).await, @"Data permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil, jadi tidak dapat diubah atau ditarik lagi di sini. Untuk penjelasan, silakan ke kantor kecamatan atau Dispendukcapil.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_and_requirements() {
    let office = Office::open().await;
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
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.
    ");
    assert_snapshot!(office.says(SITI, "/syarat").await, @r"
    Berkas yang perlu disiapkan:

    Syarat KTP baru
    • Surat pengantar desa
    • Kartu Keluarga (KK)

    Syarat perbaikan data KTP
    • Surat pengantar desa
    • Kartu Keluarga (KK)
    • KTP lama
    • Bukti (akta, ijazah, atau buku nikah)

    Foto berkas dikirim di sini, atau aslinya dibawa ke kantor. Untuk mulai: /ajukan
    [📝 Ajukan KTP]
    ");
    assert_snapshot!(office.says(SITI, "xyz").await, @r"
    Mohon maaf, pesan itu belum dapat kami pahami. Silakan pilih di bawah ini, atau ketuk /bantuan.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    assert_snapshot!(office.says(SITI, "/xyz").await, @"Mohon maaf, perintah itu tidak ada. Daftar perintah ada di /bantuan.");
}

/// All kekurangan are answered: nothing is left to complete, so nothing says that it is waited for.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_answered_is_not_said_to_be_waited_for() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    assert!(office.says(SITI, "/status").await.contains("Tahap: belum lengkap, menunggu dilengkapi"));
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 5).await;
    office.hush().await;
    let answered = "belum lengkap; yang kurang sudah dijawab, menunggu diterima petugas";
    let status = office.says(SITI, "/status").await;
    assert!(status.contains(&format!("Tahap: {answered}\n")), "{status}");
    assert!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains(answered));
    assert_eq!(office.tahap(kode).await, "tidak_lengkap", "it is no other tahap");
}

/// What cannot be taken in the middle of the question changes nothing: *tidak* is a no to it, and never the reason.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_no_after_something_that_is_not_taken_is_a_no() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    let zip = ("a.zip", "application/zip");
    office.says_all(SITI, &["/tarik", "tidak jadi mengurus"]).await;
    assert_snapshot!(office.sends_file(SITI, zip, b"PK").await, @"
    Mohon maaf, jenis berkas itu belum dapat kami buka. Mohon kirim sebagai foto atau PDF.

    Permohonan KK-KKKK-K (Siti Aminah) akan ditarik dan tidak dilanjutkan. Alasan: tidak jadi mengurus.

    Tarik sekarang?
    [Tidak, tetap berjalan]
    [Ya, tarik]
    ");
    assert!(office.says(SITI, "tidak").await.contains("tetap"));
    office.says(SITI, "/tarik").await;
    office.sends_file(SITI, zip, b"PK").await;
    office.says(SITI, "tidak").await;
    office.photo(SITI, 9).await;
    office.says(SITI, "ya").await;
    assert_eq!(office.tahap(kode).await, "diajukan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn status_says_why_it_was_closed() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says_all(RATNA_KASI, &[&format!("/tutup {kode}"), "Pemohon sudah pindah ke Jombang", "ya"]).await;
    office.hush().await;
    let status = office.says(SITI, "/status").await;
    assert!(status.contains("Ditutup petugas. Alasan: “Pemohon sudah pindah ke Jombang”."), "{status}");
    let agus = office.agus_applies().await;
    office.says_all(AGUS, &[&format!("/tarik {agus}"), "Tidak jadi mengurus", "Ya, tarik"]).await;
    let status = office.says(AGUS, "/status").await;
    assert!(status.contains("Ditarik oleh pihak pemohon. Alasan: tidak jadi mengurus."), "{status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn status_says_what_dispendukcapil_stated() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    for pernyataan in ["Data diterima", "KTP dicetak"] {
        office.says(BUDI_STAF, &format!("/nyatakan {kode}")).await;
        office.says_all(BUDI_STAF, &[pernyataan, "ya"]).await;
    }
    office.hush().await;
    let status = office.says(SITI, "/status").await;
    let riwayat = status.split("Riwayat").nth(1).unwrap();
    let stated: Vec<&str> = riwayat.lines().filter(|line| line.contains("Pernyataan")).collect();
    assert_eq!(stated.len(), 2, "{status}");
    assert!(stated[0].contains("data sudah kami terima") && stated[1].contains("KTP sudah dicetak"), "{status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wish_to_give_up_in_a_sentence_only_asks() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    let why = office.says(SITI, "pak tolong batalkan permohonan saya").await;
    assert!(why.contains("Mengapa permohonan") && why.contains("Siti Aminah"), "{why}");
    assert_eq!(office.tahap(kode).await, "diajukan");
    office.taps(SITI, "Tidak, tetap berjalan").await;
    // In the middle of a draft it is the draft, be it at the question for a name.
    office.says_all(AGUS, &TO_NAME).await;
    let asked = office.says(AGUS, "saya mau membatalkan permohonan saya").await;
    assert!(asked.contains("hapus") || asked.contains("Hapus"), "{asked}");
    assert!(office.says(AGUS, "tidak").await.contains("nama lengkap"), "the draft is there");
}

/// Who looks after several reads whose each message is about; a greeting shows what is missing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_about_one_of_several_say_whose_it_is() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    assert!(office.says(SITI, &format!("/tarik {kode}")).await.contains("Siti Aminah"));
    assert!(office.taps(SITI, "Tidak, tetap berjalan").await.contains("KK-KKKK-K (Siti Aminah) tetap berjalan"));
    office.is_received(kode).await;
    office.is_returned(kode).await;
    office.hush().await;
    let greeted = office.says(SITI, "halo").await;
    assert!(greeted.contains("[📷 Lengkapi]"), "{greeted}");
    let asked = office.taps(SITI, "📷 Lengkapi").await;
    assert!(asked.starts_with("KK-KKKK-K (Siti Aminah): kekurangan 1 dari 1"), "{asked}");
    let done = office.photo(SITI, 7).await;
    assert!(done.contains("permohonan KK-KKKK-K (Siti Aminah)"), "{done}");
}
