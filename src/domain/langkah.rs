//! The machine of SOP 065/79/416-313/2025: which command may be given when, by whom, and what follows from it.
//!
//! [`decide`] is the only maker of [`Event`]s. It gives one of three answers: advanced, already done (a repeated
//! tap is harmless and is told who was first), refused with a reason for the person. The same guards stand as
//! constraints and triggers in `migrations/`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::berkas::{AlasanKurang, Answer, Finding, SyaratKode};
use super::codes::codes;
use super::pemohon::CheckedData;
use super::permohonan::{Permohonan, PernyataanKind, Tahap};
use super::petugas::{Actor, Peran, PetugasId, Stamp};
use super::wib::today_wib;

codes! {
    /// The four steps of the SOP.
    pub enum Langkah {
        /// Step 1: staf receives the berkas.
        Menerima = "menerima",
        /// Step 2: the Kasi checks that it is complete.
        Mengecek = "mengecek",
        /// Step 3: staf enters the data.
        Mengentri = "mengentri",
        /// Step 4: staf sends the data to Dispendukcapil.
        Mengirim = "mengirim",
    }
}

impl Langkah {
    /// The SOP's *waktu* for the handling of the step, in working minutes; it names none for step 4.
    #[must_use]
    pub fn minutes(self) -> Option<u16> {
        match self {
            Self::Menerima | Self::Mengecek => Some(5),
            Self::Mengentri => Some(10),
            Self::Mengirim => None,
        }
    }

    /// The role that the SOP gives the step to.
    #[must_use]
    pub fn peran(self) -> Peran {
        match self {
            Self::Menerima | Self::Mengentri | Self::Mengirim => Peran::Staf,
            Self::Mengecek => Peran::Kasi,
        }
    }
}

codes! {
    /// Why a permohonan is withdrawn or closed.
    pub enum AlasanBatal {
        /// No longer needed.
        TidakJadi = "tidak_jadi",
        /// The data is wrong; a new one will be made.
        SalahData = "salah_data",
        /// Was done elsewhere.
        DiurusDiTempatLain = "diurus_di_tempat_lain",
        /// Not a matter of this office.
        BukanWewenang = "bukan_wewenang",
        /// Anything else, with a text.
        Lainnya = "lainnya",
    }
}

/// A reason to close, with the person's own words where the code does not say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alasan {
    /// The code.
    pub kode: AlasanBatal,
    /// Own words; required for [`AlasanBatal::Lainnya`].
    pub text: Option<String>,
}

impl std::fmt::Debug for Alasan {
    /// Free text may name people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Alasan({})", self.kode)
    }
}

/// What somebody wants to happen to a permohonan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Staf ticks that an original was brought on paper.
    CatatAsli {
        /// Which one.
        syarat: SyaratKode,
    },
    /// Staf takes a tick back.
    CabutAsli {
        /// Which one.
        syarat: SyaratKode,
    },
    /// SOP step 1.
    Terima,
    /// SOP step 2, yes.
    NyatakanLengkap,
    /// SOP step 2, no: everything that is missing, at once.
    NyatakanTidakLengkap {
        /// What is missing and why.
        findings: Vec<Finding>,
    },
    /// The pemohon (or staf for them) answers one kekurangan.
    Lengkapi {
        /// Which one.
        syarat: SyaratKode,
        /// With what.
        answer: Answer,
    },
    /// SOP step 3.
    Entri {
        /// Every field, held against the berkas.
        data: Box<CheckedData>,
    },
    /// SOP step 4.
    Kirim {
        /// The named officer at Dispendukcapil and whether that petugas has this peran and is active.
        recipient: PetugasId,
        /// What the list of petugas says of the recipient.
        recipient_peran: Option<Peran>,
    },
    /// Withdraw or close.
    Batalkan {
        /// Why.
        alasan: Alasan,
    },
    /// Record a statement of Dispendukcapil.
    Nyatakan {
        /// What is stated.
        kind: PernyataanKind,
        /// The day it is true of.
        tanggal: NaiveDate,
    },
}

