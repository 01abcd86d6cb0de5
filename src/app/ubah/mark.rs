//! Marking changes: nothing of it is in use before it is published.

use super::{Desk, begun};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::ubah::view::wrong;
use crate::domain::berkas::{Demand, SyaratKode};
use crate::domain::syarat::Lists;
use crate::domain::syarat::change::Change;
use crate::domain::syarat::edit::Edit;
use crate::pesan::Pesan;
use crate::pesan::ubah::Ubah;

/// The new syarat that has a name is asked for as strongly as this.
///
/// # Errors
/// Faults of the register.
pub(super) async fn add(s: &mut Session<'_>, demand: Demand) -> Result<(), Fault> {
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
///
/// # Errors
/// Faults of the register.
pub(super) async fn mark(s: &mut Session<'_>, edit: Edit) -> Result<(), Fault> {
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
    let letter = before.changes_to(&after).iter().any(Change::lets_letter_go);
    if letter { Pesan::Together(vec![done, Ubah::LetterGoes.into()]) } else { done }
}

/// What was marked, with the name that the syarat has now.
pub(super) fn done(edit: &Edit, desk: &Desk) -> Ubah {
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
