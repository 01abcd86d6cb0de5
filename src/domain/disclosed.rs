//! What of a permohonan was shown to whom.

use super::codes::codes;

codes! {
    /// What a petugas was shown.
    pub enum DisclosedKind {
        /// The whole NIK.
        Nik = "nik",
        /// All data of the pemohon.
        Data = "data",
        /// The telephone number.
        Phone = "telepon",
        /// What answers a syarat.
        Berkas = "berkas",
        /// A card that was asked for by its kode, or from what a search found.
        Kartu = "kartu",
        /// The line in the book, with the whole NIK: the book left the system in full. Stands in `ekspor`.
        Register = "register",
        /// Nothing that was opened here: all data and every berkas was sent to them in a pengiriman.
        Kiriman = "kiriman",
    }
}
