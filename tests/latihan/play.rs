//! The SOP is played once, whatever was going on before.

use local_postgres::testing::TempFolder;

use crate::office::{Playing, ends, printed, program};

const PLAYED: &str = "The SOP was played once";

#[tokio::test]
async fn peragaan_plays_the_sop_and_ends_well_twice() {
    let data = TempFolder::new().unwrap();
    for _ in 0..2 {
        let output = ends(program(data.path()).args(["latihan", "--peragaan", "--port", "0"])).await;
        assert!(output.status.success() && printed(&output).contains(PLAYED), "{}", printed(&output));
    }
}

#[tokio::test]
async fn after_kill_9_in_the_middle_it_starts_again_and_plays() {
    let data = TempFolder::new().unwrap();
    for middle in ["(warga): /ajukan", "■ Register", "[ ↩️ Ada yang kurang ]", "[ ✅ Sesuai berkas ]"] {
        let mut office = Playing::start(data.path());
        office.prints(middle).await;
        office.kill_9().await;
    }
    let mut office = Playing::start(data.path());
    office.prints(PLAYED).await;
    office.prints("The practice office is open").await;
    assert_eq!(office.signal("TERM").await, Some(0));
}

#[tokio::test]
async fn a_signal_in_the_middle_of_the_play_ends_it() {
    let data = TempFolder::new().unwrap();
    for signal in ["INT", "TERM"] {
        let mut office = Playing::start(data.path());
        office.prints("(warga): /ajukan").await;
        assert_eq!(office.signal(signal).await, Some(130));
    }
}

/// Staf enter the numbers, originals are ticked, or both.
#[tokio::test]
async fn an_office_that_asks_for_less_by_chat_plays_too() {
    let data = TempFolder::new().unwrap();
    let built_in = include_str!("../../kantor.toml");
    let no_numbers = built_in.replace("nik_dan_kk = true", "nik_dan_kk = false");
    let no_photos = built_in.replace("foto = true ", "foto = false ");
    let neither = no_numbers.replace("foto = true ", "foto = false ");
    for (n, profile) in [no_numbers, no_photos, neither].into_iter().enumerate() {
        assert_ne!(profile, built_in);
        let file = data.path().join(format!("kantor-less-{n}.toml"));
        std::fs::write(&file, profile).unwrap();
        let mut command = program(data.path());
        command.arg("--kantor").arg(&file).args(["latihan", "--peragaan", "--port", "0"]);
        let output = ends(&mut command).await;
        assert!(output.status.success() && printed(&output).contains(PLAYED), "{}", printed(&output));
    }
}

#[tokio::test]
async fn another_office_with_other_syarat_plays_too() {
    let data = TempFolder::new().unwrap();
    let built_in = include_str!("../../kantor.toml");
    let without =
        built_in.replace("    { kode = \"pengantar\", nama = \"Surat pengantar desa\", wajib = true },\n", "");
    let more = built_in.replacen(
        "    { kode = \"kk\"",
        "    { kode = \"akta\", nama = \"Akta kelahiran\", wajib = true },\n    { kode = \"kk\"",
        1,
    );
    for (n, profile) in [without, more].into_iter().enumerate() {
        assert_ne!(profile, built_in);
        let file = data.path().join(format!("kantor-{n}.toml"));
        std::fs::write(&file, profile).unwrap();
        let mut command = program(data.path());
        command.arg("--kantor").arg(&file).args(["latihan", "--peragaan", "--port", "0"]);
        let output = ends(&mut command).await;
        assert!(output.status.success(), "{}", printed(&output));
    }
}
