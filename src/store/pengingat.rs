//! Who is to be reminded of what they left open, what was said of it before, and who wants no reminders.

use chrono::{DateTime, Utc};

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::sealing::Vault;
use super::updates::{StoredDialog, dialog_place};
use crate::domain::kode::Kode;
use crate::domain::pengingat::{Ladder, Rung, Subject};
use crate::domain::petugas::ChatId;
use crate::domain::wib::today_wib;
use crate::pesan::outgoing::PermohonanId;

/// A conversation that may hold a draft of which its owner is to be reminded.
pub struct DraftDue {
    /// The chat.
    pub chat: ChatId,
    /// Where the conversation stands.
    pub dialog: StoredDialog,
    /// How far the reminders have come.
    pub ladder: Ladder,
}

/// A permohonan of which something is not there, so that its pihak are to be reminded.
pub struct KekuranganDue {
    /// Key.
    pub id: PermohonanId,
    /// Its code.
    pub kode: Kode,
    /// The pihak who can be reached and want to be reminded.
    pub chats: Vec<ChatId>,
    /// How far the reminders have come.
    pub ladder: Ladder,
}

/// What a reminder is about.
#[derive(Debug, Clone, Copy)]
pub enum About {
    /// The draft of a chat.
    Draft(ChatId),
    /// What is not there of the berkas of a permohonan.
    Kekurangan(PermohonanId),
}

