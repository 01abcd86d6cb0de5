//! What each change does, and what is refused.

use super::*;
use crate::domain::jam_kerja::{JamKerja, sessions};
use crate::domain::kalender::JenisLibur;
use crate::domain::kalender::biasa::Hari;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Monday, 4 January 2027, 09.30 WIB.
fn now() -> DateTime<Utc> {
    "2027-01-04T02:30:00Z".parse().unwrap()
}

fn end(sejak: &str) -> Change {
    Change::EndHours { id: JamKhususId(1), sejak: date(sejak) }
}

fn with_khusus(dari: &str, sampai: &str) -> Kalender {
    let mut kalender = kalender();
    let mut jam_kerja = JamKerja::default();
    jam_kerja.week[..5].fill(sessions("08.00-15.00").unwrap());
    let (dari, sampai, dasar) = (date(dari), date(sampai), "SE".to_owned());
    kalender.khusus.push(JamKhusus { id: Some(JamKhususId(1)), dari, sampai, jam_kerja, dasar });
    kalender
}

fn set(hari: u8, dari: &str, hours: &str) -> Change {
    let sesi = if hours.is_empty() { Vec::new() } else { sessions(hours).unwrap() };
    Change::SetHours(JamBaru { hari: Hari::one(hari), dari: date(dari), sesi, dasar: "SE".to_owned() })
}

fn libur(tanggal: &str, kepastian: Kepastian) -> Libur {
    let (nama, dasar) = (format!("Libur {tanggal}"), "perkiraan".to_owned());
    Libur { tanggal: date(tanggal), jenis: JenisLibur::LiburNasional, nama, dasar, kepastian }
}

fn kalender() -> Kalender {
    let hours = sessions("07.30-16.00").unwrap();
    let mut week = JamKerja::default();
    week.week[..5].fill(hours);
    let mut kalender = Kalender::of_week(&week);
    for one in [libur("2027-01-01", Kepastian::Pasti), libur("2027-01-05", Kepastian::Perkiraan)] {
        kalender.libur.insert(one.tanggal, one);
    }
    kalender
}

fn moved(from: &str, to: &str) -> Change {
    Change::Move { tanggal: date(from), ke: date(to), dasar: "SKB".to_owned() }
}

#[test]
fn a_libur_that_is_moved_frees_its_day_and_is_certain() {
    let new = kalender().changed(&moved("2027-01-05", "2027-01-06"), now()).unwrap();
    assert!(new.is_working_day(date("2027-01-05")));
    let there = &new.libur[&date("2027-01-06")];
    assert_eq!((there.dasar.as_str(), there.kepastian), ("SKB", Kepastian::Pasti));
    assert_eq!(new.working_days(2027), kalender().working_days(2027));
}

#[test]
fn one_day_has_one_libur() {
    let taken = Refusal::Taken(libur("2027-01-01", Kepastian::Pasti));
    assert_eq!(kalender().changed(&Change::Add(libur("2027-01-01", Kepastian::Pasti)), now()), Err(taken.clone()));
    assert_eq!(kalender().changed(&moved("2027-01-05", "2027-01-01"), now()), Err(taken));
    let same = Refusal::Taken(libur("2027-01-05", Kepastian::Perkiraan));
    assert_eq!(kalender().changed(&moved("2027-01-05", "2027-01-05"), now()), Err(same));
}

#[test]
fn what_is_not_there_is_not_changed() {
    let nothing = Refusal::NoLibur(date("2027-01-04"));
    assert_eq!(kalender().changed(&moved("2027-01-04", "2027-01-07"), now()), Err(nothing.clone()));
    let cancel = |text| Change::Cancel { tanggal: date(text), dasar: "SKB".to_owned() };
    assert_eq!(kalender().changed(&cancel("2027-01-04"), now()), Err(nothing));
    let confirm = Change::Confirm { tanggal: date("2027-01-01"), dasar: "SKB".to_owned() };
    assert!(matches!(kalender().changed(&confirm, now()), Err(Refusal::Certain(_))));
    assert_eq!(kalender().changed(&end("2027-01-04"), now()), Err(Refusal::NoHours));
    let cancelled = kalender().changed(&cancel("2027-01-05"), now()).unwrap();
    assert_eq!(cancelled.working_days(2027), kalender().working_days(2027) + 1);
}

