//! SOP 4: sent to an officer of Dispendukcapil; afterwards only what they state.

use bot_api_emulator::protocol::{Fault, FaultKind};
use insta::assert_snapshot;

use crate::scenes::never_given;
use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_officer_nothing_is_sent() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/kirim {kode}")).await, @"Belum ada petugas Dispendukcapil yang terdaftar. Mohon Kasi atau admin mengundangnya dengan /undang.");
    assert_eq!(office.tahap(kode).await, "dientri");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_officer_who_left_between_question_and_answer_gets_nothing() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    office.says(BUDI_STAF, &format!("/kirim {kode}")).await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    assert_snapshot!(office.taps(BUDI_STAF, "Hendra Wijaya").await, @"KK-KKKK-K: penerima itu bukan petugas Dispendukcapil yang aktif. Mohon pilih penerima lain.");
    assert_eq!(office.hendra_got().await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_sent_to_an_officer_who_cannot_be_reached() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    office.says(BUDI_STAF, &format!("/kirim {kode}")).await;
    let hendra = office.button(BUDI_STAF, "Hendra Wijaya").await;
    office.control.block(HENDRA_DISPENDUKCAPIL).await.unwrap();
    office.hush().await;
    assert_snapshot!(office.presses(BUDI_STAF, &hendra).await, @"
    Petugas Dispendukcapil ini belum dapat menerima pesan di Telegram:
    • Hendra Wijaya – petugas Dispendukcapil

    Mohon minta beliau membuka chat dengan bot ini dan menekan Mulai, lalu kirim lagi.
    ");
    assert!(office.says(BUDI_STAF, &format!("/kirim {kode}")).await.contains("belum dapat menerima pesan"));
    assert_eq!(office.tahap(kode).await, "dientri");
    assert_eq!(office.news(SITI).await, "");
    office.control.unblock(HENDRA_DISPENDUKCAPIL).await.unwrap();
    office.says(HENDRA_DISPENDUKCAPIL, "/start").await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    assert_eq!(office.tahap(kode).await, "dikirim");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_berkas_that_telegram_refuses_is_told_to_staf() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    let refused = FaultKind::Refuse {
        code: 400,
        description: "Bad Request: wrong file identifier/HTTP URL specified".to_owned(),
    };
    office.control.fault(Fault::new(refused).method("sendDocument")).await.unwrap();
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    office.quiet().await;
    assert_snapshot!(office.news(WATI_STAF).await.rsplit("\n---\n").next().unwrap(), @"
    ⚠️ Arsip 1 dari pengiriman 1/2026 ditolak Telegram, biasanya karena terlalu besar, jadi tidak kami kirim ulang. Pengirimannya sendiri tetap tercatat.
    Data dan berkasnya dapat dibuka petugas Dispendukcapil satu per satu dari kartu permohonannya. Untuk berikutnya, mohon pilih lebih sedikit permohonan dalam satu pengiriman, atau mintalah petugas yang menjaga komputer memakai folder penerimaan.
    ");
    assert_eq!(office.database.sql("select count(*) from outbox where state = 'dead'").await, "1");
}

/// What nobody can read, such as a message of a program of which nothing is known, holds up nobody.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_nobody_can_read_is_told_to_staf_and_the_next_one_comes() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    let id = office.loaded(kode).await.id.0;
    let unreadable = format!(
        "insert into outbox (outbox_key, chat_id, payload, permohonan_id)
         values (gen_random_uuid(), {SITI}, '\\x00', {id})"
    );
    office.database.sql(&unreadable).await;
    assert!(office.says(SITI, "/status").await.contains("Siti Aminah"));
    assert_snapshot!(office.answer(WATI_STAF).await, @"
    ⚠️ KK-KKKK-K: satu pesan atau berkas tidak dapat disampaikan. Mohon penerimanya dikabari langsung.
    [🗂 Buka kartu]
    ");
    let dead = "select count(*) from outbox where state = 'dead' and last_error = 'unreadable'";
    assert_eq!(office.database.sql(dead).await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_of_another_day_gets_that_day() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.later(chrono::TimeDelta::days(3)).await;
    office.says_all(BUDI_STAF, &[&format!("/nyatakan {kode}"), "KTP dicetak"]).await;
    assert_snapshot!(office.says(BUDI_STAF, "dulu").await, @"
    Tanggal itu belum terbaca. Tulis hari, bulan, dan tahun dengan angka, misalnya 31-12-2025.

    KK-KKKK-K: catat pernyataan Dispendukcapil per 26 November 2026?

    “KTP sudah dicetak”

    Pemohon langsung dikabari. Bila tanggalnya lain, tulis tanggalnya, misalnya 31-12-2025.
    [✅ Ya, catat]
    [↩️ Kembali]
    ");
    assert_snapshot!(office.says(BUDI_STAF, "kemarin").await, @"
    KK-KKKK-K: catat pernyataan Dispendukcapil per 25 November 2026?

    “KTP sudah dicetak”

    Pemohon langsung dikabari. Bila tanggalnya lain, tulis tanggalnya, misalnya 31-12-2025.
    [✅ Ya, catat]
    [↩️ Kembali]
    ");
    let early = office.says(BUDI_STAF, "22 November 2026").await;
    assert!(early.contains("sebelum berkas dikirim") && early.contains("[✅ Ya, catat]"), "{early}");
    assert!(office.says(BUDI_STAF, "27 nov 2027").await.contains("belum tiba"));
    assert!(office.says(BUDI_STAF, "hari ini").await.contains("per 26 November 2026"));
    assert_snapshot!(office.says(BUDI_STAF, "25-11-2026").await, @"
    KK-KKKK-K: catat pernyataan Dispendukcapil per 25 November 2026?

    “KTP sudah dicetak”

    Pemohon langsung dikabari. Bila tanggalnya lain, tulis tanggalnya, misalnya 31-12-2025.
    [✅ Ya, catat]
    [↩️ Kembali]
    ");
    office.says(BUDI_STAF, "ya").await;
    assert!(office.news(SITI).await.contains("per 25 November 2026"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_at_once_and_one_that_is_not_ready_holds_up_nobody() {
    let office = Office::open().await;
    let siti = office.with_entered().await;
    let agus = office.agus_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/kirim {siti} {agus} {siti}")).await, @"
    Tidak dapat dikirim sekarang, jadi tidak diikutkan:

    • KK-KKKK-K – KTP baru: diajukan, menunggu diterima petugas
    ---
    Akan dikirim ke Dispendukcapil:

    • KK-KKKK-K – KTP baru: data dientri, menunggu dikirim ke Dispendukcapil

    Siapa penerimanya?
    [Hendra Wijaya]
    ");
    office.taps(BUDI_STAF, "Hendra Wijaya").await;
    assert_eq!((office.tahap(siti).await.as_str(), office.tahap(agus).await.as_str()), ("dikirim", "diajukan"));
    let six: Vec<String> = (0..6).map(|n| never_given(n).to_string()).collect();
    assert!(office.says(BUDI_STAF, &format!("/kirim {}", six.join(" "))).await.contains("tidak ada di antara"));
    assert_snapshot!(office.says(BUDI_STAF, "/kirim").await, @"Belum ada permohonan yang siap dikirim. Yang siap adalah yang datanya sudah dientri.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sent_twice_is_handed_over_once() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    office.says(BUDI_STAF, &format!("/kirim {kode}")).await;
    office.says(WATI_STAF, &format!("/kirim {kode}")).await;
    let (budi, wati) =
        (office.button(BUDI_STAF, "Hendra Wijaya").await, office.button(WATI_STAF, "Hendra Wijaya").await);
    office.hush().await;
    office.press_both((BUDI_STAF, &budi), (WATI_STAF, &wati)).await;
    assert_eq!(office.hendra_got().await.matches("Pengiriman 1/2026 – ").count(), 1);
    assert_eq!(office.news(SITI).await.matches("sudah dikirim ke Dispendukcapil").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_dispendukcapil_states_is_quoted_and_dated() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    let mut told = String::new();
    for label in ["Data diterima", "Menunggu blangko", "KTP dicetak", "KTP diserahkan", "Tidak dapat diproses"] {
        office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), label, "ya"]).await;
        told.push_str(&office.news(SITI).await);
        told.push('\n');
    }
    assert_snapshot!(told, @"
    Permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil.

    Menurut Dispendukcapil (per 23 November 2026): “data sudah kami terima”.
    Pencetakan dan pembagian KTP mengikuti antrean di Dispendukcapil.
    [🔎 Cek status]
    Permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil.

    Menurut Dispendukcapil (per 23 November 2026): “menunggu blangko KTP”.
    Pencetakan dilakukan Dispendukcapil sesudah blangko tersedia.
    [🔎 Cek status]
    Permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil.

    Menurut Dispendukcapil (per 23 November 2026): “KTP sudah dicetak”.
    Untuk pengambilan, silakan bertanya ke Dispendukcapil.
    [🔎 Cek status]
    Permohonan KK-KKKK-K (Siti Aminah) sudah dikirim ke Dispendukcapil.

    Menurut Dispendukcapil (per 23 November 2026): “KTP sudah diserahkan”.
    Bila KTP belum sampai, silakan bertanya ke Dispendukcapil.
    [🔎 Cek status]
    Mohon maaf, ada ralat tentang permohonan KK-KKKK-K (Siti Aminah). Kabar sebelumnya, “KTP sudah diserahkan”, tidak berlaku lagi.

    Menurut Dispendukcapil (per 23 November 2026): “permohonan tidak dapat diproses”.
    Silakan datang ke kantor kecamatan atau Dispendukcapil untuk penjelasan.
    [🔎 Cek status]
    ");
    assert_eq!(office.tahap(kode).await, "dikirim");
    office.news(HENDRA_DISPENDUKCAPIL).await;
    office.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {kode}")).await;
    office.taps(HENDRA_DISPENDUKCAPIL, "Tidak dapat diproses").await;
    assert_snapshot!(office.taps(HENDRA_DISPENDUKCAPIL, "✅ Ya, catat").await, @"
    KK-KKKK-K: sudah dilakukan oleh Hendra Wijaya, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    Tahap sekarang: dikirim ke Dispendukcapil
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_stated_of_what_was_not_sent() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/nyatakan {kode}")).await, @"KK-KKKK-K belum dikirim ke Dispendukcapil, jadi pernyataan belum dapat dicatat.");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, &format!("/nyatakan {kode}")).await, @"Kode KK-KKKK-K tidak ada di antara permohonan yang dapat Anda lihat. Mohon periksa kodenya.");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, &format!("/periksa {kode}")).await, @"Kode KK-KKKK-K tidak ada di antara permohonan yang dapat Anda lihat. Mohon periksa kodenya.");
    assert!(office.says(RATNA_KASI, &format!("/nyatakan {kode}")).await.starts_with("Perintah itu bukan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_is_closed_to_every_step() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    let mut heard = String::new();
    for command in ["/terima", "/entri", "/tutup", "/kirim"] {
        let answer = office.says(BUDI_STAF, &format!("{command} {kode}")).await;
        heard.push_str(&format!("{command}: {}\n", answer.rsplit("\n---\n").next().unwrap().lines().next().unwrap()));
    }
    for command in ["/lengkap", "/kurang"] {
        let answer = office.says(RATNA_KASI, &format!("{command} {kode}")).await;
        heard.push_str(&format!("{command}: {}\n", answer.lines().next().unwrap()));
    }
    assert_snapshot!(heard, @"
    /terima: KK-KKKK-K: sudah dilakukan oleh Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    /entri: KK-KKKK-K: sudah dilakukan oleh Budi Santoso, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    /tutup: KK-KKKK-K sudah dikirim ke Dispendukcapil. Pekerjaan kecamatan selesai; yang masih dapat dicatat hanya pernyataan Dispendukcapil.
    /kirim: Tidak dapat dikirim sekarang, jadi tidak diikutkan:
    /lengkap: KK-KKKK-K: sudah dilakukan oleh Ratna Wulandari, Senin, 23 November 2026 pukul 09.30 WIB. Tidak perlu diulang.
    /kurang: KK-KKKK-K sudah dikirim ke Dispendukcapil. Pekerjaan kecamatan selesai; yang masih dapat dicatat hanya pernyataan Dispendukcapil.
    ");
    assert_eq!(office.tahap(kode).await, "dikirim");
}
