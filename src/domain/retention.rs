//! How long what is kept (UU 27/2022, articles 42 to 44). The office decides; it stands in its profile.

use chrono::TimeDelta;

use super::codes::codes;

/// How long what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The person of a permohonan that was withdrawn or closed.
    pub closed: TimeDelta,
    /// What photos and PDFs hold, of what was sent to Dispendukcapil.
    pub files: TimeDelta,
    /// What could not be worked on or sent, and conversations that an earlier version wrote.
    pub failed: TimeDelta,
    /// A draft of whoever is not reminded, from when something was done with it.
    pub draft: TimeDelta,
    /// Photos and PDFs of a permohonan that nobody completes, from the last reminder.
    pub abandoned: TimeDelta,
    /// That an update was done.
    pub inbox: TimeDelta,
    /// That a message was sent.
    pub outbox: TimeDelta,
    /// Who opened and looked for what.
    pub reads: TimeDelta,
    /// What was said unasked, and that a notice was read.
    pub said: TimeDelta,
    /// What did not fit, and how much a chat said.
    pub tried: TimeDelta,
    /// What was seen on files, from the end of their permohonan.
    pub seen: TimeDelta,
    /// An archive of a pengiriman that nobody acknowledges, in the folder that the office gives out.
    pub archives: TimeDelta,
}

impl Default for Retention {
    /// What a profile has that does not say otherwise.
    fn default() -> Self {
        let days = TimeDelta::days;
        Self {
            closed: days(30),
            files: days(30),
            failed: days(30),
            draft: days(90),
            abandoned: days(30),
            inbox: days(30),
            outbox: days(90),
            reads: days(5 * 365),
            said: days(90),
            tried: days(30),
            seen: days(30),
            archives: days(7),
        }
    }
}

codes! {
    /// Why a person was forgotten.
    pub enum Rule {
        /// The permohonan was withdrawn or closed, and its time has passed.
        Ended = "berakhir",
        /// Whoever asked for it wanted it.
        Asked = "diminta",
    }
}

codes! {
    /// What else is destroyed when its time has passed: by this it is counted.
    pub enum Heap {
        /// What photos and PDFs hold, of what was sent, and of nothing any more.
        Files = "berkas",
        /// The same, of what nobody completes.
        Abandoned = "terbengkalai",
        /// Drafts that nobody goes on with.
        Drafts = "isian",
        /// What is left of a conversation that nobody goes on with.
        Leftovers = "sisa_percakapan",
        /// Conversations that this version cannot read.
        Archived = "percakapan",
        /// Work of petugas begun on what is over, and what they looked for last.
        Begun = "pekerjaan",
        /// Updates that could not be worked on.
        Updates = "pembaruan",
        /// Messages that could not be sent.
        Messages = "pesan",
        /// Messages to who cannot be reached.
        Unreached = "tak_sampai",
        /// That updates were done.
        Inbox = "masuk",
        /// That messages were sent.
        Outbox = "keluar",
        /// What was opened.
        Disclosures = "dibaca",
        /// What was looked for.
        Searches = "pencarian",
        /// What was seen on files.
        Looks = "periksa",
        /// What was said unasked.
        Reminders = "pengingat",
        /// That a privacy notice was read.
        Notices = "pemberitahuan",
        /// That a chat with a draft was told of a breach.
        Breaches = "insiden",
        /// Wrong answers, and how much a chat said.
        Tries = "tebakan",
        /// Keys of days with which nothing is sealed any more.
        DayKeys = "kunci_hari",
        /// Archives of pengiriman, from the chats and the folder in which they lay.
        Archives = "arsip",
    }
}
