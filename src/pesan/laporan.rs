//! Sentences about reports: what is said in the chat, on the card of a desa, in the picture and in the workbook.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::{Pesan, sentences};
use crate::domain::berkas::AlasanKurang;
use crate::domain::langkah::Langkah;
use crate::domain::laporan::Masa;
use crate::domain::pemohon::Jenis;
use crate::pesan::arg::{Arg, IntoArg};

sentences! {
    /// Reports.
    pub enum LaporanText in "laporan" {
        /// Of which time.
        Title { masa: Masa },
        /// The same, of a time that is not over.
        TitleSoFar { masa: Masa, waktu: DateTime<Utc> },
        /// Nothing was received.
        Empty,
        /// How many were received.
        Received { jumlah: u32 },
        /// Of one kind.
        Kind { jenis: Jenis, jumlah: u32 },
        /// More than in the time before; `sebagian` 1: than in as many days of it.
        More { sebelum: Masa, sebagian: u32, jumlah: u32 },
        /// Fewer.
        Fewer { sebelum: Masa, sebagian: u32, jumlah: u32 },
        /// About as many.
        Same { sebelum: Masa, sebagian: u32, jumlah: u32 },
        /// How many of them were returned.
        Returned { jumlah: u32, persen: u32 },
        /// How many were complete at the first check.
        Complete { jumlah: u32, dari: u32, persen: u32 },
        /// None was checked yet.
        NotChecked,
        /// How many were sent.
        Sent { jumlah: u32 },
        /// How many are under way.
        Open { jumlah: u32 },
        /// How many were withdrawn or closed.
        Closed { jumlah: u32 },
        /// The counts, one a line.
        Counts { baris: Vec<Pesan> },
        /// What was handed over, and what became of it.
        HandedOver { jumlah: u32, kembali: u32, persen: u32, ditolak: u32 },
        /// Too few to say how long anything took.
        TimesTooFew { paling: u32 },
        /// How long each langkah took.
        Times { baris: Vec<Pesan> },
        /// A langkah, and what is said of it line by line.
        Step { langkah: Langkah, isi: Vec<Pesan> },
        /// At the desk.
        StepDesk { lama: Box<Pesan> },
        /// Handled.
        StepHandled { lama: Box<Pesan> },
        /// The SOP's time.
        StepSop { sasaran: u32 },
        /// The SOP's time, and how much was handled within it.
        StepSopWithin { sasaran: u32, persen: u32 },
        /// Too little is known of it.
        StepTooFew,
        /// Half and nine in ten.
        Spread { separuh: Box<Pesan>, sembilan: Box<Pesan> },
        /// Why some are not shown.
        WhyNotShown,
        /// Too few to say.
        TooFew,
        /// Nearly all by one person.
        OnePerson,
        /// The same, in short.
        NotShown,
        /// The office's own time.
        Office { lama: Box<Pesan> },
        /// What was missing.
        Missing { baris: Vec<Pesan> },
        /// A syarat that was missing.
        MissingLine { syarat: String, jumlah: u32, alasan: AlasanKurang },
        /// From where.
        Villages { baris: Vec<Pesan> },
        /// A desa; `dikenal` 0: no desa that is known.
        Village { desa: String, dikenal: u32, jumlah: u32 },
        /// A desa from which something was returned.
        VillageReturned { desa: String, dikenal: u32, jumlah: u32, kembali: u32 },
        /// All others.
        VillageOthers { jumlah: u32, desa: u32 },
        /// All others, beside their bar.
        OtherVillages { desa: u32 },
        /// How often, beside a bar.
        Often { kali: u32 },
        /// The title of the picture and of the workbook.
        PlainTitle { masa: Masa },
        /// No desa that is known.
        VillageUnknown,
        /// What was typed is no time.
        Form,
        /// There is no such day.
        NoSuchDay,
        /// Neither a day nor a month nor a year.
        Several,
        /// It has not begun.
        Ahead,
        /// A picture is on its way.
        PreparingPicture { masa: Masa },
        /// A workbook is on its way.
        PreparingSheet { masa: Masa },
        /// Below a file.
        Caption { masa: Masa, jumlah: u32 },
        /// Who asked for it may not have it any more.
        NotYours,
        /// It cannot be made.
        Broken,
        /// Telegram does not take it.
        Refused { masa: Masa },
        /// Of which desa?
        AskVillage { masa: Masa, paling: u32 },
        /// No desa has enough.
        NoVillages { masa: Masa, paling: u32 },
        /// This desa has not enough.
        VillageTooFew { desa: String, masa: Masa, paling: u32 },
        /// A card.
        Card { desa: String, masa: Masa, kecamatan: String, jumlah: u32, isi: Vec<Pesan>, syarat: Vec<Pesan>, kontak: String },
        /// Nobody had to come back.
        CardNobody,
        /// Some had to.
        CardFew,
        /// So many had to.
        CardMany { jumlah: u32 },
        /// What was missing most often.
        CardMissing { baris: Vec<Pesan> },
        /// One of it, with what to do.
        CardLine { syarat: String, alasan: AlasanKurang },
        /// Nothing in particular.
        CardVarious,
        /// What a kind asks for.
        CardBring { jenis: Jenis, syarat: String },
        /// The cards of the last month are there.
        Ready { masa: Masa, jumlah: u32 },
        /// The same, where no desa has enough.
        ReadyNone { masa: Masa, paling: u32 },
        /// A month.
        Month { bulan: Bulan, tahun: String },
        /// Above the picture.
        PictureTitle { kecamatan: String },
        /// When it was made.
        Made { waktu: DateTime<Utc> },
        /// Names of large figures.
        FigureReceived,
        /// Returned.
        FigureReturned,
        /// Complete at first.
        FigureComplete,
        /// Sent.
        FigureSent,
        /// Refused.
        FigureRefused,
        /// A share.
        Percent { persen: u32 },
        /// There is no share yet.
        NoFigure,
        /// So many of so many.
        OutOf { jumlah: u32, dari: u32 },
        /// Above what was handed over.
        PerHandedOver,
        /// That it does not go by the receipt.
        PerHandedOverHow,
        /// Above the bars of days.
        PerDay,
        /// Above the bars of months.
        PerMonth,
        /// Above the bars of desa.
        PerVillage,
        /// Above the bars of syarat.
        PerMissing,
        /// Above the bars of langkah.
        PerStep,
        /// What the bars of langkah show.
        PerStepHow,
        /// A langkah beside its bar.
        StepName { langkah: Langkah, sasaran: u32 },
        /// Legend: complete at once, or not checked yet.
        LegendNotReturned,
        /// Legend: returned.
        LegendReturned,
        /// Legend: half.
        LegendHalf,
        /// Legend: nine in ten.
        LegendMost,
        /// Legend: the SOP's time.
        LegendSop,
        /// A share, above the bar of a langkah.
        WithinSop { persen: u32 },
        /// Nothing was missing.
        NothingMissing,
        /// Below the picture.
        Footer,
        /// Names of worksheets.
        SheetSummary,
        /// Desa.
        SheetVillages,
        /// What was missing.
        SheetMissing,
        /// Days.
        SheetDays,
        /// Months.
        SheetMonths,
        /// Names of columns.
        ColumnWhat,
        /// A number.
        ColumnCount,
        /// A share.
        ColumnShare,
        /// A desa.
        ColumnVillage,
        /// Received.
        ColumnReceived,
        /// Returned.
        ColumnReturned,
        /// The commonest syarat that was missing.
        ColumnCommonest,
        /// A syarat.
        ColumnMissing,
        /// How often.
        ColumnTimes,
        /// Of how many permohonan.
        ColumnPeople,
        /// Why, for the most part.
        ColumnWhy,
        /// A day.
        ColumnDay,
        /// A month.
        ColumnMonth,
        /// A langkah.
        ColumnStep,
        /// The SOP's minutes.
        ColumnSop,
        /// For how many it is over.
        ColumnDone,
        /// At the desk: half.
        ColumnDeskHalf,
        /// At the desk: nine in ten.
        ColumnDeskMost,
        /// Handled: half.
        ColumnHandledHalf,
        /// Handled: nine in ten.
        ColumnHandledMost,
        /// Handled within the SOP's time.
        ColumnWithinSop,
        /// Rows of the summary.
        RowReceived,
        /// Of one kind.
        RowKind { jenis: Jenis },
        /// Returned.
        RowReturned,
        /// Complete at first.
        RowComplete,
        /// Checked.
        RowChecked,
        /// Sent.
        RowSent,
        /// Under way.
        RowOpen,
        /// Withdrawn or closed.
        RowClosed,
        /// Handed over.
        RowHandedOver,
        /// What of it came back.
        RowSentBack,
        /// What of it was refused.
        RowRefused,
        /// The office's own time.
        RowOffice,
        /// A langkah by its name.
        RowStep { langkah: Langkah },
        /// All of it.
        RowTotal,
        /// A reason.
        Why { alasan: AlasanKurang },
        /// How it is reckoned.
        HowCounted,
        /// How shares are reckoned.
        HowShares,
        /// How what was handed over is counted.
        HowHandedOver,
        /// How times are reckoned.
        HowTimes,
        /// Why some are left out.
        HowPerson,
    }
}

/// The name of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Bulan(pub u32);

impl IntoArg for Bulan {
    fn arg(&self) -> Arg {
        const CODES: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
        let at = usize::try_from(self.0).unwrap_or(1).clamp(1, 12) - 1;
        Arg::Code("bulan", CODES[at])
    }

    fn sample() -> Self {
        Self(11)
    }
}

impl IntoArg for Masa {
    fn arg(&self) -> Arg {
        match *self {
            Self::Hari(day) => Arg::Date(day),
            Self::Bulan(first) => {
                let tahun = first.year().to_string();
                Arg::Sentence(LaporanText::Month { bulan: Bulan(first.month()), tahun }.into())
            }
            Self::Tahun(first) => Arg::Text(first.year().to_string()),
        }
    }

    fn sample() -> Self {
        Self::month(NaiveDate::sample())
    }
}
