//! Sentences about the pelaksana harian, who stands in for the Kasi.

use chrono::NaiveDate;

use super::{Pesan, sentences};
use crate::domain::pelaksana::Days;

sentences! {
    /// About who stands in for the Kasi.
    pub enum Plh in "plh" {
        /// Who stands in, or will.
        List { daftar: Vec<Pesan> },
        /// Nobody does.
        ListEmpty,
        /// One of them.
        Line { nama: String, hari: Days },
        /// One of them, today.
        LineToday { nama: String, hari: Days },
        /// Whom to name.
        Choose,
        /// Nobody can be named.
        Nobody,
        /// From when.
        From { nama: String },
        /// Until when.
        To { nama: String, mulai: NaiveDate },
        /// What was typed is no day.
        DateWrong,
        /// A day that is over.
        DatePast,
        /// It would end before it begins.
        DateBackwards { mulai: NaiveDate },
        /// Too long.
        TooLong { hari: u32 },
        /// The last question.
        Confirm { nama: String, hari: Days },
        /// Named for one of these days before.
        Before { nama: String, hari: Days },
        /// This one cannot be named.
        NotPossible,
        /// Named.
        Done { nama: String, hari: Days },
        /// To the one who is named.
        ToldYou { oleh: String, hari: Days },
        /// To the others.
        Told { nama: String, oleh: String, hari: Days },
        /// To the one who is named: it begins today.
        BeginsYou { sampai: NaiveDate },
        /// The same, for this day only.
        TodayYou,
        /// To the others: it begins today.
        Begins { nama: String, sampai: NaiveDate },
        /// To the others: for this day only.
        Today { nama: String },
        /// To the one who was named: it is over; from an earlier program, which named no days.
        OverYou,
        /// To the one who was named: it is over.
        OverYouOn { hari: Days },
        /// To the others: it is over; from an earlier program, which named no days.
        Over { nama: String },
        /// To the others: it is over.
        OverOn { nama: String, hari: Days },
        /// The list of the Kasi, to somebody whose days are over.
        ListOver { hari: Days },
        /// The list of the Kasi, to somebody whose days have not come.
        ListNotYet { hari: Days },
        /// The list of the Kasi, to somebody else.
        ListOfKasi,
        /// Whether it shall be ended early.
        EndConfirm { nama: String, hari: Days },
        /// Ended early; from an earlier program, which named no days.
        EndDone { nama: String },
        /// Ended early.
        EndDoneOn { nama: String, hari: Days },
        /// To the one who was named: ended early; from an earlier program, which named no days.
        EndedYou { oleh: String },
        /// To the one who was named: ended early.
        EndedYouOn { oleh: String, hari: Days },
        /// To the others: ended early; from an earlier program, which named no days.
        Ended { nama: String, oleh: String },
        /// To the others: ended early.
        EndedOn { nama: String, oleh: String, hari: Days },
        /// It is over already.
        EndNothing,
        /// A name with what it was done as.
        Named { nama: String },
        /// What a pelaksana harian can do, in the help.
        Help,
    }
}
