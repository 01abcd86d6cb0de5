//! Who is petugas: invitations, the list, deactivation. For Kasi and admin.

use chrono::TimeDelta;

use super::fault::Fault;
use super::meja::ambil;
use super::session::Session;
use super::{notice, route, warga};
use crate::dialog::Focus;
use crate::domain::guess::Door;
use crate::domain::nama::Nama;
use crate::domain::petugas::{Peran, PetugasId};
use crate::locale::words::Remark;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::tap::Tap;
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::petugas::Petugas;

/// How long an invitation can be used.
pub const INVITATION_HOURS: u32 = 24;

/// Before the token in the payload of a deep link.
const PREFIX: &str = "u_";

const KEEPERS: [Peran; 2] = [Peran::Kasi, Peran::Admin];

/// `/start PAYLOAD`: an invitation, or nothing we know.
///
/// # Errors
/// Faults of the register.
pub async fn start(s: &mut Session<'_>, payload: &str) -> Result<(), Fault> {
    let Some(token) = payload.strip_prefix(PREFIX) else { return warga::menu::start(s).await };
    if let Some(peran) = s.petugas.as_ref().map(|p| p.peran) {
        s.tell(Umum::InvitationAlready { peran }); // a link that is tried out must not take anybody's role away
        return Ok(());
    }
    if s.has_to_wait() {
        let text = s.wait_first();
        s.tell(text);
        return Ok(());
    }
    match s.uow.undangan().peek(token, s.chat, s.now).await? {
        Some(peran) => {
            s.dialog.focus = Focus::Undangan { token: token.to_owned() };
            s.tell(Umum::InvitationAskName { peran });
        }
        None => {
            s.guessed(Door::Undangan);
            s.tell(Umum::InvitationInvalid);
        }
    }
    Ok(())
}

/// The name of somebody who was invited: the register names people, not accounts. It stays there, so it is asked once
/// more.
pub fn name(s: &mut Session<'_>, token: String, text: &str) {
    let Ok((nama, _)) = Nama::parse(text) else { return s.tell(Umum::InvitationNameWrong) };
    if s.app.locale.word(text).is_some() || s.app.locale.is_remark(text, Remark::Batal) {
        return s.tell(Umum::InvitationNameWrong); // a word to the bot is nobody's name
    }
    let nama = nama.as_str().to_owned();
    let yes = Button::new(Label::NameRight, Tap::NameRight(true));
    let again = Button::new(Label::NameAgain, Tap::NameRight(false));
    s.dialog.focus = Focus::UndanganName { token, nama: nama.clone() };
    s.say(Reply::new(Umum::InvitationNameRight { nama }).rows([yes, again]));
}

/// Whether the name is right.
///
/// # Errors
/// Faults of the register.
pub async fn name_right(s: &mut Session<'_>, right: bool) -> Result<(), Fault> {
    let Focus::UndanganName { token, nama } = s.dialog.focus.clone() else {
        s.tell(Umum::OldButton);
        return Ok(());
    };
    if right { join(s, &token, nama).await } else { start(s, &format!("{PREFIX}{token}")).await }
}

/// Somebody who was invited becomes a petugas.
async fn join(s: &mut Session<'_>, token: &str, nama: String) -> Result<(), Fault> {
    s.unfocus();
    if let Some(peran) = s.petugas.as_ref().map(|p| p.peran) {
        s.tell(Umum::InvitationAlready { peran });
        return Ok(());
    }
    let Some(peran) = s.uow.undangan().peek(token, s.chat, s.now).await? else {
        s.tell(Umum::InvitationInvalid);
        return Ok(());
    };
    let id = s.uow.petugas().add(s.chat, peran, &nama, s.now).await?;
    if !s.uow.undangan().redeem(token, id, s.now).await? {
        return Err(Fault::Store(crate::store::StoreError::Conflict)); // used by somebody else in this moment
    }
    s.queued.push(Queued::new(s.chat, Outgoing::Menu { peran: Some(peran), plh: false }));
    s.tell(Umum::InvitationDone { nama: nama.clone(), peran });
    let keepers = s.uow.petugas().active().await?;
    let told = Reply::new(Meja::ToldJoined { nama, peran });
    let keepers = keepers.into_iter().filter(|p| KEEPERS.contains(&p.peran) && p.chat != s.chat);
    s.queued.extend(keepers.map(|p| Queued::say(p.chat, told.clone())));
    Ok(())
}

