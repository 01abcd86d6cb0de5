//! Every way in which sending can fail: what is told, in which order, and what is kept.

use bot_api_emulator::protocol::{Fault, FaultKind};
use layanan_ktp::domain::petugas::{ChatId, Peran};

use crate::support::people::{AGUS, BUDI_STAF, SITI, WATI_STAF};
use crate::support::{Office, morning};
use drills::wire;

fn to_siti(kind: FaultKind) -> Fault {
    Fault::new(kind).method("sendMessage").chat(SITI)
}

fn refusal(code: u16, description: &str) -> FaultKind {
    FaultKind::Refuse { code, description: description.to_owned() }
}

/// Siti asks two things and both answers come, in order.
async fn she_is_answered_in_order(office: &Office) {
    let said = wire::said(&office.control, SITI).await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("/ajukan") && said[1].contains("Surat pengantar"), "{said:?}");
}

async fn she_asks_two_things(office: &Office) {
    office.control.send_text(SITI, "/bantuan").await.unwrap();
    office.control.send_text(SITI, "/syarat").await.unwrap();
}

/// What the register has of a chat's messages that wait, oldest first: attempts and kind of fault.
async fn waiting(office: &Office, chat: i64) -> String {
    let rows = "select attempts, last_error, not_before > now() from outbox where state = 'pending'";
    office.database.sql(&format!("{rows} and chat_id = {chat} and last_error is not null order by outbox_id")).await
}

/// The pause is over.
async fn the_pause_ends(office: &Office) {
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
}

async fn counted_attempts(office: &Office, chat: i64) -> i32 {
    let sql = format!("select sum(attempts) from outbox where chat_id = {chat}");
    office.database.sql(&sql).await.parse().unwrap()
}

