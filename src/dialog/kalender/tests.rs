//! One question after another.

use super::*;
use crate::domain::jam_kerja::sessions;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(begun: &mut Begun, text: &str) -> Result<(), KalenderText> {
    begun.answer(text, "2026-11-23T02:30:00Z".parse().unwrap(), &Kalender::of_week(&JamKerja::default()))
}

#[test]
fn hours_are_asked_for_one_by_one_and_saturday_stays() {
    let mut usual = JamKerja::default();
    usual.week[5] = sessions("08.00-11.00").unwrap();
    let kalender = Kalender::of_week(&usual);
    let mut begun = Begun::new(What::AddHours);
    assert_eq!(told(&mut begun, "8-2-2027"), Ok(()));
    assert_eq!(told(&mut begun, "7-2-2027"), Err(KalenderText::SampaiBefore { dari: Day(day("2027-02-08")) }));
    assert_eq!(told(&mut begun, "8-3-2028"), Err(KalenderText::SampaiLong));
    assert_eq!(told(&mut begun, "9-3-2027"), Ok(()));
    assert_eq!(told(&mut begun, "8 sampai 3"), Err(KalenderText::HoursForm));
    assert_eq!(told(&mut begun, "08.00-12.00, 12.30-15.00"), Ok(()));
    begun.same_hours();
    assert_eq!(begun.change(&kalender), None, "the source is missing");
    assert_eq!(told(&mut begun, "SE Bupati"), Ok(()));
    let Some(Change::AddHours(khusus)) = begun.change(&kalender) else { panic!("not told") };
    assert_eq!(khusus.jam_kerja.week[4], khusus.jam_kerja.week[0]);
    assert_eq!(khusus.jam_kerja.week[5], usual.week[5]);
}

#[test]
fn the_question_before_can_be_answered_again() {
    let mut begun = Begun::new(What::Move(day("2027-01-05")));
    assert_eq!(told(&mut begun, "06-01-2027"), Ok(()));
    assert_eq!(begun.question(), Some(Question::Dasar));
    assert!(begun.back());
    assert_eq!(begun.question(), Some(Question::Ke));
    assert!(!begun.back());
}

#[test]
fn what_is_mistyped_is_no_answer() {
    let mut begun = Begun::new(What::Add);
    assert_eq!(told(&mut begun, "besok"), Err(KalenderText::DateForm));
    assert_eq!(told(&mut begun, "31-02-2027"), Err(KalenderText::DateNoSuchDay));
    assert_eq!(told(&mut begun, "17-08-2072"), Err(KalenderText::DateFar));
    assert_eq!(told(&mut begun, "17-08-2027"), Ok(()));
    assert_eq!(told(&mut begun, "nasional"), Ok(()), "which kind is chosen by a button");
    assert_eq!(begun.question(), Some(Question::Jenis));
    begun.jenis = Some(JenisLibur::LiburKantor);
    assert_eq!(told(&mut begun, "12"), Err(KalenderText::NamaWrong { jumlah: 80 }));
    assert_eq!(told(&mut begun, &"a".repeat(81)), Err(KalenderText::NamaWrong { jumlah: 80 }));
}

#[test]
fn usual_hours_are_told_with_the_day_from_which_they_hold() {
    let kalender = Kalender::of_week(&JamKerja::default());
    let mut begun = Begun::new(What::SetHours(Hari { dari: 6, sampai: 7 }));
    assert_eq!(told(&mut begun, "pagi saja"), Err(KalenderText::HoursForm));
    assert_eq!(told(&mut begun, "08.00-11.00"), Ok(()));
    assert_eq!(told(&mut begun, "22-11-2026"), Err(KalenderText::Early { hari: Day(day("2026-11-23")) }));
    begun.closed();
    assert_eq!(told(&mut begun, "23-11-2026"), Ok(()), "of Saturday nothing has passed");
    assert_eq!(told(&mut begun, "SE Camat 3/2026"), Ok(()));
    let Some(Change::SetHours(new)) = begun.change(&kalender) else { panic!("not told") };
    assert_eq!((new.dari, new.sesi.len(), new.hari.days().count()), (day("2026-11-23"), 1, 2));
}
