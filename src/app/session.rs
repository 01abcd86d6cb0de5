//! One update being worked on: who is there, what they said so far, what is going to be said.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::App;
use crate::dialog::{Dialog, Focus};
use crate::domain::guess::Door;
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::petugas::{Actor, ChatId, Peran};
use crate::pesan::outgoing::{Outgoing, PermohonanId, Queued};
use crate::pesan::tap::{Act, PerbaikanAct};
use crate::pesan::umum::Umum;
use crate::pesan::{Keyboard, Pesan, Reply};
use crate::store::UnitOfWork;
use crate::store::periksa::Taken;
use crate::store::petugas::Petugas;

/// One update being worked on.
pub struct Session<'a> {
    /// What use cases need.
    pub app: &'a App,
    /// The one transaction of the update.
    pub uow: &'a mut UnitOfWork,
    /// The chat.
    pub chat: ChatId,
    /// The petugas behind the chat, if one is, as the register says at this moment.
    pub petugas: Option<Petugas>,
    /// Where the conversation stands.
    pub dialog: Dialog,
    /// Whether nothing of the conversation shall be kept.
    pub forget: bool,
    /// Whether the conversation is left as it was.
    pub keep: bool,
    /// Whether the person has just blocked the bot.
    pub blocked: bool,
    /// Files that were taken, and are looked at afterwards.
    pub taken: Vec<Taken>,
    /// The message, where it is words.
    pub typed: Option<i64>,
    /// The message, where what it says does not stay in the chat.
    pub personal: Option<i64>,
    /// The message, where a NIK or the number of a KK stands in its caption.
    pub captioned: Option<i64>,
    /// How many kode, links and answers of this chat did not fit lately.
    pub guessed_before: u16,
    /// What did not fit now.
    pub guesses: Vec<Door>,
    /// How many files were handed in that the book is to keep.
    pub handed_in: usize,
    /// What is going to be said, in order.
    pub queued: Vec<Queued>,
    /// Now.
    pub now: DateTime<Utc>,
    /// The message whose button was pressed.
    pub pressed: Option<i64>,
    /// The office as it stood before the eyes of the person who fills in the draft, where it asks for something else now
    /// and that was not said yet.
    pub before: Option<Arc<Kantor>>,
}

