//! Waiting for a bot that runs in another process, and small reads for the drills.

use std::time::{Duration, Instant};

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::{Call, CallFilter, CallOutcome};
use layanan_ktp::store::Store;

/// How long the bot may take before a drill gives up. Not a measure.
const PATIENCE: Duration = Duration::from_mins(1);

/// Waits until it holds.
pub async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Waits until everything that was said is acknowledged, worked off and answered.
pub async fn quiet(control: &ControlClient, store: &Store) {
    until("nothing waits", || async {
        let pending = control.pending_updates().await.unwrap();
        let waiting = store.waiting().await;
        pending == 0 && waiting.is_ok_and(|w| w.inbox == 0 && w.outbox == 0)
    })
    .await;
}

/// The same, but gives up when it takes longer. Whether nothing waits.
pub async fn quiet_within(patience: Duration, control: &ControlClient, store: &Store) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < patience {
        let pending = control.pending_updates().await.unwrap();
        let waiting = store.waiting().await;
        if pending == 0 && waiting.is_ok_and(|w| w.inbox == 0 && w.outbox == 0) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

/// How often the bot called a method.
pub async fn calls(control: &ControlClient, method: &str) -> Vec<Call> {
    control.calls(&CallFilter::method(method)).await.unwrap()
}

/// How many calls were refused with a code.
pub async fn refused_with(control: &ControlClient, wanted: u16) -> usize {
    let all = control.calls(&CallFilter::default()).await.unwrap();
    all.iter().filter(|c| matches!(&c.outcome, CallOutcome::Refused { code, .. } if *code == wanted)).count()
}

/// What the bot said to a chat, in order.
pub async fn said(control: &ControlClient, chat: i64) -> Vec<String> {
    let messages = control.messages(chat).await.unwrap();
    messages.into_iter().filter(|m| m.from_bot).map(|m| m.caption.unwrap_or(m.text)).collect()
}

/// Waits until a chat was told something with these words.
pub async fn told(control: &ControlClient, chat: i64, words: &str) {
    until(&format!("{chat} is told {words:?}"), || async {
        said(control, chat).await.iter().any(|text| text.contains(words))
    })
    .await;
}

/// The messages that the bot tried to send to a chat.
pub async fn calls_to(control: &ControlClient, chat: i64) -> Vec<Call> {
    control.calls(&CallFilter::method("sendMessage").chat(chat)).await.unwrap()
}
