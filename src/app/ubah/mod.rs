//! `/ubahsyarat`: an admin changes the lists of syarat. What is marked stays with the admin until it was looked at as people
//! will see it, and is published; then it is a new version for all, at the next update.
//!
//! * `mark` – marking changes; `typed` – names and reasons
//! * `publish` – the preview, and putting it in use; `history` – the versions so far

mod history;
mod mark;
mod publish;
mod typed;

pub use self::typed::text;
use super::fault::Fault;
use super::route;
use super::session::Session;
use crate::dialog::ubah::preview::change_lines;
use crate::dialog::ubah::view::number;
use crate::dialog::ubah::{Changing, Typing};
use crate::domain::petugas::Peran;
use crate::domain::syarat::Lists;
use crate::domain::syarat::edit::Edit;
use crate::pesan::tap::SyaratTap;
use crate::pesan::ubah::Ubah;
use crate::pesan::{Pesan, Reply};

/// What an admin works on: the lists in use, what is marked, and what has to be said first.
struct Desk {
    base: Lists,
    changing: Changing,
    first: Option<Pesan>,
}

impl Desk {
    /// Says it, after what has to be said first, and keeps what is marked.
    fn say(self, s: &mut Session<'_>, reply: Reply) {
        s.dialog.syarat = Some(self.changing);
        s.say_in_place(match self.first {
            Some(first) => reply.after(first),
            None => reply,
        });
    }
}

/// `/ubahsyarat`, and the button of the admin's menu.
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>) -> Result<(), Fault> {
    tap(s, SyaratTap::Open).await
}

/// A pressed button. Who has no right to it any more is told so; what is not marked any more is not marked anew by it.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: SyaratTap) -> Result<(), Fault> {
    if !route::require(s, &[Peran::Admin]) {
        return Ok(());
    }
    match tap {
        SyaratTap::Open => look(s, Changing::kinds).await,
        SyaratTap::Kind(jenis) => look(s, |changing, base| changing.list(base, jenis)).await,
        SyaratTap::One(jenis, kode) => look(s, |changing, base| changing.one(base, jenis, &kode)).await,
        SyaratTap::New(jenis) => ask(s, Typing::New(jenis)).await,
        SyaratTap::Rename(jenis, kode) => ask(s, Typing::Rename(jenis, kode)).await,
        SyaratTap::Reason => ask(s, Typing::Reason).await,
        SyaratTap::NewAs(demand) => mark::add(s, demand).await,
        SyaratTap::Ask(jenis, kode, demand) => mark::mark(s, Edit::Ask { jenis, kode, demand }).await,
        SyaratTap::Remove(jenis, kode) => mark::mark(s, Edit::Remove { jenis, kode }).await,
        SyaratTap::Move(jenis, kode, up) => mark::mark(s, Edit::Move { jenis, kode, up }).await,
        SyaratTap::Switch(jenis, aktif) => mark::mark(s, Edit::Switch { jenis, aktif }).await,
        SyaratTap::Preview => publish::preview(s).await,
        SyaratTap::Publish(version) => publish::publish(s, version).await,
        SyaratTap::Drop => ask_drop(s).await,
        SyaratTap::DropYes => {
            drop_all(s);
            Ok(())
        }
        SyaratTap::History(offset) => history::show(s, offset).await,
    }
}

/// The lists in use and what is marked. Where somebody has published meanwhile, it goes on from there, and that is said.
async fn desk(s: &mut Session<'_>) -> Result<Desk, Fault> {
    let base = s.kantor().lists.clone();
    let changing = s.dialog.syarat.take().unwrap_or_else(|| Changing::new(&base));
    on(s, base, changing).await
}

async fn on(s: &mut Session<'_>, base: Lists, mut changing: Changing) -> Result<Desk, Fault> {
    if changing.base == base.version {
        return Ok(Desk { base, changing, first: None });
    }
    let had = !changing.edits.is_empty();
    let before = s.uow.syarat().version(changing.base).await?;
    changing.rebase(&base);
    let first = if had { newer(s, before, &base, &changing).await? } else { None };
    Ok(Desk { base, changing, first })
}

/// That there is a newer version, what it changed, and what has become of one's own marks.
async fn newer(
    s: &mut Session<'_>,
    before: Option<Lists>,
    base: &Lists,
    changing: &Changing,
) -> Result<Option<Pesan>, Fault> {
    let Some(newest) = s.uow.syarat().history(0, 1).await?.pop() else { return Ok(None) };
    let changes = before.map(|before| before.changes_to(base)).unwrap_or_default();
    let told = Ubah::Newer {
        versi: number(newest.lists.version),
        oleh: newest.oleh.unwrap_or_default(),
        waktu: newest.at,
        daftar: change_lines(&changes),
    };
    let own = if changing.changes(base).is_empty() { Ubah::NewerNothing } else { Ubah::NewerKept };
    Ok(Some(Pesan::Together(vec![told.into(), own.into()])))
}

/// The same for what is only done with marks that are there: an old button begins nothing.
async fn begun(s: &mut Session<'_>) -> Result<Option<Desk>, Fault> {
    if s.dialog.syarat.is_some() {
        return desk(s).await.map(Some);
    }
    let desk = desk(s).await?;
    let reply = desk.changing.kinds(&desk.base).after(Ubah::OldButton);
    desk.say(s, reply);
    Ok(None)
}

async fn look(s: &mut Session<'_>, view: impl FnOnce(&Changing, &Lists) -> Reply) -> Result<(), Fault> {
    let mut desk = desk(s).await?;
    desk.changing.new = None;
    let reply = view(&desk.changing, &desk.base);
    desk.say(s, reply);
    Ok(())
}

async fn ask(s: &mut Session<'_>, typing: Typing) -> Result<(), Fault> {
    let Some(mut desk) = begun(s).await? else { return Ok(()) };
    desk.changing.new = None;
    typed::put(s, desk, typing, None);
    Ok(())
}

async fn ask_drop(s: &mut Session<'_>) -> Result<(), Fault> {
    let Some(desk) = begun(s).await? else { return Ok(()) };
    let reply = if desk.changing.changes(&desk.base).is_empty() {
        desk.changing.kinds(&desk.base).after(Ubah::NothingMarked)
    } else {
        desk.changing.ask_drop(&desk.base)
    };
    desk.say(s, reply);
    Ok(())
}

/// *Ya, buang*: all that is marked goes, and nothing else.
fn drop_all(s: &mut Session<'_>) {
    let marked = s.dialog.syarat.take().is_some_and(|changing| !changing.edits.is_empty());
    let fresh = Changing::new(&s.kantor().lists);
    let reply = fresh.kinds(&s.kantor().lists);
    s.dialog.syarat = Some(fresh);
    s.say_in_place(reply.after(if marked { Ubah::Dropped } else { Ubah::NothingMarked }));
}
