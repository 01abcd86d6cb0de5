//! A new PDF out of what is drawn in another one. Only what is followed gets there, and only what `keys` names is followed.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::budget::{Budget, Unread};
use super::file::Objects;
use super::keys::{DRAWN, NAMES, RESOURCES};
use super::stream::{Layers, kept};

/// What a value is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A table of what a page draws with.
    Resources,
    /// Names, and what each of them draws.
    Names,
    /// Something that is drawn.
    Drawn,
    /// Something that is drawn in the place of an annotation, whatever it says that it is.
    Appearance,
}

/// The new PDF while it is written.
pub(super) struct Copy<'a> {
    pub(super) from: &'a Objects,
    pub(super) to: Document,
    pub(super) budget: Budget,
    numbers: HashMap<(u32, Kind), ObjectId>,
    waiting: Vec<(&'a Object, ObjectId, Kind)>,
}

impl<'a> Copy<'a> {
    /// What was read is counted again as it is written: a table may stand above many pages.
    pub(super) fn of(from: &'a Objects, budget: Budget) -> Self {
        Self { from, to: Document::with_version("1.7"), budget, numbers: HashMap::new(), waiting: Vec::new() }
    }

    /// A value as it is kept. What it refers to comes along, later: however long the chain, the stack stays short.
    pub(super) fn value(&mut self, value: &'a Object, kind: Kind) -> Result<Object, Unread> {
        self.budget.value()?;
        Ok(match value {
            Object::Reference((number, _)) => Object::Reference(self.referred(*number, value, kind)),
            Object::Array(all) => {
                Object::Array(all.iter().map(|one| self.value(one, Kind::Drawn)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(table) => Object::Dictionary(self.table(table, kind)?),
            Object::Stream(stream) => Object::Stream(self.stream(stream, kind)?),
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::Name(_)
            | Object::String(..) => value.clone(),
        })
    }

    fn referred(&mut self, number: u32, value: &'a Object, kind: Kind) -> ObjectId {
        *self.numbers.entry((number, kind)).or_insert_with(|| {
            let id = self.to.new_object_id();
            self.waiting.push((self.from.get(value), id, kind));
            id
        })
    }

    /// Writes all that was referred to.
    pub(super) fn finish(&mut self) -> Result<(), Unread> {
        while let Some((value, id, kind)) = self.waiting.pop() {
            let object = self.value(value, kind)?;
            self.to.objects.insert(id, object);
        }
        Ok(())
    }

    fn table(&mut self, table: &'a Dictionary, kind: Kind) -> Result<Dictionary, Unread> {
        let mut out = Dictionary::new();
        for (key, value) in table {
            if let Some(kind) = below(kind, key) {
                out.set(key.clone(), self.value(value, kind)?);
            }
        }
        Ok(out)
    }

    fn stream(&mut self, stream: &'a Stream, kind: Kind) -> Result<Stream, Unread> {
        let from = self.from;
        let mut table = self.table(&stream.dict, kind)?;
        if kind == Kind::Appearance {
            table.set("Subtype", "Form");
            if !table.has(b"Resources") {
                table.set("Resources", Dictionary::new()); // else those of the page would be its own
            }
        }
        if from.entry(&stream.dict, b"Subtype").as_name().ok() == Some(b"PS") {
            return Ok(Stream::new(Dictionary::new(), Vec::new())); // a program for printers
        }
        let (bytes, layers) = kept(from, stream, &mut self.budget)?;
        self.set_layers(&mut table, &layers);
        Ok(Stream::new(table, bytes))
    }

    fn set_layers(&mut self, table: &mut Dictionary, layers: &Layers) {
        if layers.is_empty() {
            return;
        }
        let (mut filters, mut needs) = (Vec::new(), Vec::new());
        for (filter, need) in layers {
            filters.push(Object::Name(filter.to_vec()));
            let need = self.needs(need);
            needs.push(if need.is_empty() { Object::Null } else { Object::Dictionary(need) });
        }
        table.set("Filter", filters);
        if needs.iter().any(|need| *need != Object::Null) {
            table.set("DecodeParms", needs);
        }
    }

    /// Numbers, and tables that all packed pictures share.
    fn needs(&mut self, needs: &Dictionary) -> Dictionary {
        let mut out = Dictionary::new();
        for (key, value) in needs.iter().filter(|(key, _)| is_drawn(key)) {
            let shared = value.as_reference().ok().filter(|_| key == b"JBIG2Globals");
            let shared = shared.and_then(|(number, _)| Some((number, self.from.of_number(number)?)));
            let shared = shared.map(|(number, held)| Object::Reference(self.referred(number, held, Kind::Drawn)));
            let plain = Some(self.from.get(value)).filter(|value| is_plain(value));
            if let Some(found) = shared.or_else(|| plain.cloned()) {
                out.set(key.clone(), found);
            }
        }
        out
    }
}

/// What stands below a key, where it is kept.
fn below(kind: Kind, key: &[u8]) -> Option<Kind> {
    match kind {
        Kind::Resources => RESOURCES.contains(&key).then_some(Kind::Names),
        Kind::Names => Some(Kind::Drawn),
        Kind::Drawn | Kind::Appearance if key == b"Resources" => Some(Kind::Resources),
        Kind::Drawn | Kind::Appearance if NAMES.contains(&key) => Some(Kind::Names),
        Kind::Drawn | Kind::Appearance => is_drawn(key).then_some(Kind::Drawn),
    }
}

fn is_drawn(key: &[u8]) -> bool {
    DRAWN.iter().any(|drawn| drawn.as_bytes() == key)
}

fn is_plain(value: &Object) -> bool {
    matches!(value, Object::Integer(_) | Object::Boolean(_) | Object::Real(_))
}
