//! What is kept of a chat beside its permohonan and its draft, for the person themself: to see it, to have it, to delete it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::data_key::vault_of;
use super::error::StoreError;
use super::hex::to_hex;
use super::link::Link;
use super::permohonan::{kembali_place, kembali_row};
use super::sealing::Vault;
use crate::domain::berkas::SyaratKode;
use crate::domain::pengiriman::{AlasanKembali, NomorEkspedisi};
use crate::domain::petugas::ChatId;
use crate::pesan::copy::{Agreed, KeptFile, Reminded, SentBack, SentIn};
use crate::pesan::outgoing::PermohonanId;

/// How much is kept of a chat that belongs to no permohonan and no draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rest {
    /// What failed: updates and messages.
    pub failed: u64,
    /// Conversations that cannot be read any more.
    pub archived: u64,
    /// Looks at photos that are in no draft any more.
    pub looks: u64,
    /// That a privacy notice was read.
    pub notices: u64,
    /// That it wants no reminders.
    pub stopped: bool,
    /// That it was told of a breach while it had a draft.
    pub breaches: u64,
    /// Rows of the register in which it stands still, though the person is forgotten.
    pub forgotten: u64,
    /// How often something of its permohonan was opened of which is not kept any more by whom: the time for that has passed.
    pub opened_before: u64,
}

/// What is kept of a permohonan beside what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// To which notice this chat agreed with it.
    pub agreed: Option<Agreed>,
    /// What is kept of its photos and PDFs.
    pub files: Vec<KeptFile>,
    /// What was reminded of.
    pub reminded: Vec<Reminded>,
    /// When it was told of a breach.
    pub breaches: Vec<DateTime<Utc>>,
    /// In which pengiriman it went to Dispendukcapil, oldest first.
    pub sent: Vec<SentIn>,
    /// What came back from there, oldest first.
    pub returned: Vec<SentBack>,
}

/// Reads and deletes what is kept of a chat.
pub struct OwnRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

