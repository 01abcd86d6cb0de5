//! *Not yours* and *does not exist*: the same words, the same statements, and, printed and not asserted, the same time. At
//! every door at which a kode, a token or a number is taken.

use std::time::Duration;

use layanan_ktp::domain::guess::Guesses;
use layanan_ktp::domain::kantor::Limits;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::pace::Allowance;
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::store::claim::Term;
use layanan_ktp::store::outbox::{Leased, Outcome};
use serde_json::json;

use crate::proxy::RoundTrip;
use crate::round_trips::Bench;
use crate::sending_many::sent_to_be;
use crate::support::morning;
use crate::support::people::{self, AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, YANTO_ADMIN};

/// Commands that take a kode, of a citizen and of the desks.
const WARGA: [&str; 4] = ["/status", "/lengkapi", "/tarik", "/ubahdata"];
const DESKS: [&str; 14] = [
    "/periksa",
    "/ambil",
    "/lepas",
    "/terima",
    "/entri",
    "/kirim",
    "/lengkap",
    "/kurang",
    "/nyatakan",
    "/tutup",
    "/waktu",
    "/tunda",
    "/perbaikan",
    "/kertas",
];

/// Buttons about a permohonan: those of a citizen, and those of the desks.
const OWN: &str = "st lk pr:kk ad:kk tr tw:tidak_jadi tw:lainnya ty tn rc rca ub:m ub:b:nik ub:b:alamat ub:b:koreksi \
    ub:d:35.16.13.2010 ub:x:perempuan ub:e:agama ub:s ub:r ub:t:1 ub:y ub:n";
const OF_DESK: &str = "c cf f:kk t:kk ut:kk nm:m nm:s nm:a nm:n te le ku ks:kk km:kk:tidak_ada kc:kk kk kd en es:0 ex:perempuan ev ea ep ki ni tel tu \
    tuw:tidak_jadi tuw:lainnya tuy kt:m kt:b kt:s:1:29923260 kt:a kt:n ny nk:dicetak nky am aa:1 ls wk rc rca sf:kk pb:1:o pb:1:f pb:1:r pb:1:w:bukti_kurang \
    pb:1:w:lainnya pb:1:s";

/// Where each guess is counted, and none held up.
async fn bench() -> Bench {
    let much = Allowance { per_minute: u16::MAX, at_once: u16::MAX };
    let guesses = Guesses { of_one: u16::MAX, of_all: u16::MAX };
    Bench::with(|kantor| kantor.limits = Limits { warga: much, petugas: much, grup: much, guesses }).await
}

/// A kode that was never given to anybody. Where the other one could be a word, this one could, too: such a one is looked for as a name.
fn never_given(other: Kode) -> Kode {
    let is_word = |kode: Kode| kode.compact().bytes().all(|letter| letter.is_ascii_alphabetic());
    let mut all = (1..=u8::MAX).map(|n| Kode::from_entropy([n, 7, 7, 7, 7, 7, 7, 7]));
    all.find(|kode| *kode != other && is_word(*kode) == is_word(other)).unwrap()
}

/// What a door was told, with `KODE` for the kode. A button begins with its version.
fn doors() -> Vec<(i64, String)> {
    let button = |act: &str| format!("1:p:KODE:{act}");
    let of = |chat: i64, doors: Vec<String>| doors.into_iter().map(move |door| (chat, door));
    let typed = |commands: &[&str]| commands.iter().map(|command| format!("{command} KODE")).collect::<Vec<_>>();
    let pressed = |acts: &str| acts.split_whitespace().map(button).collect::<Vec<_>>();
    let holds =
        ["1:tunda:a:KODE", "1:tunda:w:KODE:blangko_habis", "1:tunda:y:KODE", "1:k:3:KODE"].map(str::to_owned).to_vec();
    let mut all: Vec<(i64, String)> = Vec::new();
    for chat in [AGUS, HENDRA_DISPENDUKCAPIL, YANTO_ADMIN] {
        all.extend(of(chat, typed(&WARGA)).chain(of(chat, typed(&DESKS))));
        all.extend(of(chat, pressed(OWN)).chain(of(chat, pressed(OF_DESK))).chain(of(chat, holds.clone())));
        all.extend(of(chat, vec!["/cari KODE".to_owned()]));
    }
    all
}

