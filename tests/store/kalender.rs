//! The calendar as it stands in a fresh register, and what the admin makes of it.

use chrono::{DateTime, NaiveDate, TimeDelta};
use layanan_ktp::config::kantor;
use layanan_ktp::domain::kalender::{JenisLibur, Kepastian};
use layanan_ktp::store::kalender::Loaded;

use crate::support::{Db, Office, at};

async fn load(db: &Db) -> Loaded {
    let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    let mut unit = db.store.begin().await.unwrap();
    unit.kalender().load(&kantor.jam_kerja).await.unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[tokio::test]
async fn the_year_2026_has_240_working_days() {
    let Loaded { kalender, confirmed } = load(&Db::new().await).await;
    assert_eq!(kalender.working_days(2026), 240);
    let of_2026 = kalender.libur.range(date("2026-01-01")..=date("2026-12-31"));
    let (leave, national): (Vec<_>, Vec<_>) = of_2026.partition(|(_, one)| one.jenis == JenisLibur::CutiBersama);
    assert_eq!((national.len(), leave.len()), (17, 8));
    assert_eq!(confirmed, [2026]);
}

#[tokio::test]
async fn all_of_2027_is_an_estimate_with_its_source() {
    let Loaded { kalender, .. } = load(&Db::new().await).await;
    let of_2027: Vec<_> = kalender.libur.range(date("2027-01-01")..=date("2027-12-31")).map(|(_, one)| one).collect();
    assert_eq!(of_2027.len(), 17);
    assert!(of_2027.iter().all(|one| one.kepastian == Kepastian::Perkiraan && !one.dasar.is_empty()));
    assert!(!kalender.is_working_day(date("2027-03-09")), "an estimate counts");
}

/// The worked example of the SOP's clock: sent on Friday at 16.28, it has used two minutes and goes on on Monday.
#[tokio::test]
async fn the_hours_of_the_office_profile_hold_in_the_register() {
    let Loaded { kalender, .. } = load(&Db::new().await).await;
    let friday: DateTime<chrono::Utc> = "2026-11-20T16:28:00+07:00".parse().unwrap();
    let monday: DateTime<chrono::Utc> = "2026-11-23T07:33:00+07:00".parse().unwrap();
    assert_eq!(kalender.working(friday, monday), TimeDelta::minutes(5));
}

#[tokio::test]
async fn other_hours_count_until_they_are_taken_back_and_nothing_is_rewritten() {
    let db = Db::new().await;
    let o = Office::new(&db).await;
    let add = format!(
        "insert into jam_khusus (dari, sampai, jam_kerja, dasar, petugas_id, at)
         values ('2026-12-01', '2026-12-02',
             '{{\"week\": [[], [{{\"open\": \"08:00:00\", \"close\": \"10:00:00\"}}], [], [], [], [], []]}}', 'contoh', {}, now())",
        o.staf.0
    );
    assert_eq!(db.refused(&add).await, None);
    let kalender = load(&db).await.kalender;
    let day = |text: &str| at(&format!("{text}T00:00:00+07:00"));
    assert_eq!(kalender.working(day("2026-12-01"), day("2026-12-02")), TimeDelta::hours(2));
    assert_eq!(kalender.working(day("2026-12-02"), day("2026-12-03")), TimeDelta::zero());
    let take_back = format!("update jam_khusus set ended_by = {}, ended_at = now()", o.staf.0);
    for (statement, guard) in [
        ("update jam_khusus set sampai = '2026-12-03'", "jam_khusus_fixed"),
        ("delete from jam_khusus", "jam_khusus_append_only"),
        ("delete from kalender_tahun", "kalender_tahun_append_only"),
        ("update kalender set kepastian = 'mungkin'", "kalender_kepastian_check"),
    ] {
        assert_eq!(db.refused(statement).await.as_deref(), Some(guard), "{statement}");
    }
    assert_eq!(db.refused(&take_back).await, None);
    assert_eq!(db.refused(&take_back).await.as_deref(), Some("jam_khusus_fixed"));
    assert_eq!(load(&db).await.kalender.khusus, []);
}
