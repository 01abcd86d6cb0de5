//! `/antrean`: the work list of a role, oldest first, a card for each.

use super::{require, show};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::tunda::antrean_line;
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Tap;
use crate::pesan::{Button, Pesan, Reply};

/// Cards at once: more would push the oldest off a phone's screen.
const PAGE: u16 = 5;

/// The cards after `offset`.
///
/// # Errors
/// Faults of the register.
pub async fn show(s: &mut Session<'_>, offset: u16) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf, Peran::Kasi, Peran::Dispendukcapil]) {
        return Ok(());
    }
    let Some(petugas) = s.petugas.clone() else { return Ok(()) };
    let (jumlah, page) = s.uow.permohonan().antrean(&petugas, offset, PAGE).await?;
    if page.is_empty() && jumlah > 0 {
        return Box::pin(show(s, 0)).await; // what was on this page has been worked off meanwhile
    }
    if page.is_empty() {
        s.tell(Meja::AntreanEmpty);
        return Ok(());
    }
    let tampil = u32::try_from(page.len()).unwrap_or(u32::MAX);
    let next = offset.saturating_add(PAGE);
    let hold = page.iter().find_map(|loaded| loaded.hold()).filter(|_| petugas.peran == Peran::Dispendukcapil);
    let header: Pesan = Meja::Antrean { jumlah, tampil }.into();
    match hold {
        Some(hold) => s.tell(Pesan::Together(vec![header, antrean_line(hold)])),
        None => s.tell(header),
    }
    for loaded in &page {
        show::say_card(s, loaded);
    }
    if jumlah > u32::from(next) {
        let more = Button::new(Label::More, Tap::Antrean(next));
        s.say(Reply::new(Meja::AntreanMore { sisa: jumlah - u32::from(next) }).rows([more]));
    }
    Ok(())
}
