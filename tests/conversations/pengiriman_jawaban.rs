//! What the officer of Dispendukcapil answers to a pengiriman, and what is asked where nothing is heard.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;

use crate::pengiriman::{both_sent, first_is_marked};
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_it_is_acknowledged_at_once() {
    let office = Office::open().await;
    both_sent(&office).await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Semua diterima").await, @"
    Pengiriman 1/2026: apakah semua 2 permohonan sudah diterima dengan lengkap? Pemohon dikabari bahwa datanya sudah diterima Dispendukcapil, dan arsipnya kami hapus.
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    let yes = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"(edited) ✅ Pengiriman 1/2026: dicatat 2 diterima, 0 dikembalikan. Terima kasih.");
    assert!(office.news(SITI).await.contains("“data sudah kami terima”"));
    assert!(office.news(AGUS).await.contains("“data sudah kami terima”"));
    assert_snapshot!(office.news(WATI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
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

    🏛 Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”
    [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    (edited) KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/002/416-313/2026

    Agus Setiawan
    NIK ••••••••••••9902
    Desa Modongan
    Diajukan sendiri

    Berkas
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar

    🏛 Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    📦 Pengiriman 1/2026 diterima lengkap oleh Hendra Wijaya: 2 permohonan.
    ");
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &yes).await, @"Pengiriman 1/2026 sudah dijawab, Senin, 23 November 2026 pukul 09.30 WIB. Pernyataan per permohonan dapat dicatat dengan /nyatakan.");
    assert_eq!(office.count("pernyataan").await, 2);
    office.is_whole().await;
}

