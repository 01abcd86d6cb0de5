//! What was remarked and not answered, at the end: the summary marks it, and it is asked once before it is sent.

use bot_api_emulator::protocol::AlbumItem;
use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, SITI, SITI_KK, SITI_NIK};
use crate::support::{Office, pictures};

const PDF: (&str, &str) = ("kk.pdf", "application/pdf");

impl Office {
    /// The letter will be brought, the KK is this picture, and the summary stands before her eyes.
    async fn siti_sent_a_bad_kk(&self, bytes: &[u8]) -> String {
        self.siti_up_to_berkas().await;
        self.says(SITI, "bawa").await;
        self.sends_picture(SITI, bytes).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_summary_marks_it_and_it_is_asked_once() {
    let office = Office::open().await;
    office.siti_sent_a_bad_kk(&pictures::dark(1)).await;
    office.taps(SITI, "✏️ Nomor telepon").await;
    let told = office.says(SITI, "lewati").await;
    let lines: Vec<&str> = told.lines().skip_while(|line| !line.contains("(KK)")).take(2).collect();
    assert_snapshot!(lines.join("\n"), @"
    📷 Kartu Keluarga (KK): 1 lembar
    ⚠️ terlalu gelap
    ");
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    Sebelum dikirim, mohon dilihat sekali lagi:

    • Kartu Keluarga (KK): terlalu gelap

    Dikirim begini, atau difoto lagi?
    [📷 Kirim ulang: Kartu Keluarga (KK)]
    [📨 Kirim begini]
    ");
    // What is changed now is no reason to ask again.
    assert!(office.taps(SITI, "✏️ Nama").await.starts_with("Silakan tulis nama"), "the summary stands above");
    office.says(SITI, "Siti Aminah Putri").await;
    assert!(office.says(SITI, "kirim").await.contains("sudah terkirim"));
    assert!(office.answer(BUDI_STAF).await.contains("⚠️ terlalu gelap"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_second_kirim_goes_through() {
    let office = Office::open().await;
    office.siti_sent_a_bad_kk(&pictures::dark(1)).await;
    let send = office.button(SITI, "📨 Kirim").await;
    office.presses(SITI, &send).await;
    assert!(office.says(SITI, "entah").await.contains("Dikirim begini, atau difoto lagi?"));
    assert!(office.presses(SITI, &send).await.contains("sudah terkirim"), "the button of the summary, too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_photo_is_the_answer_or_a_word() {
    let office = Office::open().await;
    let album = [pictures::blurred(1), pictures::good(2), pictures::dark(3)].map(|bytes| AlbumItem::photo(&bytes));
    office.siti_up_to_berkas().await;
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    office.answer(SITI).await;
    office.says(SITI, "bawa").await;
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    Sebelum dikirim, mohon dilihat sekali lagi:

    • Surat pengantar desa, lembar 1: agak buram
    • Surat pengantar desa, lembar 3: terlalu gelap

    Dikirim begini, atau difoto lagi?
    [📷 Kirim ulang: Surat pengantar desa (1)]
    [📷 Kirim ulang: Surat pengantar desa (3)]
    [📨 Kirim begini]
    ");
    assert!(office.says(SITI, "kembali").await.contains("Mohon diperiksa"));
    office.taps(SITI, "📷 Kirim ulang: Surat pengantar desa (3)").await;
    assert!(office.photo(SITI, 4).await.contains("lembar 1: ⚠️ agak buram"));
    office.taps(SITI, "✔️ Tetap pakai: Surat pengantar desa (1)").await;
    assert!(office.says(SITI, "kirim").await.contains("sudah terkirim"), "all is answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_better_photo_answers_the_question() {
    let office = Office::open().await;
    office.siti_sent_a_bad_kk(&pictures::dark(1)).await;
    office.says(SITI, "kirim").await;
    let told = office.photo(SITI, 2).await;
    assert!(
        told.starts_with("✅ Foto Kartu Keluarga (KK) sudah diganti") && told.contains("Mohon diperiksa"),
        "{told}"
    );
    assert!(office.says(SITI, "kirim").await.contains("sudah terkirim"));
}

/// A *ya* to something said long ago sends nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_asked_long_ago_is_not_sent_by_a_word() {
    let office = Office::open().await;
    office.siti_sent_a_bad_kk(&pictures::dark(1)).await;
    office.says(SITI, "kirim").await;
    office.later(chrono::TimeDelta::hours(13)).await;
    assert!(office.says(SITI, "kirim begini").await.contains("Dikirim begini, atau difoto lagi?"));
    assert!(office.says(SITI, "kirim begini").await.contains("sudah terkirim"));
}

/// What nobody can open is of no use to officers: it is not offered to be used all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_can_open_can_be_paper() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    let told = office.sends_file(SITI, PDF, &pictures::locked_pdf(1)).await;
    assert_snapshot!(told.rsplit("\n---\n").next().unwrap(), @"
    PDF Kartu Keluarga (KK) tampaknya terkunci kata sandi. Mohon kirim PDF tanpa kata sandi, atau fotonya.

    Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    ");
    let id = office.database.sql("select periksa_id from periksa").await;
    let old = office.forges(SITI, &format!("1:fo:{id}:keep")).await;
    assert!(old.starts_with("Mohon maaf, Kartu Keluarga (KK) tidak dapat dibuka, juga oleh petugas."), "{old}");
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    Sebelum dikirim, mohon dilihat sekali lagi:

    • Kartu Keluarga (KK): PDF terkunci kata sandi

    Yang tidak dapat dibuka di sini juga tidak dapat dibuka petugas. Dikirim ulang, atau dikirim begini dan aslinya dibawa ke kantor?
    [📷 Kirim ulang: Kartu Keluarga (KK)]
    [📄 Asli dibawa ke kantor]
    [📨 Kirim begini]
    ");
    let told = office.taps(SITI, "📄 Asli dibawa ke kantor").await;
    assert!(told.contains("📄 Kartu Keluarga (KK): aslinya dibawa ke kantor"), "{told}");
    assert!(office.says(SITI, "kirim").await.contains("sudah terkirim"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_that_nobody_can_open_are_not_offered_either() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let album = [pictures::cut_off(1), pictures::cut_off(2)].map(|bytes| AlbumItem::photo(&bytes));
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    let told = office.answer(SITI).await;
    assert_snapshot!(told.rsplit("\n---\n").next().unwrap(), @"
    Beberapa berkas belum dapat dibuka:

    • Surat pengantar desa, lembar 1: tidak dapat dibuka
    • Surat pengantar desa, lembar 2: tidak dapat dibuka

    Mohon dikirim sekali lagi sebagai foto, atau PDF tanpa kata sandi. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang: Surat pengantar desa (1)]
    [📷 Kirim ulang: Surat pengantar desa (2)]
    ");
}

/// At the counter the same, in the words for staf.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_are_asked_too() {
    let office = Office::open().await;
    let answers = ["/daftarkan", "sudah", "KTP baru", "Sumiati Lestari", SITI_NIK, SITI_KK, "Japan", "lewati"];
    office.says_all(BUDI_STAF, &answers).await;
    office.sends_picture(BUDI_STAF, &pictures::dark(31)).await;
    office.says(BUDI_STAF, "asli dibawa").await;
    assert_snapshot!(office.says(BUDI_STAF, "daftarkan").await, @"
    Sebelum didaftarkan, mohon dilihat sekali lagi:

    • Surat pengantar desa: terlalu gelap

    Didaftarkan begini, atau difoto lagi?
    [📷 Kirim ulang: Surat pengantar desa]
    [📨 Daftarkan begini]
    ");
    assert!(office.says(BUDI_STAF, "daftarkan").await.contains("Terdaftar"));
}