impl Session<'_> {
    /// The office.
    #[must_use]
    pub fn kantor(&self) -> &Kantor {
        &self.app.kantor
    }

    /// The office as it stands before the person's eyes: by it an answer to the draft is understood.
    #[must_use]
    pub fn shown(&self) -> &Kantor {
        self.before.as_deref().unwrap_or(&self.app.kantor)
    }

    /// Whether the petugas behind the chat has this role.
    #[must_use]
    pub fn is(&self, peran: Peran) -> bool {
        self.petugas.as_ref().is_some_and(|p| p.peran == peran)
    }

    /// Whether the petugas behind the chat may act in this role now: it is theirs, or they stand in for the Kasi.
    #[must_use]
    pub fn acts_as(&self, peran: Peran) -> bool {
        self.petugas.as_ref().is_some_and(|p| p.acts_as(peran, self.now))
    }

    /// The person in this role where they may act in it now; otherwise as [`Self::actor`].
    #[must_use]
    pub fn actor_as(&self, peran: Peran) -> Actor {
        self.petugas.as_ref().map_or(Actor::Warga(self.chat), |p| p.actor(peran, self.now))
    }

    /// The person as a citizen: petugas are citizens too, for what is their own.
    #[must_use]
    pub fn warga(&self) -> Actor {
        Actor::Warga(self.chat)
    }

    /// The person as petugas; as a citizen where they are none.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.petugas.as_ref().map_or(Actor::Warga(self.chat), |p| Actor::Petugas(p.id, p.peran))
    }

    /// Answers with a message.
    pub fn say(&mut self, mut reply: Reply) {
        self.letters_again(&mut reply);
        self.offer(&reply);
        self.queued.push(Queued::say(self.chat, reply));
    }

    /// A keyboard that shares the contact goes when something else is said. It goes with a message that has no buttons:
    /// where this one has, with the first of its sentences as a message of its own, if there are several.
    fn letters_again(&mut self, reply: &mut Reply) {
        if matches!(reply.keyboard, Keyboard::Contact(_)) {
            self.dialog.keyboard = true;
            return;
        }
        if !self.dialog.keyboard {
            return;
        }
        if reply.buttons.is_empty() {
            reply.keyboard = Keyboard::Letters;
        } else if let Some(first) = reply.take_first() {
            let alone = Reply::new(first).with_keyboard(Keyboard::Letters);
            self.queued.push(Queued::say(self.chat, alone));
        } else {
            return; // with the next message that can take it
        }
        self.dialog.keyboard = false;
    }

    fn offer(&mut self, reply: &Reply) {
        self.dialog.offered = reply.buttons.iter().flatten().cloned().collect();
        self.dialog.offered_at = Some(self.now);
    }

    /// Answers with what is shown for a while only, and with what stands there afterwards.
    pub fn tell_briefly(&mut self, id: PermohonanId, text: impl Into<Pesan>, then: impl Into<Pesan>) {
        self.say_briefly(id, Reply::new(text), Reply::new(then));
    }

    /// The same with buttons.
    pub fn say_briefly(&mut self, id: PermohonanId, reply: Reply, then: Reply) {
        self.offer(&reply);
        self.queued.push(Queued::new(self.chat, Outgoing::Brief { reply, then }).about(id));
    }

    /// Answers with a sentence.
    pub fn tell(&mut self, text: impl Into<Pesan>) {
        self.say(Reply::new(text));
    }

    /// Answers in place of the message whose button was pressed; with a new message where none was.
    pub fn say_in_place(&mut self, reply: Reply) {
        let Some(message_id) = self.pressed.take() else { return self.say(reply) };
        self.offer(&reply);
        self.queued.push(Queued::new(self.chat, Outgoing::Edit { message_id, reply }));
    }

    /// Answers with a card, which is brought up to date when somebody acts on the permohonan.
    ///
    /// The buttons of cards are pressed, not typed: a typed word would act on another card than the one that is meant.
    /// With a kode behind it, a command does the same.
    pub fn say_card(&mut self, id: PermohonanId, reply: Reply) {
        self.dialog.offered = Vec::new();
        self.queued.push(Queued { is_card: true, ..Queued::say(self.chat, reply).about(id) });
    }

    /// A question of the desk that is left for something else: what is typed next is no answer to it any more.
    pub fn leave_desk_question(&mut self, act: &Act) {
        let goes_on = match self.dialog.focus {
            Focus::TutupText { .. } | Focus::TutupConfirm { .. } => matches!(act, Act::TutupYes),
            Focus::HapusConfirm { .. } => matches!(act, Act::HapusYes),
            Focus::NyatakanConfirm { .. } => matches!(act, Act::NyatakanYes),
            Focus::TolakText { .. } | Focus::TolakConfirm { .. } => {
                matches!(act, Act::Perbaikan(_, PerbaikanAct::Send))
            }
            Focus::KembalikanText { .. } => matches!(act, Act::KembalikanWhy(_)),
            Focus::KurangText { .. } => matches!(act, Act::File(_)),
            Focus::Paper(_) => matches!(act, Act::Paper(_) | Act::File(_)),
            Focus::Nomor(_) => matches!(act, Act::Nomor(_) | Act::File(_) | Act::Tick(_) | Act::Untick(_)),
            Focus::PlhFrom { .. }
            | Focus::PlhTo { .. }
            | Focus::PlhConfirm { .. }
            | Focus::StaffFile { .. }
            | Focus::KembaliText { .. }
            | Focus::Cari
            | Focus::Register
            | Focus::Numbering(_)
            | Focus::TundaWhy { .. }
            | Focus::TundaConfirm { .. }
            | Focus::TundaLift { .. } => false,
            Focus::Nothing
            | Focus::Ajukan
            | Focus::DropAsk
            | Focus::EraseAsk
            | Focus::Lengkapi { .. }
            | Focus::Choose(_)
            | Focus::TarikWhy { .. }
            | Focus::TarikText { .. }
            | Focus::TarikConfirm { .. }
            | Focus::Notice { .. }
            | Focus::Ubah(_)
            | Focus::Entri
            | Focus::Claim(_)
            | Focus::Undangan { .. }
            | Focus::UndanganName { .. }
            | Focus::Kalender(_)
            | Focus::Syarat(_) => true,
        };
        if !goes_on {
            self.unfocus();
        }
    }

    /// A button that means nothing any more: where to look instead.
    pub fn old_button(&mut self) {
        if self.petugas.is_some() {
            self.tell(Umum::OldButtonPetugas);
        } else {
            self.tell(Umum::OldButton);
        }
    }

    /// Something else was said than a photo: photos that come now follow none.
    pub fn something_said(&mut self) {
        if let Some(album) = &mut self.dialog.album {
            album.sent_at = None;
        }
    }

    /// Something else is done than to choose from the list that was shown, or to write what was asked for a list of syarat.
    pub fn leave_choice(&mut self) {
        if matches!(self.dialog.focus, Focus::Choose(_) | Focus::Syarat(_)) {
            self.unfocus();
        }
    }

    /// Something else is done than to change the kalender.
    pub fn leave_kalender(&mut self) {
        if matches!(self.dialog.focus, Focus::Kalender(_)) {
            self.unfocus();
        }
    }

    /// Nothing of the conversation is kept, unless something else in it was begun. A photo that waits for its place belongs
    /// to a permohonan that goes on.
    pub fn forget_if_nothing_is_begun(&mut self) {
        let dialog = &self.dialog;
        self.forget = dialog.draft.is_none()
            && dialog.entri.is_empty()
            && dialog.kurang.is_empty()
            && dialog.syarat.is_none()
            && dialog.remarked.is_none()
            && dialog.kirim.is_none()
            && dialog.terima.is_none();
    }

    /// What was typed next is about nothing in particular.
    pub fn unfocus(&mut self) {
        self.dialog.focus = if self.dialog.draft.is_some() { Focus::Ajukan } else { Focus::Nothing };
    }
}

/// A kode as a petugas typed it, or what to tell them.
///
/// # Errors
/// The sentence that says what is wrong with it.
pub fn desk_kode(text: Option<&str>, command: &str) -> Result<Kode, Umum> {
    typed_kode(text, command).map_err(|wrong| {
        if let Umum::KodeMalformed { kode } = wrong { Umum::KodeMalformedPetugas { kode } } else { wrong }
    })
}

/// A kode as somebody typed it, or what to tell them.
///
/// # Errors
/// The sentence that says what is wrong with it.
pub fn typed_kode(text: Option<&str>, command: &str) -> Result<Kode, Umum> {
    let text = text.filter(|t| !t.trim().is_empty()).ok_or_else(|| Umum::KodeNeeded { command: command.to_owned() })?;
    let shown: String = text.chars().take(20).collect();
    Kode::parse(text).map_err(|_| Umum::KodeMalformed { kode: shown })
}
