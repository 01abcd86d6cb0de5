//! `/ubahsyarat`: an admin changes the lists of syarat. What is marked stays with the admin until it was looked at as people
//! will see it, and is published; then it is a new version for all, at the next update.
//!
//! * `publish` – the preview, and putting it in use; `history` – the versions so far

mod history;
mod publish;

use super::fault::Fault;
use super::route;
use super::session::Session;
use crate::dialog::Focus;
use crate::dialog::ubah::view::{ask_demand, count, number, wrong};
use crate::dialog::ubah::preview::change_lines;
use crate::dialog::ubah::{Changing, MAX_REASON, Typing};
use crate::domain::berkas::{Demand, SyaratKode};
use crate::domain::pemohon::Jenis;
use crate::domain::petugas::Peran;
use crate::domain::syarat::edit::Edit;
use crate::domain::syarat::Lists;
use crate::locale::words::Remark;
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
        SyaratTap::NewAs(demand) => add(s, demand).await,
        SyaratTap::Ask(jenis, kode, demand) => mark(s, Edit::Ask { jenis, kode, demand }).await,
        SyaratTap::Remove(jenis, kode) => mark(s, Edit::Remove { jenis, kode }).await,
        SyaratTap::Move(jenis, kode, up) => mark(s, Edit::Move { jenis, kode, up }).await,
        SyaratTap::Switch(jenis, aktif) => mark(s, Edit::Switch { jenis, aktif }).await,
        SyaratTap::Preview => publish::preview(s).await,
        SyaratTap::Publish(version) => publish::publish(s, version).await,
        SyaratTap::Drop => ask_drop(s).await,
        SyaratTap::DropYes => drop_all(s),
        SyaratTap::History(offset) => history::show(s, offset).await,
    }
}

/// Typed text where a name or a reason was asked for.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, typing: Typing, text: &str) -> Result<(), Fault> {
    s.unfocus();
    if !route::require(s, &[Peran::Admin]) {
        return Ok(());
    }
    let locale = s.app.locale;
    if locale.is_remark(text, Remark::Batal) || locale.is_remark(text, Remark::Kembali) {
        return match typing {
            Typing::New(jenis) => tap(s, SyaratTap::Kind(jenis)).await,
            Typing::Rename(jenis, kode) => tap(s, SyaratTap::One(jenis, kode)).await,
            Typing::Reason => tap(s, SyaratTap::Preview).await,
        };
    }
    let Some(desk) = begun(s).await? else { return Ok(()) };
    let is_word = locale.word(text).is_some();
    match &typing {
        Typing::New(_) | Typing::Rename(..) if is_word => {
            again(s, desk, typing, Ubah::NameWord);
            Ok(())
        }
        Typing::New(jenis) => {
            let jenis = *jenis;
            named(s, desk, jenis, text);
            Ok(())
        }
        Typing::Rename(jenis, kode) => {
            let (jenis, kode) = (*jenis, kode.clone());
            renamed(s, desk, (jenis, kode), text);
            Ok(())
        }
        Typing::Reason => reason(s, desk, text).await,
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
    let reply = desk.changing.ask(&desk.base, &typing);
    s.dialog.focus = Focus::Syarat(typing);
    desk.say(s, reply);
    Ok(())
}

fn again(s: &mut Session<'_>, desk: Desk, typing: Typing, wrong: Ubah) {
    let reply = desk.changing.ask(&desk.base, &typing).after(wrong);
    s.dialog.focus = Focus::Syarat(typing);
    desk.say(s, reply);
}

fn named(s: &mut Session<'_>, mut desk: Desk, jenis: Jenis, text: &str) {
    match desk.changing.name(&desk.base, jenis, text) {
        Ok(new) => {
            s.dialog.focus = Focus::Syarat(Typing::New(jenis)); // another name, where this one was a slip
            desk.say(s, ask_demand(&new));
        }
        Err(why) => again(s, desk, Typing::New(jenis), wrong(why, jenis)),
    }
}

fn renamed(s: &mut Session<'_>, mut desk: Desk, (jenis, kode): (Jenis, SyaratKode), text: &str) {
    let edit = Edit::Rename { jenis, kode: kode.clone(), nama: text.to_owned() };
    match desk.changing.edit(&desk.base, edit.clone()) {
        Ok(()) => {
            let reply = desk.changing.one(&desk.base, jenis, &kode).after(done(&edit, &desk));
            desk.say(s, reply);
        }
        Err(why) => again(s, desk, Typing::Rename(jenis, kode), wrong(why, jenis)),
    }
}

