//! What is asked for changes while somebody fills in a draft: nothing that was answered is lost, and what is sent was looked
//! at.

use bot_api_emulator::protocol::AlbumItem;
use insta::assert_snapshot;
use layanan_ktp::domain::petugas::ChatId;

use crate::support::people::{AGUS, BUDI_STAF, SITI, SITI_KK, SITI_NIK, YANTO_ADMIN};
use crate::support::{Office, pictures};
use crate::syarat_ubah::adding;

const NEWS: &str = "Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.";

/// What is in use of the newest permohonan, and its berkas.
async fn sent(office: &Office) -> String {
    let sql = "select p.syarat_version || ': ' || (select string_agg(s ->> 'kode', ' ') from jsonb_array_elements(p.syarat) s)
            || ' / ' || (select string_agg(b.syarat || ' ' || b.answer, ', ' order by b.ordinal) from berkas b
                where b.permohonan_id = p.permohonan_id)
        from permohonan p order by permohonan_id desc limit 1";
    office.database.sql(sql).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_new_is_asked_for_before_anything_is_sent() {
    let office = Office::open().await;
    let agus = office.agus_applies().await;
    office.siti_up_to_summary().await;
    let send = office.button(SITI, "📨 Kirim").await;
    office.yanto(&adding("Surat kuasa", "wajib")).await;
    assert_eq!(office.news(SITI).await, "", "nobody is disturbed unasked");
    assert!(!office.says(SITI, "/status").await.contains(NEWS), "what is about something else says nothing of it");
    assert_snapshot!(office.presses(SITI, &send).await, @"
    Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.

    Berkas 3 dari 3: Surat kuasa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert!(office.own(SITI).await.is_empty());
    let summary = office.photo(SITI, 2).await;
    assert!(summary.contains("📷 Surat kuasa: 1 lembar") && !summary.contains(NEWS), "{summary}");
    office.says(SITI, "kirim").await;
    assert_eq!(sent(&office).await, "2: pengantar kk surat_kuasa / pengantar promised, kk file, surat_kuasa file");
    // what was sent before keeps its list, and can be received without what is new
    let first = office.loaded(agus).await.permohonan.checklist.syarat.len();
    assert_eq!(first, 2);
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    assert_eq!(office.tahap(agus).await, "diterima");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_typed_send_is_held_back_as_well_and_a_summary_that_changed_is_shown_first() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.yanto(&["/ubahsyarat", "KTP baru", "1", "hapus", "baca", "terbitkan"]).await;
    let shown = office.says(SITI, "kirim").await;
    assert!(shown.starts_with(NEWS) && !shown.contains("pengantar") && shown.contains("[📨 Kirim]"), "{shown}");
    // asked for again before it is sent: the answer is still there
    office.yanto(&["/ubahsyarat", "KTP baru", "tambah", "Pengantar dari desa", "wajib", "baca", "terbitkan"]).await;
    let shown = office.says(SITI, "kirim").await;
    assert!(shown.starts_with(NEWS) && shown.contains("📄 Pengantar dari desa: aslinya dibawa"), "{shown}");
    office.says(SITI, "kirim").await;
    assert_eq!(sent(&office).await, "3: kk pengantar / kk file, pengantar promised");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_answers_what_was_asked_when_it_was_taken() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await; // the KK is asked for now
    let order = ["/ubahsyarat", "KTP baru", "tambah", "Surat kuasa", "wajib", "3", "naik", "naik", "baca", "terbitkan"];
    office.yanto(&order).await;
    assert_snapshot!(office.photo(SITI, 7).await, @"
    Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.

    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Berkas 1 dari 3: Surat kuasa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    // what is asked for no more is not kept, and that is said: nobody waits for it
    office.yanto(&["/ubahsyarat", "KTP baru", "1", "hapus", "baca", "terbitkan"]).await;
    let summary = office.photo(SITI, 8).await;
    assert!(summary.starts_with(NEWS) && summary.contains("📷 Kartu Keluarga (KK): 1 lembar"), "{summary}");
    assert!(summary.contains("Surat kuasa sekarang tidak diminta lagi"), "{summary}");
    assert!(!summary.contains("📷 Surat kuasa"), "{summary}");
    office.yanto(&["/ubahsyarat", "KTP baru", "tambah", "Surat kuasa", "bila ada", "baca", "terbitkan"]).await;
    assert!(office.says(SITI, "kirim").await.contains("Berkas 3 dari 3: Surat kuasa"));
    assert!(office.photo(SITI, 8).await.contains("📷 Surat kuasa: 1 lembar"));
    office.says(SITI, "kirim").await;
    assert_eq!(sent(&office).await, "4: pengantar kk surat_kuasa / pengantar promised, kk file, surat_kuasa file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_is_of_what_was_asked_and_the_news_is_in_its_answer() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.yanto(&["/ubahsyarat", "KTP baru", "1", "turun", "baca", "terbitkan"]).await;
    let photos = [1, 2, 3].map(|n| AlbumItem::photo(&pictures::good(n)));
    office.control.send_album(SITI, photos.to_vec()).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(told.starts_with(NEWS) && told.contains("Surat pengantar desa: 3 lembar"), "{told}");
    assert!(told.contains("Berkas 1 dari 2: Kartu Keluarga (KK)"), "{told}");
    assert!(office.photo(SITI, 4).await.contains("Kartu Keluarga (KK): 1 lembar"));
    assert!(!office.says(SITI, "kirim").await.contains(NEWS));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_of_what_is_asked_for_no_more_answers_nothing_else() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let promise = office.button(SITI, "📄 Asli dibawa ke kantor").await;
    office.yanto(&["/ubahsyarat", "KTP baru", "1", "hapus", "baca", "terbitkan"]).await;
    assert_snapshot!(office.presses(SITI, &promise).await, @"
    Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.

    Berkas 1 dari 1: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    let again = office.presses(SITI, &promise).await;
    assert!(again.starts_with("Pertanyaan itu sudah terjawab") && again.contains("Kartu Keluarga"), "{again}");
    // the same while the sheets of it are looked at
    office.photo(SITI, 1).await;
    office.says(SITI, "Kartu Keluarga (KK)").await;
    office.yanto(&["/ubahsyarat", "KTP baru", "tambah", "Pasfoto", "wajib", "kembali", "KTP baru", "1", "hapus"]).await;
    office.yanto(&["baca", "terbitkan"]).await;
    assert_snapshot!(office.says(SITI, "ganti").await, @"
    Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.

    Berkas 1 dari 1: Pasfoto

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_left_out_is_asked_for_where_it_may_not_be_left_out_any_more() {
    let office = Office::open().await;
    office.yanto(&["/ubahsyarat", "KTP baru", "1", "bila ada", "baca", "terbitkan"]).await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "lewati").await;
    office.photo(SITI, 1).await;
    office.yanto(&["/ubahsyarat", "KTP baru", "1", "wajib", "baca", "terbitkan"]).await;
    let asked = office.says(SITI, "kirim").await;
    assert!(asked.starts_with(NEWS) && asked.contains("Surat pengantar desa") && !asked.contains("Lewati"), "{asked}");
    office.says_all(SITI, &["bawa", "kirim"]).await;
    assert_eq!(sent(&office).await, "3: pengantar kk / pengantar promised, kk file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kind_that_is_switched_off_keeps_its_drafts() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    assert_snapshot!(office.yanto(&["/ubahsyarat", "KTP baru", "tutup", "baca"]).await, @"
    Mohon dibaca sebelum terbit: versi 2

    KTP baru tidak dapat diajukan lewat chat.

    Yang berubah
    ⛔ KTP baru: ditutup

    Isian warga yang belum dikirim: 1. Jawabannya tetap tersimpan; warga diberi tahu saat melanjutkan.
    Permohonan yang sudah dikirim: 0. Tetap memakai daftar lama.
    [✅ Terbitkan]
    [✍️ Tulis alasan]
    [🛠 Ubah lagi]
    [🗑 Buang perubahan]
    ");
    office.yanto(&["terbitkan"]).await;
    assert_snapshot!(office.says(SITI, "kirim").await, @"
    Mohon maaf, permohonan KTP baru sekarang tidak dapat diajukan di sini. Isian Bapak/Ibu tetap tersimpan. Silakan pilih layanan lain, atau datang ke kantor.

    Silakan pilih yang ingin diurus.
    [✏️ Perbaikan data KTP]
    ");
    assert!(office.own(SITI).await.is_empty());
    let old = office.forges(SITI, "1:a:kind:baru").await;
    assert!(old.starts_with("Mohon maaf, permohonan KTP baru sekarang tidak dapat diajukan"), "{old}");
    // on again: everything is there
    office.yanto(&["/ubahsyarat", "KTP baru", "buka", "baca", "terbitkan"]).await;
    let summary = office.says(SITI, "lanjutkan").await;
    assert!(summary.contains("Siti Aminah") && summary.contains("[📨 Kirim]"), "{summary}");
    office.says(SITI, "kirim").await;
    assert_eq!(sent(&office).await, "3: pengantar kk / pengantar promised, kk file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_another_kind_is_not_told() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "saya sendiri"]).await; // of no kind yet
    office
        .yanto(&["/ubahsyarat", "perbaikan", "4", "hapus", "kembali", "KTP hilang", "buka", "baca", "terbitkan"])
        .await;
    assert!(office.says(SITI, "kirim").await.contains("Permohonan sudah terkirim"));
    assert!(office.says(AGUS, "KTP hilang").await.starts_with("Silakan tulis nama lengkap"));
    assert!(office.says(YANTO_ADMIN, "/syarat").await.contains("KTP hilang"));
}

impl Office {
    /// A conversation as another program would have kept it.
    async fn rewrite_dialog(&self, chat: i64, rewrite: impl Fn(&str) -> String) {
        let mut uow = self.store.begin().await.unwrap();
        let before = uow.periksa().lock_dialog(ChatId(chat)).await.unwrap().unwrap().state;
        let after = rewrite(&before);
        assert_ne!(after, before);
        uow.periksa().save_dialog(ChatId(chat), &after).await.unwrap();
        uow.commit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_of_an_earlier_program_goes_on() {
    let office = Office::open().await;
    office.says_all(SITI, &crate::scenes::TO_NAME).await;
    let without_version = |state: &str| state.replace(r#","syarat_version":1"#, "").replace(r#","syarat":null"#, "");
    office.rewrite_dialog(SITI, without_version).await;
    let berkas = office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati"]).await;
    assert!(berkas.contains("Surat pengantar desa") && !berkas.contains(NEWS), "{berkas}");
}
