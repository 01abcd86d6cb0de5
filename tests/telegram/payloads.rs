//! What waits in the outbox while the program is exchanged: `tests/payloads/` has one sample of all that each release
//! wrote, as it wrote it. A line that has landed is never changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use layanan_ktp::domain::berkas::{BerkasId, FileKind};
use layanan_ktp::domain::buku::{Bentuk, Cetakan, Periode};
use layanan_ktp::domain::disclosed::DisclosedKind;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::laporan::{BentukLaporan, Masa};
use layanan_ktp::domain::pemohon::Jenis;
use layanan_ktp::domain::pengiriman::PengirimanId;
use layanan_ktp::domain::petugas::{ChatId, Peran, PetugasId};
use layanan_ktp::locale::Locale;
use layanan_ktp::pesan::arg::{IntoArg as _, Masked};
use layanan_ktp::pesan::copy::{DataCopy, Opened};
use layanan_ktp::pesan::label::Label;
use layanan_ktp::pesan::outgoing::{Outgoing, Shown};
use layanan_ktp::pesan::receipt::{Link, OfficeLines, Receipt};
use layanan_ktp::pesan::tap::{Menu, Tap};
use layanan_ktp::pesan::umum::Umum;
use layanan_ktp::pesan::{Button, Keyboard, Pesan, Reply, earlier};
use layanan_ktp::telegram::render;
use serde::{Deserialize, Serialize};

use crate::taps::{Of, taps};

const FOLDER: &str = "tests/payloads";

#[derive(Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "read and written line by line")]
enum Sample {
    Pesan(Pesan),
    Button(Button),
    Outgoing(Outgoing),
}

/// Files of releases, with their lines.
fn written() -> Vec<(String, Vec<String>)> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let lines = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), lines(&path))).collect()
}

#[test]
fn what_earlier_programs_queued_is_read_and_has_its_words() {
    let releases = written();
    assert!(releases.len() >= 2);
    for (release, lines) in releases {
        for line in lines {
            let Ok(sample) = earlier::read::<Sample>(line.as_bytes()) else { panic!("{release}: {line}") };
            let reply = match sample {
                Sample::Pesan(pesan) => Reply::new(pesan),
                Sample::Button(button) => Reply::new(Umum::Help).rows([button]),
                Sample::Outgoing(Outgoing::Say(reply) | Outgoing::Edit { reply, .. }) => reply,
                Sample::Outgoing(_) => continue,
            };
            for &locale in Locale::ALL {
                rendered(&reply, locale, &line);
            }
        }
    }
}

fn rendered(reply: &Reply, locale: Locale, line: &str) {
    let html = locale.html(&reply.text);
    let is_key = html.contains('-') && format!("{:?}", reply.text).contains(&html); // as which it is shown there
    assert!(!html.contains("{$") && !html.contains("{ $") && !is_key, "no words: {html}: {line}");
    assert!(!render::messages(ChatId(1), reply, locale).is_empty());
    for button in reply.buttons.iter().flatten() {
        assert_ne!(locale.label(&button.label), button.label.key(), "{line}");
    }
}

