//! What can be chosen when the server starts.

use std::time::Duration;

/// Settings of an [`Emulator`](crate::Emulator).
#[derive(Clone, Debug)]
pub struct Config {
    /// Port on 127.0.0.1; 0 = a free one.
    pub port: u16,
    /// The bot's token, `id:secret`. The default has a made-up secret of real length, so that
    /// programs which hide tokens by their shape hide this one too.
    pub token: String,
    /// Name by which people find the bot, without the at sign.
    pub bot_username: String,
    /// Name over the bot's messages.
    pub bot_first_name: String,
    /// Whether the bot sees all messages of groups, or only those meant for it.
    pub can_read_all_group_messages: bool,
    /// Slows a poller that repeats its offset, as the real server does: within 0.5 s only one
    /// update is given, within 3 s the time limit is at least 3 s.
    pub strict_polling: bool,
    /// First pause after a webhook failed twice; doubles from there to a minute.
    pub webhook_retry: Duration,
    /// How many calls the call log keeps.
    pub call_log: usize,
    /// How many events the event log keeps.
    pub event_log: usize,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            port: 0,
            token: "1000000001:AAEmulatorEmulatorEmulatorEmulator0".to_owned(),
            bot_username: "latihan_bot".to_owned(),
            bot_first_name: "Bot Latihan".to_owned(),
            can_read_all_group_messages: false,
            strict_polling: false,
            webhook_retry: Duration::from_secs(2),
            call_log: 100_000,
            event_log: 20_000,
        }
    }
}

impl Config {
    /// The bot's user id: the number before the colon of the token, as at Telegram.
    pub(crate) fn bot_id(&self) -> Option<i64> {
        let (id, secret) = self.token.split_once(':')?;
        id.parse().ok().filter(|id| *id > 0 && !secret.is_empty())
    }
}
