//! `/ubahdata`: data of a permohonan is put right (UU 27/2022, articles 6 and 30). What nobody has compared with a berkas yet is
//! changed at once; of the rest staf are asked, and answer within 3 × 24 hours.
//!
//! * here – the way through the questions; `koreksi` – what of the KTP is to be corrected; `yes` – the last word
//! * `tarik` – taking a request back, and what of it ends with its permohonan

mod koreksi;
pub mod tarik;
mod yes;

pub use self::yes::other_open;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::warga;
use crate::app::warga::pemberitahuan::shown_before;
use crate::dialog::perbaikan::{Asking, ask, read, read_should};
use crate::dialog::{Choosing, Dialog, Focus, Then};
use crate::domain::guess::Door;
use crate::domain::kode::Kode;
use crate::domain::perbaikan::{Bagian, Nilai, Perbaikan};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::ChatId;
use crate::domain::sight::Sight;
use crate::domain::wib::today_wib;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, Menu, UbahAct};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// So many digits a NIK and the number of a KK have.
const DIGITS: usize = 16;

/// `/ubahdata`: the only one, or a choice; a draft is changed by its summary.
///
/// # Errors
/// Faults of the register.
pub async fn all(s: &mut Session<'_>) -> Result<(), Fault> {
    let own = s.uow.permohonan().kept_of_chat(s.chat).await?;
    let kept = |p: &&Permohonan| p.tahap.kind() != TahapKind::Dibatalkan;
    let kept: Vec<&Permohonan> = own.iter().map(|l| &l.permohonan).filter(kept).collect();
    if !kept.is_empty() && shown_before(s, Then::Ubah(None)).await? {
        return Ok(());
    }
    match kept[..] {
        [] => none(s),
        [one] => go_on(s, one, Asking::Which { kode: one.kode }),
        _ => {
            let daftar = kept.iter().map(|p| warga::status::own_line(p)).collect();
            let button = |p: &&Permohonan| warga::status::own_button(p, Act::Ubah(UbahAct::Begin));
            let reply = Reply::new(PerbaikanText::Choose { daftar }).rows(kept.iter().map(button));
            s.dialog.focus = Focus::Choose(Choosing::Ubah);
            s.say(reply);
        }
    }
    Ok(())
}

fn none(s: &mut Session<'_>) {
    let reply = if s.dialog.draft.is_some() {
        warga::menu::offer_draft(s, Reply::new(PerbaikanText::OnlyDraft))
    } else {
        Reply::new(PerbaikanText::None).rows([Button::new(Label::MenuAjukan, Menu::Ajukan)])
    };
    s.say(reply);
}

/// A button on the way.
///
/// # Errors
/// Faults of the register.
pub async fn act(s: &mut Session<'_>, kode: Kode, act: UbahAct) -> Result<(), Fault> {
    let Some(p) = own(s, kode).await? else {
        s.not_yours(kode);
        return Ok(());
    };
    match act {
        UbahAct::Begin if shown_before(s, Then::Ubah(Some(kode))).await? => {}
        UbahAct::Begin => go_on(s, &p, Asking::Which { kode }),
        UbahAct::Bagian(bagian) => value(s, &p, bagian),
        UbahAct::Desa(desa) if s.kantor().wilayah.find(&desa).is_some() => confirm(s, &p, Nilai::Desa(desa)),
        UbahAct::Sex(sex) if Bagian::JenisKelamin.is_for(&p, s.chat) => confirm(s, &p, Nilai::JenisKelamin(sex)),
        UbahAct::Desa(_) | UbahAct::Sex(_) => s.old_button(),
        UbahAct::Element(element) => koreksi::now(s, &p, element),
        UbahAct::Same => return koreksi::same(s, &p).await,
        UbahAct::Remove => return koreksi::remove(s, &p).await,
        UbahAct::TakeBack(nomor) => return tarik::take_back(s, &p, nomor).await,
        UbahAct::Yes => return yes::yes(s, p).await,
        UbahAct::No => {
            s.unfocus();
            let reply = warga::menu::offer_draft(s, Reply::new(PerbaikanText::Kept));
            s.say(reply);
        }
    }
    Ok(())
}

