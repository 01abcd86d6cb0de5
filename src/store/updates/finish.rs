//! The end of a unit of work: everything that its updates have caused, in one statement.

use chrono::{DateTime, Utc};

use super::{Claimed, Updates, dialog_place};
use crate::domain::guess::Door;
use crate::domain::pace::{Pace, Way};
use crate::pesan::outgoing::Queued;
use crate::store::error::{StoreError, expect_rows};
use crate::store::outbox;
use crate::store::sealing::Vault;

/// What becomes of the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialogWrite {
    /// It stays where it is; whoever wrote can be reached again.
    Keep,
    /// It stays where it is, and so does the mark that nothing reaches the chat: the person has just blocked us.
    Blocked,
    /// It goes on.
    Save {
        /// Of the format; at least 1.
        version: i32,
        /// JSON.
        state: String,
        /// The draft in it.
        draft: DraftWrite,
    },
    /// It is over.
    Forget,
}

/// What becomes of the draft of a conversation. Its days are counted from when something was done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftWrite {
    /// There is none.
    None,
    /// It stands as it stood; something else was said.
    Untouched,
    /// It was begun, answered or gone on with.
    Touched,
}

/// What is kept about a chat itself, whatever it said.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// How much it has said or pressed lately; `None`: as before.
    pub pace: Option<(Way, Pace)>,
    /// What did not fit in this update.
    pub guesses: Vec<Door>,
}

/// What an update has caused, beside what the repositories wrote.
pub struct Finish<'a> {
    /// The update.
    pub claimed: &'a Claimed,
    /// The conversation.
    pub dialog: DialogWrite,
    /// Whether the conversation as it was goes to the archive first.
    pub archive: bool,
    /// What is to be said.
    pub queued: Vec<Queued>,
    /// What is kept about the chat itself.
    pub marks: Marks,
}

impl Updates<'_> {
    /// Writes all of it, of updates of different chats. Whoever writes to us can be reached again, so the mark goes unless they
    /// blocked us.
    pub async fn finish(&mut self, done: &[Finish<'_>], at: DateTime<Utc>) -> Result<(), StoreError> {
        let Columns { inbox, archived, saved, forgotten, reached, said, pressed, guessed } =
            Columns::of(done, self.vault)?;
        let out = outbox::Columns::seal(done.iter().flat_map(|one| &one.queued), self.vault)?;
        let written = sqlx::query!(
            r#"with done as (
                 update inbox set state = 'done', raw = null, done_at = $2
                 where inbox_id = any($1) and state = 'pending' returning inbox_id
             ), archived as (
                 insert into dialog_archive (chat_id, version, state, archived_at)
                 select chat_id, version, state, $2 from dialog where chat_id = any($3)
             ), saved as (
                 insert into dialog (chat_id, version, state, draft, draft_at, updated_at)
                 select n.chat_id, n.version, n.state, n.draft, case when n.draft then $2 end, $2
                 from unnest($4::bigint[], $5::integer[], $6::bytea[], $7::boolean[]) as n (chat_id, version, state, draft)
                 on conflict (chat_id) do update set version = excluded.version, state = excluded.state,
                     draft = excluded.draft, updated_at = excluded.updated_at, unreachable_since = null,
                     draft_at = case when excluded.chat_id = any($8) then coalesce(dialog.draft_at, dialog.updated_at)
                         else excluded.draft_at end
                 returning chat_id
             ), forgotten as (
                 delete from dialog where chat_id = any($9)
             ), reached as (
                 update dialog set unreachable_since = null where chat_id = any($10)
             ), paced as (
                 insert into pace (chat_id, whole_at, silent_until, unread)
                 select * from unnest($11::bigint[], $12::timestamptz[], $13::timestamptz[], $14::integer[])
                 on conflict (chat_id) do update set whole_at = excluded.whole_at, silent_until = excluded.silent_until,
                     unread = excluded.unread
                 returning chat_id
             ), pressed as (
                 insert into pace_pressed (chat_id, whole_at, silent_until, unread)
                 select * from unnest($15::bigint[], $16::timestamptz[], $17::timestamptz[], $18::integer[])
                 on conflict (chat_id) do update set whole_at = excluded.whole_at, silent_until = excluded.silent_until,
                     unread = excluded.unread
                 returning chat_id
             ), guessed as (
                 insert into guess (chat_id, door, at)
                 select g.chat_id, g.door, $2 from unnest($19::bigint[], $20::text[]) as g (chat_id, door)
                 returning guess_id
             ), replaced as (
                 delete from outbox o using unnest($21::bigint[], $22::text[]) as n (chat_id, topic)
                 where o.chat_id = n.chat_id and o.topic = n.topic and o.state = 'pending'
                   and (o.leased_until is null or o.leased_until <= now())
                   and not exists (select from outbox e where e.edits = o.outbox_id)
             ), queued as (
                 insert into outbox (chat_id, topic, outbox_key, payload, permohonan_id, is_card, edits, not_before)
                 select n.chat_id, n.topic, n.key, n.payload, n.about, n.is_card, n.edits,
                     now() + make_interval(secs => n.delay)
                 from unnest($21::bigint[], $22::text[], $23::uuid[], $24::bytea[], $25::bigint[], $26::boolean[],
                         $27::bigint[], $28::float8[])
                     with ordinality as n (chat_id, topic, key, payload, about, is_card, edits, delay, ordinal)
                 order by n.ordinal
                 returning outbox_id
             )
             select (select count(*) from done) as "done!", (select count(*) from saved) as "saved!",
                 (select count(*) from queued) as "queued!", (select count(*) from paced) as "paced!",
                 (select count(*) from pressed) as "pressed!", (select count(*) from guessed) as "guessed!""#,
            &inbox,
            at,
            &archived,
            &saved.chat,
            &saved.version,
            &saved.state,
            &saved.draft,
            &saved.untouched,
            &forgotten,
            &reached,
            &said.chat,
            &said.whole_at,
            &said.silent_until as &[Option<DateTime<Utc>>],
            &said.unread,
            &pressed.chat,
            &pressed.whole_at,
            &pressed.silent_until as &[Option<DateTime<Utc>>],
            &pressed.unread,
            &guessed.chat,
            &guessed.door,
            &out.chat,
            &out.topic as &[Option<String>],
            &out.key,
            &out.payload,
            &out.about as &[Option<i64>],
            &out.is_card,
            &out.edits as &[Option<i64>],
            &out.delay
        );
        let written = written.fetch_one(&mut *self.connection).await?;
        expect_rows(written.done, inbox.len())?;
        expect_rows(written.saved, saved.chat.len())?;
        expect_rows(written.paced, said.chat.len())?;
        expect_rows(written.pressed, pressed.chat.len())?;
        expect_rows(written.guessed, guessed.door.len())?;
        expect_rows(written.queued, out.chat.len())
    }
}

