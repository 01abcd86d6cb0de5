//! What nobody goes on with goes after its time: drafts of who is not reminded, photos of what nobody completes, what petugas
//! have begun. And what is shown in full to a petugas does not stay in the chat.

use bot_api_emulator::protocol::{NewDocument, UserContent};
use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK};
use crate::support::{Office, pictures};

fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n)
}

impl Office {
    /// What a petugas has in mind, as it is kept.
    async fn mind_of(&self, chat: i64) -> String {
        let mut uow = self.store.begin().await.unwrap();
        let all = uow.leftover().of_petugas().await.unwrap();
        all.into_iter().find(|one| one.chat.0 == chat).map(|one| one.dialog.state).unwrap_or_default()
    }

    async fn drafts_of(&self, chat: i64) -> String {
        self.database.sql(&format!("select count(*) from dialog where draft and chat_id = {chat}")).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_of_who_wants_no_reminders_goes_after_ninety_days_and_they_are_told() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    office.says(SITI, "/berhenti").await;
    assert_eq!(office.hears_after(SITI, days(89)).await, "");
    assert_eq!((office.drafts_of(SITI).await.as_str(), office.count("periksa").await), ("1", 1));
    assert_snapshot!(office.hears_after(SITI, days(2)).await, @"
    Isian permohonan KTP baru atas nama Siti Aminah lama tidak dilanjutkan, jadi isiannya kami hapus. Belum ada yang dikirim ke kantor.

    Bila masih perlu, silakan mulai lagi dengan /ajukan.
    [📝 Ajukan KTP]
    ");
    assert_eq!((office.drafts_of(SITI).await.as_str(), office.count("periksa").await), ("0", 0));
    assert_eq!(office.database.sql("select sum(rows) from destroyed_rows where what = 'isian'").await, "1");
    assert_eq!(office.hears_after(SITI, days(100)).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_of_who_blocked_the_bot_goes_and_the_mark_stays() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti Aminah").await;
    office.control.block(SITI).await.unwrap();
    office.quiet().await;
    office.later(days(91)).await;
    office.jobs().await;
    assert_eq!(office.drafts_of(SITI).await, "0");
    let marked = format!("select count(*) from dialog where chat_id = {SITI} and unreachable_since is not null");
    assert_eq!(office.database.sql(&marked).await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_of_what_nobody_completes_go_thirty_days_after_the_last_reminder() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    let kept = "select count(*) from stored_file where destroyed_at is null";
    assert_eq!(office.database.sql(kept).await, "1");
    for _ in 0..14 {
        office.hears_after(SITI, days(1)).await;
    }
    assert_eq!(office.hears_after(SITI, days(26)).await, "");
    assert_eq!(office.database.sql(kept).await, "1");
    assert_snapshot!(office.hears_after(SITI, days(6)).await, @"
    Permohonan KK-KKKK-K sudah lama tidak dilengkapi, jadi foto dan PDF-nya kami hapus. Permohonannya sendiri tetap kami simpan.

    Yang perlu dilengkapi lagi:
    • Kartu Keluarga (KK): tidak terbaca

    Bila ingin meneruskan, ketuk “Lengkapi”. Bila ada kesulitan, silakan datang ke kantor dengan berkas aslinya. Bila tidak jadi: /tarik
    [📷 Lengkapi]
    ");
    assert_eq!(office.database.sql(kept).await, "0");
    assert_eq!(office.count("periksa").await, 0);
    assert_eq!(office.tahap(kode).await, "tidak_lengkap");
    assert_eq!(office.hears_after(SITI, days(5)).await, "", "said once");
    let faults = office.faults().await;
    assert!(faults.is_empty(), "{faults:?}");
}

/// Staf need the files of what was sent back to mend it, however long that takes; once Dispendukcapil declines it nobody does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn photos_of_what_was_sent_back_stay_until_it_has_ended() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.is_sent_back().await;
    office.later(days(31)).await;
    office.jobs().await;
    let kept = "select count(*) from stored_file where destroyed_at is null";
    assert_eq!(office.database.sql(kept).await, "1");
    assert!(office.says(SITI, "/dataku").await.contains("foto dan PDF paling lama 30 hari sesudah dikirim ulang"));
    let told =
        office.says_all(HENDRA_DISPENDUKCAPIL, &[&format!("/nyatakan {kode}"), "Tidak dapat diproses", "ya"]).await;
    assert_eq!(office.count("pernyataan").await, 1, "{told}");
    office.later(days(1)).await;
    office.jobs().await;
    assert_eq!(office.database.sql(kept).await, "0");
    assert!(office.says(SITI, "/dataku").await.contains("sudah kami hapus"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_petugas_began_on_what_is_over_goes_and_so_does_the_search_of_another_day() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says_all(BUDI_STAF, &[&format!("/entri {kode}"), "sesuai", "/cari Aminah"]).await;
    let mind = office.mind_of(BUDI_STAF).await;
    assert!(mind.contains(SITI_NIK) && mind.contains("Aminah"), "{mind}");
    office.later(TimeDelta::hours(23)).await;
    office.jobs().await;
    assert!(office.mind_of(BUDI_STAF).await.contains("\"Aminah\""), "it may still be paged through");
    office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await;
    assert!(office.mind_of(BUDI_STAF).await.contains(SITI_NIK));
    office.hush().await;
    office.later(days(1)).await;
    office.jobs().await;
    let mind = office.mind_of(BUDI_STAF).await;
    assert!(!mind.contains(SITI_NIK) && !mind.contains("Aminah"), "{mind}");
    assert!(!office.database.sql("select sum(rows) from destroyed_rows where what = 'pekerjaan'").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_petugas_can_go_on_with_stays() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says_all(BUDI_STAF, &[&format!("/entri {kode}"), "sesuai"]).await;
    office.later(days(20)).await;
    office.jobs().await;
    assert!(office.mind_of(BUDI_STAF).await.contains(SITI_NIK));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_number_is_covered_after_a_quarter_of_an_hour() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let told = office.taps(BUDI_STAF, "👁 Lihat NIK dan KK").await;
    assert!(told.contains(SITI_NIK) && told.contains(SITI_KK), "{told}");
    let waits = "select count(*) from outbox where state = 'pending'
        and not_before between now() + interval '14 minutes' and now() + interval '15 minutes'";
    assert_eq!(office.database.sql(waits).await, "1");
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    office.settled_outbox().await;
    let messages = office.control.messages(BUDI_STAF).await.unwrap();
    assert!(!messages.iter().any(|m| m.text.contains(SITI_NIK) || m.text.contains(SITI_KK)));
    assert!(messages.iter().any(|m| m.text.contains("sudah disamarkan lagi")));
}

/// What SOP 3 shows to be compared stays no longer either, and its question can be answered from the covered message.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_of_an_open_entry_are_covered_and_its_question_stays() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.says(BUDI_STAF, &format!("/entri {kode}")).await;
    assert!(office.says(BUDI_STAF, "sesuai").await.contains(SITI_NIK));
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    office.settled_outbox().await;
    let covered = office.newest(BUDI_STAF).await;
    assert!(!covered.text.contains(SITI_NIK), "{}", covered.text);
    assert!(covered.text.contains("••••••••••••9901") && covered.text.contains("/entri"), "{}", covered.text);
    let next = office.taps(BUDI_STAF, "✅ Sesuai berkas").await;
    assert!(next.contains("3 dari 11") && next.contains(SITI_KK), "{next}");
    assert!(office.says(BUDI_STAF, &format!("/entri {kode}")).await.contains(SITI_KK), "shown once more, and recorded");
    office.says(BUDI_STAF, "sesuai").await;
    office.says(BUDI_STAF, "sesuai").await;
    let texts = ["Mojokerto", "sesuai", "perempuan", "Jl. Contoh 12", "3/2", "470/17/2026", "20-11-2026"];
    assert!(office.says_all(BUDI_STAF, &texts).await.contains(SITI_NIK), "the summary");
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    office.settled_outbox().await;
    let messages = office.control.messages(BUDI_STAF).await.unwrap();
    assert!(!messages.iter().any(|m| !m.deleted && (m.text.contains(SITI_NIK) || m.text.contains(SITI_KK))));
    office.taps(BUDI_STAF, "💾 Simpan").await;
    assert_eq!(office.tahap(kode).await, "dientri");
}

impl Office {
    /// Waits until nothing at all is left to be sent. The sender sleeps until the next message.
    async fn settled_outbox(&self) {
        self.says(AGUS, "/syarat").await;
        for _ in 0..400 {
            if self.database.sql("select count(*) from outbox where state = 'pending'").await == "0" {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_below_something_that_is_not_kept_stays_and_its_sender_is_told() {
    let office = Office::open().await;
    let caption = Some(format!("NIK {SITI_NIK}"));
    let word = NewDocument { name: "kk.doc".into(), mime: "application/msword".into(), bytes: vec![b'x'; 9], caption };
    office.control.send(SITI, UserContent::Document(word)).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(told.contains("pesannya tidak kami hapus dari chat ini"), "{told}");
    let left = office.control.messages(SITI).await.unwrap();
    assert!(
        left.iter().any(|m| !m.from_bot && !m.deleted && m.caption.as_deref().is_some_and(|c| c.contains(SITI_NIK)))
    );
    office.siti_up_to_berkas().await;
    office.control.send_photo(SITI, &pictures::good(1), Some(SITI_NIK)).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(!told.contains("pesannya tidak kami hapus"), "that one is kept, and goes: {told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_to_who_cannot_be_reached_go_after_their_time() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.control.block(SITI).await.unwrap();
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    let waits = format!("select count(*) from outbox where chat_id = {SITI} and state = 'pending'");
    assert_eq!(office.database.sql(&waits).await, "1");
    office.database.sql("update outbox set created_at = created_at - interval '31 days' where state = 'pending'").await;
    office.later(days(1)).await;
    office.jobs().await;
    assert_eq!(office.database.sql(&waits).await, "0");
    assert_eq!(office.database.sql("select sum(rows) from destroyed_rows where what = 'tak_sampai'").await, "1");
}
