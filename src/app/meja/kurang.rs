//! The Kasi's checklist: marks are kept in the conversation and leave together, as one message.

use super::{ambil, answer, require, show};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::dialog::Focus;
use crate::dialog::kurang::{Kurang, finding_lines};
use crate::domain::berkas::{AlasanKurang, SyaratKode};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Refusal, decide};
use crate::domain::personal::covered;
use crate::domain::petugas::{Peran, Stamp};
use crate::pesan::meja::Meja;

/// Longest text of the Kasi's own words, in characters.
const MAX_TEXT: usize = 300;

/// Opens the checklist, with the marks made before if it is of the same permohonan.
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !require(s, &[Peran::Kasi]) {
        return Ok(());
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let p = loaded.permohonan.clone();
    // An empty list is refused only for being empty where a return is possible at all.
    let stamp = Stamp { by: s.actor_as(Peran::Kasi), at: s.now };
    match decide(&p, &Command::NyatakanTidakLengkap { findings: Vec::new() }, stamp) {
        Decision::Refused(Refusal::NothingNamed) | Decision::Advanced(_) => {}
        Decision::Refused(refusal) => {
            s.dialog.kurang.remove(kode);
            let text = super::refused(s, &p, &refusal).await?;
            s.tell(text);
            return Ok(());
        }
        Decision::AlreadyDone(first) => {
            let text = super::already(s, &p, first).await?;
            s.tell(text);
            return Ok(());
        }
    }
    let begun = s.dialog.kurang.of(kode).cloned();
    let kurang = begun.unwrap_or_else(|| Kurang::new(kode, p.checklist.syarat.clone()));
    let reply = kurang.list();
    let beside = ambil::begun(s, &loaded).await?;
    s.dialog.kurang.put(kurang);
    s.unfocus();
    s.say(match beside {
        Some(beside) => reply.after(beside),
        None => reply,
    });
    Ok(())
}

/// The reasons for one syarat.
///
/// # Errors
/// Faults of the register.
pub async fn reasons(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode) -> Result<(), Fault> {
    let Some(kurang) = current(s, kode) else { return open(s, kode).await };
    match kurang.reasons(syarat) {
        Some(reply) => s.say_in_place(reply),
        None => s.old_button(),
    }
    Ok(())
}

/// Marks one syarat; *lainnya* asks for words.
///
/// # Errors
/// Faults of the register.
pub async fn mark(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode, alasan: AlasanKurang) -> Result<(), Fault> {
    let Some(mut kurang) = current(s, kode) else { return open(s, kode).await };
    if kurang.reasons(syarat).is_none() {
        s.old_button();
        return Ok(());
    }
    if alasan == AlasanKurang::Lainnya {
        let question = kurang.ask_text(syarat);
        s.dialog.focus = Focus::KurangText { kode, syarat: syarat.clone() };
        s.say(question);
        return Ok(());
    }
    kurang.mark(syarat, alasan, None);
    list_in_place(s, kurang);
    Ok(())
}

/// Takes a mark back.
///
/// # Errors
/// Faults of the register.
pub async fn clear(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode) -> Result<(), Fault> {
    let Some(mut kurang) = current(s, kode) else { return open(s, kode).await };
    kurang.clear(syarat);
    list_in_place(s, kurang);
    Ok(())
}

/// The Kasi's own words.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn text(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode, text: &str) -> Result<(), Fault> {
    if !require(s, &[Peran::Kasi]) {
        s.unfocus();
        return Ok(());
    }
    let Some(mut kurang) = current(s, kode) else {
        s.unfocus();
        s.old_button();
        return Ok(());
    };
    let words = text.trim();
    if words.is_empty() || words.chars().count() > MAX_TEXT {
        let question = kurang.ask_text(syarat);
        s.say(question.after(Meja::TextTooLong { jumlah: u32::try_from(MAX_TEXT).unwrap_or(u32::MAX) }));
        return Ok(());
    }
    kurang.mark(syarat, AlasanKurang::Lainnya, Some(covered(words)));
    s.unfocus();
    list_in_place(s, kurang);
    Ok(())
}

/// Sends everything that is marked: SOP step 2, no.
///
/// # Errors
/// Faults of the register.
pub async fn send(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(kurang) = current(s, kode) else { return open(s, kode).await };
    let by = s.actor_as(Peran::Kasi);
    let command = Command::NyatakanTidakLengkap { findings: kurang.findings.clone() };
    let stepped = step(s, kode, &command, by).await?;
    if let Stepped::AlreadyDone { permohonan, first, .. } = &stepped
        && first.by != by
    {
        let who = super::by_whom(s, permohonan).await?;
        let text = Meja::KurangNotSent { kode, oleh: Box::new(who) };
        s.unfocus();
        s.tell(text);
        return show::card_in_place(s, kode).await;
    }
    let can_be_sent_still = |refusal: &Refusal| !refusal.is_by_another_step();
    if !matches!(&stepped, Stepped::Refused { refusal, .. } if can_be_sent_still(refusal)) {
        s.dialog.kurang.remove(kode);
        s.unfocus();
    }
    let daftar = finding_lines(&kurang.syarat, &kurang.findings);
    answer(s, kode, stepped, |_, p| {
        Meja::DoneTidakLengkap { kode, putaran: u32::from(p.checklist.cycle()), daftar }.into()
    })
    .await
}

/// Closes the checklist; nothing of it was sent.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn close(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    s.dialog.kurang.remove(kode);
    s.unfocus();
    s.say_in_place(crate::pesan::Reply::new(Meja::KurangDropped { kode }));
    Ok(())
}

fn current(s: &Session<'_>, kode: Kode) -> Option<Kurang> {
    s.dialog.kurang.of(kode).filter(|_| s.acts_as(Peran::Kasi)).cloned()
}

fn list_in_place(s: &mut Session<'_>, kurang: Kurang) {
    let reply = kurang.list();
    s.dialog.kurang.put(kurang);
    s.say_in_place(reply);
}
