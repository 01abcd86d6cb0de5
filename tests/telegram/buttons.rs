//! What stands behind a button: at most 64 bytes, and readable for ever.

use crate::taps::{Of, taps};
use chrono::NaiveDate;
use layanan_ktp::domain::antrean::{Antrean, Saringan, Umur};
use layanan_ktp::domain::berkas::{AlasanKurang, SyaratKode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::AlasanBatal;
use layanan_ktp::domain::pemohon::{Element, Hubungan, Jenis};
use layanan_ktp::domain::permohonan::PernyataanKind;
use layanan_ktp::domain::petugas::{Peran, PetugasId};
use layanan_ktp::pesan::outgoing::PermohonanId;
use layanan_ktp::pesan::tap::{Act, After, AntreanView, Choice, Field, Menu, SaringBy, Stand, SyaratTap, Tap};
use layanan_ktp::telegram::callback::{decode, encode};
use proptest::prelude::*;
use rstest::rstest;

fn kode() -> Kode {
    Kode::parse("K7-4MQX-P").unwrap()
}

#[test]
fn every_button_reads_back_and_fits() {
    for tap in taps(&Of::longest(kode())) {
        let data = encode(&tap);
        assert!(data.len() <= 64, "{data} has {} bytes", data.len());
        assert_eq!(decode(&data), Some(tap), "{data}");
    }
}

#[test]
fn no_two_buttons_are_written_alike() {
    let mut written: Vec<String> = taps(&Of::longest(kode())).iter().map(encode).collect();
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
