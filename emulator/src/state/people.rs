//! What people do: writing, editing, pressing, blocking, letting the bot into groups.

use std::sync::Arc;

use thiserror::Error;

use super::{Draft, Standing, State, Stored};
use crate::error::ApiError;
use crate::protocol::{CallbackAnswer, EventKind};
use crate::text::Formatted;
use crate::wire::{
    CallbackQuery, Chat, ChatKind, ChatMemberUpdated, Content, Entity, Membership, Message,
    PressedMessage, UpdateKind, User,
};

/// Why a person cannot do that.
#[derive(Debug, Error)]
pub(crate) enum PeopleError {
    #[error("no such user: {0}")]
    NoUser(i64),
    #[error("no such chat: {0}")]
    NoChat(i64),
    #[error("no such message: {0}")]
    NoMessage(i64),
    #[error("{0}")]
    Refused(String),
}

impl From<ApiError> for PeopleError {
    fn from(error: ApiError) -> PeopleError {
        PeopleError::Refused(error.description)
    }
}

/// A tap on a button.
pub(crate) struct Tap {
    pub(crate) user: i64,
    pub(crate) chat: i64,
    pub(crate) message_id: i64,
    pub(crate) data: String,
    /// The button need not be there any more.
    pub(crate) stale: bool,
}

fn refused<T>(why: impl Into<String>) -> Result<T, PeopleError> {
    Err(PeopleError::Refused(why.into()))
}

impl State {
    fn known_person(&self, user: i64) -> Result<Arc<User>, PeopleError> {
        self.rooms.person(user).cloned().ok_or(PeopleError::NoUser(user))
    }

    fn standing(&self, chat: i64) -> Result<Standing, PeopleError> {
        self.rooms.room(chat).map(|room| room.standing).ok_or(PeopleError::NoChat(chat))
    }

    fn chat_of(&self, chat: i64) -> Result<Arc<Chat>, PeopleError> {
        self.rooms.room(chat).map(|room| room.chat.clone()).ok_or(PeopleError::NoChat(chat))
    }

    /// A person who can act in this chat just now.
    fn actor(&self, user: i64, chat: i64) -> Result<Arc<User>, PeopleError> {
        let person = self.known_person(user)?;
        if self.standing(user)? == Standing::Deactivated {
            return refused("the account is deactivated");
        }
        match self.standing(chat)? {
            Standing::Blocked => refused("the user has blocked the bot; unblock first"),
            Standing::Migrated(to) => refused(format!("the group goes on as {to}")),
            Standing::NotStarted | Standing::Open if chat > 0 && chat != user => {
                refused("a private chat belongs to its own user")
            }
            Standing::NotStarted
            | Standing::Open
            | Standing::Outside
            | Standing::Kicked
            | Standing::Deactivated => Ok(person),
        }
    }

    /// A person writes; the first message of a private chat is what pressing Start does.
    pub(crate) fn say(&mut self, user: i64, chat: i64, draft: Draft) -> Result<i64, PeopleError> {
        let person = self.actor(user, chat)?;
        if draft.reply_to.is_some_and(|id| self.stored(chat, id).is_none()) {
            return Err(PeopleError::NoMessage(draft.reply_to.unwrap_or_default()));
        }
        if let Some(room) = self.rooms.room_mut(chat)
            && room.standing == Standing::NotStarted
        {
            room.standing = Standing::Open;
        }
        let message = self.post(chat, person, draft)?;
        let id = message.message_id;
        if self.bot_sees(&message) {
            self.tell_bot(&UpdateKind::Message(message));
        }
        Ok(id)
    }

    fn stored(&self, chat: i64, id: i64) -> Option<&Stored> {
        self.rooms.room(chat)?.messages.get(&id).filter(|stored| !stored.deleted)
    }

    /// In groups a bot sees only what is meant for it, unless its owner allowed more.
    fn bot_sees(&self, message: &Message) -> bool {
        match message.chat.kind {
            ChatKind::Private => true,
            ChatKind::Group | ChatKind::Supergroup => {
                let inside = self.standing(message.chat.id).is_ok_and(|s| s == Standing::Open);
                inside && (self.reads_groups || self.meant_for_bot(message))
            }
        }
    }

    fn meant_for_bot(&self, message: &Message) -> bool {
        let answers_bot =
            message.reply_to_message.as_ref().is_some_and(|to| to.from.id == self.me.id);
        let Content::Text { text, entities } = &message.content else { return answers_bot };
        let name = self.me.username.as_deref().unwrap_or_default();
        let mention = format!("@{name}").to_lowercase();
        let words = text.to_lowercase();
        let commands = entities.first().is_some_and(|e| e.kind == "bot_command" && e.offset == 0);
        let first = words.split_whitespace().next().unwrap_or_default();
        let other_bot = first.contains('@') && !first.ends_with(&mention);
        answers_bot || (commands && !other_bot) || words.contains(&mention)
    }

