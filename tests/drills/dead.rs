//! `surat-mati`: what failed for good is listed without a word of it, tried again exactly once, or dropped.

use bot_api_emulator::protocol::{Fault, FaultKind};

use crate::support::Office;
use crate::support::people::{AGUS, SITI};
use drills::process::BotProcess;
use drills::wire;

const APOLOGY: &str = "ada gangguan di pihak kami";

impl Office {
    async fn surat_mati(&self, args: &[&str]) -> (bool, String) {
        BotProcess::says(&self.database.url(), &[&["surat-mati"], args].concat()).await
    }

    async fn is_done(&self, args: &[&str]) -> String {
        let (well, said) = self.surat_mati(args).await;
        assert!(well, "{args:?}: {said}");
        said
    }

    async fn number(&self, table: &str) -> String {
        let queue = if table == "inbox" { "masuk" } else { "keluar" };
        format!("{queue}-{}", self.database.sql(&format!("select {table}_id from {table} where state = 'dead'")).await)
    }

    /// Telegram refuses an answer to Agus for good.
    async fn an_answer_is_refused(&self) {
        let kind = FaultKind::Refuse { code: 400, description: "Bad Request: wrong".to_owned() };
        self.control.fault(Fault::new(kind).method("sendMessage").chat(AGUS)).await.unwrap();
        self.control.send_text(AGUS, "/bantuan").await.unwrap();
        let dead = "select count(*) from outbox where state = 'dead'";
        wire::until("it is dead", || async { self.database.sql(dead).await == "1" }).await;
    }

    /// A question of Siti fails five times: a table is gone for a while.
    async fn a_question_fails(&self) {
        self.database.sql("alter table pihak rename to pihak_gone").await;
        self.control.send_text(SITI, "/status").await.unwrap();
        let dead = "select count(*) from inbox where state = 'dead'";
        wire::until("it is dead", || async {
            self.database.sql("update inbox set not_before = now() where state = 'pending'").await;
            self.database.sql(dead).await == "1"
        })
        .await;
        self.database.sql("alter table pihak_gone rename to pihak").await;
        wire::told(&self.control, SITI, APOLOGY).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_failed_is_tried_again_once_and_arrives() {
    let office = Office::open().await;
    assert!(office.is_done(&["daftar"]).await.contains("nothing has failed for good"));
    office.an_answer_is_refused().await;
    office.a_question_fails().await;
    let (update, message) = (office.number("inbox").await, office.number("outbox").await);

    let listed = office.is_done(&["daftar"]).await;
    for said in [&*update, &*message, "message", "tried  5", "tried  1", "fault database", "fault bad-request"] {
        assert!(listed.contains(said), "{said}\n{listed}");
    }
    let one = office.is_done(&["lihat", &update]).await + &office.is_done(&["lihat", &message]).await;
    assert!(one.contains("a command") && one.contains("umum-help"), "{one}");
    for personal in ["1001", "1002", "Siti", "Agus", "/status", "Bapak/Ibu"] {
        assert!(!(listed.clone() + &one).contains(personal), "{personal}\n{listed}\n{one}");
    }

    // Two people at once: one of them does it.
    let (one, other) = tokio::join!(office.surat_mati(&["ulang", "--semua"]), office.surat_mati(&["ulang", "--semua"]));
    assert!(one.0 && other.0, "{one:?}\n{other:?}");
    office.quiet().await;
    let to_siti = wire::said(&office.control, SITI).await;
    assert_eq!(to_siti.len(), 2, "the apology and the answer: {to_siti:?}");
    assert_eq!(wire::said(&office.control, AGUS).await.len(), 1);
    let (well, said) = office.surat_mati(&["ulang", &update]).await;
    assert!(!well && said.contains(&format!("there is no {update}")), "{said}");
    assert_eq!(office.database.sql("select count(*) from inbox where state <> 'done'").await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_dropped_is_gone_and_counted_and_never_by_mistake() {
    let office = Office::open().await;
    office.an_answer_is_refused().await;
    let number = office.number("outbox").await;
    let (well, said) = office.surat_mati(&["buang", &number]).await;
    assert!(!well && said.contains("nothing was dropped"), "{said}");
    let (well, _) = office.surat_mati(&["buang", &number, "masuk-99", "--ya"]).await;
    assert!(!well, "all or nothing");
    let (well, _) = office.surat_mati(&["buang", number.trim_start_matches("keluar-"), "--ya"]).await;
    assert!(!well, "a number without its queue");
    assert_eq!(office.number("outbox").await, number);

    assert!(office.is_done(&["buang", &number, "--ya"]).await.contains("1 messages"));
    assert_eq!(office.database.sql("select what, rows from destroyed_rows").await, "pesan|1");
    assert!(office.is_done(&["daftar"]).await.contains("nothing has failed for good"));
    assert!(office.says(AGUS, "/bantuan").await.contains("/ajukan"), "the chat goes on");
}

/// It waits for who cannot be reached, and goes before what is said later.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_tried_again_waits_for_its_person_and_keeps_its_place() {
    let office = Office::open().await;
    office.an_answer_is_refused().await;
    let number = office.number("outbox").await;
    let gone = "insert into dialog (chat_id, version, state, unreachable_since, updated_at) values (1002, 0, '\\x00', now(), now())
        on conflict (chat_id) do update set unreachable_since = now()";
    office.database.sql(gone).await;
    let said = office.is_done(&["ulang", &number]).await;
    assert!(said.contains("is tried again once its person writes"), "{said}");
    office.quiet().await;
    assert!(wire::said(&office.control, AGUS).await.is_empty());
    office.control.send_text(AGUS, "/syarat").await.unwrap();
    wire::told(&office.control, AGUS, "Surat pengantar").await;
    let told = wire::said(&office.control, AGUS).await;
    assert!(told.len() == 2 && told[0].contains("/ajukan"), "{told:?}");
}

/// What was said anew since is not said again as it was.
#[tokio::test(flavor = "multi_thread")]
async fn what_has_been_overtaken_is_not_tried_again() {
    let office = Office::open().await;
    office.an_answer_is_refused().await;
    let number = office.number("outbox").await;
    office.database.sql("update outbox set topic = 'alarm' where state = 'dead'").await;
    let newer = "insert into outbox (outbox_key, chat_id, topic, payload, state) values (gen_random_uuid(), 1002, 'alarm', null, 'sent')";
    office.database.sql(newer).await;
    let (well, said) = office.surat_mati(&["ulang", &number]).await;
    assert!(!well && said.contains("something newer"), "{said}");
    let left = office.is_done(&["ulang", "--semua"]).await;
    assert!(left.contains("is left as it is") && left.contains("0 updates and 0 messages"), "{left}");
}
