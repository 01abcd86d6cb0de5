//! Sentences of searching, for petugas.

use chrono::NaiveDate;

use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::permohonan::TahapKind;

sentences! {
    /// Searching.
    pub enum Cari in "cari" {
        /// What is looked for?
        Ask,
        /// Searching is for petugas; a citizen has `/status`.
        ForPetugas,
        /// What was found, with the page that is shown.
        Found { dicari: String, jumlah: u32, daftar: Vec<Pesan> },
        /// The same, only what has not ended.
        FoundOpen { dicari: String, jumlah: u32, daftar: Vec<Pesan> },
        /// Of a desa more than the newest are there.
        Newest { dicari: String, jumlah: u32, daftar: Vec<Pesan> },
        /// Which page of how many.
        Page { halaman: u32, dari: u32 },
        /// One that was found.
        Line { nomor: u32, kode: Kode, nama: String, desa: String, tahap: TahapKind, sejak: NaiveDate },
        /// No name has these words.
        NoneNama { dicari: String },
        /// Nothing of the other kinds.
        NoneOther { dicari: String },
        /// Nothing that has not ended.
        NoneOpen { dicari: String },
        /// The officer of Dispendukcapil is shown only what was sent to them.
        OnlySent,
        /// More than are counted: another word is needed.
        TooMany { dicari: String, paling: u32 },
        /// Digits that are no NIK.
        NotNik,
        /// Signs that are in no name.
        Strange,
        /// Single letters only.
        TooShort,
        /// Longer than any name.
        TooLong,
        /// A desa that is not in this kecamatan.
        UnknownDesa { kecamatan: String },
        /// Only the kecamatan.
        OnlyKecamatan { kecamatan: String },
        /// A button of a search that is not the last.
        OldSearch,
    }
}
