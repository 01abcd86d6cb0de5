//! The permohonan: everything the SOP decides on, and how an event changes it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::berkas::{Answer, Checklist, Finding, Kekurangan, Piece, SyaratKode, Withdrawn};
use super::codes::codes;
use super::kode::Kode;
use super::langkah::Event;
use super::pemohon::{DataEntri, DataPemohon, Jenis, Pihak, Sebagai};
use super::pengiriman::Kembali;
use super::perbaikan::{Akhir, Jawaban, Nilai, Perbaikan};
use super::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};
use super::register::NomorRegister;

codes! {
    /// The name of a tahap, as it stands in the database and in the texts.
    pub enum TahapKind {
        /// Asked for by chat; nothing received yet.
        Diajukan = "diajukan",
        /// Staf received the berkas (SOP step 1).
        Diterima = "diterima",
        /// The Kasi found something missing (SOP step 2, no).
        TidakLengkap = "tidak_lengkap",
        /// The Kasi approved (SOP step 2, yes).
        Lengkap = "lengkap",
        /// The data is entered (SOP step 3).
        Dientri = "dientri",
        /// The data was sent to Dispendukcapil (SOP step 4): the last tahap of this office's own.
        Dikirim = "dikirim",
        /// Withdrawn by the pemohon or closed by the office.
        Dibatalkan = "dibatalkan",
    }
}

codes! {
    /// What Dispendukcapil states afterwards. Never a tahap: this office does not speak for another.
    pub enum PernyataanKind {
        /// The data arrived.
        Diterima = "diterima",
        /// The office waits for blank cards.
        MenungguBlangko = "menunggu_blangko",
        /// The card is printed.
        Dicetak = "dicetak",
        /// The card was handed over.
        Diserahkan = "diserahkan",
        /// Not accepted.
        Ditolak = "ditolak",
        /// Handled all the same: that it was not accepted was a mistake.
        TetapDiproses = "tetap_diproses",
    }
}

impl PernyataanKind {
    /// Whether Dispendukcapil has nothing left to do after it.
    #[must_use]
    pub fn is_final(self) -> bool {
        match self {
            Self::Diserahkan | Self::Ditolak => true,
            Self::Diterima | Self::MenungguBlangko | Self::Dicetak | Self::TetapDiproses => false,
        }
    }
}

/// A dated statement of Dispendukcapil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pernyataan {
    /// What is stated.
    pub kind: PernyataanKind,
    /// The day it is true of.
    pub tanggal: NaiveDate,
    /// Who recorded it: the officer, or staf quoting one.
    pub stamp: Stamp,
    /// It came when a later day was known of already: it stands in the history, and says nothing of how things are.
    pub susulan: bool,
}

/// Those that were not belated, oldest first: what Dispendukcapil has at last stated is the last of them.
#[must_use]
pub fn counting(all: &[Pernyataan]) -> impl DoubleEndedIterator<Item = &Pernyataan> {
    all.iter().filter(|one| !one.susulan)
}

/// SOP step 4 as done: who sent it to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Who sent it, and when.
    pub stamp: Stamp,
    /// The named officer at Dispendukcapil.
    pub recipient: PetugasId,
}

/// Where the permohonan stands, with what that tahap has established.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tahap {
    /// Asked for by chat.
    Diajukan,
    /// Received by staf; waits for the Kasi.
    Diterima {
        /// Who received it last.
        received: Stamp,
    },
    /// Returned by the Kasi; what is missing stands in the checklist.
    TidakLengkap {
        /// Who received it last.
        received: Stamp,
        /// Who returned it.
        checked: Stamp,
    },
    /// Approved by the Kasi.
    Lengkap {
        /// Who received it last.
        received: Stamp,
        /// Who approved it.
        checked: Stamp,
    },
    /// Entered by staf.
    Dientri {
        /// Who received it last.
        received: Stamp,
        /// Who approved it.
        checked: Stamp,
        /// Who entered it.
        entered: Stamp,
    },
    /// Sent to Dispendukcapil.
    Dikirim {
        /// Who received it last.
        received: Stamp,
        /// Who approved it.
        checked: Stamp,
        /// Who entered it.
        entered: Stamp,
        /// Who sent it to whom.
        sent: Sent,
    },
    /// Closed. Where it stood before is in the riwayat.
    Dibatalkan {
        /// Who closed it.
        closed: Stamp,
    },
}

