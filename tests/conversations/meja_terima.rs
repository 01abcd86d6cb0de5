//! SOP 1: staf receive. And the work lists of every desk.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

/// The kode of the cards in a work list, in order.
fn listed(antrean: &str, names: &[(&str, &str)]) -> String {
    let cards = antrean.split("\n---\n").filter(|m| !m.starts_with("(edited)") && m.contains("\nBerkas\n"));
    let name =
        |card: &str| names.iter().find(|(full, _)| card.contains(full)).map_or("?", |(_, short)| *short).to_owned();
    cards.map(name).collect::<Vec<_>>().join(", ")
}

const NAMES: [(&str, &str); 2] = [("Siti Aminah", "Siti"), ("Agus Setiawan", "Agus")];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_work_list_of_each_role_oldest_first() {
    let office = Office::open().await;
    assert_snapshot!(office.says(WATI_STAF, "/antrean").await, @"
    Antrean kosong. Tidak ada yang menunggu Anda sekarang.
    [🏢 Daftarkan di loket]
    ");
    let siti = office.siti_applies().await;
    office.later(TimeDelta::minutes(20)).await;
    office.agus_applies().await;
    office.hush().await;
    let antrean = office.says(WATI_STAF, "/antrean").await;
    assert_eq!(listed(&antrean, &NAMES), "Siti, Agus");
    assert_snapshot!(antrean.split("\n---\n").find(|m| m.starts_with("Antrean")).unwrap(), @"
    Antrean: 2 permohonan
    Belum dipegang: 2. Anda pegang: 0. Dipegang petugas lain: 0.
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 2, yang terlama lebih dahulu.
    [🏢 Daftarkan di loket]
    ");
    assert!(office.says(RATNA_KASI, "/antrean").await.starts_with("Antrean kosong"));

    office.is_received(siti).await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await, &NAMES), "Agus");
    assert_eq!(listed(&office.says(RATNA_KASI, "/antrean").await, &NAMES), "Siti");

    office.is_returned(siti).await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await, &NAMES), "Agus", "it is the citizen's turn");
    office.says_all(SITI, &["/lengkapi", "bawa"]).await;
    office.hush().await;
    assert_eq!(listed(&office.says(WATI_STAF, "/antrean").await, &NAMES), "Siti, Agus");
    assert!(office.says(HENDRA_DISPENDUKCAPIL, "/antrean").await.starts_with("Antrean kosong"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_officer_sees_what_was_sent_to_them_until_it_was_handed_over() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "/antrean").await, @"
    Antrean: 1 permohonan
    Yang terlama diajukan Senin, 23 November 2026 pukul 09.30 WIB.
    Ditampilkan 1, yang terlama lebih dahulu.
    ---
    KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [👁 Lihat NIK dan KK]
    [⏸ Nyatakan tunda]
    [⏱ Waktu]
    ");
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "KTP diserahkan", "ya"]).await;
    assert!(office.says(HENDRA_DISPENDUKCAPIL, "/antrean").await.starts_with("Antrean kosong"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_five_come_page_by_page() {
    let office = Office::open().await;
    for n in 1..=6 {
        let nik = format!("351613410170990{n}");
        office.says_all(SITI, &["/ajukan", "setuju", "orang lain", "lainnya", "KTP baru", "Warga", &nik]).await;
        office.says_all(SITI, &["3516130101159901", "Sooko", "lewati", "bawa", "bawa", "kirim"]).await;
    }
    office.hush().await;
    let first = office.says(WATI_STAF, "/antrean").await;
    assert_eq!(
        first.split("\n---\n").filter(|m| !m.starts_with("(edited)")).count(),
        7,
        "a header, five cards, and where the rest is"
    );
    assert_snapshot!(first.rsplit("\n---\n").next().unwrap(), @"
    Masih ada 1 permohonan lagi.
    [⬇️ Berikutnya]
    [🔎 Saring]
    ");
    let second = office.taps(WATI_STAF, "⬇️ Berikutnya").await;
    assert_eq!(second.split("\n---\n").filter(|m| !m.starts_with("(edited)")).count(), 3, "and the end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_original_it_is_not_received() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/terima {kode}")).await, @r"
    KK-KKKK-K: berkas ini belum ada:
    • Surat pengantar desa

    Bila aslinya sudah dibawa, centang dahulu di kartu. Bila belum, tunggu pemohon.
    ");
    assert_eq!(office.tahap(kode).await, "diajukan");
    assert_eq!(office.loaded(kode).await.permohonan.nomor, None, "no number without a receipt");
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tick_can_be_taken_back() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.news(WATI_STAF).await;
    assert!(
        office
            .taps(BUDI_STAF, "☑ Asli: Surat pengantar desa")
            .await
            .contains("⏳ Surat pengantar desa: asli akan dibawa")
    );
    assert!(office.news(WATI_STAF).await.contains("⏳ Surat pengantar desa: asli akan dibawa"));
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_eq!(office.tahap(kode).await, "diajukan");
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_eq!(office.tahap(kode).await, "diterima");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tick_taken_back_twice_names_nobody_wrongly() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    let untick = office.button(BUDI_STAF, "☑ Asli: Surat pengantar desa").await;
    office.presses(BUDI_STAF, &untick).await;
    let again = office.presses(BUDI_STAF, &untick).await;
    assert!(!again.contains("oleh ,"), "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_are_given_in_order_of_receipt() {
    let office = Office::open().await;
    let siti = office.siti_applies().await;
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    office.is_received(siti).await;
    let number = async |kode| office.loaded(kode).await.permohonan.nomor.unwrap().urut;
    assert_eq!((number(agus).await, number(siti).await), (1, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_staf_at_once_one_receives_and_the_other_is_told_who_was_first() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    let (budi, wati) =
        (office.button(BUDI_STAF, "✅ Terima berkas").await, office.button(WATI_STAF, "✅ Terima berkas").await);
    office.hush().await;
    office.press_both((BUDI_STAF, &budi), (WATI_STAF, &wati)).await;
    let (to_budi, to_wati) = (office.news(BUDI_STAF).await, office.news(WATI_STAF).await);
    let received = |t: &str| t.contains("diterima. Nomor register 470/001/416-313/2026.");
    let second = |t: &str| t.contains("sudah dilakukan oleh");
    assert!(received(&to_budi) != received(&to_wati), "{to_budi}\n{to_wati}");
    assert!(second(&to_budi) != second(&to_wati), "{to_budi}\n{to_wati}");
    let (first, other) = if received(&to_budi) { ("Budi Santoso", &to_wati) } else { ("Wati Lestari", &to_budi) };
    assert!(
        other.contains(&format!("sudah dilakukan oleh {first}, Senin, 23 November 2026 pukul 09.30 WIB")),
        "{other}"
    );
    assert_eq!(office.tahap(kode).await, "diterima");
    assert_eq!(office.count("riwayat where petugas_id is not null or seq = 1").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_tap_receives_once() {
    let office = Office::open().await;
    office.agus_applies().await;
    let receive = office.button(BUDI_STAF, "✅ Terima berkas").await;
    office.hush().await;
    office.press_both((BUDI_STAF, &receive), (BUDI_STAF, &receive)).await;
    let told = office.news(BUDI_STAF).await;
    assert_eq!(told.matches("diterima. Nomor register").count(), 1, "{told}");
    assert_eq!(told.matches("Tidak perlu diulang").count(), 1, "{told}");
    assert_eq!(office.count("riwayat where petugas_id is not null or seq = 1").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_card_is_harmless_and_says_how_things_stand() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    let data = format!("1:p:{}:te", kode.compact());
    assert_snapshot!(office.forges(BUDI_STAF, &data).await, @"
    (edited) KK-KKKK-K – KTP baru
    lengkap, menunggu entri data
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [⌨️ Entri data]
    [👁 Lihat NIK dan KK]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    KK-KKKK-K: sudah dilakukan oleh Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    Tahap sekarang: lengkap, menunggu entri data
    ");
    for act in ["t:kk", "ut:pengantar", "ki", "ev"] {
        office.forges(BUDI_STAF, &format!("1:p:{}:{act}", kode.compact())).await;
        assert_eq!(office.tahap(kode).await, "lengkap", "{act}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_berkas_is_shown_on_request_and_that_is_recorded() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.hush().await;
    assert_snapshot!(office.taps(BUDI_STAF, "📷 Kartu Keluarga (KK)").await, @"[Photo] KK-KKKK-K – Kartu Keluarga (KK)");
    let recorded = "select what || ' ' || syarat || ' ' || chat_id from disclosure join petugas using (petugas_id)";
    assert_eq!(office.database.sql(recorded).await, "berkas kk 2001");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staf_close_with_a_reason_that_the_pemohon_reads() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/tutup {kode}")).await, @r"
    KK-KKKK-K: mengapa ditutup? Alasan ini juga dibaca pemohon.
    [Tidak jadi mengurus]
    [Data salah, ajukan lagi]
    [Diurus di tempat lain]
    [Bukan wewenang kecamatan]
    [Alasan lain]
    [🗂 Buka kartu]
    ");
    assert_snapshot!(office.taps(BUDI_STAF, "Alasan lain").await, @"
    KK-KKKK-K: tulis alasannya dengan singkat. Pemohon membaca tulisan ini.
    [🗂 Buka kartu]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "Pemohon sudah ber-KTP").await, @"
    Tutup KK-KKKK-K dengan alasan ini? Sesudah ditutup tidak dapat dibuka lagi.

    “Pemohon sudah ber-KTP”
    [Tidak, jangan ditutup]
    [Ya, tutup]
    ");
    assert_eq!(office.news(SITI).await, "", "nobody hears of it before the last word");
    assert_snapshot!(office.taps(BUDI_STAF, "Ya, tutup").await, @"
    (edited) KK-KKKK-K – KTP baru
    dibatalkan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar
    [📷 Kartu Keluarga (KK)]
    [🗑 Hapus data pribadi]
    [⏱ Waktu]
    ---
    KK-KKKK-K ditutup dan tidak dilanjutkan.
    ");
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, permohonan KK-KKKK-K (Siti Aminah) ditutup petugas dan tidak dilanjutkan. Alasan: Pemohon sudah ber-KTP

    Bila ada pertanyaan, silakan datang ke kantor. Untuk mengajukan lagi: /ajukan
    [🔎 Cek status]
    ");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/terima {kode}")).await, @r"
    KK-KKKK-K sudah dibatalkan. Bila masih perlu, pemohon dapat mengajukan lagi.

    Oleh Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB.
    ");
    assert!(office.says(SITI, "/status").await.contains("Tahap: tidak dilanjutkan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closing_what_the_pemohon_withdrew_says_who_was_first() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says_all(SITI, &["/tarik", "tidak jadi mengurus", "ya"]).await;
    office.says(BUDI_STAF, &format!("/tutup {kode}")).await;
    let told = office.says(BUDI_STAF, "bukan wewenang kecamatan").await;
    assert!(!told.contains("oleh ,"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_has_no_work_list() {
    let office = Office::open().await;
    office.hush().await;
    assert_snapshot!(office.says(YANTO_ADMIN, "/antrean").await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
}
