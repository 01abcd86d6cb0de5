//! What this process has done since it began, in numbers: for who watches the machine (`crate::pantau`). Nothing here knows
//! whom anything is about. Counting costs a few atomic operations, and no statement.
//!
//! `kind` – what is told apart; `life` – whether the process works, `signs` – when it last did

mod kind;
mod life;
mod signs;

use std::sync::Arc;
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

pub use self::kind::{Asked, Fate, Heard, MessageKind, Polled, Sending, UpdateKind};
pub use self::life::{Guard, Life};
pub use self::signs::Signs;

/// Names and values of labels: codes of the enums in `kind`, and nothing else.
type Labels<const N: usize> = [(&'static str, &'static str); N];

/// Bounds in seconds: of work that takes milliseconds, up to what waits for a database or a person to come back.
const BOUNDS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 1800.0];

/// What is counted. Cheap to clone; all clones count together.
#[derive(Clone)]
pub struct Meter(Arc<Counts>);

struct Counts {
    taken: Family<Labels<1>, Counter>,
    done: Family<Labels<2>, Counter>,
    failed: Family<Labels<1>, Counter>,
    worked: Family<Labels<1>, Histogram>,
    messages: Family<Labels<2>, Counter>,
    sent: Family<Labels<1>, Histogram>,
    polls: Family<Labels<1>, Counter>,
    polling: Gauge,
    asked: Family<Labels<1>, Counter>,
    webhook: Gauge,
    unbrought: Gauge,
    life: Life,
    signs: Signs,
}

impl Default for Meter {
    /// Everything is there from the beginning, at nothing: what was never counted cannot be told from what is not measured.
    fn default() -> Self {
        let histogram = || Histogram::new(BOUNDS);
        let counts = Counts {
            taken: Family::default(),
            done: Family::default(),
            failed: Family::default(),
            worked: Family::new_with_constructor(histogram),
            messages: Family::default(),
            sent: Family::new_with_constructor(histogram),
            polls: Family::default(),
            polling: Gauge::default(),
            asked: Family::default(),
            webhook: Gauge::default(),
            unbrought: Gauge::default(),
            life: Life::default(),
            signs: Signs::default(),
        };
        for kind in UpdateKind::ALL.iter().map(|kind| ("kind", kind.code())) {
            drop(counts.taken.get_or_create(&[kind]));
            drop(counts.worked.get_or_create(&[kind]));
            for heard in Heard::ALL {
                drop(counts.done.get_or_create(&[kind, ("heard", heard.code())]));
            }
        }
        for kind in MessageKind::ALL.iter().map(|kind| ("kind", kind.code())) {
            drop(counts.sent.get_or_create(&[kind]));
            for outcome in Sending::ALL {
                drop(counts.messages.get_or_create(&[kind, ("outcome", outcome.code())]));
            }
        }
        for fate in Fate::ALL {
            drop(counts.failed.get_or_create(&[("fate", fate.code())]));
        }
        for polled in Polled::ALL {
            drop(counts.polls.get_or_create(&[("outcome", polled.code())]));
        }
        for asked in Asked::ALL {
            drop(counts.asked.get_or_create(&[("outcome", asked.code())]));
        }
        Self(Arc::new(counts))
    }
}

impl Meter {
    /// An update was committed to the inbox; one that comes a second time is counted a second time.
    pub fn taken(&self, kind: UpdateKind) {
        self.0.taken.get_or_create(&[("kind", kind.code())]).inc();
    }

    /// An update was worked off. `took`: from its receipt to the commit.
    pub fn done(&self, (kind, heard): (UpdateKind, Heard), took: Duration) {
        self.0.done.get_or_create(&[("kind", kind.code()), ("heard", heard.code())]).inc();
        self.0.worked.get_or_create(&[("kind", kind.code())]).observe(took.as_secs_f64());
    }

    /// An attempt at an update failed.
    pub fn failed(&self, fate: Fate) {
        self.0.failed.get_or_create(&[("fate", fate.code())]).inc();
    }

