//! The office profile `kantor.toml` → [`Kantor`].

use std::path::PathBuf;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{ConfigFault, ConfigFaults};
use crate::domain::berkas::{Demand, Syarat, SyaratKode};
use crate::domain::desa::Wilayah;
use crate::domain::guess::Guesses;
use crate::domain::jam_kerja::{Hours, JamKerja, sessions};
use crate::domain::kantor::{ByChat, Cetak, Kantor, Kertas, Kirim, Limits};
use crate::domain::pace::Allowance;
use crate::domain::pemohon::Jenis;
use crate::domain::pengiriman::Saluran;
use crate::domain::register::RegisterPattern;
use crate::domain::register::patterns::Patterns;
use crate::domain::retention::Retention;
use crate::domain::stale::ASK_AGAIN;
use crate::domain::syarat::edit;
use crate::domain::syarat::{Lists, MAX_KODE, MAX_NAMA, MAX_SYARAT, Service, is_kode};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kecamatan: String,
    kabupaten: String,
    alamat: String,
    kontak: String,
    perekaman: String,
    pemberitahuan_versi: String,
    #[serde(default)]
    pemberitahuan_perubahan: Option<String>,
    register: Register,
    simpan: Simpan,
    #[serde(default)]
    batas: Batas,
    #[serde(default)]
    pernyataan: Pernyataan,
    #[serde(default)]
    kirim: Kiriman,
    #[serde(default)]
    lewat_chat: LewatChat,
    jam_kerja: Week,
    syarat: SyaratVersion,
    layanan: Vec<Layanan>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    pola: String,
    klas: String,
    unit: String,
    kertas: Option<String>,
    kasi: Option<String>,
    camat: Option<String>,
}

/// What a profile does not name is kept as long as [`Retention::default`] says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "as they stand in the profile")]
struct Simpan {
    ditutup_hari: u16,
    berkas_hari: u16,
    gagal_hari: u16,
    isian_hari: Option<u16>,
    terbengkalai_hari: Option<u16>,
    masuk_hari: Option<u16>,
    keluar_hari: Option<u16>,
    catatan_baca_hari: Option<u16>,
    pengingat_hari: Option<u16>,
    percobaan_hari: Option<u16>,
    periksa_hari: Option<u16>,
    arsip_hari: Option<u16>,
}

/// A profile from before there were limits has these.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Batas {
    warga_per_menit: u16,
    warga_sekaligus: u16,
    petugas_per_menit: u16,
    petugas_sekaligus: u16,
    grup_per_menit: u16,
    tebakan_per_jam: u16,
    tebakan_semua_per_jam: u16,
}

impl Default for Batas {
    fn default() -> Self {
        Self {
            warga_per_menit: 20,
            warga_sekaligus: 40,
            petugas_per_menit: 60,
            petugas_sekaligus: 120,
            grup_per_menit: 3,
            tebakan_per_jam: 10,
            tebakan_semua_per_jam: 50,
        }
    }
}

/// A profile that does not say so asks again after [`ASK_AGAIN`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Pernyataan {
    tanya_lagi_hari: u16,
}

impl Default for Pernyataan {
    fn default() -> Self {
        Self { tanya_lagi_hari: ASK_AGAIN }
    }
}

/// A profile that does not say so sends into the officer's chat.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Kiriman {
    saluran: Option<String>,
    folder: Option<PathBuf>,
}

/// A profile that does not say so asks for everything by chat.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LewatChat {
    nik_dan_kk: bool,
    foto: bool,
}

