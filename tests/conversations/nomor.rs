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

/// What an outage left over is offered no more, and stays in the book with the reason.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_that_nobody_used_are_void() {
    let office = Office::open().await;
    office.ten_for_paper().await;
    let sumi = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    office.says_all(BUDI_STAF, &["2", "08.00", "catat"]).await;
    office.hush().await;
    office.says(RATNA_KASI, "/nomor").await;
    assert_snapshot!(office.taps(RATNA_KASI, "🚫 Nomor kertas yang tidak dipakai").await);
    assert!(office.says(RATNA_KASI, "yang sisa").await.contains("belum terbaca"));
    assert!(office.says(RATNA_KASI, "9-3").await.contains("belum terbaca"));
    assert!(office.says(RATNA_KASI, "2").await.contains("470/002/416-313/2026 sudah dipakai"));
    assert!(office.says(RATNA_KASI, "8 s.d. 12").await.contains("470/011/416-313/2026 bukan nomor untuk kertas"));
    assert_snapshot!(office.says(RATNA_KASI, "4 - 5").await);
    let spoilt = office.button(RATNA_KASI, "Salah tulis, dicoret").await;
    assert!(office.says(RATNA_KASI, "entahlah").await.contains("Apa sebabnya"));
    assert_eq!(office.count("register_void").await, 0, "nothing is recorded before there is a reason");
    assert_snapshot!(office.presses(RATNA_KASI, &spoilt).await);
    assert!(office.presses(RATNA_KASI, &spoilt).await.contains("tidak ada yang berubah"), "once");
    assert_eq!(
        office.database.sql("select first, last, alasan, peran from register_void").await,
        "4|5|salah_tulis|kasi"
    );
    office.says(YANTO_ADMIN, "/nomor").await;
    office.taps(YANTO_ADMIN, "🚫 Nomor kertas yang tidak dipakai").await;
    assert!(office.says(YANTO_ADMIN, "5").await.contains("sudah dicatat tidak dipakai"));
    office.taps(YANTO_ADMIN, "470/001/416-313/2026").await;
    office.says(YANTO_ADMIN, "hilang").await;
    office.says(YANTO_ADMIN, "/nomor").await;
    let agus = office.agus_applies().await;
    office.hush().await;
    assert!(office.says(BUDI_STAF, &format!("/kertas {agus}")).await.contains("[470/003/416-313/2026]"));
    assert!(office.says(BUDI_STAF, "5").await.contains("sudah dicatat tidak dipakai"));
    office.says_all(BUDI_STAF, &["3", "08.30", "catat"]).await;
    office.says(RATNA_KASI, "/nomor").await;
    office.taps(RATNA_KASI, "🚫 Nomor kertas yang tidak dipakai").await;
    office.says_all(RATNA_KASI, &["6-10", "sisa"]).await;
    let told = office.says(RATNA_KASI, "/nomor").await;
    assert!(told.contains("belum dipakai 0") && !told.contains("🚫"), "{told}");
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    assert_eq!(office.faults().await, [], "sealed with its day");
}

/// A reason that was pressed late does nothing to numbers under which something was recorded meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_that_was_used_meanwhile_is_not_void() {
    let office = Office::open().await;
    office.ten_for_paper().await;
    office.says(RATNA_KASI, "/nomor").await;
    office.taps(RATNA_KASI, "🚫 Nomor kertas yang tidak dipakai").await;
    office.says(RATNA_KASI, "1-10").await;
    let left = office.button(RATNA_KASI, "Sisa, tidak sempat dipakai").await;
    let sumi = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    office.says_all(BUDI_STAF, &["2", "08.00", "catat"]).await;
    assert!(office.presses(RATNA_KASI, &left).await.contains("470/002/416-313/2026 sudah dipakai"));
    assert_eq!(office.count("register_void").await, 0);
    for chat in [BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI] {
        office.says(chat, "/nomor").await;
        office.forges(chat, "1:nomor:v:2026:3:4").await;
        office.forges(chat, "1:nomor:v:2026:3:4:hilang").await;
    }
    assert_eq!(office.count("register_void").await, 0, "numbers are voided by Kasi and admin");
}

