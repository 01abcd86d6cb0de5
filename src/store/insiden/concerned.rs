//! Whom a breach may concern, and how far it has come with telling them.

use chrono::{DateTime, Utc};

use super::{InsidenRepo, Recorded};
use crate::domain::disclosed::DisclosedKind;
use crate::domain::insiden::{Scope, Told, Via};
use crate::domain::kode::Kode;
use crate::domain::petugas::ChatId;
use crate::store::error::StoreError;

/// A permohonan that a breach may concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// Which.
    pub kode: Kode,
    /// What the petugas was shown of it, and when first, where the breach is one of their account.
    pub opened: Vec<(DisclosedKind, DateTime<Utc>)>,
    /// Whether those of it were told.
    pub told: Told,
}

/// A chat with a draft, that has not heard of a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UntoldDraft {
    /// Which.
    pub chat: ChatId,
    /// Whether the message waits to be sent.
    pub waits: bool,
    /// Whether it can be reached.
    pub reachable: bool,
}

struct ConcernedRow {
    kode: String,
    opened: Vec<String>,
    opened_at: Vec<DateTime<Utc>>,
    via: Vec<String>,
    via_at: Vec<DateTime<Utc>>,
    has_chat: bool,
    chats: i64,
    left_at: Option<DateTime<Utc>>,
    left_beside: Option<DateTime<Utc>>,
    left_as_draft: Option<DateTime<Utc>>,
    waits: bool,
    queued: bool,
}

impl ConcernedRow {
    fn read(self) -> Result<Concerned, StoreError> {
        let opened = self.opened.iter().map(|what| DisclosedKind::from_code(what));
        let via = self.via.iter().map(|via| Via::from_code(via));
        let (Ok(kode), Some(opened), Some(via)) =
            (Kode::parse(&self.kode), opened.collect::<Option<Vec<_>>>(), via.collect::<Option<Vec<_>>>())
        else {
            return Err(StoreError::inconsistent("insiden", &self.kode));
        };
        let told = match (self.left_at, self.left_as_draft) {
            _ if !via.is_empty() => Told::ByHand(via.into_iter().zip(self.via_at).collect()),
            (Some(at), _) => Told::Chats(self.chats.unsigned_abs(), at),
            (None, Some(at)) => Told::AsDraft(at),
            (None, None) if self.waits => Told::Waiting,
            (None, None) => match self.left_beside {
                Some(at) => Told::Pelapor(self.chats.unsigned_abs(), at),
                None if self.queued => Told::Unreached,
                None if !self.has_chat => Told::NoChat,
                None => Told::Not,
            },
        };
        Ok(Concerned { kode, opened: opened.into_iter().zip(self.opened_at).collect(), told })
    }
}

