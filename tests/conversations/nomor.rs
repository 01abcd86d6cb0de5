//! `/nomor` and `/kertas`: the counter passes over numbers, and what was received on paper is recorded under them.

use bot_api_emulator::protocol::ContentKind;
use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, YANTO_ADMIN};

impl Office {
    /// The numbers that were given, each with when it was received on paper, if it was.
    async fn numbers(&self) -> String {
        let sql = "select string_agg(concat_ws(' ', nomor_urut, received_paper_at at time zone 'Asia/Jakarta'), ', ' order by nomor_urut)
                   from permohonan where nomor_urut is not null";
        self.database.sql(sql).await
    }

    /// Ten numbers are set aside for paper.
    async fn ten_for_paper(&self) {
        self.says(RATNA_KASI, "/nomor").await;
        self.taps(RATNA_KASI, "📝 Siapkan nomor untuk kertas").await;
        self.taps(RATNA_KASI, "10").await;
        self.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
        self.hush().await;
    }

    async fn files_in(&self, chat: i64) -> Vec<String> {
        let messages = self.control.messages(chat).await.unwrap();
        let files = messages.iter().filter(|m| m.from_bot && m.kind == ContentKind::Document);
        files.filter_map(|m| m.file.as_ref()?.name.clone()).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_are_set_aside_for_paper_and_their_pages_come() {
    let office = Office::open().await;
    assert_snapshot!(office.says(RATNA_KASI, "/nomor").await);
    assert_snapshot!(office.taps(RATNA_KASI, "📝 Siapkan nomor untuk kertas").await);
    assert!(office.says(RATNA_KASI, "banyak").await.contains("belum terbaca"));
    assert!(office.says(RATNA_KASI, "201").await.contains("1 sampai 200"));
    assert_snapshot!(office.says(RATNA_KASI, "12").await);
    assert_eq!(office.count("register_block").await, 0, "it is asked once more");
    assert_snapshot!(office.taps(RATNA_KASI, "✅ Ya, sudah benar").await);
    assert_eq!(office.files_in(RATNA_KASI).await, ["lembar-kertas-2026-1-12.pdf"]);
    office.with_received().await;
    assert_eq!(office.numbers().await, "13", "the counter goes on behind them");
    assert_snapshot!(office.says(RATNA_KASI, "/nomor").await);
    office.taps(RATNA_KASI, "🖨 Lembar kertas mulai 470/001/416-313/2026").await;
    assert_eq!(office.files_in(RATNA_KASI).await.len(), 2, "the pages once more");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_counter_goes_on_where_the_book_before_ended() {
    let office = Office::open().await;
    office.with_received().await;
    assert!(office.says(YANTO_ADMIN, "/nomor 1").await.contains("sudah terpakai"));
    assert!(office.says(YANTO_ADMIN, "2").await.contains("memang"));
    assert!(office.says(YANTO_ADMIN, "/nomor 9999999").await.contains("belum terbaca"));
    assert!(
        office.says(YANTO_ADMIN, "999999").await.contains("setinggi itu") || office.count("register_block").await == 0
    );
    assert_snapshot!(office.says(YANTO_ADMIN, "/nomor 470/151/416-313/2026").await);
    assert!(office.taps(YANTO_ADMIN, "↩️ Tidak jadi").await.contains("tidak ada yang diubah"));
    office.says(YANTO_ADMIN, "/nomor").await;
    office.taps(YANTO_ADMIN, "🔢 Atur nomor berikutnya").await;
    office.says(YANTO_ADMIN, "151").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "ya").await);
    let old = office.button(YANTO_ADMIN, "✅ Ya, sudah benar").await;
    assert!(office.presses(YANTO_ADMIN, &old).await.contains("tidak ada yang berubah"), "an old yes does nothing");
    office.agus_is_entered().await;
    assert_eq!(office.numbers().await, "1, 151");
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    assert_eq!(office.faults().await, [], "sealed with its day");
    office.database.sql("set session_replication_role = replica; update register_block set last = 149").await;
    assert_ne!(office.faults().await, [], "a block that was changed is noticed");
}

/// A *yes* to what was asked before is none to what was asked since.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_yes_does_nothing_else_than_it_says() {
    let office = Office::open().await;
    office.says(RATNA_KASI, "/nomor").await;
    office.taps(RATNA_KASI, "📝 Siapkan nomor untuk kertas").await;
    let ten = office.button(RATNA_KASI, "10").await;
    office.presses(RATNA_KASI, &ten).await;
    let yes = office.button(RATNA_KASI, "✅ Ya, sudah benar").await;
    let more = office.button(RATNA_KASI, "25").await;
    office.presses(RATNA_KASI, &more).await;
    assert!(office.presses(RATNA_KASI, &yes).await.contains("tidak ada yang berubah"));
    assert_eq!(office.count("register_block").await, 0);
    office.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
    assert_eq!(office.database.sql("select first, last from register_block").await, "1|25");
    let sumi = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    office.says_all(BUDI_STAF, &["1", "08.00"]).await;
    let save = office.button(BUDI_STAF, "✅ Catat").await;
    office.taps(BUDI_STAF, "🔁 Ulangi").await;
    office.says_all(BUDI_STAF, &["2", "08.00"]).await;
    assert!(office.presses(BUDI_STAF, &save).await.contains("tidak ada yang berubah"));
    assert_eq!(office.numbers().await, "");
    office.taps(BUDI_STAF, "✅ Catat").await;
    assert_eq!(office.numbers().await, "2 2026-11-23 08:00:00");
}

