//! The lists of syarat: every version that was ever in use. Nothing of it changes once it is written.

use chrono::{DateTime, Utc};
use futures_util::TryStreamExt as _;
use serde::Deserialize;

use super::error::{StoreError, expect_rows};
use super::link::Link;
use super::petugas::nama_place;
use super::sealing::{Place, Vault};
use super::updates::dialog_place;
use crate::domain::pemohon::Jenis;
use crate::domain::petugas::PetugasId;
use crate::domain::syarat::{Lists, Service};

/// Reads and writes the lists of syarat.
pub struct SyaratRepo<'a> {
    pub(super) connection: &'a mut Link,
    pub(super) vault: &'a Vault,
}

/// A version with who made it.
#[derive(Clone, PartialEq, Eq)]
pub struct Version {
    /// The lists.
    pub lists: Lists,
    /// The name of the admin; `None`: it came from `kantor.toml`.
    pub oleh: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in the admin's own words.
    pub alasan: Option<String>,
}

impl std::fmt::Debug for Version {
    /// Neither the name nor the words are printed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Version({})", self.lists.version)
    }
}

/// A new version by an admin.
pub struct NewVersion<'a> {
    /// The lists, with the number of the version.
    pub lists: &'a Lists,
    /// The version that they were made from.
    pub base: i32,
    /// Who.
    pub by: PetugasId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub alasan: Option<&'a str>,
}

/// What became of a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// It is in use.
    Done,
    /// Another one is in use than the one it was made from.
    Newer,
}

/// Whom a change meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Drafts that are not sent.
    pub drafts: u32,
    /// Permohonan that are open.
    pub open: u32,
}

/// Of a conversation only what kind its draft is of.
#[derive(Deserialize)]
struct Conversation {
    draft: Option<Draft>,
}

#[derive(Deserialize)]
struct Draft {
    jenis: Option<Jenis>,
}

/// The lists of a row.
pub(super) fn lists(version: i32, layanan: &str) -> Result<Lists, StoreError> {
    let services: Vec<Service> =
        serde_json::from_str(layanan).map_err(|_| StoreError::inconsistent("syarat", &version))?;
    Ok(Lists::new(version, services))
}

fn alasan_place(version: &str) -> Place<'_> {
    Place { table: "syarat", column: "alasan", row: version }
}

