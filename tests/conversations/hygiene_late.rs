//! Messages that cannot be deleted, or are gone already, or must not go yet.

use std::time::Duration;

use bot_api_emulator::protocol::{Fault, FaultKind};
use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{SITI, SITI_KK, SITI_NIK};

/// Siti is asked for her NIK, the bot stands still, and she types.
async fn typed_while_away(office: &mut Office, texts: &[&str]) -> Vec<i64> {
    office.says_all(SITI, &TO_NAME).await;
    office.says(SITI, "Siti Aminah").await;
    office.stop().await;
    let mut ids = Vec::new();
    for text in texts {
        ids.push(office.control.send_text(SITI, text).await.unwrap());
    }
    ids
}

async fn until(office: &Office, sql: &str, is: &str) {
    for _ in 0..1000 {
        if office.database.sql(sql).await == is {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{sql} does not become {is}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_two_days_telegram_refuses_and_that_is_said_once() {
    let mut office = Office::open().await;
    typed_while_away(&mut office, &[SITI_NIK, SITI_KK]).await;
    let away =
        Fault::new(FaultKind::Refuse { code: 403, description: "Forbidden: bot was blocked by the user".into() });
    office.control.fault(away.chat(SITI).until_cleared()).await.unwrap();
    office.start().await;
    until(&office, "select count(*) from dialog where unreachable_since is not null", "1").await;
    until(&office, "select count(*) from inbox where state = 'pending'", "0").await;
    office.later(TimeDelta::hours(49)).await;
    office.control.clear_faults().await.unwrap();
    assert_snapshot!(office.says(SITI, "Japan").await, @"
    ✅ NIK tersimpan: ••••••••••••9901

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.

    Silakan tulis nomor KK pemohon (16 angka). Nomornya ada di bagian atas KK.
    ---
    ✅ Nomor KK tersimpan: ••••••••••••9901

    Pemohon warga desa mana? Ketuk salah satu tombol, atau tulis nama desanya.
    [Blimbingsari] [Brangkal]
    [Gemekan] [Jampirogo]
    [Japan] [Karangkedawang]
    [Kedungmaling] [Klinterejo]
    [Modongan] [Mojoranu]
    [Ngingasrembyong] [Sambiroto]
    [Sooko] [Tempuran]
    [Wringinrejo]
    [Di luar kecamatan ini]
    ---
    Berapa nomor telepon Bapak/Ibu? Petugas menelepon hanya bila pesan di chat ini tidak sampai atau lama tidak dijawab.
    Contoh: 0812-3456-7890. Boleh juga telepon rumah, atau dilewati.
    [📱 Nomor Telegram saya]
    [➖ Lewati]
    ---
    Sebagian pesan Anda sudah terlalu lama, jadi tidak dapat kami hapus dari chat ini. Agar aman, mohon hapus sendiri pesan yang berisi NIK, nomor KK, atau berkas: tekan lama pesannya, lalu ketuk “Hapus”.
    ");
    assert_eq!(office.left_of(SITI).await.last().map(String::as_str), Some("Japan"));
    assert!(office.left_of(SITI).await.contains(&SITI_NIK.to_owned()));
    assert_eq!(office.database.sql("select count(*) from outbox where state <> 'sent'").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_person_deleted_already_is_not_spoken_of() {
    let mut office = Office::open().await;
    for id in typed_while_away(&mut office, &[SITI_NIK]).await {
        office.control.delete(SITI, id).await.unwrap();
    }
    office.start().await;
    office.hush().await;
    assert!(office.says(SITI, SITI_KK).await.starts_with("✅ Nomor KK tersimpan"));
    assert!(!office.control.transcript(SITI).await.unwrap().contains("mohon hapus sendiri"));
    assert_eq!(office.database.sql("select count(*) from outbox where state <> 'sent'").await, "0");
}

/// An answer that is lost on the way is asked for again: the message is gone then.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deletion_whose_answer_is_lost_does_no_harm() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.control.fault(Fault::new(FaultKind::AnswerLost).method("deleteMessage").times(1)).await.unwrap();
    office.says_all(SITI, &["Siti Aminah", SITI_NIK]).await;
    assert_eq!(office.left_of(SITI).await.last().map(String::as_str), Some("Siti Aminah"));
    assert!(!office.control.transcript(SITI).await.unwrap().contains("mohon hapus sendiri"));
    assert_eq!(office.database.sql("select count(*) from outbox where state <> 'sent'").await, "0");
}

/// Nothing was kept of it: who looks into it later, and the person, have only the message.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_goes_before_what_it_said_is_safe() {
    let mut office = Office::open().await;
    typed_while_away(&mut office, &[SITI_NIK]).await;
    let broken = "create function broken() returns trigger language plpgsql as 'begin raise ''no''; end';
        create trigger broken before insert on outbox for each row when (new.chat_id = 1001) execute function broken()";
    office.database.sql(broken).await;
    office.start().await;
    until(&office, "select attempts > 0 from inbox where state = 'pending'", "t").await;
    assert_eq!(office.left_of(SITI).await.last().map(String::as_str), Some(SITI_NIK));
    office.database.sql("drop trigger broken on outbox; update inbox set not_before = now()").await;
    office.hush().await;
    assert_eq!(office.left_of(SITI).await.last().map(String::as_str), Some("Siti Aminah"));
}

/// Nobody could work on it, so it stays: who wrote it is asked to delete the number.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_number_that_failed_for_good_the_person_is_told() {
    let mut office = Office::open().await;
    typed_while_away(&mut office, &[SITI_NIK]).await;
    let broken = "create function broken() returns trigger language plpgsql as 'begin raise ''no''; end';
        create trigger broken before update on dialog for each row when (new.chat_id = 1001) execute function broken()";
    office.database.sql(broken).await;
    office.start().await;
    until(&office, "select attempts > 0 from inbox where state = 'pending'", "t").await;
    office.database.sql("update inbox set attempts = 4, not_before = now() where state = 'pending'").await;
    until(&office, "select count(*) from inbox where state = 'dead'", "1").await;
    office.database.sql("drop trigger broken on dialog").await;
    assert_snapshot!(office.news(SITI).await, @"
    Mohon maaf, ada gangguan di pihak kami. Yang sudah tersimpan tetap aman. Silakan coba lagi beberapa saat.

    Di pesan tadi ada NIK atau nomor KK, dan pesannya masih ada di chat ini. Agar aman, mohon hapus sendiri: tekan lama pesannya, lalu ketuk “Hapus”.
    ");
    assert_eq!(office.left_of(SITI).await.last().map(String::as_str), Some(SITI_NIK));
}
