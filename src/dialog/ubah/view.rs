//! What an admin sees who changes the lists of syarat.

use super::preview::change_lines;
use super::{Changing, MAX_REASON, Named, Typing};
use crate::domain::berkas::{Demand, PENGANTAR, SyaratKode};
use crate::domain::pemohon::Jenis;
use crate::domain::syarat::edit::Wrong;
use crate::domain::syarat::{Lists, MAX_NAMA, MAX_SYARAT, Service};
use crate::pesan::label::Label;
use crate::pesan::tap::SyaratTap;
use crate::pesan::ubah::Ubah;
use crate::pesan::{Button, Pesan, Reply};

/// A number for people.
#[must_use]
pub fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The number of a version for people.
#[must_use]
pub fn number(version: i32) -> u32 {
    u32::try_from(version).unwrap_or_default()
}

fn button(label: Label, tap: SyaratTap) -> Button {
    Button::new(label, tap)
}

impl Changing {
    /// The kinds of service.
    #[must_use]
    pub fn kinds(&self, base: &Lists) -> Reply {
        let lists = self.lists(base);
        let line = |s: &Service| {
            let (jenis, jumlah) = (s.jenis, count(s.syarat.len()));
            if s.aktif { Ubah::KindOn { jenis, jumlah }.into() } else { Ubah::KindOff { jenis }.into() }
        };
        let daftar = lists.all().iter().map(line).collect();
        let kinds = lists.all().iter().map(|s| button(Label::Kind { jenis: s.jenis }, SyaratTap::Kind(s.jenis)));
        let reply = self.with_marks(base, Ubah::Kinds { versi: number(base.version), daftar });
        self.way_on(base, reply.rows(kinds)).rows([button(Label::UbahHistory, SyaratTap::History(0))])
    }

    /// The list of one kind.
    #[must_use]
    pub fn list(&self, base: &Lists, jenis: Jenis) -> Reply {
        let lists = self.lists(base);
        let Some(service) = lists.service(jenis) else { return self.kinds(base) };
        let daftar = lines(service);
        let text = match (service.aktif, daftar.is_empty()) {
            (true, _) => Ubah::List { jenis, daftar },
            (false, false) => Ubah::ListOff { jenis, daftar },
            (false, true) => Ubah::ListEmpty { jenis },
        };
        let one = |(nomor, s): (usize, &crate::domain::berkas::Syarat)| {
            let label = Label::UbahSyarat { nomor: count(nomor), syarat: s.nama.clone() };
            button(label, SyaratTap::One(jenis, s.kode.clone()))
        };
        let switch = if service.aktif { Label::UbahOff } else { Label::UbahOn };
        let reply = self.with_marks(base, text).rows((1..).zip(&service.syarat).map(one)).rows([
            button(Label::UbahNew, SyaratTap::New(jenis)),
            button(switch, SyaratTap::Switch(jenis, !service.aktif)),
        ]);
        self.way_on(base, reply).rows([button(Label::Back, SyaratTap::Open)])
    }

    /// One syarat; the list where it is gone.
    #[must_use]
    pub fn one(&self, base: &Lists, jenis: Jenis, kode: &SyaratKode) -> Reply {
        let lists = self.lists(base);
        let all = lists.service(jenis).map_or(&[][..], |s| &s.syarat);
        let Some((at, syarat)) = all.iter().enumerate().find(|(_, s)| s.kode == *kode) else {
            return self.list(base, jenis).after(Ubah::Gone);
        };
        let text = Ubah::One {
            jenis,
            syarat: syarat.nama.clone(),
            nomor: count(at + 1),
            jumlah: count(all.len()),
            demand: syarat.demand,
            kode: kode.to_string(),
        };
        let (label, demand) = match syarat.demand {
            Demand::Wajib => (Label::UbahDianjurkan, Demand::Dianjurkan),
            Demand::Dianjurkan => (Label::UbahWajib, Demand::Wajib),
        };
        let up = (at > 0).then(|| button(Label::UbahUp, SyaratTap::Move(jenis, kode.clone(), true)));
        let down = (at + 1 < all.len()).then(|| button(Label::UbahDown, SyaratTap::Move(jenis, kode.clone(), false)));
        let reply = Reply::new(with_letter(text, kode))
            .rows([
                button(Label::UbahRename, SyaratTap::Rename(jenis, kode.clone())),
                button(label, SyaratTap::Ask(jenis, kode.clone(), demand)),
            ])
            .row(up.into_iter().chain(down).collect())
            .rows([button(Label::UbahRemove, SyaratTap::Remove(jenis, kode.clone()))]);
        self.way_on(base, reply).rows([button(Label::Back, SyaratTap::Kind(jenis))])
    }

