//! What is told apart. Each value of a label is a code from here: nothing of a person can become one.

use crate::app::inbound::Incoming;
use crate::domain::codes::codes;
use crate::pesan::outgoing::Outgoing;

codes! {
    /// What arrived.
    pub enum UpdateKind {
        /// A message of any kind.
        Message = "message",
        /// A pressed button.
        Button = "button",
        /// The words of a message were changed.
        Edited = "edited",
        /// Anything else, and what cannot be read.
        Other = "other",
    }
}

impl From<&Incoming> for UpdateKind {
    fn from(what: &Incoming) -> Self {
        match what {
            Incoming::Command(_)
            | Incoming::UnknownCommand
            | Incoming::Text(_)
            | Incoming::File { .. }
            | Incoming::Contact { .. }
            | Incoming::NotTaken { .. }
            | Incoming::Group => Self::Message,
            Incoming::Tap { .. } => Self::Button,
            Incoming::Edited => Self::Edited,
            Incoming::Blocked | Incoming::Unblocked | Incoming::Nothing => Self::Other,
        }
    }
}

codes! {
    /// Whether an update was read.
    pub enum Heard {
        /// It was, and answered.
        Read = "read",
        /// Its chat had said too much.
        TooMuch = "too_much",
    }
}

codes! {
    /// What becomes of an update that failed.
    pub enum Fate {
        /// It is tried again.
        Retry = "retry",
        /// It is kept for a person to look at.
        Dead = "dead",
    }
}

codes! {
    /// What is to be sent.
    pub enum MessageKind {
        /// A new message.
        Message = "message",
        /// A message or card brought up to date.
        Edit = "edit",
        /// A photo or document, made or kept.
        File = "file",
        /// A message that goes from the chat.
        Deletion = "deletion",
        /// The menu of a chat.
        Menu = "menu",
        /// What this program cannot read.
        Unreadable = "unreadable",
    }
}

impl MessageKind {
    /// Of what was leased, and whether it brings a card up to date.
    #[must_use]
    pub fn of(outgoing: Option<&Outgoing>, edits: bool) -> Self {
        match outgoing {
            None => Self::Unreadable,
            Some(Outgoing::Say(_)) if edits => Self::Edit,
            Some(Outgoing::Say(_) | Outgoing::Brief { .. }) => Self::Message,
            Some(Outgoing::Edit { .. }) => Self::Edit,
            Some(
                Outgoing::File(_)
                | Outgoing::Album(_)
                | Outgoing::Receipt { .. }
                | Outgoing::Copy { .. }
                | Outgoing::Register { .. }
                | Outgoing::Laporan { .. }
                | Outgoing::Blank { .. }
                | Outgoing::Pengiriman { .. },
            ) => Self::File,
            Some(Outgoing::Delete { .. }) => Self::Deletion,
            Some(Outgoing::Menu { .. }) => Self::Menu,
        }
    }
}

codes! {
    /// What became of an attempt to send.
    pub enum Sending {
        /// Telegram has it.
        Sent = "sent",
        /// It is tried again.
        Retry = "retry",
        /// The person cannot be reached; it waits until they write.
        Unreachable = "unreachable",
        /// Telegram refuses the bot; all sending pauses.
        Held = "held",
        /// It is kept for a person to look at.
        Dead = "dead",
    }
}

codes! {
    /// How a poll ended.
    pub enum Polled {
        /// Telegram answered.
        Answered = "answered",
        /// It did not, or refused.
        Failed = "failed",
    }
}

codes! {
    /// What became of a request at the webhook.
    pub enum Asked {
        /// The update is kept.
        Kept = "kept",
        /// It is not: it cannot be read, or the register did not take it.
        Failed = "failed",
        /// Whoever asked did not know the secret.
        Stranger = "stranger",
    }
}
