//! What is sent again stands with its later pengiriman: the earlier one neither answers it nor waits for it.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::domain::kode::Kode;

use crate::pengiriman::{both_sent, first_is_marked};
use crate::pengiriman_arsip::{archives, read};
use crate::scenes::CITRA;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, WATI_STAF};

impl Office {
    /// Its officer sends one back from its own card.
    pub(crate) async fn hendra_sends_back(&self, kode: Kode) {
        self.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {kode}")).await;
        self.taps(HENDRA_DISPENDUKCAPIL, "↩️ Kembalikan ke kecamatan").await;
        self.taps(HENDRA_DISPENDUKCAPIL, "data tidak sesuai").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_answer_to_an_earlier_pengiriman_is_none_for_what_was_sent_again() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.hendra_sends_back(siti).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {siti}"), "Hendra Wijaya"]).await;
    office.hush().await;
    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:1").await;
    let answered = office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert!(answered.contains("dicatat 1 diterima, 0 dikembalikan"), "{answered}");
    assert!(answered.contains("sudah dikirim ulang dengan pengiriman 2/2026"), "{answered}");
    assert_eq!(office.news(SITI).await, "");
    assert!(office.news(AGUS).await.contains("data sudah kami terima"));
    assert_eq!(office.loaded(siti).await.permohonan.pernyataan, []);
    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:2").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert!(office.news(SITI).await.contains("data sudah kami terima"));
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_in_an_earlier_pengiriman_does_not_send_back_what_was_mended_and_sent_again() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    first_is_marked(&office).await;
    let marked = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.hendra_sends_back(siti).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {siti}"), "Hendra Wijaya"]).await;
    office.hush().await;
    let answered = office.presses(HENDRA_DISPENDUKCAPIL, &marked).await;
    assert!(answered.contains("dicatat 1 diterima, 0 dikembalikan"), "{answered}");
    assert!(answered.contains("sudah dikirim ulang dengan pengiriman 2/2026"), "{answered}");
    assert!(!office.loaded(siti).await.permohonan.is_sent_back());
    assert_eq!(office.database.sql("select kembali from pengiriman_terima").await, "0");
    office.is_whole().await;
}

/// Declined by mistake after it was sent back: nothing goes on before that is taken back, the pemohon hears of it, and then it
/// stands with staf as before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_back_and_declined_by_mistake_goes_on() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.hendra_sends_back(siti).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "tidak dapat diproses", "ya"]).await;
    assert!(office.news(SITI).await.contains("permohonan tidak dapat diproses"));
    assert_eq!(
        office.database.sql("select string_agg(antrean, ' ') from antrean").await,
        "dispendukcapil",
        "only Agus'"
    );
    office.hush().await;

    office.says_all(BUDI_STAF, &[&format!("/nyatakan {siti}"), "menunggu blangko"]).await;
    assert_snapshot!(office.says(BUDI_STAF, "ya").await, @"KK-KKKK-K sudah dikembalikan ke kecamatan, lalu dinyatakan tidak dapat diproses. Bila pernyataan itu keliru, catat dahulu “Tetap diproses” lewat /nyatakan KK-KKKK-K. Sesudah itu staf memperbaiki dan mengirimnya ulang.");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/kirim {siti}")).await, @"
    Tidak dapat dikirim sekarang, jadi tidak diikutkan:

    KK-KKKK-K sudah dikembalikan ke kecamatan, lalu dinyatakan tidak dapat diproses. Bila pernyataan itu keliru, catat dahulu “Tetap diproses” lewat /nyatakan KK-KKKK-K. Sesudah itu staf memperbaiki dan mengirimnya ulang.
    ");
    assert_eq!(office.news(SITI).await, "");

