//! What the office decided for itself: the lists of syarat and the calendar are sealed with their days, and `verifikasi`
//! names what does not follow from what was decided.

use layanan_ktp::config::kantor;
use layanan_ktp::domain::kalender::change::Change;
use layanan_ktp::domain::kalender::{JamKhusus, JenisLibur, Kepastian, Libur};
use layanan_ktp::domain::pemohon::Jenis;
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::domain::syarat::Lists;
use layanan_ktp::store::kalender::KalenderRepo;
use layanan_ktp::store::syarat::{NewVersion, Published};
use layanan_ktp::store::verify::{ChainFault, FaultKind};

use crate::support::{Db, asked, at, insert, kode, of_book, unsealed};

const DECIDED: &str = "2026-03-01T04:00:00Z";

/// The lists of the profile, with that of the made-up permohonan for a new KTP.
fn lists(version: i32) -> Lists {
    let profile = kantor::parse(include_str!("../../kantor.toml")).unwrap().lists;
    let mut services = profile.all().to_vec();
    for service in services.iter_mut().filter(|service| service.jenis == Jenis::Baru) {
        service.syarat = asked(1).syarat;
    }
    Lists::new(version, services)
}

fn change(kind: &str) -> Change {
    let date = |text: &str| text.parse().unwrap();
    let dasar = || "SE Contoh".to_owned();
    match kind {
        "add" => Change::Add(Libur {
            tanggal: date("2026-11-30"),
            jenis: JenisLibur::LiburKantor,
            nama: "Libur Contoh".to_owned(),
            dasar: dasar(),
            kepastian: Kepastian::Pasti,
        }),
        "move" => Change::Move { tanggal: date("2027-01-05"), ke: date("2027-01-06"), dasar: dasar() },
        "again" => Change::Move { tanggal: date("2027-01-06"), ke: date("2027-01-07"), dasar: dasar() },
        "cancel" => Change::Cancel { tanggal: date("2027-02-06"), dasar: dasar() },
        "confirm" => Change::Confirm { tanggal: date("2027-03-08"), dasar: dasar() },
        "year" => Change::ConfirmYear { tahun: 2027, dasar: dasar() },
        "hours" => Change::AddHours(JamKhusus {
            id: None,
            dari: date("2027-02-08"),
            sampai: date("2027-03-07"),
            jam_kerja: kantor::parse(include_str!("../../kantor.toml")).unwrap().jam_kerja,
            dasar: dasar(),
        }),
        other => panic!("{other}"),
    }
}

async fn changes(mut kalender: KalenderRepo<'_>, by: PetugasId) {
    for kind in ["add", "move", "again", "cancel", "confirm", "year", "hours"] {
        kalender.change(&change(kind), by, at(DECIDED)).await.unwrap();
    }
}

/// An office in which an admin has published version 2 and changed the calendar on 1 March; two permohonan of the next day.
async fn office() -> Db {
    let db = Db::new().await;
    let mut unit = db.store.begin().await.unwrap();
    let admin =
        unit.petugas().add(ChatId(905), Peran::Admin, "Admin Contoh", at("2026-01-02T01:00:00Z")).await.unwrap();
    assert_eq!(unit.syarat().adopt(&lists(1), at(DECIDED)).await.unwrap(), Published::Done);
    let new = NewVersion { lists: &lists(2), base: 1, by: admin, at: at(DECIDED), alasan: Some("surat Camat") };
    assert_eq!(unit.syarat().publish(new).await.unwrap(), Published::Done);
    changes(unit.kalender(), admin).await;
    unit.commit().await.unwrap();
    for n in 1..=2 {
        let mut new = asked(n);
        new.syarat_version = i32::from(n);
        insert(&db.store, &new).await;
    }
    db
}

async fn faults(db: &Db) -> Vec<ChainFault> {
    db.faults("2026-03-03T05:00:00Z").await
}

async fn seal(db: &Db) -> u32 {
    let now = at("2026-03-03T00:00:00Z");
    db.store.seal_days(now.date_naive(), now).await.unwrap()
}

