//! Buttons, commands, links, and what is typed where a number, a name, a day or a kode is expected.

use chrono::NaiveDate;
use layanan_ktp::app::inbound::Incoming;
use layanan_ktp::config::kantor;
use layanan_ktp::dialog::paper::moment;
use layanan_ktp::domain::cari;
use layanan_ktp::domain::claim;
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::Nik;
use layanan_ktp::domain::personal::holds_number;
use layanan_ktp::domain::phone::PhoneNumber;
use layanan_ktp::domain::tanggal;
use layanan_ktp::locale::Locale;
use layanan_ktp::telegram::{callback, command};
use proptest::prelude::*;

use crate::taps::{Of, taps};
use crate::{send, text};

#[test]
fn buttons() {
    let kode = Kode::parse("K7-4MQX-P").unwrap();
    let real: Vec<String> = taps(&Of::longest(kode)).iter().map(callback::encode).collect();
    let field = prop_oneof!["[a-z]{0,4}", "[0-9-]{0,22}", "\\PC{0,8}", Just("K74MQXP".to_owned())];
    let made = prop::collection::vec(field, 0..7).prop_map(|fields| format!("1:{}", fields.join(":")));
    let changed =
        (prop::sample::select(real), any::<prop::sample::Index>(), any::<char>()).prop_map(|(data, at, new)| {
            let mut all: Vec<char> = data.chars().collect();
            let at = at.index(all.len());
            all[at] = new;
            all.into_iter().collect::<String>()
        });
    send("buttons", 15, prop_oneof![2 => made, 3 => changed, 1 => text()], |data| {
        if let Some(tap) = callback::decode(&data) {
            prop_assert_eq!(
                callback::decode(&callback::encode(&tap)),
                Some(tap),
                "what is read is written so that it is read again"
            );
        }
        Ok(())
    });
}

#[test]
fn commands_and_links() {
    let names = ["start", "status", "kirim", "cari", "undang", "tunda", "antrean", "periksa", "lengkapi"];
    let name = prop_oneof![prop::sample::select(names.to_vec()).prop_map(str::to_owned), "\\PC{0,9}"];
    let argument = prop_oneof!["[tu]_[a-z2-9]{0,64}", "\\PC{0,64}", text()];
    let typed = (name, prop::option::of(text()), argument).prop_map(|(name, to, argument)| match to {
        Some(to) => format!("/{name}@{to} {argument}"),
        None => format!("/{name} {argument}"),
    });
    send("commands and links", 10, prop_oneof![typed, text()], |typed| {
        let read = command::parse(&typed, "sooko_bot");
        let is_command = typed.trim_start().starts_with('/');
        prop_assert!(is_command != matches!(read, Incoming::Text(_)), "a command is none of its words");
        Ok(())
    });
}

#[test]
fn numbers_names_days_and_kode() {
    let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let now = today.and_hms_opt(2, 30, 0).unwrap().and_utc();
    let kk = NomorKk::from_stored("3516130101159901").unwrap();
    let nik = prop_oneof!["3516[0-9]{12}", "[0-9]{6}(0[1-9]|[4-6][0-9])[0-9]{8}", "[0-9]{15,17}"];
    send(
        "numbers, names, days and kode",
        15,
        prop_oneof![3 => nik, 4 => text(), 1 => "([0-9]{1,2}-[0-9]{1,2}-[0-9]{4} |kemarin |jam )?[0-9]{1,2}[.:][0-9]{1,2}", 1 => "[0-9]{1,2}[-/. ][0-9a-z]{1,9}[-/. ][0-9]{2,4}"],
        |typed| {
            if let Ok(nik) = Nik::parse(&typed, today) {
                prop_assert_eq!(nik.as_str().len(), 16);
                prop_assert!(Nik::from_stored(nik.as_str()).is_ok());
                prop_assert!(!nik.masked().contains(&nik.as_str()[..12]), "masked");
                prop_assert!(holds_number(&typed) || !typed.is_ascii(), "a number of a person is known as one");
            }
            if let Ok(kk) = NomorKk::parse(&typed) {
                prop_assert!(NomorKk::from_stored(kk.as_str()).is_ok());
            }
            if let Ok((nama, _)) = Nama::parse(&typed) {
                prop_assert!(Nama::from_stored(nama.as_str()).is_ok());
                let _ = nama.short();
            }
            if let Ok(phone) = PhoneNumber::parse(&typed) {
                let _ = phone.national();
            }
            if let Ok(kode) = Kode::parse(&typed) {
                prop_assert_eq!(Kode::parse(&kode.to_string()), Ok(kode));
            }
            let locale = Locale::default();
            let dated = locale.dated(&typed, today);
            let _ = (
                tanggal::parse(&dated),
                tanggal::parse(&typed),
                cari::read(&typed, &kantor, now),
                claim::answered(&kk, &typed),
            );
            if let Some(at) =
                moment(&typed, today, (|text: &str| locale.dated(text, today), |word: &str| locale.is_clock_word(word)))
            {
                prop_assert!(at.timestamp() % 60 == 0, "to the minute");
            }
            let _ = (locale.word(&typed), locale.topics(&typed), locale.asks(&typed));
            Ok(())
        },
    );
}
