//! Dialogues: whatever is typed and pressed in whatever order, the draft stays one that can be kept, read and asked on, and
//! what is said can be sent.

use chrono::{DateTime, TimeZone, Utc};
use layanan_ktp::config::kantor;
use layanan_ktp::dialog::ajukan::Filling;
use layanan_ktp::dialog::ask::ask;
use layanan_ktp::dialog::draft::Draft;
use layanan_ktp::dialog::entri::Entri;
use layanan_ktp::dialog::numbers::Entering;
use layanan_ktp::dialog::perbaikan;
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kantor::{ByChat, Kantor};
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::Nik;
use layanan_ktp::domain::pemohon::{DataPemohon, Element, Numbers, Perubahan};
use layanan_ktp::domain::perbaikan::{Bagian, Nilai};
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::locale::Locale;
use layanan_ktp::pesan::Reply;
use layanan_ktp::pesan::tap::{Act, Choice, Tap};
use layanan_ktp::telegram::render;
use proptest::prelude::*;

use crate::taps::{Of, taps};
use crate::{send, text};

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 2, 30, 0).unwrap()
}

#[derive(Debug, Clone)]
enum Said {
    Typed(String),
    /// The button at this place of those that are shown.
    Shown(prop::sample::Index),
    /// Any button that there is.
    Any(Choice),
    Back,
}

fn said() -> impl Strategy<Value = Said> {
    let choices: Vec<Choice> = taps(&Of::longest(Kode::from_entropy([0; 8])))
        .into_iter()
        .filter_map(|tap| if let Tap::Choice(choice) = tap { Some(choice) } else { None })
        .collect();
    let good = prop::sample::select(vec![
        "Siti Aminah",
        "3516134101909901",
        "3516130101159901",
        "Japan",
        "08123450990",
        "Jl. Lama 1",
    ]);
    prop_oneof![
        6 => any::<prop::sample::Index>().prop_map(Said::Shown),
        4 => good.prop_map(|text| Said::Typed(text.to_owned())),
        3 => text().prop_map(Said::Typed),
        2 => prop::sample::select(choices).prop_map(Said::Any),
        1 => Just(Said::Back),
    ]
}

/// It can be sent: not empty, and no part too long.
fn can_be_sent(reply: &Reply) -> Result<(), TestCaseError> {
    let parts = render::messages(ChatId(1), reply, Locale::default());
    prop_assert!(!parts.is_empty());
    for part in parts {
        let units = part.text.encode_utf16().count();
        prop_assert!(units <= 4096, "{units} units");
    }
    let _ = render::edit(ChatId(1), 1, reply, Locale::default());
    Ok(())
}

fn fill(kantor: &Kantor, said: Vec<Said>) -> Result<(), TestCaseError> {
    let mut draft = Draft::new(now());
    for one in said {
        let shown = ask(&draft, kantor);
        let mut filling =
            Filling { draft: &mut draft, kantor, asks: kantor, now: now(), placed: Vec::new(), replaced: None };
        let turn = match one {
            Said::Typed(text) => filling.text(&text),
            Said::Any(choice) => filling.choose(&choice),
            Said::Back => filling.back(),
            Said::Shown(at) => {
                let buttons: Vec<_> = shown.buttons.iter().flatten().collect();
                let pressed = (!buttons.is_empty()).then(|| &buttons[at.index(buttons.len())].tap);
                match pressed {
                    Some(Tap::Choice(choice)) => filling.choose(choice),
                    _ => filling.back(),
                }
            }
        };
        can_be_sent(&turn.reply)?;
        let kept = serde_json::to_string(&draft).unwrap();
        prop_assert!(
            serde_json::from_str::<Draft>(&kept).is_ok_and(|read| read == draft),
            "what is kept is read again"
        );
    }
    can_be_sent(&ask(&draft, kantor))
}

#[test]
fn drafts() {
    let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    send("answers in a draft", 10, prop::collection::vec(said(), 1..25), |said| fill(&kantor, said));
}

