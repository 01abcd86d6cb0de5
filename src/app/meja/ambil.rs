//! *Ambil*: a petugas says that they work on it. All see it on their cards at once; it binds nobody, expires, and can be
//! given back or taken over.

use chrono::{DateTime, TimeDelta, Utc};

use super::{refused, require, show};
use crate::app::card;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::domain::kode::Kode;
use crate::domain::langkah::Langkah;
use crate::domain::pengambilan::{Begun, Taking, next, take as taking};
use crate::domain::petugas::{Actor, Peran, PetugasId};
use crate::domain::wib::wib;
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Reply};
use crate::store::permohonan::{Held, Loaded};

/// Whoever goes on with less time than this left gets all of it again.
const PROLONG_BELOW: TimeDelta = TimeDelta::minutes(15);

/// Takes it. `from`: takes it over from this petugas, if they still have it.
///
/// # Errors
/// Faults of the register.
pub async fn take(s: &mut Session<'_>, kode: Kode, from: Option<PetugasId>) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf, Peran::Kasi]) {
        return Ok(());
    }
    let Some(loaded) = locked(s, kode).await? else { return Ok(()) };
    let by = actor(s, &loaded);
    let p = &loaded.permohonan;
    match taking(p, loaded.held.as_ref().map(|h| &h.pengambilan), by, (from, s.now)) {
        Taking::Taken(langkah) => {
            let before = loaded.holder(s.now).cloned();
            let now = took(s, &loaded, (langkah, Begun::Diambil)).await?;
            say_taken(s, &now, before);
            return Ok(());
        }
        Taking::Mine => {
            let sejak = since(&loaded, s.now);
            s.tell(Kerja::Before { kode, sejak });
        }
        Taking::Held => say_held(s, &loaded),
        Taking::NoWork => s.tell(Kerja::NoWork { kode, tahap: p.tahap.kind() }),
        Taking::WaitsForPemohon => s.tell(Kerja::WaitsForPemohon { kode }),
        Taking::Refused(refusal) => {
            let why = refused(s, p, &refusal).await?;
            s.tell(why);
        }
    }
    show::refresh_pressed(s, &loaded, &loaded.permohonan);
    Ok(())
}

async fn locked(s: &mut Session<'_>, kode: Kode) -> Result<Option<Loaded>, Fault> {
    let sight = show::sight(s);
    let found = s.uow.permohonan().lock_in(kode, sight).await?;
    if found.is_none() {
        show::not_there(s, kode);
    }
    Ok(found)
}

/// In the role that the next step asks for.
fn actor(s: &Session<'_>, loaded: &Loaded) -> Actor {
    next(&loaded.permohonan.tahap).map_or_else(|| s.actor(), |langkah| s.actor_as(langkah.peran()))
}

fn since(loaded: &Loaded, now: DateTime<Utc>) -> chrono::NaiveTime {
    wib(loaded.holder(now).map_or(now, |held| held.pengambilan.taken_at)).time()
}

/// Writes it down, and brings all cards up to date.
async fn took(s: &mut Session<'_>, loaded: &Loaded, (langkah, begun): (Langkah, Begun)) -> Result<Loaded, Fault> {
    let Some(me) = s.petugas.clone() else { return Ok(loaded.clone()) };
    let pengambilan = s.uow.pengambilan().take(loaded, langkah, (me.id, begun), s.now).await?;
    let held = Some(Held { pengambilan, nama: me.nama, chat: me.chat });
    let now = Loaded { held, ..loaded.clone() };
    refresh(s, &now).await?;
    Ok(now)
}

async fn refresh(s: &mut Session<'_>, loaded: &Loaded) -> Result<(), Fault> {
    let staff = s.uow.petugas().active().await?;
    let cards = card::in_place(&s.app.kantor, &staff, loaded, s.now);
    s.queued.extend(cards);
    Ok(())
}

