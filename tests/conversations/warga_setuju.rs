//! The privacy notice: which text was agreed to, the whole of it at any time, and a change of mind.

use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{SITI, SITI_KK, SITI_NIK};

fn newer() -> String {
    include_str!("../../kantor.toml").replace("pemberitahuan_versi = \"2026-8\"", "pemberitahuan_versi = \"2027-1\"")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_that_was_changed_is_shown_before_it_is_agreed_to() {
    let mut office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let agree = office.button(SITI, "✅ Mengerti dan setuju").await;
    office.stop().await;
    office.start_with(&newer()).await;
    let told = office.presses(SITI, &agree).await;
    assert_snapshot!(told.split_once("\n\nKami meminta").unwrap().0, @r"
    Pemberitahuan ini baru saja diperbarui. Mohon dibaca sekali lagi.

    Sebelum mulai, mohon dibaca.
    ");
    assert!(office.taps(SITI, "✅ Mengerti dan setuju").await.starts_with("Permohonan ini untuk siapa?"));
    let rest = ["saya", "KTP baru", "Siti", SITI_NIK, SITI_KK];
    office.says_all(SITI, &rest).await;
    office.says_all(SITI, &["Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_eq!(office.database.sql("select consent_version from permohonan").await, "2027-1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_agreed_to_before_the_change_is_recorded_as_that() {
    let mut office = Office::open().await;
    office.siti_up_to_summary().await;
    office.stop().await;
    office.start_with(&newer()).await;
    office.says_all(SITI, &["kirim", "sudah saya baca", "kirim"]).await;
    assert_eq!(office.database.sql("select consent_version from permohonan").await, "2026-8");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_notice_is_there_at_any_time() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let more = office.button(SITI, "📄 Selengkapnya").await;
    office.says_all(SITI, &TO_NAME[1..]).await;
    let told = office.presses(SITI, &more).await;
    assert!(told.starts_with("Perlindungan data pribadi") && told.ends_with("[▶️ Lanjutkan isian]"), "{told}");
    assert!(office.says(SITI, "Siti").await.contains("NIK"), "the question is still open");
    office.says(SITI, "/batal").await;
    office.says(SITI, "ya").await;
    let told = office.presses(SITI, &more).await;
    assert!(told.starts_with("Perlindungan data pribadi") && told.ends_with("[📝 Ajukan KTP]"), "{told}");
    assert_eq!(office.says(SITI, "/batal").await.lines().count(), 1, "no draft was begun by reading");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_does_not_agree_any_more_is_asked_whether_to_drop() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    let no = office.button(SITI, "❌ Tidak setuju").await;
    office.says_all(SITI, &TO_NAME[1..]).await;
    assert_snapshot!(office.presses(SITI, &no).await, @r"
    Isian yang belum dikirim akan dihapus: KTP baru. Hapus sekarang?
    [Tidak, simpan]
    [🗑 Ya, hapus]
    ");
    assert!(office.says(SITI, "tidak").await.contains("Silakan tulis nama lengkap"));
    office.presses(SITI, &no).await;
    assert_snapshot!(office.says(SITI, "ya").await, @"Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.");
}

/// The office says what is new in its notice.
fn newer_with_words() -> String {
    newer().replace("pemberitahuan_perubahan = \"", "pemberitahuan_perubahan = \"Foto berkas dihapus sesudah 30 hari. ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_notice_is_read_once_before_the_next_conversation() {
    let mut office = Office::open().await;
    let kode = office.with_returned().await;
    office.stop().await;
    office.start_with(&newer_with_words()).await;
    assert_snapshot!(office.says(SITI, "/lengkapi").await, @"
    Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Yang baru:

    Foto berkas dihapus sesudah 30 hari. Data dan foto berkas sekarang dikirim ke petugas Dispendukcapil juga lewat Telegram, sebagai satu arsip. Sampai kapan data disimpan, tertulis di /dataku.
    [✅ Sudah saya baca]
    [📄 Selengkapnya]
    ");
    assert!(office.says(SITI, "apa itu").await.contains("Sudah saya baca"), "nothing else goes on");
    assert!(office.photo(SITI, 7).await.contains("Sudah saya baca"));
    let told = office.taps(SITI, "📄 Selengkapnya").await;
    assert!(told.starts_with("Perlindungan data pribadi") && told.ends_with("[✅ Sudah saya baca]"), "{told}");
    let read = office.button(SITI, "✅ Sudah saya baca").await;
    let told = office.says(SITI, "sudah").await;
    assert!(told.contains("Kartu Keluarga"), "it goes on with what was begun: {told}");
    office.photo(SITI, 8).await;
    assert!(office.loaded(kode).await.permohonan.checklist.open_kekurangan().is_empty(), "the photo is its answer");
    assert!(office.presses(SITI, &read).await.contains("sudah terjawab"));
    assert!(office.says(SITI, "/ubahdata").await.contains("Data mana yang keliru"), "it is read once");
    assert_eq!(office.database.sql("select version from pemberitahuan").await, "2027-1");
    assert_eq!(
        office.database.sql("select consent_version from permohonan").await,
        "2026-8",
        "what was agreed to stays"
    );
    assert!(office.faults().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_applies_again_reads_what_is_new_above_the_notice() {
    let mut office = Office::open().await;
    office.siti_applies().await;
    office.stop().await;
    office.start_with(&newer_with_words()).await;
    let told = office.says(SITI, "/ubahdata").await;
    assert!(told.contains("Yang baru"), "{told}");
    let told = office.says(SITI, "/ajukan").await;
    assert_snapshot!(told.split_once("\n\nKami meminta").unwrap().0, @"
    Dari chat ini masih ada permohonan yang berjalan:

    • KK-KKKK-K (Siti Aminah) – KTP baru: diajukan, menunggu diterima petugas

    Bila ingin membuat permohonan lain, silakan lanjutkan di bawah ini.

    Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Yang baru:

    Foto berkas dihapus sesudah 30 hari. Data dan foto berkas sekarang dikirim ke petugas Dispendukcapil juga lewat Telegram, sebagai satu arsip. Sampai kapan data disimpan, tertulis di /dataku.

    Sebelum mulai, mohon dibaca.
    ");
    office.says(SITI, "setuju").await;
    assert!(office.says(SITI, "/ubahdata").await.contains("Data mana yang keliru"), "agreed to in a draft is read");
    office.says_all(SITI, &["/batal", "ya"]).await;
    // The profile says nothing of what is new.
    office.stop().await;
    let silent: String =
        newer().lines().filter(|l| !l.starts_with("pemberitahuan_perubahan")).collect::<Vec<_>>().join("\n");
    office.start_with(&silent.replace("2027-1", "2027-2")).await;
    assert_snapshot!(office.says(SITI, "/ubahdata").await, @"
    Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Mohon dibaca sekali lagi.
    [✅ Sudah saya baca]
    [📄 Selengkapnya]
    ");
    let read = office.button(SITI, "✅ Sudah saya baca").await;
    office.stop().await;
    office.start_with(&newer_with_words().replace("2027-1", "2027-3")).await;
    assert!(office.presses(SITI, &read).await.contains("Foto berkas"), "one that has changed once more is shown first");
    assert_eq!(office.count("pemberitahuan").await, 0);
    assert!(office.taps(SITI, "✅ Sudah saya baca").await.contains("Data mana yang keliru"));
}

/// A draft that was begun before goes on only once what is new was read: by its button, or at the latest when it is sent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_goes_on_after_what_has_changed_was_read() {
    let mut office = Office::open().await;
    office.siti_up_to_number().await;
    office.stop().await;
    office.start_with(&newer_with_words()).await;
    office.says(SITI, "/ajukan").await;
    let told = office.taps(SITI, "▶️ Lanjutkan isian").await;
    assert!(told.contains("Yang baru") && told.contains("[✅ Sudah saya baca]"), "{told}");
    assert!(
        office.taps(SITI, "✅ Sudah saya baca").await.contains("lanjutkan isian yang tadi"),
        "it goes on where it was"
    );
    assert_eq!(office.database.sql("select version from pemberitahuan").await, "2027-1");
    let mut office = Office::open().await;
    office.siti_up_to_summary().await;
    office.stop().await;
    office.start_with(&newer_with_words()).await;
    assert!(office.says(SITI, "kirim").await.contains("Yang baru"));
    assert_eq!(office.count("permohonan").await, 0, "nothing goes before it was read");
    assert!(office.taps(SITI, "✅ Sudah saya baca").await.contains("Mohon diperiksa"), "it is looked at once more");
    assert!(office.says(SITI, "kirim").await.contains("Kode"));
    assert_eq!(office.count("permohonan").await, 1);
}

/// Whoever just types on reads it before their answer is taken, which is kept meanwhile: nothing is said twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_waits_until_what_has_changed_was_read() {
    let mut office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti Aminah").await;
    office.stop().await;
    office.start_with(&newer_with_words()).await;
    assert_snapshot!(office.says(SITI, SITI_NIK).await, @"
    Terima kasih, jawaban Bapak/Ibu sudah kami terima. Sebelum dilanjutkan, mohon yang berikut dibaca dahulu.

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Yang baru:

    Foto berkas dihapus sesudah 30 hari. Data dan foto berkas sekarang dikirim ke petugas Dispendukcapil juga lewat Telegram, sebagai satu arsip. Sampai kapan data disimpan, tertulis di /dataku.
    [✅ Sudah saya baca]
    [📄 Selengkapnya]
    ");
    assert!(office.left_of(SITI).await.iter().all(|said| said != SITI_NIK), "it is kept here, and not in the chat");
    assert!(office.says(SITI, "apa ini").await.contains("Sudah saya baca"), "that is no answer to it");
    assert_snapshot!(office.taps(SITI, "✅ Sudah saya baca").await, @"
    ✅ NIK tersimpan: ••••••••••••9901

    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    ");
    office.says_all(SITI, &[SITI_KK, "Japan", "lewati", "bawa"]).await;
    office.photo(SITI, 1).await;
    assert!(office.says(SITI, "kirim").await.contains("Kode"), "it is read once");
    let agreed = "select version || ' ' || consent_version from pemberitahuan, permohonan";
    assert_eq!(office.database.sql(agreed).await, "2027-1 2026-8");
}

/// A button and photos are kept, too; what looks things up is not stopped, and in between nothing is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_and_photos_wait_until_what_has_changed_was_read() {
    let mut office = Office::open().await;
    office.siti_up_to_number().await;
    office.stop().await;
    office.start_with(&newer_with_words()).await;
    assert!(office.says(SITI, "/syarat").await.contains("Surat pengantar"));
    let skip = office.says(SITI, "lewati").await;
    assert!(skip.contains("jawaban Bapak/Ibu sudah kami terima") && skip.contains("Yang baru"), "{skip}");
    assert!(office.taps(SITI, "✅ Sudah saya baca").await.contains("Surat pengantar desa"), "the next question");
    office.stop().await;
    office.start_with(&newer_with_words().replace("2027-1", "2027-2")).await;
    assert!(office.photo(SITI, 1).await.contains("jawaban Bapak/Ibu sudah kami terima"));
    office.next_photo(SITI, 2).await;
    assert_eq!(office.count("periksa").await, 0);
    let told = office.taps(SITI, "✅ Sudah saya baca").await;
    assert!(told.contains("Surat pengantar desa: 2 lembar"), "{told}");
    assert_eq!(office.count("periksa").await, 2);
    assert!(office.photo(SITI, 3).await.contains("Mohon diperiksa"));
    assert!(office.says(SITI, "kirim").await.contains("Kode"));
    assert!(office.faults().await.is_empty());
}

/// What is asked for by chat stands in the notice, so it is another one without anybody having to name it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_office_that_asks_for_less_has_another_notice_by_itself() {
    let mut office = Office::open().await;
    office.with_returned().await;
    office.switches(false, true).await;
    assert_snapshot!(office.says(SITI, "/lengkapi").await, @"
    Pemberitahuan tentang data pribadi sudah diperbarui sejak terakhir Bapak/Ibu baca. Yang baru:

    Data dan foto berkas sekarang dikirim ke petugas Dispendukcapil juga lewat Telegram, sebagai satu arsip. Sampai kapan data disimpan, tertulis di /dataku.

    NIK dan nomor KK tidak kami tanyakan lewat chat; petugas mencatatnya di kantor.
    [✅ Sudah saya baca]
    [📄 Selengkapnya]
    ");
    office.taps(SITI, "✅ Sudah saya baca").await;
    assert_eq!(office.database.sql("select version from pemberitahuan").await, "2026-8+tanpa-nomor");
    assert!(office.says(SITI, "/lengkapi").await.contains("Kartu Keluarga"), "it is read once");
    office.switches(true, true).await;
    assert!(office.says(SITI, "/lengkapi").await.contains("Kartu Keluarga"), "this one was agreed to");
    office.switches(false, false).await;
    let told = office.says(SITI, "/ubahdata").await;
    assert!(told.contains("petugas mencatatnya di kantor") && told.contains("aslinya dibawa ke kantor"), "{told}");
}
