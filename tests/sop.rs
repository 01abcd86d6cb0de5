//! The SOP as properties: over random commands by random people no guard is broken, nothing goes back or skips, and a
//! repeated command is *already done*. Pure: no database.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use layanan_ktp::domain::antrean::Antrean;
use layanan_ktp::domain::berkas::{
    AlasanKurang, Answer, Checklist, Demand, FileKind, FileRef, Finding, Piece, Syarat, SyaratKode,
};
use layanan_ktp::domain::claim::{Bound, MAX_PIHAK};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Command, Decision, Event, Langkah, Refusal, decide};
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::{Nik, Sex};
use layanan_ktp::domain::pemohon::{
    CheckedData, DataEntri, DataPemohon, Element, Hubungan, Jenis, Numbers, Pengantar, Pihak, Sebagai,
};
use layanan_ktp::domain::pengiriman::{AlasanKembali, Sebab};
use layanan_ktp::domain::perbaikan::{AlasanTolak, Bagian, Nilai, Tolak};
use layanan_ktp::domain::permohonan::{Permohonan, PernyataanKind, Tahap, TahapKind};
use layanan_ktp::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};
use layanan_ktp::domain::phone::PhoneNumber;
use layanan_ktp::domain::register::block::PaperReceipt;
use layanan_ktp::domain::register::{NomorRegister, register_year};
use proptest::prelude::*;

const OWNER: ChatId = ChatId(1001);
const STRANGER: ChatId = ChatId(1002);
const OFFICER: PetugasId = PetugasId(30);

fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 2, 30, 0).unwrap()
}

fn syarat(kode: &str, demand: Demand) -> Syarat {
    Syarat { kode: SyaratKode(kode.into()), nama: kode.into(), demand }
}

fn numbers() -> Numbers {
    Numbers {
        nik: Nik::from_stored("3516134101909901").unwrap(),
        kk: NomorKk::from_stored("3516130101159901").unwrap(),
    }
}

fn other_numbers() -> Numbers {
    Numbers { kk: NomorKk::from_stored("3516130101159902").unwrap(), ..numbers() }
}

fn data() -> DataPemohon {
    DataPemohon {
        nama: Nama::parse("Siti Aminah").unwrap().0,
        numbers: Some(numbers()),
        desa: DesaKode::parse("35.16.13.2009").unwrap(),
        perubahan: Vec::new(),
        phone: None,
    }
}

fn checked() -> CheckedData {
    let entri = DataEntri {
        tempat_lahir: "Mojokerto".into(),
        tanggal_lahir: NaiveDate::from_ymd_opt(1990, 1, 1).unwrap(),
        sex: Sex::Female,
        alamat: "Jl. Contoh 12".into(),
        rt: "003".into(),
        rw: "002".into(),
        pengantar: Some(Pengantar { nomor: "470/1".into(), tanggal: morning().date_naive() }),
    };
    CheckedData::new(data(), entri, morning().date_naive()).unwrap()
}

fn submitted() -> Permohonan {
    let pieces = vec![Piece {
        syarat: SyaratKode("pengantar".into()),
        cycle: 0,
        answer: Answer::Promised,
        by: None,
        at: morning(),
        replaced: false,
        gone: None,
    }];
    Permohonan {
        kode: Kode::from_entropy([7; 8]),
        jenis: Jenis::Baru,
        pihak: vec![Pihak { chat: OWNER, sebagai: Sebagai::Pemohon, hubungan: None }],
        data: data(),
        entri: None,
        checklist: Checklist {
            syarat: vec![
                syarat("pengantar", Demand::Wajib),
                syarat("kk", Demand::Wajib),
                syarat("foto", Demand::Dianjurkan),
            ],
            pieces,
            withdrawn: Vec::new(),
            remarks: Vec::new(),
            kekurangan: Vec::new(),
        },
        nomor: None,
        submitted_at: morning(),
        registered_by: None,
        on_paper: None,
        tahap: Tahap::Diajukan,
        pernyataan: Vec::new(),
        perbaikan: Vec::new(),
        kembali: None,
    }
}

fn file(n: u8) -> Answer {
    Answer::File(FileRef { kind: FileKind::Foto, file_id: format!("f{n}"), unique_id: unique_id(n) })
}

fn unique_id(n: u8) -> String {
    format!("u{n}")
}

fn any_syarat() -> impl Strategy<Value = SyaratKode> {
    prop_oneof![Just("pengantar"), Just("kk"), Just("foto"), Just("tidak_dikenal")].prop_map(|s| SyaratKode(s.into()))
}

fn any_finding() -> impl Strategy<Value = Finding> {
    let alasan = prop::sample::select(AlasanKurang::ALL);
    (any_syarat(), alasan, prop::option::of(Just("keterangan".to_owned()))).prop_map(|(syarat, alasan, note)| Finding {
        syarat,
        alasan,
        note,
    })
}

