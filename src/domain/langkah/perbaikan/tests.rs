//! What a person may put right when, and how a request ends.

use chrono::{DateTime, NaiveDate, Utc};
use rstest::rstest;

use crate::domain::berkas::Checklist;
use crate::domain::desa::DesaKode;
use crate::domain::kk::NomorKk;
use crate::domain::kode::Kode;
use crate::domain::langkah::{Command, Decision, Event, Refusal, decide};
use crate::domain::nama::Nama;
use crate::domain::nik::{Nik, Sex};
use crate::domain::pemohon::{DataEntri, DataPemohon, Element, Jenis, Numbers, Perubahan, Pihak, Sebagai};
use crate::domain::perbaikan::{Hasil, Nilai};
use crate::domain::permohonan::{Permohonan, Sent, Tahap};
use crate::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};

const SITI: Actor = Actor::Warga(ChatId(1));
const ANAK: Actor = Actor::Warga(ChatId(2));
const STAF: Actor = Actor::Petugas(PetugasId(1), Peran::Staf);

fn stamp(by: Actor) -> Stamp {
    Stamp { by, at: DateTime::<Utc>::UNIX_EPOCH }
}

fn correction(element: Element, should: &str) -> Perubahan {
    Perubahan { element, now: "lama".to_owned(), should: should.to_owned() }
}

fn entri() -> DataEntri {
    DataEntri {
        tempat_lahir: "Mojokerto".to_owned(),
        tanggal_lahir: NaiveDate::from_ymd_opt(1990, 1, 1).unwrap(),
        sex: Sex::Female,
        alamat: "Jl. Contoh 12".to_owned(),
        rt: "003".to_owned(),
        rw: "002".to_owned(),
        pengantar: None,
    }
}

fn at(tahap: Tahap) -> Permohonan {
    let entered = matches!(tahap, Tahap::Dientri { .. } | Tahap::Dikirim { .. });
    let pihak = |chat, sebagai| Pihak { chat: ChatId(chat), sebagai, hubungan: None };
    Permohonan {
        kode: Kode::from_entropy([1; 8]),
        jenis: Jenis::Pembetulan,
        pihak: vec![pihak(1, Sebagai::Pemohon), pihak(2, Sebagai::Pelapor)],
        data: DataPemohon {
            nama: Nama::from_stored("Siti Contoh").unwrap(),
            numbers: Some(Numbers {
                nik: Nik::from_stored("3516134101909901").unwrap(),
                kk: NomorKk::from_stored("3516130101159901").unwrap(),
            }),
            desa: DesaKode::parse("35.16.13.2010").unwrap(),
            perubahan: vec![correction(Element::Agama, "baru")],
            phone: None,
        },
        entri: entered.then(entri),
        checklist: Checklist {
            syarat: Vec::new(),
            pieces: Vec::new(),
            withdrawn: Vec::new(),
            kekurangan: Vec::new(),
            remarks: Vec::new(),
        },
        nomor: None,
        submitted_at: DateTime::<Utc>::UNIX_EPOCH,
        registered_by: None,
        on_paper: None,
        tahap,
        pernyataan: Vec::new(),
        perbaikan: Vec::new(),
        kembali: None,
    }
}

fn received() -> Permohonan {
    at(Tahap::Diterima { received: stamp(STAF) })
}

fn entered() -> Permohonan {
    let (received, checked, entered) = (stamp(STAF), stamp(STAF), stamp(STAF));
    at(Tahap::Dientri { received, checked, entered })
}

fn sent() -> Permohonan {
    let (received, checked, entered) = (stamp(STAF), stamp(STAF), stamp(STAF));
    at(Tahap::Dikirim { received, checked, entered, sent: Sent { stamp: stamp(STAF), recipient: PetugasId(3) } })
}

/// Gives a command; what happens, happens.
fn give(p: &mut Permohonan, command: &Command, by: Actor) -> Decision {
    let decision = decide(p, command, stamp(by));
    if let Decision::Advanced(event) = &decision {
        p.apply(event, stamp(by), None);
    }
    decision
}

fn asks(p: &mut Permohonan, nilai: Nilai) -> Decision {
    give(p, &Command::UbahData { nilai }, SITI)
}

fn alamat() -> Nilai {
    Nilai::Alamat("Jl. Contoh 14".to_owned())
}

