//! Answers to a kekurangan: looked at like any file, and shown side by side with what was found wanting.

use bot_api_emulator::protocol::CallFilter;
use insta::assert_snapshot;

use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI};
use crate::support::{Office, pictures};

/// What was said last.
fn last(answer: &str) -> &str {
    answer.rsplit("\n---\n").next().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_answer_to_a_kekurangan_is_asked_for_again() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    let told = office.sends_picture(SITI, &pictures::blurred(5)).await;
    assert_snapshot!(told, @"
    ✅ Kartu Keluarga (KK): 1 lembar tersimpan.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ---
    Foto Kartu Keluarga (KK) agak buram. Mohon difoto lagi dari dekat: ketuk layar pada tulisannya, tunggu sampai jelas, lalu ambil gambarnya.

    Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    [✔️ Tetap pakai ini]
    ");
    assert_snapshot!(office.taps(SITI, "📷 Kirim ulang").await, @"Silakan kirim lagi foto Kartu Keluarga (KK). Pastikan terang, utuh, dan terbaca. Boleh juga PDF.");
    office.hush().await;
    assert_snapshot!(office.photo(SITI, 6).await, @"
    ✅ Foto Kartu Keluarga (KK) sudah diganti dengan yang baru.

    Semua kekurangan permohonan KK-KKKK-K (Siti Aminah) sudah dijawab. Fotonya kami lihat dahulu; bila sukar dibaca, segera kami kabari. Petugas memeriksanya pada jam kerja, dan kabarnya kami kirim ke sini.
    [➕ Tambah lembar: Kartu Keluarga (KK)]
    ");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let card = office.newest(BUDI_STAF).await.text;
    let lines: Vec<&str> = card.lines().filter(|line| line.contains("lembar")).collect();
    assert_snapshot!(lines.join("\n"), @"📷 Kartu Keluarga (KK): 1 lembar");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_returned_sent_once_more_is_noticed() {
    let office = Office::open().await;
    office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    let told = office.sends_picture(SITI, &pictures::saved_anew(1)).await;
    assert_snapshot!(last(&told), @"
    Foto Kartu Keluarga (KK) ini sama dengan yang sudah dikembalikan. Mohon difoto lagi: terang, utuh, dan terbaca.

    Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    [✔️ Tetap pakai ini]
    ");
    office.taps(SITI, "✔️ Tetap pakai ini").await;
    let card = office.newest(BUDI_STAF).await.text;
    assert!(card.contains("sama dengan yang sudah dikembalikan, pemohon tetap memakai ini"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_and_new_are_shown_side_by_side_and_recorded_once() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 5).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    assert_snapshot!(office.taps(RATNA_KASI, "📷 Kartu Keluarga (KK)").await, @"
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Lama (putaran 1)
    ---
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Baru
    ");
    let albums = office.control.calls(&CallFilter::method("sendMediaGroup").chat(RATNA_KASI)).await.unwrap();
    assert_eq!(albums.len(), 1);
    assert_eq!(office.database.sql("select count(*) from disclosure where what = 'berkas'").await, "1");
    office.is_returned(kode).await;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 6).await;
    office.hush().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Lama (putaran 1)
    ---
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Lama (putaran 2)
    ---
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Baru
    ");
}

/// Telegram puts photos and documents in no album together.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_and_a_pdf_come_one_by_one() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    office.sends_file(SITI, ("kk.pdf", "application/pdf"), &pictures::pdf(1)).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"
    [Photo] KK-KKKK-K – Kartu Keluarga (KK)
    Lama (putaran 1)
    ---
    [Document] KK-KKKK-K – Kartu Keluarga (KK)
    Baru
    ");
    assert_eq!(office.control.calls(&CallFilter::method("sendMediaGroup")).await.unwrap().len(), 0);
}

/// An album holds ten.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eleven_sheets_are_an_album_and_one_more() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    for n in 50..60 {
        office.next_photo(SITI, n).await;
    }
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let shown = office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await;
    assert_eq!(shown.matches("[Photo]").count(), 11, "{shown}");
    assert_eq!(office.control.calls(&CallFilter::method("sendMediaGroup")).await.unwrap().len(), 1);
    assert_eq!(office.control.calls(&CallFilter::method("sendPhoto")).await.unwrap().len(), 1);
}

/// What is asked for again is the same page: a better picture of it is no sheet sent twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_better_photo_of_a_bad_sheet_is_no_copy_of_it() {
    let office = Office::open().await;
    office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    assert!(office.sends_picture(SITI, &pictures::blurred(5)).await.contains("agak buram"));
    let told = office.photo(SITI, 5).await;
    assert!(told.contains("sudah diganti dengan yang baru") && !told.contains("---"), "{told}");
    office.control.send_photo(SITI, &pictures::saved_anew(5), None).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(last(&told).starts_with("Kartu Keluarga (KK), lembar 2 sama dengan lembar yang lain."), "{told}");
}

/// Staf send photos in place of a person without Telegram: they hear what is wrong with them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_staf_send_for_a_walk_in_is_looked_at_too() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.hush().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "📎 Kirim foto: Kartu Keluarga (KK)").await;
    let told = office.sends_picture(BUDI_STAF, &pictures::blurred(31)).await;
    assert_snapshot!(last(&told), @"
    KK-KKKK-K, foto dari loket.

    Foto Kartu Keluarga (KK) agak buram. Mohon difoto lagi dari dekat: ketuk layar pada tulisannya, tunggu sampai jelas, lalu ambil gambarnya.

    Boleh dikirim ulang, boleh juga tetap dipakai. Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    [✔️ Tetap pakai ini]
    ");
    let keep = office.button(BUDI_STAF, "✔️ Tetap pakai ini").await;
    let again = office.button(BUDI_STAF, "📷 Kirim ulang").await;
    let marks = || async {
        office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        let card = office.newest(BUDI_STAF).await.text;
        card.lines().filter(|line| line.contains("lembar") || line.contains("⚠️")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(last(&office.presses(BUDI_STAF, &keep).await), @"
    Baik. Kartu Keluarga (KK) tetap dipakai; petugas akan memeriksanya.
    [🗂 Buka kartu]
    ");
    assert_snapshot!(marks().await, @"
    📷 Kartu Keluarga (KK): 1 lembar
    ⚠️ agak buram, petugas tetap memakai ini
    ");
    assert_snapshot!(office.presses(BUDI_STAF, &again).await, @"Silakan kirim lagi foto Kartu Keluarga (KK). Pastikan terang, utuh, dan terbaca. Boleh juga PDF.");
    office.hush().await;
    assert_snapshot!(marks().await, @"
    📷 Kartu Keluarga (KK): 1 lembar
    ⚠️ agak buram, petugas hendak mengirim ulang
    ");
    office.presses(BUDI_STAF, &again).await;
    let better = office.photo(BUDI_STAF, 32).await;
    assert_snapshot!(last(&better), @"✅ KK-KKKK-K, Kartu Keluarga (KK): foto sudah diganti dengan yang baru. Bila ada lembar lain, silakan kirim lagi.");
    let more = office.photo(BUDI_STAF, 33).await;
    assert!(last(&more).contains("2 lembar tersimpan"), "only one takes its place: {more}");
    office.sends_picture(BUDI_STAF, &pictures::blurred(34)).await;
    assert_snapshot!(marks().await, @"
    📷 Kartu Keluarga (KK): 3 lembar
    lembar 3: ⚠️ agak buram
    ");
    for old in [&keep, &again] {
        assert!(office.presses(BUDI_STAF, old).await.contains("Foto itu sudah diganti"), "it counts no more");
    }

    let again = office.button(BUDI_STAF, "📷 Kirim ulang").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_eq!(office.tahap(kode).await, "diterima", "nothing is refused by it");
    assert_snapshot!(last(&office.presses(BUDI_STAF, &again).await), @"
    KK-KKKK-K: diterima, menunggu pemeriksaan Kasi Pelayanan. Foto Kartu Keluarga (KK) tidak diminta lagi sekarang.
    [🗂 Buka kartu]
    ");
    assert_eq!(office.faults().await, []);
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2001").await;
    assert!(office.presses(BUDI_STAF, &keep).await.contains("sudah tidak dipakai"), "rights are checked at every tap");
}

/// What was seen late is told to staf in their words, with the way to the card.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_seen_late_on_a_walk_in_is_told_to_staf() {
    let office = Office::open().await;
    let kode = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "📎 Kirim foto: Kartu Keluarga (KK)").await;
    office.files_are_away().await;
    office.sends_unseen(BUDI_STAF, &pictures::dark(31), "1 lembar tersimpan").await;
    office.control.send_text(BUDI_STAF, &format!("/terima {kode}")).await.unwrap();
    while office.tahap(kode).await != "diterima" {
        tokio::task::yield_now().await;
    }
    office.files_are_back().await;
    assert_snapshot!(last(&office.news(BUDI_STAF).await), @"
    Pada foto permohonan KK-KKKK-K baru terlihat:

    • Kartu Keluarga (KK): terlalu gelap

    Bila pemohon masih di loket, mohon aslinya dilihat sekali lagi.
    [🗂 Buka kartu]
    ");
}

/// The disk with the photos is away: everything else goes on, nothing is said to be lost, and they come when it is back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_whose_place_is_away_come_later_and_hold_nothing_up() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let files = &office.database.files;
    let away = files.with_file_name(format!("{}-jauh", files.file_name().unwrap().display()));
    std::fs::rename(files, &away).unwrap();
    office.control.press_label(BUDI_STAF, "📷 Kartu Keluarga (KK)").await.unwrap();
    office.is_told(BUDI_STAF, "sedang tidak dapat dibuka").await;
    office.control.send_text(BUDI_STAF, "/bantuan").await.unwrap();
    office.is_told(BUDI_STAF, "/antrean").await;
    let pending = "select count(*) from outbox where state = 'pending' and last_error = 'elsewhere'";
    assert_eq!(office.database.sql(pending).await, "1", "it is tried again");
    std::fs::rename(&away, files).unwrap();
    let told = office.answer(BUDI_STAF).await;
    assert!(told.contains("[Photo] KK-KKKK-K – Kartu Keluarga (KK)"), "{told}");
    let all = office.control.transcript(BUDI_STAF).await.unwrap();
    assert_eq!(all.matches("sedang tidak dapat dibuka").count(), 1, "said once: {all}");
    assert!(!all.contains("simpanan foto/PDF ini tidak dapat dibuka"), "it is not lost: {all}");
}
