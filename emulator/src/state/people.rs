//! The people of this Telegram.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::protocol::NewUser;
use crate::wire::put;

/// A person and how they stand to the bot.
#[derive(Debug)]
pub(crate) struct Person {
    /// `User`.
    pub(crate) user: Value,
    pub(crate) blocked: bool,
    pub(crate) deactivated: bool,
    /// Named in an update: without a private chat that means a group in which the bot saw them.
    pub(crate) met: bool,
}

#[derive(Debug, Default)]
pub(crate) struct People(HashMap<i64, Person>);

impl People {
    /// Adds a person or changes their names.
    pub(crate) fn add(&mut self, new: &NewUser) {
        let mut user = json!({"id": new.id, "is_bot": false, "first_name": new.first_name});
        put(&mut user, "last_name", new.last_name.clone());
        put(&mut user, "username", new.username.clone());
        put(&mut user, "language_code", new.language_code.clone());
        match self.0.get_mut(&new.id) {
            Some(person) => person.user = user,
            None => {
                self.0.insert(new.id, Person { user, blocked: false, deactivated: false, met: false });
            }
        }
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Person> {
        self.0.get(&id)
    }

    pub(crate) fn get_mut(&mut self, id: i64) -> Option<&mut Person> {
        self.0.get_mut(&id)
    }
}
