//! What the bot set about itself: commands by scope and language, names and descriptions by language.

use std::collections::HashMap;

use serde_json::{Value, json};

#[derive(Debug, Default)]
pub(crate) struct Profile {
    /// Key: scope as canonical JSON, language code ("" = any).
    commands: HashMap<(String, String), Value>,
    /// Key: field name, language code.
    texts: HashMap<(String, String), String>,
}

impl Profile {
    pub(crate) fn set_commands(&mut self, scope: String, language: String, commands: Value) {
        self.commands.insert((scope, language), commands);
    }

    pub(crate) fn delete_commands(&mut self, scope: String, language: String) {
        self.commands.remove(&(scope, language));
    }

    /// Exactly what was set for this scope and language, else an empty list.
    pub(crate) fn commands(&self, scope: String, language: String) -> Value {
        self.commands.get(&(scope, language)).cloned().unwrap_or_else(|| Value::Array(Vec::new()))
    }

    /// The list a person sees in a chat: the narrowest scope that has one, in each first in their language.
    pub(crate) fn commands_seen(&self, chat: i64, user: i64, language: &str) -> Value {
        let for_all = if chat < 0 { "all_group_chats" } else { "all_private_chats" };
        let scopes = [
            json!({"type": "chat_member", "chat_id": chat, "user_id": user}),
            json!({"type": "chat", "chat_id": chat}),
            json!({"type": for_all}),
            json!({"type": "default"}),
        ];
        let places = scopes.iter().flat_map(|scope| [(scope.to_string(), language), (scope.to_string(), "")]);
        let lists = places.map(|(scope, language)| self.commands(scope, language.to_owned()));
        let set = |list: &Value| list.as_array().is_some_and(|list| !list.is_empty());
        lists.into_iter().find(set).unwrap_or_else(|| Value::Array(Vec::new()))
    }

    pub(crate) fn set_text(&mut self, field: &str, language: String, text: String) {
        self.texts.insert((field.to_owned(), language), text);
    }

    /// The text for this language, else the one for all.
    pub(crate) fn text(&self, field: &str, language: String) -> String {
        let exact = self.texts.get(&(field.to_owned(), language)).filter(|text| !text.is_empty());
        exact.or_else(|| self.texts.get(&(field.to_owned(), String::new()))).cloned().unwrap_or_default()
    }
}
