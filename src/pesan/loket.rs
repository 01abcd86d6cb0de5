//! Sentences of the counter: registering a walk-in, the receipt, binding a chat by it, applying for several.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::pemohon::{Hubungan, Jenis};

sentences! {
    /// The counter.
    pub enum Loket in "loket" {
        /// Before the privacy notice: staf show it to the pemohon, or read it out.
        TellNotice,
        /// The privacy notice, short, as it is read to them.
        Notice { kecamatan: String, kontak: String },
        /// The same, where no photos are taken.
        NoticePaper { kecamatan: String, kontak: String },
        /// Something else was typed than an answer to it.
        NoticeAgain,
        /// The pemohon does not agree: nothing is kept.
        NoticeRefused,
        /// One syarat: the original, or a photo of it.
        AskSyarat { syarat: String, nomor: u32, jumlah: u32 },
        /// The same, where no photos are taken.
        AskSyaratPaper { syarat: String, nomor: u32, jumlah: u32 },
        /// The original was brought.
        OriginalSaved { syarat: String },
        /// It comes later.
        NotYetSaved { syarat: String },
        /// Everything that was said, before it is registered.
        Summary { daftar: Vec<Pesan> },
        /// The same, where no chat can be bound.
        SummaryUnbound { daftar: Vec<Pesan> },
        /// A draft for the counter stands open.
        DraftOpen,
        /// The draft for the counter was dropped.
        Dropped,
        /// The person of the draft is registered already.
        RegisteredAlready { kode: Kode },
        /// A draft for the counter that is gone; which one it was is not known any more.
        DraftGone,
        /// Whom it is for, in the summary.
        LineCounter,
        /// A syarat whose original was brought.
        LineOriginal { syarat: String },
        /// A syarat that is not there yet.
        LineNotYet { syarat: String },
        /// Registered: the kode, and what comes next.
        Registered { kode: Kode, nama: String, kurang: Vec<Pesan> },
        /// The same, with everything there.
        RegisteredWhole { kode: Kode, nama: String },
        /// The person has an open one of this kind.
        Duplicate { kode: Kode, jenis: Jenis },
        /// The draft that was open before is there again.
        OwnDraftWaits,
        /// Only staf register; the draft stays.
        OnlyStaf,
        /// A walk-in who has bound a chat, on the card.
        CardCounter,
        /// Remark: so many chats were bound by the receipt.
        RemarkBound { jumlah: u32 },
        /// A photo for a kekurangan, from staf.
        AskFile { kode: Kode, syarat: String },
        /// Kept, in the place of another one.
        FileReplaced { kode: Kode, syarat: String },
        /// Kept.
        FileSaved { kode: Kode, syarat: String, lembar: u32 },
        /// This very photo was kept before.
        FileSame { kode: Kode },
        /// A receipt was handed out and is still good: whether to make another one.
        ReceiptAgain { kode: Kode },
        /// There is none for what was cancelled.
        ReceiptClosed { kode: Kode },
        /// Below the receipt, for staf.
        ReceiptCaption { kode: Kode, sampai: NaiveDate },
        /// The same, where no further chat can be bound.
        ReceiptCaptionPlain { kode: Kode },
        /// The same, where the office does not ask for what a chat is bound by.
        ReceiptCaptionUnbound { kode: Kode },
        /// The same, for the pelapor.
        ReceiptCaptionUnboundPelapor { kode: Kode },
        /// Below the receipt, for the pelapor.
        ReceiptCaptionPelapor { kode: Kode, sampai: NaiveDate },
        /// The claim of a receipt has ended: too many wrong answers.
        ToldGuessed { kode: Kode },
        /// A link that is good for nothing, whatever the reason.
        ClaimInvalid { kontak: String },
        /// The number that is asked for is not known yet.
        ClaimTooEarly,
        /// The office does not ask for it by chat.
        ClaimAtCounter { kontak: String },
        /// Before the privacy notice: what the link is for.
        ClaimIntro,
        /// The privacy notice, short, for who binds their chat.
        ClaimNotice { kecamatan: String, kontak: String },
        /// The same, where no photos are taken.
        ClaimNoticePaper { kecamatan: String, kontak: String },
        /// Not agreed.
        ClaimRefused,
        /// Not gone on with.
        ClaimStopped,
        /// The fact that is asked for.
        ClaimAsk { angka: u32 },
        /// Not so many digits.
        ClaimNoAnswer { angka: u32 },
        /// Another number.
        ClaimWrong { sisa: u32 },
        /// Too often.
        ClaimPause { sampai: DateTime<Utc> },
        /// What is typed during the pause is not looked at.
        ClaimPaused { sampai: DateTime<Utc> },
        /// Who the person is.
        ClaimWho { kode: Kode },
        /// Whether the pemohon knows and has agreed that a perangkat desa gets the news.
        ClaimAgreed,
        /// Not yet: nothing is bound.
        ClaimAgreesFirst,
        /// This chat belongs to it already.
        ClaimAlready { kode: Kode },
        /// As many chats as may are bound.
        ClaimFull { kontak: String },
        /// Bound.
        Claimed { kode: Kode, nama: String },
        /// The same, where no photos are taken.
        ClaimedPaper { kode: Kode, nama: String },
        /// NIK and number of the KK are going to be entered.
        NumbersBegin { kode: Kode, nama: String },
        /// They are going to be put right.
        NumbersFixBegin { kode: Kode, nama: String },
        /// The NIK was read.
        NumbersNikRead { nik: String },
        /// Whether they are right like that.
        NumbersConfirm { kode: Kode, nama: String, nik: String, kk: String },
        /// They are written.
        NumbersSaved { kode: Kode },
        /// They are not.
        NumbersStopped { kode: Kode },
        /// They were put right.
        NumbersFixed { kode: Kode },
        /// They stay as they were.
        NumbersFixStopped { kode: Kode },
        /// Another chat was bound to a permohonan of this one.
        ToldBound { kode: Kode, nama: String },
        /// Whether the pemohon knows and has agreed that a perangkat desa applies.
        AskPemohonAgreed,
        /// Not yet: the draft waits.
        PemohonAgreesFirst,
        /// In the summary.
        LinePemohonAgreed,
        /// Who will be told, where somebody else applies.
        WhoIsToldRelated { hubungan: Hubungan },
        /// The same, where the pemohon can bind no chat.
        WhoIsToldRelatedOnly { hubungan: Hubungan },
        /// The next person: what is kept of the last one.
        NextPerson,
        /// The same, with the desa.
        NextPersonDesa { hubungan: Hubungan, desa: String },
        /// The same, without.
        NextPersonRelated { hubungan: Hubungan },
    }
}
