//! A photo that waits for its place is never lost without a word, and its message stays in the chat until it has one.

use bot_api_emulator::protocol::{AlbumItem, ContentKind};
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, YANTO_ADMIN};
use crate::support::{Office, pictures};

const LEFT: &str = "Foto yang tadi belum sempat masuk ke berkas";

impl Office {
    /// The letter was answered with a dark photo, the KK is open, and one more photo waits.
    async fn a_photo_of_siti_waits(&self) -> Kode {
        let kode = self.siti_was_told_of_a_dark_answer().await;
        assert!(self.photo(SITI, 6).await.contains("Untuk yang mana?"));
        kode
    }

    /// How many photos of people still stand in a chat.
    async fn photos_of(&self, chat: i64) -> usize {
        let messages = self.control.messages(chat).await.unwrap();
        messages.iter().filter(|one| !one.from_bot && !one.deleted && one.kind == ContentKind::Photo).count()
    }

    /// Nothing waits any more: a photo is told what becomes of it.
    async fn has_an_answer_to_a_photo(&self, chat: i64) {
        let told = self.photo(chat, 8).await;
        let said =
            ["Foto atau berkas itu tidak kami simpan", "sekarang tidak perlu dilengkapi", "sudah tidak dilanjutkan"];
        assert!(said.iter().any(|said| told.contains(said)) && !told.contains(LEFT), "{told}");
    }

