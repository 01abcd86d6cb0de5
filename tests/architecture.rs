//! Tidy tests: which layer may name what, which words stand where, and that the codes of enums, SQL and locales agree.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use layanan_ktp::domain::antrean::BreachKind;
use layanan_ktp::domain::berkas::{AlasanKurang, Demand, Media};
use layanan_ktp::domain::buku::Bentuk;
use layanan_ktp::domain::cari::Kunci;
use layanan_ktp::domain::foto::{Says, Verdict};
use layanan_ktp::domain::insiden::Via;
use layanan_ktp::domain::kalender::change::PerubahanKind;
use layanan_ktp::domain::kalender::{JenisLibur, Kepastian};
use layanan_ktp::domain::langkah::{AlasanBatal, EventKind};
use layanan_ktp::domain::pemohon::{Hubungan, Jenis, Sebagai};
use layanan_ktp::domain::pengingat::{Rung, Subject};
use layanan_ktp::domain::pengiriman::{self, AlasanKembali, Saluran};
use layanan_ktp::domain::perbaikan::{self, AlasanTolak, Bagian, Hasil};
use layanan_ktp::domain::permohonan::{PernyataanKind, TahapKind};
use layanan_ktp::domain::petugas::Peran;
use layanan_ktp::domain::retention::{Heap, Rule};
use layanan_ktp::domain::tunda::{AlasanTunda, Scope};
use layanan_ktp::domain::watch::{Alarm, Briefing, Cause};
use layanan_ktp::store::tunda::What;

/// The sources of a folder without their tests.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

/// Code without its unit tests and comments.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]").next().unwrap();
    body.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// What each layer may not name. Arrows point inwards: `telegram → app → store → {dialog, pesan, domain}`.
const FORBIDDEN: [(&str, &[&str]); 9] = [
    (
        "src/domain",
        &[
            "crate::pesan",
            "crate::dialog",
            "crate::store",
            "crate::app",
            "crate::telegram",
            "crate::locale",
            "sqlx",
            "teloxide",
            "tokio",
            "std::time",
            "async fn",
        ],
    ),
    (
        "src/pesan",
        &["crate::dialog", "crate::store", "crate::app", "crate::telegram", "sqlx", "teloxide", "tokio", "async fn"],
    ),
    (
        "src/foto",
        &[
            "crate::pesan",
            "crate::dialog",
            "crate::store",
            "crate::app",
            "crate::telegram",
            "crate::locale",
            "sqlx",
            "teloxide",
            "tokio",
            "async fn",
        ],
    ),
    ("src/dialog", &["crate::store", "crate::app", "crate::telegram", "sqlx", "teloxide", "tokio", "async fn"]),
    ("src/store", &["crate::app", "crate::telegram", "crate::pantau", "crate::locale", "teloxide"]),
    ("src/app", &["crate::telegram", "crate::pantau", "sqlx", "teloxide"]),
    ("src/telegram", &["crate::pantau"]),
    ("src/pantau", &["crate::telegram", "crate::pesan", "crate::dialog", "crate::locale", "sqlx", "teloxide"]),
    ("src/config", &["crate::app", "crate::telegram", "teloxide", "sqlx"]),
];

#[test]
fn arrows_point_inwards() {
    for (folder, forbidden) in FORBIDDEN {
        for (path, text) in sources(folder) {
            let code = code(&text);
            for word in forbidden {
                assert!(!code.contains(word), "{} must not name {word}", path.display());
            }
        }
    }
}

#[test]
fn the_domain_uses_four_crates() {
    let allowed = ["std", "core", "chrono", "serde", "thiserror", "crate", "super", "self"];
    for (path, text) in sources("src/domain") {
        for line in code(&text).lines().filter_map(|l| l.trim_start().strip_prefix("use ")) {
            let root = line.split([':', ';', ' ']).next().unwrap();
            let local = text.contains(&format!("enum {root}")) || text.contains(&format!("mod {root}"));
            assert!(allowed.contains(&root) || local, "{}: use {line}", path.display());
        }
    }
}

#[test]
fn only_telegram_knows_teloxide_and_only_the_store_holds_sql() {
    for (path, text) in sources("src") {
        let (place, code) = (path.to_string_lossy().into_owned(), code(&text));
        if !place.starts_with("src/telegram") {
            assert!(!code.contains("teloxide"), "{place} names teloxide");
        }
        let quiets_it = place == "src/telemetry.rs"; // keeps its statements out of the log
        if !place.starts_with("src/store") && !quiets_it {
            assert!(!code.contains("sqlx"), "{place} names sqlx");
        }
    }
}

/// What counts, and what shows it.
#[test]
fn two_places_know_how_metrics_are_written() {
    for (path, text) in sources("src") {
        let place = path.to_string_lossy();
        let allowed = place.starts_with("src/app/meter") || place.starts_with("src/pantau");
        assert!(allowed || !code(&text).contains("prometheus_client"), "{place} names prometheus_client");
    }
}

