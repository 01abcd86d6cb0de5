//! What stands on buttons. About 25 characters fit on a phone. A label can also be typed instead of pressed; further
//! words for the same thing stand in the locales as the attribute `.also`.

use chrono::{NaiveDate, Weekday};

use super::sentences;
use crate::domain::antrean::{Antrean, Umur};
use crate::domain::berkas::AlasanKurang;
use crate::domain::kalender::JenisLibur;
use crate::domain::kode::Kode;
use crate::domain::langkah::AlasanBatal;
use crate::domain::laporan::Masa;
use crate::domain::nik::Sex;
use crate::domain::pelaksana::Days;
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::domain::pengiriman::{AlasanKembali, NomorEkspedisi};
use crate::domain::perbaikan::{AlasanTolak, Bagian};
use crate::domain::permohonan::PernyataanKind;
use crate::domain::petugas::Peran;
use crate::domain::tunda::AlasanTunda;

sentences! {
    /// What stands on a button.
    pub enum Label in "label" {
        /// Yes.
        Yes,
        /// No.
        No,
        /// The file that was found fault with is sent again.
        FotoAgain,
        /// It is used all the same.
        FotoKeep,
        /// This one of several is sent again; `lembar` 0: the only sheet of its syarat.
        FotoAgainOf { syarat: String, lembar: u32 },
        /// This one of several is used all the same.
        FotoKeepOf { syarat: String, lembar: u32 },
        /// A copy of what is kept.
        DataCopy,
        /// Put data right.
        UbahData,
        /// Which data.
        UbahBagian { bagian: Bagian },
        /// It is right like this.
        UbahYes,
        /// Leave it.
        UbahNo,
        /// What is written on the KTP was said right.
        UbahSame,
        /// This of the KTP need not be corrected.
        UbahNotNeeded,
        /// Take the request back.
        UbahTakeBack,
        /// Put something else right.
        UbahAgain,
        /// A request to put data right.
        Perbaikan { bagian: Bagian },
        /// The requests that wait.
        PerbaikanList { jumlah: u32 },
        /// One of them in a list.
        PerbaikanOf { kode: Kode, bagian: Bagian },
        /// The berkas says it, too.
        PerbaikanFix,
        /// It stays.
        PerbaikanRefuse,
        /// Answer with words.
        PerbaikanReply,
        /// Why not.
        PerbaikanWhy { alasan: AlasanTolak },
        /// Send the answer.
        PerbaikanSend,
        /// Delete what can go.
        DataErase,
        /// Delete it.
        DataEraseYes,
        /// Do not.
        DataEraseNo,
        /// Send with what is unclear.
        SendAnyway,
        /// Register with what is unclear.
        RegisterAnyway,
        /// The photo that came takes the place of this sheet; `lembar` 0: the only sheet of its syarat.
        FotoReplaces { syarat: String, lembar: u32 },
        /// The photo that came is of this syarat.
        FotoFor { syarat: String },
        /// The photo that came is not used.
        FotoUnused,
        /// Apply.
        MenuAjukan,
        /// Ask for the status.
        MenuStatus,
        /// Requirements.
        MenuSyarat,
        /// Help.
        MenuBantuan,
        /// Work list.
        MenuAntrean,
        /// Go on with the draft.
        Continue,
        /// Leave the draft for later.
        Later,
        /// Reminders again.
        Remind,
        /// Drop the draft.
        Drop,
        /// Yes, drop it.
        DropYes,
        /// No, keep it.
        DropNo,
        /// Agree to the notice.
        Agree,
        /// Do not agree.
        Disagree,
        /// Do not bind this chat.
        ClaimStop,
        /// The whole notice.
        NoticeMore,
        /// A changed notice is read.
        NoticeRead,
        /// For oneself.
        Myself,
        /// For someone else.
        SomeoneElse,
        /// A relation.
        Relation { hubungan: Hubungan },
        /// A kind of service.
        Kind { jenis: Jenis },
        /// The NIK said before is wrong.
        NikBeforeWrong,
        /// The number of the KK typed now is wrong.
        KkNowWrong,
        /// The number of the KK said before is wrong.
        KkBeforeWrong,
        /// The NIK typed now is wrong.
        NikNowWrong,
        /// A desa.
        Desa { nama: String },
        /// Outside of the kecamatan.
        DesaOutside,
        /// The telephone number that Telegram knows.
        PhoneShare,
        /// Shares it.
        PhoneShareNow,
        /// No telephone number.
        PhoneSkip,
        /// Data that can be corrected.
        Element { element: Element },
        /// The same, chosen.
        ElementChosen { element: Element },
        /// Chosen all.
        ElementsDone,
        /// The KK is right.
        KkRight,
        /// The KK is not right yet.
        KkNotRight,
        /// The original will be brought.
        Promise,
        /// Leave it out.
        Skip,
        /// Another sheet of this syarat.
        AddPage { syarat: String },
        /// No further sheet.
        EnoughPages,
        /// Send all sheets of it anew.
        Replace,
        /// Send.
        Send,
        /// Change: for whom.
        EditWhom,
        /// Change: kind.
        EditKind,
        /// Change: name.
        EditNama,
        /// Change: NIK.
        EditNik,
        /// Change: KK.
        EditKk,
        /// Change: desa.
        EditDesa,
        /// Change: telephone number.
        EditPhone,
        /// Change: corrections.
        EditElements,
        /// Change: one correction.
        EditCorrection { element: Element },
        /// Change: whether the KK is right.
        EditKkRight,
        /// Change: one syarat.
        EditSyarat { syarat: String },
        /// Leave it as it was.
        KeepAnswer,
        /// An own permohonan in a list.
        Permohonan { kode: Kode, nama: String },
        /// Complete.
        Lengkapi,
        /// Complete one of several.
        LengkapiOf { nama: String },
        /// Withdraw.
        Tarik,
        /// A reason to withdraw or close.
        AlasanBatal { alasan: AlasanBatal },
        /// Yes, withdraw.
        TarikYes,
        /// No, keep.
        TarikNo,
        /// See a berkas.
        File { syarat: String },
        /// See the card.
        Card,
        /// Tick an original.
        Tick { syarat: String },
        /// An original that is ticked.
        Ticked { syarat: String },
        /// Receive.
        Terima,
        /// Enter NIK and number of the KK.
        FillNumbers,
        /// Staf put both right.
        FixNumbers,
        /// Write them.
        NumbersSave,
        /// Type them again.
        NumbersAgain,
        /// Approve.
        Lengkap,
        /// Return.
        TidakLengkap,
        /// Enter.
        Entri,
        /// Send to Dispendukcapil.
        Kirim,
        /// Choose from all that can be sent.
        KirimSemua { jumlah: u32 },
        /// One that is chosen.
        PilihIn { urut: u32 },
        /// One that is not.
        PilihOut { urut: u32 },
        /// All of this page.
        PilihSemua,
        /// None of this page.
        PilihKosong,
        /// On to whom.
        PilihLanjut { jumlah: u32 },
        /// The page before.
        Sebelumnya,
        /// The page after; unlike `More` not called “lanjut”, which is what goes on to the officer.
        Berikutnya,
        /// One in a list, by its number.
        Nomor { urut: u32 },
        /// The same, marked as sent back.
        NomorKembali { urut: u32 },
        /// What stands with this officer, who is none any more, goes to another one.
        Alih { nama: String },
        /// The archives of a pengiriman once more.
        ArsipLagi,
        /// All of a pengiriman is there.
        TerimaSemua,
        /// Answer this one.
        TerimaOf { nomor: NomorEkspedisi },
        /// Not all of it.
        TerimaKecuali,
        /// On to the last question.
        TerimaAnswer,
        /// Record the answer.
        TerimaYes,
        /// Why one is sent back.
        AlasanKembali { alasan: AlasanKembali },
        /// Send this one back.
        Kembalikan,
        /// It is there after all.
        KembaliClear,
        /// Send it again.
        KirimUlang,
        /// Enter its data anew.
        EntriUlang,
        /// Show NIK and KK.
        ShowNik,
        /// Show the telephone number.
        ShowPhone,
        /// Close.
        Tutup,
        /// Yes, close.
        TutupYes,
        /// No, do not close.
        TutupNo,
        /// The pemohon asks at the counter to have what is kept of them erased.
        Hapus,
        /// Yes, erase.
        HapusYes,
        /// No, do not erase.
        HapusNo,
        /// Record a statement.
        Nyatakan,
        /// Yes, record the statement.
        NyatakanYes,
        /// A recipient.
        Recipient { nama: String },
        /// A statement.
        Pernyataan { pernyataan: PernyataanKind },
        /// Next page.
        More,
        /// A syarat in the Kasi's checklist.
        KurangSyarat { syarat: String },
        /// The same, marked.
        KurangMarked { syarat: String, alasan: AlasanKurang },
        /// A reason.
        AlasanKurang { alasan: AlasanKurang },
        /// It is in order after all.
        KurangClear,
        /// Back to the checklist.
        Back,
        /// Send the list to the pemohon.
        KurangSend { jumlah: u32 },
        /// Close the checklist.
        KurangDrop,
        /// As on the berkas.
        AsOnBerkas,
        /// A sex.
        Sex { sex: Sex },
        /// Save what was entered.
        EntriSave,
        /// Put entering aside.
        EntriPause,
        /// Start the checks again.
        EntriAgain,
        /// A role.
        Peran { peran: Peran },
        /// A petugas.
        Petugas { nama: String },
        /// Yes, deactivate.
        NonaktifYes,
        /// The name is right.
        NameRight,
        /// The name is to be written again.
        NameAgain,
        /// Take it.
        Ambil,
        /// Give it back.
        Lepas,
        /// Take it over.
        AmbilAlih,
        /// Show a part of the list.
        Filter,
        /// … by desa.
        FilterDesa,
        /// … by kind.
        FilterJenis,
        /// … by age.
        Umur { umur: Umur },
        /// All of it.
        FilterAll,
        /// Another list.
        Antrean { antrean: Antrean, jumlah: u32 },
        /// Name somebody who stands in for the Kasi.
        PlhName,
        /// Today.
        PlhToday,
        /// Tomorrow.
        PlhTomorrow,
        /// A day.
        PlhDate { tanggal: NaiveDate },
        /// Yes, name them.
        PlhYes,
        /// Choose the days again.
        PlhAgain,
        /// End it early.
        PlhEnd { nama: String, mulai: NaiveDate },
        /// Yes, end it.
        PlhEndYes,
        /// No, do not end it.
        PlhEndNo,
        /// The kalender.
        Kalender,
        /// Who changed the kalender.
        KalenderHistory,
        /// Save a change of it.
        KalenderYes,
        /// Do not.
        KalenderNo,
        /// Add a day off.
        LiburAdd,
        /// Change a day off.
        LiburChange,
        /// A day off.
        Libur { tanggal: NaiveDate, nama: String },
        /// It is certain.
        LiburConfirm,
        /// Move it.
        LiburMove,
        /// Cancel it.
        LiburCancel,
        /// A kind of day off.
        JenisLibur { jenis: JenisLibur },
        /// A year is certain.
        TahunConfirm { tahun: u32 },
        /// Days with other hours.
        JamKhusus,
        /// Add some.
        JamKhususAdd,
        /// Take some back.
        JamKhususEnd { hari: Days },
        /// Friday is like the days before it.
        SameHours,
        /// The usual hours.
        JamKerja,
        /// A day of the week.
        Hari { hari: Weekday },
        /// Some days of the week.
        HariMany { dari: Weekday, sampai: Weekday },
        /// Closed on them.
        Closed,
        /// Change the lists of syarat.
        MenuUbahSyarat,
        /// A syarat of a list.
        UbahSyarat { nomor: u32, syarat: String },
        /// Ask for one more.
        UbahNew,
        /// Offer the kind.
        UbahOn,
        /// Offer the kind no more.
        UbahOff,
        /// Call it something else.
        UbahRename,
        /// Nothing goes on without it.
        UbahWajib,
        /// It may be left out.
        UbahDianjurkan,
        /// Ask for it earlier.
        UbahUp,
        /// Ask for it later.
        UbahDown,
        /// Ask for it no more.
        UbahRemove,
        /// Leave it as it is.
        UbahCancel,
        /// Look at it as people will see it.
        UbahPreview,
        /// Say why.
        UbahReason,
        /// Put it in use.
        UbahPublish,
        /// Go on changing.
        UbahMore,
        /// Drop all that is marked.
        UbahDrop,
        /// Yes, drop it.
        UbahDropYes,
        /// No, keep it.
        UbahDropNo,
        /// The versions so far.
        UbahHistory,
        /// Register a walk-in.
        MenuDaftarkan,
        /// The pemohon was told the notice at the counter, and agrees.
        CounterAgree,
        /// The pemohon does not.
        CounterDisagree,
        /// The original is here.
        Original,
        /// It is not here yet.
        NotYet,
        /// Register.
        Register,
        /// The receipt.
        Receipt,
        /// The receipt that the pelapor hands on.
        ReceiptForPemohon,
        /// Make another receipt.
        ReceiptAgain,
        /// Staf send a photo for a kekurangan.
        StaffFile { syarat: String },
        /// Apply for another person.
        AnotherPerson,
        /// The pemohon has agreed.
        PemohonAgreed,
        /// The pemohon has not agreed yet.
        PemohonNotAgreed,
        /// The person is the pemohon.
        IAmPemohon,
        /// One that a search found.
        CariHit { nomor: u32, kode: Kode },
        /// The page before.
        CariPrevious,
        /// Those that have ended, too.
        CariAll,
        /// Only those that have not ended.
        CariOpen,
        /// How long it took.
        Waktu,
        /// Declare a hold.
        Tunda,
        /// Declare one for all that was sent.
        TundaAll,
        /// See those that last.
        TundaList,
        /// Why.
        AlasanTunda { alasan: AlasanTunda },
        /// Yes, declare it.
        TundaYes,
        /// No, do not declare it.
        TundaNo,
        /// Lift this one of the list.
        TundaLift { nomor: u32 },
        /// Yes, lift it.
        TundaLiftYes,
        /// The book of this month.
        BukuBulanIni,
        /// Of the month before.
        BukuBulanLalu,
        /// Of this year.
        BukuTahunIni,
        /// As a workbook.
        BukuXlsx,
        /// As pages.
        BukuPdf,
        /// With all numbers in full.
        BukuLengkap,
        /// A workbook with all numbers in full.
        BukuXlsxLengkap,
        /// Pages with all numbers in full.
        BukuPdfLengkap,
        /// Masked is enough.
        BukuSamar,
        /// Other days.
        BukuLain,
        /// The report of today.
        LaporanHariIni,
        /// Of this month.
        LaporanBulanIni,
        /// Of this year.
        LaporanTahunIni,
        /// Of as long a time, just before.
        LaporanBefore { masa: Masa },
        /// Just after.
        LaporanAfter { masa: Masa },
        /// As a picture.
        LaporanGambar,
        /// As a workbook.
        LaporanExcel,
        /// The cards of the desa.
        LaporanDesa,
        /// From the cards to the report.
        LaporanBack,
        /// The report of this time.
        LaporanOf { masa: Masa },
        /// Numbers for paper.
        PaperSetAside,
        /// Numbers for paper, of the year that comes.
        PaperSetAsideAhead { tahun: String },
        /// Numbers under which nothing is going to come.
        PaperVoid,
        /// Some of them.
        PaperVoidRun { dari: String, sampai: String, jumlah: u32 },
        /// They were not needed.
        VoidLeftOver,
        /// The page was spoilt.
        VoidSpoilt,
        /// The page is lost.
        VoidLost,
        /// Which number is the next.
        NomorNext,
        /// The pages for paper from this number on.
        PaperPages { nomor: String },
        /// A count.
        Count { jumlah: u32 },
        /// Yes, pass over them.
        NomorYes,
        /// No, leave the numbers.
        NomorNo,
        /// A nomor register.
        PaperNomor { nomor: String },
        /// Record a receipt on paper.
        PaperSave,
        /// Answer anew.
        PaperAgain,
        /// Record nothing.
        PaperStop,
    }
}
