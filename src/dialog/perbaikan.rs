//! Putting data of a permohonan right: which data, what it should be, and whether it is right like that. The same checks as
//! where the data was said first.
//!
//! * here – the open question, and asking it; `koreksi` – the questions about what of the KTP is to be corrected
//! * `read` – what is typed; `shown` – values as they are shown

mod koreksi;
mod read;
mod shown;

use serde::{Deserialize, Serialize};

pub use self::read::{read, read_now, read_should};
pub use self::shown::{before_and_after, in_full, masked, shown_to, standing};
use crate::domain::desa::Desa;
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::nik::Sex;
use crate::domain::pemohon::{Element, Perubahan};
use crate::domain::perbaikan::{Bagian, Nilai};
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::ChatId;
use crate::pesan::label::Label;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::tap::{Act, UbahAct};
use crate::pesan::{Button, Pesan, Reply};

/// The open question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asking {
    /// Which data.
    Which {
        /// Of which permohonan.
        kode: Kode,
    },
    /// What it should be.
    Value {
        /// Of which permohonan.
        kode: Kode,
        /// Which data.
        bagian: Bagian,
    },
    /// What of the KTP that is to be corrected.
    Element {
        /// Of which permohonan.
        kode: Kode,
    },
    /// What is written of it on the KTP now.
    Now {
        /// Of which permohonan.
        kode: Kode,
        /// Which data.
        element: Element,
    },
    /// What it should be instead; what was said of that before is no answer.
    Should {
        /// Of which permohonan.
        kode: Kode,
        /// Which data, and what is written now.
        asked: Perubahan,
    },
    /// Whether it is right like that.
    Confirm {
        /// Of which permohonan.
        kode: Kode,
        /// What it should be.
        nilai: Nilai,
    },
}

impl Asking {
    /// The question that is open in this office: numbers that it does not ask for by chat (any more) are asked by none.
    #[must_use]
    pub fn in_office(self, kantor: &Kantor) -> Self {
        let kode = self.kode();
        let bagian = match &self {
            Self::Value { bagian, .. } => *bagian,
            Self::Confirm { nilai, .. } => nilai.bagian(),
            Self::Which { .. } | Self::Element { .. } | Self::Now { .. } | Self::Should { .. } => return self,
        };
        if bagian.is_asked_by(kantor.by_chat) { self } else { Self::Which { kode } }
    }

    /// The permohonan that it is about.
    #[must_use]
    pub fn kode(&self) -> Kode {
        match self {
            Self::Which { kode }
            | Self::Value { kode, .. }
            | Self::Element { kode }
            | Self::Now { kode, .. }
            | Self::Should { kode, .. }
            | Self::Confirm { kode, .. } => *kode,
        }
    }
}

/// The open question in words, to a chat of the permohonan.
#[must_use]
pub fn ask(asking: &Asking, (p, chat): (&Permohonan, ChatId), kantor: &Kantor) -> Reply {
    let button = |label, act| Button::new(label, (p.kode, Act::Ubah(act)));
    let no = button(Label::UbahNo, UbahAct::No);
    match asking {
        Asking::Which { .. } => {
            let (kode, nama, cara) = (p.kode, p.data.nama.as_str().to_owned(), Box::new(how(p, kantor)));
            let bagian: Vec<Button> = Bagian::ALL
                .iter()
                .filter(|bagian| bagian.is_for(p, chat) && bagian.is_asked_by(kantor.by_chat))
                .map(|&bagian| button(Label::UbahBagian { bagian }, UbahAct::Bagian(bagian)))
                .collect();
            Reply::new(PerbaikanText::AskBagian { kode, nama, cara }).grid(&bagian, 2).rows([no])
        }
        Asking::Value { bagian: Bagian::Desa, .. } => {
            let one = |d: &Desa| button(Label::Desa { nama: d.nama.clone() }, UbahAct::Desa(d.kode.clone()));
            let desa: Vec<Button> = kantor.wilayah.desa().iter().map(one).collect();
            Reply::new(PerbaikanText::AskDesa).grid(&desa, 2).rows([no])
        }
        Asking::Value { bagian: Bagian::JenisKelamin, .. } => {
            let one = |&sex: &Sex| button(Label::Sex { sex }, UbahAct::Sex(sex));
            Reply::new(PerbaikanText::AskJenisKelamin).row(Sex::ALL.iter().map(one).collect()).rows([no])
        }
        Asking::Element { .. } | Asking::Value { bagian: Bagian::Koreksi, .. } => koreksi::which(p).rows([no]),
        Asking::Now { element, .. } => koreksi::now((p, chat), *element).rows([no]),
        Asking::Should { asked, .. } => koreksi::should(asked).rows([no]),
        Asking::Value { bagian, .. } => Reply::new(value_question(*bagian)).rows([no]),
        Asking::Confirm { nilai, .. } => {
            let (kode, bagian, (lama, baru)) = (p.kode, nilai.bagian(), before_and_after((p, chat), nilai, kantor));
            let question = if is_at_once(p, bagian) {
                PerbaikanText::Confirm { kode, bagian, lama, baru }
            } else {
                PerbaikanText::ConfirmAsked { kode, bagian, lama, baru }
            };
            Reply::new(question).rows([button(Label::UbahYes, UbahAct::Yes), no])
        }
    }
}

fn value_question(bagian: Bagian) -> PerbaikanText {
    match bagian {
        Bagian::Nama => PerbaikanText::AskNama,
        Bagian::Nik => PerbaikanText::AskNik,
        Bagian::Kk => PerbaikanText::AskKk,
        Bagian::Desa => PerbaikanText::AskDesa,
        Bagian::Telepon => PerbaikanText::AskTelepon,
        Bagian::TempatLahir => PerbaikanText::AskTempatLahir,
        Bagian::TanggalLahir => PerbaikanText::AskTanggalLahir,
        Bagian::JenisKelamin => PerbaikanText::AskJenisKelamin,
        Bagian::Alamat => PerbaikanText::AskAlamat,
        Bagian::RtRw => PerbaikanText::AskRtRw,
        Bagian::Koreksi => PerbaikanText::AskKoreksi,
    }
}

/// What becomes of it; that what is read from the berkas is not there yet, and where numbers are put right that are not asked for
/// by chat.
fn how(p: &Permohonan, kantor: &Kantor) -> Pesan {
    let how = match p.tahap.kind() {
        TahapKind::Diajukan => PerbaikanText::HowNow,
        TahapKind::Dikirim => PerbaikanText::HowSent,
        TahapKind::Diterima
        | TahapKind::TidakLengkap
        | TahapKind::Lengkap
        | TahapKind::Dientri
        | TahapKind::Dibatalkan => PerbaikanText::HowAsked,
    };
    let later = p.entri.is_none().then(|| PerbaikanText::EntriLater.into());
    let at_counter = Bagian::Nik.is_of(p) && !Bagian::Nik.is_asked_by(kantor.by_chat);
    let at_counter = at_counter.then(|| PerbaikanText::NumbersAtCounter { kontak: kantor.kontak.clone() }.into());
    let mut said: Vec<Pesan> = later.into_iter().chain(at_counter).collect();
    if said.is_empty() {
        return how.into();
    }
    said.insert(0, how.into());
    Pesan::Together(said)
}

/// Whether it is changed without staf.
#[must_use]
pub fn is_at_once(p: &Permohonan, bagian: Bagian) -> bool {
    p.tahap.kind() == TahapKind::Diajukan || bagian == Bagian::Telepon
}
