//! What is typed in the middle of something: words to the bot, steps back, and text that no question asked for. None of
//! it becomes an answer.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS_KK, BUDI_STAF, SITI, SITI_KK, SITI_NIK};

/// Words that are meant for the bot, of each kind.
const WORDS: [&str; 14] = [
    "bantuan",
    "Tolong",
    "status",
    "cek",
    "syarat",
    "halo",
    "Assalamualaikum",
    "selamat pagi",
    "terima kasih",
    "matur nuwun",
    "ajukan",
    "lengkapi",
    "tarik",
    "menu",
];

/// What is asked last, without what is said before it.
fn question(answer: &str) -> String {
    let last = answer.rsplit("\n---\n").next().unwrap();
    last.rsplit("\n\n").next().unwrap().to_owned()
}

/// Trap 1 of `peers.md`, at every question of a correction, whose form has them all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_to_the_bot_answers_no_question() {
    let office = Office::open().await;
    let mut asked = question(&office.says(SITI, "/ajukan").await);
    let answers = [
        "setuju",
        "orang lain",
        "anak",
        "perbaikan data KTP",
        "Siti Aminah",
        SITI_NIK,
        SITI_KK,
        "Japan",
        "lewati",
        "data lain",
        "lanjut",
        "golongan darah",
        "A",
        "B",
        "sudah benar",
        "bawa",
        "bawa",
        "bawa",
        "bawa",
    ];
    let mut questions = String::new();
    for answer in answers {
        for word in WORDS {
            let told = office.says(SITI, word).await;
            // The notice is long and stands above: one line reminds of it.
            let again = if answer == "setuju" { "[✅ Mengerti dan setuju]" } else { &asked };
            assert!(question(&told).contains(again), "{word} before {answer}");
        }
        questions.push_str(&format!("{}\n", asked.lines().next().unwrap()));
        asked = question(&office.says(SITI, answer).await);
    }
    for word in WORDS {
        assert_eq!(question(&office.says(SITI, word).await), asked, "{word} at the summary");
    }
    assert_snapshot!(questions, @"
    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    Permohonan ini untuk siapa?
    Apa hubungan Bapak/Ibu dengan pemohon?
    Silakan pilih yang ingin diurus.
    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    Berapa nomor telepon untuk permohonan ini? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    Data lain apa yang perlu diperbaiki? Mohon tulis nama datanya saja.
    Apa yang tertulis di KTP sekarang?
    Seharusnya tertulis apa? Mohon ditulis sama seperti di KK.
    Apakah data di KK sudah benar?
    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    ");
    office.says(SITI, "kirim").await;
    let data = &office.own(SITI).await[0].permohonan.data;
    assert_eq!((data.nama.as_str(), data.perubahan.len()), ("Siti Aminah", 1));
    assert_eq!((data.perubahan[0].now.as_str(), data.perubahan[0].should.as_str()), ("golongan darah: A", "B"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_at_the_name_is_given_and_the_name_is_asked_for_again() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    assert_snapshot!(office.says(SITI, "halo").await, @r"
    Selamat datang, Bapak/Ibu.

    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    ");
    assert_snapshot!(office.says(SITI, "bantuan").await, @"
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

    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    ");
    assert_snapshot!(office.says(SITI, "status").await, @r"
    Permohonan Bapak/Ibu belum dikirim. Isiannya masih tersimpan, silakan dilanjutkan.
    [▶️ Lanjutkan isian]
    ---
    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    ");
}

#[rstest::rstest]
#[case("Siti")]
#[case("Slamet")]
#[case("Cek Mat")]
#[case("Pagi Utami")]
#[case("Min")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_is_a_name(#[case] nama: &str) {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &[nama, SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_eq!(office.own(SITI).await[0].permohonan.data.nama.as_str(), nama);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sex_may_be_corrected_by_its_letter() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK]).await;
    office.says_all(SITI, &["Japan", "lewati", "jenis kelamin", "lanjut"]).await;
    assert!(office.says_all(SITI, &["L", "P"]).await.starts_with("Apakah data di KK sudah benar?"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn why_it_is_withdrawn_may_be_written_and_does_not_become_the_name() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "/tarik").await;
    assert_snapshot!(office.says(SITI, "sudah tidak perlu").await, @r"
    Permohonan KK-KKKK-K (Siti Aminah) akan ditarik dan tidak dilanjutkan. Alasan: sudah tidak perlu.

    Tarik sekarang?
    [Tidak, tetap berjalan]
    [Ya, tarik]
    ");
    assert_snapshot!(office.says(SITI, "jangan").await, @"Baik. Permohonan KK-KKKK-K (Siti Aminah) tetap berjalan.");
    office.says(SITI, "/start").await;
    assert!(
        office
            .taps(SITI, "▶️ Lanjutkan isian")
            .await
            .ends_with("Silakan tulis nama lengkap pemohon, sama seperti di KK.")
    );
    assert_eq!(office.tahap(kode).await, "diajukan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reason_that_sounds_like_applying_is_a_reason() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says(SITI, "/tarik").await;
    assert_snapshot!(office.says(SITI, "karena salah tulis").await, @r"
    Permohonan KK-KKKK-K (Siti Aminah) akan ditarik dan tidak dilanjutkan. Alasan: karena salah tulis.

    Tarik sekarang?
    [Tidak, tetap berjalan]
    [Ya, tarik]
    ");
    office.says(SITI, "ya").await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_to_the_bot_is_no_reason_to_withdraw() {
    let office = Office::open().await;
    office.siti_applies().await;
    for asked in [vec!["/tarik"], vec!["/tarik", "alasan lain"], vec!["/tarik", "tidak jadi mengurus"]] {
        let asked = question(&office.says_all(SITI, &asked).await);
        for word in ["bantuan", "status", "halo", "terima kasih", "syarat"] {
            assert_eq!(question(&office.says(SITI, word).await), asked, "{word}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reason_too_long_is_not_cut_in_silence() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(SITI, &["/tarik", "alasan lain"]).await;
    assert_snapshot!(office.says(SITI, &"panjang ".repeat(40)).await, @"
    Tulisan itu terlalu panjang (319 huruf, paling banyak 300). Mohon ditulis lebih singkat.

    Silakan tulis alasan menarik permohonan KK-KKKK-K (Siti Aminah), dengan singkat.
    ");
    assert!(office.says(SITI, &"a".repeat(300)).await.contains("Tarik sekarang?"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reason_that_comes_half_a_day_later_is_none() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says_all(SITI, &TO_NAME).await;
    for asked in [vec!["/tarik"], vec!["/tarik", "alasan lain"]] {
        office.says_all(SITI, &asked).await;
        office.later(TimeDelta::hours(13)).await;
        let told = office.says(SITI, "sudah punya yang lama").await;
        assert!(!told.contains("Tarik sekarang?") && !told.contains("NIK"), "{told}");
    }
    office.says(SITI, "/tarik").await;
    office.later(TimeDelta::hours(13)).await;
    assert_snapshot!(office.says(SITI, "pindah alamat").await, @r"
    Mohon maaf, pesan itu belum dapat kami pahami. Silakan pilih di bawah ini, atau ketuk /bantuan.
    [▶️ Lanjutkan isian]
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
}

impl Office {
    /// Siti has two permohonan.
    async fn siti_applies_twice(&self) {
        self.siti_applies().await;
        self.says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru", "Sumarni"]).await;
        self.says_all(SITI, &["3516134101609906", AGUS_KK, "Sooko", "lewati", "bawa", "bawa", "kirim"]).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_one_of_several_is_to_be_chosen_a_text_is_no_answer_to_the_draft() {
    let office = Office::open().await;
    office.siti_applies_twice().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "/tarik").await;
    assert_snapshot!(office.says(SITI, "yang ibu").await, @r"
    Jawaban itu tidak ada di pilihan. Ketuk salah satu tombol, atau tulis jawabannya seperti pada tombol.
    ---
    Permohonan yang dapat ditarik:

    • KK-KKKK-K (Siti Aminah) – KTP baru: diajukan, menunggu diterima petugas
    • KK-KKKK-K (Sumarni) – KTP baru: diajukan, menunggu diterima petugas

    Mana yang ingin ditarik?
    [KK-KKKK-K – Siti Aminah]
    [KK-KKKK-K – Sumarni]
    ");
    let kode = office.kode(SITI).await;
    assert!(office.says(SITI, &kode.to_string()).await.starts_with("Mengapa permohonan KK-KKKK-K (Sumarni) ditarik?"));
    office.says(SITI, "jangan").await;
    for (command, list) in [("/status", "Permohonan dari chat ini"), ("/tarik", "Permohonan yang dapat ditarik")] {
        office.says(SITI, command).await;
        assert!(office.says(SITI, "yang ibu").await.contains(list), "{command}");
        assert!(office.says(SITI, "terima kasih").await.starts_with("Sama-sama"), "{command}");
    }
    office.says(SITI, "/start").await;
    assert!(office.taps(SITI, "▶️ Lanjutkan isian").await.contains("Silakan tulis nama lengkap"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_one_of_several_is_to_be_completed_a_text_is_no_answer_to_the_draft() {
    let office = Office::open().await;
    office.siti_applies_twice().await;
    for loaded in office.own(SITI).await {
        let kode = loaded.permohonan.kode;
        office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
        if loaded.permohonan.data.nama.as_str() == "Sumarni" {
            office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
        }
        office.says(BUDI_STAF, &format!("/terima {kode}")).await;
        office.is_returned(kode).await;
    }
    office.hush().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "/lengkapi").await;
    assert_snapshot!(office.says(SITI, "punya Siti").await, @r"
    Jawaban itu tidak ada di pilihan. Ketuk salah satu tombol, atau tulis jawabannya seperti pada tombol.
    ---
    Ada beberapa permohonan yang perlu dilengkapi:

    • KK-KKKK-K (Siti Aminah) – KTP baru: belum lengkap, menunggu dilengkapi
    • KK-KKKK-K (Sumarni) – KTP baru: belum lengkap, menunggu dilengkapi

    Mana yang dilengkapi dahulu?
    [KK-KKKK-K – Siti Aminah]
    [KK-KKKK-K – Sumarni]
    ");
    office.says(SITI, "/start").await;
    assert!(office.taps(SITI, "▶️ Lanjutkan isian").await.contains("Silakan tulis nama lengkap"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kembali_asks_the_question_before() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju"]).await;
    assert_snapshot!(office.says(SITI, "kembali").await, @r"
    Ini pertanyaan yang pertama.

    Permohonan ini untuk siapa?
    [Saya sendiri]
    [Orang lain]
    ");
    office
        .says_all(SITI, &["orang lain", "anak", "perbaikan data KTP", "Siti", SITI_NIK, SITI_KK, "Japan", "lewati"])
        .await;
    office.says_all(SITI, &["nama", "alamat", "lanjut", "Sity", "Siti", "Jl. A 1", "Jl. B 2", "sudah benar"]).await;
    let mut heard = String::new();
    for _ in 0..16 {
        let asked = office.says(SITI, "Kembali").await;
        heard.push_str(&format!("{}\n", asked.lines().next().unwrap()));
    }
    assert_snapshot!(heard, @"
    Apakah data di KK sudah benar?
    Alamat: apa yang benar? Mohon ditulis sama seperti di KK.
    Alamat: apa yang tertulis di KTP sekarang?
    Nama: apa yang benar? Mohon ditulis sama seperti di KK.
    Nama: apa yang tertulis di KTP sekarang?
    Data mana yang perlu diperbaiki? Boleh lebih dari satu. Ketuk datanya sampai bertanda ✅, lalu ketuk “Sudah, lanjut”.
    Berapa nomor telepon untuk permohonan ini? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    Silakan pilih yang ingin diurus.
    Apa hubungan Bapak/Ibu dengan pemohon?
    Permohonan ini untuk siapa?
    Ini pertanyaan yang pertama.
    Ini pertanyaan yang pertama.
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kembali_takes_no_photo_away() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    assert_snapshot!(office.says(SITI, "kembali").await, @r"
    Surat pengantar desa: 1 lembar tersimpan. Ingin ditambah, atau dikirim ulang?
    [➕ Tambah lembar: Surat pengantar desa]
    [🔄 Kirim ulang semua]
    [📄 Asli dibawa ke kantor]
    [↩️ Tidak jadi mengubah]
    ");
    assert!(office.says(SITI, "kembali").await.contains("Berkas 2 dari 2"));
    office.photo(SITI, 2).await;
    let told = office.says(SITI, "kembali").await;
    assert!(told.starts_with("Semua pertanyaan sudah terjawab."), "{told}");
    assert!(told.contains("📷 Surat pengantar desa: 1 lembar\n📷 Kartu Keluarga (KK): 1 lembar"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tidak_jadi_asks_before_it_drops_and_is_a_no_to_that() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    for stop in ["tidak jadi", "batal"] {
        assert!(office.says(SITI, stop).await.starts_with("Isian yang belum dikirim akan dihapus"), "{stop}");
        assert!(office.says(SITI, "tidak jadi").await.starts_with("Baik, isian tetap tersimpan."));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_edits_that_wait_are_answered_once() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    let id = office.control.send_text(SITI, "Siti Amina").await.unwrap();
    office.answer(SITI).await;
    for text in ["Siti Aminah", "Siti Aminah b", "Siti Aminah binti Abdullah"] {
        office.control.edit_text(SITI, id, text).await.unwrap();
    }
    assert_eq!(office.answer(SITI).await.matches("Pesan yang diubah tidak kami baca").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kode_alone_opens_the_card_for_a_petugas_and_the_status_for_its_owner() {
    let office = Office::open().await;
    let siti = office.siti_applies().await;
    office.hush().await;
    let card = office.says(BUDI_STAF, &siti.to_string()).await;
    assert!(card.contains("[✅ Terima berkas]"), "{card}");
    let status = office.says(SITI, &siti.to_string()).await;
    assert!(status.starts_with("Permohonan KK-KKKK-K\nSiti Aminah"), "{status}");
    office.says_all(BUDI_STAF, &["/ajukan", "setuju", "saya", "KTP baru", "Budi Santoso", "3516130101809911"]).await;
    office.says_all(BUDI_STAF, &["3516130101159911", "Sooko", "lewati", "bawa", "bawa", "kirim"]).await;
    let own = office.kode(BUDI_STAF).await;
    let status = office.says(BUDI_STAF, &own.to_string()).await;
    assert!(status.starts_with("Permohonan KK-KKKK-K\nBudi Santoso"), "{status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_button_sends_each_to_where_they_look() {
    let office = Office::open().await;
    office.says(SITI, "/start").await;
    assert_snapshot!(office.forges(SITI, "0:old").await, @"Tombol itu sudah tidak dipakai; tidak ada yang berubah. Keadaan terbaru ada di /status.");
    office.says(BUDI_STAF, "/start").await;
    assert_snapshot!(office.forges(BUDI_STAF, "0:old").await, @"Tombol itu sudah tidak dipakai; tidak ada yang berubah. Yang menunggu Anda ada di /antrean.");
    assert_snapshot!(office.says(SITI, "/antrean").await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
}
