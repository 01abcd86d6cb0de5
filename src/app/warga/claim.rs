//! Binding a chat to a permohonan by the link on its receipt. Whoever holds the paper has to know a fact that does not stand
//! on it. What is wrong with a link is told to nobody: unknown, used, replaced, expired and guessed at get one answer.

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::warga;
use crate::dialog::Focus;
use crate::dialog::claim::{Binding, answers, digits};
use crate::domain::claim::{Answered, Bound, MAX_PIHAK, Tries, answered};
use crate::domain::guess::Door;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::pemohon::{Hubungan, Pihak, Sebagai};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::Peran;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::outgoing::Queued;
use crate::pesan::tap::{Act, Bind};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::claim::Claim;

/// `/start t_TOKEN`. Who was bound by this very link is told so; to everybody else it is used up.
///
/// # Errors
/// Faults of the register.
pub async fn start(s: &mut Session<'_>, token: &str) -> Result<(), Fault> {
    if let Some(kode) = s.uow.claim().bound_by(token, s.chat).await? {
        already(s, kode);
        return Ok(());
    }
    if s.has_to_wait() {
        let text = s.wait_first();
        s.tell(text);
        return Ok(());
    }
    let Some((_, p)) = good(s, token).await? else {
        s.guessed(Door::Tautan);
        return Ok(());
    };
    if p.belongs_to(s.chat) {
        already(s, p.kode);
        return Ok(());
    }
    if !s.kantor().binds_chats() {
        at_counter(s);
        return Ok(());
    }
    if p.data.numbers.is_none() {
        too_early(s);
        return Ok(());
    }
    let binding = Binding::new(token, s.kantor());
    ask(s, binding, None);
    Ok(())
}

/// The claim and its permohonan; otherwise the person is told that the link is good for nothing.
async fn good(s: &mut Session<'_>, token: &str) -> Result<Option<(Claim, Permohonan)>, Fault> {
    let claim = s.uow.claim().open(token, s.chat, s.now).await?;
    let found = match claim {
        Some(claim) => s.uow.permohonan().find(claim.kode).await?.map(|loaded| (claim, loaded.permohonan)),
        None => None,
    };
    if found.is_none() {
        invalid(s);
    }
    Ok(found)
}

fn invalid(s: &mut Session<'_>) {
    s.unfocus();
    let kontak = s.kantor().kontak.clone();
    let reply = warga::menu::offer_draft(s, Reply::new(Loket::ClaimInvalid { kontak }));
    s.say(reply);
}

/// The link of a receipt from before the office asked for less. It stays good.
fn at_counter(s: &mut Session<'_>) {
    s.unfocus();
    let kontak = s.kantor().kontak.clone();
    let reply = warga::menu::offer_draft(s, Reply::new(Loket::ClaimAtCounter { kontak }));
    s.say(reply);
}

/// The number that is asked for is not known yet. Nothing was guessed, and the link stays good.
fn too_early(s: &mut Session<'_>) {
    s.unfocus();
    let reply = warga::menu::offer_draft(s, Reply::new(Loket::ClaimTooEarly));
    s.say(reply);
}

fn already(s: &mut Session<'_>, kode: Kode) {
    s.unfocus();
    let status = Button::new(Label::MenuStatus, (kode, Act::Status));
    let reply = warga::menu::offer_draft(s, Reply::new(Loket::ClaimAlready { kode }).rows([status]));
    s.say(reply);
}

fn ask(s: &mut Session<'_>, binding: Binding, first: Option<Pesan>) {
    let question = binding.ask(s.kantor());
    s.dialog.focus = Focus::Claim(binding);
    s.say(match first {
        Some(first) => question.after(first),
        None => question,
    });
}

/// A pressed or typed answer.
///
/// # Errors
/// Faults of the register.
pub async fn choose(s: &mut Session<'_>, bind: &Bind) -> Result<(), Fault> {
    let Focus::Claim(mut binding) = s.dialog.focus.clone() else {
        s.old_button();
        return Ok(());
    };
    match (bind, &binding.consent, binding.kode) {
        (Bind::NoticeMore, None, _) => {
            let whole = crate::dialog::notice::whole(s.kantor());
            s.say(Reply::new(whole).rows(answers()));
        }
        (Bind::Disagree, None, _) => {
            s.unfocus();
            let reply = warga::menu::offer_draft(s, Reply::new(Loket::ClaimRefused));
            s.say(reply);
        }
        (Bind::Stop, _, _) => {
            s.unfocus();
            let reply = warga::menu::offer_draft(s, Reply::new(Loket::ClaimStopped));
            s.say(reply);
        }
        (Bind::Agree, None, _) if !s.kantor().binds_chats() => at_counter(s),
        (Bind::Agree, None, _) => {
            let agreed = binding.agree(&s.app.kantor, s.now);
            let changed = (!agreed).then(|| crate::pesan::ajukan::Ajukan::NoticeChanged.into());
            ask(s, binding, changed);
        }
        (Bind::Pemohon, Some(_), Some(_)) => return bind_as(s, binding, None).await,
        // The same as when a perangkat desa applies: the pemohon has to know of it.
        (Bind::Related(Hubungan::PerangkatDesa), Some(_), Some(_)) => {
            ask(s, Binding { perangkat_desa: true, ..binding }, None);
        }
        (Bind::Related(hubungan), Some(_), Some(_)) => return bind_as(s, binding, Some(*hubungan)).await,
        (Bind::PemohonAgreed(true), Some(_), Some(_)) if binding.perangkat_desa => {
            return bind_as(s, binding, Some(Hubungan::PerangkatDesa)).await;
        }
        (Bind::PemohonAgreed(false), Some(_), Some(_)) if binding.perangkat_desa => {
            ask(s, binding, Some(Loket::ClaimAgreesFirst.into()));
        }
        (Bind::Back, Some(_), Some(_)) => ask(s, Binding { perangkat_desa: false, ..binding }, None),
        (
            Bind::Agree
            | Bind::Disagree
            | Bind::NoticeMore
            | Bind::Pemohon
            | Bind::Related(_)
            | Bind::PemohonAgreed(_)
            | Bind::Back,
            _,
            _,
        ) => ask(s, binding, Some(Umum::QuestionPassed.into())),
    }
    Ok(())
}