/// Budi's answer to nothing, and Hendra's for one that he was told is printed already.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_its_officer_answers_and_nothing_older_is_said_of_what_was_stated() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP dicetak", "ya"]).await;
    office.hush().await;
    office.citra_joins().await;
    for chat in [BUDI_STAF, crate::scenes::CITRA, SITI] {
        office.forges(chat, "1:kr:y:1:2166136261").await;
        office.forges(chat, "1:kr:q:1").await;
    }
    assert_eq!((office.count("pengiriman_terima").await, office.count("pernyataan").await), (0, 1));
    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:1").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert_eq!((office.count("pengiriman_terima").await, office.count("pernyataan").await), (1, 2));
    assert!(!office.news(SITI).await.contains("data sudah kami terima"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_but_one_and_that_one_is_mended_and_sent_again() {
    let office = Office::open().await;
    let (siti, agus) = both_sent(&office).await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "↩️ Diterima, kecuali…").await, @"
    Pengiriman 1/2026 (2 permohonan): yang mana yang dikembalikan? Ketuk nomornya; boleh lebih dari satu.
    Nomor di bawah ini: 1–2.

    Belum ada yang ditandai.
    [1] [2]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "1").await, @"
    (edited) Pengiriman 1/2026, nomor 1 (KK-KKKK-K): mengapa dikembalikan?
    [ada berkas yang kurang]
    [ada berkas yang tidak terbaca]
    [data tidak sesuai]
    [✏️ Lainnya, tulis sendiri]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✏️ Lainnya, tulis sendiri").await, @"Nomor 1 (KK-KKKK-K): tulis dengan singkat apa yang perlu diperbaiki. Staf kecamatan membaca tulisan ini.");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "Alamat di KK lain").await, @"
    Pengiriman 1/2026 (2 permohonan): yang mana yang dikembalikan? Ketuk nomornya; boleh lebih dari satu.
    Nomor di bawah ini: 1–2.

    ↩️ 1. KK-KKKK-K: Alamat di KK lain
    [↩️ 1] [2]
    [➡️ Lanjut]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "➡️ Lanjut").await, @"
    Pengiriman 1/2026: 1 diterima, dan ini dikembalikan ke kecamatan:

    ↩️ 1. KK-KKKK-K: Alamat di KK lain

    Catat jawaban ini? Sesudah itu arsipnya kami hapus.
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"(edited) ✅ Pengiriman 1/2026: dicatat 1 diterima, 1 dikembalikan. Terima kasih.");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas kecamatan. Kartu yang terbaru ada di bawah.
    ---
    (edited) KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/002/416-313/2026

    Agus Setiawan
    NIK ••••••••••••9902
    Desa Modongan
    Diajukan sendiri

    Berkas
    📷 Surat pengantar desa: 1 lembar
    📷 Kartu Keluarga (KK): 1 lembar

    🏛 Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”
    [📷 Surat pengantar desa] [📷 Kartu Keluarga (KK)]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    📦 Pengiriman 1/2026: Hendra Wijaya menerima 1 permohonan dan mengembalikan:

    ↩️ 1. KK-KKKK-K: Alamat di KK lain

    Kartunya ada di bawah ini. Sesudah diperbaiki, kirim ulang dari kartunya.
    ---
    ↩️ KK-KKKK-K dikembalikan Dispendukcapil: “Alamat di KK lain”
    Mohon diperbaiki, lalu dikirim ulang.

    KK-KKKK-K – KTP baru
    dikirim ke Dispendukcapil, lalu dikembalikan untuk diperbaiki petugas kecamatan
    sejak Senin, 23 November 2026 pukul 09.30 WIB
    Nomor register: 470/001/416-313/2026

    Siti Aminah
    NIK ••••••••••••9901
    Desa Japan
    Diajukan sendiri

    Berkas
    ☑ Surat pengantar desa: asli dibawa
    📷 Kartu Keluarga (KK): 1 lembar

    ↩️ Dikembalikan Dispendukcapil: “Alamat di KK lain”
    [📷 Kartu Keluarga (KK)]
    [✏️ Entri ulang data]
    [📨 Kirim ulang]
    [👁 Lihat NIK dan KK]
    [🏛 Catat pernyataan]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(office.news(SITI).await, "", "staf look at it first");
    assert!(office.news(AGUS).await.contains("“data sudah kami terima”"));
    assert_eq!(office.tahap(siti).await, "dikirim");
    assert!(office.says(SITI, "/status").await.contains("dikembalikan untuk diperbaiki petugas kecamatan"));
    let lists = "select string_agg(antrean, ' ' order by kode = '{}' desc) from antrean";
    assert_eq!(office.database.sql(&lists.replace("{}", &siti.compact())).await, "staf dispendukcapil");
    office.is_whole().await;

    // It waits at a desk again: staf are told of it, once a day.
    office.later(TimeDelta::minutes(70)).await;
    office.jobs_of(&[Job::Alarm]).await;
    assert!(office.answer(BUDI_STAF).await.contains("belum dipegang siapa pun"));
    office.later(TimeDelta::minutes(2)).await;
    office.jobs_of(&[Job::Alarm]).await;
    assert_eq!(office.answer(BUDI_STAF).await, "");

    // Nothing but that it is declined can be stated of it now.
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP dicetak"]).await;
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, "ya").await, @"KK-KKKK-K sedang dikembalikan ke kecamatan. Sampai dikirim ulang, yang dapat dicatat hanya bahwa permohonan tidak dapat diproses.");

    // Staf enter its data anew, and send it again; it is not among what goes unless they say so.
    office.says(BUDI_STAF, &format!("/periksa {siti}")).await;
    assert!(office.taps(BUDI_STAF, "✏️ Entri ulang data").await.contains("1 dari 11"));
    office.says_all(BUDI_STAF, &["sesuai"; 4]).await;
    let texts = ["Mojokerto", "sesuai", "perempuan", "Jl. Contoh 21", "3/2", "470/17/2026", "20-11-2026"];
    office.says_all(BUDI_STAF, &texts).await;
    assert_snapshot!(office.says(BUDI_STAF, "simpan").await.rsplit("\n---\n").next().unwrap(), @"✅ Data KK-KKKK-K dientri ulang. Selanjutnya dikirim ulang: /kirim KK-KKKK-K");
    assert_eq!(office.loaded(siti).await.permohonan.entri.unwrap().alamat, "Jl. Contoh 21");
    assert_snapshot!(office.says(BUDI_STAF, "/kirim").await, @"
    📦 Siap dikirim ke Dispendukcapil: 1. Dipilih: 0.

    ☐ 1. KK-KKKK-K – KTP baru, Desa Japan (dikembalikan Dispendukcapil; pilih bila sudah diperbaiki)

    Ketuk nomornya untuk memasukkan (☑) atau mengeluarkan (☐), lalu “Lanjut”.
    [☐ 1]
    [☑ Pilih semua di halaman ini]
    ");
    office.taps(BUDI_STAF, "☐ 1").await;
    office.taps(BUDI_STAF, "➡️ Lanjut (1)").await;
    assert!(office.taps(BUDI_STAF, "Hendra Wijaya").await.contains("Pengiriman 2/2026 (1 permohonan)"));
    assert!(office.hendra_got().await.contains("Dikirim ulang."));
    assert_eq!(office.news(SITI).await, "");
    assert_eq!(office.database.sql("select string_agg(distinct antrean, ' ') from antrean").await, "dispendukcapil");
    office.forges(HENDRA_DISPENDUKCAPIL, "1:kr:q:2").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert!(office.news(SITI).await.contains("“data sudah kami terima”"));
    assert!(!office.says(SITI, "/status").await.contains("dikembalikan untuk diperbaiki"));
    assert_eq!(office.loaded(agus).await.permohonan.pernyataan.len(), 1);
    office.is_whole().await;
}

