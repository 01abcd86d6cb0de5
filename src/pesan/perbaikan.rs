//! Sentences about data that is put right: for whom it is about, and for staf who answer.

use chrono::{DateTime, NaiveDate, Utc};

use super::arg::Oleh;
use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::nik::Sex;
use crate::domain::pemohon::Element;
use crate::domain::perbaikan::{AlasanTolak, Bagian};

sentences! {
    /// Data that is put right (UU 27/2022, articles 6 and 30).
    pub enum PerbaikanText in "perbaikan" {
        /// There is no permohonan whose data could be put right.
        None,
        /// There is only a draft.
        OnlyDraft,
        /// Of which permohonan?
        Choose { daftar: Vec<Pesan> },
        /// Which data?
        AskBagian { kode: Kode, nama: String, cara: Box<Pesan> },
        /// It is changed at once.
        HowNow,
        /// Staf compare it with the berkas.
        HowAsked,
        /// It was sent: staf answer.
        HowSent,
        /// What is the name?
        AskNama,
        /// What is the NIK?
        AskNik,
        /// What is the number of the KK?
        AskKk,
        /// Which desa?
        AskDesa,
        /// What is the telephone number?
        AskTelepon,
        /// Where was the person born?
        AskTempatLahir,
        /// When?
        AskTanggalLahir,
        /// Which sex?
        AskJenisKelamin,
        /// Which address?
        AskAlamat,
        /// Which RT and RW?
        AskRtRw,
        /// What of the KTP that is to be corrected?
        AskKoreksi,
        /// What is asked to be corrected of this.
        KoreksiStands { element: Element, sekarang: String, seharusnya: String },
        /// Staf will read birth, sex and address from the berkas: there is nothing to put right yet.
        EntriLater,
        /// Numbers that are not asked for by chat are put right at the counter.
        NumbersAtCounter { kontak: String },
        /// Somebody else than the pemohon has typed too many numbers.
        NumbersWait { kontak: String },
        /// What staf read from the berkas is put right only from the chat of the pemohon.
        EntriOfPemohon { kontak: String },
        /// The only correction is left: a pembetulan without any is none.
        LastKoreksi { kode: Kode },
        /// A telephone number that was not given.
        NotGiven,
        /// A telephone number that was deleted.
        TanpaTelepon,
        /// Shall it be changed?
        Confirm { kode: Kode, bagian: Bagian, lama: Box<Pesan>, baru: Box<Pesan> },
        /// Shall staf be asked?
        ConfirmAsked { kode: Kode, bagian: Bagian, lama: Box<Pesan>, baru: Box<Pesan> },
        /// A value as it is shown.
        Nilai { nilai: String },
        /// A date as it is shown.
        Tanggal { tanggal: NaiveDate },
        /// The sex as it is shown.
        Sex { sex: Sex },
        /// RT and RW as they are shown.
        RtRw { rt: String, rw: String },
        /// What of the KTP is to be corrected.
        Koreksi { element: Element, sekarang: String, seharusnya: String },
        /// This of the KTP is to be corrected: what stands there is shown in the chat of the pemohon only.
        KoreksiKind { element: Element },
        /// This of the KTP is not to be corrected.
        TanpaKoreksi { element: Element },
        /// It is changed.
        Changed { kode: Kode, bagian: Bagian, baru: Box<Pesan> },
        /// Staf are asked.
        Asked { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// It stands there like that.
        Same { bagian: Bagian },
        /// NIK and number of the KK would be the same.
        SameNumbers,
        /// It was asked for already.
        Waiting { kode: Kode, bagian: Bagian, sejak: DateTime<Utc>, batas: DateTime<Utc> },
        /// The request is taken back.
        TakenBack { kode: Kode, bagian: Bagian },
        /// It was taken back before.
        TakenBackBefore { kode: Kode, bagian: Bagian, waktu: DateTime<Utc> },
        /// Staf were faster: it is put right.
        FixedFirst { kode: Kode, bagian: Bagian, waktu: DateTime<Utc> },
        /// Staf were faster: it stays, and why.
        RefusedFirst { kode: Kode, bagian: Bagian, waktu: DateTime<Utc>, alasan: Box<Pesan> },
        /// Another chat asked: only that one takes it back.
        NotTheAsker,
        /// Requests that ended with the permohonan.
        OverClosed { daftar: Vec<Pesan> },
        /// One of them.
        OverLine { bagian: Bagian },
        /// Another permohonan of this NIK goes on.
        Taken { kontak: String },
        /// Nothing is changed.
        Kept,
        /// It was withdrawn or closed.
        Closed { kode: Kode },
        /// To the other people it belongs to: one of them has changed it.
        ToldChanged { kode: Kode, nama: String, bagian: Bagian, kontak: String },
        /// It is put right.
        ToldFixed { kode: Kode, nama: String, bagian: Bagian, baru: Box<Pesan> },
        /// Staf have put right both numbers, which are not asked for by chat.
        ToldNumbersFixed { kode: Kode, nama: String },
        /// It is not, and why.
        ToldRefused { kode: Kode, nama: String, bagian: Bagian, alasan: Box<Pesan> },
        /// A reason by its code.
        Why { alasan: AlasanTolak },
        /// A reason in own words.
        WhyText { catatan: String },
        /// What is asked for waits: in what is kept of a person.
        LineWaiting { bagian: Bagian, batas: DateTime<Utc> },
        /// To staf: somebody asks.
        ToldAsked { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// To staf who have looked at it: it was taken back.
        ToldTakenBack { kode: Kode, bagian: Bagian },
        /// On the card.
        CardLine { bagian: Bagian, batas: DateTime<Utc> },
        /// No request waits.
        ListNone,
        /// The requests that wait.
        List { daftar: Vec<Pesan> },
        /// One of them.
        ListLine { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// One of them that is too late.
        ListLineLate { kode: Kode, bagian: Bagian, batas: DateTime<Utc> },
        /// A request with what it asks for.
        Open { kode: Kode, nama: String, bagian: Bagian, lama: Box<Pesan>, baru: Box<Pesan>, sejak: DateTime<Utc>, batas: DateTime<Utc> },
        /// The same of what was sent.
        OpenSent { kode: Kode, nama: String, bagian: Bagian, lama: Box<Pesan>, baru: Box<Pesan>, sejak: DateTime<Utc>, batas: DateTime<Utc> },
        /// It was answered.
        Answered { kode: Kode, bagian: Bagian, oleh: Oleh, waktu: DateTime<Utc> },
        /// It was taken back: there is nothing to answer.
        AnsweredTakenBack { kode: Kode, bagian: Bagian, waktu: DateTime<Utc> },
        /// Why not?
        RefuseWhy { kode: Kode, bagian: Bagian },
        /// Own words for it.
        RefuseText { kode: Kode, bagian: Bagian },
        /// Shall it be answered like this?
        RefuseConfirm { kode: Kode, bagian: Bagian, alasan: Box<Pesan> },
        /// It is written.
        DoneFixed { kode: Kode, bagian: Bagian, baru: Box<Pesan> },
        /// It is answered.
        DoneRefused { kode: Kode, bagian: Bagian },
        /// The data was put right while it was entered.
        EntriChanged { kode: Kode },
        /// How many wait: above the work list.
        AntreanLine { jumlah: u32, batas: DateTime<Utc> },
        /// A reminder.
        Reminder { daftar: Vec<Pesan> },
    }
}