/// What happened: goes into the riwayat, changes the permohonan, causes the messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It was asked for.
    Diajukan,
    /// An original was brought.
    AsliDicatat {
        /// Which one.
        syarat: SyaratKode,
    },
    /// A tick was taken back.
    AsliDicabut {
        /// Which one.
        syarat: SyaratKode,
    },
    /// Received (SOP 1).
    Diterima,
    /// Approved (SOP 2, yes).
    Lengkap,
    /// Returned (SOP 2, no).
    TidakLengkap {
        /// What is missing.
        findings: Vec<Finding>,
    },
    /// A kekurangan was answered.
    Dilengkapi {
        /// Which one.
        syarat: SyaratKode,
        /// With what.
        answer: Answer,
    },
    /// Entered (SOP 3).
    Dientri {
        /// The checked data.
        data: Box<CheckedData>,
    },
    /// Sent (SOP 4).
    Dikirim {
        /// To whom.
        recipient: PetugasId,
    },
    /// Withdrawn or closed.
    Dibatalkan {
        /// Why.
        alasan: Alasan,
    },
    /// Dispendukcapil stated something.
    Dinyatakan {
        /// What.
        kind: PernyataanKind,
        /// The day it is true of.
        tanggal: NaiveDate,
    },
}

codes! {
    /// The name of an event in the riwayat.
    pub enum EventKind {
        /// Asked for.
        Diajukan = "diajukan",
        /// Original ticked.
        AsliDicatat = "asli_dicatat",
        /// Tick taken back.
        AsliDicabut = "asli_dicabut",
        /// Received.
        Diterima = "diterima",
        /// Approved.
        Lengkap = "lengkap",
        /// Returned.
        TidakLengkap = "tidak_lengkap",
        /// Kekurangan answered.
        Dilengkapi = "dilengkapi",
        /// Entered.
        Dientri = "dientri",
        /// Sent.
        Dikirim = "dikirim",
        /// Closed.
        Dibatalkan = "dibatalkan",
        /// Statement recorded.
        Dinyatakan = "dinyatakan",
    }
}

impl Event {
    /// The name of the event.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Diajukan => EventKind::Diajukan,
            Self::AsliDicatat { .. } => EventKind::AsliDicatat,
            Self::AsliDicabut { .. } => EventKind::AsliDicabut,
            Self::Diterima => EventKind::Diterima,
            Self::Lengkap => EventKind::Lengkap,
            Self::TidakLengkap { .. } => EventKind::TidakLengkap,
            Self::Dilengkapi { .. } => EventKind::Dilengkapi,
            Self::Dientri { .. } => EventKind::Dientri,
            Self::Dikirim { .. } => EventKind::Dikirim,
            Self::Dibatalkan { .. } => EventKind::Dibatalkan,
            Self::Dinyatakan { .. } => EventKind::Dinyatakan,
        }
    }
}

/// Why a command is refused: a reason for the person, not a fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Another role has to do this.
    NotYourRole(Peran),
    /// Not a permohonan of this person. Told exactly as one that does not exist.
    NotYours,
    /// Staf has to receive it first (SOP 1).
    NotReceived,
    /// The Kasi returned it: what is missing has to come, and staf has to receive again.
    Returned,
    /// The Kasi has not approved it yet (SOP 2).
    NotApproved,
    /// The data is not entered yet (SOP 3).
    NotEntered,
    /// It was approved; it cannot be returned any more.
    AlreadyApproved,
    /// It was received; ticks and answers are closed until the Kasi has checked.
    WithKasi,
    /// It was sent; this office's work has ended.
    AlreadySent,
    /// It is not sent yet, so Dispendukcapil has nothing to state.
    NotSent,
    /// It was withdrawn or closed.
    Closed,
    /// Required syarat for which no photo, PDF or original is there.
    NotHeld(Vec<SyaratKode>),
    /// The one who received may not check.
    ReceivedBySame,
    /// A return has to name what is missing.
    NothingNamed,
    /// No such syarat in this permohonan.
    UnknownSyarat,
    /// The reason needs words.
    TextMissing,
    /// The Kasi did not ask for this one.
    NotAsked,
    /// The recipient is not an active officer of Dispendukcapil.
    NotARecipient,
    /// The statement is for another officer, to whom it was sent.
    NotTheRecipient,
    /// A statement cannot be true of a day to come.
    InFuture,
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Decision {
    /// It happens.
    Advanced(Event),
    /// It had happened: by whom and when.
    AlreadyDone(Stamp),
    /// It may not happen.
    Refused(Refusal),
}

