//! Different steps at the same time: one happens, the other is told who was faster.

use chrono::TimeDelta;
use insta::assert_snapshot;

use layanan_ktp::domain::petugas::{ChatId, Peran};

use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, WATI_STAF};
use crate::support::{Office, morning};

/// A second Kasi.
const SUGENG_KASI: i64 = 2006;

async fn with_two_kasi() -> Office {
    let office = Office::open().await;
    office.control.user(SUGENG_KASI, "Sugeng").await.unwrap();
    let mut uow = office.store.begin().await.unwrap();
    uow.petugas().add(ChatId(SUGENG_KASI), Peran::Kasi, "Sugeng Riyadi", morning()).await.unwrap();
    uow.commit().await.unwrap();
    office.says(SUGENG_KASI, "/start").await;
    office
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kasi_who_returns_what_another_has_approved_is_told_by_whom() {
    let office = with_two_kasi().await;
    let kode = office.with_received().await;
    office.says(SUGENG_KASI, &format!("/kurang {kode}")).await;
    office.taps(SUGENG_KASI, "Kartu Keluarga (KK)").await;
    office.taps(SUGENG_KASI, "Tidak terbaca").await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.hush().await;
    assert_snapshot!(office.taps(SUGENG_KASI, "📨 Kirim daftar (1)").await, @"
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
    [Tutup permohonan]
    [⏱ Waktu]
    ---
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
    [Tutup permohonan]
    [⏱ Waktu]
    ---
    KK-KKKK-K sudah dinyatakan lengkap, jadi berkasnya tidak dapat diubah atau dikembalikan lagi. Bila ada yang keliru, permohonan dapat ditutup dengan tombol di kartunya.

    Oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB.
    ");
    assert_eq!(office.tahap(kode).await, "lengkap");
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn approving_and_returning_at_once_does_one_of_them() {
    let office = with_two_kasi().await;
    let kode = office.with_received().await;
    office.says(SUGENG_KASI, &format!("/kurang {kode}")).await;
    office.taps(SUGENG_KASI, "Kartu Keluarga (KK)").await;
    office.taps(SUGENG_KASI, "Tidak terbaca").await;
    let send = office.button(SUGENG_KASI, "📨 Kirim daftar (1)").await;
    let approve = office.button(RATNA_KASI, "✅ Lengkap").await;
    office.hush().await;
    office.press_both((SUGENG_KASI, &send), (RATNA_KASI, &approve)).await;
    let told = format!("{}{}", office.news(SUGENG_KASI).await, office.news(RATNA_KASI).await);
    assert!(told.contains("Oleh ") || told.contains("sudah dilakukan oleh"), "{told}");
    let once = office.database.sql("select count(*) from riwayat where kind in ('lengkap', 'tidak_lengkap')").await;
    assert_eq!(once, "1");
    assert!(office.store.verify(morning(), None).await.unwrap().faults.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_card_of_a_permohonan_is_alive_in_a_chat() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.says(BUDI_STAF, "/antrean").await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.is_received(kode).await;
    office.is_returned(kode).await;
    let messages = office.control.messages(BUDI_STAF).await.unwrap();
    let alive =
        messages.iter().filter(|m| m.from_bot && m.buttons.iter().flatten().any(|b| b.label == "Tutup permohonan"));
    assert_eq!(alive.count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_that_came_second_is_kept_and_its_kasi_knows() {
    let office = with_two_kasi().await;
    let kode = office.with_received().await;
    office.says(SUGENG_KASI, &format!("/kurang {kode}")).await;
    office.taps(SUGENG_KASI, "Surat pengantar desa").await;
    office.taps(SUGENG_KASI, "Tidak ada").await;
    office.is_returned(kode).await;
    office.hush().await;
    let told = office.taps(SUGENG_KASI, "📨 Kirim daftar (1)").await;
    assert_snapshot!(told.split("\n---\n").last().unwrap(), @"
    KK-KKKK-K sudah lebih dulu dikembalikan, dengan daftar yang lain. Oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB.

    Daftar Anda belum dikirim dan tetap tersimpan. Daftar itu terbuka lagi saat berkas ini kembali ke Kasi.
    ");
    office.says_all(SITI, &["/lengkapi", "bawa"]).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_snapshot!(office.says(SUGENG_KASI, &format!("/kurang {kode}")).await, @"
    (edited) KK-KKKK-K – diterima, menunggu pemeriksaan Kasi Pelayanan. Kartu yang terbaru ada di bawah.
    ---
    (edited) KK-KKKK-K – KTP baru
    diterima, menunggu pemeriksaan Kasi Pelayanan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ☑ Kartu Keluarga (KK): asli dibawa

    ↩️ Sudah 1 kali dikembalikan
    🙋 Sedang Anda kerjakan sejak pukul 09.30
    [📷 Kartu Keluarga (KK)]
    [✅ Lengkap]
    [↩️ Ada yang kurang]
    [Tutup permohonan]
    [✋ Lepas]
    [⏱ Waktu]
    ---
    KK-KKKK-K: apa yang kurang? Ketuk syaratnya; boleh lebih dari satu. Pemohon baru dikabari sesudah daftar dikirim.

    • Surat pengantar desa: tidak ada
    [❌ Surat pengantar desa: tidak ada]
    [Kartu Keluarga (KK)]
    [📨 Kirim daftar (1)]
    [Tutup tanpa mengirim]
    ");
}

/// Whoever takes it first lets the other wait for a moment; neither waits for the other for good.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_enter_the_same_at_once_do_not_lock_each_other_out() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    for chat in [BUDI_STAF, WATI_STAF] {
        office.says(chat, &format!("/entri {kode}")).await;
        let told = office.taps(chat, "✅ Sesuai berkas").await;
        assert!(told.contains("NIK"), "what shows a number is recorded: {told}");
    }
    for _ in 0..10 {
        office.later(TimeDelta::hours(1)).await; // nobody has it any more
        let wrong = |chat| office.control.send_text(chat, "entahlah");
        let (one, other) = tokio::join!(wrong(BUDI_STAF), wrong(WATI_STAF));
        one.unwrap();
        other.unwrap();
        office.quiet().await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await; // so long the server keeps its counts to itself
    let locked_out = "select deadlocks from pg_stat_database where datname = current_database()";
    assert_eq!(office.database.sql(locked_out).await, "0");
}