fn any_command() -> impl Strategy<Value = Command> {
    let answer = prop_oneof![(0u8..4).prop_map(file), Just(Answer::Promised), Just(Answer::Original(PetugasId(11)))];
    let alasan = (prop::sample::select(AlasanBatal::ALL), prop::option::of(Just("sebab".to_owned())));
    let peran = prop::option::of(prop::sample::select(Peran::ALL));
    prop_oneof![
        4 => any_syarat().prop_map(|syarat| Command::CatatAsli { syarat }),
        1 => any_syarat().prop_map(|syarat| Command::CabutAsli { syarat }),
        6 => Just(Command::Terima),
        2 => (-2i64..2, 2025i32..=2026).prop_map(|(hours, tahun)| Command::TerimaDiKertas {
            paper: PaperReceipt { nomor: NomorRegister { tahun, urut: 900 }, at: morning() + TimeDelta::hours(hours) },
        }),
        2 => Just(Command::CatatNomor { numbers: Box::new(numbers()) }),
        2 => Just(Command::PerbaikiNomor { numbers: Box::new(other_numbers()) }),
        3 => Just(Command::NyatakanLengkap),
        3 => prop::collection::vec(any_finding(), 0..3).prop_map(|findings| Command::NyatakanTidakLengkap { findings }),
        4 => (any_syarat(), answer, prop::option::of((0u8..4).prop_map(unique_id)))
            .prop_map(|(syarat, answer, replaces)| Command::Lengkapi { syarat, answer, replaces }),
        3 => Just(Command::Entri { data: Box::new(checked()) }),
        3 => peran.prop_map(|recipient_peran| Command::Kirim { recipient: OFFICER, recipient_peran }),
        2 => (prop::sample::select(AlasanKembali::ALL), prop::option::of("[a-z ]{0,4}"))
            .prop_map(|(kode, text)| Command::Kembalikan { sebab: Sebab { kode, text } }),
        1 => prop::option::of(prop::sample::select(Peran::ALL)).prop_map(|recipient_peran| Command::AmbilKembali { recipient_peran }),
        1 => alasan.prop_map(|(kode, text)| Command::Batalkan { alasan: Alasan { kode, text } }),
        2 => (prop::sample::select(PernyataanKind::ALL), -2i64..2).prop_map(|(kind, days)| Command::Nyatakan {
            kind,
            tanggal: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + TimeDelta::days(days),
        }),
        2 => (3000i64..3004).prop_map(|chat| Command::Tautkan { bound: bound(chat) }),
        3 => any_value().prop_map(|nilai| Command::UbahData { nilai }),
        2 => (0u16..4).prop_map(|nomor| Command::Perbaiki { nomor }),
        1 => (0u16..4, prop::sample::select(AlasanTolak::ALL), prop::option::of(Just("sebab".to_owned())))
            .prop_map(|(nomor, kode, text)| Command::TolakPerbaikan { nomor, tolak: Tolak { kode, text } }),
        1 => (0u16..4).prop_map(|nomor| Command::TarikPerbaikan { nomor }),
    ]
}

/// Names, a NIK that is the number of the KK in some, and telephone numbers.
fn any_value() -> impl Strategy<Value = Nilai> {
    let nama = prop::sample::select(vec!["Siti Aminah", "Siti Aminah Contoh"]);
    let nik = prop::sample::select(vec!["3516134101909902", "3516130101159901"]);
    prop_oneof![
        nama.prop_map(|text| Nilai::Nama(Nama::from_stored(text).unwrap())),
        nik.prop_map(|text| Nilai::Nik(Nik::from_stored(text).unwrap())),
        Just(Nilai::Telepon(PhoneNumber::parse("081200009901").unwrap())),
        Just(Nilai::Alamat("Jl. Contoh 14".to_owned())),
        Just(Nilai::TanpaTelepon),
        Just(Nilai::TanpaKoreksi(Element::Agama)),
    ]
}

/// A chat that holds a claim and knows the fact.
fn bound(chat: i64) -> Bound {
    let pihak = match chat % 2 {
        0 => Pihak { chat: ChatId(chat), sebagai: Sebagai::Pemohon, hubungan: None },
        _ => Pihak { chat: ChatId(chat), sebagai: Sebagai::Pelapor, hubungan: Some(Hubungan::PerangkatDesa) },
    };
    let agreed = chat == 3001; // 3003 has not asked
    let pemohon_agreed_at = agreed.then(morning);
    Bound { pihak, consent_version: "1".into(), consent_at: morning(), pemohon_agreed_at }
}

