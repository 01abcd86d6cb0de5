//! `/kalender`: when the office works. The Kasi looks; the admin changes it, with a source, after seeing once more what is
//! going to be saved.
//!
//! * `show` – the week, what is off next, the last changes
//! * `tell` – the questions of a change, and saving it; `preview` – what it changes
//! * `news` – colleagues are told of it

mod news;
mod preview;
pub mod show;
pub mod tell;

use super::fault::Fault;
use super::route::require;
use super::session::Session;
use crate::dialog::kalender::{Begun, What};
use crate::domain::petugas::Peran;
use crate::pesan::kalender::KalenderTap;
use crate::pesan::{Button, label::Label};
use crate::store::kalender::Loaded;

/// Who may look.
const READERS: [Peran; 2] = [Peran::Kasi, Peran::Admin];

/// `/kalender`
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>) -> Result<(), Fault> {
    if require(s, &READERS) { show::all(s).await } else { Ok(()) }
}

/// A button about the kalender.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: KalenderTap) -> Result<(), Fault> {
    let allowed: &[Peran] = match tap {
        KalenderTap::Show | KalenderTap::History | KalenderTap::Hours | KalenderTap::Usual => &READERS,
        KalenderTap::Pick(_)
        | KalenderTap::Entry(_)
        | KalenderTap::Add
        | KalenderTap::Jenis(_)
        | KalenderTap::Move(_)
        | KalenderTap::Cancel(_)
        | KalenderTap::Confirm(_)
        | KalenderTap::ConfirmYear(_)
        | KalenderTap::AddHours
        | KalenderTap::SameHours
        | KalenderTap::EndHours(_)
        | KalenderTap::SetHours(_)
        | KalenderTap::Closed
        | KalenderTap::Back
        | KalenderTap::Yes
        | KalenderTap::No => &[Peran::Admin],
    };
    if !require(s, allowed) {
        return Ok(());
    }
    match tap {
        KalenderTap::Show => show::all(s).await,
        KalenderTap::History => show::history(s).await,
        KalenderTap::Hours => show::hours(s).await,
        KalenderTap::Usual => show::usual(s).await,
        KalenderTap::Pick(offset) => show::pick(s, offset).await,
        KalenderTap::Entry(tanggal) => show::entry(s, tanggal).await,
        KalenderTap::Add => tell::begin(s, What::Add).await,
        KalenderTap::Move(tanggal) => tell::begin(s, What::Move(tanggal)).await,
        KalenderTap::Cancel(tanggal) => tell::begin(s, What::Cancel(tanggal)).await,
        KalenderTap::Confirm(tanggal) => tell::begin(s, What::Confirm(tanggal)).await,
        KalenderTap::ConfirmYear(tahun) => tell::begin(s, What::ConfirmYear(tahun)).await,
        KalenderTap::AddHours => tell::begin(s, What::AddHours).await,
        KalenderTap::EndHours(id) => tell::begin(s, What::EndHours(id)).await,
        KalenderTap::SetHours(hari) => tell::begin(s, What::SetHours(hari)).await,
        KalenderTap::Jenis(jenis) => tell::answer(s, |begun: &mut Begun| begun.choose(jenis)).await,
        KalenderTap::SameHours => tell::answer(s, Begun::same_hours).await,
        KalenderTap::Closed => tell::answer(s, Begun::closed).await,
        KalenderTap::Back => tell::back(s).await,
        KalenderTap::Yes => tell::save(s).await,
        KalenderTap::No => {
            tell::stop(s);
            Ok(())
        }
    }
}

/// The kalender as it stands now.
async fn load(s: &mut Session<'_>) -> Result<Loaded, Fault> {
    Ok(s.uow.kalender().load().await?)
}

/// To the kalender.
#[must_use]
pub fn button() -> Button {
    Button::new(Label::Kalender, KalenderTap::Show)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
