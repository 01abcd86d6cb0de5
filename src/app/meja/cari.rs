//! `/cari`: petugas look for permohonan. Each page that is shown is recorded, and so is each card that is opened from it;
//! what was typed stands nowhere but in the sealed conversation.

use super::{require, show};
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::Focus;
use crate::dialog::cari::LastSearch;
use crate::domain::cari::{CariError, Query, Sought, read};
use crate::domain::kode::Kode;
use crate::domain::personal::covered;
use crate::domain::petugas::Peran;
use crate::domain::wib::today_wib;
use crate::pesan::cari::Cari;
use crate::pesan::label::Label;
use crate::pesan::tap::{Act, CariPage};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::pencarian::Shown;
use crate::store::permohonan::Loaded;
use crate::store::permohonan::search::{Found, MOST, Search};
use crate::store::petugas::Petugas;

/// How many stand on a page: lines and buttons fit on a phone.
const PAGE: u16 = 8;

/// How much of a typed text is said again.
const SHOWN: usize = 60;

const SEEKERS: [Peran; 3] = [Peran::Staf, Peran::Kasi, Peran::Dispendukcapil];

/// `/cari [KATA]`
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>, text: Option<&str>) -> Result<(), Fault> {
    if !may(s) {
        return Ok(());
    }
    match text {
        Some(text) => run(s, text).await,
        None => {
            ask(s, Cari::Ask);
            Ok(())
        }
    }
}

/// Whether this person searches at all; a citizen is shown the way to their own.
fn may(s: &mut Session<'_>) -> bool {
    if s.petugas.is_none() {
        s.tell(Cari::ForPetugas);
        return false;
    }
    require(s, &SEEKERS)
}

/// The next text is what is looked for.
fn ask(s: &mut Session<'_>, text: Cari) {
    s.tell(text);
    s.dialog.focus = Focus::Cari;
}

/// The answer to *what is looked for?*
///
/// # Errors
/// Faults of the register.
pub async fn typed(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    s.unfocus();
    if may(s) { run(s, text).await } else { Ok(()) }
}

async fn run(s: &mut Session<'_>, text: &str) -> Result<(), Fault> {
    s.unfocus();
    match read(text, s.kantor(), s.now) {
        Ok(query) => {
            let only_open = matches!(query.first, Sought::Desa(_));
            show_page(s, text, &query, CariPage { search: 0, page: 0, only_open }).await
        }
        Err(error) => {
            let text = wrong(s, error);
            ask(s, text);
            Ok(())
        }
    }
}

fn wrong(s: &Session<'_>, error: CariError) -> Cari {
    let kecamatan = s.kantor().wilayah.kecamatan_nama().to_owned();
    match error {
        CariError::Empty => Cari::Ask,
        CariError::NotNik => Cari::NotNik,
        CariError::Strange => Cari::Strange,
        CariError::TooShort => Cari::TooShort,
        CariError::TooLong => Cari::TooLong,
        CariError::UnknownDesa => Cari::UnknownDesa { kecamatan },
        CariError::OnlyKecamatan => Cari::OnlyKecamatan { kecamatan },
    }
}

/// Another page of the last search, or the same with another filter.
///
/// # Errors
/// Faults of the register.
pub async fn turn(s: &mut Session<'_>, page: CariPage) -> Result<(), Fault> {
    if !may(s) {
        return Ok(());
    }
    let last = s.dialog.cari.clone().filter(|last| last.id == page.search);
    let read = last.and_then(|last| read(&last.text, s.kantor(), s.now).ok().map(|query| (last.text, query)));
    match read {
        Some((text, query)) => show_page(s, &text, &query, page).await,
        None => {
            s.tell(Cari::OldSearch);
            Ok(())
        }
    }
}

/// Who looks, in the role in which they may: an admin only while they stand in for the Kasi.
fn seeker(s: &Session<'_>) -> Option<Petugas> {
    let petugas = s.petugas.clone()?;
    Some(match petugas.peran {
        Peran::Admin => Petugas { peran: Peran::Kasi, ..petugas },
        Peran::Staf | Peran::Kasi | Peran::Dispendukcapil => petugas,
    })
}

/// Looks, records that it was looked, and shows.
async fn show_page(s: &mut Session<'_>, text: &str, query: &Query, page: CariPage) -> Result<(), Fault> {
    let Some(petugas) = seeker(s) else { return Ok(()) };
    let (sought, found) = look(s, &petugas, query, page).await?;
    if found.page.is_empty() && page.page > 0 {
        return Box::pin(show_page(s, text, query, CariPage { page: 0, ..page })).await; // they have become fewer
    }
    let shown = Shown { sought, only_open: page.only_open, page: page.page, found: found.total };
    let id = s.uow.pencarian().record(&petugas, shown, s.now).await?;
    let search = if page.search == 0 { id } else { page.search };
    s.dialog.cari = Some(LastSearch { id: search, text: text.to_owned() });
    let reply = reply(s, dicari(sought, text), (sought, &found), CariPage { search, ..page });
    s.say_in_place(reply);
    Ok(())
}

