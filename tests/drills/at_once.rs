//! People who act at the same moment.

use bot_api_emulator::protocol::ChatMessage;
use futures_util::future::join_all;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, SITI, SITI_KK, SITI_NIK, WATI_STAF};
use drills::applicants;
use drills::wire;

const FIRST_WORDS: [&str; 5] = ["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah"];

async fn up_to_the_summary(office: &Office, chat: i64) {
    for words in FIRST_WORDS.into_iter().chain([SITI_NIK, SITI_KK, "Japan", "lewati"]) {
        office.control.send_text(chat, words).await.unwrap();
    }
    for n in 0..2 {
        office.control.advance_clock(30).await.unwrap(); // each is an answer of its own
        office.control.send_photo(chat, &crate::support::pictures::good(n), None).await.unwrap();
    }
    office.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_taps_of_two_staf_receive_a_permohonan_once() {
    let office = Office::open().await;
    up_to_the_summary(&office, SITI).await;
    office.says(SITI, "kirim").await;
    let cards = [terima(&office, BUDI_STAF).await, terima(&office, WATI_STAF).await];
    let taps = (0..20).map(|n| {
        let (staf, card, data) = &cards[n % 2];
        office.control.press_stale(*staf, *card, data)
    });
    for tap in join_all(taps).await {
        tap.unwrap();
    }
    office.quiet().await;
    let events = "select string_agg(kind, ' ' order by seq) from riwayat where kind <> 'berkas_disimpan'";
    assert_eq!(office.database.sql(events).await, "diajukan diterima");
    let numbers = "select nomor_urut, received_by is not null from permohonan";
    assert_eq!(office.database.sql(numbers).await, "1|t");
    assert_eq!(office.database.sql("select count(*) from inbox where state <> 'done'").await, "0");
    let told = wire::said(&office.control, SITI).await;
    assert_eq!(told.iter().filter(|text| text.contains("470/001/")).count(), 1, "told once that it was received");
    assert_eq!(office.faults().await, []);
}

/// The button *Terima* on the newest card of a staf: who, message, data.
async fn terima(office: &Office, staf: i64) -> (i64, i64, String) {
    let messages = office.control.messages(staf).await.unwrap();
    let button = |m: &ChatMessage| {
        let found = m.buttons.iter().flatten().find(|b| b.label.contains("Terima"));
        found.and_then(|b| b.data.clone()).map(|data| (staf, m.message_id, data))
    };
    messages.iter().rev().find_map(button).expect("a card with a button to receive")
}

#[tokio::test(flavor = "multi_thread")]
async fn one_nik_sent_by_two_chats_at_once_is_one_permohonan() {
    let office = Office::open().await;
    up_to_the_summary(&office, SITI).await;
    up_to_the_summary(&office, AGUS).await;
    let (one, other) = tokio::join!(office.control.send_text(SITI, "kirim"), office.control.send_text(AGUS, "kirim"));
    one.and(other).unwrap();
    office.quiet().await;
    assert_eq!(office.database.sql("select count(*) from permohonan").await, "1");
    let mut receipts = 0;
    for chat in [SITI, AGUS] {
        let said = wire::said(&office.control, chat).await;
        receipts += said.iter().filter(|text| text.contains("Kode permohonan:")).count();
    }
    assert_eq!(receipts, 1);
    assert_eq!(office.database.sql("select count(*) from inbox where state <> 'done'").await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_at_once_are_numbered_without_a_gap() {
    const PEOPLE: u32 = 40;
    let office = Office::open().await;
    let people = applicants::gather(&office.control, PEOPLE).await;
    for person in &people {
        for words in &person.words()[..9] {
            office.control.send_text(person.chat, words).await.unwrap();
        }
        for n in 0..2 {
            office.control.advance_clock(30).await.unwrap();
            office
                .control
                .send_photo(
                    person.chat,
                    &crate::support::pictures::good(u32::try_from(person.chat).unwrap() * 2 + n),
                    None,
                )
                .await
                .unwrap();
        }
        office.control.send_text(person.chat, "kirim").await.unwrap();
    }
    office.quiet().await;
    let mut sent = Vec::new();
    for (n, person) in people.iter().enumerate() {
        let staf = [BUDI_STAF, WATI_STAF][n % 2];
        let kode = office.kode(person.chat).await;
        sent.push((staf, format!("/terima {kode}")));
    }
    for done in join_all(sent.iter().map(|(staf, words)| office.control.send_text(*staf, words))).await {
        done.unwrap();
    }
    office.quiet().await;
    let numbers = "select count(*), min(nomor_urut), max(nomor_urut) from permohonan where tahap = 'diterima'";
    assert_eq!(office.database.sql(numbers).await, "40|1|40");
    assert_eq!(office.faults().await, []);
}