#[test]
fn nothing_prints_but_the_command_line_and_nothing_unwraps() {
    for (path, text) in sources("src") {
        let code = code(&text);
        for word in ["println!", "eprintln!", ".unwrap()", ".expect(\"", "todo!", "unimplemented!", "pub use *"] {
            assert!(!code.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn nothing_but_the_clock_tells_the_time() {
    for (path, text) in sources("src") {
        let allowed = path == Path::new("src/clock.rs");
        assert!(allowed || !code(&text).contains("Utc::now"), "{} reads the clock", path.display());
    }
}

/// Indonesian that people read stands in `locales/` and `kantor.toml` only: a few words that no code needs.
#[test]
fn sentences_stand_in_the_locales_only() {
    let telltale = ["Bapak/Ibu", "Silakan", "Mohon ", "Terima kasih", "Permohonan Anda", "petugas akan", "berhasil"];
    for (path, text) in sources("src") {
        let code = code(&text);
        for word in telltale {
            assert!(!code.contains(word), "{} says {word:?}", path.display());
        }
    }
}

/// The codes in the newest `check` of a column.
fn checked_codes(constraint: &str) -> BTreeSet<String> {
    let mut migrations: Vec<PathBuf> = fs::read_dir("migrations").unwrap().map(|e| e.unwrap().path()).collect();
    migrations.sort();
    let all: String = migrations.iter().map(|p| fs::read_to_string(p).unwrap()).collect();
    let at = all.rfind(constraint).unwrap_or_else(|| panic!("no constraint {constraint}"));
    let list = all[at..].split("in (").nth(1).unwrap().split(')').next().unwrap();
    list.split(',').map(|code| code.trim().trim_matches('\'').to_owned()).collect()
}

macro_rules! agree {
    ($($constraint:literal => $ty:ty),+ $(,)?) => {$(
        let codes: BTreeSet<String> = <$ty>::ALL.iter().map(|v| v.code().to_owned()).collect();
        assert_eq!(checked_codes($constraint), codes, $constraint);
    )+};
}

#[test]
fn enums_and_sql_checks_agree() {
    agree!(
        "permohonan_tahap_check" => TahapKind,
        "riwayat_tahap_check" => TahapKind,
        "permohonan_jenis_check" => Jenis,
        "permohonan_alasan_check" => AlasanBatal,
        "petugas_peran_check" => Peran,
        "undangan_peran_check" => Peran,
        "alarm_kind_check" => Alarm,
        "briefing_kind_check" => Briefing,
        "trouble_cause_check" => Cause,
        "destroyed_rows_what_check" => Heap,
        "destruction_rule_check" => Rule,
        "disclosure_peran_check" => Peran,
        "breach_kind_check" => BreachKind,
        "pihak_sebagai_check" => Sebagai,
        "pihak_hubungan_check" => Hubungan,
        "kekurangan_alasan_check" => AlasanKurang,
        "pernyataan_kind_check" => PernyataanKind,
        "riwayat_kind_check" => EventKind,
        "pengingat_kind_check" => Subject,
        "pengingat_rung_check" => Rung,
        "periksa_says_check" => Says,
        "fetched_file_media_check" => Media,
        "stored_file_media_check" => Media,
        "periksa_verdict_check" => Verdict,
        "kalender_jenis_check" => JenisLibur,
        "kalender_kepastian_check" => Kepastian,
        "kalender_perubahan_kind_check" => PerubahanKind,
        "kalender_perubahan_jenis_check" => JenisLibur,
        "function is_layanan" => Jenis,
        "function is_syarat" => Demand,
        "pencarian_kunci_check" => Kunci,
        "perbaikan_bagian_check" => Bagian,
        "perbaikan_hasil_check" => Hasil,
        "perbaikan_alasan_check" => AlasanTolak,
        "perbaikan_notice_rung_check" => perbaikan::Rung,
        "ekspor_bentuk_check" => Bentuk,
        "insiden_told_by_hand_via_check" => Via,
        "pengembalian_alasan_check" => AlasanKembali,
        "pengiriman_saluran_check" => Saluran,
        "pengiriman_notice_rung_check" => pengiriman::Rung,
        "tunda_alasan_check" => AlasanTunda,
        "tunda_scope_check" => Scope,
        "tunda_notice_what_check" => What,
    );
    assert_eq!(Demand::ALL.len(), 2); // stands in JSON, see syarat_not_held in the migrations
}

#[test]
fn every_constraint_has_a_name() {
    for entry in fs::read_dir("migrations").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().map(str::trim).filter(|l| !l.starts_with("--")) {
            for word in [" references ", " unique", " primary key", " check ("] {
                let named = line.contains("constraint ") || line.starts_with("create unique index");
                assert!(!line.contains(word) || named, "{}: {line}", path.display());
            }
        }
    }
}
