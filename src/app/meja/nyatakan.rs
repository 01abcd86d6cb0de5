//! What Dispendukcapil states after *dikirim*: recorded with its day, never a tahap of this office. The pemohon hears of
//! it at once, so it is asked once more; a statement that was made on another day gets that day by typing it.

use chrono::NaiveDate;

use super::{answer, require, show};
use crate::app::fault::Fault;
use crate::app::refusal;
use crate::app::session::Session;
use crate::app::step::step;
use crate::dialog::Focus;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Refusal, decide};
use crate::domain::permohonan::{Permohonan, PernyataanKind, TahapKind};
use crate::domain::petugas::{Peran, Stamp};
use crate::domain::tanggal;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};
use crate::store::permohonan::Loaded;

const STATERS: [Peran; 2] = [Peran::Staf, Peran::Dispendukcapil];

/// Which statement.
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = sent(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    let may_go_back = s.is(Peran::Dispendukcapil) && p.kembali.is_none() && !p.has_ended();
    let back = may_go_back.then(|| Button::new(Label::Kembalikan, (kode, Act::Kembalikan)));
    let button = |&pernyataan: &PernyataanKind| {
        Button::new(Label::Pernyataan { pernyataan }, (kode, Act::NyatakanKind(pernyataan)))
    };
    s.dialog.focus = Focus::Nothing;
    let declined = p.stated().is_some_and(|stated| stated.kind == PernyataanKind::Ditolak);
    let kinds = PernyataanKind::ALL.iter().filter(|kind| declined || **kind != PernyataanKind::TetapDiproses);
    s.say(Reply::new(Meja::NyatakanChoose { kode }).rows(kinds.map(button)).rows(back));
    Ok(())
}

/// The permohonan, where there is something to state about it; if not, the petugas is told why.
pub(super) async fn sent(s: &mut Session<'_>, kode: Kode) -> Result<Option<Loaded>, Fault> {
    if !require(s, &STATERS) {
        return Ok(None);
    }
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(None) };
    let p = &loaded.permohonan;
    let is_sent = p.tahap.kind() == TahapKind::Dikirim;
    if !is_sent {
        s.tell(refusal::for_petugas(p, &Refusal::NotSent));
    }
    Ok(is_sent.then_some(loaded))
}

/// The statement was chosen: the last question, with today as its day.
///
/// # Errors
/// Faults of the register.
pub async fn ask(s: &mut Session<'_>, kode: Kode, pernyataan: PernyataanKind) -> Result<(), Fault> {
    if let Some(loaded) = sent(s, kode).await? {
        let today = today_wib(s.now);
        confirm(s, &loaded.permohonan, pernyataan, today);
    }
    Ok(())
}

/// The last question.
fn confirm(s: &mut Session<'_>, p: &Permohonan, pernyataan: PernyataanKind, tanggal: NaiveDate) {
    s.dialog.focus = Focus::NyatakanConfirm { kode: p.kode, pernyataan, tanggal };
    s.say(question(p, pernyataan, tanggal));
}

/// What is older than what is known says that it changes nothing, and how it would.
fn question(p: &Permohonan, pernyataan: PernyataanKind, tanggal: NaiveDate) -> Reply {
    let kode = p.kode;
    let yes = Button::new(Label::NyatakanYes, (kode, Act::NyatakanYes));
    let other = Button::new(Label::Back, (kode, Act::Nyatakan));
    let text = match p.stated().filter(|_| p.is_belated(pernyataan, tanggal)) {
        Some(kini) => Meja::NyatakanBelated { kode, pernyataan, tanggal, kini: kini.kind, sejak: kini.tanggal },
        None => Meja::NyatakanConfirm { kode, pernyataan, tanggal },
    };
    Reply::new(text).rows([yes, other])
}

/// A typed day is the day of the statement. Where it cannot be, the question stands with the day that it had.
///
/// # Errors
/// Faults of the register.
pub async fn text(
    s: &mut Session<'_>,
    kode: Kode,
    (kind, asked): (PernyataanKind, NaiveDate),
    text: &str,
) -> Result<(), Fault> {
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    let typed = tanggal::parse(&s.app.locale.dated(text, today_wib(s.now)));
    let wrong = match typed {
        Err(_) => Some(Meja::NyatakanDateWrong.into()),
        Ok(tanggal) => {
            let stamp = Stamp { by: s.actor(), at: s.now };
            match decide(p, &Command::Nyatakan { kind, tanggal }, stamp) {
                Decision::Refused(refusal) => Some(refusal::for_petugas(p, &refusal)),
                Decision::Advanced(_) | Decision::AlreadyDone(_) => None,
            }
        }
    };
    match (typed, wrong) {
        (Ok(tanggal), None) => confirm(s, p, kind, tanggal),
        (_, Some(wrong)) => {
            let again = question(p, kind, asked).after(wrong);
            s.say(again);
        }
        (Err(_), None) => {}
    }
    Ok(())
}

/// *Ya, catat*. An old *yes* records nothing: the question has to be open.
///
/// # Errors
/// Faults of the register.
pub async fn yes(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Focus::NyatakanConfirm { kode: asked, pernyataan, tanggal } = s.dialog.focus.clone() else {
        return choose(s, kode).await;
    };
    if asked != kode {
        return choose(s, kode).await;
    }
    s.unfocus();
    s.pressed = None; // the pressed message is the question, not a card
    let by = s.actor();
    let stepped = step(s, kode, &Command::Nyatakan { kind: pernyataan, tanggal }, by).await?;
    answer(s, kode, stepped, |_, p| {
        let belated = p.pernyataan.last().is_some_and(|last| last.susulan);
        if belated {
            Meja::DoneBelated { kode, pernyataan, tanggal }
        } else {
            Meja::DoneDinyatakan { kode, pernyataan, tanggal }
        }
        .into()
    })
    .await
}
