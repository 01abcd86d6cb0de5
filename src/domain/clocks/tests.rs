//! Worked examples, in minutes since the request. The office of these examples works in every second hour.

use super::*;
use crate::domain::berkas::{AlasanKurang, Answer, Checklist, Demand, Finding, Kekurangan, Piece, Syarat, SyaratKode};
use crate::domain::desa::DesaKode;
use crate::domain::kk::NomorKk;
use crate::domain::kode::Kode;
use crate::domain::nama::Nama;
use crate::domain::nik::Nik;
use crate::domain::pemohon::{DataPemohon, Jenis, Numbers};
use crate::domain::permohonan::{Pernyataan, PernyataanKind, Tahap};
use crate::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use crate::domain::tunda::{AlasanTunda, Scope, Tunda, TundaId, Why};
use chrono::NaiveDate;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn minutes(working: i64, calendar: i64) -> Span {
    Span { working: TimeDelta::minutes(working), calendar: TimeDelta::minutes(calendar) }
}

/// Open in minutes 0–59 of each two hours.
fn every_second_hour(from: DateTime<Utc>, until: DateTime<Utc>) -> TimeDelta {
    let used = |at: DateTime<Utc>| {
        let minute = (at - DateTime::UNIX_EPOCH).num_minutes();
        minute / 120 * 60 + (minute % 120).min(60)
    };
    TimeDelta::minutes(used(until) - used(from))
}

fn kode(text: &str) -> SyaratKode {
    SyaratKode(text.to_owned())
}

fn staf() -> Stamp {
    Stamp { by: Actor::Petugas(PetugasId(1), Peran::Staf), at: at(0) }
}

fn piece(syarat: &str, cycle: u16, answer: Answer, minute: i64) -> Piece {
    Piece { syarat: kode(syarat), cycle, answer, by: None, at: at(minute), replaced: false, gone: None }
}

fn original() -> Answer {
    Answer::Original(PetugasId(1))
}

fn found(syarat: &str, cycle: u16) -> Kekurangan {
    let finding = Finding { syarat: kode(syarat), alasan: AlasanKurang::TidakTerbaca, note: None };
    Kekurangan { cycle, finding }
}

fn permohonan(pieces: Vec<Piece>, kekurangan: Vec<Kekurangan>) -> Permohonan {
    let syarat = |name: &str, demand| Syarat { kode: kode(name), nama: name.to_owned(), demand };
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    Permohonan {
        kode: Kode::from_entropy([1; 8]),
        jenis: Jenis::Baru,
        pihak: Vec::new(),
        data: DataPemohon {
            nama: Nama::parse("Contoh").unwrap().0,
            numbers: Some(Numbers {
                nik: Nik::parse("3516134101909901", today).unwrap(),
                kk: NomorKk::parse("3516130101159901").unwrap(),
            }),
            desa: DesaKode::parse("35.16.13.2010").unwrap(),
            perubahan: Vec::new(),
            phone: None,
        },
        entri: None,
        checklist: Checklist {
            syarat: vec![
                syarat("kk", Demand::Wajib),
                syarat("pengantar", Demand::Wajib),
                syarat("foto", Demand::Dianjurkan),
            ],
            pieces,
            withdrawn: Vec::new(),
            kekurangan,
            remarks: Vec::new(),
        },
        nomor: None,
        submitted_at: at(0),
        registered_by: None,
        on_paper: None,
        tahap: Tahap::Diterima { received: staf() },
        pernyataan: Vec::new(),
        perbaikan: Vec::new(),
        kembali: None,
    }
}

fn all_there() -> Vec<Piece> {
    vec![piece("kk", 0, original(), 0), piece("pengantar", 0, original(), 0)]
}

fn clocks<'a>(
    turns: &'a [Turn],
    taken: &'a [Taken],
    minute: i64,
) -> Clocks<'a, impl Fn(DateTime<Utc>, DateTime<Utc>) -> TimeDelta> {
    Clocks { turns, taken, done: &[], now: at(minute), working: every_second_hour }
}

fn taken(langkah: Langkah, from: i64, until: i64) -> Taken {
    Taken { langkah, from: at(from), until: at(until), done: false }
}

/// The same, ended by the step.
fn with_step(taken: Taken) -> Taken {
    Taken { done: true, ..taken }
}

