//! An officer of Dispendukcapil is none any more: what stands with them goes to another one, with what was sent before there were
//! pengiriman.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;

use crate::pengiriman::both_sent;
use crate::pengiriman_arsip::archives;
use crate::scenes::CITRA;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, YANTO_ADMIN};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_stands_with_an_officer_who_left_goes_to_another_one() {
    let office = Office::open().await;
    let (siti, agus) = both_sent(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "Menunggu blangko", "ya"]).await;
    office.citra_joins().await;
    let hendra = office.database.sql("select petugas_id from petugas where chat_id = 2003").await;
    let citra = office.database.sql(&format!("select petugas_id from petugas where chat_id = {CITRA}")).await;
    let still = office.forges(BUDI_STAF, &format!("1:kr:h:{hendra}")).await;
    assert!(still.contains("Hendra Wijaya masih petugas Dispendukcapil"), "{still}");
    office.forges(BUDI_STAF, &format!("1:kr:ht:{hendra}:{citra}")).await;
    assert_eq!(office.count("pengiriman").await, 1, "he has it still");

    office.says_all(YANTO_ADMIN, &["/nonaktif", "Hendra Wijaya", "ya"]).await;
    assert_snapshot!(office.news(BUDI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    ⚠️ Hendra Wijaya bukan petugas Dispendukcapil lagi. Permohonan yang dikirim kepada beliau dan belum selesai: 2.
    Mohon dialihkan ke petugas lain, supaya tetap ada yang memegangnya.
    [👤 Alihkan dari Hendra Wijaya]
    ");
    for chat in [RATNA_KASI, HENDRA_DISPENDUKCAPIL, SITI] {
        office.forges(chat, &format!("1:kr:ht:{hendra}:{citra}")).await;
    }
    assert_eq!(office.count("pengiriman").await, 1, "only staf give it on");
    office.hush().await;
    assert_snapshot!(office.taps(BUDI_STAF, "👤 Alihkan dari Hendra Wijaya").await, @"
    2 permohonan masih ada pada Hendra Wijaya, yang bukan petugas Dispendukcapil lagi. Semuanya dikirim ulang sebagai satu pengiriman baru.

    Siapa penerimanya?
    [Citra Dewi]
    ");
    let again = office.button(BUDI_STAF, "Citra Dewi").await;
    assert!(office.taps(BUDI_STAF, "Citra Dewi").await.contains("Pengiriman 2/2026 (2 permohonan) dikirim"));
    assert_snapshot!(office.presses(BUDI_STAF, &again).await, @"Tidak ada lagi permohonan yang masih ada pada Hendra Wijaya.");
    let got = office.news(CITRA).await;
    assert!(got.contains("Pengiriman 2/2026") && got.contains("Dikirim ulang."), "{got}");
    assert_eq!((office.news(SITI).await, office.news(AGUS).await), Default::default(), "they wait for the same");
    for kode in [siti, agus] {
        let permohonan = office.loaded(kode).await.permohonan;
        assert_eq!(permohonan.recipient().map(|id| id.0.to_string()), Some(citra.clone()));
        assert!(!permohonan.is_sent_back());
    }
    assert_eq!(office.database.sql("select string_agg(distinct antrean, ' ') from antrean").await, "dispendukcapil");
    assert_eq!(office.database.sql("select pengiriman_id || ' ' || kembali from pengiriman_terima").await, "1 2");
    office.jobs_of(&[Job::Archives]).await;
    assert_eq!(archives(&office).await.len(), 0, "nothing is left in the chat of who left");

    office.forges(CITRA, "1:kr:q:2").await;
    assert!(office.taps(CITRA, "✅ Ya, catat").await.contains("dicatat 2 diterima"));
    assert!(office.news(AGUS).await.contains("“data sudah kami terima”"));
    office.is_whole().await;
}

/// What was sent before there were pengiriman can be stated about, and is in one once it is given on; staf are asked to do so where
/// nobody answers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_before_there_were_pengiriman_goes_on() {
    let office = Office::open().await;
    let (siti, agus) = both_sent(&office).await;
    let earlier = "set session_replication_role = replica; delete from placed_archive; delete from pengiriman_arsip;
        delete from pengiriman_isi; delete from pengiriman";
    office.database.sql(earlier).await;
    assert_eq!(office.faults().await, []);
    office.later(TimeDelta::hours(1)).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP diserahkan", "ya"]).await;
    assert!(office.news(SITI).await.contains("diserahkan"));

    // One that is not right is sent back, in own words; what was sent again is not sent back by an old button.
    office.hush().await;
    office.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {agus}")).await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "↩️ Kembalikan ke kecamatan").await, @"
    KK-KKKK-K: apa yang perlu diperbaiki kecamatan? Ketuk salah satu, atau tulis dengan singkat.
    [ada berkas yang kurang]
    [ada berkas yang tidak terbaca]
    [data tidak sesuai]
    ");
    let old = office.button(HENDRA_DISPENDUKCAPIL, "data tidak sesuai").await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "Alamat di KK lain").await.rsplit("\n---\n").next().unwrap(), @"↩️ KK-KKKK-K dikembalikan ke kecamatan. Sesudah diperbaiki, permohonan ini dikirim ulang.");
    assert!(office.loaded(agus).await.permohonan.is_sent_back());
    office.taps(BUDI_STAF, "📨 Kirim ulang").await;
    assert!(office.taps(BUDI_STAF, "Hendra Wijaya").await.contains("Pengiriman 1/2026 (1 permohonan) dikirim"));
    assert!(office.presses(HENDRA_DISPENDUKCAPIL, &old).await.contains("apa yang perlu diperbaiki"));
    assert!(!office.loaded(agus).await.permohonan.is_sent_back());

    office.citra_joins().await;
    office.says_all(YANTO_ADMIN, &["/nonaktif", "Hendra Wijaya", "ya"]).await;
    office.hush().await;
    office.later(TimeDelta::days(15)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    office.taps(BUDI_STAF, "👤 Alihkan dari Hendra Wijaya").await;
    assert!(office.taps(BUDI_STAF, "Citra Dewi").await.contains("Pengiriman 2/2026 (1 permohonan) dikirim"));
    office.forges(CITRA, "1:kr:q:2").await;
    for label in ["↩️ Diterima, kecuali…", "1", "data tidak sesuai", "➡️ Lanjut", "✅ Ya, catat"] {
        office.taps(CITRA, label).await;
    }
    assert!(office.loaded(agus).await.permohonan.is_sent_back());
    assert!(!office.loaded(siti).await.permohonan.is_sent_back(), "what has ended stays as it is");
    office.is_whole().await;
}