/// Somebody is received between the question and the *yes*: it is asked anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_was_given_meanwhile_is_noticed() {
    let office = Office::open().await;
    office.says(RATNA_KASI, "/nomor").await;
    office.taps(RATNA_KASI, "📝 Siapkan nomor untuk kertas").await;
    office.taps(RATNA_KASI, "10").await;
    let yes = office.button(RATNA_KASI, "✅ Ya, sudah benar").await;
    office.with_received().await;
    let told = office.presses(RATNA_KASI, &yes).await;
    assert!(told.contains("bergeser") && told.contains("470/002") && told.contains("470/011"), "{told}");
    office.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
    assert_eq!(office.database.sql("select first, last from register_block").await, "2|11");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_received_on_paper_is_recorded_under_its_number() {
    let office = Office::open().await;
    office.ten_for_paper().await;
    let kode = office.sumi_is_registered().await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/kertas {kode}")).await);
    assert!(office.says(BUDI_STAF, "11").await.contains("bukan nomor untuk kertas"));
    assert!(office.says(BUDI_STAF, "dua").await.contains("belum terbaca"));
    assert_snapshot!(office.says(BUDI_STAF, "3").await);
    assert!(office.says(BUDI_STAF, "tadi pagi").await.contains("belum terbaca"));
    assert!(office.says(BUDI_STAF, "besok 09.00").await.contains("belum lewat"));
    assert!(office.says(BUDI_STAF, "31-12-2025 09.00").await.contains("Tahunnya berbeda"));
    assert_snapshot!(office.says(BUDI_STAF, "20 November 2026 pukul 09.15").await);
    assert_eq!(office.numbers().await, "", "it is asked once more");
    assert_snapshot!(office.taps(BUDI_STAF, "✅ Catat").await);
    assert_eq!(office.numbers().await, "3 2026-11-20 09:15:00");
    assert!(
        office
            .says(RATNA_KASI, &format!("/periksa {kode}"))
            .await
            .contains("📝 Diterima di kertas Jumat, 20 November 2026 pukul 09.15 WIB")
    );
    assert!(
        office.says(BUDI_STAF, &format!("/kertas {kode}")).await.contains("sudah"),
        "a second time says who was first"
    );
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    assert!(office.says(RATNA_KASI, "/register").await.contains("Masa mana"));
    assert!(office.says(RATNA_KASI, "20-11-2026").await.contains("1 nomor"), "the book goes by when it happened");
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    assert_eq!(office.faults().await, []);
    let moved = "set session_replication_role = replica; update permohonan set received_paper_at = received_paper_at - interval '1 day'";
    office.database.sql(moved).await;
    assert_ne!(office.faults().await, [], "another time than the riwayat says is noticed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_of_paper_is_used_once_and_offered_in_turn() {
    let office = Office::open().await;
    office.ten_for_paper().await;
    let sumi = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    office.says_all(BUDI_STAF, &["1", "08.00", "catat"]).await;
    let agus = office.agus_applies().await;
    office.hush().await;
    assert!(office.says(BUDI_STAF, &format!("/kertas {agus}")).await.contains("[470/002/416-313/2026]"));
    assert!(office.says(BUDI_STAF, "1").await.contains("sudah dipakai"));
    office.taps(BUDI_STAF, "470/002/416-313/2026").await;
    office.says(BUDI_STAF, "08.15").await;
    assert!(office.taps(BUDI_STAF, "🔁 Ulangi").await.contains("Nomor berapa"));
    office.says_all(BUDI_STAF, &["2", "08.15"]).await;
    office.taps(BUDI_STAF, "↩️ Tidak jadi").await;
    assert_eq!(office.numbers().await, "1 2026-11-23 08:00:00");
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    assert_eq!(office.numbers().await, "1 2026-11-23 08:00:00, 11");
    let told = office.says(BUDI_STAF, &format!("/kertas {agus}")).await;
    assert!(told.contains("sudah"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_yet_is_said_before_anything_is_asked() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    let told = office.says(BUDI_STAF, &format!("/kertas {kode}")).await;
    assert!(told.contains("Surat pengantar desa"), "{told}");
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    assert!(office.says(BUDI_STAF, &format!("/kertas {kode}")).await.contains("Belum ada nomor yang disiapkan"));
    for chat in [BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI] {
        office.says(chat, "/nomor 500").await;
        office.forges(chat, "1:nomor:c:10").await;
        office.forges(chat, "1:nomor:y:1:10").await;
    }
    assert_eq!(office.count("register_block").await, 0, "numbers are passed over by Kasi and admin");
    for chat in [RATNA_KASI, YANTO_ADMIN, SITI] {
        office.says(chat, &format!("/kertas {kode}")).await;
        office.forges(chat, &format!("1:p:{}:kt:s:1:29923260", kode.compact())).await;
    }
    assert_eq!(office.numbers().await, "");
}
