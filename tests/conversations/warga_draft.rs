//! What was said before sending: changed, kept, dropped only by the person's own word.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS_KK, SITI, SITI_KK, SITI_NIK};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_can_be_changed_from_the_summary() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    assert_snapshot!(office.taps(SITI, "✏️ Untuk siapa").await, @r"
    Permohonan ini untuk siapa?
    [Saya sendiri]
    [Orang lain]
    [↩️ Tidak jadi mengubah]
    ");
    office.taps(SITI, "Orang lain").await;
    office.taps(SITI, "Anak").await;
    assert_snapshot!(office.taps(SITI, "✏️ Nama").await, @r"
    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    [↩️ Tidak jadi mengubah]
    ");
    office.says(SITI, "Sumarni").await;
    office.taps(SITI, "✏️ NIK").await;
    office.says(SITI, "3516134101609906").await;
    office.taps(SITI, "✏️ Nomor KK").await;
    office.says(SITI, AGUS_KK).await;
    office.taps(SITI, "✏️ Desa").await;
    office.taps(SITI, "Brangkal").await;
    office.taps(SITI, "✏️ Surat pengantar desa").await;
    office.photo(SITI, 11).await;
    office.taps(SITI, "✏️ Kartu Keluarga (KK)").await;
    assert_snapshot!(office.taps(SITI, "📄 Asli dibawa ke kantor").await, @"
    Baik. Kartu Keluarga (KK): mohon aslinya dibawa ke kantor.

    Mohon diperiksa

    Untuk: orang tua (Anda anak pemohon)
    Layanan: KTP baru
    Nama: Sumarni
    NIK: 3516••••••••9906
    Nomor KK: ••••••••••••9902
    Desa: Brangkal
    Nomor telepon: tidak diisi
    📷 Surat pengantar desa: 1 lembar
    📄 Kartu Keluarga (KK): aslinya dibawa ke kantor

    🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai anak pemohon). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    ");
    office.says(SITI, "kirim").await;
    let p = &office.own(SITI).await[0].permohonan;
    assert_eq!(
        (p.data.nama.as_str(), p.data.nik().unwrap().as_str(), p.data.kk().unwrap().as_str()),
        ("Sumarni", "3516134101609906", AGUS_KK)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changing_the_kind_asks_only_what_is_new() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.taps(SITI, "✏️ Layanan").await;
    office.taps(SITI, "✏️ Perbaikan data KTP").await;
    office.taps(SITI, "Alamat").await;
    office.says_all(SITI, &["lanjut", "Jl. Lama 1", "Jl. Baru 2"]).await;
    assert_snapshot!(office.says(SITI, "sudah benar").await, @r"
    Berkas 3 dari 4: KTP lama

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_snapshot!(office.says_all(SITI, &["bawa", "bawa"]).await, @"
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
    Alamat: “Jl. Lama 1” menjadi “Jl. Baru 2”
    Data di KK: sudah benar
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📷 Kartu Keluarga (KK): 1 lembar
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
    [✏️ Perbaikan: Alamat]
    [✏️ Data di KK]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    [✏️ KTP lama]
    [✏️ Bukti (akta, ijazah, atau buku nikah)]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leaving_an_answer_as_it_was_leads_back_to_the_summary() {
    let office = Office::open().await;
    let summary = office.siti_up_to_summary().await;
    let summary = summary.split_once("\n\n").unwrap().1.replace("\n[➕ Tambah lembar: Kartu Keluarga (KK)]", "");
    for edit in
        ["Untuk siapa", "Layanan", "Nama", "NIK", "Nomor KK", "Desa", "Surat pengantar desa", "Kartu Keluarga (KK)"]
    {
        let asked = office.taps(SITI, &format!("✏️ {edit}")).await;
        assert!(asked.ends_with("[↩️ Tidak jadi mengubah]"), "{asked}");
        assert_eq!(office.taps(SITI, "↩️ Tidak jadi mengubah").await, summary, "after {edit}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leaving_the_corrections_as_they_were_leads_back_to_the_summary() {
    let office = Office::open().await;
    office
        .says_all(
            SITI,
            &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK, "Japan", "lewati"],
        )
        .await;
    office.says_all(SITI, &["alamat", "lanjut", "Jl. Lama 1", "Jl. Baru 2", "sudah benar"]).await;
    let summary = office.says_all(SITI, &["bawa", "bawa", "bawa", "bawa"]).await;
    let summary = summary.split_once("\n\n").unwrap().1.to_owned();
    office.taps(SITI, "✏️ Data yang diperbaiki").await;
    assert_eq!(office.taps(SITI, "↩️ Tidak jadi mengubah").await, summary);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_of_earlier_questions_change_nothing() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    let agree = office.button(SITI, "✅ Mengerti dan setuju").await;
    let no = office.button(SITI, "❌ Tidak setuju").await;
    let else_ = office.button(SITI, "Orang lain").await;
    assert_snapshot!(office.presses(SITI, &no).await, @r"
    Isian yang belum dikirim akan dihapus: KTP baru. Hapus sekarang?
    [Tidak, simpan]
    [🗑 Ya, hapus]
    ");
    for old in [agree, else_] {
        assert!(office.presses(SITI, &old).await.starts_with("Pertanyaan itu sudah terjawab"));
    }
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati", "bawa"]).await;
    let promise_of_letter = office.forges(SITI, "1:a:prom:pengantar").await;
    assert!(promise_of_letter.contains("Berkas 2 dari 2"), "{promise_of_letter}");
    let summary = office.says(SITI, "bawa").await;
    assert!(summary.contains("Untuk: diri sendiri") && summary.contains("Desa: Japan"), "{summary}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_of_nobody_knows_what_changes_nothing() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    assert_snapshot!(office.forges(SITI, "0:old").await, @"Tombol itu sudah tidak dipakai; tidak ada yang berubah. Keadaan terbaru ada di /status.");
    assert!(office.says(SITI, "Siti").await.contains("NIK"), "the draft goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_survives_three_days_and_a_restart() {
    let mut office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti Aminah").await;
    office.stop().await;
    office.later(TimeDelta::days(3)).await;
    office.control.send_text(SITI, SITI_NIK).await.unwrap();
    office.start().await;
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ NIK tersimpan: ••••••••••••9901

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_but_batal_drops_a_draft() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let mut heard = String::new();
    for text in
        ["/bantuan", "/status", "/syarat", "/start", "/ajukan", "/lengkapi", "/tarik", "/tidakada", "terima kasih"]
    {
        let answer = office.says(SITI, text).await;
        let offers = answer.contains("[▶️ Lanjutkan isian]") || answer.contains("Berkas 1 dari 2");
        heard.push_str(&format!("{text}: {} (goes on: {offers})\n", answer.lines().next().unwrap()));
    }
    assert_snapshot!(heard, @r"
    /bantuan: Bantuan (goes on: true)
    /status: Permohonan Bapak/Ibu belum dikirim. Isiannya masih tersimpan, silakan dilanjutkan. (goes on: true)
    /syarat: Berkas yang perlu disiapkan: (goes on: true)
    /start: Selamat datang kembali, Bapak/Ibu. (goes on: true)
    /ajukan: Masih ada isian permohonan yang belum dikirim. Silakan lanjutkan, atau hapus dahulu untuk membuat yang baru. (goes on: true)
    /lengkapi: Tidak ada berkas yang perlu dilengkapi dari chat ini. Keadaan permohonan ada di /status. (goes on: true)
    /tarik: Tidak ada permohonan dari chat ini yang dapat ditarik. Keadaan permohonan ada di /status. (goes on: true)
    /tidakada: Mohon maaf, perintah itu tidak ada. Daftar perintah ada di /bantuan. (goes on: true)
    terima kasih: Sama-sama, Bapak/Ibu. (goes on: true)
    ");
    office.says(SITI, "/start").await;
    assert_snapshot!(office.taps(SITI, "▶️ Lanjutkan isian").await, @r"
    Kita lanjutkan isian yang tadi.

    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn batal_asks_no_keeps_and_yes_drops() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    assert_snapshot!(office.says(SITI, "/batal").await, @r"
    Isian yang belum dikirim akan dihapus: KTP baru, atas nama Siti Aminah. Hapus sekarang?
    [Tidak, simpan]
    [🗑 Ya, hapus]
    ");
    assert_snapshot!(office.says(SITI, "jangan").await, @r"
    Baik, isian tetap tersimpan.

    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    office.says(SITI, "/batal").await;
    assert_snapshot!(office.says(SITI, "nggih").await, @"Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.");
    assert_snapshot!(office.says(SITI, "/batal").await, @"Tidak ada isian yang perlu dihapus. Permohonan yang sudah dikirim dapat ditarik dengan /tarik.");
    assert!(office.says(SITI, "/ajukan").await.contains("mohon dibaca"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_ya_hapus_drops_nothing() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "/batal").await;
    let yes = office.button(SITI, "🗑 Ya, hapus").await;
    office.taps(SITI, "Tidak, simpan").await;
    assert_snapshot!(office.presses(SITI, &yes).await, @r"
    Pertanyaan itu sudah terjawab; jawaban Anda tetap tersimpan. Silakan jawab pertanyaan yang terakhir.

    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_meant_for_batal_is_not_taken_as_an_answer() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "/batal").await;
    assert!(office.says(SITI, "bagaimana ya").await.starts_with("Isian yang belum dikirim akan dihapus"));
    assert!(office.taps(SITI, "Tidak, simpan").await.contains("Silakan tulis nama lengkap"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_summary_that_was_sent_cannot_be_sent_again() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    let send = office.button(SITI, "📨 Kirim").await;
    office.presses(SITI, &send).await;
    assert_snapshot!(office.presses(SITI, &send).await, @r"
    Permohonan sudah terkirim, jadi tidak dapat diubah di sini. Bila ada yang salah: tarik dengan /tarik lalu ajukan lagi, atau beri tahu petugas.

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
    assert_eq!(office.count("permohonan").await, 1);
    office.says_all(SITI, &["/tarik", "tidak jadi", "ya"]).await;
    let told = office.presses(SITI, &send).await;
    assert!(!told.contains("sudah terkirim"), "{told}");
    assert_snapshot!(told.lines().next().unwrap(), @"Permohonan dari isian itu sudah tidak dilanjutkan, jadi tidak dapat dikirim atau diubah lagi. Bila masih perlu, silakan ajukan lagi dengan /ajukan.");
    office.siti_up_to_berkas().await; // another draft stands open
    assert_eq!(office.presses(SITI, &send).await.lines().next(), told.lines().next());
    assert_eq!(office.count("permohonan").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edited_message_is_not_read_and_that_is_said() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    let id = office.control.send_text(SITI, "Siti Amina").await.unwrap();
    office.answer(SITI).await;
    office.control.edit_text(SITI, id, "Siti Aminah").await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"
    Pesan yang diubah tidak kami baca. Bila jawaban tadi keliru, tulis “kembali”.

    Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    ");
}