    /// A person changes the words of an own message.
    pub(crate) fn rewrite(
        &mut self,
        user: i64,
        chat: i64,
        id: i64,
        words: Formatted,
    ) -> Result<(), PeopleError> {
        self.actor(user, chat)?;
        let stored = self.stored(chat, id).ok_or(PeopleError::NoMessage(id))?;
        if stored.message.from.id != user {
            return refused("only own messages can be edited");
        }
        let mut changed = stored.message.as_ref().clone();
        if !put_words(&mut changed.content, words.text, words.entities) {
            return refused("this kind of message cannot be edited");
        }
        let message = self.replace(chat, id, changed, words.html)?;
        if self.bot_sees(&message) {
            self.tell_bot(&UpdateKind::EditedMessage(message));
        }
        Ok(())
    }

    /// A person presses a button; gives the id of the callback query.
    pub(crate) fn press(&mut self, tap: Tap) -> Result<String, PeopleError> {
        let from = self.actor(tap.user, tap.chat)?;
        let message = self.pressed_message(&tap)?;
        let id = self.callbacks.next_id();
        self.callbacks.add(self.clock.now(), unanswered(&id, &tap));
        self.record(EventKind::Pressed {
            chat: tap.chat,
            message_id: tap.message_id,
            user: tap.user,
            callback_query_id: id.clone(),
        });
        let chat_instance = format!("{}", 7_000_000_000_000 + i128::from(tap.chat));
        let data = tap.data;
        let query = CallbackQuery { id: id.clone(), from, message, chat_instance, data };
        self.tell_bot(&UpdateKind::CallbackQuery(query));
        Ok(id)
    }

    fn pressed_message(&self, tap: &Tap) -> Result<PressedMessage, PeopleError> {
        let gone = PeopleError::NoMessage(tap.message_id);
        let room = self.rooms.room(tap.chat).ok_or(PeopleError::NoChat(tap.chat))?;
        let stored = room.messages.get(&tap.message_id).ok_or(gone)?;
        if stored.deleted && tap.stale {
            let (chat, message_id) = (room.chat.clone(), tap.message_id);
            return Ok(PressedMessage::Gone { chat, message_id, date: 0 });
        }
        let keyboard = stored.message.reply_markup.as_ref().filter(|_| !stored.deleted);
        let there = keyboard.is_some_and(|keyboard| {
            keyboard.buttons().any(|button| button.callback_data.as_deref() == Some(&tap.data))
        });
        if !there && !tap.stale {
            return refused(format!(
                "message {} has no button with the data {:?}",
                tap.message_id, tap.data
            ));
        }
        Ok(PressedMessage::There(stored.message.clone()))
    }

    /// The newest message of a chat with a button of this label, and the button's data.
    pub(crate) fn find_label(&self, chat: i64, label: &str) -> Result<(i64, String), PeopleError> {
        let room = self.rooms.room(chat).ok_or(PeopleError::NoChat(chat))?;
        for (id, stored) in room.messages.iter().rev().filter(|(_, stored)| !stored.deleted) {
            let keyboard = stored.message.reply_markup.iter();
            let mut buttons = keyboard.flat_map(|keyboard| keyboard.buttons());
            let Some(button) = buttons.find(|button| button.text == label) else { continue };
            return match &button.callback_data {
                Some(data) => Ok((*id, data.clone())),
                None => refused(format!("the button {label:?} sends nothing to the bot")),
            };
        }
        refused(format!("no message in chat {chat} has a button labelled {label:?}"))
    }

    /// A person blocks the bot or lets it in again; doing so twice changes nothing.
    pub(crate) fn set_blocked(&mut self, user: i64, blocked: bool) -> Result<(), PeopleError> {
        let person = self.known_person(user)?;
        let before = self.standing(user)?;
        if before == Standing::Deactivated {
            return refused("the account is deactivated");
        }
        if (before == Standing::Blocked) == blocked {
            return Ok(());
        }
        let after = if blocked { Standing::Blocked } else { Standing::Open };
        self.change_standing(user, &person, after)
    }

    /// The account is deleted.
    pub(crate) fn deactivate(&mut self, user: i64) -> Result<(), PeopleError> {
        self.known_person(user)?;
        if let Some(room) = self.rooms.room_mut(user) {
            room.standing = Standing::Deactivated;
        }
        self.record(EventKind::Chat { chat: user });
        Ok(())
    }