#[test]
fn a_straight_run_is_of_the_office_until_it_is_sent() {
    let p = permohonan(all_there(), Vec::new());
    let riwayat = [
        (EventKind::Diajukan, at(0)),
        (EventKind::AsliDicatat, at(3)),
        (EventKind::Diterima, at(10)),
        (EventKind::Lengkap, at(130)),
        (EventKind::Dientri, at(140)),
        (EventKind::Dikirim, at(150)),
    ];
    let turns = turns(&p, &riwayat);
    let clocks = clocks(&turns, &[], 400);
    assert_eq!(clocks.of(Holder::Staf), minutes(10 + 20, 10 + 20));
    assert_eq!(clocks.of(Holder::Kasi), minutes(50 + 10, 120));
    assert_eq!(clocks.office(), minutes(90, 150));
    assert_eq!(clocks.of(Holder::Warga), Span::default());
    assert_eq!(clocks.of(Holder::Dispendukcapil), minutes(30 + 60 + 40, 250), "still runs");
}

#[test]
fn a_return_stops_the_office_until_everything_is_there() {
    let mut pieces = all_there();
    pieces.push(piece("kk", 1, original(), 300));
    pieces.push(piece("pengantar", 1, Answer::Promised, 310));
    pieces.push(piece("pengantar", 1, original(), 360));
    let p = permohonan(pieces, vec![found("kk", 1), found("pengantar", 1)]);
    let riwayat = [
        (EventKind::Diajukan, at(0)),
        (EventKind::Diterima, at(10)),
        (EventKind::TidakLengkap, at(20)),
        (EventKind::Dilengkapi, at(300)),
        (EventKind::Dilengkapi, at(310)),
        (EventKind::AsliDicatat, at(360)),
        (EventKind::Diterima, at(365)),
        (EventKind::Lengkap, at(370)),
    ];
    let turns = turns(&p, &riwayat);
    let clocks = clocks(&turns, &[], 370);
    assert_eq!(clocks.of(Holder::Warga).calendar, TimeDelta::minutes(340), "a promise is no berkas");
    assert_eq!(clocks.of(Holder::Staf), minutes(10 + 5, 10 + 5));
    assert_eq!(clocks.of(Holder::Kasi), minutes(10 + 5, 10 + 5));
    assert_eq!(clocks.step(Langkah::Menerima).unwrap().rest, minutes(15, 15));
}

#[test]
fn two_rounds_add_and_the_second_does_not_reset_the_first() {
    let mut pieces = all_there();
    pieces.push(piece("kk", 1, original(), 40));
    pieces.push(piece("kk", 2, original(), 58));
    let p = permohonan(pieces, vec![found("kk", 1), found("kk", 2)]);
    let riwayat = [
        (EventKind::Diajukan, at(0)),
        (EventKind::Diterima, at(10)),
        (EventKind::TidakLengkap, at(20)),
        (EventKind::Dilengkapi, at(40)),
        (EventKind::Diterima, at(45)),
        (EventKind::TidakLengkap, at(48)),
        (EventKind::Dilengkapi, at(58)),
        (EventKind::Diterima, at(59)),
        (EventKind::Lengkap, at(60)),
    ];
    let turns = turns(&p, &riwayat);
    let clocks = clocks(&turns, &[], 60);
    assert_eq!(clocks.of(Holder::Warga).calendar, TimeDelta::minutes(20 + 10));
    assert_eq!(clocks.of(Holder::Staf).calendar, TimeDelta::minutes(10 + 5 + 1));
    assert_eq!(clocks.of(Holder::Kasi).calendar, TimeDelta::minutes(10 + 3 + 1));
}

#[test]
fn before_the_first_receipt_the_citizen_has_what_is_not_there() {
    let pieces = vec![piece("kk", 0, original(), 0), piece("pengantar", 0, original(), 50)];
    let p = permohonan(pieces, Vec::new());
    let turns = turns(&p, &[(EventKind::Diajukan, at(0)), (EventKind::AsliDicatat, at(50))]);
    let clocks = clocks(&turns, &[], 55);
    assert_eq!(clocks.of(Holder::Warga), minutes(50, 50));
    assert_eq!(clocks.of(Holder::Staf), minutes(5, 5));

    let nothing = permohonan(Vec::new(), Vec::new());
    let turns = super::turns(&nothing, &[(EventKind::Diajukan, at(0))]);
    assert_eq!(turns, [Turn { holder: Holder::Warga, langkah: None, from: at(0), until: None }]);
}

#[test]
fn what_may_be_left_out_is_not_waited_for_and_closing_stops_all() {
    let p = permohonan(all_there(), Vec::new());
    let turns = turns(&p, &[(EventKind::Diajukan, at(0)), (EventKind::Dibatalkan, at(30))]);
    let clocks = clocks(&turns, &[], 5000);
    assert_eq!(clocks.of(Holder::Staf), minutes(30, 30));
    assert_eq!(clocks.office(), minutes(30, 30));
    assert_eq!(clocks.step(Langkah::Mengecek), None);
}

