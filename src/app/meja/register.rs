//! `/register`: the Kasi, who stands in, or an admin takes the book out; with full numbers only the first two. The answer comes at once, the file behind it: it is
//! made when it is sent, and recorded then.

use chrono::NaiveDate;

use crate::app::buku::{MOST, Oleh, may_have_full};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::domain::buku::{Bentuk, Cetakan, Periode, PeriodeError};
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::buku::Buku;
use crate::pesan::label::Label;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::tap::BukuTap;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Reply};

/// `/register`
///
/// # Errors
/// None yet; the same as its neighbours.
pub fn begin(s: &mut Session<'_>) -> Result<(), Fault> {
    if may(s).is_some() {
        ask(s, Buku::Ask);
    }
    Ok(())
}

/// A button.
///
/// # Errors
/// Faults of the register.
pub async fn tap(s: &mut Session<'_>, tap: BukuTap) -> Result<(), Fault> {
    let Some(oleh) = may(s) else { return Ok(()) };
    match tap {
        BukuTap::Ask => {
            ask(s, Buku::Ask);
            Ok(())
        }
        BukuTap::Periode(periode) => offer(s, periode, oleh.1).await,
        BukuTap::Lengkap(periode) if may_have_full(oleh.1) => offer_full(s, periode).await,
        BukuTap::Make(cetakan) if !cetakan.lengkap || may_have_full(oleh.1) => make(s, cetakan, oleh).await,
        BukuTap::Lengkap(periode) | BukuTap::Make(Cetakan { periode, .. }) => {
            only_kasi(s, periode);
            Ok(())
        }
    }
}

/// The answer to *of which days?*
///
/// # Errors
/// Faults of the register.
pub async fn typed(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    let Some((_, peran)) = may(s) else {
        s.unfocus();
        return Ok(());
    };
    let locale = s.app.locale;
    let joins = |word: &str| locale.joins_days(word);
    match Periode::read(text, |word| locale.month(word), joins) {
        Ok(periode) => offer(s, periode, peran).await,
        Err(wrong) => {
            ask(s, what_is_wrong(wrong));
            Ok(())
        }
    }
}

fn what_is_wrong(wrong: PeriodeError) -> Buku {
    match wrong {
        PeriodeError::Form => Buku::Form,
        PeriodeError::NoSuchDay => Buku::NoSuchDay,
        PeriodeError::Backwards => Buku::Backwards,
    }
}

/// The petugas and the peran in which they may; who may not is told.
pub(in crate::app) fn may(s: &mut Session<'_>) -> Option<Oleh> {
    let petugas = s.petugas.as_ref().map(|petugas| petugas.id);
    let peran = if s.acts_as(Peran::Kasi) { Some(Peran::Kasi) } else { s.is(Peran::Admin).then_some(Peran::Admin) };
    let may = petugas.zip(peran);
    if may.is_none() {
        s.tell(if petugas.is_some() { Umum::NotForYou } else { Umum::ForPetugas });
    }
    may
}

/// Asks for the days, after what was wrong with those before.
fn ask(s: &mut Session<'_>, text: Buku) {
    let today = today_wib(s.now);
    s.say(Reply::new(text).rows(periods(today)));
    s.dialog.focus = Focus::Register;
}

fn periods(today: NaiveDate) -> [Button; 3] {
    [
        (Label::BukuBulanIni, Periode::month(today, 0)),
        (Label::BukuBulanLalu, Periode::month(today, 1)),
        (Label::BukuTahunIni, Periode::year(today)),
    ]
    .map(|(label, periode)| Button::new(label, BukuTap::Periode(periode)))
}

/// An admin, who is shown no permohonan otherwise, gets the masked one.
fn only_kasi(s: &mut Session<'_>, periode: Periode) {
    let masked = Button::new(Label::BukuSamar, BukuTap::Periode(periode));
    s.unfocus();
    s.say(Reply::new(Buku::OnlyKasi).rows([masked]));
}

/// How many there are; as what?
async fn offer(s: &mut Session<'_>, periode: Periode, peran: Peran) -> Result<(), Fault> {
    let Some(jumlah) = count(s, periode).await? else { return Ok(()) };
    let make = |label, bentuk| {
        let cetakan = Cetakan { periode, bentuk, lengkap: false };
        Button::new(label, BukuTap::Make(cetakan))
    };
    let both = vec![make(Label::BukuXlsx, Bentuk::Xlsx), make(Label::BukuPdf, Bentuk::Pdf)];
    let full = may_have_full(peran).then(|| Button::new(Label::BukuLengkap, BukuTap::Lengkap(periode)));
    let other = Button::new(Label::BukuLain, BukuTap::Ask);
    s.unfocus();
    s.say(Reply::new(Buku::AskBentuk { periode, jumlah }).row(both).rows(full).rows([other]));
    Ok(())
}

/// What a full book is, and whether it is needed.
async fn offer_full(s: &mut Session<'_>, periode: Periode) -> Result<(), Fault> {
    let Some(jumlah) = count(s, periode).await? else { return Ok(()) };
    let make = |label, bentuk| {
        let cetakan = Cetakan { periode, bentuk, lengkap: true };
        Button::new(label, BukuTap::Make(cetakan))
    };
    let both = vec![make(Label::BukuXlsxLengkap, Bentuk::Xlsx), make(Label::BukuPdfLengkap, Bentuk::Pdf)];
    let masked = Button::new(Label::BukuSamar, BukuTap::Periode(periode));
    s.unfocus();
    s.say(Reply::new(Buku::AskLengkap { periode, jumlah }).row(both).rows([masked]));
    Ok(())
}

/// How many lines there are, where a chat can carry them; otherwise it is said.
async fn count(s: &mut Session<'_>, periode: Periode) -> Result<Option<u32>, Fault> {
    let jumlah = s.uow.ekspor().count(periode).await?;
    let wrong = match jumlah {
        0 if s.uow.ekspor().passes_over(periode).await? => return Ok(Some(0)),
        0 => Buku::None { periode },
        1..=MOST => return Ok(Some(jumlah)),
        _ => Buku::TooMany { periode, jumlah, paling: MOST },
    };
    ask(s, wrong);
    Ok(None)
}

/// The file is made when it is sent.
async fn make(s: &mut Session<'_>, cetakan: Cetakan, oleh: Oleh) -> Result<(), Fault> {
    if count(s, cetakan.periode).await?.is_none() {
        return Ok(());
    }
    s.unfocus();
    s.tell(Buku::Preparing { periode: cetakan.periode });
    s.queued.push(Queued::new(s.chat, Outgoing::Register { cetakan, oleh }));
    Ok(())
}
