//! Data to correct: chosen, and for each what is written now and what it should be.

use super::Turn;
use super::ajukan::Filling;
use super::draft::Correction;
use super::question::Question;
use crate::domain::pemohon::Element;
use crate::pesan::Button;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::Menu;

/// Longest text of a correction, in characters.
const MAX_TEXT: usize = 200;

impl Filling<'_> {
    pub(in crate::dialog) fn toggle(&mut self, element: Element) -> Turn {
        let corrections = &mut self.draft.corrections;
        match corrections.iter().position(|c| c.element == element) {
            Some(at) => {
                corrections.remove(at);
            }
            None => corrections.push(Correction::new(element)),
        }
        self.next(None)
    }

    pub(in crate::dialog) fn elements_done(&mut self) -> Turn {
        if self.draft.corrections.is_empty() {
            return self.again(Ajukan::ElementsNone);
        }
        self.draft.elements_done = true;
        self.done()
    }

    pub(in crate::dialog) fn other(&mut self, text: &str) -> Turn {
        self.said(text, Element::Lainnya, Some(Question::Now(Element::Lainnya)), |c, what| c.what = Some(what))
    }

    pub(in crate::dialog) fn written_now(&mut self, text: &str, element: Element) -> Turn {
        self.said(text, element, Some(Question::Should(element)), |c, now| c.now = Some(now))
    }

    pub(in crate::dialog) fn should_be(&mut self, text: &str, element: Element) -> Turn {
        let typed = tidy(text).to_lowercase();
        let same = |c: &Correction| c.element == element && c.now.as_ref().is_some_and(|n| n.to_lowercase() == typed);
        if self.draft.corrections.iter().any(same) {
            return self.again(Ajukan::TextSame);
        }
        self.said(text, element, None, |c, should| c.should = Some(should))
    }

    /// Keeps a text; while a correction is being changed, `then` is asked next.
    fn said(&mut self, text: &str, element: Element, then: Option<Question>, set: fn(&mut Correction, String)) -> Turn {
        let text = match written(text) {
            Ok(text) => text,
            Err(wrong) => return self.again(wrong),
        };
        if let Some(correction) = self.draft.corrections.iter_mut().find(|c| c.element == element) {
            set(correction, text);
        }
        if self.draft.editing.is_some() {
            self.draft.editing = then;
        }
        self.next(None)
    }

    pub(in crate::dialog) fn kk_right(&mut self, right: bool) -> Turn {
        self.draft.kk_right = right;
        self.draft.editing = None;
        if right {
            return self.next(None);
        }
        let mut turn = self.again(Ajukan::KkFirst);
        turn.reply =
            turn.reply.row(vec![Button::new(Label::Later, Menu::Nanti), Button::new(Label::Drop, Menu::Batal)]);
        turn
    }
}

/// A text as it is written on a KTP or KK, or what is wrong with it.
pub(in crate::dialog) fn written(text: &str) -> Result<String, Ajukan> {
    let text = tidy(text);
    match text.chars().count() {
        0 => Err(Ajukan::TextEmpty),
        length if length > MAX_TEXT => Err(Ajukan::TextTooLong { jumlah: u32::try_from(length).unwrap_or(u32::MAX) }),
        _ => Ok(text),
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