/// What was said to it, as it waits to be sent, and what was asked of the register.
struct Answer {
    said: String,
    asked: Vec<RoundTrip>,
}

async fn answer(bench: &Bench, chat: i64, said: &str) -> Answer {
    let asked = if said.starts_with("1:") { bench.presses(chat, said).await } else { bench.types(chat, said).await };
    let mut said = Vec::new();
    loop {
        let leased = bench.plain.lease_outbox(100, 60.0).await.unwrap();
        if leased.is_empty() {
            break;
        }
        let outcomes: Vec<_> = leased.iter().map(|one| (one.id, Outcome::Sent { message_id: None })).collect();
        let written = |one: &Leased| format!("{} {}", one.chat.0, serde_json::to_string(&one.outgoing).unwrap());
        said.extend(leased.iter().map(written));
        bench.plain.finish_outbox(&outcomes).await.unwrap();
    }
    Answer { said: said.join("\n"), asked }
}

fn masked(said: &str, kode: Kode) -> String {
    said.replace(&kode.to_string(), "KODE").replace(&kode.compact(), "KODE")
}

#[tokio::test(flavor = "multi_thread")]
async fn not_yours_and_not_there_are_one_answer_at_the_same_price() {
    let bench = bench().await;
    let (siti, _) = bench.applies(SITI, people::SITI_NIK, people::SITI_KK).await;
    let siti = Kode::parse(&siti).unwrap();
    for chat in people::ALL {
        answer(&bench, chat, "/start").await;
    }
    // Received, with a request to put something right: there is as much to see as there can be.
    answer(&bench, BUDI_STAF, &format!("/terima {siti}")).await;
    for said in ["/ubahdata", "nama", "Warga Uji Contoh", "ya"] {
        answer(&bench, SITI, said).await;
    }
    let mut unlike = Vec::new();
    let doors = doors();
    for (chat, door) in &doors {
        answer(&bench, *chat, &door.replace("KODE", &never_given(siti).compact())).await; // each statement is prepared once
        let mut both = Vec::new();
        for kode in [siti, never_given(siti)] {
            let kode_typed = if door.starts_with("1:") { kode.compact() } else { kode.to_string() };
            let answer = answer(&bench, *chat, &door.replace("KODE", &kode_typed)).await;
            both.push((masked(&answer.said, kode), answer.asked));
        }
        if both[0] != both[1] {
            unlike.push(format!("{chat} {door}:\n  {:?}\n  {:?}", both[0], both[1]));
        }
    }
    println!("{} doors, each with a kode that is not theirs and one that is not there", doors.len());
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
    assert_eq!(bench.database.sql("select tahap from permohonan").await, "diterima");
    assert_eq!(bench.database.sql("select count(*) from perbaikan where answered_at is null").await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_numbers_tell_no_more() {
    let bench = bench().await;
    let (siti, _) = bench.applies(SITI, people::SITI_NIK, people::SITI_KK).await;
    let mut unit = bench.plain.begin().await.unwrap();
    let id = unit.permohonan().find(Kode::parse(&siti).unwrap()).await.unwrap().unwrap().id;
    let until = morning() - chrono::TimeDelta::hours(1);
    let term = Term { made_by: None, from: morning() - chrono::TimeDelta::days(1), until };
    unit.claim().issue(id, "expired", term).await.unwrap();
    unit.undangan().create("expired", Peran::Staf, None, term.from, until).await.unwrap();
    unit.commit().await.unwrap();
    let sheet = bench.database.sql("select min(periksa_id) from periksa").await;
    for chat in people::ALL {
        answer(&bench, chat, "/start").await;
    }
    for (there, not) in [
        ("/start t_expired".to_owned(), "/start t_nothing".to_owned()),
        ("/start u_expired".to_owned(), "/start u_nothing".to_owned()),
        (format!("1:fo:{sheet}:again"), "1:fo:999999:again".to_owned()),
        (format!("1:fo:{sheet}:keep"), "1:fo:999999:keep".to_owned()),
    ] {
        answer(&bench, AGUS, &not).await;
        let (there, not) = (answer(&bench, AGUS, &there).await, answer(&bench, AGUS, &not).await);
        assert_eq!((there.said, there.asked), (not.said, not.asked));
    }
}

/// The buttons below the list of a pengiriman, for everybody but its officer; a second one of Dispendukcapil among them.
#[tokio::test(flavor = "multi_thread")]
async fn a_pengiriman_is_there_for_its_officer_only() {
    const CITRA: i64 = 2006;
    const DOORS: [&str; 8] =
        ["q:ID", "e:ID:1", "o:ID:1", "w:ID:1:berkas_kurang", "w:ID:1:lainnya", "c:ID:1", "r:ID", "y:ID:2166136261"];
    let bench = bench().await;
    let mut unit = bench.plain.begin().await.unwrap();
    unit.petugas().add(ChatId(CITRA), Peran::Dispendukcapil, "Citra Dewi", morning()).await.unwrap();
    unit.commit().await.unwrap();
    for chat in people::ALL.into_iter().chain([CITRA]) {
        answer(&bench, chat, "/start").await;
    }
    sent_to_be(&bench, 2).await;
    for said in ["/kirim", "lanjut", "Hendra Wijaya"] {
        answer(&bench, BUDI_STAF, said).await;
    }
    assert_eq!(bench.database.sql("select string_agg(pengiriman_id::text, ' ') from pengiriman").await, "1");
    for chat in [AGUS, BUDI_STAF, YANTO_ADMIN, CITRA] {
        for door in DOORS {
            let of = |id: &str| format!("1:kr:{}", door.replace("ID", id));
            answer(&bench, chat, &of("999999")).await;
            let (there, not) = (answer(&bench, chat, &of("1")).await, answer(&bench, chat, &of("999999")).await);
            assert_eq!((there.said, there.asked), (not.said, not.asked), "{chat} {door}");
        }
    }
    let opened = answer(&bench, HENDRA_DISPENDUKCAPIL, "1:kr:q:1").await;
    assert!(opened.said.contains("TerimaAsk"), "its officer is asked: {}", opened.said);
    assert_eq!(bench.database.sql("select count(*) from pengiriman_terima").await, "0");
}

/// Medians of the two answers, to be read and not asserted: what is out of sight is found by one look into an index and is
/// not loaded, opened or unsealed.
#[tokio::test(flavor = "multi_thread")]
async fn the_time_of_the_two_answers() {
    const TIMES: usize = 60;
    let bench = bench().await;
    let (siti, _) = bench.applies(SITI, people::SITI_NIK, people::SITI_KK).await;
    let siti = Kode::parse(&siti).unwrap();
    println!("{:<28} {:>14} {:>14}", "median of 60", "not theirs", "not there");
    for (chat, door) in [
        (AGUS, "/status KODE"),
        (AGUS, "1:p:KODE:pr:kk"),
        (AGUS, "1:p:KODE:rc"),
        (HENDRA_DISPENDUKCAPIL, "/periksa KODE"),
        (HENDRA_DISPENDUKCAPIL, "1:p:KODE:te"),
        (YANTO_ADMIN, "1:p:KODE:am"),
    ] {
        let mut times = [Vec::new(), Vec::new()];
        for n in 0..TIMES * 2 {
            let kode = [siti, never_given(siti)][n % 2];
            let said = door.replace("KODE", &kode.compact());
            let content = if said.starts_with("1:") { json!({"data": said}) } else { json!({"text": said}) };
            times[n % 2].push(bench.takes(chat, content).await);
        }
        let [theirs, none] = times.map(median);
        println!("{door:<28} {theirs:>14.1?} {none:>14.1?}");
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
