//! One person applies for several, one after the other: a family member, a perangkat desa.

use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{AGUS, AGUS_KK, AGUS_NIK, BUDI_STAF, SITI, SITI_KK, SITI_NIK};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_perangkat_desa_applies_for_one_after_the_other() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain"]).await;
    assert_snapshot!(office.says(AGUS, "perangkat desa").await, @"
    Apakah pemohon sudah tahu, dan setuju datanya diajukan lewat Bapak/Ibu?
    [✅ Ya, sudah setuju]
    [❌ Belum]
    ");
    assert_snapshot!(office.taps(AGUS, "❌ Belum").await, @"
    Mohon pemohon diberi tahu dahulu, dan ditanya apakah setuju. Isian tetap tersimpan.

    Apakah pemohon sudah tahu, dan setuju datanya diajukan lewat Bapak/Ibu?
    [✅ Ya, sudah setuju]
    [❌ Belum]
    [⏸ Nanti saja] [🗑 Hapus isian]
    ");
    office.taps(AGUS, "✅ Ya, sudah setuju").await;
    office.says_all(AGUS, &["KTP baru", "Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati", "bawa"]).await;
    assert_snapshot!(office.says(AGUS, "bawa").await, @"
    Baik. Kartu Keluarga (KK): mohon aslinya dibawa ke kantor.

    Mohon diperiksa

    Untuk: orang lain (Anda perangkat desa)
    Pemohon sudah setuju: ya
    Layanan: KTP baru
    Nama: Siti Aminah
    NIK: 3516••••••••9901
    Nomor KK: ••••••••••••9901
    Desa: Japan
    Nomor telepon: tidak diisi
    📄 Surat pengantar desa: aslinya dibawa ke kantor
    📄 Kartu Keluarga (KK): aslinya dibawa ke kantor

    🔔 Kabar dikirim ke chat ini (Bapak/Ibu sebagai perangkat desa). Pemohon sendiri tidak mendapat kabar lewat Telegram, kecuali menautkan chat dengan tanda terima.

    Bila sudah benar, ketuk “Kirim”. Bila ada yang perlu diubah, ketuk tombolnya. Sesudah dikirim, yang keliru dapat diperbaiki dengan /ubahdata.
    [📨 Kirim]
    [✏️ Untuk siapa] [✏️ Layanan]
    [✏️ Nama] [✏️ NIK]
    [✏️ Nomor KK] [✏️ Desa]
    [✏️ Nomor telepon]
    [✏️ Surat pengantar desa]
    [✏️ Kartu Keluarga (KK)]
    ");
    office.says(AGUS, "kirim").await;

    let next = office.taps(AGUS, "➕ Ajukan untuk orang lain").await;
    assert!(next.starts_with("Permohonan berikutnya") && next.contains("Sebelum mulai"), "{next}");
    assert!(!next.contains("masih ada permohonan yang berjalan"), "the one before does not stand in the way");
    assert_snapshot!(office.says(AGUS, "setuju").await, @"
    Apakah pemohon sudah tahu, dan setuju datanya diajukan lewat Bapak/Ibu?
    [✅ Ya, sudah setuju]
    [❌ Belum]
    ");
    assert_snapshot!(office.says(AGUS, "sudah").await, @"
    Silakan pilih yang ingin diurus.
    [🪪 KTP baru]
    [✏️ Perbaikan data KTP]
    ");
    let asked = office.says_all(AGUS, &["KTP baru", "Agus Setiawan", AGUS_NIK, AGUS_KK, "lewati"]).await;
    assert!(asked.contains("Berkas 1"), "the desa is known: {asked}");
    office.says_all(AGUS, &["bawa", "bawa", "kirim"]).await;
    assert_eq!(office.own(AGUS).await.len(), 2);
    let said = "select count(*) from permohonan where pemohon_agreed_at is not null";
    assert_eq!(office.database.sql(said).await, "2", "said of each of them");
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_person_after_oneself() {
    let office = Office::open().await;
    office.siti_applies().await;
    let again = office.button(SITI, "➕ Ajukan untuk orang lain").await;
    office.taps(SITI, "➕ Ajukan untuk orang lain").await;
    assert_snapshot!(office.says(SITI, "setuju").await, @"
    Apa hubungan Bapak/Ibu dengan pemohon?
    Contoh: bila mengurus KTP ibu sendiri, pilih “Anak”.
    [Orang tua] [Anak]
    [Suami atau istri] [Saudara]
    [Perangkat desa] [Lainnya]
    ");
    office.says_all(SITI, &["anak saya", "KTP baru", "Agus Setiawan"]).await;
    let pressed = office.presses(SITI, &again).await;
    assert!(pressed.contains("Masih ada isian"), "an old button drops no draft: {pressed}");
    office.says_all(SITI, &["lanjutkan", AGUS_NIK, AGUS_KK, "Modongan", "lewati", "bawa", "bawa", "kirim"]).await;
    let next = office.taps(SITI, "➕ Ajukan untuk orang lain").await;
    assert!(next.starts_with("Permohonan berikutnya: Bapak/Ibu orang tua pemohon"), "{next}");
    assert_eq!(office.own(SITI).await.len(), 2);
}

/// Whoever writes past the program cannot leave it out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_agreement_changes_with_the_relation() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Siti Aminah"]).await;
    office.says_all(AGUS, &[SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa"]).await;
    office.taps(AGUS, "✏️ Untuk siapa").await;
    office.says(AGUS, "orang lain").await;
    let asked = office.says(AGUS, "perangkat desa").await;
    assert!(asked.contains("setuju datanya diajukan"), "{asked}");
    let summary = office.says(AGUS, "sudah").await;
    assert!(summary.contains("Pemohon sudah setuju: ya"), "{summary}");
    office.says(AGUS, "kirim").await;
    assert!(office.says(BUDI_STAF, "/antrean").await.contains("Pelapor: perangkat desa"));
}
