//! Worked examples, in minutes since the request. The office of these examples works in every second hour.

use super::*;
use crate::domain::berkas::{AlasanKurang, Finding, Kekurangan, Piece, Syarat};
use crate::domain::desa::DesaKode;
use crate::domain::kk::NomorKk;
use crate::domain::kode::Kode;
use crate::domain::nama::Nama;
use crate::domain::nik::Nik;
use crate::domain::pemohon::{DataPemohon, Jenis};
use crate::domain::permohonan::{Pernyataan, Tahap};
use crate::domain::petugas::{Actor, Peran, PetugasId, Stamp};
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
    Piece { syarat: kode(syarat), cycle, answer, by: None, at: at(minute) }
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
            nik: Nik::parse("3516134101909901", today).unwrap(),
            kk: NomorKk::parse("3516130101159901").unwrap(),
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
        tahap: Tahap::Diterima { received: staf() },
        pernyataan: Vec::new(),
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
    Clocks { turns, taken, now: at(minute), working: every_second_hour }
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
    assert_eq!(clocks.step(Langkah::Menerima).unwrap().waiting, minutes(15, 15));
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
    };
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Dikirim, at(10)), (EventKind::Dinyatakan, at(20))];
    p.pernyataan = vec![state(PernyataanKind::MenungguBlangko, 20)];
    assert_eq!(turns(&p, &riwayat).last().unwrap().until, None);
    p.pernyataan.push(state(PernyataanKind::Diserahkan, 40));
    p.pernyataan.push(state(PernyataanKind::Diserahkan, 90));
    assert_eq!(turns(&p, &riwayat).last().unwrap().until, Some(at(40)));
}

/// What was stated by mistake is put right by the next statement: the clock follows it as the list does.
#[test]
fn the_last_statement_ends_the_clock_or_lets_it_run_on() {
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Dikirim, at(10))];
    let until = |stated: &[(PernyataanKind, i64)]| {
        let mut p = permohonan(all_there(), Vec::new());
        let tanggal = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let one = |&(kind, minute)| Pernyataan { kind, tanggal, stamp: Stamp { by: staf().by, at: at(minute) } };
        p.pernyataan = stated.iter().map(one).collect();
        turns(&p, &riwayat).last().unwrap().until
    };
    let (waits, done, refused) = (PernyataanKind::MenungguBlangko, PernyataanKind::Diserahkan, PernyataanKind::Ditolak);
    assert_eq!(until(&[(done, 20), (waits, 30)]), None, "it was a mistake");
    assert_eq!(until(&[(done, 20), (waits, 30), (done, 90), (done, 95)]), Some(at(90)));
    assert_eq!(until(&[(refused, 20), (done, 90)]), Some(at(90)));
    assert_eq!(until(&[(done, 20), (waits, 30), (PernyataanKind::Dicetak, 40)]), None);
}

#[test]
fn handling_is_what_was_taken_and_overlaps_count_once() {
    let p = permohonan(all_there(), Vec::new());
    let riwayat = [(EventKind::Diajukan, at(0)), (EventKind::Diterima, at(50)), (EventKind::Lengkap, at(59))];
    let turns = turns(&p, &riwayat);
    let taken = |langkah, from, until: Option<i64>| Taken { langkah, from: at(from), until: until.map(at) };
    let taken = [
        taken(Langkah::Menerima, 20, Some(30)),
        taken(Langkah::Menerima, 10, Some(25)),
        taken(Langkah::Menerima, 45, None),
        taken(Langkah::Mengecek, 40, Some(55)),
    ];
    let clocks = clocks(&turns, &taken, 70);
    let step = clocks.step(Langkah::Menerima).unwrap();
    assert_eq!(step, StepTime { handling: minutes(20 + 5, 20 + 5), waiting: minutes(25, 25) });
    assert_eq!(clocks.step(Langkah::Mengecek).unwrap().handling, minutes(5, 5), "only while it was there");
    assert_eq!(clocks.step(Langkah::Mengentri).unwrap().handling, Span::default());
}
