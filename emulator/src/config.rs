//! What can be chosen when the server starts.

use std::path::PathBuf;
use std::time::Duration;

/// Settings of an [`crate::Emulator`]; `Config::default()` suits tests.
#[derive(Clone, Debug)]
pub struct Config {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The bot's token, `<id>:<secret>`.
    pub token: String,
    /// The bot's user id.
    pub bot_id: i64,
    /// The bot's user name, without `@`.
    pub bot_username: String,
    /// The bot's display name.
    pub bot_first_name: String,
    /// Answers a repeated offset within half a second with one update only, as Telegram does.
    pub strict_polling: bool,
    /// In groups the bot sees only commands, mentions and replies to itself (`BotFather`'s `/setprivacy`).
    pub privacy_mode: bool,
    /// Pause before the second retry of a webhook delivery, the first comes at once; it doubles up to 30 times this.
    pub webhook_retry_pause: Duration,
    /// Keeps people, chats and the bot's unconfirmed updates across restarts, in this file and a folder beside it.
    /// Faults and the call log are not kept.
    pub state_file: Option<PathBuf>,
    /// Further host names, without port, under which a bot may call the Bot API: one in a container, say, to which this
    /// machine is `host.docker.internal`.
    pub allowed_hosts: Vec<String>,
    /// How many Bot API calls the call log keeps.
    pub call_log_limit: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 0,
            // Telegram's secrets have 35 characters; log redaction is often written for exactly that.
            token: "7000000001:AAEmulatorEmulatorEmulatorEmulator0".to_owned(),
            bot_id: 7_000_000_001,
            bot_username: "emulated_bot".to_owned(),
            bot_first_name: "Emulated bot".to_owned(),
            strict_polling: false,
            privacy_mode: false,
            webhook_retry_pause: Duration::from_secs(2),
            state_file: None,
            allowed_hosts: Vec::new(),
            call_log_limit: 100_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn the_secret_is_as_long_as_a_real_one() {
        let token = Config::default().token;
        let secret = token.split_once(':').map(|(_, secret)| secret.len());
        assert_eq!(secret, Some(35));
    }
}
