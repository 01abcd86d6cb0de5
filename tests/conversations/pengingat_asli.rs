//! Originals that were promised and not brought: a promise is no berkas, so who has made one is reminded, too, and in the
//! end staf are told.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF, YANTO_ADMIN};

fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_promised_to_bring_an_original_is_reminded_what_to_bring_and_then_staf_are_told() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    assert_eq!(office.hears_after(SITI, TimeDelta::hours(23)).await, "");
    assert_snapshot!(office.hears_after(SITI, TimeDelta::hours(1)).await, @"
    Berkas asli untuk permohonan KK-KKKK-K (Siti Aminah) masih kami tunggu di kantor. Tahap: diajukan, menunggu diterima petugas.

    Mohon dibawa:
    • Surat pengantar desa

    Kantor buka:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Bila tidak ingin diingatkan: /berhenti
    [🔎 Cek status]
    ");
    assert_eq!(office.hears_after(SITI, days(1)).await, "");
    assert!(office.hears_after(SITI, days(1)).await.contains("masih kami tunggu"), "Thursday");
    assert_eq!(office.hears_after(SITI, days(3)).await, "", "Sunday");
    assert!(office.hears_after(SITI, days(1)).await.contains("masih kami tunggu"), "Monday");
    office.hears_after(SITI, days(3)).await;
    office.hush().await;
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"
    Permohonan KK-KKKK-K (Siti Aminah) tetap kami simpan. Tahap: diajukan, menunggu diterima petugas. Petugas sudah kami beri tahu. Bila lama tidak dilengkapi, foto dan PDF-nya kami hapus, lalu kami kabari.

    Mohon dibawa ke kantor:
    • Surat pengantar desa

    Kantor buka:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Bila ada kesulitan, silakan bertanya kepada petugas di kantor. Bila tidak jadi: /tarik
    [🔎 Cek status]
    ");
    let told = office.news(BUDI_STAF).await;
    let card = told.split("\n---\n").find(|m| m.contains("berkas asli ditunggu")).unwrap_or_default();
    assert_snapshot!(card, @"
    ⏳ KK-KKKK-K: berkas asli ditunggu sejak Senin, 23 November 2026 pukul 09.30 WIB dan belum dibawa. Nomor teleponnya tidak ada; mohon dikabari lewat perangkat desa. Bila tidak dilanjutkan, permohonan dapat ditutup dengan alasannya.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ⏳ Surat pengantar desa: asli akan dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    ⏳ Berkas asli sudah lama ditunggu
    📵 Nomor teleponnya tidak ada; mohon lewat perangkat desa
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert!(office.news(WATI_STAF).await.contains("berkas asli ditunggu"));
    office.hush().await;
    for _ in 0..20 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    assert_eq!(office.tahap(kode).await, "diajukan", "only a person closes it");
    assert!(office.faults().await.is_empty());
}

/// The Kasi has returned it, and every kekurangan is answered: with a promise.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_promise_for_a_kekurangan_begins_the_days_anew_and_ends_no_ladder() {
    let office = Office::open().await;
    office.with_returned().await;
    assert!(office.hears_after(SITI, days(1)).await.contains("masih kurang"));
    office.says(SITI, "/lengkapi").await;
    office.says(SITI, "bawa").await;
    office.hush().await;
    assert_eq!(office.hears_after(SITI, TimeDelta::hours(23)).await, "");
    assert_snapshot!(office.hears_after(SITI, TimeDelta::hours(1)).await, @"
    Berkas asli untuk permohonan KK-KKKK-K (Siti Aminah) masih kami tunggu di kantor. Tahap: belum lengkap; yang kurang sudah dijawab, aslinya ditunggu di kantor.

    Mohon dibawa:
    • Kartu Keluarga (KK)

    Kantor buka:
    Senin sampai Kamis: 07.30–12.00 dan 13.00–16.00 WIB
    Jumat: 07.30–11.30 dan 13.00–16.30 WIB

    Bila tidak ingin diingatkan: /berhenti
    [🔎 Cek status]
    ");
    for _ in 0..12 {
        office.hears_after(SITI, days(1)).await;
    }
    assert!(office.news(BUDI_STAF).await.contains("berkas asli ditunggu sejak Selasa, 24 November 2026"));
}

/// One is promised, another not answered: both stand in one message.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_to_be_sent_and_what_is_to_be_brought_stand_in_one_message() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    for label in ["Surat pengantar desa", "Tidak ada", "Kartu Keluarga (KK)", "Tidak terbaca", "📨 Kirim daftar (2)"]
    {
        office.taps(RATNA_KASI, label).await;
    }
    office.says(SITI, "/lengkapi").await;
    office.says(SITI, "bawa").await;
    office.hush().await;
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"
    Berkas permohonan KK-KKKK-K (Siti Aminah) masih kurang. Tahap: belum lengkap, menunggu dilengkapi.

    Yang perlu dilengkapi:
    • Kartu Keluarga (KK): tidak terbaca
    • Surat pengantar desa: aslinya dibawa ke kantor

    Ketuk “Lengkapi”, lalu kirim fotonya. Kode, nomor register, dan urutan Bapak/Ibu tetap.

    Bila tidak ingin diingatkan: /berhenti
    [📷 Lengkapi]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn once_it_is_brought_nobody_is_reminded() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hears_after(SITI, days(1)).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.hush().await;
    for _ in 0..12 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    assert!(!office.news(BUDI_STAF).await.contains("berkas asli ditunggu"));
}