/// What is told on says what it said: days stay days, and what was not said is not made up.
#[test]
fn what_changed_says_what_it_said() {
    let say = |line: &str| match earlier::read::<Sample>(line.as_bytes()).unwrap() {
        Sample::Pesan(pesan) => Locale::Id.html(&pesan),
        Sample::Button(button) => Locale::Id.label(&button.label),
        Sample::Outgoing(_) => String::new(),
    };
    insta::assert_snapshot!(say(r#"{"Pesan":{"Plh":{"Told":{"nama":"Budi","oleh":"Sri","mulai":"2026-11-23","sampai":"2026-11-25"}}}}"#), @"Budi ditunjuk Sri sebagai pelaksana harian Kasi Pelayanan, 23 November 2026 sampai 25 November 2026.");
    insta::assert_snapshot!(say(r#"{"Pesan":{"Together":[{"Meja":{"ToldNotBrought":{"kode":"K74MQXP","sejak":"2026-11-23T02:30:00Z"}}}]}}"#), @"⏳ <b>K7-4MQX-P</b>: berkas asli ditunggu sejak Senin, 23 November 2026 pukul 09.30 WIB dan belum dibawa. Mohon pemohon dihubungi. Bila tidak dilanjutkan, permohonan dapat ditutup dengan alasannya.");
    insta::assert_snapshot!(say(r#"{"Pesan":{"Kerja":{"AlarmPast":{"kode":"K74MQXP","nama":"Budi","terpakai":31,"sasaran":20}}}}"#), @"• <b>K7-4MQX-P</b>: sudah 31 menit jam kerja dikerjakan Budi; sasaran SOP 20 menit. Barangkali perlu dibantu.");
    insta::assert_snapshot!(say(r#"{"Pesan":{"Tunda":{"ToldLifted":{"apa":{"Tunda":"ScopeAll"},"oleh":"Sri","peran":"kasi"}}}}"#), @"▶️ Tunda untuk semua berkas yang sudah dikirim sudah dicabut oleh Sri (Kasi Pelayanan). Pemohon sedang dikabari.");
    insta::assert_snapshot!(say(r#"{"Button":{"label":{"JamKhususEnd":{"dari":"2026-11-23","sampai":"2026-11-25"}},"tap":{"Menu":"status"}}}"#), @"❌ 23 November 2026 sampai 25 November 2026");
}

/// The file itself cannot be told from what waited.
#[test]
fn a_file_that_was_to_be_sent_on_says_where_it_is() {
    let line = r#"{"Album":[{"file":{"kind":"foto","file_id":"AgAC","unique_id":"u"},"caption":{"Label":"Yes"}}]}"#;
    let Outgoing::Say(reply) = earlier::read(line.as_bytes()).unwrap() else { panic!() };
    insta::assert_snapshot!(Locale::Id.html(&reply.text), @"
    ✅ Ya

    Foto atau PDF-nya belum ikut terkirim. Silakan dibuka dari kartu permohonannya.
    ");
}

/// `make payloads RELEASE=…`: what this program writes and no earlier release did.
#[test]
#[ignore = "writes a file: a step of landing, see CONTRIBUTING.md"]
fn write_what_this_program_queues() {
    let release = std::env::var("RELEASE").unwrap();
    let known: BTreeSet<String> = written().into_iter().flat_map(|(_, lines)| lines).collect();
    let mut new: Vec<String> = samples().iter().map(|sample| serde_json::to_string(sample).unwrap()).collect();
    new.retain(|line| !known.contains(line));
    assert!(!new.is_empty(), "every sentence and button stands there already");
    fs::write(format!("{FOLDER}/{release}.jsonl"), new.join("\n") + "\n").unwrap();
}

fn samples() -> Vec<Sample> {
    let menu = Tap::Menu(Menu::Status);
    let labels = Label::samples().into_iter().map(|label| Button::new(label, menu.clone()));
    let buttons = labels.chain(taps(&Of::longest(Kode::sample())).into_iter().map(|tap| Button::new(Label::Yes, tap)));
    let sentences = Pesan::samples().into_iter().map(Sample::Pesan);
    sentences.chain(buttons.map(Sample::Button)).chain(outgoing().into_iter().map(Sample::Outgoing)).collect()
}

fn outgoing() -> Vec<Outgoing> {
    let caption = || Pesan::from(Label::Yes);
    let shown = |kind| Shown { berkas: BerkasId("5".into()), kind, caption: caption(), mark: caption() };
    let help = || Reply::new(Umum::Help);
    let menus = Peran::ALL.iter().map(|&peran| Outgoing::Menu { peran: Some(peran), plh: true });
    let periode = Periode::month(NaiveDate::sample(), 0);
    let cetakan = Cetakan { periode, bentuk: Bentuk::Pdf, lengkap: true };
    let others = [
        Outgoing::Say(help()),
        Outgoing::Say(help().with_keyboard(Keyboard::Letters)),
        Outgoing::Say(help().with_keyboard(Keyboard::Contact(Label::Yes))),
        Outgoing::Edit { message_id: 5, reply: help() },
        Outgoing::File(shown(FileKind::Foto)),
        Outgoing::Receipt { receipt: Box::new(receipt()), caption: caption() },
        Outgoing::Copy { copy: Box::new(copy()), caption: caption() },
        Outgoing::Brief { reply: Reply::new(caption()), then: Reply::new(caption()) },
        Outgoing::Register { cetakan, oleh: (PetugasId(1), Peran::Kasi) },
        Outgoing::Laporan {
            masa: Masa::month(NaiveDate::sample()),
            bentuk: BentukLaporan::Gambar,
            oleh: (PetugasId(1), Peran::Kasi),
        },
        Outgoing::Pengiriman {
            id: PengirimanId(1),
            oleh: PetugasId(1),
            bagian: 1,
            dari: 2,
            berkas: vec![BerkasId("b".to_owned())],
        },
        Outgoing::Album(vec![shown(FileKind::Foto), shown(FileKind::Dokumen)]),
        Outgoing::Delete { message_id: 5 },
        Outgoing::Menu { peran: None, plh: false },
    ];
    others.into_iter().chain(menus).collect()
}

fn receipt() -> Receipt {
    let (caption, at) = (|| Pesan::from(Label::Yes), DateTime::<Utc>::sample());
    let office = OfficeLines {
        kecamatan: "Sooko".into(),
        kabupaten: "Mojokerto".into(),
        alamat: "contoh".into(),
        kontak: "contoh".into(),
        jam: vec![caption()],
    };
    Receipt {
        office,
        kode: Kode::sample(),
        nomor: Some("470/1/2026".into()),
        jenis: Jenis::ALL[0],
        nama: "Siti A.".into(),
        nik: Masked(Some("3516••••••••9901".into())),
        desa: "Sooko".into(),
        submitted_at: at,
        held: vec![caption()],
        missing: vec![caption()],
        link: Some(Link { url: "https://t.me/contoh?start=contoh".into(), until: NaiveDate::sample() }),
        made_at: at,
    }
}

fn copy() -> DataCopy {
    let dibuat = DateTime::<Utc>::sample();
    let opened = Opened {
        kode: Kode::sample(),
        waktu: dibuat,
        peran: Some(Peran::Staf),
        peran_sekarang: false,
        apa: DisclosedKind::ALL[0],
    };
    DataCopy {
        dibuat,
        permohonan: Vec::new(),
        isian: Vec::new(),
        terakhir: None,
        dibuka: vec![opened],
        dibuka_lain: 0,
        dibuka_terhapus: 0,
        diberitahu: Vec::new(),
        kebocoran: Vec::new(),
    }
}
