//! What stands behind a button: at most 64 bytes, and readable for ever.

use chrono::NaiveDate;
use layanan_ktp::domain::antrean::{Antrean, Saringan, Umur};
use layanan_ktp::domain::berkas::{AlasanKurang, Demand, SyaratKode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::foto::{PeriksaId, Verdict};
use layanan_ktp::domain::kalender::biasa::Hari;
use layanan_ktp::domain::kalender::{JamKhususId, JenisLibur};
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::AlasanBatal;
use layanan_ktp::domain::nik::Sex;
use layanan_ktp::domain::pelaksana::PelaksanaId;
use layanan_ktp::domain::pemohon::{Element, Hubungan, Jenis};
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{Peran, PetugasId};
use layanan_ktp::domain::tunda::{AlasanTunda, TundaId};
use layanan_ktp::pesan::kalender::KalenderTap;
use layanan_ktp::pesan::outgoing::PermohonanId;
use layanan_ktp::pesan::tap::{
    Act, After, AntreanView, Bind, CariPage, Choice, DataTap, Field, MAX_KIRIM, Menu, SaringBy, Stand, SyaratTap, Tap,
    TundaTap,
};
use layanan_ktp::telegram::callback::{decode, encode};
use proptest::prelude::*;
use rstest::rstest;

/// Samples beside the variant they are of: a new variant breaks the build here.
macro_rules! samples {
    ($ty:ty { $($variant:pat => $samples:expr),+ $(,)? }) => {{
        let samples: Vec<$ty> = [$(Vec::from_iter($samples)),+].concat();
        for sample in &samples {
            match sample { $($variant => {})+ }
        }
        samples
    }};
}

fn all<T: Copy, S>(values: &[T], sample: impl Fn(T) -> S) -> Vec<S> {
    values.iter().map(|v| sample(*v)).collect()
}

/// The longest code a syarat can have.
fn syarat() -> SyaratKode {
    SyaratKode("pengantar_kades_baru".into())
}

fn kode() -> Kode {
    Kode::parse("K7-4MQX-P").unwrap()
}

fn fields() -> Vec<Field> {
    samples!(Field {
        Field::Whom => [Field::Whom],
        Field::Kind => [Field::Kind],
        Field::Nama => [Field::Nama],
        Field::Nik => [Field::Nik],
        Field::Kk => [Field::Kk],
        Field::Desa => [Field::Desa],
        Field::Phone => [Field::Phone],
        Field::Elements => [Field::Elements],
        Field::Correction(_) => all(Element::ALL, Field::Correction),
        Field::KkRight => [Field::KkRight],
        Field::Syarat(_) => [Field::Syarat(syarat())],
    })
}

fn choices() -> Vec<Choice> {
    samples!(Choice {
        Choice::Agree => [Choice::Agree],
        Choice::Disagree => [Choice::Disagree],
        Choice::NoticeMore => [Choice::NoticeMore],
        Choice::Myself => [Choice::Myself],
        Choice::SomeoneElse => [Choice::SomeoneElse],
        Choice::Relation(_) => all(Hubungan::ALL, Choice::Relation),
        Choice::Kind(_) => all(Jenis::ALL, Choice::Kind),
        Choice::Desa(_) => [Choice::Desa(DesaKode::parse("35.16.13.2010").unwrap())],
        Choice::DesaOutside => [Choice::DesaOutside],
        Choice::PhoneShare => [Choice::PhoneShare],
        Choice::PhoneSkip => [Choice::PhoneSkip],
        Choice::BeforeWrong(_) => all(&[true, false], Choice::BeforeWrong),
        Choice::Element(_) => all(Element::ALL, Choice::Element),
        Choice::ElementsDone => [Choice::ElementsDone],
        Choice::KkRight(_) => all(&[true, false], Choice::KkRight),
        Choice::Promise(_) => [Choice::Promise(syarat())],
        Choice::Skip(_) => [Choice::Skip(syarat())],
        Choice::AddPage(_) => [Choice::AddPage(syarat())],
        Choice::FileFor(_) => [Choice::FileFor(syarat())],
        Choice::FileUnused => [Choice::FileUnused],
        Choice::Replace(_) => [Choice::Replace(syarat())],
        Choice::Edit(_) => fields().into_iter().map(Choice::Edit),
        Choice::Keep => [Choice::Keep],
        Choice::Send => [Choice::Send],
        Choice::Original(_) => [Choice::Original(syarat())],
        Choice::NotYet(_) => [Choice::NotYet(syarat())],
        Choice::PemohonAgreed(_) => all(&[true, false], Choice::PemohonAgreed),
    })
}

fn acts() -> Vec<Act> {
    samples!(Act {
        Act::Status => [Act::Status],
        Act::Lengkapi => [Act::Lengkapi],
        Act::Promise(_) => [Act::Promise(syarat())],
        Act::AddPage(_) => [Act::AddPage(syarat())],
        Act::Tarik => [Act::Tarik],
        Act::TarikWhy(_) => all(AlasanBatal::ALL, Act::TarikWhy),
        Act::TarikYes => [Act::TarikYes],
        Act::TarikNo => [Act::TarikNo],
        Act::Card => [Act::Card],
        Act::Found => [Act::Found],
        Act::File(_) => [Act::File(syarat())],
        Act::Tick(_) => [Act::Tick(syarat())],
        Act::Untick(_) => [Act::Untick(syarat())],
        Act::Terima => [Act::Terima],
        Act::Lengkap => [Act::Lengkap],
        Act::Kurang => [Act::Kurang],
        Act::KurangSyarat(_) => [Act::KurangSyarat(syarat())],
        Act::KurangMark(..) => all(AlasanKurang::ALL, |why| Act::KurangMark(syarat(), why)),
        Act::KurangClear(_) => [Act::KurangClear(syarat())],
        Act::KurangSend => [Act::KurangSend],
        Act::KurangDrop => [Act::KurangDrop],
        Act::Entri => [Act::Entri],
        Act::EntriSame(_) => [Act::EntriSame(1), Act::EntriSame(u8::MAX)],
        Act::EntriSex(_) => all(Sex::ALL, Act::EntriSex),
        Act::EntriSave => [Act::EntriSave],
        Act::EntriAgain => [Act::EntriAgain],
        Act::EntriPause => [Act::EntriPause],
        Act::Kirim => [Act::Kirim],
        Act::Nik => [Act::Nik],
        Act::Phone => [Act::Phone],
        Act::Tutup => [Act::Tutup],
        Act::TutupYes => [Act::TutupYes],
        Act::TutupWhy(_) => all(AlasanBatal::ALL, Act::TutupWhy),
        Act::Nyatakan => [Act::Nyatakan],
        Act::NyatakanYes => [Act::NyatakanYes],
        Act::NyatakanKind(_) => all(PernyataanKind::ALL, Act::NyatakanKind),
        Act::Ambil => [Act::Ambil],
        Act::AmbilAlih(_) => [Act::AmbilAlih(PetugasId(i64::MAX))],
        Act::Lepas => [Act::Lepas],
        Act::Waktu => [Act::Waktu],
        Act::Receipt => [Act::Receipt],
        Act::ReceiptAgain => [Act::ReceiptAgain],
        Act::StaffFile(_) => [Act::StaffFile(syarat())],
    })
}

/// Each list, without a filter and with the longest one.
fn views() -> Vec<AntreanView> {
    let longest = Saringan {
        desa: Some(DesaKode::parse("35.16.13.2010").unwrap()),
        jenis: Some(Jenis::Pembetulan),
        umur: Some(Umur::TigaHari),
    };
    let view = |antrean, saringan: &Saringan, after| AntreanView { antrean, saringan: saringan.clone(), after };
    let longest_after = Some(After { elsewhere: true, id: PermohonanId(i64::MAX) });
    let of = |&antrean: &Antrean| [view(antrean, &Saringan::default(), None), view(antrean, &longest, longest_after)];
    Antrean::ALL.iter().flat_map(of).collect()
}

fn stands() -> Vec<Stand> {
    let (id, day) = (PetugasId(i64::MAX), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let named = PelaksanaId(i64::MAX);
    samples!(Stand {
        Stand::Choose => [Stand::Choose],
        Stand::Who(_) => [Stand::Who(id)],
        Stand::From(..) => [Stand::From(id, day)],
        Stand::To(..) => [Stand::To(id, day, day)],
        Stand::Yes => [Stand::Yes],
        Stand::End(_) => [Stand::End(named)],
        Stand::EndYes(_) => [Stand::EndYes(named)],
        Stand::EndNo => [Stand::EndNo],
    })
}

fn kalender() -> Vec<KalenderTap> {
    let date = chrono::NaiveDate::from_ymd_opt(2027, 1, 5).unwrap();
    samples!(KalenderTap {
        KalenderTap::Show => [KalenderTap::Show],
        KalenderTap::History => [KalenderTap::History],
        KalenderTap::Pick(_) => [KalenderTap::Pick(0), KalenderTap::Pick(u16::MAX)],
        KalenderTap::Entry(_) => [KalenderTap::Entry(date)],
        KalenderTap::Add => [KalenderTap::Add],
        KalenderTap::Jenis(_) => all(JenisLibur::ALL, KalenderTap::Jenis),
        KalenderTap::Move(_) => [KalenderTap::Move(date)],
        KalenderTap::Cancel(_) => [KalenderTap::Cancel(date)],
        KalenderTap::Confirm(_) => [KalenderTap::Confirm(date)],
        KalenderTap::ConfirmYear(_) => [KalenderTap::ConfirmYear(2027)],
        KalenderTap::Hours => [KalenderTap::Hours],
        KalenderTap::AddHours => [KalenderTap::AddHours],
        KalenderTap::SameHours => [KalenderTap::SameHours],
        KalenderTap::EndHours(_) => [KalenderTap::EndHours(JamKhususId(i64::MAX))],
        KalenderTap::Usual => [KalenderTap::Usual],
        KalenderTap::SetHours(_) => [KalenderTap::SetHours(Hari::one(7)), KalenderTap::SetHours(Hari { dari: 1, sampai: 5 })],
        KalenderTap::Closed => [KalenderTap::Closed],
        KalenderTap::Back => [KalenderTap::Back],
        KalenderTap::Yes => [KalenderTap::Yes],
        KalenderTap::No => [KalenderTap::No],
    })
}

fn lists() -> Vec<SyaratTap> {
    let of = Jenis::Pembetulan;
    samples!(SyaratTap {
        SyaratTap::Open => [SyaratTap::Open],
        SyaratTap::Kind(_) => all(Jenis::ALL, SyaratTap::Kind),
        SyaratTap::New(_) => all(Jenis::ALL, SyaratTap::New),
        SyaratTap::NewAs(_) => all(Demand::ALL, SyaratTap::NewAs),
        SyaratTap::One(..) => [SyaratTap::One(of, syarat())],
        SyaratTap::Rename(..) => [SyaratTap::Rename(of, syarat())],
        SyaratTap::Ask(..) => all(Demand::ALL, |demand| SyaratTap::Ask(of, syarat(), demand)),
        SyaratTap::Remove(..) => [SyaratTap::Remove(of, syarat())],
        SyaratTap::Move(..) => all(&[true, false], |up| SyaratTap::Move(of, syarat(), up)),
        SyaratTap::Switch(..) => all(&[true, false], |on| SyaratTap::Switch(of, on)),
        SyaratTap::Preview => [SyaratTap::Preview],
        SyaratTap::Reason => [SyaratTap::Reason],
        SyaratTap::Publish(_) => [SyaratTap::Publish(1), SyaratTap::Publish(i32::MAX)],
        SyaratTap::Drop => [SyaratTap::Drop],
        SyaratTap::DropYes => [SyaratTap::DropYes],
        SyaratTap::History(_) => [SyaratTap::History(0), SyaratTap::History(u16::MAX)],
    })
}

fn binds() -> Vec<Bind> {
    samples!(Bind {
        Bind::Agree => [Bind::Agree],
        Bind::Disagree => [Bind::Disagree],
        Bind::NoticeMore => [Bind::NoticeMore],
        Bind::Pemohon => [Bind::Pemohon],
        Bind::Related(_) => all(Hubungan::ALL, Bind::Related),
        Bind::PemohonAgreed(_) => all(&[true, false], Bind::PemohonAgreed),
        Bind::Back => [Bind::Back],
        Bind::Stop => [Bind::Stop],
    })
}

fn holds() -> Vec<TundaTap> {
    let whose = [None, Some(kode())];
    let why = |kode| all(AlasanTunda::ALL, |alasan| TundaTap::Why(kode, alasan));
    samples!(TundaTap {
        TundaTap::List => [TundaTap::List],
        TundaTap::Ask(_) => all(&whose, TundaTap::Ask),
        TundaTap::Why(..) => whose.into_iter().flat_map(why),
        TundaTap::Yes(_) => all(&whose, TundaTap::Yes),
        TundaTap::Lift(_) => [TundaTap::Lift(TundaId(i64::MAX))],
        TundaTap::LiftYes(_) => [TundaTap::LiftYes(TundaId(i64::MAX))],
    })
}

pub(crate) fn taps() -> Vec<Tap> {
    let officer = PetugasId(i64::MAX);
    samples!(Tap {
        Tap::Menu(_) => all(Menu::ALL, Tap::Menu),
        Tap::Choice(_) => choices().into_iter().map(Tap::Choice),
        Tap::Drop(_) => all(&[true, false], Tap::Drop),
        Tap::Act(..) => acts().into_iter().map(|act| Tap::Act(kode(), act)),
        Tap::KirimTo(..) => [Tap::KirimTo(officer, vec![kode()]), Tap::KirimTo(officer, vec![kode(); MAX_KIRIM])],
        Tap::Antrean(_) => [Tap::Antrean(0), Tap::Antrean(u16::MAX)],
        Tap::NameRight(_) => all(&[true, false], Tap::NameRight),
        Tap::Undang(_) => all(Peran::ALL, Tap::Undang),
        Tap::Nonaktif(_) => [Tap::Nonaktif(officer)],
        Tap::NonaktifYes(_) => [Tap::NonaktifYes(officer)],
        Tap::Foto(..) => all(Verdict::ALL, |verdict| Tap::Foto(PeriksaId(i64::MAX), verdict)),
        Tap::Daftar(_) => views().into_iter().map(Tap::Daftar),
        Tap::Saring(..) => [SaringBy::Any, SaringBy::Desa, SaringBy::Jenis]
            .into_iter()
            .flat_map(|by| views().into_iter().map(move |view| Tap::Saring(by, view))),
        Tap::Pelaksana(_) => stands().into_iter().map(Tap::Pelaksana),
        Tap::Kalender(_) => kalender().into_iter().map(Tap::Kalender),
        Tap::Syarat(_) => lists().into_iter().map(Tap::Syarat),
        Tap::Bind(_) => binds().into_iter().map(Tap::Bind),
        Tap::Cari(_) => all(&[true, false], |only_open| Tap::Cari(CariPage { search: i64::MAX, page: u16::MAX, only_open })),
        Tap::Tunda(_) => holds().into_iter().map(Tap::Tunda),
        Tap::Data(_) => all(DataTap::ALL, Tap::Data),
    })
}

#[test]
fn every_button_reads_back_and_fits() {
    for tap in taps() {
        let data = encode(&tap);
        assert!(data.len() <= 64, "{data} has {} bytes", data.len());
        assert_eq!(decode(&data), Some(tap), "{data}");
    }
}

#[test]
fn no_two_buttons_are_written_alike() {
    let mut written: Vec<String> = taps().iter().map(encode).collect();
    written.sort();
    let count = written.len();
    written.dedup();
    assert_eq!(written.len(), count);
}

/// Buttons of messages that were sent: these lines are never changed, only added to.
#[rstest]
#[case("1:m:ajukan", Tap::Menu(Menu::Ajukan))]
#[case("1:a:ok", Tap::Choice(Choice::Agree))]
#[case("1:a:kind:rusak", Tap::Choice(Choice::Kind(Jenis::Rusak)))]
#[case("1:a:rel:orang_tua", Tap::Choice(Choice::Relation(Hubungan::OrangTua)))]
#[case("1:a:desa:35.16.13.2010", Tap::Choice(Choice::Desa(DesaKode::parse("35.16.13.2010").unwrap())))]
#[case("1:a:kk:0", Tap::Choice(Choice::KkRight(false)))]
#[case("1:a:prom:ktp_lama", Tap::Choice(Choice::Promise(SyaratKode("ktp_lama".into()))))]
#[case("1:a:ed:s:ktp_lama", Tap::Choice(Choice::Edit(Field::Syarat(SyaratKode("ktp_lama".into())))))]
#[case("1:a:ed:c:pekerjaan", Tap::Choice(Choice::Edit(Field::Correction(Element::Pekerjaan))))]
#[case("1:a:ed:kkr", Tap::Choice(Choice::Edit(Field::KkRight)))]
#[case("1:a:tel", Tap::Choice(Choice::PhoneShare))]
#[case("1:a:notel", Tap::Choice(Choice::PhoneSkip))]
#[case("1:a:ed:tel", Tap::Choice(Choice::Edit(Field::Phone)))]
#[case("1:p:K74MQXP:tel", Tap::Act(kode(), Act::Phone))]
#[case("1:m:berhenti", Tap::Menu(Menu::Berhenti))]
#[case("1:m:ingatkan", Tap::Menu(Menu::Ingatkan))]
#[case("1:a:add:kk", Tap::Choice(Choice::AddPage(SyaratKode("kk".into()))))]
#[case("1:a:rep:kk", Tap::Choice(Choice::Replace(SyaratKode("kk".into()))))]
#[case("1:a:for:kk", Tap::Choice(Choice::FileFor(SyaratKode("kk".into()))))]
#[case("1:a:nofile", Tap::Choice(Choice::FileUnused))]
#[case("1:a:send", Tap::Choice(Choice::Send))]
#[case("1:d:1", Tap::Drop(true))]
#[case("1:p:K74MQXP:st", Tap::Act(kode(), Act::Status))]
#[case("1:p:K74MQXP:ad:kk", Tap::Act(kode(), Act::AddPage(SyaratKode("kk".into()))))]
#[case("1:p:K74MQXP:tw:salah_data", Tap::Act(kode(), Act::TarikWhy(AlasanBatal::SalahData)))]
#[case("1:p:K74MQXP:te", Tap::Act(kode(), Act::Terima))]
#[case("1:p:K74MQXP:le", Tap::Act(kode(), Act::Lengkap))]
#[case("1:p:K74MQXP:km:kk:tidak_terbaca", Tap::Act(kode(), Act::KurangMark(SyaratKode("kk".into()), AlasanKurang::TidakTerbaca)))]
#[case("1:p:K74MQXP:ev", Tap::Act(kode(), Act::EntriSave))]
#[case("1:p:K74MQXP:nk:dicetak", Tap::Act(kode(), Act::NyatakanKind(PernyataanKind::Dicetak)))]
#[case("1:k:3:K74MQXP,K74MQXP", Tap::KirimTo(PetugasId(3), vec![kode(), kode()]))]
#[case("1:q:20", Tap::Antrean(20))]
#[case("1:u:kasi", Tap::Undang(Peran::Kasi))]
#[case("1:ny:7", Tap::NonaktifYes(PetugasId(7)))]
#[case("1:s:o", Tap::Syarat(SyaratTap::Open))]
#[case("1:s:rm:baru:kk", Tap::Syarat(SyaratTap::Remove(Jenis::Baru, SyaratKode("kk".into()))))]
#[case("1:s:sw:hilang:1", Tap::Syarat(SyaratTap::Switch(Jenis::Hilang, true)))]
#[case("1:s:pub:3", Tap::Syarat(SyaratTap::Publish(3)))]
#[case("1:p:K74MQXP:am", Tap::Act(kode(), Act::Ambil))]
#[case("1:p:K74MQXP:aa:3", Tap::Act(kode(), Act::AmbilAlih(PetugasId(3))))]
#[case("1:p:K74MQXP:ls", Tap::Act(kode(), Act::Lepas))]
#[case("1:qf:5:s:35.16.13.2010:baru:tiga_hari", Tap::Daftar(AntreanView { antrean: Antrean::Staf, saringan: Saringan { desa: Some(DesaKode::parse("35.16.13.2010").unwrap()), jenis: Some(Jenis::Baru), umur: Some(Umur::TigaHari) }, after: Some(After { elsewhere: false, id: PermohonanId(5) }) }))]
#[case("1:qs:d::p:::", Tap::Saring(SaringBy::Desa, AntreanView { antrean: Antrean::Pemohon, saringan: Saringan::default(), after: None }))]
#[case("1:p:K74MQXP:wk", Tap::Act(kode(), Act::Waktu))]
#[case("1:pl:t:4:2026-11-23:2026-11-30", Tap::Pelaksana(Stand::To(PetugasId(4), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), NaiveDate::from_ymd_opt(2026, 11, 30).unwrap())))]
fn what_was_written_once_is_read_for_ever(#[case] data: &str, #[case] tap: Tap) {
    assert_eq!(decode(data), Some(tap.clone()));
    assert_eq!(encode(&tap), data);
}

#[rstest]
#[case::empty("")]
#[case::no_version("m:ajukan")]
#[case::a_later_version("2:m:ajukan")]
#[case::unknown_code("1:m:terbang")]
#[case::too_much("1:m:ajukan:lagi")]
#[case::too_little("1:p:K74MQXP")]
#[case::wrong_check_character("1:p:K74MQXQ:st")]
#[case::syarat_with_a_capital("1:p:K74MQXP:f:KTP")]
#[case::syarat_without_a_name("1:p:K74MQXP:f:")]
#[case::nobody("1:k:x:K74MQXP")]
#[case::nothing_to_send("1:k:3:")]
#[case::neither_yes_nor_no("1:d:2")]
#[case::below_the_first_page("1:q:-1")]
#[case::no_list("1:qf::x:::")]
#[case::no_desa("1:qf::s:35.16:::")]
#[case::no_day("1:pl:f:1:2026-11-3")]
fn what_no_version_wrote_means_nothing(#[case] data: &str) {
    assert_eq!(decode(data), None);
}

proptest! {
    #[test]
    fn any_data_is_read_without_harm(data in any::<String>()) {
        let _ = decode(&data);
    }

    #[test]
    fn data_that_looks_like_ours_is_read_without_harm(data in "1:[adfklmnpqsuy]{1,2}(:[a-zK7,4MQXP_.0-9]{0,9}){0,4}") {
        if let Some(tap) = decode(&data) {
            prop_assert_eq!(decode(&encode(&tap)), Some(tap));
        }
    }
}
