//! The chat of the officer, as a way by which archives get to them.

use std::io;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;

use super::api::Api;
use super::render;
use super::sender::message_id;
use crate::app::saluran::{Channel, Parcel, Undelivered};
use crate::domain::pengiriman::IN_CHAT;
use crate::locale::Locale;
use crate::pesan::outgoing::Outgoing;
use crate::store::pengiriman::Placed;

/// Archives are documents in the chat.
pub struct InChat {
    /// Telegram.
    pub api: Api,
    /// The language of the chats.
    pub locale: Locale,
}

impl Channel for InChat {
    fn deliver(&self, parcel: Parcel) -> BoxFuture<'_, Result<Option<i64>, Undelivered>> {
        let form = render::document(parcel.chat, (parcel.name, parcel.bytes), &parcel.caption, self.locale);
        Box::pin(async move { Ok(message_id(&self.api.upload_long("sendDocument", form).await?)) })
    }

    fn take_away(&self, placed: Placed) -> BoxFuture<'_, Result<Option<Outgoing>, Undelivered>> {
        let deletion = placed.message_id.map(|message_id| Outgoing::Delete { message_id });
        Box::pin(async move { Ok(deletion) })
    }

    fn sweep(&self, _: Vec<String>, _: DateTime<Utc>) -> BoxFuture<'_, io::Result<u64>> {
        Box::pin(async { Ok(0) }) // a bot cannot look what stands in a chat
    }

    fn lies_for(&self) -> TimeDelta {
        IN_CHAT
    }
}
