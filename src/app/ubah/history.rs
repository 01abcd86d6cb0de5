//! The versions so far: when, who, and what each changed.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::ubah::preview::change_lines;
use crate::dialog::ubah::view::number;
use crate::pesan::label::Label;
use crate::pesan::tap::SyaratTap;
use crate::pesan::ubah::Ubah;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::syarat::Version;

/// As many are shown at once.
const PAGE: u16 = 5;

/// The versions, the newest first, after so many.
///
/// # Errors
/// Faults of the register.
pub(super) async fn show(s: &mut Session<'_>, offset: u16) -> Result<(), Fault> {
    let versions = s.uow.syarat().history(offset, PAGE + 1).await?; // one more, to say what the last one changed
    let page = versions.iter().take(usize::from(PAGE)).enumerate();
    let mut parts: Vec<Pesan> = vec![Ubah::History.into()];
    parts.extend(page.map(|(at, version)| told(version, versions.get(at + 1))));
    let older = offset.checked_add(PAGE).filter(|_| versions.len() > usize::from(PAGE));
    let reply = Reply::new(Pesan::Together(parts))
        .rows(older.map(|next| Button::new(Label::More, SyaratTap::History(next))))
        .rows([Button::new(Label::Back, SyaratTap::Open)]);
    s.say_in_place(reply);
    Ok(())
}

fn told(version: &Version, before: Option<&Version>) -> Pesan {
    let (versi, waktu) = (number(version.lists.version), version.at);
    let Some(before) = before else { return Ubah::HistoryFirst { versi, waktu }.into() };
    let mut daftar = change_lines(&before.lists.changes_to(&version.lists));
    daftar.extend(version.alasan.clone().map(|alasan| Ubah::Reason { alasan }.into()));
    match version.oleh.clone() {
        Some(oleh) => Ubah::HistoryBy { versi, waktu, oleh, daftar }.into(),
        None => Ubah::HistoryFile { versi, waktu, daftar }.into(),
    }
}
