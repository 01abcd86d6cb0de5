//! What of an officer's answer is recorded, what is not, and why: both sides are told what really happened.

use std::collections::BTreeSet;

use crate::app::fault::Fault;
use crate::app::notice::Happened;
use crate::app::refusal;
use crate::app::session::Session;
use crate::dialog::kirim::{Answered, Answering};
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Event, decide};
use crate::domain::permohonan::{Permohonan, PernyataanKind};
use crate::domain::petugas::Stamp;
use crate::domain::sight::Sight;
use crate::domain::wib::today_wib;
use crate::pesan::Pesan;
use crate::pesan::pengiriman::PengirimanText;
use crate::store::pengiriman::Kiriman;
use crate::store::permohonan::{Loaded, Move};

/// What becomes of one.
enum Fate {
    /// This is recorded.
    Moves(Event),
    /// It is there, and more than that was stated already: nothing older is said of it.
    There,
    /// Nothing is recorded, for this reason.
    Not(Pesan),
}

/// Records what can be recorded of each.
///
/// # Errors
/// Faults of the register.
pub(super) async fn record(
    s: &mut Session<'_>,
    found: &Kiriman,
    answering: &Answering,
) -> Result<(Vec<Happened>, Answered), Fault> {
    let stamp = Stamp { by: s.actor(), at: s.now };
    let mut locked = s.uow.permohonan().lock_many(&found.isi, Sight::SentTo(found.recipient)).await?;
    let (mut moved, mut there, mut left): (Vec<(Loaded, Event)>, _, _) = (Vec::new(), 0, Vec::new());
    for (urut, &kode) in (1..).zip(&found.isi) {
        if let Some(&nomor) = found.resent.get(&kode) {
            left.push(line(urut, PengirimanText::TerimaResent { kode, nomor }));
            continue;
        }
        let at = locked.iter().position(|loaded| loaded.permohonan.kode == kode);
        let Some(loaded) = at.map(|at| locked.remove(at)) else {
            left.push(line(urut, PengirimanText::TerimaUnread { kode }));
            continue;
        };
        match fate(&loaded.permohonan, found, &command(answering, kode, s), stamp) {
            Fate::Moves(event) => moved.push((loaded, event)),
            Fate::There => there += 1,
            Fate::Not(why) => left.push(line(urut, why)),
        }
    }
    let moves: Vec<Move<'_>> = moved.iter().map(|(before, event)| Move { before, event: event.clone() }).collect();
    let after = s.uow.permohonan().save_many(&moves, stamp).await?;
    drop(moves);
    let is_back = |(_, event): &&(Loaded, Event)| matches!(event, Event::Dikembalikan { .. });
    let back: BTreeSet<Kode> = moved.iter().filter(is_back).map(|(one, _)| one.permohonan.kode).collect();
    let answered = Answered {
        nomor: found.nomor,
        diterima: there + moved.len() - back.len(),
        kembali: answering.lines_of(|kode| back.contains(&kode)),
        left,
    };
    let happened = moved.into_iter().zip(after);
    let happened = happened.map(|((before, event), after)| Happened { before, after, event });
    Ok((happened.collect(), answered))
}

fn line(urut: u32, why: impl Into<Pesan>) -> Pesan {
    PengirimanText::TerimaLeft { urut, alasan: Box::new(why.into()) }.into()
}

fn fate(p: &Permohonan, found: &Kiriman, command: &Command, stamp: Stamp) -> Fate {
    let kode = p.kode;
    if p.kembali.is_some() {
        return Fate::Not(PengirimanText::TerimaReturned { kode }.into());
    }
    let is_there = matches!(command, Command::Nyatakan { .. });
    // Who was told more already, such as that it is printed, hears nothing older.
    if is_there && p.pernyataan.iter().any(|one| one.stamp.at >= found.at) {
        return Fate::There;
    }
    match decide(p, command, stamp) {
        Decision::Advanced(event) => Fate::Moves(event),
        Decision::AlreadyDone(_) if is_there => Fate::There,
        Decision::AlreadyDone(_) => Fate::Not(PengirimanText::TerimaReturned { kode }.into()),
        Decision::Refused(refusal) => Fate::Not(refusal::for_petugas(p, &refusal)),
    }
}

fn command(answering: &Answering, kode: Kode, s: &Session<'_>) -> Command {
    let back = answering.kembali.iter().find(|(urut, _)| answering.kode(*urut) == Some(kode));
    match back {
        Some((_, sebab)) => Command::Kembalikan { sebab: sebab.clone() },
        None => Command::Nyatakan { kind: PernyataanKind::Diterima, tanggal: today_wib(s.now) },
    }
}