/// No chat to remind: when the time is over staf get the card, with the telephone number.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_walk_in_who_does_not_come_back_staf_are_told_and_can_call() {
    let office = Office::open().await;
    office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "KTP baru", "Sumiati Lestari", SITI_NIK, SITI_KK]).await;
    office.says_all(BUDI_STAF, &["Japan", "0813-0000-9902", "asli dibawa", "belum ada", "daftarkan"]).await;
    let kode = office.database.sql("select kode from permohonan").await;
    office.hush().await;
    for _ in 0..10 {
        office.hears_after(WATI_STAF, days(1)).await;
        assert!(!office.news(BUDI_STAF).await.contains("berkas asli ditunggu"));
    }
    let told = office.hears_after(WATI_STAF, days(1)).await;
    let card = told.split("\n---\n").find(|m| m.contains("berkas asli ditunggu")).unwrap_or_default();
    assert_snapshot!(card, @"
    ⏳ KK-KKKK-K: berkas asli ditunggu sejak Senin, 23 November 2026 pukul 09.30 WIB dan belum dibawa. Mohon pemohon dihubungi; tombol nomor teleponnya ada di bawah. Bila tidak dilanjutkan, permohonan dapat ditutup dengan alasannya.

    KK-KKKK-K – KTP baru
    diajukan, menunggu diterima petugas
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: belum ada

    Sumiati Lestari
    NIK ••••••••••••9901
    Desa Japan
    Datang ke kantor, tanpa Telegram

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    ❌ Kartu Keluarga (KK): belum ada

    ⏳ Berkas asli sudah lama ditunggu
    [☑ Asli: Surat pengantar desa]
    [☐ Asli: Kartu Keluarga (KK)]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Ambil]
    [🧾 Tanda terima]
    [☎️ Nomor telepon]
    [⏱ Waktu]
    ");
    assert!(office.taps(WATI_STAF, "☎️ Nomor telepon").await.contains("0813-0000-9902"));
    let card = office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert!(card.contains("sudah lama ditunggu"), "{card}");
    let card = office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    assert!(!card.contains("sudah lama ditunggu"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_promised_can_stop_the_reminders_and_staf_still_hear_of_it() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says(SITI, "/berhenti").await;
    office.hush().await;
    for _ in 0..11 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    assert!(office.news(BUDI_STAF).await.contains("berkas asli ditunggu"));
}

/// Between the list of who is due and the reading of one of them everything may have come: nothing is said, and it does not
/// count as said. Here the list takes for missing what is not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reminder_that_could_name_nothing_is_not_said() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    let wrong = "create or replace function syarat_not_held(id bigint) returns setof text language sql stable as $$ select 'kk' $$";
    office.database.sql(wrong).await;
    assert_eq!(office.hears_after(crate::support::people::AGUS, days(1)).await, "");
    assert_eq!(office.count("pengingat").await, 0);
}

/// What holds on the day of the reminder is not what holds on the day on which people come.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_hours_are_those_of_the_coming_days() {
    let office = Office::open().await;
    office.says(YANTO_ADMIN, "/kalender").await;
    office.says_all(YANTO_ADMIN, &["jam khusus", "tambah jam khusus", "25-11-2026", "27-11-2026"]).await;
    office.says_all(YANTO_ADMIN, &["08.00-14.00", "08.00-11.00", "SE Bupati 800/2026", "ya"]).await;
    office.siti_applies().await;
    office.hush().await;
    let told = office.hears_after(SITI, days(1)).await; // Tuesday
    assert!(told.contains("Rabu sampai Kamis: 08.00–14.00 WIB\nJumat: 08.00–11.00 WIB"), "{told}");
    assert!(told.contains("Senin sampai Selasa: 07.30–12.00 dan 13.00–16.00 WIB"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_days_off_of_the_coming_week_are_named_wherever_the_hours_are() {
    const OFF: &str = "\nLibur: Kamis, 24 Desember 2026\nLibur: Jumat, 25 Desember 2026\n";
    let office = Office::open().await;
    assert!(!office.says(SITI, "besok buka?").await.contains("Libur"));
    office.later(days(27)).await;
    for text in ["/bantuan", "besok buka?"] {
        let told = office.says(SITI, text).await;
        assert!(told.contains(OFF), "{told}");
    }
    office.siti_up_to_summary().await;
    let sent = office.says(SITI, "kirim").await;
    assert!(sent.contains(OFF.trim_end()), "{sent}");
    office.hush().await;
    let reminded = office.hears_after(SITI, days(1)).await;
    assert!(reminded.contains(OFF), "{reminded}");
}
