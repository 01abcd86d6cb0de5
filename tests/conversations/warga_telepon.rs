//! The telephone number: typed, shared or left out; seen by staf only where the chat does not reach the person.

use bot_api_emulator::protocol::UserContent;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF};

const NUMBER: &str = "0812-0000-9901";

async fn shares(office: &Office, chat: i64, phone: &str, whose: Option<i64>) -> String {
    let (phone, first_name) = (phone.to_owned(), Some("Orang".to_owned()));
    let first_name = first_name.filter(|_| whose.is_some());
    office.control.send(chat, UserContent::Contact { phone, first_name, user_id: whose }).await.unwrap();
    office.answer(chat).await
}

async fn stored(office: &Office) -> Option<String> {
    office.says_all(SITI, &["bawa", "bawa", "kirim"]).await;
    office.own(SITI).await[0].permohonan.data.phone.as_ref().map(|phone| phone.as_str().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_is_typed_as_people_write_it() {
    let office = Office::open().await;
    assert_snapshot!(office.siti_up_to_number().await, @"
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "08l2").await, @"
    Nomornya belum terbaca. Mohon tulis angkanya saja. Bila tidak ada nomor, ketuk “Lewati”.

    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "nomor saya 0812 000").await, @"
    Nomor HP terdiri dari 10 sampai 13 angka; yang tertulis 7 angka. Mohon diperiksa lagi.

    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "+60 12 0000 9901").await, @"
    Petugas hanya dapat menelepon nomor Indonesia. Mohon tulis nomor yang diawali 0 atau +62, atau ketuk “Lewati”.

    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "31 009901").await, @"
    Mohon tulis nomornya lengkap: nomor HP diawali 08, telepon rumah diawali kode daerah, misalnya 0321.

    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "0812-0000-9901 atau 0813-0000-9902").await, @"
    Mohon tulis satu nomor saja.

    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "telepon kantornya berapa ya?").await, @"
    Kantor Kecamatan Sooko
    Jl. Bhayangkara No. 250 Sooko, Kabupaten Mojokerto 61361
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB
    Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko

    Layanan ini gratis. Petugas tidak pernah meminta uang, OTP, atau PIN.

    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    assert_snapshot!(office.says(SITI, "nomor saya 0812 0000 9901 pak").await, @"
    ✅ Nomor telepon tersimpan: 0812-0000-9901

    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    office.says_all(SITI, &["bawa", "bawa"]).await;
    assert_snapshot!(office.taps(SITI, "✏️ Nomor telepon").await, @"
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    [↩️ Tidak jadi mengubah]
    ");
    assert_snapshot!(office.says(SITI, "(0321) 009901").await, @"
    ✅ Nomor telepon tersimpan: 0321-009-901

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: 0321-009-901
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📄 Kartu Keluarga (KK): aslinya dibawa ke kantor

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
    let phone = office.own(SITI).await[0].permohonan.data.phone.clone().unwrap();
    assert_eq!(phone.as_str(), "+62321009901");
    assert!(!office.database.dump().await.contains("321009901"), "sealed");
    assert!(office.faults().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_that_telegram_knows_is_shared_by_a_key() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    assert_snapshot!(office.taps(SITI, "📱 Nomor Telegram saya").await, @"
    Silakan ketuk “📱 Kirim nomor saya” di bawah tempat menulis. Nomornya juga boleh ditulis.
    ⌨ 📱 Kirim nomor saya
    ");
    // Somebody else's, for oneself.
    assert_snapshot!(shares(&office, SITI, "6281300009902", Some(AGUS)).await, @"
    Kontak itu milik orang lain, jadi tidak kami simpan. Mohon kirim nomor Bapak/Ibu sendiri, atau ketuk “Lewati”.
    ⌨ gone
    ---
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    office.taps(SITI, "📱 Nomor Telegram saya").await;
    assert_snapshot!(shares(&office, SITI, "6281200009901", None).await, @"
    ✅ Nomor telepon tersimpan: 0812-0000-9901
    ⌨ gone
    ---
    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    assert_eq!(stored(&office).await.as_deref(), Some("+6281200009901"));
    // What nobody asked for is not kept.
    assert_snapshot!(shares(&office, SITI, "6281200009901", None).await, @"Kontak itu tidak kami simpan, karena sekarang tidak sedang diminta.");
    assert_snapshot!(shares(&office, AGUS, "6281300009902", None).await, @"Kontak itu tidak kami simpan, karena sekarang tidak sedang diminta.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn typing_takes_the_key_away_and_so_does_leaving() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    office.taps(SITI, "📱 Nomor Telegram saya").await;
    assert_snapshot!(office.says(SITI, "tidak punya telepon").await, @"
    Baik, tanpa nomor telepon.
    ⌨ gone
    ---
    Berkas 1 dari 2: Surat pengantar desa

    Silakan kirim fotonya. Pastikan terang, utuh, dan terbaca. Bila lebih dari satu lembar, kirim sekaligus. Boleh juga PDF.
    [📄 Asli dibawa ke kantor]
    ");
    office.says_all(SITI, &["bawa", "bawa"]).await;
    office.taps(SITI, "✏️ Nomor telepon").await;
    office.says(SITI, "nomor telegram saya").await;
    office.says(SITI, "/batal").await;
    assert_snapshot!(office.taps(SITI, "🗑 Ya, hapus").await, @"
    Isian sudah dihapus. Bila perlu, silakan mulai lagi dengan /ajukan.
    ⌨ gone
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn for_somebody_else_the_contact_may_be_theirs() {
    let office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru", "Sumarni"]).await;
    assert_snapshot!(office.says_all(SITI, &[SITI_NIK, SITI_KK, "Japan"]).await, @"
    Berapa nomor telepon untuk permohonan ini? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh nomor Bapak/Ibu atau nomor pemohon, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ");
    let told = shares(&office, SITI, "+62 813-0000-9902", Some(AGUS)).await;
    assert!(told.contains("0813-0000-9902"), "{told}");
    assert_eq!(stored(&office).await.as_deref(), Some("+6281300009902"));
}

/// A draft of before: its owner agreed to a notice that does not name the number, and is not asked for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_agreed_to_an_earlier_notice_is_not_asked() {
    let mut office = Office::open().await;
    let earlier = include_str!("../../kantor.toml").replace("2026-8", "2026-2");
    office.stop().await;
    office.start_with(&earlier).await;
    office.says_all(SITI, &TO_NAME).await;
    office.stop().await;
    office.start().await;
    let told = office.says(SITI, "Siti Aminah").await;
    assert!(told.contains("Pemberitahuan tentang data pribadi sudah diperbarui"), "{told}");
    let told = office.says_all(SITI, &["sudah saya baca", SITI_NIK, SITI_KK, "Japan"]).await;
    assert!(told.contains("Berkas 1 dari 2"), "{told}");
    let summary = office.says_all(SITI, &["bawa", "bawa"]).await;
    assert!(!summary.contains("telepon"), "{summary}");
    assert_snapshot!(office.forges(SITI, "1:a:ed:tel").await, @"
    Tombol itu sudah tidak dipakai; tidak ada yang berubah. Keadaan terbaru ada di /status.

    Mohon diperiksa

    Untuk: diri sendiri
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📄 Kartu Keluarga (KK): aslinya dibawa ke kantor

    🔔 Kabar tentang permohonan ini dikirim ke chat ini.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    ");
    office.says(SITI, "kirim").await;
    assert!(office.own(SITI).await[0].permohonan.data.phone.is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_asks_for_the_number_and_then_for_the_desa() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    office.says(SITI, "lewati").await;
    assert!(office.says(SITI, "kembali").await.starts_with("Berapa nomor telepon"));
    assert!(office.says(SITI, "kembali").await.starts_with("Pemohon warga desa mana?"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_get_the_number_of_who_blocked_the_bot_and_only_then() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    office.says_all(SITI, &[NUMBER, "bawa"]).await;
    office.photo(SITI, 1).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    let card = office.answer(BUDI_STAF).await;
    assert!(!card.contains("0812") && !card.contains("☎️"), "{card}");
    assert_snapshot!(office.forges(BUDI_STAF, &format!("1:p:{}:tel", kode.compact())).await, @"KK-KKKK-K: pemohon dapat dihubungi lewat chat, jadi nomor teleponnya tidak dibuka.");
    assert_eq!(office.count("disclosure").await, 0);
    office.hush().await;

    office.control.block(SITI).await.unwrap();
    assert_snapshot!(office.answer(BUDI_STAF).await, @"
    🔕 KK-KKKK-K: pemohon tidak dapat dihubungi lewat chat. Mohon dikabari dengan cara lain: lewat telepon (bila nomornya diisi, tombolnya ada di kartu), atau lewat perangkat desa.
    [🗂 Buka kartu]
    ");
    for chat in [WATI_STAF, RATNA_KASI] {
        let told = office.news(chat).await;
        assert!(!told.contains(NUMBER) && !told.contains("Siti"), "who is going to call opens it: {told}");
    }
    assert_eq!(office.count("disclosure").await, 0);
    assert_snapshot!(office.taps(BUDI_STAF, "🗂 Buka kartu").await, @"
    (edited) KK-KKKK-K – diajukan, menunggu diterima petugas. Kartu yang terbaru ada di bawah.
    ---
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

    🔕 Pemohon tidak dapat dihubungi lewat chat
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [☎️ Nomor telepon]
    [⏱ Waktu]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "☎️ Nomor telepon").await, @"KK-KKKK-K: nomor telepon yang diberikan Siti Aminah adalah 0812-0000-9901");
    assert_eq!(office.database.sql("select count(*) from disclosure where what = 'telepon'").await, "1");
    assert_snapshot!(office.forges(RATNA_KASI, &format!("1:p:{}:tel", kode.compact())).await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");

    // Back again: the button is of no use any more.
    office.control.unblock(SITI).await.unwrap();
    office.says(SITI, "/status").await;
    let told = office.taps(BUDI_STAF, "☎️ Nomor telepon").await;
    assert!(!told.contains(NUMBER), "{told}");
    assert!(office.faults().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_number_staf_are_told_to_find_another_way() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    office.control.block(SITI).await.unwrap();
    assert_snapshot!(office.answer(BUDI_STAF).await, @"
    🔕 KK-KKKK-K: pemohon tidak dapat dihubungi lewat chat. Mohon dikabari dengan cara lain: lewat telepon (bila nomornya diisi, tombolnya ada di kartu), atau lewat perangkat desa.
    [🗂 Buka kartu]
    ");
    let told = office.forges(BUDI_STAF, &format!("1:p:{}:tel", kode.compact())).await;
    assert_snapshot!(told, @"KK-KKKK-K: nomor telepon tidak diisi. Mohon dikabari dengan cara lain, misalnya lewat perangkat desa.");
    assert_eq!(office.count("disclosure").await, 0);
}

/// A walk-in has no chat: staf ask for the number at the counter, and may call whenever there is news.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_counter_the_number_is_asked_and_kept_for_calling() {
    let office = Office::open().await;
    office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "KTP baru", "Sumiati Lestari", SITI_NIK, SITI_KK]).await;
    assert_snapshot!(office.says(BUDI_STAF, "Japan").await, @"
    Berapa nomor telepon pemohon? Pemohon belum terhubung lewat chat, jadi kabar disampaikan lewat telepon.
    Contoh: 0812-3456-7890. Boleh dilewati.
    [➖ Lewati]
    ");
    let own = shares(&office, BUDI_STAF, "6281200009911", None).await;
    assert!(own.starts_with("Kontak itu tidak kami simpan"), "{own}");
    office.says_all(BUDI_STAF, &["0813-0000-9902", "asli dibawa", "asli dibawa", "daftarkan"]).await;
    let kode = office.database.sql("select kode from permohonan").await;
    let card = office.says(WATI_STAF, &format!("/periksa {kode}")).await;
    assert!(card.contains("[☎️ Nomor telepon]") && !card.contains("0813"), "{card}");
    let told = office.taps(WATI_STAF, "☎️ Nomor telepon").await;
    assert!(told.contains("0813-0000-9902"), "{told}");
    assert_eq!(office.database.sql("select what from disclosure where what <> 'kartu'").await, "telepon");
}

/// What was handed over or turned down long ago is nothing to call about.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_what_is_over_nobody_is_told() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "KTP diserahkan", "ya"]).await;
    office.hush().await;
    assert_eq!(office.database.sql("select stated from permohonan").await, "diserahkan");
    office.control.block(SITI).await.unwrap();
    assert_eq!(office.answer(BUDI_STAF).await, "");
    assert_eq!(office.database.sql("select count(*) from dialog where unreachable_since is not null").await, "1");
}
