//! A better photo for a kekurangan that comes without *Kirim ulang*, after a remark about an answer of this round. As in a
//! draft (`dialog::which`): it takes the place of what was remarked where it can be nothing else, and is asked about where
//! another kekurangan is open for a photo. It goes into the book only once its place is known.

use super::lengkapi;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::album::Album;
use crate::dialog::flagged::{OfPermohonan, Sheet};
use crate::dialog::which::{Arrived, together};
use crate::domain::berkas::SyaratKode;
use crate::domain::foto::Verdict;
use crate::domain::kode::Kode;
use crate::domain::permohonan::Permohonan;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::{Act, Choice, Tap};
use crate::pesan::{Button, Reply};

/// Takes a photo that may be a better one. `false`: nothing is unanswered, or something else was asked for. `after_last`: it
/// came after the last kekurangan was answered.
///
/// # Errors
/// Faults of the register.
pub async fn took(s: &mut Session<'_>, arrived: &Arrived, after_last: bool) -> Result<bool, Fault> {
    let Some(kode) = s.dialog.remarked.as_ref().map(|remarked| remarked.kode) else { return Ok(false) };
    let asked = if let Focus::Lengkapi { kode: of, syarat, replaces: None } = &s.dialog.focus
        && *of == kode
    {
        Some(syarat.clone())
    } else if s.dialog.focus == Focus::Nothing || (after_last && s.dialog.focus == Focus::Ajukan) {
        None
    } else {
        return Ok(false); // what is asked for is something else
    };
    let Some(p) = lengkapi::own(s, kode).await? else { return Ok(false) };
    let is_open = |kode: &SyaratKode| p.checklist.open_kekurangan().iter().any(|k| k.finding.syarat == *kode);
    if asked.as_ref().is_some_and(|asked| !is_open(asked)) {
        return Ok(false); // another sheet was asked for
    }
    let Some(remarked) = &mut s.dialog.remarked else { return Ok(false) };
    let flagged = remarked.unanswered(&p);
    if flagged.is_empty() && remarked.waiting.is_empty() {
        s.dialog.remarked = None;
        return Ok(false);
    }
    remarked.waiting.push(arrived.clone());
    match (asked, &flagged[..]) {
        (None, [one]) if s.dialog.remarked.as_ref().is_some_and(|remarked| remarked.waiting.len() == 1) => {
            is_of(s, kode, &one.syarat, Some(one.unique_id.clone())).await?;
        }
        _ => {
            if let Some(asked) = ask(s, &p) {
                s.say(asked);
            }
        }
    }
    Ok(true)
}

/// The question which one it is, where a photo waits.
#[must_use]
pub fn ask(s: &Session<'_>, p: &Permohonan) -> Option<Reply> {
    let remarked = s.dialog.remarked.as_ref().filter(|remarked| remarked.kode == p.kode)?;
    let jumlah = together(&remarked.waiting);
    let nama = |kode: &SyaratKode| lengkapi::nama(p, kode);
    let replaces = remarked.unanswered(p).into_iter().map(|sheet| {
        let (syarat, lembar) = (nama(&sheet.syarat), p.checklist.sheet_number(&sheet.syarat, &sheet.unique_id));
        Button::new(Label::FotoReplaces { syarat, lembar }, Tap::Foto(sheet.id, Verdict::Again))
    });
    let open = p.checklist.open_kekurangan().first().map(|open| open.finding.syarat.clone());
    let open = open.map(|kode| Button::new(Label::FotoFor { syarat: nama(&kode) }, (p.kode, Act::AddPage(kode))));
    let count = u32::try_from(jumlah).unwrap_or(u32::MAX);
    let text = match jumlah {
        0 => return None,
        all if all == remarked.waiting.len() => Foto::AskWhich { jumlah: count },
        _ => Foto::AskWhichFirst { jumlah: count },
    };
    let unused = Button::new(Label::FotoUnused, Choice::FileUnused);
    Some(Reply::new(text).rows(replaces).rows(open).rows([unused]))
}

/// Whether a photo of this permohonan waits.
#[must_use]
pub fn waits(s: &Session<'_>, kode: Kode) -> bool {
    s.dialog.remarked.as_ref().is_some_and(|remarked| remarked.kode == kode && !remarked.waiting.is_empty())
}

/// The photos that wait first are of this syarat; in the place of this sheet.
///
/// # Errors
/// Faults of the register.
pub async fn is_of(
    s: &mut Session<'_>,
    kode: Kode,
    syarat: &SyaratKode,
    replaces: Option<String>,
) -> Result<(), Fault> {
    let mut replaces = replaces;
    for (at, arrived) in take(s).into_iter().enumerate() {
        if at > 0 {
            s.queued.retain(|queued| queued.chat != s.chat || queued.about.is_some()); // the last answer says it all
        }
        s.dialog.album = Some(Album::begin(&arrived.sent, syarat.clone(), Some(kode)));
        super::files::completes(s, kode, (syarat.clone(), replaces.take()), &arrived).await?;
    }
    Ok(())
}

/// The photos that wait first are not used.
///
/// # Errors
/// Faults of the register.
pub async fn unused(s: &mut Session<'_>) -> Result<(), Fault> {
    take(s);
    let Some(kode) = s.dialog.remarked.as_ref().map(|remarked| remarked.kode) else { return Ok(()) };
    lengkapi::again(s, kode, Some(Foto::Unused.into())).await
}

fn take(s: &mut Session<'_>) -> Vec<Arrived> {
    let Some(remarked) = &mut s.dialog.remarked else { return Vec::new() };
    let count = together(&remarked.waiting);
    remarked.waiting.drain(..count).collect()
}

impl OfPermohonan {
    /// The sheets of it that count still, and nobody has answered for.
    fn unanswered(&self, p: &Permohonan) -> Vec<Sheet> {
        let counts = |sheet: &&Sheet| {
            lengkapi::is_named(p, &sheet.syarat) && p.checklist.counts(&sheet.syarat, &sheet.unique_id)
        };
        self.sheets.iter().filter(counts).cloned().collect()
    }
}
