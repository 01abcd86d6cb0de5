//! `/laporan`: figures of a day, a month or a year, for the Kasi, who stands in, and admins. They say nothing of a person.
//!
//! `read` – reckons them; `text` – in the chat; `cards` – the card of a desa; `file` – as a picture or workbook

mod cards;
mod file;
mod read;
mod text;

use chrono::NaiveDate;

pub use self::cards::buttons as card_buttons;
pub use self::file::{Order, for_chat};
pub use self::read::{LatelyTimes, lately, reckon};
use crate::app::buku::Oleh;
use crate::app::fault::Fault;
use crate::app::meja::register::may;
use crate::app::session::Session;
use crate::domain::laporan::{BentukLaporan, Masa, MasaError};
use crate::domain::wib::today_wib;
use crate::pesan::Reply;
use crate::pesan::laporan::LaporanText;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::tap::{LaporanTap, Sekarang};

/// `/laporan`: of this month, or of what stands behind it.
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>, typed: Option<&str>) -> Result<(), Fault> {
    if may(s).is_none() {
        return Ok(());
    }
    let today = today_wib(s.now);
    match typed.map_or(Ok(Masa::month(today)), |typed| meant(s, typed, today)) {
        Ok(masa) => {
            let reply = text::report(s, masa).await?;
            s.say(reply);
        }
        Err(wrong) => s.say(Reply::new(what_is_wrong(wrong)).row(text::nearest(None))),
    }
    Ok(())
}

/// What of the time somebody typed; *hari ini* and the like too.
fn meant(s: &Session<'_>, typed: &str, today: NaiveDate) -> Result<Masa, MasaError> {
    let locale = s.app.locale;
    match locale.near_masa(typed, today) {
        Some(masa) => Ok(masa),
        None => Masa::read(typed, today, |word| locale.month(word), |word| locale.joins_days(word)),
    }
}

fn what_is_wrong(wrong: MasaError) -> LaporanText {
    match wrong {
        MasaError::Form => LaporanText::Form,
        MasaError::NoSuchDay => LaporanText::NoSuchDay,
        MasaError::Several => LaporanText::Several,
        MasaError::Ahead => LaporanText::Ahead,
    }
}

/// A button.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: LaporanTap) -> Result<(), Fault> {
    let Some(oleh) = may(s) else { return Ok(()) };
    let today = today_wib(s.now);
    match tap {
        LaporanTap::Now(Sekarang::Hari) => show(s, Masa::Hari(today)).await,
        LaporanTap::Now(Sekarang::Bulan) => show(s, Masa::month(today)).await,
        LaporanTap::Now(Sekarang::Tahun) => show(s, Masa::year(today)).await,
        LaporanTap::Show(masa) => show(s, masa).await,
        LaporanTap::Make(masa, bentuk) => {
            make(s, (masa, bentuk), oleh);
            Ok(())
        }
        LaporanTap::Villages(masa) => cards::list(s, masa).await,
        LaporanTap::Card(masa, desa) => cards::one(s, masa, &desa).await,
    }
}

/// In the place of the report that stands there.
async fn show(s: &mut Session<'_>, masa: Masa) -> Result<(), Fault> {
    let reply = text::report(s, masa).await?;
    s.say_in_place(reply);
    Ok(())
}

/// The file is made when it is sent.
fn make(s: &mut Session<'_>, (masa, bentuk): Order, oleh: Oleh) {
    let told = match bentuk {
        BentukLaporan::Gambar => LaporanText::PreparingPicture { masa },
        BentukLaporan::Xlsx => LaporanText::PreparingSheet { masa },
    };
    let offered = (std::mem::take(&mut s.dialog.offered), s.dialog.offered_at);
    s.tell(told);
    (s.dialog.offered, s.dialog.offered_at) = offered; // the report stands there still
    s.queued.push(Queued::new(s.chat, Outgoing::Laporan { masa, bentuk, oleh }));
}
