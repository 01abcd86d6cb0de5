//! The bot's name, descriptions and command menus.

use std::collections::{BTreeMap, HashMap};

use crate::protocol::{Command, CommandMenu};

/// Texts of the bot's profile that a bot can set per language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ProfileText {
    Name,
    Description,
    ShortDescription,
}

/// What `setMy…` changed.
pub(crate) struct Profile {
    default_name: String,
    texts: HashMap<(ProfileText, String), String>,
    menus: BTreeMap<(String, String), Vec<Command>>,
}

impl Profile {
    pub(crate) fn new(default_name: String) -> Profile {
        Profile { default_name, texts: HashMap::new(), menus: BTreeMap::new() }
    }

    /// Sets a text for a language; empty takes it away.
    pub(crate) fn set_text(&mut self, text: ProfileText, language: String, value: String) {
        if value.is_empty() {
            self.texts.remove(&(text, language));
        } else {
            self.texts.insert((text, language), value);
        }
    }

    /// The text for a language, else the one for all.
    pub(crate) fn text(&self, text: ProfileText, language: &str) -> &str {
        let of = |language: &str| self.texts.get(&(text, language.to_owned()));
        let fallback = match text {
            ProfileText::Name => self.default_name.as_str(),
            ProfileText::Description | ProfileText::ShortDescription => "",
        };
        of(language).or_else(|| of("")).map_or(fallback, String::as_str)
    }

    pub(crate) fn set_menu(&mut self, scope: String, language: String, commands: Vec<Command>) {
        if commands.is_empty() {
            self.menus.remove(&(scope, language));
        } else {
            self.menus.insert((scope, language), commands);
        }
    }

    /// The menu of exactly this scope and language.
    pub(crate) fn menu(&self, scope: &str, language: &str) -> &[Command] {
        self.menus.get(&(scope.to_owned(), language.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// All menus.
    pub(crate) fn menus(&self) -> Vec<CommandMenu> {
        let view = |((scope, language), commands): (&(String, String), &Vec<Command>)| CommandMenu {
            scope: scope.clone(),
            language_code: language.clone(),
            commands: commands.clone(),
        };
        self.menus.iter().map(view).collect()
    }

    /// What a person sees in the private chat: narrower scopes first, own language first.
    pub(crate) fn menu_of(&self, user: i64, language: &str) -> Vec<Command> {
        let scopes = [format!("chat:{user}"), "all_private_chats".to_owned(), "default".to_owned()];
        for scope in &scopes {
            for language in [language, ""] {
                let menu = self.menu(scope, language);
                if !menu.is_empty() {
                    return menu.to_vec();
                }
            }
        }
        Vec::new()
    }
}
