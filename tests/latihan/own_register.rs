//! Practice and the real office never work on each other's register.

use local_postgres::testing::TempFolder;

use crate::office::{ends, printed, program};

#[tokio::test]
async fn practice_does_not_start_on_the_register_of_a_real_office() {
    let data = TempFolder::new().unwrap();
    let real = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(real.status.success(), "{}", printed(&real));
    let practice = ends(program(data.path()).args(["latihan", "--peragaan", "--port", "0"])).await;
    assert!(!practice.status.success());
    assert!(printed(&practice).contains("register of a real office"), "{}", printed(&practice));
}

#[tokio::test]
async fn the_real_office_does_not_start_on_a_practice_register() {
    let data = TempFolder::new().unwrap();
    let practice = ends(program(data.path()).args(["latihan", "--peragaan", "--port", "0"])).await;
    assert!(practice.status.success(), "{}", printed(&practice));
    let real = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(!real.status.success());
    assert!(printed(&real).contains("practice office"), "{}", printed(&real));
}

#[tokio::test]
async fn a_lost_key_is_never_replaced_beside_the_data() {
    let data = TempFolder::new().unwrap();
    let first = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(first.status.success(), "{}", printed(&first));
    std::fs::remove_file(data.path().join("kunci")).unwrap();
    let second = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(!second.status.success());
    assert!(printed(&second).contains("key file"), "{}", printed(&second));
    assert!(!data.path().join("kunci").exists());
}