/// Nobody answers: the officer is asked once more after a working day, then staf hear of it; no more after the answer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_answer_is_asked_once_then_staf_are_told() {
    let office = Office::open().await;
    both_sent(&office).await;
    office.later(TimeDelta::hours(3)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!(office.answer(HENDRA_DISPENDUKCAPIL).await, "");
    office.later(TimeDelta::hours(21)).await; // Tuesday, 09.30
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_snapshot!(office.answer(HENDRA_DISPENDUKCAPIL).await, @"
    📦 Mohon dijawab, apakah pengiriman ini sudah diterima:

    • Pengiriman 1/2026 (2 permohonan) kepada Hendra Wijaya, dikirim Senin, 23 November 2026 pukul 09.30 WIB
    [✅ Jawab pengiriman 1/2026]
    ");
    office.later(TimeDelta::hours(24)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!(office.answer(HENDRA_DISPENDUKCAPIL).await, "");
    assert_snapshot!(office.news(WATI_STAF).await, @"
    📦 Pengiriman ini belum dijawab petugas Dispendukcapil. Mohon beliau ditanya langsung:

    • Pengiriman 1/2026 (2 permohonan) kepada Hendra Wijaya, dikirim Senin, 23 November 2026 pukul 09.30 WIB
    ");
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Jawab pengiriman 1/2026").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.hush().await;
    office.later(TimeDelta::days(2)).await;
    office.jobs_of(&[Job::Pengiriman]).await;
    assert_eq!((office.answer(HENDRA_DISPENDUKCAPIL).await, office.news(WATI_STAF).await), Default::default());
    assert_eq!(office.count("pengiriman_notice").await, 0);
}

/// News that is old says how old it is, and is asked for once in so many days; of an officer who is gone, staf are asked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_news_says_how_old_it_is_and_is_asked_for_again() {
    let office = Office::open().await;
    let (siti, agus) = both_sent(&office).await;
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "Menunggu blangko", "ya"]).await;
    assert!(!office.says(SITI, "/status").await.contains("hari yang lalu"));
    office.later(TimeDelta::days(13)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    office.hush().await;
    office.later(TimeDelta::days(2)).await; // Tuesday, 8 December
    office.jobs_of(&[Job::Pernyataan]).await;
    assert_snapshot!(office.answer(HENDRA_DISPENDUKCAPIL).await, @"
    🏛 Mohon kabar terbaru. Sudah 14 hari atau lebih tanpa kabar, untuk 2 permohonan:

    • KK-KKKK-K: “menunggu blangko KTP”, 15 hari yang lalu
    • KK-KKKK-K: dikirim 15 hari yang lalu, belum ada pernyataan

    Pernyataannya dicatat dari kartunya, atau dengan /nyatakan KODE.
    [🗂 Antrean]
    ");
    assert!(
        office.says(SITI, "/status").await.contains("Kabar itu 15 hari yang lalu; sesudahnya belum ada kabar baru")
    );
    assert!(
        office
            .says(HENDRA_DISPENDUKCAPIL, &format!("/periksa {siti}"))
            .await
            .contains("🕰 Pernyataan itu 15 hari yang lalu")
    );
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    assert_eq!(office.answer(HENDRA_DISPENDUKCAPIL).await, "", "once in so many days");
    office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {siti}"), "KTP diserahkan", "ya"]).await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    office.hush().await;
    office.later(TimeDelta::days(14)).await;
    office.jobs_of(&[Job::Pernyataan]).await;
    assert_snapshot!(office.answer(WATI_STAF).await, @"
    🏛 Sudah 14 hari atau lebih tanpa kabar Dispendukcapil, untuk 1 permohonan. Penerimanya, Hendra Wijaya, belum dapat ditanya lewat chat. Mohon ditanyakan langsung:

    • KK-KKKK-K: dikirim 30 hari yang lalu, belum ada pernyataan
    [👤 Alihkan dari Hendra Wijaya]
    ");
    assert!(!office.says(SITI, "/status").await.contains("hari yang lalu"), "what has ended grows no older");
    assert_eq!(office.tahap(agus).await, "dikirim");
}

/// So does a question about other marks: it records neither all as there, nor some as sent back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_recorded_is_what_the_question_was_about() {
    let office = Office::open().await;
    both_sent(&office).await;
    first_is_marked(&office).await;
    let one_back = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    office.taps(HENDRA_DISPENDUKCAPIL, "✅ Semua diterima").await;
    let all_there = office.button(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &one_back).await, @"
    Tandanya sudah berubah sejak pertanyaan itu, jadi belum ada yang dicatat. Mohon diperiksa lagi jawaban yang sekarang.

    Pengiriman 1/2026: apakah semua 2 permohonan sudah diterima dengan lengkap? Pemohon dikabari bahwa datanya sudah diterima Dispendukcapil, dan arsipnya kami hapus.
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    first_is_marked(&office).await;
    assert_snapshot!(office.presses(HENDRA_DISPENDUKCAPIL, &all_there).await, @"
    Tandanya sudah berubah sejak pertanyaan itu, jadi belum ada yang dicatat. Mohon diperiksa lagi jawaban yang sekarang.

    Pengiriman 1/2026: 1 diterima, dan ini dikembalikan ke kecamatan:

    ↩️ 1. KK-KKKK-K: data tidak sesuai

    Catat jawaban ini? Sesudah itu arsipnya kami hapus.
    [✅ Ya, catat]
    [↩️ Diterima, kecuali…]
    ");
    assert_eq!((office.count("pengiriman_terima").await, office.count("pernyataan").await), (0, 0));
    let done = office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await;
    assert!(done.contains("dicatat 1 diterima, 1 dikembalikan"), "{done}");
}

/// Staf state that one has ended while the officer marks it: both sides hear what was recorded, and what was not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mark_that_comes_too_late_is_named_to_both() {
    let office = Office::open().await;
    let (siti, _) = both_sent(&office).await;
    first_is_marked(&office).await;
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {siti}"), "Tidak dapat diproses", "ya"]).await;
    office.hush().await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"
    (edited) ✅ Pengiriman 1/2026: dicatat 1 diterima, 0 dikembalikan. Terima kasih.

    Yang tidak dicatat dari jawaban ini:

    • Nomor 1: KK-KKKK-K sudah dinyatakan selesai oleh Dispendukcapil, jadi tidak dapat dikembalikan.
    ");
    assert_snapshot!(office.news(WATI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    📦 Pengiriman 1/2026: Hendra Wijaya menerima 1 permohonan.

    Yang tidak dicatat dari jawaban ini:

    • Nomor 1: KK-KKKK-K sudah dinyatakan selesai oleh Dispendukcapil, jadi tidak dapat dikembalikan.
    ");
    assert!(!office.loaded(siti).await.permohonan.is_sent_back());
    assert_eq!(office.database.sql("select kembali from pengiriman_terima").await, "0");
    office.is_whole().await;
}