/// Decides a command given by `stamp.by` at `stamp.at`.
pub fn decide(p: &Permohonan, command: &Command, stamp: Stamp) -> Decision {
    if let Err(refusal) = may_command(p, command, stamp.by) {
        return Decision::Refused(refusal);
    }
    let answer = match command {
        Command::CatatAsli { syarat } => tick(p, syarat, true),
        Command::CabutAsli { syarat } => tick(p, syarat, false),
        Command::Terima => receive(p),
        Command::NyatakanLengkap => approve(p, stamp.by),
        Command::NyatakanTidakLengkap { findings } => give_back(p, findings, stamp.by),
        Command::Lengkapi { syarat, answer } => complete(p, syarat, answer, stamp),
        Command::Entri { data } => enter(p, data),
        Command::Kirim { recipient, recipient_peran } => send(p, *recipient, *recipient_peran),
        Command::Batalkan { alasan } => close(p, alasan),
        Command::Nyatakan { kind, tanggal } => state(p, *kind, *tanggal, stamp),
    };
    match answer {
        Ok(Step::Advance(event)) => Decision::Advanced(event),
        Ok(Step::Done(first)) => Decision::AlreadyDone(first),
        Err(refusal) => Decision::Refused(refusal),
    }
}

enum Step {
    Advance(Event),
    Done(Stamp),
}

type Answered = Result<Step, Refusal>;

/// Roles come first, so that a person without rights learns nothing about the permohonan.
fn may_command(p: &Permohonan, command: &Command, by: Actor) -> Result<(), Refusal> {
    let staf = |ok: bool| if ok { Ok(()) } else { Err(Refusal::NotYourRole(Peran::Staf)) };
    match (command, by) {
        (Command::Lengkapi { .. } | Command::Batalkan { .. }, Actor::Warga(chat)) => {
            if p.belongs_to(chat) {
                Ok(())
            } else {
                Err(Refusal::NotYours)
            }
        }
        (_, Actor::Warga(_)) => Err(Refusal::NotYours),
        (
            Command::CatatAsli { .. }
            | Command::CabutAsli { .. }
            | Command::Terima
            | Command::Lengkapi { .. }
            | Command::Entri { .. }
            | Command::Kirim { .. },
            Actor::Petugas(_, peran),
        ) => staf(peran == Peran::Staf),
        (Command::NyatakanLengkap | Command::NyatakanTidakLengkap { .. }, Actor::Petugas(_, peran)) => {
            if peran == Peran::Kasi { Ok(()) } else { Err(Refusal::NotYourRole(Peran::Kasi)) }
        }
        (Command::Batalkan { .. }, Actor::Petugas(_, peran)) => staf(matches!(peran, Peran::Staf | Peran::Kasi)),
        (Command::Nyatakan { .. }, Actor::Petugas(id, peran)) => match peran {
            Peran::Staf => Ok(()),
            Peran::Dispendukcapil if p.recipient().is_none_or(|r| r == id) => Ok(()),
            Peran::Dispendukcapil => Err(Refusal::NotTheRecipient),
            Peran::Kasi | Peran::Admin => Err(Refusal::NotYourRole(Peran::Dispendukcapil)),
        },
    }
}

