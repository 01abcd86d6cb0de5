//! Photos and PDFs are kept sealed, shown with a mark, and gone when their time has passed.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use bot_api_emulator::protocol::CallFilter;
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::store::verify::FaultKind as Wrong;

use crate::support::people::{AGUS, BUDI_STAF, SITI};
use crate::support::{Office, pictures};

impl Office {
    /// All sealed files.
    fn stored(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(&self.database.files).unwrap().map(|folder| folder.unwrap().path());
        folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path())).collect()
    }

    /// So much time has passed since files were written that a sweep looks at them.
    fn files_are_old(&self) {
        for file in self.stored() {
            let long_ago = SystemTime::now() - Duration::from_hours(15 * 24);
            std::fs::File::options().write(true).open(file).unwrap().set_modified(long_ago).unwrap();
        }
    }

    /// What was shown last as a file.
    async fn shown(&self, chat: i64) -> Vec<u8> {
        let messages = self.control.messages(chat).await.unwrap();
        let file = messages.into_iter().rev().find_map(|message| message.file.filter(|_| message.from_bot)).unwrap();
        self.control.file(&file.file_id).await.unwrap()
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_is_kept_sealed_and_shown_with_a_mark_and_without_its_place() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    let sent = pictures::with_exif(1);
    office.sends_picture(SITI, &sent).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.hush().await;
    let stored = office.stored();
    assert_eq!(stored.len(), 1, "one file, written once");
    for file in &stored {
        let bytes = std::fs::read(file).unwrap();
        assert!(!bytes.starts_with(&[0xff, 0xd8]) && !holds(&bytes, "JFIF") && !holds(&bytes, "Exif"), "it is sealed");
    }
    assert_eq!(mode(&office.database.files), 0o700);
    assert_eq!(office.control.calls(&CallFilter::method("getFile")).await.unwrap().len(), 1, "fetched once");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"[Photo] KK-KKKK-K – Kartu Keluarga (KK)");
    let shown = office.shown(BUDI_STAF).await;
    assert!(["Exif", "KameraContoh", "RahasiaKamera"].iter().all(|word| holds(&sent, word) && !holds(&shown, word)));
    let picture = image::load_from_memory(&shown).unwrap().into_rgb8();
    let red = picture.pixels().filter(|pixel| i32::from(pixel.0[0]) - i32::from(pixel.0[1]) > 40).count();
    assert!(red * 50 > picture.pixels().count(), "the mark is to be seen");
    assert_eq!(office.faults().await, []);
    assert_eq!(office.store.verify_files(true).await.unwrap(), (1, vec![]));
    assert_eq!(office.count("disclosure where what = 'berkas'").await, 1);
    assert_eq!(office.count("riwayat where kind = 'berkas_disimpan'").await, 1);
}

