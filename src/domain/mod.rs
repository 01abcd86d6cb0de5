//! The SOP, pure: what a permohonan is, who may do what, when something is complete.
//!
//! No I/O, no clock, no randomness, no words: `now` is a parameter and errors are data. Only std, chrono, serde
//! and thiserror may be named here; `tests/architecture.rs` enforces it.
//!
//! * `langkah` – the machine of the SOP: [`langkah::Command`] → [`langkah::Decision`]
//! * `permohonan` – the aggregate the machine works on
//! * `berkas` – syarat, what answers them, kekurangan; `syarat` – the lists of what each kind of service asks for
//! * `foto` – whether a photo or PDF can be read
//! * `pemohon` – the data of a person; `nik`, `kk`, `nama`, `desa`, `phone` – its parts, parsed at the edge
//! * `petugas` – roles and actors; `pelaksana` – who stands in for the Kasi
//! * `antrean` – whose list it stands in; `pengambilan` – who has taken it
//! * `personal` – whether the number of a person stands in a text
//! * `insiden` – a breach of personal data
//! * `claim` – binding a chat to a permohonan later, by the receipt
//! * `sight` – which permohonan somebody may know of
//! * `kode`, `register` – the public kode permohonan and the nomor register
//! * `pengingat` – when people are reminded of what they left open
//! * `pace` – how much a chat may say; `guess` – kode, links and answers that do not fit
//! * `perbaikan` – data that is put right at the word of its person, and until when that is answered
//! * `buku` – a line of the book, and of which days it is printed
//! * `laporan` – figures of a day, a month or a year
//! * `cari` – what somebody looks for in the register
//! * `tunda` – a hold for an outside cause
//! * `jam_kerja`, `kalender` – when the office works; `clocks` – who has had a permohonan for how long; `expected` – how long
//!   they took lately; `watch` – what at the desks needs a word

pub mod antrean;
pub mod berkas;
pub mod buku;
pub mod cari;
pub mod claim;
pub(crate) mod cleaning;
pub mod clocks;
pub(crate) mod codes;
pub mod desa;
pub mod disclosed;
pub mod expected;
pub mod foto;
pub mod guess;
pub mod insiden;
pub mod jam_kerja;
pub mod kalender;
pub mod kantor;
pub mod kk;
pub mod kode;
pub mod langkah;
pub mod laporan;
pub mod nama;
pub mod nik;
pub mod pace;
pub mod pelaksana;
pub mod pemohon;
pub mod pengambilan;
pub mod pengingat;
pub mod pengiriman;
pub mod perbaikan;
pub mod permohonan;
pub mod personal;
pub mod petugas;
pub mod phone;
pub mod register;
pub mod retention;
pub mod sight;
pub mod stale;
pub mod standing;
pub mod syarat;
pub mod tanggal;
pub mod tunda;
pub mod watch;
pub mod wib;
