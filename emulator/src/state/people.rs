//! The people of this Telegram.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::World;
use crate::protocol::{NewUser, UserView};
use crate::wire::put;

/// A person and how they stand to the bot.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Person {
    /// `User`.
    pub(crate) user: Value,
    pub(crate) blocked: bool,
    pub(crate) deactivated: bool,
    /// As they were added, with the note the bot never sees.
    known_as: NewUser,
    /// Named in an update: without a private chat that means a group in which the bot saw them.
    pub(crate) met: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct People {
    by_id: HashMap<i64, Person>,
    /// Ids in the order of adding.
    order: Vec<i64>,
}

impl People {
    /// Adds a person or changes their names.
    fn add(&mut self, new: NewUser) {
        let mut user = json!({"id": new.id, "is_bot": false, "first_name": new.first_name});
        put(&mut user, "last_name", new.last_name.clone());
        put(&mut user, "username", new.username.clone());
        put(&mut user, "language_code", new.language_code.clone());
        match self.by_id.get_mut(&new.id) {
            Some(person) => (person.user, person.known_as) = (user, new),
            None => {
                self.order.push(new.id);
                let person = Person { user, blocked: false, deactivated: false, met: false, known_as: new };
                self.by_id.insert(person.known_as.id, person);
            }
        }
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Person> {
        self.by_id.get(&id)
    }

    pub(crate) fn get_mut(&mut self, id: i64) -> Option<&mut Person> {
        self.by_id.get_mut(&id)
    }

    /// The language of their app, "" when it is not known.
    pub(crate) fn language(&self, id: i64) -> &str {
        self.get(id).and_then(|person| person.known_as.language_code.as_deref()).unwrap_or_default()
    }
}

impl World {
    /// Adds a person or changes their names.
    pub(crate) fn add_user(&mut self, new: NewUser) {
        let id = new.id;
        self.people.add(new);
        self.emit_user(id);
    }

    /// The person deletes their account; false when there is no such person.
    pub(crate) fn deactivate(&mut self, id: i64) -> bool {
        let Some(person) = self.people.get_mut(id) else { return false };
        person.deactivated = true;
        self.emit_user(id);
        true
    }

    /// Everybody, in the order of adding.
    pub(crate) fn user_views(&self) -> Vec<UserView> {
        self.people.order.iter().filter_map(|id| self.user_view(*id)).collect()
    }

    fn user_view(&self, id: i64) -> Option<UserView> {
        let person = self.people.get(id)?;
        Some(UserView {
            user: person.known_as.clone(),
            blocked: person.blocked,
            deactivated: person.deactivated,
            has_chat: self.chats.get(id).is_some(),
        })
    }

    /// Tells listeners how a person is now.
    pub(crate) fn emit_user(&self, id: i64) {
        self.emit(|| json!({"event": "user", "user": self.user_view(id)}));
    }
}
