//! Whatever anybody sends, nothing panics: updates, buttons, commands and links, numbers and names, answers in dialogues, and
//! files. Some seconds in each run; `make fuzz` sends a million. `FUZZ_SEED` repeats one.
#![expect(clippy::unwrap_used, reason = "a test ends where its preparation fails")]
#![expect(clippy::print_stdout, reason = "says how much was sent")]

mod answers;
mod files;
mod typed;
mod updates;

#[path = "../support/pdfs.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    clippy::allow_attributes,
    reason = "support of tests"
)]
mod pdfs;
#[path = "../support/pictures.rs"]
#[allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::allow_attributes, reason = "support of tests")]
mod pictures;
#[path = "../support/taps.rs"]
mod taps;

use std::time::Instant;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many there are in all, unless `FUZZ_CASES` says otherwise.
const CASES: u32 = 12_000;

/// Sends its share of all to one door, in percent.
fn send<S: Strategy>(door: &str, share: u32, inputs: S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let all = number("FUZZ_CASES").and_then(|n| u32::try_from(n).ok()).unwrap_or(CASES);
    let seed = number("FUZZ_SEED").unwrap_or(20_261_123);
    let cases = (all / 100 * share).max(1);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_shrink_time: 60_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let begun = Instant::now();
    let result = runner.run(&inputs, holds);
    println!("{door}: {cases} inputs in {:.1?} (FUZZ_SEED={seed})", begun.elapsed());
    if let Err(error) = result {
        panic!("{door}: {error}");
    }
}

/// Texts as nobody expects them: numbers with odd digits, both directions of writing, what has no width, very long ones.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "",
        " ",
        "\u{0}",
        "\u{202e}kirim\u{202c}",
        "\u{200b}\u{200d}\u{feff}",
        "👩‍👩‍👧‍👦🇮🇩",
        "٣٥١٦١٣٤١٠١٩٠٩٩٠١",
        "ｓｅｔｕｊｕ",
        "e\u{301}\u{301}\u{301}",
        "<b>&amp;</b>",
        "</code><a href='x'>",
        "{ $kode }",
        "'; drop table permohonan; --",
        "../../etc",
        "\r\n\r\n",
        "\u{2028}",
        "﷽",
        "3516134101909901",
        "K7-4MQX-P",
        "setuju",
        "kirim",
        "ya",
        "kembali",
        "20-11-2026",
        "31-02-2026",
        "3/2",
        "08123450990",
        "12.00-07.30",
        "07.30-12.00, 13.00-16.00",
        "/status",
        "=1+1",
    ])
    .prop_map(str::to_owned);
    prop_oneof![
        6 => odd,
        4 => "\\PC{0,40}",
        3 => any::<String>(),
        3 => "[0-9 .\\-]{0,20}",
        2 => "[a-zA-Z' .-]{0,60}",
        1 => (any::<char>(), 1usize..20_000).prop_map(|(one, times)| one.to_string().repeat(times)),
        2 => prop::collection::vec(any::<char>(), 0..12).prop_map(|all| all.into_iter().collect()),
    ]
}
