//! What is sent again stands with its later pengiriman: the earlier one neither answers it nor waits for it.

use layanan_ktp::domain::kode::Kode;

use crate::pengiriman::{both_sent, first_is_marked};
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI};

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