/// `/petugas`
///
/// # Errors
/// Faults of the register.
pub async fn list(s: &mut Session<'_>) -> Result<(), Fault> {
    if !route::require(s, &KEEPERS) {
        return Ok(());
    }
    let line = |p: Petugas| -> Pesan {
        if p.aktif {
            Meja::PetugasLine { nama: p.nama, peran: p.peran }.into()
        } else {
            Meja::PetugasLineInactive { nama: p.nama, peran: p.peran }.into()
        }
    };
    let daftar = s.uow.petugas().all().await?.into_iter().map(line).collect();
    s.tell(Meja::PetugasList { daftar });
    Ok(())
}

/// `/undang [peran]`: a link that works once, for a day.
///
/// # Errors
/// Faults of the register.
pub async fn invite(s: &mut Session<'_>, peran: Option<Peran>) -> Result<(), Fault> {
    if !route::require(s, &KEEPERS) {
        return Ok(());
    }
    let Some(peran) = peran else {
        let button = |&peran: &Peran| Button::new(Label::Peran { peran }, Tap::Undang(peran));
        let buttons: Vec<Button> = Peran::ALL.iter().filter(|&&peran| may_invite(s, peran)).map(button).collect();
        s.dialog.focus = Focus::Nothing;
        s.say(Reply::new(Meja::UndangChoose).rows(buttons));
        return Ok(());
    };
    if !may_invite(s, peran) {
        s.tell(Umum::NotForYou);
        return Ok(());
    }
    let token = new_token()?;
    let made_by = s.petugas.as_ref().map(|p| p.id);
    let expires = s.now + TimeDelta::hours(i64::from(INVITATION_HOURS));
    s.uow.undangan().create(&token, peran, made_by, s.now, expires).await?;
    let tautan = link(&s.app.bot_username, &token);
    s.tell(Meja::Undangan { peran, tautan, jam: INVITATION_HOURS });
    Ok(())
}

/// A Kasi invites to the desks; only an admin makes another admin.
fn may_invite(s: &Session<'_>, peran: Peran) -> bool {
    s.is(Peran::Admin) || peran != Peran::Admin
}

/// The link of an invitation.
#[must_use]
pub fn link(bot_username: &str, token: &str) -> String {
    format!("https://t.me/{bot_username}?start={PREFIX}{token}")
}

/// A token that cannot be guessed: 120 bits in characters that Telegram's deep links allow.
///
/// # Errors
/// The operating system gave no randomness.
pub fn new_token() -> Result<String, Fault> {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0u8; 24];
    getrandom::fill(&mut bytes).map_err(|_| Fault::Randomness)?;
    Ok(bytes.iter().map(|b| char::from(ALPHABET[usize::from(b % 32)])).collect())
}

/// `/nonaktif`: whom.
///
/// # Errors
/// Faults of the register.
pub async fn choose_inactive(s: &mut Session<'_>) -> Result<(), Fault> {
    if !route::require(s, &[Peran::Admin]) {
        return Ok(());
    }
    let others = s.uow.petugas().active().await?.into_iter().filter(|p| p.chat != s.chat);
    let buttons: Vec<Button> =
        others.map(|p| Button::new(Label::Petugas { nama: p.nama.clone() }, Tap::Nonaktif(p.id))).collect();
    s.say(Reply::new(Meja::NonaktifChoose).rows(buttons));
    Ok(())
}

/// Asks once more.
///
/// # Errors
/// Faults of the register.
pub async fn ask_inactive(s: &mut Session<'_>, id: PetugasId) -> Result<(), Fault> {
    if !route::require(s, &[Peran::Admin]) {
        return Ok(());
    }
    match s.uow.petugas().by_id(id).await?.filter(|p| p.aktif) {
        Some(p) => {
            let yes = Button::new(Label::NonaktifYes, Tap::NonaktifYes(id));
            s.say(Reply::new(Meja::NonaktifConfirm { nama: p.nama, peran: p.peran }).rows([yes]));
        }
        None => s.old_button(),
    }
    Ok(())
}

/// Takes the rights away, at once.
///
/// # Errors
/// Faults of the register.
pub async fn make_inactive(s: &mut Session<'_>, id: PetugasId) -> Result<(), Fault> {
    if !route::require(s, &[Peran::Admin]) {
        return Ok(());
    }
    if s.petugas.as_ref().is_some_and(|p| p.id == id) {
        s.tell(Meja::NonaktifSelf);
        return Ok(());
    }
    match s.uow.petugas().deactivate(id, s.now).await? {
        Some(gone) => {
            s.queued.push(Queued::new(gone.chat, Outgoing::Menu { peran: None, plh: false }));
            s.queued.push(Queued::say(gone.chat, Reply::new(Meja::ToldDeactivated)));
            ambil::end_all_of(s, id).await?;
            if gone.peran == Peran::Dispendukcapil {
                notice::officer_gone(s, &gone).await?;
            }
            s.tell(Meja::NonaktifDone { nama: gone.nama });
        }
        None => s.old_button(),
    }
    Ok(())
}
