//! The same permohonan again: of this very chat it is said as soon as person and kind are known.

use super::news;
use crate::app::fault::Fault;
use crate::app::meja;
use crate::app::session::Session;
use crate::dialog::draft::Draft;
use crate::domain::kode::Kode;
use crate::domain::nik::Nik;
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::Permohonan;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::{Act, Menu};
use crate::pesan::{Button, Reply};

/// What makes a permohonan one that may be running already.
#[must_use]
pub fn who(s: &Session<'_>) -> Option<(Nik, Jenis)> {
    let draft = s.dialog.draft.as_ref()?;
    Some((draft.nik.clone()?, draft.jenis?))
}

/// Goes on after an answer. Where a permohonan of this very chat is running for the same person and kind, it is said as
/// soon as both are known; about those of other chats nothing is said here.
///
/// # Errors
/// Faults of the register.
pub async fn answered(s: &mut Session<'_>, reply: Reply, before: Option<(Nik, Jenis)>) -> Result<(), Fault> {
    let at_counter = s.dialog.draft.as_ref().is_some_and(|draft| draft.walk_in);
    let running = match who(s).filter(|now| before.as_ref() != Some(now)) {
        Some(_) if at_counter => meja::daftarkan::running(s).await?,
        Some(now) => running(s, &now).await?.map(|kode| duplicate(s, kode)),
        None => None,
    };
    let reply = running.unwrap_or_else(|| news::before_question(s, reply));
    s.say(reply);
    Ok(())
}

async fn running(s: &mut Session<'_>, (nik, jenis): &(Nik, Jenis)) -> Result<Option<Kode>, Fault> {
    let own = s.uow.permohonan().of_chat(s.chat).await?;
    let same = |p: &&Permohonan| p.tahap.kind().is_open() && p.jenis == *jenis && p.data.nik() == Some(nik);
    Ok(own.iter().map(|l| &l.permohonan).find(same).map(|p| p.kode))
}

/// The same is running already. The draft stays.
#[must_use]
pub fn duplicate(s: &Session<'_>, kode: Kode) -> Reply {
    let nama = s.dialog.draft.as_ref().and_then(Draft::nama);
    Reply::new(Ajukan::DuplicateOwn { kode, nama }).rows([
        Button::new(Label::MenuStatus, (kode, Act::Status)),
        Button::new(Label::Continue, Menu::Lanjutkan),
        Button::new(Label::Drop, Menu::Batal),
    ])
}
