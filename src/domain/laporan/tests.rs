//! Made-up permohonan with known times. The office of these examples works at every minute.

use super::*;
use crate::domain::clocks::{Taken, There};
use crate::domain::expected::Expected;
use crate::domain::langkah::{EventKind, Langkah};
use crate::domain::pemohon::Jenis;
use crate::domain::permohonan::TahapKind;
use crate::domain::petugas::PetugasId;
use chrono::TimeDelta;

/// Monday, 2 November 2026, 09.00 WIB, and so many minutes later.
fn at(minute: i64) -> DateTime<Utc> {
    "2026-11-02T02:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
}

fn desa(number: u16) -> DesaKode {
    DesaKode::parse(&format!("35.16.13.{number}")).unwrap()
}

fn syarat(kode: &str) -> SyaratKode {
    SyaratKode(kode.to_owned())
}

fn step(kind: EventKind, minute: i64, by: i64) -> Step {
    Step { kind, at: at(minute), by: Some(PetugasId(by)) }
}

fn taken(langkah: Langkah, from: i64, until: i64) -> Taken {
    Taken { langkah, from: at(from), until: at(until), done: true }
}

/// Complete when it was asked for in minute 0; received after 10 minutes, of which `handled` were handled, by `staf`.
fn received(handled: i64, staf: i64) -> Fakta {
    Fakta {
        jenis: Jenis::Baru,
        desa: Some(desa(2010)),
        tahap: TahapKind::Diterima,
        received: at(10),
        on_paper: false,
        riwayat: vec![step(EventKind::Diajukan, 0, 9), step(EventKind::Diterima, 10, staf)],
        there: There { required: vec![syarat("kk")], named: Vec::new(), given: vec![(syarat("kk"), 0, at(0))] },
        missing: Vec::new(),
        taken: vec![taken(Langkah::Menerima, 10 - handled, 10)],
    }
}

/// … approved in minute 30, entered in minute 50 and sent in minute 60.
fn sent(handled: i64, staf: i64) -> Fakta {
    let mut fakta = received(handled, staf);
    fakta.tahap = TahapKind::Dikirim;
    fakta.riwayat.extend([
        step(EventKind::Lengkap, 30, 7),
        step(EventKind::Dientri, 50, staf),
        step(EventKind::Dikirim, 60, staf),
    ]);
    fakta.taken.push(taken(Langkah::Mengecek, 27, 30));
    fakta
}

/// … but returned in minute 30 first; the pemohon takes two days, and it is received again 5 minutes later.
fn returned(staf: i64) -> Fakta {
    let mut fakta = received(4, staf);
    let back = 30 + 2 * 24 * 60;
    fakta.riwayat.extend([
        step(EventKind::TidakLengkap, 30, 7),
        step(EventKind::Dilengkapi, back, 9),
        step(EventKind::Diterima, back + 5, staf),
        step(EventKind::Lengkap, back + 15, 7),
    ]);
    fakta.tahap = TahapKind::Lengkap;
    fakta.there.named.push((1, syarat("kk")));
    fakta.there.given.push((syarat("kk"), 1, at(back)));
    fakta.missing.push((syarat("kk"), "Kartu Keluarga (KK)".to_owned(), AlasanKurang::TidakTerbaca));
    fakta.taken.push(taken(Langkah::Menerima, back + 3, back + 5));
    fakta
}

fn november() -> Masa {
    "2026-11".parse().unwrap()
}

fn report(all: &[Fakta]) -> Laporan {
    let mut counting = Counting::new(november(), at(30 * 24 * 60));
    for fakta in all {
        counting.add(fakta, |from, until| until - from);
    }
    counting.end(HandedOver::default())
}

fn minutes(figure: Figure) -> Option<(u32, i64, i64)> {
    figure.known().map(|Expected { count, half, most }| (count, half.num_minutes(), most.num_minutes()))
}

