//! Worked examples and properties of working time. The hours are those of the kabupaten (domain facts, 3.3).

use super::biasa::{Hari, JamBaru};
use super::change::Change;
use super::*;
use crate::domain::jam_kerja::sessions;
use chrono::{FixedOffset, TimeZone};
use proptest::prelude::*;
use rstest::rstest;

fn week(day: &str, friday: &str) -> JamKerja {
    let (day, friday) = (sessions(day).unwrap(), sessions(friday).unwrap());
    JamKerja { week: [day.clone(), day.clone(), day.clone(), day, friday, Vec::new(), Vec::new()] }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn libur(tanggal: &str) -> (NaiveDate, Libur) {
    let (nama, dasar) = ("Contoh".to_owned(), "contoh".to_owned());
    let jenis = JenisLibur::LiburNasional;
    (date(tanggal), Libur { tanggal: date(tanggal), jenis, nama, dasar, kepastian: Kepastian::Pasti })
}

fn office() -> Kalender {
    Kalender::of_week(&week("07.30-12.00, 13.00-16.00", "07.30-11.30, 13.00-16.30"))
}

/// `2026-11-20 16.28`, WIB.
fn at(text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H.%M").unwrap();
    FixedOffset::east_opt(7 * 3600).unwrap().from_local_datetime(&local).unwrap().to_utc()
}

#[rstest]
#[case::friday_1628_has_two_minutes_left("2026-11-20 16.28", "2026-11-20 16.30", 2)]
#[case::and_none_until_monday("2026-11-20 16.28", "2026-11-23 07.30", 2)]
#[case::and_goes_on_on_monday("2026-11-20 16.28", "2026-11-23 07.33", 5)]
#[case::friday_1455_to_monday("2026-11-20 14.55", "2026-11-23 08.00", 95 + 30)]
#[case::over_lunch("2026-11-23 11.50", "2026-11-23 13.10", 20)]
#[case::within_lunch("2026-11-23 12.05", "2026-11-23 12.55", 0)]
#[case::over_the_longer_break_of_friday("2026-11-20 11.20", "2026-11-20 13.10", 20)]
#[case::a_whole_day("2026-11-23 00.00", "2026-11-24 00.00", 450)]
#[case::a_whole_week_is_37_hours_and_a_half("2026-11-23 00.00", "2026-11-30 00.00", 2250)]
#[case::before_opening("2026-11-23 05.00", "2026-11-23 07.31", 1)]
#[case::backwards("2026-11-23 10.00", "2026-11-23 09.00", 0)]
#[case::nothing("2026-11-23 10.00", "2026-11-23 10.00", 0)]
#[case::over_the_new_year("2026-12-31 15.59", "2027-01-04 07.31", 1 + 450 + 1)]
fn working_minutes(#[case] from: &str, #[case] until: &str, #[case] minutes: i64) {
    assert_eq!(office().working(at(from), at(until)), TimeDelta::minutes(minutes));
}

#[test]
fn a_libur_that_is_moved_late_moves_what_was_reckoned() {
    let mut kalender = office();
    let (from, until) = (at("2026-08-24 15.00"), at("2026-08-26 08.00"));
    assert_eq!(kalender.working(from, until), TimeDelta::minutes(60 + 450 + 30));
    kalender.libur.extend([libur("2026-08-25")]);
    assert_eq!(kalender.working(from, until), TimeDelta::minutes(60 + 30));
    assert_eq!(kalender.after(from, TimeDelta::minutes(90)), Some(until));
    kalender.libur.clear();
    kalender.libur.extend([libur("2026-08-26")]);
    assert_eq!(kalender.working(from, until), TimeDelta::minutes(60 + 450));
}

#[test]
fn ramadan_has_hours_of_its_own_and_a_later_entry_goes_first() {
    let mut kalender = office();
    let khusus = |dari, sampai, hours: &str| JamKhusus {
        id: None,
        dari: date(dari),
        sampai: date(sampai),
        jam_kerja: week(hours, hours),
        dasar: "surat edaran".to_owned(),
    };
    kalender.khusus.push(khusus("2026-02-18", "2026-03-17", "08.00-12.00, 12.30-15.00"));
    assert_eq!(kalender.working(at("2026-02-17 00.00"), at("2026-02-18 00.00")), TimeDelta::minutes(450));
    assert_eq!(kalender.working(at("2026-02-18 00.00"), at("2026-02-19 00.00")), TimeDelta::minutes(390));
    assert_eq!(kalender.working(at("2026-03-17 00.00"), at("2026-03-18 00.00")), TimeDelta::minutes(390));
    assert!(!kalender.is_open(at("2026-02-18 07.45")));
    kalender.khusus.push(khusus("2026-02-20", "2026-02-20", "09.00-10.00"));
    assert_eq!(kalender.working(at("2026-02-20 00.00"), at("2026-02-21 00.00")), TimeDelta::minutes(60));
}

#[test]
fn usual_hours_hold_from_their_day_on() {
    let mut kalender = office();
    let sesi = sessions("08.00-11.00").unwrap();
    let (friday, saturday) = (Hari::one(5), Hari::one(6));
    for (hari, dari) in [(friday, "2026-11-24"), (saturday, "2026-11-24"), (friday, "2026-12-05")] {
        let sesi = if dari == "2026-12-05" { sessions("07.30-12.00").unwrap() } else { sesi.clone() };
        kalender.biasa = kalender.biasa.with(&JamBaru { hari, dari: date(dari), sesi, dasar: "SE".to_owned() });
    }
    let of = |day: &str| kalender.working(at(&format!("{day} 00.00")), at(&format!("{day} 23.59")));
    assert_eq!(of("2026-11-20"), TimeDelta::minutes(450), "the Friday before");
    assert_eq!(of("2026-11-21"), TimeDelta::zero(), "the Saturday before");
    assert_eq!((of("2026-11-27"), of("2026-11-28")), (TimeDelta::hours(3), TimeDelta::hours(3)));
    assert_eq!((of("2026-12-04"), of("2026-12-11")), (TimeDelta::hours(3), TimeDelta::minutes(270)));
    assert_eq!(
        kalender.working(at("2026-11-20 00.00"), at("2026-11-30 00.00")),
        TimeDelta::minutes(450 + 4 * 450 + 360)
    );
    let coming = kalender.coming_week(date("2026-12-05"));
    assert_eq!(coming.of(date("2026-12-11")), sessions("07.30-12.00").unwrap(), "Friday in the week to come");
}

#[rstest]
#[case::lunch("2026-11-23 12.30", "2026-11-23 13.00")]
#[case::before("2026-11-23 06.00", "2026-11-23 07.30")]
#[case::friday_evening("2026-11-20 16.30", "2026-11-23 07.30")]
#[case::saturday("2026-11-21 10.00", "2026-11-23 07.30")]
fn the_next_opening(#[case] from: &str, #[case] opens: &str) {
    let kalender = office();
    assert!(!kalender.is_open(at(from)));
    let (date, time) = kalender.next_opening(at(from)).unwrap();
    assert_eq!(date.and_time(time), wib(at(opens)).naive_local());
    assert!(kalender.is_open(at(opens)));
}

#[test]
fn an_office_that_never_opens_has_no_answer() {
    let never = Kalender::of_week(&JamKerja::default());
    assert_eq!(never.next_opening(at("2026-11-20 16.30")), None);
    assert_eq!(never.after(at("2026-11-20 16.30"), TimeDelta::minutes(1)), None);
    assert_eq!(never.working(at("2000-01-01 00.00"), at("2100-01-01 00.00")), TimeDelta::zero());
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    // 2026 to 2027, by the second.
    (1_767_200_000_i64..1_830_200_000).prop_map(|second| DateTime::from_timestamp(second, 0).unwrap())
}

/// New usual hours of one day of the week.
fn usual(hari: u8, dari: NaiveDate, hours: usize) -> JamBaru {
    let sesi = [Vec::new(), sessions("08.00-11.00").unwrap(), sessions("07.00-12.00, 12.30-17.00").unwrap()];
    JamBaru { hari: Hari::one(hari), dari, sesi: sesi[hours].clone(), dasar: "surat edaran".to_owned() }
}

fn kalenders() -> impl Strategy<Value = Kalender> {
    let days = proptest::collection::btree_set(0_u64..730, 0..30);
    let ramadan = proptest::option::of((0_u64..700, 0_u64..40));
    let changes = proptest::collection::vec((0_u64..730, 1_u8..=7, 0_usize..3), 0..5);
    (days, ramadan, changes).prop_map(|(days, ramadan, changes)| {
        let first = date("2026-01-01");
        let day = |ahead: u64| first + Days::new(ahead);
        let mut kalender = office();
        for (ahead, hari, hours) in changes {
            kalender.biasa = kalender.biasa.with(&usual(hari, day(ahead), hours));
        }
        kalender.libur.extend(days.into_iter().map(|ahead| libur(&day(ahead).to_string())));
        kalender.khusus.extend(ramadan.map(|(ahead, length)| JamKhusus {
            id: None,
            dari: day(ahead),
            sampai: day(ahead + length),
            jam_kerja: week("08.00-12.00, 12.30-15.00", "08.00-11.30, 13.00-15.00"),
            dasar: "surat edaran".to_owned(),
        }));
        kalender
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_add_up(kalender in kalenders(), mut three in proptest::array::uniform3(instants())) {
        three.sort();
        let [a, b, c] = three;
        prop_assert_eq!(kalender.working(a, b) + kalender.working(b, c), kalender.working(a, c));
    }

    #[test]
    fn working_time_grows_and_is_never_more_than_the_time(
        kalender in kalenders(), mut three in proptest::array::uniform3(instants()),
    ) {
        three.sort();
        let [a, b, c] = three;
        prop_assert!(kalender.working(a, b) <= kalender.working(a, c));
        prop_assert!(kalender.working(a, b) >= TimeDelta::zero());
        prop_assert!(kalender.working(a, b) <= b - a);
    }

    #[test]
    fn a_target_is_reached_when_its_time_has_passed(
        kalender in kalenders(), from in instants(), minutes in 1_i64..5000,
    ) {
        let working = TimeDelta::minutes(minutes);
        let reached = kalender.after(from, working).unwrap();
        prop_assert_eq!(kalender.working(from, reached), working);
        let just_before = reached - TimeDelta::seconds(1);
        prop_assert!(kalender.working(from, just_before) < working);
    }

    #[test]
    fn it_is_open_just_when_time_is_used(kalender in kalenders(), at in instants()) {
        let second = TimeDelta::seconds(1);
        prop_assert_eq!(kalender.is_open(at), kalender.working(at, at + second) == second);
    }

    #[test]
    fn the_zone_of_the_machine_does_not_matter(kalender in kalenders(), a in instants(), b in instants()) {
        let papua = FixedOffset::east_opt(9 * 3600).unwrap();
        let (c, d) = (a.with_timezone(&papua).to_utc(), b.with_timezone(&papua).to_utc());
        prop_assert_eq!(kalender.working(a, b), kalender.working(c, d));
    }

    /// What has passed stays as it was, whenever the usual hours are changed and whatever was changed before.
    #[test]
    fn a_change_of_the_usual_hours_never_changes_the_past(
        kalender in kalenders(), mut three in proptest::array::uniform3(instants()),
        (ahead, hari, hours) in (-3_i64..40, 1_u8..=7, 0_usize..3),
    ) {
        three.sort();
        let [from, until, now] = three;
        let dari = crate::domain::wib::today_wib(now) + TimeDelta::days(ahead);
        if let Ok(new) = kalender.changed(&Change::SetHours(usual(hari, dari, hours)), now) {
            prop_assert_eq!(new.working(from, until), kalender.working(from, until));
            prop_assert_eq!(new.working(until, now), kalender.working(until, now));
        } else {
            prop_assert!(ahead <= 0, "what lies ahead can be changed");
        }
    }
}
