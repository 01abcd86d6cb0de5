//! The end of a unit of work: everything that an update has caused, in one statement.

use chrono::{DateTime, Utc};

use super::{Claimed, Updates, dialog_place};
use crate::domain::guess::Door;
use crate::domain::pace::{Pace, Way};
use crate::pesan::outgoing::Queued;
use crate::store::error::{StoreError, expect_rows};
use crate::store::outbox::Columns;

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
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks<'a> {
    /// How much it has said or pressed lately; `None`: as before.
    pub pace: Option<(Way, Pace)>,
    /// What did not fit in this update.
    pub guesses: &'a [Door],
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
    pub queued: &'a [Queued],
    /// What is kept about the chat itself.
    pub marks: Marks<'a>,
    /// Now.
    pub at: DateTime<Utc>,
}

impl Updates<'_> {
    /// Writes all of it. Whoever writes to us can be reached again, so the mark goes unless they blocked us.
    pub async fn finish(&mut self, done: Finish<'_>) -> Result<(), StoreError> {
        let chat = done.claimed.chat.0;
        let (version, state, draft) = match &done.dialog {
            DialogWrite::Save { version, state, draft } => {
                let sealed = self.vault.seal_today(dialog_place(&chat.to_string()), state.as_bytes())?;
                (*version, Some(sealed), *draft)
            }
            DialogWrite::Keep | DialogWrite::Blocked | DialogWrite::Forget => (0, None, DraftWrite::None),
        };
        let forget = done.dialog == DialogWrite::Forget;
        let reached = done.dialog == DialogWrite::Keep && done.claimed.was_unreachable;
        let out = Columns::seal(done.queued, self.vault)?;
        let Marks { pace, guesses } = done.marks;
        let silence = pace.and_then(|(_, pace)| pace.silence);
        let pressed = matches!(pace, Some((Way::Pressed, _)));
        let unread = silence.map_or(0, |silence| i32::try_from(silence.unread).unwrap_or(i32::MAX));
        let doors: Vec<String> = guesses.iter().map(|door| door.code().to_owned()).collect();
        let written = sqlx::query!(
            r#"with done as (
                 update inbox set state = 'done', raw = null, done_at = now()
                 where inbox_id = $1 and state = 'pending' returning inbox_id
             ), archived as (
                 insert into dialog_archive (chat_id, version, state, archived_at)
                 select chat_id, version, state, $6 from dialog where chat_id = $2 and $5
             ), saved as (
                 insert into dialog (chat_id, version, state, draft, draft_at, updated_at)
                 select $2, $3, $4::bytea, $17, case when $17 then $6::timestamptz end, $6 where $4::bytea is not null
                 on conflict (chat_id) do update set version = excluded.version, state = excluded.state,
                     draft = excluded.draft, updated_at = excluded.updated_at, unreachable_since = null,
                     draft_at = case when $18 then coalesce(dialog.draft_at, dialog.updated_at) else excluded.draft_at end
                 returning chat_id
             ), forgotten as (
                 delete from dialog where chat_id = $2 and $7
             ), reached as (
                 update dialog set unreachable_since = null where chat_id = $2 and $8
             ), paced as (
                 insert into pace (chat_id, whole_at, silent_until, unread) select $2, $19, $20, $21 where $19::timestamptz is not null and not $23
                 on conflict (chat_id) do update set whole_at = excluded.whole_at, silent_until = excluded.silent_until,
                     unread = excluded.unread
                 returning chat_id
             ), pressed as (
                 insert into pace_pressed (chat_id, whole_at, silent_until, unread)
                 select $2, $19, $20, $21 where $19::timestamptz is not null and $23
                 on conflict (chat_id) do update set whole_at = excluded.whole_at, silent_until = excluded.silent_until,
                     unread = excluded.unread
                 returning chat_id
             ), guessed as (
                 insert into guess (chat_id, door, at) select $2, g.door, $6 from unnest($22::text[]) as g (door)
                 returning guess_id
             ), replaced as (
                 delete from outbox o using unnest($9::bigint[], $10::text[]) as n (chat_id, topic)
                 where o.chat_id = n.chat_id and o.topic = n.topic and o.state = 'pending'
                   and (o.leased_until is null or o.leased_until <= now())
                   and not exists (select from outbox e where e.edits = o.outbox_id)
             ), queued as (
                 insert into outbox (chat_id, topic, outbox_key, payload, permohonan_id, is_card, edits, not_before)
                 select n.chat_id, n.topic, n.key, n.payload, n.about, n.is_card, n.edits,
                     now() + make_interval(secs => n.delay)
                 from unnest($9::bigint[], $10::text[], $11::uuid[], $12::bytea[], $13::bigint[], $14::boolean[],
                         $15::bigint[], $16::float8[])
                     with ordinality as n (chat_id, topic, key, payload, about, is_card, edits, delay, ordinal)
                 order by n.ordinal
                 returning outbox_id
             )
             select (select count(*) from done) as "done!", (select count(*) from saved) as "saved!",
                 (select count(*) from queued) as "queued!", (select count(*) from paced) + (select count(*) from pressed) as "paced!",
                 (select count(*) from guessed) as "guessed!""#,
            done.claimed.inbox_id,
            chat,
            version,
            state,
            done.archive,
            done.at,
            forget,
            reached,
            &out.chat,
            &out.topic as &[Option<String>],
            &out.key,
            &out.payload,
            &out.about as &[Option<i64>],
            &out.is_card,
            &out.edits as &[Option<i64>],
            &out.delay,
            draft != DraftWrite::None,
            draft == DraftWrite::Untouched,
            pace.map(|(_, pace)| pace.whole_at),
            silence.map(|silence| silence.until),
            unread,
            &doors,
            pressed
        );
        let written = written.fetch_one(&mut *self.connection).await?;
        expect_rows(written.done, 1)?;
        expect_rows(written.saved, usize::from(state.is_some()))?;
        expect_rows(written.paced, usize::from(pace.is_some()))?;
        expect_rows(written.guessed, doors.len())?;
        expect_rows(written.queued, out.chat.len())
    }
}
