//! Users and chats.

use serde::Serialize;

/// `User`, the bot itself included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) is_bot: bool,
    pub(crate) first_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language_code: Option<String>,
}

impl User {
    /// First and last name, as a chat window shows them.
    pub(crate) fn full_name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// The kinds of chats this server knows; channels are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChatKind {
    Private,
    Group,
    Supergroup,
}

/// `Chat`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Chat {
    pub(crate) id: i64,
    #[serde(rename = "type")]
    pub(crate) kind: ChatKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) username: Option<String>,
}

impl Chat {
    /// The private chat of a user, which has the user's id.
    pub(crate) fn private(user: &User) -> Chat {
        Chat {
            id: user.id,
            kind: ChatKind::Private,
            title: None,
            first_name: Some(user.first_name.clone()),
            last_name: user.last_name.clone(),
            username: user.username.clone(),
        }
    }

    /// A group or supergroup.
    pub(crate) fn group(id: i64, kind: ChatKind, title: String) -> Chat {
        Chat { id, kind, title: Some(title), first_name: None, last_name: None, username: None }
    }
}
