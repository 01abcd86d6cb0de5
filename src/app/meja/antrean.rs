//! `/antrean`: a work list, in the order in which it was asked for, a card for each. What somebody else has taken comes
//! behind what nobody has, and is never hidden.

use chrono::{DateTime, Utc};

use super::{require, show as cards};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::tunda::antrean_line;
use crate::dialog::Dialog;
use crate::domain::antrean::{Antrean, Saringan, Umur};
use crate::domain::permohonan::Tahap;
use crate::domain::personal::covered;
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::plh::Plh;
use crate::pesan::tap::{AntreanView, KirimTap, Menu, SaringBy, Tap};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{AntreanPage, AntreanQuery, Loaded};
use crate::store::petugas::Petugas;

/// Cards at once: more would push the oldest off a phone's screen.
const PAGE: u16 = 5;

const DESKS: [Peran; 3] = [Peran::Staf, Peran::Kasi, Peran::Dispendukcapil];

/// `/antrean [which, or what of it]`
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>, typed: Option<&str>) -> Result<(), Fault> {
    let Some(view) = own(s) else { return Ok(()) };
    match narrowed(s, view.clone(), typed.unwrap_or_default()) {
        Ok(view) => show(s, view).await,
        Err(kata) => {
            let reply = filter_reply(s, SaringBy::Any, &view);
            let kata = covered(&kata).chars().take(30).collect();
            s.say(Reply { text: Kerja::FilterUnknown { kata }.into(), ..reply });
            Ok(())
        }
    }
}

/// Their own list: what buttons of earlier programs mean. They counted cards, and what they counted has been worked off.
///
/// # Errors
/// Faults of the register.
pub async fn from_first(s: &mut Session<'_>) -> Result<(), Fault> {
    match own(s) {
        Some(view) => show(s, view).await,
        None => Ok(()),
    }
}

/// The list of their own role; who has none is told.
fn own(s: &mut Session<'_>) -> Option<AntreanView> {
    let admin = s.is(Peran::Admin) && !s.acts_as(Peran::Kasi); // has no list but the Kasi's
    if admin {
        not_theirs(s, Antrean::Kasi);
        return None;
    }
    if !require(s, &DESKS) {
        return None;
    }
    let antrean = match s.petugas.as_ref()?.peran {
        Peran::Staf => Antrean::Staf,
        Peran::Kasi | Peran::Admin => Antrean::Kasi,
        Peran::Dispendukcapil => Antrean::Dispendukcapil,
    };
    Some(AntreanView { antrean, saringan: Saringan::default(), after: None })
}

/// A page.
///
/// # Errors
/// Faults of the register.
pub async fn show(s: &mut Session<'_>, view: AntreanView) -> Result<(), Fault> {
    if s.petugas.is_some() && !s.acts_as(view.antrean.peran()) {
        not_theirs(s, view.antrean);
        return Ok(());
    }
    if !require(s, &DESKS) {
        return Ok(());
    }
    let Some(me) = s.petugas.clone() else { return Ok(()) };
    let page = read(s, &me, &view).await?;
    if page.cards.is_empty() && page.matching > 0 && (page.last.is_none() || page.beyond > 0) {
        // What was on this page has been worked off meanwhile; or none of it can be read, and the next one is shown.
        return Box::pin(show(s, AntreanView { after: page.last, ..view })).await;
    }
    let asked =
        if view.after.is_none() && view.antrean == Antrean::Staf { s.uow.perbaikan().how_many().await? } else { None };
    let reply = if page.matching == 0 {
        empty(s, &view, &page)
    } else {
        Reply::new(Kerja::Head { baris: head(s, &view, &page) }).rows(at_counter(s, &view))
    };
    let reply = with_perbaikan(reply, asked);
    let reply = with_sendable(s, reply, &view).await?;
    if page.matching == 0 {
        s.say(reply);
        return Ok(());
    }
    s.say(reply);
    for (n, loaded) in page.cards.iter().enumerate() {
        if n == page.ahead {
            s.tell(Kerja::Elsewhere);
        }
        cards::say_card(s, loaded);
    }
    say_own_receipts(s, &me, (&view, &page)).await?;
    say_end(s, &view, &page);
    Ok(())
}

