//! *Ambil*: somebody says that they work on it; all see it, and it binds nobody.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};
use layanan_ktp::app::jobs::Job;

/// The line about who has it, and the button, of the newest card in a chat.
async fn holding(office: &Office, chat: i64) -> String {
    let messages = office.control.messages(chat).await.unwrap();
    let is_card = |text: &str| text.contains("\nBerkas\n");
    let card = messages.iter().rfind(|m| m.from_bot && is_card(&m.text)).unwrap();
    let line = card.text.lines().find(|line| line.starts_with('🙋')).unwrap_or("nobody has it");
    let buttons = card.buttons.iter().flatten().map(|b| b.label.as_str());
    let own: Vec<&str> = buttons.filter(|b| ["✋ Ambil", "✋ Lepas", "🔁 Ambil alih"].contains(b)).collect();
    format!("{line} {own:?}")
}

async fn spans(office: &Office) -> String {
    let sql = "select langkah || ' ' || petugas_id || ' ' || begun || ' ' || coalesce(ended, 'open') || ' ' ||
            coalesce(round(extract(epoch from ended_at - taken_at) / 60)::text, '-')
        from pengambilan order by pengambilan_id";
    office.database.sql(sql).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_takes_it_is_shown_to_all_at_once() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.hush().await;
    assert_eq!(holding(&office, BUDI_STAF).await, r#"nobody has it ["✋ Ambil"]"#);
    assert_snapshot!(office.taps(BUDI_STAF, "✋ Ambil").await, @"
    (edited) KK-KKKK-K – KTP baru
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

    🙋 Sedang Anda kerjakan sejak pukul 09.30
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [✋ Lepas]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ");
    assert_eq!(
        holding(&office, WATI_STAF).await,
        r#"🙋 Sedang dikerjakan Budi Santoso sejak pukul 09.30 ["🔁 Ambil alih"]"#
    );
    assert_eq!(office.news(SITI).await, "");
    office.later(TimeDelta::minutes(5)).await;
    office.taps(BUDI_STAF, "✋ Lepas").await;
    for staf in [BUDI_STAF, WATI_STAF] {
        assert_eq!(holding(&office, staf).await, r#"nobody has it ["✋ Ambil"]"#);
    }
    assert_eq!(spans(&office).await, "menerima 1 diambil dikembalikan 5");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn typed_it_is_answered() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    let last = |all: String| all.rsplit("\n---\n").next().unwrap().to_owned();
    assert_snapshot!(last(office.says(BUDI_STAF, &format!("/ambil {kode}")).await), @"
    KK-KKKK-K Anda ambil, sampai pukul 10.00. Bila tidak jadi: /lepas KK-KKKK-K
    [🗂 Buka kartu]
    ");
    office.later(TimeDelta::minutes(2)).await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/ambil {kode}")).await, @"KK-KKKK-K sudah Anda ambil sejak pukul 09.30.");
    assert_snapshot!(last(office.says(WATI_STAF, &format!("/ambil {kode}")).await), @"
    KK-KKKK-K sedang dikerjakan Budi Santoso sejak pukul 09.30.
    [🔁 Ambil alih]
    [🗂 Buka kartu]
    ");
    assert_snapshot!(office.says(WATI_STAF, &format!("/lepas {kode}")).await, @"KK-KKKK-K tidak sedang Anda pegang, jadi tidak ada yang berubah.");
    assert_snapshot!(last(office.says(BUDI_STAF, &format!("/lepas {kode}")).await), @"KK-KKKK-K kembali ke antrean. Urutannya tetap.");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/lepas {kode}")).await, @"KK-KKKK-K tidak sedang Anda pegang, jadi tidak ada yang berubah.");
    assert_snapshot!(office.says(RATNA_KASI, &format!("/ambil {kode}")).await, @"KK-KKKK-K: tidak ada yang perlu Anda kerjakan sekarang. Tahap: diajukan, menunggu diterima petugas.");
    assert_snapshot!(office.says(HENDRA_DISPENDUKCAPIL, &format!("/ambil {kode}")).await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
    assert_snapshot!(office.says(YANTO_ADMIN, &format!("/ambil {kode}")).await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
    assert_snapshot!(office.says(SITI, &format!("/ambil {kode}")).await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    assert_eq!(spans(&office).await, "menerima 1 diambil dikembalikan 2");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_taken_over_with_one_tap_and_the_other_is_told() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.taps(BUDI_STAF, "✋ Ambil").await;
    office.later(TimeDelta::minutes(7)).await;
    office.hush().await;
    let over = office.button(WATI_STAF, "🔁 Ambil alih").await;
    let told = office.presses(WATI_STAF, &over).await;
    assert_snapshot!(told.rsplit("\n---\n").next().unwrap(), @"KK-KKKK-K Anda ambil alih dari Budi Santoso.");
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    (edited) KK-KKKK-K – KTP baru
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

    🙋 Sedang dikerjakan Wati Lestari sejak pukul 09.37
    [📷 Kartu Keluarga (KK)]
    [☐ Asli: Surat pengantar desa]
    [✅ Terima berkas]
    [Tutup permohonan]
    [🔁 Ambil alih]
    [🧾 Tanda terima]
    [⏱ Waktu]
    ---
    KK-KKKK-K diambil alih Wati Lestari, jadi tidak perlu Anda lanjutkan. Terima kasih.
    ");
    assert_eq!(spans(&office).await, "menerima 1 diambil diambil_alih 7\nmenerima 4 diambil open -");
    // The button named Budi: whoever has it since is not robbed by it.
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.taps(BUDI_STAF, "🔁 Ambil alih").await;
    office.taps(WATI_STAF, "🔁 Ambil alih").await;
    office.hush().await;
    let late = office.button(BUDI_STAF, "🔁 Ambil alih").await;
    office.taps(BUDI_STAF, "🔁 Ambil alih").await;
    assert!(office.presses(BUDI_STAF, &late).await.contains("sudah Anda ambil"));
    assert!(office.faults().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_that_names_an_earlier_holder_takes_it_from_nobody_else() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.taps(BUDI_STAF, "✋ Ambil").await;
    let over = office.button(WATI_STAF, "🔁 Ambil alih").await;
    office.taps(BUDI_STAF, "✋ Lepas").await;
    let joko = crate::support::people::AGUS; // becomes staf, and takes it
    let mut uow = office.store.begin().await.unwrap();
    let (chat, peran) = (layanan_ktp::domain::petugas::ChatId(joko), layanan_ktp::domain::petugas::Peran::Staf);
    uow.petugas().add(chat, peran, "Agus Setiawan", crate::support::morning()).await.unwrap();
    uow.commit().await.unwrap();
    office.says(joko, &format!("/ambil {kode}")).await;
    office.hush().await;
    let told = office.presses(WATI_STAF, &over).await;
    assert!(told.contains("sedang dikerjakan Agus Setiawan"), "{told}");
    assert!(holding(&office, BUDI_STAF).await.contains("Agus Setiawan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_at_once_one_has_it_and_the_other_is_told_who() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.hush().await;
    let (budi, wati) = (office.button(BUDI_STAF, "✋ Ambil").await, office.button(WATI_STAF, "✋ Ambil").await);
    office.press_both((BUDI_STAF, &budi), (WATI_STAF, &wati)).await;
    let told = format!("{}{}", office.news(BUDI_STAF).await, office.news(WATI_STAF).await);
    assert!(told.contains("Ambil alih"), "{told}");
    assert!(told.contains("sedang dikerjakan"), "{told}");
    assert_eq!(office.database.sql("select count(*) from pengambilan where ended_at is null").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_expires_by_the_clock_and_work_on_it_prolongs_it() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.taps(BUDI_STAF, "✋ Ambil").await;
    office.later(TimeDelta::minutes(29)).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.later(TimeDelta::minutes(29)).await;
    assert!(office.says(WATI_STAF, &format!("/ambil {kode}")).await.contains("sedang dikerjakan Budi"), "prolonged");
    office.later(TimeDelta::minutes(1)).await;
    // Expired, whether or not a job has looked: nobody is asked for it.
    office.says(WATI_STAF, &format!("/ambil {kode}")).await;
    assert_eq!(spans(&office).await, "menerima 1 diambil kedaluwarsa 59\nmenerima 4 diambil open -");
    office.later(TimeDelta::minutes(31)).await;
    office.hush().await;
    office.jobs_of(&[Job::Pengambilan]).await;
    assert_eq!(spans(&office).await, "menerima 1 diambil kedaluwarsa 59\nmenerima 4 diambil kedaluwarsa 30");
    assert_eq!(holding(&office, BUDI_STAF).await, r#"nobody has it ["✋ Ambil"]"#, "the cards are tidied");
    let said = office.news(BUDI_STAF).await;
    assert!(said.split("\n---\n").all(|m| m.starts_with("(edited)")), "in place only: {said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn handling_is_from_taking_to_the_step_and_of_no_length_without() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.taps(BUDI_STAF, "✋ Ambil").await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.later(TimeDelta::minutes(4)).await;
    office.taps(BUDI_STAF, "✅ Terima berkas").await;
    office.later(TimeDelta::minutes(3)).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.taps(WATI_STAF, "✋ Ambil").await;
    office.later(TimeDelta::minutes(2)).await;
    office.is_entered(kode).await; // by Budi, beside Wati
    assert_eq!(
        spans(&office).await,
        "menerima 1 diambil selesai 4\nmengecek 2 tanpa_diambil selesai 0\nmengentri 4 diambil beralih 2\n\
         mengentri 1 tanpa_diambil selesai 0"
    );
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.later(TimeDelta::minutes(1)).await;
    office.says(BUDI_STAF, &format!("/tutup {kode}")).await;
    office.says_all(BUDI_STAF, &["Tidak jadi mengurus", "ya"]).await;
    assert!(spans(&office).await.ends_with("mengirim 1 diambil selesai 1"), "{}", spans(&office).await);
    assert!(office.faults().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_begins_to_enter_or_to_check_has_it() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    assert!(holding(&office, BUDI_STAF).await.contains("Sedang dikerjakan Ratna Wulandari"));
    office.later(TimeDelta::minutes(6)).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.says(WATI_STAF, &format!("/entri {kode}")).await;
    office.hush().await;
    let beside = office.says(BUDI_STAF, &format!("/entri {kode}")).await;
    assert_snapshot!(beside, @"
    ℹ️ Sedang dikerjakan Wati Lestari sejak pukul 09.36. Anda dapat melanjutkan; mohon saling mengabari.

    KK-KKKK-K – 1 dari 11
    Nama: Siti Aminah

    Sama dengan berkas? Ketuk “Sesuai berkas”, atau tulis yang benar.
    [✅ Sesuai berkas]
    [🕓 Lanjutkan nanti]
    ");
    // Entering for long keeps it.
    for _ in 0..3 {
        office.later(TimeDelta::minutes(20)).await;
        office.says(WATI_STAF, "sesuai").await;
    }
    assert!(holding(&office, RATNA_KASI).await.contains("Sedang dikerjakan Wati Lestari"));
    assert_eq!(spans(&office).await.lines().last(), Some("mengentri 4 dikerjakan open -"));
    assert!(spans(&office).await.contains("mengecek 2 dikerjakan selesai 6"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_has_who_leaves_is_free_again() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.taps(WATI_STAF, "✋ Ambil").await;
    office.later(TimeDelta::minutes(3)).await;
    office.says_all(YANTO_ADMIN, &["/nonaktif", "Wati Lestari", "ya"]).await;
    assert_eq!(holding(&office, BUDI_STAF).await, r#"nobody has it ["✋ Ambil"]"#);
    assert_eq!(spans(&office).await, "menerima 4 diambil nonaktif 3");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_the_pemohon_is_not_taken() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/ambil {kode}")).await, @"KK-KKKK-K masih menunggu pemohon melengkapi berkas, jadi belum perlu diambil.");
    assert_eq!(holding(&office, BUDI_STAF).await, "nobody has it []");
}