impl OwnRepo<'_> {
    /// How much it is.
    pub async fn rest(&mut self, chat: ChatId) -> Result<Rest, StoreError> {
        let row = sqlx::query!(
            r#"select
                 (select count(*) from inbox i where i.chat_id = $1 and i.state = 'dead')
                 + (select count(*) from outbox o where o.chat_id = $1 and o.state = 'dead') as "failed!",
                 (select count(*) from dialog_archive a where a.chat_id = $1) as "archived!",
                 (select count(*) from periksa x where x.chat_id = $1 and x.permohonan_id is null
                    and not exists (select from dialog d where d.chat_id = $1 and d.draft is not false)) as "looks!",
                 (select count(*) from pemberitahuan b where b.chat_id = $1) as "notices!",
                 exists (select from berhenti b where b.chat_id = $1) as "stopped!",
                 (select count(*) from insiden_told_draft t where t.chat_id = $1 and t.left_at is not null) as "breaches!",
                 (select count(*) from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                    where h.chat_id = $1 and p.forgotten_at is not null) as "forgotten!",
                 (select coalesce(sum(g.rows), 0)::bigint from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
                    join destroyed_log g on g.log = 'disclosure' and g.kode = p.kode
                    where h.chat_id = $1 and p.forgotten_at is null) as "opened_before!""#,
            chat.0
        );
        let row = row.fetch_one(&mut *self.connection).await?;
        Ok(Rest {
            failed: row.failed.unsigned_abs(),
            archived: row.archived.unsigned_abs(),
            looks: row.looks.unsigned_abs(),
            notices: row.notices.unsigned_abs(),
            stopped: row.stopped,
            breaches: row.breaches.unsigned_abs(),
            forgotten: row.forgotten.unsigned_abs(),
            opened_before: row.opened_before.unsigned_abs(),
        })
    }

    /// Deletes what failed, what cannot be read, and what was seen on photos, of a chat whose draft goes, too.
    pub async fn forget_rest(&mut self, chat: ChatId) -> Result<(), StoreError> {
        sqlx::query!(
            "with archived as (delete from dialog_archive where chat_id = $1),
                 heard as (delete from inbox where chat_id = $1 and state = 'dead'),
                 seen as (delete from periksa where chat_id = $1 and permohonan_id is null),
                 failed as (select o.outbox_id from outbox o where o.chat_id = $1 and o.state = 'dead')
             delete from outbox o
             where o.outbox_id in (select f.outbox_id from failed f) or o.edits in (select f.outbox_id from failed f)",
            chat.0
        )
        .execute(&mut *self.connection)
        .await?; // any number of them
        Ok(())
    }

    /// Deletes that a notice was read, and that reminders are not wanted, of a chat of which nothing else is left.
    pub async fn forget_chat(&mut self, chat: ChatId) -> Result<(), StoreError> {
        // The draft goes with the answer; the database has to know before.
        sqlx::query!("update dialog set draft = false where chat_id = $1", chat.0)
            .execute(&mut *self.connection)
            .await?;
        sqlx::query!("delete from pemberitahuan where chat_id = $1", chat.0).execute(&mut *self.connection).await?;
        sqlx::query!("delete from berhenti where chat_id = $1", chat.0).execute(&mut *self.connection).await?;
        Ok(())
    }

    /// Which privacy notices were read without a permohonan, oldest first.
    pub async fn notices(&mut self, chat: ChatId) -> Result<Vec<Agreed>, StoreError> {
        let rows = sqlx::query_as!(
            Agreed,
            "select version as versi, at as waktu from pemberitahuan where chat_id = $1 order by at",
            chat.0
        );
        Ok(rows.fetch_all(&mut *self.connection).await?)
    }

    /// When the chat was told of a breach while it had a draft.
    pub async fn breaches(&mut self, chat: ChatId) -> Result<Vec<DateTime<Utc>>, StoreError> {
        let rows = sqlx::query_scalar!(
            r#"select left_at as "at!" from insiden_told_draft where chat_id = $1 and left_at is not null order by 1"#,
            chat.0
        );
        Ok(rows.fetch_all(&mut *self.connection).await?)
    }

    /// What is kept of these of its permohonan beside what they show: as many statements whatever their number.
    pub async fn beside(
        &mut self,
        chat: ChatId,
        all: &[PermohonanId],
    ) -> Result<BTreeMap<PermohonanId, Beside>, StoreError> {
        let all: Vec<i64> = all.iter().map(|id| id.0).collect();
        let mut found: BTreeMap<PermohonanId, Beside> =
            all.iter().map(|id| (PermohonanId(*id), Beside::default())).collect();
        let agreed = sqlx::query!(
            "select h.permohonan_id, coalesce(h.consent_version, p.consent_version) as versi,
                 coalesce(h.consent_at, p.consent_at) as waktu
             from pihak h join permohonan p on p.permohonan_id = h.permohonan_id
             where h.permohonan_id = any($1) and h.chat_id = $2",
            &all,
            chat.0
        );
        for row in agreed.fetch_all(&mut *self.connection).await? {
            let agreed = row.versi.zip(row.waktu).map(|(versi, waktu)| Agreed { versi, waktu });
            found.entry(PermohonanId(row.permohonan_id)).or_default().agreed = agreed;
        }
        let breaches = sqlx::query!(
            r#"select permohonan_id as "id!", left_at as "at!" from insiden_told_chat
             where permohonan_id = any($1) and chat_id = $2 and left_at is not null
             union all select permohonan_id, at from insiden_told_by_hand where permohonan_id = any($1) order by 2"#,
            &all,
            chat.0
        );
        for row in breaches.fetch_all(&mut *self.connection).await? {
            found.entry(PermohonanId(row.id)).or_default().breaches.push(row.at);
        }
        self.files(&all, &mut found).await?;
        self.reminded(&all, &mut found).await?;
        self.sent(&all, &mut found).await?;
        self.returned(&all, &mut found).await?;
        Ok(found)
    }

    async fn sent(&mut self, all: &[i64], found: &mut BTreeMap<PermohonanId, Beside>) -> Result<(), StoreError> {
        let rows = sqlx::query!(
            r#"select i.permohonan_id, k.tahun, k.urut, k.at, t.at as "acknowledged?"
             from pengiriman_isi i join pengiriman k on k.pengiriman_id = i.pengiriman_id
             left join pengiriman_terima t on t.pengiriman_id = k.pengiriman_id
             where i.permohonan_id = any($1) order by i.permohonan_id, i.riwayat_seq"#,
            all
        );
        for row in rows.fetch_all(&mut *self.connection).await? {
            let urut = u32::try_from(row.urut).map_err(|_| StoreError::inconsistent("pengiriman", &row.urut))?;
            let nomor = NomorEkspedisi { tahun: row.tahun, urut }.to_string();
            let sent = SentIn { nomor, waktu: row.at, diterima: row.acknowledged };
            found.entry(PermohonanId(row.permohonan_id)).or_default().sent.push(sent);
        }
        Ok(())
    }

    async fn returned(&mut self, all: &[i64], found: &mut BTreeMap<PermohonanId, Beside>) -> Result<(), StoreError> {
        let rows = sqlx::query!(
            r#"select k.permohonan_id, p.kode, d.wrapped as "wrapped?", k.riwayat_seq, k.alasan, k.alasan_text, k.at,
                 k.resent_seq is not null as "again!"
             from pengembalian k join permohonan p on p.permohonan_id = k.permohonan_id
             left join data_key d on d.permohonan_id = k.permohonan_id
             where k.permohonan_id = any($1) order by k.permohonan_id, k.riwayat_seq"#,
            all
        );
        for row in rows.fetch_all(&mut *self.connection).await? {
            let wrong = || StoreError::inconsistent("pengembalian", &row.kode);
            let (own, name) =
                (vault_of(self.vault, &row.kode, row.wrapped.as_deref())?, kembali_row(&row.kode, row.riwayat_seq));
            let text = row.alasan_text.map(|text| own.open(kembali_place(&name), &text)).transpose()?;
            let returned = SentBack {
                waktu: row.at,
                alasan: AlasanKembali::from_code(&row.alasan).ok_or_else(wrong)?,
                catatan: text.map(String::from_utf8).transpose().map_err(|_| wrong())?,
                dikirim_ulang: row.again,
            };
            found.entry(PermohonanId(row.permohonan_id)).or_default().returned.push(returned);
        }
        Ok(())
    }

    async fn files(&mut self, all: &[i64], found: &mut BTreeMap<PermohonanId, Beside>) -> Result<(), StoreError> {
        let rows = sqlx::query!(
            "select s.permohonan_id, b.syarat, s.sha256, s.destroyed_at
             from stored_file s join berkas b on b.berkas_id = s.berkas_id
             where s.permohonan_id = any($1) order by s.permohonan_id, s.riwayat_seq, s.object_id",
            all
        );
        for row in rows.fetch_all(&mut *self.connection).await? {
            let (syarat, sha256) = (SyaratKode(row.syarat), to_hex(&row.sha256));
            let file = KeptFile { syarat, sha256, dihapus: row.destroyed_at };
            found.entry(PermohonanId(row.permohonan_id)).or_default().files.push(file);
        }
        Ok(())
    }

    async fn reminded(&mut self, all: &[i64], found: &mut BTreeMap<PermohonanId, Beside>) -> Result<(), StoreError> {
        let rows = sqlx::query!(
            "select subject_id, rung, at from pengingat
             where kind = 'kekurangan' and subject_id = any($1) order by at",
            all
        );
        for row in rows.fetch_all(&mut *self.connection).await? {
            let reminded = Reminded { tingkat: row.rung, waktu: row.at };
            found.entry(PermohonanId(row.subject_id)).or_default().reminded.push(reminded);
        }
        Ok(())
    }
}
