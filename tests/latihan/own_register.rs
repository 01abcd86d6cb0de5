//! Practice and the real office never work on each other's register.

use std::os::unix::fs::MetadataExt as _;

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

/// A first start that ends early, here for want of a place for files, leaves nothing that the next one stumbles over.
#[tokio::test]
async fn a_first_start_that_fails_can_be_begun_again() {
    let data = TempFolder::new().unwrap();
    let files = data.path().join("berkas");
    std::fs::create_dir(&files).unwrap();
    std::fs::set_permissions(&files, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let first = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(!first.status.success() && printed(&first).contains("chmod 700"), "{}", printed(&first));
    std::fs::set_permissions(&files, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let second = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(second.status.success(), "{}", printed(&second));
    assert!(data.path().join("kunci").exists());
}

#[tokio::test]
async fn a_new_key_takes_the_place_of_the_old_one() {
    let data = TempFolder::new().unwrap();
    let run = async |args: &[&str]| {
        let ended = ends(program(data.path()).args(args)).await;
        assert!(ended.status.success(), "{}", printed(&ended));
        printed(&ended)
    };
    run(&["petugas", "tambah", "--peran", "kasi", "--chat", "902", "--nama", "Kasi Contoh"]).await;
    run(&["kunci", "baru"]).await;
    let file = data.path().join("kunci");
    let keys = std::fs::read_to_string(&file).unwrap();
    let [new, old] = keys.split(',').collect::<Vec<_>>()[..] else { panic!("two keys") };
    assert!(new.starts_with("2:") && old.starts_with("1:"));
    assert_eq!(std::fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
    let turned = run(&["kunci", "putar"]).await;
    assert!(turned.contains("values are sealed anew with the first key"), "{turned}");
    assert!(turned.contains("can be taken out of KUNCI_DATA or the file kunci: 1"), "{turned}");
    assert!(!turned.contains(new) && !turned.contains(old), "no key is printed");
    std::fs::write(&file, new).unwrap();
    assert!(run(&["petugas", "daftar"]).await.contains("Kasi Contoh"));
    std::fs::write(&file, old).unwrap();
    let lost = ends(program(data.path()).args(["petugas", "daftar"])).await;
    assert!(printed(&lost).contains("sealed with key 2, which is not here"), "{}", printed(&lost));
}
