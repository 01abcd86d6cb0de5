//! What goes over the control interface, as JSON.

mod bytes;
mod calls;
mod faults;
mod messages;
mod people;

pub use calls::{Call, CallFilter, CallOutcome, CallbackAnswer};
pub use faults::{Fault, FaultKind};
pub use messages::{Button, ChatMessage, ContactView, ContentKind, FileView, LocationView, ReplyButton};
pub use people::{AlbumItem, BotView, NewDocument, NewGroup, NewUser, UserContent, UserView};

pub(crate) use messages::{AfterQuery, MessageIds, Press, QueryId, Say};
pub(crate) use people::{ClockMove, ClockView, DeleteMessage, EditText, NextUpdateId, Rejection, UpdatesView, Upgrade};
