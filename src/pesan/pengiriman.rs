//! Sentences of the hand-over to Dispendukcapil as a pengiriman: choosing what goes, what the officer gets, and what they answer.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::pemohon::Jenis;
use crate::domain::pengiriman::{AlasanKembali, NomorEkspedisi};
use crate::domain::permohonan::PernyataanKind;
use crate::pesan::arg::{Arg, IntoArg};

sentences! {
    /// For staf and the officer, and in the archive.
    pub enum PengirimanText in "pengiriman" {
        /// What can be sent; numbers are tapped.
        Pick { jumlah: u32, dipilih: u32, daftar: Vec<Pesan> },
        /// One that is going to be sent.
        PickOn { urut: u32, kode: Kode, jenis: Jenis, desa: String },
        /// One that is not.
        PickOff { urut: u32, kode: Kode, jenis: Jenis, desa: String },
        /// One that was sent back, and is going to be sent again.
        PickBackOn { urut: u32, kode: Kode, jenis: Jenis, desa: String },
        /// One that was sent back; it goes only where it is chosen.
        PickBackOff { urut: u32, kode: Kode, jenis: Jenis, desa: String },
        /// Nothing can be sent now.
        PickEmpty,
        /// None is chosen.
        PickNone,
        /// The choice is over: it was sent, or is too old.
        PickOver,
        /// The question was about another choice.
        PickChanged,
        /// To whom.
        Choose { jumlah: u32 },
        /// More than one pengiriman holds.
        TooMany { jumlah: u32 },
        /// Sent.
        Done { nomor: NomorEkspedisi, jumlah: u32, penerima: String },
        /// So many of what was chosen could not be sent: each is told of beside it.
        DoneWithout { jumlah: u32 },
        /// What the officer gets: the list.
        Handed {
            nomor: NomorEkspedisi, tanggal: NaiveDate, kecamatan: String, pengirim: String, penerima: String, jumlah: u32,
            daftar: Vec<Pesan>, arsip: Box<Pesan>,
        },
        /// The same, where the list is long: its first lines,
        HandedFirst {
            nomor: NomorEkspedisi,
            tanggal: NaiveDate,
            kecamatan: String,
            pengirim: String,
            penerima: String,
            jumlah: u32,
            daftar: Vec<Pesan>,
        },
        /// more of them,
        HandedMore { nomor: NomorEkspedisi, daftar: Vec<Pesan> },
        /// and what stands below.
        HandedLast { nomor: NomorEkspedisi, jumlah: u32, arsip: Box<Pesan> },
        /// One in the list.
        Isi { urut: u32, nomor: String, kode: Kode, jenis: Jenis, nama: String, keterangan: Box<Pesan> },
        /// Its berkas: all are files.
        KetBerkas { berkas: u32 },
        /// Some are originals on paper.
        KetAsli { berkas: u32, asli: String },
        /// Sent again.
        KetUlang { keterangan: Box<Pesan> },
        /// The archive is one file.
        ArsipSatu,
        /// It is several, for none may be larger than Telegram takes.
        ArsipBagian { jumlah: u32 },
        /// Below an archive.
        ArsipCaption { nomor: NomorEkspedisi, baris: u32, berkas: u32 },
        /// Below one of several.
        ArsipCaptionBagian { nomor: NomorEkspedisi, bagian: u32, dari: u32, berkas: u32 },
        /// The archive lies in the folder.
        ArsipFolderSatu,
        /// It is several.
        ArsipFolderBagian { jumlah: u32 },
        /// One was put into the folder.
        ArsipPlaced { nomor: NomorEkspedisi, nama: String, berkas: u32, hari: u32 },
        /// To staf: one cannot be put there yet.
        ArsipNotPlaced { nomor: NomorEkspedisi },
        /// To staf: so many wait still.
        ArsipStillNotPlaced { jumlah: u32 },
        /// To staf: the folder takes them again.
        ArsipFolderWorks,
        /// To staf: these lie in the folder that was named before.
        ArsipLeftBehind { jumlah: u32, daftar: String },
        /// To staf: one was refused for good.
        ArsipRefused { nomor: NomorEkspedisi, bagian: u32 },
        /// To its officer.
        ArsipRefusedOfficer { nomor: NomorEkspedisi, bagian: u32 },
        /// It may have come twice.
        ArsipMungkinDua { nomor: NomorEkspedisi, nama: String },
        /// It is too old to be deleted.
        ArsipTertinggal { nomor: NomorEkspedisi, nama: String },
        /// Why this one is sent back.
        KembalikanAsk { kode: Kode },
        /// It is.
        DoneKembalikan { kode: Kode },
        /// To staf: an officer is none any more, and so many stand with them.
        ToldOfficerGone { nama: String, jumlah: u32 },
        /// To whom what stands with them goes.
        AlihAsk { nama: String, jumlah: u32 },
        /// They are an officer still.
        AlihStill { nama: String },
        /// Nothing stands with them.
        AlihNothing { nama: String },
        /// They are made once more.
        ArsipComing { nomor: NomorEkspedisi },
        /// There is no need for them any more.
        ArsipAnswered { nomor: NomorEkspedisi, waktu: DateTime<Utc> },
        /// Its officer is none any more: staf are told.
        ArsipNobody { nomor: NomorEkspedisi },
        /// Its time where it lay has passed.
        ArsipDihapus { nomor: NomorEkspedisi },
        /// Its officer is none any more.
        ArsipNotYours,
        /// It cannot be made.
        ArsipBroken { nomor: NomorEkspedisi },
        /// On the sheet: what it is.
        SheetTitle { nomor: NomorEkspedisi },
        /// On the sheet: from whom and to whom.
        SheetTo { kecamatan: String, penerima: String },
        /// The name of the worksheet.
        Sheet,
        /// On the sheet, in the place of one that cannot be opened.
        SheetUnread,
        /// On the sheet, in the place of one that was sent again since.
        SheetResent { nomor: NomorEkspedisi },
        /// Columns that the book does not have.
        KolomKode,
        /// Place of birth.
        KolomTempatLahir,
        /// Date of birth.
        KolomTanggalLahir,
        /// Sex.
        KolomKelamin,
        /// Street.
        KolomAlamat,
        /// RT.
        KolomRt,
        /// RW.
        KolomRw,
        /// What is to be corrected.
        KolomKoreksi,
        /// The berkas.
        KolomBerkas,
        /// A file in the archive.
        BerkasFile { syarat: String, nama: String },
        /// An original on paper.
        BerkasAsli { syarat: String },
        /// A file whose time has passed.
        BerkasMusnah { syarat: String },
        /// A file that is not kept, or cannot be opened.
        BerkasTiada { syarat: String },
        /// Whether all of it is there.
        TerimaAsk { nomor: NomorEkspedisi, jumlah: u32 },
        /// What is not accepted; numbers are tapped.
        TerimaExcept { nomor: NomorEkspedisi, jumlah: u32, dari: u32, sampai: u32, daftar: Vec<Pesan> },
        /// Nothing is marked yet.
        TerimaExceptNone,
        /// One that is marked.
        TerimaMark { urut: u32, kode: Kode, alasan: AlasanKembali },
        /// In own words.
        TerimaMarkText { urut: u32, kode: Kode, catatan: String },
        /// Why it is sent back.
        TerimaWhy { nomor: NomorEkspedisi, urut: u32, kode: Kode },
        /// In own words.
        TerimaText { urut: u32, kode: Kode },
        /// The last question, with what is sent back.
        TerimaConfirm { nomor: NomorEkspedisi, diterima: u32, daftar: Vec<Pesan> },
        /// The question was about other marks.
        TerimaChanged,
        /// Recorded.
        TerimaDone { nomor: NomorEkspedisi, diterima: u32, kembali: u32 },
        /// Below what was recorded: of these nothing was.
        TerimaNotRecorded { daftar: Vec<Pesan> },
        /// One of them, and why.
        TerimaLeft { urut: u32, alasan: Box<Pesan> },
        /// It was sent again since: before this was said with a number.
        TerimaLater { kode: Kode },
        /// It was sent again since, and is answered with that pengiriman.
        TerimaResent { kode: Kode, nomor: NomorEkspedisi },
        /// It was sent back before.
        TerimaReturned { kode: Kode },
        /// It does not open.
        TerimaUnread { kode: Kode },
        /// All of it was sent again since, with these pengiriman: nothing of it is left to answer or to be packed.
        GoneOn { nomor: NomorEkspedisi, lain: String },
        /// Recorded before.
        TerimaAlready { nomor: NomorEkspedisi, waktu: DateTime<Utc> },
        /// To staf: all of it is there.
        ToldTerima { nomor: NomorEkspedisi, oleh: String, diterima: u32 },
        /// To staf: none was sent back, and of some nothing was recorded.
        ToldTerimaPart { nomor: NomorEkspedisi, oleh: String, diterima: u32 },
        /// To staf: some were sent back.
        ToldTerimaKembali { nomor: NomorEkspedisi, oleh: String, diterima: u32, daftar: Vec<Pesan> },
        /// To staf, above its card.
        ToldKembali { kode: Kode, alasan: AlasanKembali },
        /// The same, in the officer's words.
        ToldKembaliText { kode: Kode, catatan: String },
        /// On the card.
        CardKembali { alasan: AlasanKembali },
        /// On the card, in the officer's words.
        CardKembaliText { catatan: String },
        /// An old button does not send again what was sent back.
        NotAgain { kode: Kode, alasan: AlasanKembali },
        /// The same, with the officer's words.
        NotAgainText { kode: Kode, catatan: String },
        /// It waits for staf; nothing else can be stated of it now.
        RefusedSentBack { kode: Kode },
        /// It has ended.
        RefusedEnded { kode: Kode },
        /// It was sent back, and is declined since: if that was a mistake, it has to be stated first.
        RefusedDeclined { kode: Kode },
        /// It is not declined.
        RefusedNotDeclined { kode: Kode },
        /// Data that was entered anew.
        DoneUlang { kode: Kode },
        /// To the officer: these were not acknowledged yet.
        AskTerima { daftar: Vec<Pesan> },
        /// To staf: the officer has not answered.
        ToldNoAnswer { daftar: Vec<Pesan> },
        /// To the citizen: it was sent back.
        NextKembali,
        /// How old the last statement is.
        NewsAge { hari: u32 },
        /// On the card.
        CardAge { hari: u32 },
        /// To the officer: these were last heard of long ago.
        AskStale { hari: u32, jumlah: u32, daftar: Vec<Pesan> },
        /// To staf: the same, of an officer who cannot be asked.
        ToldStale { penerima: String, hari: u32, jumlah: u32, daftar: Vec<Pesan> },
        /// One that was sent, and of which nothing was stated.
        StaleSent { kode: Kode, hari: u32 },
        /// One of which this was stated.
        StaleStated { kode: Kode, pernyataan: PernyataanKind, hari: u32 },
        /// More than are listed.
        StaleMore { jumlah: u32 },
        /// One of them.
        Waiting { nomor: NomorEkspedisi, jumlah: u32, penerima: String, waktu: DateTime<Utc> },
    }
}

impl IntoArg for NomorEkspedisi {
    fn arg(&self) -> Arg {
        Arg::Text(self.to_string())
    }

    fn sample() -> Self {
        Self { tahun: 2026, urut: 12 }
    }
}
