//! `/register`: the book leaves only by the Kasi, who stands in, or an admin, and that is recorded.

use bot_api_emulator::protocol::ContentKind;
use chrono::{NaiveDate, TimeDelta};
use insta::assert_snapshot;
use layanan_ktp::app::buku::{Made, for_chat};
use layanan_ktp::clock::Clock as _;
use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::disclosed::DisclosedKind;
use layanan_ktp::domain::insiden::{Insiden, Scope};
use layanan_ktp::domain::petugas::{Peran, PetugasId};
use layanan_ktp::pesan::outgoing::Outgoing;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, YANTO_ADMIN};

impl Office {
    /// What left so far.
    async fn left(&self) -> String {
        let sql = "select string_agg(concat_ws(' ', coalesce(peran, 'keeper'), bentuk, lengkap, lines, dari, sampai), E'\\n' order by ekspor_id)
                   from ekspor";
        self.database.sql(sql).await
    }

    /// The name of the newest file in a chat, and what it holds.
    async fn file(&self, chat: i64) -> (String, Vec<u8>) {
        let messages = self.control.messages(chat).await.unwrap();
        let newest = messages.iter().rfind(|m| m.from_bot && m.kind == ContentKind::Document).unwrap();
        let file = newest.file.as_ref().unwrap();
        (file.name.clone().unwrap_or_default(), self.control.file(&file.file_id).await.unwrap())
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// What the only one was shown of whom a breach of the Kasi's account may be about.
async fn concerned(office: &Office) -> Vec<DisclosedKind> {
    let now = office.clock.now();
    let mut uow = office.store.begin().await.unwrap();
    let ratna = uow.petugas().all().await.unwrap().into_iter().find(|p| p.chat.0 == RATNA_KASI).unwrap();
    let insiden = Insiden { known_at: now, since: now, until: now, scope: Scope::Petugas(ratna.id) };
    let id = uow.insiden().record(&insiden, now).await.unwrap();
    let recorded = uow.insiden().lock(id).await.unwrap().unwrap();
    let [only] = &uow.insiden().concerned(&recorded).await.unwrap()[..] else { panic!("one") };
    only.opened.iter().map(|(what, _)| *what).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kasi_takes_the_book_out_masked() {
    let office = Office::open().await;
    office.with_sent().await;
    office.hush().await;
    assert_snapshot!(office.says(RATNA_KASI, "/register").await);
    assert_snapshot!(office.taps(RATNA_KASI, "📅 Bulan ini").await);
    assert_eq!(office.left().await, "", "nothing has left yet");
    assert_snapshot!(office.taps(RATNA_KASI, "📊 XLSX").await);
    assert_eq!(office.left().await, "kasi xlsx f 1 2026-11-01 2026-11-30");
    let (name, bytes) = office.file(RATNA_KASI).await;
    assert_eq!(name, "register-2026-11-01-2026-11-30.xlsx");
    assert!(bytes.starts_with(b"PK"));
    assert!(office.says(RATNA_KASI, "/register").await.contains("Masa mana"));
    assert_snapshot!(office.says(RATNA_KASI, "1-11-2026 s.d. 23 November 2026").await);
    office.says(RATNA_KASI, "pdf").await;
    assert!(office.file(RATNA_KASI).await.1.starts_with(b"%PDF"));
    assert_eq!(office.left().await.lines().count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_book_is_asked_for_once_more_and_its_people_can_see_it() {
    let office = Office::open().await;
    office.with_sent().await;
    office.hush().await;
    office.says(RATNA_KASI, "/register").await;
    office.says(RATNA_KASI, "tahun ini").await;
    assert_snapshot!(office.taps(RATNA_KASI, "Buku lengkap (NIK penuh)").await);
    assert_eq!(office.left().await, "");
    assert!(office.taps(RATNA_KASI, "↩️ Cukup yang disamarkan").await.contains("disamarkan"));
    office.taps(RATNA_KASI, "Buku lengkap (NIK penuh)").await;
    assert_snapshot!(office.taps(RATNA_KASI, "🖨 PDF lengkap").await);
    assert_eq!(office.left().await, "kasi pdf t 1 2026-01-01 2026-12-31");
    let (name, _) = office.file(RATNA_KASI).await;
    assert_eq!(name, "register-2026-01-01-2026-12-31-lengkap.pdf");
    let own = office.says(SITI, "/dataku").await;
    assert!(own.contains("Kasi Pelayanan membuka baris di buku register dengan NIK lengkap (KK-KKKK-K)"), "{own}");
    let mut uow = office.store.begin().await.unwrap();
    let cetakan = Cetakan { periode: Periode::year(day()), bentuk: Bentuk::Xlsx, lengkap: true };
    uow.ekspor().record(None, &cetakan, 1, office.clock.now()).await.unwrap();
    uow.commit().await.unwrap();
    let own = office.says(SITI, "/dataku").await;
    assert!(own.contains("petugas yang menjaga komputer membuka baris di buku register"), "{own}");
    assert_eq!(concerned(&office).await, [DisclosedKind::Register], "a breach of the account is about who stood in it");
    let queue = office.database.sql("select count(*) from outbox where state = 'sent' and payload is not null").await;
    assert_eq!(queue, "0", "what was sent is not kept");
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    assert_eq!(office.faults().await, [], "sealed with its day");
    let gone = "set session_replication_role = replica; delete from ekspor";
    office.database.sql(gone).await;
    assert_ne!(office.faults().await, [], "an export that was taken away is noticed");
}

/// An admin, who is shown no permohonan otherwise, takes out the masked one; with full numbers while they stand in for the Kasi.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_gets_the_masked_one() {
    let office = Office::open().await;
    office.with_received().await;
    office.hush().await;
    office.says(YANTO_ADMIN, "/register").await;
    let offered = office.says(YANTO_ADMIN, "tahun ini").await;
    assert!(offered.contains("PDF") && !offered.contains("Buku lengkap"), "{offered}");
    assert_snapshot!(office.forges(YANTO_ADMIN, "1:buku:m:2026-01-01:2026-12-31:pdf:1").await, @"
    Buku lengkap hanya untuk Kasi, atau yang sedang menggantikannya. Yang disamarkan dapat diambil di sini.
    [↩️ Cukup yang disamarkan]
    ");
    let asked = office.forges(YANTO_ADMIN, "1:buku:l:2026-01-01:2026-12-31").await;
    assert!(asked.starts_with("Buku lengkap hanya untuk Kasi"), "{asked}");
    office.taps(YANTO_ADMIN, "↩️ Cukup yang disamarkan").await;
    office.taps(YANTO_ADMIN, "🖨 PDF").await;
    assert_eq!(office.left().await, "admin pdf f 1 2026-01-01 2026-12-31");
    // What was queued before is not made, either, and the database takes no such row.
    let app = &office.running.as_ref().unwrap().app;
    let mut uow = office.store.begin().await.unwrap();
    let yanto = uow.petugas().all().await.unwrap().into_iter().find(|p| p.chat.0 == YANTO_ADMIN).unwrap();
    let cetakan = Cetakan { periode: Periode::year(day()), bentuk: Bentuk::Pdf, lengkap: true };
    let made = for_chat(app, cetakan, (yanto.id, Peran::Admin)).await.unwrap();
    assert!(matches!(made, Made::Instead(_)));
    let past_it = uow.ekspor().record(Some((yanto.id, Peran::Admin)), &cetakan, 1, office.clock.now()).await;
    assert_eq!(past_it.unwrap_err().constraint(), Some("ekspor_lengkap_by_kasi"));
    drop(uow);
    office.says(RATNA_KASI, "/pelaksana").await;
    office.says_all(RATNA_KASI, &["tunjuk", "Yanto Prabowo", "hari ini", "25-11-2026", "ya"]).await;
    office.hush().await;
    office.says(YANTO_ADMIN, "/register").await;
    office.says(YANTO_ADMIN, "tahun ini").await;
    office.taps(YANTO_ADMIN, "Buku lengkap (NIK penuh)").await;
    office.taps(YANTO_ADMIN, "🖨 PDF lengkap").await;
    assert_eq!(office.left().await.lines().last(), Some("kasi pdf t 1 2026-01-01 2026-12-31"), "as what they acted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn periods_that_are_none_and_days_without_numbers() {
    let office = Office::open().await;
    office.with_received().await;
    office.hush().await;
    office.says(RATNA_KASI, "/register").await;
    assert_snapshot!(office.says(RATNA_KASI, "minggu kemarin").await);
    assert_snapshot!(office.says(RATNA_KASI, "31-11-2026").await);
    assert_snapshot!(office.says(RATNA_KASI, "30-11-2026 s.d. 1-11-2026").await);
    assert_snapshot!(office.taps(RATNA_KASI, "📅 Bulan lalu").await);
    assert!(office.says(RATNA_KASI, "Nopember 2026").await.contains("1 nomor"));
    office.says(RATNA_KASI, "masa lain").await;
    assert!(office.says(RATNA_KASI, "/antrean").await.contains("menunggu"), "another command ends the question");
    assert_eq!(office.left().await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_takes_it_out() {
    let office = Office::open().await;
    office.with_received().await;
    office.hush().await;
    for chat in [BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI] {
        let told = office.says(chat, "/register").await;
        assert!(!told.contains("Masa mana"), "{told}");
        office.forges(chat, "1:buku:m:2026-11-01:2026-11-30:xlsx:1").await;
    }
    assert_eq!(office.left().await, "");
}

/// A right that is taken away before the file goes is gone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_left_meanwhile_gets_nothing() {
    let office = Office::open().await;
    office.with_received().await;
    office.says(YANTO_ADMIN, "/register").await;
    office.says(YANTO_ADMIN, "tahun ini").await;
    office.hush().await;
    let app = &office.running.as_ref().unwrap().app;
    let mut uow = office.store.begin().await.unwrap();
    let yanto = uow.petugas().all().await.unwrap().into_iter().find(|p| p.chat.0 == YANTO_ADMIN).unwrap();
    uow.petugas().deactivate(yanto.id, office.clock.now()).await.unwrap();
    uow.commit().await.unwrap();
    let periode = Periode::year(day());
    let cetakan = Cetakan { periode, bentuk: Bentuk::Pdf, lengkap: true };
    let made = for_chat(app, cetakan, (yanto.id, yanto.peran)).await.unwrap();
    assert!(matches!(made, Made::Instead(_)));
    assert_eq!(office.left().await, "");
}

/// Nothing of the numbers waits in the queue, whatever is asked for.
#[test]
fn what_is_queued_holds_nothing_personal() {
    let written = serde_json::to_string(&Outgoing::Register {
        cetakan: Cetakan { periode: Periode::year(day()), bentuk: Bentuk::Pdf, lengkap: true },
        oleh: (PetugasId(1), Peran::Kasi),
    })
    .unwrap();
    assert!(!written.contains(SITI_NIK) && !written.contains(SITI_KK));
    assert_snapshot!(written, @r#"{"Register":{"cetakan":{"periode":{"dari":"2026-01-01","sampai":"2026-12-31"},"bentuk":"pdf","lengkap":true},"oleh":[1,"kasi"]}}"#);
}

/// A day of which only numbers for paper are known has a book, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_on_which_numbers_were_set_aside_has_a_book() {
    let office = Office::open().await;
    office.says(RATNA_KASI, "/register").await;
    assert!(office.says(RATNA_KASI, "23-11-2026").await.contains("Belum ada nomor register"));
    office.says(RATNA_KASI, "/nomor").await;
    office.taps(RATNA_KASI, "📝 Siapkan nomor untuk kertas").await;
    office.taps(RATNA_KASI, "10").await;
    office.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
    office.says(RATNA_KASI, "/register").await;
    office.says(RATNA_KASI, "23-11-2026").await;
    office.hush().await;
    office.taps(RATNA_KASI, "🖨 PDF").await;
    assert_eq!(office.left().await, "kasi pdf f 0 2026-11-23 2026-11-23");
}
