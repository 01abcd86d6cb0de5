//! Before publishing: what people are going to be asked, what changes, and whom it meets.

use super::Changing;
use super::view::{count, number};
use crate::domain::berkas::{Demand, Syarat};
use crate::domain::pemohon::Jenis;
use crate::domain::syarat::change::{Change, What};
use crate::domain::syarat::{Lists, Service};
use crate::pesan::label::Label;
use crate::pesan::tap::SyaratTap;
use crate::pesan::ubah::Ubah;
use crate::pesan::{Button, Pesan, Reply};

impl Changing {
    /// The kinds that change.
    #[must_use]
    pub fn changed(&self, base: &Lists) -> Vec<Jenis> {
        let changes = self.changes(base);
        let changed = |jenis: &&Jenis| changes.iter().any(|c| c.jenis == **jenis);
        Jenis::ALL.iter().filter(changed).copied().collect()
    }

    /// All of it as people will see it. `isian` and `terbuka`: how many drafts and open permohonan there are of it.
    #[must_use]
    pub fn preview(&self, base: &Lists, (isian, terbuka): (u32, u32)) -> Reply {
        let (lists, changes) = (self.lists(base), self.changes(base));
        let mut parts: Vec<Pesan> = vec![Ubah::Preview { versi: number(lists.version) }.into()];
        let changed = self.changed(base);
        parts.extend(lists.all().iter().filter(|s| changed.contains(&s.jenis)).map(asked));
        parts.push(Ubah::PreviewChanges { daftar: change_lines(&changes) }.into());
        if changes.iter().any(Change::lets_letter_go) {
            parts.push(Ubah::LetterGoes.into());
        }
        parts.push(Ubah::Reach { isian, terbuka }.into());
        parts.extend(self.alasan.clone().map(|alasan| Ubah::Reason { alasan }.into()));
        Reply::new(Pesan::Together(parts)).rows([
            Button::new(Label::UbahPublish, SyaratTap::Publish(lists.version)),
            Button::new(Label::UbahReason, SyaratTap::Reason),
            Button::new(Label::UbahMore, SyaratTap::Open),
            Button::new(Label::UbahDrop, SyaratTap::Drop),
        ])
    }
}

fn asked(service: &Service) -> Pesan {
    let jenis = service.jenis;
    if !service.aktif {
        return Ubah::PreviewOff { jenis }.into();
    }
    let line = |(nomor, s): (usize, &Syarat)| {
        let (nomor, syarat) = (count(nomor), s.nama.clone());
        match s.demand {
            Demand::Wajib => Ubah::PreviewLine { nomor, syarat }.into(),
            Demand::Dianjurkan => Ubah::PreviewLineOptional { nomor, syarat }.into(),
        }
    };
    Ubah::PreviewAsk { jenis, daftar: (1..).zip(&service.syarat).map(line).collect() }.into()
}

/// Differences, one a line.
#[must_use]
pub fn change_lines(changes: &[Change]) -> Vec<Pesan> {
    let line = |c: &Change| {
        let jenis = c.jenis;
        match &c.what {
            What::On => Ubah::ChangeOn { jenis },
            What::Off => Ubah::ChangeOff { jenis },
            What::Added(s) => Ubah::ChangeAdded { jenis, syarat: s.nama.clone(), demand: s.demand },
            What::Removed(s) => Ubah::ChangeRemoved { jenis, syarat: s.nama.clone() },
            What::Renamed { before, after, .. } => {
                Ubah::ChangeRenamed { jenis, lama: before.clone(), baru: after.clone() }
            }
            What::Asked(s) => Ubah::ChangeAsked { jenis, syarat: s.nama.clone(), demand: s.demand },
            What::Moved => Ubah::ChangeMoved { jenis },
        }
        .into()
    };
    changes.iter().map(line).collect()
}