impl Tahap {
    /// The name of the tahap.
    #[must_use]
    pub fn kind(&self) -> TahapKind {
        match self {
            Self::Diajukan => TahapKind::Diajukan,
            Self::Diterima { .. } => TahapKind::Diterima,
            Self::TidakLengkap { .. } => TahapKind::TidakLengkap,
            Self::Lengkap { .. } => TahapKind::Lengkap,
            Self::Dientri { .. } => TahapKind::Dientri,
            Self::Dikirim { .. } => TahapKind::Dikirim,
            Self::Dibatalkan { .. } => TahapKind::Dibatalkan,
        }
    }
}

impl TahapKind {
    /// Whether this office still has work with it: neither sent nor closed.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Diajukan | Self::Diterima | Self::TidakLengkap | Self::Lengkap | Self::Dientri => true,
            Self::Dikirim | Self::Dibatalkan => false,
        }
    }
}

/// A request for a KTP, from the first message to the hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permohonan {
    /// Public code.
    pub kode: Kode,
    /// Kind of service.
    pub jenis: Jenis,
    /// The chats that are told of every tahap. Empty for a walk-in without Telegram.
    pub pihak: Vec<Pihak>,
    /// What was said about the person.
    pub data: DataPemohon,
    /// What staf entered from the berkas.
    pub entri: Option<DataEntri>,
    /// Syarat, answers, kekurangan.
    pub checklist: Checklist,
    /// Number in the register, given at the first receipt and kept for ever.
    pub nomor: Option<NomorRegister>,
    /// When its berkas were received first, where that was on paper: it was recorded later, as the stamp says.
    pub on_paper: Option<DateTime<Utc>>,
    /// When it was asked for.
    pub submitted_at: DateTime<Utc>,
    /// Who registered it at the counter; `None`: it was asked for by chat.
    pub registered_by: Option<PetugasId>,
    /// Where it stands.
    pub tahap: Tahap,
    /// What Dispendukcapil stated, oldest first.
    pub pernyataan: Vec<Pernyataan>,
    /// Requests to put data right, oldest first.
    pub perbaikan: Vec<Perbaikan>,
    /// That its officer has sent it back, and staf have not sent it again.
    pub kembali: Option<Kembali>,
}

impl Permohonan {
    /// Whether a chat belongs to it: only such a chat may see or withdraw it as a citizen.
    #[must_use]
    pub fn belongs_to(&self, chat: ChatId) -> bool {
        self.pihak.iter().any(|p| p.chat == chat)
    }

    /// Whether a chat is that of the pemohon: who applied for themself, or was bound by knowing the number of the KK.
    #[must_use]
    pub fn is_pemohon(&self, chat: ChatId) -> bool {
        self.pihak.iter().any(|p| p.chat == chat && p.sebagai == Sebagai::Pemohon)
    }

    /// The name of the pemohon, as it goes with a kode for those it belongs to.
    #[must_use]
    pub fn nama(&self) -> Option<String> {
        Some(self.data.nama.as_str().to_owned())
    }

    /// What Dispendukcapil has stated, as far as is known: the latest statement that was not belated.
    #[must_use]
    pub fn stated(&self) -> Option<&Pernyataan> {
        counting(&self.pernyataan).next_back()
    }

    /// Whether a statement of this day says nothing of how things are, for a later one is known. One that takes another back does,
    /// whatever its day.
    #[must_use]
    pub fn is_belated(&self, kind: PernyataanKind, tanggal: NaiveDate) -> bool {
        kind != PernyataanKind::TetapDiproses && self.stated().is_some_and(|stated| tanggal < stated.tanggal)
    }

