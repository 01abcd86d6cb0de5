//! A better photo for a kekurangan: it takes the place of what was remarked in this round, and the book keeps both.

use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI};
use crate::support::{Office, pictures};

impl Office {
    /// The Kasi misses both, and Siti has answered the first one with a dark photo, and was told.
    pub(crate) async fn siti_was_told_of_a_dark_answer(&self) -> layanan_ktp::domain::kode::Kode {
        let kode = self.with_received().await;
        self.says(RATNA_KASI, &format!("/kurang {kode}")).await;
        for label in
            ["Surat pengantar desa", "Tidak ada", "Kartu Keluarga (KK)", "Tidak terbaca", "📨 Kirim daftar (2)"]
        {
            self.taps(RATNA_KASI, label).await;
        }
        self.hush().await;
        self.says(SITI, "/lengkapi").await;
        let told = self.sends_picture(SITI, &pictures::dark(5)).await;
        assert!(told.contains("terlalu gelap"), "{told}");
        kode
    }

    /// What the card says of the files.
    async fn on_card(&self, kode: layanan_ktp::domain::kode::Kode) -> String {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        let card = self.newest(BUDI_STAF).await.text;
        card.lines().filter(|line| line.contains("lembar") || line.contains("⚠️")).collect::<Vec<_>>().join("\n")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_the_last_answer_it_replaces_and_the_book_keeps_both() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    office.sends_picture(SITI, &pictures::dark(5)).await;
    assert_snapshot!(office.photo(SITI, 6).await, @"
    ✅ Foto Kartu Keluarga (KK) sudah diganti dengan yang baru.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert_snapshot!(office.on_card(kode).await, @"📷 Kartu Keluarga (KK): 1 lembar");
    office.hush().await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Lama (putaran 1)
    ---
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Baru
    ");
    assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1").await, "2");
    assert_eq!(office.database.sql("select count(*) from berkas where replaces is not null").await, "1");
    assert_eq!(office.faults().await, []);
    let told = office.photo(SITI, 7).await;
    assert!(told.starts_with("✅ Kartu Keluarga (KK): 2 lembar tersimpan."), "no remark is left: {told}");
}

/// Whatever was said or asked since.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_replaces_after_other_things_were_said() {
    let mut office = Office::open().await;
    office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    office.sends_picture(SITI, &pictures::dark(5)).await;
    office.says_all(SITI, &["terima kasih", "/status"]).await;
    office.stop().await;
    office.start().await;
    assert!(office.photo(SITI, 6).await.contains("✅ Foto Kartu Keluarga (KK) sudah diganti"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_another_one_is_open_it_is_asked_which() {
    let office = Office::open().await;
    let kode = office.siti_was_told_of_a_dark_answer().await;
    assert_snapshot!(office.photo(SITI, 6).await, @"
    Foto ini sudah kami terima. Untuk yang mana?
    [🔁 Pengganti: Surat pengantar desa]
    [📷 Kartu Keluarga (KK)]
    [✖️ Tidak dipakai]
    ");
    assert!(office.says(SITI, "entah").await.contains("Untuk yang mana?"));
    office.says(SITI, "/status").await;
    assert!(office.says(SITI, "/lengkapi").await.contains("Untuk yang mana?"), "it waits");
    assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1").await, "1", "not in the book yet");
    let told = office.taps(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert_snapshot!(told, @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    KK-KKKK-K (Siti Aminah): kekurangan 2 dari 2
    Kartu Keluarga (KK): tidak terbaca

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    office.photo(SITI, 7).await;
    assert_snapshot!(office.on_card(kode).await, @"
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar
    ");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_may_be_the_answer_to_the_open_one_or_nothing() {
    let office = Office::open().await;
    let kode = office.siti_was_told_of_a_dark_answer().await;
    office.photo(SITI, 9).await;
    let told = office.says(SITI, "tidak dipakai").await;
    assert!(told.starts_with("Baik, foto itu tidak dipakai.") && told.contains("Kartu Keluarga (KK)"), "{told}");
    office.photo(SITI, 6).await;
    let told = office.taps(SITI, "📷 Kartu Keluarga (KK)").await;
    assert!(told.starts_with("✅ Kartu Keluarga (KK): 1 lembar tersimpan."), "{told}");
    assert_snapshot!(office.on_card(kode).await, @"
    📷 Surat pengantar desa: 1 lembar
    ⚠️ terlalu gelap
    📷 Kartu Keluarga (KK): 1 lembar
    ");
    let told = office.photo(SITI, 7).await;
    assert!(told.starts_with("✅ Foto Surat pengantar desa sudah diganti"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_keeps_it_is_not_asked() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_answer().await;
    office.taps(SITI, "✔️ Tetap pakai ini").await;
    let told = office.photo(SITI, 6).await;
    assert!(told.starts_with("✅ Kartu Keluarga (KK): 1 lembar tersimpan."), "{told}");
}

/// What is asked for is no question: another sheet stays another sheet.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_sheet_that_was_asked_for_replaces_nothing() {
    let office = Office::open().await;
    office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    office.sends_picture(SITI, &pictures::dark(5)).await;
    office.taps(SITI, "➕ Tambah lembar: Kartu Keluarga (KK)").await;
    assert!(office.photo(SITI, 6).await.starts_with("✅ Kartu Keluarga (KK): 2 lembar tersimpan."));
}
