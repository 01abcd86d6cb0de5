//! What citizens may answer, and what they are told when it cannot be: NIK, KK, names, desa, berkas.

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::{AlbumItem, NewDocument, UserContent};
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::people::{SITI, SITI_KK, SITI_NIK};
use crate::support::{Office, pictures};

/// The first line of what Siti is told.
async fn told(office: &Office, text: &str) -> String {
    let answer = office.says(SITI, text).await;
    answer.lines().next().unwrap_or_default().to_owned()
}

/// All test vectors of `domain.md` 1.7 that are refused, with made-up serials.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_nik_that_cannot_be_is_refused_with_where_to_look() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti").await;
    let mut told_all = String::new();
    for nik in [
        "3516132902019901",
        "3516133102909901",
        "3516134001909901",
        "3516138101909901",
        "3516137201909901",
        "3516130001909901",
        "3516130113909901",
        "3516130101900000",
        "0351613200109901",
        "9906130101909901",
        "3500130101909901",
        "3516130101O09901",
        "３５１６１３０１０１９０９９０１",
        "351613010190990",
        "35161301019099011",
        "1111111111111111",
        "nomor saya lupa",
    ] {
        told_all.push_str(&format!("{nik}: {}\n", told(&office, nik).await));
    }
    assert_snapshot!(told_all, @r"
    3516132902019901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516133102909901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516134001909901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516138101909901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516137201909901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516130001909901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516130113909901: Tanggal di dalam NIK tidak ada di kalender. Mohon cocokkan angka ke-7 sampai ke-12 dengan KK.
    3516130101900000: Empat angka terakhir NIK tidak mungkin 0000. Mohon cocokkan dengan KK.
    0351613200109901: Nomor yang diawali angka 0 adalah nomor sementara dari desa. Mohon tulis NIK yang tertera di KK. Bila di KK belum ada NIK, silakan datang ke kantor.
    9906130101909901: Enam angka pertama NIK tidak menunjuk daerah yang ada. Mohon cocokkan dengan KK.
    3500130101909901: Enam angka pertama NIK tidak menunjuk daerah yang ada. Mohon cocokkan dengan KK.
    3516130101O09901: NIK hanya berisi angka. Mohon periksa, mungkin ada huruf O atau l yang mirip angka.
    ３５１６１３０１０１９０９９０１: NIK hanya berisi angka. Mohon periksa, mungkin ada huruf O atau l yang mirip angka.
    351613010190990: NIK terdiri dari 16 angka; yang tertulis 15 angka. Mohon cocokkan dengan NIK di KK, pada baris nama pemohon.
    35161301019099011: NIK terdiri dari 16 angka; yang tertulis 17 angka. Mohon cocokkan dengan NIK di KK, pada baris nama pemohon.
    1111111111111111: Enam belas angka yang sama belum dapat kami terima sebagai NIK. Mohon cocokkan dengan NIK di KK.
    nomor saya lupa: Tidak apa-apa, Bapak/Ibu. Bila KK tidak ada di tangan, petugas desa atau kantor kecamatan dapat membantu. Isian tetap tersimpan.
    ");
    assert_snapshot!(office.says(SITI, "351613010190990").await, @r"
    NIK terdiri dari 16 angka; yang tertulis 15 angka. Mohon cocokkan dengan NIK di KK, pada baris nama pemohon.

    Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    ");
}

#[rstest::rstest]
#[case("3516130101909901", "3516130101909901")]
#[case("3516134101909901", "3516134101909901")]
#[case("3516 1301 0190 9901", "3516130101909901")]
#[case("3516-1301-0190-9901", "3516130101909901")]
#[case("3516132902009901", "3516132902009901")]
#[case("3516136902969902", "3516136902969902")]
#[case("9471011708459901", "9471011708459901")]
#[case("3516130101269903", "3516130101269903")]
#[case("3516132311269903", "3516132311269903")]
#[case("3576016512109904", "3576016512109904")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_nik_that_can_be_is_taken_as_it_is(#[case] typed: &str, #[case] kept: &str) {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti").await;
    let asked = office.says(SITI, typed).await;
    assert!(asked.ends_with("Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK."), "{asked}");
    office.says_all(SITI, &[SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_eq!(office.own(SITI).await[0].permohonan.data.nik().unwrap().as_str(), kept);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kk_that_cannot_be_is_refused() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti", SITI_NIK]).await;
    let mut told_all = String::new();
    for kk in
        ["351613010115990", "35161301011599O1", "0516130101159901", "9916130101159901", "2222222222222222", SITI_NIK]
    {
        told_all.push_str(&format!("{kk}: {}\n", told(&office, kk).await));
    }
    assert_snapshot!(told_all, @r"
    351613010115990: Nomor KK terdiri dari 16 angka; yang tertulis 15 angka. Mohon cocokkan dengan nomor di bagian atas KK.
    35161301011599O1: Nomor KK hanya berisi angka. Mohon periksa, mungkin ada huruf O atau l yang mirip angka.
    0516130101159901: Nomor itu belum dapat kami terima sebagai nomor KK. Mohon cocokkan dengan nomor di bagian atas KK.
    9916130101159901: Nomor itu belum dapat kami terima sebagai nomor KK. Mohon cocokkan dengan nomor di bagian atas KK.
    2222222222222222: Nomor itu belum dapat kami terima sebagai nomor KK. Mohon cocokkan dengan nomor di bagian atas KK.
    3516134101909901: Nomor ini sama dengan NIK yang tadi. Mana yang keliru?
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nik_that_is_the_kk_is_told_when_it_is_changed_too() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.taps(SITI, "✏️ NIK").await;
    assert_snapshot!(office.says(SITI, SITI_KK).await, @r"
    Nomor ini sama dengan nomor KK yang tadi. Mana yang keliru?
    NIK ada di KK pada baris nama pemohon. Nomor KK ada di bagian atas, di bawah tulisan “KARTU KELUARGA”.
    [Nomor KK tadi keliru]
    [NIK ini keliru]
    [↩️ Tidak jadi mengubah]
    ");
    office.says(SITI, "tidak jadi").await;
    office.taps(SITI, "✏️ Nomor KK").await;
    assert_snapshot!(office.says(SITI, SITI_NIK).await, @r"
    Nomor ini sama dengan NIK yang tadi. Mana yang keliru?
    Nomor KK ada di bagian atas KK, di bawah tulisan “KARTU KELUARGA”. NIK ada pada baris nama pemohon.
    [NIK yang tadi keliru]
    [Nomor KK ini keliru]
    [↩️ Tidak jadi mengubah]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_cannot_be_and_one_word_that_can() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    let mut told_all = String::new();
    for nama in ["...", "S1ti", "Siti@Aminah", &"Siti ".repeat(60)] {
        told_all.push_str(&format!("{}\n", told(&office, nama).await));
    }
    assert_snapshot!(told_all, @r"
    Namanya belum terbaca. Mohon tulis nama dengan huruf, seperti di KK.
    Nama tidak memakai angka. Mohon tulis nama dengan huruf, sama seperti di KK.
    Ada tanda “@” yang tidak biasa di dalam nama. Mohon cocokkan dengan KK, lalu tulis tanpa tanda itu.
    Tulisan itu terlalu panjang untuk sebuah nama. Mohon tulis nama satu orang saja, seperti di KK.
    ");
    assert_snapshot!(office.says(SITI, "Sumarni").await, @"Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desa_may_be_typed_must_be_known_and_of_this_kecamatan() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti", SITI_NIK, SITI_KK]).await;
    assert_snapshot!(told(&office, "Wonokromo").await, @"Desa “Wonokromo” belum kami temukan di kecamatan ini. Mohon periksa tulisannya, atau ketuk salah satu tombol.");
    assert_snapshot!(office.taps(SITI, "Di luar kecamatan ini").await, @r"
    Mohon maaf, layanan ini untuk warga Kecamatan Sooko. Silakan ke kantor kecamatan sesuai alamat KK, atau ke Dispendukcapil. Bila salah ketuk, silakan pilih lagi.

    Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    [Blimbingsari] [Brangkal]
    [Gemekan] [Jampirogo]
    [Japan] [Karangkedawang]
    [Kedungmaling] [Klinterejo]
    [Modongan] [Mojoranu]
    [Ngingasrembyong] [Sambiroto]
    [Sooko] [Tempuran]
    [Wringinrejo]
    [Di luar kecamatan ini]
    [🗑 Hapus isian]
    ");
    assert_snapshot!(office.says(SITI, "desa japan").await, @"
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
}

async fn sends(office: &Office, content: UserContent) -> String {
    office.control.send(SITI, content).await.unwrap();
    office.answer(SITI).await
}

fn document(name: &str, mime: &str, bytes: &[u8]) -> UserContent {
    UserContent::Document(NewDocument { name: name.into(), mime: mime.into(), bytes: bytes.to_vec(), caption: None })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_a_photo_is_expected_other_things_are_not_taken() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let mut heard = String::new();
    for content in [
        UserContent::Sticker { emoji: "🙂".into() },
        UserContent::Voice { bytes: b"made up".to_vec(), duration: 3 },
        UserContent::Contact { phone: "+620000000000".into(), first_name: None, user_id: None },
        UserContent::Location { latitude: -7.49, longitude: 112.43 },
        document("surat.txt", "text/plain", b"made up"),
        document("surat.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"made up"),
    ] {
        let answer = sends(&office, content).await;
        assert!(answer.contains("Berkas 1 dari 2"), "the open question is asked again: {answer}");
        heard.push_str(&format!("{}\n", answer.lines().next().unwrap()));
    }
    assert_snapshot!(heard, @"
    Mohon maaf, pesan seperti itu belum dapat kami baca. Silakan kirim tulisan, atau foto bila diminta.
    Mohon maaf, pesan seperti itu belum dapat kami baca. Silakan kirim tulisan, atau foto bila diminta.
    Kontak itu tidak kami simpan, karena sekarang tidak sedang diminta.
    Mohon maaf, pesan seperti itu belum dapat kami baca. Silakan kirim tulisan, atau foto bila diminta.
    Mohon maaf, jenis berkas itu belum dapat kami buka. Mohon kirim sebagai foto atau PDF.
    Mohon maaf, jenis berkas itu belum dapat kami buka. Mohon kirim sebagai foto atau PDF.
    ");
    assert_snapshot!(office.says(SITI, "ini suratnya").await, @r"
    Yang kami perlukan sekarang fotonya. Ketuk tanda klip atau kamera, lalu kirim fotonya; atau ketuk salah satu tombol.

    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_text_is_expected_a_photo_is_not_kept() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    assert_snapshot!(office.photo(SITI, 1).await, @"
    Foto atau berkas itu tidak kami simpan, karena sekarang tidak sedang diminta. Bila ada pertanyaan yang terbuka, mohon dijawab dahulu. Untuk mengajukan: /ajukan. Untuk melengkapi berkas: /lengkapi

    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    ");
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    assert_eq!(office.database.sql("select count(*) from berkas where answer = 'file'").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_that_nobody_asked_for_is_not_kept() {
    let office = Office::open().await;
    assert_snapshot!(office.photo(SITI, 1).await, @"Foto atau berkas itu tidak kami simpan, karena sekarang tidak sedang diminta. Bila ada pertanyaan yang terbuka, mohon dijawab dahulu. Untuk mengajukan: /ajukan. Untuk melengkapi berkas: /lengkapi");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_is_as_good_as_a_photo() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let answer = sends(&office, document("pengantar.pdf", "application/pdf", &pictures::pdf(1))).await;
    assert_snapshot!(answer.lines().next().unwrap(), @"✅ Surat pengantar desa: 1 lembar tersimpan.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_too_big_is_refused_with_the_limit() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let big = vec![b'x'; 21 << 20];
    let answer = sends(&office, document("pengantar.pdf", "application/pdf", &big)).await;
    assert_snapshot!(answer.lines().next().unwrap(), @"Mohon maaf, berkas itu terlalu besar. Mohon kirim foto atau PDF paling besar 20 MB.");
}

fn photos(numbers: &[u8]) -> Vec<AlbumItem> {
    numbers.iter().map(|n| AlbumItem::photo(&pictures::good(100 + u32::from(*n)))).collect()
}

async fn bot_messages(control: &ControlClient) -> usize {
    control.messages(SITI).await.unwrap().iter().filter(|m| m.from_bot).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_of_three_is_one_answer_and_answers_one_question() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let before = bot_messages(&office.control).await;
    office.control.send_album(SITI, photos(&[1, 2, 3])).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @r"
    ✅ Surat pengantar desa: 3 lembar tersimpan.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    assert_eq!(bot_messages(&office.control).await, before + 1);
    assert_snapshot!(office.photo(SITI, 9).await, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📷 Surat pengantar desa: 3 lembar
    📷 Kartu Keluarga (KK): 1 lembar

    🔔 Kabar tentang permohonan ini dikirim ke chat ini.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    office.says(SITI, "kirim").await;
    let of = |syarat: &str| format!("select count(*) from berkas where syarat = '{syarat}' and answer = 'file'");
    assert_eq!(office.database.sql(&of("pengantar")).await, "3");
    assert_eq!(office.database.sql(&of("kk")).await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_photo_twice_in_an_album_is_kept_once() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.control.send_album(SITI, photos(&[1, 1])).await.unwrap();
    let answer = office.answer(SITI).await;
    assert_snapshot!(answer.lines().next().unwrap(), @"Lembar ini sudah ada: Surat pengantar desa. Tidak kami simpan dua kali.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sticker_of_a_newcomer_is_answered_with_what_can_be_done() {
    let office = Office::open().await;
    let answer = sends(&office, UserContent::Sticker { emoji: "🙂".into() }).await;
    assert!(answer.contains("belum dapat kami baca") && answer.contains("[📝 "), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_single_letter_is_nobodys_name() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    assert!(office.says(SITI, "x").await.starts_with("Namanya baru satu huruf."));
    assert!(office.says(SITI, "Ng").await.contains("NIK"));
}
