//! `/daftarkan`: staf register a person at the counter who has no Telegram, and answer for them what the Kasi found missing.
//! The dialogue is that of applying, with what `dialog::counter` changes.

use super::require;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::step::{Stepped, step};
use crate::app::warga::files::Became;
use crate::app::warga::lengkapi::{is_named, sheets};
use crate::app::warga::submit::made;
use crate::app::{notice, refusal, warga};
use crate::dialog::draft::Draft;
use crate::dialog::{Focus, Sent};
use crate::domain::berkas::{Answer, Checklist, FileRef, Syarat, SyaratKode};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Refusal};
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{Peran, Stamp};
use crate::pesan::ajukan::Ajukan;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::{Act, Menu, Tap};
use crate::pesan::warga::Warga;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::periksa::Sheet;
use crate::store::permohonan::{Inserted, NewPermohonan};

/// A new draft for the person at the counter; one that stands open is gone on with. The own draft is put aside meanwhile.
///
/// # Errors
/// None; the signature is that of every use case.
pub fn begin(s: &mut Session<'_>) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    warga::ajukan::put_aside(s, true);
    warga::ajukan::begin_with(s, Draft::at_counter(s.now), None)
}

/// *Daftarkan*: the draft becomes a permohonan without a chat. It is done by staf only, whoever began it.
///
/// # Errors
/// Faults of the register.
pub async fn submit(s: &mut Session<'_>, draft: &Draft) -> Result<(), Fault> {
    if !s.is(Peran::Staf) {
        s.tell(Loket::OnlyStaf);
        return Ok(());
    }
    let Some(new) = made(s, draft)? else { return warga::ajukan::resume(s) };
    let stamp = Stamp { by: s.actor(), at: s.now };
    match s.uow.permohonan().insert(&new, stamp).await? {
        Inserted::Created(id) => {
            warga::drop::drop_current(s);
            s.dialog.sent = Some(Sent { message_id: s.pressed, kode: new.kode, walk_in: true });
            registered(s, &new);
            notice::submitted(s, id, &new).await
        }
        Inserted::Duplicate { own } => {
            let reply = match own {
                Some(kode) => duplicate(kode, new.jenis),
                None => warga::menu::with_draft(crate::pesan::umum::Umum::Trouble), // closed in this moment: sent again
            };
            s.say(reply);
            Ok(())
        }
    }
}

/// An old button of a draft that is gone, pressed by staf: the card, where it is known.
pub fn registered_already(s: &mut Session<'_>, known: Option<Kode>) {
    s.say(match known {
        Some(kode) => Reply::new(Loket::RegisteredAlready { kode }).rows([Button::new(Label::Card, (kode, Act::Card))]),
        None => Reply::new(Loket::DraftGone)
            .rows([Button::new(Label::MenuAntrean, Menu::Antrean), Button::new(Label::MenuDaftarkan, Menu::Daftarkan)]),
    });
}

/// The person has an open one. The draft stays.
#[must_use]
pub fn duplicate(kode: Kode, jenis: crate::domain::pemohon::Jenis) -> Reply {
    Reply::new(Loket::Duplicate { kode, jenis }).rows([
        Button::new(Label::Card, (kode, Act::Card)),
        Button::new(Label::Continue, Menu::Lanjutkan),
        Button::new(Label::Drop, Menu::Batal),
    ])
}

/// What comes next: the receipt of the berkas where all is there, and the paper for the person.
fn registered(s: &mut Session<'_>, new: &NewPermohonan) {
    let (kode, nama) = (new.kode, new.data.nama.as_str().to_owned());
    let kurang = missing(new);
    let act = |label, act| Button::new(label, (kode, act));
    let reply = if kurang.is_empty() {
        Reply::new(Loket::RegisteredWhole { kode, nama }).rows([act(Label::Terima, Act::Terima)])
    } else {
        Reply::new(Loket::Registered { kode, nama, kurang })
    };
    let reply = reply.rows([act(Label::Receipt, Act::Receipt), Button::new(Label::MenuDaftarkan, Menu::Daftarkan)]);
    s.say(reply);
    // Steps are pressed, not typed, as on cards.
    s.dialog.offered.retain(|button| matches!(button.tap, Tap::Menu(_)));
    if s.dialog.draft.is_some() {
        s.say(warga::menu::with_draft(Loket::OwnDraftWaits));
    }
}

