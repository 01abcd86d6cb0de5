//! `/waktu`: how long a permohonan was with whom, and how long each step was handled. It shows no person, so it is no
//! opening of the file.

use chrono::{DateTime, TimeDelta, Utc};

use super::show;
use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::tunda::reason;
use crate::domain::clocks::length::Length;
use crate::domain::clocks::{Clocks, Handling, Holder, Span, Taken, done, in_hand, turns};
use crate::domain::kode::Kode;
use crate::domain::langkah::Langkah;
use crate::domain::tunda::Tunda;
use crate::pesan::label::Label;
use crate::pesan::lama::Lama;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::Loaded;

/// The clocks of a kode.
///
/// # Errors
/// Faults of the register.
pub async fn show(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = show::visible(s, kode).await? else { return Ok(()) };
    let taken: Vec<Taken> = s.uow.pengambilan().spans(&[loaded.id]).await?.into_iter().map(|(_, one)| one).collect();
    let kalender = s.uow.kalender().load(&s.app.kantor.jam_kerja).await?.kalender;
    let riwayat = loaded.riwayat();
    let turns = in_hand(turns(&loaded.permohonan, &riwayat), &taken, s.now);
    let working = |from, until| kalender.working(from, until);
    let clocks = Clocks { turns: &turns, taken: &taken, done: &done(&riwayat), now: s.now, working };
    let text = Lama::Clocks {
        kode,
        waktu: s.now,
        sekarang: Box::new(standing(&loaded, &clocks)),
        jam: Holder::ALL.iter().map(|&holder| clock(&loaded, &clocks, holder)).collect(),
        langkah: Langkah::ALL.iter().map(|&langkah| step(&clocks, langkah)).collect(),
    };
    s.say(Reply::new(text).rows([Button::new(Label::Card, (kode, Act::Card))]));
    Ok(())
}

/// Who has it now.
fn standing<W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta>(loaded: &Loaded, clocks: &Clocks<'_, W>) -> Pesan {
    let Some(turn) = clocks.turns.last().filter(|turn| turn.until.is_none()) else { return Lama::NowOver.into() };
    match (turn.langkah, turn.holder) {
        (Some(langkah), pemegang) if loaded.holder(clocks.now).is_some() => Lama::NowHandled { pemegang, langkah },
        (Some(langkah), pemegang) => Lama::NowWaits { pemegang, langkah },
        (None, Holder::Dispendukcapil) if loaded.hold().is_some() => Lama::NowHeldUp,
        (None, Holder::Dispendukcapil) => Lama::NowDispendukcapil,
        (None, Holder::Warga | Holder::Staf | Holder::Kasi) => Lama::NowWarga,
    }
    .into()
}

fn clock<W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta>(
    loaded: &Loaded,
    clocks: &Clocks<'_, W>,
    pemegang: Holder,
) -> Pesan {
    if !clocks.turns.iter().any(|turn| turn.holder == pemegang) {
        return Lama::ClockNone { pemegang }.into();
    }
    let lama = Box::new(span(clocks.of(pemegang)));
    let held =
        (pemegang == Holder::Dispendukcapil).then(|| clocks.held_up(&loaded.permohonan, &loaded.tunda)).flatten();
    let Some((time, holds)) = held else { return Lama::Clock { pemegang, lama }.into() };
    let tunda = Box::new(span(time));
    match &reasons(&holds)[..] {
        [alasan] => Lama::ClockHeld { pemegang, lama, tunda, alasan: Box::new(alasan.clone()) }.into(),
        several => {
            let line = |alasan: &Pesan| Lama::HeldWhy { alasan: Box::new(alasan.clone()) }.into();
            Lama::ClockHeldSeveral { pemegang, lama, tunda, daftar: several.iter().map(line).collect() }.into()
        }
    }
}

/// Each reason once.
fn reasons(holds: &[&Tunda]) -> Vec<Pesan> {
    let mut reasons: Vec<Pesan> = Vec::new();
    for why in holds.iter().map(|tunda| reason(&tunda.why)) {
        if !reasons.contains(&why) {
            reasons.push(why);
        }
    }
    reasons
}

/// How long a step was handled, beside the SOP's minutes.
fn step<W: Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta>(clocks: &Clocks<'_, W>, langkah: Langkah) -> Pesan {
    let Some(time) = clocks.step(langkah) else { return Lama::StepNone { langkah }.into() };
    let sasaran = langkah.minutes().unwrap_or_default().into();
    let sisa = Box::new(span(time.rest));
    match time.handling {
        Handling::NotYet => Lama::StepNotYet { langkah, sasaran, sisa },
        Handling::Unknown => Lama::StepUnknown { langkah, sasaran, sisa },
        Handling::Known(handled) => Lama::Step { langkah, sasaran, ditangani: Box::new(span(handled)), sisa },
        Handling::InPart(handled, kali) => {
            Lama::StepInPart { langkah, sasaran, ditangani: Box::new(span(handled)), kali, sisa }
        }
    }
    .into()
}

/// Working time, and by the calendar where that is another.
fn span(span: Span) -> Pesan {
    let (working, calendar) = (Length::of_working(span.working), Length::of_calendar(span.calendar));
    let jam = Box::new(words(working, |hari, jam| Lama::WorkingDays { hari, jam }));
    if working == calendar && !matches!(working, Length::Days(..)) {
        return Lama::Same { lama: jam }.into();
    }
    Lama::Both { jam, kalender: Box::new(words(calendar, |hari, jam| Lama::Days { hari, jam })) }.into()
}

fn words(length: Length, days: impl Fn(u32, u32) -> Lama) -> Pesan {
    match length {
        Length::Moment => Lama::Moment,
        Length::Minutes(menit) => Lama::Minutes { menit },
        Length::Hours(jam, menit) => Lama::Hours { jam, menit },
        Length::Days(hari, jam) => days(hari, jam),
    }
    .into()
}