/// What a text can mean beside a kode is looked for where no such kode is.
async fn look<'q>(
    s: &mut Session<'_>,
    petugas: &Petugas,
    query: &'q Query,
    page: CariPage,
) -> Result<(&'q Sought, Found), Fault> {
    let (only_open, offset) = (page.only_open, page.page.saturating_mul(PAGE));
    let search = |sought| Search { sought, only_open, offset, limit: PAGE };
    let found = s.uow.permohonan().search(petugas, search(&query.first)).await?;
    match &query.otherwise {
        Some(other) if found.total == Some(0) => Ok((other, s.uow.permohonan().search(petugas, search(other)).await?)),
        Some(_) | None => Ok((&query.first, found)),
    }
}

/// What was looked for, as it is said again: a NIK only in part.
fn dicari(sought: &Sought, text: &str) -> String {
    match sought {
        Sought::Nik(nik) => nik.masked(),
        Sought::Kode(_) | Sought::Nomor(_) | Sought::Nama { .. } | Sought::Desa(_) => {
            covered(text.trim()).chars().take(SHOWN).collect()
        }
    }
}

fn reply(s: &Session<'_>, dicari: String, (sought, found): (&Sought, &Found), page: CariPage) -> Reply {
    let newest = found.total.is_none() && matches!(sought, Sought::Desa(_));
    let total = match found.total {
        None if !newest => {
            return Reply::new(Cari::TooMany { dicari, paling: MOST }).rows(filter(page).filter(|_| !page.only_open));
        }
        None => crate::store::permohonan::search::NEWEST,
        Some(0) => return none(s, dicari, sought, page),
        Some(total) => total,
    };
    let first = u32::from(page.page.saturating_mul(PAGE)) + 1;
    let listed: Vec<(u32, &Loaded)> = (first..=total).zip(&found.page).collect();
    let daftar = listed.iter().map(|(nomor, loaded)| line(s, *nomor, loaded)).collect();
    let text: Pesan = match (newest, page.only_open) {
        (true, _) => Cari::Newest { dicari, jumlah: total, daftar }.into(),
        (false, true) => Cari::FoundOpen { dicari, jumlah: total, daftar }.into(),
        (false, false) => Cari::Found { dicari, jumlah: total, daftar }.into(),
    };
    let hits: Vec<Button> = listed.iter().map(|(nomor, loaded)| hit(*nomor, loaded)).collect();
    let pages = total.div_ceil(u32::from(PAGE));
    let text = if pages > 1 {
        Pesan::Together(vec![text, Cari::Page { halaman: u32::from(page.page) + 1, dari: pages }.into()])
    } else {
        text
    };
    Reply::new(text).grid(&hits, 2).row(turns(page, pages)).rows(filter(page))
}

fn line(s: &Session<'_>, nomor: u32, loaded: &Loaded) -> Pesan {
    let p = &loaded.permohonan;
    let (nama, desa) = (p.data.nama.as_str().to_owned(), s.kantor().desa_nama(&p.data.desa));
    Cari::Line { nomor, kode: p.kode, nama, desa, tahap: p.tahap.kind(), sejak: today_wib(p.since()) }.into()
}

fn hit(nomor: u32, loaded: &Loaded) -> Button {
    let kode = loaded.permohonan.kode;
    Button::new(Label::CariHit { nomor, kode }, (kode, Act::Found))
}

/// To the page before and to the next one.
fn turns(page: CariPage, pages: u32) -> Vec<Button> {
    let before = page.page.checked_sub(1).map(|to| Button::new(Label::CariPrevious, CariPage { page: to, ..page }));
    let next = page.page.saturating_add(1);
    let after = (u32::from(next) < pages).then(|| Button::new(Label::More, CariPage { page: next, ..page }));
    before.into_iter().chain(after).collect()
}

/// The other filter, from its first page.
fn filter(page: CariPage) -> std::option::IntoIter<Button> {
    let label = if page.only_open { Label::CariAll } else { Label::CariOpen };
    Some(Button::new(label, CariPage { page: 0, only_open: !page.only_open, ..page })).into_iter()
}

fn none(s: &Session<'_>, dicari: String, sought: &Sought, page: CariPage) -> Reply {
    if page.only_open {
        return Reply::new(Cari::NoneOpen { dicari }).rows(filter(page));
    }
    let text: Pesan = match sought {
        Sought::Nama { .. } => Cari::NoneNama { dicari }.into(),
        Sought::Kode(_) | Sought::Nomor(_) | Sought::Nik(_) | Sought::Desa(_) => Cari::NoneOther { dicari }.into(),
    };
    let only_sent = s.is(Peran::Dispendukcapil).then(|| Cari::OnlySent.into());
    Reply::new(Pesan::Together(std::iter::once(text).chain(only_sent).collect()))
}

/// A card from what was found.
///
/// # Errors
/// Faults of the register.
pub async fn open(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !may(s) {
        return Ok(());
    }
    show::card_of(s, kode).await
}
