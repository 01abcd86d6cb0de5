//! Names and reasons that an admin types.

use super::mark::done;
use super::{Desk, begun, publish, tap};
use crate::app::fault::Fault;
use crate::app::route;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::ubah::view::{ask_demand, count, wrong};
use crate::dialog::ubah::{MAX_REASON, Typing};
use crate::domain::berkas::SyaratKode;
use crate::domain::pemohon::Jenis;
use crate::domain::personal::covered;
use crate::domain::petugas::Peran;
use crate::domain::syarat::edit::Edit;
use crate::locale::words::Remark;
use crate::pesan::tap::SyaratTap;
use crate::pesan::ubah::Ubah;

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
    let is_word = locale.word(text).is_some() || locale.is_remark(text, Remark::Jawaban);
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

/// Asks for what is to be typed, after what was wrong with it.
pub(super) fn put(s: &mut Session<'_>, desk: Desk, typing: Typing, wrong: Option<Ubah>) {
    let reply = match desk.changing.ask(&desk.base, &typing) {
        Some(reply) => {
            s.dialog.focus = Focus::Syarat(typing);
            reply
        }
        None => desk.changing.kinds(&desk.base).after(Ubah::Gone),
    };
    desk.say(
        s,
        match wrong {
            Some(wrong) => reply.after(wrong),
            None => reply,
        },
    );
}

fn again(s: &mut Session<'_>, desk: Desk, typing: Typing, wrong: Ubah) {
    put(s, desk, typing, Some(wrong));
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
    desk.changing.alasan = Some(covered(&text)).filter(|t| !t.is_empty());
    s.dialog.syarat = Some(desk.changing);
    publish::preview(s).await
}
