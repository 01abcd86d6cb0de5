//! A draft that was not sent: reminders after one, three and seven days, and then it is deleted.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::run_due;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, SITI, SITI_KK, SITI_NIK};

/// Siti has left off at the NIK, on Monday at 09.30.
async fn left_off() -> Office {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti Aminah").await;
    office
}

impl Office {
    /// What somebody is told by the jobs of some time later.
    pub(crate) async fn hears_after(&self, chat: i64, by: TimeDelta) -> String {
        self.later(by).await;
        self.jobs().await;
        self.news(chat).await
    }

    /// How many drafts stand in the register.
    async fn drafts(&self) -> String {
        self.database.sql("select count(*) from dialog where draft").await
    }
}

fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n)
}

fn hours(n: i64) -> TimeDelta {
    TimeDelta::hours(n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_one_day_three_and_seven_and_then_it_is_deleted() {
    let mut office = left_off().await;
    assert_eq!(office.hears_after(SITI, hours(23)).await, "");
    assert_snapshot!(office.hears_after(SITI, hours(1)).await, @"
    Isian permohonan KTP baru atas nama Siti Aminah belum dikirim ke kantor. Yang sudah diisi tetap tersimpan.

    Berikutnya: NIK pemohon. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Bila tidak ingin diingatkan: /berhenti
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_eq!(office.hears_after(SITI, hours(1)).await, "", "said once");
    office.stop().await;
    office.start().await;
    assert_eq!(office.hears_after(SITI, hours(23)).await, "", "after a restart, too");
    assert!(office.hears_after(SITI, days(1)).await.contains("belum dikirim"), "Thursday");
    assert_eq!(office.hears_after(SITI, days(3)).await, "", "Sunday");
    assert_snapshot!(office.hears_after(SITI, days(1)).await, @"
    Isian permohonan KTP baru atas nama Siti Aminah belum dikirim ke kantor.

    Berikutnya: NIK pemohon. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Isian kami simpan sampai 3 Desember 2026. Sesudah itu kami hapus; Bapak/Ibu tetap dapat mengajukan lagi kapan saja.

    Bila tidak ingin diingatkan: /berhenti
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_eq!(office.hears_after(SITI, days(3)).await, "", "Thursday, the last day");
    assert_eq!(office.hears_after(SITI, hours(15)).await, "", "Friday, half past midnight");
    assert_eq!(office.drafts().await, "1");
    assert_snapshot!(office.hears_after(SITI, hours(8)).await, @"
    Isian permohonan KTP baru atas nama Siti Aminah lama tidak dilanjutkan, jadi isiannya kami hapus. Belum ada yang dikirim ke kantor.

    Bila masih perlu, silakan mulai lagi dengan /ajukan.
    [📝 Ajukan KTP]
    ");
    assert_eq!((office.drafts().await.as_str(), office.count("dialog_archive").await), ("0", 0));
    assert_eq!(office.database.sql(&format!("select count(*) from dialog where chat_id = {SITI}")).await, "0");
    assert_eq!(office.hears_after(SITI, days(60)).await, "");
    assert_snapshot!(office.says(SITI, "lanjutkan").await, @"
    Sebelum mulai, mohon dibaca.

    Kami meminta nama, NIK, nomor KK, desa, dan foto berkas hanya untuk mengurus KTP, berdasarkan UU Administrasi Kependudukan. Nomor telepon boleh tidak diisi; petugas memakainya hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab. Data kelahiran, jenis kelamin, dan alamat kemudian dicatat petugas dari berkas.

    Data dilihat petugas Kecamatan Sooko yang bertugas, lalu dikirim bersama foto berkasnya ke petugas Dispendukcapil, juga lewat Telegram. Catatan register disimpan menurut jadwal arsip. Isian yang belum dikirim dapat Bapak/Ibu hapus kapan saja. Bila lama tidak dilanjutkan, kami ingatkan, lalu kami hapus.

    Pesan di Telegram melewati server di luar negeri. Bila tidak berkenan, Bapak/Ibu dapat datang langsung ke kantor.

    Bapak/Ibu berhak melihat, memperbaiki, dan meminta penghapusan data. Kontak: loket Seksi Pelayanan, Kantor Kecamatan Sooko
    [✅ Mengerti dan setuju]
    [❌ Tidak setuju]
    [📄 Selengkapnya]
    ");
}

/// Trap 2 of `peers.md`: the word that a reminder tells people to use destroys the draft. Each is followed to the letter.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_a_reminder_tells_people_to_do_goes_on_with_the_draft() {
    for (press, way) in [
        (true, "▶️ Lanjutkan isian"),
        (false, "Lanjutkan isian"),
        (false, "lanjutkan"),
        (false, "lanjut"),
        (false, SITI_NIK),
    ] {
        let office = left_off().await;
        office.hears_after(SITI, days(1)).await;
        let told = if press { office.taps(SITI, way).await } else { office.says(SITI, way).await };
        let asked = if way == SITI_NIK { "Silakan tulis nomor KK" } else { "Silakan tulis NIK" };
        assert!(told.contains(asked), "{way}: {told}");
        assert_eq!(office.drafts().await, "1", "{way}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_later_the_words_of_the_reminder_still_go_on_with_the_draft() {
    for words in ["lanjutkan", "lanjut", "lanjutkan isian"] {
        let office = left_off().await;
        office.hears_after(SITI, days(1)).await;
        office.later(days(1)).await;
        let told = office.says(SITI, words).await;
        assert!(told.contains("Silakan tulis NIK"), "{words}: {told}");
    }
}

/// *Ya* to a reminder is no answer to the question whether to drop the draft that stood there before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn yes_to_a_reminder_drops_nothing() {
    let office = left_off().await;
    office.says(SITI, "/batal").await;
    let old = office.button(SITI, "🗑 Ya, hapus").await;
    office.hears_after(SITI, days(1)).await;
    assert!(office.says(SITI, "ya").await.contains("NIK"));
    assert!(office.presses(SITI, &old).await.contains("NIK"));
    assert_eq!(office.drafts().await, "1");
    // The reminder's own button asks first.
    assert_snapshot!(office.taps(SITI, "🗑 Hapus isian").await, @"
    Isian yang belum dikirim akan dihapus: KTP baru, atas nama Siti Aminah. Hapus sekarang?
    [Tidak, simpan]
    [🗑 Ya, hapus]
    ");
    office.taps(SITI, "Tidak, simpan").await;
    assert_eq!(office.drafts().await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn berhenti_stops_reminders_and_nothing_else() {
    for words in ["/berhenti", "berhenti", "stop", "jangan ingatkan lagi"] {
        let office = left_off().await;
        office.hears_after(SITI, days(1)).await;
        let told = office.says(SITI, words).await;
        assert!(told.starts_with("Baik, Bapak/Ibu tidak kami ingatkan lagi."), "{words}: {told}");
        assert_eq!(office.drafts().await, "1");
        for _ in 0..30 {
            assert_eq!(office.hears_after(SITI, days(1)).await, "");
        }
        assert_eq!(office.drafts().await, "1", "what nobody was warned of stays");
        assert!(office.says(SITI, SITI_NIK).await.contains("nomor KK"), "and goes on");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reminders_begin_again_when_they_are_asked_for() {
    let office = left_off().await;
    assert_snapshot!(office.says(SITI, "/berhenti").await, @"
    Baik, Bapak/Ibu tidak kami ingatkan lagi. Isian dan permohonan tidak berubah.

    Kabar tahap, berkas yang kurang, dan jawaban tetap kami kirim. Bila ingin diingatkan lagi: /ingatkan
    [🔔 Ingatkan lagi]
    [▶️ Lanjutkan isian]
    ");
    assert_snapshot!(office.says(SITI, "/berhenti").await, @"
    Pengingat memang sudah berhenti. Bila ingin diingatkan lagi: /ingatkan
    [🔔 Ingatkan lagi]
    [▶️ Lanjutkan isian]
    ");
    assert_snapshot!(office.taps(SITI, "🔔 Ingatkan lagi").await, @"
    Baik, Bapak/Ibu kami ingatkan lagi bila ada yang belum selesai. Untuk berhenti: /berhenti
    [▶️ Lanjutkan isian]
    ");
    assert_snapshot!(office.says(SITI, "/ingatkan").await, @"
    Pengingat memang aktif. Untuk berhenti: /berhenti
    [▶️ Lanjutkan isian]
    ");
    assert!(office.hears_after(SITI, days(1)).await.contains("belum dikirim"));
    // It survives that the conversation is forgotten, and is known before there is one.
    let told = office.says(AGUS, "stop").await;
    assert!(told.contains("tidak kami ingatkan lagi"), "{told}");
    office.says_all(AGUS, &TO_NAME).await;
    assert_eq!(office.hears_after(AGUS, days(2)).await, "");
    assert_snapshot!(office.says(BUDI_STAF, "/berhenti").await, @"
    Baik, Bapak/Ibu tidak kami ingatkan lagi. Isian dan permohonan tidak berubah.

    Kabar tahap, berkas yang kurang, dan jawaban tetap kami kirim. Bila ingin diingatkan lagi: /ingatkan

    Pengingat untuk pekerjaan kantor tetap dikirim.
    [🔔 Ingatkan lagi]
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_reminded_at_night_on_a_sunday_or_on_a_libur() {
    let office = left_off().await;
    office.later(hours(11)).await; // 20.30
    office.says(SITI, "halo").await;
    assert_eq!(office.hears_after(SITI, days(1)).await, "", "Tuesday, 20.30");
    assert_eq!(office.hears_after(SITI, hours(11)).await, "", "07.30");
    assert!(office.hears_after(SITI, hours(1)).await.contains("belum dikirim"), "08.30");
    office.later(days(3)).await; // Saturday
    office.says(SITI, "halo").await;
    assert_eq!(office.hears_after(SITI, days(1)).await, "", "Sunday");
    assert!(office.hears_after(SITI, days(1)).await.contains("belum dikirim"), "Monday");
    office.later(days(24)).await; // Thursday, 24 December 2026: cuti bersama
    office.says(SITI, "halo").await;
    assert_eq!(office.hears_after(SITI, days(1)).await, "", "Christmas");
    assert!(office.hears_after(SITI, days(1)).await.contains("belum dikirim"));
}

/// A process that was down for weeks says one thing, and deletes nothing of which nobody was warned.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_long_stop_one_reminder_comes_and_it_is_the_warning() {
    let office = left_off().await;
    assert_snapshot!(office.hears_after(SITI, days(29)).await, @"
    Isian permohonan KTP baru atas nama Siti Aminah belum dikirim ke kantor.

    Berikutnya: NIK pemohon. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Isian kami simpan sampai 25 Desember 2026. Sesudah itu kami hapus; Bapak/Ibu tetap dapat mengajukan lagi kapan saja.

    Bila tidak ingin diingatkan: /berhenti
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_eq!(office.hears_after(SITI, days(3)).await, "");
    assert!(office.hears_after(SITI, days(1)).await.contains("kami hapus"));
    assert_eq!(office.drafts().await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_begins_the_days_anew_and_sending_ends_them() {
    let office = left_off().await;
    office.hears_after(SITI, days(1)).await;
    office.says_all(SITI, &[SITI_NIK, SITI_KK]).await;
    assert_eq!(office.hears_after(SITI, hours(23)).await, "");
    let told = office.hears_after(SITI, hours(1)).await;
    assert!(told.contains("Berikutnya: desa pemohon"), "{told}");
    office.says_all(SITI, &["Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    for _ in 0..12 {
        assert!(!office.hears_after(SITI, days(1)).await.contains("belum dikirim"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_not_agreed_yet_is_not_written_to() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    for _ in 0..12 {
        assert_eq!(office.hears_after(SITI, days(1)).await, "");
    }
    assert_eq!(office.drafts().await, "0", "nothing was filled in, and nothing is left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_blocked_the_bot_finds_no_heap_of_reminders_and_the_draft_as_it_was() {
    let office = left_off().await;
    office.control.block(SITI).await.unwrap();
    office.quiet().await;
    for _ in 0..15 {
        office.hears_after(SITI, days(1)).await;
    }
    assert_eq!(office.count("pengingat").await, 0);
    office.control.unblock(SITI).await.unwrap();
    let told = office.says(SITI, "lanjutkan").await;
    assert!(told.contains("Silakan tulis NIK"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_remind_once() {
    let office = left_off().await;
    office.later(days(1)).await;
    let app = office.running.as_ref().unwrap().app.clone();
    let other = layanan_ktp::app::App { store: office.database.store().await, ..app.clone() };
    tokio::join!(run_due(&app), run_due(&other));
    run_due(&other).await;
    let told = office.answer(SITI).await;
    assert_eq!(told.matches("belum dikirim").count(), 1, "{told}");
}

/// While Telegram is away nothing is heaped up, and a warning that nobody has read does not count.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_said_or_deleted_while_what_was_said_before_is_on_its_way() {
    let office = left_off().await;
    office.hears_after(SITI, days(8)).await; // the warning
    let on_its_way = format!(
        "insert into outbox (outbox_key, chat_id, payload, not_before)
         values (gen_random_uuid(), {SITI}, '\\x00', now() + interval '1 hour')"
    );
    office.database.sql(&on_its_way).await;
    office.later(days(10)).await;
    let app = office.running.as_ref().unwrap().app.clone();
    run_due(&app).await;
    assert_eq!(office.drafts().await, "1");
    office.database.sql(&format!("delete from outbox where chat_id = {SITI} and state = 'pending'")).await;
    assert!(office.hears_after(SITI, days(1)).await.contains("kami hapus"));
}

/// One conversation that cannot be read keeps nobody else from being reminded.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spoilt_conversation_is_passed_over() {
    let office = left_off().await;
    office.says_all(AGUS, &TO_NAME).await;
    office.database.sql(&format!("update dialog set state = '\\x00' where chat_id = {SITI}")).await;
    assert_eq!(office.hears_after(SITI, days(1)).await, "");
    assert!(office.news(AGUS).await.contains("belum dikirim"));
    office.hears_after(SITI, days(20)).await;
    assert_eq!(office.database.sql(&format!("select count(*) from dialog where chat_id = {SITI}")).await, "1");
}

/// A conversation that an earlier program has kept says nothing about drafts: it is looked at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn drafts_of_an_earlier_program_are_found() {
    let office = left_off().await;
    office.says(AGUS, "halo").await;
    office.database.sql("update dialog set draft = null").await;
    assert!(office.hears_after(SITI, days(1)).await.contains("belum dikirim"));
    assert_eq!(office.news(AGUS).await, "");
    assert_eq!(office.database.sql("select count(*) from dialog where draft is null").await, "0");
}

/// Staf say something all day long, and have left a person's draft behind: its days go on, and its words are those of the
/// counter.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_of_the_counter_is_closed_although_staf_go_on_working() {
    let office = Office::open().await;
    office.says_all(BUDI_STAF, &["/daftarkan", "sudah", "KTP baru", "Sumiati Lestari"]).await;
    let mut told = Vec::new();
    for _ in 0..11 {
        office.later(hours(23)).await;
        office.says(BUDI_STAF, "/antrean").await;
        office.jobs().await;
        let news = office.news(BUDI_STAF).await;
        assert!(!news.contains("loket"), "not in the middle of work: {news}");
        told.push(office.hears_after(BUDI_STAF, hours(1)).await);
    }
    let told: Vec<String> = told.into_iter().filter(|news| news.contains("loket")).collect();
    let [first, _, warning, closed] = &told[..] else { panic!("{told:#?}") };
    assert_snapshot!(first, @"
    Pendaftaran KTP baru di loket atas nama Sumiati Lestari belum selesai. Yang sudah diisi tetap tersimpan.

    Berikutnya: NIK pemohon. Untuk meneruskan, ketuk “Lanjutkan isian”.
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_snapshot!(warning, @"
    Pendaftaran KTP baru di loket atas nama Sumiati Lestari belum selesai.

    Berikutnya: NIK pemohon. Untuk meneruskan, ketuk “Lanjutkan isian”.

    Isiannya disimpan sampai 3 Desember 2026. Sesudah itu dihapus; pemohon tetap dapat didaftarkan lagi kapan saja.
    [▶️ Lanjutkan isian]
    [🗑 Hapus isian]
    ");
    assert_snapshot!(closed, @"
    Pendaftaran KTP baru di loket atas nama Sumiati Lestari lama tidak dilanjutkan, jadi isiannya dihapus. Belum ada yang masuk ke antrean.

    Bila masih perlu, silakan mulai lagi dengan /daftarkan.
    [🏢 Daftarkan di loket]
    ");
    assert_eq!(office.drafts().await, "0");
    assert!(office.taps(BUDI_STAF, "🏢 Daftarkan di loket").await.contains("Untuk pemohon di loket"));
}

/// *Lanjutkan* begins the days anew, though nothing of the draft has changed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn going_on_with_a_draft_begins_the_days_anew_and_another_word_does_not() {
    let office = left_off().await;
    office.later(hours(20)).await;
    office.says(SITI, "/bantuan").await;
    assert!(office.hears_after(SITI, hours(4)).await.contains("belum dikirim"));
    office.taps(SITI, "▶️ Lanjutkan isian").await;
    assert_eq!(office.hears_after(SITI, hours(23)).await, "");
    assert!(office.hears_after(SITI, hours(1)).await.contains("belum dikirim"));
}