/// What is written, by tables and columns, as `unnest` takes it.
#[derive(Default)]
struct Columns {
    inbox: Vec<i64>,
    archived: Vec<i64>,
    saved: Saved,
    forgotten: Vec<i64>,
    reached: Vec<i64>,
    said: Paces,
    pressed: Paces,
    guessed: Guessed,
}

#[derive(Default)]
struct Saved {
    chat: Vec<i64>,
    version: Vec<i32>,
    state: Vec<Vec<u8>>,
    draft: Vec<bool>,
    /// Chats whose draft stands as it stood.
    untouched: Vec<i64>,
}

#[derive(Default)]
struct Paces {
    chat: Vec<i64>,
    whole_at: Vec<DateTime<Utc>>,
    silent_until: Vec<Option<DateTime<Utc>>>,
    unread: Vec<i32>,
}

#[derive(Default)]
struct Guessed {
    chat: Vec<i64>,
    door: Vec<String>,
}

impl Columns {
    fn of(done: &[Finish<'_>], vault: &Vault) -> Result<Self, StoreError> {
        let mut columns = Self::default();
        for one in done {
            let chat = one.claimed.chat.0;
            columns.inbox.push(one.claimed.inbox_id);
            columns.archived.extend(one.archive.then_some(chat));
            match &one.dialog {
                DialogWrite::Save { version, state, draft } => {
                    let sealed = vault.seal_today(dialog_place(&chat.to_string()), state.as_bytes())?;
                    columns.saved.push(chat, (*version, sealed), *draft);
                }
                DialogWrite::Keep => columns.reached.extend(one.claimed.was_unreachable.then_some(chat)),
                DialogWrite::Blocked => {}
                DialogWrite::Forget => columns.forgotten.push(chat),
            }
            match one.marks.pace {
                Some((Way::Said, pace)) => columns.said.push(chat, pace),
                Some((Way::Pressed, pace)) => columns.pressed.push(chat, pace),
                None => {}
            }
            columns.guessed.push(chat, &one.marks.guesses);
        }
        Ok(columns)
    }
}

impl Saved {
    fn push(&mut self, chat: i64, (version, state): (i32, Vec<u8>), draft: DraftWrite) {
        self.chat.push(chat);
        self.version.push(version);
        self.state.push(state);
        self.draft.push(draft != DraftWrite::None);
        self.untouched.extend((draft == DraftWrite::Untouched).then_some(chat));
    }
}

impl Paces {
    fn push(&mut self, chat: i64, pace: Pace) {
        self.chat.push(chat);
        self.whole_at.push(pace.whole_at);
        self.silent_until.push(pace.silence.map(|silence| silence.until));
        let unread = pace.silence.map_or(0, |silence| silence.unread);
        self.unread.push(i32::try_from(unread).unwrap_or(i32::MAX));
    }
}

impl Guessed {
    fn push(&mut self, chat: i64, guesses: &[Door]) {
        self.chat.extend(guesses.iter().map(|_| chat));
        self.door.extend(guesses.iter().map(|door| door.code().to_owned()));
    }
}
