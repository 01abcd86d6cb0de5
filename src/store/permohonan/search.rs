//! Permohonan that somebody looks for. Each kind of thing has its index: `permohonan_kode_key`, `permohonan_nomor_key`,
//! `permohonan_nik`, `permohonan_nama`, `permohonan_desa` and `permohonan_desa_open`; those of other kinds get nothing to
//! look for, and read nothing.

use super::PermohonanRepo;
use super::load::{Loaded, full_row};
use crate::domain::cari::Sought;
use crate::domain::kode::Kode;
use crate::domain::nik::Nik;
use crate::domain::petugas::Peran;
use crate::domain::register::NomorRegister;
use crate::store::error::StoreError;
use crate::store::petugas::Petugas;
use crate::store::sealing::Vault;

/// More than so many are not counted: another word is asked for.
pub const MOST: u32 = 200;

/// So many of a desa are looked at, the newest.
pub const NEWEST: u32 = 50;

/// More rows with the same words are not read.
const MOST_READ: i64 = 20_000;

/// One page of what somebody looks for.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// What.
    pub sought: &'a Sought,
    /// Only what has not ended.
    pub only_open: bool,
    /// How many stand on the pages before.
    pub offset: u16,
    /// How many stand on a page.
    pub limit: u16,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How many in all; `None`: more than are counted.
    pub total: Option<u32>,
    /// One page of them: what has not ended first, then the newest first.
    pub page: Vec<Loaded>,
}

/// What is looked for, as the statement takes it.
#[derive(Default)]
struct Keys {
    kode: Option<String>,
    nomor: Option<NomorRegister>,
    nik: Vec<Vec<u8>>,
    /// The words under each key, one key after the other.
    words: Vec<Vec<u8>>,
    /// Under how many keys, and how many words.
    counts: (i32, i32),
    desa: Option<String>,
}

impl Keys {
    fn of(sought: &Sought, vault: &Vault) -> Self {
        match sought {
            Sought::Kode(kode) => Self { kode: Some(Kode::compact(kode)), ..Self::default() },
            Sought::Nomor(nomor) => Self { nomor: Some(*nomor), ..Self::default() },
            Sought::Nik(nik) => Self { nik: vault.index_candidates("nik", Nik::as_str(nik)), ..Self::default() },
            Sought::Nama { words, desa } => {
                let desa = desa.as_ref().map(|desa| desa.as_str().to_owned());
                Self { desa, ..Self::of_words(words, vault) }
            }
            Sought::Desa(desa) => Self { desa: Some(desa.as_str().to_owned()), ..Self::default() },
        }
    }

    /// The words of a name were indexed together, so all of them are under the same key.
    fn of_words(words: &[String], vault: &Vault) -> Self {
        let by_word: Vec<Vec<Vec<u8>>> = words.iter().map(|word| vault.index_candidates("nama", word)).collect();
        let keys = by_word.first().map_or(0, Vec::len);
        let under = |key: usize| by_word.iter().filter_map(move |candidates| candidates.get(key).cloned());
        let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        Self {
            words: (0..keys).flat_map(under).collect(),
            counts: (count(keys), count(words.len())),
            ..Self::default()
        }
    }
}

impl PermohonanRepo<'_> {
    /// What this petugas may see of what is looked for: the officer of Dispendukcapil only what was sent to them.
    pub async fn search(&mut self, who: &Petugas, search: Search<'_>) -> Result<Found, StoreError> {
        if !who.aktif || who.peran == Peran::Admin {
            return Ok(Found { total: Some(0), page: Vec::new() });
        }
        let keys = Keys::of(search.sought, self.vault);
        let recipient = (who.peran == Peran::Dispendukcapil).then_some(who.id.0);
        let rows = sqlx::query!(
            r#"with hit as materialized (
                 select permohonan_id, submitted_at, desa, recipient, tahap, stated from permohonan
                 where kode = $1 and forgotten_at is null
                 union all
                 select permohonan_id, submitted_at, desa, recipient, tahap, stated from permohonan
                 where nomor_tahun = $2 and nomor_urut = $3 and forgotten_at is null
                 union all
                 select permohonan_id, submitted_at, desa, recipient, tahap, stated from permohonan where nik_index = any($4)
                 union all
                 select n.* from generate_series(0, $6::integer - 1) as under (key)
                 cross join lateral (
                     select permohonan_id, submitted_at, desa, recipient, tahap, stated from permohonan
                     where nama_index @> ($5::bytea[])[under.key * $7::integer + 1 : (under.key + 1) * $7]
                     limit $8) n
                 union all
                 (select permohonan_id, submitted_at, desa, recipient, tahap, stated from permohonan
                  where $7 = 0 and not $10 and forgotten_at is null and desa = $9 and ($11::bigint is null or recipient = $11)
                  order by submitted_at desc limit $12)
                 union all
                 (select permohonan_id, submitted_at, desa, recipient, tahap, stated from permohonan
                  where $7 = 0 and $10 and desa = $9 and ($11::bigint is null or recipient = $11)
                    and tahap <> 'dibatalkan' and coalesce(stated, '') not in ('diserahkan', 'ditolak')
                  order by submitted_at desc limit $12)
             ), fits as materialized (
                 select h.permohonan_id, h.submitted_at,
                     h.tahap <> 'dibatalkan' and coalesce(h.stated, '') not in ('diserahkan', 'ditolak') as is_open
                 from hit h
                 where ($9::text is null or h.desa = $9) and ($11::bigint is null or h.recipient = $11)
             ), listed as materialized (
                 select f.permohonan_id, f.submitted_at, f.is_open from fits f where f.is_open or not $10
             ), page as materialized (
                 select l.permohonan_id, l.submitted_at, l.is_open from listed l
                 order by l.is_open desc, l.submitted_at desc, l.permohonan_id desc offset $13 limit $14
             )
             select (select count(*) from hit) as "read!", (select count(*) from listed) as "total!", f.permohonan_id, f.kode,
                 f.data, f.entri, f.riwayat_seq, f.riwayat_hash, f.data_digest, f.unreachable, f.body,
                 f.data_key
             from (values (1)) as always (one) left join page p on true
             left join lateral (
                 select * from permohonan_full f where f.permohonan_id = p.permohonan_id offset 0) f on true
             order by p.is_open desc, p.submitted_at desc, p.permohonan_id desc"#,
            keys.kode,
            keys.nomor.map(|nomor| nomor.tahun),
            keys.nomor.and_then(|nomor| i32::try_from(nomor.urut).ok()),
            &keys.nik,
            &keys.words,
            keys.counts.0,
            keys.counts.1,
            MOST_READ + 1,
            keys.desa,
            search.only_open,
            recipient,
            i64::from(NEWEST) + 1,
            i64::from(search.offset),
            i64::from(search.limit)
        );
        let rows = rows.fetch_all(&mut *self.connection).await?;
        let counted = rows.first().map_or((0, 0), |row| (row.read, row.total));
        let most = if matches!(search.sought, Sought::Desa(_)) { NEWEST } else { MOST };
        let total = u32::try_from(counted.1).ok().filter(|total| *total <= most && counted.0 <= MOST_READ);
        if total.is_none() && !matches!(search.sought, Sought::Desa(_)) {
            return Ok(Found { total, page: Vec::new() }); // another word is asked for, and nobody is shown
        }
        let full = rows.into_iter().filter(|row| row.permohonan_id.is_some()).map(|row| full_row!(row));
        Ok(Found { total, page: full.filter_map(|row| row.open_or_skip(self.vault)).collect() })
    }
}
