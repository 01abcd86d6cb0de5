//! The address that Telegram is told: set, and looked after, for a process that polls takes it away.

use std::time::Duration;

use serde::Deserialize;
use teloxide::payloads::{GetWebhookInfo, SetWebhook, SetWebhookSetters as _};
use tokio_util::sync::CancellationToken;

use super::KINDS;
use crate::app::meter::Meter;
use crate::config::Webhook;
use crate::telegram::api::{Api, ApiError, CALL_TIMEOUT};
use crate::telegram::intake::secret::Secret;

/// Requests that Telegram has under way at once; those of one chat come one after the other.
const CONNECTIONS: u8 = 40;

/// How often Telegram is asked whether it is still set.
const LOOK: Duration = Duration::from_mins(1);

/// How soon it is tried again where it is not.
const AGAIN: Duration = Duration::from_secs(3);

/// What Telegram says of a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Info {
    /// The address; empty: none is set.
    pub url: String,
    /// Updates that Telegram has not brought yet.
    #[serde(rename = "pending_update_count", default)]
    pub pending: i64,
    /// When bringing one failed last, in seconds since 1970; it stays when all is well again.
    pub last_error_date: Option<i64>,
    /// How.
    pub last_error_message: Option<String>,
}

/// Asks Telegram for it.
///
/// # Errors
/// [`ApiError`].
pub async fn info(api: &Api) -> Result<Info, ApiError> {
    let info = api.call(&GetWebhookInfo::new(), CALL_TIMEOUT).await?;
    serde_json::from_str(info.get()).map_err(|_| ApiError::Server)
}

/// Has it set, until told to stop. At the start it is told anew, whatever is set: an older version may have asked for other kinds.
pub(super) async fn look_after(api: &Api, (address, meter): (&Webhook, &Meter), stop: &CancellationToken) {
    let (mut told, mut known) = (false, None);
    loop {
        let look = async {
            told = match info(api).await {
                Ok(info) if told && info.url == address.url.as_str() => {
                    meter.webhook(true, info.pending);
                    if is_news(&info, &mut known) {
                        meter.signs().brings(false); // until something comes
                        let words = info.last_error_message.as_deref().unwrap_or_default();
                        tracing::warn!(words, "Telegram complains of the webhook");
                    }
                    if info.pending == 0 {
                        meter.signs().brings(true);
                    }
                    true
                }
                Ok(info) => {
                    if told {
                        tracing::warn!("the webhook is not set to this address any more; setting it again");
                    }
                    let done = set(api, address).await;
                    let is_set = done || info.url == address.url.as_str();
                    meter.webhook(is_set, info.pending);
                    if !is_set {
                        meter.signs().brings(false);
                    }
                    done
                }
                Err(error) => {
                    tracing::warn!(kind = error.kind(), "whether the webhook is set is not known; trying again");
                    told
                }
            };
            tokio::time::sleep(if told { LOOK } else { AGAIN }).await;
        };
        if stop.run_until_cancelled(look).await.is_none() {
            return;
        }
    }
}

/// A refusal is waited for, too: Telegram may not find the name just now.
async fn set(api: &Api, address: &Webhook) -> bool {
    let payload = SetWebhook::new(address.url.clone())
        .max_connections(CONNECTIONS)
        .allowed_updates(KINDS)
        .secret_token(Secret::of(api.token()).text());
    match api.call(&payload, CALL_TIMEOUT).await {
        Ok(_) => {
            tracing::info!("the webhook is set");
            return true;
        }
        Err(ApiError::BadRequest) => tracing::error!(
            "Telegram refuses WEBHOOK_URL: it has to be https://, of a name that the world knows, and a port of 443, 80, 88 or 8443; trying again"
        ),
        Err(error) => tracing::warn!(kind = error.kind(), "the webhook could not be set; trying again"),
    }
    false
}

/// Whether Telegram has something to complain of that was not known at the look before. The first look only takes note: what was before
/// is over, or comes again.
fn is_news(info: &Info, known: &mut Option<i64>) -> bool {
    let date = info.last_error_date.unwrap_or_default();
    known.replace(date).is_some_and(|known| known < date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_told_once() {
        let mut known = None;
        let looks = [Some(7), Some(7), Some(9), Some(9), None, Some(9)];
        let told = looks.map(|last_error_date| {
            let info = Info { url: String::new(), pending: 0, last_error_date, last_error_message: None };
            is_news(&info, &mut known)
        });
        assert_eq!(told, [false, false, true, false, false, true]);
    }
}
