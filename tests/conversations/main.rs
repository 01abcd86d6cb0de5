//! Whole conversations: a real PostgreSQL, the emulator over real HTTP, the bot. Made-up people only.
#![expect(clippy::unwrap_used, reason = "a test ends where its preparation fails")]
#![expect(clippy::format_push_string, reason = "what was heard is put together line by line")]
#![expect(clippy::too_many_lines, reason = "a story is told in one piece, with all that is said in it")]

#[path = "../support/mod.rs"]
mod support;

mod scenes;

mod ambil;
mod antrean;
mod batas;
mod berkas;
mod cari;
mod data_pribadi;
mod expected;
mod gangguan;
mod hygiene;
mod hygiene_late;
mod insiden;
mod kabar_meja;
mod kalender;
mod kata_sendiri;
mod laporan;
mod lewat_chat;
mod loket;
mod loket_beberapa;
mod loket_tanda_terima;
mod meja_at_once;
mod meja_entri;
mod meja_foto;
mod meja_kasi;
mod meja_kata;
mod meja_kirim;
mod meja_terima;
mod meja_tutup;
mod nomor;
mod pelaksana;
mod pengingat_asli;
mod pengingat_isian;
mod pengingat_kekurangan;
mod pengiriman;
mod pengiriman_alih;
mod pengiriman_arsip;
mod pengiriman_jawaban;
mod pengiriman_saluran;
mod pengiriman_ulang;
mod pernyataan;
mod petugas;
mod prune;
mod register;
mod simpan;
mod simpan_hilang;
mod sop;
mod syarat_draft;
mod syarat_terbit;
mod syarat_ubah;
mod traps;
mod tunda;
mod waktu;
mod warga_ajukan;
mod warga_data;
mod warga_draft;
mod warga_foto;
mod warga_foto_kirim;
mod warga_foto_lengkapi;
mod warga_foto_menunggu;
mod warga_foto_pengganti;
mod warga_foto_telat;
mod warga_jawaban;
mod warga_kalimat;
mod warga_keliru;
mod warga_lembar;
mod warga_perbaikan;
mod warga_perbaikan_batas;
mod warga_perbaikan_entri;
mod warga_perbaikan_koreksi;
mod warga_perbaikan_tarik;
mod warga_sela;
mod warga_setuju;
mod warga_status;
mod warga_telepon;
