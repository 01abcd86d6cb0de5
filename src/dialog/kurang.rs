//! The Kasi's checklist: marks per syarat with coded reasons, sent as one list.

use serde::{Deserialize, Serialize};

use super::begun::OnPermohonan;
use crate::domain::berkas::{AlasanKurang, Finding, Syarat, SyaratKode};
use crate::domain::kode::Kode;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};

/// Marks made so far. Nothing leaves before the Kasi presses send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kurang {
    /// The permohonan.
    pub kode: Kode,
    /// Its syarat.
    pub syarat: Vec<Syarat>,
    /// The marks, one for a syarat.
    pub findings: Vec<Finding>,
}

impl OnPermohonan for Kurang {
    fn kode(&self) -> Kode {
        self.kode
    }
}

impl Kurang {
    /// An empty checklist.
    #[must_use]
    pub fn new(kode: Kode, syarat: Vec<Syarat>) -> Self {
        Self { kode, syarat, findings: Vec::new() }
    }

    /// Marks a syarat; an earlier mark of it is replaced.
    pub fn mark(&mut self, syarat: &SyaratKode, alasan: AlasanKurang, note: Option<String>) {
        self.clear(syarat);
        self.findings.push(Finding { syarat: syarat.clone(), alasan, note });
    }

    /// Takes a mark back.
    pub fn clear(&mut self, syarat: &SyaratKode) {
        self.findings.retain(|f| f.syarat != *syarat);
    }

    /// The checklist with its marks.
    #[must_use]
    pub fn list(&self) -> Reply {
        let daftar = finding_lines(&self.syarat, &self.findings);
        let jumlah = u32::try_from(self.findings.len()).unwrap_or(u32::MAX);
        let reply = Reply::new(Meja::Kurang { kode: self.kode, daftar })
            .rows(self.syarat.iter().map(|s| self.syarat_button(s)));
        let reply =
            if jumlah > 0 { reply.rows([self.button(Label::KurangSend { jumlah }, Act::KurangSend)]) } else { reply };
        reply.rows([self.button(Label::KurangDrop, Act::KurangDrop)])
    }

    /// The reasons for one syarat; `None` if the permohonan has no such syarat.
    #[must_use]
    pub fn reasons(&self, syarat: &SyaratKode) -> Option<Reply> {
        let nama = self.syarat.iter().find(|s| s.kode == *syarat)?.nama.clone();
        let reason = |&alasan: &AlasanKurang| {
            self.button(Label::AlasanKurang { alasan }, Act::KurangMark(syarat.clone(), alasan))
        };
        let reply = Reply::new(Meja::KurangReason { kode: self.kode, syarat: nama })
            .rows(AlasanKurang::ALL.iter().map(reason))
            .rows([self.button(Label::KurangClear, Act::KurangClear(syarat.clone()))]);
        Some(reply.rows([self.button(Label::Back, Act::Kurang)]))
    }

    /// Asks for the Kasi's own words.
    #[must_use]
    pub fn ask_text(&self, syarat: &SyaratKode) -> Reply {
        let nama =
            self.syarat.iter().find(|s| s.kode == *syarat).map_or_else(|| syarat.to_string(), |s| s.nama.clone());
        Reply::new(Meja::KurangText { kode: self.kode, syarat: nama })
    }

    fn syarat_button(&self, s: &Syarat) -> Button {
        let syarat = s.nama.clone();
        let label = match self.findings.iter().find(|f| f.syarat == s.kode) {
            Some(finding) => Label::KurangMarked { syarat, alasan: finding.alasan },
            None => Label::KurangSyarat { syarat },
        };
        self.button(label, Act::KurangSyarat(s.kode.clone()))
    }

    fn button(&self, label: Label, act: Act) -> Button {
        Button::new(label, (self.kode, act))
    }
}

/// Findings as lines for petugas.
#[must_use]
pub fn finding_lines(all: &[Syarat], findings: &[Finding]) -> Vec<Pesan> {
    let nama =
        |kode: &SyaratKode| all.iter().find(|s| s.kode == *kode).map_or_else(|| kode.to_string(), |s| s.nama.clone());
    let line = |f: &Finding| match &f.note {
        Some(note) => Meja::KurangLineNote { syarat: nama(&f.syarat), alasan: f.alasan, catatan: note.clone() },
        None => Meja::KurangLine { syarat: nama(&f.syarat), alasan: f.alasan },
    };
    findings.iter().map(|f| line(f).into()).collect()
}