/// A list that this petugas does not have today. That of the Kasi is theirs on the days on which they stand in.
fn not_theirs(s: &mut Session<'_>, antrean: Antrean) {
    if antrean.peran() != Peran::Kasi {
        return s.tell(Umum::NotForYou);
    }
    let today = today_wib(s.now);
    let named = s.petugas.as_ref().map(|me| me.plh.clone()).unwrap_or_default();
    let next = named.iter().filter(|hari| hari.first > today).min().copied();
    let last = named.iter().filter(|hari| hari.last < today).max().copied();
    s.tell(match (next, last) {
        (Some(hari), _) => Plh::ListNotYet { hari },
        (None, Some(hari)) => Plh::ListOver { hari },
        (None, None) if s.is(Peran::Admin) => return s.tell(Umum::NotForYou),
        (None, None) => Plh::ListOfKasi,
    });
}

async fn read(s: &mut Session<'_>, me: &Petugas, view: &AntreanView) -> Result<AntreanPage, Fault> {
    let (antrean, saringan, after) = (view.antrean, &view.saringan, view.after);
    let query = AntreanQuery { antrean, me: me.id, saringan, after, limit: PAGE, now: s.now };
    Ok(s.uow.permohonan().antrean(&query).await?)
}

fn head(s: &Session<'_>, view: &AntreanView, page: &AntreanPage) -> Vec<Pesan> {
    let mut lines: Vec<Pesan> = vec![Kerja::Total { antrean: view.antrean, jumlah: page.total }.into()];
    if matches!(view.antrean, Antrean::Staf | Antrean::Kasi) {
        let (bebas, sendiri) = (page.free, page.mine);
        lines.push(Kerja::Taken { bebas, sendiri, lain: page.total.saturating_sub(bebas + sendiri) }.into());
    }
    lines.extend(page.oldest.map(|sejak| Kerja::Oldest { sejak }.into()));
    if view.antrean == Antrean::Dispendukcapil {
        lines.extend(page.cards.iter().find_map(Loaded::hold).map(antrean_line));
    }
    let narrowed = filter_lines(s, &view.saringan);
    if !narrowed.is_empty() {
        lines.extend(narrowed);
        lines.push(Kerja::Matching { cocok: page.matching, jumlah: page.total }.into());
    }
    lines.push(Kerja::Shown { tampil: u32::try_from(page.cards.len()).unwrap_or(u32::MAX) }.into());
    lines
}

fn filter_lines(s: &Session<'_>, saringan: &Saringan) -> Vec<Pesan> {
    let desa = saringan.desa.as_ref().map(|desa| Kerja::OfDesa { nama: s.kantor().desa_nama(desa) });
    let jenis = saringan.jenis.map(|jenis| Kerja::OfJenis { jenis });
    let umur = saringan.umur.map(|umur| Kerja::OfUmur { umur });
    [desa, jenis, umur].into_iter().flatten().map(Pesan::from).collect()
}

fn empty(s: &Session<'_>, view: &AntreanView, page: &AntreanPage) -> Reply {
    let saringan = filter_lines(s, &view.saringan);
    let reply = if saringan.is_empty() || page.total == 0 {
        match view.antrean {
            Antrean::Pemohon => Reply::new(Kerja::PemohonEmpty),
            Antrean::Staf | Antrean::Kasi | Antrean::Dispendukcapil => Reply::new(Meja::AntreanEmpty),
        }
    } else {
        Reply::new(Kerja::NoMatch { saringan, jumlah: page.total })
    };
    reply.rows(ways(s, view, page)).rows(at_counter(s, view))
}