impl SyaratRepo<'_> {
    /// The lists in use; `None` before the first start.
    pub async fn newest(&mut self) -> Result<Option<Lists>, StoreError> {
        self.newest_but(0).await
    }

    /// The lists in use, unless they are of this version.
    pub async fn newest_but(&mut self, known: i32) -> Result<Option<Lists>, StoreError> {
        let row =
            sqlx::query!(r#"select version, layanan::text as "layanan!" from syarat order by version desc limit 1"#);
        let row = row.fetch_optional(&mut *self.connection).await?.filter(|row| row.version != known);
        row.map(|row| lists(row.version, &row.layanan)).transpose()
    }

    /// One version.
    pub async fn version(&mut self, version: i32) -> Result<Option<Lists>, StoreError> {
        let row = sqlx::query_scalar!(r#"select layanan::text as "layanan!" from syarat where version = $1"#, version);
        row.fetch_optional(&mut *self.connection).await?.map(|layanan| lists(version, &layanan)).transpose()
    }

    /// Versions with who made them, the newest first.
    pub async fn history(&mut self, offset: u16, limit: u16) -> Result<Vec<Version>, StoreError> {
        let rows = sqlx::query!(
            r#"select s.version, s.layanan::text as "layanan!", s.made_at, s.alasan, p.chat_id as "chat_id?",
                 p.nama as "nama?"
             from syarat s left join petugas p on p.petugas_id = s.made_by
             order by s.version desc offset $1 limit $2"#,
            i64::from(offset),
            i64::from(limit)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        rows.into_iter()
            .map(|row| {
                let number = row.version.to_string();
                let words = |place, sealed: &[u8]| {
                    String::from_utf8(self.vault.open(place, sealed)?)
                        .map_err(|_| StoreError::inconsistent("syarat", &number))
                };
                let chat = row.chat_id.unwrap_or_default().to_string();
                Ok(Version {
                    lists: lists(row.version, &row.layanan)?,
                    oleh: row.nama.as_deref().map(|sealed| words(nama_place(&chat), sealed)).transpose()?,
                    at: row.made_at,
                    alasan: row.alasan.as_deref().map(|sealed| words(alasan_place(&number), sealed)).transpose()?,
                })
            })
            .collect()
    }

    /// Puts lists in use that an admin has made of the version `base`. Those who publish at once wait for each other.
    pub async fn publish(&mut self, new: NewVersion<'_>) -> Result<Published, StoreError> {
        if self.locked().await?.map(|(version, _)| version) != Some(new.base) {
            return Ok(Published::Newer);
        }
        let number = new.lists.version.to_string();
        let seal = |text: &str| self.vault.seal(alasan_place(&number), text.as_bytes());
        let alasan = new.alasan.map(seal).transpose()?;
        self.insert(new.lists, Some(new.by), new.at, alasan).await
    }

    /// Puts the lists of the office profile in use: on a fresh register, and as a higher version where no admin has made
    /// one yet.
    pub async fn adopt(&mut self, profile: &Lists, at: DateTime<Utc>) -> Result<Published, StoreError> {
        match self.locked().await? {
            Some((version, by_admin)) if by_admin || version >= profile.version => Ok(Published::Newer),
            Some(_) | None => self.insert(profile, None, at, None).await,
        }
    }

    /// The version in use, and whether an admin has made it; none is made by anybody else until the unit of work ends.
    async fn locked(&mut self) -> Result<Option<(i32, bool)>, StoreError> {
        sqlx::query!("lock table syarat in share row exclusive mode").execute(&mut *self.connection).await?;
        let row = sqlx::query!(
            r#"select version, made_by is not null as "by_admin!" from syarat order by version desc limit 1"#
        );
        Ok(row.fetch_optional(&mut *self.connection).await?.map(|row| (row.version, row.by_admin)))
    }

    async fn insert(
        &mut self,
        lists: &Lists,
        by: Option<PetugasId>,
        at: DateTime<Utc>,
        alasan: Option<Vec<u8>>,
    ) -> Result<Published, StoreError> {
        let layanan = serde_json::to_value(lists.all());
        let layanan = layanan.map_err(|_| StoreError::inconsistent("syarat", &lists.version))?;
        let inserted = sqlx::query!(
            "insert into syarat (version, layanan, made_by, made_at, alasan) values ($1, $2, $3, $4, $5)",
            lists.version,
            layanan,
            by.map(|id| id.0),
            at,
            alasan
        );
        expect_rows(inserted.execute(&mut *self.connection).await?.rows_affected(), 1)?;
        Ok(Published::Done)
    }

    /// How many drafts and open permohonan there are of these kinds. Drafts are sealed, so each conversation is opened: a
    /// matter of a second in a large office, and done only where an admin looks at a change before publishing it.
    pub async fn reach(&mut self, kinds: &[Jenis]) -> Result<Reach, StoreError> {
        let codes: Vec<String> = kinds.iter().map(|jenis| jenis.code().to_owned()).collect();
        let open = sqlx::query_scalar!(
            r#"select count(*) as "open!" from permohonan
             where tahap in ('diajukan', 'diterima', 'tidak_lengkap', 'lengkap', 'dientri') and jenis = any($1)"#,
            &codes
        );
        let open = open.fetch_one(&mut *self.connection).await?;
        let mut drafts = 0;
        let mut rows = sqlx::query!("select chat_id, state from dialog where version > 0").fetch(&mut *self.connection);
        while let Some(row) = rows.try_next().await? {
            let Ok(state) = self.vault.open(dialog_place(&row.chat_id.to_string()), &row.state) else { continue };
            let begun = serde_json::from_slice::<Conversation>(&state).ok().and_then(|c| c.draft).and_then(|d| d.jenis);
            drafts += u32::from(begun.is_some_and(|jenis| kinds.contains(&jenis)));
        }
        Ok(Reach { drafts, open: u32::try_from(open).unwrap_or(u32::MAX) })
    }
}
