//! What heaps up and holds nothing that the register needs. Only what is done and old goes, a batch at a time; a row that
//! somebody is at is left for the next night.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::error::StoreError;
use super::link::Link;
use crate::domain::retention::Retention;

/// Deletes old rows. Each function gives how many there were: as many as were asked for, and there may be more.
pub struct PruneRepo<'a> {
    pub(super) connection: &'a mut Link,
}

impl PruneRepo<'_> {
    /// Reminders that were said before this time. Not those of a ladder that somebody stands on: the database refuses that,
    /// too (`pengingat_on_ladder`).
    pub async fn reminders(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from pengingat where pengingat_id in (
                 select g.pengingat_id from pengingat g
                 where g.at < $1 and not stands_on_ladder(g)
                 order by g.pengingat_id limit $2 for update skip locked)",
            before,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// What was seen on files: of permohonan that ended before its time, of what was sent or is left undone for as long as the
    /// files themselves are kept, and of files that did not get into one: the draft was sent without them, or is gone.
    pub async fn looks(&mut self, (kept, now): (&Retention, DateTime<Utc>), limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from periksa where periksa_id in (
                 select x.periksa_id from periksa x left join permohonan p on p.permohonan_id = x.permohonan_id
                 where x.state in ('seen', 'given_up') and case
                     when x.permohonan_id is null then x.created_at < $1 and not exists (
                         select from dialog d where d.chat_id = x.chat_id and d.draft is not false)
                     when p.tahap = 'dikirim' and p.sent_at < $2 then not stands_sent_back(p.permohonan_id)
                     when p.tahap in ('diajukan', 'tidak_lengkap') then is_abandoned(p.permohonan_id, $3)
                     else x.created_at < $1 and (p.tahap = 'dibatalkan' or p.stated in ('diserahkan', 'ditolak'))
                         and not exists (
                             select from riwayat r where r.permohonan_id = p.permohonan_id and r.at >= $1) end
                 order by x.periksa_id limit $4 for update of x skip locked)",
            now - kept.seen,
            now - kept.files,
            now - kept.abandoned,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// Updates that could not be worked on. By the clock of the database, which stamps them.
    pub async fn failed_updates(&mut self, older_than: TimeDelta, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from inbox where inbox_id in (
                 select i.inbox_id from inbox i
                 where i.state = 'dead' and i.received_at < now() - make_interval(secs => $1)
                 order by i.inbox_id limit $2 for update skip locked)",
            older_than.as_seconds_f64(),
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// Messages that could not be sent, also by the clock of the database; with what was to bring them up to date.
    pub async fn failed_messages(&mut self, older_than: TimeDelta, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "with old as (
                 select o.outbox_id from outbox o
                 where o.state = 'dead' and o.created_at < now() - make_interval(secs => $1)
                 order by o.outbox_id limit $2)
             delete from outbox o
             where o.outbox_id in (select old.outbox_id from old) or o.edits in (select old.outbox_id from old)",
            older_than.as_seconds_f64(),
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// Messages that wait for a chat that cannot be reached, also by the clock of the database. Whoever comes back learns how
    /// things stand by asking.
    pub async fn unreached(&mut self, older_than: TimeDelta, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "with old as (
                 select o.outbox_id from outbox o join dialog d on d.chat_id = o.chat_id
                 where o.state = 'pending' and d.unreachable_since is not null
                   and o.created_at < now() - make_interval(secs => $1)
                   and coalesce(o.leased_until, now()) <= now()
                 order by o.outbox_id limit $2 for update of o skip locked)
             delete from outbox o
             where o.outbox_id in (select old.outbox_id from old) or o.edits in (select old.outbox_id from old)",
            older_than.as_seconds_f64(),
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// That archives lie in the folder since before this time, though nobody has acknowledged them; the files go with the next
    /// look at it.
    pub async fn archives(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from placed_archive where placed_archive_id in (
                 select a.placed_archive_id from placed_archive a
                 where a.saluran = 'folder' and a.at <= $1 order by a.placed_archive_id limit $2)",
            before,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// Conversations that could not be read at this time.
    pub async fn archived(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from dialog_archive where (chat_id, archived_at) in (
                 select a.chat_id, a.archived_at from dialog_archive a where a.archived_at < $1 limit $2)",
            before,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// That a privacy notice was read before this time, by a chat that has nothing here any more.
    pub async fn notices(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from pemberitahuan where pemberitahuan_id in (
                 select b.pemberitahuan_id from pemberitahuan b
                 where b.at < $1
                   and not exists (select from dialog d where d.chat_id = b.chat_id and d.draft is not false)
                   and not exists (
                       select from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                       where h.chat_id = b.chat_id and p.forgotten_at is null)
                 order by b.pemberitahuan_id limit $2)",
            before,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// That a chat with a draft was told of a breach before this time. The draft is gone.
    pub async fn breaches(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from insiden_told_draft where (insiden_id, chat_id, at) in (
                 select t.insiden_id, t.chat_id, t.at from insiden_told_draft t
                 where t.at < $1
                   and not exists (select from dialog d where d.chat_id = t.chat_id and d.draft is not false)
                 limit $2)",
            before,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// What the desks and the admins were told before this day.
    pub async fn told(&mut self, before: NaiveDate, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query_scalar!(
            r#"with alarms as (
                 delete from alarm where (permohonan_id, langkah, cycle, tanggal, kind) in (
                     select permohonan_id, langkah, cycle, tanggal, kind from alarm where tanggal < $1 limit $2) returning 1
             ), briefings as (delete from briefing where tanggal < $1 returning 1
             ), asked as (
                 delete from perbaikan_notice n where n.tanggal < $1 and not exists (
                     select from perbaikan b join permohonan p on p.permohonan_id = b.permohonan_id
                     where b.permohonan_id = n.permohonan_id and b.nomor = n.nomor and b.answered_at is null
                       and p.tahap <> 'dibatalkan') returning 1
             ), warnings as (delete from kalender_peringatan where minggu < $1 returning 1)
             select (select count(*) from alarms) + (select count(*) from briefings) + (select count(*) from asked) + (select count(*) from warnings) as "gone!""#,
            before,
            limit
        );
        Ok(gone.fetch_one(&mut *self.connection).await?.unsigned_abs())
    }

    /// That a dead update or message was told of, where somebody has looked at it and taken it away.
    pub async fn dead(&mut self) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from dead_notice n where case n.queue
                 when 'inbox' then not exists (select from inbox i where i.inbox_id = n.id and i.state = 'dead')
                 else not exists (select from outbox o where o.outbox_id = n.id and o.state = 'dead') end"
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// Wrong answers to claims that ended or expired before this time. The claims stay: they say who was bound.
    pub async fn tries(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from claim_try where (claim_id, chat_id) in (
                 select t.claim_id, t.chat_id from claim_try t join claim c on c.claim_id = t.claim_id
                 where coalesce(c.ended_at, c.expires_at) < $1 and t.last_at < $1
                 limit $2 for update of t skip locked)",
            before,
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// Kode, links and answers that did not fit before this time, and how much chats said of which the allowance is whole
    /// since then. Whoever has not been heard since is not told any more how much was not read.
    pub async fn limits(&mut self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query_scalar!(
            r#"with guesses as (
                 delete from guess where guess_id in (
                     select guess_id from guess where at < $1 order by guess_id limit $2) returning 1
             ), paces as (
                 delete from pace where chat_id in (
                     select chat_id from pace where whole_at < $1 limit $2 for update skip locked) returning 1
             ), presses as (
                 delete from pace_pressed where chat_id in (
                     select chat_id from pace_pressed where whole_at < $1 limit $2 for update skip locked) returning 1)
             select (select count(*) from guesses) + (select count(*) from paces) + (select count(*) from presses) as "gone!""#,
            before,
            limit
        );
        Ok(gone.fetch_one(&mut *self.connection).await?.unsigned_abs())
    }

    /// That updates were done so long ago that Telegram cannot deliver them again. Their content went when they were done.
    /// By the clock of the database, which stamps them; only the oldest are looked at, so that it costs the same always.
    pub async fn updates(&mut self, older_than: TimeDelta, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from inbox where inbox_id in (
                 select o.inbox_id from (select inbox_id, done_at from inbox where state = 'done' order by inbox_id limit $2) o
                 where o.done_at < now() - make_interval(secs => $1))",
            older_than.as_seconds_f64(),
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }

    /// That messages were sent so long ago, also by the clock of the database. Cards and what brings them up to date stay:
    /// by them a card is found again.
    pub async fn messages(&mut self, older_than: TimeDelta, limit: i64) -> Result<u64, StoreError> {
        let gone = sqlx::query!(
            "delete from outbox where outbox_id in (
                 select o.outbox_id from (
                     select outbox_id, sent_at from outbox
                     where state = 'sent' and not is_card and edits is null order by outbox_id limit $2) o
                 where o.sent_at < now() - make_interval(secs => $1)
                   and not exists (select from outbox e where e.edits = o.outbox_id))",
            older_than.as_seconds_f64(),
            limit
        );
        Ok(gone.execute(&mut *self.connection).await?.rows_affected())
    }
}