/// While one chat waits, the others do not.
async fn agus_is_not_held_up(office: &Office) {
    office.control.send_text(AGUS, "/bantuan").await.unwrap();
    wire::told(&office.control, AGUS, "/ajukan").await;
    assert!(wire::said(&office.control, SITI).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn at_429_the_chat_waits_as_long_as_told_and_no_attempt_is_counted() {
    let office = Office::open().await;
    let fault = to_siti(FaultKind::TooManyRequests { retry_after: 600 });
    office.control.fault(fault.until_cleared()).await.unwrap();
    she_asks_two_things(&office).await;
    wire::until("it waits", || async { waiting(&office, SITI).await == "0|retry-after|t" }).await;
    agus_is_not_held_up(&office).await;
    let left = "select round(extract(epoch from not_before - now()) / 60) from outbox where last_error = 'retry-after'";
    assert_eq!(office.database.sql(left).await, "10", "minutes");
    assert_eq!(wire::refused_with(&office.control, 429).await, 1, "asked again before its time");

    office.control.clear_faults().await.unwrap();
    the_pause_ends(&office).await;
    office.quiet().await;
    she_is_answered_in_order(&office).await;
    assert_eq!(counted_attempts(&office, SITI).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_a_bare_429_the_chat_waits_and_no_attempt_is_counted() {
    let office = Office::open().await;
    office.control.fault(to_siti(FaultKind::TooManyRequestsBare)).await.unwrap();
    she_asks_two_things(&office).await;
    wire::until("it waits", || async { waiting(&office, SITI).await == "0|too-many-requests|t" }).await;
    agus_is_not_held_up(&office).await;
    the_pause_ends(&office).await;
    office.quiet().await;
    she_is_answered_in_order(&office).await;
    assert_eq!(counted_attempts(&office, SITI).await, 0);
}

async fn tried_again(kind: FaultKind, expected: &str) {
    let office = Office::open().await;
    office.control.fault(to_siti(kind).until_cleared()).await.unwrap();
    she_asks_two_things(&office).await;
    wire::until("it failed", || async { waiting(&office, SITI).await.contains(expected) }).await;
    agus_is_not_held_up(&office).await;
    office.control.clear_faults().await.unwrap();
    the_pause_ends(&office).await;
    office.quiet().await;
    she_is_answered_in_order(&office).await;
    assert!(counted_attempts(&office, SITI).await >= 1);
    assert_eq!(office.database.sql("select count(*) from outbox where state = 'dead'").await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_500_it_is_tried_again_in_order() {
    tried_again(FaultKind::InternalError, "|server|").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_a_proxys_502_page_it_is_tried_again_in_order() {
    tried_again(FaultKind::BadGateway, "|server|").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_a_reset_it_is_tried_again_in_order() {
    tried_again(FaultKind::Reset, "|network|").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_a_hang_it_is_tried_again_in_order() {
    tried_again(FaultKind::Hang { ms: 300 }, "|network|").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_whose_answer_was_lost_comes_twice_at_most_and_the_next_after_it() {
    let office = Office::open().await;
    office.control.fault(to_siti(FaultKind::AnswerLost)).await.unwrap();
    she_asks_two_things(&office).await;
    office.quiet().await;
    let said = wire::said(&office.control, SITI).await;
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(said[0], said[1]);
    assert!(said[2].contains("Surat pengantar"), "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_blocked_the_bot_is_marked_staf_are_told_and_it_goes_on_when_they_write() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    let blocked = to_siti(refusal(403, "Forbidden: bot was blocked by the user"));
    office.control.fault(blocked.until_cleared()).await.unwrap();
    office.control.send_text(SITI, "/bantuan").await.unwrap();
    for staf in [BUDI_STAF, WATI_STAF] {
        wire::told(&office.control, staf, "tidak dapat dihubungi lewat chat").await;
        let told = wire::said(&office.control, staf).await;
        assert!(told.iter().any(|t| t.contains("tidak dapat dihubungi") && t.contains(&kode.to_string())));
    }
    assert_eq!(marked(&office).await, "1001");
    wire::until("it is held", || async { waiting(&office, SITI).await == "0|unreachable|f" }).await;
    assert_eq!(wire::refused_with(&office.control, 403).await, 1, "knocks again at a closed door");

    office.control.clear_faults().await.unwrap();
    office.control.send_text(SITI, "/status").await.unwrap();
    let told = office.answer(SITI).await;
    let (help, status) = told.split_once("\n---\n").expect("what was held, and the answer");
    assert!(help.contains("/ajukan") && status.contains("KK-KKKK-K"), "{told}");
    assert_eq!(marked(&office).await, "");
}

async fn marked(office: &Office) -> String {
    office.database.sql("select chat_id from dialog where unreachable_since is not null").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petugas_who_never_began_gets_what_was_held_when_they_do() {
    const NEVER_BEGAN: i64 = 2_999;
    let office = Office::open().await;
    office.control.user(NEVER_BEGAN, "Rini Astuti").await.unwrap();
    let mut uow = office.store.begin().await.unwrap();
    uow.petugas().add(ChatId(NEVER_BEGAN), Peran::Staf, "Rini Astuti", morning()).await.unwrap();
    uow.commit().await.unwrap();
    for words in ["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah"] {
        office.says(SITI, words).await;
    }
    for words in ["3516134101909901", "3516130101159901", "Japan", "lewati", "bawa", "bawa", "kirim"] {
        office.control.send_text(SITI, words).await.unwrap();
    }
    wire::told(&office.control, BUDI_STAF, "Permohonan baru").await;
    wire::until("she is marked", || async { marked(&office).await == NEVER_BEGAN.to_string() }).await;
    assert!(wire::said(&office.control, NEVER_BEGAN).await.is_empty());

    office.control.send_text(NEVER_BEGAN, "/start").await.unwrap();
    office.quiet().await;
    let told = wire::said(&office.control, NEVER_BEGAN).await;
    assert!(told[0].contains("Permohonan baru"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_telegram_refuses_is_kept_sealed_and_the_next_ones_flow() {
    let office = Office::open().await;
    let refused = refusal(400, "Bad Request: can't parse entities: unsupported start tag");
    office.control.fault(to_siti(refused)).await.unwrap();
    she_asks_two_things(&office).await;
    office.quiet().await;
    let said = wire::said(&office.control, SITI).await;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("Surat pengantar"), "{said:?}");
    let kept = "select last_error, payload is not null from outbox where state = 'dead'";
    assert_eq!(office.database.sql(kept).await, "bad-request|t");
    assert!(!office.database.dump().await.contains("/ajukan"), "kept in the open");
}

async fn when_telegram_refuses_the_bot(code: u16, words: &str, kind: &str) {
    let mut office = Office::open().await;
    office.control.fault(to_siti(refusal(code, words))).await.unwrap();
    she_asks_two_things(&office).await;
    let held = format!("0|{kind}|f");
    wire::until("it is held", || async { waiting(&office, SITI).await == held }).await;
    office.control.send_text(AGUS, "/bantuan").await.unwrap();
    wire::until("all three wait", || async { office.store.waiting().await.unwrap().outbox == 3 }).await;
    assert!(wire::said(&office.control, AGUS).await.is_empty(), "the others are not sent either");

    office.stop().await; // the pause is long; who puts things right starts the bot again
    office.start().await;
    office.quiet().await;
    she_is_answered_in_order(&office).await;
    assert_eq!(wire::said(&office.control, AGUS).await.len(), 1);
    assert_eq!(office.database.sql("select count(*) from outbox where state = 'dead'").await, "0");
    assert_eq!(counted_attempts(&office, SITI).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_401_all_sending_pauses_and_nothing_is_dropped() {
    when_telegram_refuses_the_bot(401, "Unauthorized", "unauthorized").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_409_all_sending_pauses_and_nothing_is_dropped() {
    when_telegram_refuses_the_bot(409, "Conflict: terminated by other getUpdates request", "conflict").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_hangs_holds_up_its_own_chat_only() {
    let office = Office::open().await;
    office.control.fault(to_siti(FaultKind::Hang { ms: 60_000 })).await.unwrap();
    office.control.send_text(SITI, "/bantuan").await.unwrap();
    let under_way = "select attempts from outbox where chat_id = 1001 and state = 'pending' and leased_until > now()";
    wire::until("it hangs", || async { !wire::calls_to(&office.control, SITI).await.is_empty() }).await;
    office.control.send_text(AGUS, "/bantuan").await.unwrap();
    wire::told(&office.control, AGUS, "/ajukan").await;
    assert_eq!(office.database.sql(under_way).await, "0", "he had to wait until her call was given up");
}
