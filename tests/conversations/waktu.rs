//! *Waktu*: how long a permohonan was with whom, and how long each step was handled, as recorded.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::domain::kode::Kode;

use crate::scenes::{CITRA, never_given};
use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

impl Office {
    async fn minutes_later(&self, minutes: i64) {
        self.later(TimeDelta::minutes(minutes)).await;
    }

    async fn waktu(&self, chat: i64, kode: Kode) -> String {
        self.hush().await;
        self.says(chat, &format!("/waktu {kode}")).await
    }

    /// The lines of the clocks that begin so.
    async fn waktu_of(&self, kode: Kode, begins: &str) -> String {
        let all = self.waktu(RATNA_KASI, kode).await;
        all.lines().filter(|line| line.trim_start_matches("• ").starts_with(begins)).collect::<Vec<_>>().join("\n")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_four_clocks_from_the_request_to_a_hold_and_its_end() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.minutes_later(30).await;
    assert_snapshot!(office.waktu(BUDI_STAF, kode).await, @"
    ⏱ KK-KKKK-K: waktu yang tercatat
    sampai Senin, 23 November 2026 pukul 10.00 WIB

    Sekarang di Pemohon: berkas masih perlu dilengkapi.

    Lama di tiap pihak, dalam jam kerja dan, bila berbeda, menurut kalender
    • Staf: belum ada
    • Kasi: belum ada
    • Pemohon: 30 menit
    • Dispendukcapil: belum ada

    Lama ditangani, sejak diambil sampai langkahnya selesai
    • 1 (menerima berkas): belum dimulai
    • 2 (mengecek berkas): belum dimulai
    • 3 (mengentri data): belum dimulai
    • 4 (mengirim data): belum dimulai

    Ini yang tercatat di sini, bukan penilaian atas siapa pun.
    [🗂 Buka kartu]
    ");
    // Siti comes to the counter: the paper is received from taking the card on.
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.minutes_later(3).await;
    assert!(office.waktu(WATI_STAF, kode).await.contains("Sekarang di Staf: sedang ditangani, langkah 1"));
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.minutes_later(3).await;
    office.taps(BUDI_STAF, "✅ Terima berkas").await;
    // Ratna approves without taking it, from her card.
    office.minutes_later(9).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.minutes_later(20).await;
    office.says(WATI_STAF, &format!("/entri {kode}")).await;
    office.minutes_later(12).await;
    assert_snapshot!(office.waktu(RATNA_KASI, kode).await, @"
    ⏱ KK-KKKK-K: waktu yang tercatat
    sampai Senin, 23 November 2026 pukul 10.47 WIB

    Sekarang di Staf: sedang ditangani, langkah 3 (mengentri data).

    Lama di tiap pihak, dalam jam kerja dan, bila berbeda, menurut kalender
    • Staf: 38 menit
    • Kasi: 9 menit
    • Pemohon: 30 menit
    • Dispendukcapil: belum ada

    Lama ditangani, sejak diambil sampai langkahnya selesai
    • 1 (menerima berkas): ditangani 6 menit, sasaran SOP 5 menit; menunggu 0 menit
    • 2 (mengecek berkas): selesai tanpa diambil, jadi lama penanganannya tidak tercatat; seluruhnya 9 menit; sasaran SOP 5 menit
    • 3 (mengentri data): ditangani 12 menit, sasaran SOP 10 menit; menunggu 20 menit
    • 4 (mengirim data): belum dimulai

    Ini yang tercatat di sini, bukan penilaian atas siapa pun.
    [🗂 Buka kartu]
    ");
    office.says(WATI_STAF, &format!("/lepas {kode}")).await;
    office.is_entered(kode).await; // by Budi, who begins and ends in the same minute
    office.minutes_later(4).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    office.minutes_later(60).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/tunda {kode}"), "Blangko KTP habis", "ya"]).await;
    assert!(office.waktu_of(kode, "Dispendukcapil").await.contains("termasuk 0 menit tunda karena blangko KTP habis"));
    office.later(TimeDelta::days(2)).await;
    assert!(office.waktu(RATNA_KASI, kode).await.contains("Sekarang di Dispendukcapil, sedang tertunda."));
    office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 1", "ya"]).await;
    office.later(TimeDelta::days(1)).await;
    assert_snapshot!(office.waktu(HENDRA_DISPENDUKCAPIL, kode).await, @"
    ⏱ KK-KKKK-K: waktu yang tercatat
    sampai Kamis, 26 November 2026 pukul 11.51 WIB

    Sekarang di Dispendukcapil.

    Lama di tiap pihak, dalam jam kerja dan, bila berbeda, menurut kalender
    • Staf: 42 menit
    • Kasi: 9 menit
    • Pemohon: 30 menit
    • Dispendukcapil: 3 hari kerja 1 jam (kalender: 3 hari 1 jam), termasuk 2 hari kerja (kalender: 2 hari) tunda karena blangko KTP habis

    Lama ditangani, sejak diambil sampai langkahnya selesai
    • 1 (menerima berkas): ditangani 6 menit, sasaran SOP 5 menit; menunggu 0 menit
    • 2 (mengecek berkas): selesai tanpa diambil, jadi lama penanganannya tidak tercatat; seluruhnya 9 menit; sasaran SOP 5 menit
    • 3 (mengentri data): ditangani 12 menit, sasaran SOP 10 menit; menunggu 20 menit
    • 4 (mengirim data): selesai tanpa diambil, jadi lama penanganannya tidak tercatat; seluruhnya 4 menit

    Ini yang tercatat di sini, bukan penilaian atas siapa pun.
    [🗂 Buka kartu]
    ");
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "KTP diserahkan", "ya"]).await;
    let over = office.waktu(BUDI_STAF, kode).await;
    office.later(TimeDelta::days(10)).await;
    assert!(over.contains("tidak ada waktu yang berjalan"), "{over}");
    let clocks = |text: &str| text.lines().skip(2).collect::<Vec<_>>().join("\n");
    assert_eq!(clocks(&office.waktu(BUDI_STAF, kode).await), clocks(&over), "no clock runs any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_shows_nobody_and_is_no_opening_of_the_file() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    let opened = office.count("disclosure").await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let text = office.taps(BUDI_STAF, "⏱ Waktu").await;
    assert!(text.contains("waktu yang tercatat"), "{text}");
    for name in ["Siti", "9901", "Japan", "Budi", "Ratna", "Hendra"] {
        assert!(!text.contains(name), "{name}: {text}");
    }
    assert_eq!(office.taps(BUDI_STAF, "🗂 Buka kartu").await.matches("Siti Aminah").count(), 1);
    assert_eq!(office.count("disclosure").await, opened + 2, "each card is an opening");
    assert_eq!(office.waktu(BUDI_STAF, kode).await, text, "typed it is the same");
    assert_eq!(office.count("disclosure").await, opened + 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_open_the_card_sees_it_and_nobody_else() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    for chat in [BUDI_STAF, WATI_STAF, RATNA_KASI] {
        assert!(office.waktu(chat, kode).await.contains("waktu yang tercatat"), "{chat}");
    }
    // Not sent to him: as one that does not exist.
    assert_snapshot!(office.waktu(HENDRA_DISPENDUKCAPIL, kode).await, @"Kode KK-KKKK-K tidak ada di antara permohonan yang dapat Anda lihat. Mohon periksa kodenya.");
    let unknown = never_given(3);
    assert!(office.waktu(RATNA_KASI, unknown).await.contains("tidak ada di antara permohonan"));
    assert!(office.waktu(YANTO_ADMIN, kode).await.contains("tidak ada di antara permohonan"));
    assert_snapshot!(office.waktu(SITI, kode).await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    assert!(office.forges(SITI, &format!("1:p:{}:wk", kode.compact())).await.contains("untuk petugas"));
    assert_snapshot!(office.says(BUDI_STAF, "/waktu").await, @"Mohon tulis kode permohonan sesudah perintahnya: /waktu KODE");
    assert!(office.says(BUDI_STAF, "/waktu KATA").await.contains("salah ketik"));
    assert!(office.says(BUDI_STAF, "/bantuan").await.contains("/waktu KODE"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_return_stops_the_office_and_rounds_add_up() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.minutes_later(10).await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.minutes_later(4).await;
    office.is_returned(kode).await;
    office.minutes_later(150).await; // over the beginning of the break
    assert_snapshot!(office.waktu(RATNA_KASI, kode).await, @"
    ⏱ KK-KKKK-K: waktu yang tercatat
    sampai Senin, 23 November 2026 pukul 12.14 WIB

    Sekarang di Pemohon: berkas masih perlu dilengkapi.

    Lama di tiap pihak, dalam jam kerja dan, bila berbeda, menurut kalender
    • Staf: belum ada
    • Kasi: 14 menit
    • Pemohon: 2 jam 16 menit (kalender: 2 jam 30 menit)
    • Dispendukcapil: belum ada

    Lama ditangani, sejak diambil sampai langkahnya selesai
    • 1 (menerima berkas): ditangani 0 menit, sasaran SOP 5 menit; menunggu 0 menit
    • 2 (mengecek berkas): ditangani 4 menit, sasaran SOP 5 menit; menunggu 10 menit
    • 3 (mengentri data): belum dimulai
    • 4 (mengirim data): belum dimulai

    Ini yang tercatat di sini, bukan penilaian atas siapa pun.
    [🗂 Buka kartu]
    ");
    office.says(SITI, &format!("/lengkapi {kode}")).await;
    office.photo(SITI, 9).await;
    office.minutes_later(15).await;
    office.says(WATI_STAF, &format!("/terima {kode}")).await; // without taking
    office.minutes_later(5).await;
    office.says(RATNA_KASI, &format!("/ambil {kode}")).await;
    office.minutes_later(2).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    assert_snapshot!(office.waktu(RATNA_KASI, kode).await, @"
    ⏱ KK-KKKK-K: waktu yang tercatat
    sampai Senin, 23 November 2026 pukul 12.36 WIB

    Sekarang di Staf: menunggu langkah 3 (mengentri data).

    Lama di tiap pihak, dalam jam kerja dan, bila berbeda, menurut kalender
    • Staf: 0 menit (kalender: 15 menit)
    • Kasi: 14 menit (kalender: 21 menit)
    • Pemohon: 2 jam 16 menit (kalender: 2 jam 30 menit)
    • Dispendukcapil: belum ada

    Lama ditangani, sejak diambil sampai langkahnya selesai
    • 1 (menerima berkas): ditangani 0 menit, sasaran SOP 5 menit; di luar itu 1 kali selesai tanpa diambil, dan lamanya tidak tercatat; selebihnya 0 menit (kalender: 15 menit)
    • 2 (mengecek berkas): ditangani 4 menit (kalender: 6 menit), sasaran SOP 5 menit; menunggu 10 menit (kalender: 15 menit)
    • 3 (mengentri data): belum diambil, menunggu 0 menit; sasaran SOP 10 menit
    • 4 (mengirim data): belum dimulai

    Ini yang tercatat di sini, bukan penilaian atas siapa pun.
    [🗂 Buka kartu]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn handling_outside_the_hours_is_told_by_the_calendar_too() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    office.later(TimeDelta::hours(10)).await; // 19.30
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.minutes_later(10).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert_snapshot!(office.waktu_of(kode, "1").await, @"• 1 (menerima berkas): ditangani 0 menit (kalender: 10 menit), sasaran SOP 5 menit; menunggu 5 jam 30 menit (kalender: 10 jam)");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_ticks_an_original_has_the_card() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.minutes_later(20).await;
    office.hush().await;
    let shown = office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    assert!(shown.contains("🙋 Sedang Anda kerjakan sejak pukul 09.50"), "{shown}");
    assert!(office.news(WATI_STAF).await.contains("🙋 Sedang dikerjakan Budi Santoso sejak pukul 09.50"));
    // Who ticks beside the holder does not take it away.
    office.minutes_later(2).await;
    office.taps(WATI_STAF, "☑ Asli: Surat pengantar desa").await;
    office.taps(WATI_STAF, "☐ Asli: Surat pengantar desa").await;
    assert_eq!(held(&office).await, "menerima 1 dikerjakan open");
    // What has expired ends first, in the same step.
    office.minutes_later(40).await;
    office.taps(WATI_STAF, "☑ Asli: Surat pengantar desa").await;
    assert_eq!(held(&office).await, "menerima 1 dikerjakan open", "to take a tick back begins nothing");
    office.taps(WATI_STAF, "☐ Asli: Surat pengantar desa").await;
    assert_eq!(held(&office).await, "menerima 1 dikerjakan kedaluwarsa\nmenerima 4 dikerjakan open");
    office.minutes_later(3).await;
    office.says(WATI_STAF, &format!("/terima {kode}")).await;
    assert_eq!(held(&office).await, "menerima 1 dikerjakan kedaluwarsa\nmenerima 4 dikerjakan selesai");
    assert_snapshot!(office.waktu_of(kode, "1").await, @"• 1 (menerima berkas): ditangani 33 menit, sasaran SOP 5 menit; menunggu 0 menit");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_something_is_still_missing_a_tick_takes_nothing() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.taps(RATNA_KASI, "Kartu Keluarga (KK)").await;
    office.taps(RATNA_KASI, "Tidak terbaca").await;
    office.taps(RATNA_KASI, "Surat pengantar desa").await;
    office.taps(RATNA_KASI, "Sudah tidak berlaku").await;
    office.taps(RATNA_KASI, "📨 Kirim daftar (2)").await;
    let before = office.count("pengambilan where langkah = 'menerima'").await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    assert_eq!(office.count("pengambilan where langkah = 'menerima'").await, before, "the KK is not there");
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    assert_eq!(office.count("pengambilan where ended_at is null and petugas_id = 1").await, 1);
}

async fn held(office: &Office) -> String {
    let sql = "select langkah || ' ' || petugas_id || ' ' || begun || ' ' || coalesce(ended, 'open')
        from pengambilan order by pengambilan_id";
    office.database.sql(sql).await
}

/// The edits that a chat has got.
async fn edited(office: &Office, chat: i64) -> String {
    let news = office.news(chat).await;
    news.split("\n---\n").filter(|m| m.starts_with("(edited)")).collect::<Vec<_>>().join("\n---\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cards_of_one_permohonan_show_its_hold_at_once() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    for chat in [RATNA_KASI, HENDRA_DISPENDUKCAPIL] {
        office.says(chat, &format!("/periksa {kode}")).await;
    }
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/tunda {kode}"), "Blangko KTP habis"]).await;
    office.hush().await;
    office.says(HENDRA_DISPENDUKCAPIL, "ya").await;
    for chat in [BUDI_STAF, WATI_STAF, RATNA_KASI] {
        let card = edited(&office, chat).await;
        assert!(card.contains("⏸ Tunda: blangko KTP habis"), "{chat}: {card}");
    }
    assert!(office.control.transcript(HENDRA_DISPENDUKCAPIL).await.unwrap().contains("⏸ Lihat tunda"));
    office.says_all(RATNA_KASI, &["/tunda", "Cabut nomor 1"]).await;
    office.hush().await;
    office.says(RATNA_KASI, "ya").await;
    for chat in [BUDI_STAF, HENDRA_DISPENDUKCAPIL] {
        let card = edited(&office, chat).await;
        assert!(card.contains("Siti Aminah") && !card.contains("⏸ Tunda:"), "{chat}: {card}");
    }
    // A wide one edits none: it may be hundreds. Whatever opens a card shows it.
    office.says_all(RATNA_KASI, &["/tunda", "semua", "Gangguan sistem", "ya"]).await;
    assert_eq!(edited(&office, BUDI_STAF).await, "");
    assert!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("⏸ Tunda: gangguan sistem"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stands_in_for_the_kasi_declares_and_lifts_as_the_kasi() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.minutes_later(5).await;
    assert!(!office.says(WATI_STAF, &format!("/periksa {kode}")).await.contains("Nyatakan tunda"));
    assert!(office.says(WATI_STAF, "/tunda").await.contains("bukan untuk tugas Anda"));
    for nama in ["Wati Lestari", "Yanto Prabowo"] {
        office.says(RATNA_KASI, "/pelaksana").await;
        office.says_all(RATNA_KASI, &["tunjuk", nama, "hari ini", "23-11-2026", "ya"]).await;
    }
    office.hush().await;
    assert!(office.says(WATI_STAF, "/bantuan").await.contains("/tunda – menyatakan"));
    // One permohonan, from the card of a staf who stands in.
    assert!(office.says(WATI_STAF, &format!("/periksa {kode}")).await.contains("[⏸ Nyatakan tunda]"));
    office.taps(WATI_STAF, "⏸ Nyatakan tunda").await;
    office.taps(WATI_STAF, "Blangko KTP habis").await;
    office.hush().await;
    assert_snapshot!(office.says(WATI_STAF, "ya").await.rsplit("\n---\n").next().unwrap(), @"✅ Tunda dinyatakan untuk berkas KK-KKKK-K. 1 orang dikabari. Bila sudah berakhir, cabut lewat /tunda.");
    assert!(office.news(SITI).await.contains("dinyatakan Kasi Pelayanan pada"));
    assert_snapshot!(office.news(HENDRA_DISPENDUKCAPIL).await.split("\n---\n").next().unwrap(), @"⏸ Tunda untuk berkas KK-KKKK-K: blangko KTP habis. Dinyatakan oleh Wati Lestari, Plh. Kasi (Kasi Pelayanan). 1 orang sedang dikabari.");
    assert_snapshot!(office.says(WATI_STAF, "/tunda").await, @"
    Tunda yang berlaku

    1. berkas KK-KKKK-K: blangko KTP habis
    oleh Wati Lestari, Plh. Kasi (Kasi Pelayanan), sejak Senin, 23 November 2026 pukul 09.35 WIB

    Untuk satu berkas saja: /tunda KODE
    [▶️ Cabut nomor 1]
    [⏸ Nyatakan tunda (semua)]
    ");
    // All, by an admin who stands in; lifted by the other.
    let card = office.says(YANTO_ADMIN, &format!("/periksa {kode}")).await;
    assert!(card.contains("[⏸ Lihat tunda]"), "{card}");
    assert_snapshot!(office.says_all(YANTO_ADMIN, &["/tunda", "semua", "Gangguan sistem", "ya"]).await, @"✅ Tunda dinyatakan untuk semua berkas yang sudah dikirim. Tidak ada pemohon yang perlu dikabari. Bila sudah berakhir, cabut lewat /tunda.");
    assert_snapshot!(office.says_all(WATI_STAF, &["/tunda", "semua"]).await, @"
    Tunda untuk semua berkas yang sudah dikirim sudah dinyatakan oleh Yanto Prabowo, Plh. Kasi, Senin, 23 November 2026 pukul 09.35 WIB. Alasan: gangguan sistem atau jaringan di Dispendukcapil. Tidak perlu diulang.
    [⏸ Lihat tunda]
    ");
    office.says_all(WATI_STAF, &["/tunda", "Cabut nomor 1", "ya"]).await;
    office.says_all(WATI_STAF, &["/tunda", "Cabut nomor 1", "ya"]).await;
    assert_eq!(
        office.database.sql("select scope || declared_peran || lifted_peran || lifted_by from tunda order by 1").await,
        "allkasikasi4\nonekasikasi4"
    );
    assert_eq!(office.faults().await, []);
    // On another day nothing of it is left.
    office.says(WATI_STAF, &format!("/periksa {kode}")).await;
    let old = office.button(WATI_STAF, "⏸ Nyatakan tunda").await;
    office.later(TimeDelta::days(1)).await;
    assert!(office.presses(WATI_STAF, &old).await.contains("bukan untuk tugas Anda"));
    assert!(!office.says(WATI_STAF, &format!("/periksa {kode}")).await.contains("tunda]"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_officer_sees_no_clocks_of_what_was_not_sent_to_them() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.citra_joins().await;
    assert!(office.waktu(CITRA, kode).await.contains("tidak ada di antara permohonan"));
    assert!(office.waktu(HENDRA_DISPENDUKCAPIL, kode).await.contains("waktu yang tercatat"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_who_is_no_petugas_no_kode_is_asked_for() {
    let office = Office::open().await;
    for command in ["/waktu", "/ambil ZZZZ", "/terima"] {
        let answer = office.says(SITI, command).await;
        assert_eq!(answer, "Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    }
    assert_snapshot!(office.says(BUDI_STAF, "/ambil ZZZZ").await, @"Kode ZZZZ tampaknya salah ketik. Kode terdiri dari 7 huruf dan angka, bentuknya seperti AB-2CDE-3, tanpa angka 0 dan 1 dan tanpa huruf I, L, dan O. Kodenya ada di kartu, dan dapat dicari dengan nama atau NIK: /cari");
    assert!(office.says(SITI, "/status ZZZZ").await.contains("Kodenya tertulis pada pesan"));
}
