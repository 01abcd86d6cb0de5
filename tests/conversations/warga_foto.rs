//! A photo is looked at when it arrives: who sent it is asked for a better one, and may insist.

use bot_api_emulator::protocol::{AlbumItem, CallFilter, NewDocument};
use insta::assert_snapshot;

use crate::support::people::{AGUS, BUDI_STAF, SITI};
use crate::support::{Office, pictures};

const PDF: (&str, &str) = ("pengantar.pdf", "application/pdf");

/// What was said last.
fn last(answer: &str) -> &str {
    answer.rsplit("\n---\n").next().unwrap()
}

/// The remark without what follows: the first line of what was said last.
fn remark(answer: &str) -> &str {
    last(answer).lines().next().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blurred_photo_is_asked_for_again_and_the_next_question_stays() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    assert_snapshot!(office.sends_picture(SITI, &pictures::blurred(1)).await, @"
    ✅ Surat pengantar desa: 1 lembar tersimpan.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ---
    Foto Surat pengantar desa agak buram. Mohon difoto lagi dari dekat: ketuk layar pada tulisannya, tunggu sampai jelas, lalu ambil gambarnya.

    Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    [✔️ Tetap pakai ini]
    ");
    office.photo(SITI, 2).await;
    let told = office.taps(SITI, "📷 Kartu Keluarga (KK)").await;
    assert_snapshot!(told.lines().next().unwrap(), @"✅ Kartu Keluarga (KK): 1 lembar tersimpan.");
    assert_snapshot!(office.taps(SITI, "📷 Kirim ulang").await, @"
    Silakan kirim lagi foto Surat pengantar desa. Pastikan terang, utuh, dan terbaca. Boleh juga PDF.
    [↩️ Tidak jadi mengubah]
    ");
    assert_snapshot!(office.photo(SITI, 3).await, @"
    ✅ Foto Surat pengantar desa sudah diganti dengan yang baru.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📷 Surat pengantar desa: 1 lembar
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
    [➕ Tambah lembar: Surat pengantar desa]
    ");
    office.says(SITI, "kirim").await;
    assert_eq!(office.database.sql("select count(*) from berkas where answer = 'file'").await, "2");
    assert_eq!(office.database.sql("select count(*) from periksa").await, "2", "what was replaced is forgotten");
    let card = office.news(BUDI_STAF).await;
    assert!(!card.contains("buram"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_flaw_is_said_in_its_own_words() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    assert_snapshot!(remark(&office.sends_picture(SITI, &pictures::dark(1)).await), @"Foto Surat pengantar desa terlalu gelap untuk dibaca. Mohon difoto lagi di tempat yang terang, misalnya dekat jendela, tanpa bayangan tangan.");
    let mut told = Vec::new();
    for bytes in
        [pictures::pale(1), pictures::empty(140), pictures::small(1), b"bukan foto".to_vec(), pictures::cut_off(1)]
    {
        office.taps(SITI, "📷 Kirim ulang").await;
        told.push(remark(&office.sends_picture(SITI, &bytes).await).to_owned());
    }
    assert_snapshot!(told.join("\n"), @"
    Foto Surat pengantar desa terlalu terang, tulisannya pudar. Mohon difoto lagi tanpa lampu kilat, jauh dari pantulan cahaya.
    Pada foto Surat pengantar desa belum terlihat tulisan. Mohon difoto lagi: kertas rata di tempat terang, satu halaman penuh.
    Foto Surat pengantar desa terlalu kecil untuk dibaca. Mohon difoto lagi dari dekat, satu halaman penuh.
    Surat pengantar desa belum dapat dibuka: isinya bukan foto atau PDF seperti namanya. Mohon kirim fotonya, atau PDF.
    Surat pengantar desa belum dapat dibuka; mungkin terputus saat dikirim. Mohon dikirim sekali lagi.
    ");
    assert_eq!(office.database.sql("select count(*) from periksa where state = 'seen'").await, "6");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_flaw_of_a_pdf_is_said_in_its_own_words() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let mut told = vec![remark(&office.sends_file(SITI, PDF, &pictures::png(1)).await).to_owned()];
    for bytes in [pictures::cut_off_pdf(1), pictures::locked_pdf(1), pictures::empty_pdf(1), b"%PDF-1.4\n".to_vec()] {
        office.taps(SITI, "📷 Kirim ulang").await;
        told.push(remark(&office.sends_file(SITI, PDF, &bytes).await).to_owned());
    }
    office.taps(SITI, "📷 Kirim ulang").await;
    let photo = ("kk.jpg", "image/jpeg");
    told.push(remark(&office.sends_file(SITI, photo, &pictures::pdf(2)).await).to_owned());
    assert_snapshot!(told.join("\n"), @"
    Surat pengantar desa belum dapat dibuka: isinya bukan foto atau PDF seperti namanya. Mohon kirim fotonya, atau PDF.
    Surat pengantar desa belum dapat dibuka; mungkin terputus saat dikirim. Mohon dikirim sekali lagi.
    PDF Surat pengantar desa tampaknya terkunci kata sandi. Mohon kirim PDF tanpa kata sandi, atau fotonya.
    PDF Surat pengantar desa tampaknya tidak berisi halaman. Mohon diperiksa, lalu kirim sekali lagi, atau kirim fotonya.
    Surat pengantar desa belum dapat dibuka; mungkin terputus saat dikirim. Mohon dikirim sekali lagi.
    Surat pengantar desa belum dapat dibuka: isinya bukan foto atau PDF seperti namanya. Mohon kirim fotonya, atau PDF.
    ");
    office.taps(SITI, "📷 Kirim ulang").await;
    let good = office.sends_file(SITI, PDF, &pictures::pdf(1)).await;
    assert_snapshot!(good.lines().next().unwrap(), @"✅ Foto Surat pengantar desa sudah diganti dengan yang baru.");
    assert!(!good.contains("---"), "nothing is said about a good one:\n{good}");
}

/// What takes too much memory to open, or what no free program opens, is no fault of the person; but it can be shown to nobody.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_opened_here_is_asked_for_as_a_photo() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let told = office.sends_file(SITI, ("kk.png", "image/png"), &pictures::bomb()).await;
    assert_snapshot!(last(&told), @"
    Surat pengantar desa belum dapat dibuka di sini karena jenis atau ukurannya. Mohon dikirim sebagai foto biasa, atau PDF.

    Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    ");
    assert_eq!(office.count("fetched_file").await, 0);
}

/// What iPhones keep can be shown to nobody: who sends it is told how to send it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_heic_is_told_how_to_send_it() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic";
    let told = office.sends_file(SITI, ("kk.heic", "image/heic"), heic).await;
    assert_snapshot!(remark(&told), @"Surat pengantar desa terkirim sebagai berkas HEIC, yang belum dapat dibuka di sini. Mohon kirim sebagai foto, bukan sebagai berkas. Boleh juga kamera diatur ke JPEG (“Paling kompatibel”), lalu difoto lagi.");
    assert_eq!(office.count("fetched_file").await, 0);
    office.taps(SITI, "📷 Kirim ulang").await;
    assert!(office.photo(SITI, 2).await.contains("sudah diganti dengan yang baru"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_insists_is_believed_and_officers_see_it() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.sends_picture(SITI, &pictures::blurred(1)).await;
    assert_snapshot!(office.taps(SITI, "✔️ Tetap pakai ini").await, @"
    Baik. Kartu Keluarga (KK) tetap dipakai; petugas akan memeriksanya.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📄 Surat pengantar desa: aslinya dibawa ke kantor
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
    ");
    office.says(SITI, "kirim").await;
    assert_snapshot!(office.answer(BUDI_STAF).await, @"
    🆕 Permohonan baru KK-KKKK-K: KTP baru, Desa Japan.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    ⚠️ agak buram, pemohon tetap memakai ini
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    ⚠️ agak buram, pemohon tetap memakai ini
    ");
    assert_eq!(office.database.sql("select verdict from periksa").await, "keep");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_buttons_of_a_remark_can_be_typed() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.sends_picture(SITI, &pictures::blurred(1)).await;
    assert!(office.says(SITI, "tetap pakai").await.starts_with("Baik. Surat pengantar desa tetap dipakai"));
    office.sends_picture(SITI, &pictures::dark(2)).await;
    assert!(office.says(SITI, "kirim ulang").await.starts_with("Silakan kirim lagi foto Kartu Keluarga (KK)."));
    assert!(office.says(SITI, "tidak jadi").await.starts_with("Mohon diperiksa"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_album_of_three_with_two_bad_ones_is_said_once() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let album = [pictures::blurred(1), pictures::good(2), pictures::dark(3)].map(|bytes| AlbumItem::photo(&bytes));
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Surat pengantar desa: 3 lembar tersimpan.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ---
    Beberapa foto belum terbaca dengan baik:

    • Surat pengantar desa, lembar 1: agak buram
    • Surat pengantar desa, lembar 3: terlalu gelap

    Mohon difoto lagi di tempat terang: kertas rata, dari dekat, satu halaman penuh. Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang: Surat pengantar desa (1)]
    [✔️ Tetap pakai: Surat pengantar desa (1)]
    [📷 Kirim ulang: Surat pengantar desa (3)]
    [✔️ Tetap pakai: Surat pengantar desa (3)]
    ");
    office.taps(SITI, "📷 Kirim ulang: Surat pengantar desa (3)").await;
    assert_snapshot!(office.photo(SITI, 4).await.lines().next().unwrap(), @"✅ Foto Surat pengantar desa, lembar 3 sudah diganti dengan yang baru.");
    office.taps(SITI, "✔️ Tetap pakai: Surat pengantar desa (1)").await;
    office.says_all(SITI, &["bawa", "kirim"]).await;
    let card = office.answer(BUDI_STAF).await;
    let lines: Vec<&str> = card.lines().filter(|line| line.contains("lembar")).collect();
    assert_snapshot!(lines.join("\n"), @"
    📷 Surat pengantar desa: 3 lembar
    lembar 1: ⚠️ agak buram, pemohon tetap memakai ini
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_password_of_one_of_several_is_named() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let files = [("a.jpg", "image/jpeg", pictures::blurred(1)), ("b.pdf", PDF.1, pictures::locked_pdf(2))];
    let album = files.map(|(name, mime, bytes)| {
        AlbumItem::Document(NewDocument { name: name.into(), mime: mime.into(), bytes, caption: None })
    });
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"
    ✅ Surat pengantar desa: 2 lembar tersimpan.

    Berkas 2 dari 2: Kartu Keluarga (KK)

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    [➕ Tambah lembar: Surat pengantar desa]
    ---
    Beberapa foto belum terbaca dengan baik:

    • Surat pengantar desa, lembar 1: agak buram
    • Surat pengantar desa, lembar 2: PDF terkunci kata sandi

    Mohon difoto lagi di tempat terang: kertas rata, dari dekat, satu halaman penuh. Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.

    PDF yang terkunci kata sandi mohon dikirim tanpa kata sandi, atau difoto.
    [📷 Kirim ulang: Surat pengantar desa (1)]
    [✔️ Tetap pakai: Surat pengantar desa (1)]
    [📷 Kirim ulang: Surat pengantar desa (2)]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_picture_for_two_syarat_is_asked_about() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    let told = office.sends_picture(SITI, &pictures::saved_anew(1)).await;
    assert_snapshot!(last(&told), @"
    Foto Kartu Keluarga (KK) sama dengan foto Surat pengantar desa. Bila salah satunya tertukar, mohon kirim foto yang benar. Bila memang satu foto untuk keduanya, ketuk “Tetap pakai ini”.
    [📷 Kirim ulang: Kartu Keluarga (KK)]
    [📷 Kirim ulang: Surat pengantar desa]
    [✔️ Tetap pakai ini]
    ");
    office.taps(SITI, "📷 Kirim ulang: Surat pengantar desa").await;
    office.photo(SITI, 2).await;
    office.says(SITI, "kirim").await;
    let card = office.answer(BUDI_STAF).await;
    assert!(!card.contains("sama dengan"), "the other one was put right:\n{card}");
}

/// The very same file is noticed when it is kept; it is not said twice, but officers see it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_file_for_two_syarat_is_said_once() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    let told = office.photo(SITI, 1).await;
    assert!(told.contains("Foto ini sama dengan foto Surat pengantar desa") && !told.contains("---"), "{told}");
    office.says(SITI, "kirim").await;
    let card = office.answer(BUDI_STAF).await;
    assert!(card.contains("⚠️ sama dengan foto Surat pengantar desa"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_of_other_people_and_of_drafts_that_are_gone_do_nothing() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.sends_picture(SITI, &pictures::blurred(1)).await;
    let (again, keep) = (office.button(SITI, "📷 Kirim ulang").await, office.button(SITI, "✔️ Tetap pakai ini").await);
    office.says(AGUS, "/start").await;
    let id = office.database.sql("select periksa_id from periksa").await;
    for verdict in ["again", "keep"] {
        let told = office.forges(AGUS, &format!("1:fo:{id}:{verdict}")).await;
        assert!(told.starts_with("Tombol itu sudah tidak dipakai"), "{told}");
    }
    assert_eq!(office.database.sql("select count(*) from periksa where verdict is not null").await, "0");
    office.taps(SITI, "📷 Kirim ulang").await;
    office.photo(SITI, 2).await;
    for old in [&again, &keep] {
        let told = office.presses(SITI, old).await;
        assert!(told.starts_with("Foto itu sudah diganti"), "{told}");
    }
    office.says_all(SITI, &["/batal", "ya"]).await;
    assert_eq!(office.count("periksa").await, 0, "what was dropped is forgotten");
    for old in [&again, &keep] {
        let told = office.presses(SITI, old).await;
        assert!(told.starts_with("Tombol itu"), "{told}");
    }
}

/// A thief of the database sees neither which file it is nor what is wrong with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_seen_is_sealed() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.sends_picture(SITI, &pictures::blurred(1)).await;
    let calls = office.control.calls(&CallFilter::method("getFile")).await.unwrap();
    let file_id = calls[0].params["file_id"].as_str().unwrap();
    let dump = office.database.dump().await;
    assert!(!dump.contains(file_id) && !dump.contains("blurred"));
    assert_eq!(office.count("periksa").await, 1);
}

/// One page photographed once, and saved anew by another program: sent as two sheets.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_sheet_sent_twice_is_noticed() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    office.control.send_photo(SITI, &pictures::saved_anew(1), None).await.unwrap();
    let told = office.answer(SITI).await;
    assert_snapshot!(last(&told), @"
    Surat pengantar desa, lembar 2 sama dengan lembar yang lain. Bila tertukar, mohon kirim foto lembar yang benar. Bila memang hanya satu lembar, tidak apa-apa.

    Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    [✔️ Tetap pakai ini]
    ");
    let keep = office.button(SITI, "✔️ Tetap pakai ini").await;
    office.taps(SITI, "📷 Kirim ulang").await;
    assert!(!office.photo(SITI, 2).await.contains("sama dengan"), "another page");
    office.taps(SITI, "➕ Tambah lembar: Surat pengantar desa").await;
    let told = office.sends_picture(SITI, &pictures::saved_anew(2)).await;
    assert!(remark(&told).starts_with("Surat pengantar desa, lembar 3 sama dengan lembar yang lain."), "{told}");
    office.taps(SITI, "✔️ Tetap pakai ini").await;
    assert!(office.presses(SITI, &keep).await.contains("sudah diganti"), "the second sheet is another one by now");
    office.says_all(SITI, &["bawa", "kirim"]).await;
    let card = office.answer(BUDI_STAF).await;
    let lines: Vec<&str> = card.lines().filter(|line| line.contains("lembar")).collect();
    assert_snapshot!(lines.join("\n"), @"
    📷 Surat pengantar desa: 3 lembar
    lembar 3: ⚠️ sama dengan lembar yang lain, pemohon tetap memakai ini
    ");
}