#[test]
fn dispendukcapil_has_it_until_it_is_handed_over_or_refused() {
    let mut p = permohonan(all_there(), Vec::new());
    let state = |kind, minute| Pernyataan {
        kind,
        tanggal: NaiveDate::from_ymd_opt(1970, 1, 1).unwrap(),
        stamp: Stamp { by: staf().by, at: at(minute) },
        susulan: false,
    };
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Dikirim, at(10)), (EventKind::Dinyatakan, at(20))];
    p.pernyataan = vec![state(PernyataanKind::MenungguBlangko, 20)];
    assert_eq!(turns(&p, &riwayat).last().unwrap().until, None);
    p.pernyataan.push(state(PernyataanKind::Diserahkan, 40));
    p.pernyataan.push(state(PernyataanKind::Diserahkan, 90));
    assert_eq!(turns(&p, &riwayat).last().unwrap().until, Some(at(40)));
}

/// The minute of a statement that came belated.
const BELATED: i64 = 99;

/// What was stated by mistake is put right by the next statement: the clock follows it as the list does.
#[test]
fn the_last_statement_ends_the_clock_or_lets_it_run_on() {
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Dikirim, at(10))];
    let until = |stated: &[(PernyataanKind, i64)]| {
        let mut p = permohonan(all_there(), Vec::new());
        let tanggal = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let stamp = |minute| Stamp { by: staf().by, at: at(minute) };
        let one = |&(kind, minute)| Pernyataan { kind, tanggal, stamp: stamp(minute), susulan: minute == BELATED };
        p.pernyataan = stated.iter().map(one).collect();
        turns(&p, &riwayat).last().unwrap().until
    };
    let (waits, done, refused) = (PernyataanKind::MenungguBlangko, PernyataanKind::Diserahkan, PernyataanKind::Ditolak);
    assert_eq!(until(&[(done, 20), (waits, 30)]), None, "it was a mistake");
    assert_eq!(until(&[(done, 20), (waits, 30), (done, 90), (done, 95)]), Some(at(90)));
    assert_eq!(until(&[(refused, 20), (done, 90)]), Some(at(90)));
    assert_eq!(until(&[(done, 20), (waits, BELATED)]), Some(at(20)), "a later day was known");
    assert_eq!(until(&[(done, 20), (waits, 30), (PernyataanKind::Dicetak, 40)]), None);
}

#[test]
fn handling_is_what_was_taken_and_overlaps_count_once() {
    let p = permohonan(all_there(), Vec::new());
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Diterima, at(50)), (EventKind::Lengkap, at(59))];
    let turns = turns(&p, &riwayat);
    let taken = [
        taken(Langkah::Menerima, 20, 30),
        taken(Langkah::Menerima, 10, 25),
        with_step(taken(Langkah::Menerima, 45, 50)),
        with_step(taken(Langkah::Mengecek, 54, 59)),
    ];
    let done = done(&riwayat);
    let clocks = Clocks { done: &done, ..clocks(&turns, &taken, 70) };
    let step = |langkah| clocks.step(langkah).unwrap();
    assert_eq!(step(Langkah::Menerima), StepTime { handling: Handling::Known(minutes(25, 25)), rest: minutes(25, 25) });
    assert_eq!(step(Langkah::Mengecek), StepTime { handling: Handling::Known(minutes(5, 5)), rest: minutes(4, 4) });
    assert_eq!(step(Langkah::Mengentri), StepTime { handling: Handling::NotYet, rest: minutes(1, 11) });
    assert_eq!(clocks.step(Langkah::Mengirim), None);
}

#[test]
fn what_is_taken_still_counts_until_now_or_until_it_expired() {
    let p = permohonan(all_there(), Vec::new());
    let riwayat = [(EventKind::Diajukan, at(0))];
    let turns = turns(&p, &riwayat);
    let taken = [taken(Langkah::Menerima, 10, 40)];
    let step = |minute| clocks(&turns, &taken, minute).step(Langkah::Menerima).unwrap();
    assert_eq!(step(20), StepTime { handling: Handling::Known(minutes(10, 10)), rest: minutes(10, 10) });
    assert_eq!(step(50), StepTime { handling: Handling::Known(minutes(30, 30)), rest: minutes(20, 20) });
}

