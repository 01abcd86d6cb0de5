//! Setting and removing the webhook.

use serde_json::{Value, json};

use crate::reply::{ApiResult, Refusal};
use crate::request::Params;
use crate::state::{Webhook, World};
use crate::wire::put;

/// `setWebhook`; plain http is taken, since the server is local. An empty URL removes it.
pub(super) fn set_webhook(world: &mut World, params: &Params) -> ApiResult {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete_webhook(world, params);
    }
    if !(url.starts_with("http://") || url.starts_with("https://")) {
        return Err(Refusal::bad("bad webhook: invalid webhook URL specified"));
    }
    let secret = params.text("secret_token").filter(|secret| !secret.is_empty());
    if secret.as_ref().is_some_and(|secret| !is_secret(secret)) {
        return Err(Refusal::bad("secret token contains unallowed characters"));
    }
    if let Some(kinds) = params.shaped("allowed_updates")? {
        world.queue.allow(kinds);
    }
    drop_pending(world, params);
    let max_connections = params.number("max_connections").unwrap_or(40).clamp(1, 100);
    world.webhook = Some(Webhook { url, secret, max_connections, last_error: None });
    world.queue.take_over("terminated by setWebhook request");
    Ok(Value::Bool(true))
}

/// `deleteWebhook`.
#[expect(clippy::unnecessary_wraps, reason = "the shape all handlers have")]
pub(super) fn delete_webhook(world: &mut World, params: &Params) -> ApiResult {
    world.webhook = None;
    drop_pending(world, params);
    // A delivery waiting to try again ends now.
    world.queue.ring();
    Ok(Value::Bool(true))
}

fn drop_pending(world: &mut World, params: &Params) {
    if params.flag("drop_pending_updates") {
        world.queue.clear();
    }
}

fn is_secret(secret: &str) -> bool {
    secret.len() <= 256 && secret.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// `getWebhookInfo`.
#[expect(clippy::unnecessary_wraps, reason = "the shape all handlers have")]
pub(super) fn get_webhook_info(world: &mut World, _: &Params) -> ApiResult {
    let now = world.now();
    let mut info = json!({
        "url": "", "has_custom_certificate": false, "pending_update_count": world.queue.pending(now),
    });
    if !world.queue.allowed().is_empty() {
        put(&mut info, "allowed_updates", Some(world.queue.allowed().to_vec()));
    }
    if let Some(webhook) = &world.webhook {
        put(&mut info, "url", Some(webhook.url.clone()));
        put(&mut info, "max_connections", Some(webhook.max_connections));
        let error = webhook.last_error.as_ref();
        put(&mut info, "last_error_date", error.map(|(date, _)| *date));
        put(&mut info, "last_error_message", error.map(|(_, words)| words.clone()));
    }
    Ok(info)
}
