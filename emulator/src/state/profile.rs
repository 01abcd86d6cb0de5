//! What the bot set about itself: commands by scope and language, names and descriptions by language.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Profile {
    /// By scope as canonical JSON, then language code ("" = any).
    commands: HashMap<String, HashMap<String, Value>>,
    /// By field name, then language code.
    texts: HashMap<String, HashMap<String, String>>,
}

impl Profile {
    pub(crate) fn set_commands(&mut self, scope: String, language: String, commands: Value) {
        self.commands.entry(scope).or_default().insert(language, commands);
    }

    pub(crate) fn delete_commands(&mut self, scope: &str, language: &str) {
        if let Some(lists) = self.commands.get_mut(scope) {
            lists.remove(language);
        }
    }

    /// Exactly what was set for this scope and language, else an empty list.
    pub(crate) fn commands(&self, scope: &str, language: &str) -> Value {
        let list = self.commands.get(scope).and_then(|lists| lists.get(language));
        list.cloned().unwrap_or_else(|| Value::Array(Vec::new()))
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
        let lists = places.map(|(scope, language)| self.commands(&scope, language));
        let set = |list: &Value| list.as_array().is_some_and(|list| !list.is_empty());
        lists.into_iter().find(set).unwrap_or_else(|| Value::Array(Vec::new()))
    }

    pub(crate) fn set_text(&mut self, field: &str, language: String, text: String) {
        self.texts.entry(field.to_owned()).or_default().insert(language, text);
    }

    /// The text for this language, else the one for all.
    pub(crate) fn text(&self, field: &str, language: &str) -> String {
        let Some(texts) = self.texts.get(field) else { return String::new() };
        let exact = texts.get(language).filter(|text| !text.is_empty());
        exact.or_else(|| texts.get("")).cloned().unwrap_or_default()
    }
}