async fn reason(s: &mut Session<'_>, mut desk: Desk, text: &str) -> Result<(), Fault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let jumlah = text.chars().count();
    if jumlah > MAX_REASON {
        let wrong = Ubah::ReasonTooLong { jumlah: count(jumlah), paling: count(MAX_REASON) };
        again(s, desk, Typing::Reason, wrong);
        return Ok(());
    }
    desk.changing.alasan = Some(text).filter(|t| !t.is_empty());
    s.dialog.syarat = Some(desk.changing);
    publish::preview(s).await
}

async fn add(s: &mut Session<'_>, demand: Demand) -> Result<(), Fault> {
    let Some(mut desk) = begun(s).await? else { return Ok(()) };
    let Some((new, added)) = desk.changing.add(&desk.base, demand) else {
        let reply = desk.changing.kinds(&desk.base).after(Ubah::OldButton);
        desk.say(s, reply);
        return Ok(());
    };
    let said = match added {
        Ok(()) => Ubah::Added { syarat: new.nama },
        Err(why) => wrong(why, new.jenis),
    };
    let reply = desk.changing.list(&desk.base, new.jenis).after(said);
    desk.say(s, reply);
    Ok(())
}

/// Marks a change that needs no more words, and shows where it stands.
async fn mark(s: &mut Session<'_>, edit: Edit) -> Result<(), Fault> {
    let Some(mut desk) = begun(s).await? else { return Ok(()) };
    desk.changing.new = None;
    let (jenis, before) = (edit.jenis(), desk.changing.lists(&desk.base));
    let said = match desk.changing.edit(&desk.base, edit.clone()) {
        Ok(()) => said_of(&edit, &desk, &before),
        Err(why) => wrong(why, jenis).into(),
    };
    let reply = match &edit {
        Edit::Ask { kode, .. } | Edit::Move { kode, .. } => desk.changing.one(&desk.base, jenis, kode),
        Edit::Add { .. } | Edit::Rename { .. } | Edit::Remove { .. } | Edit::Switch { .. } => {
            desk.changing.list(&desk.base, jenis)
        }
    };
    desk.say(s, reply.after(said));
    Ok(())
}

/// What was marked; and what follows, where the letter of the desa is not insisted on any more.
fn said_of(edit: &Edit, desk: &Desk, before: &Lists) -> Pesan {
    let after = desk.changing.lists(&desk.base);
    let done: Pesan = match edit {
        Edit::Remove { jenis, kode } => {
            let nama = before.service(*jenis).and_then(|s| s.find(kode)).map(|s| s.nama.clone());
            Ubah::Removed { syarat: nama.unwrap_or_default() }.into()
        }
        Edit::Add { .. } | Edit::Rename { .. } | Edit::Ask { .. } | Edit::Move { .. } | Edit::Switch { .. } => {
            done(edit, desk).into()
        }
    };
    let letter = before.changes_to(&after).iter().any(crate::domain::syarat::change::Change::lets_letter_go);
    if letter { Pesan::Together(vec![done, Ubah::LetterGoes.into()]) } else { done }
}

/// What was marked, with the name that the syarat has now.
fn done(edit: &Edit, desk: &Desk) -> Ubah {
    let lists = desk.changing.lists(&desk.base);
    let nama = |kode: &SyaratKode| {
        let found = lists.service(edit.jenis()).and_then(|s| s.find(kode));
        found.map_or_else(|| kode.to_string(), |s| s.nama.clone())
    };
    match edit {
        Edit::Add { syarat, .. } => Ubah::Added { syarat: syarat.nama.clone() },
        Edit::Rename { kode, .. } => Ubah::Renamed { syarat: nama(kode) },
        Edit::Ask { kode, demand, .. } => Ubah::Asked { syarat: nama(kode), demand: *demand },
        Edit::Remove { kode, .. } => Ubah::Removed { syarat: nama(kode) },
        Edit::Move { kode, .. } => Ubah::Moved { syarat: nama(kode) },
        Edit::Switch { jenis, aktif: true } => Ubah::SwitchedOn { jenis: *jenis },
        Edit::Switch { jenis, aktif: false } => Ubah::SwitchedOff { jenis: *jenis },
    }
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
fn drop_all(s: &mut Session<'_>) -> Result<(), Fault> {
    let marked = s.dialog.syarat.take().is_some_and(|changing| !changing.edits.is_empty());
    let fresh = Changing::new(&s.kantor().lists);
    let reply = fresh.kinds(&s.kantor().lists);
    s.dialog.syarat = Some(fresh);
    s.say_in_place(reply.after(if marked { Ubah::Dropped } else { Ubah::NothingMarked }));
    Ok(())
}
