//! A photo or PDF arrived: another sheet of what was sent just before, an answer to the open question or kekurangan, or
//! nothing that was asked. `dialog::album` says which photos belong together, and why.

use chrono::TimeDelta;

use super::ajukan::fill;
use crate::app::fault::Fault;
use crate::app::inbound::NotTaken;
use crate::app::session::Session;
use crate::app::{meja, warga};
use crate::dialog::album::{Album, Sent};
use crate::dialog::draft::Held;
use crate::dialog::which::Arrived;
use crate::dialog::{Focus, Then};
use crate::domain::berkas::SyaratKode;
use crate::domain::kantor::MAX_FILE_MB;
use crate::domain::kode::Kode;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::foto::Foto;
use crate::pesan::outgoing::{Outgoing, PermohonanId};
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};
use crate::store::periksa::{Message, Taken};

/// Seconds to wait for the other photos of an album before answering once for all of them.
pub const ALBUM_DELAY: u16 = 2;

/// How long a photo without a question still belongs to the kekurangan that was answered last.
const ONE_MORE: TimeDelta = TimeDelta::hours(12);

/// Keeps a file where it belongs.
///
/// # Errors
/// Faults of the register.
pub async fn received(s: &mut Session<'_>, arrived: Arrived) -> Result<(), Fault> {
    if !s.kantor().by_chat.files {
        return not_by_chat(s, arrived.sent.album.as_deref()).await;
    }
    let sent = &arrived.sent;
    let album = s.dialog.album.take().filter(|a| a.holds(sent) || a.is_followed_by(sent) || is_one_more(s, a, sent));
    let after_last = album.as_ref().is_some_and(|album| is_one_more(s, album, sent));
    match album {
        Some(album) if album.holds(sent) || album.is_followed_by(sent) => follows(s, album, &arrived).await?,
        album => {
            if !warga::better::took(s, &arrived, after_last).await? {
                match album {
                    Some(album) => follows(s, album, &arrived).await?,
                    None => answers(s, &arrived).await?,
                }
            }
        }
    }
    if let Some(album) = &arrived.sent.album {
        once(s, &format!("album {album}"));
    }
    Ok(())
}

/// The last kekurangan is answered and nothing else was said or asked since: what else could the photo be? A draft may
/// stand open, but its question does not stand before the person's eyes.
fn is_one_more(s: &Session<'_>, album: &Album, sent: &Sent) -> bool {
    let recently = album.sent_at.is_some_and(|last| sent.at - last <= ONE_MORE);
    matches!(s.dialog.focus, Focus::Nothing | Focus::Ajukan) && album.kode.is_some() && recently
}

/// What became of a file that answers a kekurangan.
#[must_use]
pub enum Became {
    /// It is in the book.
    Kept(PermohonanId),
    /// The same file was in the book.
    KeptBefore(PermohonanId),
    /// It is not in the book, and that was said.
    Not,
}

/// A file is kept: it is looked at, and once it stands in the store, its message goes from the chat (`periksa::record`).
pub(super) fn keep(s: &mut Session<'_>, arrived: &Arrived, syarat: SyaratKode, about: Option<PermohonanId>) {
    let delay = if arrived.sent.album.is_some() { ALBUM_DELAY } else { 0 };
    let message = arrived.message_id.map(|id| Message { id, captioned: s.captioned == Some(id) });
    s.taken.push(Taken { syarat, file: arrived.file.clone(), says: arrived.says, about, delay, message });
}

fn answered(s: &mut Session<'_>, arrived: &Arrived, (syarat, became): (SyaratKode, Became)) {
    match became {
        // What was sent before may have come into the store or not: it is fetched again, and its message goes by that.
        Became::Kept(id) | Became::KeptBefore(id) => keep(s, arrived, syarat, Some(id)),
        Became::Not => {}
    }
}

/// An answer to a kekurangan, in the place of this sheet. Gives whether it is in the book now, and was not before.
pub(super) async fn completes(
    s: &mut Session<'_>,
    kode: Kode,
    (syarat, replaces): (SyaratKode, Option<String>),
    arrived: &Arrived,
) -> Result<bool, Fault> {
    let became = warga::lengkapi::file(s, kode, syarat.clone(), (arrived.file.clone(), replaces)).await?;
    let is_new = matches!(became, Became::Kept(_));
    answered(s, arrived, (syarat, became));
    Ok(is_new)
}

async fn follows(s: &mut Session<'_>, album: Album, arrived: &Arrived) -> Result<(), Fault> {
    if album.kode.is_none() && warga::pemberitahuan::comes_first(s, Held::File(arrived.clone())).await? {
        s.dialog.album = Some(album);
        return Ok(());
    }
    let joined = !album.holds(&arrived.sent);
    let album = album.with(&arrived.sent);
    let (syarat, kode, replaced) = (album.syarat.clone(), album.kode, album.replaced.clone());
    s.dialog.album = Some(album);
    match kode {
        Some(kode) => {
            completes(s, kode, (syarat, None), arrived).await?;
        }
        None => match fill(s, |filling| filling.sheet(&syarat, arrived.clone(), joined)) {
            Some(turn) => said(s, turn.reply, &arrived.sent),
            None => warga::aside::remark(s, Ajukan::FileNotAsked).await?,
        },
    }
    if let Some(replaced) = replaced {
        say_first(s, replaced);
    }
    Ok(())
}

/// Before what is answered already.
pub(super) fn say_first(s: &mut Session<'_>, first: Pesan) {
    let own = s.queued.iter_mut().filter(|queued| queued.chat == s.chat && queued.about.is_none());
    if let Some(Outgoing::Say(reply)) = own.map(|queued| &mut queued.outgoing).last() {
        *reply = reply.clone().after(first);
    }
}