    assert_snapshot!(office.says(BUDI_STAF, &format!("/nyatakan {siti}")).await, @"
    KK-KKKK-K: apa pernyataan Dispendukcapil hari ini?
    [Data diterima]
    [Menunggu blangko]
    [KTP dicetak]
    [KTP diserahkan]
    [Tidak dapat diproses]
    [Tetap diproses]
    ");
    office.taps(BUDI_STAF, "Tetap diproses").await;
    office.says(BUDI_STAF, "ya").await;
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, ada ralat tentang permohonan KK-KKKK-K (Siti Aminah). Kabar sebelumnya, “permohonan tidak dapat diproses”, tidak berlaku lagi.

    Menurut Dispendukcapil (per 23 November 2026): “permohonan tetap diproses”.
    Permohonan ini dilanjutkan; Bapak/Ibu belum perlu melakukan apa-apa.
    [🔎 Cek status]
    ");
    assert!(office.says(SITI, "/status").await.contains("dikembalikan untuk diperbaiki petugas kecamatan"));
    assert!(office.loaded(siti).await.permohonan.is_sent_back());
    office.says_all(BUDI_STAF, &[&format!("/kirim {siti}"), "Hendra Wijaya"]).await;
    assert_eq!(office.database.sql("select string_agg(distinct antrean, ' ') from antrean").await, "dispendukcapil");
    office.is_whole().await;
}

/// Of what was not sent back, too; and nothing is taken back that was not said.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_end_that_was_a_mistake_is_taken_back_before_the_pemohon() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    let asked = office.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {siti}")).await;
    assert!(!asked.contains("Tetap diproses"), "{asked}");
    for (kind, told) in [
        ("KTP diserahkan", "KTP sudah diserahkan"),
        ("KTP dicetak", "Kabar sebelumnya, “KTP sudah diserahkan”, tidak berlaku lagi."),
        ("Tidak dapat diproses", "permohonan tidak dapat diproses"),
        ("Tetap diproses", "Kabar sebelumnya, “permohonan tidak dapat diproses”, tidak berlaku lagi."),
    ] {
        office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), kind, "ya"]).await;
        let news = office.news(SITI).await;
        assert!(news.contains(told), "{kind}: {news}");
        office.hush().await;
    }
    office.is_whole().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_pengiriman_all_of_which_went_on_nothing_is_asked_and_nothing_is_packed() {
    let office = Office::open().await;
    let siti = office.with_sent().await;
    office.citra_joins().await;
    office.hendra_sends_back(siti).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {siti}"), "Citra Dewi"]).await;
    office.hush().await;
    let packed = archives(&office).await.len();
    assert_snapshot!(office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:g:1").await, @"Semua isi pengiriman 1/2026 sudah dikirim ulang dengan pengiriman 2/2026. Jadi pengiriman 1/2026 tidak perlu dijawab lagi, dan arsipnya tidak disiapkan lagi.");
    assert!(office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:1").await.contains("dengan pengiriman 2/2026"));
    assert_eq!(archives(&office).await.len(), packed);
    assert_eq!(office.count("pengiriman_terima").await, 0);
    office.later(TimeDelta::days(4)).await; // Friday
    office.jobs_of(&[Job::Pengiriman]).await;
    assert!(office.news(CITRA).await.contains("pengiriman 2/2026"));
    office.later(TimeDelta::days(3)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    let to_staf = office.news(WATI_STAF).await;
    assert!(to_staf.contains("Pengiriman 2/2026") && !to_staf.contains("Pengiriman 1/2026"), "{to_staf}");
    assert_eq!(office.news(HENDRA_DISPENDUKCAPIL).await, "");
}

/// Nor of what was sent back one by one, and waits for staf.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_pengiriman_all_of_which_came_back_nothing_is_asked() {
    let office = Office::open().await;
    let siti = office.with_sent().await;
    office.hendra_sends_back(siti).await;
    office.hush().await;
    office.later(TimeDelta::days(4)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!(office.news(HENDRA_DISPENDUKCAPIL).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_archive_holds_what_stands_still_and_the_sheet_says_where_the_rest_is() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.citra_joins().await;
    for again in ["Citra Dewi", "Hendra Wijaya"] {
        let officer = if again == "Citra Dewi" { HENDRA_DISPENDUKCAPIL } else { CITRA };
        office.says(officer, &format!("/nyatakan {siti}")).await;
        office.taps(officer, "↩️ Kembalikan ke kecamatan").await;
        office.taps(officer, "data tidak sesuai").await;
        office.says_all(BUDI_STAF, &[&format!("/kirim {siti}"), again]).await;
        office.hush().await;
        office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:g:1").await;
        let (_, zip) = archives(&office).await.pop().unwrap();
        let read = read(&zip);
        let words = read["words"].as_str().unwrap();
        let later = if again == "Citra Dewi" { "pengiriman 2/2026" } else { "pengiriman 3/2026" };
        assert!(words.contains(later) && words.contains("Agus Setiawan"), "{words}");
        assert!(!words.contains("Siti Aminah") && !words.contains("tidak dapat dibuka"), "{words}");
    }
}
