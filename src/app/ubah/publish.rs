//! The preview, and putting a version in use. Only what was looked at is published, and only on top of the version that it
//! was made from.

use super::{Desk, begun, on};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::ubah::Changing;
use crate::dialog::ubah::preview::change_lines;
use crate::dialog::ubah::view::number;
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::SyaratTap;
use crate::pesan::ubah::Ubah;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::syarat::{NewVersion, Published};

/// Who is told of a new version: those who ask for berkas, and those who may change what is asked for.
const TOLD: [Peran; 3] = [Peran::Staf, Peran::Kasi, Peran::Admin];

/// What people are going to be asked.
///
/// # Errors
/// Faults of the register.
pub(super) async fn preview(s: &mut Session<'_>) -> Result<(), Fault> {
    let Some(desk) = begun(s).await? else { return Ok(()) };
    show(s, desk).await
}

async fn show(s: &mut Session<'_>, mut desk: Desk) -> Result<(), Fault> {
    desk.changing.new = None;
    let kinds = desk.changing.changed(&desk.base);
    if kinds.is_empty() {
        let reply = desk.changing.kinds(&desk.base).after(Ubah::Unchanged);
        desk.say(s, reply);
        return Ok(());
    }
    let reach = s.uow.syarat().reach(&kinds).await?;
    desk.changing.previewed = true;
    let reply = desk.changing.preview(&desk.base, (reach.drafts, reach.open));
    desk.say(s, reply);
    Ok(())
}

/// *Terbitkan*: what was looked at becomes this version. Where that cannot be, it is looked at (again).
///
/// # Errors
/// Faults of the register.
pub(super) async fn publish(s: &mut Session<'_>, version: i32) -> Result<(), Fault> {
    let Some(desk) = begun(s).await? else { return Ok(()) };
    let lists = desk.changing.lists(&desk.base);
    let Some(by) = s.petugas.clone() else { return Ok(()) };
    if !desk.changing.previewed || desk.changed_meanwhile() || lists.version != version || !lists.is_valid() {
        return show(s, desk).await;
    }
    let alasan = desk.changing.alasan.as_deref();
    let new = NewVersion { lists: &lists, base: desk.base.version, by: by.id, at: s.now, alasan };
    match s.uow.syarat().publish(new).await? {
        Published::Newer => overtaken(s, desk.changing).await,
        Published::Done => done(s, &desk, &by.nama).await,
    }
}

impl Desk {
    fn changed_meanwhile(&self) -> bool {
        self.first.is_some() || self.changing.changes(&self.base).is_empty()
    }
}

/// Somebody else has published in this very moment.
async fn overtaken(s: &mut Session<'_>, changing: Changing) -> Result<(), Fault> {
    let Some(newest) = s.uow.syarat().newest().await? else { return Err(Fault::Unwritable) };
    let desk = on(s, newest, changing).await?;
    show(s, desk).await
}

async fn done(s: &mut Session<'_>, desk: &Desk, oleh: &str) -> Result<(), Fault> {
    let versi = number(desk.changing.lists(&desk.base).version);
    let daftar = change_lines(&desk.changing.changes(&desk.base));
    s.pressed = None; // the preview stays as it was looked at
    s.say(Reply::new(Ubah::Published { versi }).rows([
        Button::new(Label::MenuUbahSyarat, SyaratTap::Open),
        Button::new(Label::UbahHistory, SyaratTap::History(0)),
    ]));
    let told: Pesan = Ubah::Told { oleh: oleh.to_owned(), versi, daftar }.into();
    let alasan = desk.changing.alasan.clone().map(|alasan| Ubah::Reason { alasan }.into());
    let told = Reply::new(alasan.map_or(told.clone(), |alasan| Pesan::Together(vec![told, alasan])));
    let others = s.uow.petugas().active().await?;
    let others = others.into_iter().filter(|p| TOLD.contains(&p.peran) && p.chat != s.chat);
    s.queued.extend(others.map(|p| Queued::say(p.chat, told.clone())));
    Ok(())
}