    /// Whether Dispendukcapil has stated that it has ended.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.stated().is_some_and(|stated| stated.kind.is_final())
    }

    /// The end that the latest statement takes back: people were told of it.
    #[must_use]
    pub fn end_taken_back(&self) -> Option<PernyataanKind> {
        let (last, before) = self.pernyataan.split_last()?;
        let before = counting(before).next_back()?.kind;
        (before.is_final() && before != last.kind && !last.susulan).then_some(before)
    }

    /// Whether its officer has sent it back, and staf can mend it and send it again.
    #[must_use]
    pub fn is_sent_back(&self) -> bool {
        self.kembali.is_some() && !self.has_ended()
    }

    /// Whether it was sent back, and stated since that it is declined: nothing goes on before that is taken back.
    #[must_use]
    pub fn is_declined_since_sent_back(&self) -> bool {
        self.kembali.is_some() && self.has_ended()
    }

    /// Since when it stands where it stands.
    #[must_use]
    pub fn since(&self) -> DateTime<Utc> {
        self.last_change().at
    }

    /// The officer at Dispendukcapil to whom it was sent.
    #[must_use]
    pub fn recipient(&self) -> Option<PetugasId> {
        match &self.tahap {
            Tahap::Dikirim { sent, .. } => Some(sent.recipient),
            Tahap::Diajukan
            | Tahap::Diterima { .. }
            | Tahap::TidakLengkap { .. }
            | Tahap::Lengkap { .. }
            | Tahap::Dientri { .. }
            | Tahap::Dibatalkan { .. } => None,
        }
    }

    /// Who entered its data, and when.
    #[must_use]
    pub fn entered(&self) -> Option<Stamp> {
        match &self.tahap {
            Tahap::Dientri { entered, .. } | Tahap::Dikirim { entered, .. } => Some(*entered),
            Tahap::Diajukan
            | Tahap::Diterima { .. }
            | Tahap::TidakLengkap { .. }
            | Tahap::Lengkap { .. }
            | Tahap::Dibatalkan { .. } => None,
        }
    }

    /// The latest change of tahap, for the answer to a command that changes nothing.
    #[must_use]
    pub fn last_change(&self) -> Stamp {
        match &self.tahap {
            Tahap::Diajukan => Stamp { by: self.submitter(), at: self.submitted_at },
            Tahap::Diterima { received } => *received,
            Tahap::TidakLengkap { checked, .. } | Tahap::Lengkap { checked, .. } => *checked,
            Tahap::Dientri { entered, .. } => *entered,
            Tahap::Dikirim { sent, .. } => sent.stamp,
            Tahap::Dibatalkan { closed } => *closed,
        }
    }

    /// Who gave an answer, and when. The register does not say which of several pihak.
    #[must_use]
    pub fn given(&self, piece: &Piece) -> Stamp {
        let by = match piece.by {
            Some(petugas) => Actor::Petugas(petugas, Peran::Staf),
            None => self.submitter(),
        };
        Stamp { by, at: piece.at }
    }

    fn submitter(&self) -> Actor {
        match self.registered_by {
            Some(petugas) => Actor::Petugas(petugas, Peran::Staf),
            None => Actor::Warga(self.pihak.first().map_or(ChatId(0), |p| p.chat)),
        }
    }

    /// The chats that were bound later.
    #[must_use]
    pub fn bound(&self) -> &[Pihak] {
        let asked = usize::from(self.registered_by.is_none()); // by chat: the first is who asked
        self.pihak.get(asked..).unwrap_or_default()
    }

    /// Makes an event true. `nomor` is the number just taken from the register, for a first receipt; it is ignored
    /// where one was given before. An event that does not fit the tahap changes nothing: only
    /// [`decide`](super::langkah::decide) makes events.
    pub fn apply(&mut self, event: &Event, stamp: Stamp, nomor: Option<NomorRegister>) {
        use Tahap::{Diajukan, Dientri, Dikirim, Diterima, Lengkap, TidakLengkap};
        match (self.tahap.clone(), event) {
            (Diajukan | TidakLengkap { .. }, Event::AsliDicatat { syarat }) => self.add_original(syarat, stamp),
            (Diajukan | TidakLengkap { .. }, Event::AsliDicabut { syarat }) => self.withdraw(syarat, stamp),
            (TidakLengkap { .. }, Event::Dilengkapi { syarat, answer, replaces }) => {
                if let Some(old) = replaces {
                    self.checklist.replace(syarat, old);
                }
                self.add(syarat, answer.clone(), stamp);
            }
            (Diajukan, Event::NomorDicatat { numbers }) => self.data.numbers = Some((**numbers).clone()),
            (Diajukan | Diterima { .. } | TidakLengkap { .. } | Dientri { .. }, Event::NomorDiperbaiki { numbers }) => {
                self.data.numbers = Some((**numbers).clone());
            }
            (Diajukan | TidakLengkap { .. }, Event::Diterima) => {
                self.nomor = self.nomor.or(nomor);
                self.tahap = Diterima { received: stamp };
            }
            (Diajukan, Event::DiterimaDiKertas { paper }) => {
                (self.nomor, self.on_paper) = (Some(paper.nomor), Some(paper.at));
                self.tahap = Diterima { received: stamp };
            }
            (Diterima { received }, Event::TidakLengkap { findings }) => {
                self.find(findings);
                self.tahap = TidakLengkap { received, checked: stamp };
            }
            (Diterima { received }, Event::Lengkap) => self.tahap = Lengkap { received, checked: stamp },
            (Lengkap { received, checked }, Event::Dientri { data }) => {
                self.data = data.pemohon().clone();
                self.entri = Some(data.entri().clone());
                self.tahap = Dientri { received, checked, entered: stamp };
            }
            (Dientri { received, checked, entered }, Event::Dikirim { recipient }) => {
                self.tahap = Dikirim { received, checked, entered, sent: Sent { stamp, recipient: *recipient } };
            }
            (Dikirim { .. }, Event::Dikembalikan { sebab }) => {
                self.kembali = Some(Kembali { sebab: sebab.clone(), stamp });
            }
            (Dikirim { .. }, Event::DientriUlang { data }) => {
                self.data = data.pemohon().clone();
                self.entri = Some(data.entri().clone());
            }
            (Dikirim { received, checked, entered, .. }, Event::DikirimUlang { recipient }) => {
                self.kembali = None;
                self.tahap = Dikirim { received, checked, entered, sent: Sent { stamp, recipient: *recipient } };
            }
            (tahap, Event::Dibatalkan { .. }) if tahap.kind().is_open() => {
                self.tahap = Tahap::Dibatalkan { closed: stamp };
            }
            (tahap, Event::Ditautkan { bound }) if tahap.kind() != TahapKind::Dibatalkan => {
                self.pihak.push(bound.pihak);
            }
            (Dikirim { .. }, Event::Dinyatakan { kind, tanggal, susulan }) => {
                self.pernyataan.push(Pernyataan { kind: *kind, tanggal: *tanggal, stamp, susulan: *susulan });
            }
            (tahap, Event::PerbaikanDiminta { nilai }) if tahap.kind() != TahapKind::Dibatalkan => {
                self.ask(nilai, stamp);
            }
            (tahap, Event::Diperbaiki { nilai, nomor }) if tahap.kind() != TahapKind::Dibatalkan => {
                self.data = nilai.put_into(&self.data);
                self.entri = self.entri.as_ref().map(|entri| nilai.put_into_entri(entri));
                if let Some((nomor, by)) = nomor.zip(stamp.by.petugas()) {
                    self.end(nomor, Akhir::Diperbaiki(by), stamp);
                }
            }
            (tahap, Event::PerbaikanDitolak { nomor, tolak }) if tahap.kind() != TahapKind::Dibatalkan => {
                if let Some(by) = stamp.by.petugas() {
                    self.end(*nomor, Akhir::Ditolak(by, tolak.clone()), stamp);
                }
            }
            (tahap, Event::PerbaikanDitarik { nomor }) if tahap.kind() != TahapKind::Dibatalkan => {
                self.end(*nomor, Akhir::Ditarik, stamp);
            }
            _ => {}
        }
    }

    fn ask(&mut self, nilai: &Nilai, stamp: Stamp) {
        let Actor::Warga(chat) = stamp.by else { return };
        let nomor = u16::try_from(self.perbaikan.len() + 1).unwrap_or(u16::MAX);
        self.perbaikan.push(Perbaikan { nomor, nilai: nilai.clone(), chat, at: stamp.at, jawaban: None });
    }

    fn end(&mut self, nomor: u16, akhir: Akhir, stamp: Stamp) {
        let asked = self.perbaikan.iter_mut().find(|one| one.nomor == nomor && one.is_open());
        if let Some(one) = asked {
            one.jawaban = Some(Jawaban { at: stamp.at, akhir });
        }
    }

    /// The requests to put data right that wait for an answer: none of what was withdrawn or closed.
    pub fn open_perbaikan(&self) -> impl Iterator<Item = &Perbaikan> {
        let closed = self.tahap.kind() == TahapKind::Dibatalkan;
        self.perbaikan.iter().filter(move |one| !closed && one.is_open())
    }

    fn add_original(&mut self, syarat: &SyaratKode, stamp: Stamp) {
        if let Actor::Petugas(id, _) = stamp.by {
            self.add(syarat, Answer::Original(id), stamp);
        }
    }

    fn add(&mut self, syarat: &SyaratKode, answer: Answer, stamp: Stamp) {
        let cycle = self.checklist.cycle();
        let (syarat, by) = (syarat.clone(), stamp.by.petugas());
        self.checklist.pieces.push(Piece { syarat, cycle, answer, by, at: stamp.at, replaced: false, gone: None });
    }

    fn withdraw(&mut self, syarat: &SyaratKode, stamp: Stamp) {
        let Some(by) = stamp.by.petugas() else { return };
        let is_tick = |p: &Piece| p.syarat == *syarat && matches!(p.answer, Answer::Original(_));
        let ticks = self.checklist.pieces.iter().filter(|p| is_tick(p)).count();
        self.checklist.pieces.retain(|p| !is_tick(p));
        let taken_back = Withdrawn { syarat: syarat.clone(), by, at: stamp.at };
        self.checklist.withdrawn.extend(std::iter::repeat_n(taken_back, ticks));
    }

    fn find(&mut self, findings: &[Finding]) {
        let cycle = self.checklist.cycle() + 1;
        let named = findings.iter().map(|finding| Kekurangan { cycle, finding: finding.clone() });
        self.checklist.kekurangan.extend(named);
    }
}