/// One of them.
///
/// # Errors
/// Faults of the register.
pub async fn begin(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    act(s, kode, UbahAct::Begin).await
}

/// One of this chat, sent or closed long ago, too.
async fn own(s: &mut Session<'_>, kode: Kode) -> Result<Option<Permohonan>, Fault> {
    Ok(s.uow.permohonan().find_in(kode, Sight::OfChat(s.chat)).await?.map(|l| l.permohonan))
}

fn go_on(s: &mut Session<'_>, p: &Permohonan, asking: Asking) {
    if p.tahap.kind() == TahapKind::Dibatalkan {
        s.unfocus();
        return s.tell(PerbaikanText::Closed { kode: p.kode });
    }
    let reply = ask(&asking, (p, s.chat), s.kantor());
    s.dialog.focus = Focus::Ubah(asking);
    s.say(reply);
}

/// What it should be; where that was asked for already, until when it is answered. What staf have not read yet is said so
/// above the choice of the data.
fn value(s: &mut Session<'_>, p: &Permohonan, bagian: Bagian) {
    let kode = p.kode;
    if bagian.is_number() && !bagian.is_of(p) {
        return s.old_button(); // staf enter both at the counter
    }
    if !bagian.is_of(p) || !bagian.is_asked_by(s.kantor().by_chat) {
        return go_on(s, p, Asking::Which { kode }); // which says where these are put right
    }
    if !bagian.is_for(p, s.chat) {
        let asking = Asking::Which { kode };
        let only = PerbaikanText::EntriOfPemohon { kontak: s.kantor().kontak.clone() };
        let reply = ask(&asking, (p, s.chat), s.kantor()).after(only);
        s.dialog.focus = Focus::Ubah(asking);
        return s.say(reply);
    }
    match waiting(p, bagian) {
        Some(open) => say_waiting(s, p, open),
        None if bagian == Bagian::Koreksi => go_on(s, p, Asking::Element { kode }),
        None => go_on(s, p, Asking::Value { kode, bagian }),
    }
}

fn waiting(p: &Permohonan, bagian: Bagian) -> Option<&Perbaikan> {
    p.open_perbaikan().find(|open| open.nilai.bagian() == bagian)
}

/// Until when it is answered; who has asked can take it back.
fn say_waiting(s: &mut Session<'_>, p: &Permohonan, open: &Perbaikan) {
    s.unfocus();
    let (bagian, sejak, batas) = (open.nilai.bagian(), open.at, open.due());
    let reply = Reply::new(PerbaikanText::Waiting { kode: p.kode, bagian, sejak, batas });
    let back = (open.chat == s.chat).then(|| tarik::button(p.kode, open));
    s.say(reply.rows(back));
}

fn confirm(s: &mut Session<'_>, p: &Permohonan, nilai: Nilai) {
    let (kode, bagian) = (p.kode, nilai.bagian());
    if let Some(open) = waiting(p, bagian) {
        return say_waiting(s, p, open);
    }
    if nilai.standing(p).as_ref() == Some(&nilai) {
        let asking = if bagian == Bagian::Koreksi { Asking::Element { kode } } else { Asking::Value { kode, bagian } };
        let reply = ask(&asking, (p, s.chat), s.kantor()).after(PerbaikanText::Same { bagian });
        s.dialog.focus = Focus::Ubah(asking);
        return s.say(reply);
    }
    go_on(s, p, Asking::Confirm { kode, nilai });
}

/// The open question again; `None` where it has lost what it is about.
///
/// # Errors
/// Faults of the register.
pub async fn question(s: &mut Session<'_>, asking: &Asking) -> Result<Option<Reply>, Fault> {
    let asking = asking.clone().in_office(s.kantor());
    Ok(own(s, asking.kode()).await?.map(|p| ask(&asking, (&p, s.chat), s.kantor())))
}