#[tokio::test]
async fn a_day_with_nothing_but_a_decision_is_sealed() {
    let db = office().await;
    assert_eq!(faults(&db).await, [unsealed("2026-03-01"), unsealed("2026-03-02")]);
    assert_eq!(seal(&db).await, 2);
    assert_eq!(faults(&db).await, []);
}

/// With the triggers off, and so that all that stands still follows from what was decided.
#[tokio::test]
async fn what_was_decided_is_sealed_with_its_day() {
    for sql in [
        "update syarat set layanan = jsonb_set(layanan, '{3,aktif}', 'true') where version = 2",
        "update syarat set made_by = null where version = 2",
        "update syarat set alasan = null where version = 2",
        "update syarat set made_at = made_at + interval '1 minute' where version = 2",
        "insert into syarat select 3, layanan, made_by, made_at from syarat where version = 2",
        "update kalender_perubahan set dasar = 'x' where kind = 'dibatalkan'",
        "update kalender_perubahan set petugas_id = 99 where kind = 'ditambah'",
        "update kalender_perubahan set at = at + interval '1 minute' where kind = 'ditambah'",
        "delete from kalender where tanggal = '2026-11-30'; delete from kalender_perubahan where kind = 'ditambah'",
        "update kalender_tahun set dasar = 'x' where tahun = 2027",
        "delete from kalender_tahun where tahun = 2027",
        "update jam_khusus set sampai = sampai + 1",
        "update jam_khusus set jam_kerja = jam_kerja || '{\"x\": 1}'",
        "update jam_khusus set ended_by = 1, ended_at = at",
        "delete from jam_khusus",
    ] {
        let db = office().await;
        seal(&db).await;
        db.tamper(sql).await;
        let named = of_book(FaultKind::Segel { tanggal: "2026-03-01".parse().unwrap() });
        assert!(faults(&db).await.contains(&named), "{sql}");
    }
}

#[tokio::test]
async fn nothing_is_decided_on_a_sealed_day() {
    let db = office().await;
    seal(&db).await;
    for (sql, constraint) in [
        ("insert into syarat select 3, layanan, made_by, made_at from syarat where version = 2", "syarat_sealed_day"),
        (
            "insert into kalender_perubahan (kind, tanggal, jenis, nama, dasar, petugas_id, at)
             values ('ditambah', '2026-12-01', 'libur_kantor', 'x', 'y', 1, '2026-03-02T16:59:59Z')",
            "kalender_perubahan_sealed_day",
        ),
        ("insert into kalender_tahun values (2028, 'x', 1, '2026-03-01T04:00:00Z')", "kalender_tahun_sealed_day"),
        (
            "insert into jam_khusus (dari, sampai, jam_kerja, dasar, petugas_id, at)
             select dari, sampai, jam_kerja, dasar, petugas_id, at from jam_khusus",
            "jam_khusus_sealed_day",
        ),
        ("update jam_khusus set ended_by = 1, ended_at = '2026-03-02T04:00:00Z'", "jam_khusus_sealed_day"),
    ] {
        assert_eq!(db.refused(sql).await.as_deref(), Some(constraint), "{sql}");
    }
    assert_eq!(db.refused("update jam_khusus set ended_by = 1, ended_at = '2026-03-03T04:00:00Z'").await, None);
}