    /// Somebody adds the bot to a group.
    pub(crate) fn bot_joins(&mut self, group: i64, by: i64) -> Result<(), PeopleError> {
        let person = self.known_person(by)?;
        match self.standing(group)? {
            Standing::Outside | Standing::Kicked => {}
            Standing::Open => return Ok(()),
            Standing::NotStarted | Standing::Blocked | Standing::Deactivated => {
                return refused("not a group");
            }
            Standing::Migrated(to) => return refused(format!("the group goes on as {to}")),
        }
        self.change_standing(group, &person, Standing::Open)?;
        let content = Content::NewMembers { new_chat_members: vec![self.me.clone()] };
        self.announce(group, person, content)
    }

    /// Somebody throws the bot out of a group.
    pub(crate) fn bot_leaves(&mut self, group: i64, by: i64) -> Result<(), PeopleError> {
        let person = self.known_person(by)?;
        if group > 0 || self.standing(group)? != Standing::Open {
            return refused("the bot is not in this group");
        }
        let content = Content::LeftMember { left_chat_member: self.me.clone() };
        self.announce(group, person.clone(), content)?;
        self.change_standing(group, &person, Standing::Kicked)
    }

    /// A group becomes a supergroup; gives the new id.
    pub(crate) fn upgrade(&mut self, group: i64, by: i64) -> Result<i64, PeopleError> {
        let person = self.known_person(by)?;
        let old = self.chat_of(group)?;
        if old.kind != ChatKind::Group || self.standing(group)? != Standing::Open {
            return refused("only a group with the bot in it can be upgraded here");
        }
        let new = -1_000_000_000_000 + group;
        let title = old.title.clone().unwrap_or_default();
        if !self.rooms.put_group(Chat::group(new, ChatKind::Supergroup, title), true) {
            return refused(format!("the chat {new} exists already"));
        }
        if let Some(room) = self.rooms.room_mut(new) {
            room.standing = Standing::Open;
        }
        self.announce(group, person.clone(), Content::MigratedTo { migrate_to_chat_id: new })?;
        self.announce(new, person, Content::MigratedFrom { migrate_from_chat_id: group })?;
        if let Some(room) = self.rooms.room_mut(group) {
            room.standing = Standing::Migrated(new);
        }
        self.record(EventKind::Chat { chat: new });
        Ok(new)
    }

    /// A service message, which a bot in the chat always sees.
    fn announce(&mut self, chat: i64, by: Arc<User>, content: Content) -> Result<(), PeopleError> {
        let message = self.post(chat, by, Draft::new(content, String::new()))?;
        self.tell_bot(&UpdateKind::Message(message));
        Ok(())
    }

    fn change_standing(
        &mut self,
        chat: i64,
        by: &Arc<User>,
        after: Standing,
    ) -> Result<(), PeopleError> {
        let old_chat_member = self.membership(self.standing(chat)?);
        if let Some(room) = self.rooms.room_mut(chat) {
            room.standing = after;
        }
        self.record(EventKind::Chat { chat });
        let change = ChatMemberUpdated {
            chat: self.chat_of(chat)?,
            from: by.clone(),
            date: self.clock.now(),
            old_chat_member,
            new_chat_member: self.membership(after),
        };
        self.tell_bot(&UpdateKind::MyChatMember(change));
        Ok(())
    }

    fn membership(&self, standing: Standing) -> Membership {
        let user = self.me.clone();
        match standing {
            Standing::NotStarted | Standing::Open | Standing::Deactivated => {
                Membership::Member { user }
            }
            Standing::Outside | Standing::Migrated(_) => Membership::Left { user },
            Standing::Blocked | Standing::Kicked => Membership::Kicked { user, until_date: 0 },
        }
    }
}

fn unanswered(id: &str, tap: &Tap) -> CallbackAnswer {
    CallbackAnswer {
        callback_query_id: id.to_owned(),
        user: tap.user,
        chat: tap.chat,
        message_id: tap.message_id,
        data: tap.data.clone(),
        answered: false,
        text: None,
        show_alert: false,
        url: None,
    }
}

/// Puts new words into a text or under a file; false where there is no place for them.
fn put_words(content: &mut Content, words: String, found: Vec<Entity>) -> bool {
    if let Content::Text { text, entities } = content {
        *text = words;
        *entities = found;
        return true;
    }
    let Some(caption) = content.caption_mut() else { return false };
    caption.caption = Some(words).filter(|words| !words.is_empty());
    caption.caption_entities = found;
    true
}
