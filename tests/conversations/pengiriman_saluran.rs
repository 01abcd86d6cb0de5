//! By which way archives go: into the officer's chat, or into a folder that the office gives out; that they come again where they
//! are asked for, and go from there in time.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use bot_api_emulator::protocol::{Fault, FaultKind};
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::{Job, run_due_of};
use layanan_ktp::clock::Clock as _;
use layanan_ktp::domain::pengiriman::{PengirimanId, Saluran};
use layanan_ktp::domain::petugas::{ChatId, PetugasId};
use layanan_ktp::store::pengiriman::Left;

use crate::pengiriman::{both_sent, two};
use crate::pengiriman_arsip::{archives, read};
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, WATI_STAF};
use crate::support::{Office, unhurried};

/// An office that gives out a folder.
async fn with_folder(name: &str) -> (Office, PathBuf) {
    let path = std::env::temp_dir().join(format!("layanan-ktp-kirim-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir(&path).unwrap();
    closed(&path);
    let mut office = Office::open().await;
    again(&mut office, &path).await;
    office.hush().await;
    (office, path)
}

/// The bot starts anew.
async fn again(office: &mut Office, path: &Path) {
    office.stop().await;
    let chosen = format!("saluran = \"folder\"\nfolder = \"{}\"", path.display());
    office.start_with(&unhurried().replace("# saluran = \"folder\"", &chosen)).await;
}

fn closed(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
}

fn names(path: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(path).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The archive lies in the folder, and nowhere else; it comes again when it is asked for, and goes with the answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_holds_the_archive_until_it_is_acknowledged() {
    let (office, path) = with_folder("holds").await;
    both_sent_quietly(&office).await;
    assert_snapshot!(office.hendra_got().await.rsplit_once("\n\n").unwrap().1, @"
    Data lengkap (XLSX) dan berkasnya disiapkan sebagai satu arsip ZIP di folder penerimaan; kabarnya menyusul di chat ini.
    Mohon dicocokkan, lalu dijawab dengan tombol di bawah ini.
    [✅ Semua diterima]
    [↩️ Diterima, kecuali…]
    [🗂 Arsip lagi]
    ---
    📁 Arsip pengiriman 1/2026 (3 berkas) sudah ada di folder penerimaan, bernama pengiriman-1-2026.zip.
    Mohon diambil dan disimpan di tempat yang terkunci. Sesudah pengirimannya dijawab, arsip di folder itu kami hapus; paling lama dalam 7 hari.
    ");
    assert_eq!(archives(&office).await.len(), 0);
    assert_eq!(names(&path), ["pengiriman-1-2026.zip"]);
    let file = path.join("pengiriman-1-2026.zip");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(read(&fs::read(&file).unwrap())["names"].as_array().unwrap().len(), 4);
    assert_eq!(office.database.sql("select saluran from pengiriman").await, "folder");
    assert_eq!(office.database.sql("select saluran || ' ' || berkas from pengiriman_arsip").await, "folder 3");

    // Somebody has moved it away: it comes again under its name, and what was shown again is recorded.
    fs::remove_file(&file).unwrap();
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "🗂 Arsip lagi").await, @"
    🗂 Arsip pengiriman 1/2026 disiapkan lagi untuk petugas Dispendukcapil.
    ---
    📁 Arsip pengiriman 1/2026 (3 berkas) sudah ada di folder penerimaan, bernama pengiriman-1-2026.zip.
    Mohon diambil dan disimpan di tempat yang terkunci. Sesudah pengirimannya dijawab, arsip di folder itu kami hapus; paling lama dalam 7 hari.
    ");
    assert_eq!(names(&path), ["pengiriman-1-2026.zip"]);
    assert_eq!((office.count("placed_archive").await, office.count("pengiriman_arsip").await), (1, 2));
    assert_eq!(office.database.sql("select count(*) from disclosure where what = 'kiriman'").await, "4");

    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Semua diterima").await;
    let again = office.button(HENDRA_DISPENDUKCAPIL, "🗂 Arsip lagi").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!((names(&path), office.count("placed_archive").await), (vec![], 0));
    assert_eq!(office.database.sql("select sum(rows) from destroyed_rows where what = 'arsip'").await, "1");
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &again).await, @"Pengiriman 1/2026 sudah dijawab, Senin, 23 November 2026 pukul 09.30 WIB, jadi arsipnya tidak dikirim lagi. Data dan berkasnya tetap dapat dibuka dari kartu permohonannya.");
    assert_eq!(names(&path), [""; 0]);
    office.is_whole().await;
    fs::remove_dir_all(&path).unwrap();
}

/// Both are sent, and nobody has read what was said yet.
async fn both_sent_quietly(office: &Office) {
    two(office).await;
    office.hush().await;
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
}

/// Until this is true in the database.
async fn until(office: &Office, sql: &str) {
    for _ in 0..2000 {
        if office.database.sql(sql).await == "t" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("not true: {sql}");
}

/// A folder that is away, or open to others, gets nothing: staf hear of it once, the chat of the officer goes on, and the archive
/// comes when the folder is right again, be it after a restart.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_is_away_is_waited_for() {
    let (mut office, path) = with_folder("away").await;
    let (siti, _) = two(&office).await;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    office.hush().await;
    for text in ["/kirim", "lanjut", "Hendra Wijaya"] {
        office.control.send_text(BUDI_STAF, text).await.unwrap();
        until(&office, "select count(*) = 0 from inbox where state = 'pending'").await;
    }
    until(&office, "select count(*) = 1 from outbox where last_error = 'elsewhere' and attempts > 0").await;
    until(&office, "select count(*) = 0 from outbox where state = 'pending' and topic is null and not_before <= now()")
        .await;
    assert_snapshot!(office.news(WATI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    ⚠️ Arsip pengiriman 1/2026 belum dapat ditaruh di folder penerimaan Dispendukcapil: foldernya tidak ada, penuh, atau terbuka untuk orang lain. Kami terus mencobanya, dan tidak ada data yang hilang.
    Mohon beri tahu petugas yang menjaga komputer; perintahnya periksa.
    ");
    assert_eq!(office.count("pengiriman_arsip").await, 0);
    assert_eq!(names(&path), [""; 0]);
    office.control.send_text(HENDRA_DISPENDUKCAPIL, &format!("/periksa {siti}")).await.unwrap();
    until(&office, "select count(*) = 1 from outbox where is_card and chat_id = 2003 and state = 'sent'").await;

    // The officer answers before it comes: then it stays for its time.
    for (label, row) in
        [("✅ Semua diterima", "outbox where chat_id = 2003 and state = 'sent'"), ("✅ Ya, catat", "pengiriman_terima")]
    {
        let before = office.count(row).await;
        office.control.press_label(HENDRA_DISPENDUKCAPIL, label).await.unwrap();
        until(&office, &format!("select count(*) > {before} from {row}")).await;
    }
    office.stop().await;
    office.later(TimeDelta::minutes(1)).await;
    closed(&path);
    again(&mut office, &path).await;
    office.quiet().await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(names(&path), ["pengiriman-1-2026.zip"]);
    assert!(office.news(HENDRA_DISPENDUKCAPIL).await.contains("sudah ada di folder penerimaan"));
    assert!(!office.news(WATI_STAF).await.contains("belum dapat ditaruh"), "it was said once");
    assert_eq!(office.count("pengiriman_arsip").await, 1);
    fs::remove_dir_all(&path).unwrap();
}

/// What nobody acknowledges goes after its days, and what is called like ours but belongs to nothing as well.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_lies_in_the_folder_for_longer_than_its_days() {
    let (office, path) = with_folder("days").await;
    both_sent_quietly(&office).await;
    office.hush().await;
    let orphan = path.join("pengiriman-9-2026.zip");
    fs::write(&orphan, b"x").unwrap();
    fs::File::options().write(true).open(&orphan).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    office.later(TimeDelta::days(6)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(names(&path), ["pengiriman-1-2026.zip"]);
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(names(&path), [""; 0]);
    assert_snapshot!(office.news(HENDRA_DISPENDUKCAPIL).await, @"
    🧹 Arsip pengiriman 1/2026 sudah dihapus dari tempatnya, supaya berkas warga tidak tertinggal di sana. Bila masih diperlukan, silakan diminta lagi.
    [🗂 Arsip lagi]
    ");
    office.taps(HENDRA_DISPENDUKCAPIL, "🗂 Arsip lagi").await;
    assert_eq!(names(&path), ["pengiriman-1-2026.zip"]);
    fs::remove_dir_all(&path).unwrap();
}

/// In a chat it goes before Telegram refuses to delete it, and comes again by its button, also from staf; not after the answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_goes_from_the_chat_in_time_and_comes_again() {
    let office = Office::open().await;
    both_sent(&office).await;
    office.later(TimeDelta::hours(46)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(archives(&office).await.len(), 1);
    office.later(TimeDelta::hours(1)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(archives(&office).await.len(), 0);
    assert!(office.news(HENDRA_DISPENDUKCAPIL).await.contains("sudah dihapus dari tempatnya"));
    office.taps(HENDRA_DISPENDUKCAPIL, "🗂 Arsip lagi").await;
    assert_eq!(archives(&office).await.len(), 1);
    assert_snapshot!(office.taps(BUDI_STAF, "🗂 Arsip lagi").await, @"🗂 Arsip pengiriman 1/2026 disiapkan lagi untuk petugas Dispendukcapil.");
    assert_eq!(archives(&office).await.len(), 2);
    office.forges(SITI, "1:kr:g:1").await;
    assert_eq!(archives(&office).await.len(), 2);

    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:1").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.hush().await;
    office.later(TimeDelta::minutes(1)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!((archives(&office).await.len(), office.count("placed_archive").await), (0, 0));
    assert!(!office.news(HENDRA_DISPENDUKCAPIL).await.contains("🧹"), "nothing has to be asked for again");
    assert!(office.taps(BUDI_STAF, "🗂 Arsip lagi").await.contains("sudah dijawab"));
    office.database.sql("set session_replication_role = replica; delete from pengiriman_terima").await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    assert!(office.taps(BUDI_STAF, "🗂 Arsip lagi").await.contains("bukan petugas Dispendukcapil lagi"));
    office.quiet().await;
}

/// The folder takes nothing for days: the office hears of it on each day of work, and when it takes something again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_stays_away_is_said_again_on_each_day_of_work() {
    let (office, path) = with_folder("stays").await;
    two(&office).await;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    for text in ["/kirim", "lanjut", "Hendra Wijaya"] {
        office.control.send_text(BUDI_STAF, text).await.unwrap();
        until(&office, "select count(*) = 0 from inbox where state = 'pending'").await;
    }
    until(&office, "select count(*) = 1 from folder_notice").await;
    until(&office, "select count(*) = 1 from outbox where last_error = 'elsewhere' and attempts > 0").await;
    let app = &office.running.as_ref().unwrap().app;
    let said = async || {
        run_due_of(app, &[Job::Archives]).await;
        until(&office, "select count(*) = 0 from outbox where state = 'pending' and last_error is distinct from 'elsewhere' and not_before <= now()").await;
        office.news(WATI_STAF).await
    };
    let today = said().await;
    assert!(today.contains("belum dapat ditaruh") && !today.contains("masih belum dapat dipakai"), "{today}");
    office.later(TimeDelta::hours(20)).await; // Tuesday, 05.30
    assert_eq!(said().await, "", "the office is closed");
    office.later(TimeDelta::hours(4)).await;
    assert_snapshot!(said().await, @"
    ⚠️ Folder penerimaan Dispendukcapil masih belum dapat dipakai. Arsip yang menunggu: 1. Kami terus mencobanya, dan tidak ada data yang hilang.
    Mohon ditanyakan kepada petugas yang menjaga komputer; perintahnya periksa.
    ");
    office.later(TimeDelta::hours(1)).await;
    assert_eq!(said().await, "", "once a day");
    closed(&path);
    office.database.sql("update outbox set not_before = now() where last_error = 'elsewhere'").await;
    until(&office, "select count(*) = 1 from pengiriman_arsip").await;
    assert_snapshot!(said().await, @"✅ Folder penerimaan Dispendukcapil sudah dapat dipakai lagi. Arsip yang menunggu ditaruh di sana satu per satu.");
    assert_eq!((office.count("folder_notice").await, names(&path).len()), (0, 1));
    fs::remove_dir_all(&path).unwrap();
}

/// What lies in a folder that is not named any more is not looked for in the new one; the office is told of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_lies_in_the_folder_before_is_said_and_left_alone() {
    let (mut office, before) = with_folder("before").await;
    both_sent_quietly(&office).await;
    office.hush().await;
    let after = before.with_extension("after");
    let _ = fs::remove_dir_all(&after);
    fs::create_dir(&after).unwrap();
    closed(&after);
    fs::write(after.join("pengiriman-1-2026.zip"), b"another").unwrap();
    again(&mut office, &after).await;
    office.hush().await;
    office.later(TimeDelta::days(8)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_snapshot!(office.news(WATI_STAF).await, @"
    ⚠️ Folder penerimaan Dispendukcapil sudah diganti. Arsip yang mungkin masih ada di folder lama: 1.
    pengiriman-1-2026.zip

    Folder lama tidak kami buka lagi. Mohon petugas yang menjaga komputer menghapusnya dari sana. Bila arsipnya masih diperlukan, silakan ketuk “Arsip lagi” pada pengirimannya.
    ");
    assert_eq!(office.count("placed_archive").await, 0);
    assert_eq!([names(&before), names(&after)], [["pengiriman-1-2026.zip"], ["pengiriman-1-2026.zip"]]);
    assert_eq!(fs::read(after.join("pengiriman-1-2026.zip")).unwrap(), b"another");
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(office.news(WATI_STAF).await, "", "once");
    fs::remove_dir_all(&before).unwrap();
    fs::remove_dir_all(&after).unwrap();
}

/// *Arsip lagi* at the very moment at which the time of the archive has passed: it is put there behind the lock, and stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_that_comes_again_just_then_is_not_taken_away() {
    let (office, path) = with_folder("race").await;
    both_sent_quietly(&office).await;
    office.hush().await;
    office.later(TimeDelta::days(7)).await;
    let mut uow = office.store.begin().await.unwrap();
    uow.pengiriman().lock_archives(PengirimanId(1)).await.unwrap();
    let app = office.running.as_ref().unwrap().app.clone();
    let job = tokio::spawn(async move { run_due_of(&app, &[Job::Archives]).await });
    until(&office, "select count(*) > 0 from pg_locks where not granted").await;
    fs::write(path.join("pengiriman-1-2026.zip"), b"again").unwrap();
    let left = Left {
        id: PengirimanId(1),
        bagian: 1,
        petugas: PetugasId(office.database.sql("select recipient from pengiriman").await.parse().unwrap()),
        lines: 2,
        shown: Vec::new(),
        berkas: 3,
        saluran: Saluran::Folder,
        chat: ChatId(HENDRA_DISPENDUKCAPIL),
        message_id: None,
        name: "pengiriman-1-2026.zip".to_owned(),
        folder: Some(path.display().to_string()),
    };
    uow.pengiriman().archive_left(&left, office.clock.now()).await.unwrap();
    uow.commit().await.unwrap();
    job.await.unwrap();
    office.quiet().await;
    assert_eq!((names(&path).len(), office.count("placed_archive").await), (1, 1));
    assert!(!office.news(HENDRA_DISPENDUKCAPIL).await.contains("🧹"), "it is there");
    fs::remove_dir_all(&path).unwrap();
}

/// The bot was away when its time came: no bot deletes it any more, and its officer is asked to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_that_no_bot_deletes_any_more_is_said() {
    let office = Office::open().await;
    both_sent(&office).await;
    office.hush().await;
    office.later(TimeDelta::hours(48)).await;
    office.jobs_of(&[Job::Archives]).await;
    assert_snapshot!(office.news(HENDRA_DISPENDUKCAPIL).await, @"
    🧹 Arsip pengiriman-1-2026.zip (pengiriman 1/2026) sudah terlalu lama di chat ini, jadi tidak dapat kami hapus. Supaya berkas warga aman, mohon dihapus sendiri: tekan lama pesannya, lalu ketuk “Hapus”.
    [🗂 Arsip lagi]
    ");
    assert_eq!((archives(&office).await.len(), office.count("placed_archive").await), (1, 0));
    assert_eq!(
        office.database.sql("select coalesce(sum(rows), 0) from destroyed_rows where what = 'arsip'").await,
        "0"
    );
}

/// Telegram has it, and its answer was lost: it comes once more, and the officer is told to keep one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_that_may_have_come_twice_is_said() {
    let office = Office::open().await;
    two(&office).await;
    office.control.fault(Fault::new(FaultKind::AnswerLost).method("sendDocument")).await.unwrap();
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
    assert_eq!((archives(&office).await.len(), office.count("placed_archive").await), (2, 1));
    assert_snapshot!(office.news(HENDRA_DISPENDUKCAPIL).await.rsplit("\n---\n").next().unwrap(), @"Pengiriman arsip pengiriman-1-2026.zip (1/2026) tadi sempat terputus. Bila arsip itu ada dua kali di chat ini, mohon yang lebih dahulu dihapus: tekan lama pesannya, lalu ketuk “Hapus”.");
}

/// Telegram does not take it, now or ever: who waits for it hears so, and what to do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_that_is_refused_for_good_is_said() {
    let office = Office::open().await;
    two(&office).await;
    office.hush().await;
    let too_large = FaultKind::Refuse { code: 413, description: "Request Entity Too Large".to_owned() };
    office.control.fault(Fault::new(too_large).method("sendDocument")).await.unwrap();
    office.says_all(BUDI_STAF, &["/kirim", "lanjut", "Hendra Wijaya"]).await;
    assert_eq!(archives(&office).await.len(), 0);
    assert_snapshot!(office.news(WATI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    ⚠️ Arsip 1 dari pengiriman 1/2026 ditolak Telegram, biasanya karena terlalu besar, jadi tidak kami kirim ulang. Pengirimannya sendiri tetap tercatat.
    Data dan berkasnya dapat dibuka petugas Dispendukcapil satu per satu dari kartu permohonannya. Untuk berikutnya, mohon pilih lebih sedikit permohonan dalam satu pengiriman, atau mintalah petugas yang menjaga komputer memakai folder penerimaan.
    ");
    assert_snapshot!(office.news(HENDRA_DISPENDUKCAPIL).await.rsplit("\n---\n").next().unwrap(), @"Mohon maaf, arsip 1 dari pengiriman 1/2026 tidak dapat dikirim ke chat ini. Data dan berkasnya dapat dibuka satu per satu dari /antrean; kecamatan sudah kami beri tahu.");
}
