//! A photo or PDF arrived: for the open question, for a kekurangan, or for nothing that was asked.

use super::ajukan::fill;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::dialog::{Album, Focus};
use crate::domain::berkas::FileRef;
use crate::pesan::ajukan::Ajukan;

/// Seconds to wait for the other photos of an album before answering once for all of them.
const ALBUM_DELAY: u16 = 2;

/// Keeps a file where it belongs. Photos sent together belong to one syarat.
///
/// # Errors
/// Faults of the register.
pub async fn received(s: &mut Session<'_>, file: FileRef, album: Option<String>) -> Result<(), Fault> {
    let begun = s.dialog.album.clone().filter(|a| album.as_ref() == Some(&a.id));
    let waits = album.is_some();
    match (begun, s.dialog.focus.clone()) {
        (Some(Album { syarat, kode: Some(kode), .. }), _) => {
            warga::lengkapi::more(s, kode, syarat, file).await?;
        }
        (Some(Album { syarat, kode: None, .. }), _) => {
            let turn = fill(s, |filling| filling.more_files(&syarat, file));
            match turn {
                Some(turn) => s.say(turn.reply),
                None => return warga::ajukan::remark(s, Ajukan::FileNotAsked),
            }
        }
        (None, Focus::Lengkapi { kode, syarat }) => {
            s.dialog.album = album.clone().map(|id| Album { id, syarat: syarat.clone(), kode: Some(kode) });
            warga::lengkapi::file(s, kode, syarat, file).await?;
        }
        (None, Focus::Ajukan) => first(s, file, album.clone()),
        (
            None,
            Focus::Nothing
            | Focus::DropAsk
            | Focus::TarikText { .. }
            | Focus::TarikConfirm { .. }
            | Focus::TutupText { .. }
            | Focus::TutupConfirm { .. }
            | Focus::NyatakanConfirm { .. }
            | Focus::Entri
            | Focus::KurangText { .. }
            | Focus::Undangan { .. }
            | Focus::UndanganName { .. },
        ) => return warga::ajukan::remark(s, Ajukan::FileNotAsked),
    }
    if waits {
        wait_for_album(s, album.as_deref().unwrap_or_default());
    }
    Ok(())
}

fn first(s: &mut Session<'_>, file: FileRef, album: Option<String>) {
    let Some((turn, syarat)) = fill(s, |filling| filling.file(file)) else { return };
    s.dialog.album = album.zip(syarat).map(|(id, syarat)| Album { id, syarat, kode: None });
    s.say(turn.reply);
}

/// One answer for the whole album: the answer to a later photo replaces the one that still waits. Notices and cards,
/// which are about a permohonan, go as ever.
fn wait_for_album(s: &mut Session<'_>, album: &str) {
    for queued in s.queued.iter_mut().filter(|q| q.chat == s.chat && q.about.is_none()) {
        queued.topic = Some(format!("album {album}"));
        queued.delay = ALBUM_DELAY;
    }
}
