//! Sentences of applying: questions, errors, summary, receipt.

use chrono::{NaiveDate, NaiveTime};

use super::{Pesan, sentences};
use crate::domain::kode::Kode;
use crate::domain::pemohon::{Element, Hubungan, Jenis};

sentences! {
    /// Applying.
    pub enum Ajukan in "ajukan" {
        /// The privacy notice, short.
        Notice { kecamatan: String, kontak: String },
        /// The notice with all seven items of UU 27/2022 ps 21.
        NoticeMore { kecamatan: String, kabupaten: String, kontak: String, berkas_hari: u32 },
        /// The short notice of an office that asks for less by chat: `nomor`, `foto` say whether for each of them (1 or 0).
        NoticeLess { kecamatan: String, kontak: String, nomor: u32, foto: u32 },
        /// The whole notice of such an office.
        NoticeMoreLess {
            kecamatan: String, kabupaten: String, kontak: String, berkas_hari: u32, nomor: u32, foto: u32,
        },
        /// The notice is another one since it was shown.
        NoticeChanged,
        /// An answer waits until a changed notice is read.
        AnswerHeld,
        /// Something else was typed than an answer to the notice.
        NoticeAgain,
        /// Not agreed: nothing is kept.
        NoticeRefused { kecamatan: String, alamat: String, jam: Vec<Pesan> },
        /// For oneself or for someone else.
        AskWhom,
        /// What the pelapor is to the pemohon.
        AskRelation,
        /// Which kind of service.
        AskKind,
        /// Full name.
        AskNama,
        /// NIK.
        AskNik,
        /// Number of the KK.
        AskKk,
        /// The number of the KK is the NIK: which of the two is wrong.
        AskTwiceKk,
        /// The NIK is the number of the KK: which of the two is wrong.
        AskTwiceNik,
        /// The number is kept as that of the KK.
        TakenAsKk,
        /// The number is kept as NIK.
        TakenAsNik,
        /// The NIK is kept; the message with it is deleted.
        NikSaved { nik: String },
        /// The number of the KK is kept.
        KkSaved { kk: String },
        /// Desa.
        AskDesa,
        /// Telephone number, for when the chat does not reach the person.
        AskPhone,
        /// The same, where somebody else applies.
        AskPhoneOther,
        /// The same, asked by staf at the counter.
        AskPhoneCounter,
        /// How to share the number.
        PhoneShareHow,
        /// No number can be read.
        PhoneNotDigits,
        /// More than one number.
        PhoneSeveral,
        /// Of another country.
        PhoneForeign,
        /// Without 0 or area code.
        PhoneNoPrefix,
        /// Too short or too long.
        PhoneWrongLength { angka: u32 },
        /// The contact is another person's.
        PhoneOfOther,
        /// A contact that was not asked for.
        PhoneNotAsked,
        /// Kept.
        PhoneSaved { nomor: String },
        /// Left out.
        PhoneSkipped,
        /// Which data to correct; more than one can be chosen.
        AskElements { terpilih: Vec<Pesan> },
        /// What other data is to be corrected.
        AskOther,
        /// What is written now.
        AskNow { element: Element },
        /// What it should be.
        AskShould { element: Element },
        /// Whether the KK is right already.
        AskKkRight,
        /// One syarat.
        AskSyarat { syarat: String, nomor: u32, jumlah: u32 },
        /// One syarat that can be left out.
        AskSyaratOptional { syarat: String, nomor: u32, jumlah: u32 },
        /// Another sheet of a syarat.
        AskPage { syarat: String },
        /// What to do with the sheets of a syarat.
        AskChange { syarat: String, lembar: u32 },
        /// Photos of before are there, and no others are taken.
        AskChangePaper { syarat: String, lembar: u32 },
        /// Nothing was asked before this question.
        FirstQuestion,
        /// From the summary each answer can be changed.
        ChangeHere,
        /// An error before a question that is asked again: nothing was typed.
        NamaEmpty,
        /// A single letter.
        NamaTooShort,
        /// A name with a character that no name has.
        NamaStrange { huruf: String },
        /// A name with a digit in it.
        NamaDigits,
        /// A name far too long.
        NamaTooLong,
        /// The NIK is not known or not at hand: who can help.
        NikHelp,
        /// The same with the number of the KK.
        KkHelp,
        /// What is right is not known: where to look.
        LookInKk,
        /// What is written on the KTP is not known: where to look.
        LookOnKtp,
        /// A syarat is not there yet.
        SyaratNotYet,
        /// The same with the letter of the desa.
        PengantarNotYet,
        /// NIK with something else than digits.
        NikNotDigits,
        /// NIK of another length.
        NikWrongLength { angka: u32 },
        /// A number of a village for people without NIK.
        NikTemporary,
        /// Sixteen times the same digit.
        NikAllEqual,
        /// No such province or region.
        NikRegion,
        /// The date in the NIK does not exist.
        NikNoSuchDate,
        /// Serial 0000.
        NikZeroSerial,
        /// The number of the KK instead of the NIK, or the other way round.
        NikIsKk,
        /// KK with something else than digits.
        KkNotDigits,
        /// KK of another length.
        KkWrongLength { angka: u32 },
        /// KK that cannot be one.
        KkImpossible,
        /// The number of the KK is the NIK.
        KkIsNik,
        /// The desa is not known here.
        DesaUnknown { nama: String },
        /// Outside of the kecamatan.
        DesaOutside { kecamatan: String },
        /// No element chosen yet.
        ElementsNone,
        /// Empty or far too long text for a correction.
        TextEmpty,
        /// Longer than what fits.
        TextTooLong { jumlah: u32 },
        /// What it should be is what is written now.
        TextSame,
        /// For whom was changed: the name and numbers have to be the pemohon's.
        WhomChanged,
        /// The same, where no numbers are known.
        WhomChangedNama,
        /// The KK has to be put right first; the draft stays.
        KkFirst,
        /// Somebody not yet 17: the card is printed later.
        Young,
        /// A photo or PDF was kept for a syarat.
        FileSaved { syarat: String, lembar: u32 },
        /// The same, of a photo that followed another one at once.
        FileJoined { syarat: String, lembar: u32 },
        /// The same photo or PDF answers another syarat, too.
        FileSavedTwice { syarat: String, lembar: u32, lain: String },
        /// The original will be brought.
        PromiseSaved { syarat: String },
        /// Left out, as it may be.
        SkipSaved { syarat: String },
        /// A file where none was asked for: what to do first.
        FileNotAsked,
        /// A text where a file was asked for.
        FileExpected,
        /// Not a photo or PDF.
        FileType,
        /// Too large for Telegram's bots.
        FileTooBig { mb: u32 },
        /// The draft goes on.
        Resumed,
        /// Everything that was said, before sending.
        Summary { daftar: Vec<Pesan>, kabar: Box<Pesan> },
        /// A line of the summary: for oneself.
        LineSelf,
        /// For someone else.
        LineOther { hubungan: Hubungan },
        /// Kind.
        LineKind { jenis: Jenis },
        /// Name.
        LineNama { nama: String },
        /// NIK, masked for its owner.
        LineNik { nik: String },
        /// KK, masked.
        LineKk { kk: String },
        /// NIK and number of the KK are entered at the counter.
        LineNumbersLater,
        /// Desa.
        LineDesa { desa: String },
        /// Telephone number.
        LinePhone { nomor: String },
        /// None was given.
        LineNoPhone,
        /// Before the corrections.
        LinePerubahanHead,
        /// A correction.
        LinePerubahan { element: Element, sekarang: String, seharusnya: String },
        /// The KK is right already.
        LineKkRight,
        /// A syarat with files.
        LineFiles { syarat: String, lembar: u32 },
        /// A syarat whose original will be brought.
        LinePromised { syarat: String },
        /// The original is brought, if there is one.
        LineBringOptional { syarat: String },
        /// A syarat left out.
        LineSkipped { syarat: String },
        /// Who will be told.
        WhoIsToldSelf,
        /// Who will be told, when somebody else applied.
        WhoIsToldOther,
        /// Sent: the kode and what happens next.
        Sent { kode: Kode, nama: Option<String>, jam: Vec<Pesan> },
        /// What has to be brought.
        SentBring { daftar: Vec<Pesan> },
        /// NIK and number of the KK are entered by staf.
        SentNumbersLater,
        /// The office is closed now; when it opens.
        SentClosed { tanggal: NaiveDate, jam: NaiveTime },
        /// Sent during a break: when the office goes on today.
        SentBreak { jam: NaiveTime },
        /// Where to have the biometric recording for a first KTP.
        SentRecording { tempat: String },
        /// It was sent: what can be done where something is wrong.
        SentAlready,
        /// The same, of one that is not gone on with.
        SentGone,
        /// There is an open one of this person and kind in this chat.
        DuplicateOwn { kode: Kode, nama: Option<String> },
        /// It cannot be taken by chat; tells nothing about anybody.
        DuplicateOther { kontak: String },
        /// The office asks for something else than before; the answers stay.
        SyaratChanged,
        /// This kind is not offered (any more); the answers stay.
        KindGone { jenis: Jenis },
        /// A draft stands open.
        DraftOpen,
        /// Permohonan of this chat that are open, before a new one.
        OpenAlready { daftar: Vec<Pesan> },
    }
}