    /// Staf see the paper of what is open, and receive.
    async fn is_received_with_paper(&self, kode: Kode) -> String {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        self.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
        self.hush().await;
        self.says(BUDI_STAF, &format!("/terima {kode}")).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_receive_before_the_answer_and_both_are_told() {
    let office = Office::open().await;
    let kode = office.a_photo_of_siti_waits().await;
    assert_eq!(office.photos_of(SITI).await, 1, "it stands in the chat while it waits");
    let received = office.is_received_with_paper(kode).await;
    assert_snapshot!(received, @"
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    📷 Surat pengantar desa: 1 lembar
    ⚠️ terlalu gelap
    ☑ Kartu Keluarga (KK): asli dibawa

    ↩️ Sudah 1 kali dikembalikan
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [Tutup permohonan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    ℹ️ KK-KKKK-K: pemohon sempat mengirim 1 foto lagi yang belum masuk berkas, karena belum dijawab untuk syarat yang mana. Pemohon sudah kami beri tahu. Bila perlu, mohon ditanyakan.
    ---
    ✅ KK-KKKK-K diterima. Nomor register 470/001/416-313/2026. Selanjutnya Kasi memeriksa.
    ");
    assert_snapshot!(office.news(SITI).await, @"
    Berkas permohonan KK-KKKK-K (Siti Aminah) sudah diterima petugas. Nomor register: 470/001/416-313/2026.

    Selanjutnya Kasi Pelayanan memeriksa berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.
    [🔎 Cek status]
    ---
    Foto yang tadi belum sempat masuk ke berkas KK-KKKK-K, karena belum jelas untuk yang mana. Permohonannya sekarang: diterima, menunggu pemeriksaan Kasi Pelayanan.

    Fotonya tidak kami simpan dan masih ada di chat ini. Bila petugas memerlukannya, Bapak/Ibu kami kabari di sini.
    ");
    assert_eq!(office.tahap(kode).await, "diterima");
    // The question is over, whatever is pressed, and the next photo gets its answer.
    let old = office.button(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert_snapshot!(office.presses(SITI, &old).await, @"
    Permohonan KK-KKKK-K (Siti Aminah) sudah terkirim: diterima, menunggu pemeriksaan Kasi Pelayanan. Foto Surat pengantar desa tidak dapat diganti sekarang. Bila petugas memerlukan yang baru, Bapak/Ibu kami kabari di sini.
    [🔎 Cek status]
    ");
    let unused = office.button(SITI, "✖️ Tidak dipakai").await;
    assert!(!office.presses(SITI, &unused).await.contains(LEFT));
    office.has_an_answer_to_a_photo(SITI).await;
    assert!(!office.says(SITI, "/lengkapi").await.contains("Untuk yang mana?"));
    assert_eq!(office.photos_of(SITI).await, 2, "what is not kept stays");
    assert_eq!(office.faults().await, []);
}

/// A conversation that is worked on while staf receive is not waited for: its owner is told at the next word or photo.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_busy_at_that_moment_hears_of_it_at_the_next_photo() {
    for said in
        ["photo", "/lengkapi", "✖️ Tidak dipakai", "🔁 Pengganti: Surat pengantar desa", "📷 Kartu Keluarga (KK)"]
    {
        let office = Office::open().await;
        let kode = office.a_photo_of_siti_waits().await;
        let before =
            office.database.sql(&format!("select encode(state, 'hex') from dialog where chat_id = {SITI}")).await;
        office.is_received_with_paper(kode).await;
        office.hush().await;
        let back = format!("update dialog set state = decode('{before}', 'hex') where chat_id = {SITI}");
        office.database.sql(&back).await;
        let told = match said {
            "photo" => office.photo(SITI, 7).await,
            "/lengkapi" => office.says(SITI, said).await,
            label => office.taps(SITI, label).await,
        };
        assert!(told.contains(LEFT) || said == "✖️ Tidak dipakai", "{said}: {told}");
        assert!(!told.contains("Untuk yang mana?"), "{said}: {told}");
        office.has_an_answer_to_a_photo(SITI).await;
        assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1 and answer = 'file'").await, "1");
        assert_eq!(office.faults().await, []);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_withdraws_is_told_and_so_is_whose_permohonan_is_closed() {
    let office = Office::open().await;
    let kode = office.a_photo_of_siti_waits().await;
    office.says_all(SITI, &[&format!("/tarik {kode}"), "tidak jadi"]).await;
    assert_snapshot!(office.taps(SITI, "Ya, tarik").await, @"
    Permohonan KK-KKKK-K (Siti Aminah) sudah ditarik dan tidak dilanjutkan. Bila perlu, silakan mengajukan lagi dengan /ajukan.

    Foto yang tadi belum sempat masuk ke berkas KK-KKKK-K, karena belum jelas untuk yang mana. Permohonannya sekarang: dibatalkan.

    Fotonya tidak kami simpan dan masih ada di chat ini. Bapak/Ibu tidak perlu berbuat apa-apa.
    ");
    office.has_an_answer_to_a_photo(SITI).await;

    let office = Office::open().await;
    let kode = office.a_photo_of_siti_waits().await;
    office.hush().await;
    office.says_all(RATNA_KASI, &[&format!("/tutup {kode}"), "pemohon pindah domisili"]).await;
    office.taps(RATNA_KASI, "Ya, tutup").await;
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, permohonan KK-KKKK-K (Siti Aminah) ditutup petugas dan tidak dilanjutkan. Alasan: pemohon pindah domisili

    Bila ada pertanyaan, silakan datang ke kantor. Untuk mengajukan lagi: /ajukan
    [🔎 Cek status]
    ---
    Foto yang tadi belum sempat masuk ke berkas KK-KKKK-K, karena belum jelas untuk yang mana. Permohonannya sekarang: dibatalkan.

    Fotonya tidak kami simpan dan masih ada di chat ini. Bapak/Ibu tidak perlu berbuat apa-apa.
    ");
    office.has_an_answer_to_a_photo(SITI).await;
}

/// Another sheet asked for anew is no answer to the question: what waits stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_kirim_ulang_asks_for_the_sheet_and_what_waits_stays() {
    let office = Office::open().await;
    let kode = office.siti_was_told_of_a_dark_answer().await;
    let again = office.button(SITI, "📷 Kirim ulang").await;
    office.photo(SITI, 6).await;
    assert_snapshot!(office.presses(SITI, &again).await, @"Silakan kirim lagi foto Surat pengantar desa. Pastikan terang, utuh, dan terbaca. Boleh juga PDF.");
    assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1").await, "1", "nothing is put there");
    assert_snapshot!(office.photo(SITI, 7).await, @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    Foto ini sudah kami terima. Untuk yang mana?
    [📷 Kartu Keluarga (KK)]
    [✖️ Tidak dipakai]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    let told = office.taps(SITI, "📷 Kartu Keluarga (KK)").await;
    assert!(told.starts_with("✅ Kartu Keluarga (KK): 1 lembar tersimpan."), "{told}");
    assert_eq!(office.photos_of(SITI).await, 0, "all of them are in the book");
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_several_it_is_said_what_was_replaced() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_answer().await;
    office.control.advance_clock(30).await.unwrap();
    let album = [pictures::good(6), pictures::good(7)].map(|bytes| AlbumItem::photo(&bytes));
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    office.answer(SITI).await;
    let told = office.taps(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert_snapshot!(told.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    ✅ Surat pengantar desa: 2 lembar tersimpan.
    ");
    assert_eq!(office.photos_of(SITI).await, 0);
}

/// In a draft an old *Kirim ulang* asks for the sheet, too; the photo that waits is asked about afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_draft_an_old_kirim_ulang_asks_for_the_sheet_too() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    let again = office.button(SITI, "📷 Kirim ulang").await;
    office.photo(SITI, 2).await;
    let replaces = office.button(SITI, "🔁 Pengganti: Surat pengantar desa").await;
    assert_snapshot!(office.presses(SITI, &again).await, @"
    Silakan kirim lagi foto Surat pengantar desa. Pastikan terang, utuh, dan terbaca. Boleh juga PDF.
    [↩️ Tidak jadi mengubah]
    ");
    assert_snapshot!(office.says(SITI, "batal").await, @"
    Foto ini sudah kami terima. Untuk yang mana?
    [🔁 Pengganti: Surat pengantar desa]
    [📷 Kartu Keluarga (KK)]
    [✖️ Tidak dipakai]
    ");
    office.presses(SITI, &again).await;
    assert_snapshot!(office.photo(SITI, 1).await, @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    Foto ini sudah kami terima. Untuk yang mana?
    [📷 Kartu Keluarga (KK)]
    [✖️ Tidak dipakai]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    assert_eq!(office.photos_of(SITI).await, 1);
    let told = office.presses(SITI, &replaces).await;
    assert!(told.starts_with("Foto itu sudah diganti"), "the dark one is not there any more: {told}");
    let told = office.taps(SITI, "📷 Kartu Keluarga (KK)").await;
    assert!(told.starts_with("✅ Kartu Keluarga (KK): 1 lembar tersimpan."), "{told}");
    assert_eq!(office.photos_of(SITI).await, 0);
    let told = office.presses(SITI, &replaces).await;
    assert!(told.contains("Pertanyaan itu sudah"), "{told}");
}

/// The office asks for the KK no more while the photo for it waits.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_asked_for_no_more_is_not_kept_without_a_word() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 2).await;
    let kk = office.button(SITI, "📷 Kartu Keluarga (KK)").await;
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "2", "hapus", "baca", "terbitkan"]).await;
    assert_snapshot!(office.presses(SITI, &kk).await, @"
    Daftar berkas baru saja disesuaikan oleh kantor. Jawaban Bapak/Ibu tetap tersimpan.

    Kartu Keluarga (KK) sekarang tidak diminta lagi, jadi fotonya tidak kami simpan.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📷 Surat pengantar desa: 1 lembar
    ⚠️ terlalu gelap

    🔔 Kabar tentang permohonan ini dikirim ke chat ini.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    ");
    assert_eq!(office.photos_of(SITI).await, 1, "she still has it");
    assert_eq!(office.count("periksa").await, 1, "it is not looked at");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_that_is_dropped_says_what_becomes_of_the_photo() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 2).await;
    office.says(SITI, "/batal").await;
    assert_snapshot!(office.says(SITI, "ya").await, @"
    Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.

    Foto yang tadi belum jelas untuk yang mana juga tidak kami simpan. Fotonya masih ada di chat ini.
    ");
    assert_eq!(office.photos_of(SITI).await, 1);

    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 2).await;
    office.says(SITI, "/hapusdata").await;
    assert_snapshot!(office.taps(SITI, "Ya, hapus").await, @"
    ✅ Sudah dihapus:
    • isian yang belum dikirim

    Pesan di chat ini dapat Bapak/Ibu hapus sendiri: tekan lama pesannya, lalu pilih hapus.

    Foto yang tadi belum jelas untuk yang mana juga tidak kami simpan. Fotonya masih ada di chat ini.
    ");
    assert_eq!(office.photos_of(SITI).await, 1);
}

/// Nobody goes on with the draft: the photo was not used, and is destroyed with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_that_is_left_says_what_becomes_of_the_photo() {
    let office = Office::open().await;
    office.siti_was_told_of_a_dark_letter().await;
    office.photo(SITI, 2).await;
    let mut told = String::new();
    for _ in 0..12 {
        told = office.hears_after(SITI, chrono::TimeDelta::days(1)).await;
        if told.contains("kami hapus.") && !told.contains("Sesudah itu") {
            break;
        }
    }
    assert_snapshot!(told, @"
    Isian permohonan KTP baru atas nama Siti Aminah lama tidak dilanjutkan, jadi isiannya kami hapus. Belum ada yang dikirim ke kantor.

    Bila masih perlu, silakan mulai lagi dengan /ajukan.

    Foto yang belum jelas untuk yang mana tidak jadi dipakai, dan ikut kami hapus. Fotonya masih ada di chat ini.
    [📝 Ajukan KTP]
    ");
    assert_eq!((office.count("periksa").await, office.count("fetched_file").await), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_sheet_once_more_is_said_to_be_there() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    assert_snapshot!(office.next_photo(SITI, 1).await, @"
    Lembar ini sudah ada: Surat pengantar desa. Tidak kami simpan dua kali.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    office.next_photo(SITI, 2).await;
    assert!(office.next_photo(SITI, 2).await.starts_with("Lembar ini sudah ada: Surat pengantar desa, lembar 2."));
    assert_eq!(office.photos_of(SITI).await, 0);
}
