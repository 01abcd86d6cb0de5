//! Whatever people write in their own words, others read: a NIK in it is covered at every door.

use crate::pengiriman::both_sent;
use crate::support::Office;
use crate::support::people::{ALL, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, YANTO_ADMIN};

/// Nobody else's number here.
const NIK: &str = "3516134505889977";

impl Office {
    /// Says words with a NIK in them where words are asked for, and what comes of it.
    async fn words(&self, chat: i64, door: &str) {
        let told = self.says(chat, &format!("seharusnya {NIK}")).await;
        assert!(told.contains("seharusnya ••••••••••••9977"), "{door}: {told}");
    }

    /// Nowhere in what was said to anybody.
    async fn said_it_to_nobody(&self) {
        self.quiet().await;
        for chat in ALL {
            let said = self.control.messages(chat).await.unwrap();
            let said: Vec<_> = said.iter().filter(|m| m.from_bot && m.text.contains(NIK)).map(|m| &m.text).collect();
            assert!(said.is_empty(), "{said:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_the_pemohon_and_of_those_who_check() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.siti_asks_for_nik().await;
    office.budi_opens(kode, "NIK").await;
    office.taps(BUDI_STAF, "✖️ Tidak dapat diubah").await;
    office.words(BUDI_STAF, "no to a change of data").await;
    office.taps(BUDI_STAF, "📨 Kirim jawaban").await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.taps(RATNA_KASI, "Surat pengantar desa").await;
    office.taps(RATNA_KASI, "Lainnya (tulis sendiri)").await;
    office.words(RATNA_KASI, "what is missing").await;
    office.says_all(SITI, &["/tarik", "alasan lain"]).await;
    office.words(SITI, "withdrawing").await;
    office.says(RATNA_KASI, &format!("/tutup {kode}")).await;
    office.words(RATNA_KASI, "closing").await;
    office.says(RATNA_KASI, "ya").await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    office.said_it_to_nobody().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_the_officer_of_dispendukcapil() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &["/tunda", "semua", "lainnya"]).await;
    office.words(HENDRA_DISPENDUKCAPIL, "a hold").await;
    office.says(HENDRA_DISPENDUKCAPIL, "ya").await;
    for data in ["1:kr:e:1:1", "1:kr:o:1:2", "1:kr:w:1:2:lainnya"] {
        office.forges(HENDRA_DISPENDUKCAPIL, data).await;
    }
    office.words(HENDRA_DISPENDUKCAPIL, "a mark in a pengiriman").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "➡️ Lanjut").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.hush().await;
    office.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {siti}")).await;
    office.taps(HENDRA_DISPENDUKCAPIL, "↩️ Kembalikan ke kecamatan").await;
    office.says(HENDRA_DISPENDUKCAPIL, &format!("seharusnya {NIK}")).await;
    let told = office.news(BUDI_STAF).await;
    assert!(told.contains("Dikembalikan Dispendukcapil: “seharusnya ••••••••••••9977”"), "{told}");
    office.said_it_to_nobody().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_those_who_keep_the_calendar_and_the_lists_or_look_for_something() {
    let office = Office::open().await;
    office.says_all(YANTO_ADMIN, &["/kalender", "tambah libur", "30-11-2026", "libur kantor"]).await;
    office.says(YANTO_ADMIN, &format!("seharusnya {NIK}")).await; // its name, shown with the next answer
    office.words(YANTO_ADMIN, "on what it rests").await;
    office.says(YANTO_ADMIN, "ya").await;
    office.says_all(YANTO_ADMIN, &["/ubahsyarat", "KTP baru", "tambah"]).await;
    office.words(YANTO_ADMIN, "the name of a syarat").await;
    office.says_all(YANTO_ADMIN, &["wajib", "1", "ganti"]).await;
    let renamed = office.says(YANTO_ADMIN, &format!("nama lain {NIK}")).await;
    assert!(renamed.contains("nama lain ••••••••••••9977"), "{renamed}");
    office.says(YANTO_ADMIN, "baca").await;
    office.taps(YANTO_ADMIN, "✍️ Tulis alasan").await;
    office.words(YANTO_ADMIN, "why").await;
    office.says(YANTO_ADMIN, "terbitkan").await;
    assert_eq!(office.version().await, "2");
    for looks in ["/antrean", "/cari"] {
        office.says(BUDI_STAF, &format!("{looks} x{NIK}")).await;
        office.says(BUDI_STAF, &format!("{looks} Siti x{NIK}")).await;
    }
    office.said_it_to_nobody().await;
}