fn tick(p: &Permohonan, syarat: &SyaratKode, brought: bool) -> Answered {
    match &p.tahap {
        Tahap::Diajukan | Tahap::TidakLengkap { .. } => {}
        Tahap::Diterima { .. } => return Err(Refusal::WithKasi),
        Tahap::Lengkap { .. } | Tahap::Dientri { .. } => return Err(Refusal::AlreadyApproved),
        Tahap::Dikirim { .. } => return Err(Refusal::AlreadySent),
        Tahap::Dibatalkan { .. } => return Err(Refusal::Closed),
    }
    if p.checklist.syarat(syarat).is_none() {
        return Err(Refusal::UnknownSyarat);
    }
    let ticked = p.checklist.current(syarat).find_map(|piece| match piece.answer {
        Answer::Original(id) => Some(Stamp { by: Actor::Petugas(id, Peran::Staf), at: piece.at }),
        Answer::File(_) | Answer::Promised => None,
    });
    let syarat = syarat.clone();
    Ok(match (brought, ticked) {
        (true, Some(first)) => Step::Done(first),
        (true, None) => Step::Advance(Event::AsliDicatat { syarat }),
        (false, Some(_)) => Step::Advance(Event::AsliDicabut { syarat }),
        (false, None) => Step::Done(p.last_change()),
    })
}