#[test]
fn a_step_that_was_done_without_taking_has_an_unknown_handling_and_never_none() {
    let pieces =
        vec![piece("kk", 0, original(), 0), piece("pengantar", 0, original(), 0), piece("kk", 1, original(), 40)];
    let p = permohonan(pieces, vec![found("kk", 1)]);
    let riwayat = [
        (EventKind::Diajukan, at(0)),
        (EventKind::Diterima, at(10)),
        (EventKind::TidakLengkap, at(20)),
        (EventKind::Dilengkapi, at(40)),
        (EventKind::Diterima, at(45)),
    ];
    let (turns, done) = (turns(&p, &riwayat), done(&riwayat));
    let step =
        |taken: &[Taken], langkah| Clocks { done: &done, ..clocks(&turns, taken, 50) }.step(langkah).unwrap().handling;
    let first = with_step(taken(Langkah::Menerima, 7, 10));
    let second = with_step(taken(Langkah::Menerima, 41, 45));
    assert_eq!(step(&[], Langkah::Menerima), Handling::Unknown);
    assert_eq!(step(&[first, second], Langkah::Menerima), Handling::Known(minutes(7, 7)));
    assert_eq!(step(&[second], Langkah::Menerima), Handling::InPart(minutes(4, 4), 1));
    // Somebody had it, and another did the step.
    assert_eq!(step(&[first, taken(Langkah::Menerima, 41, 45)], Langkah::Menerima), Handling::InPart(minutes(7, 7), 1));
    assert_eq!(step(&[], Langkah::Mengecek), Handling::Unknown);
    // Done in the moment in which it was taken: that is known.
    let at_once = with_step(taken(Langkah::Mengecek, 20, 20));
    assert_eq!(step(&[at_once], Langkah::Mengecek), Handling::Known(Span::default()));
}

#[test]
fn at_the_counter_it_is_staf_who_have_what_they_have_in_hand() {
    let pieces = vec![piece("kk", 0, original(), 0), piece("pengantar", 0, original(), 53)];
    let p = permohonan(pieces, Vec::new());
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::AsliDicatat, at(53)), (EventKind::Diterima, at(55))];
    let taken = [taken(Langkah::Menerima, 5, 8), with_step(taken(Langkah::Menerima, 50, 55))];
    let (turns, done) = (in_hand(turns(&p, &riwayat), &taken, at(59)), done(&riwayat));
    let clocks = Clocks { done: &done, ..clocks(&turns, &taken, 59) };
    assert_eq!(clocks.of(Holder::Warga), minutes(5 + 42, 5 + 42));
    assert_eq!(clocks.of(Holder::Staf), minutes(3 + 5, 3 + 5));
    let step = clocks.step(Langkah::Menerima).unwrap();
    assert_eq!(step, StepTime { handling: Handling::Known(minutes(8, 8)), rest: Span::default() });
    // Still in hand, and when it has expired: one has it at any time.
    let p = permohonan(vec![piece("kk", 0, original(), 0)], Vec::new());
    let open = super::turns(&p, &[(EventKind::Diajukan, at(0))]);
    let taken = [self::taken(Langkah::Menerima, 10, 40)];
    let last = |minute| *in_hand(open.clone(), &taken, at(minute)).last().unwrap();
    assert_eq!((last(20).holder, last(20).until), (Holder::Staf, None));
    assert_eq!((last(50).holder, last(50).from, last(50).until), (Holder::Warga, at(40), None));
}

#[test]
fn holds_count_once_and_only_while_it_is_not_printed() {
    let hold = |id, from, until: Option<i64>| Tunda {
        id: TundaId(id),
        scope: Scope::All,
        why: Why { kode: AlasanTunda::BlangkoHabis, text: None },
        declared: Stamp { at: at(from), ..staf() },
        lifted: until.map(|until| Stamp { at: at(until), ..staf() }),
    };
    let mut p = permohonan(all_there(), Vec::new());
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Dikirim, at(10))];
    let held = |p: &Permohonan, met: &[Tunda], minute| {
        let turns = turns(p, &riwayat);
        let clocks = clocks(&turns, &[], minute);
        clocks.held_up(p, met).map(|(span, holds)| (span, holds.len()))
    };
    assert_eq!(held(&p, &[], 50), None);
    let met = [hold(1, 5, Some(20)), hold(2, 15, Some(30)), hold(3, 40, None)];
    assert_eq!(held(&p, &met, 50), Some((minutes(20 + 10, 20 + 10), 3)), "from the sending on");
    assert_eq!(held(&p, &met[2..], 40), Some((Span::default(), 1)), "declared just now");
    let state = |kind, minute| Pernyataan {
        kind,
        tanggal: NaiveDate::from_ymd_opt(1970, 1, 1).unwrap(),
        stamp: Stamp { by: staf().by, at: at(minute) },
        susulan: false,
    };
    p.pernyataan = vec![state(PernyataanKind::Dicetak, 45)];
    assert_eq!(held(&p, &met, 50), Some((minutes(20 + 5, 20 + 5), 3)), "printed");
    p.pernyataan = vec![state(PernyataanKind::Dicetak, 35)];
    assert_eq!(held(&p, &met, 50), Some((minutes(20, 20), 2)), "printed before it was declared");
    p.pernyataan.push(state(PernyataanKind::MenungguBlangko, 48));
    assert_eq!(held(&p, &met, 50), Some((minutes(22, 22), 3)), "and waits again");
}
