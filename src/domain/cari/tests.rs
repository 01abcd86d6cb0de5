//! What is read, and what is refused.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn kantor() -> Kantor {
    crate::config::kantor::parse(include_str!("../../../kantor.toml")).unwrap_or_else(|error| panic!("{error:?}"))
}

fn now() -> DateTime<Utc> {
    "2026-11-23T02:30:00Z".parse().unwrap_or_else(|error| panic!("{error}"))
}

/// Kind and canonical text of what a text is read as.
fn as_read(text: &str) -> Result<String, CariError> {
    read(text, &kantor(), now()).map(|q| format!("{} {}", q.first.kunci(), q.first.canonical()))
}

#[rstest]
#[case("470/001/416-313/2026", "nomor 2026/1")]
#[case(" 470/1/416-313/2025 ", "nomor 2025/1")]
#[case("12/2025", "nomor 2025/12")]
#[case("001", "nomor 2026/1")]
#[case("3516 1341 0190 9901", "nik 3516134101909901")]
#[case("Siti Aminah", "nama aminah siti|")]
#[case("aminah, SITI", "nama aminah siti|")]
#[case("Nur'aini", "nama nuraini|")]
#[case("siti brangkal", "nama_desa siti|35.16.13.2003")]
#[case("brangkal siti", "nama_desa siti|35.16.13.2003")]
#[case("siti desa brang", "nama_desa siti|35.16.13.2003")]
#[case("Ds. Sooko", "desa 35.16.13.2010")]
#[case("sooko", "desa 35.16.13.2010")]
#[case("siti sooko", "nama_desa siti|35.16.13.2010")]
#[case("desa sooko kecamatan sooko", "desa 35.16.13.2010")]
#[case("siti kec. sooko", "nama siti|")]
#[case("nama japan", "nama japan|")]
#[case("nama siti japan", "nama japan siti|")]
#[case("M Yusuf", "nama m yusuf|")]
#[case("Sutrisno!", "nama sutrisno|")]
#[case("“siti” (brangkal)?", "nama_desa siti|35.16.13.2003")]
#[case("001?", "nomor 2026/1")]
fn reads(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(as_read(text), Ok(expected.to_owned()));
}

#[rstest]
#[case("", CariError::Empty)]
#[case(" .-' ", CariError::Empty)]
#[case("a", CariError::TooShort)]
#[case("a b", CariError::TooShort)]
#[case("<b>siti", CariError::Strange)]
#[case("siti 12", CariError::Strange)]
#[case("351613410190990", CariError::NotNik)]
#[case("3516139901909901", CariError::NotNik)]
#[case("0", CariError::NotNik)]
#[case("desa Mojosari", CariError::UnknownDesa)]
#[case("kecamatan Sooko", CariError::OnlyKecamatan)]
fn refuses(#[case] text: &str, #[case] error: CariError) {
    assert_eq!(as_read(text), Err(error));
}

#[test]
fn what_can_be_a_kode_can_be_a_name_too() {
    let kode = Kode::from_entropy([7; 8]);
    for text in [kode.to_string(), kode.compact().to_lowercase()] {
        assert_eq!(as_read(&text), Ok(format!("kode {}", kode.compact())));
    }
    let letters = (0..=255).map(|n| Kode::from_entropy([n, 1, 2, 3, 4, 5, 6, 7]).compact());
    let name = letters.into_iter().find(|k| k.bytes().all(|b| b.is_ascii_alphabetic()));
    if let Some(name) = name {
        let query = read(&name, &kantor(), now());
        assert!(query.is_ok_and(|q| q.otherwise.is_some_and(|o| o.kunci() == Kunci::Nama)));
    }
}

#[test]
fn too_much_is_not_read_and_nothing_is_shown() {
    assert_eq!(as_read(&"a".repeat(201)), Err(CariError::TooLong));
    assert_eq!(format!("{:?}", Sought::Desa(kantor().wilayah.desa()[0].kode.clone())), "Sought(desa)");
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>(), near in "[a-z0-9/ .,'-]{0,30}") {
        let kantor = kantor();
        drop((read(&text, &kantor, now()), read(&near, &kantor, now())));
    }
}
