//! The guards of the SOP.

use chrono::NaiveDate;

use super::{Alasan, AlasanBatal, Command, Decision, Event, Refusal, numbers, perbaikan};
use crate::domain::berkas::{AlasanKurang, Answer, Finding, Piece, SyaratKode};
use crate::domain::claim::{Bound, MAX_PIHAK};
use crate::domain::pemohon::CheckedData;
use crate::domain::pengiriman::{AlasanKembali, Sebab};
use crate::domain::permohonan::{Permohonan, Pernyataan, PernyataanKind, Tahap};
use crate::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use crate::domain::register::block::PaperReceipt;
use crate::domain::register::register_year;
use crate::domain::wib::today_wib;

/// Decides a command given by `stamp.by` at `stamp.at`.
pub fn decide(p: &Permohonan, command: &Command, stamp: Stamp) -> Decision {
    if let Err(refusal) = may_command(p, command, stamp.by) {
        return Decision::Refused(refusal);
    }
    let answer = match command {
        Command::CatatAsli { syarat } => tick(p, syarat),
        Command::CabutAsli { syarat } => untick(p, syarat),
        Command::CatatNomor { numbers } => numbers::note(p, numbers),
        Command::PerbaikiNomor { numbers } => numbers::put_right(p, numbers),
        Command::Terima => receive(p),
        Command::TerimaDiKertas { paper } => receive_on_paper(p, *paper, stamp),
        Command::NyatakanLengkap => approve(p, stamp.by),
        Command::NyatakanTidakLengkap { findings } => give_back(p, findings, stamp.by),
        Command::Lengkapi { syarat, answer, replaces } => complete(p, syarat, (answer, replaces.as_deref()), stamp.by),
        Command::Entri { data } => enter(p, data),
        Command::Kirim { recipient, recipient_peran } => send(p, *recipient, *recipient_peran),
        Command::Kembalikan { sebab } => send_back(p, sebab),
        Command::AmbilKembali { recipient_peran } => fetch_back(p, *recipient_peran),
        Command::Batalkan { alasan } => close(p, alasan),
        Command::Nyatakan { kind, tanggal } => state(p, *kind, *tanggal, stamp),
        Command::Tautkan { bound } => bind(p, bound),
        Command::UbahData { nilai } => perbaikan::change(p, nilai),
        Command::Perbaiki { nomor } => perbaikan::put_right(p, *nomor),
        Command::TolakPerbaikan { nomor, tolak } => perbaikan::decline(p, *nomor, tolak),
        Command::TarikPerbaikan { nomor } => perbaikan::take_back(p, *nomor, stamp.by),
    };
    match answer {
        Ok(Step::Advance(event)) => Decision::Advanced(event),
        Ok(Step::Done(first)) => Decision::AlreadyDone(first),
        Err(refusal) => Decision::Refused(refusal),
    }
}

pub(super) enum Step {
    Advance(Event),
    Done(Stamp),
}

pub(super) type Answered = Result<Step, Refusal>;