#[rstest]
#[case(Nilai::TempatLahir("Surabaya".to_owned()))]
#[case(Nilai::TanggalLahir(NaiveDate::from_ymd_opt(1990, 1, 2).unwrap()))]
#[case(Nilai::JenisKelamin(Sex::Male))]
#[case(alamat())]
#[case(Nilai::RtRw { rt: "004".to_owned(), rw: "002".to_owned() })]
fn what_staf_read_from_the_berkas_is_asked_for_once_they_have(#[case] nilai: Nilai) {
    for mut before in [at(Tahap::Diajukan), received()] {
        assert_eq!(asks(&mut before, nilai.clone()), Decision::Refused(Refusal::NotEntered));
    }
    let mut p = entered();
    assert_eq!(asks(&mut p, nilai.clone()), Decision::Advanced(Event::PerbaikanDiminta { nilai: nilai.clone() }));
    assert_eq!(p.entri, Some(entri()), "staf decide");
    assert!(matches!(
        give(&mut p, &Command::Perbaiki { nomor: 1 }, STAF),
        Decision::Advanced(Event::Diperbaiki { .. })
    ));
    assert_eq!(nilai.standing(&p), Some(nilai.clone()));
    assert_eq!(p.entri.as_ref().map(|entri| nilai.put_into_entri(entri)), p.entri);
    assert!(matches!(asks(&mut p, nilai.clone()), Decision::AlreadyDone(_)), "it stands there like that");
    let mut p = sent();
    let _ = asks(&mut p, nilai);
    let put = give(&mut p, &Command::Perbaiki { nomor: 1 }, STAF);
    assert_eq!(put, Decision::Refused(Refusal::AlreadySent));
    assert_eq!(p.entri, Some(entri()), "what was sent stays");
}

#[test]
fn a_correction_is_changed_added_and_taken_away_but_for_the_last() {
    let mut p = at(Tahap::Diajukan);
    let other = Nilai::Koreksi(correction(Element::Agama, "lain"));
    let more = Nilai::Koreksi(correction(Element::Pekerjaan, "baru"));
    for nilai in [other, more, Nilai::TanpaKoreksi(Element::Agama)] {
        assert!(matches!(asks(&mut p, nilai), Decision::Advanced(Event::Diperbaiki { nomor: None, .. })));
    }
    assert!(p.data.perubahan == [correction(Element::Pekerjaan, "baru")]);
    let last = Nilai::TanpaKoreksi(Element::Pekerjaan);
    assert_eq!(asks(&mut p, last), Decision::Refused(Refusal::NoCorrections));
    assert!(matches!(asks(&mut p, Nilai::TanpaKoreksi(Element::Agama)), Decision::AlreadyDone(_)));
    p.jenis = Jenis::Baru;
    let none = Nilai::Koreksi(correction(Element::Agama, "baru"));
    assert_eq!(asks(&mut p, none), Decision::Refused(Refusal::NoCorrections));
    let mut p = received();
    let other = Nilai::Koreksi(correction(Element::Agama, "lain"));
    assert!(matches!(asks(&mut p, other), Decision::Advanced(Event::PerbaikanDiminta { .. })));
    let more = Nilai::Koreksi(correction(Element::Pekerjaan, "baru"));
    assert_eq!(asks(&mut p, more), Decision::Refused(Refusal::PerbaikanOpen));
}

#[test]
fn who_asked_takes_it_back_and_nobody_else() {
    let mut p = entered();
    let back = Command::TarikPerbaikan { nomor: 1 };
    assert_eq!(give(&mut p, &back, SITI), Decision::Refused(Refusal::UnknownPerbaikan));
    let _ = asks(&mut p, alamat());
    assert_eq!(give(&mut p, &back, ANAK), Decision::Refused(Refusal::UnknownPerbaikan));
    assert_eq!(give(&mut p, &back, Actor::Warga(ChatId(9))), Decision::Refused(Refusal::NotYours));
    assert_eq!(give(&mut p, &back, STAF), Decision::Refused(Refusal::NotYours));
    assert_eq!(give(&mut p, &back, SITI), Decision::Advanced(Event::PerbaikanDitarik { nomor: 1 }));
    assert_eq!(p.perbaikan[0].jawaban.as_ref().map(crate::domain::perbaikan::Jawaban::hasil), Some(Hasil::Ditarik));
    assert_eq!(p.open_perbaikan().count(), 0);
    assert_eq!(give(&mut p, &back, SITI), Decision::AlreadyDone(stamp(SITI)));
    for late in [Command::Perbaiki { nomor: 1 }, Command::TarikPerbaikan { nomor: 1 }] {
        let by = if matches!(late, Command::Perbaiki { .. }) { STAF } else { SITI };
        assert_eq!(
            give(&mut p, &late, by),
            Decision::AlreadyDone(stamp(SITI)),
            "who comes second learns who was first"
        );
    }
    assert!(matches!(asks(&mut p, alamat()), Decision::Advanced(_)), "and may ask anew");
    assert!(matches!(give(&mut p, &Command::Perbaiki { nomor: 2 }, STAF), Decision::Advanced(_)));
    assert_eq!(give(&mut p, &Command::TarikPerbaikan { nomor: 2 }, SITI), Decision::AlreadyDone(stamp(STAF)));
}

#[test]
fn with_its_permohonan_a_request_is_over() {
    let mut p = entered();
    let _ = asks(&mut p, alamat());
    p.tahap = Tahap::Dibatalkan { closed: stamp(SITI) };
    assert_eq!(give(&mut p, &Command::TarikPerbaikan { nomor: 1 }, SITI), Decision::Refused(Refusal::Closed));
    assert_eq!(give(&mut p, &Command::Perbaiki { nomor: 1 }, STAF), Decision::Refused(Refusal::Closed));
    assert_eq!(p.open_perbaikan().count(), 0);
}