impl Default for LewatChat {
    fn default() -> Self {
        Self { nik_dan_kk: true, foto: true }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Week {
    senin: Option<String>,
    selasa: Option<String>,
    rabu: Option<String>,
    kamis: Option<String>,
    jumat: Option<String>,
    sabtu: Option<String>,
    minggu: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SyaratVersion {
    versi: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layanan {
    jenis: String,
    aktif: bool,
    syarat: Vec<SyaratLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SyaratLine {
    kode: String,
    nama: String,
    wajib: bool,
}

/// Parses a profile.
///
/// # Errors
/// Every fault of it, together.
pub fn parse(text: &str) -> Result<Kantor, ConfigFaults> {
    let file: File = toml::from_str(text)
        .map_err(|e| ConfigFaults(vec![ConfigFault::new("kantor.toml", e.message().to_owned())]))?;
    let mut faults = Vec::new();
    let wilayah = keep(Wilayah::of(&file.kecamatan), "kantor.toml kecamatan", &mut faults);
    let r = &file.register;
    let pattern = keep(RegisterPattern::parse(&r.pola, &r.klas, &r.unit), "kantor.toml register.pola", &mut faults);
    let jam_kerja = week(&file.jam_kerja, &mut faults);
    let services = services(&file.layanan, &mut faults);
    let retention = retention(&file.simpan, &mut faults);
    let limits = limits(&file.batas, &mut faults);
    let cetak = cetak(&file.register, &mut faults);
    let kirim = kirim(&file.kirim, &mut faults);
    filled(&file, &mut faults);
    if file.pernyataan.tanya_lagi_hari == 0 {
        faults.push(ConfigFault::new("kantor.toml pernyataan.tanya_lagi_hari", "is at least 1"));
    }
    match (wilayah, pattern) {
        (Some(wilayah), Some(pattern)) if faults.is_empty() => Ok(Kantor {
            kabupaten: file.kabupaten,
            wilayah,
            alamat: file.alamat,
            kontak: file.kontak,
            jam_kerja,
            perekaman: file.perekaman,
            notice_text: file.pemberitahuan_versi,
            notice_changes: file.pemberitahuan_perubahan,
            retention,
            ask_again: file.pernyataan.tanya_lagi_hari,
            limits,
            by_chat: ByChat { numbers: file.lewat_chat.nik_dan_kk, files: file.lewat_chat.foto },
            pattern: Patterns::new(pattern),
            lists: Lists::new(file.syarat.versi, services),
            cetak,
            kirim,
        }),
        _ => Err(ConfigFaults(faults)),
    }
}

/// An album has ten photos: fewer at once would cut it off.
const ALBUM: u16 = 10;

fn limits(batas: &Batas, faults: &mut Vec<ConfigFault>) -> Limits {
    let least = [
        ("warga_per_menit", batas.warga_per_menit, 1),
        ("warga_sekaligus", batas.warga_sekaligus, ALBUM),
        ("petugas_per_menit", batas.petugas_per_menit, 1),
        ("petugas_sekaligus", batas.petugas_sekaligus, ALBUM),
        ("grup_per_menit", batas.grup_per_menit, 1),
        ("tebakan_per_jam", batas.tebakan_per_jam, 1),
        ("tebakan_semua_per_jam", batas.tebakan_semua_per_jam, 1),
    ];
    let low = least.iter().filter(|(_, given, least)| given < least);
    faults.extend(low.map(|(name, _, least)| {
        ConfigFault::new(format!("kantor.toml batas.{name}"), format!("is less than {least}"))
    }));
    let of = |per_minute, at_once| Allowance { per_minute, at_once };
    Limits {
        warga: of(batas.warga_per_menit, batas.warga_sekaligus),
        petugas: of(batas.petugas_per_menit, batas.petugas_sekaligus),
        grup: of(batas.grup_per_menit, batas.grup_per_menit),
        guesses: Guesses { of_one: batas.tebakan_per_jam, of_all: batas.tebakan_semua_per_jam },
    }
}

/// How the book is printed: on F4 unless something else is said.
fn cetak(register: &Register, faults: &mut Vec<ConfigFault>) -> Cetak {
    let kertas = register
        .kertas
        .as_deref()
        .map(|code| Kertas::from_code(code).ok_or_else(|| format!("{code:?} is none of F4 and A4")));
    let kertas = kertas.transpose().unwrap_or_else(|wrong| {
        faults.push(ConfigFault::new("kantor.toml register.kertas", wrong));
        None
    });
    let name =
        |name: &Option<String>| name.as_deref().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    Cetak { kertas: kertas.unwrap_or(Kertas::F4), kasi: name(&register.kasi), camat: name(&register.camat) }
}

/// By which way what is sent goes: into the officer's chat unless something else is said.
fn kirim(kirim: &Kiriman, faults: &mut Vec<ConfigFault>) -> Kirim {
    let given = kirim.saluran.as_deref().unwrap_or(Saluran::Chat.code());
    let known = Saluran::from_code(given);
    if known.is_none() {
        faults.push(ConfigFault::new("kantor.toml kirim.saluran", format!("{given:?} is none of chat and folder")));
    }
    let saluran = known.unwrap_or(Saluran::Chat);
    match &kirim.folder {
        None if saluran == Saluran::Folder => {
            faults.push(ConfigFault::new("kantor.toml kirim.folder", "is not named; saluran = \"folder\" needs it"));
        }
        Some(folder) if !folder.is_absolute() => {
            faults.push(ConfigFault::new("kantor.toml kirim.folder", "does not begin with /"));
        }
        Some(_) | None => {}
    }
    Kirim { saluran, folder: kirim.folder.clone() }
}

/// Nothing that people read may be missing.
fn filled(file: &File, faults: &mut Vec<ConfigFault>) {
    let texts = [
        ("kabupaten", &file.kabupaten),
        ("alamat", &file.alamat),
        ("kontak", &file.kontak),
        ("perekaman", &file.perekaman),
        ("pemberitahuan_versi", &file.pemberitahuan_versi),
    ];
    let changes = file.pemberitahuan_perubahan.as_ref().map(|text| ("pemberitahuan_perubahan", text));
    let empty = texts.into_iter().chain(changes).filter(|(_, text)| text.trim().is_empty());
    faults.extend(empty.map(|(name, _)| ConfigFault::new(format!("kantor.toml {name}"), "is empty")));
    if file.syarat.versi < 1 {
        faults.push(ConfigFault::new("kantor.toml syarat.versi", "begins at 1"));
    }
}

fn keep<T, E: std::fmt::Display>(result: Result<T, E>, place: &str, faults: &mut Vec<ConfigFault>) -> Option<T> {
    result.map_err(|e| faults.push(ConfigFault::new(place, e.to_string()))).ok()
}

/// Who is reminded of a draft is so for seven days and warned three days before it goes: no other draft goes sooner.
const DRAFT: u16 = 14;

/// Telegram keeps for a day what was not acknowledged, and may deliver it again.
const INBOX: u16 = 2;

/// At least a day: who has withdrawn by mistake can still ask what became of it.
fn retention(simpan: &Simpan, faults: &mut Vec<ConfigFault>) -> Retention {
    let usual = Retention::default();
    let mut days = |name: &str, (given, least): (Option<u16>, u16), usual: TimeDelta| {
        if given.is_some_and(|days| days < least) {
            let wrong = format!("is less than {least}; nothing of it can be kept for a shorter time");
            faults.push(ConfigFault::new(format!("kantor.toml simpan.{name}"), wrong));
        }
        given.map_or(usual, |days| TimeDelta::days(days.into()))
    };
    Retention {
        closed: days("ditutup_hari", (Some(simpan.ditutup_hari), 1), usual.closed),
        files: days("berkas_hari", (Some(simpan.berkas_hari), 1), usual.files),
        failed: days("gagal_hari", (Some(simpan.gagal_hari), 1), usual.failed),
        draft: days("isian_hari", (simpan.isian_hari, DRAFT), usual.draft),
        abandoned: days("terbengkalai_hari", (simpan.terbengkalai_hari, 1), usual.abandoned),
        inbox: days("masuk_hari", (simpan.masuk_hari, INBOX), usual.inbox),
        outbox: days("keluar_hari", (simpan.keluar_hari, 1), usual.outbox),
        reads: days("catatan_baca_hari", (simpan.catatan_baca_hari, 1), usual.reads),
        said: days("pengingat_hari", (simpan.pengingat_hari, 1), usual.said),
        tried: days("percobaan_hari", (simpan.percobaan_hari, 1), usual.tried),
        seen: days("periksa_hari", (simpan.periksa_hari, 1), usual.seen),
        archives: days("arsip_hari", (simpan.arsip_hari, 1), usual.archives),
    }
}

fn week(week: &Week, faults: &mut Vec<ConfigFault>) -> JamKerja {
    let days = [&week.senin, &week.selasa, &week.rabu, &week.kamis, &week.jumat, &week.sabtu, &week.minggu];
    if days.iter().all(|day| day.is_none()) {
        faults.push(ConfigFault::new("kantor.toml jam_kerja", "names no day on which the office is open"));
    }
    JamKerja { week: days.map(|day| day.as_deref().map(|text| day_hours(text, faults)).unwrap_or_default()) }
}

fn day_hours(text: &str, faults: &mut Vec<ConfigFault>) -> Vec<Hours> {
    let refused = |error| ConfigFault::new("kantor.toml jam_kerja", format!("{text:?} {error}"));
    sessions(text).map_err(|error| faults.push(refused(error))).unwrap_or_default()
}

fn services(all: &[Layanan], faults: &mut Vec<ConfigFault>) -> Vec<Service> {
    let mut services: Vec<Service> = Vec::new();
    for layanan in all {
        let Some(jenis) = Jenis::from_code(&layanan.jenis) else {
            faults.push(ConfigFault::new(
                "kantor.toml layanan.jenis",
                format!("{:?} is no kind of service", layanan.jenis),
            ));
            continue;
        };
        let syarat: Vec<Syarat> = layanan.syarat.iter().filter_map(|line| syarat(line, faults)).collect();
        let same = |s: &Syarat, t: &Syarat| t.kode == s.kode || t.nama.to_lowercase() == s.nama.to_lowercase();
        let twice = |s: &Syarat| syarat.iter().filter(|t| same(s, t)).count() > 1;
        if syarat.iter().any(twice) || services.iter().any(|s| s.jenis == jenis) {
            faults.push(ConfigFault::new("kantor.toml layanan", format!("{jenis} or one of its syarat stands twice")));
        }
        if layanan.aktif && !syarat.iter().any(|s| s.demand == Demand::Wajib) {
            faults.push(ConfigFault::new(
                "kantor.toml layanan.syarat",
                format!("{jenis} asks for nothing with wajib = true"),
            ));
        }
        if syarat.len() > MAX_SYARAT {
            let wrong = format!("{jenis} asks for more than {MAX_SYARAT}");
            faults.push(ConfigFault::new("kantor.toml layanan.syarat", wrong));
        }
        services.push(Service { jenis, aktif: layanan.aktif, syarat });
    }
    if services.iter().all(|s| !s.aktif) {
        faults.push(ConfigFault::new("kantor.toml layanan", "no kind of service is switched on"));
    }
    services
}

fn syarat(line: &SyaratLine, faults: &mut Vec<ConfigFault>) -> Option<Syarat> {
    if !is_kode(&line.kode) {
        let wrong = format!("{:?}: a code has 1 to {MAX_KODE} of a-z and _", line.kode);
        faults.push(ConfigFault::new("kantor.toml syarat.kode", wrong));
        return None;
    }
    let Ok(nama) = edit::nama(&line.nama) else {
        let wrong = format!("{:?}: a name has 1 to {MAX_NAMA} characters, and letters among them", line.kode);
        faults.push(ConfigFault::new("kantor.toml syarat.nama", wrong));
        return None;
    };
    let demand = if line.wajib { Demand::Wajib } else { Demand::Dianjurkan };
    Some(Syarat { kode: SyaratKode(line.kode.clone()), nama, demand })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_profile_is_whole() {
        let kantor = parse(include_str!("../../kantor.toml")).unwrap();
        assert_eq!(kantor.wilayah.desa().len(), 15);
        assert_eq!(kantor.kinds().collect::<Vec<_>>(), [Jenis::Baru, Jenis::Pembetulan]);
    }

    #[test]
    fn all_faults_are_told_together() {
        let broken = include_str!("../../kantor.toml")
            .replace("35.16.13", "35.16.99")
            .replace("{tahun}", "{jahr}")
            .replace("senin = \"07.30-12.00", "senin = \"12.00-07.30")
            .replace("jenis = \"rusak\"", "jenis = \"patah\"")
            .replace("kode = \"bukti\"", "kode = \"Bukti!\"")
            .replace("versi = 1", "versi = 0")
            .replace("gagal_hari = 30", "gagal_hari = 0")
            .replace("warga_sekaligus = 40", "warga_sekaligus = 9")
            .replace("pemberitahuan_versi = \"2026-8\"", "pemberitahuan_versi = \"\"");
        assert_eq!(parse(&broken).unwrap_err().0.len(), 9);
    }

    #[test]
    fn a_profile_without_limits_has_those_of_the_built_in_one() {
        let whole = include_str!("../../kantor.toml");
        let (before, rest) = whole.split_once("[batas]").unwrap();
        let after = &rest[rest.find("\n[").unwrap()..];
        let without = parse(&format!("{before}{after}")).unwrap();
        assert_eq!(without.limits, parse(whole).unwrap().limits);
    }

    #[test]
    fn a_profile_that_names_only_some_times_keeps_the_rest_as_usual() {
        let whole = include_str!("../../kantor.toml");
        let later =
            ["isian", "terbengkalai", "masuk", "keluar", "catatan_baca", "pengingat", "percobaan", "periksa", "arsip"];
        let named = |line: &&str| later.iter().any(|name| line.starts_with(&format!("{name}_hari")));
        assert_eq!(whole.lines().filter(named).count(), later.len());
        let some = whole.lines().filter(|line| !named(line)).collect::<Vec<_>>().join("\n");
        assert_eq!(parse(&some).unwrap().retention, Retention::default());
        assert_eq!(parse(whole).unwrap().retention, Retention::default());
        let soon = whole.replace("isian_hari = 90", "isian_hari = 13").replace("masuk_hari = 30", "masuk_hari = 1");
        assert_eq!(parse(&soon).unwrap_err().0.len(), 2);
    }

    #[test]
    fn an_office_chooses_by_which_way_it_sends() {
        let whole = include_str!("../../kantor.toml");
        let with = |section: &str| {
            let text = whole.replace("# saluran = \"folder\"", section);
            parse(&text).map(|kantor| kantor.kirim.saluran).map_err(|faults| faults.0.len())
        };
        assert_eq!(with(""), Ok(Saluran::Chat));
        assert_eq!(with("saluran = \"folder\"\nfolder = \"/srv/kirim\""), Ok(Saluran::Folder));
        assert_eq!(with("folder = \"/srv/kirim\""), Ok(Saluran::Chat), "it is kept tidy");
        assert_eq!(with("saluran = \"folder\""), Err(1));
        assert_eq!(with("saluran = \"sftp\"\nfolder = \"kirim\""), Err(2));
    }

    #[test]
    fn an_office_chooses_what_it_asks_for_by_chat() {
        let whole = include_str!("../../kantor.toml");
        let by_chat = |text: &str| parse(text).map(|kantor| (kantor.by_chat.numbers, kantor.by_chat.files)).ok();
        assert_eq!(by_chat(whole), Some((true, true)));
        assert_eq!(by_chat(&whole.replace("nik_dan_kk = true", "nik_dan_kk = false")), Some((false, true)));
        assert_eq!(by_chat(&whole.replace("foto = true", "foto = false")), Some((true, false)));
        assert_eq!(by_chat(&whole.replace("foto = true ", "foto = \"tidak\"")), None);
        assert_eq!(by_chat(&whole.replace("foto = true", "poto = true")), None, "a name that is not known");
        let (before, rest) = whole.split_once("[lewat_chat]").unwrap();
        let after = &rest[rest.find("\n[").unwrap()..];
        assert_eq!(by_chat(&format!("{before}{after}")), Some((true, true)), "a profile from before one could choose");
        let half = whole.lines().filter(|line| !line.starts_with("foto =")).collect::<Vec<_>>().join("\n");
        assert_eq!(by_chat(&half), Some((true, true)));
    }

    #[test]
    fn every_mistake_in_the_hours_is_told() {
        let broken = include_str!("../../kantor.toml")
            .replace("senin = \"07.30-12.00, 13.00", "senin = \"07.30-12.00, 11.00")
            .replace("selasa = \"07.30-12.00, 13.00-16.00", "selasa = \"07.30-12.00, 16.00-13.00")
            .replace("rabu = \"07.30-12.00, ", "rabu = \"pagi, ");
        let faults: Vec<String> = parse(&broken).unwrap_err().0.iter().map(|fault| format!("{fault:?}")).collect();
        assert_eq!(faults.len(), 3);
        for (fault, why) in faults.iter().zip(["overlap", "closes before it opens", "is not like"]) {
            assert!(fault.contains("jam_kerja") && fault.contains(why), "{fault}");
        }
        let whole_day = include_str!("../../kantor.toml").replace("07.30-12.00, 13.00-16.00", "07.30-16.00");
        assert!(parse(&whole_day).is_ok(), "a day without a break");
    }

    #[test]
    fn a_kind_that_asks_for_nothing_or_an_office_that_never_opens_is_a_fault() {
        let nothing = include_str!("../../kantor.toml").replace("wajib = true", "wajib = false");
        assert_eq!(parse(&nothing).unwrap_err().0.len(), 2);
        let days = |line: &&str| !line.contains("\"07.30-");
        let closed = include_str!("../../kantor.toml").lines().filter(days).collect::<Vec<_>>().join("\n");
        assert_eq!(parse(&closed).unwrap_err().0.len(), 1);
    }
}
