//! The bot's standing in a chat: blocked, added, removed.

use serde_json::{Value, json};

use super::chats::Place;
use super::{Content, DAY, Draft, World};
use crate::protocol::{ContentKind, NewGroup};
use crate::wire::member;

/// A change of the bot's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Membership {
    /// A person blocks the bot, or a group removes it.
    Out,
    /// Unblocked, or added again.
    In,
}

impl World {
    /// A person blocks or unblocks the bot; false when there is no such person.
    pub(crate) fn set_blocked(&mut self, user: i64, membership: Membership) -> bool {
        let blocked = membership == Membership::Out;
        let Some(person) = self.people.get_mut(user) else { return false };
        let changed = person.blocked != blocked;
        person.blocked = blocked;
        let by = person.user.clone();
        self.emit_user(user);
        if changed && self.chats.get(user).is_some() {
            let (old, new) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
            self.push_membership(user, &by, (old, new));
        }
        true
    }

    /// A group with the bot in it.
    pub(crate) fn create_group(&mut self, group: &NewGroup) {
        let place = if group.supergroup { Place::Supergroup } else { Place::Group };
        self.chats.open_group(group.id, &group.title, place);
        let by = self.user_of(group.creator);
        self.push_membership(group.id, &by, ("left", "member"));
    }

    /// The bot is removed from a group or added again; false when there is no such group.
    pub(crate) fn set_in_group(&mut self, group: i64, by: i64, membership: Membership) -> bool {
        let Some(chat) = self.chats.get_mut(group) else { return false };
        let statuses = match (&chat.place, membership) {
            (Place::Group | Place::Supergroup, Membership::Out) => {
                chat.place = Place::Left { supergroup: chat.place == Place::Supergroup };
                ("member", "kicked")
            }
            (Place::Left { supergroup }, Membership::In) => {
                chat.place = if *supergroup { Place::Supergroup } else { Place::Group };
                ("kicked", "member")
            }
            (Place::Group | Place::Supergroup, Membership::In) | (Place::Left { .. }, Membership::Out) => return true,
            (Place::Private | Place::Upgraded(_), Membership::In | Membership::Out) => return false,
        };
        let by = self.user_of(by);
        self.push_membership(group, &by, statuses);
        true
    }

    /// A group becomes a supergroup with another id; false when it is no group.
    pub(crate) fn upgrade_group(&mut self, group: i64, new_id: i64, by: i64) -> bool {
        let Some(chat) = self.chats.get_mut(group).filter(|chat| chat.place == Place::Group) else { return false };
        let title = chat.info["title"].as_str().unwrap_or_default().to_owned();
        chat.place = Place::Upgraded(new_id);
        self.chats.open_group(new_id, &title, Place::Supergroup);
        let by = self.user_of(by);
        self.announce(group, by.clone(), &json!({"migrate_to_chat_id": new_id}));
        self.announce(new_id, by, &json!({"migrate_from_chat_id": group}));
        true
    }

    /// A service message and its update.
    fn announce(&mut self, chat: i64, from: Value, fields: &Value) {
        let fields = fields.as_object().cloned().unwrap_or_default();
        let draft = Draft::new(from, Content::new(ContentKind::Service, fields));
        if let Some((_, message)) = self.post(chat, draft) {
            self.push_update("message", &message, chat, DAY);
        }
    }

    fn push_membership(&mut self, chat_id: i64, by: &Value, statuses: (&str, &str)) {
        let Some(chat) = self.chats.get(chat_id) else { return };
        let update = json!({
            "chat": chat.info, "from": by, "date": self.now(),
            "old_chat_member": member(statuses.0, &self.bot), "new_chat_member": member(statuses.1, &self.bot),
        });
        self.push_update("my_chat_member", &update, chat_id, DAY);
    }

    /// `User` of a person; a stranger gets a name so that the update stays complete.
    pub(crate) fn user_of(&self, id: i64) -> Value {
        let stranger = || json!({"id": id, "is_bot": false, "first_name": "Somebody"});
        self.people.get(id).map_or_else(stranger, |person| person.user.clone())
    }
}