/// On the card that was pressed one sees it; who has typed is answered.
fn say_taken(s: &mut Session<'_>, loaded: &Loaded, before: Option<Held>) {
    let kode = loaded.permohonan.kode;
    let typed = s.pressed.is_none();
    show::refresh_pressed(s, loaded, &loaded.permohonan);
    if let Some(before) = before {
        let nama = s.petugas.as_ref().map(|me| me.nama.clone()).unwrap_or_default();
        let told = Reply::new(Kerja::ToldTakenOver { kode, nama });
        s.queued.push(Queued::say(before.chat, told).about(loaded.id));
        s.tell(Kerja::TakenOver { kode, nama: before.nama });
    } else if typed && let Some(held) = &loaded.held {
        let sampai = wib(held.pengambilan.until).time();
        s.say(Reply::new(Kerja::Done { kode, sampai }).rows([Button::new(Label::Card, (kode, Act::Card))]));
    }
}

fn say_held(s: &mut Session<'_>, loaded: &Loaded) {
    let Some(held) = loaded.holder(s.now) else { return };
    let kode = loaded.permohonan.kode;
    let text = Kerja::Held { kode, nama: held.nama.clone(), sejak: since(loaded, s.now) };
    let over = Button::new(Label::AmbilAlih, (kode, Act::AmbilAlih(held.pengambilan.petugas)));
    s.say(Reply::new(text).rows([over, Button::new(Label::Card, (kode, Act::Card))]));
}

/// Gives it back; its place in the list was never another.
///
/// # Errors
/// Faults of the register.
pub async fn give_back(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf, Peran::Kasi]) {
        return Ok(());
    }
    let Some(loaded) = locked(s, kode).await? else { return Ok(()) };
    let me = s.petugas.as_ref().map(|me| me.id);
    if loaded.holder(s.now).is_none_or(|held| !held.pengambilan.is_of(me, s.now)) {
        s.tell(Kerja::NotYours { kode });
        show::refresh_pressed(s, &loaded, &loaded.permohonan);
        return Ok(());
    }
    s.uow.pengambilan().give_back(&loaded, s.now).await?;
    let now = Loaded { held: None, ..loaded };
    refresh(s, &now).await?;
    show::refresh_pressed(s, &now, &now.permohonan);
    s.tell(Kerja::GivenBack { kode });
    Ok(())
}

/// Work on the next step is begun, or gone on with: it is taken where nobody has it, and prolonged where they have it. What
/// to say where somebody else has it.
///
/// # Errors
/// Faults of the register.
pub async fn begun(s: &mut Session<'_>, seen: &Loaded) -> Result<Option<Kerja>, Fault> {
    let me = s.petugas.as_ref().map(|me| me.id);
    if let Some(held) = seen.holder(s.now) {
        if held.pengambilan.petugas != me.unwrap_or(PetugasId(0)) {
            return Ok(Some(Kerja::BesideHolder { nama: held.nama.clone(), sejak: since(seen, s.now) }));
        }
        if held.pengambilan.until - s.now >= PROLONG_BELOW {
            return Ok(None);
        }
    }
    let Some(loaded) = s.uow.permohonan().lock(seen.permohonan.kode).await? else { return Ok(None) };
    let by = actor(s, &loaded);
    match taking(&loaded.permohonan, loaded.held.as_ref().map(|h| &h.pengambilan), by, (None, s.now)) {
        Taking::Taken(langkah) => {
            took(s, &loaded, (langkah, Begun::Dikerjakan)).await?;
        }
        Taking::Mine => s.uow.pengambilan().prolong(&loaded, s.now).await?,
        Taking::Held | Taking::NoWork | Taking::WaitsForPemohon | Taking::Refused(_) => {}
    }
    Ok(None)
}

/// Ends what somebody has who is no petugas any more; the cards of the others show it.
///
/// # Errors
/// Faults of the register.
pub async fn end_all_of(s: &mut Session<'_>, petugas: PetugasId) -> Result<(), Fault> {
    for kode in s.uow.pengambilan().end_all_of(petugas, s.now).await? {
        if let Some(loaded) = s.uow.permohonan().find(kode).await? {
            refresh(s, &loaded).await?;
        }
    }
    Ok(())
}
