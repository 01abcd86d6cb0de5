//! The traps of `peers.md` 5, by name: what went wrong in other people's systems must not go wrong here.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::{TO_NAME, never_given};
use crate::support::Office;
use crate::support::people::{
    AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF, YANTO_ADMIN,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_01_a_help_or_status_word_resets_the_form() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", SITI_NIK]).await;
    for word in ["/bantuan", "bantuan", "/status", "status", "/syarat", "/start", "batal", "halo"] {
        office.says(SITI, word).await;
    }
    office.says(SITI, "/start").await;
    assert_eq!(
        office.taps(SITI, "▶️ Lanjutkan isian").await.lines().last().unwrap(),
        "Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK."
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_02_an_instruction_of_ours_destroys_the_draft() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let mut commands = Vec::new();
    for text in ["/start", "/bantuan", "/ajukan", "/status", "/lengkapi"] {
        let told = office.says(SITI, text).await;
        let named = told.split(|c: char| c.is_whitespace() || c == '.').filter(|w| w.starts_with('/') && w.len() > 1);
        commands.extend(named.map(str::to_owned));
    }
    for command in commands {
        office.says(SITI, &command).await;
    }
    office.says(SITI, "/start").await;
    assert!(office.taps(SITI, "▶️ Lanjutkan isian").await.contains("Berkas 1 dari 2"));
}

/// Every act of a desk.
const ACTS: &str = "t:pengantar ut:pengantar te le ku kk kd en es:0 ev ea ep ki ni tu ny nk:dicetak c f:kk";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_03_a_status_is_set_without_checking_the_transition() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    for act in ACTS.split(' ') {
        for chat in [BUDI_STAF, RATNA_KASI, HENDRA_DISPENDUKCAPIL, YANTO_ADMIN] {
            office.forges(chat, &format!("1:p:{}:{act}", kode.compact())).await;
        }
    }
    assert_eq!(office.tahap(kode).await, "tidak_lengkap", "nobody answered what was missing");
    office.forges(BUDI_STAF, &format!("1:k:3:{}", kode.compact())).await;
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_04_an_object_is_found_without_asking_whose_it_is() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(AGUS, "/start").await;
    for act in "st lk pr:kk tr tw:tidak_jadi ty".split(' ') {
        let answer = office.forges(AGUS, &format!("1:p:{}:{act}", kode.compact())).await;
        assert!(answer.starts_with("Kode KK-KKKK-K tidak ada di antara permohonan dari chat ini"), "{act}: {answer}");
    }
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
    assert_eq!(office.database.sql("select count(*) from berkas where cycle = 1").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_05_a_cache_is_asked_before_the_rights() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says_all(BUDI_STAF, &[&format!("/entri {kode}"), "sesuai"]).await;
    let same = office.button(BUDI_STAF, "✅ Sesuai berkas").await;
    office.database.sql("update petugas set peran = 'dispendukcapil' where chat_id = 2001").await;
    for answer in [office.says(BUDI_STAF, "sesuai").await, office.presses(BUDI_STAF, &same).await] {
        assert!(answer.starts_with("Perintah itu bukan untuk tugas Anda"), "{answer}");
    }
    assert!(!office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("Siti"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_06_a_list_shows_whole_numbers() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    let mut seen = office.says(RATNA_KASI, "/antrean").await;
    seen += &office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    seen += &office.says(SITI, "/status").await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    seen += &office.says(WATI_STAF, "/antrean").await;
    assert!(seen.contains("NIK ••••••••••••9901"));
    assert!(!seen.contains(SITI_NIK) && !seen.contains(SITI_KK), "{seen}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_07_consent_is_taken_for_granted() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    for text in ["saya sendiri", "KTP baru", "Siti Aminah", SITI_NIK, "kirim"] {
        let answer = office.says(SITI, text).await;
        assert!(answer.contains("[✅ Mengerti dan setuju]"), "{text}: {answer}");
    }
    assert!(office.forges(SITI, "1:a:me").await.contains("[✅ Mengerti dan setuju]"));
    assert!(office.forges(SITI, "1:a:send").await.contains("[✅ Mengerti dan setuju]"));
    assert!(office.photo(SITI, 1).await.contains("[✅ Mengerti dan setuju]"));
    assert_eq!(office.count("permohonan").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_08_rejected_means_incomplete_too() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    assert!(office.says(SITI, "/status").await.contains("belum lengkap, menunggu dilengkapi"));
    office.says_all(BUDI_STAF, &[&format!("/tutup {kode}"), "bukan wewenang kecamatan", "ya"]).await;
    assert!(
        office.news(SITI).await.contains("ditutup petugas dan tidak dilanjutkan. Alasan: bukan wewenang kecamatan")
    );
    let status = office.says(SITI, "/status").await;
    assert!(status.contains("Tahap: tidak dilanjutkan") && !status.contains("[📷 Lengkapi]"), "{status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_09_the_number_of_a_case_is_read_out_of_a_text() {
    let office = Office::open().await;
    let siti = office.with_received().await;
    let card = office.control.messages(RATNA_KASI).await.unwrap().last().unwrap().message_id;
    for text in ["lengkap semua", "ok", &format!("menurut saya {siti} lengkap")] {
        office.control.reply(RATNA_KASI, card, text).await.unwrap();
        office.answer(RATNA_KASI).await;
    }
    assert_eq!(office.tahap(siti).await, "diterima");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_10_numbers_are_the_highest_plus_one() {
    let office = Office::open().await;
    let siti = office.with_received().await;
    office.says_all(BUDI_STAF, &[&format!("/tutup {siti}"), "tidak jadi mengurus"]).await;
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {agus}")).await;
    assert_eq!(office.loaded(agus).await.permohonan.nomor.unwrap().urut, 2, "a number is never given again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_10_two_receipts_at_once_get_two_numbers() {
    let office = Office::open().await;
    let siti = office.siti_applies().await;
    let agus = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/periksa {siti}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    let (of_siti, of_agus) = (format!("/terima {siti}"), format!("/terima {agus}"));
    let (one, other) =
        tokio::join!(office.control.send_text(BUDI_STAF, &of_siti), office.control.send_text(WATI_STAF, &of_agus));
    one.unwrap();
    other.unwrap();
    office.quiet().await;
    let mut numbers = [office.loaded(siti).await, office.loaded(agus).await].map(|l| l.permohonan.nomor.unwrap().urut);
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_11_a_kode_can_be_guessed() {
    let office = Office::open().await;
    let (siti, agus) = (office.siti_applies().await.compact(), office.agus_applies().await.compact());
    let alike = siti.chars().zip(agus.chars()).filter(|(a, b)| a == b).count();
    assert!(siti.len() == 7 && alike < 6, "{siti} {agus}");
    let last = siti.chars().last().unwrap();
    let mistyped = format!("{}{}", &siti[..6], if last == 'A' { 'B' } else { 'A' });
    assert!(office.says(SITI, &format!("/status {mistyped}")).await.contains("tampaknya salah ketik"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_12_a_lock_that_nobody_else_can_take_over() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says_all(WATI_STAF, &[&format!("/entri {kode}"), "sesuai", "sesuai"]).await;
    office.later(TimeDelta::days(1)).await;
    office.is_entered(kode).await;
    assert_eq!(office.tahap(kode).await, "dientri", "Wati fell ill; Budi entered it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_13_a_masked_value_is_saved_over_the_real_one() {
    let office = Office::open().await;
    let summary = office.siti_up_to_summary().await;
    let shown = summary.lines().find(|l| l.starts_with("NIK: ")).unwrap()["NIK: ".len()..].to_owned();
    office.taps(SITI, "✏️ NIK").await;
    assert!(office.says(SITI, &shown).await.starts_with("NIK hanya berisi angka"));
    office.taps(SITI, "↩️ Tidak jadi mengubah").await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.is_received(kode).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    let p = office.loaded(kode).await.permohonan;
    assert_eq!((p.data.nik().unwrap().as_str(), p.data.kk().unwrap().as_str()), (SITI_NIK, SITI_KK));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_14_the_citizens_time_is_counted_as_the_offices() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.later(TimeDelta::days(2)).await;
    assert!(office.says(BUDI_STAF, "/antrean").await.starts_with("Antrean kosong"), "it waits for the citizen");
    assert!(office.says(RATNA_KASI, "/antrean").await.starts_with("Antrean kosong"));
    let card = office.says(RATNA_KASI, &format!("/periksa {kode}")).await;
    assert!(card.contains("menunggu dilengkapi\nsejak Senin, 23 November 2026"), "{card}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_15_what_is_missing_leaks_before_it_is_sent() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/kurang {kode}")).await;
    office.taps(RATNA_KASI, "Kartu Keluarga (KK)").await;
    office.taps(RATNA_KASI, "Tidak terbaca").await;
    assert_eq!(office.news(SITI).await, "");
    assert!(!office.news(BUDI_STAF).await.contains("tidak terbaca"));
    assert!(!office.says(SITI, "/status").await.contains("tidak terbaca"));
    assert!(!office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("tidak terbaca"));
    assert_eq!(office.count("kekurangan").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_16_deleted_personal_data_survives_in_the_history() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says_all(SITI, &[&format!("/tarik {kode}"), "alasan lain", "pindah ke Sidoarjo", "ya"]).await;
    let history = office.database.sql("select string_agg(detail, ' ') from riwayat").await;
    for said in ["Siti", SITI_NIK, SITI_KK, "Sidoarjo", "2001"] {
        assert!(!history.contains(said), "{said} in {history}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_17_a_notice_does_not_say_which_case_or_file() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    office.says(SITI, "/lengkapi").await;
    let asked = office.newest(SITI).await.text;
    assert!(asked.contains(&kode.to_string()) && asked.contains("Kartu Keluarga (KK): tidak terbaca"), "{asked}");
    office.photo(SITI, 51).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    office.is_entered(kode).await;
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    let told = office.control.messages(SITI).await.unwrap();
    let notices = told.iter().filter(|m| m.from_bot && m.buttons.iter().flatten().any(|b| b.label == "🔎 Cek status"));
    let notices: Vec<_> = notices.filter(|m| m.text.contains("ermohonan")).collect();
    assert!(notices.len() > 5);
    assert!(notices.iter().all(|m| m.text.contains(&kode.to_string())), "{notices:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_18_a_step_is_offered_before_anybody_can_be_reached() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2003").await;
    let told = office.says(BUDI_STAF, &format!("/kirim {kode}")).await;
    assert!(told.starts_with("Belum ada petugas Dispendukcapil"), "{told}");
    assert_eq!(office.tahap(kode).await, "dientri");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_19_today_is_not_the_day_of_the_office() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    let new_year = TimeDelta::days(38) + TimeDelta::hours(15); // 31 December, 17.30 UTC: 1 January, 00.30 WIB
    office.later(new_year).await;
    office.is_received(kode).await;
    assert!(office.news(SITI).await.contains("Nomor register: 470/001/416-313/2027"));
    assert!(office.says(SITI, "/status").await.contains("Jumat, 1 Januari 2027 pukul 00.30 WIB"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_20_two_messages_race_on_one_conversation() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    for text in ["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa"] {
        office.control.send_text(SITI, text).await.unwrap(); // nobody waits for the answer
    }
    let heard = office.answer(SITI).await;
    let firsts: Vec<&str> = heard.split("\n---\n").map(|m| m.lines().next().unwrap()).collect();
    assert_snapshot!(firsts.join("\n"), @"
    Silakan tulis NIK pemohon (16 angka). NIK ada di KK, pada baris nama pemohon.
    ✅ NIK tersimpan: ••••••••••••9901
    ✅ Nomor KK tersimpan: ••••••••••••9901
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Baik, tanpa nomor telepon.
    Baik. Surat pengantar desa: mohon aslinya dibawa ke kantor.
    Baik. Kartu Keluarga (KK): mohon aslinya dibawa ke kantor.
    ");
    assert!(office.says(SITI, "kirim").await.starts_with("✅ Terima kasih"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kode_that_was_never_given_does_nothing_for_anybody() {
    let office = Office::open().await;
    let kode = never_given(3);
    for act in ACTS.split(' ') {
        office.forges(BUDI_STAF, &format!("1:p:{}:{act}", kode.compact())).await;
    }
    assert_eq!(office.count("permohonan").await + office.count("riwayat").await + office.count("disclosure").await, 0);
}