fn receive(p: &Permohonan) -> Answered {
    match &p.tahap {
        Tahap::Diajukan | Tahap::TidakLengkap { .. } => {
            let missing = p.checklist.not_held();
            if missing.is_empty() { Ok(Step::Advance(Event::Diterima)) } else { Err(Refusal::NotHeld(missing)) }
        }
        Tahap::Diterima { received }
        | Tahap::Lengkap { received, .. }
        | Tahap::Dientri { received, .. }
        | Tahap::Dikirim { received, .. } => Ok(Step::Done(*received)),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

fn approve(p: &Permohonan, by: Actor) -> Answered {
    match &p.tahap {
        Tahap::Diajukan => Err(Refusal::NotReceived),
        Tahap::Diterima { received } if received.by.petugas() == by.petugas() => Err(Refusal::ReceivedBySame),
        Tahap::Diterima { .. } => {
            let missing = p.checklist.not_held();
            if missing.is_empty() { Ok(Step::Advance(Event::Lengkap)) } else { Err(Refusal::NotHeld(missing)) }
        }
        Tahap::TidakLengkap { .. } => Err(Refusal::Returned),
        Tahap::Lengkap { checked, .. } | Tahap::Dientri { checked, .. } | Tahap::Dikirim { checked, .. } => {
            Ok(Step::Done(*checked))
        }
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

fn give_back(p: &Permohonan, findings: &[Finding], by: Actor) -> Answered {
    match &p.tahap {
        Tahap::Diajukan => Err(Refusal::NotReceived),
        Tahap::Diterima { received } if received.by.petugas() == by.petugas() => Err(Refusal::ReceivedBySame),
        Tahap::Diterima { .. } => {
            check_findings(p, findings)?;
            Ok(Step::Advance(Event::TidakLengkap { findings: findings.to_vec() }))
        }
        Tahap::TidakLengkap { checked, .. } => Ok(Step::Done(*checked)),
        Tahap::Lengkap { .. } | Tahap::Dientri { .. } => Err(Refusal::AlreadyApproved),
        Tahap::Dikirim { .. } => Err(Refusal::AlreadySent),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

fn check_findings(p: &Permohonan, findings: &[Finding]) -> Result<(), Refusal> {
    if findings.is_empty() {
        return Err(Refusal::NothingNamed);
    }
    let twice = |f: &Finding| findings.iter().filter(|g| g.syarat == f.syarat).count() > 1;
    for finding in findings {
        if p.checklist.syarat(&finding.syarat).is_none() || twice(finding) {
            return Err(Refusal::UnknownSyarat);
        }
        if finding.alasan == AlasanKurang::Lainnya && blank(finding.note.as_deref()) {
            return Err(Refusal::TextMissing);
        }
    }
    Ok(())
}

fn complete(p: &Permohonan, syarat: &SyaratKode, answer: &Answer, stamp: Stamp) -> Answered {
    match &p.tahap {
        Tahap::Diajukan => return Err(Refusal::NotAsked),
        Tahap::TidakLengkap { .. } => {}
        Tahap::Diterima { .. } => return Err(Refusal::WithKasi),
        Tahap::Lengkap { .. } | Tahap::Dientri { .. } => return Err(Refusal::AlreadyApproved),
        Tahap::Dikirim { .. } => return Err(Refusal::AlreadySent),
        Tahap::Dibatalkan { .. } => return Err(Refusal::Closed),
    }
    if matches!((answer, stamp.by), (Answer::Original(_), Actor::Warga(_))) {
        return Err(Refusal::NotYourRole(Peran::Staf)); // only staf can say that paper was brought
    }
    let cycle = p.checklist.cycle();
    if p.checklist.last_finding(syarat).is_none_or(|k| k.cycle != cycle) {
        return Err(Refusal::NotAsked);
    }
    match p.checklist.current(syarat).find(|piece| same_answer(&piece.answer, answer)) {
        Some(first) => Ok(Step::Done(Stamp { by: stamp.by, at: first.at })),
        None => Ok(Step::Advance(Event::Dilengkapi { syarat: syarat.clone(), answer: answer.clone() })),
    }
}

/// The same picture sent again is the same answer, whatever `file_id` it comes with.
fn same_answer(one: &Answer, other: &Answer) -> bool {
    match (one, other) {
        (Answer::File(a), Answer::File(b)) => a.unique_id == b.unique_id,
        (Answer::Promised, Answer::Promised) | (Answer::Original(_), Answer::Original(_)) => true,
        (Answer::File(_) | Answer::Promised | Answer::Original(_), _) => false,
    }
}

fn enter(p: &Permohonan, data: &CheckedData) -> Answered {
    match &p.tahap {
        Tahap::Diajukan => Err(Refusal::NotReceived),
        Tahap::Diterima { .. } => Err(Refusal::NotApproved),
        Tahap::TidakLengkap { .. } => Err(Refusal::Returned),
        Tahap::Lengkap { .. } => Ok(Step::Advance(Event::Dientri { data: Box::new(data.clone()) })),
        Tahap::Dientri { entered, .. } | Tahap::Dikirim { entered, .. } => Ok(Step::Done(*entered)),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

fn send(p: &Permohonan, recipient: PetugasId, peran: Option<Peran>) -> Answered {
    match &p.tahap {
        Tahap::Diajukan => Err(Refusal::NotReceived),
        Tahap::Diterima { .. } => Err(Refusal::NotApproved),
        Tahap::TidakLengkap { .. } => Err(Refusal::Returned),
        Tahap::Lengkap { .. } => Err(Refusal::NotEntered),
        Tahap::Dientri { .. } if peran == Some(Peran::Dispendukcapil) => {
            Ok(Step::Advance(Event::Dikirim { recipient }))
        }
        Tahap::Dientri { .. } => Err(Refusal::NotARecipient),
        Tahap::Dikirim { sent, .. } => Ok(Step::Done(sent.stamp)),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

fn close(p: &Permohonan, alasan: &Alasan) -> Answered {
    match &p.tahap {
        Tahap::Dikirim { .. } => Err(Refusal::AlreadySent),
        Tahap::Dibatalkan { closed } => Ok(Step::Done(*closed)),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => {
            if alasan.kode == AlasanBatal::Lainnya && blank(alasan.text.as_deref()) {
                return Err(Refusal::TextMissing);
            }
            Ok(Step::Advance(Event::Dibatalkan { alasan: alasan.clone() }))
        }
    }
}

fn state(p: &Permohonan, kind: PernyataanKind, tanggal: NaiveDate, stamp: Stamp) -> Answered {
    match &p.tahap {
        Tahap::Dikirim { .. } => {}
        Tahap::Dibatalkan { .. } => return Err(Refusal::Closed),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => return Err(Refusal::NotSent),
    }
    if tanggal > today_wib(stamp.at) {
        return Err(Refusal::InFuture);
    }
    match p.pernyataan.last() {
        Some(last) if last.kind == kind && last.tanggal == tanggal => Ok(Step::Done(last.stamp)),
        _ => Ok(Step::Advance(Event::Dinyatakan { kind, tanggal })),
    }
}

fn blank(text: Option<&str>) -> bool {
    text.is_none_or(|t| t.trim().is_empty())
}