    /// A message was tried to be sent. `took`: from its queueing, or from when it was due.
    pub fn sending(&self, (kind, outcome): (MessageKind, Sending), took: Duration) {
        self.0.messages.get_or_create(&[("kind", kind.code()), ("outcome", outcome.code())]).inc();
        if outcome == Sending::Sent {
            self.0.sent.get_or_create(&[("kind", kind.code())]).observe(took.as_secs_f64());
        }
    }

    /// A poll ended.
    pub fn polled(&self, outcome: Polled) {
        self.0.polls.get_or_create(&[("outcome", outcome.code())]).inc();
    }

    /// Whether this process is the one that polls.
    pub fn polls(&self, does: bool) {
        self.0.polling.set(does.into());
    }

    /// Somebody came to the webhook.
    pub fn asked(&self, outcome: Asked) {
        self.0.asked.get_or_create(&[("outcome", outcome.code())]).inc();
    }

    /// Whether Telegram brings updates to this office, and how many it has not brought yet.
    pub fn webhook(&self, is_set: bool, unbrought: i64) {
        self.0.webhook.set(is_set.into());
        self.0.unbrought.set(unbrought);
    }

    /// When the process last did what it is there for.
    #[must_use]
    pub fn signs(&self) -> &Signs {
        &self.0.signs
    }

    /// Whether the process works.
    #[must_use]
    pub fn life(&self) -> &Life {
        &self.0.life
    }

    /// Puts all of it into a page of metrics.
    pub fn register(&self, page: &mut Registry) {
        let c = &*self.0;
        page.register("updates_taken", "Updates committed to the inbox by this process", c.taken.clone());
        page.register(
            "updates_done",
            "Updates worked off, by whether they were over the pace of their chat",
            c.done.clone(),
        );
        page.register(
            "updates_failed",
            "Attempts at updates that failed, by what becomes of the update",
            c.failed.clone(),
        );
        let help = "From the receipt of an update to the commit of all that it caused";
        page.register_with_unit("update", help, Unit::Seconds, c.worked.clone());
        page.register("messages", "Attempts at sending, by what became of them", c.messages.clone());
        let help = "From the queueing of a message, or from when it was due, until Telegram had it";
        page.register_with_unit("message", help, Unit::Seconds, c.sent.clone());
        page.register("polls", "Polls of Telegram that ended", c.polls.clone());
        page.register("polling", "Whether this process is the one that polls", c.polling.clone());
        page.register("webhook_requests", "Requests at the webhook, by what became of them", c.asked.clone());
        let help = "Whether Telegram said at the last look that it brings updates to WEBHOOK_URL";
        page.register("webhook_set", help, c.webhook.clone());
        let help = "Updates that Telegram had not brought at the last look; nothing where they are polled";
        page.register("webhook_pending", help, c.unbrought.clone());
    }
}

impl std::fmt::Debug for Meter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Meter(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(meter: &Meter) -> String {
        let mut registry = Registry::with_prefix("x");
        meter.register(&mut registry);
        let mut page = String::new();
        prometheus_client::encoding::prometheus_text::encode(&mut page, &registry).unwrap();
        page
    }

    #[test]
    fn clones_count_together_and_everything_begins_at_nothing() {
        let meter = Meter::default();
        assert!(page(&meter).contains("x_updates_taken_total{kind=\"button\"} 0"), "{}", page(&meter));
        meter.clone().taken(UpdateKind::Button);
        meter.done((UpdateKind::Button, Heard::TooMuch), Duration::from_millis(7));
        meter.sending((MessageKind::Edit, Sending::Retry), Duration::from_secs(1));
        let page = page(&meter);
        for line in [
            "x_updates_taken_total{kind=\"button\"} 1",
            "x_updates_done_total{kind=\"button\",heard=\"too_much\"} 1",
            "x_update_seconds_bucket{kind=\"button\",le=\"0.01\"} 1",
            "x_messages_total{kind=\"edit\",outcome=\"retry\"} 1",
            "x_message_seconds_count{kind=\"edit\"} 0",
        ] {
            assert!(page.contains(line), "{line}\n{page}");
        }
    }
}