fn say_end(s: &mut Session<'_>, view: &AntreanView, page: &AntreanPage) {
    let last = page.last.filter(|_| page.beyond > 0);
    let on = last.map(|last| Button::new(Label::More, Tap::Daftar(AntreanView { after: Some(last), ..view.clone() })));
    let buttons: Vec<Button> = on.into_iter().chain(ways(s, view, page)).collect();
    if buttons.is_empty() {
        return;
    }
    let text: Pesan = if page.beyond > 0 { Meja::AntreanMore { sisa: page.beyond }.into() } else { Kerja::End.into() };
    s.say(Reply::new(text).rows(buttons));
}

/// What staf are asked to put right has no list of its own among those of the SOP: the way to it stands above theirs.
fn with_perbaikan(reply: Reply, asked: Option<(u32, DateTime<Utc>)>) -> Reply {
    match asked {
        Some((jumlah, batas)) => reply
            .after(PerbaikanText::AntreanLine { jumlah, batas })
            .rows([Button::new(Label::PerbaikanList { jumlah }, Menu::Perbaikan)]),
        None => reply,
    }
}

/// What was entered goes together: the way to it stands above the list of staf, where there is more than one.
async fn with_sendable(s: &mut Session<'_>, reply: Reply, view: &AntreanView) -> Result<Reply, Fault> {
    if view.after.is_some() || view.antrean != Antrean::Staf {
        return Ok(reply);
    }
    let jumlah = s.uow.pengiriman().how_many().await?;
    Ok(reply.rows((jumlah > 1).then(|| Button::new(Label::KirimSemua { jumlah }, KirimTap::List))))
}

/// Who stands at the counter has no card yet: staf begin one from their list.
fn at_counter(s: &Session<'_>, view: &AntreanView) -> Option<Button> {
    let own = s.is(Peran::Staf) && view.antrean.peran() == Peran::Staf;
    own.then(|| Button::new(Label::MenuDaftarkan, Menu::Daftarkan))
}

/// Where one can go from here: another part of the list, another list.
fn ways(s: &Session<'_>, view: &AntreanView, page: &AntreanPage) -> Vec<Button> {
    let first = AntreanView { after: None, ..view.clone() };
    let whole = AntreanView { saringan: Saringan::default(), ..first.clone() };
    let mut ways = Vec::new();
    if page.total > 1 {
        ways.push(Button::new(Label::Filter, Tap::Saring(SaringBy::Any, first.clone())));
    }
    if view.saringan != Saringan::default() {
        ways.push(Button::new(Label::FilterAll, Tap::Daftar(whole.clone())));
    }
    let other = |&antrean: &Antrean| {
        let jumlah = page.count(antrean);
        let there = antrean != view.antrean && s.acts_as(antrean.peran()) && antrean != Antrean::Dispendukcapil;
        let shown = there && (antrean != Antrean::Pemohon || jumlah > 0);
        let tap = Tap::Daftar(AntreanView { antrean, ..whole.clone() });
        shown.then(|| Button::new(Label::Antrean { antrean, jumlah }, tap))
    };
    ways.extend(Antrean::ALL.iter().filter_map(other));
    ways
}

/// Who stands in for the Kasi checks nothing that they received: who does instead.
async fn say_own_receipts(
    s: &mut Session<'_>,
    me: &Petugas,
    (view, page): (&AntreanView, &AntreanPage),
) -> Result<(), Fault> {
    let own = |l: &&Loaded| matches!(l.permohonan.tahap, Tahap::Diterima { received } if received.by.petugas() == Some(me.id));
    let own: Vec<Pesan> =
        page.cards.iter().filter(own).map(|l| Kerja::KodeLine { kode: l.permohonan.kode }.into()).collect();
    if view.antrean != Antrean::Kasi || own.is_empty() {
        return Ok(());
    }
    let now = s.now;
    let checks = |p: &Petugas| p.id != me.id && p.acts_as(Peran::Kasi, now);
    let line = |p: Petugas| -> Pesan {
        if p.is_plh(now) {
            Kerja::NameLinePlh { nama: p.nama }.into()
        } else {
            Kerja::NameLine { nama: p.nama, peran: p.peran }.into()
        }
    };
    let siapa: Vec<Pesan> = s.uow.petugas().active().await?.into_iter().filter(checks).map(line).collect();
    s.tell(if siapa.is_empty() {
        Kerja::OwnReceiptNobody { daftar: own }
    } else {
        Kerja::OwnReceipt { daftar: own, siapa }
    });
    Ok(())
}

