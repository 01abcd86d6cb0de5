//! Many people at once, in this very process: for load, where a request for each word would cost more than the bot.

use std::sync::Arc;

use tokio::sync::mpsc;

use crate::protocol::{NewUser, Say, UserContent};
use crate::state::App;

/// Plays people without HTTP between. Beside it [`crate::client::ControlClient`] does the same and more.
#[derive(Clone, Debug)]
pub struct Crowd {
    app: App,
}

/// The bot has said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// In this chat,
    pub chat: i64,
    /// as this message.
    pub message_id: i64,
}

impl Crowd {
    pub(crate) fn new(app: &App) -> Self {
        Self { app: Arc::clone(app) }
    }

    /// A person comes to this Telegram.
    pub fn joins(&self, id: i64, first_name: &str) {
        let new = NewUser { id, first_name: first_name.to_owned(), ..NewUser::default() };
        self.app.world().add_user(new);
    }

    /// A person writes to the bot. `false`: Telegram's apps do not let them.
    #[must_use]
    pub fn says(&self, id: i64, text: &str) -> bool {
        let content = UserContent::Text { text: text.to_owned() };
        self.app.world().say(Say { user: id, chat: None, reply_to: None, content }).is_ok()
    }

    /// What the bot says from now on, in whatever chat; the last who asks hears it alone.
    #[must_use]
    pub fn listen(&self) -> mpsc::UnboundedReceiver<Heard> {
        let (tell, hear) = mpsc::unbounded_channel();
        self.app.world().crowd = Some(tell);
        hear
    }

    /// How many updates the bot has not confirmed yet.
    #[must_use]
    pub fn unconfirmed(&self) -> usize {
        let mut world = self.app.world();
        let now = world.now();
        world.queue.pending(now)
    }
}