/// Roles come first, so that a person without rights learns nothing about the permohonan.
fn may_command(p: &Permohonan, command: &Command, by: Actor) -> Result<(), Refusal> {
    let staf = |ok: bool| if ok { Ok(()) } else { Err(Refusal::NotYourRole(Peran::Staf)) };
    match (command, by) {
        (
            Command::Lengkapi { .. }
            | Command::Batalkan { .. }
            | Command::UbahData { .. }
            | Command::TarikPerbaikan { .. },
            Actor::Warga(chat),
        ) => {
            if p.belongs_to(chat) {
                Ok(())
            } else {
                Err(Refusal::NotYours)
            }
        }
        (Command::Tautkan { bound }, Actor::Warga(chat)) if bound.pihak.chat == chat => Ok(()),
        (_, Actor::Warga(_))
        | (Command::Tautkan { .. } | Command::UbahData { .. } | Command::TarikPerbaikan { .. }, Actor::Petugas(..)) => {
            Err(Refusal::NotYours)
        }
        (
            Command::CatatAsli { .. }
            | Command::CabutAsli { .. }
            | Command::CatatNomor { .. }
            | Command::PerbaikiNomor { .. }
            | Command::Terima
            | Command::TerimaDiKertas { .. }
            | Command::Lengkapi { .. }
            | Command::Entri { .. }
            | Command::Kirim { .. }
            | Command::AmbilKembali { .. }
            | Command::Perbaiki { .. }
            | Command::TolakPerbaikan { .. },
            Actor::Petugas(_, peran),
        ) => staf(peran == Peran::Staf),
        (Command::NyatakanLengkap | Command::NyatakanTidakLengkap { .. }, Actor::Petugas(_, peran)) => {
            if peran == Peran::Kasi { Ok(()) } else { Err(Refusal::NotYourRole(Peran::Kasi)) }
        }
        (Command::Batalkan { .. }, Actor::Petugas(_, peran)) => staf(matches!(peran, Peran::Staf | Peran::Kasi)),
        (Command::Kembalikan { sebab }, _) if sebab.kode == AlasanKembali::PenerimaBerganti => staf(false),
        (Command::Kembalikan { .. }, Actor::Petugas(id, peran)) => match peran {
            Peran::Dispendukcapil if p.recipient().is_none_or(|r| r == id) => Ok(()),
            Peran::Dispendukcapil => Err(Refusal::NotTheRecipient),
            Peran::Staf | Peran::Kasi | Peran::Admin => Err(Refusal::NotYourRole(Peran::Dispendukcapil)),
        },
        (Command::Nyatakan { .. }, Actor::Petugas(id, peran)) => match peran {
            Peran::Staf => Ok(()),
            Peran::Dispendukcapil if p.recipient().is_none_or(|r| r == id) => Ok(()),
            Peran::Dispendukcapil => Err(Refusal::NotTheRecipient),
            Peran::Kasi | Peran::Admin => Err(Refusal::NotYourRole(Peran::Dispendukcapil)),
        },
    }
}

fn tick(p: &Permohonan, syarat: &SyaratKode) -> Answered {
    Ok(match ticked(p, syarat)? {
        Some(first) => Step::Done(p.given(first)),
        None => Step::Advance(Event::AsliDicatat { syarat: syarat.clone() }),
    })
}

fn untick(p: &Permohonan, syarat: &SyaratKode) -> Answered {
    match (ticked(p, syarat)?, p.checklist.withdrawn(syarat)) {
        (Some(_), _) => Ok(Step::Advance(Event::AsliDicabut { syarat: syarat.clone() })),
        (None, Some(first)) => Ok(Step::Done(Stamp { by: Actor::Petugas(first.by, Peran::Staf), at: first.at })),
        (None, None) => Err(Refusal::NotTicked),
    }
}

/// The tick that counts, while ticks may be made.
fn ticked<'a>(p: &'a Permohonan, syarat: &'a SyaratKode) -> Result<Option<&'a Piece>, Refusal> {
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
    Ok(p.checklist.current(syarat).find(|piece| matches!(piece.answer, Answer::Original(_))))
}

