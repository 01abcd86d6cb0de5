//! What is known of the webhook.

use std::collections::HashSet;
use std::sync::Arc;

use super::UpdateQueue;

/// What `setWebhook` was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WebhookSettings {
    pub(crate) url: String,
    pub(crate) secret: Option<String>,
    pub(crate) max_connections: usize,
}

/// The present webhook, if any.
#[derive(Default)]
pub(crate) struct Webhook {
    pub(crate) settings: Option<Arc<WebhookSettings>>,
    /// When and why a delivery last failed.
    pub(crate) last_error: Option<(i64, String)>,
    /// Grows with every change, so that deliveries of the one before stop.
    generation: u64,
    busy: HashSet<i64>,
}

/// One update on its way.
pub(crate) struct Delivery {
    pub(crate) arrival: u64,
    pub(crate) json: Arc<str>,
    pub(crate) settings: Arc<WebhookSettings>,
}

impl Webhook {
    /// Sets or, with none, removes the webhook.
    pub(crate) fn change(&mut self, settings: Option<WebhookSettings>) {
        *self = Webhook { settings: settings.map(Arc::new), ..self.cleared() };
    }

    /// No webhook, and nothing under way counts any more.
    pub(crate) fn cleared(&self) -> Webhook {
        Webhook { generation: self.generation + 1, ..Webhook::default() }
    }

    /// Chats for which a courier should start now; they count as busy from here.
    pub(crate) fn hire(&mut self, updates: &mut UpdateQueue, now: i64) -> Vec<(i64, u64)> {
        let Some(settings) = &self.settings else { return Vec::new() };
        let free = settings.max_connections.saturating_sub(self.busy.len());
        let waiting = updates.chats(now).filter(|chat| !self.busy.contains(chat));
        let hired: Vec<i64> = waiting.take(free).collect();
        self.busy.extend(&hired);
        hired.into_iter().map(|chat| (chat, self.generation)).collect()
    }

    /// The next thing for the courier of a chat; none = it may go home.
    pub(crate) fn next(
        &mut self,
        updates: &mut UpdateQueue,
        courier: (i64, u64),
        now: i64,
    ) -> Option<Delivery> {
        let (chat, generation) = courier;
        if generation != self.generation {
            return None;
        }
        let settings = self.settings.clone()?;
        match updates.first_of(chat, now) {
            Some((arrival, json)) => Some(Delivery { arrival, json, settings }),
            None => {
                self.busy.remove(&chat);
                None
            }
        }
    }
}