#[test]
fn a_year_is_confirmed_as_a_whole_and_no_other() {
    let mut kalender = kalender();
    let other = libur("2028-01-04", Kepastian::Perkiraan);
    kalender.libur.insert(other.tanggal, other);
    let new = kalender.changed(&Change::ConfirmYear { tahun: 2027, dasar: "SKB".to_owned() }, now()).unwrap();
    assert_eq!((new.estimates(2027).count(), new.estimates(2028).count()), (0, 1));
    assert_eq!(new.libur[&date("2027-01-01")].dasar, "perkiraan", "what was certain keeps its source");
}

/// Of other hours that are ended in the middle, what has passed stays reckoned as it was.
#[test]
fn other_hours_that_have_begun_end_with_yesterday() {
    let old = with_khusus("2026-12-21", "2027-01-15");
    let new = old.changed(&end("2027-01-04"), now()).unwrap();
    let (begin, today) = ("2026-12-01T00:00:00+07:00".parse().unwrap(), "2027-01-04T00:00:00+07:00".parse().unwrap());
    assert_eq!(new.working(begin, today), old.working(begin, today));
    assert_eq!(new.khusus(JamKhususId(1)).map(|one| one.sampai), Some(date("2027-01-03")));
    assert_eq!(new.week_of(date("2027-01-04")), kalender().week_of(date("2027-01-04")));
    assert_eq!(new.changed(&end("2027-01-04"), now()), Err(Refusal::NoHours), "once");
    assert_eq!(old.changed(&end("2027-01-03"), now()), Err(Refusal::Early(date("2027-01-04"))), "shown yesterday");
}

#[test]
fn other_hours_that_have_not_begun_are_dropped_and_those_that_have_passed_stay() {
    for dari in ["2027-01-04", "2027-02-08"] {
        assert_eq!(with_khusus(dari, "2027-03-09").changed(&end("2027-01-04"), now()).unwrap().khusus, []);
    }
    let passed = with_khusus("2026-12-01", "2027-01-03").changed(&end("2027-01-04"), now());
    assert_eq!(passed, Err(Refusal::NoHours));
}

#[test]
fn usual_hours_change_from_a_day_that_has_not_passed() {
    let early = |day| Err(Refusal::Early(date(day)));
    assert_eq!(kalender().changed(&set(5, "2027-01-03", "08.00-15.00"), now()), early("2027-01-04"));
    let new = kalender().changed(&set(5, "2027-01-04", "08.00-11.00"), now()).unwrap();
    assert_eq!(new.sessions(date("2027-01-08")), sessions("08.00-11.00").unwrap());
    assert_eq!(new.sessions(date("2026-12-18")), sessions("07.30-16.00").unwrap());
    let saturday = kalender().changed(&set(6, "2027-01-04", "08.00-11.00"), now()).unwrap();
    assert!(saturday.is_working_day(date("2027-01-09")) && !saturday.is_working_day(date("2026-12-19")));
}

#[test]
fn of_today_only_what_has_not_passed_can_change() {
    let (today, late) = ("2027-01-04", Err(Refusal::Early(date("2027-01-05"))));
    assert_eq!(kalender().changed(&set(1, today, "08.00-16.00"), now()), late, "it opened at 07.30");
    assert_eq!(kalender().changed(&set(1, today, ""), now()), late);
    assert_eq!(kalender().changed(&set(1, today, "07.00-16.00"), now()), late);
    let shorter = kalender().changed(&set(1, today, "07.30-12.00"), now()).unwrap();
    assert_eq!(shorter.worked_today(now()), kalender().worked_today(now()));
    let dawn = "2027-01-04T00:10:00Z".parse().unwrap(); // 07.10
    assert!(kalender().changed(&set(1, today, "08.00-16.00"), dawn).is_ok());
}

#[test]
fn an_office_cannot_close_for_good() {
    let mut kalender = kalender();
    for hari in 1..5 {
        kalender = kalender.changed(&set(hari, "2027-01-05", ""), now()).unwrap();
    }
    assert_eq!(kalender.changed(&set(5, "2027-01-05", ""), now()), Err(Refusal::NeverOpen));
}