fn said(s: &mut Session<'_>, reply: Reply, sent: &Sent) {
    let reply = match sent.album {
        Some(_) => warga::news::before_album(s, reply),
        None => warga::news::before_question(s, reply),
    };
    s.say(reply);
}

async fn answers(s: &mut Session<'_>, arrived: &Arrived) -> Result<(), Fault> {
    let sent = &arrived.sent;
    match s.dialog.focus.clone() {
        Focus::Lengkapi { kode, syarat, replaces } => {
            s.dialog.album = Some(Album::begin(sent, syarat.clone(), Some(kode)));
            completes(s, kode, (syarat, replaces), arrived).await?;
            Ok(())
        }
        Focus::StaffFile { kode, syarat, replaces } => {
            s.dialog.focus = Focus::StaffFile { kode, syarat: syarat.clone(), replaces: None };
            let became = meja::daftarkan::file(s, kode, syarat.clone(), (arrived.file.clone(), replaces)).await?;
            answered(s, arrived, (syarat, became));
            Ok(())
        }
        Focus::Ajukan => {
            if warga::pemberitahuan::comes_first(s, Held::File(arrived.clone())).await? {
                return Ok(());
            }
            let answered = fill(s, |filling| (filling.file(arrived.clone()), filling.replaced.take()));
            let Some(((turn, syarat), replaced)) = answered else {
                return warga::aside::remark(s, Ajukan::FileNotAsked).await;
            };
            s.dialog.album = syarat.map(|syarat| Album { replaced, ..Album::begin(sent, syarat, None) });
            said(s, turn.reply, sent);
            Ok(())
        }
        Focus::Notice { then: Then::Ajukan, .. } => warga::pemberitahuan::file_too(s, arrived).await,
        Focus::Nothing
        | Focus::DropAsk
        | Focus::EraseAsk
        | Focus::Choose(_)
        | Focus::TarikWhy { .. }
        | Focus::TarikText { .. }
        | Focus::TarikConfirm { .. }
        | Focus::TutupText { .. }
        | Focus::TutupConfirm { .. }
        | Focus::HapusConfirm { .. }
        | Focus::NyatakanConfirm { .. }
        | Focus::Notice { .. }
        | Focus::Ubah(_)
        | Focus::TolakText { .. }
        | Focus::TolakConfirm { .. }
        | Focus::KembaliText { .. }
        | Focus::KembalikanText { .. }
        | Focus::Cari
        | Focus::Register
        | Focus::Numbering(_)
        | Focus::Paper(_)
        | Focus::TundaWhy { .. }
        | Focus::TundaConfirm { .. }
        | Focus::TundaLift { .. }
        | Focus::Nomor(_)
        | Focus::Entri
        | Focus::KurangText { .. }
        | Focus::Claim(_)
        | Focus::Undangan { .. }
        | Focus::UndanganName { .. }
        | Focus::Kalender(_)
        | Focus::Syarat(_)
        | Focus::PlhFrom { .. }
        | Focus::PlhTo { .. }
        | Focus::PlhConfirm { .. } => warga::aside::remark(s, Ajukan::FileNotAsked).await,
    }
}

/// This office takes no photos by chat. Nothing is fetched or kept; the open question stands.
///
/// # Errors
/// Faults of the register.
pub async fn not_by_chat(s: &mut Session<'_>, album: Option<&str>) -> Result<(), Fault> {
    let walk_in = s.dialog.draft.as_ref().is_some_and(|draft| draft.walk_in) && s.dialog.focus == Focus::Ajukan;
    let at_counter = walk_in || matches!(s.dialog.focus, Focus::StaffFile { .. });
    warga::aside::remark(s, if at_counter { Foto::NotTakenCounter } else { Foto::NotTaken }).await?;
    if let Some(album) = album {
        once(s, &format!("album {album}"));
    }
    Ok(())
}

/// A message that is not taken: it is said why, once for an album.
///
/// # Errors
/// Faults of the register.
pub async fn not_taken(s: &mut Session<'_>, why: NotTaken, album: Option<String>) -> Result<(), Fault> {
    let files = s.kantor().by_chat.files;
    let remark: Pesan = match why {
        NotTaken::WrongFileType | NotTaken::FileTooBig if !files => return not_by_chat(s, album.as_deref()).await,
        NotTaken::Unsupported if !files => Umum::UnsupportedContentPaper.into(),
        NotTaken::WrongFileType => Ajukan::FileType.into(),
        NotTaken::FileTooBig => Ajukan::FileTooBig { mb: MAX_FILE_MB }.into(),
        NotTaken::Unsupported => Umum::UnsupportedContent.into(),
    };
    if s.dialog.focus == Focus::Nothing && s.dialog.draft.is_none() {
        warga::menu::with_ways(s, remark);
    } else {
        warga::aside::remark(s, remark).await?;
    }
    if let Some(album) = album {
        once(s, &format!("album {album} {why:?}")); // beside the answer to those that were taken
    }
    Ok(())
}

/// One answer to all that comes on a topic: a later one replaces the one that still waits. Notices and cards, which are
/// about a permohonan, go as ever.
pub fn once(s: &mut Session<'_>, topic: &str) {
    for queued in s.queued.iter_mut().filter(|q| q.chat == s.chat && q.about.is_none()) {
        queued.topic = Some(topic.to_owned());
        queued.delay = ALBUM_DELAY;
    }
}