/// Typed text: the fact, where it is asked for. Digits of the KK do not stay in the chat, be they right or wrong: they are as good as
/// the number, and too few of them to be taken for one.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, binding: Binding, text: &str) -> Result<(), Fault> {
    if text.chars().any(char::is_numeric) {
        s.personal = s.typed;
    }
    if binding.consent.is_none() || binding.kode.is_some() {
        ask(s, binding, Some(Umum::PickOne.into()));
        return Ok(());
    }
    if !s.kantor().binds_chats() {
        at_counter(s);
        return Ok(());
    }
    let Some((claim, p)) = good(s, &binding.token).await? else { return Ok(()) };
    if let Some(until) = claim.tries.and_then(|tries| tries.pause(s.now)) {
        s.tell(Loket::ClaimPaused { sampai: until }); // whether it is right is not said
        return Ok(());
    }
    let Some(kk) = p.data.kk() else {
        too_early(s);
        return Ok(());
    };
    match answered(kk, text) {
        Answered::NoAnswer => ask(s, binding, Some(Loket::ClaimNoAnswer { angka: digits() }.into())),
        Answered::Wrong => return wrong(s, binding, &claim).await,
        Answered::Right if p.belongs_to(s.chat) => already(s, p.kode),
        Answered::Right if p.pihak.len() >= MAX_PIHAK => full(s),
        Answered::Right => ask(s, Binding { kode: Some(p.kode), ..binding }, None),
    }
    Ok(())
}

fn full(s: &mut Session<'_>) {
    s.unfocus();
    let kontak = s.kantor().kontak.clone();
    s.tell(Loket::ClaimFull { kontak });
}

/// Counted; the last one that may be made ends the claim, and staf are told.
async fn wrong(s: &mut Session<'_>, binding: Binding, claim: &Claim) -> Result<(), Fault> {
    s.guessed(Door::Jawaban);
    let tries = Tries::and_wrong(claim.tries, s.now);
    if s.uow.claim().count_wrong(claim, s.chat, tries).await? {
        guessed(s, claim.kode).await?;
        invalid(s);
        return Ok(());
    }
    match tries.pause(s.now) {
        Some(until) => s.tell(Loket::ClaimPause { sampai: until }),
        None => ask(s, binding, Some(Loket::ClaimWrong { sisa: tries.left() }.into())),
    }
    Ok(())
}

async fn guessed(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let reply = Reply::new(Loket::ToldGuessed { kode }).rows([Button::new(Label::Card, (kode, Act::Card))]);
    let staff = s.uow.petugas().active().await?;
    let told = staff.iter().filter(|p| p.peran == Peran::Staf);
    s.queued.extend(told.map(|p| Queued::say(p.chat, reply.clone())));
    Ok(())
}

/// Everything is answered: the claim is used up, and the chat belongs to the permohonan.
async fn bind_as(s: &mut Session<'_>, binding: Binding, hubungan: Option<Hubungan>) -> Result<(), Fault> {
    let Some(consent) = binding.consent.clone() else { return Ok(()) };
    let Some((claim, _)) = good(s, &binding.token).await? else { return Ok(()) };
    let sebagai = if hubungan.is_some() { Sebagai::Pelapor } else { Sebagai::Pemohon };
    let pihak = Pihak { chat: s.chat, sebagai, hubungan };
    let pemohon_agreed_at = (hubungan == Some(Hubungan::PerangkatDesa)).then_some(s.now); // it was just said
    let bound = Bound { pihak, consent_version: consent.version, consent_at: consent.at, pemohon_agreed_at };
    let by = s.warga();
    match step(s, claim.kode, &Command::Tautkan { bound }, by).await? {
        Stepped::Advanced { after, .. } => {
            s.uow.claim().redeem(&claim, s.chat, s.now).await?;
            claimed(s, &after);
        }
        Stepped::AlreadyDone { .. } => already(s, claim.kode),
        Stepped::Refused { refusal: Refusal::TooManyChats, .. } => full(s),
        Stepped::Refused { .. } | Stepped::NotFound => invalid(s), // cancelled in this moment
    }
    Ok(())
}

fn claimed(s: &mut Session<'_>, p: &Permohonan) {
    s.unfocus();
    let (kode, nama) = (p.kode, p.data.nama.as_str().to_owned());
    let status = Button::new(Label::MenuStatus, (kode, Act::Status));
    let files = s.kantor().by_chat.files;
    let text = if files { Loket::Claimed { kode, nama } } else { Loket::ClaimedPaper { kode, nama } };
    let reply = warga::menu::offer_draft(s, Reply::new(text).rows([status]));
    s.say(reply);
}

/// The open question again.
#[must_use]
pub fn question(s: &Session<'_>, binding: &Binding) -> Reply {
    binding.ask(s.kantor())
}