fn receive(p: &Permohonan) -> Answered {
    match &p.tahap {
        Tahap::Diajukan | Tahap::TidakLengkap { .. } => {
            let missing = p.checklist.not_held();
            if !missing.is_empty() {
                return Err(Refusal::NotHeld(missing));
            }
            if p.data.numbers.is_some() { Ok(Step::Advance(Event::Diterima)) } else { Err(Refusal::NumbersMissing) }
        }
        Tahap::Diterima { received }
        | Tahap::Lengkap { received, .. }
        | Tahap::Dientri { received, .. }
        | Tahap::Dikirim { received, .. } => Ok(Step::Done(*received)),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

/// The same guards, and: what happened before it is recorded, once, in the year of its number.
fn receive_on_paper(p: &Permohonan, paper: PaperReceipt, stamp: Stamp) -> Answered {
    if matches!(p.tahap, Tahap::TidakLengkap { .. }) {
        return Err(Refusal::HasNumber);
    }
    match receive(p)? {
        Step::Done(first) => Ok(Step::Done(first)),
        Step::Advance(_) if paper.at >= stamp.at => Err(Refusal::PaperInFuture),
        Step::Advance(_) if register_year(paper.at) != paper.nomor.tahun => Err(Refusal::PaperOtherYear),
        // Staf register a walk-in after the paper; who asked by chat brought nothing on a day before they asked.
        Step::Advance(_) if p.registered_by.is_none() && today_wib(paper.at) < today_wib(p.submitted_at) => {
            Err(Refusal::PaperBeforeRequest(p.submitted_at))
        }
        Step::Advance(_) => Ok(Step::Advance(Event::DiterimaDiKertas { paper })),
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

fn complete(p: &Permohonan, syarat: &SyaratKode, (answer, replaces): (&Answer, Option<&str>), by: Actor) -> Answered {
    match &p.tahap {
        Tahap::Diajukan => return Err(Refusal::NotAsked),
        Tahap::TidakLengkap { .. } => {}
        Tahap::Diterima { .. } => return Err(Refusal::WithKasi),
        Tahap::Lengkap { .. } | Tahap::Dientri { .. } => return Err(Refusal::AlreadyApproved),
        Tahap::Dikirim { .. } => return Err(Refusal::AlreadySent),
        Tahap::Dibatalkan { .. } => return Err(Refusal::Closed),
    }
    if matches!((answer, by), (Answer::Original(_), Actor::Warga(_))) {
        return Err(Refusal::NotYourRole(Peran::Staf)); // only staf can say that paper was brought
    }
    let cycle = p.checklist.cycle();
    if p.checklist.last_finding(syarat).is_none_or(|k| k.cycle != cycle) {
        return Err(Refusal::NotAsked);
    }
    match p.checklist.current(syarat).find(|piece| same_answer(&piece.answer, answer)) {
        Some(first) => Ok(Step::Done(p.given(first))),
        None => {
            // What was replaced or returned meanwhile has no place any more; nor has a promise that of a picture.
            let is_file = matches!(answer, Answer::File(_));
            let replaces = replaces.filter(|old| is_file && p.checklist.counts(syarat, old)).map(str::to_owned);
            Ok(Step::Advance(Event::Dilengkapi { syarat: syarat.clone(), answer: answer.clone(), replaces }))
        }
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
        Tahap::Lengkap { .. } if lacks_letter(p, data) => Err(Refusal::LetterMissing),
        Tahap::Lengkap { .. } => Ok(Step::Advance(Event::Dientri { data: Box::new(data.clone()) })),
        Tahap::Dikirim { .. } if p.is_sent_back() && lacks_letter(p, data) => Err(Refusal::LetterMissing),
        Tahap::Dikirim { .. } if p.is_sent_back() => {
            Ok(Step::Advance(Event::DientriUlang { data: Box::new(data.clone()) }))
        }
        Tahap::Dikirim { entered, .. } => not_declined(p).map(|()| Step::Done(*entered)),
        Tahap::Dientri { entered, .. } => Ok(Step::Done(*entered)),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

fn lacks_letter(p: &Permohonan, data: &CheckedData) -> bool {
    data.entri().pengantar.is_none() && p.checklist.has_letter()
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
        Tahap::Dikirim { .. } if p.is_sent_back() && peran == Some(Peran::Dispendukcapil) => {
            Ok(Step::Advance(Event::DikirimUlang { recipient }))
        }
        Tahap::Dikirim { .. } if p.is_sent_back() => Err(Refusal::NotARecipient),
        Tahap::Dientri { .. } => Err(Refusal::NotARecipient),
        Tahap::Dikirim { sent, .. } => not_declined(p).map(|()| Step::Done(sent.stamp)),
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
    }
}

/// The SOP has no way back, so the tahap stays; what has ended is not sent back.
fn send_back(p: &Permohonan, sebab: &Sebab) -> Answered {
    match &p.tahap {
        Tahap::Dikirim { .. } => {}
        Tahap::Dibatalkan { .. } => return Err(Refusal::Closed),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => return Err(Refusal::NotSent),
    }
    not_declined(p)?;
    if p.has_ended() {
        return Err(Refusal::Ended);
    }
    if let Some(first) = &p.kembali {
        return Ok(Step::Done(first.stamp));
    }
    if sebab.kode == AlasanKembali::Lainnya && blank(sebab.text.as_deref()) {
        return Err(Refusal::TextMissing);
    }
    Ok(Step::Advance(Event::Dikembalikan { sebab: sebab.clone() }))
}

/// Whoever has it and is an officer sends it back themself.
fn fetch_back(p: &Permohonan, recipient_peran: Option<Peran>) -> Answered {
    if recipient_peran == Some(Peran::Dispendukcapil) {
        return Err(Refusal::NotYourRole(Peran::Dispendukcapil));
    }
    send_back(p, &Sebab { kode: AlasanKembali::PenerimaBerganti, text: None })
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
    let sent = match &p.tahap {
        Tahap::Dikirim { sent, .. } => sent,
        Tahap::Dibatalkan { .. } => return Err(Refusal::Closed),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. } => return Err(Refusal::NotSent),
    };
    if tanggal > today_wib(stamp.at) {
        return Err(Refusal::InFuture);
    }
    if tanggal < today_wib(sent.stamp.at) {
        return Err(Refusal::BeforeSent);
    }
    may_state(p, kind)?;
    let susulan = p.is_belated(kind, tanggal);
    let same =
        |one: &&Pernyataan| one.kind == kind && (one.tanggal == tanggal || kind == PernyataanKind::TetapDiproses);
    let first = if susulan { p.pernyataan.iter().find(same) } else { p.stated().filter(same) };
    Ok(match first {
        Some(first) => Step::Done(first.stamp),
        None => Step::Advance(Event::Dinyatakan { kind, tanggal, susulan }),
    })
}

/// Of what was sent back nothing is stated but that it is declined, and that this was a mistake; which is said of nothing else.
fn may_state(p: &Permohonan, kind: PernyataanKind) -> Result<(), Refusal> {
    match (kind, p.stated().map(|stated| stated.kind)) {
        (PernyataanKind::Ditolak, _)
        | (PernyataanKind::TetapDiproses, Some(PernyataanKind::Ditolak | PernyataanKind::TetapDiproses)) => Ok(()),
        (PernyataanKind::TetapDiproses, _) => Err(Refusal::NotDeclined),
        _ if p.kembali.is_none() => Ok(()),
        _ => not_declined(p).and(Err(Refusal::SentBack)),
    }
}

/// What was sent back and is declined since goes on when it is stated that this was a mistake.
fn not_declined(p: &Permohonan) -> Result<(), Refusal> {
    if p.is_declined_since_sent_back() { Err(Refusal::DeclinedSinceSentBack) } else { Ok(()) }
}

/// A chat that belongs to it is bound already. After the sending there are still statements to be told of.
fn bind(p: &Permohonan, bound: &Bound) -> Answered {
    if p.belongs_to(bound.pihak.chat) {
        return Ok(Step::Done(Stamp { by: Actor::Warga(bound.pihak.chat), at: p.submitted_at }));
    }
    match &p.tahap {
        Tahap::Dibatalkan { .. } => Err(Refusal::Closed),
        Tahap::Diajukan
        | Tahap::Diterima { .. }
        | Tahap::TidakLengkap { .. }
        | Tahap::Lengkap { .. }
        | Tahap::Dientri { .. }
        | Tahap::Dikirim { .. } => {
            if bound.lacks_agreement() {
                Err(Refusal::PemohonNotAgreed)
            } else if p.pihak.len() < MAX_PIHAK {
                Ok(Step::Advance(Event::Ditautkan { bound: bound.clone() }))
            } else {
                Err(Refusal::TooManyChats)
            }
        }
    }
}

pub(super) fn blank(text: Option<&str>) -> bool {
    text.is_none_or(|t| t.trim().is_empty())
}
