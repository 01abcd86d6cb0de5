//! People and the chats they have with the bot.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Stored;
use crate::error::ApiError;
use crate::wire::{Chat, User};

/// How a chat stands to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A person who never wrote to the bot.
    NotStarted,
    /// The bot may write.
    Open,
    /// The person blocked the bot.
    Blocked,
    /// The account is gone.
    Deactivated,
    /// A group in which the bot never was, or which it left.
    Outside,
    /// A group that threw the bot out.
    Kicked,
    /// A group that goes on under this id.
    Migrated(i64),
}

/// A chat and its messages.
pub(crate) struct Room {
    pub(crate) chat: Arc<Chat>,
    pub(crate) standing: Standing,
    /// By message id.
    pub(crate) messages: BTreeMap<i64, Stored>,
    /// Supergroups count for themselves, everything else shares one counter.
    pub(super) own_ids: Option<i64>,
}

impl Room {
    fn new(chat: Chat, standing: Standing, own_ids: Option<i64>) -> Room {
        Room { chat: Arc::new(chat), standing, messages: BTreeMap::new(), own_ids }
    }
}

/// All people and chats.
#[derive(Default)]
pub(crate) struct Rooms {
    people: HashMap<i64, Arc<User>>,
    rooms: HashMap<i64, Room>,
    last_message: i64,
    last_album: u64,
}

impl Rooms {
    /// Makes a person with a private chat, or changes the person's names.
    pub(crate) fn put_person(&mut self, user: User) {
        let chat = Chat::private(&user);
        match self.rooms.get_mut(&user.id) {
            Some(room) => room.chat = Arc::new(chat),
            None => {
                self.rooms.insert(user.id, Room::new(chat, Standing::NotStarted, None));
            }
        }
        self.people.insert(user.id, Arc::new(user));
    }

    /// Makes a group; false if the id is taken.
    pub(crate) fn put_group(&mut self, chat: Chat, counts_for_itself: bool) -> bool {
        let id = chat.id;
        if self.rooms.contains_key(&id) {
            return false;
        }
        self.rooms.insert(id, Room::new(chat, Standing::Outside, counts_for_itself.then_some(0)));
        true
    }

    pub(crate) fn person(&self, id: i64) -> Option<&Arc<User>> {
        self.people.get(&id)
    }

    pub(crate) fn people(&self) -> impl Iterator<Item = &Arc<User>> {
        self.people.values()
    }

    pub(crate) fn room(&self, id: i64) -> Option<&Room> {
        self.rooms.get(&id)
    }

    pub(crate) fn room_mut(&mut self, id: i64) -> Option<&mut Room> {
        self.rooms.get_mut(&id)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Room> {
        self.rooms.values()
    }

    /// The id of the next message in this chat.
    pub(crate) fn next_message_id(&mut self, chat: i64) -> i64 {
        if let Some(own) = self.rooms.get_mut(&chat).and_then(|room| room.own_ids.as_mut()) {
            *own += 1;
            return *own;
        }
        self.last_message += 1;
        self.last_message
    }

    /// A new `media_group_id`.
    pub(crate) fn next_album(&mut self) -> String {
        self.last_album += 1;
        (13_000_000_000_000_000_u64 + self.last_album).to_string()
    }

    /// The chat, if the bot may do something in it.
    pub(crate) fn open_to_bot(&self, id: i64) -> Result<&Room, ApiError> {
        let room = self.rooms.get(&id).ok_or_else(|| ApiError::bad("chat not found"))?;
        match room.standing {
            Standing::Open => Ok(room),
            Standing::NotStarted => {
                Err(ApiError::forbidden("bot can't initiate conversation with a user"))
            }
            Standing::Blocked => Err(ApiError::forbidden("bot was blocked by the user")),
            Standing::Deactivated => Err(ApiError::forbidden("user is deactivated")),
            Standing::Outside => Err(ApiError::forbidden("bot is not a member of the group chat")),
            Standing::Kicked => Err(ApiError::forbidden("bot was kicked from the group chat")),
            Standing::Migrated(to) => Err(ApiError::migrated(to)),
        }
    }
}