/// A change of the calendar that no entry explains, and the day that is named. Nothing is sealed yet.
const KALENDER: &[(&str, &str)] = &[
    // what the program brought
    ("delete from kalender where tanggal = '2026-12-25'", "2026-12-25"),
    ("insert into kalender values ('2026-12-01', 'libur_kantor', 'x', 'y', 'pasti')", "2026-12-01"),
    ("update kalender set nama = 'x' where tanggal = '2026-08-17'", "2026-08-17"),
    ("update kalender set dasar = 'x' where tanggal = '2026-08-17'", "2026-08-17"),
    ("update kalender set jenis = 'libur_kantor' where tanggal = '2026-08-17'", "2026-08-17"),
    ("update kalender set tanggal = '2026-08-18' where tanggal = '2026-08-17'", "2026-08-17"),
    // what was changed
    ("delete from kalender where tanggal = '2026-11-30'", "2026-11-30"),
    ("update kalender set nama = 'x' where tanggal = '2026-11-30'", "2026-11-30"),
    ("update kalender set tanggal = '2027-01-08' where tanggal = '2027-01-07'", "2027-01-07"),
    ("update kalender set kepastian = 'perkiraan' where tanggal = '2027-03-08'", "2027-03-08"),
    ("insert into kalender values ('2027-02-06', 'libur_nasional', 'x', 'y', 'pasti')", "2027-02-06"),
    // the entries
    ("delete from kalender_perubahan where kind = 'ditambah'", "2026-11-30"),
    ("delete from kalender_perubahan where kind = 'dibatalkan'", "2027-02-06"),
    ("delete from kalender_perubahan where ke = '2027-01-07'", "2027-01-06"),
    ("update kalender_perubahan set ke = '2027-01-09' where ke = '2027-01-07'", "2027-01-09"),
    ("update kalender_perubahan set nama = 'x' where kind = 'ditambah'", "2026-11-30"),
    ("update kalender_perubahan set lama = null where kind = 'dibatalkan'", "2027-02-06"),
    ("update kalender_perubahan set lama = jsonb_set(lama, '{nama}', '\"x\"') where kind = 'dibatalkan'", "2027-02-06"),
    // years
    ("insert into kalender_tahun values (2028, 'x', null, now())", "2028-01-01"),
    ("update kalender_tahun set dasar = 'x' where tahun = 2026", "2026-01-01"),
];

#[tokio::test]
async fn a_calendar_that_does_not_follow_from_its_changes_is_named_by_its_day() {
    for (sql, tanggal) in KALENDER {
        let db = office().await;
        assert_eq!(db.faults("2026-03-01T05:00:00Z").await.len(), 2, "both permohonan are of the next day");
        db.tamper(sql).await;
        let named: Vec<ChainFault> = faults(&db).await.into_iter().filter(|fault| is_of_kalender(fault.what)).collect();
        assert_eq!(named, [of_book(FaultKind::Kalender { tanggal: tanggal.parse().unwrap() })], "{sql}");
    }
}

fn is_of_kalender(what: FaultKind) -> bool {
    matches!(what, FaultKind::Kalender { .. })
}

#[tokio::test]
async fn a_permohonan_that_does_not_fit_its_version_is_named() {
    let of = |n, version| ChainFault { kode: kode(n).compact(), seq: 0, what: FaultKind::Syarat { version } };
    let versions = of_book(FaultKind::Syarat { version: 2 });
    for (sql, expected) in [
        (
            "update syarat set layanan = jsonb_set(layanan, '{0,syarat,0,nama}', '\"x\"') where version = 1",
            vec![of(1, 1)],
        ),
        (
            "update syarat set layanan = jsonb_set(layanan, '{0,syarat,0,demand}', '\"dianjurkan\"')",
            vec![of(1, 1), of(2, 2)],
        ),
        ("delete from syarat where version = 2", vec![of(2, 2)]),
        ("delete from syarat where version = 1", vec![of(1, 1)]),
        ("update syarat set made_at = made_at + interval '1 day' where version = 1", vec![versions]),
    ] {
        let db = office().await;
        db.tamper(sql).await;
        let found: Vec<ChainFault> =
            faults(&db).await.into_iter().filter(|fault| matches!(fault.what, FaultKind::Syarat { .. })).collect();
        assert_eq!(found, expected, "{sql}");
    }
}

#[tokio::test]
async fn a_permohonan_asks_for_what_is_published() {
    let db = office().await;
    for (set, refused) in [
        ("syarat_version = 2", false),
        ("syarat_version = 3", true),
        ("syarat = '[]'", true),
        ("syarat = syarat - 1", true),
        ("syarat = jsonb_set(syarat, '{0,demand}', '\"dianjurkan\"')", true),
        ("jenis = 'hilang'", true),
    ] {
        let sql = format!(
            "create temporary table born as select * from permohonan where permohonan_id = 1;
             update born set kode = '2222222', nik_index = 'x', permohonan_id = 99;
             update born set {set};
             insert into permohonan overriding system value select * from born"
        );
        let by = if refused { "permohonan_syarat_version" } else { "permohonan_head" };
        assert_eq!(db.refused(&sql).await.as_deref(), Some(by), "{set}");
    }
}