#[test]
fn it_counts_what_came_in_and_what_became_of_it() {
    let mut closed = received(3, 1);
    closed.tahap = TahapKind::Dibatalkan;
    closed.riwayat.push(step(EventKind::Dibatalkan, 20, 1));
    let mut elsewhere = sent(3, 1);
    (elsewhere.jenis, elsewhere.desa) = (Jenis::Pembetulan, Some(desa(2001)));
    let all = report(&[received(3, 1), sent(4, 2), returned(1), closed, elsewhere]);
    assert_eq!((all.received.total(), all.returned, all.checked, all.complete), (5, 1, 3, 2));
    assert_eq!((all.sent, all.closed, all.open()), (2, 1, 2));
    assert_eq!(all.received.by_kind().collect::<Vec<_>>(), [(Jenis::Baru, 4), (Jenis::Pembetulan, 1)]);
    let villages: Vec<_> = all.desa.iter().map(|one| (one.received, one.returned, one.missing.len())).collect();
    assert_eq!(villages, [(4, 1, 1), (1, 0, 0)]);
    let missing = &all.missing[0];
    assert_eq!((missing.name.as_str(), missing.times, missing.people), ("Kartu Keluarga (KK)", 1, 1));
    assert_eq!(missing.why, [(AlasanKurang::TidakTerbaca, 1)]);
    let days: Vec<_> =
        all.parts.iter().filter(|part| part.received > 0).map(|part| (part.masa.to_string(), part.received)).collect();
    assert_eq!((all.parts.len(), days), (30, vec![("2026-11-02".to_owned(), 5)]));
}

#[test]
fn times_are_those_of_the_desks_without_the_time_of_the_pemohon() {
    let mut all: Vec<Fakta> = (1..=9).map(|n| sent(n, n % 2 + 1)).collect();
    all.push(returned(1));
    let all = report(&all);
    let [receive, check, enter, send] = &all.steps[..] else { panic!("four") };
    // Ten minutes at the desk; of the returned one five more of the second round, and nothing of the two days between.
    assert_eq!(minutes(receive.desk), Some((10, 10, 10)));
    // 1 to 9 minutes, and 4 + 2 of the returned one.
    assert_eq!(minutes(receive.handled), Some((10, 5, 8)));
    assert_eq!(receive.within_sop, Some((5, 10)));
    assert_eq!(minutes(check.desk), Some((10, 20, 20)), "of the returned one 20 and 10");
    // Nobody took the second check: how long that one was handled is not known.
    assert_eq!((check.handled, check.within_sop), (Figure::TooFew, None));
    assert_eq!((enter.done, enter.desk), (9, Figure::TooFew));
    assert_eq!((send.done, all.office), (9, Figure::TooFew), "the returned one waits still");
}

#[test]
fn the_checks_of_one_kasi_are_said_of_the_desk_and_not_of_the_person() {
    let all = report(&(0..20).map(|n| sent(n % 9 + 1, n % 2 + 1)).collect::<Vec<_>>());
    let check = &all.steps[1];
    assert_eq!((minutes(check.desk), check.handled, check.within_sop), (Some((20, 20, 20)), Figure::OnePerson, None));
    assert_eq!(minutes(all.office), Some((20, 60, 60)));
}

#[test]
fn what_was_received_on_paper_was_handled_where_nobody_saw_it() {
    let on_paper = |n| Fakta { on_paper: true, ..sent(n, n % 2 + 1) };
    let all = report(&(1..=12).map(|n| on_paper(n % 9 + 1)).collect::<Vec<_>>());
    assert_eq!((all.received.total(), all.steps[0].done, all.steps[1].done), (12, 0, 12));
}

#[test]
fn a_card_tells_nothing_by_which_one_or_two_would_be_recognised() {
    let card = |fine: usize, back: usize| {
        let all: Vec<Fakta> = (0..fine).map(|_| received(3, 1)).chain((0..back).map(|_| returned(1))).collect();
        report(&all).kartu(&desa(2010)).map(|card| (card.received, card.back, card.missing.len()))
    };
    assert_eq!(card(4, 0), None, "too few came");
    assert_eq!(card(5, 0), Some((5, Back::Nobody, 0)));
    assert_eq!(card(4, 1), Some((5, Back::Few, 0)));
    assert_eq!(card(4, 2), Some((6, Back::Few, 0)));
    assert_eq!(card(4, 3), Some((7, Back::Many(3), 1)));
    assert_eq!(report(&[received(3, 1)]).kartu(&desa(2001)), None);
}

#[rstest::rstest]
#[case(0, 0, None)]
#[case(0, 7, Some(0))]
#[case(1, 3, Some(33))]
#[case(2, 3, Some(67))]
#[case(1, 200, Some(1))]
#[case(7, 7, Some(100))]
fn shares_are_rounded_to_the_nearest(#[case] part: u32, #[case] whole: u32, #[case] said: Option<u32>) {
    assert_eq!(percent(part, whole), said);
}
