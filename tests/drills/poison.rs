//! What cannot be read: an update, a conversation of another version, a conversation that cannot be opened.

use layanan_ktp::store::updates::RawUpdate;

use crate::support::Office;
use crate::support::people::{AGUS, SITI};
use drills::wire;

const GARBAGE: &[u8] = b"{\"update_id\": 1, \"message\": [[[";
const APOLOGY: &str = "ada gangguan di pihak kami";
const RESET: &str = "Sesudah pembaruan sistem";

#[tokio::test(flavor = "multi_thread")]
async fn a_poison_update_dies_alone_with_one_apology() {
    let mut office = Office::open().await;
    office.stop().await;
    feed(&office, SITI, GARBAGE).await;
    office.start().await;
    office.control.send_text(SITI, "/bantuan").await.unwrap();
    office.control.send_text(AGUS, "/bantuan").await.unwrap();
    wire::told(&office.control, AGUS, "/ajukan").await;
    assert!(wire::said(&office.control, SITI).await.is_empty(), "her chat waits for the first of its updates");

    for attempt in 1..=5 {
        wire::until("it was tried again", || async { attempts(&office).await >= attempt }).await;
        let now = "update inbox set not_before = now() where state = 'pending'";
        office.database.sql(now).await;
    }
    office.quiet().await;
    let said = wire::said(&office.control, SITI).await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains(APOLOGY), "{said:?}");
    assert!(said[1].contains("/ajukan"), "{said:?}");
    let kept = "select attempts, last_error, raw is not null from inbox where state = 'dead'";
    assert_eq!(office.database.sql(kept).await, "5|unreadable|t");
}

async fn feed(office: &Office, chat: i64, raw: &[u8]) {
    let store = office.database.store().await;
    let mut poller = store.poller().await.unwrap().expect("nobody polls");
    poller.store(&[RawUpdate { update_id: 1, chat, raw: raw.to_vec() }]).await.unwrap();
    poller.release().await.unwrap();
    store.close().await;
}

async fn attempts(office: &Office) -> i32 {
    office.database.sql("select max(attempts) from inbox").await.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_of_an_unknown_version_is_archived_and_the_person_told() {
    conversation_that_cannot_be_read("update dialog set version = 99 where chat_id = 1001").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_that_cannot_be_opened_is_archived_and_the_person_told() {
    conversation_that_cannot_be_read(r"update dialog set state = '\x00112233' where chat_id = 1001").await;
}

async fn conversation_that_cannot_be_read(spoil: &str) {
    let office = Office::open().await;
    for words in ["/ajukan", "setuju", "saya sendiri"] {
        office.says(SITI, words).await;
    }
    office.database.sql(spoil).await;
    let was = office.database.sql("select version, state from dialog where chat_id = 1001").await;

    let told = office.says(SITI, "KTP baru").await;
    assert!(told.contains(RESET), "{told}");
    let kept = office.database.sql("select version, state from dialog_archive where chat_id = 1001").await;
    assert_eq!(kept, was, "not kept as it was");
    office.says(SITI, "/ajukan").await;
    assert!(office.says(SITI, "setuju").await.contains("untuk siapa"), "she can begin anew");
    assert_eq!(office.database.sql("select count(*) from dialog_archive").await, "1");
    assert_eq!(office.database.sql("select count(*) from inbox where state <> 'done'").await, "0");
}