    /// What is to be typed; `None` where it would be about a syarat that is gone.
    #[must_use]
    pub fn ask(&self, base: &Lists, typing: &Typing) -> Option<Reply> {
        let paling = count(MAX_NAMA);
        Some(match typing {
            Typing::New(jenis) => Reply::new(Ubah::AskName { jenis: *jenis, paling })
                .rows([button(Label::UbahCancel, SyaratTap::Kind(*jenis))]),
            Typing::Rename(jenis, kode) => {
                let lists = self.lists(base);
                let syarat = lists.service(*jenis).and_then(|s| s.find(kode))?;
                Reply::new(Ubah::AskRename { syarat: syarat.nama.clone(), paling })
                    .rows([button(Label::UbahCancel, SyaratTap::One(*jenis, kode.clone()))])
            }
            Typing::Reason => Reply::new(Ubah::AskReason { paling: count(MAX_REASON) })
                .rows([button(Label::UbahCancel, SyaratTap::Preview)]),
        })
    }

    /// Whether all that is marked shall be dropped.
    #[must_use]
    pub fn ask_drop(&self, base: &Lists) -> Reply {
        Reply::new(Ubah::DropAsk { daftar: change_lines(&self.changes(base)) })
            .rows([button(Label::UbahDropNo, SyaratTap::Open), button(Label::UbahDropYes, SyaratTap::DropYes)])
    }

    fn with_marks(&self, base: &Lists, text: Ubah) -> Reply {
        let daftar = change_lines(&self.changes(base));
        if daftar.is_empty() {
            return Reply::new(text);
        }
        Reply::new(Pesan::Together(vec![text.into(), Ubah::Marks { daftar }.into()]))
    }

    /// On to publishing, or dropping, where something is marked.
    fn way_on(&self, base: &Lists, reply: Reply) -> Reply {
        if self.changes(base).is_empty() {
            return reply;
        }
        reply.rows([button(Label::UbahPreview, SyaratTap::Preview), button(Label::UbahDrop, SyaratTap::Drop)])
    }
}

fn lines(service: &Service) -> Vec<Pesan> {
    let line = |(nomor, s): (usize, &crate::domain::berkas::Syarat)| {
        Ubah::Line { nomor: count(nomor), syarat: s.nama.clone(), demand: s.demand }.into()
    };
    (1..).zip(&service.syarat).map(line).collect()
}

fn with_letter(text: Ubah, kode: &SyaratKode) -> Pesan {
    if kode.0 == PENGANTAR { Pesan::Together(vec![text.into(), Ubah::LetterKnown.into()]) } else { text.into() }
}

/// How strongly a new one is asked for.
#[must_use]
pub fn ask_demand(new: &Named) -> Reply {
    let text = Ubah::AskDemand { syarat: new.nama.clone(), kode: new.kode.to_string() };
    Reply::new(with_letter(text, &new.kode)).rows([
        button(Label::UbahWajib, SyaratTap::NewAs(Demand::Wajib)),
        button(Label::UbahDianjurkan, SyaratTap::NewAs(Demand::Dianjurkan)),
        button(Label::UbahCancel, SyaratTap::Kind(new.jenis)),
    ])
}

/// Why a change is not made.
#[must_use]
pub fn wrong(wrong: Wrong, jenis: Jenis) -> Ubah {
    match wrong {
        Wrong::Gone => Ubah::Gone,
        Wrong::Full => Ubah::Full { paling: count(MAX_SYARAT) },
        Wrong::NameEmpty => Ubah::NameEmpty,
        Wrong::NameTooLong { length } => Ubah::NameTooLong { jumlah: count(length), paling: count(MAX_NAMA) },
        Wrong::NameTaken => Ubah::NameTaken,
        Wrong::LastWajib => Ubah::LastWajib,
        Wrong::LastKind => Ubah::LastKind,
        Wrong::NothingAsked => Ubah::NothingAsked { jenis },
        Wrong::Already => Ubah::Already,
    }
}
