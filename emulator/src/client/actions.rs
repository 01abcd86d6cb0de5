//! What people do.

use super::{ControlClient, ControlError};
use crate::protocol::{AlbumItem, DeleteMessage, EditText, MessageIds, NewDocument, Press, QueryId, Say, UserContent};

impl ControlClient {
    /// Writes to the bot in private; returns the message id.
    pub async fn send_text(&self, user: i64, text: &str) -> Result<i64, ControlError> {
        self.send(user, UserContent::Text { text: text.to_owned() }).await
    }

    /// Writes in a group.
    pub async fn send_text_in(&self, chat: i64, user: i64, text: &str) -> Result<i64, ControlError> {
        self.send_in(chat, user, UserContent::Text { text: text.to_owned() }).await
    }

    /// Writes in reply to a message of the private chat.
    pub async fn reply(&self, user: i64, reply_to: i64, text: &str) -> Result<i64, ControlError> {
        let content = UserContent::Text { text: text.to_owned() };
        let say = Say { user, chat: None, reply_to: Some(reply_to), content };
        Ok(first(&self.say(&say).await?))
    }

    /// Writes in a group in reply to a message there.
    pub async fn reply_in(&self, chat: i64, user: i64, reply_to: i64, text: &str) -> Result<i64, ControlError> {
        let content = UserContent::Text { text: text.to_owned() };
        let say = Say { user, chat: Some(chat), reply_to: Some(reply_to), content };
        Ok(first(&self.say(&say).await?))
    }

    /// Sends a picture.
    pub async fn send_photo(&self, user: i64, bytes: &[u8], caption: Option<&str>) -> Result<i64, ControlError> {
        self.send(user, UserContent::Photo { bytes: bytes.to_vec(), caption: caption.map(str::to_owned) }).await
    }

    /// Sends a file.
    pub async fn send_document(&self, user: i64, name: &str, mime: &str, bytes: &[u8]) -> Result<i64, ControlError> {
        let (name, mime) = (name.to_owned(), mime.to_owned());
        let document = NewDocument { name, mime, bytes: bytes.to_vec(), caption: None };
        self.send(user, UserContent::Document(document)).await
    }

    /// Sends several pictures or files at once.
    pub async fn send_album(&self, user: i64, items: Vec<AlbumItem>) -> Result<Vec<i64>, ControlError> {
        let say = Say { user, chat: None, reply_to: None, content: UserContent::Album { items } };
        self.say(&say).await
    }

    /// Sends the person's own contact.
    pub async fn send_contact(&self, user: i64, phone: &str) -> Result<i64, ControlError> {
        self.send(user, UserContent::Contact { phone: phone.to_owned(), first_name: None, user_id: None }).await
    }

    /// Sends anything in private.
    pub async fn send(&self, user: i64, content: UserContent) -> Result<i64, ControlError> {
        Ok(first(&self.say(&Say { user, chat: None, reply_to: None, content }).await?))
    }

    /// Sends anything in a group.
    pub async fn send_in(&self, chat: i64, user: i64, content: UserContent) -> Result<i64, ControlError> {
        Ok(first(&self.say(&Say { user, chat: Some(chat), reply_to: None, content }).await?))
    }

    async fn say(&self, say: &Say) -> Result<Vec<i64>, ControlError> {
        Ok(self.post("/say", say).await?.json::<MessageIds>().await?.message_ids)
    }

    /// Edits an own text in the private chat.
    pub async fn edit_text(&self, user: i64, message_id: i64, text: &str) -> Result<(), ControlError> {
        self.post("/edit", &EditText { user, chat: None, message_id, text: text.to_owned() }).await.map(drop)
    }

    /// Deletes a message of the private chat for both, an own one or the bot's.
    pub async fn delete(&self, user: i64, message_id: i64) -> Result<(), ControlError> {
        self.post("/delete", &DeleteMessage { user, chat: None, message_id }).await.map(drop)
    }

    /// Deletes an own message in a group.
    pub async fn delete_in(&self, chat: i64, user: i64, message_id: i64) -> Result<(), ControlError> {
        self.post("/delete", &DeleteMessage { user, chat: Some(chat), message_id }).await.map(drop)
    }

    /// Presses the button with this data; returns the callback query id.
    pub async fn press(&self, user: i64, message_id: i64, data: &str) -> Result<String, ControlError> {
        let data = Some(data.to_owned());
        self.pressed(&Press { user, message_id: Some(message_id), data, ..Press::default() }).await
    }

    /// Presses a button of a group's message.
    pub async fn press_in(&self, chat: i64, user: i64, message_id: i64, data: &str) -> Result<String, ControlError> {
        let data = Some(data.to_owned());
        self.pressed(&Press { user, chat: Some(chat), message_id: Some(message_id), data, ..Press::default() }).await
    }

    /// Presses the button with this label on the newest message that has one.
    pub async fn press_label(&self, user: i64, label: &str) -> Result<String, ControlError> {
        self.pressed(&Press { user, label: Some(label.to_owned()), ..Press::default() }).await
    }

    /// The same in a group.
    pub async fn press_label_in(&self, chat: i64, user: i64, label: &str) -> Result<String, ControlError> {
        self.pressed(&Press { user, chat: Some(chat), label: Some(label.to_owned()), ..Press::default() }).await
    }

    /// Presses a button the person still sees though it is gone.
    pub async fn press_stale(&self, user: i64, message_id: i64, data: &str) -> Result<String, ControlError> {
        let data = Some(data.to_owned());
        self.pressed(&Press { user, message_id: Some(message_id), data, stale: true, ..Press::default() }).await
    }

    async fn pressed(&self, press: &Press) -> Result<String, ControlError> {
        Ok(self.post("/press", press).await?.json::<QueryId>().await?.query_id)
    }
}

/// One thing said is one message.
fn first(ids: &[i64]) -> i64 {
    ids.first().copied().unwrap_or_default()
}