impl InsidenRepo<'_> {
    /// The permohonan that it may concern, oldest first. Of an account: what it was shown by then, whenever that was, for it
    /// stands in its chat still. Not those that were forgotten since: nobody knows any more who they are. What was sent after
    /// the breach lay here as a draft, from when that was begun.
    pub async fn concerned(&mut self, recorded: &Recorded) -> Result<Vec<Concerned>, StoreError> {
        let petugas = match recorded.insiden.scope {
            Scope::Petugas(id) => Some(id.0),
            Scope::All | Scope::Permohonan(_) => None,
        };
        let rows = sqlx::query_as!(
            ConcernedRow,
            r#"with opened as materialized ( -- to the account
                 select s.permohonan_id, s.what, min(s.at) as at
                 from insiden i cross join lateral (
                     select d.permohonan_id, d.what, d.at from disclosure d where d.petugas_id = $2 and d.at <= i.until
                     union all
                     select c.permohonan_id, null, c.created_at
                     from outbox c join petugas a on a.petugas_id = $2 and a.chat_id = c.chat_id
                     where c.permohonan_id is not null and c.created_at <= i.until
                     union all -- in the list of a pengiriman
                     select n.permohonan_id, null, k.at
                     from pengiriman k join pengiriman_isi n on n.pengiriman_id = k.pengiriman_id
                     where k.recipient = $2 and k.at <= i.until
                     union all -- the book that it took out
                     select b.permohonan_id, 'register', e.at
                     from ekspor e join permohonan b on b.nomor_urut is not null and first_receipt(b.permohonan_id) <= e.at
                         and office_day(first_receipt_of_book(b.permohonan_id)) between e.dari and e.sampai
                     where e.petugas_id = $2 and e.at <= i.until) s
                 where i.insiden_id = $1 group by s.permohonan_id, s.what
             ), shown as materialized (
                 select o.permohonan_id, array_agg(o.what order by o.what) filter (where o.what is not null) as what,
                     array_agg(o.at order by o.what) filter (where o.what is not null) as at
                 from opened o group by o.permohonan_id
             )
             select p.kode, coalesce(s.what, '{}') as "opened!", coalesce(s.at, '{}') as "opened_at!",
                 coalesce(h.via, '{}') as "via!", coalesce(h.at, '{}') as "via_at!",
                 exists (select from pihak c where c.permohonan_id = p.permohonan_id) as "has_chat!",
                 c.chats + m.beside as "chats!", c.left_at, coalesce(c.left_beside, m.left_beside) as left_beside, m.left_at as left_as_draft,
                 coalesce(c.waits, false) or coalesce(m.waits, false) as "waits!",
                 t.insiden_id is not null or coalesce(m.queued, false) as "queued!"
             from insiden i
               join permohonan p on p.forgotten_at is null and coalesce(p.draft_since, p.consent_at, p.submitted_at) <= i.until
               left join insiden_told t on t.insiden_id = i.insiden_id and t.permohonan_id = p.permohonan_id
               left join (
                   select h.insiden_id, h.permohonan_id, array_agg(h.via order by h.at, h.via) as via,
                       array_agg(h.at order by h.at, h.via) as at
                   from insiden_told_by_hand h group by h.insiden_id, h.permohonan_id) h
                 on h.insiden_id = i.insiden_id and h.permohonan_id = p.permohonan_id
               cross join lateral ( -- its messages; one that waits for a chat that cannot be reached is not on its way
                   select count(c.left_at) as chats, min(c.left_at) filter (where k.sebagai = 'pemohon') as left_at,
                       min(c.left_at) as left_beside,
                       bool_or(c.outbox_id is not null and c.left_at is null and c.given_up_at is null
                           and d.unreachable_since is null) as waits
                   from insiden_told_chat c
                       join pihak k on k.permohonan_id = c.permohonan_id and k.chat_id = c.chat_id
                       left join dialog d on d.chat_id = c.chat_id
                   where c.insiden_id = i.insiden_id and c.permohonan_id = p.permohonan_id) c
               cross join lateral ( -- and those of its draft
                   select min(c.left_at) filter (where k.sebagai = 'pemohon') as left_at, min(c.left_at) as left_beside,
                       count(c.left_at) filter (where k.sebagai <> 'pemohon') as beside,
                       bool_or(c.outbox_id is not null and c.left_at is null and c.given_up_at is null) as queued,
                       bool_or(c.outbox_id is not null and c.left_at is null and c.given_up_at is null
                           and d.unreachable_since is null) as waits
                   from pihak k join insiden_told_draft c on c.insiden_id = i.insiden_id and c.chat_id = k.chat_id
                       left join dialog d on d.chat_id = c.chat_id
                   where k.permohonan_id = p.permohonan_id and c.at between coalesce(p.draft_since, p.consent_at) and p.submitted_at) m
               left join shown s on s.permohonan_id = p.permohonan_id
               left join insiden_permohonan n on n.insiden_id = i.insiden_id and n.permohonan_id = p.permohonan_id
             where i.insiden_id = $1 and (i.scope = 'semua' or (i.scope = 'permohonan' and n.permohonan_id is not null)
                 or (i.scope = 'petugas' and s.permohonan_id is not null))
             order by p.submitted_at, p.permohonan_id"#,
            recorded.id.0,
            petugas
        );
        rows.fetch_all(&mut *self.connection).await?.into_iter().map(ConcernedRow::read).collect()
    }

    /// Chats with a draft that have not heard of it: no message to them left. Since when what they wrote stands there is not
    /// known, so all count.
    pub async fn untold_drafts(&mut self, recorded: &Recorded) -> Result<Vec<UntoldDraft>, StoreError> {
        if recorded.insiden.scope != Scope::All {
            return Ok(Vec::new());
        }
        let rows = sqlx::query!(
            r#"select d.chat_id, coalesce(m.waits, false) as "waits!", d.unreachable_since is null as "reachable!"
             from dialog d cross join lateral (
                 select bool_or(t.left_at is not null) as told,
                     bool_or(t.outbox_id is not null and t.left_at is null and t.given_up_at is null) as waits
                 from insiden_told_draft t where t.insiden_id = $1 and t.chat_id = d.chat_id) m
             where d.draft and m.told is not true
               and not exists (select from petugas p where p.chat_id = d.chat_id)
             order by d.chat_id"#,
            recorded.id.0
        );
        let rows = rows.fetch_all(&mut *self.connection).await?.into_iter();
        Ok(rows
            .map(|row| UntoldDraft { chat: ChatId(row.chat_id), waits: row.waits, reachable: row.reachable })
            .collect())
    }
}