fn missing(new: &NewPermohonan) -> Vec<Pesan> {
    let (syarat, pieces) = (new.syarat.clone(), new.pieces.clone());
    let checklist = Checklist { syarat, pieces, withdrawn: Vec::new(), kekurangan: Vec::new(), remarks: Vec::new() };
    let of = |kode: &SyaratKode| checklist.syarat(kode).map(|s: &Syarat| Warga::SyaratLine { syarat: s.nama.clone() });
    checklist.not_held().iter().filter_map(of).map(Pesan::from).collect()
}

/// Where a permohonan of the same person and kind is open, staf are told as soon as both are known.
///
/// # Errors
/// Faults of the register.
pub async fn running(s: &mut Session<'_>) -> Result<Option<Reply>, Fault> {
    let Some((nik, jenis)) = warga::running::who(s) else { return Ok(None) };
    let found = s.uow.permohonan().open_of(&nik, jenis).await?;
    Ok(found.map(|kode| duplicate(kode, jenis)))
}

/// *Kirim foto*: the next photo answers this kekurangan, in place of the pemohon.
///
/// # Errors
/// Faults of the register.
pub async fn ask_file(s: &mut Session<'_>, kode: Kode, syarat: SyaratKode) -> Result<(), Fault> {
    if !require(s, &[Peran::Staf]) {
        return Ok(());
    }
    let Some(loaded) = super::show::visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    if !is_named(p, &syarat) {
        s.old_button();
        return super::show::card_in_place(s, kode).await;
    }
    if !s.kantor().by_chat.files {
        s.tell(Foto::NotTakenCounter);
        return super::show::card_in_place(s, kode).await;
    }
    let nama = nama(p, &syarat);
    s.dialog.focus = Focus::StaffFile { kode, syarat, replaces: None };
    s.tell(Loket::AskFile { kode, syarat: nama });
    Ok(())
}

/// The photo. Another one is another sheet of the same.
///
/// # Errors
/// Faults of the register.
pub async fn file(
    s: &mut Session<'_>,
    kode: Kode,
    syarat: SyaratKode,
    (file, replaces): (FileRef, Option<String>),
) -> Result<Became, Fault> {
    if !require(s, &[Peran::Staf]) {
        s.unfocus();
        return Ok(Became::Not);
    }
    let by = s.actor();
    let command = Command::Lengkapi { syarat: syarat.clone(), answer: Answer::File(file), replaces };
    match step(s, kode, &command, by).await? {
        Stepped::Advanced { loaded, after } => {
            let lembar = sheets(&after, &syarat);
            let replaced = lembar == sheets(&loaded.permohonan, &syarat);
            let syarat = nama(&after, &syarat);
            s.tell(if replaced {
                Loket::FileReplaced { kode, syarat }
            } else {
                Loket::FileSaved { kode, syarat, lembar }
            });
            return Ok(Became::Kept(loaded.id));
        }
        Stepped::AlreadyDone { id, .. } => {
            s.tell(Loket::FileSame { kode });
            return Ok(Became::KeptBefore(id));
        }
        Stepped::Refused { permohonan, refusal } => {
            s.unfocus();
            let text = if refusal == Refusal::NotAsked {
                refusal::for_petugas(&permohonan, &refusal)
            } else {
                super::refused(s, &permohonan, &refusal).await?
            };
            s.tell(text);
        }
        Stepped::NotFound => super::show::not_there(s, kode),
    }
    Ok(Became::Not)
}

/// *Kirim ulang*: the next photo comes in the place of one for this kekurangan. `false`: it is not asked for any more.
pub fn once_more(s: &mut Session<'_>, p: &Permohonan, sheet: &Sheet, asked: Reply) -> bool {
    let asks = is_named(p, &sheet.syarat);
    if asks {
        let (syarat, replaces) = (sheet.syarat.clone(), Some(sheet.unique_id.clone()));
        s.dialog.focus = Focus::StaffFile { kode: p.kode, syarat, replaces };
        s.say(asked);
    }
    asks
}

/// Something else was typed than a photo.
pub fn ask_again(s: &mut Session<'_>, kode: Kode) {
    let back = Button::new(Label::Card, (kode, Act::Card));
    let files = s.kantor().by_chat.files;
    let text: Pesan = if files { Ajukan::FileExpected.into() } else { Foto::NotTakenCounter.into() };
    s.say(Reply::new(text).rows([back]));
}

fn nama(p: &Permohonan, syarat: &SyaratKode) -> String {
    p.checklist.syarat(syarat).map_or_else(|| syarat.to_string(), |s| s.nama.clone())
}
