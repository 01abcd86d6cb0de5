//! `setWebhook`, `deleteWebhook`, `getWebhookInfo`.

use serde_json::{Value, json};

use super::{Arguments, Outcome, answer, done};
use crate::error::ApiError;
use crate::state::{Server, WebhookSettings, allowed_or_default};

/// Deliveries at the same time unless the bot says otherwise.
const USUAL_CONNECTIONS: i64 = 40;
const MAX_CONNECTIONS: i64 = 100;

/// `setWebhook`; an empty address removes it. Plain HTTP is taken too: this server is local.
pub(super) fn set(server: &Server, call: &Arguments) -> Outcome {
    let url = call.text("url").unwrap_or_default().trim();
    if url.is_empty() {
        return delete(server, call);
    }
    let settings = WebhookSettings {
        url: checked_url(url)?,
        secret: checked_secret(call.text("secret_token"))?,
        max_connections: connections(call),
    };
    let allowed: Option<Vec<String>> = call.object("allowed_updates", "can't parse allowed_updates JSON array")?;
    let mut state = server.lock();
    if call.flag("drop_pending_updates") {
        state.updates.clear();
    }
    if let Some(allowed) = allowed {
        state.updates.allow(allowed);
    }
    state.webhook.change(Some(settings));
    drop(state);
    server.arrived.notify_waiters();
    server.courier.notify_one();
    done()
}

/// `deleteWebhook`.
pub(super) fn delete(server: &Server, call: &Arguments) -> Outcome {
    let mut state = server.lock();
    if call.flag("drop_pending_updates") {
        state.updates.clear();
    }
    state.webhook.change(None);
    drop(state);
    done()
}

/// `getWebhookInfo`.
pub(super) fn info(server: &Server) -> Outcome {
    let mut state = server.lock();
    let now = state.clock.now();
    let mut info = json!({
        "url": "",
        "has_custom_certificate": false,
        "pending_update_count": state.updates.pending(now),
    });
    if let (Some(settings), Value::Object(fields)) = (&state.webhook.settings, &mut info) {
        fields.insert("url".to_owned(), json!(settings.url));
        fields.insert("max_connections".to_owned(), json!(settings.max_connections));
        fields.insert("ip_address".to_owned(), json!("127.0.0.1"));
        if let Some((at, why)) = &state.webhook.last_error {
            fields.insert("last_error_date".to_owned(), json!(at));
            fields.insert("last_error_message".to_owned(), json!(why));
        }
    }
    if let (false, Value::Object(fields)) = (state.updates.allowed().is_empty(), &mut info) {
        fields.insert("allowed_updates".to_owned(), json!(allowed_or_default(state.updates.allowed())));
    }
    answer(&info)
}

fn checked_url(url: &str) -> Result<String, ApiError> {
    match reqwest::Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => Ok(url.to_owned()),
        Ok(_) => Err(ApiError::bad("bad webhook: An HTTPS URL must be provided for webhook")),
        Err(_) => Err(ApiError::bad("bad webhook: Failed to resolve host: invalid URL specified")),
    }
}

fn checked_secret(secret: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(secret) = secret.filter(|secret| !secret.is_empty()) else { return Ok(None) };
    if secret.len() > 256 {
        return Err(ApiError::bad("secret token is too long"));
    }
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if !secret.bytes().all(allowed) {
        return Err(ApiError::bad("secret token contains unallowed characters"));
    }
    Ok(Some(secret.to_owned()))
}

fn connections(call: &Arguments) -> usize {
    let wanted = call.int("max_connections").unwrap_or(USUAL_CONNECTIONS).clamp(1, MAX_CONNECTIONS);
    usize::try_from(wanted).unwrap_or(1)
}