fn mode(folder: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(folder).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_with_a_script_is_not_kept_and_its_sender_is_told_how_to_send_it() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    let told = office.sends_file(SITI, ("kk.pdf", "application/pdf"), &pictures::scripted_pdf(1)).await;
    assert_snapshot!(told.rsplit("\n---\n").next().unwrap(), @"
    PDF Kartu Keluarga (KK) berisi program atau lampiran, jadi demi keamanan tidak disimpan. Mohon kirim fotonya saja, atau PDF biasa hasil pindai.

    Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    ");
    let told = office.sends_file(SITI, ("kk.pdf", "application/pdf"), &pictures::long_pdf(21)).await;
    assert_snapshot!(told.rsplit("\n---\n").next().unwrap(), @"
    PDF Kartu Keluarga (KK) lebih dari 20 halaman. Mohon kirim halaman yang diperlukan saja, atau fotonya.

    Isian yang lain tetap tersimpan.
    [📷 Kirim ulang]
    ");
    assert_eq!(office.stored().len(), 0);
    assert_eq!(office.count("fetched_file").await, 0);
}

/// What Telegram gives to bots at the most.
const LARGEST: usize = 20 << 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_of_20_mb_are_kept_and_one_byte_more_is_told_kindly() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let large = pictures::pdf_of_size(1, LARGEST);
    assert_eq!(large.len(), LARGEST);
    office.sends_file(SITI, ("pengantar.pdf", "application/pdf"), &large).await;
    let large = pictures::photo_of_size(1, LARGEST);
    assert_eq!(large.len(), LARGEST);
    let told = office.sends_file(SITI, ("kk.jpg", "image/jpeg"), &[&large[..], b"k"].concat()).await;
    assert_snapshot!(told.lines().next().unwrap(), @"Mohon maaf, berkas itu terlalu besar. Mohon kirim foto atau PDF paling besar 20 MB.");
    office.sends_file(SITI, ("kk.jpg", "image/jpeg"), &large).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.hush().await;
    let sizes = office.stored().iter().map(|file| std::fs::metadata(file).unwrap().len()).collect::<Vec<_>>();
    assert_eq!(sizes.len(), 2, "both are kept: {sizes:?}");
    assert!(sizes.iter().any(|size| *size < 1 << 20), "the picture without its comments: {sizes:?}");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"[Document] KK-KKKK-K – Kartu Keluarga (KK)");
    assert_eq!(office.store.verify_files(true).await.unwrap(), (2, vec![]));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pdf_is_shown_with_the_mark_on_its_page() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.sends_file(SITI, ("kk.pdf", "application/pdf"), &pictures::pdf(1)).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await.rsplit("\n---\n").next().unwrap(), @"[Document] KK-KKKK-K – Kartu Keluarga (KK)");
    assert!(holds(&office.shown(BUDI_STAF).await, "hanya untuk layanan KTP Kecamatan Sooko"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_fetched_yet_is_never_shown_from_telegram() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::good(1), "Mohon diperiksa").await;
    office.control.send_text(SITI, "kirim").await.unwrap();
    office.settles(BUDI_STAF, "Kartu Keluarga (KK): 1 lembar").await;
    office.news(BUDI_STAF).await;
    office.control.press_label(BUDI_STAF, "📷 Kartu Keluarga (KK)").await.unwrap();
    office.settles(BUDI_STAF, "belum ada di simpanan").await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    KK-KKKK-K – Kartu Keluarga (KK)

    Foto/PDF ini belum ada di simpanan: masih diambil dari Telegram, atau tidak dapat dibuka. Mohon dibuka lagi beberapa menit lagi; bila tetap begini, mohon lihat aslinya.
    ");
    office.files_are_back().await;
    office.hush().await;
    office.control.press_label(BUDI_STAF, "📷 Kartu Keluarga (KK)").await.unwrap();
    assert_snapshot!(office.answer(BUDI_STAF).await, @"[Photo] KK-KKKK-K – Kartu Keluarga (KK)");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_that_is_dropped_leaves_no_file() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    assert_eq!(office.stored().len(), 1);
    office.says_all(SITI, &["/batal", "ya"]).await;
    office.jobs_of(&[Job::Sweep]).await;
    assert_eq!(office.stored().len(), 1, "what was just written may get its row still");
    office.files_are_old();
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Sweep]).await;
    assert_eq!(office.stored().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bot_that_ends_meanwhile_keeps_a_file_once_and_what_was_given_up_is_tried_again() {
    let mut office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::good(1), "Mohon diperiksa").await;
    office.control.send_text(SITI, "kirim").await.unwrap();
    office.settles(BUDI_STAF, "Kartu Keluarga (KK): 1 lembar").await;
    office.stop().await;
    office.database.sql("update periksa set state = 'given_up', remarked = true, leased_until = null").await;
    office.start().await;
    office.files_are_back().await;
    office.quiet().await;
    assert_eq!(office.stored().len(), 0);
    office.jobs_of(&[Job::Refetch]).await;
    assert_eq!((office.stored().len(), office.count("stored_file").await), (1, 1));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_whose_row_was_never_written_is_swept_away_and_others_stay() {
    let office = Office::open().await;
    office.agus_applies().await;
    // The process died between the file and its row.
    office.store.write_file(layanan_ktp::domain::berkas::Media::Jpeg, &pictures::good(3)).await.unwrap();
    assert_eq!(office.stored().len(), 3);
    // Another one died while it was writing.
    let begun = office.stored()[0].with_extension("#1");
    std::fs::write(&begun, "half of it").unwrap();
    office.files_are_old();
    office.jobs_of(&[Job::Sweep]).await;
    assert_eq!(office.stored().len(), 2);
    assert_eq!(office.store.verify_files(true).await.unwrap(), (2, vec![]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_officer_gets_marked_files_and_later_they_are_gone() {
    let office = Office::open().await;
    let kode = office.agus_is_entered().await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    let got = office.hendra_got().await;
    assert!(got.contains("data 1 permohonan dan 2 berkas"), "{got}");
    let (_, archive) = crate::pengiriman_arsip::archives(&office).await.remove(0);
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut shown = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut shown).unwrap();
    let shown = image::load_from_memory(&shown).unwrap().into_rgb8();
    assert!(shown.pixels().any(|pixel| i32::from(pixel.0[0]) - i32::from(pixel.0[1]) > 40));
    assert!(office.says(AGUS, "/dataku").await.contains("foto dan PDF hanya sampai"));
    office.files_are_old();
    office.later(TimeDelta::days(29)).await;
    office.jobs_of(&[Job::Forget, Job::Sweep]).await;
    assert_eq!(office.stored().len(), 2);
    office.later(TimeDelta::days(2)).await;
    office.jobs_of(&[Job::Forget, Job::Sweep]).await;
    assert_eq!(office.stored().len(), 0);
    assert_eq!(office.database.sql("select rows from destroyed_rows where what = 'berkas'").await, "2");
    office.hush().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await.rsplit("\n---\n").next().unwrap(), @"
    KK-KKKK-K – Kartu Keluarga (KK)

    Isinya sudah dimusnahkan karena masa simpannya sudah lewat.
    ");
    assert!(!office.faults().await.iter().any(|fault| fault.seq > 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_missing_or_changed_is_noticed_and_said() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    let stored = office.stored();
    std::fs::remove_file(&stored[0]).unwrap();
    let mut bytes = std::fs::read(&stored[1]).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&stored[1], &bytes).unwrap();
    let (looked, found) = office.store.verify_files(false).await.unwrap();
    assert_eq!((looked, found.iter().map(|fault| fault.what).collect::<Vec<_>>()), (2, vec![Wrong::FileMissing]));
    let (_, found) = office.store.verify_files(true).await.unwrap();
    assert!(found.iter().any(|fault| fault.what == Wrong::FileAltered) && found.len() == 2);
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.hush().await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await.rsplit("\n---\n").next().unwrap(), @"
    KK-KKKK-K – Kartu Keluarga (KK)

    Mohon maaf, simpanan foto/PDF ini tidak dapat dibuka. Mohon beri tahu petugas yang menjaga komputer, dan lihat aslinya.
    ");
}