/// An office that asks neither for numbers nor for photos: a draft has both or none, and never a file.
#[test]
fn drafts_with_less() {
    let mut kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    kantor.by_chat = ByChat { numbers: false, files: false };
    send("answers in a draft of less", 5, prop::collection::vec(said(), 1..25), |said| fill(&kantor, said));
}

/// NIK and number of the KK as staf type them at the counter.
#[test]
fn numbers() {
    let good = prop::sample::select(vec!["3516134101909901", "3516130101159901", "NIK 3516 1341 0190 9901", "simpan"]);
    let typed = prop_oneof![3 => good.prop_map(str::to_owned), 2 => text()];
    send("numbers at the counter", 5, prop::collection::vec(typed, 1..10), |typed| {
        let mut entering = Entering::new(Kode::from_entropy([0; 8]), false);
        for text in typed {
            let said = entering.text(&text, layanan_ktp::domain::wib::today_wib(now()));
            let question = entering.ask("Siti Aminah");
            can_be_sent(&said.map_or(question.clone(), |said| question.after(said)))?;
            let kept = serde_json::to_string(&entering).unwrap();
            prop_assert!(serde_json::from_str::<Entering>(&kept).is_ok_and(|read| read == entering));
            prop_assert!(entering.numbers().is_none_or(|numbers| !numbers.are_same()));
        }
        Ok(())
    });
}

#[test]
fn putting_right() {
    let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    let asked = Perubahan { element: Element::Agama, now: "lama".to_owned(), should: String::new() };
    send("what data should be", 5, (prop::sample::select(Bagian::ALL), text()), |(bagian, text)| {
        let read = perbaikan::read(&text, bagian, &data(), (&kantor, now().date_naive()));
        for read in [read, perbaikan::read_should(&text, &asked)] {
            match read {
                Ok(nilai) => {
                    can_be_sent(&Reply::new(perbaikan::in_full(&nilai, &kantor)))?;
                    let kept = serde_json::to_string(&nilai).unwrap();
                    prop_assert!(
                        serde_json::from_str::<Nilai>(&kept).is_ok_and(|read| read == nilai),
                        "it is read again"
                    );
                }
                Err(wrong) => can_be_sent(&Reply::new(*wrong))?,
            }
        }
        Ok(())
    });
}

fn data() -> DataPemohon {
    DataPemohon {
        nama: Nama::from_stored("Siti Aminah").unwrap(),
        numbers: Some(Numbers {
            nik: Nik::from_stored("3516134101909901").unwrap(),
            kk: NomorKk::from_stored("3516130101159901").unwrap(),
        }),
        desa: DesaKode::parse("35.16.13.2001").unwrap(),
        perubahan: Vec::new(),
        phone: None,
    }
}

#[test]
fn entering() {
    let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
    let good = prop::sample::select(vec![
        "sesuai",
        "Mojokerto",
        "01-01-1990",
        "Jl. Contoh 12",
        "3/2",
        "470/17/2026",
        "20-11-2026",
    ]);
    let typed = prop_oneof![3 => good.prop_map(str::to_owned), 2 => text()];
    let said = (typed, any::<u8>(), any::<bool>());
    send("answers in SOP 3", 5, prop::collection::vec(said, 1..20), |said| {
        let mut entri = Entri::new(Kode::from_entropy([0; 8]), data(), true);
        for (text, field, typed) in said {
            let reply = match entri.ask(&kantor, now()).buttons.iter().flatten().find_map(same) {
                Some(open) if !typed => entri.same(if field % 3 == 0 { field } else { open }, &kantor, now()),
                Some(_) | None => entri.text(&text, &kantor, now()),
            };
            can_be_sent(&reply)?;
            let kept = serde_json::to_string(&entri).unwrap();
            prop_assert!(serde_json::from_str::<Entri>(&kept).is_ok());
            let _ = entri.checked_data(now());
        }
        Ok(())
    });
}

/// The field that a button calls right.
fn same(button: &layanan_ktp::pesan::Button) -> Option<u8> {
    if let Tap::Act(_, Act::EntriSame(field)) = button.tap { Some(field) } else { None }
}