/// Reads and writes reminders.
pub struct PengingatRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl PengingatRepo<'_> {
    /// Conversations whose next reminder is due, the oldest first, locked. The days are counted from when something was done
    /// with the draft, whatever else was said since. Not those that cannot be reached, want no reminders, or have said
    /// something within the hour: what they say next is about that. And not those that what was said before has not
    /// reached yet: while Telegram is away nothing is heaped up, and no warning counts that nobody has read. One that is
    /// being worked on is left for the next look.
    pub async fn drafts(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<DraftDue>, StoreError> {
        let rows = sqlx::query!(
            r#"select d.chat_id, d.version, d.state, s.since as "since!", g.rung as "rung?", g.at as "at?"
             from dialog d
             cross join lateral (select coalesce(d.draft_at, d.updated_at) as since) s
             left join lateral (
                 select p.rung, p.at from pengingat p
                 where p.kind = 'isian' and p.subject_id = d.chat_id and p.since = s.since
                 order by p.at desc limit 1) g on true
             where d.draft is not false and d.unreachable_since is null and s.since <= $1::timestamptz - interval '1 day'
               and d.updated_at <= $1::timestamptz - interval '1 hour'
               and case when g.rung is null then true
                   when g.rung = 'satu' then s.since <= $1::timestamptz - interval '3 days' and g.at <= $1::timestamptz - interval '1 day'
                   when g.rung = 'dua' then s.since <= $1::timestamptz - interval '7 days' and g.at <= $1::timestamptz - interval '1 day'
                   else g.rung = 'tiga' and (g.at at time zone 'Asia/Jakarta')::date < $2::date - 3 end
               and not exists (select from berhenti b where b.chat_id = d.chat_id)
               and not exists (select from inbox i where i.chat_id = d.chat_id and i.state = 'pending')
               and not exists (select from outbox o where o.chat_id = d.chat_id and o.state = 'pending')
             order by s.since, d.chat_id limit $3
             for update of d skip locked"#,
            now,
            today_wib(now),
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let ladder = ladder(row.since, row.rung.as_deref().zip(row.at), &row.chat_id)?;
                let opened = self.vault.open(dialog_place(&row.chat_id.to_string()), &row.state).ok();
                let state = opened.and_then(|bytes| String::from_utf8(bytes).ok());
                let readable = state.is_some();
                Ok(DraftDue {
                    chat: ChatId(row.chat_id),
                    dialog: StoredDialog { version: row.version, state: state.unwrap_or_default(), readable },
                    ladder,
                })
            })
            .collect()
    }

    /// Keeps a conversation without saying that anything was said: the days go on being counted.
    pub async fn keep_dialog(&mut self, chat: ChatId, state: &str, draft: bool) -> Result<(), StoreError> {
        let sealed = self.vault.seal_today(dialog_place(&chat.0.to_string()), state.as_bytes())?;
        let written =
            sqlx::query!("update dialog set state = $2, draft = $3 where chat_id = $1", chat.0, sealed, draft);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// The days of a draft are counted from now.
    pub async fn count_anew(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let written = sqlx::query!("update dialog set draft_at = $2 where chat_id = $1", chat.0, now);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Notes that a conversation holds no draft.
    pub async fn no_draft(&mut self, chat: ChatId) -> Result<(), StoreError> {
        let written = sqlx::query!("update dialog set draft = false where chat_id = $1", chat.0);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Forgets a conversation in which nothing else is left.
    pub async fn forget_dialog(&mut self, chat: ChatId) -> Result<(), StoreError> {
        let written = sqlx::query!("delete from dialog where chat_id = $1", chat.0);
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// Permohonan that cannot be received since something is not there, and whose next reminder is due: the oldest first,
    /// locked. A promise is no berkas. Counted from the request or the return, and anew from each answer of this round.
    pub async fn kekurangan(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<KekuranganDue>, StoreError> {
        let rows = sqlx::query!(
            r#"select p.permohonan_id, p.kode, s.since as "since!", g.rung as "rung?", g.at as "at?",
                 (select array_agg(h.chat_id order by h.ordinal) from pihak h
                  where h.permohonan_id = p.permohonan_id
                    and not exists (select from berhenti b where b.chat_id = h.chat_id)
                    and (select d.unreachable_since from dialog d where d.chat_id = h.chat_id) is null) as chats
             from permohonan p
             cross join lateral (
                 select greatest(p.submitted_at, p.checked_at, (
                     select max(b.at) from berkas b
                     where b.permohonan_id = p.permohonan_id and b.cycle = p.cycle)) as since) s
             left join lateral (
                 select r.rung, r.at from pengingat r
                 where r.kind = 'kekurangan' and r.subject_id = p.permohonan_id and r.since = s.since
                 order by r.at desc limit 1) g on true
             where p.tahap in ('diajukan', 'tidak_lengkap') and s.since <= $1::timestamptz - interval '1 day'
               and case when g.rung is null then true
                   when g.rung = 'satu' then s.since <= $1::timestamptz - interval '3 days' and g.at <= $1::timestamptz - interval '1 day'
                   when g.rung = 'dua' then s.since <= $1::timestamptz - interval '7 days' and g.at <= $1::timestamptz - interval '1 day'
                   else g.rung = 'tiga' and (g.at at time zone 'Asia/Jakarta')::date < $2::date - 3 end
               and exists (select from syarat_not_held(p.permohonan_id))
               and not exists (
                   select from pihak h
                   where h.permohonan_id = p.permohonan_id
                     and (exists (select from inbox i where i.chat_id = h.chat_id and i.state = 'pending')
                         or exists (select from outbox o where o.chat_id = h.chat_id and o.state = 'pending')
                             and (select d.unreachable_since from dialog d where d.chat_id = h.chat_id) is null))
             order by s.since, p.permohonan_id limit $3
             for update of p skip locked"#,
            now,
            today_wib(now),
            limit
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let ladder = ladder(row.since, row.rung.as_deref().zip(row.at), &row.permohonan_id)?;
                Ok(KekuranganDue {
                    id: PermohonanId(row.permohonan_id),
                    kode: Kode::parse(&row.kode)
                        .map_err(|_| StoreError::inconsistent("permohonan", &row.permohonan_id))?,
                    chats: row.chats.unwrap_or_default().into_iter().map(ChatId).collect(),
                    ladder,
                })
            })
            .collect()
    }

    /// Notes that a rung was said, or passed over. A second time is a [`StoreError::Conflict`]: somebody was faster.
    pub async fn said(
        &mut self,
        about: About,
        rung: Rung,
        ladder: &Ladder,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (subject, id) = match about {
            About::Draft(chat) => (Subject::Draft, chat.0),
            About::Kekurangan(id) => (Subject::Kekurangan, id.0),
        };
        let written = sqlx::query!(
            "insert into pengingat (kind, subject_id, rung, since, at) values ($1, $2, $3, $4, $5)
             on conflict on constraint pengingat_once do nothing",
            subject.code(),
            id,
            rung.code(),
            ladder.since,
            at
        );
        expect_rows(written.execute(&mut *self.connection).await?.rows_affected(), 1)
    }

    /// A chat wants no reminders. `false`: it said so before.
    pub async fn stop(&mut self, chat: ChatId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let written =
            sqlx::query!("insert into berhenti (chat_id, at) values ($1, $2) on conflict do nothing", chat.0, at);
        Ok(written.execute(&mut *self.connection).await?.rows_affected() == 1)
    }

    /// A chat wants reminders again. `false`: it never said otherwise.
    pub async fn resume(&mut self, chat: ChatId) -> Result<bool, StoreError> {
        let written = sqlx::query!("delete from berhenti where chat_id = $1", chat.0);
        Ok(written.execute(&mut *self.connection).await?.rows_affected() == 1)
    }
}

/// How far the reminders have come, with the rung that was said last.
fn ladder<K: std::fmt::Display>(
    since: DateTime<Utc>,
    last: Option<(&str, DateTime<Utc>)>,
    key: &K,
) -> Result<Ladder, StoreError> {
    let rung = |code| Rung::from_code(code).ok_or_else(|| StoreError::inconsistent("pengingat", key));
    let said = last.map(|(code, at)| Ok::<_, StoreError>((rung(code)?, at))).transpose()?;
    Ok(Ladder { since, said })
}