fn any_actor() -> impl Strategy<Value = Actor> {
    prop_oneof![
        2 => Just(Actor::Warga(OWNER)),
        2 => (3000i64..3004).prop_map(|chat| Actor::Warga(ChatId(chat))),
        1 => Just(Actor::Warga(STRANGER)),
        4 => prop::sample::select(vec![10i64, 11]).prop_map(|id| Actor::Petugas(PetugasId(id), Peran::Staf)),
        3 => prop::sample::select(vec![10i64, 20]).prop_map(|id| Actor::Petugas(PetugasId(id), Peran::Kasi)),
        1 => Just(Actor::Petugas(OFFICER, Peran::Dispendukcapil)),
        1 => Just(Actor::Petugas(PetugasId(31), Peran::Dispendukcapil)),
        1 => Just(Actor::Petugas(PetugasId(40), Peran::Admin)),
    ]
}

/// Gives commands one after the other, and keeps what happened.
struct Desk {
    p: Permohonan,
    now: DateTime<Utc>,
    counter: u32,
}

impl Desk {
    /// Numbers may be known from the beginning, or be entered by staf.
    fn new(numbered: bool) -> Self {
        let mut p = submitted();
        p.data.numbers = p.data.numbers.filter(|_| numbered);
        Self { p, now: morning(), counter: 0 }
    }

    fn give(&mut self, command: &Command, by: Actor) -> Decision {
        let stamp = Stamp { by, at: self.now };
        let decision = decide(&self.p, command, stamp);
        if let Decision::Advanced(event) = &decision {
            let nomor = (self.p.nomor.is_none() && *event == Event::Diterima).then(|| {
                self.counter += 1;
                NomorRegister { tahun: 2026, urut: self.counter }
            });
            self.p.apply(event, stamp, nomor);
        }
        decision
    }
}

/// The steps of the SOP's machine: nothing else is reachable.
fn is_a_step(from: TahapKind, to: TahapKind) -> bool {
    use TahapKind::{Diajukan, Dibatalkan, Dientri, Dikirim, Diterima, Lengkap, TidakLengkap};
    matches!(
        (from, to),
        (Diajukan | TidakLengkap, Diterima)
            | (Diterima, Lengkap | TidakLengkap)
            | (Lengkap, Dientri)
            | (Dientri, Dikirim)
            | (Diajukan | Diterima | TidakLengkap | Lengkap | Dientri, Dibatalkan)
    ) || from == to
}

fn sebab() -> Sebab {
    Sebab { kode: AlasanKembali::DataTidakSesuai, text: None }
}

/// One event of each kind.
fn every_event() -> Vec<Event> {
    let kk = || SyaratKode("kk".into());
    let findings = vec![Finding { syarat: kk(), alasan: AlasanKurang::TidakAda, note: None }];
    vec![
        Event::Diajukan,
        Event::AsliDicatat { syarat: kk() },
        Event::AsliDicabut { syarat: kk() },
        Event::NomorDicatat { numbers: Box::new(numbers()) },
        Event::NomorDiperbaiki { numbers: Box::new(other_numbers()) },
        Event::Diterima,
        Event::DiterimaDiKertas {
            paper: PaperReceipt { nomor: NomorRegister { tahun: 2026, urut: 900 }, at: morning() },
        },
        Event::Lengkap,
        Event::TidakLengkap { findings },
        Event::Dilengkapi { syarat: kk(), answer: file(1), replaces: None },
        Event::Dientri { data: Box::new(checked()) },
        Event::Dikirim { recipient: OFFICER },
        Event::Dikembalikan { sebab: sebab() },
        Event::DientriUlang { data: Box::new(checked()) },
        Event::DikirimUlang { recipient: OFFICER },
        Event::Dibatalkan { alasan: Alasan { kode: AlasanBatal::TidakJadi, text: None } },
        Event::Dinyatakan { kind: PernyataanKind::Dicetak, tanggal: morning().date_naive(), susulan: false },
        Event::Ditautkan { bound: bound(3001) },
        Event::PerbaikanDiminta { nilai: Nilai::Nama(Nama::from_stored("Siti Contoh").unwrap()) },
        Event::Diperbaiki { nilai: Nilai::Nama(Nama::from_stored("Siti Contoh").unwrap()), nomor: None },
        Event::PerbaikanDitolak { nomor: 1, tolak: Tolak { kode: AlasanTolak::BuktiKurang, text: None } },
        Event::PerbaikanDitarik { nomor: 1 },
        Event::BerkasDisimpan,
    ]
}

