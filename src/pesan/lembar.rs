//! What stands on the paper of a receipt.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Pesan, sentences};
use crate::domain::pemohon::Jenis;

sentences! {
    /// On the paper.
    pub enum Lembar in "lembar" {
        /// The kabupaten, above the name of the office.
        Above { kabupaten: String },
        /// The name of the office.
        Office { kecamatan: String },
        /// Its address.
        Address { alamat: String },
        /// What it is.
        Title,
        /// Before the kode.
        Kode,
        /// Before the number in the register.
        Nomor,
        /// No number yet.
        NomorNone,
        /// Before the kind.
        Jenis,
        /// The kind.
        JenisValue { jenis: Jenis },
        /// Before the name.
        Nama,
        /// Before the NIK.
        Nik,
        /// Before the desa.
        Desa,
        /// Before the time of the request.
        Since,
        /// A time.
        Moment { waktu: DateTime<Utc> },
        /// Before what was handed over.
        Held,
        /// Before what is missing.
        Missing,
        /// Nothing.
        Nothing,
        /// A syarat, with how it is there.
        HeldOriginal { syarat: String },
        /// As a photo.
        HeldFile { syarat: String },
        /// Above the words beside the code.
        LinkTitle,
        /// What to do.
        LinkHow { angka: u32 },
        /// From when on, where the number that is asked for is not known yet.
        LinkLater,
        /// Until when it is good.
        LinkUntil { tanggal: NaiveDate },
        /// Without a code: how to ask.
        AskTitle,
        /// In the chat, or at the counter.
        AskHow { kontak: String },
        /// How to ask at the counter, beside the code.
        AskCounter { kontak: String },
        /// It costs nothing.
        Free,
        /// Before the opening hours.
        Hours { jam: Vec<Pesan> },
        /// When the paper was made.
        Printed { waktu: DateTime<Utc> },
    }
}
