//! A photo is looked at later than it should be: the network is away, the process was killed, the person went on.

use bot_api_emulator::protocol::{AlbumItem, CallFilter};
use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, SITI};
use crate::support::{Office, pictures};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_remark_that_comes_late_takes_no_answer_away() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::blurred(1), "Mohon diperiksa").await;
    office.news(SITI).await;
    office.control.press_label(SITI, "✏️ Nama").await.unwrap();
    office.settles(SITI, "Tidak jadi mengubah").await;
    office.news(SITI).await;
    office.files_are_back().await;
    assert_snapshot!(office.news(SITI).await, @"
    Foto Kartu Keluarga (KK) agak buram. Mohon difoto lagi dari dekat: ketuk layar pada tulisannya, tunggu sampai jelas, lalu ambil gambarnya.

    Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    [✔️ Tetap pakai ini]
    ");
    let told = office.says(SITI, "Siti Aminah Putri").await;
    assert!(told.contains("Nama: Siti Aminah Putri"), "the open question was answered:\n{told}");
    assert!(office.taps(SITI, "📷 Kirim ulang").await.starts_with("Silakan kirim lagi foto Kartu Keluarga (KK)."));
    assert!(office.photo(SITI, 2).await.contains("Nama: Siti Aminah Putri"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_seen_after_sending_reaches_the_card_and_asks_for_nothing() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::dark(1), "Mohon diperiksa").await;
    office.control.send_text(SITI, "kirim").await.unwrap();
    office.settles(BUDI_STAF, "Kartu Keluarga (KK): 1 lembar").await;
    office.settles(SITI, "Permohonan sudah terkirim").await;
    office.news(SITI).await;
    assert!(!office.news(BUDI_STAF).await.contains("⚠️"));
    office.files_are_back().await;
    assert_snapshot!(office.news(SITI).await, @"
    Permohonan KK-KKKK-K (Siti Aminah) sudah terkirim. Sesudah itu baru terlihat:

    • Kartu Keluarga (KK): terlalu gelap

    Bapak/Ibu tidak perlu mengirim apa-apa sekarang. Petugas akan memeriksanya; bila belum terbaca, Bapak/Ibu kami kabari di sini.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
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
    ⚠️ terlalu gelap
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(office.faults().await, [], "no part of the register");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_button_tells_how_things_stand_after_sending() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.sends_picture(SITI, &pictures::blurred(1)).await;
    let (again, keep) = (office.button(SITI, "📷 Kirim ulang").await, office.button(SITI, "✔️ Tetap pakai ini").await);
    office.says_all(SITI, &["kirim", "kirim"]).await;
    office.hush().await;
    assert_snapshot!(office.presses(SITI, &again).await, @"
    Permohonan KK-KKKK-K (Siti Aminah) sudah terkirim: diajukan, menunggu diterima petugas. Foto Kartu Keluarga (KK) tidak dapat diganti sekarang. Bila petugas memerlukan yang baru, Bapak/Ibu kami kabari di sini.
    [🔎 Cek status]
    ");
    assert_snapshot!(office.presses(SITI, &keep).await, @"
    Baik. Kartu Keluarga (KK) tetap dipakai; petugas akan memeriksanya.
    [🔎 Cek status]
    ");
    let card = office.news(BUDI_STAF).await;
    assert!(card.contains("agak buram, pemohon tetap memakai ini"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_said_about_what_was_replaced_meanwhile() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::blurred(1), "Mohon diperiksa").await;
    office.control.press_label(SITI, "✏️ Kartu Keluarga (KK)").await.unwrap();
    office.settles(SITI, "🔄 Kirim ulang semua").await;
    office.control.press_label(SITI, "🔄 Kirim ulang semua").await.unwrap();
    office.settles(SITI, "Berkas 2 dari 2").await;
    office.control.advance_clock(30).await.unwrap();
    office.control.send_photo(SITI, &pictures::good(2), None).await.unwrap();
    office.files_are_back().await;
    assert!(!office.control.transcript(SITI).await.unwrap().contains("buram"));
    assert_eq!(office.database.sql("select count(*) from periksa where state = 'seen'").await, "2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_telegram_never_gives_is_left_to_officers() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::blurred(1), "Mohon diperiksa").await;
    while office.store.waiting().await.unwrap().periksa > 0 {
        office.look_again().await;
        tokio::task::yield_now().await;
    }
    office.control.clear_faults().await.unwrap();
    let tried = office.control.calls(&CallFilter::method("getFile")).await.unwrap().len();
    assert_eq!(tried, 6);
    let told = office.says(SITI, "kirim").await;
    assert!(!told.contains("buram"), "{told}");
    let card = office.answer(BUDI_STAF).await;
    let line = card.lines().skip_while(|line| !line.contains("(KK): 1 lembar")).take(2).collect::<Vec<_>>().join("\n");
    assert_snapshot!(line, @"
    📷 Kartu Keluarga (KK): 1 lembar
    ℹ️ belum diperiksa otomatis
    ");
}

/// One sheet of an album cannot be fetched for now: what is wrong with the others is said without it, and about it later.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sheet_that_does_not_come_holds_up_no_other() {
    use bot_api_emulator::protocol::{Fault, FaultKind};
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.control.fault(Fault::new(FaultKind::BadGateway).method("file")).await.unwrap();
    let album = [pictures::blurred(1), pictures::dark(2)].map(|bytes| AlbumItem::photo(&bytes));
    office.control.send_album(SITI, album.to_vec()).await.unwrap();
    let told = office.answer(SITI).await;
    let count = |word: &str| told.matches(word).count();
    assert_eq!((count("agak buram"), count("terlalu gelap")), (1, 1), "each is said once:\n{told}");
    assert_eq!(office.database.sql("select count(*) from periksa where told").await, "2");
}

/// What a killed process has begun, another one does: nothing is lost, and nobody is asked twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_process_loses_nothing_and_asks_nobody_twice() {
    let mut office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::blurred(1), "Mohon diperiksa").await;
    office.stop().await;
    let lease = "update periksa set attempts = 2, leased_until = now() + interval '2 minutes', not_before = now()";
    office.database.sql(lease).await; // as kill -9 leaves it
    office.control.clear_faults().await.unwrap();
    office.start().await;
    office.control.send_text(SITI, "/status").await.unwrap();
    office.settles(SITI, "belum dikirim").await;
    assert_eq!(office.store.waiting().await.unwrap().periksa, 1, "somebody may be at it");
    office.database.sql("update periksa set leased_until = now() where state = 'pending'").await;
    let told = office.answer(SITI).await;
    assert_eq!(told.matches("agak buram").count(), 1, "{told}");
    office.stop().await;
    office.start().await;
    office.quiet().await;
    assert_eq!(office.control.transcript(SITI).await.unwrap().matches("agak buram").count(), 1);
}