/// In which tahap an event can happen.
fn fits(tahap: TahapKind, event: &Event) -> bool {
    use TahapKind::{Diajukan, Dientri, Dikirim, Diterima, Lengkap, TidakLengkap};
    match event {
        Event::Diajukan => false,
        Event::AsliDicatat { .. } | Event::AsliDicabut { .. } | Event::Diterima => {
            matches!(tahap, Diajukan | TidakLengkap)
        }
        Event::NomorDicatat { .. } | Event::DiterimaDiKertas { .. } => tahap == Diajukan,
        Event::NomorDiperbaiki { .. } => matches!(tahap, Diajukan | Diterima | TidakLengkap | Dientri),
        Event::Lengkap | Event::TidakLengkap { .. } => tahap == Diterima,
        Event::Dilengkapi { .. } => tahap == TidakLengkap,
        Event::Dientri { .. } => tahap == Lengkap,
        Event::Dikirim { .. } => tahap == Dientri,
        Event::Dibatalkan { .. } => tahap.is_open(),
        Event::Dinyatakan { .. }
        | Event::Dikembalikan { .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. } => tahap == Dikirim,
        Event::Ditautkan { .. }
        | Event::BerkasDisimpan
        | Event::PerbaikanDiminta { .. }
        | Event::Diperbaiki { .. }
        | Event::PerbaikanDitolak { .. }
        | Event::PerbaikanDitarik { .. } => tahap != TahapKind::Dibatalkan,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_guard_is_ever_broken(numbered: bool, steps in prop::collection::vec((any_command(), any_actor()), 1..60)) {
        let mut desk = Desk::new(numbered);
        for (command, by) in steps {
            let before = desk.p.clone();
            let decision = desk.give(&command, by);
            let (from, to) = (before.tahap.kind(), desk.p.tahap.kind());
            prop_assert!(is_a_step(from, to), "{from} -> {to}");
            match decision {
                Decision::Advanced(event) => check_guards(&before, &desk.p, &event, by)?,
                Decision::AlreadyDone(_) | Decision::Refused(_) => prop_assert_eq!(&before, &desk.p),
            }
            if before.nomor.is_some() {
                prop_assert_eq!(before.nomor, desk.p.nomor); // a number once given stays
            }
        }
        prop_assert!(desk.counter <= 1, "one number for one permohonan");
    }

    #[test]
    fn a_repeated_command_is_already_done(numbered: bool, steps in prop::collection::vec((any_command(), any_actor()), 1..60)) {
        let mut desk = Desk::new(numbered);
        for (command, by) in steps {
            if matches!(desk.give(&command, by), Decision::Advanced(_)) {
                let again = desk.give(&command, by);
                prop_assert!(matches!(again, Decision::AlreadyDone(_)), "{:?} again: {:?}", command, again);
            }
        }
    }

    #[test]
    fn an_event_that_does_not_fit_changes_nothing(numbered: bool, steps in prop::collection::vec((any_command(), any_actor()), 1..60)) {
        let mut desk = Desk::new(numbered);
        let stamp = Stamp { by: Actor::Petugas(PetugasId(10), Peran::Staf), at: morning() };
        for (command, by) in steps {
            _ = desk.give(&command, by);
            for event in every_event() {
                let mut after = desk.p.clone();
                after.apply(&event, stamp, Some(NomorRegister { tahun: 2026, urut: 99 }));
                let fits = fits(desk.p.tahap.kind(), &event);
                prop_assert!(fits || after == desk.p, "{event:?} at {}", desk.p.tahap.kind());
            }
        }
    }

    #[test]
    fn strangers_and_admins_never_move_anything(numbered: bool, steps in prop::collection::vec((any_command(), any_actor()), 1..40)) {
        let mut desk = Desk::new(numbered);
        for (command, by) in steps {
            let outside = matches!(by, Actor::Warga(STRANGER) | Actor::Petugas(_, Peran::Admin));
            let decision = desk.give(&command, by);
            if outside {
                prop_assert!(matches!(decision, Decision::Refused(_)));
            }
        }
    }
}

/// Both numbers come and change with their events only, by staf.
fn check_numbers(before: &Permohonan, after: &Permohonan, event: &Event, by: Actor) -> Result<(), TestCaseError> {
    let staf = by.peran() == Some(Peran::Staf);
    if let Event::NomorDicatat { numbers } = event {
        prop_assert!(staf && before.tahap == Tahap::Diajukan && before.data.numbers.is_none());
        prop_assert!(after.data.numbers.as_ref() == Some(&**numbers));
        return Ok(());
    }
    prop_assert_eq!(before.data.numbers.is_some(), after.data.numbers.is_some());
    if let Event::NomorDiperbaiki { numbers } = event {
        let tahap = after.tahap.kind();
        prop_assert!(staf && before.tahap == after.tahap && tahap.is_open() && tahap != TahapKind::Lengkap);
        prop_assert!(before.data.numbers.is_some() && after.data.numbers.as_ref() == Some(&**numbers));
    }
    Ok(())
}

fn check_guards(before: &Permohonan, after: &Permohonan, event: &Event, by: Actor) -> Result<(), TestCaseError> {
    let peran = by.peran();
    check_numbers(before, after, event, by)?;
    match event {
        Event::NomorDicatat { .. } | Event::NomorDiperbaiki { .. } => {}
        Event::DiterimaDiKertas { paper } => {
            prop_assert_eq!(peran, Some(Peran::Staf));
            prop_assert!(after.data.numbers.is_some() && before.checklist.not_held().is_empty());
            prop_assert_eq!((before.nomor, after.nomor, after.on_paper), (None, Some(paper.nomor), Some(paper.at)));
            let received = after.last_change().at;
            prop_assert!(paper.at < received, "what happened comes before it is recorded");
            prop_assert_eq!(paper.nomor.tahun, register_year(paper.at));
        }
        Event::Diterima => {
            prop_assert_eq!(peran, Some(Peran::Staf));
            prop_assert!(after.data.numbers.is_some());
            prop_assert!(after.nomor.is_some());
            prop_assert!(before.checklist.not_held().is_empty());
            prop_assert!(before.checklist.open_kekurangan().is_empty());
        }
        Event::Lengkap => {
            prop_assert_eq!(peran, Some(Peran::Kasi));
            prop_assert!(before.checklist.not_held().is_empty());
            let same = matches!(before.tahap, Tahap::Diterima { received } if received.by.petugas() == by.petugas());
            prop_assert!(!same, "the receiver checked");
        }
        Event::TidakLengkap { findings } => {
            prop_assert_eq!(peran, Some(Peran::Kasi));
            prop_assert!(!findings.is_empty());
            prop_assert!(findings.iter().all(|f| f.alasan != AlasanKurang::Lainnya || f.note.is_some()));
            prop_assert_eq!(after.checklist.cycle(), before.checklist.cycle() + 1);
        }
        Event::Dientri { .. } => {
            prop_assert_eq!(peran, Some(Peran::Staf));
            prop_assert!(after.entri.is_some());
        }
        Event::Dikirim { .. }
        | Event::Dikembalikan { .. }
        | Event::DientriUlang { .. }
        | Event::DikirimUlang { .. } => {
            check_sending(before, after, event, by)?;
        }
        Event::Diperbaiki { nilai, nomor } => {
            let asked = before.perbaikan.iter().find(|one| Some(one.nomor) == *nomor);
            prop_assert_eq!(peran, nomor.map(|_| Peran::Staf));
            prop_assert_eq!(asked.is_some_and(|one| one.is_open() && one.nilai == *nilai), nomor.is_some());
            let at_once = before.tahap == Tahap::Diajukan || nilai.bagian() == Bagian::Telepon;
            let may = nomor.map_or(at_once, |_| before.recipient().is_none()) && nilai.bagian().is_of(before);
            prop_assert!(may, "{} at {}", nilai.bagian(), before.tahap.kind());
            prop_assert!(!after.data.has_same_numbers());
        }
        Event::PerbaikanDiminta { nilai } => {
            prop_assert!(peran.is_none() && before.data == after.data && nilai.bagian().is_of(before));
            let open: Vec<_> = after.open_perbaikan().filter(|one| one.nilai.bagian() == nilai.bagian()).collect();
            prop_assert_eq!(open.len(), 1);
        }
        Event::PerbaikanDitolak { tolak, .. } => {
            prop_assert_eq!(peran, Some(Peran::Staf));
            prop_assert!(before.data == after.data && (tolak.kode != AlasanTolak::Lainnya || tolak.text.is_some()));
        }
        Event::PerbaikanDitarik { nomor } => {
            let asked = before.perbaikan.iter().find(|one| one.nomor == *nomor);
            prop_assert!(asked.is_some_and(|one| one.is_open() && by == Actor::Warga(one.chat)));
            prop_assert!(
                before.data == after.data && after.perbaikan.iter().all(|one| one.nomor != *nomor || !one.is_open())
            );
        }
        Event::Dinyatakan { kind, susulan, .. } => {
            prop_assert_eq!(after.tahap.kind(), TahapKind::Dikirim);
            let known = if *susulan { before.stated().map(|stated| stated.kind) } else { Some(*kind) };
            prop_assert_eq!(after.stated().map(|stated| stated.kind), known);
            prop_assert!(by == Actor::Petugas(OFFICER, Peran::Dispendukcapil) || peran == Some(Peran::Staf));
        }
        Event::Dibatalkan { .. } => prop_assert!(before.tahap.kind().is_open()),
        Event::Dilengkapi { syarat, answer, replaces } => {
            prop_assert_eq!(before.tahap.kind(), TahapKind::TidakLengkap);
            prop_assert_eq!(after.checklist.pieces.len(), before.checklist.pieces.len() + 1, "nothing goes");
            let files = |p: &Permohonan| {
                p.checklist.current(syarat).filter(|piece| matches!(piece.answer, Answer::File(_))).count()
            };
            let more = matches!(answer, Answer::File(_)) && replaces.is_none();
            prop_assert_eq!(files(after), files(before) + usize::from(more));
            prop_assert!(after.checklist.not_held().iter().all(|kode| before.checklist.not_held().contains(kode)));
        }
        Event::AsliDicatat { .. } | Event::AsliDicabut { .. } => prop_assert_eq!(peran, Some(Peran::Staf)),
        Event::Ditautkan { bound } => {
            prop_assert_eq!(by, Actor::Warga(bound.pihak.chat));
            prop_assert!(!bound.lacks_agreement());
            prop_assert!(after.belongs_to(bound.pihak.chat) && after.pihak.len() <= MAX_PIHAK);
            prop_assert!(before.tahap == after.tahap && before.tahap.kind() != TahapKind::Dibatalkan);
        }
        Event::Diajukan => prop_assert!(false, "only made by applying"),
        Event::BerkasDisimpan => prop_assert!(false, "no command: the program's own"),
    }
    Ok(())
}

/// The same for what is sent, and sent back.
fn check_sending(before: &Permohonan, after: &Permohonan, event: &Event, by: Actor) -> Result<(), TestCaseError> {
    if let Event::Dikembalikan { sebab } = event {
        if sebab.kode == AlasanKembali::PenerimaBerganti {
            prop_assert_eq!(by.peran(), Some(Peran::Staf));
        } else {
            prop_assert_eq!(by, Actor::Petugas(before.recipient().unwrap(), Peran::Dispendukcapil));
        }
        prop_assert!(before.kembali.is_none() && after.is_sent_back() && !before.has_ended());
        prop_assert!(
            sebab.kode != AlasanKembali::Lainnya || sebab.text.as_ref().is_some_and(|text| !text.trim().is_empty())
        );
        prop_assert_eq!(Antrean::of(after), Some(Antrean::Staf));
        return Ok(());
    }
    prop_assert_eq!(by.peran(), Some(Peran::Staf));
    if let Event::DikirimUlang { recipient } | Event::Dikirim { recipient } = event {
        prop_assert_eq!(after.recipient(), Some(*recipient));
        prop_assert!(after.kembali.is_none());
    }
    if !matches!(event, Event::Dikirim { .. }) {
        prop_assert!(before.is_sent_back());
    }
    if matches!(event, Event::DientriUlang { .. }) {
        prop_assert!(after.is_sent_back());
    }
    Ok(())
}

#[test]
fn a_promise_is_no_berkas_and_a_photo_before_the_return_does_not_answer_it() {
    let (staf, kasi) = (Actor::Petugas(PetugasId(10), Peran::Staf), Actor::Petugas(PetugasId(20), Peran::Kasi));
    let mut desk = Desk::new(true);
    let kk = SyaratKode("kk".into());
    let letter = SyaratKode("pengantar".into());
    let missing = vec![letter.clone(), kk.clone()];
    assert_eq!(desk.give(&Command::Terima, staf), Decision::Refused(Refusal::NotHeld(missing)));
    for syarat in [&letter, &kk] {
        assert!(matches!(desk.give(&Command::CatatAsli { syarat: syarat.clone() }, staf), Decision::Advanced(_)));
    }
    assert!(matches!(desk.give(&Command::Terima, staf), Decision::Advanced(Event::Diterima)));
    let findings = vec![Finding { syarat: kk.clone(), alasan: AlasanKurang::TidakTerbaca, note: None }];
    assert!(matches!(desk.give(&Command::NyatakanTidakLengkap { findings }, kasi), Decision::Advanced(_)));
    assert_eq!(desk.give(&Command::Terima, staf), Decision::Refused(Refusal::NotHeld(vec![kk.clone()])));
    let photo = Command::Lengkapi { syarat: kk, answer: file(1), replaces: None };
    assert!(matches!(desk.give(&photo, Actor::Warga(OWNER)), Decision::Advanced(_)));
    assert!(matches!(desk.give(&Command::Terima, staf), Decision::Advanced(Event::Diterima)));
    assert_eq!(desk.counter, 1);
}

#[test]
fn only_staf_can_say_that_paper_was_brought() {
    let (staf, kasi) = (Actor::Petugas(PetugasId(10), Peran::Staf), Actor::Petugas(PetugasId(20), Peran::Kasi));
    let mut desk = Desk::new(true);
    for syarat in ["pengantar", "kk"] {
        assert!(matches!(
            desk.give(&Command::CatatAsli { syarat: SyaratKode(syarat.into()) }, staf),
            Decision::Advanced(_)
        ));
    }
    assert!(matches!(desk.give(&Command::Terima, staf), Decision::Advanced(_)));
    let kk = SyaratKode("kk".into());
    let findings = vec![Finding { syarat: kk.clone(), alasan: AlasanKurang::TidakAda, note: None }];
    assert!(matches!(desk.give(&Command::NyatakanTidakLengkap { findings }, kasi), Decision::Advanced(_)));
    let claim = Command::Lengkapi { syarat: kk, answer: Answer::Original(PetugasId(10)), replaces: None };
    assert_eq!(desk.give(&claim, Actor::Warga(OWNER)), Decision::Refused(Refusal::NotYourRole(Peran::Staf)));
}

const STAF: Actor = Actor::Petugas(PetugasId(10), Peran::Staf);
const KASI: Actor = Actor::Petugas(PetugasId(20), Peran::Kasi);

/// Received, with both originals ticked.
fn received() -> Desk {
    let mut desk = Desk::new(true);
    for syarat in ["pengantar", "kk"] {
        advanced(&mut desk, &Command::CatatAsli { syarat: SyaratKode(syarat.into()) }, STAF);
    }
    advanced(&mut desk, &Command::Terima, STAF);
    desk
}

fn advanced(desk: &mut Desk, command: &Command, by: Actor) {
    let decision = desk.give(command, by);
    assert!(matches!(decision, Decision::Advanced(_)), "{command:?}: {decision:?}");
}

#[test]
fn whoever_was_first_is_named() {
    let other = Actor::Petugas(PetugasId(11), Peran::Staf);
    let kk = || SyaratKode("kk".into());
    let mut desk = Desk::new(true);
    assert_eq!(desk.give(&Command::CabutAsli { syarat: kk() }, other), Decision::Refused(Refusal::NotTicked));
    for command in [Command::CatatAsli { syarat: kk() }, Command::CabutAsli { syarat: kk() }] {
        desk.now += TimeDelta::minutes(1);
        let first = Stamp { by: STAF, at: desk.now };
        advanced(&mut desk, &command, STAF);
        desk.now += TimeDelta::minutes(1);
        assert_eq!(desk.give(&command, other), Decision::AlreadyDone(first), "{command:?}");
    }
    let mut desk = received();
    let findings = vec![Finding { syarat: kk(), alasan: AlasanKurang::TidakTerbaca, note: None }];
    advanced(&mut desk, &Command::NyatakanTidakLengkap { findings }, KASI);
    for (answer, who) in [(file(1), Actor::Warga(OWNER)), (file(2), STAF), (Answer::Original(PetugasId(10)), STAF)] {
        let command = Command::Lengkapi { syarat: kk(), answer, replaces: None };
        advanced(&mut desk, &command, who);
        let first = Stamp { by: who, at: desk.now };
        desk.now += TimeDelta::minutes(1);
        assert_eq!(desk.give(&command, other), Decision::AlreadyDone(first), "{command:?}");
    }
}

#[test]
fn the_letter_that_is_there_is_entered() {
    let mut desk = received();
    advanced(&mut desk, &Command::NyatakanLengkap, KASI);
    let entri = DataEntri { pengantar: None, ..checked().entri().clone() };
    let without = CheckedData::new(data(), entri, morning().date_naive()).unwrap();
    let enter = |data| Command::Entri { data: Box::new(data) };
    assert_eq!(desk.give(&enter(without.clone()), STAF), Decision::Refused(Refusal::LetterMissing));
    let mut other = Desk { p: desk.p.clone(), ..Desk::new(true) };
    advanced(&mut desk, &enter(checked()), STAF);
    other.p.checklist.syarat.retain(|syarat| syarat.kode.0 != "pengantar");
    advanced(&mut other, &enter(without), STAF);
}

#[test]
fn a_statement_is_of_a_day_between_the_sending_and_today() {
    let mut desk = received();
    advanced(&mut desk, &Command::NyatakanLengkap, KASI);
    advanced(&mut desk, &Command::Entri { data: Box::new(checked()) }, STAF);
    let send = Command::Kirim { recipient: OFFICER, recipient_peran: Some(Peran::Dispendukcapil) };
    advanced(&mut desk, &send, STAF); // on 23 November
    desk.now += TimeDelta::days(2);
    let stated = |day| Command::Nyatakan {
        kind: PernyataanKind::Dicetak,
        tanggal: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
    };
    assert_eq!(desk.give(&stated(22), STAF), Decision::Refused(Refusal::BeforeSent));
    assert_eq!(desk.give(&stated(26), STAF), Decision::Refused(Refusal::InFuture));
    for day in 23..=25 {
        advanced(&mut desk, &stated(day), STAF);
    }
}

#[test]
fn the_minutes_are_those_of_the_sop() {
    let minutes: Vec<_> = Langkah::ALL.iter().map(|l| l.minutes()).collect();
    assert_eq!(minutes, [Some(5), Some(5), Some(10), None]);
    let peran: Vec<_> = Langkah::ALL.iter().map(|l| l.peran()).collect();
    assert_eq!(peran, [Peran::Staf, Peran::Kasi, Peran::Staf, Peran::Staf]);
}

/// Staf enter the numbers once, before the receipt, which waits for them; nobody else does, and a wrong pair is not taken.
#[test]
fn numbers_that_were_not_asked_for_by_chat_come_before_the_receipt() {
    let mut desk = Desk::new(false);
    let staf = Actor::Petugas(PetugasId(10), Peran::Staf);
    let note = |numbers| Command::CatatNomor { numbers: Box::new(numbers) };
    for kode in ["pengantar", "kk"] {
        assert_eq!(desk.give(&Command::Terima, staf), Decision::Refused(Refusal::NotHeld(desk.p.checklist.not_held())));
        let tick = Command::CatatAsli { syarat: SyaratKode(kode.into()) };
        assert!(matches!(desk.give(&tick, staf), Decision::Advanced(_)));
    }
    assert_eq!(desk.give(&Command::Terima, staf), Decision::Refused(Refusal::NumbersMissing));
    let nilai = Nilai::Nik(numbers().nik);
    let of_owner = desk.give(&Command::UbahData { nilai }, Actor::Warga(OWNER));
    assert_eq!(of_owner, Decision::Refused(Refusal::NumbersMissing));
    let same = Numbers { kk: NomorKk::from_stored(numbers().nik.as_str()).unwrap(), ..numbers() };
    assert_eq!(desk.give(&note(same), staf), Decision::Refused(Refusal::SameNumbers));
    let kasi = Actor::Petugas(PetugasId(20), Peran::Kasi);
    assert_eq!(desk.give(&note(numbers()), kasi), Decision::Refused(Refusal::NotYourRole(Peran::Staf)));
    assert_eq!(desk.give(&note(numbers()), Actor::Warga(OWNER)), Decision::Refused(Refusal::NotYours));
    assert!(matches!(desk.give(&note(numbers()), staf), Decision::Advanced(Event::NomorDicatat { .. })));
    let other = other_numbers();
    assert_eq!(desk.give(&note(other.clone()), staf), Decision::Refused(Refusal::NumbersKnown));
    assert_eq!(desk.give(&Command::Terima, staf), Decision::Advanced(Event::Diterima));
    assert_eq!(desk.give(&note(other), staf), Decision::Refused(Refusal::NumbersKnown), "put right otherwise");
}

/// What staf entered wrong they put right until it is sent, but for SOP 3, where all is held against the berkas.
#[test]
fn numbers_that_were_entered_wrong_are_put_right() {
    let mut desk = Desk::new(false);
    let staf = Actor::Petugas(PetugasId(10), Peran::Staf);
    let right = |numbers| Command::PerbaikiNomor { numbers: Box::new(numbers) };
    assert_eq!(desk.give(&right(numbers()), staf), Decision::Refused(Refusal::NumbersMissing));
    advanced(&mut desk, &Command::CatatNomor { numbers: Box::new(numbers()) }, staf);
    assert!(matches!(desk.give(&right(numbers()), staf), Decision::AlreadyDone(_)), "it stands there like that");
    let same = Numbers { kk: NomorKk::from_stored(numbers().nik.as_str()).unwrap(), ..numbers() };
    assert_eq!(desk.give(&right(same), staf), Decision::Refused(Refusal::SameNumbers));
    let kasi = Actor::Petugas(PetugasId(20), Peran::Kasi);
    assert_eq!(desk.give(&right(other_numbers()), kasi), Decision::Refused(Refusal::NotYourRole(Peran::Staf)));
    assert_eq!(desk.give(&right(other_numbers()), Actor::Warga(OWNER)), Decision::Refused(Refusal::NotYours));
    advanced(&mut desk, &right(other_numbers()), staf);
    assert!(desk.p.data.numbers == Some(other_numbers()));
    for kode in ["pengantar", "kk"] {
        advanced(&mut desk, &Command::CatatAsli { syarat: SyaratKode(kode.into()) }, staf);
    }
    advanced(&mut desk, &Command::Terima, staf);
    advanced(&mut desk, &right(numbers()), staf);
    advanced(&mut desk, &Command::NyatakanLengkap, kasi);
    assert_eq!(desk.give(&right(other_numbers()), staf), Decision::Refused(Refusal::NumbersInEntri));
}