/// What of the list shall be shown.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn filter(s: &mut Session<'_>, by: SaringBy, view: &AntreanView) -> Result<(), Fault> {
    if require(s, &DESKS) {
        let reply = filter_reply(s, by, view);
        s.say(reply);
    }
    Ok(())
}

fn filter_reply(s: &Session<'_>, by: SaringBy, view: &AntreanView) -> Reply {
    let reply = Reply::new(Kerja::Filter);
    match by {
        SaringBy::Any => {
            let by_desa = Button::new(Label::FilterDesa, Tap::Saring(SaringBy::Desa, view.clone()));
            let by_jenis = Button::new(Label::FilterJenis, Tap::Saring(SaringBy::Jenis, view.clone()));
            let whole = AntreanView { saringan: Saringan::default(), ..view.clone() };
            let all = Button::new(Label::FilterAll, Tap::Daftar(whole));
            reply.rows([by_desa, by_jenis]).rows(ages(view)).rows([all])
        }
        SaringBy::Desa => reply.grid(&desa(s, view), 2),
        SaringBy::Jenis => reply.rows(kinds(s, view)),
    }
}

fn ages(view: &AntreanView) -> Vec<Button> {
    let with = |&umur: &Umur| of(view, Label::Umur { umur }, |saringan| saringan.umur = Some(umur));
    Umur::ALL.iter().map(with).collect()
}

fn kinds(s: &Session<'_>, view: &AntreanView) -> Vec<Button> {
    s.kantor().kinds().map(|jenis| of(view, Label::Kind { jenis }, |saringan| saringan.jenis = Some(jenis))).collect()
}

fn desa(s: &Session<'_>, view: &AntreanView) -> Vec<Button> {
    let all = s.kantor().wilayah.desa().iter();
    all.map(|one| of(view, Label::Desa { nama: one.nama.clone() }, |saringan| saringan.desa = Some(one.kode.clone())))
        .collect()
}

fn of(view: &AntreanView, label: Label, set: impl FnOnce(&mut Saringan)) -> Button {
    let mut view = AntreanView { after: None, ..view.clone() };
    set(&mut view.saringan);
    Button::new(label, Tap::Daftar(view))
}

/// What somebody typed behind the command, as a whole or word by word; the word that says nothing otherwise.
fn narrowed(s: &Session<'_>, view: AntreanView, typed: &str) -> Result<AntreanView, String> {
    if let Some(view) = said(s, &view, typed) {
        return Ok(view);
    }
    typed.split_whitespace().try_fold(view, |view, word| said(s, &view, word).ok_or_else(|| word.to_owned()))
}

fn said(s: &Session<'_>, view: &AntreanView, words: &str) -> Option<AntreanView> {
    let list = |&antrean: &Antrean| {
        Button::new(Label::Antrean { antrean, jumlah: 0 }, Tap::Daftar(AntreanView { antrean, ..view.clone() }))
    };
    let whole = Tap::Daftar(AntreanView { saringan: Saringan::default(), ..view.clone() });
    let mut offered: Vec<Button> = Antrean::ALL.iter().map(list).collect(); // whose it is, is asked where it is shown
    offered.extend(ages(view));
    offered.extend(kinds(s, view));
    offered.push(Button::new(Label::FilterAll, whole));
    let meant = Dialog { offered, ..Dialog::default() }.typed(words, |b| s.app.locale.spellings(&b.label));
    if let Some(Tap::Daftar(view)) = meant {
        return Some(view);
    }
    let one = s.kantor().wilayah.find_by_name(words)?;
    Some(AntreanView { saringan: Saringan { desa: Some(one.kode.clone()), ..view.saringan.clone() }, ..view.clone() })
}
