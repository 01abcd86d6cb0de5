//! The calendar as it stands in a fresh register, and what the admin makes of it.

use chrono::{DateTime, NaiveDate, TimeDelta};
use layanan_ktp::config::kantor;
use layanan_ktp::domain::jam_kerja::{JamKerja, sessions};
use layanan_ktp::domain::kalender::biasa::{Hari, JamBaru};
use layanan_ktp::domain::kalender::change::Change;
use layanan_ktp::domain::kalender::{JenisLibur, Kepastian, Libur};
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::store::StoreError;
use layanan_ktp::store::kalender::{Loaded, What};

use crate::support::{Db, Office, at};

async fn admin(db: &Db) -> PetugasId {
    let mut unit = db.store.begin().await.unwrap();
    let since = at("2026-01-02T01:00:00Z");
    let admin = unit.petugas().add(ChatId(905), Peran::Admin, "Admin Contoh", since).await.unwrap();
    unit.commit().await.unwrap();
    admin
}

/// A change, in one unit of work.
async fn change(db: &Db, change: &Change, by: PetugasId) -> Result<(), StoreError> {
    let mut unit = db.store.begin().await?;
    unit.kalender().change(change, by, at("2026-11-23T02:30:00Z")).await?;
    unit.commit().await
}

async fn load(db: &Db) -> Loaded {
    begin(db).await;
    db.store.begin().await.unwrap().kalender().load().await.unwrap()
}

/// The start of the program. `true`: the register has the hours of the profile from now on.
async fn begin(db: &Db) -> bool {
    let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    adopts(db, &kantor.jam_kerja).await
}

async fn adopts(db: &Db, week: &JamKerja) -> bool {
    let mut unit = db.store.begin().await.unwrap();
    let begun = unit.kalender().adopt(week, at("2026-11-23T02:30:00Z")).await.unwrap();
    unit.commit().await.unwrap();
    begun
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
    let admin = admin(&db).await;
    let add = format!(
        "insert into jam_khusus (dari, sampai, jam_kerja, dasar, petugas_id, at)
         values ('2026-12-01', '2026-12-02',
             '{{\"week\": [[], [{{\"open\": \"08:00:00\", \"close\": \"10:00:00\"}}], [], [], [], [], []]}}', 'contoh', {}, now())",
        admin.0
    );
    assert_eq!(db.refused(&add).await, None);
    let kalender = load(&db).await.kalender;
    let day = |text: &str| at(&format!("{text}T00:00:00+07:00"));
    assert_eq!(kalender.working(day("2026-12-01"), day("2026-12-02")), TimeDelta::hours(2));
    assert_eq!(kalender.working(day("2026-12-02"), day("2026-12-03")), TimeDelta::zero());
    let take_back = |from: &str| {
        format!(
            "update jam_khusus set ended_by = {}, ended_at = '2026-11-23T02:30:00Z', ended_from = '{from}'",
            admin.0
        )
    };
    let middle = "2026-12-02";
    for (statement, guard) in [
        ("update jam_khusus set sampai = '2026-12-03'", "jam_khusus_fixed"),
        ("delete from jam_khusus", "jam_khusus_append_only"),
        ("delete from kalender_tahun", "kalender_tahun_append_only"),
        ("update kalender set kepastian = 'mungkin'", "kalender_by_perubahan"),
    ] {
        assert_eq!(db.refused(statement).await.as_deref(), Some(guard), "{statement}");
    }
    for day in ["2026-11-22", "2026-12-03"] {
        assert_eq!(db.refused(&take_back(day)).await.as_deref(), Some("jam_khusus_ended_from_check"), "{day}");
    }
    assert_eq!(db.refused(&take_back(middle)).await, None);
    assert_eq!(db.refused(&take_back(middle)).await.as_deref(), Some("jam_khusus_fixed"));
    let kalender = load(&db).await.kalender;
    assert_eq!(kalender.working(day("2026-12-01"), day("2026-12-02")), TimeDelta::hours(2), "as it was");
    assert_eq!(kalender.working(day("2026-12-02"), day("2026-12-03")), TimeDelta::minutes(450));
}

#[tokio::test]
async fn a_fresh_register_begins_with_the_hours_of_the_profile_and_keeps_them() {
    let db = Db::new().await;
    let other = JamKerja::default();
    assert!(begin(&db).await);
    let begun = load(&db).await.kalender;
    assert!(!adopts(&db, &other).await, "another file changes nothing");
    assert_eq!(load(&db).await.kalender, begun);
    assert_eq!(begun.sessions(date("1990-01-01")).len(), 2, "as long as one looks back");
    let (one, two) = (Db::new().await, 2);
    let at_once = futures_util::future::join_all((0..two).map(|_| begin(&one))).await;
    assert_eq!(at_once.into_iter().filter(|begun| *begun).count(), 1, "two processes that start at once");
    assert_eq!(one.count("select count(*) from jam_kerja").await, 7);
}

