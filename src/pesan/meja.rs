//! Sentences of the desks: staf, Kasi, the officer of Dispendukcapil, admin.

use chrono::{DateTime, NaiveDate, Utc};

use super::arg::{Masked, Oleh};
use super::{Pesan, sentences};
use crate::domain::berkas::AlasanKurang;
use crate::domain::kode::Kode;
use crate::domain::langkah::AlasanBatal;
use crate::domain::nik::Sex;
use crate::domain::pemohon::{Element, Hubungan, Jenis};
use crate::domain::permohonan::{PernyataanKind, TahapKind};
use crate::domain::petugas::Peran;
use crate::domain::standing::Standing;

sentences! {
    /// For petugas.
    pub enum Meja in "meja" {
        /// No such kode in what this petugas may see.
        NotFound { kode: Kode },
        /// The work list is empty.
        AntreanEmpty,
        /// How many wait; the oldest follow as cards.
        Antrean { jumlah: u32, tampil: u32 },
        /// More wait than were shown.
        AntreanMore { sisa: u32 },
        /// A permohonan, for petugas.
        Card {
            kode: Kode, jenis: Jenis, tahap: Standing, nama: String, nik: Masked, desa: String, sejak: DateTime<Utc>,
            nomor: Box<Pesan>, pelapor: Box<Pesan>, berkas: Vec<Pesan>, catatan: Vec<Pesan>,
        },
        /// Applied for oneself.
        CardSelf,
        /// Applied by someone else.
        CardPelapor { hubungan: Hubungan },
        /// A walk-in without Telegram.
        CardWalkIn,
        /// Syarat answered by files.
        BerkasFiles { syarat: String, lembar: u32 },
        /// Files are there, and something was seen on them.
        BerkasFilesRemarks { syarat: String, lembar: u32, catatan: Vec<Pesan> },
        /// Syarat whose original was brought.
        BerkasOriginal { syarat: String },
        /// Syarat whose original is promised.
        BerkasPromised { syarat: String },
        /// Syarat not answered.
        BerkasNone { syarat: String },
        /// Its photos were destroyed, since nobody completed it.
        BerkasGone { syarat: String, sejak: NaiveDate },
        /// Syarat not answered that may be left out.
        BerkasNoneOptional { syarat: String },
        /// Syarat found wrong and not answered since.
        BerkasMissing { syarat: String, alasan: AlasanKurang },
        /// The same, with the Kasi's own words.
        BerkasMissingNote { syarat: String, alasan: AlasanKurang, catatan: String },
        /// Remark: it was returned before.
        RemarkCycle { putaran: u32 },
        /// Remark: every kekurangan was answered; it can be received again.
        RemarkAnswered,
        /// Remark: every kekurangan was answered, some by a promise to bring the original.
        RemarkPromised,
        /// Remark: the person cannot be reached by chat.
        RemarkUnreachable,
        /// No telephone number was given.
        RemarkNoPhone,
        /// Remark: originals were not brought, after all the time that was given.
        RemarkNotBrought,
        /// Remark: kekurangan stayed unanswered after all the time that was given.
        RemarkUnanswered,
        /// Remark: the NIK is of another kabupaten (valid).
        RemarkNikOutside,
        /// Remark: the date of birth differs from the NIK (can be legal).
        RemarkBirthDate,
        /// Remark: the sex differs from the NIK (can be legal).
        RemarkSex,
        /// A correction, on the card.
        CorrectionLine { element: Element, sekarang: String, seharusnya: String },
        /// Last statement of Dispendukcapil, on the card.
        PernyataanLine { pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// A berkas is shown: which, of which permohonan.
        FileCaption { kode: Kode, syarat: String },
        /// Stands on every file that is shown, slanted: what it is for, and which showing it was.
        FileMark { kecamatan: String, kode: Kode, tanggal: NaiveDate },
        /// In the place of a file that is not kept, or not yet.
        FileNotKept,
        /// In the place of a file whose time has passed.
        FileDestroyed,
        /// In the place of a file that is kept and does not open: ours.
        FileLost,
        /// The place of the files does not answer: they come when it does.
        FileLater,
        /// The NIK and KK in full, on request; recorded.
        NikShown { kode: Kode, nik: String, kk: String },
        /// What stands there a while later.
        NikCovered { kode: Kode, nik: String, kk: String },
        /// The telephone number, on request; recorded.
        PhoneShown { kode: Kode, nama: String, nomor: String },
        /// What stands there a while later.
        PhoneCovered { kode: Kode, nomor: String },
        /// The person can be reached by chat.
        PhoneNotNeeded { kode: Kode },
        /// No number was given.
        PhoneNone { kode: Kode },
        /// Done by this petugas.
        DoneDiterima { kode: Kode, nomor: String },
        /// Approved by this Kasi.
        DoneLengkap { kode: Kode },
        /// Returned by this Kasi.
        DoneTidakLengkap { kode: Kode, putaran: u32, daftar: Vec<Pesan> },
        /// Entered.
        DoneDientri { kode: Kode },
        /// Sent.
        DoneDikirim { kode: Kode, penerima: String },
        /// Closed by the office.
        DoneDibatalkan { kode: Kode },
        /// Statement recorded.
        DoneDinyatakan { kode: Kode, pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// The same of what is older than what is known: it changed nothing.
        DoneBelated { kode: Kode, pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// It was done before, by whom and when.
        AlreadyDone { kode: Kode, tahap: TahapKind, oleh: Oleh, waktu: DateTime<Utc> },
        /// It was done before, by the pemohon or pelapor.
        AlreadyDoneByWarga { kode: Kode, tahap: TahapKind, waktu: DateTime<Utc> },
        /// Refusals, each with what to do instead.
        RefusedRole { peran: Peran },
        /// Not received yet.
        RefusedNotReceived { kode: Kode },
        /// Returned; waits for the pemohon and a new receipt.
        RefusedReturned { kode: Kode },
        /// Not approved yet.
        RefusedNotApproved { kode: Kode },
        /// Not entered yet.
        RefusedNotEntered { kode: Kode },
        /// Approved already.
        RefusedAlreadyApproved { kode: Kode },
        /// With the Kasi.
        RefusedWithKasi { kode: Kode },
        /// Sent already.
        RefusedAlreadySent { kode: Kode },
        /// Not sent yet.
        RefusedNotSent { kode: Kode },
        /// Closed.
        RefusedClosed { kode: Kode },
        /// Syarat not held.
        RefusedNotHeld { kode: Kode, daftar: Vec<Pesan> },
        /// NIK and number of the KK are not known.
        RefusedNumbersMissing { kode: Kode },
        /// They are known already.
        RefusedNumbersKnown { kode: Kode },
        /// They are put right in SOP 3.
        RefusedNumbersInEntri { kode: Kode },
        /// The one who received may not check.
        RefusedSamePerson { kode: Kode },
        /// Nothing named.
        RefusedNothingNamed { kode: Kode },
        /// No such syarat.
        RefusedUnknownSyarat { kode: Kode },
        /// Words missing.
        RefusedTextMissing { kode: Kode },
        /// Not asked for.
        RefusedNotAsked { kode: Kode },
        /// Not a recipient.
        RefusedNotARecipient { kode: Kode },
        /// Sent to another officer.
        RefusedNotTheRecipient { kode: Kode },
        /// The NIK that was read from the berkas has another open permohonan of this kind.
        RefusedOtherOpen { kode: Kode, lain: Kode },
        /// A day to come.
        RefusedInFuture { kode: Kode },
        /// A statement of a day before it was sent.
        RefusedBeforeSent { kode: Kode },
        /// No original is ticked.
        RefusedNotTicked { kode: Kode },
        /// Number and date of the letter of the desa are missing.
        RefusedLetterMissing { kode: Kode },
        /// NIK and number of the KK would be the same.
        RefusedSameNumbers { kode: Kode },
        /// Notices to staf: a new permohonan.
        ToldNew { kode: Kode, jenis: Jenis, desa: String },
        /// All kekurangan answered.
        ToldAnswered { kode: Kode },
        /// The same, and an original is waited for.
        ToldPromised { kode: Kode },
        /// The Kasi approved.
        ToldLengkap { kode: Kode, oleh: Oleh },
        /// The Kasi returned it, with the items.
        ToldTidakLengkap { kode: Kode, putaran: u32, oleh: Oleh, daftar: Vec<Pesan> },
        /// Notice to the Kasi: received.
        ToldDiterima { kode: Kode, oleh: String },
        /// Notice to staf: withdrawn by the pemohon.
        ToldWithdrawn { kode: Kode, alasan: AlasanBatal },
        /// The same with the pemohon's own words.
        ToldWithdrawnText { kode: Kode, alasan: AlasanBatal, catatan: String },
        /// Notice to staf: Dispendukcapil stated something.
        ToldPernyataan { kode: Kode, pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// Notice to staf: the person blocked the bot.
        ToldUnreachable { kode: Kode },
        /// Notice to staf: originals are not brought, after all the time that was given.
        ToldNotBrought { kode: Kode, sejak: DateTime<Utc>, hubungi: Box<Pesan> },
        /// Notice to staf: kekurangan stay unanswered after all the time that was given.
        ToldUnanswered { kode: Kode, sejak: DateTime<Utc>, hubungi: Box<Pesan> },
        /// How: there is a number.
        CallByPhone,
        /// How: there is none.
        CallOtherwise,
        /// How: an earlier program did not say.
        CallEarlier,
        /// Notice to colleagues: a petugas blocked the bot.
        ToldPetugasUnreachable { nama: String, peran: Peran },
        /// What the officer of Dispendukcapil gets.
        Handover { kode: Kode, nomor: String, jenis: Jenis, pengirim: String, daftar: Vec<Pesan> },
        /// A line of data: name of the field and value.
        DataNama { nilai: String },
        /// NIK in full.
        DataNik { nilai: String },
        /// KK in full.
        DataKk { nilai: String },
        /// Desa.
        DataDesa { nilai: String },
        /// Place and date of birth.
        DataBirth { tempat: String, tanggal: NaiveDate },
        /// Sex.
        DataSex { sex: Sex },
        /// Address.
        DataAlamat { alamat: String, rt: String, rw: String },
        /// Letter of the desa.
        DataPengantar { nomor: String, tanggal: NaiveDate },
        /// A file that was brought on paper: comes with the courier.
        DataOriginal { syarat: String },
        /// Kasi: the checklist of what is missing.
        Kurang { kode: Kode, daftar: Vec<Pesan> },
        /// Kasi: the reasons for one syarat.
        KurangReason { kode: Kode, syarat: String },
        /// Kasi: own words.
        KurangText { kode: Kode, syarat: String },
        /// A marked line.
        KurangLine { syarat: String, alasan: AlasanKurang },
        /// A marked line with words.
        KurangLineNote { syarat: String, alasan: AlasanKurang, catatan: String },
        /// The checklist was closed without sending.
        KurangDropped { kode: Kode },
        /// Staf: a step of entering: is this as on the berkas?
        EntriCheck { kode: Kode, nomor: u32, jumlah: u32, isi: Box<Pesan> },
        /// Staf: enter a value.
        EntriPlace { kode: Kode, nomor: u32, jumlah: u32 },
        /// Date of birth; the NIK suggests one.
        EntriBirthSuggested { kode: Kode, nomor: u32, jumlah: u32, tanggal: NaiveDate },
        /// Date of birth.
        EntriBirth { kode: Kode, nomor: u32, jumlah: u32 },
        /// Sex.
        EntriSex { kode: Kode, nomor: u32, jumlah: u32 },
        /// Address.
        EntriAlamat { kode: Kode, nomor: u32, jumlah: u32 },
        /// RT and RW.
        EntriRtRw { kode: Kode, nomor: u32, jumlah: u32 },
        /// Number of the letter.
        EntriPengantarNomor { kode: Kode, nomor: u32, jumlah: u32 },
        /// Date of the letter.
        EntriPengantarTanggal { kode: Kode, nomor: u32, jumlah: u32 },
        /// Above a question in which numbers stood in full for a while.
        EntriCovered { kode: Kode },
        /// All fields, before saving.
        EntriSummary { kode: Kode, daftar: Vec<Pesan>, catatan: Vec<Pesan> },
        /// Entering of another permohonan was open and is kept.
        EntriOther { kode: Kode },
        /// Errors of entering.
        EntriDateWrong,
        /// A day to come.
        EntriDateFuture,
        /// RT/RW not as asked.
        EntriRtRwWrong,
        /// Empty or too long.
        EntriTextWrong { jumlah: u32 },
        /// Entering was put aside; what was checked is kept.
        EntriPaused { kode: Kode },
        /// Choose the recipient.
        KirimChoose { daftar: Vec<Pesan> },
        /// Nobody at Dispendukcapil is registered.
        KirimNobody,
        /// Too many at once.
        KirimTooMany { jumlah: u32 },
        /// Which statement.
        NyatakanChoose { kode: Kode },
        /// Why the office closes it.
        TutupWhy { kode: Kode },
        /// Own words for it.
        TutupText { kode: Kode },
        /// Whether it shall be closed.
        TutupConfirm { kode: Kode, alasan: AlasanBatal },
        /// The same, with own words for the reason.
        TutupConfirmText { kode: Kode, catatan: String },
        /// Whether the person of what is closed shall be erased, as they ask at the counter.
        HapusConfirm { kode: Kode, nama: String },
        /// It is done; nobody is told by chat.
        HapusDone { kode: Kode },
        /// It is done; those whose chats belong to it are told.
        HapusDoneTold { kode: Kode },
        /// It goes on: it has to be closed first.
        HapusOpen { kode: Kode },
        /// It stands in the register.
        HapusSent { kode: Kode },
        /// It has no key of its own that could be destroyed.
        HapusNotYet { kode: Kode },
        /// A typed text is longer than it may be.
        TextTooLong { jumlah: u32 },
        /// Whether the statement shall be recorded.
        NyatakanConfirm { kode: Kode, pernyataan: PernyataanKind, tanggal: NaiveDate },
        /// The last question about one that is older than what is known, as of which day.
        NyatakanBelated {
            kode: Kode,
            pernyataan: PernyataanKind,
            tanggal: NaiveDate,
            kini: PernyataanKind,
            sejak: NaiveDate,
        },
        /// What was typed is not a day.
        NyatakanDateWrong,
        /// The officers who are registered cannot be reached by chat.
        KirimUnreachable { daftar: Vec<Pesan> },
        /// Telegram refused a message about a permohonan for good.
        ToldUndelivered { kode: Kode },
        /// A card that is not up to date any more: a newer one stands below.
        CardMoved { kode: Kode, tahap: Standing },
        /// Who brought it where it is, and when.
        ByWhom { oleh: Oleh, waktu: DateTime<Utc> },
        /// Another Kasi has returned it before this list was sent.
        KurangNotSent { kode: Kode, oleh: Box<Pesan> },
        /// These cannot be sent now; the others can.
        KirimLeftOut { daftar: Vec<Pesan> },
        /// A text that cannot be what is asked for.
        EntriNoLetters,
        /// The same, by the pemohon.
        ByWarga { waktu: DateTime<Utc> },
        /// Petugas, listed.
        PetugasList { daftar: Vec<Pesan> },
        /// One petugas.
        PetugasLine { nama: String, peran: Peran },
        /// One who is not active.
        PetugasLineInactive { nama: String, peran: Peran },
        /// Which role to invite.
        UndangChoose,
        /// An invitation to hand on.
        Undangan { peran: Peran, tautan: String, jam: u32 },
        /// Somebody used an invitation.
        ToldJoined { nama: String, peran: Peran },
        /// Who is to be deactivated.
        NonaktifChoose,
        /// Last question before deactivating.
        NonaktifConfirm { nama: String, peran: Peran },
        /// Deactivated.
        NonaktifDone { nama: String },
        /// Somebody cannot deactivate themself.
        NonaktifSelf,
        /// Your rights have ended.
        ToldDeactivated,
    }
}
