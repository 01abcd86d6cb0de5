//! Which sheet a photo is that comes while a remark stands unanswered. It may be a better one in the place of what was
//! remarked, or the answer to the open question: where it can only be one of the two it is put there, and said so; else it is
//! kept and asked about. Photos that came at once belong together; one that comes later waits for its turn.

use serde::{Deserialize, Serialize};

use super::ajukan::Filling;
use super::album::Sent;
use super::draft::Draft;
use super::flagged::Sheet;
use super::question::Question;
use super::{Turn, ask};
use crate::domain::berkas::{FileRef, SyaratKode};
use crate::domain::foto::{PeriksaId, Says};
use crate::domain::kantor::Kantor;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::foto::Foto;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Tap};
use crate::pesan::umum::Umum;
use crate::pesan::{Button, Pesan, Reply};

/// A file as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// The file.
    pub file: FileRef,
    /// What it says that it is.
    pub says: Says,
    /// How it came.
    pub sent: Sent,
    /// The message, where it goes from the chat only once the file is kept; not known of what came to an earlier program.
    #[serde(default)]
    pub message_id: Option<i64>,
}

/// Where a photo belongs.
enum Home {
    /// It answers the syarat that is asked for.
    Asked(SyaratKode),
    /// It takes the place of the one sheet that was remarked.
    InPlaceOf(Sheet),
    /// The person has to say it.
    Unsure,
    /// Nobody asks for any.
    Nowhere,
}

/// How many of the photos that wait came at once, from the first on.
#[must_use]
pub fn together(waiting: &[Arrived]) -> usize {
    let pairs = waiting.iter().zip(waiting.iter().skip(1));
    let follows = pairs.take_while(|(one, next)| next.sent.is_at_once_after(&one.sent)).count();
    (follows + 1).min(waiting.len())
}

/// How many of photos that do not find their place still stand in the chat.
#[must_use]
pub fn in_chat(photos: &[Arrived]) -> u32 {
    let count = photos.iter().filter(|arrived| arrived.message_id.is_some()).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The question which one the photos are that wait first: one in the place of a sheet, by its syarat and number, or the answer
/// to the open question.
pub fn question(
    waiting: &[Arrived],
    replaces: impl IntoIterator<Item = (PeriksaId, String, u32)>,
    open: Option<(String, Tap)>,
) -> Reply {
    let count = together(waiting);
    let jumlah = u32::try_from(count).unwrap_or(u32::MAX);
    let text = if count == waiting.len() { Foto::AskWhich { jumlah } } else { Foto::AskWhichFirst { jumlah } };
    let replaces = replaces
        .into_iter()
        .map(|(id, syarat, lembar)| Button::new(Label::FotoReplaces { syarat, lembar }, Tap::FotoReplaces(id)));
    let open = open.map(|(syarat, tap)| Button::new(Label::FotoFor { syarat }, tap));
    Reply::new(text).rows(replaces).rows(open).rows([Button::new(Label::FotoUnused, Choice::FileUnused)])
}

impl Draft {
    /// The syarat that is asked for, where it was not answered before.
    fn asked_syarat(&self, kantor: &Kantor) -> Option<SyaratKode> {
        let Question::Syarat(kode) = self.beside_photos(kantor) else { return None };
        self.changing(kantor).is_none().then_some(kode)
    }
}

/// The question which one it is.
pub(in crate::dialog) fn ask_which(draft: &Draft, kantor: &Kantor) -> Reply {
    let nama = |kode: &SyaratKode| ask::syarat_nama(draft, kantor, kode);
    let replaces = draft
        .replaceable(kantor)
        .into_iter()
        .map(|sheet| (sheet.id, nama(&sheet.syarat), draft.sheet_number(&sheet.syarat, &sheet.unique_id)));
    let asked = draft.asked_syarat(kantor).map(|kode| (nama(&kode), Choice::FileFor(kode).into()));
    question(&draft.waiting, replaces, asked)
}

impl Filling<'_> {
    /// A photo that came by itself. Gives the syarat, too, to which it went.
    pub(in crate::dialog) fn came(&mut self, arrived: Arrived) -> (Turn, Option<SyaratKode>) {
        self.draft.waiting.push(arrived);
        self.settle(Vec::new(), None)
    }

    /// The photos that are asked about are sheets of this syarat.
    pub(in crate::dialog) fn are_of(&mut self, kode: &SyaratKode) -> Turn {
        if !self.draft.syarat(self.kantor).iter().any(|s| s.kode == *kode) {
            return self.again(Umum::OldButton);
        }
        let said = self.put(kode, None);
        self.settle(said, Some(kode.clone())).0
    }

    /// The photos that are asked about take the place of this sheet. `None`: it is not there any more.
    pub fn are_instead_of(&mut self, kode: &SyaratKode, unique_id: &str) -> Option<Turn> {
        if self.draft.waiting.is_empty() {
            return Some(self.again(Umum::QuestionPassed));
        }
        if !self.draft.holds(kode, unique_id, self.kantor) {
            return None;
        }
        let said = self.put(kode, Some(unique_id));
        Some(self.settle(said, None).0)
    }

    /// The photos that are asked about are not used.
    pub(in crate::dialog) fn unused(&mut self) -> Turn {
        self.take_photos();
        self.settle(vec![Foto::Unused.into()], None).0
    }

    /// *Tetap pakai ini*: nothing comes in the place of this sheet. `said` is said of it.
    pub fn keeps(&mut self, kode: &SyaratKode, unique_id: &str, said: Pesan) -> Turn {
        if self.draft.editing == Some(Question::Again(kode.clone(), unique_id.to_owned())) {
            self.draft.keep();
        }
        self.draft.unflag(kode, unique_id);
        self.settle(vec![said], None).0
    }

    /// Puts what waits where it can only belong, and asks what is open then. `last`: where the last one went.
    fn settle(&mut self, mut said: Vec<Pesan>, mut last: Option<SyaratKode>) -> (Turn, Option<SyaratKode>) {
        while !self.draft.waiting.is_empty() {
            let (kode, old) = match self.home() {
                Home::Unsure => break,
                Home::Asked(kode) => (kode, None),
                Home::InPlaceOf(sheet) => (sheet.syarat, Some(sheet.unique_id)),
                Home::Nowhere => {
                    self.take_photos();
                    said.push(Ajukan::FileNotAsked.into());
                    continue;
                }
            };
            said.extend(self.put(&kode, old.as_deref()));
            last = Some(kode);
        }
        let question = ask::ask_again(self.draft, self.asks);
        let reply = said.into_iter().rev().fold(question, Reply::after);
        (Turn::say(reply.rows(last.as_ref().and_then(|kode| self.more_of(kode)))), last)
    }

    fn home(&self) -> Home {
        let mut flagged = self.draft.replaceable(self.kantor);
        match (self.draft.asked_syarat(self.kantor), flagged.pop(), flagged.is_empty()) {
            (Some(kode), None, _) => Home::Asked(kode),
            (None, None, _) => Home::Nowhere,
            (None, Some(sheet), true) => Home::InPlaceOf(sheet),
            (Some(_), Some(_), _) | (None, Some(_), false) => Home::Unsure,
        }
    }

    fn take_photos(&mut self) -> Vec<Arrived> {
        let count = together(&self.draft.waiting);
        self.draft.waiting.drain(..count).collect()
    }

    /// Puts the photos that are asked about there, and gives what is to be said of it.
    fn put(&mut self, kode: &SyaratKode, old: Option<&str>) -> Vec<Pesan> {
        let group = self.take_photos();
        self.put_sheets(kode, old, group)
    }
}
