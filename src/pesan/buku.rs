//! Sentences about the book on paper: what is asked of who takes it out, and what stands on its pages.

use chrono::{DateTime, NaiveDate, Utc};

use super::sentences;
use crate::domain::buku::Periode;
use crate::domain::langkah::AlasanBatal;
use crate::domain::pelaksana::Days;
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::PernyataanKind;
use crate::domain::register::block::VoidReason;
use crate::pesan::arg::{Arg, IntoArg};

sentences! {
    /// In the chat, and on paper.
    pub enum Buku in "buku" {
        /// Of which days?
        Ask,
        /// What was typed is no period.
        Form,
        /// There is no such day.
        NoSuchDay,
        /// It ends before it begins.
        Backwards,
        /// As what?
        AskBentuk { periode: Periode, jumlah: u32 },
        /// What a full one is, and whether it is needed.
        AskLengkap { periode: Periode, jumlah: u32 },
        /// A full one is only for the Kasi.
        OnlyKasi,
        /// It is being made.
        Preparing { periode: Periode },
        /// There are no numbers on these days.
        None { periode: Periode },
        /// More than a chat carries.
        TooMany { periode: Periode, jumlah: u32, paling: u32 },
        /// Below the file.
        Caption { periode: Periode, jumlah: u32 },
        /// The same, with NIK and numbers of the KK in full.
        CaptionLengkap { periode: Periode, jumlah: u32 },
        /// Who asked for it may not have it any more.
        NotYours,
        /// It cannot be made.
        Broken,
        /// Telegram does not take it.
        Refused,
        /// The kabupaten, first line of the letterhead.
        KopKabupaten { kabupaten: String },
        /// The kecamatan.
        KopKecamatan { kecamatan: String },
        /// Where it is.
        KopAlamat { alamat: String },
        /// Where questions are answered.
        KopKontak { kontak: String },
        /// What it is.
        Title,
        /// Of which days.
        TitlePeriode { periode: Periode },
        /// That numbers are masked.
        Samar,
        /// That they are not.
        Lengkap,
        /// What stands at the head of each further page.
        Running { kecamatan: String, periode: Periode },
        /// Columns.
        KolomNo,
        /// Nomor register.
        KolomNomor,
        /// First receipt.
        KolomMasuk,
        /// Name.
        KolomNama,
        /// NIK.
        KolomNik,
        /// Number of the KK.
        KolomKk,
        /// Desa, RT and RW.
        KolomTempat,
        /// Desa.
        KolomDesa,
        /// RT and RW.
        KolomRtRw,
        /// Kind.
        KolomJenis,
        /// Letter of the desa.
        KolomPengantar,
        /// Its number.
        KolomPengantarNomor,
        /// Its date.
        KolomPengantarTanggal,
        /// What the Kasi found.
        KolomCek,
        /// When.
        KolomCekTanggal,
        /// Entered.
        KolomEntri,
        /// Sent, and to whom.
        KolomKirim,
        /// Sent.
        KolomKirimTanggal,
        /// To whom.
        KolomPenerima,
        /// Who of the office.
        KolomPetugas,
        /// Remarks.
        KolomKeterangan,
        /// A kind.
        Jenis { jenis: Jenis },
        /// A statement.
        Pernyataan { pernyataan: PernyataanKind },
        /// Found complete.
        CekLengkap,
        /// Found incomplete.
        CekKurang,
        /// How many times it was returned.
        Kembali { kali: u32 },
        /// Before who received it.
        OlehTerima,
        /// Before who checked it.
        OlehCek,
        /// Before who entered it.
        OlehEntri,
        /// Before who sent it.
        OlehKirim,
        /// A petugas whose name does not open.
        Siapa,
        /// RT and RW, as they stand there.
        RtRw { rt: String, rw: String },
        /// Received on paper, and recorded then.
        DariKertas { dicatat: String },
        /// Numbers that were passed over: the first and the last.
        BlokNomor { dari: String, sampai: String },
        /// How many they are.
        BlokJumlah { jumlah: u32 },
        /// Before who passed over them.
        BlokOleh,
        /// They were given on paper before.
        BlokSebelumnya,
        /// For paper; all of them stand in the register.
        BlokKertasPenuh,
        /// For paper: what is said of numbers under which nothing stands, one after the other.
        BlokKertas { sisa: String },
        /// Nothing stands under these yet.
        BlokSisa { nomor: String },
        /// Nothing is going to come under these, and why.
        BlokVoid { nomor: String, alasan: VoidReason },
        /// Which numbers stand on the pages for paper.
        BlankTitle { dari: String, sampai: String },
        /// What they are for.
        BlankSub,
        /// At the head of each further page of them.
        BlankRunning { kecamatan: String },
        /// What to do with them.
        BlankHow,
        /// Withdrawn or closed.
        Dibatalkan { tanggal: String, alasan: AlasanBatal },
        /// In own words.
        DibatalkanTeks { tanggal: String, teks: String },
        /// The person was forgotten.
        Dilupakan,
        /// Why nobody stands there.
        DilupakanKet,
        /// The line does not open.
        TidakTerbaca,
        /// What to do about it.
        TidakTerbacaKet,
        /// How many on this page, and up to it.
        JumlahHalaman { halaman: String, sampai: String },
        /// A count with its kinds.
        Jumlah { jumlah: u32, rincian: String },
        /// One kind of it.
        JumlahJenis { jenis: Jenis, jumlah: u32 },
        /// How many in all.
        JumlahSemua { jumlah: String },
        /// Which page.
        Halaman { halaman: u32 },
        /// When it was made.
        Dicetak { waktu: DateTime<Utc> },
        /// The head of the chain.
        Segel { segel: String },
        /// Nothing is sealed yet.
        SegelNone,
        /// How to check it.
        SegelHow { segel: String },
        /// Above the name of the Camat.
        Mengetahui { kecamatan: String },
        /// Above the name of the Kasi.
        Kasi { kecamatan: String, tanggal: NaiveDate },
        /// In place of a name.
        Titik,
        /// The name of the worksheet.
        Lembar,
    }
}

impl IntoArg for Periode {
    fn arg(&self) -> Arg {
        Days { first: self.dari, last: self.sampai }.arg()
    }

    fn sample() -> Self {
        Self::month(NaiveDate::sample(), 0)
    }
}