#[tokio::test]
async fn usual_hours_are_kept_from_their_day_on_and_nothing_is_rewritten() {
    let db = Db::new().await;
    let admin = admin(&db).await;
    let before = load(&db).await.kalender;
    let new = |dari, hours: &str| {
        let sesi = if hours.is_empty() { Vec::new() } else { sessions(hours).unwrap() };
        Change::SetHours(JamBaru { hari: Hari { dari: 5, sampai: 6 }, dari: date(dari), sesi, dasar: "SE".to_owned() })
    };
    let now = at("2026-11-23T02:30:00Z");
    let mut expected = before.clone();
    for one in [new("2026-11-23", "08.00-11.00"), new("2027-01-04", ""), new("2027-01-04", "07.30-12.00, 12.30-15.00")]
    {
        expected = expected.changed(&one, now).unwrap();
        change(&db, &one, admin).await.unwrap();
        assert_eq!(load(&db).await.kalender, expected, "{one:?}");
    }
    let past = change(&db, &new("2026-11-22", "08.00-11.00"), admin).await.unwrap_err();
    assert_eq!(past.constraint(), Some("jam_kerja_forward_check"));
    let history = db.store.begin().await.unwrap().kalender().history(50).await.unwrap();
    assert_eq!(history.len(), 3, "one line a change");
    assert!(history.iter().all(|one| one.what == What::JamKerja));
    let (hari, sesi) = history[0].jam.clone().unwrap();
    assert_eq!((hari, sesi.len()), (Hari { dari: 5, sampai: 6 }, 2));
    let row =
        |values: &str| format!("insert into jam_kerja (hari, dari, sesi, dasar, petugas_id, at) values ({values})");
    let sesi = |sesi: &str| row(&format!("1, '2026-11-24', '{sesi}', 'x', {}, '2026-11-23T02:30:00Z'", admin.0));
    for (statement, guard) in [
        (row("1, null, '[]', 'x', null, now()"), "jam_kerja_begin_key"),
        (row(&format!("1, null, '[]', 'x', {}, now()", admin.0)), "jam_kerja_begin_check"),
        (row("1, '2099-01-01', '[]', 'x', null, now()"), "jam_kerja_begin_check"),
        (row(&format!("8, '2099-01-01', '[]', 'x', {}, now()", admin.0)), "jam_kerja_hari_check"),
        (sesi("{}"), "jam_kerja_sesi_check"),
        (sesi(r#"[{"open": "08:00:00"}]"#), "jam_kerja_sesi_check"),
        (sesi(r#"[{"open": "09:00:00", "close": "08:00:00"}]"#), "jam_kerja_sesi_check"),
        (
            sesi(r#"[{"open": "08:00:00", "close": "12:00:00"}, {"open": "11:00:00", "close": "13:00:00"}]"#),
            "jam_kerja_sesi_check",
        ),
        ("update jam_kerja set dasar = 'x'".to_owned(), "jam_kerja_append_only"),
        ("delete from jam_kerja".to_owned(), "jam_kerja_append_only"),
        ("truncate jam_kerja".to_owned(), "jam_kerja_append_only"),
    ] {
        assert_eq!(db.refused(&statement).await.as_deref(), Some(guard), "{statement}");
    }
}

fn added(tanggal: &str) -> Change {
    let (nama, dasar) = ("Libur Contoh".to_owned(), "SE Contoh".to_owned());
    let (jenis, kepastian) = (JenisLibur::LiburKantor, Kepastian::Pasti);
    Change::Add(Libur { tanggal: date(tanggal), jenis, nama, dasar, kepastian })
}

#[tokio::test]
async fn every_change_does_in_the_register_what_the_domain_says() {
    let db = Db::new().await;
    let admin = admin(&db).await;
    let dasar = || "SKB Contoh".to_owned();
    let mut expected = load(&db).await.kalender;
    for one in [
        added("2026-11-30"),
        Change::Move { tanggal: date("2027-01-05"), ke: date("2027-01-06"), dasar: dasar() },
        Change::Cancel { tanggal: date("2027-02-06"), dasar: dasar() },
        Change::Confirm { tanggal: date("2027-03-08"), dasar: dasar() },
        Change::ConfirmYear { tahun: 2027, dasar: dasar() },
    ] {
        expected = expected.changed(&one, at("2026-11-23T02:30:00Z")).unwrap();
        change(&db, &one, admin).await.unwrap();
        assert_eq!(load(&db).await.kalender, expected, "{one:?}");
    }
    assert_eq!(load(&db).await.confirmed, [2026, 2027]);
    let mut unit = db.store.begin().await.unwrap();
    let history = unit.kalender().history(50).await.unwrap();
    let count = |what| history.iter().filter(|one| one.what == what).count();
    let counts = [What::Ditambah, What::Dipindah, What::Dibatalkan, What::Dipastikan, What::Tahun].map(count);
    assert_eq!(counts, [1, 1, 1, 1 + 14, 1]);
    assert!(history.iter().all(|one| one.by == admin));
    assert_eq!(unit.kalender().history(3).await.unwrap().len(), 3);
}

#[tokio::test]
async fn nothing_is_overwritten_silently() {
    let db = Db::new().await;
    let admin = admin(&db).await;
    let moved = Change::Move { tanggal: date("2027-01-05"), ke: date("2027-01-06"), dasar: "SKB".to_owned() };
    change(&db, &moved, admin).await.unwrap();
    let before = "select count(*) from kalender_perubahan where lama ->> 'tanggal' = '2027-01-05' and lama ->> 'dasar' = 'perkiraan'
                  and nama = 'Isra Mikraj Nabi Muhammad SAW' and jenis = 'libur_nasional'";
    assert_eq!(db.count(before).await, 1);
    for (statement, guard) in [
        ("delete from kalender", "kalender_by_perubahan"),
        ("truncate kalender", "kalender_append_only"),
        ("insert into kalender values ('2026-12-01', 'libur_kantor', 'x', 'y', 'pasti')", "kalender_by_perubahan"),
        ("update kalender_perubahan set dasar = 'x'", "kalender_perubahan_append_only"),
        ("delete from kalender_perubahan", "kalender_perubahan_append_only"),
    ] {
        assert_eq!(db.refused(statement).await.as_deref(), Some(guard), "{statement}");
    }
}

#[tokio::test]
async fn what_is_not_there_or_taken_is_refused_by_name() {
    let db = Db::new().await;
    let admin = admin(&db).await;
    let refused = async |one: Change, by| change(&db, &one, by).await.unwrap_err().constraint().map(str::to_owned);
    let dasar = || "SKB".to_owned();
    let cancel = Change::Cancel { tanggal: date("2027-01-04"), dasar: dasar() };
    assert_eq!(refused(cancel, admin).await.as_deref(), Some("kalender_perubahan_of_libur"));
    assert_eq!(refused(added("2027-01-05"), admin).await.as_deref(), Some("kalender_pk"));
    let moved = Change::Move { tanggal: date("2027-01-01"), ke: date("2027-01-05"), dasar: dasar() };
    assert_eq!(refused(moved, admin).await.as_deref(), Some("kalender_pk"));
    let year = Change::ConfirmYear { tahun: 2026, dasar: dasar() };
    assert_eq!(refused(year, admin).await.as_deref(), Some("kalender_tahun_pk"));
}

#[tokio::test]
async fn the_calendar_is_the_admins() {
    let db = Db::new().await;
    let (o, admin) = (Office::new(&db).await, admin(&db).await);
    let dasar = || "SKB".to_owned();
    let jam_kerja = load(&db).await.kalender.week_of(date("2026-11-23")).clone();
    let (dari, sampai) = (date("2027-02-08"), date("2027-03-07"));
    let khusus = || layanan_ktp::domain::kalender::JamKhusus {
        id: None,
        dari,
        sampai,
        jam_kerja: jam_kerja.clone(),
        dasar: dasar(),
    };
    for (one, guard) in [
        (added("2026-11-30"), "kalender_perubahan_by_admin"),
        (Change::ConfirmYear { tahun: 2027, dasar: dasar() }, "kalender_tahun_by_admin"),
        (Change::AddHours(khusus()), "jam_khusus_by_admin"),
        (
            Change::SetHours(JamBaru { hari: Hari::one(5), dari, sesi: Vec::new(), dasar: dasar() }),
            "jam_kerja_by_admin",
        ),
    ] {
        let refused = change(&db, &one, o.kasi).await.unwrap_err();
        assert_eq!(refused.constraint(), Some(guard), "{one:?}");
    }
    change(&db, &Change::AddHours(khusus()), admin).await.unwrap();
    let id = load(&db).await.kalender.khusus[0].id.unwrap();
    let end = Change::EndHours { id, sejak: date("2026-11-23") };
    let refused = change(&db, &end, o.kasi).await.unwrap_err();
    assert_eq!(refused.constraint(), Some("jam_khusus_by_admin"));
    change(&db, &end, admin).await.unwrap();
    assert!(matches!(change(&db, &end, admin).await, Err(StoreError::Conflict)), "once");
}