/// Typed text for the open question. A value that is typed at the confirmation is another try.
///
/// # Errors
/// Faults of the register.
pub async fn text(s: &mut Session<'_>, asking: Asking, text: &str) -> Result<(), Fault> {
    let Some(p) = own(s, asking.kode()).await? else {
        s.unfocus();
        s.tell(Umum::NotFound { kode: asking.kode().to_string() });
        return Ok(());
    };
    let asking = asking.in_office(s.kantor());
    if tries_number(&asking, (&p, s.chat), text) {
        if s.has_to_wait() {
            s.unfocus();
            let kontak = s.kantor().kontak.clone();
            s.tell(PerbaikanText::NumbersWait { kontak });
            return Ok(());
        }
        s.guessed(Door::Jawaban);
    }
    let today = today_wib(s.now);
    let read_as = |bagian: Bagian, s: &Session<'_>| {
        let dated = if bagian == Bagian::TanggalLahir { s.app.locale.dated(text, today) } else { text.to_owned() };
        read(&dated, bagian, &p.data, (s.kantor(), today))
    };
    let nilai = match &asking {
        Asking::Which { .. } if names_unoffered(s, text) => {
            go_on(s, &p, asking);
            return Ok(());
        }
        Asking::Which { .. } | Asking::Element { .. } => return warga::aside::remark(s, Umum::PickOne).await,
        Asking::Value { bagian, .. } => read_as(*bagian, s),
        Asking::Now { element, .. } => {
            koreksi::read_now(s, &p, *element, text);
            return Ok(());
        }
        Asking::Should { asked, .. } => read_should(text, asked),
        Asking::Confirm { nilai, .. } => match again(nilai, text).unwrap_or_else(|| read_as(nilai.bagian(), s)) {
            Err(_) => return warga::aside::remark(s, Umum::PickOne).await,
            nilai @ Ok(_) => nilai,
        },
    };
    match nilai {
        Ok(nilai) => confirm(s, &p, nilai),
        Err(wrong) => {
            let reply = ask(&asking, (&p, s.chat), s.kantor()).after(*wrong);
            s.say(reply);
        }
    }
    Ok(())
}

/// Whether somebody else than the pemohon types a whole number in the place of one: what is answered tells something of the one
/// that stands there.
fn tries_number(asking: &Asking, (p, chat): (&Permohonan, ChatId), text: &str) -> bool {
    let bagian = match asking {
        Asking::Value { bagian, .. } => *bagian,
        Asking::Confirm { nilai, .. } => nilai.bagian(),
        Asking::Which { .. } | Asking::Element { .. } | Asking::Now { .. } | Asking::Should { .. } => return false,
    };
    bagian.is_number() && !p.is_pemohon(chat) && text.chars().filter(|c| c.is_numeric()).count() >= DIGITS
}

/// Another try at what was typed last of a correction; `None` where it is no correction.
fn again(nilai: &Nilai, text: &str) -> Option<Result<Nilai, Box<Pesan>>> {
    if let Nilai::Koreksi(asked) = nilai { Some(read_should(text, asked)) } else { None }
}

/// Whether a text names data of which no button is shown: staf read it from the berkas later, or put it right at the counter.
fn names_unoffered(s: &Session<'_>, text: &str) -> bool {
    let one = |&bagian: &Bagian| Button::new(Label::UbahBagian { bagian }, Menu::UbahData);
    let by_chat = s.kantor().by_chat;
    let unoffered = Bagian::ALL.iter().filter(|bagian| bagian.is_entered() || !bagian.is_asked_by(by_chat));
    let offered = unoffered.map(one).collect();
    let words = |button: &Button| s.app.locale.spellings(&button.label);
    Dialog { offered, ..Dialog::default() }.typed(text, words).is_some()
}
