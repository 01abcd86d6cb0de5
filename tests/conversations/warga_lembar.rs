//! Sheets of a berkas: sent together, one by one, later, and to be changed.

use bot_api_emulator::protocol::{AlbumItem, NewDocument};
use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, SITI, SITI_KK, SITI_NIK};
use crate::support::{Office, pictures};

/// The first line of an answer, and the question or heading below it.
fn heads(answer: &str) -> String {
    let parts: Vec<&str> = answer.split("\n\n").filter_map(|part| part.lines().next()).take(2).collect();
    parts.join("\n")
}

fn photos(numbers: std::ops::Range<u8>) -> Vec<AlbumItem> {
    numbers.map(|n| AlbumItem::photo(&pictures::good(100 + u32::from(n)))).collect()
}

impl Office {
    async fn sheets(&self, syarat: &str) -> String {
        let count = "select count(*) from berkas where answer = 'file' and syarat";
        self.database.sql(&format!("{count} = '{syarat}'")).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_sheet_sent_at_once_belongs_to_the_first() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    assert_snapshot!(office.next_photo(SITI, 2).await, @r"
    ✅ Surat pengantar desa: 2 lembar tersimpan.
    Foto yang dikirim beruntun kami simpan pada berkas yang sama.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    assert_snapshot!(heads(&office.photo(SITI, 3).await), @r"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    Mohon diperiksa
    ");
    office.says(SITI, "kirim").await;
    assert_eq!((office.sheets("pengantar").await, office.sheets("kk").await), ("2".into(), "1".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anything_said_in_between_ends_what_is_sent_at_once() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    office.says(SITI, "sudah").await;
    assert_snapshot!(heads(&office.next_photo(SITI, 2).await), @r"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    Mohon diperiksa
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifteen_photos_chosen_at_once_are_of_one_berkas() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.control.send_album(SITI, photos(0..10)).await.unwrap();
    office.control.advance_clock(40).await.unwrap(); // the rest is still on its way through a slow network
    office.control.send_album(SITI, photos(10..15)).await.unwrap();
    let told = office.answer(SITI).await;
    assert_snapshot!(heads(told.rsplit("\n---\n").next().unwrap()), @r"
    ✅ Surat pengantar desa: 15 lembar tersimpan.
    Berkas 2 dari 2: Kartu Keluarga (KK)
    ");
    office.says_all(SITI, &["bawa", "kirim"]).await;
    assert_eq!((office.sheets("pengantar").await, office.sheets("kk").await), ("15".into(), "0".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sheet_found_later_is_added_with_its_button() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    assert_snapshot!(office.taps(SITI, "➕ Tambah lembar: Surat pengantar desa").await, @r"
    Silakan kirim lembar berikutnya untuk Surat pengantar desa.
    [➡️ Sudah cukup, lanjut]
    ");
    assert_snapshot!(office.photo(SITI, 2).await, @r"
    ✅ Surat pengantar desa: 2 lembar tersimpan.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    office.photo(SITI, 3).await;
    office.says(SITI, "kirim").await;
    assert_eq!((office.sheets("pengantar").await, office.sheets("kk").await), ("2".into(), "1".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn enough_sheets_leads_back_to_the_question() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    let add = office.button(SITI, "➕ Tambah lembar: Surat pengantar desa").await;
    office.presses(SITI, &add).await;
    assert!(office.says(SITI, "bagaimana ini").await.contains("lembar berikutnya untuk Surat pengantar desa"));
    assert!(office.taps(SITI, "➡️ Sudah cukup, lanjut").await.starts_with("Berkas 2 dari 2"));
    office.says(SITI, "/batal").await;
    office.says(SITI, "ya").await;
    assert!(office.presses(SITI, &add).await.starts_with("Belum ada permohonan"), "of a draft that is gone");
    office.siti_up_to_berkas().await;
    assert!(office.presses(SITI, &add).await.starts_with("Pertanyaan itu sudah terjawab"), "nothing to add to");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_summary_asks_whether_sheets_are_added_or_sent_anew() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    office.photo(SITI, 2).await;
    assert_snapshot!(office.taps(SITI, "✏️ Kartu Keluarga (KK)").await, @r"
    Kartu Keluarga (KK): 1 lembar tersimpan. Ingin ditambah, atau dikirim ulang?
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    [🔄 Kirim ulang semua]
    [📄 Asli dibawa ke kantor]
    [↩️ Tidak jadi mengubah]
    ");
    assert_snapshot!(heads(&office.photo(SITI, 3).await), @r"
    ✅ Kartu Keluarga (KK): 2 lembar tersimpan.
    Mohon diperiksa
    ");
    office.taps(SITI, "✏️ Kartu Keluarga (KK)").await;
    assert!(office.taps(SITI, "🔄 Kirim ulang semua").await.starts_with("Berkas 2 dari 2: Kartu Keluarga (KK)"));
    assert!(office.taps(SITI, "↩️ Tidak jadi mengubah").await.contains("📷 Kartu Keluarga (KK): 2 lembar"));
    office.taps(SITI, "✏️ Kartu Keluarga (KK)").await;
    office.taps(SITI, "🔄 Kirim ulang semua").await;
    assert_snapshot!(heads(&office.photo(SITI, 4).await), @r"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.
    Mohon diperiksa
    ");
    office.taps(SITI, "✏️ Kartu Keluarga (KK)").await;
    assert!(office.taps(SITI, "📄 Asli dibawa ke kantor").await.contains("📄 Kartu Keluarga (KK): aslinya"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn further_sheets_of_what_was_missing_are_kept_in_the_same_round() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 31).await;
    office.news(BUDI_STAF).await;
    assert_snapshot!(office.next_photo(SITI, 32).await, @"
    ✅ Kartu Keluarga (KK): 2 lembar tersimpan.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert_snapshot!(heads(&office.photo(SITI, 33).await), @"
    ✅ Kartu Keluarga (KK): 3 lembar tersimpan.
    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    ");
    office.says(SITI, "/status").await;
    assert!(office.photo(SITI, 34).await.starts_with("Foto atau berkas itu tidak kami simpan"), "asked for by nobody");
    assert_snapshot!(office.taps(SITI, "➕ Tambah lembar: Kartu Keluarga (KK)").await, @"Silakan kirim lembar berikutnya untuk Kartu Keluarga (KK), permohonan KK-KKKK-K (Siti Aminah).");
    assert_snapshot!(heads(&office.photo(SITI, 34).await), @"
    ✅ Kartu Keluarga (KK): 4 lembar tersimpan.
    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    ");
    let cycle = "select count(*) from berkas where cycle = 1 and answer = 'file' and syarat = 'kk'";
    assert_eq!(office.database.sql(cycle).await, "4");
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
    let add = office.button(SITI, "➕ Tambah lembar: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.news(SITI).await;
    assert_snapshot!(office.presses(SITI, &add).await, @"Permohonan KK-KKKK-K (Siti Aminah) sekarang tidak perlu dilengkapi. Tahap: diterima, menunggu pemeriksaan Kasi Pelayanan.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_that_stands_open_does_not_take_the_sheets_of_what_was_missing() {
    let office = Office::open().await;
    office.with_returned().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 31).await;
    assert_snapshot!(heads(&office.photo(SITI, 32).await), @"
    ✅ Kartu Keluarga (KK): 2 lembar tersimpan.
    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    ");
    office.says(SITI, "/start").await;
    assert!(office.taps(SITI, "▶️ Lanjutkan isian").await.contains("Berkas 1 dari 2"));
    assert!(office.photo(SITI, 33).await.starts_with("✅ Surat pengantar desa: 1 lembar tersimpan."));
}

fn document(name: &str, mime: &str) -> AlbumItem {
    let bytes = pictures::pdf(u32::try_from(name.len()).unwrap() + u32::from(name.as_bytes()[0]));
    AlbumItem::Document(NewDocument { name: name.into(), mime: mime.into(), bytes, caption: None })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_that_nobody_asked_for_gets_one_answer() {
    let office = Office::open().await;
    office.control.send_album(SITI, photos(0..10)).await.unwrap();
    assert_eq!(office.answer(SITI).await.matches("tidak kami simpan").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_of_what_is_not_taken_gets_one_answer() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let items = (1..4).map(|n| document(&format!("surat{n}.docx"), "application/msword")).collect();
    office.control.send_album(SITI, items).await.unwrap();
    assert_eq!(office.answer(SITI).await.matches("jenis berkas itu").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_mixed_album_both_what_was_kept_and_what_was_not_is_told() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let mut items: Vec<AlbumItem> = (1..3).map(|n| document(&format!("{n}.pdf"), "application/pdf")).collect();
    items.extend((1..3).map(|n| document(&format!("{n}.docx"), "application/msword")));
    office.control.send_album(SITI, items).await.unwrap();
    let told = office.answer(SITI).await;
    assert_eq!((told.matches("tersimpan").count(), told.matches("jenis berkas itu").count()), (1, 1), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_is_changed_by_its_button() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK]).await;
    office.says_all(SITI, &["Japan", "lewati", "alamat", "data lain", "lanjut", "Jl. Lama 1", "Jl. Baru 2"]).await;
    assert_snapshot!(office.says(SITI, "golongan darah").await, @"Apa yang tertulis di KTP sekarang?");
    office.says_all(SITI, &["A", "B", "sudah benar", "bawa", "bawa", "bawa"]).await;
    let summary = office.says(SITI, "bawa").await;
    let summary = summary.split_once("\n\n").unwrap().1.to_owned();
    assert_snapshot!(office.taps(SITI, "✏️ Perbaikan: Alamat").await, @r"
    Alamat: apa yang tertulis di KTP sekarang?
    [↩️ Tidak jadi mengubah]
    ");
    assert_snapshot!(office.says(SITI, "Jl. Lama 11").await, @r"
    Alamat: apa yang benar? Mohon ditulis sama seperti di KK.
    [↩️ Tidak jadi mengubah]
    ");
    assert_eq!(office.taps(SITI, "↩️ Tidak jadi mengubah").await, summary, "both texts are as they were");
    office.taps(SITI, "✏️ Perbaikan: Alamat").await;
    let told = office.says_all(SITI, &["Jl. Lama 11", "Jl. Baru 22"]).await;
    assert!(told.contains("Alamat: “Jl. Lama 11” menjadi “Jl. Baru 22”"), "{told}");
    assert_snapshot!(office.taps(SITI, "✏️ Perbaikan: Data lain").await, @r"
    Data lain apa yang perlu diperbaiki? Mohon tulis nama datanya saja.
    Contoh: golongan darah
    [↩️ Tidak jadi mengubah]
    ");
    let told = office.says_all(SITI, &["golongan darah", "O", "AB"]).await;
    assert!(told.contains("Data lain: “golongan darah: O” menjadi “AB”"), "{told}");
    office.taps(SITI, "✏️ Data di KK").await;
    assert_snapshot!(office.taps(SITI, "❌ Belum benar").await, @r"
    Data di KK perlu diperbaiki lebih dahulu di Dispendukcapil, baru kemudian KTP. Isian Anda tetap tersimpan; bila KK sudah benar, silakan lanjutkan di sini.

    Apakah data di KK sudah benar?
    [✅ Sudah benar]
    [❌ Belum benar]
    [⏸ Nanti saja] [🗑 Hapus isian]
    ");
    assert!(office.says(SITI, "sudah benar").await.starts_with("Mohon diperiksa"));
}

/// Two buttons side by side have half the width of a phone each.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn long_labels_stand_in_rows_of_their_own() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK]).await;
    office.says_all(SITI, &["Japan", "lewati", "alamat", "lanjut", "Jl. A 1", "Jl. B 2", "sudah benar"]).await;
    office.says_all(SITI, &["bawa", "bawa", "bawa", "bawa"]).await;
    for message in office.control.messages(SITI).await.unwrap() {
        for row in message.buttons.iter().filter(|row| row.len() > 1) {
            for button in row {
                assert!(button.label.chars().count() <= 25, "{}", button.label);
            }
        }
    }
}