/// Around New Year the power may be away, too: the pages are printed in December.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_of_the_year_that_comes_are_set_aside_in_december() {
    let office = Office::open().await;
    let agus = office.agus_applies().await;
    office.hush().await;
    let told = office.says(RATNA_KASI, "/nomor").await;
    assert!(!told.contains("2027"), "only in December: {told}");
    office.forges(RATNA_KASI, "1:nomor:d:10").await;
    assert_eq!(office.count("register_block").await, 0);
    office.later(TimeDelta::days(38)).await;
    office.says(RATNA_KASI, "/nomor").await;
    office.taps(RATNA_KASI, "📝 Siapkan nomor kertas tahun 2027").await;
    assert!(office.says(RATNA_KASI, "0").await.contains("1 sampai 200"));
    assert_snapshot!(office.says(RATNA_KASI, "10").await);
    office.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
    assert_eq!(office.files_in(RATNA_KASI).await, ["lembar-kertas-2027-1-10.pdf"]);
    let sumi = office.sumi_is_registered().await;
    assert!(office.says(BUDI_STAF, &format!("/kertas {sumi}")).await.contains("Belum ada nomor yang disiapkan"));
    office.later(TimeDelta::days(4)).await;
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    office.says_all(BUDI_STAF, &["1", "2 Januari 2027 08.00", "catat"]).await;
    assert_eq!(office.numbers().await, "1 2027-01-02 08:00:00");
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    assert_eq!(office.numbers().await, "1 2027-01-02 08:00:00, 11");
    office.jobs().await;
    assert_eq!(office.faults().await, [], "sealed with their days");
}

/// The power went without notice at the end of the year, and came back in the next one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_of_the_year_before_are_set_aside_in_january() {
    let office = Office::open().await;
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    let sumi = office.sumi_is_registered().await;
    office.forges(RATNA_KASI, "1:nomor:e:10").await;
    assert_eq!(office.count("register_block").await, 0, "only in January");
    office.later(TimeDelta::days(42)).await;
    let told = office.says(RATNA_KASI, "/nomor").await;
    assert!(told.contains("[📝 Siapkan nomor kertas tahun 2026]"), "{told}");
    office.taps(RATNA_KASI, "📝 Siapkan nomor kertas tahun 2026").await;
    assert!(office.says(RATNA_KASI, "0").await.contains("1 sampai 200"));
    let told = office.says(RATNA_KASI, "3").await;
    assert!(told.contains("470/002/416-313/2026") && told.contains("470/004/416-313/2026"), "{told}");
    office.taps(RATNA_KASI, "✅ Ya, sudah benar").await;
    assert_eq!(office.files_in(RATNA_KASI).await, ["lembar-kertas-2026-2-4.pdf"]);
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    let told = office.says_all(BUDI_STAF, &["2", "30 Desember 2026 08.00"]).await;
    assert!(!told.contains("sebelum nomornya"), "{told}");
    let told = office.says(BUDI_STAF, "catat").await;
    assert_eq!(office.numbers().await, "1, 2 2026-12-30 08:00:00", "{told}");
    let told = office.says(RATNA_KASI, "/nomor").await;
    assert!(told.contains("470/001/416-313/2027"), "the new year has its own: {told}");
    office.jobs().await;
    assert_eq!(office.faults().await, [], "sealed with their days");
    office.later(TimeDelta::days(31)).await;
    office.forges(RATNA_KASI, "1:nomor:e:10").await;
    assert_eq!(office.count("register_block").await, 1, "only in January");
}

/// The day on the page cannot be put right later: what cannot be is refused, what is strange is asked about.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_that_does_not_fit_is_noticed() {
    let office = Office::open().await;
    office.ten_for_paper().await;
    let sumi = office.sumi_is_registered().await;
    office.says(BUDI_STAF, &format!("/kertas {sumi}")).await;
    let told = office.says_all(BUDI_STAF, &["1", "2 Januari 2026 08.00"]).await;
    assert!(told.contains("325 hari sebelum nomornya disiapkan") && told.contains("Sudah sesuai"), "{told}");
    assert_eq!(office.numbers().await, "", "it is asked once more");
    let told = office.says_all(BUDI_STAF, &["ulangi", "1", "20 November 2026 08.00"]).await;
    assert!(!told.contains("sebelum nomornya"), "{told}");
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/kertas {agus}")).await;
    let told = office.says_all(BUDI_STAF, &["2", "20 November 2026 08.00"]).await;
    assert!(told.contains("baru diajukan lewat chat") && told.contains("Kapan berkasnya"), "{told}");
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
