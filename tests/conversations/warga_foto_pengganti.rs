//! A better photo that is sent without pressing *Kirim ulang*: it is put where it belongs, or asked about.

use bot_api_emulator::protocol::AlbumItem;
use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, SITI};
use crate::support::{Office, pictures};

impl Office {
    /// The letter is dark, and she was told; the KK is asked for.
    pub(crate) async fn siti_was_told_of_a_dark_letter(&self) {
        self.siti_up_to_berkas().await;
        let told = self.sends_picture(SITI, &pictures::dark(1)).await;
        assert!(told.contains("terlalu gelap"), "{told}");
    }

    /// The letter will be brought, the KK is dark, and she was told; the summary stands before her eyes.
    async fn siti_was_told_of_a_dark_kk(&self) {
        self.siti_up_to_berkas().await;
        self.says(SITI, "bawa").await;
        let told = self.sends_picture(SITI, &pictures::dark(1)).await;
        assert!(told.contains("terlalu gelap"), "{told}");
    }
}

/// How many sheets each syarat has, as the summary says it.
fn sheets(told: &str) -> String {
    told.lines()
        .filter(|line| line.contains(": 1 lembar") || line.contains(": 2 lembar"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_next_syarat_it_is_asked_which_one_it_is() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    assert_snapshot!(office.photo(SITI, 1).await, @"
    Foto ini sudah kami terima. Untuk yang mana?
    [🔁 Pengganti: Surat pengantar desa]
    [📷 Kartu Keluarga (KK)]
    [✖️ Tidak dipakai]
    ");
    assert_snapshot!(office.taps(SITI, "🔁 Pengganti: Surat pengantar desa").await, @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    let told = office.photo(SITI, 2).await;
    assert_snapshot!(sheets(&told), @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar
    ");
    office.says(SITI, "kirim").await;
    assert_eq!(office.database.sql("select count(*) from periksa where found is not null").await, "2");
    assert!(!office.answer(BUDI_STAF).await.contains("gelap"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_may_be_the_next_syarat_after_all() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 2).await;
    let told = office.taps(SITI, "📷 Kartu Keluarga (KK)").await;
    assert!(told.starts_with("✅ Kartu Keluarga (KK): 1 lembar tersimpan."), "{told}");
    assert_eq!(office.database.sql("select count(*) from periksa where state = 'seen'").await, "2", "it is looked at");
    // The dark one stands as it was; what comes at the summary can only be a better one of it.
    let told = office.photo(SITI, 1).await;
    assert!(told.starts_with("✅ Foto Surat pengantar desa sudah diganti dengan yang baru."), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_answer_can_be_typed_and_the_question_survives_everything() {
    let mut office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    let asked = office.photo(SITI, 1).await;
    for said in ["/status", "kembali", "apa saja syaratnya?", "entah", "/batal"] {
        office.says(SITI, said).await;
    }
    assert!(office.says(SITI, "tidak").await.contains("Untuk yang mana?"), "not dropped, and asked again");
    office.stop().await;
    office.start().await;
    assert!(office.says(SITI, "/lanjut").await.ends_with(&asked));
    let told = office.says(SITI, "itu pengganti surat pengantar desa").await;
    assert!(told.starts_with("✅ Foto Surat pengantar desa sudah diganti dengan yang baru."), "{told}");
    assert!(told.contains("Berkas 2 dari 2"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_may_be_nothing_at_all() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 3).await;
    assert_snapshot!(office.says(SITI, "tidak dipakai").await, @"
    Baik, foto itu tidak dipakai.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    office.photo(SITI, 3).await;
    assert!(office.says(SITI, "batal").await.starts_with("Baik, foto itu tidak dipakai."));
    assert_eq!(office.count("periksa").await, 1);
}

/// The buttons of the remark mean the same as those of the question.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_remark_can_be_answered_after_the_photo() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    let keep = office.button(SITI, "✔️ Tetap pakai ini").await;
    let more = office.button(SITI, "➕ Tambah lembar: Surat pengantar desa").await;
    office.photo(SITI, 2).await;
    let told = office.presses(SITI, &more).await;
    assert!(told.starts_with("✅ Surat pengantar desa: 2 lembar tersimpan."), "{told}");
    office.photo(SITI, 3).await;
    let told = office.presses(SITI, &keep).await;
    assert_snapshot!(told.lines().take(3).collect::<Vec<_>>().join("\n"), @"
    Baik. Surat pengantar desa, lembar 1 tetap dipakai; petugas akan memeriksanya.

    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    ");
    office.taps(SITI, "✏️ Surat pengantar desa").await;
    office.taps(SITI, "🔄 Kirim ulang semua").await;
    let told = office.sends_picture(SITI, &pictures::blurred(1)).await;
    assert!(
        told.starts_with("✅ Surat pengantar desa: 1 lembar tersimpan."),
        "what was asked for is no question: {told}"
    );
}

/// Who does not answer and sends the next photo is asked about one after the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_that_come_meanwhile_wait_for_their_turn() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 1).await;
    assert_snapshot!(office.photo(SITI, 2).await, @"
    Semua foto sudah kami terima. Foto yang pertama tadi untuk yang mana? Sesudah itu foto berikutnya.
    [🔁 Pengganti: Surat pengantar desa]
    [📷 Kartu Keluarga (KK)]
    [✖️ Tidak dipakai]
    ");
    let told = office.taps(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert_snapshot!(told.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    ");
    assert_snapshot!(sheets(&told), @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_that_come_at_once_belong_together() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.control.advance_clock(30).await.unwrap();
    let album = [pictures::good(1), pictures::good(2)].map(|bytes| AlbumItem::photo(&bytes));
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(told.starts_with("2 foto ini sudah kami terima. Untuk yang mana?") && !told.contains("---"), "{told}");
    let told = office.taps(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert_snapshot!(told.lines().take(3).collect::<Vec<_>>().join("\n"), @"
    ✅ Foto Surat pengantar desa, lembar 1 sudah diganti dengan yang baru.

    ✅ Surat pengantar desa: 2 lembar tersimpan.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_summary_it_replaces_the_one_sheet_that_was_remarked() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_kk().await;
    let told = office.photo(SITI, 2).await;
    assert_snapshot!(told.lines().take(3).collect::<Vec<_>>().join("\n"), @"
    ✅ Foto Kartu Keluarga (KK) sudah diganti dengan yang baru.

    Mohon diperiksa
    ");
    assert_snapshot!(sheets(&told), @"📷 Kartu Keluarga (KK): 1 lembar");
    let told = office.photo(SITI, 3).await;
    assert!(told.starts_with("Foto atau berkas itu tidak kami simpan"), "no remark is left: {told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_the_middle_of_a_change_it_replaces_too() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_kk().await;
    office.taps(SITI, "✏️ Nama").await;
    let told = office.photo(SITI, 2).await;
    assert_snapshot!(told, @"
    ✅ Foto Kartu Keluarga (KK) sudah diganti dengan yang baru.

    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    [↩️ Tidak jadi mengubah]
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert!(office.says(SITI, "Siti Aminah Putri").await.contains("Nama: Siti Aminah Putri"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_sheets_it_is_asked_which() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let album = [pictures::blurred(1), pictures::good(2), pictures::dark(3)].map(|bytes| AlbumItem::photo(&bytes));
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    office.answer(SITI).await;
    office.says(SITI, "bawa").await;
    assert_snapshot!(office.photo(SITI, 4).await, @"
    Foto ini sudah kami terima. Untuk yang mana?
    [🔁 Pengganti: Surat pengantar desa (1)]
    [🔁 Pengganti: Surat pengantar desa (3)]
    [✖️ Tidak dipakai]
    ");
    let told = office.says(SITI, "pengganti surat pengantar desa 3").await;
    assert!(told.starts_with("✅ Foto Surat pengantar desa, lembar 3 sudah diganti"), "{told}");
    let told = office.photo(SITI, 5).await;
    assert!(told.starts_with("✅ Foto Surat pengantar desa, lembar 1 sudah diganti"), "only one is left: {told}");
}

/// Of one picture for two syarat either may be the wrong one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_one_picture_for_two_syarat_it_is_asked_which() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    office.sends_picture(SITI, &pictures::saved_anew(1)).await;
    assert_snapshot!(office.photo(SITI, 2).await, @"
    Foto ini sudah kami terima. Untuk yang mana?
    [🔁 Pengganti: Kartu Keluarga (KK)]
    [🔁 Pengganti: Surat pengantar desa]
    [✖️ Tidak dipakai]
    ");
    let told = office.taps(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert!(told.starts_with("✅ Foto Surat pengantar desa sudah diganti"), "{told}");
    let told = office.photo(SITI, 3).await;
    assert!(told.starts_with("Foto atau berkas itu tidak kami simpan"), "it is a copy of nothing any more: {told}");
}

/// What was not said yet cannot have been answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_the_remark_is_made_a_photo_answers_the_question() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::dark(1), "Berkas 2 dari 2").await;
    office.sends_unseen(SITI, &pictures::good(2), "Mohon diperiksa").await;
    office.files_are_back().await;
    assert!(office.photo(SITI, 3).await.contains("✅ Foto Surat pengantar desa sudah diganti"));
}

/// What comes at once after a sheet is of the same syarat, whatever was remarked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_sent_at_once_is_another_sheet() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    let told = office.next_photo(SITI, 2).await;
    assert!(told.starts_with("✅ Surat pengantar desa: 2 lembar tersimpan."), "{told}");
}
