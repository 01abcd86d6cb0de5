//! SOP 2: the Kasi finds a permohonan complete, or returns it with everything that is missing.

use bot_api_emulator::protocol::AlbumItem;
use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, WATI_STAF};
use crate::support::{Office, pictures};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_things_missing_leave_as_one_message_to_each() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.taps(RATNA_KASI, "↩️ Ada yang kurang").await, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    🙋 Sedang Anda kerjakan sejak pukul 09.30
    [📷 Kartu Keluarga (KK)]
    [✅ Lengkap]
    [↩️ Ada yang kurang]
    [Tutup permohonan]
    [✋ Lepas]
    [⏱ Waktu]
    ---
    KK-KKKK-K: apa yang kurang? Ketuk syaratnya; boleh lebih dari satu. Pemohon baru dikabari sesudah daftar dikirim.
    [Surat pengantar desa]
    [Kartu Keluarga (KK)]
    [Tutup tanpa mengirim]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "Kartu Keluarga (KK)").await, @r"
    (edited) KK-KKKK-K – Kartu Keluarga (KK): mengapa kurang?
    [Tidak ada]
    [Tidak terbaca]
    [Tidak sesuai data]
    [Sudah tidak berlaku]
    [Lainnya (tulis sendiri)]
    [✅ Ternyata sudah benar]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(RATNA_KASI, "Tidak terbaca").await, @r"
    (edited) KK-KKKK-K: apa yang kurang? Ketuk syaratnya; boleh lebih dari satu. Pemohon baru dikabari sesudah daftar dikirim.

    • Kartu Keluarga (KK): tidak terbaca
    [Surat pengantar desa]
    [❌ Kartu Keluarga (KK): tidak terbaca]
    [📨 Kirim daftar (1)]
    [Tutup tanpa mengirim]
    ");
    office.taps(RATNA_KASI, "Surat pengantar desa").await;
    assert_snapshot!(office.taps(RATNA_KASI, "Lainnya (tulis sendiri)").await, @"KK-KKKK-K – Surat pengantar desa: tulis kekurangannya dengan singkat. Pemohon membaca tulisan ini.");
    assert_snapshot!(office.says(RATNA_KASI, "belum ada cap desa").await, @r"
    KK-KKKK-K: apa yang kurang? Ketuk syaratnya; boleh lebih dari satu. Pemohon baru dikabari sesudah daftar dikirim.

    • Kartu Keluarga (KK): tidak terbaca
    • Surat pengantar desa: belum ada cap desa
    [❌ Surat pengantar desa: perlu diperbaiki]
    [❌ Kartu Keluarga (KK): tidak terbaca]
    [📨 Kirim daftar (2)]
    [Tutup tanpa mengirim]
    ");
    assert_eq!(office.news(SITI).await, "", "nothing leaves before send");
    let card = office.news(BUDI_STAF).await; // in place: the Kasi works on it
    assert!(card.starts_with("(edited)") && !card.contains("cap desa") && !card.contains("\n---\n"), "{card}");
    assert_eq!(office.tahap(kode).await, "diterima");

    assert_snapshot!(office.taps(RATNA_KASI, "📨 Kirim daftar (2)").await, @"
    (edited) KK-KKKK-K – KTP baru
    belum lengkap, menunggu dilengkapi
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ❌ Surat pengantar desa: belum ada cap desa
    ❌ Kartu Keluarga (KK): tidak terbaca

    ↩️ Sudah 1 kali dikembalikan
    [📷 Kartu Keluarga (KK)]
    [Tutup permohonan]
    [⏱ Waktu]
    ---
    (edited) KK-KKKK-K – KTP baru
    belum lengkap, menunggu dilengkapi
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ❌ Surat pengantar desa: belum ada cap desa
    ❌ Kartu Keluarga (KK): tidak terbaca

    ↩️ Sudah 1 kali dikembalikan
    [📷 Kartu Keluarga (KK)]
    [Tutup permohonan]
    [⏱ Waktu]
    ---
    ↩️ KK-KKKK-K dikembalikan (ke-1). Yang perlu dilengkapi pemohon:

    • Kartu Keluarga (KK): tidak terbaca
    • Surat pengantar desa: belum ada cap desa
    ");
    assert_snapshot!(office.news(SITI).await, @r"
    Mohon maaf, berkas permohonan KK-KKKK-K (Siti Aminah) belum lengkap. Yang perlu dilengkapi:

    • Kartu Keluarga (KK): tidak terbaca
    • Surat pengantar desa: belum ada cap desa

    Ketuk “Lengkapi”. Kode, nomor register, dan urutan Bapak/Ibu tetap.
    [📷 Lengkapi]
    [🔎 Cek status]
    ");
    let to_staf = office.news(WATI_STAF).await;
    assert_snapshot!(to_staf.rsplit("\n---\n").next().unwrap(), @"
    KK-KKKK-K dikembalikan oleh Ratna Wulandari (ke-1). Menunggu pemohon melengkapi:

    • Kartu Keluarga (KK): tidak terbaca
    • Surat pengantar desa: belum ada cap desa

    KK-KKKK-K – KTP baru
    belum lengkap, menunggu dilengkapi
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ❌ Surat pengantar desa: belum ada cap desa
    ❌ Kartu Keluarga (KK): tidak terbaca

    ↩️ Sudah 1 kali dikembalikan
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(to_staf.matches("dikembalikan oleh Ratna Wulandari (ke-1)").count(), 1);
    assert_eq!(office.news(BUDI_STAF).await.matches("dikembalikan oleh Ratna Wulandari (ke-1)").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn marks_can_be_taken_back_and_the_list_closed_without_a_word() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.taps(RATNA_KASI, "Kartu Keluarga (KK)").await;
    office.taps(RATNA_KASI, "Tidak terbaca").await;
    office.taps(RATNA_KASI, "❌ Kartu Keluarga (KK): tidak terbaca").await;
    let list = office.taps(RATNA_KASI, "✅ Ternyata sudah benar").await;
    assert!(!list.contains("Kirim daftar") && !list.contains('❌'), "{list}");
    assert_snapshot!(office.taps(RATNA_KASI, "Tutup tanpa mengirim").await, @"(edited) KK-KKKK-K: daftar kekurangan ditutup. Tidak ada yang dikirim.");
    assert_eq!(office.news(SITI).await, "");
    assert_eq!(office.tahap(kode).await, "diterima");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_empty_list_cannot_be_sent() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    assert_snapshot!(office.forges(RATNA_KASI, &format!("1:p:{}:kk", kode.compact())).await, @"KK-KKKK-K: belum ada kekurangan yang dipilih. Mohon pilih setidaknya satu.");
    assert_eq!(office.tahap(kode).await, "diterima");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn marks_survive_a_restart_and_another_permohonan_in_between() {
    let mut office = Office::open().await;
    let siti = office.with_received().await;
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    office.says(RATNA_KASI, &format!("/kurang {siti}")).await;
    office.taps(RATNA_KASI, "Kartu Keluarga (KK)").await;
    office.taps(RATNA_KASI, "Tidak terbaca").await;
    office.stop().await;
    office.start().await;
    assert!(
        office.says(RATNA_KASI, &format!("/kurang {siti}")).await.contains("❌ Kartu Keluarga (KK): tidak terbaca")
    );
    office.says(RATNA_KASI, &format!("/kurang {agus}")).await;
    let again = office.says(RATNA_KASI, &format!("/kurang {siti}")).await;
    assert!(again.contains("❌ Kartu Keluarga (KK): tidak terbaca"), "what was marked is lost:\n{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pemohon_completes_by_photo_and_by_promise_and_staf_are_told_once() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    for (syarat, alasan) in [("Surat pengantar desa", "Sudah tidak berlaku"), ("Kartu Keluarga (KK)", "Tidak terbaca")]
    {
        office.taps(RATNA_KASI, syarat).await;
        office.taps(RATNA_KASI, alasan).await;
    }
    office.taps(RATNA_KASI, "📨 Kirim daftar (2)").await;
    office.hush().await;
    assert_snapshot!(office.says(SITI, "/lengkapi").await, @"
    KK-KKKK-K (Siti Aminah): kekurangan 1 dari 2
    Surat pengantar desa: sudah tidak berlaku

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_snapshot!(office.says(SITI, "suratnya masih di desa").await, @"
    Bila belum ada, silakan diurus dahulu di kantor desa; isian tetap tersimpan. Bila aslinya akan dibawa, ketuk “Asli dibawa ke kantor”.

    KK-KKKK-K (Siti Aminah): kekurangan 1 dari 2
    Surat pengantar desa: sudah tidak berlaku

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_snapshot!(office.taps(SITI, "📄 Asli dibawa ke kantor").await, @"
    Baik. Surat pengantar desa: mohon aslinya dibawa ke kantor.

    KK-KKKK-K (Siti Aminah): kekurangan 2 dari 2
    Kartu Keluarga (KK): tidak terbaca

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_eq!(office.news(BUDI_STAF).await.matches("semua kekurangan sudah dijawab").count(), 0);
    assert_snapshot!(office.photo(SITI, 31).await, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    ✅ Terima kasih. Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab.

    Mohon dibawa ke kantor:
    • Surat pengantar desa

    Sesudah itu petugas menerima berkas, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    let told = office.news(BUDI_STAF).await;
    assert_eq!(told.matches("semua kekurangan sudah dijawab; berkas aslinya ditunggu di kantor.").count(), 1, "{told}");
    assert!(!told.contains("Mohon dilihat, lalu diterima lagi"), "{told}");
    assert_snapshot!(office.says(SITI, "/lengkapi").await, @"Tidak ada berkas yang perlu dilengkapi dari chat ini. Keadaan permohonan ada di /status.");

    assert_snapshot!(office.says(BUDI_STAF, &format!("/terima {kode}")).await, @r"
    KK-KKKK-K: berkas ini belum ada:
    • Surat pengantar desa

    Bila aslinya sudah dibawa, centang dahulu di kartu. Bila belum, tunggu pemohon.
    ");
    assert_snapshot!(office.says(RATNA_KASI, &format!("/lengkap {kode}")).await, @"
    (edited) KK-KKKK-K – KTP baru
    belum lengkap; yang kurang sudah dijawab, aslinya ditunggu di kantor
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    ↩️ Sudah 1 kali dikembalikan
    ✅ Semua kekurangan sudah dijawab; berkas aslinya akan dibawa ke kantor
    [📷 Kartu Keluarga (KK)]
    [Tutup permohonan]
    [⏱ Waktu]
    ---
    KK-KKKK-K sedang dikembalikan. Tunggu pemohon melengkapi, lalu staf menerimanya lagi: /terima KK-KKKK-K

    Oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB.
    ");
    office.says(WATI_STAF, &format!("/periksa {kode}")).await;
    office.taps(WATI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.says(WATI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    assert_eq!(office.tahap(kode).await, "lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn returned_twice_counts_and_keeps_the_number() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    let nomor = office.loaded(kode).await.permohonan.nomor;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 32).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    office.is_returned(kode).await;
    assert_snapshot!(office.news(SITI).await, @r"
    Mohon maaf, pada pemeriksaan ke-2 berkas permohonan KK-KKKK-K (Siti Aminah) masih belum lengkap. Yang perlu dilengkapi:

    • Kartu Keluarga (KK): tidak terbaca

    Ketuk “Lengkapi”. Kode, nomor register, dan urutan Bapak/Ibu tetap.
    [📷 Lengkapi]
    [🔎 Cek status]
    ");
    assert!(office.news(BUDI_STAF).await.contains("dikembalikan oleh Ratna Wulandari (ke-2)"));
    office.says(SITI, "/lengkapi").await;
    assert_snapshot!(office.photo(SITI, 33).await, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    let p = office.loaded(kode).await.permohonan;
    assert_eq!((p.nomor, p.tahap.kind().to_string(), p.checklist.cycle()), (nomor, "lengkap".to_owned(), 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_received_it_cannot_check_it() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.database.sql("update petugas set peran = 'kasi' where chat_id = 2001").await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/lengkap {kode}")).await, @"KK-KKKK-K Anda terima sendiri. Yang menerima tidak boleh memeriksa; mohon Kasi lain yang memeriksa.");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/kurang {kode}")).await, @"KK-KKKK-K Anda terima sendiri. Yang menerima tidak boleh memeriksa; mohon Kasi lain yang memeriksa.");
    assert_eq!(office.tahap(kode).await, "diterima");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_approved_before_it_is_received_or_while_it_is_returned() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    assert_snapshot!(office.says(RATNA_KASI, &format!("/lengkap {kode}")).await, @"KK-KKKK-K belum diterima staf. Staf perlu menerimanya dahulu: /terima KK-KKKK-K");
    assert_snapshot!(office.says(RATNA_KASI, &format!("/kurang {kode}")).await, @"KK-KKKK-K belum diterima staf. Staf perlu menerimanya dahulu: /terima KK-KKKK-K");
    office.is_received(kode).await;
    office.is_returned(kode).await;
    assert_snapshot!(office.says(RATNA_KASI, &format!("/lengkap {kode}")).await, @r"
    KK-KKKK-K sedang dikembalikan. Tunggu pemohon melengkapi, lalu staf menerimanya lagi: /terima KK-KKKK-K

    Oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB.
    ");
    assert_snapshot!(office.says(RATNA_KASI, &format!("/kurang {kode}")).await, @r"
    KK-KKKK-K: sudah dilakukan oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    Tahap sekarang: belum lengkap, menunggu dilengkapi
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_the_approval_nothing_is_returned() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    assert_snapshot!(office.says(RATNA_KASI, &format!("/kurang {kode}")).await, @r"
    KK-KKKK-K sudah dinyatakan lengkap, jadi berkasnya tidak dapat diubah atau dikembalikan lagi. Bila ada yang keliru, permohonan dapat ditutup dengan tombol di kartunya.

    Oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB.
    ");
    assert_snapshot!(office.says(RATNA_KASI, &format!("/lengkap {kode}")).await, @r"
    KK-KKKK-K: sudah dilakukan oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    Tahap sekarang: lengkap, menunggu entri data
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_citizen_may_only_complete_what_was_asked_for() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    let letter = office.forges(SITI, &format!("1:p:{}:pr:pengantar", kode.compact())).await;
    assert_snapshot!(letter, @"
    Pertanyaan itu sudah terjawab; jawaban Anda tetap tersimpan. Silakan jawab pertanyaan yang terakhir.

    KK-KKKK-K (Siti Aminah): kekurangan 1 dari 1
    Kartu Keluarga (KK): tidak terbaca

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    office.photo(SITI, 34).await;
    assert_snapshot!(office.photo(SITI, 34).await, @"
    Berkas yang sama sudah kami simpan; tidak perlu dikirim lagi.

    ✅ Terima kasih. Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Petugas melihatnya pada jam kerja, dan kabarnya kami kirim ke sini.
    ");
    assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_for_the_last_thing_missing_is_told_to_staf_once() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    let photos = [41, 42, 43].map(|n| AlbumItem::photo(&pictures::good(n)));
    office.control.send_album(SITI, photos.to_vec()).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Kartu Keluarga (KK): 3 lembar tersimpan.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1").await, "3");
    let cards = office.news(BUDI_STAF).await;
    let answered = cards.matches("Semua kekurangan sudah dijawab;").count();
    assert_eq!(answered, 1, "the card that came; the one that was there points to it:\n{cards}");
    let newest = office.newest(BUDI_STAF).await.text;
    assert!(newest.contains("📷 Kartu Keluarga (KK): 3 lembar"), "brought up to date:\n{newest}");
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kasi_who_is_deactivated_while_writing_is_told_so() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.taps(RATNA_KASI, "Surat pengantar desa").await;
    office.taps(RATNA_KASI, "Lainnya (tulis sendiri)").await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2002").await;
    let told = office.says(RATNA_KASI, "belum ada cap desa").await;
    assert!(told.starts_with("Perintah itu untuk petugas kantor"), "{told}");
}
