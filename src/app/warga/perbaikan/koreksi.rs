//! What of the KTP a *pembetulan* is to correct: the person may change it, add to it, and take one of several away.

use super::{confirm, go_on, say_waiting, waiting};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::dialog::Focus;
use crate::dialog::perbaikan::{Asking, ask, read_now as read};
use crate::domain::pemohon::{Element, Perubahan};
use crate::domain::perbaikan::{Bagian, Nilai, correction};
use crate::domain::permohonan::Permohonan;
use crate::pesan::umum::Umum;

/// What is written there now.
pub(super) fn now(s: &mut Session<'_>, p: &Permohonan, element: Element) {
    if !Bagian::Koreksi.is_of(p) {
        return s.old_button();
    }
    match waiting(p, Bagian::Koreksi) {
        Some(open) => say_waiting(s, p, open),
        None => go_on(s, p, Asking::Now { kode: p.kode, element }),
    }
}

/// What is written there now, as it is typed.
pub(super) fn read_now(s: &mut Session<'_>, p: &Permohonan, element: Element, text: &str) {
    match read(text) {
        Ok(now) => {
            let asked = Perubahan { element, now, should: String::new() };
            go_on(s, p, Asking::Should { kode: p.kode, asked });
        }
        Err(wrong) => {
            let reply = ask(&Asking::Now { kode: p.kode, element }, (p, s.chat), s.kantor()).after(*wrong);
            s.say(reply);
        }
    }
}

/// What was said to be written there is right.
pub(super) async fn same(s: &mut Session<'_>, p: &Permohonan) -> Result<(), Fault> {
    match asked(s, p) {
        Some(_) if !Bagian::Koreksi.is_shown_to(p, s.chat) => s.old_button(),
        Some(asked) => go_on(s, p, Asking::Should { kode: p.kode, asked }),
        None => return warga::aside::remark(s, Umum::QuestionPassed).await,
    }
    Ok(())
}

/// It need not be corrected.
pub(super) async fn remove(s: &mut Session<'_>, p: &Permohonan) -> Result<(), Fault> {
    match asked(s, p) {
        Some(asked) => confirm(s, p, Nilai::TanpaKoreksi(asked.element)),
        None => return warga::aside::remark(s, Umum::QuestionPassed).await,
    }
    Ok(())
}

/// What is asked to be corrected of what the open question is about.
fn asked(s: &Session<'_>, p: &Permohonan) -> Option<Perubahan> {
    let Focus::Ubah(Asking::Now { kode, element }) = &s.dialog.focus else { return None };
    if *kode == p.kode { correction(&p.data, *element).cloned() } else { None }
}
