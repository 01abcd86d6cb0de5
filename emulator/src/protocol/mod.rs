//! The JSON shapes of the control interface, shared by server and client.

mod calls;
mod faults;
mod people;
mod view;

pub use calls::{Call, CallFilter, CallOutcome, CallbackAnswer, Command, CommandMenu};
pub use faults::{Fault, FaultKind};
pub use people::{
    AlbumItem, Attachment, Edited, GroupMember, NewGroup, NewUser, Press, PressLabel, Pressed,
    Sent, SendAlbum, SendContact, SendFile, SendLocation, SendText,
};
pub use view::{
    Button, ChatMessage, ChatPage, ChatSummary, ContentKind, Event, EventKind, FileView, ServerState,
};
